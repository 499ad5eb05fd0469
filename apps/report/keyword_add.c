#include "apps/report/keyword_add.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "apps/output/hint.h"
#include "common/utf8.h"
#include "searcher/query.h"
#include "searcher/searcher.h"

static bool is_blank(const char *text, size_t length, size_t *step)
{
    uint32_t c;
    *step = xun_utf8_read(&c, text, text + length);
    return c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF;
}

xun_slice xun_trimmed(xun_slice text)
{
    size_t step;
    while (text.length && is_blank(text.text, text.length, &step)) {
        text.text += step;
        text.length -= step;
    }
    while (text.length) {
        size_t last = xun_utf8_border(text.text, text.length, text.length - 1);
        if (!is_blank(text.text + last, text.length - last, &step))
            break;
        text.length = last;
    }
    return text;
}

/* ---- alternatives ------------------------------------------------------------------------------------- */

typedef struct {
    uint32_t closing; /* of the quotes that are open; 0: none */
    int depth;
} nesting;

static const uint32_t quotes[][2] = {{'"', '"'}, {0x201C, 0x201D}, {0xFF02, 0xFF02}, {0x300C, 0x300D}};

static void follow(nesting *n, uint32_t c)
{
    if (n->closing) {
        if (c == n->closing)
            n->closing = 0;
        return;
    }
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (c == quotes[i][0])
            n->closing = quotes[i][1];
    n->depth += c == '(' || c == 0xFF08;
    n->depth -= (c == ')' || c == 0xFF09) && n->depth > 0;
}

static void add_alternative(xun_keyword *keyword, const char *start, const char *end)
{
    xun_slice part = xun_trimmed((xun_slice){start, (size_t)(end - start)});
    if (part.length)
        keyword->alternatives[keyword->alternative_count++] = part;
}

/* NULL, or why not. */
static const char *split_alternatives(xun_keyword *keyword)
{
    const char *start = keyword->query, *end = start + strlen(start);
    nesting n = {0};
    for (const char *at = start; at < end;) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, at, end);
        follow(&n, c);
        if ((c == '|' || c == 0xFF5C) && !n.closing && !n.depth) {
            if (keyword->alternative_count + 1 == XUN_ALTERNATIVE_LIMIT)
                return "more than 64 alternatives";
            add_alternative(keyword, start, at);
            start = at + step;
        }
        at += step;
    }
    add_alternative(keyword, start, end);
    return keyword->alternative_count ? NULL : "no words between the bars";
}

/* ---- checks ------------------------------------------------------------------------------------------- */

static xun_status check_query(char why[256], const xun_slice *query, xun_error *error)
{
    xun_parsed_query parsed;
    why[0] = '\0';
    if (query->length > XUN_QUERY_LIMIT) {
        snprintf(why, 256, "the query has %zu bytes: at most %d are read", query->length, XUN_QUERY_LIMIT);
        return XUN_OK;
    }
    xun_status status = xun_query_parse(&parsed, query->text, query->length, error);
    if (status != XUN_OK)
        return status;
    xun_bytes words = XUN_BYTES_EMPTY;
    bool good = xun_hint_in_words(&words, &parsed.hint);
    if (words.length)
        snprintf(why, 256, "%s", words.data);
    else if (!parsed.root->children)
        snprintf(why, 256, "no words to look for");
    xun_bytes_free(&words);
    xun_parsed_query_free(&parsed);
    return good ? XUN_OK : xun_fail_memory(error);
}

static xun_status check_keyword(char why[256], xun_keyword *keyword, xun_error *error)
{
    why[0] = '\0';
    xun_status status = XUN_OK;
    const char *wrong = split_alternatives(keyword);
    if (wrong)
        snprintf(why, 256, "%s", wrong);
    for (size_t i = 0; i < keyword->alternative_count && status == XUN_OK && !why[0]; i++)
        status = check_query(why, &keyword->alternatives[i], error);
    return status;
}

static void free_keyword(xun_keyword *keyword)
{
    free(keyword->name);
    free(keyword->query);
    free(keyword->group);
    free(keyword->note);
    free(keyword->alternatives);
}

static bool make_keyword(xun_keyword *out, xun_slice name, xun_slice query, xun_slice group, xun_slice note,
                         size_t line)
{
    *out = (xun_keyword){.name = strndup(name.text, name.length),
                         .query = strndup(query.text, query.length),
                         .group = strndup(group.text, group.length),
                         .note = strndup(note.text, note.length),
                         .alternatives = calloc(XUN_ALTERNATIVE_LIMIT, sizeof *out->alternatives),
                         .line = line};
    return out->name && out->query && out->group && out->note && out->alternatives;
}

