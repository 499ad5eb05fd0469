/* xunzhang tokenize: the terms of a text, as index and queries see them. */
#include <string.h>
#include <unistd.h>

#include "apps/cli/commands.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "common/file.h"
#include "common/json.h"
#include "tokenizer/glossary.h"

typedef struct {
    bool json;
    xun_strings glossaries;
} tokenize_settings;

typedef struct {
    xun_writer *out;
    xun_json *json; /* NULL: a table */
    const char *text;
} printing;

static const char *kind_name(xun_term_kind kind)
{
    switch (kind) {
    case XUN_TERM_BIGRAM: return "bigram";
    case XUN_TERM_CHARACTER: return "character";
    case XUN_TERM_WORD: return "word";
    case XUN_TERM_LATIN: return "latin";
    case XUN_TERM_MIXED: return "mixed";
    case XUN_TERM_PART: return "part";
    case XUN_TERM_STEM: return "stem";
    }
    return "?";
}

static bool print_row(void *user, const xun_term *term)
{
    const printing *p = user;
    xun_write_tsv(p->out, term->text, term->length);
    xun_write_format(p->out, "\t%s\t%zu\t%zu\t%u\t", kind_name(term->kind), term->start, term->end,
                     term->position);
    xun_write_tsv(p->out, p->text + term->start, term->end - term->start);
    xun_write_string(p->out, "\n");
    return !p->out->failed;
}

static bool print_object(void *user, const xun_term *term)
{
    const printing *p = user;
    xun_json_object(p->json, NULL);
    xun_json_text(p->json, "term", term->text, term->length);
    xun_json_string(p->json, "kind", kind_name(term->kind));
    xun_json_integer(p->json, "start", (int64_t)term->start);
    xun_json_integer(p->json, "end", (int64_t)term->end);
    xun_json_integer(p->json, "position", term->position);
    xun_json_object_end(p->json);
    return !p->out->failed;
}

static xun_status print_terms(xun_writer *out, xun_tokenizer *tokenizer, const xun_bytes *text, bool as_json,
                              xun_error *error)
{
    xun_json json = xun_json_to(out);
    printing p = {out, as_json ? &json : NULL, text->data};
    if (as_json) {
        xun_json_object(&json, NULL);
        xun_json_text(&json, "text", text->data, text->length);
        xun_json_array(&json, "terms");
    } else {
        xun_write_string(out, "term\tkind\tstart\tend\tposition\ttext\n");
    }
    xun_status status = xun_tokenize(tokenizer, text->data, text->length, XUN_WANT_ALL,
                                     as_json ? print_object : print_row, &p, error);
    if (as_json) {
        xun_json_array_end(&json);
        xun_json_object_end(&json);
        xun_write_string(out, "\n");
    }
    return status == XUN_STOPPED ? XUN_OK : status; /* the output told why */
}

static xun_status gather_text(xun_bytes *out, const xun_operands *operands, xun_error *error)
{
    const size_t limit = (size_t)64 << 20;
    if (operands->count == 1 && strcmp(operands->items[0], "-") == 0)
        return xun_read_all(out, STDIN_FILENO, limit, "standard input", error);
    for (size_t i = 0; i < operands->count; i++)
        if ((i && !xun_bytes_append_byte(out, ' ')) || !xun_bytes_append_string(out, operands->items[i]))
            return xun_fail_memory(error);
    return XUN_OK;
}

static xun_status tokenize(xun_writer *out, const xun_operands *operands, const tokenize_settings *s,
                           xun_error *error)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    xun_lexicon *lexicon = NULL;
    xun_tokenizer *tokenizer = NULL;
    xun_status status = gather_text(&text, operands, error);
    if (status == XUN_OK && !xun_bytes_append(&text, "", 0))
        status = xun_fail_memory(error);
    if (status == XUN_OK)
        status =
            xun_lexicon_open_with_glossaries(&lexicon, NULL, s->glossaries.items, s->glossaries.count, error);
    if (status == XUN_OK)
        status = xun_tokenizer_new(&tokenizer, lexicon, error);
    if (status == XUN_OK)
        status = print_terms(out, tokenizer, &text, s->json, error);
    xun_tokenizer_free(tokenizer);
    xun_lexicon_close(lexicon);
    xun_bytes_free(&text);
    return status;
}

static xun_exit run_tokenize(const void *settings, const xun_operands *operands)
{
    const tokenize_settings *s = settings;
    xun_output output = xun_output_open();
    xun_error error = {0};
    xun_warn_of_glossaries(&s->glossaries);
    xun_status status = tokenize(&output.writer, operands, s, &error);
    xun_exit written = xun_output_finish(&output, XUN_EXIT_DONE);
    return status == XUN_OK ? written : xun_complain_of(&error);
}

static const xun_option options[] = {
    {.name = "json",
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(tokenize_settings, json),
     .help = N_("one JSON object instead of a table")},
    {.name = "glossary",
     .kind = XUN_OPTION_LIST,
     .value = "FILE",
     .offset = offsetof(tokenize_settings, glossaries),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("take the words of this TSV file for words too; may be given several times")},
};

static const char *const description[] = {
    N_("Prints each term with its kind, its span in bytes, its position and the text it stands for; - reads "
       "standard input. Kinds: "
       "bigram, character (the last of a run), word, latin, mixed, part, stem."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang tokenize 花花牛二期2017年投产", N_("Chinese: pairs of characters and dictionary words")},
    {"xunzhang tokenize --json 'PM2.5 levels fell'",
     N_("codes whole and by their parts, stems of English words")},
};

const xun_command xun_command_tokenize = {
    .name = "tokenize",
    .operands = N_("TEXT..."),
    .summary = N_("Shows the terms of a text."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .minimum_operands = 1,
    .maximum_operands = XUN_ANY_NUMBER,
    .dashed_operands = true,
    .settings_size = sizeof(tokenize_settings),
    .run = run_tokenize,
};
