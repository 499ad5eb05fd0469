#include "searcher/translation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/hash.h"
#include "common/utf8.h"
#include "searcher/figures.h"
#include "searcher/query_list.h"
#include "tokenizer/glossary.h"

/* ---- what the index knows of a word ------------------------------------------------------------------- */

typedef struct {
    xun_interpreter *interpreter;
    const xun_analyzer *analyzer;
} vocabulary_user;

static double term_passages(const xun_analyzer *analyzer, const char *term, size_t length)
{
    uint64_t documents = 0;
    if (xun_reader_frequency(&documents, NULL, analyzer->collection.reader, term, length, NULL) != XUN_OK)
        return 0;
    return (double)documents;
}

/* English: by its stem; a function word, or a number, as it stands. */
static double latin_passages(const xun_analyzer *analyzer, const char *word, size_t length)
{
    char term[64] = XUN_PREFIX_STEM;
    if (xun_is_english_stop_word(word, length) || (*word >= '0' && *word <= '9'))
        return term_passages(analyzer, word, length);
    size_t stem = xun_english_stem(analyzer->tokenizer, word, length, term + 1, sizeof term - 1);
    return stem ? term_passages(analyzer, term, stem + 1) : term_passages(analyzer, word, length);
}

/* A word of the lexicon has a term of its own from three characters on; one of a glossary has, once it was
 * indexed. */
static bool has_term(const xun_analyzer *analyzer, const xun_folded_char *chars, size_t count)
{
    const xun_lexicon *lexicon = xun_scanner_lexicon(analyzer->scanner);
    return count >= 3 && xun_word_log_probability(lexicon, chars, count) <= 0 &&
           (analyzer->collection.glossary_indexed || !xun_is_glossary_word(lexicon, chars, count));
}

/* Chinese: its own term, else its rarest bigram decides. */
static double han_passages(const xun_analyzer *analyzer, const char *text, size_t length)
{
    xun_folded_char chars[XUN_TARGET_SYMBOLS];
    size_t count = 0;
    for (const char *at = text, *end = text + length; at < end && count < XUN_TARGET_SYMBOLS; count++) {
        chars[count].start = (uint32_t)(at - text);
        at += xun_utf8_read(&chars[count].character, at, end);
        chars[count].end = (uint32_t)(at - text);
    }
    if (count == 1)
        return xun_character_count(analyzer->collection.characters, chars[0].character);
    if (has_term(analyzer, chars, count))
        return term_passages(analyzer, text, length);
    double least = analyzer->collection.documents;
    for (size_t i = 0; i + 1 < count && least > 0; i++) {
        double passages = term_passages(analyzer, text + chars[i].start, chars[i + 1].end - chars[i].start);
        least = passages < least ? passages : least;
    }
    return least;
}

static bool begins_with_han(const char *text, size_t length)
{
    uint32_t c = 0;
    if (length)
        xun_utf8_read(&c, text, text + length);
    return xun_is_han(c);
}

static uint64_t key_of(const char *text, size_t length)
{
    return xun_hash(XUN_HASH_START, text, length) | 1; /* 0: an empty slot */
}

static double passages_with(void *user, const char *text, size_t length)
{
    const vocabulary_user *v = user;
    uint64_t key = key_of(text, length);
    xun_remembered_frequency *slot = &v->interpreter->frequencies[(key >> 20) % XUN_FREQUENCY_SLOTS];
    if (slot->hash != key)
        *slot = (xun_remembered_frequency){key, begins_with_han(text, length)
                                                    ? han_passages(v->analyzer, text, length)
                                                    : latin_passages(v->analyzer, text, length)};
    return slot->passages;
}

typedef struct {
    void (*sink)(void *user, const char *word, size_t length);
    void *user;
} word_sink;

static bool give_word(void *user, const char *term, size_t length, uint64_t documents)
{
    const word_sink *sink = user;
    (void)documents;
    sink->sink(sink->user, term, length);
    return true;
}

static void words_of(void *user, char letter, void (*sink)(void *sink_user, const char *word, size_t length),
                     void *sink_user)
{
    const vocabulary_user *v = user;
    word_sink s = {sink, sink_user};
    xun_reader_terms(v->analyzer->collection.reader, &letter, 1, give_word, &s, NULL);
}

/* ---- weights ------------------------------------------------------------------------------------------ */

