#include "indexer/document.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "indexer/passage_facts.h"
#include "indexer/terms.h"

/* A term of the title or of a heading counts as so many occurrences in the text. */
enum { TITLE_WEIGHT = 1, LIST_SLOTS = 4, MOST_VALUES = 7, HAN_END = 0x33480 };

struct xun_document_builder {
    const xun_lexicon *lexicon;
    const xun_fact_finder *finder;
    xun_tokenizer *tokenizer;
    xun_term_bag bag;
    xun_passage_facts facts;
    xun_character_counts characters;
    uint32_t *seen;   /* by Han character: the last passage that had it */
    uint32_t passage; /* counts the passages, for `seen` */
    xun_value values[MOST_VALUES];
    size_t value_count;
    xun_bytes lists[LIST_SLOTS];
    xun_bytes term, data;
    xun_folded folded; /* of a passage that leaves */
};

xun_status xun_document_builder_new(xun_document_builder **out, const xun_lexicon *lexicon,
                                    const xun_fact_finder *finder, xun_error *error)
{
    *out = NULL;
    xun_document_builder *builder = calloc(1, sizeof *builder);
    if (!builder)
        return xun_fail_memory(error);
    builder->lexicon = lexicon;
    builder->finder = finder;
    builder->seen = calloc(HAN_END, sizeof *builder->seen);
    xun_status status =
        builder->seen ? xun_tokenizer_new(&builder->tokenizer, lexicon, error) : xun_fail_memory(error);
    if (status != XUN_OK) {
        xun_document_builder_free(builder);
        return status;
    }
    *out = builder;
    return XUN_OK;
}

void xun_document_builder_free(xun_document_builder *builder)
{
    if (!builder)
        return;
    xun_tokenizer_free(builder->tokenizer);
    xun_term_bag_free(&builder->bag);
    xun_passage_facts_free(&builder->facts);
    xun_character_counts_free(&builder->characters);
    free(builder->seen);
    for (size_t i = 0; i < LIST_SLOTS; i++)
        xun_bytes_free(&builder->lists[i]);
    xun_bytes_free(&builder->term);
    xun_bytes_free(&builder->data);
    xun_folded_free(&builder->folded);
    free(builder);
}

const xun_character_counts *xun_document_characters(const xun_document_builder *builder)
{
    return &builder->characters;
}

/* ---- terms of the text -------------------------------------------------------------------------------- */

static bool text_term(void *user, const xun_term *term)
{
    return xun_term_bag_add(user, "", term->text, term->length, 1);
}

static bool title_term(void *user, const xun_term *term)
{
    return xun_term_bag_add(user, "", term->text, term->length, TITLE_WEIGHT) &&
           xun_term_bag_add(user, XUN_PREFIX_TITLE, term->text, term->length, 0);
}

static xun_status tokenize(xun_document_builder *builder, xun_slice text, xun_term_sink *sink,
                           xun_error *error)
{
    xun_status status =
        xun_tokenize(builder->tokenizer, text.text, text.length, XUN_WANT_ALL, sink, &builder->bag, error);
    return status == XUN_STOPPED ? xun_fail_memory(error) : status;
}

/* True the first time that this passage shows the Han character. */
static bool is_new_character(xun_document_builder *builder, uint32_t character)
{
    if (character >= HAN_END || builder->seen[character] == builder->passage || !xun_is_han(character))
        return false;
    builder->seen[character] = builder->passage;
    return true;
}

static void begin_characters(xun_document_builder *builder)
{
    if (++builder->passage)
        return;
    memset(builder->seen, 0, HAN_END * sizeof *builder->seen);
    builder->passage = 1;
}

/* Counts the characters of the text that was tokenised last. */
static bool count_characters(xun_document_builder *builder)
{
    const xun_folded *folded = xun_tokenizer_folded(builder->tokenizer);
    begin_characters(builder);
    for (size_t i = 0; i < folded->count; i++)
        if (is_new_character(builder, folded->chars[i].character) &&
            !xun_character_counts_add(&builder->characters, folded->chars[i].character, 1))
            return false;
    return true;
}

xun_status xun_document_forget(xun_character_counts *counts, xun_document_builder *builder,
                               const xun_stored_passage *passage, xun_error *error)
{
    xun_folded *folded = &builder->folded;
    xun_status status = xun_fold(folded, builder->lexicon, passage->text.text, passage->text.length, error);
    if (status != XUN_OK)
        return status;
    begin_characters(builder);
    for (size_t i = 0; i < folded->count; i++) {
        uint32_t character = folded->chars[i].character;
        if (is_new_character(builder, character) && xun_character_count(counts, character))
            counts->counts[character]--;
    }
    return XUN_OK;
}

