/* xunzhang check: whether an index is whole, and what it was built with. */
#include <inttypes.h>
#include <string.h>

#include "apps/cli/commands.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "apps/output/passages.h"
#include "facts/facts.h"
#include "tokenizer/glossary.h"

enum { SHOWN_PROBLEMS = 20 };

typedef struct {
    xun_writer *out;
    uint64_t passages, problems, bad_passages;
} checking;

static void problem(checking *c, const char *message)
{
    if (c->problems++ >= SHOWN_PROBLEMS)
        return;
    xun_write_string(c->out, _("damaged: "));
    xun_write_plain(c->out, message, strlen(message));
    xun_write_string(c->out, "\n");
}

/* ---- passages ----------------------------------------------------------------------------------------- */

static bool take_passage(void *user, uint32_t docid, const xun_stored_passage *passage, const xun_error *why)
{
    checking *c = user;
    c->passages++;
    if (passage)
        return true;
    xun_error message;
    xun_fail(&message, XUN_CORRUPT, _("passage %" PRIu32 ": %s"), docid, why->message);
    problem(c, message.message);
    c->bad_passages++;
    return true;
}

static void check_passages(checking *c, xun_reader *reader)
{
    xun_error error = {0};
    xun_reader_counts counts;
    xun_status status = xun_reader_count(&counts, reader, &error);
    if (status == XUN_OK)
        status = xun_each_passage(reader, xun_query_all(), take_passage, c, &error);
    if (status != XUN_OK) {
        problem(c, error.message);
        return;
    }
    xun_write_format(c->out, _("segments: %zu, all open\n"), counts.segments);
    xun_write_format(c->out, _("passages: %llu readable, %llu dead\n"),
                     (unsigned long long)(c->passages - c->bad_passages), (unsigned long long)counts.dead);
    if (c->passages + counts.dead != counts.documents) {
        xun_fail(&error, XUN_CORRUPT, _("%llu passages live and %llu dead, but %llu counted"),
                 (unsigned long long)c->passages, (unsigned long long)counts.dead,
                 (unsigned long long)counts.documents);
        problem(c, error.message);
    }
}

/* ---- metadata ----------------------------------------------------------------------------------------- */

/* `now`: what this program would write; NULL: anything will do. */
static void check_text(checking *c, xun_reader *reader, size_t index, const char *key, const char *now)
{
    xun_bytes value = XUN_BYTES_EMPTY;
    xun_error error = {0};
    if (xun_reader_metadata(&value, reader, index, key, &error) != XUN_OK) {
        problem(c, error.message);
    } else if (!value.length) {
        xun_fail(&error, XUN_CORRUPT, _("metadata '%s' is missing"), key);
        problem(c, error.message);
    } else {
        xun_write_format(c->out, "%s: ", key);
        xun_write_plain(c->out, value.data, value.length);
        bool other = now && (value.length != strlen(now) || memcmp(value.data, now, value.length) != 0);
        xun_write_string(c->out, other ? _(" (not this program's: compact brings it up to date)\n") : "\n");
        c->problems += other;
    }
    xun_bytes_free(&value);
}

/* Words of another glossary are no damage: they are found by their characters until the next update. */
static void check_glossary(checking *c, xun_reader *reader, size_t index, const char *now)
{
    xun_bytes value = XUN_BYTES_EMPTY;
    xun_error error = {0};
    if (xun_reader_metadata(&value, reader, index, XUN_METADATA_GLOSSARY, &error) != XUN_OK) {
        problem(c, error.message);
    } else {
        bool same =
            value.length == strlen(now) && memcmp(value.data ? value.data : "", now, value.length) == 0;
        xun_write_string(c->out, XUN_METADATA_GLOSSARY ": ");
        xun_write_plain(c->out, value.data ? value.data : "", value.length);
        xun_write_string(c->out,
                         same ? "\n" : _(" (not today's: the next 'xunzhang index' writes today's in)\n"));
    }
    xun_bytes_free(&value);
}

static void check_characters(checking *c, xun_reader *reader, size_t index)
{
    xun_bytes value = XUN_BYTES_EMPTY;
    xun_character_counts counts = {0};
    xun_error error = {0};
    xun_status status = xun_reader_metadata(&value, reader, index, XUN_METADATA_CHARACTERS, &error);
    if (status == XUN_OK)
        status = xun_character_counts_read(&counts, value.data, value.length, &error);
    if (status != XUN_OK)
        problem(c, error.message);
    xun_character_counts_free(&counts);
    xun_bytes_free(&value);
}

static xun_status check_metadata(checking *c, xun_reader *reader, xun_error *error)
{
    xun_lexicon *lexicon;
    xun_warn_of_glossaries(NULL);
    xun_status status = xun_lexicon_open_with_glossaries(&lexicon, NULL, NULL, 0, error);
    if (status != XUN_OK)
        return status;
    for (size_t i = 0; i < xun_reader_index_count(reader); i++) {
        check_text(c, reader, i, XUN_METADATA_SCHEMA, XUN_SCHEMA_VERSION);
        check_text(c, reader, i, XUN_METADATA_SETTINGS, xun_lexicon_settings(lexicon));
        check_glossary(c, reader, i, xun_lexicon_glossary(lexicon));
        check_text(c, reader, i, XUN_METADATA_CREATED, NULL);
        check_characters(c, reader, i);
    }
    xun_lexicon_close(lexicon);
    return XUN_OK;
}

/* ---- the subcommand ----------------------------------------------------------------------------------- */

static xun_exit check(xun_reader *reader, const char *path)
{
    xun_output output = xun_output_open();
    xun_error error = {0};
    checking c = {.out = &output.writer};
    xun_status status = check_metadata(&c, reader, &error);
    if (status == XUN_OK)
        check_passages(&c, reader);
    if (status == XUN_OK && !c.problems)
        xun_write_string(c.out, _("the index is whole\n"));
    xun_exit written = xun_output_finish(&output, c.problems ? XUN_EXIT_PARTIAL : XUN_EXIT_DONE);
    if (status != XUN_OK)
        return xun_complain_of(&error);
    if (c.problems)
        xun_complain(_("%s: %llu of these problems: build the index again from its sources into a new "
                       "folder; 'xunzhang compact' is "
                       "enough when only its settings differ"),
                     path, (unsigned long long)c.problems);
    return written;
}

static xun_exit run_check(const void *settings, const xun_operands *operands)
{
    (void)settings;
    xun_error error = {0};
    xun_reader *reader;
    xun_status status = xun_reader_open(&reader, operands->items, 1, &error);
    if (status != XUN_OK) {
        xun_complain_of(&error);
        return status == XUN_CORRUPT ? XUN_EXIT_PARTIAL : XUN_EXIT_ERROR;
    }
    xun_exit result = check(reader, operands->items[0]);
    xun_reader_close(reader);
    return result;
}

static const char *const description[] = {
    N_("Opens every segment, reads every stored passage and compares the counts; shows the settings that the "
       "index was built with."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang check reports.db", N_("after a crash or a copy")},
};

const xun_command xun_command_check = {
    .name = "check",
    .operands = N_("DB"),
    .summary = N_("Checks whether an index is whole."),
    .description = description,
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .exit_partial = N_("the index is damaged, or was built with other settings"),
    .minimum_operands = 1,
    .maximum_operands = 1,
    .run = run_check,
};
