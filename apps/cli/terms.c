/* xunzhang terms: the terms of an index, or the names it knows, as a table. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apps/cli/commands.h"
#include "apps/cli/folding.h"
#include "apps/cli/message.h"
#include "apps/cli/names.h"
#include "apps/cli/new_terms.h"
#include "apps/cli/row_table.h"
#include "searcher/query.h"

typedef struct {
    const char *prefix, *year;
    int kind; /* of names; -1: terms */
    size_t count;
    int format;
    bool new_terms, accept;
    xun_strings glossaries;
} terms_settings;

static const terms_settings defaults = {.kind = -1, .count = 100};
static const char *const kinds[] = {"honor", "project", "org", NULL};
static const char *const kind_aliases[] = {"honour", "honor", "荣誉",    "honor", "榮譽",
                                           "honor",  "项目",  "project", "項目",  "project",
                                           "机构",   "org",   "機構",    "org",   NULL};
static const char *const formats[] = {"text", "tsv", "json", NULL};

/* ---- terms -------------------------------------------------------------------------------------------- */

static const xun_table_columns term_columns = {{N_("term"), N_("passages")}, {[1] = XUN_COLUMN_NUMBER}, 2};

typedef struct {
    xun_row_table *table;
    bool words_only; /* without the filter terms, which begin with a capital letter */
    bool out_of_memory;
} gathering;

static bool take_term(void *user, const char *term, size_t length, uint64_t documents)
{
    gathering *g = user;
    if (g->words_only && length && term[0] >= 'A' && term[0] <= 'Z')
        return true;
    char name[512], passages[32];
    size_t kept = length < sizeof name ? length : sizeof name - 1;
    memcpy(name, term, kept);
    name[kept] = '\0';
    snprintf(passages, sizeof passages, "%" PRIu64, documents);
    g->out_of_memory = !xun_row_table_add(g->table, (const char *const[]){name, passages}, documents);
    return !g->out_of_memory;
}

