#include "searcher/amount.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/query_list.h"

enum { TEXT_LIMIT = 200 };

/* ---- reading ------------------------------------------------------------------------------------------ */

typedef enum { AT_LEAST, MORE, AT_MOST, LESS, EQUAL } comparison;

typedef struct {
    const char *text;
    comparison meaning;
} comparison_sign;

static const comparison_sign signs[] = {
    {">=", AT_LEAST}, {"≥", AT_LEAST}, {"＞＝", AT_LEAST}, {"＞=", AT_LEAST}, {">＝", AT_LEAST},
    {"⩾", AT_LEAST},  {"<=", AT_MOST}, {"≤", AT_MOST},     {"＜＝", AT_MOST}, {"＜=", AT_MOST},
    {"<＝", AT_MOST}, {"⩽", AT_MOST},  {">", MORE},        {"＞", MORE},      {"<", LESS},
    {"＜", LESS},     {"=", EQUAL},    {"＝", EQUAL},
};

static const comparison_sign tails[] = {
    {"及以上", AT_LEAST},
    {"以上", AT_LEAST},
    {"及以下", AT_MOST},
    {"以下", AT_MOST},
};

static const char *const range_signs[] = {"..", "．．", "～", "~", "至"};

static xun_slice trimmed(xun_slice slice)
{
    while (slice.length && slice.text[0] == ' ')
        slice = (xun_slice){slice.text + 1, slice.length - 1};
    while (slice.length && slice.text[slice.length - 1] == ' ')
        slice.length--;
    return slice;
}

static bool begins(xun_slice slice, const char *with)
{
    size_t length = strlen(with);
    return slice.length >= length && memcmp(slice.text, with, length) == 0;
}

/* Takes the comparison off the text; EQUAL when it has none. */
static comparison take_comparison(xun_slice *text)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (begins(*text, signs[i].text)) {
            size_t length = strlen(signs[i].text);
            *text = (xun_slice){text->text + length, text->length - length};
            return signs[i].meaning;
        }
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t length = strlen(tails[i].text);
        if (text->length > length && memcmp(text->text + text->length - length, tails[i].text, length) == 0) {
            text->length -= length;
            return tails[i].meaning;
        }
    }
    return EQUAL;
}

/* One number with its unit; a minus may stand before it. */
static bool read_value(double *value, char unit[XUN_UNIT_SIZE], xun_slice text)
{
    static const char *const minus[] = {"-", "－", "−", "负"};
    bool negative = false;
    text = trimmed(text);
    for (size_t i = 0; i < sizeof minus / sizeof *minus && !negative; i++)
        if (begins(text, minus[i])) {
            negative = true;
            text = (xun_slice){text.text + strlen(minus[i]), text.length - strlen(minus[i])};
        }
    if (!text.length || text.length >= TEXT_LIMIT || !xun_figure_parse(value, unit, text.text, text.length))
        return false;
    *value = negative ? -*value : *value;
    return true;
}

static bool read_compared(xun_amount *out, xun_slice text)
{
    double value;
    comparison how = take_comparison(&text);
    if (!read_value(&value, out->unit, text))
        return false;
    out->low = how == AT_MOST || how == LESS ? -INFINITY : value;
    out->high = how == AT_LEAST || how == MORE ? INFINITY : value;
    out->above = how == MORE;
    out->below = how == LESS;
    return true;
}

static bool read_range(xun_amount *out, xun_slice low, xun_slice high)
{
    char low_unit[XUN_UNIT_SIZE] = "", high_unit[XUN_UNIT_SIZE] = "";
    low = trimmed(low);
    high = trimmed(high);
    if ((!low.length && !high.length) || (low.length && !read_value(&out->low, low_unit, low)) ||
        (high.length && !read_value(&out->high, high_unit, high)))
        return false;
    if (low_unit[0] && high_unit[0] && strcmp(low_unit, high_unit) != 0) {
        *out = (xun_amount){.low = -INFINITY, .high = INFINITY};
        return false;
    }
    memcpy(out->unit, high_unit[0] ? high_unit : low_unit, sizeof out->unit);
    return out->low <= out->high;
}

/* "3-5万元", as texts write it. Read as a whole it is its lower end, in the size and unit of the upper
 * one. */
static bool read_between(xun_amount *out, xun_slice low, xun_slice high)
{
    const xun_slice whole = {low.text, (size_t)(high.text + high.length - low.text)};
    if (!read_range(out, low, high))
        return false;
    double value;
    char unit[XUN_UNIT_SIZE];
    if (xun_figure_parse(&value, unit, whole.text, whole.length) && strcmp(unit, out->unit) == 0)
        out->low = value;
    return true;
}

/* Whether a dash stands between two amounts; `good`: and these are a range. */
static bool read_dashed(bool *good, xun_amount *out, xun_slice text)
{
    static const char *const dashes[] = {"-", "－", "−", "–", "——", "—", "到"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t length = strlen(dashes[i]);
        for (size_t at = 1; at + length < text.length; at++) {
            xun_slice low = {text.text, at}, high = {text.text + at + length, text.length - at - length};
            double value;
            char unit[XUN_UNIT_SIZE];
            if (memcmp(text.text + at, dashes[i], length) == 0 && read_value(&value, unit, low) &&
                read_value(&value, unit, high)) {
                *good = read_between(out, low, high);
                return true;
            }
        }
    }
    return false;
}

