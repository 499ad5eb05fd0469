#include "searcher/searcher.h"

#include <stdlib.h>
#include <string.h>

#include "searcher/state.h"
#include "tokenizer/glossary.h"

/* ---- opening ------------------------------------------------------------------------------------------ */

static xun_status check_metadata(xun_searcher *searcher, xun_reader *reader, size_t index, const char *key,
                                 const char *wanted, xun_error *error)
{
    xun_bytes value = XUN_BYTES_EMPTY;
    xun_status status = xun_reader_metadata(&value, reader, index, key, error);
    if (status == XUN_OK && !value.length)
        status = xun_fail(error, XUN_MISMATCH,
                          "%s: a Xapian database, but no index of xunzhang: build one with "
                          "'xunzhang index'",
                          searcher->indexes.items[index < searcher->indexes.count ? index : 0]);
    else if (status == XUN_OK &&
             (value.length != strlen(wanted) || memcmp(value.data, wanted, value.length) != 0))
        status = xun_fail(error, XUN_MISMATCH,
                          "%s: built with other settings (another version or dictionary): build "
                          "it again",
                          searcher->indexes.items[index < searcher->indexes.count ? index : 0]);
    xun_bytes_free(&value);
    return status;
}

/* Whether an index has a term for each word of today's glossaries. */
static xun_status check_glossary(bool *indexed, const xun_searcher *searcher, xun_reader *reader,
                                 size_t index, xun_error *error)
{
    const char *today = xun_lexicon_glossary(searcher->lexicon);
    xun_bytes value = XUN_BYTES_EMPTY;
    xun_status status = xun_reader_metadata(&value, reader, index, XUN_METADATA_GLOSSARY, error);
    *indexed = *indexed && value.length == strlen(today) && memcmp(value.data, today, value.length) == 0;
    xun_bytes_free(&value);
    return status;
}

static xun_status read_characters(xun_character_counts *counts, xun_reader *reader, size_t index,
                                  xun_error *error)
{
    xun_bytes value = XUN_BYTES_EMPTY;
    xun_status status = xun_reader_metadata(&value, reader, index, XUN_METADATA_CHARACTERS, error);
    if (status == XUN_OK)
        status = xun_character_counts_read(counts, value.data, value.length, error);
    xun_bytes_free(&value);
    return status;
}

static xun_status check_indexes(xun_searcher *searcher, xun_reader *reader, xun_character_counts *counts,
                                bool *glossary_indexed, xun_error *error)
{
    xun_status status = XUN_OK;
    *glossary_indexed = true;
    for (size_t i = 0; i < xun_reader_index_count(reader) && status == XUN_OK; i++) {
        status = check_metadata(searcher, reader, i, XUN_METADATA_SCHEMA, XUN_SCHEMA_VERSION, error);
        if (status == XUN_OK)
            status = check_metadata(searcher, reader, i, XUN_METADATA_SETTINGS,
                                    xun_lexicon_settings(searcher->lexicon), error);
        if (status == XUN_OK)
            status = check_glossary(glossary_indexed, searcher, reader, i, error);
        if (status == XUN_OK)
            status = read_characters(counts, reader, i, error);
    }
    return status;
}

/* Terms count differently in the two languages: a Chinese character is one bigram and a little more, a Latin
 * word is a word and mostly a stem. */
static xun_status measure(double *documents, double *average, xun_reader *reader, xun_error *error)
{
    const double terms_a_character = 1.15, terms_a_word = 1.7;
    xun_reader_counts counts;
    uint64_t english = 0;
    xun_status status = xun_reader_count(&counts, reader, error);
    if (status == XUN_OK)
        status = xun_reader_frequency(&english, NULL, reader, XUN_PREFIX_LANGUAGE "en", 3, error);
    if (status != XUN_OK)
        return status;
    *documents = (double)counts.documents;
    double share = counts.documents ? (double)english / (double)counts.documents : 0;
    *average = counts.average_length / (share * terms_a_word + (1 - share) * terms_a_character);
    return XUN_OK;
}

/* Of passages read lately, of postings, and of passages as symbols: their room, and what one mostly takes. */
enum { KEPT_BYTES = 32 << 20, USUAL_SCAN = 2048 };

/* Opens the indexes and puts them in place of what was open. */
static xun_status open_indexes(xun_searcher *searcher, xun_error *error)
{
    xun_reader *reader;
    xun_character_counts counts = {0};
    double documents = 0, average = 0;
    bool glossary_indexed;
    xun_status status = xun_reader_open(&reader, (const char *const *)searcher->indexes.items,
                                        searcher->indexes.count, error);
    if (status != XUN_OK)
        return status;
    status = check_indexes(searcher, reader, &counts, &glossary_indexed, error);
    if (status == XUN_OK)
        status = measure(&documents, &average, reader, error);
    if (status != XUN_OK) {
        xun_character_counts_free(&counts);
        xun_reader_close(reader);
        return status;
    }
    xun_reader_close(searcher->reader);
    xun_character_counts_free(&searcher->characters);
    xun_reader_keep(reader, KEPT_BYTES);
    xun_kept_set_room(&searcher->scans, KEPT_BYTES, USUAL_SCAN);
    searcher->reader = reader;
    searcher->characters = counts;
    searcher->documents = documents;
    searcher->glossary_indexed = glossary_indexed;
    searcher->average_length = average;
    xun_interpreter_forget(&searcher->interpreter);
    return XUN_OK;
}

