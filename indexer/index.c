#include "indexer/indexer.h"

#include <unistd.h>

#include "indexer/collect.h"
#include "indexer/sample.h"
#include "indexer/workers.h"

/* When the passages that no search shows are more than this share, or their groups too many for every query
 * to leave out, the index is written anew. */
enum { MOST_DEAD_PERCENT = 25, MOST_DEAD_GROUPS = 500 };

static xun_status take_sample(xun_build *build, const xun_inputs *inputs, xun_error *error)
{
    xun_status status = XUN_OK;
    if (build->reader)
        status = xun_update_dictionary(&build->sample, build->update, error);
    if (status == XUN_OK && !build->sample.length)
        status = xun_sample_sources(build, inputs->items, inputs->count, error);
    return status;
}

static bool is_worn(const xun_build *build, uint64_t documents, uint64_t dead)
{
    return build->dead_count > MOST_DEAD_GROUPS || dead * 100 > documents * MOST_DEAD_PERCENT ||
           build->summary->rules_changed || build->summary->glossary_changed;
}

/* Counts after the run, and whether the index should be written anew. */
static bool settle_counts(xun_build *build, const xun_collection *collection, const xun_harvest *harvest)
{
    xun_index_summary *summary = build->summary;
    const xun_reader_counts *counts = &build->counts;
    summary->passages_added = harvest->passages - collection->buried_now;
    summary->passages_removed = collection->buried_before;
    summary->passages_total =
        counts->documents - counts->dead + summary->passages_added - summary->passages_removed;
    summary->glossary_changed = build->reader && build->glossary_changed;
    summary->rules_changed = build->reader && build->rules_changed;
    uint64_t documents = counts->documents + harvest->passages;
    return is_worn(build, documents, documents - summary->passages_total);
}

static xun_status publish(xun_build *build, xun_collection *collection, const xun_harvest *harvest,
                          bool *worn, xun_error *error)
{
    *worn = settle_counts(build, collection, harvest);
    bool changes = collection->any_read || collection->buried_before || build->summary->files_removed;
    if (!changes && !build->reader)
        return xun_fail(error, XUN_NOT_FOUND, "%s: none of the sources can be read",
                        build->options->paths[0]);
    if (!changes)
        return XUN_OK;
    xun_status status = XUN_OK;
    if (!*worn && collection->buried_before) /* else they are counted anew */
        status = xun_forget_buried(build, error);
    return status == XUN_OK ? xun_build_publish(build, harvest->parts, harvest->part_count,
                                                &collection->sources, false, error)
                            : status;
}

static xun_status finish(xun_build *build, const xun_inputs *inputs, const xun_tasks *tasks,
                         const xun_harvest *harvest, bool *worn, xun_error *error)
{
    xun_outcomes outcomes = {0};
    xun_collection collection = {0};
    xun_status status = xun_outcomes_open(&outcomes, (const char *const *)harvest->outcomes, harvest->count,
                                          tasks->count, &build->characters, error);
    if (status == XUN_OK)
        status = xun_collect(&collection, build, inputs, tasks, &outcomes, error);
    if (status == XUN_OK)
        status = publish(build, &collection, harvest, worn, error);
    xun_collection_free(&collection);
    xun_outcomes_close(&outcomes);
    return status;
}

static xun_status read_sources(xun_build *build, const xun_inputs *inputs, bool *worn, xun_error *error)
{
    xun_tasks tasks = {0};
    xun_harvest harvest = {0};
    const xun_labour labour = {.tasks = &tasks, .sources = inputs->items, .stage = "reading"};
    xun_status status = take_sample(build, inputs, error);
    if (status == XUN_OK &&
        !xun_tasks_add_sources(&tasks, inputs->items, inputs->count, build->options->input))
        status = xun_fail_memory(error);
    if (status == XUN_OK)
        status = xun_workers_run(&harvest, build, &labour, error);
    if (status == XUN_OK)
        status = finish(build, inputs, &tasks, &harvest, worn, error);
    xun_harvest_free(&harvest);
    xun_tasks_free(&tasks);
    return status;
}

static xun_status update(bool *worn, xun_index_summary *out, const char *database,
                         const xun_index_options *options, xun_error *error)
{
    xun_build build;
    xun_inputs inputs = {0};
    bool was_there = access(database, F_OK) == 0;
    xun_status status = xun_build_open(&build, out, database, options, false, error);
    if (status == XUN_OK)
        status = xun_inputs_find(&inputs, &build, error);
    if (status == XUN_OK)
        status = read_sources(&build, &inputs, worn, error);
    xun_inputs_free(&inputs);
    out->seconds = xun_seconds() - build.started;
    xun_build_close(&build);
    if (status != XUN_OK && !was_there)
        rmdir(database); /* only when it is empty */
    return status;
}

/* Two steps, each of them whole: what is new is published first. If the index cannot be written anew then, it
 * stays worn and the next run tries again. */
xun_status xun_index(xun_index_summary *out, const char *database, const xun_index_options *options,
                     xun_error *error)
{
    bool worn = false;
    xun_status status = update(&worn, out, database, options, error);
    if (status != XUN_OK || !worn)
        return status;
    xun_index_summary rewritten;
    out->rewritten = xun_index_compact(&rewritten, database, options, NULL) == XUN_OK;
    if (out->rewritten)
        out->seconds += rewritten.seconds;
    return XUN_OK;
}
