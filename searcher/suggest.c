#include "searcher/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/literal.h"

enum {
    LOOKUPS = 4000, /* of terms, for one suggestion */
    CHECKS = 12,    /* of texts in stored passages */
    CHECKED = 32,   /* passages read for each */
    TOKENS = 48,    /* of a query that are looked at */
    RUN = 48,       /* characters that are read as pinyin together */
    FAR_MORE = 50   /* times the passages, to doubt what some passage holds */
};

typedef enum { TOKEN_HAN, TOKEN_LATIN } token_kind;

/* A run of Han characters, or a Latin word. */
typedef struct {
    token_kind kind;
    size_t start, end;   /* bytes of the query */
    size_t first, count; /* folded characters */
    bool glued;          /* touches the token before it */
    bool spaced;         /* only spaces stand between: both are plain words */
    bool plain;          /* of a word outside quotes and fields */
    bool code;           /* touches a digit */
} token;

typedef struct {
    size_t start, end; /* bytes of the query */
    xun_guess guess;
} replacement;

typedef struct {
    xun_suggester suggester;
    const xun_parsed_query *query;
    token tokens[TOKENS];
    size_t token_count;
    uint32_t *characters; /* of all tokens */
    size_t character_count;
    replacement replacements[TOKENS];
    size_t replacement_count;
} suggestion;

bool xun_stands(xun_suggester *s, const uint32_t *characters, size_t count)
{
    char text[4 * XUN_PIECE_LIMIT + 8] = "\"";
    size_t length = 1;
    const xun_request anywhere = XUN_REQUEST_DEFAULTS;
    uint64_t passages = 0;
    bool exact;
    if (!s->checks || count > XUN_PIECE_LIMIT || s->counts.status != XUN_OK)
        return false;
    s->checks--;
    for (size_t i = 0; i < count; i++)
        length += xun_utf8_write(text + length, characters[i]);
    text[length++] = '"';
    s->counts.status = xun_literal_count(&passages, &exact, s->searcher, (xun_slice){text, length}, &anywhere,
                                         CHECKED, s->counts.error);
    return passages > 0;
}

/* ---- tokens ------------------------------------------------------------------------------------------- */

static bool is_letter(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool only_spaces(const char *text, size_t length)
{
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t c;
        at += xun_utf8_read(&c, at, end);
        if (c != ' ' && c != 0x3000 && c != '\'' && c != 0x2019)
            return false;
    }
    return true;
}

/* The run of one kind that begins at folded character `at` becomes a token; returns where it ends. */
static size_t add_token(suggestion *g, const xun_folded *folded, size_t at, size_t base, bool plain)
{
    const xun_folded_char *chars = folded->chars;
    bool han = xun_is_han(chars[at].character);
    size_t end = at;
    while (end < folded->count && (han ? xun_is_han(chars[end].character) : is_letter(chars[end].character)))
        g->characters[g->character_count++] = chars[end++].character;
    token *t = &g->tokens[g->token_count];
    *t = (token){.kind = han ? TOKEN_HAN : TOKEN_LATIN,
                 .start = base + chars[at].start,
                 .end = base + chars[end - 1].end,
                 .first = g->character_count - (end - at),
                 .count = end - at,
                 .plain = plain};
    t->code = !han && ((at && is_digit(chars[at - 1].character)) ||
                       (end < folded->count && is_digit(chars[end].character)));
    if (g->token_count) {
        const token *before = &g->tokens[g->token_count - 1];
        t->glued = before->end == t->start;
        t->spaced = plain && before->plain && before->end < t->start &&
                    only_spaces(g->query->text.data + before->end, t->start - before->end);
    }
    g->token_count++;
    return end;
}

static bool add_text(suggestion *g, xun_slice text, bool plain)
{
    xun_folded folded = {0};
    size_t base = (size_t)(text.text - g->query->text.data);
    bool good = xun_fold(&folded, g->suggester.searcher->lexicon, text.text, text.length, NULL) == XUN_OK;
    uint32_t *grown =
        good ? realloc(g->characters, (g->character_count + folded.count + 1) * sizeof *grown) : NULL;
    if (grown)
        g->characters = grown;
    for (size_t at = 0; grown && at < folded.count && g->token_count < TOKENS;) {
        uint32_t c = folded.chars[at].character;
        at = xun_is_han(c) || is_letter(c) ? add_token(g, &folded, at, base, plain) : at + 1;
    }
    xun_folded_free(&folded);
    return grown != NULL;
}

