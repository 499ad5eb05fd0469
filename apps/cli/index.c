/* xunzhang index: sources to an index. */
#include <stdio.h>
#include <string.h>

#include "apps/cli/commands.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/ledger.h"
#include "apps/cli/output.h"
#include "apps/cli/progress.h"

typedef struct {
    int input; /* xun_input */
    bool prune, quiet;
    size_t jobs;
    const char *ledger, *encoding;
    xun_strings glossaries;
} index_settings;

typedef struct {
    xun_ledger ledger;
    bool progress;
} build;

static bool show_progress(void *user, const xun_progress *progress)
{
    return xun_progress_show(progress, ((build *)user)->progress);
}

static void take_entry(void *user, const xun_ledger_entry *entry)
{
    xun_ledger_add(&((build *)user)->ledger, entry);
}

static void print_counts(xun_writer *out, const xun_index_summary *s)
{
    char read[32], rate[32];
    xun_format_size(read, (double)s->bytes_read);
    xun_format_size(rate, s->seconds > 0 ? (double)s->bytes_read / s->seconds : 0);
    xun_write_format(out, _("files: %llu new, %llu changed, %llu unchanged, %llu removed, %llu failed\n"),
                     (unsigned long long)s->files_new, (unsigned long long)s->files_changed,
                     (unsigned long long)s->files_unchanged, (unsigned long long)s->files_removed,
                     (unsigned long long)s->files_failed);
    if (s->records_failed)
        xun_write_format(out, _("records: %llu failed\n"), (unsigned long long)s->records_failed);
    xun_write_format(out, _("passages: %llu added, %llu removed, %llu in all\n"),
                     (unsigned long long)s->passages_added, (unsigned long long)s->passages_removed,
                     (unsigned long long)s->passages_total);
    xun_write_format(out, _("read: %s in %.1f s (%s/s)\n"), read, s->seconds, rate);
    if (s->rewritten && s->glossary_changed)
        xun_write_format(out, _("written anew: all %llu passages, with the glossary as it is now\n"),
                         (unsigned long long)s->passages_total);
    else if (s->rewritten && s->rules_changed)
        xun_write_format(out, _("written anew: all %llu passages, with names and facts by today's rules\n"),
                         (unsigned long long)s->passages_total);
    if (s->undecodable_bytes)
        xun_write_format(out, _("undecodable: %llu bytes\n"), (unsigned long long)s->undecodable_bytes);
}

static void print_remarks(xun_writer *out, const xun_ledger_notes *remarks)
{
    const char *line = remarks->lines.data ? remarks->lines.data : "";
    if (remarks->shown)
        xun_write_string(out, _("worth knowing:\n"));
    for (size_t length; (length = strcspn(line, "\n")) > 0; line += length + 1)
        xun_write_format(out, "  %.*s\n", (int)length, line);
    if (remarks->hidden)
        xun_write_format(out, _("  and %zu more: --ledger FILE lists them all\n"), remarks->hidden);
}

static xun_exit print_summary(const build *b, const xun_index_summary *summary)
{
    xun_output output = xun_output_open();
    print_counts(&output.writer, summary);
    print_remarks(&output.writer, &b->ledger.remarks);
    return xun_output_finish(&output, XUN_EXIT_DONE);
}

/* Also when the rest is quiet. */
static void complain_of_failures(const xun_ledger_notes *failures, const xun_index_summary *summary)
{
    const char *line = failures->lines.data ? failures->lines.data : "";
    for (size_t length; (length = strcspn(line, "\n")) > 0; line += length + 1)
        xun_complain("%.*s", (int)length, line);
    if (failures->hidden)
        xun_complain(_("and %zu more: --ledger FILE lists them all"), failures->hidden);
    if (failures->shown)
        xun_complain(_("not indexed: %llu files, %llu records; the rest is"),
                     (unsigned long long)summary->files_failed, (unsigned long long)summary->records_failed);
}

static xun_exit finish(build *b, const index_settings *s, const xun_index_summary *summary)
{
    xun_error error = {0};
    if (xun_ledger_commit(&b->ledger, &error) != XUN_OK)
        return xun_complain_of(&error);
    xun_exit status = s->quiet ? XUN_EXIT_DONE : print_summary(b, summary);
    complain_of_failures(&b->ledger.failures, summary);
    if (!summary->rewritten && (summary->glossary_changed || summary->rules_changed))
        xun_complain(_("note: today's glossary and rules could not be written in: the next 'xunzhang index' "
                       "tries again"));
    if (status != XUN_EXIT_DONE)
        return status;
    return summary->files_failed || summary->records_failed ? XUN_EXIT_PARTIAL : XUN_EXIT_DONE;
}

