/* Marks at the beginning of lines, and words that stand where no line may begin or end. Internal to
 * corpus/. */
#ifndef XUN_CORPUS_MARK_H
#define XUN_CORPUS_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "corpus/layout.h"

/* The numeral (1, 12, １, 一, 十二, 二十, IV) at `at`; 0 and `*next` = at when there is none. */
unsigned xun_read_numeral(const char *text, size_t at, size_t end, size_t *next);

/* Does text[start, end) stop after a word that needs another (的 和 与 及, the, of, and)? */
bool xun_ends_with_function_word(const char *text, size_t start, size_t end);
/* Does it begin with a character that needs one before it (的 与 及 们, but not 与此同时)? */
bool xun_begins_inside(const char *text, size_t start, size_t end);
/* Does it begin with a character that hardly ever begins a clause (动在全区开展, but not 动员会)? */
bool xun_begins_with_inner_character(const char *text, size_t start, size_t end);
/* Does it begin with a measure word (项 个 万元 %), and not with a word that merely starts so (项目)? */
bool xun_begins_with_measure(const char *text, size_t start, size_t end);
/* A connective (同时 近年来 其中) that may stand before a comma at the beginning of a paragraph. */
bool xun_is_connective(const char *text, size_t start, size_t end);

#endif
