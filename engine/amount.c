/* Terms of amounts: each by its value, and by a bucket of values, so that a range is a few buckets and, at
 * its ends, some single values. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/schema.h"

enum { EXPONENT_BIAS = 20 };

/* The exponent of the first digit that is not 0, and where it stands: "321.6" 2, "0.05" -2. False for 0. */
static bool leading_digit(int *exponent, const char **digit, const char *value)
{
    const char *first = value + strspn(value, "-0."), *point = strchr(value, '.');
    const char *whole_end = point ? point : value + strlen(value);
    if (!*first)
        return false;
    *digit = first;
    *exponent = (int)(whole_end - first) - (first < whole_end);
    return true;
}

void xun_amount_bucket(char out[XUN_AMOUNT_BUCKET_SIZE], const char *value)
{
    int exponent;
    const char *digit;
    if (leading_digit(&exponent, &digit, value) && exponent > -EXPONENT_BIAS &&
        exponent < 100 - EXPONENT_BIAS)
        snprintf(out, XUN_AMOUNT_BUCKET_SIZE, "%c%02d%c", *value == '-' ? '-' : '+', exponent + EXPONENT_BIAS,
                 *digit);
    else
        memcpy(out, "0", 2);
}

/* `digit` 10 is the next decade's 1. */
static double bucket_border(int digit, int exponent)
{
    char text[32];
    snprintf(text, sizeof text, "%de%d", digit, exponent);
    return strtod(text, NULL);
}

bool xun_amount_bucket_span(double *low, double *high, const char *bucket, size_t length)
{
    *low = *high = 0;
    if (length == 1 && *bucket == '0')
        return true;
    if (length != 4 || strspn(bucket + 1, "0123456789") < 3)
        return false;
    int exponent = (bucket[1] - '0') * 10 + (bucket[2] - '0') - EXPONENT_BIAS, digit = bucket[3] - '0';
    double near = bucket_border(digit, exponent), far = bucket_border(digit + 1, exponent);
    *low = *bucket == '-' ? -far : near;
    *high = *bucket == '-' ? -near : far;
    return true;
}

bool xun_amount_term(xun_bytes *out, const char *unit, const char *bucket, const char *value)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    bool good = xun_bytes_append_format(&text, "%s=%s", unit, bucket) &&
                (!value || xun_bytes_append_format(&text, "=%s", value)) &&
                xun_schema_term(out, value ? XUN_PREFIX_AMOUNT : XUN_PREFIX_AMOUNTS, text.data, text.length);
    xun_bytes_free(&text);
    return good;
}
