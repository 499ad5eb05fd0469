/* Numbers as the two languages write them in words. Inside translator/ only. */
#ifndef XUN_TRANSLATOR_NUMBERS_H
#define XUN_TRANSLATOR_NUMBERS_H

#include "translator/state.h"

/* A number in a question: its value, what counts it, and how many words or characters it takes. */
typedef enum {
    XUN_NUMBER_PLAIN,
    XUN_NUMBER_ORDINAL,
    XUN_NUMBER_MONTH,
    XUN_NUMBER_CENTURY,
    XUN_NUMBER_DECADE /* the value is its first year */
} xun_number_kind;

typedef struct {
    xun_number_kind kind;
    double value;
    size_t count; /* of words or characters; 0: no number */
    bool written; /* in letters, or in Chinese numerals: may be no number at all */
    bool placed;  /* with 十, 百 and so on */
} xun_number;

/* The number that begins at word `at`. */
xun_number xun_number_of_words(const xun_text_words *words, size_t at);
/* The number that begins at folded character `at`. */
xun_number xun_number_of_characters(const xun_folded *text, size_t at);
/* Adds what the other language writes to the open group. */
void xun_number_in_chinese(xun_translator *t, const xun_number *number);
void xun_number_in_english(xun_translator *t, const xun_number *number);

#endif
