/* xunzhang stats: what an index holds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apps/cli/commands.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "apps/cli/progress.h"
#include "common/json.h"
#include "engine/engine.h"
#include "engine/schema.h"
#include "indexer/source_list.h"

typedef struct {
    bool json;
} stats_settings;

enum { YEAR_LIMIT = 10000 };

typedef struct {
    uint64_t zh, en, mixed;
} language_counts;

typedef struct {
    xun_reader_counts counts;
    uint64_t reports, terms, source_files, source_bytes;
    uint64_t *years; /* passages about each year; YEAR_LIMIT of them */
    language_counts languages;
    xun_bytes settings, created;
} statistics;

/* ---- counting ----------------------------------------------------------------------------------------- */

static bool count_report(void *user, const char *value, size_t length, uint64_t count)
{
    (void)value;
    (void)count;
    ((statistics *)user)->reports += length > 0;
    return true;
}

static bool count_language(void *user, const char *value, size_t length, uint64_t count)
{
    language_counts *languages = &((statistics *)user)->languages;
    if (length == 2 && memcmp(value, "zh", 2) == 0)
        languages->zh += count;
    else if (length == 2 && memcmp(value, "en", 2) == 0)
        languages->en += count;
    else
        languages->mixed += count;
    return true;
}

static bool count_year(void *user, const char *value, size_t length, uint64_t count)
{
    size_t year = 0;
    for (size_t at = 0; at < length && value[at] >= '0' && value[at] <= '9' && year < YEAR_LIMIT; at++)
        year = year * 10 + (size_t)(value[at] - '0');
    if (year < YEAR_LIMIT)
        ((statistics *)user)->years[year] += count;
    return true;
}

static bool count_term(void *user, const char *term, size_t length, uint64_t documents)
{
    (void)term;
    (void)length;
    (void)documents;
    ((statistics *)user)->terms++;
    return true;
}

static xun_status count_values(statistics *s, xun_reader *reader, xun_error *error)
{
    xun_query *all = xun_query_all();
    xun_match_set *set = NULL;
    xun_status status = all ? xun_match_set_find(&set, reader, all, error) : xun_fail_memory(error);
    if (status == XUN_OK)
        status = xun_match_set_values(set, XUN_SLOT_REPORT, SIZE_MAX, count_report, s, error);
    if (status == XUN_OK)
        status = xun_match_set_values(set, XUN_SLOT_LANGUAGE, SIZE_MAX, count_language, s, error);
    if (status == XUN_OK)
        status = xun_match_set_values(set, XUN_SLOT_YEARS, SIZE_MAX, count_year, s, error);
    xun_match_set_free(set);
    xun_query_free(all);
    return status;
}

static xun_status count_sources(statistics *s, xun_reader *reader, xun_error *error)
{
    xun_bytes data = XUN_BYTES_EMPTY;
    xun_source_list list = {0};
    xun_status status = XUN_OK;
    for (size_t i = 0; i < xun_reader_index_count(reader) && status == XUN_OK; i++) {
        xun_bytes_clear(&data);
        status = xun_reader_metadata(&data, reader, i, XUN_METADATA_SOURCES, error);
        if (status == XUN_OK && data.length)
            status = xun_source_list_read(&list, data.data, data.length, error);
        for (size_t k = 0; k < list.count && status == XUN_OK; k++)
            s->source_bytes += list.items[k].size;
        s->source_files += list.count;
        xun_source_list_free(&list);
        list = (xun_source_list){0};
    }
    xun_bytes_free(&data);
    return status;
}

static xun_status count_all(statistics *s, xun_reader *reader, xun_error *error)
{
    xun_status status = xun_reader_count(&s->counts, reader, error);
    if (status == XUN_OK)
        status = count_values(s, reader, error);
    if (status == XUN_OK)
        status = xun_reader_terms(reader, "", 0, count_term, s, error);
    if (status == XUN_OK)
        status = count_sources(s, reader, error);
    if (status == XUN_OK)
        status = xun_reader_metadata(&s->settings, reader, 0, XUN_METADATA_SETTINGS, error);
    if (status == XUN_OK)
        status = xun_reader_metadata(&s->created, reader, 0, XUN_METADATA_CREATED, error);
    return status;
}

/* ---- printing ----------------------------------------------------------------------------------------- */

static uint64_t live(const statistics *s)
{
    return s->counts.documents - s->counts.dead;
}

static void row(xun_writer *out, const char *name)
{
    xun_write_string(out, name);
    xun_write_string(out, ": ");
}

static void print_years(xun_writer *out, const statistics *s)
{
    row(out, _("years"));
    const char *separator = "";
    for (size_t year = 0; year < YEAR_LIMIT; year++)
        if (s->years[year]) {
            xun_write_format(out, "%s%zu (%llu)", separator, year, (unsigned long long)s->years[year]);
            separator = ", ";
        }
    xun_write_string(out, "\n");
}

