#include "corpus/encoding.h"

#include <ctype.h>
#include <string.h>

static const xun_encoding ENCODINGS[] = {
    {"UTF-8", NULL, NULL, XUN_LAYOUT_UTF8},
    {"GB18030", "GB18030", NULL, XUN_LAYOUT_GB},
    {"GBK", "GB18030", NULL, XUN_LAYOUT_GB},
    {"GB2312", "GB18030", NULL, XUN_LAYOUT_GB},
    {"Big5", "BIG5", NULL, XUN_LAYOUT_BIG5},
    /* iconv's BIG5-HKSCS leaves out seven symbols that Big5 has, such as the full-width slash A1FE. */
    {"Big5-HKSCS", "BIG5-HKSCS", "BIG5", XUN_LAYOUT_BIG5},
    {"EUC-TW", "EUC-TW", NULL, XUN_LAYOUT_EUC},
    {"HZ", "GB18030", NULL, XUN_LAYOUT_HZ},
    {"UTF-16LE", "UTF-16LE", NULL, XUN_LAYOUT_UTF16},
    {"UTF-16BE", "UTF-16BE", NULL, XUN_LAYOUT_UTF16},
    {"UTF-32LE", "UTF-32LE", NULL, XUN_LAYOUT_UTF32},
    {"UTF-32BE", "UTF-32BE", NULL, XUN_LAYOUT_UTF32},
    {"Windows-1252", "CP1252", NULL, XUN_LAYOUT_SINGLE},
    {"Windows-1250", "CP1250", NULL, XUN_LAYOUT_SINGLE},
    {"Windows-1251", "CP1251", NULL, XUN_LAYOUT_SINGLE},
    {"Windows-1253", "CP1253", NULL, XUN_LAYOUT_SINGLE},
    {"Windows-1254", "CP1254", NULL, XUN_LAYOUT_SINGLE},
    {"ISO-8859-2", "ISO-8859-2", NULL, XUN_LAYOUT_SINGLE},
    {"ISO-8859-5", "ISO-8859-5", NULL, XUN_LAYOUT_SINGLE},
    {"ISO-8859-7", "ISO-8859-7", NULL, XUN_LAYOUT_SINGLE},
    {"ISO-8859-15", "ISO-8859-15", NULL, XUN_LAYOUT_SINGLE},
    {"KOI8-R", "KOI8-R", NULL, XUN_LAYOUT_SINGLE},
    {"EUC-JP", "EUC-JP", NULL, XUN_LAYOUT_EUC},
    {"EUC-KR", "CP949", NULL, XUN_LAYOUT_EUC},
    {"Shift_JIS", "CP932", NULL, XUN_LAYOUT_SHIFT_JIS},
};

/* Other names, reduced to lower-case letters and digits. */
static const char *const ALIASES[][2] = {
    {"gb231280", "GB2312"},
    {"euccn", "GB2312"},
    {"cp936", "GBK"},
    {"ms936", "GBK"},
    {"windows936", "GBK"},
    {"xgbk", "GBK"},
    {"cp950", "Big5"},
    {"ms950", "Big5"},
    {"windows950", "Big5"},
    {"cnbig5", "Big5"},
    {"xxbig5", "Big5"},
    {"big5hk", "Big5-HKSCS"},
    {"hzgb2312", "HZ"},
    {"xeuctw", "EUC-TW"},
    {"utf16", "UTF-16LE"},
    {"utf32", "UTF-32LE"},
    {"ucs2", "UTF-16LE"},
    {"ucs2le", "UTF-16LE"},
    {"ucs2be", "UTF-16BE"},
    {"cp1252", "Windows-1252"},
    {"latin1", "Windows-1252"},
    {"iso88591", "Windows-1252"},
    {"ascii", "Windows-1252"},
    {"usascii", "Windows-1252"},
    {"cp1250", "Windows-1250"},
    {"cp1251", "Windows-1251"},
    {"sjis", "Shift_JIS"},
    {"cp932", "Shift_JIS"},
    {"windows31j", "Shift_JIS"},
    {"cp949", "EUC-KR"},
    {"uhc", "EUC-KR"},
    {"ksc56011987", "EUC-KR"},
    {"latin9", "ISO-8859-15"},
    {"utf8sig", "UTF-8"},
};

static void reduce(char out[32], const char *label)
{
    size_t length = 0;
    for (; *label && length < 31; label++)
        if (isalnum((unsigned char)*label))
            out[length++] = (char)tolower((unsigned char)*label);
    out[length] = '\0';
}

static const xun_encoding *by_reduced_name(const char *reduced)
{
    for (size_t i = 0; i < sizeof ENCODINGS / sizeof *ENCODINGS; i++) {
        char name[32];
        reduce(name, ENCODINGS[i].name);
        if (strcmp(name, reduced) == 0)
            return &ENCODINGS[i];
    }
    return NULL;
}

const xun_encoding *xun_encoding_named(const char *label)
{
    char reduced[32];
    reduce(reduced, label);
    for (size_t i = 0; i < sizeof ALIASES / sizeof *ALIASES; i++)
        if (strcmp(ALIASES[i][0], reduced) == 0)
            reduce(reduced, ALIASES[i][1]);
    return by_reduced_name(reduced);
}

