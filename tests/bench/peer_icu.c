#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "common/utf8.h"
#include "tests/bench/peers.h"

typedef struct {
    UBreakIterator *words;
    UChar *text;
    int32_t *offsets; /* of each UTF-16 unit in the UTF-8 line */
    size_t capacity;
} icu_peer;

void *peer_icu_open(void)
{
    icu_peer *peer = calloc(1, sizeof *peer);
    UErrorCode code = U_ZERO_ERROR;
    if (peer)
        peer->words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &code);
    if (peer && U_FAILURE(code)) {
        free(peer);
        return NULL;
    }
    return peer;
}

/* Converts the line; returns its length in UTF-16 units. */
static int32_t convert(icu_peer *peer, const char *line, size_t length)
{
    int32_t count = 0;
    for (size_t at = 0; at < length;) {
        uint32_t character;
        size_t step = xun_utf8_read(&character, line + at, line + length);
        peer->offsets[count] = peer->offsets[count + 1] = (int32_t)at;
        U16_APPEND_UNSAFE(peer->text, count, (UChar32)character);
        at += step;
    }
    peer->offsets[count] = (int32_t)length;
    return count;
}

void peer_icu_cut(void *opaque, const char *line, size_t length, peer_sink *sink, void *user)
{
    icu_peer *peer = opaque;
    if (length + 2 > peer->capacity) {
        peer->capacity = length * 2 + 2;
        peer->text = realloc(peer->text, peer->capacity * sizeof *peer->text);
        peer->offsets = realloc(peer->offsets, peer->capacity * sizeof *peer->offsets);
        if (!peer->text || !peer->offsets)
            abort();
    }
    UErrorCode code = U_ZERO_ERROR;
    ubrk_setText(peer->words, peer->text, convert(peer, line, length), &code);
    int32_t start = ubrk_first(peer->words), end;
    while ((end = ubrk_next(peer->words)) != UBRK_DONE) {
        if (ubrk_getRuleStatus(peer->words) != UBRK_WORD_NONE)
            sink(user, (size_t)peer->offsets[start], (size_t)peer->offsets[end]);
        start = end;
    }
}

void peer_icu_close(void *opaque)
{
    icu_peer *peer = opaque;
    ubrk_close(peer->words);
    free(peer->text);
    free(peer->offsets);
    free(peer);
}
