/* xun_compile_glossary OUT LEXICON GLOSSARY.tsv: the bundled glossary as a bilingual table, at build time. */
#include <stdio.h>

#include "common/file.h"
#include "tokenizer/glossary.h"
#include "translator/compile.h"

static xun_status compile(const char *out_path, const char *lexicon_path, const char *path, xun_error *error)
{
    xun_glossary glossary;
    xun_lexicon *lexicon = NULL;
    xun_bytes table = XUN_BYTES_EMPTY;
    xun_new_file *file = NULL;
    xun_status status = xun_glossary_open(&glossary, path, error);
    if (status == XUN_OK && glossary.bad)
        status = xun_fail(error, glossary.problem.status, "%s", glossary.problem.message);
    if (status == XUN_OK)
        status = xun_lexicon_open(&lexicon, lexicon_path, error);
    if (status == XUN_OK)
        status = xun_lexicon_add_glossary(lexicon, &glossary, path, error);
    if (status == XUN_OK)
        status = xun_glossary_compile(&table, &glossary, XUN_GLOSSARY_TEXT, lexicon, error);
    if (status == XUN_OK)
        status = xun_new_file_open(&file, out_path, error);
    if (status == XUN_OK)
        status = xun_new_file_write(file, table.data, table.length, error);
    if (status == XUN_OK)
        status = xun_new_file_commit(file, error);
    else
        xun_new_file_discard(file);
    xun_bytes_free(&table);
    xun_glossary_close(&glossary);
    xun_lexicon_close(lexicon);
    return status;
}

int main(int argc, char **argv)
{
    xun_error error = {0};
    if (argc != 4) {
        fprintf(stderr, "usage: xun_compile_glossary OUT LEXICON GLOSSARY\n");
        return 2;
    }
    if (compile(argv[1], argv[2], argv[3], &error) == XUN_OK)
        return 0;
    fprintf(stderr, "xun_compile_glossary: %s\n", error.message);
    return 1;
}
