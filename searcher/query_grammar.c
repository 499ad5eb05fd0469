/* The grammar: text to a tree, by recursive descent of bounded depth. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/utf8.h"
#include "searcher/query_parts.h"
#include "searcher/searcher.h"

/* A text of so many words and sentence marks is one that somebody wrote to be read. */
enum { NODES_A_BLOCK = 64, PROSE_WORDS = 16, PROSE_MARKS = 2 };

/* ---- words of the language ---------------------------------------------------------------------------- */

static const struct {
    const char *name;
    xun_field field;
} field_names[] = {
    {"title", XUN_FIELD_TITLE},   {"标题", XUN_FIELD_TITLE},      {"標題", XUN_FIELD_TITLE},
    {"report", XUN_FIELD_REPORT}, {"报告", XUN_FIELD_REPORT},     {"報告", XUN_FIELD_REPORT},
    {"year", XUN_FIELD_YEAR},     {"年份", XUN_FIELD_YEAR},       {"date", XUN_FIELD_DATE},
    {"日期", XUN_FIELD_DATE},     {"project", XUN_FIELD_PROJECT}, {"项目", XUN_FIELD_PROJECT},
    {"項目", XUN_FIELD_PROJECT},  {"honor", XUN_FIELD_HONOR},     {"honour", XUN_FIELD_HONOR},
    {"荣誉", XUN_FIELD_HONOR},    {"榮譽", XUN_FIELD_HONOR},      {"org", XUN_FIELD_ORG},
    {"机构", XUN_FIELD_ORG},      {"機構", XUN_FIELD_ORG},        {"lang", XUN_FIELD_LANGUAGE},
    {"语言", XUN_FIELD_LANGUAGE}, {"語言", XUN_FIELD_LANGUAGE},   {"amount", XUN_FIELD_AMOUNT},
    {"金额", XUN_FIELD_AMOUNT},   {"金額", XUN_FIELD_AMOUNT},     {"数量", XUN_FIELD_AMOUNT},
    {"數量", XUN_FIELD_AMOUNT},
};

const char *xun_field_name(xun_field field)
{
    for (size_t i = 0; i < sizeof field_names / sizeof *field_names; i++)
        if (field_names[i].field == field)
            return field_names[i].name;
    return "?";
}

typedef enum { OPERATOR_NONE, OPERATOR_AND, OPERATOR_OR, OPERATOR_NOT, OPERATOR_NEAR } operator_kind;

static const struct {
    const char *name;
    operator_kind kind;
} operator_names[] = {
    {"AND", OPERATOR_AND}, {"并且", OPERATOR_AND}, {"並且", OPERATOR_AND}, {"OR", OPERATOR_OR},
    {"|", OPERATOR_OR},    {"或者", OPERATOR_OR},  {"NOT", OPERATOR_NOT},  {"不含", OPERATOR_NOT},
};

/* ---- parser state ------------------------------------------------------------------------------------- */

typedef struct {
    xun_parsed_query *query;
    const char *at, *end;
    bool memory, broken; /* memory is out; the syntax is wrong */
    size_t parts;        /* that need work of their own */
} parser;

static xun_node *new_node(parser *p, xun_node_kind kind)
{
    xun_parsed_query *q = p->query;
    if (q->node_count == q->block_count * NODES_A_BLOCK) {
        xun_node **blocks = realloc(q->blocks, (q->block_count + 1) * sizeof *blocks);
        if (blocks)
            q->blocks = blocks;
        xun_node *block = blocks ? calloc(NODES_A_BLOCK, sizeof *block) : NULL;
        if (!block) {
            p->memory = true;
            return NULL;
        }
        q->blocks[q->block_count++] = block;
    }
    xun_node *node = &q->blocks[q->node_count / NODES_A_BLOCK][q->node_count % NODES_A_BLOCK];
    q->node_count++;
    node->kind = kind;
    return node;
}

static void append_child(xun_node *parent, xun_node *child)
{
    xun_node **link = &parent->children;
    while (*link)
        link = &(*link)->next;
    *link = child;
}

/* Remembers the first thing that was to be said, and of which place. */
static void remark(parser *p, const char *at, xun_hint_kind what)
{
    const char *start = p->query->text.data;
    if (p->query->hint.kind == XUN_HINT_NONE)
        p->query->hint = (xun_hint){what, xun_utf8_count(start, (size_t)(at - start)) + 1};
}