bool xun_amount_parse(xun_amount *out, xun_slice text)
{
    *out = (xun_amount){.low = -INFINITY, .high = INFINITY};
    text = trimmed(text);
    for (size_t i = 0; i < sizeof range_signs / sizeof *range_signs; i++) {
        size_t length = strlen(range_signs[i]);
        const char *sign = memmem(text.text, text.length, range_signs[i], length);
        if (sign)
            return read_range(out, (xun_slice){text.text, (size_t)(sign - text.text)},
                              (xun_slice){sign + length, (size_t)(text.text + text.length - sign) - length});
    }
    bool good;
    return read_dashed(&good, out, text) ? good : read_compared(out, text);
}

/* ---- one passage -------------------------------------------------------------------------------------- */

static bool holds(const xun_amount *amount, double value)
{
    bool enough = amount->above ? value > amount->low : value >= amount->low;
    return enough && (amount->below ? value < amount->high : value <= amount->high);
}

/* A number that goes on to the next separator, or to the end of a short text. */
static double number_of(const char *text, size_t length)
{
    char digits[XUN_FIGURE_TERM_SIZE];
    size_t kept = length < sizeof digits ? length : sizeof digits - 1;
    memcpy(digits, text, kept);
    digits[kept] = '\0';
    return strtod(digits, NULL);
}

bool xun_amount_is(const xun_amount *amount, const char *unit, double value)
{
    return (amount->any_unit || strcmp(amount->unit, unit) == 0) && holds(amount, value);
}

bool xun_amount_stands_in(const xun_amount *amount, xun_slice figures)
{
    size_t unit = strlen(amount->unit);
    const char *end = figures.text + figures.length;
    for (const char *at = figures.text; at < end;) {
        const char *stop = memchr(at, XUN_LIST_SEPARATOR, (size_t)(end - at));
        stop = stop ? stop : end;
        const char *sign = memchr(at, '=', (size_t)(stop - at));
        bool same = sign && (amount->any_unit ||
                             ((size_t)(sign - at) == unit && memcmp(at, amount->unit, unit) == 0));
        if (same && holds(amount, number_of(sign + 1, (size_t)(stop - sign) - 1)))
            return true;
        at = stop + 1;
    }
    return false;
}

/* ---- the index ---------------------------------------------------------------------------------------- */

typedef struct {
    const xun_amount *amount;
    xun_reader *reader;
    size_t lead; /* bytes of the term before the bucket, and then before the number */
    xun_query_list list;
} amount_walk;

static bool take_value(void *user, const char *term, size_t length, uint64_t documents)
{
    amount_walk *walk = user;
    (void)documents;
    if (holds(walk->amount, number_of(term + walk->lead, length - walk->lead)))
        xun_query_list_add(&walk->list, xun_query_term(term, length, 1));
    return !walk->list.failed;
}

/* The amounts of one bucket, each by itself. */
static void add_values(amount_walk *walk, const char *bucket, size_t length)
{
    char name[XUN_AMOUNT_BUCKET_SIZE];
    xun_bytes prefix = XUN_BYTES_EMPTY;
    memcpy(name, bucket, length);
    name[length] = '\0';
    bool good = xun_amount_term(&prefix, walk->amount->unit, name, "");
    amount_walk values = {walk->amount, walk->reader, prefix.length, walk->list};
    if (!good ||
        xun_reader_terms(walk->reader, prefix.data, prefix.length, take_value, &values, NULL) != XUN_OK)
        values.list.failed = true;
    walk->list = values.list;
    xun_bytes_free(&prefix);
}

/* A bucket that lies within is asked for as a whole. */
static bool take_bucket(void *user, const char *term, size_t length, uint64_t documents)
{
    amount_walk *walk = user;
    const char *bucket = term + walk->lead;
    double low, high;
    (void)documents;
    if (length - walk->lead >= XUN_AMOUNT_BUCKET_SIZE ||
        !xun_amount_bucket_span(&low, &high, bucket, length - walk->lead))
        return true;
    if (holds(walk->amount, low) && holds(walk->amount, high))
        xun_query_list_add(&walk->list, xun_query_term(term, length, 1));
    else if (high >= walk->amount->low && low <= walk->amount->high)
        add_values(walk, bucket, length - walk->lead);
    return !walk->list.failed;
}

xun_query *xun_amount_query(const xun_amount *amount, xun_reader *reader)
{
    xun_bytes prefix = XUN_BYTES_EMPTY;
    bool good = xun_amount_term(&prefix, amount->unit, "", NULL);
    amount_walk walk = {.amount = amount, .reader = reader, .lead = prefix.length};
    if (!good || xun_reader_terms(reader, prefix.data, prefix.length, take_bucket, &walk, NULL) != XUN_OK)
        walk.list.failed = true;
    xun_bytes_free(&prefix);
    return xun_query_list_join(&walk.list, XUN_OR);
}
