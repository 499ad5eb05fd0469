/* Reading the tables of corpus/rules/ and the glossary into a finder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "common/utf8.h"
#include "facts/english_key.h"
#include "facts/finder.h"
#include "glossary/glossary.h"

enum { EXPECTED_NODES = 40000, CHARACTERS = 0x10000 };

/* One line of a rule file, its columns split at tabs. */
typedef struct {
    const char *column[4];
    size_t length[4];
} rule_line;

/* `kinds`: what a plain list makes of its words; of a list whose second column tells it, the kinds of which a
 * line must say one (0: none is needed). */
typedef xun_status line_reader(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                               xun_error *error);

static bool column_is(const rule_line *line, size_t column, const char *value)
{
    return line->length[column] == strlen(value) &&
           memcmp(line->column[column], value, line->length[column]) == 0;
}

static xun_status read_plain(xun_fact_finder *finder, const rule_line *line, unsigned kinds, xun_error *error)
{
    return xun_finder_add(finder, line->column[0], line->length[0], false, kinds, NULL, 0, error);
}

/* The word of the first column with kinds and roles. */
static xun_status read_with_roles(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                  xun_word_roles roles, xun_error *error)
{
    char16_t word[XUN_LONGEST_WORD];
    xun_status status = read_plain(finder, line, kinds, error);
    size_t count = xun_finder_fold(word, finder, line->column[0], line->length[0], false);
    if (status == XUN_OK && count > 0)
        xun_finder_rule(finder, word, count)->roles |= roles; /* it is there: read_plain has made it */
    return status;
}

/* What a word in a column says of the line's word: a kind, or one of its roles. */
typedef struct {
    const char *word;
    unsigned kind;
    xun_word_roles role;
} meaning;

/* What the column's text means; NULL when the table has no such text. */
static const meaning *meaning_of(const rule_line *line, size_t column, const meaning *table)
{
    for (; table->word != NULL; table++)
        if (column_is(line, column, table->word))
            return table;
    return NULL;
}

/* A column of words parted by spaces: the kinds and roles of all. False when one is not in the table. */
static bool meanings_of(meaning *all, const rule_line *line, size_t column, const meaning *table)
{
    rule_line word = *line;
    *all = (meaning){NULL, 0, 0};
    for (size_t at = 0; at <= line->length[column]; at += word.length[column] + 1) {
        const char *space = memchr(line->column[column] + at, ' ', line->length[column] - at);
        word.column[column] = line->column[column] + at;
        word.length[column] =
            space != NULL ? (size_t)(space - word.column[column]) : line->length[column] - at;
        const meaning *one = meaning_of(&word, column, table);
        if (one == NULL)
            return false;
        all->kind |= one->kind;
        all->role |= one->role;
    }
    return true;
}

/* A line whose second column is words of `table`; those of `needed` kinds, when any, must be among them. */
static xun_status read_meanings(xun_fact_finder *finder, const rule_line *line, const meaning *table,
                                unsigned needed, xun_error *error)
{
    meaning said;
    if (!meanings_of(&said, line, 1, table) || (needed != 0 && (said.kind & needed) == 0))
        return XUN_INVALID;
    return read_with_roles(finder, line, said.kind, said.role, error);
}

static xun_status read_honor_ending(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                    xun_error *error)
{
    static const meaning words[] = {{"strong", XUN_WORD_HONOR_STRONG, 0},
                                    {"weak", XUN_WORD_HONOR_WEAK, 0},
                                    {"class", XUN_WORD_HONOR_CLASS, 0},
                                    {"zone", 0, XUN_HONOR_ZONE},
                                    {"area", 0, XUN_HONOR_AREA},
                                    {NULL, 0, 0}};
    return read_meanings(finder, line, words, kinds, error);
}

static xun_status read_project_ending(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                      xun_error *error)
{
    static const meaning words[] = {{"strong", XUN_WORD_PROJECT_STRONG, 0},
                                    {"weak", XUN_WORD_PROJECT_WEAK, 0},
                                    {"single", 0, XUN_PROJECT_SINGLE},
                                    {"stands", 0, XUN_PROJECT_STANDS},
                                    {"zones", 0, XUN_PROJECT_ZONES},
                                    {"loose", 0, XUN_PROJECT_LOOSE},
                                    {"settled", 0, XUN_PROJECT_SETTLED},
                                    {NULL, 0, 0}};
    return read_meanings(finder, line, words, kinds, error);
}

