/* A question in one language to groups of words of the other: one group a word of the question, with all that
 * the word may mean, so that the group can be weighed as if it were one word (Pirkola, "The effects of query
 * structure and dictionary setups in dictionary-based cross-language information retrieval", 1998). */
#ifndef XUN_TRANSLATOR_TRANSLATE_H
#define XUN_TRANSLATOR_TRANSLATE_H

#include "tokenizer/tokenizer.h"
#include "translator/bilingual.h"

/* Something that may stand for a word of the question: Chinese characters, or English words with spaces
 * between. */
typedef struct {
    size_t offset, length; /* into the translation's texts */
} xun_alternative;

typedef struct {
    size_t start, end;   /* bytes of the question: the word or words that are meant */
    float weight;        /* 1: a word and what it means; less: a guess, or an everyday word */
    size_t first, count; /* alternatives */
} xun_word_group;

/* A reusable buffer. Start with {0}. */
typedef struct {
    xun_bytes texts;
    xun_alternative *alternatives;
    size_t alternative_count, alternative_capacity;
    xun_word_group *groups; /* several may have the same words of the question */
    size_t group_count, group_capacity;
    size_t asked; /* groups of the question, the first ones; the others are of texts like it
                     (xun_translate_more) */
    bool chinese; /* the question is Chinese, the groups are English */
} xun_translation;
void xun_translation_free(xun_translation *translation);

/* What is known of the texts that are to be found. */
typedef struct {
    /* In how many passages a text of one language may stand: words without stems by their stems, Chinese by
     * characters. */
    double (*passages)(void *user, const char *text, size_t length);
    /* Gives `sink` the Latin words that begin with a letter. */
    void (*words)(void *user, char letter, void (*sink)(void *sink_user, const char *word, size_t length),
                  void *sink_user);
    void *user;
} xun_vocabulary;

/* Tables and scratch memory; one a thread. Tables, lexicon and tokenizer must outlive it. */
typedef struct xun_translator xun_translator;
/* `tables`: the ones whose words are preferred first; copied. */
xun_status xun_translator_new(xun_translator **out, const xun_bilingual *const *tables, size_t count,
                              const xun_lexicon *lexicon, xun_tokenizer *tokenizer, xun_error *error);
void xun_translator_free(xun_translator *translator);
/* Forgets what was remembered of a vocabulary: call when it changes. */
void xun_translator_forget(xun_translator *translator);

/* Replaces what `out` held. A question with Han characters is Chinese, any other is English. */
xun_status xun_translate(xun_translation *out, xun_translator *translator, const char *question,
                         size_t length, const xun_vocabulary *vocabulary, xun_error *error);
/* Adds the groups of another text in the question's language: what its words mean, and nothing that is
 * guessed. Their places are bytes of that text. */
xun_status xun_translate_more(xun_translation *out, xun_translator *translator, const char *text,
                              size_t length, const xun_vocabulary *vocabulary, xun_error *error);

#endif
