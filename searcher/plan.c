#include "searcher/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/query_list.h"

/* ---- the tree ----------------------------------------------------------------------------------------- */

static xun_query *node_query(const xun_analyzer *analyzer, const xun_node *node, bool *exact);

/* Only what is exactly excluded: where more would be excluded than wanted, the test of the passage
 * decides. */
static xun_query *excluded_query(const xun_analyzer *analyzer, const xun_node *sequence, bool *exact)
{
    xun_query_list list = {0};
    for (const xun_node *child = sequence->children; child; child = child->next) {
        if (!child->excluded)
            continue;
        bool sure = true;
        xun_query *query = node_query(analyzer, child, &sure);
        if (sure || !query) {
            xun_query_list_add(&list, query);
        } else {
            xun_query_free(query);
            *exact = false;
        }
    }
    return xun_query_list_join(&list, XUN_OR);
}

static xun_query *join_children(const xun_analyzer *analyzer, const xun_node *node, xun_operator operator_,
                                bool *exact)
{
    xun_query_list list = {0};
    for (const xun_node *child = node->children; child; child = child->next)
        if (!child->excluded)
            xun_query_list_add(&list, node_query(analyzer, child, exact));
    if (!list.count && !list.failed)
        return xun_query_all();
    return xun_query_list_join(&list, operator_);
}

static xun_query *node_query(const xun_analyzer *analyzer, const xun_node *node, bool *exact)
{
    switch (node->kind) {
    case XUN_NODE_SEQUENCE:
        return xun_query_pair(XUN_AND_NOT, join_children(analyzer, node, XUN_AND, exact),
                              excluded_query(analyzer, node, exact));
    case XUN_NODE_AND: return join_children(analyzer, node, XUN_AND, exact);
    case XUN_NODE_OR: return join_children(analyzer, node, XUN_OR, exact);
    case XUN_NODE_NEAR: *exact = false; return join_children(analyzer, node, XUN_AND, exact);
    case XUN_NODE_WORD: return xun_plan_text(analyzer, node->text, "", true, exact);
    case XUN_NODE_PHRASE: return xun_plan_text(analyzer, node->text, "", false, exact);
    case XUN_NODE_PREFIX: return xun_plan_prefix(analyzer, node->text, exact);
    case XUN_NODE_FIELD: return xun_plan_field(analyzer, node, exact);
    }
    return NULL;
}

/* ---- the words that rank ------------------------------------------------------------------------------ */

static bool has_stem(const xun_units *units, const xun_unit_term *word)
{
    for (size_t i = 0; i < units->term_count; i++)
        if (units->terms[i].kind == XUN_TERM_STEM && units->terms[i].start == word->start)
            return true;
    return false;
}

/* A bigram says more than its last character, and 2017年 more than 年, which nearly every passage has. */
static bool is_covered(const xun_units *units, const xun_unit_term *character)
{
    for (size_t i = 0; i < units->term_count; i++) {
        const xun_unit_term *term = &units->terms[i];
        if ((term->kind == XUN_TERM_BIGRAM && term->end == character->end) ||
            (term->kind == XUN_TERM_MIXED && term->start <= character->start && term->end >= character->end))
            return true;
    }
    return false;
}

/* Bigrams, stems, and words without one; parts and mixed tokens at less weight. NULL in `*wanted` false: not
 * asked. */
static xun_query *unit_query(const xun_units *units, const xun_unit_term *term, bool *wanted)
{
    const char *text = units->texts.data + term->offset;
    *wanted = true;
    switch (term->kind) {
    case XUN_TERM_BIGRAM:
    case XUN_TERM_STEM: return xun_query_term(text, term->length, term->frequency);
    case XUN_TERM_CHARACTER:
        *wanted = !is_covered(units, term);
        return *wanted ? xun_plan_character("", text, term->length) : NULL;
    case XUN_TERM_LATIN:
        *wanted = !has_stem(units, term);
        return *wanted ? xun_query_term(text, term->length, term->frequency) : NULL;
    case XUN_TERM_MIXED:
    case XUN_TERM_PART: return xun_query_scale(xun_query_term(text, term->length, 1), 0.5);
    case XUN_TERM_WORD: break;
    }
    *wanted = false;
    return NULL;
}