static bool reserve(xun_keywords *keywords)
{
    if (keywords->count < keywords->capacity)
        return true;
    size_t capacity = keywords->capacity ? keywords->capacity * 2 : 64;
    xun_keyword *grown = realloc(keywords->items, capacity * sizeof *grown);
    if (!grown)
        return false;
    keywords->items = grown;
    keywords->capacity = capacity;
    return true;
}

static void tell(xun_keyword_sink *sink, size_t line, const char *why)
{
    sink->keywords->problems++;
    if (sink->problem)
        sink->problem(sink->user, line, why);
}

/* Shrinks to what is used: a table of ten thousand keywords would hold ten megabytes of nothing. */
static void fit_alternatives(xun_keyword *keyword)
{
    size_t count = keyword->alternative_count ? keyword->alternative_count : 1;
    xun_slice *fitted = realloc(keyword->alternatives, count * sizeof *fitted);
    if (fitted)
        keyword->alternatives = fitted;
}

xun_status xun_keyword_add(xun_keyword_sink *sink, xun_slice name, xun_slice query, xun_slice group,
                           xun_slice note, size_t line, xun_error *error)
{
    name = xun_trimmed(name);
    query = xun_trimmed(query);
    if (!query.length && !name.length)
        return XUN_OK;
    if (!query.length) {
        tell(sink, line, "a name without a query");
        return XUN_OK;
    }
    if (sink->keywords->count == XUN_KEYWORD_LIMIT) {
        sink->over++;
        return XUN_OK;
    }
    if (!reserve(sink->keywords))
        return xun_fail_memory(error);
    xun_keyword *keyword = &sink->keywords->items[sink->keywords->count];
    char why[256];
    xun_status status =
        make_keyword(keyword, name.length ? name : query, query, xun_trimmed(group), xun_trimmed(note), line)
            ? check_keyword(why, keyword, error)
            : xun_fail_memory(error);
    if (status == XUN_OK && !why[0]) {
        fit_alternatives(keyword);
        sink->keywords->count++;
        return XUN_OK;
    }
    free_keyword(keyword);
    if (status == XUN_OK)
        tell(sink, line, why);
    return status;
}

void xun_keywords_free(xun_keywords *keywords)
{
    for (size_t i = 0; i < keywords->count; i++)
        free_keyword(&keywords->items[i]);
    free(keywords->items);
    *keywords = (xun_keywords){0};
}

/* ---- tables ------------------------------------------------------------------------------------------- */

static bool is_named(xun_slice field, const char *const *names)
{
    for (; *names; names++)
        if (strlen(*names) == field.length && strncasecmp(*names, field.text, field.length) == 0)
            return true;
    return false;
}

bool xun_keyword_header(xun_keyword_columns *out, const xun_slice *fields, size_t count)
{
    static const char *const names[] = {"name", "名称", NULL};
    static const char *const queries[] = {"query", "keyword", "查询", "关键词", "關鍵詞", NULL};
    static const char *const groups[] = {"group", "组", "分组", "组别", NULL};
    static const char *const notes[] = {"note", "notes", "备注", "说明", NULL};
    *out = (xun_keyword_columns){SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX};
    for (size_t i = 0; i < count; i++) {
        xun_slice field = xun_trimmed(fields[i]);
        size_t *column = is_named(field, names)     ? &out->name
                         : is_named(field, queries) ? &out->query
                         : is_named(field, groups)  ? &out->group
                         : is_named(field, notes)   ? &out->note
                                                    : NULL;
        if (column && *column == SIZE_MAX)
            *column = i;
    }
    return out->query != SIZE_MAX;
}

static xun_slice field_at(const xun_slice *fields, size_t count, size_t column)
{
    return column < count ? fields[column] : (xun_slice){"", 0};
}

xun_status xun_keyword_add_row(xun_keyword_sink *sink, const xun_keyword_columns *columns,
                               const xun_slice *fields, size_t count, size_t line, xun_error *error)
{
    return xun_keyword_add(sink, field_at(fields, count, columns->name),
                           field_at(fields, count, columns->query), field_at(fields, count, columns->group),
                           field_at(fields, count, columns->note), line, error);
}
