#include "apps/output/hint.h"

#include <libintl.h>

#define N_(text) text

/* One format with one number (%zu) for each kind. */
static const char *format_of(xun_hint_kind kind)
{
    switch (kind) {
    case XUN_HINT_NONE: break;
    case XUN_HINT_OPEN_QUOTE:
        return N_("a quotation mark is not closed at character %zu: searched as plain words");
    case XUN_HINT_OPEN_PARENTHESIS:
        return N_("a parenthesis is not closed at character %zu: searched as plain words");
    case XUN_HINT_LONE_PARENTHESIS:
        return N_("a closing parenthesis has no partner at character %zu: searched as plain words");
    case XUN_HINT_TOO_DEEP:
        return N_("parentheses are nested too deep at character %zu: searched as plain words");
    case XUN_HINT_TOO_MANY_PARTS:
        return N_("too many operators, phrases and fields at character %zu: searched as plain words");
    case XUN_HINT_NO_OPERAND: return N_("a word is missing at character %zu: searched as plain words");
    case XUN_HINT_NO_DATE:
        return N_("a year (2017, 2016..2020) or date (2017-02..2018-01) is wanted at character %zu: searched "
                  "as plain "
                  "words");
    case XUN_HINT_NO_VALUE: return N_("a value is missing at character %zu: searched as plain words");
    case XUN_HINT_NEAR_WORDS:
        return N_("NEAR stands between two words, not at character %zu: searched as plain words");
    case XUN_HINT_NO_DISTANCE:
        return N_("NEAR/ wants a number from 1 to 999 (NEAR/5) at character %zu: searched as plain words");
    case XUN_HINT_NO_LANGUAGE:
        return N_("a language (zh or en) is wanted at character %zu: searched as plain words");
    case XUN_HINT_BACKWARDS:
        return N_("the range at character %zu ends before it begins: searched as plain words");
    case XUN_HINT_NO_AMOUNT:
        return N_(
            "an amount (>=100亿元, 1万..5万人, <5%%) is wanted at character %zu: searched as plain words");
    case XUN_HINT_PROSE:
        return N_("read as a text from character %zu on: its quotation marks, parentheses and operators are "
                  "only text");
    case XUN_HINT_QUOTE_IN_TEXT:
        return N_("the quotation at character %zu stands in a sentence: searched as words; with spaces "
                  "around it is found "
                  "exactly");
    case XUN_HINT_NO_UNIT:
        return N_(
            "the amount at character %zu has no unit: only numbers without one are found (100亿元 has one)");
    case XUN_HINT_UNKNOWN_FIELD:
        return N_("there is no such field at character %zu: searched as words; the fields are title, report, "
                  "year, date, project, honor, org, amount and lang");
    case XUN_HINT_LOST_STAR:
        return N_(
            "the star at character %zu is passed over: it stands for the rest of a word, at its end only");
    case XUN_HINT_TOO_MANY_NAMES:
        return N_(
            "the query's fields stand for more than %zu names, reports or days: the rest is not searched");
    case XUN_HINT_TOO_LONG: return N_("the query is too long: only its first %zu bytes are searched");
    case XUN_HINT_TOO_MANY_WORDS:
        return N_("the query has more than %zu different words: the rest does not rank");
    }
    return NULL;
}

bool xun_hint_in_english(xun_bytes *out, const xun_hint *hint)
{
    const char *format = format_of(hint->kind);
    return !format || xun_bytes_append_format(out, format, hint->number);
}

bool xun_hint_in_words(xun_bytes *out, const xun_hint *hint)
{
    const char *format = format_of(hint->kind);
    return !format || xun_bytes_append_format(out, gettext(format), hint->number);
}
