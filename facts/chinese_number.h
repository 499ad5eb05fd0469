/* Internal: numbers as they stand in text, in Arabic digits and Chinese numerals, with 万 and 亿 multiplied
 * in. */
#ifndef XUN_FACTS_CHINESE_NUMBER_H
#define XUN_FACTS_CHINESE_NUMBER_H

#include "facts/text.h"

typedef struct {
    size_t end; /* index after the number and its multipliers */
    double value;
    bool arabic;        /* written with digits, at least in part */
    bool fraction;      /* has a decimal point */
    bool multiplied;    /* has 万, 亿 or a power of ten after the digits */
    bool digits_only;   /* Chinese digits read one by one: 二〇一七 */
    bool bare;          /* begins with a power of ten: 千亿, 百 (no digit says how many) */
    bool about;         /* has 多 or 余 inside or after: 80多万, 3000余 */
    size_t digit_count; /* digits before the decimal point, the marks between thousands left out */
} xun_number;

/* Reads the number that begins at `index`; false when none does. */
bool xun_number_read(xun_number *out, const xun_fact_text *text, size_t index);
/* True for digits at `index` that may be no number, but the end of one that stands before them: 216 in 3,216,
 * when that isn't read as one number (see xun_number_read). */
bool xun_number_is_part(const xun_fact_text *text, size_t index);
/* The value of one Chinese digit, 〇 to 九 and 两; -1 for others. */
int xun_han_digit(char16_t c);
/* True for what a Chinese number may begin with. */
bool xun_is_han_numeral(char16_t c);
/* A small whole number in digits or numerals (1 to 99, as in 11月, 十三五, 第三季度): its value and end; 0
 * when none. */
unsigned xun_small_number(size_t *end, const xun_fact_text *text, size_t index);

#endif
