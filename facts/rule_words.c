/* The words of a finder while its files are read: folded as texts are, each with one rule. */
#include <stdlib.h>

#include "common/utf8.h"
#include "facts/finder.h"

size_t xun_finder_fold(char16_t out[XUN_LONGEST_WORD], const xun_fact_finder *finder, const char *text,
                       size_t length, bool names)
{
    size_t count = 0;
    const char *end = text + length;
    while (text < end) {
        uint32_t character;
        text += xun_utf8_read(&character, text, end);
        char16_t c = xun_rules_simplified(finder, xun_fold_plain(character));
        if (names && xun_one_of(c, u"·“”\"'‘’《》「」 "))
            continue;
        if (count == XUN_LONGEST_WORD)
            return 0;
        out[count++] = c;
    }
    return count;
}

xun_word_rule *xun_finder_rule(xun_fact_finder *finder, const char16_t *word, size_t length)
{
    uint32_t node = xun_trie_add(&finder->trie, word, length);
    if (node == XUN_TRIE_NONE)
        return NULL;
    if (finder->trie.values[node] == 0) {
        if (finder->word_count == finder->word_capacity) {
            size_t capacity = finder->word_capacity * 2 + 4096;
            xun_word_rule *words = realloc(finder->words, capacity * sizeof *words);
            if (words == NULL)
                return NULL;
            finder->words = words;
            finder->word_capacity = capacity;
        }
        finder->words[finder->word_count++] = (xun_word_rule){0};
        finder->trie.values[node] = (uint32_t)finder->word_count;
    }
    return &finder->words[finder->trie.values[node] - 1];
}

void xun_finder_name(const xun_fact_finder *finder, xun_word_rule *rule, unsigned kinds, size_t name)
{
    rule->kinds |= kinds;
    rule->roles |= finder->own ? XUN_OWN_NAME : 0;
    if (name != 0 && rule->name == NULL)
        rule->name = (const char *)(uintptr_t)name;
}

xun_status xun_finder_add(xun_fact_finder *finder, const char *text, size_t length, bool as_name,
                          unsigned kinds, const char *stage, size_t name, xun_error *error)
{
    char16_t word[XUN_LONGEST_WORD];
    size_t count = xun_finder_fold(word, finder, text, length, as_name);
    if (count == 0)
        return XUN_OK;
    xun_word_rule *rule = xun_finder_rule(finder, word, count);
    if (rule == NULL)
        return xun_fail_memory(error);
    xun_finder_name(finder, rule, kinds, name);
    if (stage != NULL)
        rule->stage = stage;
    return XUN_OK;
}
