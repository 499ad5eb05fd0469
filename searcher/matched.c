#include "searcher/matched.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Groups below this weight are guesses: they help to rank, but are not worth being told; single characters
 * less so. What was not asked, but stands in a passage like the question, is not told either. */
static const float least_weight = 0.25f, least_character_weight = 0.5f;

static bool is_told(const xun_interpreter *interpreter, const xun_target_match *match,
                    const xun_symbols *text)
{
    if (match->group >= interpreter->translation.asked)
        return false;
    bool character = match->count == 1 && !xun_symbol_is(text, match->first, XUN_SYMBOL_WORD);
    return interpreter->translation.groups[match->group].weight >=
           (character ? least_character_weight : least_weight);
}

typedef struct {
    const xun_interpreter *interpreter;
    const char *question, *passage;
    const xun_symbols *text;
    xun_matched_pair *pairs;
    size_t count;
    bool *marked;
} finding;

static bool same(xun_slice a, xun_slice b)
{
    return a.length == b.length && strncasecmp(a.text, b.text, a.length) == 0;
}

static bool take_pair(void *user, const xun_target_match *match)
{
    finding *f = user;
    if (!is_told(f->interpreter, match, f->text))
        return true;
    const xun_word_group *group = &f->interpreter->translation.groups[match->group];
    size_t start = f->text->places[match->first].start,
           end = f->text->places[match->first + match->count - 1].end;
    xun_matched_pair pair = {{f->question + group->start, group->end - group->start},
                             {f->passage + start, end - start}};
    bool known = same(pair.from, pair.to);
    for (size_t i = 0; i < f->count && !known; i++)
        known = same(pair.from, f->pairs[i].from) && same(pair.to, f->pairs[i].to);
    if (!known)
        f->pairs[f->count++] = pair;
    return f->count < XUN_MATCHED_LIMIT;
}

bool xun_matched_via(xun_matched_pair **out, size_t *count, const xun_interpreter *interpreter,
                     const char *question, const char *passage, const xun_symbols *text)
{
    finding f = {.interpreter = interpreter, .question = question, .passage = passage, .text = text};
    *out = NULL;
    *count = 0;
    f.pairs = calloc(XUN_MATCHED_LIMIT, sizeof *f.pairs);
    if (!f.pairs)
        return false;
    for (size_t i = 0; i < text->count && f.count < XUN_MATCHED_LIMIT; i++)
        xun_targets_at(&interpreter->targets, text, i, take_pair, &f);
    *out = f.pairs;
    *count = f.count;
    return true;
}

static bool mark_match(void *user, const xun_target_match *match)
{
    finding *f = user;
    for (size_t i = 0; i < match->count && is_told(f->interpreter, match, f->text); i++)
        f->marked[match->first + i] = true;
    return true;
}

void xun_matched_mark(bool *marked, const xun_interpreter *interpreter, const xun_symbols *text)
{
    finding f = {.interpreter = interpreter, .text = text, .marked = marked};
    for (size_t i = 0; i < text->count; i++)
        xun_targets_at(&interpreter->targets, text, i, mark_match, &f);
}
