#include "searcher/figures.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"

/* Numbers of fewer digits are years, codes and the like as often. */
enum { BARE_DIGITS = 7 };

/* ---- of the question ---------------------------------------------------------------------------------- */

/* Nearly no question has a number, and finding them costs more than looking for a digit. */
static bool may_have_figures(const char *text, size_t length)
{
    static const char numerals[] = "〇零一二三四五六七八九十百千万亿两";
    static const char *const words[] = {"illion", "hundred", "thousand", "percent", NULL};
    for (const char *const *word = words; *word; word++)
        if (memmem(text, length, *word, strlen(*word)))
            return true;
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, at, end);
        bool digit = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
        if (digit || (step == 3 && memmem(numerals, sizeof numerals - 1, at, step)))
            return true;
        at += step;
    }
    return false;
}

static xun_asked_figure *next_figure(xun_asked_figures *asked)
{
    return asked->count < XUN_ASKED_FIGURES ? &asked->items[asked->count++] : NULL;
}

/* The end of what is one number whatever it is written with, not digits and characters of their own. English
 * counts with nouns, which are asked by themselves (12 tunnels); digits alone may be anything. */
static size_t whole_end(const char *text, const xun_figure *figure)
{
    static const char *const counted[] = {"人", "人次", "户", "家", "所", "条", "个",
                                          "座", "列",   "辆", "张", "棵", NULL};
    bool plain = !figure->unit;
    for (size_t i = figure->start; i < figure->end && plain; i++)
        plain = (text[i] >= '0' && text[i] <= '9') || text[i] == ',' || text[i] == '.';
    if (plain)
        return figure->start;
    size_t unit = figure->unit ? strlen(figure->unit) : 0;
    if (!unit || (unsigned char)*figure->unit >= 0x80 || unit >= figure->end - figure->start)
        return figure->end;
    const char *canonical = xun_unit_canonical(figure->unit);
    for (const char *const *noun = counted; *noun; noun++)
        if (strcmp(canonical, *noun) == 0)
            return figure->end - unit;
    return figure->end;
}

/* A number without a unit may have any in the passage: 3216亿 is in 3216亿元. */
static void add_figure(xun_asked_figures *asked, const char *words, const xun_figure *found)
{
    xun_asked_figure *figure = next_figure(asked);
    if (!figure)
        return;
    const char *unit = found->unit ? xun_unit_canonical(found->unit) : "";
    size_t unit_length = strnlen(unit, XUN_UNIT_SIZE - 1),
           term_length = strnlen(found->term, XUN_FIGURE_TERM_SIZE - 1);
    *figure = (xun_asked_figure){.amount = {.low = found->value, .high = found->value, .any_unit = !*unit},
                                 .start = (uint32_t)found->start,
                                 .end = (uint32_t)found->end,
                                 .whole = (uint32_t)whole_end(words, found)};
    memcpy(figure->amount.unit, unit, unit_length);
    memcpy(figure->term, found->term, term_length);
}

/* Words that are nothing but one long number, which a text would give a unit: 321600000000,
 * 321,600,000,000. */
static void add_bare_number(xun_asked_figures *asked, const char *words, size_t length)
{
    char digits[XUN_FIGURE_TERM_SIZE];
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        bool digit = words[i] >= '0' && words[i] <= '9';
        if ((!digit && words[i] != ',') || count + 1 == sizeof digits)
            return;
        digits[count] = words[i];
        count += digit;
    }
    digits[count] = '\0';
    xun_asked_figure *figure = count >= BARE_DIGITS && digits[0] != '0' ? next_figure(asked) : NULL;
    if (!figure)
        return;
    double value = strtod(digits, NULL);
    *figure = (xun_asked_figure){.amount = {.low = value, .high = value, .any_unit = true},
                                 .end = (uint32_t)length};
    memcpy(figure->term, digits, count + 1);
}

static void add_fields(xun_asked_figures *asked, const xun_node *node)
{
    if (node->excluded)
        return;
    if (node->kind == XUN_NODE_FIELD && node->field == XUN_FIELD_AMOUNT) {
        xun_asked_figure *figure = next_figure(asked);
        if (figure)
            *figure = (xun_asked_figure){.amount = node->amount};
    }
    for (const xun_node *child = node->children; child; child = child->next)
        add_fields(asked, child);
}

static bool has_field(const xun_node *node)
{
    if (node->kind == XUN_NODE_FIELD)
        return true;
    for (const xun_node *child = node->children; child; child = child->next)
        if (has_field(child))
            return true;
    return false;
}

bool xun_wants_facts(const xun_parsed_query *query)
{
    return (query->words.length && may_have_figures(query->words.data, query->words.length)) ||
           (query->root && has_field(query->root));
}

xun_status xun_asked_figures_find(xun_asked_figures *out, const xun_fact_finder *finder,
                                  const xun_parsed_query *query, xun_error *error)
{
    xun_status status = XUN_OK;
    out->count = 0;
    if (finder && query->words.length && may_have_figures(query->words.data, query->words.length)) {
        xun_facts facts = {0};
        status = xun_facts_find(&facts, finder, query->words.data, query->words.length, NULL, error);
        for (size_t i = 0; i < facts.figure_count && status == XUN_OK; i++)
            add_figure(out, query->words.data, &facts.figures[i]);
        xun_facts_free(&facts);
        if (status == XUN_OK && !out->count)
            add_bare_number(out, query->words.data, query->words.length);
    }
    out->in_words = out->count;
    add_fields(out, query->root);
    return status;
}

