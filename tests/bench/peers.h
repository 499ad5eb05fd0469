/* Other segmenters behind one face, for bench_tokenizer. */
#ifndef XUN_BENCH_PEERS_H
#define XUN_BENCH_PEERS_H

#include <stdbool.h>
#include <stddef.h>

/* Receives each word's byte span. */
typedef void peer_sink(void *user, size_t start, size_t end);

/* Opens the segmenter; NULL when it can't be had. */
void *peer_friso_open(void);
void peer_friso_cut(void *peer, const char *line, size_t length, peer_sink *sink, void *user);
void peer_friso_close(void *peer);

void *peer_icu_open(void);
void peer_icu_cut(void *peer, const char *line, size_t length, peer_sink *sink, void *user);
void peer_icu_close(void *peer);

#endif