static void add_years(xun_query_list *list, const xun_plan *plan)
{
    for (size_t i = 0; i < plan->years_in_words; i++) {
        char year[8];
        int length = snprintf(year, sizeof year, "%d", plan->years[i]);
        xun_query_list_add(list, xun_query_scale(xun_plan_term(XUN_PREFIX_YEAR, year, (size_t)length), 0.5));
    }
}

/* A number with its unit by both, one without by its value: the term that passages with it have. */
static xun_query *figure_query(const xun_asked_figure *figure)
{
    char bucket[XUN_AMOUNT_BUCKET_SIZE];
    xun_bytes term = XUN_BYTES_EMPTY;
    xun_query *query = NULL;
    if (figure->amount.any_unit)
        return xun_plan_term(XUN_PREFIX_NUMBER, figure->term, strlen(figure->term));
    xun_amount_bucket(bucket, figure->term);
    if (xun_amount_term(&term, figure->amount.unit, bucket, figure->term))
        query = xun_query_term(term.data, term.length, 1);
    xun_bytes_free(&term);
    return query;
}

/* Numbers by their value: their terms only filter, and have no weight. */
static xun_query *figures_query(const xun_plan *plan)
{
    xun_query_list list = {0};
    for (size_t i = 0; i < plan->figures.in_words; i++)
        xun_query_list_add(&list, figure_query(&plan->figures.items[i]));
    return xun_query_list_join(&list, XUN_OR);
}

/* A number is looked for as a whole: not 8 for 8%, nor 五 and 万 for 五万人. */
static bool is_part_of_figure(const xun_plan *plan, const xun_unit_term *term)
{
    for (size_t i = 0; i < plan->figures.in_words; i++) {
        const xun_asked_figure *figure = &plan->figures.items[i];
        if (term->start >= figure->start && term->end <= figure->whole)
            return true;
    }
    return false;
}

/* These numbers as they are written. */
static void add_written_figures(xun_query_list *list, const xun_analyzer *analyzer,
                                const xun_parsed_query *query, const xun_plan *plan)
{
    for (size_t i = 0; i < plan->figures.in_words; i++) {
        const xun_asked_figure *figure = &plan->figures.items[i];
        const xun_slice written = {query->words.data + figure->start, figure->end - figure->start};
        bool exact = true;
        if (figure->whole > figure->start)
            xun_query_list_add(list, xun_plan_text(analyzer, written, "", false, &exact));
    }
}

/* Any of the words that a passage holds, or a year that was asked for, however the passage writes it. */
static xun_query *bag_query(const xun_analyzer *analyzer, const xun_parsed_query *query,
                            const xun_units *units, const xun_plan *plan)
{
    xun_query_list words = {0}, years = {0};
    for (size_t i = 0; i < units->term_count; i++) {
        const xun_unit_term *term = &units->terms[i];
        bool wanted =
            (term->documents > 0 || term->kind == XUN_TERM_CHARACTER) && !is_part_of_figure(plan, term);
        xun_query *asked = wanted ? unit_query(units, term, &wanted) : NULL;
        if (wanted)
            xun_query_list_add(&words, term->share < 1 ? xun_query_scale(asked, term->share) : asked);
    }
    add_written_figures(&words, analyzer, query, plan);
    xun_query *any = xun_query_list_join(&words, XUN_OR);
    if (plan->figures.in_words)
        any = xun_query_pair(XUN_OR, any, figures_query(plan));
    if (!plan->years_in_words)
        return any;
    add_years(&years, plan);
    return xun_query_pair(XUN_OR, any, xun_query_list_join(&years, XUN_OR));
}

/* ---- constraints -------------------------------------------------------------------------------------- */

static bool is_loose(const xun_node *child)
{
    return child->kind == XUN_NODE_WORD && !child->excluded;
}

static bool is_filter(const xun_node *child)
{
    return child->excluded || child->kind == XUN_NODE_FIELD;
}

static xun_query *language_query(const char *language)
{
    return xun_query_pair(XUN_OR, xun_plan_term(XUN_PREFIX_LANGUAGE, language, strlen(language)),
                          xun_plan_term(XUN_PREFIX_LANGUAGE, "mixed", 5));
}

