/* Segmentation by the most probable path through the lattice of dictionary words (unigram model, dynamic
 * programming from the end of the run), and the dictionary words at a place. */
#include <stdlib.h>
#include <string.h>

#include "tokenizer/glossary_words.h"
#include "tokenizer/tokenizer_state.h"

bool xun_path_reserve(xun_tokenizer *t, size_t count)
{
    if (count < t->path_capacity)
        return true;
    size_t capacity = count + count / 2 + 1;
    double *scores = realloc(t->path_score, capacity * sizeof *scores);
    t->path_score = scores ? scores : t->path_score;
    uint32_t *steps = scores ? realloc(t->path_step, capacity * sizeof *steps) : NULL;
    if (!steps)
        return false;
    t->path_step = steps;
    t->path_capacity = capacity;
    return true;
}

/* The best word at place i of the run: the longest among equals. */
static void path_choose(xun_tokenizer *t, size_t first, size_t i, size_t count)
{
    const xun_lexicon *lexicon = t->lexicon;
    double *scores = t->path_score, best = lexicon->unknown_log_probability + scores[i + 1];
    const uint32_t *units = t->units + first;
    uint32_t node = 0, step = 1, state = 0;
    for (size_t at = i; at < count; at++) {
        node = xun_trie_child(lexicon, node, units[at]);
        if (!node)
            break;
        double score = lexicon->nodes[node].log_probability;
        if (score <= 0 && score + scores[at + 1] >= best) {
            best = score + scores[at + 1];
            step = (uint32_t)(at + 1 - i);
        }
    }
    for (size_t length;
         (length = xun_glossary_step(lexicon, t->folded.chars + first, count, i, &state)) > 0;) {
        double score = (double)xun_glossary_log_probability(lexicon) + scores[i + length];
        if (score >= best) {
            best = score;
            step = (uint32_t)length;
        }
    }
    scores[i] = best;
    t->path_step[i] = step;
}

void xun_path_find(xun_tokenizer *t, size_t first, size_t count)
{
    t->path_score[count] = 0;
    for (size_t i = count; i-- > 0;)
        path_choose(t, first, i, count);
}

/* Keeps the lengths in order; when all are taken, the longest falls out. */
static size_t insert_length(size_t *lengths, size_t found, size_t capacity, size_t length)
{
    size_t place = found;
    while (place > 0 && lengths[place - 1] > length)
        place--;
    if (place == capacity)
        return found;
    found += found < capacity;
    memmove(lengths + place + 1, lengths + place, (found - 1 - place) * sizeof *lengths);
    lengths[place] = length;
    return found;
}

size_t xun_words_at(const xun_lexicon *lexicon, const xun_folded_char *chars, size_t count, size_t at,
                    size_t *lengths, size_t capacity)
{
    size_t found = 0;
    uint32_t node = 0;
    for (size_t i = at; i < count && found < capacity; i++) {
        node = xun_trie_child(lexicon, node, xun_unit_of(lexicon, chars[i].character));
        if (!node)
            break;
        if (i > at && lexicon->nodes[node].log_probability <= 0)
            lengths[found++] = i + 1 - at;
    }
    uint32_t state = 0;
    for (size_t length; (length = xun_glossary_step(lexicon, chars, count, at, &state)) > 0;)
        found = insert_length(lengths, found, capacity, length);
    return found;
}