static xun_status add_text(xun_document_builder *builder, const xun_stored_passage *passage, xun_error *error)
{
    xun_status status = tokenize(builder, passage->text, text_term, error);
    if (status == XUN_OK && !count_characters(builder))
        status = xun_fail_memory(error);
    if (status == XUN_OK)
        status = tokenize(builder, passage->title, title_term, error);
    for (size_t i = 0; i < passage->headings.count && status == XUN_OK; i++)
        status = tokenize(builder, passage->headings.items[i], title_term, error);
    return status;
}

/* ---- filter terms ------------------------------------------------------------------------------------- */

static bool add_filter(xun_document_builder *builder, const char *prefix, xun_slice text)
{
    return !text.length || (xun_schema_term(&builder->term, prefix, text.text, text.length) &&
                            xun_term_bag_add(&builder->bag, "", builder->term.data, builder->term.length, 0));
}

static bool add_passage_id(xun_document_builder *builder, const xun_stored_passage *passage)
{
    xun_bytes *id = &builder->data; /* free until the data is written */
    xun_bytes_clear(id);
    return xun_bytes_append(id, passage->id.text, passage->id.length) &&
           xun_bytes_append_format(id, "#%lu", (unsigned long)passage->number) &&
           add_filter(builder, XUN_PREFIX_PASSAGE, (xun_slice){id->data, id->length});
}

static bool add_filters(xun_document_builder *builder, const xun_stored_passage *passage)
{
    return add_filter(builder, XUN_PREFIX_LANGUAGE, passage->language) &&
           add_filter(builder, XUN_PREFIX_MEDIA, passage->media) &&
           add_filter(builder, XUN_PREFIX_REPORT, passage->id) &&
           add_filter(builder, XUN_PREFIX_GROUP, passage->group) && add_passage_id(builder, passage) &&
           xun_passage_facts_add_terms(&builder->facts, builder->finder, &builder->bag);
}

/* ---- values ------------------------------------------------------------------------------------------- */

static void add_value(xun_document_builder *builder, uint32_t slot, const char *data, size_t length)
{
    if (length)
        builder->values[builder->value_count++] = (xun_value){slot, data, length};
}

static bool join_names(xun_bytes *out, const xun_stored_list *list)
{
    xun_bytes_clear(out);
    for (size_t i = 0; i < list->count; i++)
        if ((i && !xun_bytes_append_byte(out, XUN_LIST_SEPARATOR)) ||
            !xun_bytes_append(out, list->items[i].text, list->items[i].length))
            return false;
    return true;
}

static bool join_years(xun_bytes *out, const xun_stored_passage *passage)
{
    xun_bytes_clear(out);
    for (size_t i = 0; i < passage->year_count; i++)
        if ((i && !xun_bytes_append_byte(out, XUN_LIST_SEPARATOR)) ||
            !xun_bytes_append_format(out, "%04u", (unsigned)passage->years[i]))
            return false;
    return true;
}

static bool add_values(xun_document_builder *builder, const xun_stored_passage *passage)
{
    xun_bytes *lists = builder->lists;
    if (!join_years(&lists[0], passage) || !join_names(&lists[1], &passage->projects) ||
        !join_names(&lists[2], &passage->honors) || !join_names(&lists[3], &passage->orgs))
        return false;
    builder->value_count = 0;
    add_value(builder, XUN_SLOT_DATE, passage->date.text, passage->date.length);
    add_value(builder, XUN_SLOT_REPORT, passage->id.text, passage->id.length);
    add_value(builder, XUN_SLOT_YEARS, lists[0].data, lists[0].length);
    add_value(builder, XUN_SLOT_PROJECTS, lists[1].data, lists[1].length);
    add_value(builder, XUN_SLOT_HONORS, lists[2].data, lists[2].length);
    add_value(builder, XUN_SLOT_ORGS, lists[3].data, lists[3].length);
    add_value(builder, XUN_SLOT_LANGUAGE, passage->language.text, passage->language.length);
    return true;
}

/* ---- the whole ---------------------------------------------------------------------------------------- */

xun_status xun_document_build(xun_document *out, xun_document_builder *builder, xun_stored_passage *passage,
                              xun_error *error)
{
    *out = (xun_document){0};
    xun_term_bag_clear(&builder->bag);
    xun_status status = xun_passage_facts_find(&builder->facts, builder->finder, passage, error);
    if (status == XUN_OK)
        status = add_text(builder, passage, error);
    if (status != XUN_OK)
        return status;
    if (!add_filters(builder, passage) || !add_values(builder, passage))
        return xun_fail_memory(error);
    xun_bytes_clear(&builder->data);
    if (!xun_stored_passage_write(&builder->data, passage) ||
        !xun_term_bag_count(&out->postings, &out->posting_count, &builder->bag))
        return xun_fail_memory(error);
    out->values = builder->values;
    out->value_count = builder->value_count;
    out->data = builder->data.data;
    out->data_length = builder->data.length;
    return XUN_OK;
}