bool xun_encoding_related(const xun_encoding *one, const xun_encoding *other)
{
    bool family = one->layout == XUN_LAYOUT_GB || one->layout == XUN_LAYOUT_BIG5;
    return one == other || (family && one->layout == other->layout);
}

static bool between(int byte, int low, int high)
{
    return byte >= low && byte <= high;
}

/* The length of a character as far as its layout tells (not whether it is assigned); 0: no character
 * starts like this. */
static size_t gb_length(const unsigned char *at, size_t left)
{
    if (!between(at[0], 0x81, 0xFE) || left < 2)
        return 0;
    if (between(at[1], 0x40, 0x7E) || between(at[1], 0x80, 0xFE))
        return 2;
    bool four =
        left >= 4 && between(at[1], 0x30, 0x39) && between(at[2], 0x81, 0xFE) && between(at[3], 0x30, 0x39);
    return four ? 4 : 0;
}

static size_t big5_length(const unsigned char *at, size_t left)
{
    bool two =
        left >= 2 && between(at[0], 0x81, 0xFE) && (between(at[1], 0x40, 0x7E) || between(at[1], 0xA1, 0xFE));
    return two ? 2 : 0;
}

static size_t euc_length(const unsigned char *at, size_t left)
{
    if (left >= 4 && at[0] == 0x8E && between(at[1], 0xA1, 0xB0) && at[2] >= 0xA1 && at[3] >= 0xA1)
        return 4;
    if (left >= 3 && at[0] == 0x8F && at[1] >= 0xA1 && at[2] >= 0xA1)
        return 3;
    return left >= 2 && at[0] >= 0xA1 && at[0] != 0xFF && at[1] >= 0xA1 && at[1] != 0xFF ? 2 : 0;
}

static size_t shift_jis_length(const unsigned char *at, size_t left)
{
    bool lead = between(at[0], 0x81, 0x9F) || between(at[0], 0xE0, 0xFC);
    return left >= 2 && lead && between(at[1], 0x40, 0xFC) && at[1] != 0x7F ? 2 : 0;
}

size_t xun_encoding_bad_length(const xun_encoding *encoding, const char *at, const char *end)
{
    const unsigned char *bytes = (const unsigned char *)at;
    size_t left = (size_t)(end - at), length = 0;
    switch (encoding->layout) {
    case XUN_LAYOUT_GB: length = gb_length(bytes, left); break;
    case XUN_LAYOUT_BIG5: length = big5_length(bytes, left); break;
    case XUN_LAYOUT_EUC: length = euc_length(bytes, left); break;
    case XUN_LAYOUT_SHIFT_JIS: length = shift_jis_length(bytes, left); break;
    case XUN_LAYOUT_UTF16: return left < 2 ? left : 2;
    case XUN_LAYOUT_UTF32: return left < 4 ? left : 4;
    case XUN_LAYOUT_UTF8:
    case XUN_LAYOUT_SINGLE:
    case XUN_LAYOUT_HZ: break;
    }
    bool keeps_ascii = length == 4 || (length >= 2 && bytes[1] >= 0x80);
    return keeps_ascii ? length : 1;
}

/* What HKSCS adds: 8740 to A0FE, C6A1 to C8FE (kana, circled digits), FA40 to FEFE. */
static const xun_encoding *narrowest_big5(const unsigned char *at, const unsigned char *end)
{
    while (at < end) {
        size_t length = at[0] < 0x80 ? 1 : big5_length(at, (size_t)(end - at));
        bool added = length == 2 && (between(at[0], 0x87, 0xA0) || at[0] >= 0xFA || at[0] == 0xC7 ||
                                     at[0] == 0xC8 || (at[0] == 0xC6 && at[1] >= 0xA1));
        if (added)
            return xun_encoding_named("Big5-HKSCS");
        at += length ? length : 1;
    }
    return xun_encoding_named("Big5");
}

const xun_encoding *xun_encoding_reported(const xun_encoding *encoding, const char *data, size_t length)
{
    const unsigned char *at = (const unsigned char *)data, *end = at + length;
    if (encoding->layout == XUN_LAYOUT_GB)
        return xun_encoding_named("GB18030");
    return encoding->layout == XUN_LAYOUT_BIG5 ? narrowest_big5(at, end) : encoding;
}

const xun_encoding *xun_encoding_of_mark(size_t *mark_length, const char *data, size_t length)
{
    static const struct {
        const char *mark;
        size_t length;
        const char *name;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, "UTF-8"},    {"\x84\x31\x95\x33", 4, "GB18030"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"},
        {"\0\0\xFE\xFF", 4, "UTF-32BE"}, {"\xFF\xFE", 2, "UTF-16LE"},        {"\xFE\xFF", 2, "UTF-16BE"},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (length >= marks[i].length && memcmp(data, marks[i].mark, marks[i].length) == 0) {
            *mark_length = marks[i].length;
            return xun_encoding_named(marks[i].name);
        }
    *mark_length = 0;
    return NULL;
}