static xun_status read_honor_verb(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                  xun_error *error)
{
    static const meaning said[] = {{"held", XUN_WORD_HELD, 0},
                                   {"given", XUN_WORD_GIVEN, 0},
                                   {"sought", XUN_WORD_SOUGHT, 0},
                                   {NULL, 0, 0}};
    static const meaning surely[] = {
        {"sure", XUN_WORD_SURE, 0}, {"loose", XUN_WORD_LOOSE, 0}, {"plain", 0, 0}, {NULL, 0, 0}};
    const meaning *what = meaning_of(line, 1, said), *how = meaning_of(line, 2, surely);
    (void)kinds;
    return what == NULL || how == NULL ? XUN_INVALID
                                       : read_plain(finder, line, what->kind | how->kind, error);
}

static xun_status read_honor_context(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                     xun_error *error)
{
    static const meaning words[] = {{"denies", XUN_WORD_DENIES, 0},
                                    {"work", XUN_WORD_WORK, 0},
                                    {"confirms", XUN_WORD_CONFIRMS, 0},
                                    {"opens", XUN_WORD_OPENS, 0},
                                    {"platform", XUN_WORD_PLATFORM, 0},
                                    {"category", XUN_WORD_CATEGORY, 0},
                                    {"title", XUN_WORD_TITLE, 0},
                                    {"gains", XUN_WORD_LOOSE, 0},
                                    {"counting", 0, XUN_HONOR_COUNTING},
                                    {"founded", 0, XUN_HONOR_FOUNDED},
                                    {"founding", 0, XUN_HONOR_FOUNDING},
                                    {"worked", 0, XUN_HONOR_WORKED},
                                    {"praise", 0, XUN_HONOR_PRAISE},
                                    {"unscoped", 0, XUN_HONOR_UNSCOPED},
                                    {"dubbed", 0, XUN_HONOR_DUBBED},
                                    {NULL, 0, 0}};
    return read_meanings(finder, line, words, kinds, error);
}

static xun_status read_honor_word(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                  xun_error *error)
{
    static const meaning words[] = {{"never", 0, XUN_HONOR_NEVER},
                                    {"ordinary", 0, XUN_HONOR_ORDINARY},
                                    {"tail", 0, XUN_HONOR_TAIL},
                                    {"noun", 0, XUN_HONOR_NOUN},
                                    {"bare", 0, XUN_HONOR_BARE},
                                    {"adverb", 0, XUN_HONOR_ADVERB},
                                    {"merit", 0, XUN_HONOR_MERIT},
                                    {"praised", 0, XUN_HONOR_PRAISED},
                                    {"many", 0, XUN_HONOR_MANY},
                                    {"unquoted", 0, XUN_HONOR_UNQUOTED},
                                    {"owned", 0, XUN_HONOR_OWNED},
                                    {"past", 0, XUN_HONOR_PAST},
                                    {"appended", 0, XUN_HONOR_APPENDED},
                                    {NULL, 0, 0}};
    return read_meanings(finder, line, words, kinds, error);
}

/* The second column: what the ending is an ending of, or what the word does to names. */
static xun_status read_org_word(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                xun_error *error)
{
    static const meaning words[] = {{"government", XUN_WORD_ORG_SUFFIX, 0},
                                    {"court", XUN_WORD_ORG_SUFFIX, 0},
                                    {"party", XUN_WORD_ORG_SUFFIX, 0},
                                    {"people", XUN_WORD_ORG_SUFFIX, 0},
                                    {"school", XUN_WORD_ORG_SUFFIX, 0},
                                    {"hospital", XUN_WORD_ORG_SUFFIX, 0},
                                    {"research", XUN_WORD_ORG_SUFFIX, 0},
                                    {"company", XUN_WORD_ORG_SUFFIX, 0},
                                    {"bank", XUN_WORD_ORG_SUFFIX, 0},
                                    {"media", XUN_WORD_ORG_SUFFIX, 0},
                                    {"association", XUN_WORD_ORG_SUFFIX, 0},
                                    {"community", XUN_WORD_ORG_SUFFIX, 0},
                                    {"military", XUN_WORD_ORG_SUFFIX, 0},
                                    {"other", XUN_WORD_ORG_SUFFIX, 0},
                                    {"headed", 0, XUN_ORG_HEADED},
                                    {"opens", 0, XUN_ORG_OPENS},
                                    {"breaks", 0, XUN_ORG_BREAKS},
                                    {"class", 0, XUN_ORG_CLASS},
                                    {NULL, 0, 0}};
    return read_meanings(finder, line, words, kinds, error);
}

