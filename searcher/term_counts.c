#include "searcher/term_counts.h"

#include <string.h>

#include "common/utf8.h"

enum { WORD_LIMIT = 16, STEM_SIZE = 64 };

static bool may_ask(xun_term_counts *counts)
{
    if (!counts->left || counts->status != XUN_OK)
        return false;
    counts->left--;
    return true;
}

uint64_t xun_term_count(xun_term_counts *counts, const char *text, size_t length)
{
    uint64_t documents = 0;
    if (may_ask(counts))
        counts->status = xun_reader_frequency(&documents, NULL, counts->analyzer->collection.reader, text,
                                              length, counts->error);
    return documents;
}

uint32_t xun_single_count(const xun_term_counts *counts, uint32_t character)
{
    return xun_character_count(counts->analyzer->collection.characters, character);
}

uint64_t xun_bigram_count(xun_term_counts *counts, uint32_t first, uint32_t second)
{
    char text[8];
    if (!xun_single_count(counts, first) || !xun_single_count(counts, second))
        return 0;
    size_t length = xun_utf8_write(text, first);
    length += xun_utf8_write(text + length, second);
    return xun_term_count(counts, text, length);
}

uint64_t xun_han_count(xun_term_counts *counts, const uint32_t *characters, size_t count)
{
    uint64_t least = count ? xun_single_count(counts, characters[0]) : 0;
    for (size_t i = 0; i + 1 < count && least; i++) {
        uint64_t documents = xun_bigram_count(counts, characters[i], characters[i + 1]);
        least = documents < least ? documents : least;
    }
    return least;
}

uint64_t xun_latin_count(xun_term_counts *counts, const char *word, size_t length)
{
    char stem[STEM_SIZE] = XUN_PREFIX_STEM;
    uint64_t documents = xun_term_count(counts, word, length);
    size_t stem_length =
        documents || length > STEM_SIZE - 2
            ? 0
            : xun_english_stem(counts->analyzer->tokenizer, word, length, stem + 1, sizeof stem - 1);
    return stem_length ? xun_term_count(counts, stem, stem_length + 1) : documents;
}

typedef struct {
    xun_term_counts *counts;
    xun_term_visitor *visitor;
    void *user;
} bounded_visit;

static bool visit_term(void *user, const char *term, size_t length, uint64_t documents)
{
    const bounded_visit *visit = user;
    return may_ask(visit->counts) && visit->visitor(visit->user, term, length, documents);
}

void xun_terms_visit(xun_term_counts *counts, const char *prefix, size_t length, xun_term_visitor *visitor,
                     void *user)
{
    bounded_visit visit = {counts, visitor, user};
    if (counts->left && counts->status == XUN_OK)
        counts->status = xun_reader_terms(counts->analyzer->collection.reader, prefix, length, visit_term,
                                          &visit, counts->error);
}

float xun_known_word(const xun_term_counts *counts, const uint32_t *characters, size_t count)
{
    xun_folded_char chars[WORD_LIMIT] = {{0}};
    if (count < 2 || count > WORD_LIMIT)
        return 1;
    for (size_t i = 0; i < count; i++)
        chars[i].character = characters[i];
    return xun_word_log_probability(xun_scanner_lexicon(counts->analyzer->scanner), chars, count);
}

bool xun_is_known_word(const xun_term_counts *counts, const uint32_t *characters, size_t count)
{
    return xun_known_word(counts, characters, count) <= 0;
}
