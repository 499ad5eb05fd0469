/* Organisations whose names no list knows: two characters or more that are no common words, and what stands
 * between them and an ending that tells an organisation by itself. */
#include "facts/orgs.h"

enum { LONGEST_HEAD = 8, LONGEST_UNKNOWN = 6, SHORTEST_UNKNOWN = 2 };

static bool may_stand_in_head(const xun_name_scan *scan, size_t index)
{
    char16_t c = scan->text->chars[index];
    return (xun_is_hanzi(c) || xun_is_letter(c)) && !xun_is_function_character(c) &&
           !xun_one_of(c, u"和与及向至各") && (scan->closed[index] & XUN_IN_FIGURE) == 0;
}

/* The longest word of two characters or more that begins at `index` and ends by `end`; NULL when there is
 * none. */
static const xun_mark *word_at(const xun_name_scan *scan, size_t index, size_t end)
{
    static const unsigned silent = XUN_WORD_NOT_NUMBER;
    const xun_mark *best = NULL;
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++) {
        const xun_word_rule *rule = xun_mark_rule(scan, &scan->marks[i]);
        if (scan->marks[i].end <= end && scan->marks[i].end - index >= 2 &&
            ((rule->kinds & ~silent) != 0 || rule->roles != 0))
            best = &scan->marks[i];
    }
    return best;
}

/* What is known of a head while its words are read from left to right. */
typedef struct {
    size_t start;   /* of the name; where no name has begun, the end of what was read */
    size_t unknown; /* characters in a row that are no words */
    bool named;     /* enough of them came, or a word that opens names */
    bool verb;      /* a verb came after them */
} head;

static void read_word(head *name, const xun_mark *word, const xun_word_rule *rule)
{
    bool opens = (rule->roles & XUN_ORG_OPENS) != 0;
    if (opens) {
        *name = (head){.start = word->start, .named = true};
    } else if (!name->named || xun_org_breaks(rule) || (rule->roles & XUN_ORG_CLASS) != 0) {
        *name = (head){.start = word->end};
    } else {
        name->verb = name->verb || (rule->kinds & (XUN_WORD_VERB | XUN_WORD_LEADS)) != 0;
        name->unknown = 0;
    }
}

/* True for a character that stands before names and begins none: 市 in 市骨科医院, 四所 in 四所医院. */
static bool is_leading(const xun_fact_text *text, size_t index)
{
    static const char16_t leading[] = u"我市省县区州镇乡村该现原本个所家名位批户级对从驻获每某到来去上";
    return xun_one_of(text->chars[index], leading) ||
           (xun_one_of(text->chars[index], u"一二两三四五六七八九十几多数") &&
            xun_one_of(xun_char(text, index + 1), u"所家个级类批名户"));
}

static void read_character(head *name, const xun_name_scan *scan, size_t index)
{
    if (!name->named && name->unknown == 0 && is_leading(scan->text, index)) {
        name->start = index + 1;
        return;
    }
    name->unknown++;
    if (name->named && name->verb && name->unknown >= SHORTEST_UNKNOWN)
        *name = (head){.start = index + 1 - name->unknown, .unknown = name->unknown};
    name->named = name->named || name->unknown >= SHORTEST_UNKNOWN;
}

/* The start of the name before the ending at `end`, not before `floor`; `end` when there is none. */
static size_t head_start(const xun_name_scan *scan, size_t floor, size_t end)
{
    size_t start = end;
    while (start > floor && end - start < LONGEST_HEAD + 4 && may_stand_in_head(scan, start - 1))
        start--;
    head name = {.start = start};
    for (size_t i = start; i < end;) {
        const xun_mark *word = word_at(scan, i, end);
        if (word != NULL)
            read_word(&name, word, xun_mark_rule(scan, word));
        else
            read_character(&name, scan, i);
        i = word != NULL ? word->end : i + 1;
        if (name.unknown > LONGEST_UNKNOWN)
            return end;
    }
    size_t length = end - name.start;
    return name.named && length >= SHORTEST_UNKNOWN && length <= LONGEST_HEAD ? name.start : end;
}

/* 3家 before a name tells that it is none; 2023年 does not. */
static bool is_counted(const xun_name_scan *scan, size_t start)
{
    return (scan->closed[start] & XUN_FIGURE_ENDS) != 0 &&
           !xun_one_of(xun_char(scan->text, start - 1), u"年月日底初末");
}

bool xun_org_heads_scan(xun_name_scan *scan)
{
    const xun_fact_text *text = scan->text;
    size_t known = scan->facts->org_count, next = 0, floor = 0, from = 0;
    for (size_t at = 1; at <= text->count; at++) {
        xun_org_ending ending;
        if (!xun_org_ending_at(&ending, scan, floor, at) || (ending.roles & XUN_ORG_HEADED) == 0)
            continue;
        for (; next < known && scan->facts->orgs[next].end <= text->at[ending.start]; next++)
            while (text->at[from] < scan->facts->orgs[next].end)
                from++;
        if (next < known && scan->facts->orgs[next].start < text->at[at])
            continue;
        size_t start = head_start(scan, from > floor ? from : floor, ending.start);
        if (start == ending.start || is_counted(scan, start))
            continue;
        floor = xun_org_end(scan, start, at);
        if (!xun_org_add(scan, start, floor))
            return false;
    }
    return true;
}
