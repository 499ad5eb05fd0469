/* The grammar: text to a tree, by recursive descent of bounded depth. */
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/query_parts.h"
#include "searcher/searcher.h"

enum { NODES_A_BLOCK = 64 };

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

/* Said of a query that is taken as it stands. */
static bool is_remark(xun_hint_kind kind)
{
    return kind == XUN_HINT_NO_UNIT || kind == XUN_HINT_QUOTE_IN_TEXT || kind == XUN_HINT_UNKNOWN_FIELD ||
           kind == XUN_HINT_LOST_STAR;
}

/* The syntax is wrong at the cursor, which counts for more than what was remarked before. */
static void complain(parser *p, xun_hint_kind what)
{
    p->broken = true;
    if (is_remark(p->query->hint.kind))
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

/* ---- reading ------------------------------------------------------------------------------------------ */

static uint32_t peek(const parser *p, size_t *step)
{
    uint32_t character = 0;
    *step = p->at < p->end ? xun_utf8_read(&character, p->at, p->end) : 0;
    return character;
}

static void skip_spaces(parser *p)
{
    size_t step;
    while (p->at < p->end && xun_query_is_space(peek(p, &step)))
        p->at += step;
}

static xun_slice read_word(parser *p)
{
    const char *start = p->at;
    size_t step;
    while (p->at < p->end && !xun_query_ends_word(peek(p, &step)))
        p->at += step;
    return (xun_slice){start, (size_t)(p->at - start)};
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
    return xun_query_is_letter(before) || (p->at < p->end && xun_query_is_letter(peek(p, &step)));
}

/* The operator that stands at the cursor, which moves behind it only when there is one. */
static xun_query_operator take_operator(parser *p, uint32_t *distance)
{
    skip_spaces(p);
    const char *start = p->at;
    xun_query_operator kind = xun_query_operator_of(read_word(p), distance);
    if (kind == XUN_OPERATOR_NONE || kind == XUN_OPERATOR_BAD_NEAR)
        p->at = start;
    if (kind == XUN_OPERATOR_BAD_NEAR)
        complain(p, XUN_HINT_NO_DISTANCE);
    return kind;
}

/* What is left to read. */
static xun_slice rest(const parser *p)
{
    return (xun_slice){p->at, (size_t)(p->end - p->at)};
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
        if (xun_query_closes_quote(open, c)) {
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

/* The words of an amount, as many as are one: >100 亿元, USD 5 million. */
static xun_slice read_amount(parser *p)
{
    enum { AMOUNT_WORDS = 5 };
    xun_slice amount = read_word(p);
    xun_amount parsed;
    bool found = xun_amount_parse(&parsed, amount);
    const char *end = p->at;
    for (size_t i = 1; i < AMOUNT_WORDS; i++) {
        size_t step;
        skip_spaces(p);
        uint32_t first = p->at < p->end ? peek(p, &step) : 0;
        if (!first || (found && first >= '0' && first <= '9'))
            break;
        xun_slice more = read_word(p);
        xun_slice longer = {amount.text, (size_t)(p->at - amount.text)};
        if (!more.length)
            break;
        if (xun_amount_parse(&parsed, longer)) {
            amount = longer;
            found = true;
            end = p->at;
        }
    }
    p->at = end;
    return amount;
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
    node->text = xun_query_opens_quote(peek(p, &step)) ? read_quoted(p)
                 : field == XUN_FIELD_AMOUNT           ? read_amount(p)
                                                       : read_word(p);
    xun_hint_kind wrong = p->broken ? XUN_HINT_NONE : xun_query_read_value(node);
    if (wrong != XUN_HINT_NONE) {
        p->at = start;
        complain(p, wrong);
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
    if (p->at < p->end && xun_query_closes_group(peek(p, &step))) {
        p->at += step;
        return group;
    }
    p->at = open;
    complain(p, XUN_HINT_OPEN_PARENTHESIS);
    return group;
}

/* The word without the stars at its end. */
static xun_slice before_stars(xun_slice word)
{
    for (;;) {
        size_t last = word.length;
        uint32_t c = 0;
        while (last > 0 && ((unsigned char)word.text[--last] & 0xC0) == 0x80)
            continue;
        if (word.length)
            xun_utf8_read(&c, word.text + last, word.text + word.length);
        if (!xun_query_is_star(c))
            return word;
        word.length = last;
    }
}

static xun_node *parse_word(parser *p)
{
    if (xun_query_field_missed(rest(p)))
        remark(p, p->at, XUN_HINT_UNKNOWN_FIELD);
    xun_slice word = read_word(p), beginning = before_stars(word);
    size_t star = xun_query_lost_star(word);
    if (star != SIZE_MAX)
        remark(p, word.text + star, XUN_HINT_LOST_STAR);
    bool prefix = beginning.length && beginning.length < word.length;
    xun_node *node = new_node(p, prefix ? XUN_NODE_PREFIX : XUN_NODE_WORD);
    if (node)
        node->text = prefix ? beginning : word;
    if (prefix)
        count_part(p);
    return node;
}

static xun_node *parse_quoted(parser *p)
{
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

/* An operator that has nothing before it. */
static bool stands_alone(parser *p)
{
    const char *start = p->at;
    uint32_t distance;
    bool alone = take_operator(p, &distance) != XUN_OPERATOR_NONE;
    p->at = start;
    return alone;
}

static xun_node *parse_operand(parser *p, unsigned depth)
{
    skip_spaces(p);
    size_t step;
    uint32_t c = peek(p, &step);
    if (p->at >= p->end || xun_query_closes_group(c) || stands_alone(p)) {
        if (!p->broken)
            complain(p, XUN_HINT_NO_OPERAND);
        return NULL;
    }
    if (xun_query_opens_group(c))
        return parse_group(p, depth);
    if (xun_query_opens_quote(c))
        return parse_quoted(p);
    xun_field field;
    size_t name_length = xun_query_field_at(&field, rest(p));
    return name_length ? parse_field(p, field, name_length) : parse_word(p);
}

/* left OP right as one node; a chain of the same operator becomes one node with many children. */
static xun_node *combine(parser *p, xun_query_operator kind, xun_node *left, xun_node *right,
                         uint32_t distance)
{
    xun_node_kind wanted = kind == XUN_OPERATOR_OR     ? XUN_NODE_OR
                           : kind == XUN_OPERATOR_NEAR ? XUN_NODE_NEAR
                           : kind == XUN_OPERATOR_NOT  ? XUN_NODE_SEQUENCE
                                                       : XUN_NODE_AND;
    right->excluded = kind == XUN_OPERATOR_NOT;
    bool chain = left->kind == wanted && kind != XUN_OPERATOR_NEAR && !left->excluded && left->children &&
                 left->text.length == 0;
    xun_node *node = chain ? left : new_node(p, wanted);
    count_part(p);
    if (!node)
        return NULL;
    if (!chain)
        append_child(node, left);
    append_child(node, right);
    node->distance = distance;
    if (kind == XUN_OPERATOR_NEAR && ((left->kind != XUN_NODE_WORD && left->kind != XUN_NODE_PHRASE) ||
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
        xun_query_operator kind = take_operator(p, &distance);
        if (kind == XUN_OPERATOR_AND) {
            const char *behind = p->at;
            uint32_t ignored;
            if (take_operator(p, &ignored) == XUN_OPERATOR_NOT)
                kind = XUN_OPERATOR_NOT;
            else
                p->at = behind;
        }
        if (kind == XUN_OPERATOR_NONE || kind == XUN_OPERATOR_OR || p->broken) {
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
        if (take_operator(p, &distance) != XUN_OPERATOR_OR) {
            p->at = before;
            return left;
        }
        xun_node *right = parse_tight(p, depth);
        left = right ? combine(p, XUN_OPERATOR_OR, left, right, 0) : NULL;
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
    if (xun_query_is_space(next) || xun_query_closes_group(next) || next == '-')
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
        if (p->at >= p->end || (depth && xun_query_closes_group(peek(p, &step))))
            return sequence;
        if (xun_query_closes_group(peek(p, &step))) {
            complain(p, XUN_HINT_LONE_PARENTHESIS);
            return sequence;
        }
        uint32_t distance = 0;
        const char *before = p->at;
        bool excluded = take_minus(p) || take_operator(p, &distance) == XUN_OPERATOR_NOT;
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
    if (!p.broken && !p.memory && xun_query_is_prose((xun_slice){query->text.data, query->text.length}) &&
        has_syntax(query->root)) {
        query->hint = (xun_hint){XUN_HINT_PROSE, 1};
        p.broken = true;
    }
    if (p.broken && !p.memory)
        query->root = plain_words(&p);
    return !p.memory && query->root;
}
