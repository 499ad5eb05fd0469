/* Names of people and places by how they sound. */
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "translator/state.h"

static const double least_likeness = 0.5;
enum { NAMES = 8, SHORTEST_NAME = 3 };

struct xun_sound_item {
    uint32_t hash; /* of the skeleton */
    uint32_t offset;
};

/* FNV-1a, 32 bits (draft-eastlake-fnv). */
static uint32_t hash(const char *text)
{
    uint32_t value = 0x811C9DC5u;
    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * 0x01000193u;
    return value;
}

/* ---- the vocabulary's words by sound ------------------------------------------------------------------ */

typedef struct {
    xun_translator *translator;
    xun_letter_sounds *letter;
} loading;

/* A word that dictionaries explain in lower case is no name. */
static bool is_common(const xun_translator *t, const char *word, size_t length)
{
    char stem[XUN_WORD_SIZE];
    size_t stem_length = xun_english_stem(t->tokenizer, word, length, stem, sizeof stem - 1);
    for (size_t i = 0; i < t->table_count && stem_length; i++) {
        xun_bilingual_range range = xun_bilingual_find(NULL, t->tables[i], XUN_BY_STEM, stem, stem_length);
        if (range.first < range.end && xun_bilingual_at(&range, range.first).weight > 1)
            return true;
    }
    return false;
}

static bool is_lower_word(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (word[i] < 'a' || word[i] > 'z')
            return false;
    return length >= SHORTEST_NAME && length < XUN_WORD_SIZE;
}

static void load_word(void *user, const char *word, size_t length)
{
    loading *l = user;
    xun_letter_sounds *letter = l->letter;
    char skeleton[XUN_SOUND_SIZE], copy[XUN_WORD_SIZE];
    if (l->translator->memory || !is_lower_word(word, length) || is_common(l->translator, word, length))
        return;
    memcpy(copy, word, length);
    copy[length] = '\0';
    if (!xun_sound_of_english(skeleton, copy))
        return;
    if (letter->count == letter->capacity) {
        size_t capacity = letter->capacity ? letter->capacity * 2 : 256;
        struct xun_sound_item *grown = realloc(letter->items, capacity * sizeof *grown);
        l->translator->memory = !grown;
        if (!grown)
            return;
        letter->items = grown;
        letter->capacity = capacity;
    }
    letter->items[letter->count++] = (struct xun_sound_item){hash(skeleton), (uint32_t)letter->words.length};
    l->translator->memory = !xun_bytes_append(&letter->words, copy, length + 1);
}

static int by_hash(const void *a, const void *b)
{
    const struct xun_sound_item *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return (left->offset > right->offset) - (left->offset < right->offset);
}

static const xun_letter_sounds *sounds_of(xun_translator *t, char letter)
{
    xun_letter_sounds *sounds = &t->letters[letter - 'a'];
    if (!sounds->loaded) {
        loading l = {t, sounds};
        t->vocabulary->words(t->vocabulary->user, letter, load_word, &l);
        if (sounds->count)
            qsort(sounds->items, sounds->count, sizeof *sounds->items, by_hash);
        sounds->loaded = true;
    }
    return sounds;
}

/* ---- Chinese to English ------------------------------------------------------------------------------- */

/* With which letters a name may begin that is written with a sound of this class. */
static const char *letters_of(char class, bool vowel)
{
    if (vowel)
        return "aeiouyjw";
    switch (class) {
    case 'P': return "bp";
    case 'T': return "dt";
    case 'K': return "ckgq";
    case 'C': return "cgjk";
    case 'L': return "lr";
    case 'M': return "m";
    case 'N': return "nk";
    case 'S': return "sczxt";
    case 'F': return "fvwp";
    case 'H': return "h";
    default: return "";
    }
}

