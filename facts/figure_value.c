/* The canonical form of values. */
#include <math.h>
#include <string.h>

#include "facts/figures.h"

static double power_of_ten(int exponent)
{
    double power = 1;
    for (; exponent > 0; exponent--)
        power *= 10;
    return power;
}

/* `value` as a whole number of 15 digits times a power of ten. */
static unsigned long long mantissa_of(int *exponent, double value)
{
    int scale = 0;
    double scaled = value;
    while (scaled >= 1e15 && scale < 320) {
        scale++;
        scaled = value / power_of_ten(scale);
    }
    while (scaled < 1e14 && scale > -320) {
        scale--;
        scaled = value * power_of_ten(-scale);
    }
    *exponent = scale;
    return (unsigned long long)llround(scaled);
}

void xun_figure_canonical(char out[XUN_FIGURE_TERM_SIZE], double value)
{
    char digits[24];
    size_t length = 0, at = 0;
    int exponent;
    if (!(fabs(value) >= 1e-9) || fabs(value) >= 1e24) {
        memcpy(out, "0", 2);
        return;
    }
    unsigned long long mantissa = mantissa_of(&exponent, fabs(value));
    while (mantissa % 10 == 0 && mantissa > 0) {
        mantissa /= 10;
        exponent++;
    }
    for (; mantissa > 0; mantissa /= 10)
        digits[length++] = (char)('0' + mantissa % 10);
    if (value < 0)
        out[at++] = '-';
    int whole = (int)length + exponent; /* digits before the point */
    if (whole <= 0)
        out[at++] = '0';
    for (int i = 0; i < whole; i++)
        out[at++] = i < (int)length ? digits[length - 1 - (size_t)i] : '0';
    if (exponent < 0)
        out[at++] = '.';
    for (int i = whole; i < 0 && at < XUN_FIGURE_TERM_SIZE - 1; i++)
        out[at++] = '0';
    for (int i = whole > 0 ? whole : 0; i < (int)length && at < XUN_FIGURE_TERM_SIZE - 1; i++)
        out[at++] = digits[length - 1 - (size_t)i];
    out[at] = 0;
}

double xun_figure_rounded(double value)
{
    if (value == 0 || fabs(value) >= 1e24 || fabs(value) < 1e-9)
        return value;
    int exponent;
    double mantissa = (double)mantissa_of(&exponent, fabs(value));
    double result = exponent >= 0 ? mantissa * power_of_ten(exponent) : mantissa / power_of_ten(-exponent);
    return value < 0 ? -result : result;
}
