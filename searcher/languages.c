#include "searcher/languages.h"

#include <stdlib.h>
#include <string.h>

/* ---- two lists become one ----------------------------------------------------------------------------- */

/* Scores of the two languages cannot be compared: each list is divided by its best. The list that has a
 * smaller share of what was asked is worth less by as much (passages of the other language that merely hold a
 * number or a name of the question), and the translated one a little less again, since the same words in the
 * asker's language are surer; their share is taken for half as much again, since a passage rarely has all
 * that a question's words may mean. Where only the other language was asked for, the words as they are hit by
 * chance, and hardly count. */
static const double translated_factor = 0.8, own_share_factor = 1.5, foreign_share_factor = 0.05;

typedef struct {
    double best, share; /* the greatest score, and that passage's share */
} list_top;

static list_top top_of(const xun_candidates *c, size_t first, size_t end)
{
    list_top top = {0, 0};
    for (size_t i = first; i < end; i++)
        if (c->items[i].scored && c->items[i].total > top.best)
            top = (list_top){c->items[i].total, c->items[i].share};
    return top;
}

static void divide(xun_candidates *c, size_t first, size_t end, double best, double factor)
{
    for (size_t i = first; i < end && best > 0; i++)
        if (c->items[i].scored)
            c->items[i].total *= factor / best;
}

static int by_docid_and_total(const void *a, const void *b)
{
    const xun_candidate *left = a, *right = b;
    if (left->docid != right->docid)
        return left->docid < right->docid ? -1 : 1;
    if (left->score.literal != right->score.literal)
        return left->score.literal ? -1 : 1;
    return left->total > right->total ? -1 : left->total < right->total;
}

/* A passage that was found both ways stands once, with its better score. */
static void drop_repeated(xun_candidates *c)
{
    size_t kept = 0;
    qsort(c->items, c->count, sizeof *c->items, by_docid_and_total);
    for (size_t i = 0; i < c->count; i++)
        if (!kept || c->items[i].docid != c->items[kept - 1].docid)
            c->items[kept++] = c->items[i];
    c->count = kept;
}

/* Passages of the other language that have too little of what was asked are none of the matches. */
static void drop_chance_hits(xun_candidates *c, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < c->count; i++)
        if (!c->items[i].scored || c->items[i].total > 0)
            c->items[kept++] = c->items[i];
    c->count = kept;
}

void xun_languages_merge(xun_candidates *c, size_t own, bool other_asked)
{
    drop_chance_hits(c, own);
    list_top mine = top_of(c, 0, own), other = top_of(c, own, c->count);
    double sure = (other_asked ? foreign_share_factor : own_share_factor) * mine.share;
    divide(c, 0, own, mine.best, sure < other.share ? sure / other.share : 1);
    divide(c, own, c->count, other.best,
           translated_factor * (other.share < mine.share ? other.share / mine.share : 1));
    drop_repeated(c);
}

/* ---- a report once ------------------------------------------------------------------------------------ */

static xun_slice report_of(const xun_candidates *c, const xun_candidate *candidate)
{
    xun_stored_passage passage;
    if (!candidate->length || xun_stored_passage_read(&passage, c->data.data + candidate->offset,
                                                      candidate->length, NULL) != XUN_OK)
        return (xun_slice){NULL, 0};
    return passage.id;
}

void xun_languages_collapse(xun_candidates *c)
{
    size_t kept = 0;
    for (size_t i = 0; i < c->count; i++) {
        xun_slice report = report_of(c, &c->items[i]);
        bool known = false;
        for (size_t k = 0; k < kept && report.length && !known; k++) {
            xun_slice other = report_of(c, &c->items[k]);
            known = other.length == report.length && memcmp(other.text, report.text, report.length) == 0;
        }
        if (!known)
            c->items[kept++] = c->items[i];
    }
    c->count = kept;
}
