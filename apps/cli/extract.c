/* xunzhang extract: reports as `index` reads them, and what is understood of each passage. */
#include "apps/cli/extract.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "apps/cli/commands.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/message.h"
#include "apps/output/answer.h"
#include "common/file.h"

typedef struct {
    int format;
    const char *date, *encoding;
    xun_strings glossaries;
} extract_settings;

enum { FORMAT_JSONL, FORMAT_TEXT };
static const char *const formats[] = {"jsonl", "text", NULL};

typedef struct {
    const extract_settings *settings;
    xun_output output;
    xun_fact_finder *finder;
    xun_facts facts;
    size_t read, failed; /* sources */
} extracting;

/* ---- one report --------------------------------------------------------------------------------------- */

/* The report at hand. */
typedef struct {
    const char *path, *media;
    const xun_report_info *info;
} extracted_report;

static xun_status print_passage(extracting *x, const extracted_report *report, const xun_passage *passage,
                                xun_error *error)
{
    const xun_report_info *info = report->info;
    const xun_facts_context context = {info->date, info->title, passage->headings, passage->heading_count};
    xun_status status = xun_facts_find(&x->facts, x->finder, passage->text, passage->length, &context, error);
    if (status != XUN_OK)
        return status;
    const xun_extract extract = {report->path, info, report->media, passage, &x->facts};
    if (x->settings->format == FORMAT_TEXT)
        xun_print_extract_text(&x->output, &extract);
    else
        xun_print_extract_json(&x->output.writer, &extract);
    return XUN_OK;
}

static void print_report_line(extracting *x, const char *path, const xun_report_info *info)
{
    xun_writer *out = &x->output.writer;
    xun_write_plain(out, path, strlen(path));
    xun_write_string(out, ": ");
    xun_write_plain(out, info->title, strlen(info->title));
    xun_write_format(out, _(", %s (%s)\n\n"), info->date[0] ? info->date : _("no date"),
                     xun_date_how_named(info->date_how));
}

static xun_status print_passages(extracting *x, const char *path, const char *media,
                                 xun_passage_reader *reader, xun_error *error)
{
    const extracted_report report = {path, media, xun_passage_reader_info(reader)};
    if (x->settings->format == FORMAT_TEXT)
        print_report_line(x, path, report.info);
    for (;;) {
        xun_passage passage;
        xun_status status = xun_passage_next(&passage, reader, error);
        if (status == XUN_NOT_FOUND)
            return XUN_OK;
        if (status == XUN_OK)
            status = print_passage(x, &report, &passage, error);
        if (status != XUN_OK || x->output.writer.failed)
            return status;
    }
}

static xun_status print_text(extracting *x, const char *path, xun_text *text, xun_error *error)
{
    xun_passage_reader *reader;
    const xun_passage_options options = {.path = strcmp(path, "-") == 0 ? NULL : path,
                                         .date = x->settings->date};
    xun_status status = xun_passage_reader_open(&reader, text, &options, error);
    if (status == XUN_OK)
        status = print_passages(x, path, xun_text_decoding(text)->media, reader, error);
    xun_passage_reader_close(reader);
    return status;
}

static xun_status print_file(extracting *x, const char *path, xun_error *error)
{
    xun_text *text;
    const xun_text_options options = {.encoding = x->settings->encoding};
    xun_status status = xun_text_open(&text, path, &options, error);
    if (status == XUN_OK)
        status = print_text(x, path, text, error);
    xun_text_close(text);
    return status;
}

static xun_status print_standard_input(extracting *x, xun_error *error)
{
    const size_t limit = (size_t)1 << 30;
    xun_bytes bytes = XUN_BYTES_EMPTY;
    xun_text *text = NULL;
    const xun_text_options options = {.encoding = x->settings->encoding, .name = "standard input"};
    xun_status status = xun_read_all(&bytes, STDIN_FILENO, limit, "standard input", error);
    if (status == XUN_OK)
        status = xun_text_open_bytes(&text, bytes.data ? bytes.data : "", bytes.length, &options, error);
    if (status == XUN_OK)
        status = print_text(x, "-", text, error);
    xun_text_close(text);
    xun_bytes_free(&bytes);
    return status;
}

/* ---- all reports -------------------------------------------------------------------------------------- */

