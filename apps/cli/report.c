/* xunzhang report: many keywords over all reports, counted and shown, in several formats at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "apps/cli/commands.h"
#include "apps/cli/databases.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/output.h"
#include "apps/cli/progress.h"
#include "apps/report/format.h"
#include "common/file.h"

typedef struct {
    xun_strings outputs;
    const char *filter, *since;
    int axis, measure, ui, lines_by;
    size_t best, sample, lines, top, seed, jobs;
    bool quiet;
} report_settings;

/* What nobody asked for otherwise; of many keywords, the formats for reading show less. */
enum { BEST = 3, LINES = 10, TOP = 10, MANY_KEYWORDS = 200, MANY_BEST = 1, MANY_LINES = 5, MANY_TOP = 5 };
#define NOT_SAID SIZE_MAX

static const report_settings defaults = {
    .ui = -1, .best = NOT_SAID, .lines = NOT_SAID, .top = NOT_SAID, .seed = 1};
static const char *const axes[] = {"year", "quarter", "report", "place", NULL};
static const char *const measures[] = {"passages", "reports", "occurrences", "rate", NULL};
static const char *const languages[] = {"zh", "en", NULL};
static const char *const neighbours[] = {"right", "left", "report", NULL};

/* ---- before the work ---------------------------------------------------------------------------------- */

/* A file that cannot be made is told before anything is counted. */
static bool can_write(const char *path)
{
    xun_new_file *file;
    xun_error error = {0};
    if (xun_new_file_open(&file, path, &error) != XUN_OK) {
        xun_complain_of(&error);
        return false;
    }
    xun_new_file_discard(file);
    return true;
}

static bool check_outputs(const report_settings *s, xun_report_format *formats)
{
    if (!s->outputs.count)
        xun_complain(_("report: where to? -o FILE.html (.xlsx, .csv, .md, .json)"));
    for (size_t i = 0; i < s->outputs.count; i++) {
        if (!xun_report_format_of(&formats[i], s->outputs.items[i])) {
            xun_complain(_("%s: unknown format: the name must end in .html, .xlsx, .csv, .md or .json"),
                         s->outputs.items[i]);
            return false;
        }
        if (!can_write(s->outputs.items[i]))
            return false;
    }
    return s->outputs.count > 0;
}

static void tell_problem(void *user, size_t line, const char *why)
{
    xun_complain(_("%s: line %zu: %s: left out"), (const char *)user, line, why);
}

/* ---- progress ----------------------------------------------------------------------------------------- */

typedef struct {
    bool visible;
    time_t start;
} progress_state;

static bool show_progress(void *user, size_t done, size_t total)
{
    const progress_state *p = user;
    return xun_progress_count(p->visible, _("keywords"), done, total, difftime(time(NULL), p->start));
}

/* ---- the work ----------------------------------------------------------------------------------------- */

typedef struct {
    const report_settings *settings;
    const xun_report_format *formats;
    const char *const *databases;
    size_t database_count;
    const char *keywords_path;
    xun_keywords keywords;
    xun_earlier *earlier;
} job;

static xun_status write_all(const job *j, const xun_model *model, xun_error *error)
{
    xun_changes changes = {0};
    xun_status status = j->earlier ? xun_changes_find(&changes, j->earlier, model, error) : XUN_OK;
    for (size_t i = 0; i < j->settings->outputs.count && status == XUN_OK; i++)
        status = xun_report_write(j->settings->outputs.items[i], j->formats[i], model,
                                  j->earlier ? &changes : NULL, error);
    xun_changes_free(&changes);
    return status;
}

static xun_exit tell_end(const job *j, const xun_model *model)
{
    size_t found = 0;
    for (size_t i = 0; i < model->row_count; i++)
        found += model->rows[i].passages > 0;
    if (!j->settings->quiet) {
        xun_output output = xun_output_open();
        xun_write_format(&output.writer, _("%zu keywords, %zu of them found, in %zu reports\n"),
                         model->row_count, found, model->archive.report_count);
        for (size_t i = 0; i < j->settings->outputs.count; i++)
            xun_write_format(&output.writer, "%s\n", j->settings->outputs.items[i]);
        if (xun_output_finish(&output, XUN_EXIT_DONE) != XUN_EXIT_DONE)
            return XUN_EXIT_ERROR;
    }
    return found && !j->keywords.problems ? XUN_EXIT_DONE : XUN_EXIT_PARTIAL;
}

static size_t usual_jobs(size_t asked)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return asked ? asked : processors > 0 ? (size_t)processors : 1;
}

