#include "translator/translate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "translator/state.h"

xun_status xun_translator_new(xun_translator **out, const xun_bilingual *const *tables, size_t count,
                              const xun_lexicon *lexicon, xun_tokenizer *tokenizer, xun_error *error)
{
    *out = NULL;
    if (count > XUN_TABLES)
        return xun_fail(error, XUN_LIMIT, "%zu glossaries: at most %d are looked into: join some of them",
                        count, XUN_TABLES);
    xun_translator *t = calloc(1, sizeof *t);
    if (!t)
        return xun_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        t->tables[i] = tables[i];
    t->table_count = count;
    t->lexicon = lexicon;
    t->tokenizer = tokenizer;
    *out = t;
    return XUN_OK;
}

void xun_translator_forget(xun_translator *t)
{
    for (size_t i = 0; i < sizeof t->letters / sizeof *t->letters; i++) {
        xun_bytes_free(&t->letters[i].words);
        free(t->letters[i].items);
        t->letters[i] = (xun_letter_sounds){0};
    }
}

void xun_translator_free(xun_translator *t)
{
    if (!t)
        return;
    xun_translator_forget(t);
    xun_text_words_free(&t->words);
    xun_text_words_free(&t->gloss);
    xun_folded_free(&t->folded);
    xun_bytes_free(&t->text);
    xun_bytes_free(&t->key);
    free(t->offsets);
    free(t->used);
    free(t);
}

void xun_translation_free(xun_translation *translation)
{
    xun_bytes_free(&translation->texts);
    free(translation->alternatives);
    free(translation->groups);
    *translation = (xun_translation){0};
}

/* ---- candidates --------------------------------------------------------------------------------------- */

void xun_candidate_add(xun_candidate_words *list, const char *text, float weight)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].text == text || strcmp(list->items[i].text, text) == 0) {
            if (weight > list->items[i].weight)
                list->items[i].weight = weight;
            return;
        }
    if (list->count < XUN_CANDIDATES)
        list->items[list->count++] = (xun_candidate_word){text, weight};
}

/* The last table is the general dictionary, or the only one; those before it were made for the texts at
 * hand. */
void xun_candidates_of(xun_candidate_words *list, const xun_translator *t, xun_bilingual_list by,
                       const char *key, size_t length)
{
    const float preferred = 1000;
    for (size_t i = 0; i < t->table_count; i++) {
        xun_bilingual_range range = xun_bilingual_find(NULL, t->tables[i], by, key, length);
        for (uint32_t at = range.first; at < range.end; at++) {
            xun_bilingual_entry entry = xun_bilingual_at(&range, at);
            xun_candidate_add(list, entry.text,
                              entry.weight * powf(preferred, (float)(t->table_count - 1 - i)));
        }
    }
}

double xun_passages_with(const xun_translator *t, const char *text, size_t length)
{
    return t->vocabulary->passages(t->vocabulary->user, text, length);
}

static int by_weight(const void *a, const void *b)
{
    const xun_candidate_word *left = a, *right = b;
    if (left->weight < right->weight || left->weight > right->weight)
        return left->weight > right->weight ? -1 : 1;
    return strcmp(left->text, right->text);
}

void xun_candidates_choose(xun_candidate_words *list, const xun_translator *t)
{
    enum { LOOKED_UP = 24 };
    qsort(list->items, list->count, sizeof *list->items, by_weight);
    size_t kept = 0, count = list->count < LOOKED_UP ? list->count : LOOKED_UP;
    for (size_t i = 0; i < count; i++) {
        double passages = xun_passages_with(t, list->items[i].text, strlen(list->items[i].text));
        if (passages > 0) {
            list->items[kept] = list->items[i];
            list->items[kept++].weight *= (float)sqrt(passages + 0.5);
        }
    }
    qsort(list->items, kept, sizeof *list->items, by_weight);
    list->count = kept < XUN_BEST ? kept : XUN_BEST;
}

/* ---- groups ------------------------------------------------------------------------------------------- */

void xun_group_open(xun_translator *t, size_t start, size_t end, float weight)
{
    xun_translation *out = t->out;
    if (out->group_count == out->group_capacity) {
        size_t capacity = out->group_capacity ? out->group_capacity * 2 : 32;
        xun_word_group *grown = realloc(out->groups, capacity * sizeof *grown);
        t->memory = t->memory || !grown;
        if (!grown)
            return;
        out->groups = grown;
        out->group_capacity = capacity;
    }
    out->groups[out->group_count++] = (xun_word_group){start, end, weight, out->alternative_count, 0};
}

static bool group_has(const xun_translation *out, const xun_word_group *group, const char *text,
                      size_t length)
{
    for (size_t i = group->first; i < group->first + group->count; i++)
        if (out->alternatives[i].length == length &&
            memcmp(out->texts.data + out->alternatives[i].offset, text, length) == 0)
            return true;
    return false;
}

