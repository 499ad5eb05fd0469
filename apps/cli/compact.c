/* xunzhang compact: an index rewritten as one segment. */
#include "apps/cli/commands.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/output.h"
#include "apps/cli/progress.h"

typedef struct {
    size_t jobs;
    bool quiet;
    xun_strings glossaries;
} compact_settings;

static bool show_progress(void *user, const xun_progress *progress)
{
    return xun_progress_show(progress, *(const bool *)user);
}

static xun_exit print_summary(const xun_index_summary *summary)
{
    xun_output output = xun_output_open();
    xun_write_format(&output.writer, _("one segment of %llu passages, %llu dead ones left out, in %.1f s\n"),
                     (unsigned long long)summary->passages_total,
                     (unsigned long long)summary->passages_removed, summary->seconds);
    return xun_output_finish(&output, XUN_EXIT_DONE);
}

static xun_exit run_compact(const void *settings, const xun_operands *operands)
{
    const compact_settings *s = settings;
    bool visible = !s->quiet && xun_errors_on_terminal();
    const xun_index_options options = {.jobs = (unsigned)s->jobs,
                                       .glossaries = s->glossaries.items,
                                       .glossary_count = s->glossaries.count,
                                       .progress = show_progress,
                                       .user = &visible};
    xun_index_summary summary;
    xun_error error = {0};
    xun_warn_of_glossaries(&s->glossaries);
    xun_progress_start();
    xun_status status = xun_index_compact(&summary, operands->items[0], &options, &error);
    xun_progress_end(visible);
    if (status != XUN_OK)
        return xun_complain_of_build(operands->items[0], &error);
    return s->quiet ? XUN_EXIT_DONE : print_summary(&summary);
}

static const xun_option options[] = {
    {.name = "jobs",
     .letter = 'j',
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     .offset = offsetof(compact_settings, jobs),
     .minimum = 1,
     .maximum = 256,
     .help = N_("worker processes (as many as there are processors)")},
    {.name = "glossary",
     .kind = XUN_OPTION_LIST,
     .value = "FILE",
     .offset = offsetof(compact_settings, glossaries),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("take the words of this TSV file for words too; may be given several times")},
    {.name = "quiet",
     .letter = 'q',
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(compact_settings, quiet),
     .help = N_("no progress and no summary")},
};

static const char *const description[] = {
    N_("Makes one segment of all, without the passages that updates replaced or removed, from the text that "
       "the index holds: the "
       "sources are not needed. Brings an index that was built with other dictionaries up to date too. The "
       "index changes in one "
       "step at the end."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang compact reports.db", N_("after many updates")},
};

const xun_command xun_command_compact = {
    .name = "compact",
    .operands = N_("DB"),
    .summary = N_("Rewrites an index as one segment: smaller and faster."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .minimum_operands = 1,
    .maximum_operands = 1,
    .settings_size = sizeof(compact_settings),
    .run = run_compact,
};
