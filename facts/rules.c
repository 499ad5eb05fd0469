#include "facts/rules.h"

#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "facts/finder.h"

/* ---- opening ---- */

/* The first folder that has the rules: $XUNZHANG_DATA, the installed one, the build's own. */
static const char *find_folder(void)
{
    const char *candidates[] = {getenv("XUNZHANG_DATA"), XUN_DATA_DIR, XUN_BUILD_DATA_DIR};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        if (candidates[i] == NULL || *candidates[i] == 0)
            continue;
        char *path = xun_path_join(candidates[i], xun_finder_landmark);
        xun_mapping file;
        bool there = path != NULL && xun_mapping_open(&file, path, NULL) == XUN_OK;
        if (there)
            xun_mapping_close(&file);
        free(path);
        if (there)
            return candidates[i];
    }
    return XUN_DATA_DIR;
}

xun_status xun_fact_finder_open(xun_fact_finder **out, const char *folder, xun_error *error)
{
    return xun_fact_finder_open_with_glossaries(out, folder, NULL, 0, NULL, error);
}

static xun_status add_named(xun_fact_finder *finder, const char *path, xun_error *error)
{
    xun_glossary glossary;
    xun_status status = xun_glossary_open(&glossary, path, error);
    if (status == XUN_OK)
        status = xun_finder_add_glossary(finder, &glossary, error);
    xun_glossary_close(&glossary);
    return status;
}

static xun_status add_own(xun_fact_finder *finder, const char *path, xun_error *error)
{
    xun_glossary glossary;
    xun_status status = xun_glossary_open_if_there(&glossary, path, error);
    if (status == XUN_OK)
        status = xun_finder_add_glossary(finder, &glossary, error);
    xun_glossary_close(&glossary);
    return status;
}

xun_status xun_fact_finder_open_with_glossaries(xun_fact_finder **out, const char *folder,
                                                const char *const *glossaries, size_t count, const char *own,
                                                xun_error *error)
{
    *out = NULL;
    xun_fact_finder *finder = calloc(1, sizeof *finder);
    if (finder == NULL)
        return xun_fail_memory(error);
    xun_status status = xun_finder_read(finder, folder != NULL ? folder : find_folder(), error);
    for (size_t i = 0; i < count && status == XUN_OK; i++)
        status = add_named(finder, glossaries[i], error);
    if (status == XUN_OK)
        status = add_own(finder, own, error);
    if (status != XUN_OK) {
        xun_fact_finder_close(finder);
        return status;
    }
    xun_finder_finish(finder);
    *out = finder;
    return XUN_OK;
}

void xun_fact_finder_close(xun_fact_finder *finder)
{
    if (finder == NULL)
        return;
    xun_trie_free(&finder->trie);
    free(finder->words);
    free(finder->names);
    free(finder->simplified);
    free(finder);
}

const char *xun_fact_finder_settings(const xun_fact_finder *finder)
{
    return finder->settings;
}

/* ---- finding ---- */

char16_t xun_rules_simplified(const xun_fact_finder *finder, char16_t c)
{
    char16_t simple = c < 0x3400 ? 0 : finder->simplified[c];
    return simple != 0 ? simple : c;
}

const xun_word_rule *xun_rule_of(const xun_fact_finder *finder, uint32_t word)
{
    return &finder->words[word];
}

static bool same_run(char16_t left, char16_t right)
{
    return (xun_is_digit(left) && (xun_is_digit(right) || right == u'.')) ||
           (xun_is_letter(left) && xun_is_letter(right));
}

/* Marks the words that begin at `index`, whose first character leads to `node`. */
static bool mark_at(xun_facts *facts, const xun_fact_finder *finder, const xun_fact_text *text, size_t index,
                    uint32_t node)
{
    for (size_t at = index; node != XUN_TRIE_NONE;
         node = xun_trie_step(&finder->trie, node, text->chars[at])) {
        uint32_t word = finder->trie.values[node];
        if (word != 0 && !same_run(text->chars[at], text->chars[at + 1])) {
            const xun_mark mark = {.start = index, .end = at + 1, .word = word - 1};
            if (!xun_facts_push_mark(facts, &mark))
                return false;
        }
        if (++at >= text->count)
            break;
    }
    return true;
}

bool xun_rules_mark(xun_facts *facts, const xun_fact_finder *finder, const xun_fact_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        uint32_t node = xun_trie_first(&finder->trie, text->chars[i]);
        if (node != XUN_TRIE_NONE && !same_run(xun_char(text, i - 1), text->chars[i]) &&
            !mark_at(facts, finder, text, i, node))
            return false;
    }
    return true;
}

/* The node that these characters lead to, or XUN_TRIE_NONE. */
static uint32_t follow(const xun_fact_finder *finder, const char16_t *chars, size_t count)
{
    uint32_t node = count > 0 ? xun_trie_first(&finder->trie, chars[0]) : (uint32_t)XUN_TRIE_NONE;
    for (size_t i = 1; i < count && node != XUN_TRIE_NONE; i++)
        node = xun_trie_step(&finder->trie, node, chars[i]);
    return node;
}

const xun_word_rule *xun_rules_lookup(const xun_fact_finder *finder, const char16_t *chars, size_t count)
{
    uint32_t node = follow(finder, chars, count);
    if (node == XUN_TRIE_NONE)
        return NULL;
    return finder->trie.values[node] != 0 ? &finder->words[finder->trie.values[node] - 1] : NULL;
}

bool xun_rules_lead(const xun_fact_finder *finder, const char16_t *chars, size_t count)
{
    return follow(finder, chars, count) != XUN_TRIE_NONE;
}

size_t xun_rules_longest(const xun_fact_finder *finder, const char16_t *chars, size_t count, unsigned kinds)
{
    uint32_t node = count > 0 ? xun_trie_first(&finder->trie, chars[0]) : (uint32_t)XUN_TRIE_NONE;
    size_t best = 0;
    for (size_t i = 0; node != XUN_TRIE_NONE; node = xun_trie_step(&finder->trie, node, chars[i])) {
        uint32_t word = finder->trie.values[node];
        if (word != 0 && (finder->words[word - 1].kinds & kinds) != 0)
            best = i + 1;
        if (++i >= count)
            break;
    }
    return best;
}