static xun_exit run_index(const void *settings, const xun_operands *operands)
{
    const index_settings *s = settings;
    build b = {.progress = !s->quiet && xun_errors_on_terminal()};
    xun_error error = {0};
    if (xun_ledger_open(&b.ledger, s->ledger, &error) != XUN_OK) {
        xun_ledger_free(&b.ledger);
        return xun_complain_of(&error);
    }
    const xun_index_options options = {
        .input = (xun_input)s->input,
        .paths = operands->items + 1,
        .path_count = operands->count - 1,
        .jobs = (unsigned)s->jobs,
        .prune = s->prune,
        .encoding = s->encoding,
        .glossaries = s->glossaries.items,
        .glossary_count = s->glossaries.count,
        .progress = show_progress,
        .ledger = take_entry,
        .user = &b,
    };
    xun_index_summary summary;
    xun_warn_of_glossaries(&s->glossaries);
    xun_progress_start();
    xun_status status = xun_index(&summary, operands->items[0], &options, &error);
    xun_progress_end(b.progress);
    xun_exit result =
        status == XUN_OK ? finish(&b, s, &summary) : xun_complain_of_build(operands->items[0], &error);
    xun_ledger_free(&b.ledger);
    return result;
}

static const char *const inputs[] = {"files", "tsv", "jsonl", NULL};

static const xun_option options[] = {
    {.name = "input",
     .kind = XUN_OPTION_CHOICE,
     .choices = inputs,
     .offset = offsetof(index_settings, input),
     .help = N_("what the sources are: files of text, or bulk records, one a line (files)")},
    {.name = "prune",
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(index_settings, prune),
     .help = N_("remove what came from files that are no longer there")},
    {.name = "jobs",
     .letter = 'j',
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     .offset = offsetof(index_settings, jobs),
     .minimum = 1,
     .maximum = 256,
     .help = N_("worker processes (as many as there are processors)")},
    {.name = "encoding",
     .kind = XUN_OPTION_STRING,
     .value = "NAME",
     .offset = offsetof(index_settings, encoding),
     .help = N_("the encoding of all files (found out for each)")},
    {.name = "glossary",
     .kind = XUN_OPTION_LIST,
     .value = "FILE",
     .offset = offsetof(index_settings, glossaries),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("take the words of this TSV file for words too; may be given several times")},
    {.name = "ledger",
     .kind = XUN_OPTION_STRING,
     .value = "FILE",
     .offset = offsetof(index_settings, ledger),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("write what became of each source as TSV: encoding, how sure, what could not be decoded")},
    {.name = "quiet",
     .letter = 'q',
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(index_settings, quiet),
     .help = N_("no progress and no summary")},
};

static const char *const description[] = {
    N_("DB is the folder of the index, made when it is missing. Sources are files and folders: txt, md and "
       "html, also "
       "compressed (gz, xz, bz2, zst, zip), pdf and docx. Unchanged files are skipped, changed ones "
       "replaced. The index "
       "changes in one step at the end: a run that is stopped or killed leaves it as it was."),
    N_("With --input, sources are files of records, or - for standard input. TSV: id, title, text. JSON "
       "Lines: objects "
       "with id, title, text and, if known, date, lang and url."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang index reports.db reports/", N_("index a folder; run it again after changes")},
    {"xunzhang index reports.db reports/ --prune --ledger ledger.tsv",
     N_("also forget deleted files; list what was read")},
    {"xz -dc docs.tsv.xz | xunzhang index docs.db --input tsv -", N_("records from standard input")},
};

const xun_command xun_command_index = {
    .name = "index",
    .operands = N_("DB SOURCE..."),
    .summary = N_("Builds an index, or brings it up to date."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .exit_partial = N_("some inputs failed; the rest is indexed"),
    .minimum_operands = 2,
    .maximum_operands = XUN_ANY_NUMBER,
    .settings_size = sizeof(index_settings),
    .run = run_index,
};
