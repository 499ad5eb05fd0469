#include "facts/names.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "facts/english_key.h"

enum { QUOTE_REACH = 40, CLAUSE_REACH = 120, NAME_LIMIT = 200 };

/* ---- laying out ---- */

static size_t char_of_byte(const xun_fact_text *text, size_t from, size_t byte)
{
    while (from < text->count && text->at[from] < byte)
        from++;
    return from;
}

static void close_spans(unsigned char *closed, const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        closed[i] |= XUN_IN_FIGURE;
    if (end <= text->count)
        closed[end] |= XUN_FIGURE_ENDS;
}

static void close_found(unsigned char *closed, const xun_fact_text *text, const xun_facts *facts)
{
    size_t at = 0;
    for (size_t i = 0; i < facts->figure_count; i++) {
        size_t start = char_of_byte(text, at, facts->figures[i].start);
        at = char_of_byte(text, start, facts->figures[i].end);
        close_spans(closed, text, start, at);
    }
    at = 0;
    for (size_t i = 0; i < facts->time_count; i++) {
        size_t start = char_of_byte(text, at, facts->times[i].start);
        at = char_of_byte(text, start, facts->times[i].end);
        close_spans(closed, text, start, at);
    }
}

static void close_titles(unsigned char *closed, const xun_fact_text *text)
{
    size_t opened = text->count;
    for (size_t i = 0; i < text->count; i++) {
        if (text->chars[i] == u'《')
            opened = i;
        if (text->chars[i] == u'》' && opened < i)
            for (size_t k = opened; k <= i; k++)
                closed[k] |= XUN_IN_TITLE;
    }
}

static bool lay_out(struct xun_facts_memory *memory)
{
    size_t count = memory->text.count + 2;
    if (memory->layout_capacity < count) {
        free(memory->starts);
        free(memory->ends);
        free(memory->closed);
        memory->starts = malloc(count * sizeof *memory->starts);
        memory->ends = malloc(count * sizeof *memory->ends);
        memory->closed = malloc(count);
        memory->layout_capacity =
            memory->starts != NULL && memory->ends != NULL && memory->closed != NULL ? count : 0;
        if (memory->layout_capacity == 0)
            return false;
    }
    memset(memory->starts, 0, count * sizeof *memory->starts);
    memset(memory->ends, 0, count * sizeof *memory->ends);
    memset(memory->closed, 0, count);
    return true;
}

bool xun_name_scan_begin(xun_name_scan *scan, xun_facts *facts, const xun_fact_finder *finder)
{
    struct xun_facts_memory *memory = facts->memory;
    if (!lay_out(memory))
        return false;
    for (size_t i = 0; i < memory->mark_count; i++) {
        const xun_mark *mark = &memory->marks[i];
        unsigned kinds = xun_rule_of(finder, mark->word)->kinds;
        memory->starts[mark->start] |= kinds;
        memory->ends[mark->end] |= kinds;
        if ((kinds & XUN_WORD_NOT_NAME) != 0)
            for (size_t k = mark->start; k < mark->end; k++)
                memory->closed[k] |= XUN_IN_NOT_NAME;
    }
    close_found(memory->closed, &memory->text, facts);
    close_titles(memory->closed, &memory->text);
    *scan = (xun_name_scan){.facts = facts,
                            .finder = finder,
                            .text = &memory->text,
                            .marks = memory->marks,
                            .mark_count = memory->mark_count,
                            .starts = memory->starts,
                            .ends = memory->ends,
                            .closed = memory->closed};
    return true;
}

/* ---- looking around ---- */

bool xun_is_opening_quote(char16_t c)
{
    return c == u'“' || c == u'「' || c == u'‘';
}

bool xun_is_closing_quote(char16_t c)
{
    return c == u'”' || c == u'」' || c == u'’';
}

size_t xun_quote_start(const xun_fact_text *text, size_t index)
{
    for (size_t i = index; i > 0 && index - i < QUOTE_REACH; i--) {
        if (xun_is_opening_quote(text->chars[i - 1]))
            return i - 1;
        if (xun_is_closing_quote(text->chars[i - 1]))
            break;
    }
    return index;
}

