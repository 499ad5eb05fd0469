#include "searcher/repetitions.h"

#include <stdlib.h>
#include <string.h>

#include "searcher/near_duplicate.h"

static bool read_groupable(xun_groupable *out, const xun_candidates *c, const xun_candidate *candidate)
{
    xun_stored_passage passage;
    if (!candidate->length || xun_stored_passage_read(&passage, c->data.data + candidate->offset,
                                                      candidate->length, NULL) != XUN_OK)
        return false;
    *out = (xun_groupable){passage.text.text, passage.id.text, passage.text.length, passage.id.length};
    return true;
}

/* Takes out the candidates that have a leader. `at` says which candidate each text belongs to. */
static void take_out(xun_repetitions *out, xun_candidates *c, const size_t *leader, const size_t *at,
                     size_t texts)
{
    size_t kept = 0, text = 0;
    for (size_t i = 0; i < c->count; i++) {
        bool repeated = text < texts && at[text] == i && leader[text] != text;
        if (repeated)
            out->items[out->count++] = (xun_repeated){c->items[at[leader[text]]].docid, c->items[i]};
        text += text < texts && at[text] == i;
    }
    text = 0;
    for (size_t i = 0; i < c->count; i++) {
        bool repeated = text < texts && at[text] == i && leader[text] != text;
        text += text < texts && at[text] == i;
        if (!repeated)
            c->items[kept++] = c->items[i];
    }
    c->count = kept;
}

bool xun_repetitions_take(xun_repetitions *out, xun_candidates *c)
{
    *out = (xun_repetitions){0};
    xun_groupable *texts = malloc((c->count + 1) * sizeof *texts);
    size_t *leader = malloc((c->count + 1) * sizeof *leader), *at = malloc((c->count + 1) * sizeof *at),
           count = 0;
    out->items = malloc((c->count + 1) * sizeof *out->items);
    bool good = texts && leader && at && out->items;
    for (size_t i = 0; good && i < c->count && i < XUN_REPETITIONS_COMPARED; i++)
        if (c->items[i].scored && read_groupable(&texts[count], c, &c->items[i]))
            at[count++] = i;
    good = good && xun_group_alike(leader, texts, count);
    if (good)
        take_out(out, c, leader, at, count);
    free(texts);
    free(leader);
    free(at);
    return good;
}

static int by_date(const void *a, const void *b)
{
    const xun_repetition *left = a, *right = b;
    xun_slice l = left->passage->date, r = right->passage->date;
    size_t shorter = l.length < r.length ? l.length : r.length;
    if (!l.length != !r.length)
        return l.length ? -1 : 1;
    int order = shorter ? memcmp(l.text, r.text, shorter) : 0;
    if (!order)
        order = (l.length > r.length) - (l.length < r.length);
    return order ? order : (left->docid > right->docid) - (left->docid < right->docid);
}

void xun_repetition_free(xun_repetition *repetitions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(repetitions[i].passage);
    free(repetitions);
}

static xun_status read_repetition(xun_repetition *out, const xun_candidate *candidate,
                                  const xun_candidates *c, xun_error *error)
{
    *out = (xun_repetition){candidate->docid, calloc(1, sizeof *out->passage)};
    if (!out->passage)
        return xun_fail_memory(error);
    return xun_stored_passage_read(out->passage, c->data.data + candidate->offset, candidate->length, error);
}

xun_status xun_repetitions_of(xun_repetition **out, size_t *count, const xun_repetitions *repetitions,
                              uint32_t docid, const xun_candidates *candidates, xun_error *error)
{
    size_t wanted = 0;
    *out = NULL;
    *count = 0;
    for (size_t i = 0; i < repetitions->count; i++)
        wanted += repetitions->items[i].leader == docid;
    if (!wanted)
        return XUN_OK;
    *out = calloc(wanted, sizeof **out);
    if (!*out)
        return xun_fail_memory(error);
    for (size_t i = 0; i < repetitions->count; i++) {
        if (repetitions->items[i].leader != docid)
            continue;
        xun_status status =
            read_repetition(&(*out)[(*count)++], &repetitions->items[i].candidate, candidates, error);
        if (status != XUN_OK)
            return status;
    }
    qsort(*out, *count, sizeof **out, by_date);
    return XUN_OK;
}

void xun_repetitions_free(xun_repetitions *repetitions)
{
    free(repetitions->items);
    *repetitions = (xun_repetitions){0};
}
