/* Compiles the lexicon at build time: compile_lexicon OUT WORDS SIMPLIFIED
 *   WORDS       lines "word frequency tag" (jieba's dict.txt)
 *   SIMPLIFIED  lines "traditional<tab>simplified alternatives..." (OpenCC's TSCharacters as text)
 * Glossaries stand apart (glossary.h): they change more often than an index should be built anew. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/hash.h"
#include "common/utf8.h"
#include "tokenizer/compile.h"

enum { WORD_LIMIT = 64 };

void *xun_compile_need(void *pointer)
{
    if (!pointer) {
        fputs("compile_lexicon: out of memory\n", stderr);
        exit(1);
    }
    return pointer;
}

static void check(xun_status status, const xun_error *error)
{
    if (status == XUN_OK)
        return;
    fprintf(stderr, "compile_lexicon: %s\n", error->message);
    exit(1);
}

/* A word of the inputs; its folded characters lie in compiler.characters. */
typedef struct {
    size_t first, length;
    double frequency;
} input_word;

typedef struct {
    uint32_t *simplified, *fold_values, *unit_values; /* one a character */
    xun_bytes expansions, characters, words;          /* uint32_t, uint32_t, input_word */
    xun_packed_table fold, units;
    xun_trie_node *nodes;
    uint32_t node_count;
    double total;
    xun_lexicon lexicon; /* what xun_fold needs, over the tables above */
} compiler;

static uint32_t *per_character(void)
{
    return xun_compile_need(calloc(XUN_CHARACTER_MASK + 1, sizeof(uint32_t)));
}

/* Takes the next line off `text` and returns it without its end. */
static bool next_line(xun_mapping *text, const char **line, size_t *length)
{
    if (!text->length)
        return false;
    const char *end = memchr(text->data, '\n', text->length);
    *line = text->data;
    *length = end ? (size_t)(end - text->data) : text->length;
    size_t step = end ? *length + 1 : *length;
    text->data += step;
    text->length -= step;
    if (*length && (*line)[*length - 1] == '\r')
        --*length;
    return true;
}

static void for_each_line(compiler *c, const char *path, void (*take)(compiler *, const char *, size_t))
{
    xun_mapping mapping;
    xun_error error;
    check(xun_mapping_open(&mapping, path, &error), &error);
    xun_mapping rest = mapping;
    const char *line;
    size_t length;
    while (next_line(&rest, &line, &length))
        take(c, line, length);
    xun_mapping_close(&mapping);
}

static void take_simplified(compiler *c, const char *line, size_t length)
{
    const char *tab = memchr(line, '\t', length), *end = line + length;
    uint32_t from, to;
    if (!tab || tab + 1 >= end)
        return;
    bool single = line + xun_utf8_read(&from, line, tab) == tab;
    xun_utf8_read(&to, tab + 1, end);
    if (single)
        c->simplified[from] = to;
}

/* Folds a word and keeps it if it holds a Han character; others are found without a dictionary. */
static void add_word(compiler *c, const char *text, size_t length, double frequency)
{
    xun_folded folded = {0};
    xun_error error;
    check(xun_fold(&folded, &c->lexicon, text, length, &error), &error);
    input_word word = {c->characters.length / sizeof(uint32_t), folded.count, frequency};
    bool han = false, good = true;
    for (size_t i = 0; i < folded.count; i++) {
        han = han || xun_compile_class(folded.chars[i].character) == XUN_CLASS_HAN;
        good = good && xun_bytes_append(&c->characters, &folded.chars[i].character, sizeof(uint32_t));
    }
    if (han && folded.count <= WORD_LIMIT) {
        good = good && xun_bytes_append(&c->words, &word, sizeof word);
        c->total += frequency;
    }
    xun_compile_need(good ? c : NULL);
    xun_folded_free(&folded);
}

static void take_word(compiler *c, const char *line, size_t length)
{
    const char *space = memchr(line, ' ', length);
    if (!space)
        return;
    char number[24] = "";
    size_t rest = length - (size_t)(space - line) - 1;
    memcpy(number, space + 1, rest < sizeof number ? rest : sizeof number - 1);
    double frequency = strtod(number, NULL);
    add_word(c, line, (size_t)(space - line), frequency < 1 ? 1 : frequency);
}

static void compile_folding(compiler *c, const char *simplified_path)
{
    c->simplified = per_character();
    c->fold_values = per_character();
    for (uint32_t i = 0; i <= XUN_CHARACTER_MASK; i++)
        c->simplified[i] = i;
    for_each_line(c, simplified_path, take_simplified);
    xun_compile_fold(c->fold_values, &c->expansions, c->simplified);
    xun_pack_table(&c->fold, c->fold_values);
    c->lexicon.fold = (xun_fold_table){c->fold.index, c->fold.pages};
    c->lexicon.expansions = (const void *)c->expansions.data;
    c->lexicon.expansion_count = (uint32_t)(c->expansions.length / sizeof(uint32_t));
}

typedef struct {
    uint32_t character, uses;
} character_use;

static int by_use(const void *left, const void *right)
{
    const character_use *a = left, *b = right;
    if (a->uses != b->uses)
        return a->uses < b->uses ? 1 : -1;
    return a->character < b->character ? -1 : a->character > b->character;
}