size_t xun_quote_end(const xun_fact_text *text, size_t index)
{
    for (size_t i = index + 1; i < text->count && i - index < QUOTE_REACH; i++) {
        if (xun_is_closing_quote(text->chars[i]))
            return i;
        if (xun_is_opening_quote(text->chars[i]))
            break;
    }
    return index;
}

size_t xun_clause_start(const xun_fact_text *text, size_t index)
{
    size_t limit = index > CLAUSE_REACH ? index - CLAUSE_REACH : 0;
    while (index > limit && !xun_is_clause_mark(text->chars[index - 1]))
        index--;
    return index;
}

size_t xun_clause_end(const xun_fact_text *text, size_t index)
{
    size_t limit = index + CLAUSE_REACH < text->count ? index + CLAUSE_REACH : text->count;
    while (index < limit && !xun_is_clause_mark(text->chars[index]))
        index++;
    return index;
}

bool xun_is_function_character(char16_t c)
{
    return xun_one_of(c, u"了为是的在把将被以等对从于又并已均也则且但仅让使给由其着过");
}

const xun_word_rule *xun_mark_rule(const xun_name_scan *scan, const xun_mark *mark)
{
    return xun_rule_of(scan->finder, mark->word);
}

size_t xun_first_mark(const xun_name_scan *scan, size_t index)
{
    size_t low = 0, high = scan->mark_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scan->marks[middle].start < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const xun_mark *xun_mark_before(const xun_name_scan *scan, size_t from, size_t index, unsigned kinds)
{
    const xun_mark *best = NULL;
    for (size_t i = xun_first_mark(scan, from); i < scan->mark_count && scan->marks[i].start < index; i++) {
        const xun_mark *mark = &scan->marks[i];
        if (mark->end > index || (xun_mark_rule(scan, mark)->kinds & kinds) == 0)
            continue;
        if (best == NULL || mark->end > best->end || (mark->end == best->end && mark->start < best->start))
            best = mark;
    }
    return best;
}

const xun_mark *xun_mark_after(const xun_name_scan *scan, size_t index, size_t to, unsigned kinds)
{
    const xun_mark *best = NULL;
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start < to; i++) {
        const xun_mark *mark = &scan->marks[i];
        if (best != NULL && mark->start >= best->end)
            break;
        if ((xun_mark_rule(scan, mark)->kinds & kinds) != 0 && (best == NULL || mark->end > best->end))
            best = mark;
    }
    return best;
}

size_t xun_role_ends(const xun_name_scan *scan, size_t end, xun_word_roles roles)
{
    enum { LONGEST = 8 };
    for (size_t i = xun_first_mark(scan, end > LONGEST ? end - LONGEST : 0);
         i < scan->mark_count && scan->marks[i].start < end; i++)
        if (scan->marks[i].end == end && (xun_mark_rule(scan, &scan->marks[i])->roles & roles) != 0)
            return end - scan->marks[i].start;
    return 0;
}

size_t xun_role_begins(const xun_name_scan *scan, size_t index, xun_word_roles roles)
{
    size_t best = 0;
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++)
        if ((xun_mark_rule(scan, &scan->marks[i])->roles & roles) != 0 && scan->marks[i].end - index > best)
            best = scan->marks[i].end - index;
    return best;
}

bool xun_any_closed(const xun_name_scan *scan, size_t start, size_t end, unsigned bits)
{
    for (size_t i = start; i < end; i++)
        if ((scan->closed[i] & bits) != 0)
            return true;
    return false;
}

void xun_close(xun_name_scan *scan, size_t start, size_t end, unsigned bit)
{
    for (size_t i = start; i < end; i++)
        scan->closed[i] |= (unsigned char)bit;
}

/* ---- canonical names ---- */

static bool is_name_mark(char16_t c)
{
    return xun_one_of(c, u"·“”\"‘’「」《》");
}

