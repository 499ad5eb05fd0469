/* xunzhang search: a question to ranked passages. */
#include <string.h>

#include "apps/cli/commands.h"
#include "apps/cli/databases.h"
#include "apps/cli/message.h"
#include "apps/cli/search_output.h"
#include "apps/output/hint.h"

typedef enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_TSV } format;

typedef struct {
    size_t count, offset;
    int format, sort, collapse, language; /* which of the choices; -1: not given */
    bool facets, explain, no_group, no_translate;
    xun_strings databases, glossaries;
} search_settings;

static const search_settings defaults = {.count = 10, .collapse = -1, .language = -1};
static const char *const formats[] = {"text", "json", "jsonl", "tsv", NULL};
static const char *const sorts[] = {"relevance", "date", "-date", NULL};
static const char *const collapses[] = {"report", NULL};
static const char *const languages[] = {"zh", "en", NULL};

static bool join_words(xun_bytes *out, const xun_operands *operands, size_t first)
{
    for (size_t i = first; i < operands->count; i++)
        if ((i > first && !xun_bytes_append_byte(out, ' ')) ||
            !xun_bytes_append_string(out, operands->items[i]))
            return false;
    return xun_bytes_append(out, "", 0);
}

static void print_answer(xun_output *output, const search_settings *s, const xun_answer *answer,
                         const xun_bytes *query)
{
    switch ((format)s->format) {
    case FORMAT_TEXT: xun_print_answer_text(output, answer); break;
    case FORMAT_JSON: xun_print_answer_json(&output->writer, answer, query->data, query->length); break;
    case FORMAT_JSONL: xun_print_answer_jsonl(&output->writer, answer); break;
    case FORMAT_TSV: xun_print_answer_tsv(&output->writer, answer); break;
    }
}

/* JSON carries them itself. */
static void tell_hints(const search_settings *s, const xun_answer *answer)
{
    if (s->format == FORMAT_JSON)
        return;
    xun_bytes hint = XUN_BYTES_EMPTY;
    if (answer->hint.kind != XUN_HINT_NONE && xun_hint_in_words(&hint, &answer->hint))
        xun_complain(_("note: %s"), hint.data);
    xun_bytes_free(&hint);
    if (answer->read_as)
        xun_complain(_("nothing is written so: searched for what it spells in pinyin, %s"), answer->read_as);
    if (answer->suggestion)
        xun_complain(_("did you mean: %s"), answer->suggestion);
}

static xun_exit ask(const search_settings *s, xun_searcher *searcher, const xun_bytes *query)
{
    const xun_request request = {
        .query = query->data,
        .query_length = query->length,
        .first = s->offset,
        .count = s->count,
        .sort = (xun_sort)s->sort,
        .collapse = s->collapse == 0,
        .counts = true,
        .group = !s->no_group && s->format != FORMAT_TSV,
        .look_alikes = true,
        .advise = true,
        .readings = true,
        .facets = s->facets,
        .explain = s->explain,
        .no_translation = s->no_translate,
        .language = s->language < 0 ? NULL : languages[s->language],
    };
    xun_error error = {0};
    xun_answer *answer;
    if (xun_searcher_ask(&answer, searcher, &request, &error) != XUN_OK)
        return xun_complain_of(&error);
    xun_output output = xun_output_open();
    print_answer(&output, s, answer, query);
    xun_exit status = xun_output_finish(&output, answer->count ? XUN_EXIT_DONE : XUN_EXIT_PARTIAL);
    tell_hints(s, answer);
    xun_answer_free(answer);
    return status;
}

static xun_exit run_search(const void *settings, const xun_operands *operands)
{
    const search_settings *s = settings;
    size_t databases = xun_count_databases(operands, &s->databases);
    if (databases == operands->count) {
        xun_complain(_("search: what to look for? xunzhang search DB WORDS"));
        xun_complain(_("try 'xunzhang %s --help'"), "search");
        return XUN_EXIT_ERROR;
    }
    xun_bytes query = XUN_BYTES_EMPTY;
    xun_exit status = XUN_EXIT_ERROR;
    xun_searcher *searcher = xun_open_databases(operands, databases, &s->databases, &s->glossaries);
    if (searcher)
        status = join_words(&query, operands, databases) ? ask(s, searcher, &query) : xun_complain_memory();
    xun_bytes_free(&query);
    xun_searcher_close(searcher);
    return status;
}

