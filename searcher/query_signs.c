/* Operators, names of fields, and the characters that mean something. Full-width forms are the same. */
#include <string.h>

#include "common/utf8.h"
#include "searcher/edit_distance.h"
#include "searcher/query_parts.h"

/* A text of so many words and sentence marks is one that somebody wrote to be read. */
enum { PROSE_WORDS = 16, PROSE_MARKS = 2 };
/* Bytes of an operator or a field's name; what NEAR means by itself, and at most. */
enum { NAME = 24, USUAL_DISTANCE = 10, MOST_DISTANCE = 999 };

/* ---- characters --------------------------------------------------------------------------------------- */

bool xun_query_is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

bool xun_query_is_letter(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x2000) || xun_is_han(c);
}

bool xun_query_opens_quote(uint32_t c)
{
    return c == '"' || c == 0x201C || c == 0x201D || c == 0xFF02 || c == 0x300C || c == 0x300E;
}

bool xun_query_closes_quote(uint32_t open, uint32_t c)
{
    if (open == 0x300C || open == 0x300E)
        return c == open + 1;
    return c == '"' || c == 0x201C || c == 0x201D || c == 0xFF02;
}

bool xun_query_opens_group(uint32_t c)
{
    return c == '(' || c == 0xFF08;
}

bool xun_query_closes_group(uint32_t c)
{
    return c == ')' || c == 0xFF09;
}

bool xun_query_ends_word(uint32_t c)
{
    return xun_query_is_space(c) || xun_query_opens_quote(c) || xun_query_opens_group(c) ||
           xun_query_closes_group(c);
}

bool xun_query_is_star(uint32_t c)
{
    return c == '*' || c == 0xFF0A;
}

/* The beginning of a text up to a character, or all of it, with full-width forms as ASCII. Returns how much
 * of the text it took; 0 when that is too long for a name. */
static size_t fold_name(char out[NAME], xun_slice text, uint32_t up_to)
{
    const char *at = text.text, *end = text.text + text.length;
    size_t length = 0;
    while (at < end) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, at, end);
        c = c > 0xFF00 && c < 0xFF5F ? c - 0xFEE0 : c;
        at += step;
        if (up_to && c == up_to)
            break;
        if (length + 5 > NAME)
            return 0;
        length += xun_utf8_write(out + length, c);
    }
    out[length] = '\0';
    return (size_t)(at - text.text);
}

/* ---- operators ---------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    xun_query_operator kind;
} operators[] = {
    {"AND", XUN_OPERATOR_AND}, {"并且", XUN_OPERATOR_AND}, {"並且", XUN_OPERATOR_AND},
    {"OR", XUN_OPERATOR_OR},   {"|", XUN_OPERATOR_OR},     {"或者", XUN_OPERATOR_OR},
    {"NOT", XUN_OPERATOR_NOT}, {"不含", XUN_OPERATOR_NOT},
};

static xun_query_operator near_of(const char *behind, uint32_t *distance)
{
    *distance = USUAL_DISTANCE;
    if (!*behind)
        return XUN_OPERATOR_NEAR;
    if (*behind != '/')
        return XUN_OPERATOR_NONE;
    *distance = 0;
    for (const char *digit = behind + 1; *digit; digit++) {
        if (*digit < '0' || *digit > '9' || *distance > MOST_DISTANCE)
            return XUN_OPERATOR_BAD_NEAR;
        *distance = *distance * 10 + (uint32_t)(*digit - '0');
    }
    return *distance && *distance <= MOST_DISTANCE ? XUN_OPERATOR_NEAR : XUN_OPERATOR_BAD_NEAR;
}

xun_query_operator xun_query_operator_of(xun_slice word, uint32_t *distance)
{
    char name[NAME];
    if (!fold_name(name, word, 0))
        return XUN_OPERATOR_NONE;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (strcmp(name, operators[i].name) == 0)
            return operators[i].kind;
    return strncmp(name, "NEAR", 4) == 0 ? near_of(name + 4, distance) : XUN_OPERATOR_NONE;
}

/* ---- fields ------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    xun_field field;
} fields[] = {
    {"title", XUN_FIELD_TITLE},   {"标题", XUN_FIELD_TITLE},      {"標題", XUN_FIELD_TITLE},
    {"report", XUN_FIELD_REPORT}, {"报告", XUN_FIELD_REPORT},     {"報告", XUN_FIELD_REPORT},
    {"year", XUN_FIELD_YEAR},     {"年份", XUN_FIELD_YEAR},       {"date", XUN_FIELD_DATE},
    {"日期", XUN_FIELD_DATE},     {"project", XUN_FIELD_PROJECT}, {"项目", XUN_FIELD_PROJECT},
    {"項目", XUN_FIELD_PROJECT},  {"honor", XUN_FIELD_HONOR},     {"honour", XUN_FIELD_HONOR},
    {"荣誉", XUN_FIELD_HONOR},    {"榮譽", XUN_FIELD_HONOR},      {"org", XUN_FIELD_ORG},
    {"机构", XUN_FIELD_ORG},      {"機構", XUN_FIELD_ORG},        {"lang", XUN_FIELD_LANGUAGE},
    {"语言", XUN_FIELD_LANGUAGE}, {"語言", XUN_FIELD_LANGUAGE},   {"amount", XUN_FIELD_AMOUNT},
    {"金额", XUN_FIELD_AMOUNT},   {"金額", XUN_FIELD_AMOUNT},     {"数量", XUN_FIELD_AMOUNT},
    {"數量", XUN_FIELD_AMOUNT},
};
enum { FIELDS = sizeof fields / sizeof *fields };

/* What people take for the name of a field. */
static const char *const near_fields[] = {
    "年",   "年度", "年代", "时间",     "時間",     "题目",     "題目",     "题名",    "题",   "奖项",
    "獎項", "奖励", "称号", "荣誉称号", "项目名称", "项目名",   "报告名称", "报告名",  "单位", "單位",
    "组织", "組織", "数目", "数字",     "语种",     "机构名称", "award",    "subject",
};
enum { NEAR_FIELDS = sizeof near_fields / sizeof *near_fields };