/* The space of an English name stays, one between words; others go. */
static bool keeps_space(const char16_t *chars, size_t index, size_t count)
{
    return index > 0 && index + 1 < count && (chars[index - 1] < 0x80 || chars[index - 1] == u'’') &&
           chars[index + 1] < 0x80 && chars[index - 1] != u' ';
}

static size_t plain_name(char16_t *out, const char16_t *chars, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count && length < NAME_LIMIT; i++) {
        bool apostrophe = chars[i] == u'’' && i > 0 && xun_is_letter(chars[i - 1]);
        if (chars[i] == u' ' ? keeps_space(chars, i, count) : apostrophe || !is_name_mark(chars[i]))
            out[length++] = chars[i];
    }
    return length;
}

static size_t write_name(char *out, size_t capacity, const char16_t *chars, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        size_t size = xun_utf8_write(bytes, chars[i]);
        if (length + size >= capacity)
            break;
        memcpy(out + length, bytes, size);
        length += size;
    }
    out[length] = 0;
    return length;
}

/* The lookup form has no spaces at all; that of an English name is its key. */
static const char *glossary_name(const xun_fact_finder *finder, const char16_t *chars, size_t count,
                                 unsigned kinds)
{
    char16_t packed[NAME_LIMIT];
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        if (chars[i] != u' ')
            packed[length++] = chars[i];
    const xun_word_rule *rule = xun_rules_lookup(finder, packed, length);
    if (rule != NULL && (rule->kinds & kinds) != 0)
        return rule->name;
    char16_t key[XUN_KEY_LIMIT];
    rule = xun_rules_lookup(finder, key, xun_english_key(key, chars, count));
    return rule != NULL && (rule->kinds & kinds) != 0 ? rule->name : NULL;
}

/* True when the name ends in what is done, and not in what it is done to: 老鸦陈改造, 大沙河综合治理. */
static bool ends_in_action(const char16_t *name, size_t count)
{
    static const char16_t *const actions[] = {u"改造", u"治理", u"整治", u"建设", u"提升", u"修复", u"保护",
                                              u"扩建", u"搬迁", u"开发", u"配套", u"绿化", u"亮化", u"疏浚",
                                              u"安置", u"加固", u"更新", u"利用", u"供水", u"供热", NULL};
    for (const char16_t *const *action = actions; *action != NULL; action++)
        if (name[count - 2] == (*action)[0] && name[count - 1] == (*action)[1])
            return true;
    return false;
}

/* 万科水晶城项目 is 万科水晶城: the length of a project's name without the 项目 or 工程 that may follow one.
 * The rest is a name when the glossary has it or an ending of project-suffixes.tsv ends it. */
static size_t without_class(const xun_fact_finder *finder, const char16_t *name, size_t count)
{
    enum { SHORTEST = 4, CLASS = 2 };
    bool class_ends = count >= SHORTEST + CLASS && ((name[count - 2] == u'项' && name[count - 1] == u'目') ||
                                                    (name[count - 2] == u'工' && name[count - 1] == u'程'));
    if (!class_ends)
        return count;
    size_t rest = count - CLASS;
    if (glossary_name(finder, name, rest, XUN_WORD_PROJECT) != NULL)
        return rest;
    if (ends_in_action(name, rest))
        return count;
    for (size_t start = 2; start < rest; start++) {
        const xun_word_rule *ending = xun_rules_lookup(finder, name + start, rest - start);
        if (ending != NULL && (ending->kinds & (XUN_WORD_PROJECT_STRONG | XUN_WORD_PROJECT_WEAK)) != 0)
            return rest;
    }
    return count;
}

const char *xun_canonical_string(const xun_name_scan *scan, size_t start, size_t end, unsigned kind)
{
    return xun_canonical_chars(scan, scan->text->chars + start, end - start, kind);
}

