/* Whether a stored passage matches: the same tree as plan.c, asked of the text itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/query_list.h"

typedef struct {
    const xun_analyzer *analyzer;
    const xun_stored_passage *passage;
    const xun_symbols *title, *text;
    bool failed; /* memory is out */
} test;

static bool holds_stem(const xun_symbols *text, uint32_t stem)
{
    for (size_t i = 0; i < text->count; i++)
        if (xun_symbol(text, i) == stem)
            return true;
    return false;
}

/* A lone Latin word outside quotes stands for all its forms. */
static bool holds(test *t, const xun_symbols *where, xun_slice text, bool stems)
{
    xun_symbols wanted = {0};
    if (!xun_scan(&wanted, t->analyzer->scanner, text.text, text.length))
        t->failed = true;
    bool word = stems && wanted.count == 1 && xun_symbol_is(&wanted, 0, XUN_SYMBOL_WORD);
    bool found = word ? holds_stem(where, xun_symbol(&wanted, 0))
                      : xun_symbols_hold(where, xun_symbols_piece(&wanted, 0, wanted.count));
    xun_symbols_free(&wanted);
    return found;
}

static bool is_near(test *t, const xun_node *node)
{
    const xun_node *left = node->children, *right = left->next;
    xun_symbols a = {0}, b = {0};
    t->failed = !xun_scan(&a, t->analyzer->scanner, left->text.text, left->text.length) || t->failed;
    t->failed = !xun_scan(&b, t->analyzer->scanner, right->text.text, right->text.length) || t->failed;
    xun_piece before = xun_symbols_piece(&a, 0, a.count), behind = xun_symbols_piece(&b, 0, b.count);
    bool found = false;
    for (size_t i = xun_symbols_find(t->text, before, 0); i != SIZE_MAX && !found;
         i = xun_symbols_find(t->text, before, i + 1)) {
        size_t from = i > node->distance + b.count ? i - node->distance - b.count : 0;
        size_t at = xun_symbols_find(t->text, behind, from);
        while (at != SIZE_MAX && at < i + a.count && at + b.count > i)
            at = xun_symbols_find(t->text, behind, at + 1);
        found = at != SIZE_MAX && at <= i + a.count + node->distance;
    }
    xun_symbols_free(&a);
    xun_symbols_free(&b);
    return found;
}

static bool has_prefix(test *t, xun_slice prefix)
{
    uint32_t first = 0;
    if (prefix.length)
        xun_utf8_read(&first, prefix.text, prefix.text + prefix.length);
    if (xun_is_han(first))
        return holds(t, t->text, prefix, false);
    xun_bytes wanted = XUN_BYTES_EMPTY, word = XUN_BYTES_EMPTY;
    bool found = false;
    t->failed = !xun_plan_folded(&wanted, t->analyzer, prefix) || t->failed;
    for (size_t i = 0; i < t->text->count && !found && !t->failed; i++) {
        const xun_place *place = &t->text->places[i];
        xun_slice span = {t->passage->text.text + place->start, place->end - place->start};
        t->failed = !xun_plan_folded(&word, t->analyzer, span);
        found = word.length >= wanted.length && memcmp(word.data, wanted.data, wanted.length) == 0;
    }
    xun_bytes_free(&wanted);
    xun_bytes_free(&word);
    return found;
}

static bool has_year(const test *t, const xun_node *node)
{
    int first, last;
    xun_plan_years(&first, &last, node);
    for (size_t i = 0; i < t->passage->year_count; i++)
        if (t->passage->years[i] >= first && t->passage->years[i] <= last)
            return true;
    return false;
}

/* A time of whole years, or of so many months that none is meant (as terms are made of it). */
static bool is_of_years(const xun_stored_time *time)
{
    enum { LONGEST = 24 };
    int from_year, from_month, to_year, to_month;
    if (sscanf(time->from, "%d-%d", &from_year, &from_month) != 2 ||
        sscanf(time->to, "%d-%d", &to_year, &to_month) != 2)
        return true;
    return (to_year - from_year) * 12 + to_month - from_month >= LONGEST ||
           (strcmp(time->from + 4, "-01-01") == 0 && strcmp(time->to + 4, "-12-31") == 0);
}

