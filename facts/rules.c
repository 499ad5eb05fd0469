#include "facts/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "common/utf8.h"
#include "facts/trie.h"

enum { LONGEST_WORD = 120, EXPECTED_NODES = 24000 };

struct xun_fact_finder {
    xun_trie trie;
    xun_word_rule *words;
    size_t word_count, word_capacity;
    char *names; /* canonical names, zero-ended */
    size_t name_length, name_capacity;
    char settings[40];
    uint64_t hash;
};

/* ---- building ---- */

/* One line of a rule file, its columns split at tabs. */
typedef struct {
    const char *column[4];
    size_t length[4];
} rule_line;

typedef xun_status line_reader(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                               xun_error *error);

static size_t fold_word(char16_t out[LONGEST_WORD], const char *text, size_t length, bool names)
{
    size_t count = 0;
    const char *end = text + length;
    while (text < end) {
        uint32_t character;
        text += xun_utf8_read(&character, text, end);
        char16_t c = xun_fold_plain(character);
        if (names && xun_one_of(c, u"·“”\"'‘’《》「」 "))
            continue;
        if (count == LONGEST_WORD)
            return 0;
        out[count++] = c;
    }
    return count;
}

/* The rule of a word, made when it is new; NULL when memory is out. */
static xun_word_rule *rule_for(xun_fact_finder *finder, const char16_t *word, size_t length)
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

/* `name` is an offset + 1 into finder->names, turned into a pointer when all is read; 0: none. */
static xun_status add_word(xun_fact_finder *finder, const char *text, size_t length, bool as_name,
                           unsigned kinds, const char *stage, size_t name, xun_error *error)
{
    char16_t word[LONGEST_WORD];
    size_t count = fold_word(word, text, length, as_name);
    if (count == 0)
        return XUN_OK;
    xun_word_rule *rule = rule_for(finder, word, count);
    if (rule == NULL)
        return xun_fail_memory(error);
    rule->kinds |= kinds;
    if (stage != NULL)
        rule->stage = stage;
    if (name != 0 && rule->name == NULL)
        rule->name = (const char *)(uintptr_t)name;
    return XUN_OK;
}

static bool column_is(const rule_line *line, size_t column, const char *value)
{
    return line->length[column] == strlen(value) &&
           memcmp(line->column[column], value, line->length[column]) == 0;
}

static xun_status read_plain(xun_fact_finder *finder, const rule_line *line, unsigned kinds, xun_error *error)
{
    return add_word(finder, line->column[0], line->length[0], false, kinds, NULL, 0, error);
}

/* The second column picks one of the kinds in `kinds`: strong or weak. */
static xun_status read_strength(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                xun_error *error)
{
    unsigned strong = kinds & (XUN_WORD_HONOR_STRONG | XUN_WORD_PROJECT_STRONG), weak = kinds & ~strong;
    if (column_is(line, 1, "strong"))
        return read_plain(finder, line, strong, error);
    if (column_is(line, 1, "weak"))
        return read_plain(finder, line, weak, error);
    return XUN_INVALID;
}

static xun_status read_honor_verb(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                  xun_error *error)
{
    (void)kinds;
    if (column_is(line, 1, "held"))
        return read_plain(finder, line, XUN_WORD_HELD, error);
    if (column_is(line, 1, "given"))
        return read_plain(finder, line, XUN_WORD_GIVEN, error);
    if (column_is(line, 1, "sought"))
        return read_plain(finder, line, XUN_WORD_SOUGHT, error);
    return XUN_INVALID;
}

static xun_status read_project_verb(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                    xun_error *error)
{
    static const char *const stages[] = {"签约", "规划", "开工", "在建", "推进", "竣工", "投产", "投用"};
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (column_is(line, 1, stages[i]))
            return add_word(finder, line->column[0], line->length[0], false, kinds, stages[i], 0, error);
    return XUN_INVALID;
}

