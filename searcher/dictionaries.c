/* Where glossaries and dictionaries are found, and what the index knows of a word. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/file.h"
#include "searcher/translation.h"
#include "tokenizer/glossary.h"
#include "translator/compile.h"

/* ---- opening ------------------------------------------------------------------------------------------ */

static xun_status add_table(xun_interpreter *i, xun_bilingual *table, xun_error *error)
{
    if (i->table_count < XUN_DICTIONARIES) {
        i->tables[i->table_count++] = table;
        return XUN_OK;
    }
    xun_bilingual_close(table);
    return xun_fail(error, XUN_LIMIT, "more than %d glossaries: join some of them in one file",
                    XUN_DICTIONARIES - 3);
}

static xun_status add_glossary(xun_interpreter *i, const xun_glossary *glossary, const char *path,
                               const xun_lexicon *lexicon, xun_error *error)
{
    xun_bytes compiled = XUN_BYTES_EMPTY;
    xun_bilingual *table;
    xun_status status = xun_glossary_compile(&compiled, glossary, path, lexicon, error);
    if (status == XUN_OK)
        status = xun_bilingual_adopt(&table, &compiled, path, error);
    xun_bytes_free(&compiled);
    return status == XUN_OK ? add_table(i, table, error) : status;
}

static xun_status add_named_glossary(xun_interpreter *i, const char *path, const xun_lexicon *lexicon,
                                     xun_error *error)
{
    xun_glossary glossary;
    xun_status status = xun_glossary_open(&glossary, path, error);
    if (status == XUN_OK)
        status = add_glossary(i, &glossary, path, lexicon, error);
    xun_glossary_close(&glossary);
    return status;
}

char *xun_dictionary_path(const char *name)
{
    char *own = xun_user_data_folder(), *path = NULL;
    const char *folders[] = {getenv("XUNZHANG_DATA"), own, XUN_DATA_DIR, XUN_BUILD_DATA_DIR};
    for (size_t i = 0; i < sizeof folders / sizeof *folders && !path; i++) {
        path = folders[i] && *folders[i] ? xun_path_join(folders[i], name) : NULL;
        if (path && access(path, F_OK) != 0) {
            free(path);
            path = NULL;
        }
    }
    free(own);
    return path;
}

/* The user's own, if there is one. */
static xun_status add_own_glossary(xun_interpreter *i, const xun_lexicon *lexicon, xun_error *error)
{
    xun_glossary glossary;
    char *path = xun_user_glossary_path();
    xun_status status = xun_glossary_open_if_there(&glossary, path, error);
    if (status == XUN_OK && glossary.count)
        status = add_glossary(i, &glossary, path, lexicon, error);
    xun_glossary_close(&glossary);
    free(path);
    return status;
}

/* One that is not installed is left out. */
static xun_status add_installed(xun_interpreter *i, const char *name, xun_error *error)
{
    xun_bilingual *table;
    char *path = xun_dictionary_path(name);
    if (!path)
        return XUN_OK;
    xun_status status = xun_bilingual_open(&table, path, error);
    free(path);
    return status == XUN_OK ? add_table(i, table, error) : status;
}

xun_status xun_interpreter_open(xun_interpreter *out, const char *const *glossaries, size_t glossary_count,
                                const xun_lexicon *lexicon, xun_tokenizer *tokenizer, xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t i = 0; i < glossary_count && status == XUN_OK; i++)
        status = add_named_glossary(out, glossaries[i], lexicon, error);
    if (status == XUN_OK)
        status = add_own_glossary(out, lexicon, error);
    if (status == XUN_OK)
        status = add_installed(out, XUN_GLOSSARY_FILE, error);
    if (status == XUN_OK)
        status = add_installed(out, XUN_DICTIONARY_FILE, error);
    if (status == XUN_OK)
        status = xun_translator_new(&out->translator, (const xun_bilingual *const *)out->tables,
                                    out->table_count, lexicon, tokenizer, error);
    out->frequencies = calloc(XUN_FREQUENCY_SLOTS, sizeof *out->frequencies);
    if (status == XUN_OK && !out->frequencies)
        status = xun_fail_memory(error);
    return status;
}

void xun_interpreter_forget(xun_interpreter *i)
{
    xun_translator_forget(i->translator);
    memset(i->frequencies, 0, XUN_FREQUENCY_SLOTS * sizeof *i->frequencies);
}

void xun_interpreter_close(xun_interpreter *i)
{
    xun_translator_free(i->translator);
    for (size_t k = 0; k < i->table_count; k++)
        xun_bilingual_close(i->tables[k]);
    xun_translation_free(&i->translation);
    xun_targets_free(&i->targets);
    xun_bytes_free(&i->question);
    free(i->frequencies);
    free(i->weights);
    free(i->spread);
    free(i->telling);
    *i = (xun_interpreter){0};
}
