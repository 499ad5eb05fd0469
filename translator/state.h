/* What the parts of translation share. Inside translator/ only. */
#ifndef XUN_TRANSLATOR_STATE_H
#define XUN_TRANSLATOR_STATE_H

#include "translator/english_words.h"
#include "translator/sound.h"
#include "translator/translate.h"

enum {
    XUN_BEST = 15,       /* alternatives of a group */
    XUN_CANDIDATES = 96, /* looked at to find them */
    XUN_TABLES = 16
};

/* The Latin words of the vocabulary that begin with a letter, by how they sound. */
typedef struct {
    bool loaded;
    xun_bytes words; /* each ended by a zero byte */
    struct xun_sound_item *items;
    size_t count, capacity;
} xun_letter_sounds;

struct xun_translator {
    const xun_bilingual *tables[XUN_TABLES];
    size_t table_count;
    const xun_lexicon *lexicon;
    xun_tokenizer *tokenizer;
    xun_letter_sounds letters[26];
    xun_text_words words; /* of an English question */
    xun_text_words gloss; /* of a gloss at work */
    xun_folded folded;    /* of a Chinese question */
    xun_bytes text;       /* the same as UTF-8 */
    uint32_t *offsets;    /* of each folded character in it */
    size_t offset_capacity;
    bool *used; /* words of an English question that a group has */
    size_t used_capacity;
    xun_bytes key;
    /* The call at work. */
    xun_translation *out;
    const xun_vocabulary *vocabulary;
    bool brief; /* no guesses: only what words mean as they stand */
    bool memory;
};

/* What a word may mean, before the best are chosen. */
typedef struct {
    const char *text; /* zero-terminated, lives during the call */
    float weight;
} xun_candidate_word;

typedef struct {
    xun_candidate_word items[XUN_CANDIDATES];
    size_t count;
} xun_candidate_words;

/* Adds a candidate, or raises the weight of the same one. */
void xun_candidate_add(xun_candidate_words *list, const char *text, float weight);
/* Adds all that a key leads to, in all tables: glossaries weigh more. */
void xun_candidates_of(xun_candidate_words *list, const xun_translator *t, xun_bilingual_list by,
                       const char *key, size_t length);
/* Keeps the best Chinese words that the vocabulary has, by weight and by how many passages have them. */
void xun_candidates_choose(xun_candidate_words *list, const xun_translator *t);
double xun_passages_with(const xun_translator *t, const char *text, size_t length);

/* Opens a group over bytes start..end-1 of the question; alternatives go into the last one opened. A group
 * that gets none is taken back by xun_group_close. */
void xun_group_open(xun_translator *t, size_t start, size_t end, float weight);
void xun_group_add(xun_translator *t, const char *text, size_t length);
bool xun_group_close(xun_translator *t);
/* All candidates as one group. False when there are none. */
bool xun_group_of(xun_translator *t, const xun_candidate_words *list, size_t start, size_t end, float weight);

/* How telling an English word is: 1 for a rare one, less for an everyday one. */
float xun_english_rarity(const xun_translator *t, const char *stem);
/* Latin words of the vocabulary that sound like Chinese characters (pinyin syllables joined, and their
 * skeleton). */
void xun_english_names(xun_candidate_words *list, xun_translator *t, const char *pinyin, const char *skeleton,
                       bool vowel);
/* Chinese names of the vocabulary that sound like an English word. */
void xun_chinese_names(xun_candidate_words *list, xun_translator *t, const xun_text_word *word, bool known);
/* The pinyin of one character, or NULL; `writes` (may be NULL): used to write foreign names. */
const char *xun_character_pinyin(bool *writes, const xun_translator *t, const char *character, size_t length);

xun_status xun_translate_english(xun_translator *t, const char *question, size_t length, xun_error *error);
xun_status xun_translate_chinese(xun_translator *t, const char *question, size_t length, xun_error *error);

#endif
