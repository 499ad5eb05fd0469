/* An index written anew from its own stored passages: without the dead ones, by the rules and the dictionary
 * of today. */
#include <stdlib.h>

#include "indexer/outcomes.h"
#include "indexer/workers.h"

static xun_status find_living(xun_hits *out, xun_build *build, xun_error *error)
{
    xun_query *query = xun_query_all();
    if (!query)
        return xun_fail_memory(error);
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.count = (size_t)build->counts.documents;
    options.weightless = true;
    xun_status status = xun_reader_search(out, build->reader, query, &options, error);
    xun_query_free(query);
    return status;
}

/* A new sample is not worth its time: the stored text hardly changes its kind. */
static xun_status take_dictionary(xun_build *build, xun_error *error)
{
    xun_bytes_clear(&build->sample);
    return xun_update_dictionary(&build->sample, build->update, error);
}

static void count_rewritten(xun_build *build, const xun_harvest *harvest)
{
    xun_index_summary *summary = build->summary;
    summary->passages_removed = build->counts.documents - harvest->passages;
    summary->passages_total = harvest->passages;
}

static xun_status publish(xun_build *build, const xun_harvest *harvest, size_t task_count, xun_error *error)
{
    xun_outcomes outcomes = {0};
    xun_character_counts_free(&build->characters);
    xun_status status = xun_outcomes_open(&outcomes, (const char *const *)harvest->outcomes, harvest->count,
                                          task_count, &build->characters, error);
    xun_outcomes_close(&outcomes);
    if (status != XUN_OK)
        return status;
    xun_bytes_clear(&build->dead);
    build->dead_count = 0;
    build->known.generation = build->generation;
    count_rewritten(build, harvest);
    return xun_build_publish(build, harvest->parts, harvest->part_count, &build->known, true, error);
}

static xun_status rewrite(xun_build *build, const xun_hits *living, xun_error *error)
{
    xun_tasks tasks = {0};
    xun_harvest harvest = {0};
    if (!xun_tasks_add_stored(&tasks, living->count)) {
        xun_tasks_free(&tasks);
        return xun_fail_memory(error);
    }
    tasks.bytes = build->counts.bytes_on_disk;
    const xun_labour labour = {.tasks = &tasks, .stored = living->hits, .stage = "rewriting"};
    xun_status status = xun_workers_run(&harvest, build, &labour, error);
    if (status == XUN_OK)
        status = publish(build, &harvest, tasks.count, error);
    xun_harvest_free(&harvest);
    xun_tasks_free(&tasks);
    return status;
}

static xun_status compact(xun_build *build, xun_error *error)
{
    if (!build->reader)
        return xun_fail(error, XUN_NOT_FOUND, "%s: there is no index here", build->database);
    xun_hits living = {0};
    xun_status status = find_living(&living, build, error);
    if (status == XUN_OK)
        status = take_dictionary(build, error);
    if (status == XUN_OK)
        status = rewrite(build, &living, error);
    xun_hits_free(&living);
    return status;
}

xun_status xun_index_compact(xun_index_summary *out, const char *database, const xun_index_options *options,
                             xun_error *error)
{
    xun_build build;
    xun_status status = xun_build_open(&build, out, database, options, true, error);
    if (status == XUN_OK)
        status = compact(&build, error);
    out->seconds = xun_seconds() - build.started;
    xun_build_close(&build);
    return status;
}
