/* An English question to Chinese words: entries of several words first, the longest ones; then single words,
 * names by sound and by pinyin, parts of glosses, and words of the same family. */
#include <stdlib.h>
#include <string.h>

#include "translator/numbers.h"
#include "translator/state.h"

enum { LONGEST_ENTRY = 5, FAMILY_PREFIX = 5 };

/* Weights of groups, as the development queries wanted them. */
static const float part_weight = 0.6f, other_part_weight = 0.2f, entry_part_weight = 0.4f,
                   family_weight = 0.7f, ordinal_weight = 0.6f;

typedef struct {
    xun_translator *t;
    size_t at; /* word at work */
} english;

static const xun_text_word *word_at(const english *e, size_t at)
{
    return &e->t->words.items[at];
}

static bool candidates_of_words(xun_candidate_words *list, const english *e, xun_bilingual_list by,
                                size_t count)
{
    xun_bytes *key = &e->t->key;
    xun_bytes_clear(key);
    list->count = 0;
    if (!xun_stem_key(key, word_at(e, e->at), count))
        return !(e->t->memory = true);
    if (key->length)
        xun_candidates_of(list, e->t, by, key->data, key->length);
    return true;
}

/* ---- entries of several words ------------------------------------------------------------------------- */

/* Whether words at..at+count-1 may be one entry: nothing stands between them, and none is taken or at an edge
 * for nothing. */
static bool may_be_entry(const english *e, size_t count)
{
    const xun_text_word *first = word_at(e, e->at), *last = word_at(e, e->at + count - 1);
    if (first->stop || last->stop)
        return false;
    for (size_t i = 0; i < count; i++)
        if (e->t->used[e->at + i] || (i && word_at(e, e->at + i)->apart))
            return false;
    return true;
}

static void add_entry_parts(english *e, size_t count)
{
    size_t start = e->at;
    for (size_t i = 0; i < count; i++, e->at++) {
        const xun_text_word *word = word_at(e, e->at);
        xun_candidate_words list;
        if (word->stop || word->article || !candidates_of_words(&list, e, XUN_BY_ENGLISH, 1))
            continue;
        xun_candidates_choose(&list, e->t);
        xun_group_of(e->t, &list, word->start, word->end, entry_part_weight);
    }
    e->at = start;
}

/* The longest entry of several words that begins here; returns how many words, or 0. */
static size_t add_entry(english *e)
{
    size_t left = e->t->words.count - e->at;
    for (size_t count = left < LONGEST_ENTRY ? left : LONGEST_ENTRY; count > 1; count--) {
        xun_candidate_words list;
        if (!may_be_entry(e, count) || !candidates_of_words(&list, e, XUN_BY_ENGLISH, count))
            continue;
        xun_candidates_choose(&list, e->t);
        if (!xun_group_of(e->t, &list, word_at(e, e->at)->start, word_at(e, e->at + count - 1)->end, 1))
            continue;
        if (!e->t->brief)
            add_entry_parts(e, count);
        return count;
    }
    return 0;
}

/* ---- single words ------------------------------------------------------------------------------------- */

/* "Largest" as "large". */
static void comparatives(xun_candidate_words *list, english *e, const char *word)
{
    static const char *const endings[] = {"iest", "ier", "est", "er"};
    size_t length = strlen(word);
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !list->count; i++) {
        size_t end = strlen(endings[i]);
        if (length < end + 3 || strcmp(word + length - end, endings[i]) != 0)
            continue;
        char base[XUN_WORD_SIZE + 1], stem[XUN_WORD_SIZE];
        size_t kept = length - end;
        memcpy(base, word, kept);
        if (endings[i][0] == 'i')
            base[kept++] = 'y';
        size_t tries[] = {kept, kept + 1, kept > 1 && base[kept - 1] == base[kept - 2] ? kept - 1 : kept};
        base[kept] = 'e';
        for (size_t k = 0; k < 3 && !list->count; k++) {
            size_t stem_length = xun_english_stem(e->t->tokenizer, base, tries[k], stem, sizeof stem);
            xun_candidates_of(list, e->t, XUN_BY_ENGLISH, stem, stem_length);
        }
    }
}

typedef struct {
    xun_candidate_words *list;
    const char *stem;
    size_t looked_at;
} family;