#define FIELD(name) .offset = offsetof(search_settings, name)

static const xun_option options[] = {
    {.name = "count",
     .letter = 'n',
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(count),
     .maximum = 100000,
     .help = N_("at most N hits (10)")},
    {.name = "offset",
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(offset),
     .maximum = 100000,
     .help = N_("leave out the first N hits")},
    {.name = "format",
     .kind = XUN_OPTION_CHOICE,
     .choices = formats,
     FIELD(format),
     .help =
         N_("for reading, or for programs: one JSON object, one JSON object a hit, one line a hit (text)")},
    {.name = "sort",
     .kind = XUN_OPTION_CHOICE,
     .choices = sorts,
     FIELD(sort),
     .help = N_("best first, oldest report first, newest first (relevance)")},
    {.name = "collapse",
     .kind = XUN_OPTION_CHOICE,
     .choices = collapses,
     FIELD(collapse),
     .help = N_("only the best passage of each report")},
    {.name = "facets",
     .kind = XUN_OPTION_FLAG,
     FIELD(facets),
     .help =
         N_("count years, projects, honours, organisations, reports and languages over all that was found")},
    {.name = "lang",
     .kind = XUN_OPTION_CHOICE,
     .choices = languages,
     FIELD(language),
     .help = N_("only passages of this language")},
    {.name = "explain",
     .kind = XUN_OPTION_FLAG,
     FIELD(explain),
     .help = N_("say for each hit what made it rank")},
    {.name = "db",
     .kind = XUN_OPTION_LIST,
     .value = "DB",
     FIELD(databases),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("search this index too; may be given several times")},
    {.name = "glossary",
     .kind = XUN_OPTION_LIST,
     .value = "FILE",
     FIELD(glossaries),
     .completion = XUN_COMPLETE_FILE,
     .help = N_(
         "translate by this TSV file first (kind, Chinese, variants, English); may be given several times")},
    {.name = "no-group",
     .kind = XUN_OPTION_FLAG,
     FIELD(no_group),
     .help = N_(
         "show each of the passages that repeat one another in several reports, not the best of them alone")},
    {.name = "no-translate",
     .kind = XUN_OPTION_FLAG,
     FIELD(no_translate),
     .help = N_("do not look for what the words mean in passages of the other language")},
};

static const char *const description[] = {
    N_("DB is an index folder, or a Xapian stub file that names local or remote databases. Several are "
       "searched as one: "
       "DB may be repeated (each that exists as an index and stands before the query counts as one), or "
       "given by --db."),
    N_("The query: words (ranked, the more of them the better), \"exact phrase\", -without, AND OR NOT ( ), "
       "NEAR/5, 河南*, "
       "title: report: year:2017 year:2016..2020 date:2017-02..2018-01 project: honor: org: lang:, also by "
       "their Chinese "
       "names (年份: 项目: 荣誉: 标题:). Quote it for the shell, or put -- before words that begin with a "
       "dash."),
    N_("Passages that hold the query's words as written are literal and come first; the others share some of "
       "them."),
    N_("A report's date is followed by how it is known: front matter, file name, folder name, text, or given "
       "with "
       "the record. For "
       "programs, start and end are bytes of the file; of html, pdf and docx bytes of the text taken out of "
       "it. When a passage was put together of torn parts they are the first part's, and JSON lists all as "
       "parts."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang search reports.db 二七广场隧道", N_("passages about a project")},
    {"xunzhang search reports.db -n 3 '先进单位 年份:2016..2018'", N_("with filters")},
    {"xunzhang search reports.db '\"Square Tunnel\"' --format json | jq '.hits[].text'", N_("for programs")},
    {"xunzhang search old.db new.db --facets -- 停车位", N_("two indexes as one, with counts")},
};

const xun_command xun_command_search = {
    .name = "search",
    .operands = N_("DB... QUERY..."),
    .summary = N_("Finds passages."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .exit_partial = N_("nothing was found"),
    .minimum_operands = 1,
    .maximum_operands = XUN_ANY_NUMBER,
    .dashed_operands = true,
    .defaults = &defaults,
    .settings_size = sizeof(search_settings),
    .run = run_search,
};