/* Days and months are compared as far as both go; of years one must lie in the range. */
static bool time_in_range(const xun_stored_time *time, const xun_node *node)
{
    xun_slice low = node->text, high = node->range ? node->high : node->text;
    int first, last;
    if (!is_of_years(time))
        return (!low.length || memcmp(time->to, low.text, low.length) >= 0) &&
               (!high.length || memcmp(time->from, high.text, high.length) <= 0);
    return xun_plan_whole_years(&first, &last, node) && atoi(time->to) >= first && atoi(time->from) <= last;
}

static bool has_date(const test *t, const xun_node *node)
{
    if (node->text.length <= 4 && (!node->range || node->high.length <= 4))
        return has_year(t, node);
    for (size_t i = 0; i < t->passage->time_count; i++)
        if (time_in_range(&t->passage->times[i], node))
            return true;
    return false;
}

static bool has_name(const test *t, const xun_stored_list *names, xun_slice text)
{
    char name[XUN_NAME_SIZE];
    xun_asked_name asked;
    const xun_fact_finder *facts = t->analyzer->facts;
    xun_plan_name(&asked, t->analyzer, text);
    for (size_t i = 0; i < names->count; i++) {
        const xun_slice *written = &names->items[i];
        size_t length = xun_name_term(name, sizeof name, facts, written->text, written->length);
        if (xun_plan_is_name(&asked, (xun_slice){name, length}))
            return true;
    }
    return false;
}

static bool field_matches(test *t, const xun_node *node)
{
    const xun_stored_passage *passage = t->passage;
    switch (node->field) {
    case XUN_FIELD_TITLE: return holds(t, t->title, node->text, true);
    case XUN_FIELD_REPORT:
        return memmem(passage->id.text, passage->id.length, node->text.text, node->text.length);
    case XUN_FIELD_YEAR: return has_year(t, node);
    case XUN_FIELD_DATE: return has_date(t, node);
    case XUN_FIELD_PROJECT: return has_name(t, &passage->projects, node->text);
    case XUN_FIELD_HONOR: return has_name(t, &passage->honors, node->text);
    case XUN_FIELD_ORG: return has_name(t, &passage->orgs, node->text);
    case XUN_FIELD_AMOUNT: return xun_amount_stands_in(&node->amount, passage->figures);
    case XUN_FIELD_LANGUAGE:
        return passage->language.length == node->text.length &&
               memcmp(passage->language.text, node->text.text, node->text.length) == 0;
    }
    return false;
}

static bool matches(test *t, const xun_node *node, bool outermost)
{
    switch (node->kind) {
    case XUN_NODE_WORD: return outermost || holds(t, t->text, node->text, true);
    case XUN_NODE_PHRASE: return holds(t, t->text, node->text, false);
    case XUN_NODE_PREFIX: return has_prefix(t, node->text);
    case XUN_NODE_NEAR: return is_near(t, node);
    case XUN_NODE_FIELD: return field_matches(t, node);
    case XUN_NODE_OR:
        for (const xun_node *child = node->children; child; child = child->next)
            if (matches(t, child, false))
                return true;
        return false;
    case XUN_NODE_AND:
    case XUN_NODE_SEQUENCE: break;
    }
    for (const xun_node *child = node->children; child; child = child->next)
        if (matches(t, child, outermost && !child->excluded && child->kind == XUN_NODE_WORD) ==
            child->excluded)
            return false;
    return true;
}

bool xun_plan_accepts(bool *good, const xun_analyzer *analyzer, const xun_parsed_query *query,
                      const xun_stored_passage *passage, const xun_symbols *title, const xun_symbols *text)
{
    test t = {analyzer, passage, title, text, false};
    bool accepted = matches(&t, query->root, true);
    *good = !t.failed;
    return accepted;
}
