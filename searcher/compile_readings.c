/* xun_compile_readings OUT LEXICON PINYIN LOOK-ALIKES: how characters sound and look, at build time. PINYIN
 * is a dictionary of Rime ("行<tab>xing<tab>35822"), of which the single characters are read; LOOK-ALIKES is
 * corpus/look-alikes.tsv. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "common/utf8.h"
#include "searcher/readings.h"
#include "tokenizer/tokenizer.h"

enum { GROUP_LIMIT = 32 };

typedef struct {
    const xun_lexicon *lexicon;
    xun_reading_entry *entries;
    size_t entry_count, entry_capacity;
    xun_look_alike_pair *pairs;
    size_t pair_count, pair_capacity;
} compiler;

/* Room for one more item; stops the program when memory is out. */
static void *grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 1024;
    items = realloc(items, *capacity * size);
    if (!items) {
        fprintf(stderr, "xun_compile_readings: memory is out\n");
        exit(1);
    }
    return items;
}

typedef bool line_reader(compiler *c, const char *line, size_t length);

static xun_status each_line(compiler *c, const char *path, line_reader *read, xun_error *error)
{
    xun_mapping text;
    xun_status status = xun_mapping_open(&text, path, error);
    if (status != XUN_OK)
        return status;
    size_t number = 1;
    for (const char *at = text.data, *end = at + text.length; at < end && status == XUN_OK; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        if (length && at[0] != '#' && !read(c, at, length))
            status = xun_fail(error, XUN_INVALID, "%s:%zu: cannot be read: write it as the other lines are",
                              path, number);
        at += length + 1;
    }
    xun_mapping_close(&text);
    return status;
}

/* A single character with its reading and weight; words and the file's head are passed over. */
static bool read_pinyin(compiler *c, const char *line, size_t length)
{
    const char *end = line + length, *tab = memchr(line, '\t', length);
    const char *second = tab ? memchr(tab + 1, '\t', (size_t)(end - tab - 1)) : NULL;
    uint32_t character;
    if (!tab || xun_utf8_read(&character, line, end) != (size_t)(tab - line) || !xun_is_han(character))
        return true;
    size_t syllable = (size_t)((second ? second : end) - tab - 1);
    xun_reading_entry entry = {.character = xun_fold_character(c->lexicon, character)};
    if (!syllable || syllable >= sizeof entry.syllable)
        return false;
    memcpy(entry.syllable, tab + 1, syllable);
    entry.weight = second ? (uint32_t)strtoul(second + 1, NULL, 10) + 1 : 1;
    c->entries = grow(c->entries, c->entry_count, &c->entry_capacity, sizeof *c->entries);
    c->entries[c->entry_count++] = entry;
    return true;
}

static void add_pair(compiler *c, uint32_t character, uint32_t other)
{
    c->pairs = grow(c->pairs, c->pair_count, &c->pair_capacity, sizeof *c->pairs);
    c->pairs[c->pair_count++] = (xun_look_alike_pair){character, other};
}

/* A group: the characters up to the first tab, each like all others. */
static bool read_group(compiler *c, const char *line, size_t length)
{
    const char *tab = memchr(line, '\t', length), *end = tab ? tab : line + length;
    uint32_t group[GROUP_LIMIT];
    size_t count = 0;
    for (const char *at = line; at < end; count++) {
        uint32_t character;
        at += xun_utf8_read(&character, at, end);
        if (!xun_is_han(character) || count == GROUP_LIMIT)
            return false;
        group[count] = xun_fold_character(c->lexicon, character);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++)
            if (group[i] != group[k])
                add_pair(c, group[i], group[k]);
    return count > 1;
}

static xun_status write_table(compiler *c, const char *path, xun_error *error)
{
    xun_bytes table = XUN_BYTES_EMPTY;
    xun_new_file *file = NULL;
    bool good = xun_readings_compile(&table, c->entries, c->entry_count, c->pairs, c->pair_count);
    xun_status status = good ? xun_new_file_open(&file, path, error) : xun_fail_memory(error);
    if (status == XUN_OK)
        status = xun_new_file_write(file, table.data, table.length, error);
    if (status == XUN_OK)
        status = xun_new_file_commit(file, error);
    else
        xun_new_file_discard(file);
    xun_bytes_free(&table);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: xun_compile_readings OUT LEXICON PINYIN LOOK-ALIKES\n");
        return 2;
    }
    xun_error error = {0};
    xun_lexicon *lexicon = NULL;
    compiler c = {0};
    xun_status status = xun_lexicon_open(&lexicon, argv[2], &error);
    c.lexicon = lexicon;
    if (status == XUN_OK)
        status = each_line(&c, argv[3], read_pinyin, &error);
    if (status == XUN_OK)
        status = each_line(&c, argv[4], read_group, &error);
    if (status == XUN_OK && !c.entry_count)
        status = xun_fail(&error, XUN_INVALID, "%s: no characters with readings in it", argv[3]);
    if (status == XUN_OK)
        status = write_table(&c, argv[1], &error);
    free(c.entries);
    free(c.pairs);
    xun_lexicon_close(lexicon);
    if (status == XUN_OK)
        return 0;
    fprintf(stderr, "xun_compile_readings: %s\n", error.message);
    return 1;
}