static bool add_relative(void *user, const char *key, const xun_bilingual_range *range)
{
    enum { LOOKED_AT = 400 };
    family *f = user;
    size_t same = 0, length = strlen(key), wanted = strlen(f->stem);
    while (same < length && key[same] == f->stem[same])
        same++;
    size_t longer = length > wanted ? length : wanted;
    if (!strchr(key, ' ') && same >= FAMILY_PREFIX && same * 10 >= longer * 7)
        for (uint32_t at = range->first; at < range->end; at++)
            xun_candidate_add(f->list, xun_bilingual_at(range, at).text, xun_bilingual_at(range, at).weight);
    return ++f->looked_at < LOOKED_AT;
}

/* Words with the same beginning: "defens" finds what "defend" means. */
static void relatives(xun_candidate_words *list, const english *e, const char *stem)
{
    list->count = 0;
    for (size_t i = 0; i < e->t->table_count && strlen(stem) > FAMILY_PREFIX; i++) {
        family f = {list, stem, 0};
        xun_bilingual_each(e->t->tables[i], XUN_BY_ENGLISH, stem, FAMILY_PREFIX, add_relative, &f);
    }
    xun_candidates_choose(list, e->t);
}

/* The word itself, as a text in the other language may have it: names, codes. */
static void add_original(english *e, const xun_text_word *word)
{
    if (xun_passages_with(e->t, word->text, strlen(word->text)) > 0)
        xun_group_add(e->t, word->text, strlen(word->text));
}

static bool is_name(const english *e)
{
    const xun_text_word *word = word_at(e, e->at);
    return word->capital && (e->at > 0 || e->t->words.count == 1);
}

static bool is_listed(const xun_candidate_words *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].text, text) == 0)
            return true;
    return false;
}

/* A word that the dictionaries know may be a name all the same. */
static void add_as_name(english *e, const xun_text_word *word, const xun_candidate_words *known)
{
    xun_candidate_words names = {.count = 0};
    xun_chinese_names(&names, e->t, word, true);
    xun_group_open(e->t, word->start, word->end, 1);
    if (e->t->memory)
        return;
    for (size_t i = 0; i < names.count; i++)
        if (!is_listed(known, names.items[i].text))
            xun_group_add(e->t, names.items[i].text, strlen(names.items[i].text));
    add_original(e, word);
    xun_group_close(e->t);
}

static bool add_parts(english *e, const xun_text_word *word, float weight)
{
    xun_candidate_words list;
    if (!candidates_of_words(&list, e, XUN_BY_PART, 1))
        return false;
    xun_candidates_choose(&list, e->t);
    return xun_group_of(e->t, &list, word->start, word->end, weight);
}

/* What is known of a word by the dictionaries. */
static bool add_known(english *e, xun_candidate_words *list)
{
    const xun_text_word *word = word_at(e, e->at);
    if (!candidates_of_words(list, e, XUN_BY_ENGLISH, 1))
        return false;
    if (!list->count)
        comparatives(list, e, word->text);
    xun_candidates_choose(list, e->t);
    if (!xun_group_of(e->t, list, word->start, word->end, xun_english_rarity(e->t, word->stem)))
        return false;
    if (is_name(e))
        add_as_name(e, word, list);
    if (!e->t->brief)
        add_parts(e, word, other_part_weight);
    return true;
}

/* Two characters by the pinyin of both: given names. */
static void add_pinyin_pair(english *e, const char *word, const size_t *lengths)
{
    xun_translator *t = e->t;
    xun_candidate_words first = {.count = 0}, second = {.count = 0};
    xun_candidates_of(&first, t, XUN_BY_SYLLABLE, word, lengths[0]);
    xun_candidates_of(&second, t, XUN_BY_SYLLABLE, word + lengths[0], lengths[1]);
    for (size_t i = 0; i < first.count; i++)
        for (size_t k = 0; k < second.count; k++) {
            char pair[16];
            size_t one = strlen(first.items[i].text), two = strlen(second.items[k].text);
            if (one + two >= sizeof pair)
                continue;
            memcpy(pair, first.items[i].text, one);
            memcpy(pair + one, second.items[k].text, two + 1);
            if (xun_passages_with(t, pair, one + two) > 0)
                xun_group_add(t, pair, one + two);
        }
}

/* Whether a Chinese word is a name: what it means begins with a capital letter. */
static bool is_proper(const xun_translator *t, const char *chinese)
{
    for (size_t i = 0; i < t->table_count; i++) {
        const char *gloss = xun_bilingual_first(t->tables[i], XUN_BY_CHINESE, chinese, strlen(chinese));
        if (gloss)
            return *gloss >= 'A' && *gloss <= 'Z';
    }
    return false;
}

