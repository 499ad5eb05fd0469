/* Suggestions: what the index holds that begins like the last word of the query. OpenSearch Suggestions 1.0:
 * ["query", ["suggestion", ...]]. */
#include <stdlib.h>
#include <string.h>

#include "apps/cgi/page.h"
#include "common/json.h"

enum { SUGGESTIONS = 8, WALKED = 20000 };

typedef struct {
    char *text;
    uint64_t passages;
} suggestion;

typedef struct {
    suggestion items[SUGGESTIONS];
    size_t count;
    size_t skip; /* bytes of the prefix of the term's kind */
    size_t walked;
    bool failed;
} suggestions;

static bool is_known(const suggestions *s, const char *text, size_t length)
{
    for (size_t i = 0; i < s->count; i++)
        if (strlen(s->items[i].text) == length && memcmp(s->items[i].text, text, length) == 0)
            return true;
    return false;
}

/* Keeps the most frequent, in order. */
static bool insert(suggestions *s, const char *text, size_t length, uint64_t passages)
{
    size_t at = s->count;
    while (at > 0 && s->items[at - 1].passages < passages)
        at--;
    if (at == SUGGESTIONS || is_known(s, text, length))
        return true;
    char *copy = strndup(text, length);
    if (!copy)
        return false;
    if (s->count == SUGGESTIONS)
        free(s->items[--s->count].text);
    memmove(&s->items[at + 1], &s->items[at], (s->count - at) * sizeof *s->items);
    s->items[at] = (suggestion){copy, passages};
    s->count++;
    return true;
}

static bool take_term(void *user, const char *term, size_t length, uint64_t passages)
{
    suggestions *s = user;
    s->failed = s->failed || !insert(s, term + s->skip, length - s->skip, passages);
    return !s->failed && ++s->walked < WALKED;
}

/* The indexer lower-cases names and words; capital letters of ASCII are all that a prefix needs here. */
static bool append_lower(xun_bytes *out, const char *text)
{
    bool good = true;
    for (; *text && good; text++)
        good = xun_bytes_append_byte(out, *text >= 'A' && *text <= 'Z' ? (char)(*text + 32) : *text);
    return good;
}

static xun_status gather(suggestions *out, xun_page *page, const char *word)
{
    static const char *const kinds[] = {XUN_PREFIX_HONOR, XUN_PREFIX_PROJECT, XUN_PREFIX_ORG, ""};
    xun_bytes prefix = XUN_BYTES_EMPTY;
    xun_status status = XUN_OK;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && status == XUN_OK && !out->failed; i++) {
        xun_bytes_clear(&prefix);
        out->skip = strlen(kinds[i]);
        out->failed = !xun_bytes_append_string(&prefix, kinds[i]) || !append_lower(&prefix, word);
        if (!out->failed)
            status = xun_reader_terms(xun_searcher_reader(page->searcher), prefix.data, prefix.length,
                                      take_term, out, &page->error);
    }
    xun_bytes_free(&prefix);
    return out->failed ? xun_fail_memory(&page->error) : status;
}

static void write_suggestions(xun_page *page, const char *query, size_t kept, const suggestions *s)
{
    xun_json json = xun_json_to(&page->out);
    xun_bytes whole = XUN_BYTES_EMPTY;
    xun_json_array(&json, NULL);
    xun_json_string(&json, NULL, query);
    xun_json_array(&json, NULL);
    for (size_t i = 0; i < s->count; i++) {
        xun_bytes_clear(&whole);
        if (!xun_bytes_append(&whole, query, kept) || !xun_bytes_append_string(&whole, s->items[i].text))
            page->out.failed = true;
        else
            xun_json_text(&json, NULL, whole.data, whole.length);
    }
    xun_json_array_end(&json);
    xun_json_array_end(&json);
    xun_bytes_free(&whole);
}

int xun_page_suggest(xun_page *page)
{
    const char *query = page->parameters.values[XUN_PARAMETER_Q];
    const char *space = query ? strrchr(query, ' ') : NULL, *word = space ? space + 1 : query;
    suggestions s = {0};
    xun_status status = word && *word ? gather(&s, page, word) : XUN_OK;
    page->response->type = "application/x-suggestions+json; charset=utf-8";
    if (status == XUN_OK)
        write_suggestions(page, query ? query : "", query ? (size_t)(word - query) : 0, &s);
    for (size_t i = 0; i < s.count; i++)
        free(s.items[i].text);
    return status == XUN_OK ? 200 : 500;
}
