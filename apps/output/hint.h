/* The searcher's remarks in words. */
#ifndef XUN_OUTPUT_HINT_H
#define XUN_OUTPUT_HINT_H

#include "common/bytes.h"
#include "searcher/hint.h"

/* Appends one line in English, as programs read it. Nothing for XUN_HINT_NONE. False: memory. */
bool xun_hint_in_english(xun_bytes *out, const xun_hint *hint);
/* The same in the language that gettext speaks; the messages stand in each program's catalogue. */
bool xun_hint_in_words(xun_bytes *out, const xun_hint *hint);

#endif