/* The stage that begins the column; "-" for none is NULL and known, another word unknown. */
static const char *stage_of(const char *column, size_t length, bool *known)
{
    static const char *const stages[] = {"签约", "规划", "开工", "在建", "推进", "竣工", "投产", "投用"};
    *known = length == 1 && *column == '-';
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (length == strlen(stages[i]) && memcmp(column, stages[i], length) == 0) {
            *known = true;
            return stages[i];
        }
    return NULL;
}

/* The second column: a stage, and after spaces what else is true of the verb. */
static xun_status read_project_verb(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                    xun_error *error)
{
    static const meaning words[] = {{"builds", 0, XUN_PROJECT_BUILDS},
                                    {"noun", 0, XUN_PROJECT_NOUN},
                                    {"speed", 0, XUN_PROJECT_SPEED},
                                    {"building", 0, XUN_PROJECT_BUILDING},
                                    {"everyday", 0, XUN_PROJECT_EVERYDAY},
                                    {NULL, 0, 0}};
    const char *space = memchr(line->column[1], ' ', line->length[1]);
    size_t length = space != NULL ? (size_t)(space - line->column[1]) : line->length[1];
    rule_line rest = *line;
    meaning said = {NULL, 0, 0};
    bool known;
    const char *stage = stage_of(line->column[1], length, &known);
    rest.column[1] += space != NULL ? length + 1 : length;
    rest.length[1] -= space != NULL ? length + 1 : length;
    if (!known || (space != NULL && !meanings_of(&said, &rest, 1, words)))
        return XUN_INVALID;
    xun_status status = read_with_roles(finder, line, kinds, said.role, error);
    return status == XUN_OK
               ? xun_finder_add(finder, line->column[0], line->length[0], false, kinds, stage, 0, error)
               : status;
}

static xun_status read_project_context(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                       xun_error *error)
{
    static const meaning words[] = {{"denies", XUN_WORD_NO_WORK, 0},
                                    {"opens", XUN_WORD_LEADS, 0},
                                    {"policy", XUN_WORD_POLICY, 0},
                                    {"class", 0, XUN_PROJECT_CLASS},
                                    {"broken", 0, XUN_PROJECT_BROKEN},
                                    {"quality", 0, XUN_PROJECT_QUALITY},
                                    {"elsewhere", 0, XUN_PROJECT_ELSEWHERE},
                                    {"parts", 0, XUN_PROJECT_PARTS},
                                    {"several", 0, XUN_PROJECT_SEVERAL},
                                    {"region", 0, XUN_PROJECT_REGION},
                                    {"aim", 0, XUN_PROJECT_AIM},
                                    {"sector", 0, XUN_PROJECT_SECTOR},
                                    {"goes", 0, XUN_PROJECT_GOES},
                                    {"backs", 0, XUN_PROJECT_BACKS},
                                    {"annex", 0, XUN_PROJECT_ANNEX},
                                    {"otherwise", 0, XUN_PROJECT_OTHERWISE},
                                    {"closes", 0, XUN_PROJECT_CLOSES},
                                    {NULL, 0, 0}};
    return read_meanings(finder, line, words, kinds, error);
}

/* A second column says "alone" of characters that are parts of names, but no name by themselves. */
static xun_status read_generic(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                               xun_error *error)
{
    if (line->length[1] == 0)
        return read_plain(finder, line, kinds, error);
    return column_is(line, 1, "alone") ? read_plain(finder, line, XUN_WORD_ALONE, error) : XUN_INVALID;
}