/* What every match must satisfy beside the words. `*any` is false when there is nothing of the kind. */
static xun_query *constraint_query(const xun_analyzer *analyzer, const xun_node *root,
                                   const xun_request *request, bool *exact, bool *any)
{
    xun_query_list list = {0};
    bool excluded = false;
    analyzer->budget->left = XUN_FIELD_TERMS;
    for (const xun_node *child = root->children; child; child = child->next) {
        excluded = excluded || child->excluded;
        if (!child->excluded && !is_loose(child))
            xun_query_list_add(&list, node_query(analyzer, child, exact));
    }
    if (request->language)
        xun_query_list_add(&list, language_query(request->language));
    for (size_t i = 0; i < request->filter_count; i++)
        xun_query_list_add(&list, xun_plan_filter(analyzer, &request->filters[i]));
    *any = list.count || list.failed || excluded;
    xun_query *required = list.count || list.failed ? xun_query_list_join(&list, XUN_AND) : xun_query_all();
    if (!excluded)
        return required;
    return xun_query_pair(XUN_AND_NOT, required, excluded_query(analyzer, root, exact));
}

static xun_query *match_query(const xun_analyzer *analyzer, const xun_parsed_query *query,
                              const xun_units *units, const xun_request *request, xun_plan *plan)
{
    const xun_node *root = query->root;
    bool exact = true, constrained, only_filters = true, loose = false;
    xun_query *constraints = constraint_query(analyzer, root, request, &exact, &constrained);
    xun_query *bag = bag_query(analyzer, query, units, plan);
    for (const xun_node *child = root->children; child; child = child->next) {
        loose = loose || is_loose(child);
        only_filters = only_filters && (is_loose(child) || is_filter(child));
    }
    plan->verify = !exact;
    if (!constrained) {
        xun_query_free(constraints);
        return bag;
    }
    if (units->term_count && loose && only_filters)
        return xun_query_pair(XUN_FILTER, bag, constraints);
    return xun_query_pair(XUN_AND_MAYBE, xun_query_scale(constraints, 0), bag);
}

/* ---- passages with every piece as written ------------------------------------------------------------- */

/* A chunk of the words, side by side. */
static xun_query *piece_query(const xun_analyzer *analyzer, const xun_parsed_query *query,
                              const xun_units *units, size_t chunk, bool *exact)
{
    const xun_chunk *piece = &units->chunks[chunk];
    size_t start = units->symbols.places[piece->first].start;
    size_t end = units->symbols.places[piece->first + piece->count - 1].end;
    return xun_plan_text(analyzer, (xun_slice){query->words.data + start, end - start}, "", false, exact);
}

/* One of the pieces of a choice. */
static xun_query *choice_query(const xun_analyzer *analyzer, const xun_parsed_query *query,
                               const xun_units *units, uint64_t choice, bool *exact)
{
    xun_query_list list = {0};
    for (size_t i = 0; i < units->chunk_count; i++)
        if (choice >> i & 1)
            xun_query_list_add(&list, piece_query(analyzer, query, units, i, exact));
    return xun_query_list_join(&list, XUN_OR);
}

static xun_query *literal_query(const xun_analyzer *analyzer, const xun_parsed_query *query,
                                const xun_units *units, const xun_request *request, xun_plan *plan)
{
    xun_query_list list = {0};
    bool exact = true, constrained;
    for (size_t i = 0; i < units->chunk_count; i++)
        if (units->chunks[i].content && !(units->optional >> i & 1))
            xun_query_list_add(&list, piece_query(analyzer, query, units, i, &exact));
    for (size_t i = 0; i < units->choice_count; i++)
        xun_query_list_add(&list, choice_query(analyzer, query, units, units->choices[i], &exact));
    bool pieces = list.count || list.failed;
    xun_query *literal = pieces            ? xun_query_list_join(&list, XUN_AND)
                         : units->optional ? xun_query_all()
                                           : xun_query_nothing();
    xun_query *constraints = constraint_query(analyzer, query->root, request, &exact, &constrained);
    plan->verify_literal = !exact || plan->verify;
    if (constrained)
        return xun_query_pair(XUN_FILTER, literal, constraints);
    xun_query_free(constraints);
    return literal;
}

/* ---- numbers, and both languages ---------------------------------------------------------------------- */

/* The passages of a query that satisfy the constraints, which hold in both languages. */
static xun_query *constrained_query(const xun_analyzer *analyzer, const xun_node *root,
                                    const xun_request *request, xun_query *query)
{
    bool exact = true, constrained;
    xun_query *constraints = constraint_query(analyzer, root, request, &exact, &constrained);
    if (constrained)
        return xun_query_pair(XUN_FILTER, query, constraints);
    xun_query_free(constraints);
    return query;
}