const char *xun_field_name(xun_field field)
{
    for (size_t i = 0; i < FIELDS; i++)
        if (fields[i].field == field)
            return fields[i].name;
    return "?";
}

/* The name before the colon that begins a text, in small letters. Returns its bytes with the colon; 0: there
 * is none. */
static size_t name_at(char name[NAME], xun_slice text)
{
    size_t taken = fold_name(name, text, ':');
    bool colon = taken && (text.text[taken - 1] == ':' ||
                           (taken > 2 && memcmp(text.text + taken - 3, "\xEF\xBC\x9A", 3) == 0));
    for (char *at = name; colon && *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at + 'a' - 'A');
    return colon && *name ? taken : 0;
}

size_t xun_query_field_at(xun_field *field, xun_slice text)
{
    char name[NAME];
    size_t taken = name_at(name, text);
    for (size_t i = 0; i < FIELDS && taken; i++)
        if (strcmp(name, fields[i].name) == 0) {
            *field = fields[i].field;
            return taken;
        }
    return 0;
}

/* One letter wrong in a short name, two in a long one; or the name with an ending. */
static bool looks_like(const char *name, const char *field)
{
    enum { SHORTEST = 3, LONG = 5 };
    size_t length = strlen(name), field_length = strlen(field);
    if ((unsigned char)*field >= 0x80 || length < SHORTEST)
        return false;
    return strncmp(name, field, field_length) == 0 ||
           xun_edit_distance(name, length, field, field_length) <= (field_length < LONG ? 1 : 2);
}

static bool is_latin(const char *name)
{
    while (*name >= 'a' && *name <= 'z')
        name++;
    return !*name;
}

bool xun_query_field_missed(xun_slice text)
{
    char name[NAME];
    uint32_t next = 0;
    size_t taken = name_at(name, text);
    if (!taken || taken == text.length)
        return false;
    xun_utf8_read(&next, text.text + taken, text.text + text.length);
    if (xun_query_is_space(next) || next == '/')
        return false;
    for (size_t i = 0; i < NEAR_FIELDS; i++)
        if (strcmp(name, near_fields[i]) == 0 || (is_latin(name) && looks_like(name, near_fields[i])))
            return true;
    for (size_t i = 0; i < FIELDS && is_latin(name); i++)
        if (looks_like(name, fields[i].name))
            return true;
    return false;
}

/* ---- stars -------------------------------------------------------------------------------------------- */

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* A star that begins a word in capitals belongs to it (*ST), and one between digits is a sign. */
size_t xun_query_lost_star(xun_slice word)
{
    const char *end = word.text + word.length;
    uint32_t before = 0, c;
    for (const char *at = word.text; at < end; before = c) {
        const char *here = at;
        uint32_t next = 0;
        at += xun_utf8_read(&c, at, end);
        if (!xun_query_is_star(c) || at == end)
            continue;
        xun_utf8_read(&next, at, end);
        bool first = here == word.text, capital = next >= 'A' && next <= 'Z';
        if (xun_query_is_letter(next) && !(is_digit(before) && is_digit(next)) &&
            (first ? !capital && !is_digit(next) : xun_query_is_letter(before)))
            return (size_t)(here - word.text);
    }
    return SIZE_MAX;
}

/* ---- text that was not written as a query ------------------------------------------------------------- */

static bool is_sentence_mark(uint32_t c, uint32_t next)
{
    if (c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0xFF1F || c == 0xFF01)
        return true;
    return (c == ',' || c == '.' || c == ';' || c == '?' || c == '!') && (!next || xun_query_is_space(next));
}

/* Two Han characters are taken for a word. */
bool xun_query_is_prose(xun_slice text)
{
    size_t marks = 0, halves = 0;
    bool inside = false;
    for (const char *at = text.text, *end = at + text.length; at < end;) {
        uint32_t c, next = 0;
        at += xun_utf8_read(&c, at, end);
        if (at < end)
            xun_utf8_read(&next, at, end);
        bool han = xun_is_han(c), space = xun_query_is_space(c);
        marks += is_sentence_mark(c, next);
        halves += han ? 1 : !inside && !space ? 2 : 0;
        inside = !han && !space;
    }
    return halves >= 2 * PROSE_WORDS && marks >= PROSE_MARKS;
}