static bool is_name(xun_field field)
{
    return field == XUN_FIELD_TITLE || field == XUN_FIELD_PROJECT || field == XUN_FIELD_HONOR ||
           field == XUN_FIELD_ORG;
}

static bool add_tokens(suggestion *g, const xun_node *node)
{
    bool text = node->kind == XUN_NODE_WORD || node->kind == XUN_NODE_PHRASE ||
                (node->kind == XUN_NODE_FIELD && is_name(node->field));
    if (node->excluded)
        return true;
    if (text && node->text.length && !add_text(g, node->text, node->kind == XUN_NODE_WORD))
        return false;
    for (const xun_node *child = node->children; child; child = child->next)
        if (!add_tokens(g, child))
            return false;
    return true;
}

/* ---- words of the other language ----------------------------------------------------------------------- */

/* Whether the answer has passages of the other language for what the word means. */
static bool is_translated(const suggestion *g, const token *t)
{
    const xun_interpreter *i = &g->suggester.searcher->interpreter;
    const char *word = g->query->text.data + t->start;
    for (size_t k = 0; i->active && k < i->translation.asked; k++) {
        const xun_word_group *group = &i->translation.groups[k];
        if (i->spread[k] > 0 &&
            memmem(i->question.data + group->start, group->end - group->start, word, t->end - t->start))
            return true;
    }
    return false;
}

/* ---- what they might be meant to be ------------------------------------------------------------------- */

static void replace(suggestion *g, size_t first, size_t last, const xun_guess *guess)
{
    g->replacements[g->replacement_count++] =
        (replacement){g->tokens[first].start, g->tokens[last].end, *guess};
}

static uint64_t latin_count(suggestion *g, const token *t)
{
    char word[RUN + 1];
    if (t->count > RUN)
        return 0;
    for (size_t i = 0; i < t->count; i++)
        word[i] = (char)g->characters[t->first + i];
    return xun_latin_count(&g->suggester.counts, word, t->count);
}

/* Tokens first..last as pinyin. */
static bool guess_run(xun_guess *out, suggestion *g, size_t first, size_t last)
{
    uint32_t piece[RUN];
    size_t count = 0;
    for (size_t i = first; i <= last; i++) {
        const token *t = &g->tokens[i];
        if (count + t->count + 1 > RUN)
            return false;
        if (i > first && t->spaced)
            piece[count++] = ' ';
        memcpy(piece + count, g->characters + t->first, t->count * sizeof *piece);
        count += t->count;
    }
    return xun_guess_pinyin(out, &g->suggester, piece, count);
}

/* Capitals are an abbreviation of English rather than the initials of a name. */
static bool is_small(const suggestion *g, const token *t)
{
    for (size_t i = t->start; i < t->end; i++)
        if (g->query->text.data[i] < 'a' || g->query->text.data[i] > 'z')
            return false;
    return true;
}

/* A Latin word by itself: another spelling, pinyin or initials, whichever more passages hold. */
static bool guess_latin(xun_guess *out, suggestion *g, size_t at, uint64_t passages)
{
    const token *t = &g->tokens[at];
    const uint32_t *letters = g->characters + t->first;
    xun_guess other;
    bool found = xun_guess_english(out, &g->suggester, letters, t->count);
    if (passages)
        return found && out->passages >= passages * FAR_MORE;
    if (guess_run(&other, g, at, at) && (!found || other.passages > out->passages)) {
        *out = other;
        found = true;
    }
    return found || (is_small(g, t) && xun_guess_initials(out, &g->suggester, letters, t->count));
}

/* Where the run of tokens that may be pinyin together ends; it begins with a Latin one, or a Chinese one that
 * touches it. */
static size_t end_of_run(const suggestion *g, size_t first)
{
    size_t last = first;
    while (last + 1 < g->token_count &&
           (g->tokens[last + 1].glued || (g->tokens[last + 1].spaced && g->tokens[last].kind == TOKEN_LATIN &&
                                          g->tokens[last + 1].kind == TOKEN_LATIN)))
        last++;
    return last;
}

/* Tokens first..last, of which at least one is Latin; those of a run are meant together, or each for
 * itself. */