static void find_skeleton(xun_candidate_words *list, xun_translator *t, const char *pinyin,
                          const char *skeleton, const char *letters, double least)
{
    for (; *letters && list->count < NAMES; letters++) {
        const xun_letter_sounds *sounds = sounds_of(t, *letters);
        struct xun_sound_item wanted = {hash(skeleton), 0};
        size_t low = 0, high = sounds->count;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (by_hash(&sounds->items[middle], &wanted) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < sounds->count && sounds->items[low].hash == wanted.hash && list->count < NAMES; low++) {
            const char *word = sounds->words.data + sounds->items[low].offset;
            double likeness = xun_sound_likeness(pinyin, word);
            if (likeness >= least)
                xun_candidate_add(list, word, (float)likeness);
        }
    }
}

/* An s at the end is often not written, a k may be written as the sound of "ch", and the other way round. */
void xun_english_names(xun_candidate_words *list, xun_translator *t, const char *pinyin, const char *skeleton,
                       bool vowel)
{
    char other[XUN_SOUND_SIZE];
    size_t length = strlen(skeleton);
    if (length < 2)
        return;
    find_skeleton(list, t, pinyin, skeleton, letters_of(skeleton[0], vowel), least_likeness);
    for (size_t i = 0; i < length; i++) {
        if (!strchr("KC", skeleton[i]))
            continue;
        memcpy(other, skeleton, length + 1);
        other[i] = skeleton[i] == 'K' ? 'C' : 'K';
        find_skeleton(list, t, pinyin, other, letters_of(other[0], vowel), least_likeness);
    }
    if (skeleton[length - 1] == 'S' && length > 2) {
        memcpy(other, skeleton, length + 1);
        other[length - 1] = '\0';
        find_skeleton(list, t, pinyin, other, letters_of(other[0], vowel), least_likeness + 0.1);
    }
}

/* ---- English to Chinese ------------------------------------------------------------------------------- */

static void join_pinyin(char *out, size_t size, const xun_translator *t, const char *word)
{
    size_t length = 0;
    out[0] = '\0';
    for (const char *at = word, *end = word + strlen(word); at < end;) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, at, end);
        const char *pinyin = xun_character_pinyin(NULL, t, at, step);
        size_t more = pinyin ? strlen(pinyin) : 0;
        if (length + more + 1 < size) {
            memcpy(out + length, pinyin ? pinyin : "", more + 1);
            length += more;
        }
        at += step;
    }
}

static void take_names(xun_candidate_words *list, const xun_translator *t, const char *skeleton,
                       const char *word)
{
    enum { NAME_PINYIN = 64 };
    for (size_t i = 0; i < t->table_count; i++) {
        xun_bilingual_range range =
            xun_bilingual_find(NULL, t->tables[i], XUN_BY_SOUND, skeleton, strlen(skeleton));
        for (uint32_t at = range.first; at < range.end && list->count < NAMES; at++) {
            const char *name = xun_bilingual_at(&range, at).text;
            size_t length = strlen(name);
            bool other = xun_bilingual_first(t->tables[i], XUN_BY_CHINESE, name, length) &&
                         !xun_bilingual_first(t->tables[i], XUN_BY_NAME, name, length);
            char pinyin[NAME_PINYIN];
            join_pinyin(pinyin, sizeof pinyin, t, name);
            double likeness = xun_sound_likeness(pinyin, word);
            if (!other && likeness >= least_likeness && xun_passages_with(t, name, length) > 0)
                xun_candidate_add(list, name, (float)likeness);
        }
    }
}

/* A word that was found in a dictionary must sound longer to be taken for a name as well. */
void xun_chinese_names(xun_candidate_words *list, xun_translator *t, const xun_text_word *word, bool known)
{
    char skeleton[XUN_SOUND_SIZE], other[XUN_SOUND_SIZE];
    size_t length = xun_sound_of_english(skeleton, word->text);
    if (length < (known ? 3 : 2))
        return;
    take_names(list, t, skeleton, word->text);
    for (size_t i = 0; i < length && !known; i++) {
        memcpy(other, skeleton, length + 1);
        if (!strchr("KC", other[i]))
            continue;
        other[i] = skeleton[i] == 'K' ? 'C' : 'K';
        take_names(list, t, other, word->text);
    }
    if (skeleton[0] == 'H' && length > 2)
        take_names(list, t, skeleton + 1, word->text);
}