/* The syntax is wrong at the cursor, which counts for more than what was remarked before. */
static void complain(parser *p, xun_hint_kind what)
{
    p->broken = true;
    xun_hint_kind known = p->query->hint.kind;
    if (known == XUN_HINT_NO_UNIT || known == XUN_HINT_QUOTE_IN_TEXT)
        p->query->hint.kind = XUN_HINT_NONE;
    remark(p, p->at, what);
}

/* Each operator, phrase, field and beginning of a word costs time of its own: so many are not meant by
 * anyone. */
static void count_part(parser *p)
{
    if (++p->parts > XUN_QUERY_PARTS)
        complain(p, XUN_HINT_TOO_MANY_PARTS);
}

/* ---- characters --------------------------------------------------------------------------------------- */

static uint32_t peek(const parser *p, size_t *step)
{
    uint32_t character = 0;
    *step = p->at < p->end ? xun_utf8_read(&character, p->at, p->end) : 0;
    return character;
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

static bool opens_quote(uint32_t c)
{
    return c == '"' || c == 0x201C || c == 0x201D || c == 0xFF02 || c == 0x300C || c == 0x300E;
}

/* A quote is closed by any mark of its own family, since people mix them. */
static bool closes_quote(uint32_t open, uint32_t c)
{
    if (open == 0x300C || open == 0x300E)
        return c == open + 1;
    return c == '"' || c == 0x201C || c == 0x201D || c == 0xFF02;
}

static bool is_open_parenthesis(uint32_t c)
{
    return c == '(' || c == 0xFF08;
}

static bool is_close_parenthesis(uint32_t c)
{
    return c == ')' || c == 0xFF09;
}

static bool ends_word(uint32_t c)
{
    return is_space(c) || opens_quote(c) || is_open_parenthesis(c) || is_close_parenthesis(c);
}

static void skip_spaces(parser *p)
{
    size_t step;
    while (p->at < p->end && is_space(peek(p, &step)))
        p->at += step;
}

static xun_slice read_word(parser *p)
{
    const char *start = p->at;
    size_t step;
    while (p->at < p->end && !ends_word(peek(p, &step)))
        p->at += step;
    return (xun_slice){start, (size_t)(p->at - start)};
}

static bool slice_is(xun_slice slice, const char *word)
{
    return slice.length == strlen(word) && memcmp(slice.text, word, slice.length) == 0;
}

/* ---- text that was not written as a query ------------------------------------------------------------- */

static bool is_sentence_mark(uint32_t c, uint32_t next)
{
    if (c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0xFF1F || c == 0xFF01)
        return true;
    return (c == ',' || c == '.' || c == ';' || c == '?' || c == '!') && (!next || is_space(next));
}

/* Several sentences or parts of one; two Han characters are taken for a word. */
static bool is_prose(const xun_bytes *text)
{
    size_t marks = 0, halves = 0;
    bool inside = false;
    for (const char *at = text->data, *end = at + text->length; at < end;) {
        uint32_t c, next = 0;
        at += xun_utf8_read(&c, at, end);
        if (at < end)
            xun_utf8_read(&next, at, end);
        bool han = xun_is_han(c);
        marks += is_sentence_mark(c, next);
        halves += han ? 1 : !inside && !is_space(c) ? 2 : 0;
        inside = !han && !is_space(c);
    }
    return halves >= 2 * PROSE_WORDS && marks >= PROSE_MARKS;
}

static bool is_letter(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x2000) || xun_is_han(c);
}

/* Whether text touches what was quoted: 名为“个体工商户”实为合伙. `start` is where its opening mark stands;
 * the cursor is behind the closing one. */
static bool touches_text(const parser *p, const char *start)
{
    size_t step;
    uint32_t before = 0;
    const char *last = start;
    while (last > p->query->text.data && ((unsigned char)*--last & 0xC0) == 0x80)
        continue;
    if (last < start)
        xun_utf8_read(&before, last, start);
    return is_letter(before) || (p->at < p->end && is_letter(peek(p, &step)));
}

/* ---- operators ---------------------------------------------------------------------------------------- */

