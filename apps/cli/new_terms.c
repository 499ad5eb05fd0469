#include "apps/cli/new_terms.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "apps/cli/glossary_file.h"
#include "apps/cli/message.h"
#include "searcher/discover.h"
#include "tokenizer/glossary.h"

static const xun_table_columns columns = {
    {N_("term"), N_("passages"), N_("count"), N_("cohesion"), N_("left_freedom"), N_("right_freedom"),
     N_("example")},
    {[1] = XUN_COLUMN_NUMBER, XUN_COLUMN_NUMBER, XUN_COLUMN_NUMBER, XUN_COLUMN_NUMBER, XUN_COLUMN_NUMBER},
    7};

static bool add_row(xun_row_table *table, const xun_new_term *term, uint64_t weight)
{
    char passages[32], count[32], cohesion[32], left[32], right[32];
    snprintf(passages, sizeof passages, "%" PRIu64, term->passages);
    snprintf(count, sizeof count, "%" PRIu64, term->count);
    snprintf(cohesion, sizeof cohesion, "%.2f", term->cohesion);
    snprintf(left, sizeof left, "%.2f", term->left);
    snprintf(right, sizeof right, "%.2f", term->right);
    return xun_row_table_add(
        table, (const char *const[]){term->text, passages, count, cohesion, left, right, term->example},
        weight);
}

xun_status xun_gather_new_terms(xun_row_table *table, xun_reader *reader, const xun_strings *glossaries,
                                size_t limit, xun_error *error)
{
    xun_lexicon *lexicon;
    xun_new_terms terms = {0};
    table->columns = &columns;
    xun_warn_of_glossaries(glossaries);
    xun_status status =
        xun_lexicon_open_with_glossaries(&lexicon, NULL, glossaries->items, glossaries->count, error);
    if (status == XUN_OK)
        status = xun_discover(&terms, reader, lexicon, limit, error);
    for (size_t i = 0; i < terms.count && status == XUN_OK; i++)
        if (!add_row(table, &terms.items[i], terms.count - i))
            status = xun_fail_memory(error);
    table->left_out = terms.total - terms.count;
    if (status == XUN_OK && terms.one_of > 1)
        xun_complain(_("note: a large archive: one passage of %zu was read"), terms.one_of);
    xun_new_terms_free(&terms);
    xun_lexicon_close(lexicon);
    return status;
}

xun_exit xun_accept_new_terms(const xun_row_table *table)
{
    xun_glossary_entry *entries = calloc(table->count + 1, sizeof *entries);
    if (!entries)
        return xun_complain_memory();
    for (size_t i = 0; i < table->count; i++)
        entries[i] = (xun_glossary_entry){.kind = "term", .name = table->rows[i].fields[0]};
    xun_exit result = xun_glossary_add(NULL, entries, table->count);
    free(entries);
    return result;
}