static size_t said_or(size_t said, size_t usual)
{
    return said == NOT_SAID ? usual : said;
}

static size_t reading_share(const job *j, size_t said, size_t usual, size_t many)
{
    return said_or(said, j->keywords.count > MANY_KEYWORDS ? many : usual);
}

static xun_exit count_and_write(const job *j, const char *command, const char *made)
{
    const report_settings *s = j->settings;
    progress_state progress = {xun_errors_on_terminal() && !s->quiet, time(NULL)};
    const xun_report_settings settings = {
        .databases = j->databases,
        .database_count = j->database_count,
        .keywords_path = j->keywords_path,
        .filter = s->filter,
        .command = command,
        .made = made,
        .axis = (xun_axis)s->axis,
        .measure = (xun_measure)s->measure,
        .best = said_or(s->best, BEST),
        .sample = s->sample,
        .lines = said_or(s->lines, LINES),
        .top = said_or(s->top, TOP),
        .read_best = reading_share(j, s->best, BEST, MANY_BEST),
        .read_lines = reading_share(j, s->lines, LINES, MANY_LINES),
        .read_top = reading_share(j, s->top, TOP, MANY_TOP),
        .lines_by = s->lines_by,
        .seed = s->seed,
        .jobs = usual_jobs(s->jobs),
        .progress = show_progress,
        .user = &progress,
    };
    xun_error error = {0};
    xun_model model;
    xun_progress_start();
    xun_status status = xun_model_make(&model, &settings, &j->keywords, &error);
    if (status == XUN_OK)
        status = write_all(j, &model, &error);
    xun_progress_end(progress.visible);
    if (status == XUN_STOPPED)
        xun_complain(_("stopped: no report was written"));
    else if (status != XUN_OK)
        xun_complain_of(&error);
    xun_exit result = status == XUN_OK ? tell_end(j, &model) : XUN_EXIT_ERROR;
    if (status == XUN_OK || model.settings)
        xun_model_free(&model);
    return result;
}

/* The options that shape the numbers, so that the report can be made again. */
static bool describe_command(xun_bytes *out, const job *j)
{
    const report_settings *s = j->settings;
    bool good = xun_bytes_append_string(out, "xunzhang report");
    for (size_t i = 0; i < j->database_count && good; i++)
        good = xun_bytes_append_format(out, " %s", j->databases[i]);
    good = good && xun_bytes_append_format(
                       out, " %s --by %s --measure %s -n %zu --sample %zu --lines %zu --top %zu --seed %zu",
                       j->keywords_path, axes[s->axis], measures[s->measure], said_or(s->best, BEST),
                       s->sample, said_or(s->lines, LINES), said_or(s->top, TOP), s->seed);
    if (good && s->lines_by)
        good = xun_bytes_append_format(out, " --lines-by %s", neighbours[s->lines_by]);
    if (good && s->filter)
        good = xun_bytes_append_format(out, " --filter '%s'", s->filter);
    if (good && s->since)
        good = xun_bytes_append_format(out, " --since %s", s->since);
    if (good && s->ui >= 0)
        good = xun_bytes_append_format(out, " --ui %s", languages[s->ui]);
    for (size_t i = 0; i < s->outputs.count && good; i++)
        good = xun_bytes_append_format(out, " -o %s", s->outputs.items[i]);
    return good;
}

