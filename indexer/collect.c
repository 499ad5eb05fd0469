#include "indexer/collect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void xun_collection_free(xun_collection *collection)
{
    xun_source_list_free(&collection->sources);
    free(collection->tallies);
    *collection = (xun_collection){0};
}

/* ---- tallies ------------------------------------------------------------------------------------------ */

static void add_to_tally(xun_tally *tally, const xun_outcome *outcome)
{
    if (tally->status == XUN_OK && outcome->status != XUN_OK) {
        tally->status = outcome->status;
        tally->message = outcome->text;
    }
    if (outcome->decoding.encoding[0] || outcome->decoding.media)
        tally->decoding = outcome->decoding;
    tally->hash += outcome->content.hash;
    tally->newlines += outcome->content.newlines;
    tally->passages += outcome->passages;
}

/* Copies a message that is no C string. */
static const char *message_of(xun_error *buffer, xun_status status, xun_slice message)
{
    if (status == XUN_OK)
        return "";
    int length =
        message.length < sizeof buffer->message ? (int)message.length : (int)sizeof buffer->message - 1;
    xun_fail(buffer, status, "%.*s", length, message.text);
    return buffer->message;
}

static void tell_wrong_record(xun_build *build, const char *path, const xun_outcome *wrong, uint64_t line)
{
    const xun_index_options *options = build->options;
    xun_error why;
    xun_fail(&why, XUN_INVALID, "%s: line %llu: %.*s", path, (unsigned long long)line,
             (int)wrong->text.length, wrong->text.text);
    build->summary->records_failed++;
    const xun_ledger_entry entry = {.path = path,
                                    .status = XUN_INVALID,
                                    .line = line,
                                    .change = "failed",
                                    .message = why.message,
                                    .decoding = {.how = "", .media = ""}};
    if (options->ledger)
        options->ledger(options->user, &entry);
}

/* Lines are counted from where the task's range begins; what comes before is known from the tasks before. */
static void tell_wrong_records(xun_build *build, const xun_inputs *inputs, const xun_task *task,
                               xun_cursor cursor, const xun_tally *before, bool in_line)
{
    xun_outcome outcome;
    while (xun_outcome_next(&outcome, &cursor))
        if (outcome.kind == XUN_OUTCOME_WRONG)
            tell_wrong_record(build, inputs->items[task->first].name, &outcome,
                              before->newlines + in_line + outcome.number);
}

static xun_status collect_task(xun_collection *out, xun_build *build, const xun_inputs *inputs,
                               const xun_task *task, xun_cursor cursor, xun_error *error)
{
    xun_cursor again = cursor;
    for (xun_outcome outcome; xun_outcome_next(&outcome, &cursor);) {
        if (outcome.kind != XUN_OUTCOME_SOURCE)
            continue;
        if (outcome.number >= inputs->count)
            return xun_fail(error, XUN_INTERNAL,
                            "a worker told of a source that is not there: please report");
        xun_tally *tally = &out->tallies[outcome.number];
        if (task->kind == XUN_TASK_RECORDS)
            tell_wrong_records(build, inputs, task, again, tally, outcome.content.in_line);
        add_to_tally(tally, &outcome);
    }
    return XUN_OK;
}

/* ---- ledger and summary ------------------------------------------------------------------------------- */

static void tell_source(xun_build *build, const xun_input_source *source, const xun_tally *tally,
                        const char *change)
{
    const xun_index_options *options = build->options;
    xun_error buffer;
    xun_ledger_entry entry = {.path = source->name,
                              .status = tally->status,
                              .decoding = tally->decoding,
                              .message = message_of(&buffer, tally->status, tally->message),
                              .passages = tally->passages,
                              .change = change};
    if (!entry.decoding.how)
        entry.decoding.how = "";
    if (!entry.decoding.media)
        entry.decoding.media = "";
    if (options->ledger)
        options->ledger(options->user, &entry);
}

static void settle_unchanged(xun_build *build, const xun_input_source *source)
{
    const xun_tally tally = {.passages = source->known->passages};
    build->summary->files_unchanged++;
    tell_source(build, source, &tally, "unchanged");
}

static xun_status bury_known(xun_collection *out, xun_build *build, const xun_known_source *known,
                             xun_error *error)
{
    char group[XUN_GROUP_SIZE];
    xun_group_name(group, known->generation, known->number);
    out->buried_before += known->passages;
    return known->passages ? xun_build_bury(build, group, strlen(group), error) : XUN_OK;
}

/* What a failed source added before it failed must not be found. */
static xun_status settle_failed(xun_collection *out, xun_build *build, const xun_input_source *source,
                                const xun_tally *tally, xun_error *error)
{
    char group[XUN_GROUP_SIZE];
    xun_group_name(group, build->generation, source->number);
    build->summary->files_failed++;
    out->buried_now += tally->passages;
    tell_source(build, source, tally, "failed");
    return tally->passages ? xun_build_bury(build, group, strlen(group), error) : XUN_OK;
}

