#include <string.h>

#include "translator/compile.h"
#include "translator/entry.h"

enum { COLUMNS = 4 };

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

static xun_status add_entry(xun_entry_writer *w, const field *fields, xun_error *error)
{
    field variants[32];
    size_t count = fields[2].length ? split(variants, 32, fields[2].text, fields[2].length, '|') : 0;
    xun_status status = add_names(w, fields[1], fields[3], error);
    for (size_t i = 0; i < count && status == XUN_OK; i++)
        status = add_names(w, variants[i], fields[3], error);
    return status;
}

static xun_status add_lines(size_t *entries, xun_entry_writer *w, const char *text, size_t length,
                            const char *name, xun_error *error)
{
    const char *end = text + length;
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    xun_status status = XUN_OK;
    for (size_t line = 1; text < end && status == XUN_OK; line++) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        stop = stop ? stop : end;
        size_t width = (size_t)(stop - text);
        width -= width && text[width - 1] == '\r';
        field fields[COLUMNS];
        bool empty = !width || *text == '#';
        size_t found = empty ? 0 : split(fields, COLUMNS, text, width, '\t');
        if (!empty && (found < 2 || !fields[1].length))
            return xun_fail(error, XUN_INVALID,
                            "%s:%zu: no glossary entry: want kind, Chinese name, variants, English names, "
                            "with tabs between",
                            name, line);
        if (found == COLUMNS && fields[3].length) { /* others are words only (tokenizer/glossary.h) */
            status = add_entry(w, fields, error);
            ++*entries;
        }
        text = stop + 1;
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

xun_status xun_glossary_compile(xun_bytes *out, const char *text, size_t length, const char *name,
                                const xun_lexicon *lexicon, xun_error *error)
{
    xun_entry_writer w = {.builder = xun_bilingual_builder_new(), .lexicon = lexicon};
    if (!w.builder)
        return xun_fail_memory(error);
    size_t entries = 0;
    xun_status status = xun_tokenizer_new(&w.tokenizer, lexicon, error);
    if (status == XUN_OK)
        status = add_lines(&entries, &w, text, length, name, error);
    describe(&w, name, entries);
    if (status == XUN_OK)
        status = xun_bilingual_finish(out, w.builder, error);
    xun_tokenizer_free(w.tokenizer);
    xun_entry_writer_free(&w);
    return status;
}
