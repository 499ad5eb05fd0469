#include <string.h>

#include "translator/compile.h"
#include "translator/entry.h"

typedef struct {
    const char *text;
    size_t length;
} field;

static size_t split(field *fields, size_t capacity, const char *text, size_t length, char separator)
{
    size_t count = 0;
    for (const char *at = text, *end = text + length; at <= end && count < capacity;) {
        const char *stop = memchr(at, separator, (size_t)(end - at));
        stop = stop ? stop : end;
        fields[count++] = (field){at, (size_t)(stop - at)};
        at = stop + 1;
    }
    return count;
}

static xun_status add_names(xun_entry_writer *w, field word, field names, xun_error *error)
{
    field items[16];
    size_t count = split(items, 16, names.text, names.length, '|');
    xun_status status = xun_entry_head(w, word.text, word.length, error);
    for (size_t i = 0; i < count && status == XUN_OK; i++)
        status = xun_entry_gloss(w, items[i].text, items[i].length, i, error);
    return status;
}

static field field_of(const char *text)
{
    return (field){text, strlen(text)};
}

static xun_status add_entry(xun_entry_writer *w, const xun_glossary_entry *entry, xun_error *error)
{
    field variants[32], names = field_of(entry->english), all = field_of(entry->variants);
    size_t count = all.length ? split(variants, 32, all.text, all.length, '|') : 0;
    xun_status status = add_names(w, field_of(entry->name), names, error);
    for (size_t i = 0; i < count && status == XUN_OK; i++)
        status = add_names(w, variants[i], names, error);
    return status;
}

static xun_status add_entries(size_t *count, xun_entry_writer *w, const xun_glossary *glossary,
                              xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t i = 0; i < glossary->count && status == XUN_OK; i++)
        if (*glossary->entries[i].english) { /* others are words only (tokenizer/glossary.h) */
            status = add_entry(w, &glossary->entries[i], error);
            ++*count;
        }
    return status;
}

static void describe(xun_entry_writer *w, const char *name, size_t entries)
{
    char count[24];
    size_t length = 0;
    for (size_t rest = entries; rest || !length; rest /= 10)
        count[sizeof count - ++length] = (char)('0' + rest % 10);
    xun_bilingual_add(w->builder, XUN_BY_ABOUT, "name", 4, name, strlen(name), 1);
    xun_bilingual_add(w->builder, XUN_BY_ABOUT, "entries", 7, count + sizeof count - length, length, 1);
}

xun_status xun_glossary_compile(xun_bytes *out, const xun_glossary *glossary, const char *name,
                                const xun_lexicon *lexicon, xun_error *error)
{
    xun_entry_writer w = {.builder = xun_bilingual_builder_new(), .lexicon = lexicon};
    if (!w.builder)
        return xun_fail_memory(error);
    size_t entries = 0;
    xun_status status = xun_tokenizer_new(&w.tokenizer, lexicon, error);
    if (status == XUN_OK)
        status = add_entries(&entries, &w, glossary, error);
    describe(&w, name, entries);
    if (status == XUN_OK)
        status = xun_bilingual_finish(out, w.builder, error);
    xun_tokenizer_free(w.tokenizer);
    xun_entry_writer_free(&w);
    return status;
}