/* Numbers the characters of the words, the most used first: small numbers pack the trie densely. */
static void number_characters(compiler *c)
{
    character_use *uses = xun_compile_need(calloc(XUN_CHARACTER_MASK + 1, sizeof *uses));
    const uint32_t *characters = (const void *)c->characters.data;
    for (uint32_t i = 0; i <= XUN_CHARACTER_MASK; i++)
        uses[i].character = i;
    for (size_t i = 0; i < c->characters.length / sizeof *characters; i++)
        uses[characters[i]].uses++;
    qsort(uses, XUN_CHARACTER_MASK + 1, sizeof *uses, by_use);
    for (uint32_t i = 0; i < UINT16_MAX && uses[i].uses; i++)
        c->unit_values[uses[i].character] = i + 1;
    free(uses);
}

static void compile_units(compiler *c)
{
    c->unit_values = per_character();
    number_characters(c);
    for (uint32_t i = 0; i <= 0x10FFFF; i++)
        c->unit_values[i] |= (uint32_t)xun_compile_class(i) << XUN_UNIT_CLASS_SHIFT;
    xun_pack_table(&c->units, c->unit_values);
}

static void compile_words(compiler *c)
{
    const input_word *words = (const void *)c->words.data;
    const uint32_t *characters = (const void *)c->characters.data;
    size_t count = c->words.length / sizeof *words,
           character_count = c->characters.length / sizeof *characters;
    uint16_t *numbers = xun_compile_need(malloc((character_count + 1) * sizeof *numbers));
    xun_trie_word *trie_words = xun_compile_need(malloc((count + 1) * sizeof *trie_words));
    for (size_t i = 0; i < character_count; i++)
        numbers[i] = (uint16_t)(c->unit_values[characters[i]] & XUN_UNIT_NUMBER_MASK);
    for (size_t i = 0; i < count; i++)
        trie_words[i] = (xun_trie_word){numbers + words[i].first, words[i].length, words[i].frequency};
    c->nodes = xun_compile_trie(&c->node_count, trie_words, count, c->total);
    free(trie_words);
    free(numbers);
}

typedef struct {
    const void *data;
    size_t length;
} blob;

static void fill_header(xun_lexicon_header *header, const compiler *c, const blob *blobs)
{
    uint64_t offset = (sizeof *header + 7) / 8 * 8, hash = XUN_HASH_START;
    memcpy(header->magic, XUN_LEXICON_MAGIC, sizeof header->magic);
    header->format = XUN_LEXICON_FORMAT;
    header->byte_order = XUN_BYTE_ORDER;
    for (size_t i = 0; i < XUN_SECTION_COUNT; i++) {
        header->sections[i].offset = (uint32_t)offset;
        header->sections[i].length = (uint32_t)blobs[i].length;
        offset += (blobs[i].length + 7) / 8 * 8;
        hash = xun_hash(hash, blobs[i].data, blobs[i].length);
    }
    header->file_size = offset;
    header->unknown_log_probability = (float)-log(c->total);
    snprintf(header->settings, sizeof header->settings, "xunzhang-tokenizer rules=%d lexicon=%016llx",
             XUN_RULES_VERSION, (unsigned long long)hash);
    header->checksum = xun_hash(XUN_HASH_START, header, offsetof(xun_lexicon_header, checksum));
}

static void write_lexicon(const compiler *c, const char *path)
{
    const blob blobs[XUN_SECTION_COUNT] = {
        [XUN_SECTION_FOLD_INDEX] = {c->fold.index, sizeof c->fold.index},
        [XUN_SECTION_FOLD_PAGES] = {c->fold.pages,
                                    (size_t)c->fold.page_count * XUN_PAGE_SIZE * sizeof(uint32_t)},
        [XUN_SECTION_EXPANSIONS] = {c->expansions.data, c->expansions.length},
        [XUN_SECTION_UNIT_INDEX] = {c->units.index, sizeof c->units.index},
        [XUN_SECTION_UNIT_PAGES] = {c->units.pages,
                                    (size_t)c->units.page_count * XUN_PAGE_SIZE * sizeof(uint32_t)},
        [XUN_SECTION_NODES] = {c->nodes, (size_t)c->node_count * sizeof *c->nodes},
    };
    xun_lexicon_header header = {0};
    xun_error error;
    xun_new_file *file;
    fill_header(&header, c, blobs);
    check(xun_new_file_open(&file, path, &error), &error);
    check(xun_new_file_write(file, &header, sizeof header, &error), &error);
    size_t written = sizeof header;
    for (size_t i = 0; i < XUN_SECTION_COUNT; i++) {
        check(xun_new_file_write(file, "\0\0\0\0\0\0\0", header.sections[i].offset - written, &error),
              &error);
        check(xun_new_file_write(file, blobs[i].data, blobs[i].length, &error), &error);
        written = header.sections[i].offset + blobs[i].length;
    }
    check(xun_new_file_write(file, "\0\0\0\0\0\0\0", header.file_size - written, &error), &error);
    check(xun_new_file_commit(file, &error), &error);
}

static void free_compiler(compiler *c)
{
    free(c->simplified);
    free(c->fold_values);
    free(c->unit_values);
    free(c->fold.pages);
    free(c->units.pages);
    free(c->nodes);
    xun_bytes_free(&c->expansions);
    xun_bytes_free(&c->characters);
    xun_bytes_free(&c->words);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: compile_lexicon OUT WORDS SIMPLIFIED\n", stderr);
        return 2;
    }
    static compiler c;
    compile_folding(&c, argv[3]);
    for_each_line(&c, argv[2], take_word);
    compile_units(&c);
    compile_words(&c);
    write_lexicon(&c, argv[1]);
    free_compiler(&c);
    return 0;
}
