/* Text to terms with byte spans in the caller's text: the same on the side of the index and of the query.
 *
 * Normalising: NFKC, case folding, full-width forms to half-width, traditional Chinese to simplified
 * (character by character, OpenCC's first choice), accents of Latin letters removed; further, curly quotes to
 * straight ones, short dashes to -, middle dots of all kinds to one, the circle of 二○○一年 to 〇; what
 * Unicode ignores (soft hyphens, zero-width spaces) is dropped. All of it compiled at build time into one
 * file, the lexicon, together with the word list; the file is mapped, so that opening it takes well under a
 * millisecond. */
#ifndef XUN_TOKENIZER_TOKENIZER_H
#define XUN_TOKENIZER_TOKENIZER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"

/* The compiled tables: immutable, may be shared by threads. */
typedef struct xun_lexicon xun_lexicon;

/* Opens a compiled lexicon. `path` NULL: $XUNZHANG_DATA/lexicon.bin, else the installed one, else the build's
 * own. */
xun_status xun_lexicon_open(xun_lexicon **out, const char *path, xun_error *error);
void xun_lexicon_close(xun_lexicon *lexicon);
/* Identifies tables and rules: two lexicons with the same text give the same terms. Stored in every index.
 * Lives as long as the lexicon. */
const char *xun_lexicon_settings(const xun_lexicon *lexicon);

/* One character after folding, and where it stands in the caller's text. A character that folds to several
 * gives several entries with the same span; several that compose give one entry that spans them all. */
typedef struct {
    uint32_t character;
    uint32_t start, end; /* byte offsets in the caller's text */
} xun_folded_char;

/* A reusable buffer of folded characters. Start with {0}; free with xun_folded_free. */
typedef struct {
    xun_folded_char *chars;
    size_t count, capacity;
} xun_folded;

/* Folds UTF-8 text of less than 4 GiB (malformed bytes become U+FFFD, one a maximal subpart). Replaces what
 * `out` held. */
xun_status xun_fold(xun_folded *out, const xun_lexicon *lexicon, const char *text, size_t length,
                    xun_error *error);
void xun_folded_free(xun_folded *folded);
/* The folding of one character that folds to a single one; the character itself otherwise. For fast scans: a
 * table lookup. Combining sequences and characters that fold to several need xun_fold. */
uint32_t xun_fold_character(const xun_lexicon *lexicon, uint32_t character);

/* A mixed term joins a Latin token with what stands right behind it: the first Han character (5g基); the
 * whole Han run up to three characters, else its first word (u创港, 5a级, 5g基站); or a percent sign (7.5%).
 * The last number of a range does so too (2014-2016年: 2016年). Parts are all runs of letters and all numbers
 * of a token that has several, down to one letter; contractions (don't) have none. Stems are made of words of
 * two letters or more and of parts that stand beside a connector (well-known), not of parts that touch
 * another (pm2.5). */
typedef enum {
    XUN_TERM_BIGRAM,    /* two adjacent Han characters (kana and hangul likewise) */
    XUN_TERM_CHARACTER, /* the last Han character of a run, so that single characters can be found */
    XUN_TERM_WORD,      /* dictionary or glossary term of three characters or more, inner ones too */
    XUN_TERM_LATIN,     /* lower-case word, number or code, whole: "harbour", "3216", "pm2.5", "1+3+18" */
    XUN_TERM_MIXED,     /* Latin or digits joined with what follows: "u创港", "5a级", "81中", "7.5%" */
    XUN_TERM_PART,      /* a part of a whole: "pm" and "2.5" of "pm2.5" */
    XUN_TERM_STEM       /* English stem, with the prefix Z */
} xun_term_kind;

typedef struct {
    const char
        *text; /* the folded term, UTF-8, at most XUN_TERM_LIMIT bytes; valid during the callback only */
    size_t length;
    size_t start, end; /* byte span in the caller's text */
    uint32_t
        position; /* counts units (Han characters and Latin words); parts and stems share their whole's */
    xun_term_kind kind;
} xun_term;

enum { XUN_TERM_LIMIT = 240 };