static void free_paths(xun_paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->items[i]);
    free(paths->items);
}

static bool copy_paths(xun_paths *out, const char *const *paths, size_t count)
{
    out->items = calloc(count ? count : 1, sizeof *out->items);
    if (!out->items)
        return false;
    for (; out->count < count; out->count++) {
        out->items[out->count] = strdup(paths[out->count]);
        if (!out->items[out->count])
            return false;
    }
    return true;
}

/* Without them, suggestions are fewer. */
static xun_status open_readings(xun_searcher *searcher, xun_error *error)
{
    char *path = xun_dictionary_path(XUN_READINGS_FILE);
    xun_status status = path ? xun_readings_open(&searcher->readings, path, error) : XUN_OK;
    free(path);
    return status;
}

/* What `project:` and the like mean: with the user's own names. */
xun_status xun_searcher_open(xun_searcher **out, const char *const *databases, size_t count,
                             const xun_searcher_options *options, xun_error *error)
{
    *out = NULL;
    xun_searcher *searcher = calloc(1, sizeof *searcher);
    if (!searcher || !copy_paths(&searcher->indexes, databases, count) ||
        (options && !copy_paths(&searcher->glossaries, options->glossaries, options->glossary_count))) {
        xun_searcher_close(searcher);
        return xun_fail_memory(error);
    }
    searcher->ranking = xun_ranking_defaults;
    xun_status status = xun_lexicon_open_with_glossaries(
        &searcher->lexicon, options ? options->lexicon : NULL, options ? options->glossaries : NULL,
        options ? options->glossary_count : 0, error);
    if (status == XUN_OK)
        status = xun_tokenizer_new(&searcher->tokenizer, searcher->lexicon, error);
    if (status == XUN_OK)
        status = xun_scanner_new(&searcher->scanner, searcher->lexicon, searcher->tokenizer, error);
    if (status == XUN_OK)
        status = xun_interpreter_open(&searcher->interpreter, options ? options->glossaries : NULL,
                                      options ? options->glossary_count : 0, searcher->lexicon,
                                      searcher->tokenizer, error);
    if (status == XUN_OK)
        status = open_readings(searcher, error);
    if (status == XUN_OK)
        status = open_indexes(searcher, error);
    if (status != XUN_OK) {
        xun_searcher_close(searcher);
        return status;
    }
    *out = searcher;
    return XUN_OK;
}

void xun_searcher_close(xun_searcher *searcher)
{
    if (!searcher)
        return;
    free_paths(&searcher->indexes);
    free_paths(&searcher->glossaries);
    xun_units_free(&searcher->units);
    xun_symbols_free(&searcher->title);
    xun_symbols_free(&searcher->text);
    xun_kept_free(&searcher->scans);
    xun_scorer_free(&searcher->scorer);
    xun_feedback_free(&searcher->feedback);
    xun_character_counts_free(&searcher->characters);
    xun_interpreter_close(&searcher->interpreter);
    xun_readings_close(searcher->readings);
    xun_reader_close(searcher->reader);
    xun_fact_finder_close(searcher->facts);
    xun_scanner_free(searcher->scanner);
    xun_tokenizer_free(searcher->tokenizer);
    xun_lexicon_close(searcher->lexicon);
    free(searcher);
}

xun_reader *xun_searcher_reader(xun_searcher *searcher)
{
    return searcher->reader;
}

xun_status xun_searcher_refresh(xun_searcher *searcher, xun_error *error)
{
    return xun_reader_is_stale(searcher->reader) ? open_indexes(searcher, error) : XUN_OK;
}

xun_status xun_searcher_read_rules(xun_searcher *searcher, const xun_parsed_query *query, xun_error *error)
{
    if (searcher->facts || !xun_wants_facts(query))
        return XUN_OK;
    char *own = xun_user_glossary_path();
    xun_status status = xun_fact_finder_open_with_glossaries(&searcher->facts, NULL,
                                                             (const char *const *)searcher->glossaries.items,
                                                             searcher->glossaries.count, own, error);
    free(own);
    return status;
}

xun_analyzer xun_searcher_analyzer(const xun_searcher *searcher)
{
    return (xun_analyzer){searcher->tokenizer,
                          searcher->scanner,
                          searcher->facts,
                          {searcher->reader, &searcher->characters, searcher->documents,
                           searcher->ranking.year_words, searcher->glossary_indexed},
                          NULL};
}
