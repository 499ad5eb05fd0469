#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#include <friso.h>
#pragma GCC diagnostic pop
#include <stdlib.h>

#include "tests/bench/peers.h"

typedef struct {
    friso_t friso;
    friso_config_t config;
    friso_task_t task;
} friso_peer;

void *peer_friso_open(void)
{
    static char settings[] = "/etc/friso/friso.ini";
    friso_peer *peer = calloc(1, sizeof *peer);
    if (!peer)
        return NULL;
    peer->friso = friso_new();
    peer->config = friso_new_config();
    if (friso_init_from_ifile(peer->friso, peer->config, settings) != 1) {
        free(peer);
        return NULL;
    }
    peer->config->add_syn = 0;
    peer->config->keep_urec = 1;
    friso_set_mode(peer->config, __FRISO_COMPLEX_MODE__);
    peer->task = friso_new_task();
    return peer;
}

void peer_friso_cut(void *opaque, const char *line, size_t length, peer_sink *sink, void *user)
{
    friso_peer *peer = opaque;
    (void)length; /* the line ends with a zero byte, which is what friso wants */
    friso_set_text(peer->task, (fstring)(size_t)line);
    friso_token_t token;
    while ((token = peer->config->next_token(peer->friso, peer->config, peer->task)) != NULL)
        sink(user, (size_t)token->offset, (size_t)token->offset + token->rlen);
}

void peer_friso_close(void *opaque)
{
    friso_peer *peer = opaque;
    friso_free_task(peer->task);
    friso_free(peer->friso);
    friso_free_config(peer->config);
    free(peer);
}