static void look_at_run(suggestion *g, size_t first, size_t last)
{
    uint64_t passages[TOKENS];
    bool doubted = false, code = false;
    for (size_t i = first; i <= last; i++) {
        bool latin = g->tokens[i].kind == TOKEN_LATIN;
        bool known = !latin || is_translated(g, &g->tokens[i]);
        passages[i] = known ? UINT64_MAX : latin_count(g, &g->tokens[i]);
        doubted = doubted || !passages[i];
        code = code || g->tokens[i].code;
    }
    xun_guess guess;
    if (doubted && last > first && !code && guess_run(&guess, g, first, last)) {
        replace(g, first, last, &guess);
        return;
    }
    for (size_t i = first; i <= last; i++) {
        const token *t = &g->tokens[i];
        bool found = t->kind == TOKEN_HAN ? xun_guess_chinese(&guess, &g->suggester, g->characters + t->first,
                                                              t->count, g->token_count == 1)
                                          : !t->code && passages[i] <= XUN_SUGGEST_LITERAL &&
                                                guess_latin(&guess, g, i, passages[i]);
        if (found)
            replace(g, i, i, &guess);
    }
}

static void look_at_all(suggestion *g)
{
    for (size_t first = 0; first < g->token_count;) {
        size_t last = end_of_run(g, first);
        look_at_run(g, first, last);
        first = last + 1;
    }
}

/* ---- the other query ---------------------------------------------------------------------------------- */

static bool write_query(xun_bytes *out, const suggestion *g)
{
    const char *text = g->query->text.data;
    size_t at = 0;
    bool good = true;
    for (size_t i = 0; i < g->replacement_count && good; i++) {
        const replacement *r = &g->replacements[i];
        good = xun_bytes_append(out, text + at, r->start - at);
        for (size_t k = 0; k < r->guess.count && good; k++) {
            char encoded[4];
            good = xun_bytes_append(out, encoded, xun_utf8_write(encoded, r->guess.characters[k]));
        }
        at = r->end;
    }
    return good && xun_bytes_append(out, text + at, g->query->text.length - at);
}

/* Words that only rank: one that is put right is worth telling even if no passage has them all. */
static bool is_loose(const xun_parsed_query *query)
{
    for (const xun_node *child = query->root->children; child; child = child->next)
        if (child->kind != XUN_NODE_WORD || child->excluded)
            return false;
    return true;
}

/* Whether all of the words are pinyin that can be read in one way. */
static bool is_reading(const suggestion *g)
{
    size_t read = 0;
    for (size_t i = 0; i < g->replacement_count; i++) {
        const replacement *r = &g->replacements[i];
        for (size_t k = 0; k < g->token_count; k++)
            read += r->guess.reading && g->tokens[k].kind == TOKEN_LATIN && g->tokens[k].start >= r->start &&
                    g->tokens[k].end <= r->end;
    }
    return read == g->token_count;
}

static xun_status prove(xun_bytes *out, suggestion *g, const xun_request *request, uint64_t literal,
                        xun_error *error)
{
    bool exact;
    uint64_t passages;
    xun_status status = xun_literal_count(&passages, &exact, g->suggester.searcher,
                                          (xun_slice){out->data, out->length}, request, CHECKED, error);
    if (status == XUN_OK && passages <= literal && (literal || !is_loose(g->query)))
        xun_bytes_clear(out);
    return status;
}

xun_status xun_suggest(xun_bytes *out, bool *reading, xun_searcher *searcher, const xun_parsed_query *query,
                       const xun_request *request, uint64_t literal, xun_error *error)
{
    suggestion *g = calloc(1, sizeof *g); /* too large for a stack */
    *reading = false;
    if (!g)
        return xun_fail_memory(error);
    g->query = query;
    g->suggester =
        (xun_suggester){.searcher = searcher, .analyzer = xun_searcher_analyzer(searcher), .checks = CHECKS};
    g->suggester.counts =
        (xun_term_counts){&g->suggester.analyzer, searcher->readings, LOOKUPS, XUN_OK, error};
    bool good = add_tokens(g, query->root);
    if (good)
        look_at_all(g);
    xun_status status = good ? g->suggester.counts.status : xun_fail_memory(error);
    if (status == XUN_OK && g->replacement_count)
        status = write_query(out, g) ? prove(out, g, request, literal, error) : xun_fail_memory(error);
    *reading = out->length && is_reading(g);
    free(g->characters);
    free(g);
    return status;
}
