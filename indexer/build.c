#include "indexer/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tokenizer/glossary.h"

double xun_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

xun_status xun_build_progress(const xun_build *build, const char *stage, uint64_t bytes, uint64_t bytes_total,
                              uint64_t passages, xun_error *error)
{
    const xun_index_options *options = build->options;
    const xun_progress progress = {.bytes_done = bytes,
                                   .bytes_total = bytes_total,
                                   .passages = passages,
                                   .seconds = xun_seconds() - build->started,
                                   .stage = stage};
    if (!options->progress || options->progress(options->user, &progress))
        return XUN_OK;
    return xun_fail(error, XUN_STOPPED, "%s: stopped; the index is as it was", build->database);
}

/* ---- what the index knows ----------------------------------------------------------------------------- */

static bool equals(const xun_bytes *bytes, const char *text)
{
    return bytes->length == strlen(text) && memcmp(bytes->data ? bytes->data : "", text, bytes->length) == 0;
}

static xun_status check_settings(xun_build *build, bool rebuild, xun_error *error)
{
    xun_bytes schema = XUN_BYTES_EMPTY, settings = XUN_BYTES_EMPTY, facts = XUN_BYTES_EMPTY;
    xun_bytes glossary = XUN_BYTES_EMPTY;
    xun_status status = xun_reader_metadata(&schema, build->reader, 0, XUN_METADATA_SCHEMA, error);
    if (status == XUN_OK)
        status = xun_reader_metadata(&settings, build->reader, 0, XUN_METADATA_SETTINGS, error);
    if (status == XUN_OK)
        status = xun_reader_metadata(&facts, build->reader, 0, XUN_METADATA_FACTS, error);
    if (status == XUN_OK)
        status = xun_reader_metadata(&glossary, build->reader, 0, XUN_METADATA_GLOSSARY, error);
    build->glossary_changed = !equals(&glossary, xun_lexicon_glossary(build->lexicon));
    build->rules_changed = !equals(&facts, xun_fact_finder_settings(build->finder));
    if (status == XUN_OK && !equals(&schema, XUN_SCHEMA_VERSION))
        status = xun_fail(error, XUN_MISMATCH,
                          "%s: built by another version: build it again into a new folder", build->database);
    else if (status == XUN_OK && !rebuild && !equals(&settings, xun_lexicon_settings(build->lexicon)))
        status = xun_fail(
            error, XUN_MISMATCH,
            "%s: built with other settings: build it again into a new folder, or compact it, which does so "
            "from its stored text",
            build->database);
    xun_bytes_free(&schema);
    xun_bytes_free(&settings);
    xun_bytes_free(&facts);
    xun_bytes_free(&glossary);
    return status;
}

static void count_dead(xun_build *build)
{
    xun_cursor cursor = xun_cursor_over(build->dead.data, build->dead.length);
    for (size_t length; cursor.at < cursor.end && !cursor.failed; build->dead_count++)
        xun_cursor_block(&cursor, &length);
}

static xun_status read_metadata(xun_build *build, xun_error *error)
{
    xun_bytes list = XUN_BYTES_EMPTY, characters = XUN_BYTES_EMPTY;
    xun_status status = xun_reader_metadata(&list, build->reader, 0, XUN_METADATA_SOURCES, error);
    if (status == XUN_OK)
        status = xun_source_list_read(&build->known, list.data, list.length, error);
    if (status == XUN_OK)
        status = xun_reader_metadata(&characters, build->reader, 0, XUN_METADATA_CHARACTERS, error);
    if (status == XUN_OK)
        status = xun_character_counts_read(&build->characters, characters.data, characters.length, error);
    if (status == XUN_OK)
        status = xun_reader_metadata(&build->dead, build->reader, 0, XUN_METADATA_DEAD, error);
    xun_bytes_free(&list);
    xun_bytes_free(&characters);
    return status;
}

static xun_status open_index(xun_build *build, bool rebuild, xun_error *error)
{
    xun_error why = {0};
    xun_status status = xun_reader_open(&build->reader, &build->database, 1, &why);
    if (status == XUN_NOT_FOUND) /* nothing was published here yet */
        return XUN_OK;
    if (status != XUN_OK && error)
        *error = why;
    if (status == XUN_OK)
        status = check_settings(build, rebuild, error);
    if (status == XUN_OK)
        status = xun_reader_count(&build->counts, build->reader, error);
    if (status == XUN_OK)
        status = read_metadata(build, error);
    if (status != XUN_OK)
        return status;
    count_dead(build);
    build->generation = build->known.generation + 1;
    return XUN_OK;
}