static unsigned glossary_kind(const rule_line *line)
{
    static const struct {
        const char *name;
        unsigned kind;
    } table[] = {{"place", XUN_WORD_PLACE},     {"organisation", XUN_WORD_ORG},
                 {"institution", XUN_WORD_ORG}, {"honor", XUN_WORD_HONOR},
                 {"project", XUN_WORD_PROJECT}, {"office", XUN_WORD_COMMON},
                 {"party", XUN_WORD_COMMON},    {"verb", XUN_WORD_COMMON | XUN_WORD_VERB}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (column_is(line, 0, table[i].name))
            return table[i].kind;
    return XUN_WORD_COMMON;
}

/* Stores a canonical name; its offset + 1, or 0 when memory is out. */
static size_t keep_name(xun_fact_finder *finder, const char *text, size_t length)
{
    if (finder->name_capacity - finder->name_length < length + 1) {
        size_t capacity = finder->name_capacity * 2 + length + 16384;
        char *names = realloc(finder->names, capacity);
        if (names == NULL)
            return 0;
        finder->names = names;
        finder->name_capacity = capacity;
    }
    size_t offset = finder->name_length;
    memcpy(finder->names + offset, text, length);
    finder->names[offset + length] = 0;
    finder->name_length += length + 1;
    return offset + 1;
}

/* Adds each of several names separated by |, as written and without marks. */
static xun_status add_variants(xun_fact_finder *finder, const char *list, size_t length, unsigned kind,
                               size_t name, xun_error *error)
{
    xun_status status = XUN_OK;
    while (length > 0 && status == XUN_OK) {
        const char *bar = memchr(list, '|', length);
        size_t one = bar != NULL ? (size_t)(bar - list) : length;
        status = add_word(finder, list, one, false, kind, NULL, name, error);
        if (status == XUN_OK)
            status = add_word(finder, list, one, true, kind, NULL, name, error);
        list += bar != NULL ? one + 1 : one;
        length -= bar != NULL ? one + 1 : one;
    }
    return status;
}

static xun_status read_glossary(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                xun_error *error)
{
    unsigned kind = glossary_kind(line);
    (void)kinds;
    if (line->length[1] == 0)
        return XUN_INVALID;
    if ((kind & XUN_WORD_COMMON) != 0)
        return add_word(finder, line->column[1], line->length[1], false, kind, NULL, 0, error);
    size_t name = keep_name(finder, line->column[1], line->length[1]);
    if (name == 0)
        return xun_fail_memory(error);
    xun_status status = add_variants(finder, line->column[1], line->length[1], kind, name, error);
    if (status == XUN_OK)
        status = add_variants(finder, line->column[2], line->length[2], kind, name, error);
    if (status == XUN_OK && (kind & (XUN_WORD_HONOR | XUN_WORD_PROJECT)) != 0)
        status = add_variants(finder, line->column[3], line->length[3], kind, name, error);
    return status;
}

static rule_line split(const char *text, size_t length)
{
    rule_line line = {{"", "", "", ""}, {0, 0, 0, 0}};
    for (size_t i = 0; i < 4; i++) {
        const char *tab = i < 3 ? memchr(text, '\t', length) : NULL;
        line.column[i] = text;
        line.length[i] = tab != NULL ? (size_t)(tab - text) : length;
        if (tab == NULL)
            break;
        length -= line.length[i] + 1;
        text = tab + 1;
    }
    return line;
}

static xun_status read_lines(xun_fact_finder *finder, const char *path, const xun_mapping *file,
                             line_reader *reader, unsigned kinds, xun_error *error)
{
    const char *at = file->data, *end = at + file->length;
    for (size_t number = 1; at < end; number++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = newline != NULL ? (size_t)(newline - at) : (size_t)(end - at);
        const char *next = at + length + 1;
        if (length > 0 && at[length - 1] == '\r')
            length--;
        if (length > 0 && *at != '#') {
            rule_line line = split(at, length);
            xun_status status = reader(finder, &line, kinds, error);
            if (status == XUN_INVALID)
                return xun_fail(error, XUN_INVALID,
                                "%s: line %zu is no rule: see the comment at the top of the file", path,
                                number);
            if (status != XUN_OK)
                return status;
        }
        at = next;
    }
    return XUN_OK;
}

static void add_to_hash(xun_fact_finder *finder, const char *data, size_t length)
{
    uint64_t hash = finder->hash;
    for (; length >= 8; data += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, data, 8);
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)data[i]) * UINT64_C(0x100000001B3);
    finder->hash = hash;
}

