/* Internal: a quick "surely not" for sets of characters. A set is written once as a macro that applies X to
 * each character; XUN_SIEVE makes 256 bits of it, by the low byte of the character. */
#ifndef XUN_FACTS_CHARSET_H
#define XUN_FACTS_CHARSET_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

typedef struct {
    uint64_t bits[4];
} xun_sieve;

#define XUN_SIEVE_BIT(part, c) | (((unsigned)(c) >> 6 & 3) == (part) ? UINT64_C(1) << ((unsigned)(c)&63) : 0)
#define XUN_SIEVE_0(c) XUN_SIEVE_BIT(0, c)
#define XUN_SIEVE_1(c) XUN_SIEVE_BIT(1, c)
#define XUN_SIEVE_2(c) XUN_SIEVE_BIT(2, c)
#define XUN_SIEVE_3(c) XUN_SIEVE_BIT(3, c)
#define XUN_SIEVE(SET)                                                                                       \
    {                                                                                                        \
        {                                                                                                    \
            0 SET(XUN_SIEVE_0), 0 SET(XUN_SIEVE_1), 0 SET(XUN_SIEVE_2), 0 SET(XUN_SIEVE_3)                   \
        }                                                                                                    \
    }

/* False: the character is surely not in the set. */
static inline bool xun_sieve_may_hold(const xun_sieve *sieve, char16_t c)
{
    return (sieve->bits[c >> 6 & 3] >> (c & 63) & 1) != 0;
}

#endif
