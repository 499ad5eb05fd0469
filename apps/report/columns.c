/* The columns of the matrices. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apps/report/counts.h"

/* What a report is filed under. */
static void label_of(char *out, size_t size, const xun_model *model, xun_axis axis, uint32_t number)
{
    const xun_report *report = &model->archive.reports[number];
    out[0] = '\0';
    if (axis == XUN_AXIS_YEAR && report->year)
        snprintf(out, size, "%04u", report->year);
    else if (axis == XUN_AXIS_QUARTER && report->year && report->quarter)
        snprintf(out, size, "%04u-Q%u", report->year, report->quarter);
    else if (axis == XUN_AXIS_QUARTER && report->year)
        snprintf(out, size, "%04u", report->year);
    else if (axis == XUN_AXIS_PLACE && report->place != XUN_NONE)
        snprintf(out, size, "%s", model->archive.places.items[report->place]);
}

/* What has no label stands last. */
static int by_label(const void *a, const void *b, void *user)
{
    char *const *labels = user;
    const char *left = labels[*(const uint32_t *)a], *right = labels[*(const uint32_t *)b];
    if (!*left || !*right)
        return (*left == '\0') - (*right == '\0');
    return strcmp(left, right);
}

/* Labels in order; `texts` loses its strings to the columns. */
static bool take_labels(xun_columns_of *columns, xun_texts *texts)
{
    uint32_t *order = malloc((texts->count + 1) * sizeof *order),
             *place = malloc((texts->count + 1) * sizeof *place);
    columns->items = calloc(texts->count + 1, sizeof *columns->items);
    bool good = order && place && columns->items;
    for (uint32_t i = 0; good && i < texts->count; i++)
        order[i] = i;
    if (good && texts->count)
        qsort_r(order, texts->count, sizeof *order, by_label, texts->items);
    for (uint32_t i = 0; good && i < texts->count; i++) {
        columns->items[i].label = texts->items[order[i]];
        place[order[i]] = i;
    }
    if (good) {
        columns->count = texts->count;
        for (size_t i = 0; i < texts->count; i++)
            texts->items[i] = NULL;
    }
    free(order);
    free(place);
    return good;
}

static uint32_t find_label(const xun_columns_of *columns, const char *label)
{
    size_t low = 0, high = columns->count;
    if (!*label)
        return (uint32_t)columns->count - 1;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        const char *at = columns->items[middle].label;
        if (*at && strcmp(at, label) <= 0)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static bool make_axis(xun_model *model, xun_axis axis)
{
    enum { LABEL = 4096 };
    xun_columns_of *columns = &model->columns[axis];
    xun_texts texts = {0};
    char label[LABEL];
    bool good = true;
    for (uint32_t i = 0; i < model->archive.report_count && good; i++) {
        label_of(label, sizeof label, model, axis, i);
        good = xun_texts_number(&texts, label, strlen(label)) != XUN_NONE;
    }
    good = good && take_labels(columns, &texts);
    for (uint32_t i = 0; i < model->archive.report_count && good; i++) {
        label_of(label, sizeof label, model, axis, i);
        columns->of_report[i] = find_label(columns, label);
    }
    xun_texts_free(&texts);
    return good;
}

/* Each report is a column of its own, in order of date. */
static bool make_report_axis(xun_model *model)
{
    xun_columns_of *columns = &model->columns[XUN_AXIS_REPORT];
    columns->items = calloc(model->archive.report_count + 1, sizeof *columns->items);
    if (!columns->items)
        return false;
    for (uint32_t i = 0; i < model->archive.report_count; i++) {
        columns->items[i].label = strdup(xun_report_short_id(&model->archive, i));
        columns->of_report[i] = i;
        columns->count = i + 1;
        if (!columns->items[i].label)
            return false;
    }
    return true;
}

static void sum_up(xun_columns_of *columns, const xun_archive *archive)
{
    for (size_t i = 0; i < archive->report_count; i++) {
        xun_column *column = &columns->items[columns->of_report[i]];
        column->reports++;
        column->passages += archive->reports[i].passages;
        column->characters += archive->reports[i].characters;
    }
}

bool xun_columns_make(xun_model *model)
{
    for (xun_axis axis = 0; axis < XUN_AXES; axis++) {
        xun_columns_of *columns = &model->columns[axis];
        columns->of_report = malloc((model->archive.report_count + 1) * sizeof *columns->of_report);
        if (!columns->of_report ||
            !(axis == XUN_AXIS_REPORT ? make_report_axis(model) : make_axis(model, axis)))
            return false;
        sum_up(columns, &model->archive);
    }
    return true;
}