static xun_status settle_read(xun_collection *out, xun_build *build, const xun_input_source *source,
                              const xun_tally *tally, xun_error *error)
{
    bool changed = source->change == XUN_CHANGE_CHANGED, failed = tally->status != XUN_OK;
    build->summary->files_failed += failed;
    build->summary->files_new += !changed && !failed;
    build->summary->files_changed += changed;
    build->summary->bytes_read += source->size;
    build->summary->undecodable_bytes += tally->decoding.undecodable;
    out->any_read = true;
    tell_source(build, source, tally, failed ? "failed" : changed ? "changed" : "new");
    return changed ? bury_known(out, build, source->known, error) : XUN_OK;
}

/* Records of standard input that came before it failed are whole: they stay. */
static bool is_failed(const xun_input_source *source, const xun_tally *tally)
{
    return tally->status != XUN_OK && strcmp(source->name, "-") != 0;
}

static xun_status settle(xun_collection *out, xun_build *build, const xun_input_source *source,
                         const xun_tally *tally, xun_error *error)
{
    if (source->change == XUN_CHANGE_NONE) {
        settle_unchanged(build, source);
        return XUN_OK;
    }
    if (is_failed(source, tally))
        return settle_failed(out, build, source, tally, error);
    return settle_read(out, build, source, tally, error);
}

static xun_status settle_gone(xun_collection *out, xun_build *build, const xun_inputs *inputs,
                              xun_error *error)
{
    for (size_t i = 0; i < inputs->gone_count; i++) {
        const xun_input_source source = {.name = inputs->gone[i]->path};
        const xun_tally tally = {.passages = inputs->gone[i]->passages};
        build->summary->files_removed++;
        tell_source(build, &source, &tally, "removed");
        xun_status status = bury_known(out, build, inputs->gone[i], error);
        if (status != XUN_OK)
            return status;
    }
    return XUN_OK;
}

/* ---- the new list of sources -------------------------------------------------------------------------- */

static bool keep_known(xun_source_list *list, const xun_inputs *inputs, const xun_known_source *known,
                       size_t *gone)
{
    if (*gone < inputs->gone_count && inputs->gone[*gone] == known) {
        ++*gone;
        return true;
    }
    return xun_source_list_add(list, known);
}

static bool add_current(xun_source_list *list, const xun_build *build, const xun_input_source *source,
                        const xun_tally *tally)
{
    if (source->change != XUN_CHANGE_NONE && tally->status != XUN_OK)
        return !source->known || xun_source_list_add(list, source->known);
    xun_known_source known = {.path = NULL};
    if (source->change == XUN_CHANGE_NONE)
        known = *source->known;
    else
        known = (xun_known_source){.hash = tally->hash,
                                   .generation = build->generation,
                                   .number = source->number,
                                   .passages = tally->passages};
    char *path = strdup(source->name);
    known.path = path;
    known.size = source->size;
    known.modified_ns = source->modified_ns;
    bool good = path && xun_source_list_add(list, &known);
    free(path);
    return good;
}

/* Merges what was known and what was found, both in the order of paths. */
static bool make_list(xun_collection *out, const xun_build *build, const xun_inputs *inputs)
{
    const xun_source_list *known = &build->known;
    size_t found = inputs->found.count, gone = 0, at = 0, i = 0;
    bool good = true;
    out->sources.generation = build->generation;
    while (good && (at < known->count || i < found)) {
        int order = at == known->count ? 1
                    : i == found       ? -1
                                       : strcmp(known->items[at].path, inputs->items[i].name);
        if (order < 0) {
            good = keep_known(&out->sources, inputs, &known->items[at++], &gone);
            continue;
        }
        at += order == 0;
        good = add_current(&out->sources, build, &inputs->items[i], &out->tallies[i]);
        i++;
    }
    return good;
}

xun_status xun_collect(xun_collection *out, xun_build *build, const xun_inputs *inputs,
                       const xun_tasks *tasks, const xun_outcomes *outcomes, xun_error *error)
{
    *out = (xun_collection){0};
    out->tallies = calloc(inputs->count + 1, sizeof *out->tallies);
    xun_status status = out->tallies ? XUN_OK : xun_fail_memory(error);
    for (size_t i = 0; i < tasks->count && status == XUN_OK; i++)
        status = collect_task(out, build, inputs, &tasks->items[i], outcomes->tasks[i], error);
    for (size_t i = 0; i < inputs->count && status == XUN_OK; i++)
        status = settle(out, build, &inputs->items[i], &out->tallies[i], error);
    if (status == XUN_OK)
        status = settle_gone(out, build, inputs, error);
    if (status == XUN_OK && inputs->spool)
        status = xun_bury_replaced_records(out, build, tasks, outcomes, error);
    if (status == XUN_OK && !make_list(out, build, inputs))
        status = xun_fail_memory(error);
    return status;
}
