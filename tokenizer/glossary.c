#include "tokenizer/glossary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/hash.h"
#include "tokenizer/glossary_words.h"

/* As often as this a word counts as seen in the text that the compiled lexicon's frequencies come from. */
static const double assumed_frequency = 100;

/* ---- looking up --------------------------------------------------------------------------------------- */

static const xun_glossary_word *word_by(const xun_glossary_words *words, uint32_t number)
{
    const xun_glossary_word *list = (const void *)words->words.data;
    return number ? &list[number - 1] : NULL;
}

static bool is_at(const xun_glossary_words *words, const xun_glossary_word *word,
                  const xun_folded_char *chars)
{
    const uint32_t *characters = (const uint32_t *)(const void *)words->characters.data + word->first;
    for (uint32_t i = 0; i < word->length; i++)
        if (chars[i].character != characters[i])
            return false;
    return true;
}

size_t xun_glossary_next(const xun_glossary_words *words, const xun_folded_char *chars, size_t count,
                         size_t at, uint32_t *state)
{
    if (count - at < 2)
        return 0;
    const xun_glossary_word *word =
        *state
            ? word_by(words, word_by(words, *state)->next)
            : word_by(words, words->slots[xun_glossary_slot(chars[at].character, chars[at + 1].character)]);
    for (; word; word = word_by(words, word->next))
        if (word->length <= count - at && is_at(words, word, chars + at)) {
            *state = (uint32_t)(word - word_by(words, 1)) + 1;
            return word->length;
        }
    return 0;
}

bool xun_is_glossary_word(const xun_lexicon *lexicon, const xun_folded_char *chars, size_t count)
{
    uint32_t state = 0;
    for (size_t length; count && (length = xun_glossary_step(lexicon, chars, count, 0, &state)) > 0;)
        if (length == count)
            return true;
    return false;
}

float xun_glossary_log_probability(const xun_lexicon *lexicon)
{
    float probability = lexicon->unknown_log_probability + (float)log(assumed_frequency);
    return probability < 0 ? probability : 0;
}

const char *xun_lexicon_glossary(const xun_lexicon *lexicon)
{
    return lexicon->glossary ? lexicon->glossary->settings : "0 words";
}

void xun_glossary_words_free(xun_glossary_words *words)
{
    if (!words)
        return;
    xun_bytes_free(&words->characters);
    xun_bytes_free(&words->words);
    free(words);
}

/* ---- adding ------------------------------------------------------------------------------------------- */

/* Puts the last word into its slot, behind the shorter ones. */
static void link_word(xun_glossary_words *words, const uint32_t *characters, uint32_t number)
{
    xun_glossary_word *list = (void *)words->words.data;
    uint32_t *link = &words->slots[xun_glossary_slot(characters[0], characters[1])];
    while (*link && list[*link - 1].length <= list[number - 1].length)
        link = &list[*link - 1].next;
    list[number - 1].next = *link;
    *link = number;
}

static bool append_word(xun_glossary_words *words, const xun_folded *folded)
{
    size_t first = words->characters.length / sizeof(uint32_t);
    uint64_t hash = XUN_HASH_START;
    const xun_glossary_word word = {(uint32_t)first, (uint32_t)folded->count, 0};
    for (size_t i = 0; i < folded->count; i++) {
        if (!xun_bytes_append(&words->characters, &folded->chars[i].character, sizeof(uint32_t)))
            return false;
        hash = xun_hash(hash, &folded->chars[i].character, sizeof(uint32_t));
    }
    if (!xun_bytes_append(&words->words, &word, sizeof word))
        return false;
    size_t count = words->words.length / sizeof word;
    link_word(words, (const uint32_t *)(const void *)words->characters.data + first, (uint32_t)count);
    words->sum += hash;
    snprintf(words->settings, sizeof words->settings, "%zu words %016llx", count,
             (unsigned long long)words->sum);
    return true;
}

static bool holds_han(const xun_lexicon *lexicon, const xun_folded *folded)
{
    for (size_t i = 0; i < folded->count; i++)
        if (xun_unit_class(xun_unit_of(lexicon, folded->chars[i].character)) == XUN_CLASS_HAN)
            return true;
    return false;
}