/* The words may be written otherwise: what matters is the number. */
static xun_query *numbers_query(const xun_analyzer *analyzer, const xun_parsed_query *query,
                                const xun_request *request, const xun_units *units, const xun_plan *plan)
{
    xun_query *numbers = xun_query_scale(figures_query(plan), 0);
    return constrained_query(analyzer, query->root, request,
                             xun_query_pair(XUN_AND_MAYBE, numbers, bag_query(analyzer, query, units, plan)));
}

const xun_query *xun_plan_all(const xun_plan *plan)
{
    return plan->all ? plan->all : plan->matches;
}

/* ---- years -------------------------------------------------------------------------------------------- */

/* Beside so many characters and words a year counts half. */
static const double YEAR_AMONG = 5;

static void add_year(xun_plan *plan, int year)
{
    enum { YEARS = sizeof plan->years / sizeof *plan->years };
    if (plan->year_count < YEARS)
        plan->years[plan->year_count++] = year;
}

/* A single year that every match is about: of these, the ones about nothing else are meant most. */
static void add_filtered_years(xun_plan *plan, const xun_node *root, const xun_request *request)
{
    for (const xun_node *child = root->children; child; child = child->next) {
        int first, last;
        if (child->kind != XUN_NODE_FIELD || child->field != XUN_FIELD_YEAR || child->excluded)
            continue;
        xun_plan_years(&first, &last, child);
        if (first == last)
            add_year(plan, first);
    }
    for (size_t i = 0; i < request->filter_count; i++) {
        const xun_filter *filter = &request->filters[i];
        if (filter->facet == XUN_FACET_YEAR && strlen(filter->value) == 4)
            add_year(plan, atoi(filter->value));
    }
}

static xun_status find_years(xun_plan *plan, const xun_parsed_query *query, const xun_request *request,
                             xun_error *error)
{
    xun_facts facts = {0};
    xun_status status = xun_times_find(&facts, query->words.length ? query->words.data : "",
                                       query->words.length, NULL, error);
    for (size_t i = 0; i < facts.time_count && status == XUN_OK; i++) {
        int first, last;
        xun_time_years(&first, &last, &facts.times[i]);
        for (int year = first; year <= last; year++)
            add_year(plan, year);
    }
    xun_facts_free(&facts);
    plan->years_in_words = plan->year_count;
    add_filtered_years(plan, query->root, request);
    return status;
}

/* The queries, with a budget of terms for each. */
static bool make_queries(xun_plan *out, const xun_analyzer *analyzer, const xun_parsed_query *query,
                         const xun_units *units, const xun_request *request, xun_translated_query *translated,
                         const void *translated_user)
{
    out->year_weight = YEAR_AMONG / (YEAR_AMONG + (double)units->outside_years);
    out->matches = match_query(analyzer, query, units, request, out);
    out->literal = literal_query(analyzer, query, units, request, out);
    if (out->figures.in_words)
        out->numbers = numbers_query(analyzer, query, request, units, out);
    if (translated) {
        out->translated =
            constrained_query(analyzer, query->root, request, translated(translated_user, analyzer, false));
        out->all = xun_query_pair(
            XUN_OR, match_query(analyzer, query, units, request, out),
            constrained_query(analyzer, query->root, request, translated(translated_user, analyzer, true)));
    }
    return out->matches && out->literal && (!out->figures.in_words || out->numbers) &&
           (!translated || (out->translated && out->all));
}

xun_status xun_plan_make(xun_plan *out, const xun_analyzer *analyzer, const xun_parsed_query *query,
                         const xun_units *units, const xun_request *request, xun_translated_query *translated,
                         const void *translated_user, xun_error *error)
{
    *out = (xun_plan){0};
    xun_term_budget budget = {0, false};
    xun_analyzer with = *analyzer;
    with.budget = &budget;
    xun_status status = find_years(out, query, request, error);
    if (status == XUN_OK)
        status = xun_asked_figures_find(&out->figures, analyzer->facts, query, error);
    if (status != XUN_OK)
        return status;
    bool made = make_queries(out, &with, query, units, request, translated, translated_user);
    out->cut = budget.cut;
    if (made)
        return XUN_OK;
    xun_plan_free(out);
    return xun_fail_memory(error);
}

void xun_plan_free(xun_plan *plan)
{
    xun_query_free(plan->matches);
    xun_query_free(plan->literal);
    xun_query_free(plan->numbers);
    xun_query_free(plan->translated);
    xun_query_free(plan->all);
    *plan = (xun_plan){0};
}