/* As terms begin: the capital letters of a kind of filter terms stay, what follows is folded as texts are. */
static xun_status read_prefix(xun_bytes *out, const char *prefix, xun_error *error)
{
    size_t kind = strspn(prefix, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    xun_bytes rest = XUN_BYTES_EMPTY;
    xun_folding folding;
    xun_status status = xun_folding_open(&folding, error);
    if (status == XUN_OK)
        status = xun_folding_text(&rest, &folding, prefix + kind, strlen(prefix + kind), error);
    if (status == XUN_OK &&
        (!xun_bytes_append(out, prefix, kind) || !xun_bytes_append(out, rest.data, rest.length)))
        status = xun_fail_memory(error);
    xun_folding_close(&folding);
    xun_bytes_free(&rest);
    return status;
}

static xun_status gather_terms(xun_row_table *table, xun_reader *reader, const char *prefix, xun_error *error)
{
    gathering g = {.table = table, .words_only = !prefix};
    xun_bytes start = XUN_BYTES_EMPTY;
    table->columns = &term_columns;
    xun_status status = prefix ? read_prefix(&start, prefix, error) : XUN_OK;
    if (status == XUN_OK)
        status = xun_reader_terms(reader, start.length ? start.data : "", start.length, take_term, &g, error);
    xun_bytes_free(&start);
    return g.out_of_memory ? xun_fail_memory(error) : status;
}

/* ---- the subcommand ----------------------------------------------------------------------------------- */

static xun_exit print(const terms_settings *s, const xun_row_table *table)
{
    xun_output output = xun_output_open();
    xun_row_table_print(&output, table, (xun_table_format)s->format, s->count);
    xun_exit status = xun_output_finish(&output, table->count ? XUN_EXIT_DONE : XUN_EXIT_PARTIAL);
    size_t rows = table->count + table->left_out;
    if (status == XUN_EXIT_DONE && rows > s->count)
        xun_complain(_("note: %zu more: -n N shows more"), rows - s->count);
    return status;
}

static xun_exit show(const terms_settings *s, const xun_name_filter *filter, xun_reader *reader)
{
    xun_row_table table = {0};
    xun_error error = {0};
    xun_status status = s->new_terms  ? xun_gather_new_terms(&table, reader, &s->glossaries, s->count, &error)
                        : s->kind < 0 ? gather_terms(&table, reader, s->prefix, &error)
                                      : xun_gather_names(&table, reader, filter, &s->glossaries, &error);
    xun_exit result = XUN_EXIT_ERROR;
    if (status == XUN_OK) {
        xun_row_table_sort(&table);
        result = print(s, &table);
        if (s->accept && result == XUN_EXIT_DONE)
            result = xun_accept_new_terms(&table);
    } else {
        xun_complain_of(&error);
    }
    xun_row_table_free(&table);
    return result;
}

static xun_exit run_terms(const void *settings, const xun_operands *operands)
{
    const terms_settings *s = settings;
    if (s->year && s->kind < 0) {
        xun_complain(_("terms: --year goes with --kind only"));
        xun_complain(_("try 'xunzhang %s --help'"), "terms");
        return XUN_EXIT_ERROR;
    }
    if ((s->new_terms && (s->kind >= 0 || s->prefix)) || (s->accept && !s->new_terms)) {
        xun_complain(_("terms: --new goes without --kind and --prefix, and --accept goes with --new only"));
        xun_complain(_("try 'xunzhang %s --help'"), "terms");
        return XUN_EXIT_ERROR;
    }
    xun_name_filter filter = {.kind = (xun_name_kind)s->kind, .prefix = s->prefix};
    if (s->year && !xun_query_years(&filter.first_year, &filter.last_year, s->year)) {
        xun_complain(
            _("terms: --year wants a year or years as 'year:' does: 2017, 2016..2018, 十三五; not '%s'"),
            s->year);
        return XUN_EXIT_ERROR;
    }
    xun_error error = {0};
    xun_reader *reader;
    if (xun_reader_open(&reader, operands->items, operands->count, &error) != XUN_OK)
        return xun_complain_of(&error);
    xun_exit result = show(s, &filter, reader);
    xun_reader_close(reader);
    return result;
}

#define FIELD(name) .offset = offsetof(terms_settings, name)

static const xun_option options[] = {
    {.name = "prefix",
     .kind = XUN_OPTION_STRING,
     .value = "TEXT",
     FIELD(prefix),
     .help = N_("only terms, or names, that begin with this")},
    {.name = "kind",
     .kind = XUN_OPTION_CHOICE,
     .choices = kinds,
     .aliases = kind_aliases,
     FIELD(kind),
     .help = N_("names instead of terms: where each honour, project or organisation stands")},
    {.name = "new",
     .kind = XUN_OPTION_FLAG,
     FIELD(new_terms),
     .help = N_("words that the archive shows to be words and that the dictionary lacks")},
    {.name = "accept",
     .kind = XUN_OPTION_FLAG,
     FIELD(accept),
     .help = N_("add what --new shows to your own glossary")},
    {.name = "glossary",
     .kind = XUN_OPTION_LIST,
     .value = "FILE",
     FIELD(glossaries),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("take the words of this TSV file for words too; may be given several times")},
    {.name = "year",
     .kind = XUN_OPTION_STRING,
     .value = "YEARS",
     FIELD(year),
     .help = N_(
         "only honours of this year, or of these (2016..2018, 十三五); other names from passages about it")},
    {.name = "count",
     .letter = 'n',
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(count),
     .minimum = 1,
     .maximum = 100000000,
     .help = N_("at most N rows (100)")},
    {.name = "format",
     .kind = XUN_OPTION_CHOICE,
     .choices = formats,
     FIELD(format),
     .help = N_("a table for reading, TSV with a header line, or JSON (text)")},
};

static const char *const description[] = {
    N_("Without --kind: each term with the number of passages that have it, the most frequent first. Filter "
       "terms, which begin with a "
       "capital letter (Z: stems, XP: projects, XH: honours, XO: organisations, Y: years), are shown when "
       "--prefix asks for them."),
    N_("With --kind: a row for each name in each passage, the most frequent names first: level or stage as "
       "the text says, years, report and passage. Of honours also who gave and who got them, their own year "
       "and how it is known: stated (2017), relative (last year), period (2014-2016), or inherited, when "
       "only the heading or the report has a year."),
    N_("With --new: strings that occur often, whose parts keep together (cohesion: the least pointwise "
       "mutual information of "
       "two parts, in bits) and that stand free on both sides (entropy of the neighbours, in bits), the best "
       "first, each with an example. Words of the dictionary and the glossaries are left out."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang terms reports.db --kind honor --year 2017",
     N_("the honours of a year, with report and passage")},
    {"xunzhang terms reports.db --kind project --format tsv -n 10000 > projects.tsv",
     N_("for a spreadsheet")},
    {"xunzhang terms reports.db --new --format tsv > new.tsv", N_("words to take into your glossary")},
    {"xunzhang terms reports.db --prefix 郑州", N_("terms that begin with 郑州")},
};

const xun_command xun_command_terms = {
    .name = "terms",
    .operands = N_("DB..."),
    .summary = N_("Lists terms, or the honours, projects and organisations that passages name."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .exit_partial = N_("nothing was found"),
    .minimum_operands = 1,
    .maximum_operands = XUN_ANY_NUMBER,
    .defaults = &defaults,
    .settings_size = sizeof(terms_settings),
    .run = run_terms,
};