xun_status xun_figures_blank(char *text, size_t length, const xun_fact_finder *finder, xun_error *error)
{
    if (!finder || !may_have_figures(text, length))
        return XUN_OK;
    xun_facts facts = {0};
    xun_status status = xun_facts_find(&facts, finder, text, length, NULL, error);
    for (size_t i = 0; i < facts.figure_count && status == XUN_OK; i++) {
        const xun_figure *figure = &facts.figures[i];
        memset(text + figure->start, ' ', whole_end(text, figure) - figure->start);
    }
    xun_facts_free(&facts);
    return status;
}

/* ---- of a passage ------------------------------------------------------------------------------------- */

static bool is_inside(const xun_asked_figure *figure, const xun_place *symbol)
{
    return symbol->start >= figure->start && symbol->end <= figure->end;
}

/* The figure's symbols in the query. */
static size_t symbols_of(size_t *first, const xun_asked_figure *figure, const xun_symbols *symbols)
{
    size_t count = 0;
    for (size_t i = 0; i < symbols->count; i++)
        if (is_inside(figure, &symbols->places[i])) {
            *first = count ? *first : i;
            count++;
        }
    return count;
}

static bool has_single(const xun_symbols *text, uint32_t symbol)
{
    for (size_t i = 0; i < text->count; i++)
        if (xun_symbol(text, i) == symbol)
            return true;
    return false;
}

static double sequences_from(const xun_units *units, const xun_ranking *ranking, int single)
{
    double weight = 0;
    for (int16_t s = units->sequence_of[single]; s >= 0; s = units->sequences[s].next)
        weight += ranking->sequence[units->sequences[s].kind] * (double)units->sequences[s].idf;
    return weight;
}

/* Weight of the figure's singles that the text lacks, each with the sequences that begin with it. */
static double missing_weight(double *idf, const xun_asked_figure *figure, const xun_units *units,
                             const xun_ranking *ranking, const xun_symbols *text)
{
    double weight = 0;
    size_t first = 0, count = symbols_of(&first, figure, &units->symbols);
    if (!count || xun_symbols_hold(text, xun_symbols_piece(&units->symbols, first, count)))
        return 0;
    for (size_t i = first; i < first + count; i++) {
        int single = xun_units_find(units, xun_symbol(&units->symbols, i));
        if (single < 0 || has_single(text, xun_symbol(&units->symbols, i)))
            continue;
        const xun_single *lacked = &units->singles[single];
        *idf += (double)lacked->idf;
        weight += (lacked->number ? ranking->number
                   : lacked->word ? ranking->latin
                                  : ranking->character) *
                  (double)lacked->idf;
        weight += i + 1 < first + count ? sequences_from(units, ranking, single) : 0;
    }
    return weight;
}

double xun_asked_figures_weigh(double *share, const xun_asked_figures *asked, const xun_units *units,
                               const xun_ranking *ranking, xun_slice figures, const xun_symbols *text)
{
    double weight = 0, idf = 0, all = 0;
    for (size_t i = 0; i < asked->in_words; i++)
        if (xun_amount_stands_in(&asked->items[i].amount, figures))
            weight += missing_weight(&idf, &asked->items[i], units, ranking, text);
    for (size_t i = 0; i < units->single_count; i++)
        all += (double)units->singles[i].idf;
    *share = all > 0 ? idf / all : 0;
    return weight;
}

/* ---- marking ------------------------------------------------------------------------------------------ */

static void mark_span(bool *marked, const xun_symbols *text, size_t start, size_t end)
{
    for (size_t i = 0; i < text->count; i++)
        if (text->places[i].start < end && text->places[i].end > start)
            marked[i] = true;
}

static bool is_asked(const xun_asked_figures *asked, const xun_figure *figure)
{
    const char *unit = figure->unit ? xun_unit_canonical(figure->unit) : "";
    for (size_t i = 0; i < asked->count; i++)
        if (xun_amount_is(&asked->items[i].amount, unit, figure->value))
            return true;
    return false;
}

bool xun_asked_figures_mark(bool *marked, const xun_asked_figures *asked, const xun_fact_finder *finder,
                            const xun_stored_passage *passage, const xun_symbols *text)
{
    bool held = false;
    for (size_t i = 0; i < asked->count && !held; i++)
        held = xun_amount_stands_in(&asked->items[i].amount, passage->figures);
    if (!held)
        return true;
    xun_facts facts = {0};
    bool good =
        xun_facts_find(&facts, finder, passage->text.text, passage->text.length, NULL, NULL) == XUN_OK;
    for (size_t i = 0; i < facts.figure_count && good; i++)
        if (is_asked(asked, &facts.figures[i]))
            mark_span(marked, text, facts.figures[i].start, facts.figures[i].end);
    xun_facts_free(&facts);
    return good;
}