/* "NEAR" or "NEAR/5"; distance 10 when none is given. */
static bool is_near(xun_slice word, uint32_t *distance)
{
    if (word.length < 4 || memcmp(word.text, "NEAR", 4) != 0)
        return false;
    *distance = 10;
    if (word.length == 4)
        return true;
    if (word.text[4] != '/' || word.length == 5 || word.length > 8)
        return false;
    *distance = 0;
    for (size_t i = 5; i < word.length; i++) {
        if (word.text[i] < '0' || word.text[i] > '9')
            return false;
        *distance = *distance * 10 + (uint32_t)(word.text[i] - '0');
    }
    return *distance > 0;
}

/* The operator that stands at the cursor, which moves behind it only when there is one. */
static operator_kind take_operator(parser *p, uint32_t *distance)
{
    skip_spaces(p);
    const char *start = p->at;
    xun_slice word = read_word(p);
    if (is_near(word, distance))
        return OPERATOR_NEAR;
    for (size_t i = 0; i < sizeof operator_names / sizeof *operator_names; i++)
        if (slice_is(word, operator_names[i].name))
            return operator_names[i].kind;
    p->at = start;
    return OPERATOR_NONE;
}

/* ---- fields ------------------------------------------------------------------------------------------- */

/* Bytes of "name:" (either colon) at the cursor; 0 when no field begins here. */
static size_t field_at(const parser *p, xun_field *field)
{
    for (size_t i = 0; i < sizeof field_names / sizeof *field_names; i++) {
        size_t length = strlen(field_names[i].name), left = (size_t)(p->end - p->at);
        if (left <= length || strncasecmp(p->at, field_names[i].name, length) != 0)
            continue;
        size_t colon = p->at[length] == ':' ? 1 : 0;
        if (!colon && left >= length + 3 && memcmp(p->at + length, "\xEF\xBC\x9A", 3) == 0)
            colon = 3;
        if (!colon)
            continue;
        *field = field_names[i].field;
        return length + colon;
    }
    return 0;
}

static xun_slice read_quoted(parser *p)
{
    size_t step;
    uint32_t open = peek(p, &step);
    const char *mark = p->at;
    p->at += step;
    const char *start = p->at;
    while (p->at < p->end) {
        uint32_t c = peek(p, &step);
        if (closes_quote(open, c)) {
            xun_slice inside = {start, (size_t)(p->at - start)};
            p->at += step;
            return inside;
        }
        p->at += step;
    }
    p->at = mark;
    complain(p, XUN_HINT_OPEN_QUOTE);
    return (xun_slice){start, 0};
}

static void split_range(xun_node *node)
{
    for (size_t i = 0; i + 1 < node->text.length; i++) {
        if (node->text.text[i] != '.' || node->text.text[i + 1] != '.')
            continue;
        node->high = (xun_slice){node->text.text + i + 2, node->text.length - i - 2};
        node->text.length = i;
        node->range = true;
        return;
    }
}

/* "2017", "2017-02", "2017-02-17" with an optional 年 after a year alone. */
static bool is_date(xun_slice *slice)
{
    if (slice->length == 7 && memcmp(slice->text + 4, "年", 3) == 0)
        slice->length = 4;
    if (slice->length != 4 && slice->length != 7 && slice->length != 10)
        return false;
    for (size_t i = 0; i < slice->length; i++) {
        bool dash = i == 4 || i == 7;
        char c = slice->text[i];
        if (dash ? c != '-' : c < '0' || c > '9')
            return false;
    }
    return true;
}

static bool is_good_value(xun_node *node)
{
    bool dated = node->field == XUN_FIELD_YEAR || node->field == XUN_FIELD_DATE;
    if (node->field == XUN_FIELD_AMOUNT)
        return xun_amount_parse(&node->amount, node->text);
    if (!dated)
        return node->text.length > 0;
    split_range(node);
    if (node->range && !node->text.length && !node->high.length)
        return false;
    bool low = (node->range && !node->text.length) || is_date(&node->text);
    bool high = !node->range || !node->high.length || is_date(&node->high);
    bool years = node->field != XUN_FIELD_YEAR || (node->text.length <= 4 && node->high.length <= 4);
    return low && high && years;
}