const char *xun_canonical_chars(const xun_name_scan *scan, const char16_t *chars, size_t length,
                                unsigned kind)
{
    char16_t plain[NAME_LIMIT];
    char bytes[NAME_LIMIT * 4];
    size_t count = plain_name(plain, chars, length);
    if ((kind & XUN_WORD_PROJECT) != 0)
        count = without_class(scan->finder, plain, count);
    const char *name = glossary_name(scan->finder, plain, count, kind);
    if (name != NULL)
        return xun_facts_string(scan->facts, name, strlen(name));
    return xun_facts_string(scan->facts, bytes, write_name(bytes, sizeof bytes, plain, count));
}

/* The name in simplified, plain characters. */
static size_t fold_name(char16_t plain[NAME_LIMIT], const xun_fact_finder *finder, const char *name,
                        size_t length)
{
    char16_t chars[NAME_LIMIT];
    size_t count = 0;
    const char *end = name + length;
    while (name < end && count < NAME_LIMIT) {
        uint32_t character;
        name += xun_utf8_read(&character, name, end);
        chars[count] = xun_fold_plain(character);
        if (finder != NULL)
            chars[count] = xun_rules_simplified(finder, chars[count]);
        count++;
    }
    return plain_name(plain, chars, count);
}

size_t xun_name_canonical(char *out, size_t capacity, const xun_fact_finder *finder, const char *name,
                          size_t length)
{
    static const unsigned named = XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_HONOR | XUN_WORD_PROJECT;
    char16_t plain[NAME_LIMIT];
    if (capacity == 0)
        return 0;
    size_t count = fold_name(plain, finder, name, length);
    if (finder != NULL)
        count = without_class(finder, plain, count);
    const char *canonical = finder != NULL ? glossary_name(finder, plain, count, named) : NULL;
    if (canonical == NULL)
        return write_name(out, capacity, plain, count);
    size_t size = xun_utf8_border(canonical, strlen(canonical),
                                  strlen(canonical) < capacity ? strlen(canonical) : capacity - 1);
    memcpy(out, canonical, size);
    out[size] = 0;
    return size;
}

static size_t lower(char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] >= 'A' && text[i] <= 'Z')
            text[i] = (char)(text[i] + 32);
    return length;
}

size_t xun_name_term(char *out, size_t capacity, const xun_fact_finder *finder, const char *name,
                     size_t length)
{
    return lower(out, xun_name_canonical(out, capacity, finder, name, length));
}

/* The key of UTF-8 text without the mark that begins it. */
static size_t bare_key(char16_t key[XUN_KEY_LIMIT], const char *text, size_t length)
{
    char16_t plain[NAME_LIMIT];
    size_t count = xun_english_key(key, plain, fold_name(plain, NULL, text, length));
    if (count > 0)
        memmove(key, key + 1, --count * sizeof *key);
    return count;
}

bool xun_name_has_english_part(const xun_fact_finder *finder, const char *term, size_t length,
                               const char *part, size_t part_length)
{
    enum { SHORTEST = 3 };
    char16_t plain[NAME_LIMIT], wanted[XUN_KEY_LIMIT], key[XUN_KEY_LIMIT];
    size_t wanted_count = bare_key(wanted, part, part_length);
    const xun_word_rule *rule = xun_rules_lookup(finder, plain, fold_name(plain, finder, term, length));
    if (wanted_count < SHORTEST || rule == NULL || rule->name == NULL)
        return false;
    for (const char *name = rule->name + strlen(rule->name) + 1; *name != 0;) {
        size_t one = strcspn(name, "|"), count = bare_key(key, name, one);
        if (memmem(key, count * sizeof *key, wanted, wanted_count * sizeof *wanted) != NULL)
            return true;
        name += name[one] == '|' ? one + 1 : one;
    }
    return false;
}

size_t xun_name_part(char *out, size_t capacity, const xun_fact_finder *finder, const char *part,
                     size_t length)
{
    char16_t plain[NAME_LIMIT];
    if (capacity == 0)
        return 0;
    return lower(out, write_name(out, capacity, plain, fold_name(plain, finder, part, length)));
}