static unsigned glossary_kind(const rule_line *line)
{
    static const meaning table[] = {{"place", XUN_WORD_PLACE, 0},
                                    {"organisation", XUN_WORD_ORG, 0},
                                    {"institution", XUN_WORD_ORG, 0},
                                    {"honor", XUN_WORD_HONOR, 0},
                                    {"project", XUN_WORD_PROJECT, 0},
                                    {"verb", XUN_WORD_COMMON | XUN_WORD_VERB, 0},
                                    {NULL, 0, 0}};
    const meaning *kind = meaning_of(line, 0, table);
    return kind != NULL ? kind->kind : XUN_WORD_COMMON; /* office, party, … */
}

/* Stores a canonical name, or its English names right after it; its offset + 1, or 0 when memory is out. */
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

/* Adds each of several names separated by |, as written and without marks; of `capitals` only those that
 * begin with one: a people's court is no name. */
static xun_status add_variants(xun_fact_finder *finder, const char *list, size_t length, bool capitals,
                               unsigned kind, size_t name, xun_error *error)
{
    xun_status status = XUN_OK;
    while (length > 0 && status == XUN_OK) {
        const char *bar = memchr(list, '|', length);
        size_t one = bar != NULL ? (size_t)(bar - list) : length;
        bool wanted = !capitals || (*list >= 'A' && *list <= 'Z');
        if (wanted)
            status = xun_finder_add(finder, list, one, false, kind, NULL, name, error);
        if (wanted && status == XUN_OK)
            status = xun_finder_add(finder, list, one, true, kind, NULL, name, error);
        list += bar != NULL ? one + 1 : one;
        length -= bar != NULL ? one + 1 : one;
    }
    return status;
}

/* Adds what each of several English names is compared by. */
static xun_status add_english_keys(xun_fact_finder *finder, const char *list, size_t length, unsigned kind,
                                   size_t name, xun_error *error)
{
    for (const char *end = list + length; list < end;) {
        const char *bar = memchr(list, '|', (size_t)(end - list));
        size_t one = (size_t)((bar != NULL ? bar : end) - list);
        char16_t word[XUN_LONGEST_WORD], key[XUN_KEY_LIMIT];
        size_t count = xun_english_key(key, word, xun_finder_fold(word, finder, list, one, false));
        xun_word_rule *rule = count > 0 ? xun_finder_rule(finder, key, count) : NULL;
        if (count > 0 && rule == NULL)
            return xun_fail_memory(error);
        if (rule != NULL)
            xun_finder_name(finder, rule, kind, name);
        list += bar != NULL ? one + 1 : one;
    }
    return XUN_OK;
}

/* Adds the name as terms hold it: in lower case, for names with Latin letters. */
static xun_status add_term_form(xun_fact_finder *finder, const char *text, size_t length, unsigned kind,
                                size_t name, xun_error *error)
{
    char16_t word[XUN_LONGEST_WORD];
    size_t count = xun_finder_fold(word, finder, text, length, true);
    for (size_t i = 0; i < count; i++)
        word[i] = xun_is_upper(word[i]) ? (char16_t)(word[i] + 32) : word[i];
    if (count == 0)
        return XUN_OK;
    xun_word_rule *rule = xun_finder_rule(finder, word, count);
    if (rule == NULL)
        return xun_fail_memory(error);
    xun_finder_name(finder, rule, kind, name);
    return XUN_OK;
}

static xun_status read_glossary(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                xun_error *error)
{
    unsigned kind = glossary_kind(line);
    (void)kinds;
    if (line->length[1] == 0)
        return XUN_INVALID;
    if ((kind & XUN_WORD_COMMON) != 0)
        return xun_finder_add(finder, line->column[1], line->length[1], false, kind, NULL, 0, error);
    size_t name = keep_name(finder, line->column[1], line->length[1]);
    if (name == 0 || keep_name(finder, line->column[3], line->length[3]) == 0)
        return xun_fail_memory(error);
    bool any = finder->own || (kind & (XUN_WORD_HONOR | XUN_WORD_PROJECT)) != 0;
    xun_status status = add_variants(finder, line->column[1], line->length[1], false, kind, name, error);
    if (status == XUN_OK)
        status = add_term_form(finder, line->column[1], line->length[1], kind, name, error);
    if (status == XUN_OK)
        status = add_variants(finder, line->column[2], line->length[2], false, kind, name, error);
    if (status == XUN_OK)
        status = add_variants(finder, line->column[3], line->length[3], !any, kind, name, error);
    return status == XUN_OK ? add_english_keys(finder, line->column[3], line->length[3], kind, name, error)
                            : status;
}