static xun_node *parse_field(parser *p, xun_field field, size_t name_length)
{
    const char *start = p->at;
    p->at += name_length;
    size_t step;
    xun_node *node = new_node(p, XUN_NODE_FIELD);
    if (!node)
        return NULL;
    node->field = field;
    count_part(p);
    node->text = opens_quote(peek(p, &step)) ? read_quoted(p) : read_word(p);
    if (!p->broken && !is_good_value(node)) {
        p->at = start;
        bool dated = field == XUN_FIELD_YEAR || field == XUN_FIELD_DATE;
        complain(p, dated                       ? XUN_HINT_NO_DATE
                    : field == XUN_FIELD_AMOUNT ? XUN_HINT_NO_AMOUNT
                                                : XUN_HINT_NO_VALUE);
    }
    if (!p->broken && field == XUN_FIELD_AMOUNT && !node->amount.unit[0])
        remark(p, start, XUN_HINT_NO_UNIT);
    return node;
}

/* ---- the grammar --------------------------------------------------------------------------------------
 * sequence := { ["-"] item }          item := operand { (AND | OR | NOT | NEAR) operand }
 * operand  := "(" sequence ")" | quoted | field | word | word "*"                          */

static xun_node *parse_sequence(parser *p, unsigned depth);

static xun_node *parse_group(parser *p, unsigned depth)
{
    const char *open = p->at;
    size_t step;
    peek(p, &step);
    p->at += step;
    if (depth >= XUN_QUERY_DEPTH) {
        complain(p, XUN_HINT_TOO_DEEP);
        return NULL;
    }
    xun_node *group = parse_sequence(p, depth + 1);
    if (!group || p->broken)
        return group;
    if (p->at < p->end && is_close_parenthesis(peek(p, &step))) {
        p->at += step;
        return group;
    }
    p->at = open;
    complain(p, XUN_HINT_OPEN_PARENTHESIS);
    return group;
}

static xun_node *parse_word(parser *p)
{
    xun_slice word = read_word(p);
    bool prefix = word.length > 1 && word.text[word.length - 1] == '*';
    xun_node *node = new_node(p, prefix ? XUN_NODE_PREFIX : XUN_NODE_WORD);
    if (node)
        node->text = (xun_slice){word.text, word.length - (prefix ? 1 : 0)};
    if (prefix)
        count_part(p);
    return node;
}

static xun_node *parse_operand(parser *p, unsigned depth)
{
    skip_spaces(p);
    size_t step;
    uint32_t c = peek(p, &step);
    if (p->at >= p->end || is_close_parenthesis(c)) {
        complain(p, XUN_HINT_NO_OPERAND);
        return NULL;
    }
    if (is_open_parenthesis(c))
        return parse_group(p, depth);
    if (opens_quote(c)) {
        const char *start = p->at;
        xun_node *node = new_node(p, XUN_NODE_PHRASE);
        count_part(p);
        if (!node)
            return NULL;
        node->text = read_quoted(p);
        if (!p->broken && touches_text(p, start)) {
            node->kind = XUN_NODE_WORD;
            remark(p, start, XUN_HINT_QUOTE_IN_TEXT);
        }
        return node;
    }
    xun_field field;
    size_t name_length = field_at(p, &field);
    return name_length ? parse_field(p, field, name_length) : parse_word(p);
}

/* left OP right as one node; a chain of the same operator becomes one node with many children. */
static xun_node *combine(parser *p, operator_kind kind, xun_node *left, xun_node *right, uint32_t distance)
{
    xun_node_kind wanted = kind == OPERATOR_OR     ? XUN_NODE_OR
                           : kind == OPERATOR_NEAR ? XUN_NODE_NEAR
                           : kind == OPERATOR_NOT  ? XUN_NODE_SEQUENCE
                                                   : XUN_NODE_AND;
    right->excluded = kind == OPERATOR_NOT;
    bool chain = left->kind == wanted && kind != OPERATOR_NEAR && !left->excluded && left->children &&
                 left->text.length == 0;
    xun_node *node = chain ? left : new_node(p, wanted);
    count_part(p);
    if (!node)
        return NULL;
    if (!chain)
        append_child(node, left);
    append_child(node, right);
    node->distance = distance;
    if (kind == OPERATOR_NEAR && ((left->kind != XUN_NODE_WORD && left->kind != XUN_NODE_PHRASE) ||
                                  (right->kind != XUN_NODE_WORD && right->kind != XUN_NODE_PHRASE)))
        complain(p, XUN_HINT_NEAR_WORDS);
    return node;
}