static xun_status open_finder(xun_build *build, const xun_index_options *options, xun_error *error)
{
    char *own = xun_user_glossary_path();
    xun_status status = xun_fact_finder_open_with_glossaries(&build->finder, NULL, options->glossaries,
                                                             options->glossary_count, own, error);
    free(own);
    return status;
}

xun_status xun_build_open(xun_build *build, xun_index_summary *summary, const char *database,
                          const xun_index_options *options, bool rebuild, xun_error *error)
{
    *build = (xun_build){.database = database,
                         .options = options,
                         .summary = summary,
                         .started = xun_seconds(),
                         .generation = 1};
    *summary = (xun_index_summary){0};
    xun_status status = xun_lexicon_open_with_glossaries(&build->lexicon, options->lexicon,
                                                         options->glossaries, options->glossary_count, error);
    if (status == XUN_OK)
        status = open_finder(build, options, error);
    if (status == XUN_OK)
        status = xun_update_begin(&build->update, database, error);
    return status == XUN_OK ? open_index(build, rebuild, error) : status;
}

void xun_build_close(xun_build *build)
{
    xun_reader_close(build->reader);
    xun_update_free(build->update);
    xun_fact_finder_close(build->finder);
    xun_lexicon_close(build->lexicon);
    xun_source_list_free(&build->known);
    xun_character_counts_free(&build->characters);
    xun_bytes_free(&build->dead);
    xun_bytes_free(&build->sample);
    *build = (xun_build){0};
}

xun_status xun_build_bury(xun_build *build, const char *group, size_t length, xun_error *error)
{
    xun_bytes term = XUN_BYTES_EMPTY;
    bool good = xun_schema_term(&term, XUN_PREFIX_GROUP, group, length) &&
                xun_bytes_append_block(&build->dead, term.data, term.length);
    xun_bytes_free(&term);
    build->dead_count++;
    return good ? XUN_OK : xun_fail_memory(error);
}

/* ---- publishing --------------------------------------------------------------------------------------- */

enum { METADATA = 8, MOST_SEGMENTS = 8 };

static bool write_time(xun_bytes *out)
{
    time_t now = time(NULL);
    struct tm parts;
    char text[32];
    return gmtime_r(&now, &parts) && strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) &&
           xun_bytes_append_string(out, text);
}

/* The settings of rules and glossary are told only when all of the index was made by them. */
static bool write_metadata(xun_bytes values[METADATA], const xun_build *build, const xun_source_list *sources,
                           bool replace_all)
{
    bool part = build->reader && !replace_all;
    bool stale = build->rules_changed && part, mixed = build->glossary_changed && part;
    return xun_bytes_append_string(&values[0], XUN_SCHEMA_VERSION) &&
           xun_bytes_append_string(&values[1], xun_lexicon_settings(build->lexicon)) &&
           xun_bytes_append_string(&values[2], stale ? "" : xun_fact_finder_settings(build->finder)) &&
           xun_character_counts_write(&values[3], &build->characters) &&
           xun_source_list_write(&values[4], sources) && write_time(&values[5]) &&
           xun_bytes_append(&values[6], build->dead.data, build->dead.length) &&
           xun_bytes_append_string(&values[7], mixed ? "several" : xun_lexicon_glossary(build->lexicon));
}

xun_status xun_build_publish(xun_build *build, char *const *parts, size_t part_count,
                             const xun_source_list *sources, bool replace_all, xun_error *error)
{
    static const char *const keys[METADATA] = {
        XUN_METADATA_SCHEMA,  XUN_METADATA_SETTINGS, XUN_METADATA_FACTS, XUN_METADATA_CHARACTERS,
        XUN_METADATA_SOURCES, XUN_METADATA_CREATED,  XUN_METADATA_DEAD,  XUN_METADATA_GLOSSARY};
    xun_bytes values[METADATA] = {{0}};
    xun_status status = xun_build_progress(build, "merging", 0, 0, build->summary->passages_added, error);
    if (status == XUN_OK && !write_metadata(values, build, sources, replace_all))
        status = xun_fail_memory(error);
    if (status == XUN_OK) {
        const xun_publication publication = {.parts = (const char *const *)parts,
                                             .part_count = part_count,
                                             .keys = keys,
                                             .values = values,
                                             .metadata_count = METADATA,
                                             .replace_all = replace_all,
                                             .merge_all =
                                                 !replace_all && build->counts.segments >= MOST_SEGMENTS};
        status = xun_update_publish(build->update, &publication, error);
    }
    for (size_t i = 0; i < METADATA; i++)
        xun_bytes_free(&values[i]);
    return status;
}
