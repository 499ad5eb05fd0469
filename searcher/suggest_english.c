/* A Latin word with a letter wrong, missing, too much, or two that changed places. One such change is tried
 * outright; words with two are looked for among those that begin alike. */
#include <string.h>

#include "searcher/edit_distance.h"
#include "searcher/suggest.h"

enum { SHORTEST = 4, LONGEST = 20, TWO_CHANGES = 7, ALIKE_PREFIX = 2 };

typedef struct {
    xun_suggester *s;
    char word[LONGEST + 2];
    size_t length;
    char best[LONGEST + 2];
    size_t best_length;
    uint64_t passages;
} search;

static void try_word(search *e, const char *word, size_t length)
{
    uint64_t passages = xun_term_count(&e->s->counts, word, length);
    if (passages <= e->passages)
        return;
    e->passages = passages;
    memcpy(e->best, word, length);
    e->best_length = length;
}

static void try_change_at(search *e, size_t at)
{
    char word[LONGEST + 2];
    size_t behind = e->length - at;
    memcpy(word, e->word, at);
    if (behind) { /* one too much; one wrong; two that changed places */
        memcpy(word + at, e->word + at + 1, behind - 1);
        try_word(e, word, e->length - 1);
        memcpy(word + at, e->word + at, behind);
        for (char letter = 'a'; letter <= 'z'; letter++) {
            word[at] = letter;
            try_word(e, word, e->length);
        }
    }
    if (behind > 1) {
        word[at] = e->word[at + 1];
        word[at + 1] = e->word[at];
        try_word(e, word, e->length);
    }
    memcpy(word + at + 1, e->word + at, behind);
    for (char letter = 'a'; letter <= 'z'; letter++) { /* one missing */
        word[at] = letter;
        try_word(e, word, e->length + 1);
    }
}

static bool take_alike(void *user, const char *term, size_t length, uint64_t passages)
{
    search *e = user;
    if (passages <= e->passages || length + 2 < e->length || length > e->length + 2 || length > LONGEST + 1)
        return true;
    if (xun_edit_distance(e->word, e->length, term, length) > 2)
        return true;
    e->passages = passages;
    memcpy(e->best, term, length);
    e->best_length = length;
    return true;
}

bool xun_guess_english(xun_guess *out, xun_suggester *s, const uint32_t *letters, size_t count)
{
    search e = {.s = s, .length = count};
    if (count < SHORTEST || count > LONGEST)
        return false;
    for (size_t i = 0; i < count; i++)
        e.word[i] = (char)letters[i];
    for (size_t at = 0; at <= count; at++)
        try_change_at(&e, at);
    if (!e.passages && count >= TWO_CHANGES)
        xun_terms_visit(&s->counts, e.word, ALIKE_PREFIX, take_alike, &e);
    *out = (xun_guess){.count = e.best_length, .passages = e.passages};
    for (size_t i = 0; i < e.best_length; i++)
        out->characters[i] = (unsigned char)e.best[i];
    return e.passages > 0;
}
