/* Alternatives of a query: of words joined by OR one is enough to hold it as written. */
#include "searcher/query.h"
#include "searcher/units.h"

/* A walk over the words of a tree in the order in which xun_query_parse collected them. */
typedef struct {
    xun_units *units;
    size_t at;       /* how far the words went */
    uint64_t pieces; /* that were met within the alternatives at hand */
    bool open;       /* one of these asks for more than words: it is enough too */
} walk;

static uint64_t pieces_between(const xun_units *units, size_t start, size_t end)
{
    uint64_t pieces = 0;
    for (size_t i = 0; i < units->chunk_count; i++) {
        const xun_chunk *chunk = &units->chunks[i];
        size_t place = units->symbols.places[chunk->first].start;
        if (chunk->content && place >= start && place < end)
            pieces |= (uint64_t)1 << i;
    }
    return pieces;
}

static void take_alternatives(walk *w)
{
    xun_units *units = w->units;
    units->optional |= w->pieces;
    if (w->pieces && !w->open && units->choice_count < XUN_CHUNKS)
        units->choices[units->choice_count++] = w->pieces;
    w->pieces = 0;
    w->open = false;
}

static void walk_node(walk *w, const xun_node *node, bool inside)
{
    bool text = node->kind == XUN_NODE_WORD || node->kind == XUN_NODE_PHRASE;
    bool alternatives = node->kind == XUN_NODE_OR;
    if (node->excluded)
        return;
    if (text && node->text.length) {
        size_t start = w->at ? w->at + 1 : 0;
        w->at = start + node->text.length;
        if (inside)
            w->pieces |= pieces_between(w->units, start, w->at);
    }
    w->open = w->open || (inside && (node->kind == XUN_NODE_FIELD || node->kind == XUN_NODE_PREFIX));
    for (const xun_node *child = node->children; child; child = child->next)
        walk_node(w, child, inside || alternatives);
    if (alternatives && !inside)
        take_alternatives(w);
}

void xun_units_choose(xun_units *units, const xun_parsed_query *query)
{
    walk w = {.units = units};
    units->optional = 0;
    units->choice_count = 0;
    if (!query->filters)
        walk_node(&w, query->root, false);
}

bool xun_units_chosen(const xun_units *units, uint64_t held)
{
    for (size_t i = 0; i < units->choice_count; i++)
        if (!(units->choices[i] & held))
            return false;
    return true;
}

bool xun_units_held(const xun_units *units, const xun_symbols *text)
{
    uint64_t held = 0;
    for (size_t i = 0; i < units->chunk_count; i++) {
        const xun_chunk *chunk = &units->chunks[i];
        if (!chunk->content)
            continue;
        if (xun_symbols_hold(text, xun_symbols_piece(&units->symbols, chunk->first, chunk->count)))
            held |= (uint64_t)1 << i;
        else if (!(units->optional >> i & 1))
            return false;
    }
    return xun_units_chosen(units, held);
}