/* "traditional<tab>simplified forms, separated by blanks"; a character that is one of its own simplified
 * forms (乾, 著) stays. */
static xun_status read_simplified(xun_fact_finder *finder, const rule_line *line, unsigned kinds,
                                  xun_error *error)
{
    uint32_t from, to;
    const char *end = line->column[0] + line->length[0];
    (void)kinds;
    (void)error;
    bool single = line->length[0] > 0 && line->column[0] + xun_utf8_read(&from, line->column[0], end) == end;
    if (!single || line->length[1] == 0 ||
        memmem(line->column[1], line->length[1], line->column[0], line->length[0]) != NULL)
        return XUN_OK;
    xun_utf8_read(&to, line->column[1], line->column[1] + line->length[1]);
    if (from < CHARACTERS && to < CHARACTERS)
        finder->simplified[from] = (char16_t)to;
    return XUN_OK;
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
    if (file->length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
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
    {"rules/simplified.tsv", read_simplified, 0}, /* first: the others are folded by it */
    {"rules/not-numbers.tsv", read_plain, XUN_WORD_NOT_NUMBER},
    {"rules/not-names.tsv", read_plain, XUN_WORD_NOT_NAME},
    {"rules/generic-words.tsv", read_generic, XUN_WORD_COMMON},
    {"rules/honor-suffixes.tsv", read_honor_ending,
     XUN_WORD_HONOR_STRONG | XUN_WORD_HONOR_WEAK | XUN_WORD_HONOR_CLASS},
    {"rules/honor-verbs.tsv", read_honor_verb, 0},
    {"rules/honor-context.tsv", read_honor_context, 0},
    {"rules/honor-words.tsv", read_honor_word, 0},
    {"rules/project-suffixes.tsv", read_project_ending, XUN_WORD_PROJECT_STRONG | XUN_WORD_PROJECT_WEAK},
    {"rules/project-context.tsv", read_project_context, 0},
    {"rules/project-verbs.tsv", read_project_verb, XUN_WORD_STAGE},
    {"rules/org-suffixes.tsv", read_org_word, 0},
    {"glossary.tsv", read_glossary, 0},
};

const char xun_finder_landmark[] = "rules/honor-verbs.tsv";

xun_status xun_finder_read(xun_fact_finder *finder, const char *folder, xun_error *error)
{
    finder->simplified = calloc(CHARACTERS, sizeof *finder->simplified);
    if (finder->simplified == NULL || !xun_trie_begin(&finder->trie, EXPECTED_NODES))
        return xun_fail_memory(error);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        xun_status status = read_file(finder, folder, files[i].name, files[i].reader, files[i].kinds, error);
        if (status != XUN_OK)
            return status;
    }
    return XUN_OK;
}

/* An entry of a user's glossary: names only. What a user calls a word may be a name all the same. */
static xun_status read_own(xun_fact_finder *finder, const xun_glossary_entry *entry, xun_error *error)
{
    const rule_line line = {{entry->kind, entry->name, entry->variants, entry->english},
                            {strlen(entry->kind), strlen(entry->name), strlen(entry->variants),
                             strlen(entry->english)}};
    if ((glossary_kind(&line) & XUN_WORD_COMMON) != 0)
        return XUN_OK;
    for (size_t i = 0; i < 4; i++)
        add_to_hash(finder, line.column[i], line.length[i]);
    return read_glossary(finder, &line, 0, error);
}

xun_status xun_finder_add_glossary(xun_fact_finder *finder, const xun_glossary *glossary, xun_error *error)
{
    xun_status status = XUN_OK;
    finder->own = true;
    for (size_t i = 0; i < glossary->count && status == XUN_OK; i++)
        status = read_own(finder, &glossary->entries[i], error);
    finder->own = false;
    return status;
}

void xun_finder_finish(xun_fact_finder *finder)
{
    for (size_t i = 0; i < finder->word_count; i++) {
        uintptr_t offset = (uintptr_t)finder->words[i].name;
        finder->words[i].name = offset == 0 ? NULL : finder->names + offset - 1;
    }
    snprintf(finder->settings, sizeof finder->settings, "facts 1 rules %016llx",
             (unsigned long long)finder->hash);
}
