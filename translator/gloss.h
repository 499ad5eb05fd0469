/* What a dictionary's sense says in plain words. */
#ifndef XUN_TRANSLATOR_GLOSS_H
#define XUN_TRANSLATOR_GLOSS_H

#include <stdbool.h>
#include <stddef.h>

/* Receives one gloss: "to strike (a match); variant of 打" gives "strike". False stops. */
typedef bool xun_gloss_sink(void *user, const char *gloss, size_t length);
/* The glosses of one sense of CC-CEDICT, without remarks in brackets, references to other entries, and the
 * words that only open a definition. False when the sink stopped. */
bool xun_glosses_of(const char *sense, size_t length, xun_gloss_sink *sink, void *user);
/* The Chinese word (simplified) that a sense refers to ("abbr. for 中國|中国[Zhong1 guo2]"); NULL when there
 * is none. */
const char *xun_gloss_reference(size_t *length, const char *sense, size_t sense_length);

#endif