static void source_problem(void *user, const char *path, const xun_error *why)
{
    extracting *x = user;
    (void)path;
    x->failed++;
    xun_complain_of(why);
}

static void count_source(extracting *x, xun_status status, const xun_error *error)
{
    if (status == XUN_OK) {
        x->read++;
        return;
    }
    x->failed++;
    xun_complain_of(error);
}

static void extract_files(extracting *x, const xun_operands *operands)
{
    xun_sources sources = {0};
    xun_error error = {0};
    for (size_t i = 0; i < operands->count; i++) {
        bool input = strcmp(operands->items[i], "-") == 0;
        xun_status status = input ? print_standard_input(x, &error)
                                  : xun_sources_add(&sources, operands->items[i], source_problem, x, &error);
        if (input || status != XUN_OK)
            count_source(x, status, &error);
    }
    xun_sources_finish(&sources);
    for (size_t i = 0; i < sources.count && !x->output.writer.failed; i++)
        count_source(x, print_file(x, sources.items[i].path, &error), &error);
    xun_sources_free(&sources);
}

static xun_exit exit_status(const extracting *x)
{
    if (x->failed)
        return x->read ? XUN_EXIT_PARTIAL : XUN_EXIT_ERROR;
    return x->read ? XUN_EXIT_DONE : XUN_EXIT_PARTIAL;
}

static xun_exit run_extract(const void *settings, const xun_operands *operands)
{
    extracting x = {.settings = settings};
    xun_error error = {0};
    if (x.settings->date && !xun_is_report_date(x.settings->date)) {
        xun_complain(_("extract: --date wants YYYY, YYYY-MM or YYYY-MM-DD from 1900 to 2099, not '%s'"),
                     x.settings->date);
        return XUN_EXIT_ERROR;
    }
    if (xun_open_finder(&x.finder, &x.settings->glossaries, &error) != XUN_OK)
        return xun_complain_of(&error);
    x.output = xun_output_open();
    extract_files(&x, operands);
    xun_facts_free(&x.facts);
    xun_fact_finder_close(x.finder);
    if (!x.read && !x.failed)
        xun_complain(_("extract: no reports there that can be read (txt, md, html, …)"));
    return xun_output_finish(&x.output, exit_status(&x));
}

#define FIELD(name) .offset = offsetof(extract_settings, name)

static const xun_option options[] = {
    {.name = "date",
     .kind = XUN_OPTION_STRING,
     .value = "DATE",
     FIELD(date),
     .help = N_("the date of the reports, YYYY[-MM[-DD]] (found out for each)")},
    {.name = "encoding",
     .kind = XUN_OPTION_STRING,
     .value = "NAME",
     FIELD(encoding),
     .help = N_("the encoding of all files (found out for each)")},
    {.name = "glossary",
     .kind = XUN_OPTION_LIST,
     .value = "FILE",
     FIELD(glossaries),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("find the names of this TSV file too; may be given several times")},
    {.name = "format",
     .kind = XUN_OPTION_CHOICE,
     .choices = formats,
     FIELD(format),
     .help = N_("one JSON object a passage, or text for reading (jsonl)")},
};

static const char *const description[] = {
    N_("Sources are files and folders as for index, or - for standard input. Each passage is printed with "
       "its headings and place "
       "in the file, and the times, figures, honours, projects and organisations that it names. Spans are "
       "bytes of its text; a "
       "time gives its first and last day and how it is known."),
    N_("date_how says how the report's date is known: front matter, file name, folder name, text, or given "
       "by "
       "--date. source is the "
       "place in bytes of the file; of html, pdf and docx in bytes of the text taken out of it (\"of\": "
       "\"extracted text\"). A passage put together of torn parts has the places of all as parts, and "
       "source is the first."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang extract report.txt --format text", N_("what was understood, for reading")},
    {"xunzhang extract reports/ | jq -r '.honors[] | [.year, .name] | @tsv'", N_("all honours")},
};

const xun_command xun_command_extract = {
    .name = "extract",
    .operands = N_("SOURCE..."),
    .summary = N_("Shows what is understood of reports, passage by passage."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .exit_partial = N_("nothing was found, or some inputs failed"),
    .minimum_operands = 1,
    .maximum_operands = XUN_ANY_NUMBER,
    .settings_size = sizeof(extract_settings),
    .run = run_extract,
};