/* Which terms are wanted; the others are not made. */
typedef enum {
    XUN_WANT_BIGRAMS = 1, /* bigrams and last characters */
    XUN_WANT_WORDS = 2,   /* dictionary terms of three characters or more */
    XUN_WANT_LATIN = 4,   /* Latin words, numbers, mixed terms and parts */
    XUN_WANT_STEMS = 8,   /* stems of English words that are no stop words */
    XUN_WANT_ALL = 15
} xun_wanted;

/* A tokenizer: the lexicon and scratch memory; one a thread. The lexicon must outlive it. */
typedef struct xun_tokenizer xun_tokenizer;
xun_status xun_tokenizer_new(xun_tokenizer **out, const xun_lexicon *lexicon, xun_error *error);
void xun_tokenizer_free(xun_tokenizer *tokenizer);
/* The folded characters of the text that xun_tokenize or xun_cut_words saw last, until the next call. */
const xun_folded *xun_tokenizer_folded(const xun_tokenizer *tokenizer);

/* Receives each term; false stops. Terms come by start; at one start, the order is that of xun_term_kind. */
typedef bool xun_term_sink(void *user, const xun_term *term);
/* XUN_STOPPED when the sink said so; XUN_LIMIT for 4 GiB of text or more. Latin words over XUN_TERM_LIMIT
 * bytes are cut into pieces, none is lost; mixed terms that would be longer are left out. */
xun_status xun_tokenize(xun_tokenizer *tokenizer, const char *text, size_t length, unsigned wanted,
                        xun_term_sink *sink, void *user, xun_error *error);

/* One word of the most probable segmentation. */
typedef struct {
    size_t first, count;   /* folded characters: an index into xun_tokenizer_folded and how many */
    size_t start, end;     /* byte span in the caller's text */
    bool known;            /* in the dictionary (single characters: always) */
    bool han;              /* Chinese; else a Latin word, number or code */
    float log_probability; /* of the word in general text, natural logarithm; Latin: 0 */
} xun_word;

/* Cuts text into words by the most probable path through the dictionary's word lattice (unknown Han
 * characters stand alone; Latin words, numbers and codes stand apart from the Chinese beside them).
 * Punctuation is left out. The words are valid until the next call. */
xun_status xun_cut_words(const xun_word **out, size_t *count, xun_tokenizer *tokenizer, const char *text,
                         size_t length, xun_error *error);
/* All dictionary words of two characters or more that begin at folded character `at` of a run of folded
 * characters: fills lengths (in characters, ascending) and returns how many, at most `capacity`. */
size_t xun_words_at(const xun_lexicon *lexicon, const xun_folded_char *chars, size_t count, size_t at,
                    size_t *lengths, size_t capacity);

/* The natural logarithm of a dictionary word's probability in general text; 1 when it is none. Single
 * characters that no text has as a word are none. */
float xun_word_log_probability(const xun_lexicon *lexicon, const xun_folded_char *chars, size_t count);
/* Visits the dictionary words of 2 to `longest` characters that are made of `characters` (folded Han) alone.
 * False stops. `word` is UTF-8, valid during the call. */
typedef bool xun_word_visitor(void *user, const char *word, size_t length, float log_probability);
void xun_words_made_of(const xun_lexicon *lexicon, const uint32_t *characters, size_t count, size_t longest,
                       xun_word_visitor *visitor, void *user);

/* English. Words are lower-case ASCII letters. */
bool xun_is_english_stop_word(const char *word, size_t length);
/* The Porter2 stem of a lower-case word; irregular forms (won, children, led) are taken to their base and
 * British spellings (labour, centre, organise) to the American ones first. Returns the length written into
 * `out`; a stem that does not fit is cut. */
size_t xun_english_stem(xun_tokenizer *tokenizer, const char *word, size_t length, char *out,
                        size_t capacity);
/* Chinese function words and characters (的 了 在 和 …) of up to two characters, and question words (什么
 * 多少 哪些 如何 …; `question` set when not NULL): what a plain query need not match. `word` holds folded
 * characters. */
bool xun_is_chinese_stop_word(const xun_folded_char *word, size_t count, bool *question);

#endif