void xun_group_add(xun_translator *t, const char *text, size_t length)
{
    xun_translation *out = t->out;
    if (t->memory || group_has(out, &out->groups[out->group_count - 1], text, length))
        return;
    if (out->alternative_count == out->alternative_capacity) {
        size_t capacity = out->alternative_capacity ? out->alternative_capacity * 2 : 128;
        xun_alternative *grown = realloc(out->alternatives, capacity * sizeof *grown);
        t->memory = !grown;
        if (!grown)
            return;
        out->alternatives = grown;
        out->alternative_capacity = capacity;
    }
    size_t offset = out->texts.length;
    t->memory = !xun_bytes_append(&out->texts, text, length);
    if (t->memory)
        return;
    out->alternatives[out->alternative_count++] = (xun_alternative){offset, length};
    out->groups[out->group_count - 1].count++;
}

bool xun_group_close(xun_translator *t)
{
    if (t->memory || t->out->groups[t->out->group_count - 1].count)
        return !t->memory;
    t->out->group_count--;
    return false;
}

static bool is_character(const char *text)
{
    uint32_t c;
    size_t length = strlen(text);
    return length && xun_utf8_read(&c, text, text + length) == length && xun_is_han(c);
}

static bool add_group(xun_translator *t, const xun_candidate_words *list, bool characters, size_t start,
                      size_t end, float weight)
{
    xun_group_open(t, start, end, weight);
    for (size_t i = 0; i < list->count && !t->memory; i++)
        if (is_character(list->items[i].text) == characters)
            xun_group_add(t, list->items[i].text, strlen(list->items[i].text));
    return xun_group_close(t);
}

/* Single characters are in words of all kinds: they make a group of their own that weighs little beside
 * longer words. */
bool xun_group_of(xun_translator *t, const xun_candidate_words *list, size_t start, size_t end, float weight)
{
    const float beside = 0.4f, alone = 0.7f;
    if (!list->count)
        return false;
    bool words = add_group(t, list, false, start, end, weight);
    bool characters = !t->memory && add_group(t, list, true, start, end, weight * (words ? beside : alone));
    return words || characters;
}

/* ---- both ways ---------------------------------------------------------------------------------------- */

float xun_english_rarity(const xun_translator *t, const char *stem)
{
    const double words = 6e5; /* about so many are in the glosses of CC-CEDICT */
    float count = 1;
    for (size_t i = 0; i < t->table_count; i++) {
        xun_bilingual_range range = xun_bilingual_find(NULL, t->tables[i], XUN_BY_STEM, stem, strlen(stem));
        if (range.first < range.end)
            count += xun_bilingual_at(&range, range.first).weight;
    }
    double rarity = -log((double)count / words) / 10;
    return rarity < 0.2 ? 0.2f : rarity > 1 ? 1 : (float)rarity;
}

const char *xun_character_pinyin(bool *writes, const xun_translator *t, const char *character, size_t length)
{
    for (size_t i = t->table_count; i-- > 0;) {
        xun_bilingual_range range =
            xun_bilingual_find(NULL, t->tables[i], XUN_BY_CHARACTER, character, length);
        if (range.first == range.end)
            continue;
        xun_bilingual_entry entry = xun_bilingual_at(&range, range.first);
        if (writes)
            *writes = entry.weight > 1;
        return entry.text;
    }
    if (writes)
        *writes = false;
    return NULL;
}

static bool has_han(const char *text, size_t length)
{
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t c;
        at += xun_utf8_read(&c, at, end);
        if (xun_is_han(c))
            return true;
    }
    return false;
}

static xun_status translate(xun_translation *out, xun_translator *t, const char *text, size_t length,
                            const xun_vocabulary *vocabulary, bool brief, xun_error *error)
{
    t->out = out;
    t->vocabulary = vocabulary;
    t->brief = brief;
    t->memory = false;
    xun_status status = out->chinese ? xun_translate_chinese(t, text, length, error)
                                     : xun_translate_english(t, text, length, error);
    return t->memory && status == XUN_OK ? xun_fail_memory(error) : status;
}

xun_status xun_translate(xun_translation *out, xun_translator *t, const char *question, size_t length,
                         const xun_vocabulary *vocabulary, xun_error *error)
{
    xun_bytes_clear(&out->texts);
    out->alternative_count = out->group_count = 0;
    out->chinese = has_han(question, length);
    xun_status status = translate(out, t, question, length, vocabulary, false, error);
    out->asked = out->group_count;
    return status;
}

xun_status xun_translate_more(xun_translation *out, xun_translator *t, const char *text, size_t length,
                              const xun_vocabulary *vocabulary, xun_error *error)
{
    return translate(out, t, text, length, vocabulary, true, error);
}