static double alternative_passages(const vocabulary_user *v, const char *text, size_t length)
{
    double least = v->analyzer->collection.documents;
    void *user = (void *)(uintptr_t)v;
    if (begins_with_han(text, length))
        return passages_with(user, text, length);
    for (const char *at = text, *end = text + length; at < end;) {
        const char *stop = memchr(at, ' ', (size_t)(end - at));
        stop = stop ? stop : end;
        double passages = passages_with(user, at, (size_t)(stop - at));
        least = passages < least ? passages : least;
        at = stop + 1;
    }
    return least;
}

static bool reserve_groups(xun_interpreter *i, size_t count)
{
    if (count <= i->group_capacity)
        return true;
    double *weights = realloc(i->weights, count * sizeof *weights);
    i->weights = weights ? weights : i->weights;
    double *spread = realloc(i->spread, count * sizeof *spread);
    i->spread = spread ? spread : i->spread;
    bool *telling = realloc(i->telling, count * sizeof *telling);
    i->telling = telling ? telling : i->telling;
    if (!weights || !spread || !telling)
        return false;
    i->group_capacity = count;
    return true;
}

/* A group weighs as one word would that stands in as many passages as its alternatives together. Groups from
 * `first` on. */
static bool weigh_groups(xun_interpreter *i, const vocabulary_user *v, size_t first)
{
    const xun_translation *t = &i->translation;
    if (!reserve_groups(i, t->group_count))
        return false;
    for (size_t g = first; g < t->group_count; g++) {
        const xun_word_group *group = &t->groups[g];
        double passages = 0;
        for (size_t a = group->first; a < group->first + group->count; a++)
            passages +=
                alternative_passages(v, t->texts.data + t->alternatives[a].offset, t->alternatives[a].length);
        i->spread[g] = passages;
        i->weights[g] = (double)group->weight * (double)xun_idf(i->documents, passages);
    }
    return true;
}

/* A passage of the other language is a match when it has this share of the question by weight: not everyday
 * words alone. Who asks for that language gets all. */
static const double least_share = 0.2;

/* The heaviest groups of the question, so many that a passage without any of them has too small a share. */
static void mark_telling(xun_interpreter *i, double share)
{
    size_t count = i->translation.asked;
    double all = 0, marked = 0;
    for (size_t g = 0; g < count; g++) {
        all += i->weights[g];
        i->telling[g] = share <= 0;
        marked += share <= 0 ? i->weights[g] : 0;
    }
    while (marked < (1 - share) * all) {
        size_t best = SIZE_MAX;
        for (size_t g = 0; g < count; g++)
            if (!i->telling[g] && (best == SIZE_MAX || i->weights[g] > i->weights[best]))
                best = g;
        if (best == SIZE_MAX)
            return;
        i->telling[best] = true;
        marked += i->weights[best];
    }
}

/* ---- the question ------------------------------------------------------------------------------------- */

/* The words that rank, outside quotes and operators; what stands between two of them parts entries. */
static bool collect_words(xun_bytes *out, const xun_parsed_query *query)
{
    bool parted = false;
    xun_bytes_clear(out);
    bool good = xun_bytes_append(out, "", 0);
    for (const xun_node *child = query->root->children; child && good; child = child->next) {
        if (child->kind != XUN_NODE_WORD || child->excluded) {
            parted = true;
            continue;
        }
        good = (!out->length || xun_bytes_append_string(out, parted ? "; " : " ")) &&
               xun_bytes_append(out, child->text.text, child->text.length);
        parted = false;
    }
    return good;
}

const char *xun_interpreter_language(const xun_interpreter *interpreter)
{
    return interpreter->translation.chinese ? "en" : "zh";
}

static double passages_in(const xun_analyzer *analyzer, const char *language)
{
    char term[16];
    int length = snprintf(term, sizeof term, "%s%s", XUN_PREFIX_LANGUAGE, language);
    return term_passages(analyzer, term, (size_t)length);
}