static void keep_proper(xun_candidate_words *list, const xun_translator *t)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (is_proper(t, list->items[i].text))
            list->items[kept++] = list->items[i];
    list->count = kept;
}

/* Longer names that a name is part of: Nixon stands in Richard Nixon. */
static void longer_names(xun_candidate_words *list, english *e)
{
    if (!candidates_of_words(list, e, XUN_BY_PART, 1))
        return;
    xun_candidates_choose(list, e->t);
    keep_proper(list, e->t);
}

static void add_all(english *e, const xun_candidate_words *list)
{
    for (size_t i = 0; i < list->count && !e->t->memory; i++)
        xun_group_add(e->t, list->items[i].text, strlen(list->items[i].text));
}

/* A name as it stands, in longer names, by sound, and by pinyin. False when nothing has it. */
static bool add_name(english *e, const xun_text_word *word)
{
    xun_candidate_words names = {.count = 0}, longer = {.count = 0};
    size_t lengths[2];
    xun_chinese_names(&names, e->t, word, false);
    longer_names(&longer, e);
    xun_group_open(e->t, word->start, word->end, 1);
    if (e->t->memory)
        return false;
    add_original(e, word);
    add_all(e, &longer);
    add_all(e, &names);
    if (xun_pinyin_cut(lengths, 2, word->text) == 2)
        add_pinyin_pair(e, word->text, lengths);
    return xun_group_close(e->t);
}

/* A word that no dictionary has: part of something known, or of the same family as a known word; as it stands
 * too. */
static void add_unknown_word(english *e, const xun_text_word *word)
{
    xun_candidate_words list;
    if (add_parts(e, word, part_weight))
        return;
    xun_group_open(e->t, word->start, word->end, 1);
    if (e->t->memory)
        return;
    add_original(e, word);
    xun_group_close(e->t);
    relatives(&list, e, word->stem);
    xun_group_of(e->t, &list, word->start, word->end, family_weight);
}

static void add_unknown(english *e)
{
    const xun_text_word *word = word_at(e, e->at);
    if ((!word->capital || !add_name(e, word)) && !e->t->brief && !e->t->memory)
        add_unknown_word(e, word);
}

/* ---- all of them -------------------------------------------------------------------------------------- */

static void add_numbers(english *e)
{
    xun_translator *t = e->t;
    for (size_t i = 0; i < t->words.count && !t->memory; i++) {
        xun_number number = xun_number_of_words(&t->words, i);
        if (!number.count)
            continue;
        bool doubtful = number.kind == XUN_NUMBER_ORDINAL && number.written;
        xun_group_open(t, t->words.items[i].start, t->words.items[i + number.count - 1].end,
                       doubtful ? ordinal_weight : 1);
        if (t->memory)
            return;
        xun_number_in_chinese(t, &number);
        xun_group_close(t);
        for (size_t k = 0; k < number.count && !doubtful; k++)
            t->used[i + k] = !number.written || number.count > 1 || number.kind != XUN_NUMBER_PLAIN;
        i += number.count - 1;
    }
}

static bool reserve(xun_translator *t)
{
    if (t->words.count > t->used_capacity) {
        bool *grown = realloc(t->used, t->words.count * sizeof *grown);
        if (!grown)
            return false;
        t->used = grown;
        t->used_capacity = t->words.count;
    }
    if (t->words.count)
        memset(t->used, 0, t->words.count * sizeof *t->used);
    return true;
}

xun_status xun_translate_english(xun_translator *t, const char *question, size_t length, xun_error *error)
{
    xun_status status = xun_text_words_read(&t->words, t->lexicon, t->tokenizer, question, length, error);
    if (status != XUN_OK)
        return status;
    if (!reserve(t))
        return xun_fail_memory(error);
    english e = {t, 0};
    add_numbers(&e);
    while (e.at < t->words.count && !t->memory) {
        const xun_text_word *word = word_at(&e, e.at);
        size_t taken = t->used[e.at] || word->stop || word->article ? 1 : add_entry(&e);
        if (!taken) {
            xun_candidate_words list;
            if (!add_known(&e, &list) && word->text[1])
                add_unknown(&e);
            taken = 1;
        }
        e.at += taken;
    }
    return XUN_OK;
}