static xun_exit run_job(job *j)
{
    xun_error error = {0};
    xun_bytes command = XUN_BYTES_EMPTY;
    char made[32];
    time_t now = time(NULL);
    struct tm utc;
    xun_status status = xun_keywords_read(&j->keywords, j->keywords_path, tell_problem,
                                          (void *)(uintptr_t)j->keywords_path, &error);
    if (status == XUN_OK && j->settings->since)
        status = xun_earlier_open(&j->earlier, j->settings->since, &error);
    if (status == XUN_OK && !describe_command(&command, j))
        status = xun_fail_memory(&error);
    strftime(made, sizeof made, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
    xun_exit result = status == XUN_OK ? count_and_write(j, command.data, made) : xun_complain_of(&error);
    xun_bytes_free(&command);
    xun_earlier_close(j->earlier);
    xun_keywords_free(&j->keywords);
    return result;
}

static xun_exit run_report(const void *settings, const xun_operands *operands)
{
    const report_settings *s = settings;
    xun_report_format *formats = calloc(s->outputs.count + 1, sizeof *formats);
    if (!formats)
        return xun_complain_memory();
    if (s->ui >= 0)
        xun_message_language(languages[s->ui]);
    xun_warn_of_glossaries(NULL);
    job j = {.settings = s,
             .formats = formats,
             .databases = operands->items,
             .database_count = operands->count - 1,
             .keywords_path = operands->items[operands->count - 1]};
    xun_exit result = check_outputs(s, formats) ? run_job(&j) : XUN_EXIT_ERROR;
    free(formats);
    return result;
}

#define FIELD(name) .offset = offsetof(report_settings, name)

static const xun_option options[] = {
    {.name = "output",
     .letter = 'o',
     .kind = XUN_OPTION_LIST,
     .value = "FILE",
     FIELD(outputs),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("where to; the ending says the format: .html, .xlsx, .csv, .md or .json; may be given "
                "several times")},
    {.name = "filter",
     .kind = XUN_OPTION_STRING,
     .value = "QUERY",
     FIELD(filter),
     .help = N_("count only passages that this query holds, as in --filter year:2016..2020")},
    {.name = "by",
     .kind = XUN_OPTION_CHOICE,
     .choices = axes,
     FIELD(axis),
     .help = N_("what the columns of the matrix are: of the reports' dates, or folders (year)")},
    {.name = "measure",
     .kind = XUN_OPTION_CHOICE,
     .choices = measures,
     FIELD(measure),
     .help = N_(
         "what the matrix shows where only one can be: rate is occurrences in 10,000 characters (passages)")},
    {.name = "since",
     .kind = XUN_OPTION_STRING,
     .value = "FILE.json",
     FIELD(since),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("compare with an earlier report: what is new, gone, changed")},
    {.name = "ui",
     .kind = XUN_OPTION_CHOICE,
     .choices = languages,
     FIELD(ui),
     .help = N_("language of the labels; else that of the locale")},
    {.name = "count",
     .letter = 'n',
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(best),
     .maximum = 1000,
     .help = N_("the N best passages of each keyword in full (3)")},
    {.name = "sample",
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(sample),
     .maximum = 1000,
     .help = N_("also N passages of each keyword drawn by chance (0)")},
    {.name = "lines",
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(lines),
     .maximum = 10000,
     .help = N_("N lines of each keyword in context, drawn by chance (10)")},
    {.name = "lines-by",
     .kind = XUN_OPTION_CHOICE,
     .choices = neighbours,
     FIELD(lines_by),
     .help = N_("sort these by what stands to the right, to the left, or by report (right)")},
    {.name = "top",
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(top),
     .maximum = 100000,
     .help = N_("the N reports, and places, with most passages of each keyword (10)")},
    {.name = "seed",
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(seed),
     .maximum = 4294967295u,
     .help = N_("another number draws other lines and samples (1)")},
    {.name = "jobs",
     .letter = 'j',
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(jobs),
     .minimum = 1,
     .maximum = 64,
     .help = N_("processes that count (as many as processors)")},
    {.name = "quiet",
     .letter = 'q',
     .kind = XUN_OPTION_FLAG,
     FIELD(quiet),
     .help = N_("no progress, no summary")},
};

static const char *const description[] = {
    N_("Counts many keywords over all reports of an index: how often, where, since when, beside what, with "
       "passages to "
       "cite. Several indexes are counted as one; the last operand is the keywords file."),
    N_("KEYWORDS: one a line, in any encoding; the whole query language; \"name = query\" names a row, \"# "
       "group\" begins "
       "a group, \"a | b\" are alternatives. Or a table (TSV, CSV, XLSX) whose first row names its columns: "
       "query, and "
       "perhaps name, group, note. Wrong lines are told and left out."),
    N_("A passage counts when it holds the keyword as written, or satisfies its operators; looser matches "
       "are counted "
       "apart. See docs/keyword-reports.md for the meaning of each number."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang report reports.db keywords.txt -o report.html -o report.xlsx",
     N_("for reading and for a spreadsheet")},
    {"xunzhang report reports.db keywords.csv --filter 'year:2016..2020' --by place -o places.csv",
     N_("five years, by place")},
    {"xunzhang report reports.db keywords.txt --since old.json -o new.json -o changes.md",
     N_("what changed since the last report")},
};

const xun_command xun_command_report = {
    .name = "report",
    .operands = N_("DB... KEYWORDS"),
    .summary = N_("Counts many keywords, as tables, charts and passages."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .exit_partial = N_("no keyword was found, or lines of the keywords file were left out"),
    .minimum_operands = 2,
    .maximum_operands = XUN_ANY_NUMBER,
    .defaults = &defaults,
    .settings_size = sizeof(report_settings),
    .run = run_report,
};