xun_status xun_interpreter_ask(xun_interpreter *i, const xun_analyzer *analyzer,
                               const xun_parsed_query *query, const char *language, xun_error *error)
{
    vocabulary_user user = {i, analyzer};
    const xun_vocabulary vocabulary = {passages_with, words_of, &user};
    i->active = false;
    if (!i->table_count)
        return XUN_OK;
    if (!collect_words(&i->question, query))
        return xun_fail_memory(error);
    bool chinese = false;
    for (const char *at = i->question.data, *end = at + i->question.length; at < end && !chinese;) {
        uint32_t c;
        at += xun_utf8_read(&c, at, end);
        chinese = xun_is_han(c);
    }
    const char *other = chinese ? "en" : "zh";
    /* Where all of the other language stands in mixed passages, the question's own words find those. */
    double other_alone = passages_in(analyzer, other);
    i->documents = other_alone + passages_in(analyzer, "mixed");
    if (!i->question.length || other_alone <= 0 || (language && strcmp(language, other) != 0))
        return XUN_OK;
    xun_status status = xun_figures_blank(i->question.data, i->question.length, analyzer->facts, error);
    if (status != XUN_OK || strspn(i->question.data, " ;") == i->question.length)
        return status;
    status = xun_translate(&i->translation, i->translator, i->question.data, i->question.length, &vocabulary,
                           error);
    if (status != XUN_OK)
        return status;
    if (!weigh_groups(i, &user, 0))
        return xun_fail_memory(error);
    i->every = language != NULL;
    mark_telling(i, i->every ? 0 : least_share);
    if (!xun_targets_make(&i->targets, analyzer->scanner, &i->translation, i->weights, i->telling))
        return xun_fail_memory(error);
    i->active = i->translation.group_count > 0;
    return XUN_OK;
}

/* ---- what a passage in the asker's language adds ------------------------------------------------------ */

/* Of an example's groups the most telling ones count, together this much of what the question's count. */
enum { EXAMPLE_GROUPS = 20 };
static const double example_weight = 0.8;
static const float surest = 0.5f, first_stage_weight = 0.3f;

static void swap_groups(xun_interpreter *i, size_t a, size_t b)
{
    xun_word_group group = i->translation.groups[a];
    double weight = i->weights[a], spread = i->spread[a];
    i->translation.groups[a] = i->translation.groups[b];
    i->weights[a] = i->weights[b];
    i->spread[a] = i->spread[b];
    i->translation.groups[b] = group;
    i->weights[b] = weight;
    i->spread[b] = spread;
}

/* Keeps the heaviest of the groups from `first` on that are no guesses; returns the sum of their weights. */
static double keep_heaviest(xun_interpreter *i, size_t first)
{
    xun_translation *t = &i->translation;
    double sum = 0;
    size_t kept = first;
    for (; kept < t->group_count && kept < first + EXAMPLE_GROUPS; kept++) {
        size_t best = kept;
        for (size_t g = kept; g < t->group_count; g++)
            if (i->weights[g] > i->weights[best])
                best = g;
        swap_groups(i, kept, best);
        sum += i->weights[kept];
    }
    t->group_count = kept;
    return sum;
}

static void drop_guesses(xun_translation *t)
{
    size_t kept = t->asked;
    for (size_t g = t->asked; g < t->group_count; g++)
        if (t->groups[g].weight >= surest)
            t->groups[kept++] = t->groups[g];
    t->group_count = kept;
}

xun_status xun_interpreter_learn(xun_interpreter *i, const xun_analyzer *analyzer, const char *text,
                                 size_t length, double share, xun_error *error)
{
    vocabulary_user user = {i, analyzer};
    const xun_vocabulary vocabulary = {passages_with, words_of, &user};
    xun_translation *t = &i->translation;
    xun_status status = xun_translate_more(t, i->translator, text, length, &vocabulary, error);
    if (status != XUN_OK)
        return status;
    drop_guesses(t);
    if (!weigh_groups(i, &user, t->asked))
        return xun_fail_memory(error);
    double sum = keep_heaviest(i, t->asked),
           factor = sum > 0 ? example_weight * share * i->targets.asked / sum : 0;
    for (size_t g = t->asked; g < t->group_count; g++) {
        i->weights[g] *= factor;
        i->telling[g] = i->every;
        t->groups[g].weight = first_stage_weight;
    }
    return xun_targets_make(&i->targets, analyzer->scanner, t, i->weights, i->telling)
               ? XUN_OK
               : xun_fail_memory(error);
}

/* ---- the engine query --------------------------------------------------------------------------------- */

static bool is_single_character(const xun_translation *t, const xun_alternative *a)
{
    return begins_with_han(t->texts.data + a->offset, a->length) &&
           xun_utf8_count(t->texts.data + a->offset, a->length) == 1;
}

/* A word that has a term is that term; other texts are the AND of their terms, and the second stage
 * tells whether these stand together. */