static xun_status add_word(xun_lexicon *lexicon, xun_folded *folded, const char *text, size_t length,
                           const char *path, xun_error *error)
{
    xun_status status = xun_fold(folded, lexicon, text, length, error);
    if (status != XUN_OK)
        return status;
    if (folded->count < 2 || folded->count > XUN_GLOSSARY_WORD_LIMIT || !holds_han(lexicon, folded) ||
        xun_word_log_probability(lexicon, folded->chars, folded->count) <= 0)
        return XUN_OK;
    if (lexicon->glossary->characters.length > INT32_MAX)
        return xun_fail(error, XUN_LIMIT, "%s: the glossaries are too long: leave some of them out", path);
    return append_word(lexicon->glossary, folded) ? XUN_OK : xun_fail_memory(error);
}

/* Each of the names that "|" divides. */
static xun_status add_names(xun_lexicon *lexicon, xun_folded *folded, const char *names, const char *path,
                            xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t length; *names && status == XUN_OK; names += length + (names[length] == '|')) {
        length = strcspn(names, "|");
        status = add_word(lexicon, folded, names, length, path, error);
    }
    return status;
}

static xun_status add_entries(xun_lexicon *lexicon, const xun_glossary *glossary, const char *path,
                              xun_error *error)
{
    xun_folded folded = {0};
    xun_status status = XUN_OK;
    for (size_t i = 0; i < glossary->count && status == XUN_OK; i++) {
        status = add_names(lexicon, &folded, glossary->entries[i].name, path, error);
        if (status == XUN_OK)
            status = add_names(lexicon, &folded, glossary->entries[i].variants, path, error);
    }
    xun_folded_free(&folded);
    return status;
}

xun_status xun_lexicon_add_glossary(xun_lexicon *lexicon, const xun_glossary *glossary, const char *name,
                                    xun_error *error)
{
    if (!lexicon->glossary) {
        lexicon->glossary = calloc(1, sizeof *lexicon->glossary);
        if (!lexicon->glossary)
            return xun_fail_memory(error);
        memcpy(lexicon->glossary->settings, "0 words", sizeof "0 words");
    }
    return add_entries(lexicon, glossary, name, error);
}

/* ---- the usual ones ----------------------------------------------------------------------------------- */

static xun_status add_named(xun_lexicon *lexicon, const char *path, xun_error *error)
{
    xun_glossary glossary;
    xun_status status = xun_glossary_open(&glossary, path, error);
    if (status != XUN_OK)
        return status;
    status = xun_lexicon_add_glossary(lexicon, &glossary, path, error);
    xun_glossary_close(&glossary);
    return status;
}

static xun_status add_users(xun_lexicon *lexicon, xun_error *error)
{
    xun_glossary glossary;
    char *path = xun_user_glossary_path();
    xun_status status = xun_glossary_open_if_there(&glossary, path, error);
    if (status == XUN_OK)
        status = xun_lexicon_add_glossary(lexicon, &glossary, path, error);
    xun_glossary_close(&glossary);
    free(path);
    return status;
}

static xun_status add_bundled(xun_lexicon *lexicon, xun_error *error)
{
    const char *folders[] = {getenv("XUNZHANG_DATA"), XUN_DATA_DIR, XUN_BUILD_DATA_DIR};
    xun_status status = XUN_OK;
    bool found = false;
    for (size_t i = 0; i < sizeof folders / sizeof *folders && !found && status == XUN_OK; i++) {
        char *path = folders[i] && *folders[i] ? xun_path_join(folders[i], XUN_GLOSSARY_TEXT) : NULL;
        found = path && access(path, F_OK) == 0;
        status = found ? add_named(lexicon, path, error) : XUN_OK;
        free(path);
    }
    return status;
}

static xun_status add_all(xun_lexicon *lexicon, const char *const *paths, size_t count, xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t i = 0; i < count && status == XUN_OK; i++)
        status = add_named(lexicon, paths[i], error);
    if (status == XUN_OK)
        status = add_users(lexicon, error);
    return status == XUN_OK ? add_bundled(lexicon, error) : status;
}

xun_status xun_lexicon_open_with_glossaries(xun_lexicon **out, const char *path,
                                            const char *const *glossaries, size_t count, xun_error *error)
{
    xun_lexicon *lexicon;
    *out = NULL;
    xun_status status = xun_lexicon_open(&lexicon, path, error);
    if (status != XUN_OK)
        return status;
    status = add_all(lexicon, glossaries, count, error);
    if (status == XUN_OK)
        *out = lexicon;
    else
        xun_lexicon_close(lexicon);
    return status;
}
