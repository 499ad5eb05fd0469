/* Looking up single words, and walking over all words of some characters. */
#include "common/utf8.h"
#include "tokenizer/glossary.h"
#include "tokenizer/glossary_words.h"

enum { LONGEST_WALK = 8 };

float xun_word_log_probability(const xun_lexicon *lexicon, const xun_folded_char *chars, size_t count)
{
    uint32_t node = 0;
    for (size_t i = 0; i < count; i++) {
        node = xun_trie_child(lexicon, node, xun_unit_of(lexicon, chars[i].character));
        if (!node)
            break;
    }
    if (count && node && lexicon->nodes[node].log_probability <= 0)
        return lexicon->nodes[node].log_probability;
    return xun_is_glossary_word(lexicon, chars, count) ? xun_glossary_log_probability(lexicon) : 1;
}

typedef struct {
    const xun_lexicon *lexicon;
    const uint32_t *characters;
    size_t count, longest;
    xun_word_visitor *visitor;
    void *user;
    char text[4 * LONGEST_WALK];
} walk;

/* All words that begin with the `depth` characters (`length` bytes) that lead to `node`. */
static bool walk_from(walk *w, uint32_t node, size_t depth, size_t length)
{
    for (size_t i = 0; i < w->count; i++) {
        uint32_t child = xun_trie_child(w->lexicon, node, xun_unit_of(w->lexicon, w->characters[i]));
        if (!child)
            continue;
        size_t end = length + xun_utf8_write(w->text + length, w->characters[i]);
        float log_probability = w->lexicon->nodes[child].log_probability;
        if (depth && log_probability <= 0 && !w->visitor(w->user, w->text, end, log_probability))
            return false;
        if (depth + 1 < w->longest && !walk_from(w, child, depth + 1, end))
            return false;
    }
    return true;
}

void xun_words_made_of(const xun_lexicon *lexicon, const uint32_t *characters, size_t count, size_t longest,
                       xun_word_visitor *visitor, void *user)
{
    walk w = {lexicon, characters, count, longest < LONGEST_WALK ? longest : LONGEST_WALK,
              visitor, user,       {0}};
    walk_from(&w, 0, 0, 0);
}