static xun_query *alternative_query(const xun_analyzer *analyzer, const char *text, size_t length)
{
    xun_folded_char chars[XUN_TARGET_SYMBOLS];
    size_t count = 0;
    for (const char *at = text, *end = text + length; at < end && count < XUN_TARGET_SYMBOLS; count++)
        at += xun_utf8_read(&chars[count].character, at, end);
    if (xun_is_han(chars[0].character) && has_term(analyzer, chars, count))
        return xun_query_term(text, length, 1);
    bool exact = true;
    return xun_plan_text(analyzer, (xun_slice){text, length}, "", true, &exact);
}

static xun_query *group_query(const xun_interpreter *i, const xun_analyzer *analyzer,
                              const xun_word_group *group, size_t most)
{
    const xun_translation *t = &i->translation;
    xun_query_list list = {0};
    for (size_t a = group->first; a < group->first + group->count && list.count < most; a++) {
        const xun_alternative *alternative = &t->alternatives[a];
        xun_query_list_add(
            &list, alternative_query(analyzer, t->texts.data + alternative->offset, alternative->length));
    }
    xun_query *any = xun_query_list_join(&list, XUN_SYNONYM);
    bool whole = group->weight >= 1;
    return whole || !any ? any : xun_query_scale(any, (double)group->weight);
}

/* A group has either single characters or longer words. */
static bool is_of_characters(const xun_translation *t, const xun_word_group *group)
{
    return group->count && is_single_character(t, &t->alternatives[group->first]);
}

static bool only_characters(const xun_translation *t)
{
    for (size_t g = 0; g < t->group_count; g++)
        if (!is_of_characters(t, &t->groups[g]))
            return false;
    return true;
}

static xun_query *in_language(const xun_interpreter *i, xun_query *query)
{
    const char *language = xun_interpreter_language(i);
    xun_query *of_language =
        xun_query_pair(XUN_OR, xun_plan_term(XUN_PREFIX_LANGUAGE, language, strlen(language)),
                       xun_plan_term(XUN_PREFIX_LANGUAGE, "mixed", 5));
    return xun_query_pair(XUN_FILTER, query, of_language);
}

/* The group with the least spread that is not taken yet, or SIZE_MAX. */
static size_t rarest_group(const xun_interpreter *i, const bool *taken)
{
    size_t best = SIZE_MAX;
    for (size_t g = 0; g < i->translation.group_count; g++)
        if (!taken[g] && (best == SIZE_MAX || i->spread[g] < i->spread[best]))
            best = g;
    return best;
}

/* For ranking: the rarest groups, until enough passages have one of them; all, where no example added surer
 * ones. Single characters are in too many words to be asked of the index where there is anything longer. */
xun_query *xun_interpreter_query(const xun_interpreter *i, const xun_analyzer *analyzer)
{
    enum { FEWEST = 6, ENOUGH_PASSAGES = 600, ALTERNATIVES = 8 };
    const double enough_share = 0.03;
    bool learned = i->translation.group_count > i->translation.asked;
    const xun_translation *t = &i->translation;
    xun_query_list list = {0};
    bool characters = only_characters(t), *taken = calloc(t->group_count + 1, sizeof *taken);
    double passages = 0, limit = learned ? fmax(enough_share * i->documents, ENOUGH_PASSAGES) : HUGE_VAL;
    if (!taken)
        return NULL;
    for (size_t g; (g = rarest_group(i, taken)) != SIZE_MAX;) {
        taken[g] = true;
        if (!characters && is_of_characters(t, &t->groups[g]))
            continue;
        passages += i->spread[g];
        if (list.count >= FEWEST && passages > limit)
            break;
        xun_query_list_add(&list, group_query(i, analyzer, &t->groups[g], learned ? ALTERNATIVES : SIZE_MAX));
    }
    free(taken);
    return in_language(i, xun_query_list_join(&list, XUN_OR));
}

xun_query *xun_interpreter_matches(const xun_interpreter *i, const xun_analyzer *analyzer)
{
    const xun_translation *t = &i->translation;
    xun_query_list list = {0};
    for (size_t g = 0; g < t->group_count; g++)
        if (i->telling[g])
            xun_query_list_add(&list, group_query(i, analyzer, &t->groups[g], SIZE_MAX));
    return in_language(i, xun_query_list_join(&list, XUN_OR));
}
