/* xunzhang version: of the program, of what it stands on, and of its dictionaries. */
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>
#include <zstd.h>

#include "apps/cli/commands.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "engine/engine.h"
#include "engine/schema.h"
#include "facts/facts.h"
#include "searcher/searcher.h"
#include "tokenizer/tokenizer.h"
#include "translator/bilingual.h"

static xun_status print_dictionaries(xun_writer *out, xun_error *error)
{
    xun_lexicon *lexicon;
    xun_fact_finder *finder;
    xun_status status = xun_lexicon_open(&lexicon, NULL, error);
    if (status != XUN_OK)
        return status;
    xun_write_format(out, "%-14s %s\n", _("lexicon"), xun_lexicon_settings(lexicon));
    xun_lexicon_close(lexicon);
    status = xun_fact_finder_open(&finder, NULL, error);
    if (status == XUN_OK)
        xun_write_format(out, "%-14s %s\n", _("rules"), xun_fact_finder_settings(finder));
    xun_fact_finder_close(finder);
    return status;
}

static const char *told(const xun_bilingual *table, const char *what)
{
    const char *text = xun_bilingual_first(table, XUN_BY_ABOUT, what, strlen(what));
    return text ? text : "?";
}

/* The dictionary for questions across languages, with its licence and date. */
static xun_status print_translation(xun_writer *out, xun_error *error)
{
    xun_bilingual *table;
    char *path = xun_dictionary_path(XUN_DICTIONARY_FILE);
    if (!path) {
        xun_write_format(out, "%-14s %s\n", _("dictionary"),
                         _("none: 'xunzhang dictionary fetch' gets CC-CEDICT"));
        return XUN_OK;
    }
    xun_status status = xun_bilingual_open(&table, path, error);
    free(path);
    if (status != XUN_OK)
        return status;
    xun_write_format(out, "%-14s %s, %s, %s\n", _("dictionary"), told(table, "name"), told(table, "date"),
                     told(table, "licence"));
    xun_bilingual_close(table);
    return XUN_OK;
}

static xun_exit run_version(const void *settings, const xun_operands *operands)
{
    (void)settings;
    (void)operands;
    xun_output output = xun_output_open();
    xun_writer *out = &output.writer;
    xun_error error = {0};
    xun_write_format(out, "xunzhang %s\n", XUN_VERSION);
    xun_write_format(out, "%-14s %s\n", "Xapian", xun_engine_version());
    xun_write_format(out, "%-14s %s\n", "utf8proc", utf8proc_version());
    xun_write_format(out, "%-14s %s\n", "zstd", ZSTD_versionString());
    xun_write_format(out, "%-14s %s\n", _("index format"), XUN_SCHEMA_VERSION);
    xun_status status = print_dictionaries(out, &error);
    if (status == XUN_OK)
        status = print_translation(out, &error);
    if (status != XUN_OK)
        xun_complain_of(&error);
    return xun_output_finish(&output, status == XUN_OK ? XUN_EXIT_DONE : XUN_EXIT_ERROR);
}

const xun_command xun_command_version = {
    .name = "version",
    .operands = "",
    .summary = N_("Shows the versions of the program, its libraries and its dictionaries."),
    .run = run_version,
};