/* AND, NOT and NEAR bind tighter than OR. */
static xun_node *parse_tight(parser *p, unsigned depth)
{
    xun_node *left = parse_operand(p, depth);
    while (left && !p->broken && !p->memory) {
        const char *before = p->at;
        uint32_t distance = 0;
        operator_kind kind = take_operator(p, &distance);
        if (kind == OPERATOR_AND) {
            const char *behind = p->at;
            uint32_t ignored;
            if (take_operator(p, &ignored) == OPERATOR_NOT)
                kind = OPERATOR_NOT;
            else
                p->at = behind;
        }
        if (kind == OPERATOR_NONE || kind == OPERATOR_OR) {
            p->at = before;
            return left;
        }
        xun_node *right = parse_operand(p, depth);
        left = right ? combine(p, kind, left, right, distance) : NULL;
    }
    return left;
}

static xun_node *parse_item(parser *p, unsigned depth)
{
    xun_node *left = parse_tight(p, depth);
    while (left && !p->broken && !p->memory) {
        const char *before = p->at;
        uint32_t distance = 0;
        if (take_operator(p, &distance) != OPERATOR_OR) {
            p->at = before;
            return left;
        }
        xun_node *right = parse_tight(p, depth);
        left = right ? combine(p, OPERATOR_OR, left, right, 0) : NULL;
    }
    return left;
}

/* A group of mere words, beside no operator, is those words. */
static bool is_bare_group(const xun_node *item)
{
    bool bare = item->kind == XUN_NODE_SEQUENCE && !item->excluded;
    for (const xun_node *child = item->children; child && bare; child = child->next)
        bare = child->kind == XUN_NODE_WORD && !child->excluded;
    return bare;
}

/* "-" excludes when it begins an item and something follows it at once. */
static bool take_minus(parser *p)
{
    size_t step;
    uint32_t c = peek(p, &step);
    if ((c != '-' && c != 0xFF0D) || p->at + step >= p->end)
        return false;
    parser ahead = *p;
    ahead.at += step;
    size_t next_step;
    uint32_t next = peek(&ahead, &next_step);
    if (is_space(next) || is_close_parenthesis(next) || next == '-')
        return false;
    p->at += step;
    return true;
}

static xun_node *parse_sequence(parser *p, unsigned depth)
{
    xun_node *sequence = new_node(p, XUN_NODE_SEQUENCE);
    while (sequence && !p->broken && !p->memory) {
        skip_spaces(p);
        size_t step;
        if (p->at >= p->end || (depth && is_close_parenthesis(peek(p, &step))))
            return sequence;
        if (is_close_parenthesis(peek(p, &step))) {
            complain(p, XUN_HINT_LONE_PARENTHESIS);
            return sequence;
        }
        uint32_t distance = 0;
        const char *before = p->at;
        bool excluded = take_minus(p) || take_operator(p, &distance) == OPERATOR_NOT;
        if (!excluded)
            p->at = before;
        xun_node *item = excluded ? parse_operand(p, depth) : parse_item(p, depth);
        if (!item)
            return sequence;
        item->excluded = item->excluded || excluded;
        if (!is_bare_group(item))
            append_child(sequence, item);
        else if (item->children)
            append_child(sequence, item->children);
    }
    return sequence;
}

/* The whole text as one word: quotes, parentheses and the like are no words anyway. */
static xun_node *plain_words(parser *p)
{
    xun_node *sequence = new_node(p, XUN_NODE_SEQUENCE);
    xun_node *word = sequence ? new_node(p, XUN_NODE_WORD) : NULL;
    if (word) {
        word->text = (xun_slice){p->query->text.data, p->query->text.length};
        append_child(sequence, word);
    }
    return word ? sequence : NULL;
}

/* Whether anything but words was understood, and no field, which nobody writes by chance. */
static bool has_syntax(const xun_node *root)
{
    bool syntax = false;
    for (const xun_node *child = root->children; child; child = child->next) {
        if (child->kind == XUN_NODE_FIELD)
            return false;
        syntax = syntax || child->kind != XUN_NODE_WORD || child->excluded;
    }
    return syntax;
}

bool xun_query_grow(xun_parsed_query *query)
{
    parser p = {query, query->text.data, query->text.data + query->text.length, false, false, 0};
    query->root = parse_sequence(&p, 0);
    if (!p.broken && !p.memory && is_prose(&query->text) && has_syntax(query->root)) {
        query->hint = (xun_hint){XUN_HINT_PROSE, 1};
        p.broken = true;
    }
    if (p.broken && !p.memory)
        query->root = plain_words(&p);
    return !p.memory && query->root;
}
