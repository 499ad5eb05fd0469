#include "apps/report/kwic.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"

static int width_at(const char *at, const char *end, size_t *step)
{
    uint32_t c;
    *step = xun_utf8_read(&c, at, end);
    return c < 0x1100 ? 1 : 2;
}

static xun_slice left_of(xun_slice text, size_t start)
{
    size_t at = start;
    for (int width = 0; at && width < 2 * XUN_KWIC_WIDTH;) {
        size_t before = xun_utf8_border(text.text, text.length, at - 1), step;
        width += width_at(text.text + before, text.text + text.length, &step);
        at = before;
    }
    return (xun_slice){text.text + at, start - at};
}

static xun_slice right_of(xun_slice text, size_t end)
{
    size_t at = end;
    for (int width = 0; at < text.length && width < 2 * XUN_KWIC_WIDTH;) {
        size_t step;
        width += width_at(text.text + at, text.text + text.length, &step);
        at += step;
    }
    return (xun_slice){text.text + end, at - end};
}

static int compare(xun_slice a, xun_slice b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.text, b.text, common) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* From the end backwards, a character at a time. */
static int compare_backwards(xun_slice a, xun_slice b)
{
    while (a.length && b.length) {
        size_t i = xun_utf8_border(a.text, a.length, a.length - 1),
               k = xun_utf8_border(b.text, b.length, b.length - 1);
        int order = compare((xun_slice){a.text + i, a.length - i}, (xun_slice){b.text + k, b.length - k});
        if (order)
            return order;
        a.length = i;
        b.length = k;
    }
    return (a.length > b.length) - (a.length < b.length);
}

typedef struct {
    const xun_model *model;
    int by;
} sorting;

static int by_neighbour(const void *a, const void *b, void *user)
{
    const sorting *s = user;
    const xun_kwic_line *left = a, *right = b;
    int order = s->by == 0   ? compare(left->right, right->right)
                : s->by == 1 ? compare_backwards(left->left, right->left)
                             : 0;
    const uint32_t *reports = s->model->archive.report_of;
    if (!order)
        order =
            (reports[left->docid] > reports[right->docid]) - (reports[left->docid] < reports[right->docid]);
    if (!order)
        order = (left->docid > right->docid) - (left->docid < right->docid);
    return order ? order : (left->word.text > right->word.text) - (left->word.text < right->word.text);
}

bool xun_kwic_lines(xun_kwic_line **out, size_t *count, const xun_model *model, const xun_row *row,
                    size_t most)
{
    *count = 0;
    *out = malloc((row->found->line_count + 1) * sizeof **out);
    xun_stored_passage *passage = malloc(sizeof *passage);
    for (size_t i = 0; *out && passage && i < row->found->line_count && *count < most; i++) {
        const xun_place *place = &row->found->lines[i];
        if (!xun_model_passage(passage, model, place->docid) || place->end > passage->text.length)
            continue;
        (*out)[(*count)++] = (xun_kwic_line){place->docid,
                                             left_of(passage->text, place->start),
                                             {passage->text.text + place->start, place->end - place->start},
                                             right_of(passage->text, place->end)};
    }
    bool good = *out && passage;
    free(passage);
    sorting s = {model, model->settings->lines_by};
    if (good && *count)
        qsort_r(*out, *count, sizeof **out, by_neighbour, &s);
    if (!good) {
        free(*out);
        *out = NULL;
    }
    return good;
}