static xun_status read_file(xun_fact_finder *finder, const char *folder, const char *name,
                            line_reader *reader, unsigned kinds, xun_error *error)
{
    xun_mapping file;
    char *path = xun_path_join(folder, name);
    if (path == NULL)
        return xun_fail_memory(error);
    xun_status status = xun_mapping_open(&file, path, error);
    if (status == XUN_OK) {
        add_to_hash(finder, file.data, file.length);
        status = read_lines(finder, path, &file, reader, kinds, error);
        xun_mapping_close(&file);
    }
    free(path);
    return status;
}

static const struct {
    const char *name;
    line_reader *reader;
    unsigned kinds;
} files[] = {
    {"rules/not-numbers.tsv", read_plain, XUN_WORD_NOT_NUMBER},
    {"rules/not-names.tsv", read_plain, XUN_WORD_NOT_NAME},
    {"rules/generic-words.tsv", read_plain, XUN_WORD_COMMON},
    {"rules/honor-suffixes.tsv", read_strength, XUN_WORD_HONOR_STRONG | XUN_WORD_HONOR_WEAK},
    {"rules/honor-verbs.tsv", read_honor_verb, 0},
    {"rules/project-suffixes.tsv", read_strength, XUN_WORD_PROJECT_STRONG | XUN_WORD_PROJECT_WEAK},
    {"rules/project-verbs.tsv", read_project_verb, XUN_WORD_STAGE},
    {"rules/org-suffixes.tsv", read_plain, XUN_WORD_ORG_SUFFIX},
    {"glossary.tsv", read_glossary, 0},
};

static xun_status read_files(xun_fact_finder *finder, const char *folder, xun_error *error)
{
    if (!xun_trie_begin(&finder->trie, EXPECTED_NODES))
        return xun_fail_memory(error);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        xun_status status = read_file(finder, folder, files[i].name, files[i].reader, files[i].kinds, error);
        if (status != XUN_OK)
            return status;
    }
    for (size_t i = 0; i < finder->word_count; i++) {
        uintptr_t offset = (uintptr_t)finder->words[i].name;
        finder->words[i].name = offset == 0 ? NULL : finder->names + offset - 1;
    }
    snprintf(finder->settings, sizeof finder->settings, "facts 1 rules %016llx",
             (unsigned long long)finder->hash);
    return XUN_OK;
}

/* The first folder that has the rules: $XUNZHANG_DATA, the installed one, the build's own. */
static const char *find_folder(void)
{
    const char *candidates[] = {getenv("XUNZHANG_DATA"), XUN_DATA_DIR, XUN_BUILD_DATA_DIR};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        if (candidates[i] == NULL || *candidates[i] == 0)
            continue;
        char *path = xun_path_join(candidates[i], files[0].name);
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
    *out = NULL;
    xun_fact_finder *finder = calloc(1, sizeof *finder);
    if (finder == NULL)
        return xun_fail_memory(error);
    xun_status status = read_files(finder, folder != NULL ? folder : find_folder(), error);
    if (status != XUN_OK) {
        xun_fact_finder_close(finder);
        return status;
    }
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
    free(finder);
}

const char *xun_fact_finder_settings(const xun_fact_finder *finder)
{
    return finder->settings;
}

/* ---- finding ---- */

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

const xun_word_rule *xun_rules_lookup(const xun_fact_finder *finder, const char16_t *chars, size_t count)
{
    uint32_t node = count > 0 ? xun_trie_first(&finder->trie, chars[0]) : (uint32_t)XUN_TRIE_NONE;
    for (size_t i = 1; i < count && node != XUN_TRIE_NONE; i++)
        node = xun_trie_step(&finder->trie, node, chars[i]);
    if (node == XUN_TRIE_NONE)
        return NULL;
    return finder->trie.values[node] != 0 ? &finder->words[finder->trie.values[node] - 1] : NULL;
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