static void print_text(xun_writer *out, const statistics *s)
{
    char disk[32], raw[32];
    xun_format_size(disk, (double)s->counts.bytes_on_disk);
    xun_format_size(raw, (double)s->source_bytes);
    xun_write_format(out, _("passages: %llu (%llu dead)\n"), (unsigned long long)live(s),
                     (unsigned long long)s->counts.dead);
    xun_write_format(out, _("reports: %llu\n"), (unsigned long long)s->reports);
    xun_write_format(out, _("terms: %llu\n"), (unsigned long long)s->terms);
    xun_write_format(out, _("languages: Chinese %llu, English %llu, mixed %llu\n"),
                     (unsigned long long)s->languages.zh, (unsigned long long)s->languages.en,
                     (unsigned long long)s->languages.mixed);
    print_years(out, s);
    xun_write_format(out, _("sources: %llu files, %s\n"), (unsigned long long)s->source_files, raw);
    xun_write_format(out, _("on disk: %s in %zu segments"), disk, s->counts.segments);
    if (s->source_bytes)
        xun_write_format(out, _(", %.2f of the sources"),
                         (double)s->counts.bytes_on_disk / (double)s->source_bytes);
    xun_write_string(out, "\n");
    row(out, _("settings"));
    xun_write_plain(out, s->settings.data ? s->settings.data : "", s->settings.length);
    xun_write_string(out, "\n");
    row(out, _("created"));
    xun_write_plain(out, s->created.data ? s->created.data : "", s->created.length);
    xun_write_string(out, "\n");
}

static void print_json(xun_writer *out, const statistics *s)
{
    xun_json json = xun_json_to(out);
    xun_json_object(&json, NULL);
    xun_json_integer(&json, "format", 1);
    xun_json_integer(&json, "passages", (int64_t)live(s));
    xun_json_integer(&json, "dead", (int64_t)s->counts.dead);
    xun_json_integer(&json, "reports", (int64_t)s->reports);
    xun_json_integer(&json, "terms", (int64_t)s->terms);
    xun_json_object(&json, "languages");
    xun_json_integer(&json, "zh", (int64_t)s->languages.zh);
    xun_json_integer(&json, "en", (int64_t)s->languages.en);
    xun_json_integer(&json, "mixed", (int64_t)s->languages.mixed);
    xun_json_object_end(&json);
    xun_json_object(&json, "years");
    for (size_t year = 0; year < YEAR_LIMIT; year++)
        if (s->years[year]) {
            char key[16];
            snprintf(key, sizeof key, "%zu", year);
            xun_json_integer(&json, key, (int64_t)s->years[year]);
        }
    xun_json_object_end(&json);
    xun_json_integer(&json, "source_files", (int64_t)s->source_files);
    xun_json_integer(&json, "source_bytes", (int64_t)s->source_bytes);
    xun_json_integer(&json, "bytes_on_disk", (int64_t)s->counts.bytes_on_disk);
    xun_json_integer(&json, "segments", (int64_t)s->counts.segments);
    xun_json_text(&json, "settings", s->settings.data ? s->settings.data : "", s->settings.length);
    xun_json_text(&json, "created", s->created.data ? s->created.data : "", s->created.length);
    xun_json_object_end(&json);
    xun_write_string(out, "\n");
}

static xun_exit show(xun_reader *reader, bool as_json)
{
    statistics s = {.years = calloc(YEAR_LIMIT, sizeof *s.years)};
    xun_error error = {0};
    xun_status status = s.years ? count_all(&s, reader, &error) : xun_fail_memory(&error);
    xun_exit result = XUN_EXIT_ERROR;
    if (status == XUN_OK) {
        xun_output output = xun_output_open();
        (as_json ? print_json : print_text)(&output.writer, &s);
        result = xun_output_finish(&output, XUN_EXIT_DONE);
    } else {
        xun_complain_of(&error);
    }
    free(s.years);
    xun_bytes_free(&s.settings);
    xun_bytes_free(&s.created);
    return result;
}

static xun_exit run_stats(const void *settings, const xun_operands *operands)
{
    const stats_settings *s = settings;
    xun_error error = {0};
    xun_reader *reader;
    if (xun_reader_open(&reader, operands->items, operands->count, &error) != XUN_OK)
        return xun_complain_of(&error);
    xun_exit result = show(reader, s->json);
    xun_reader_close(reader);
    return result;
}

static const xun_option options[] = {
    {.name = "json",
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(stats_settings, json),
     .help = N_("one JSON object instead of lines")},
};

static const char *const description[] = {
    N_("Passages, reports, terms, languages, the years that passages are about, sources, size on disk, "
       "settings. Settings and date of "
       "creation are the first index's when there are several."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang stats reports.db", N_("what is in the index")},
};

const xun_command xun_command_stats = {
    .name = "stats",
    .operands = N_("DB..."),
    .summary = N_("Shows what an index holds."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .minimum_operands = 1,
    .maximum_operands = XUN_ANY_NUMBER,
    .settings_size = sizeof(stats_settings),
    .run = run_stats,
};
