/* A Chinese question to English words: cut into words of the tables by the most probable path, each word by
 * its glosses; runs of characters that make no words by their sound. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/utf8.h"
#include "translator/numbers.h"
#include "translator/run.h"

enum { GLOSS_WORDS = 4, FAMILY_PREFIX = 5, FAMILY = 6, NAME_SYLLABLES = 4, LONGEST_NAME = 6 };

/* Weights of groups, as the development queries wanted them. */
static const float word_weight = 0.4f, character_weight = 0.7f, family_weight = 0.3f, numeral_weight = 0.6f;

/* ---- glosses ------------------------------------------------------------------------------------------ */

typedef struct {
    xun_candidate_words whole, words; /* glosses that texts may have; words of longer ones */
    xun_bytes texts;                  /* of the candidates, each ended by a zero byte; at most TEXTS_LIMIT */
} glosses;

enum { TEXTS_LIMIT = 8192 };

/* Keeps a text as long as the glosses live; the memory is reserved at once, so that it does not move. */
static const char *keep(glosses *g, const char *text, size_t length)
{
    if (g->texts.length + length + 1 > TEXTS_LIMIT)
        return NULL;
    const char *kept = g->texts.data + g->texts.length;
    xun_bytes_append(&g->texts, text, length);
    xun_bytes_append_byte(&g->texts, '\0');
    return kept;
}

static void add_candidate(glosses *g, xun_candidate_words *list, const char *text, size_t length,
                          float weight)
{
    const char *kept = keep(g, text, length);
    if (kept)
        xun_candidate_add(list, kept, weight);
}

static bool in_texts(const xun_translator *t, const xun_text_word *word)
{
    return xun_passages_with(t, word->text, strlen(word->text)) > 0;
}

/* What places are called by the hundred: the Province of "Sichuan Province". */
static bool is_kind_of_place(const xun_text_word *word)
{
    static const char *const kinds[] = {"province", "city",   "prefecture", "county", "district",
                                        "town",     "street", "road",       NULL};
    for (const char *const *kind = kinds; *kind; kind++)
        if (strcasecmp(word->text, *kind) == 0)
            return true;
    return false;
}

/* One gloss: as it stands if texts may have it, and its words by themselves when it has several. */
static void add_gloss(glosses *g, xun_translator *t, const char *gloss, float weight, bool names_only)
{
    const xun_text_word *content[GLOSS_WORDS];
    size_t count = 0;
    bool all = true;
    if (xun_text_words_read(&t->gloss, t->lexicon, t->tokenizer, gloss, strlen(gloss), NULL) != XUN_OK) {
        t->memory = true;
        return;
    }
    for (size_t i = 0; i < t->gloss.count; i++) {
        const xun_text_word *word = &t->gloss.items[i];
        if (word->stop || word->article || (names_only && !word->capital))
            continue;
        if (count == GLOSS_WORDS)
            return;
        content[count++] = word;
    }
    char joined[GLOSS_WORDS * (XUN_WORD_SIZE + 1)];
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        bool found = in_texts(t, content[i]);
        size_t word = strlen(content[i]->text);
        all = all && found;
        if (found && count > 1 && !(names_only && is_kind_of_place(content[i])))
            add_candidate(g, &g->words, content[i]->text, word, weight / (float)count);
        if (i)
            joined[length++] = ' ';
        memcpy(joined + length, content[i]->text, word);
        length += word;
    }
    if (count && all)
        add_candidate(g, &g->whole, joined, length, weight);
}

/* Whether the surest of the glosses begins with a capital letter. */
static bool is_name(const xun_bilingual_range *range)
{
    float surest = 0;
    bool name = false;
    for (uint32_t at = range->first; at < range->end; at++) {
        xun_bilingual_entry entry = xun_bilingual_at(range, at);
        if (entry.weight > surest)
            name = *entry.text >= 'A' && *entry.text <= 'Z';
        surest = entry.weight > surest ? entry.weight : surest;
    }
    return name;
}

/* Of a name its own words, not what it is the name of ("prefecture-level city"). */
static void add_glosses_of(glosses *g, xun_translator *t, const char *word, size_t length, bool names_only)
{
    for (size_t i = 0; i < t->table_count; i++) {
        xun_bilingual_range range = xun_bilingual_find(NULL, t->tables[i], XUN_BY_CHINESE, word, length);
        bool name = is_name(&range);
        for (uint32_t at = range.first; at < range.end; at++) {
            xun_bilingual_entry entry = xun_bilingual_at(&range, at);
            add_gloss(g, t, entry.text, entry.weight, names_only || name);
        }
    }
}

/* What the word is short for, or a variant of. */
static void add_references(glosses *g, xun_translator *t, const char *word, size_t length)
{
    for (size_t i = 0; i < t->table_count; i++) {
        xun_bilingual_range range = xun_bilingual_find(NULL, t->tables[i], XUN_BY_REFERENCE, word, length);
        for (uint32_t at = range.first; at < range.end; at++) {
            const char *other = xun_bilingual_at(&range, at).text;
            add_glosses_of(g, t, other, strlen(other), false);
        }
    }
}

/* The people of a country give its adjective: 英国人, British person. */
static void add_people(glosses *g, xun_translator *t, const char *word, size_t length)
{
    static const char person[] = "人";
    char people[64];
    if (length + sizeof person > sizeof people || length < 6 || memcmp(word + length - 3, "国", 3) != 0)
        return;
    memcpy(people, word, length);
    memcpy(people + length, person, sizeof person);
    add_glosses_of(g, t, people, length + sizeof person - 1, true);
}

static int by_weight(const void *a, const void *b)
{
    const xun_candidate_word *left = a, *right = b;
    if (left->weight < right->weight || left->weight > right->weight)
        return left->weight > right->weight ? -1 : 1;
    return strcmp(left->text, right->text);
}

static void keep_best(xun_candidate_words *list)
{
    qsort(list->items, list->count, sizeof *list->items, by_weight);
    list->count = list->count < XUN_BEST ? list->count : XUN_BEST;
}

static bool has(const xun_candidate_words *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].text, text) == 0)
            return true;
    return false;
}

static void drop_known(xun_candidate_words *list, const xun_candidate_words *known)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (!has(known, list->items[i].text))
            list->items[kept++] = list->items[i];
    list->count = kept;
}

/* ---- families ----------------------------------------------------------------------------------------- */

typedef struct {
    xun_translator *t;
    const xun_candidate_words *known;
    xun_candidate_words *list;
    const char *stem;
    size_t looked_at;
} family;

/* What is left of a stem behind the part that a family shares. */
static bool is_ending(const char *text)
{
    static const char *const endings[] = {
        "",    "e",  "i",   "y",   "d",  "s",   "t",    "at",  "ation", "ion",  "it",  "ition", "iv",  "ativ",
        "or",  "er", "ist", "ism", "al", "ial", "ment", "ic",  "abl",   "ibl",  "ous", "anc",   "enc", "ant",
        "ent", "ur", "us",  "iz",  "ar", "ari", "ori",  "age", "ship",  "hood", "dom", NULL};
    for (const char *const *ending = endings; *ending; ending++)
        if (strcmp(text, *ending) == 0)
            return true;
    return false;
}

static bool add_relative(void *user, const char *key, const xun_bilingual_range *range)
{
    enum { LOOKED_AT = 200 };
    family *f = user;
    size_t same = 0, length = strlen(key);
    (void)range;
    while (same < length && key[same] == f->stem[same])
        same++;
    bool relative = strcmp(key, f->stem) != 0 && is_ending(key + same) && is_ending(f->stem + same);
    if (relative && !has(f->known, key) && f->list->count < FAMILY &&
        xun_passages_with(f->t, key, length) > 0)
        xun_candidate_add(f->list, key, 1);
    return ++f->looked_at < LOOKED_AT;
}

/* Stems of the same family as the single-word glosses: "defend" for "defense". */
static void add_family(xun_translator *t, const xun_candidate_words *known, size_t start, size_t end,
                       float weight)
{
    xun_candidate_words list = {.count = 0};
    for (size_t i = 0; i < known->count; i++) {
        const char *word = known->items[i].text;
        char stem[XUN_WORD_SIZE];
        if (strchr(word, ' '))
            continue;
        size_t length = xun_english_stem(t->tokenizer, word, strlen(word), stem, sizeof stem - 1);
        stem[length] = '\0';
        for (size_t k = 0; k < t->table_count && length >= FAMILY_PREFIX; k++) {
            family f = {t, known, &list, stem, 0};
            xun_bilingual_each(t->tables[k], XUN_BY_STEM, stem, FAMILY_PREFIX, add_relative, &f);
        }
    }
    xun_group_of(t, &list, start, end, weight);
}

/* ---- words -------------------------------------------------------------------------------------------- */

static float rarity(const xun_translator *t, size_t at, size_t count)
{
    float log_probability = xun_word_log_probability(t->lexicon, t->folded.chars + at, count);
    float value = log_probability <= 0 ? -log_probability / 10 : 1;
    return value < 0.2f ? 0.2f : value > 1 ? 1 : value;
}

static void find_glosses(glosses *g, xun_translator *t, size_t at, size_t count)
{
    const char *word = xun_question_at(t, at);
    size_t length = xun_question_length(t, at, count);
    g->whole.count = g->words.count = 0;
    xun_bytes_clear(&g->texts);
    t->memory = t->memory || !xun_bytes_reserve(&g->texts, TEXTS_LIMIT);
    if (t->memory)
        return;
    add_glosses_of(g, t, word, length, false);
    add_references(g, t, word, length);
    add_people(g, t, word, length);
    drop_known(&g->words, &g->whole);
    keep_best(&g->whole);
    keep_best(&g->words);
}

static void add_word(glosses *g, xun_translator *t, size_t at, size_t count)
{
    size_t start = t->folded.chars[at].start, end = t->folded.chars[at + count - 1].end;
    xun_number number = xun_number_of_characters(&t->folded, at);
    bool numeral = count == 1 && number.count > 0; /* add_numerals knows whether it is a number */
    if (xun_is_stop_at(t, at, count) || xun_is_counter_at(t, at, count) || numeral)
        return;
    find_glosses(g, t, at, count);
    float weight = rarity(t, at, count) * (count == 1 ? character_weight : 1);
    xun_group_of(t, &g->whole, start, end, weight);
    if (t->brief)
        return;
    if (g->whole.count)
        add_family(t, &g->whole, start, end, family_weight * weight);
    xun_group_of(t, &g->words, start, end, word_weight * weight);
}

/* ---- names -------------------------------------------------------------------------------------------- */

typedef struct {
    char joined[96], skeleton[XUN_SOUND_SIZE];
    char syllables[NAME_SYLLABLES][8];
    size_t count;
    bool vowel; /* begins with one */
} spoken;

static void speak(spoken *out, const xun_translator *t, size_t at, size_t count)
{
    size_t length = 0, skeleton = 0;
    *out = (spoken){.count = count};
    for (size_t i = 0; i < count; i++) {
        const char *pinyin =
            xun_character_pinyin(NULL, t, xun_question_at(t, at + i), xun_question_length(t, at + i, 1));
        size_t more = pinyin ? strlen(pinyin) : 0;
        if (!more || length + more >= sizeof out->joined)
            continue;
        out->vowel = out->vowel || (!length && strchr("aeiouyw", *pinyin));
        memcpy(out->joined + length, pinyin, more + 1);
        length += more;
        if (i < NAME_SYLLABLES && more < sizeof out->syllables[i])
            memcpy(out->syllables[i], pinyin, more + 1);
        skeleton = xun_sound_add_syllable(out->skeleton, skeleton, pinyin);
    }
}

/* A name by its pinyin, as the texts write it: Zhengzhou; Wang Xiaoming as two words. */
static void add_pinyin(xun_translator *t, const spoken *name)
{
    char two[64];
    if (name->count > NAME_SYLLABLES)
        return;
    if (xun_passages_with(t, name->joined, strlen(name->joined)) > 0)
        xun_group_add(t, name->joined, strlen(name->joined));
    size_t first = strlen(name->syllables[0]), length = strlen(name->joined);
    if (name->count < 2 || length + 2 > sizeof two)
        return;
    memcpy(two, name->syllables[0], first);
    two[first] = ' ';
    memcpy(two + first + 1, name->joined + first, length - first + 1);
    if (xun_passages_with(t, two, first) > 0 && xun_passages_with(t, two + first + 1, length - first) > 0)
        xun_group_add(t, two, length + 1);
}

static void add_name(xun_translator *t, size_t at, size_t count, bool foreign)
{
    spoken name;
    xun_candidate_words list = {.count = 0};
    speak(&name, t, at, count);
    if (foreign)
        xun_english_names(&list, t, name.joined, name.skeleton, name.vowel);
    xun_group_open(t, t->folded.chars[at].start, t->folded.chars[at + count - 1].end, 1);
    if (t->memory)
        return;
    for (size_t i = 0; i < list.count; i++)
        xun_group_add(t, list.items[i].text, strlen(list.items[i].text));
    if (!list.count)
        add_pinyin(t, &name);
    xun_group_close(t);
}

static bool writes_names(const xun_translator *t, size_t at, size_t count)
{
    bool writes = true;
    for (size_t i = 0; i < count && writes; i++)
        xun_character_pinyin(&writes, t, xun_question_at(t, at + i), xun_question_length(t, at + i, 1));
    return writes;
}

static const char *known_name(const xun_translator *t, size_t at, size_t count)
{
    const char *name = NULL;
    for (size_t i = 0; i < t->table_count && !name; i++)
        name = xun_bilingual_first(t->tables[i], XUN_BY_NAME, xun_question_at(t, at),
                                   xun_question_length(t, at, count));
    return name;
}

/* How many characters from word `at` on make a foreign name: single ones and known names, all used to write
 * names; at least two words, or 0. */
static size_t foreign_name(const xun_run *r, size_t at)
{
    size_t end = at, words = 0;
    while (end < r->count) {
        size_t count = r->length[end], place = r->first + end;
        if ((count > 1 && !known_name(r->t, place, count)) || !writes_names(r->t, place, count) ||
            xun_is_stop_at(r->t, place, count))
            break;
        end += count;
        words++;
    }
    return words > 1 ? end - at : 0;
}

/* How many single characters stand in a row, at most NAME_SYLLABLES: perhaps a Chinese name. */
static size_t single_characters(const xun_run *r, size_t at)
{
    size_t end = at;
    while (end < r->count && r->length[end] == 1 && end - at < NAME_SYLLABLES &&
           !xun_is_stop_at(r->t, r->first + end, 1))
        end++;
    return end - at;
}

static void add_run(glosses *g, xun_run *r)
{
    xun_translator *t = r->t;
    for (size_t at = 0; at < r->count && !t->memory;) {
        size_t name = foreign_name(r, at), place = r->first + at, groups = t->out->group_count;
        size_t singles = name ? 0 : single_characters(r, at);
        if (name || singles > 1)
            add_name(t, place, name ? name : singles, name > 0);
        if (name && t->out->group_count > groups) {
            at += name;
            continue;
        }
        groups = t->out->group_count;
        add_word(g, t, place, r->length[at]);
        bool unknown =
            t->out->group_count == groups && r->length[at] > 1 && !xun_is_stop_at(t, place, r->length[at]);
        if (unknown || known_name(t, place, r->length[at]))
            add_name(t, place, r->length[at], writes_names(t, place, r->length[at]));
        at += r->length[at];
    }
}

/* ---- the whole question ------------------------------------------------------------------------------- */

/* The folded question as UTF-8, with the place of each character. */
static bool write_text(xun_translator *t)
{
    const xun_folded *folded = &t->folded;
    if (folded->count >= t->offset_capacity) {
        uint32_t *grown = realloc(t->offsets, (folded->count + 1) * sizeof *grown);
        if (!grown)
            return false;
        t->offsets = grown;
        t->offset_capacity = folded->count + 1;
    }
    xun_bytes_clear(&t->text);
    bool good = xun_bytes_append(&t->text, "", 0);
    for (size_t i = 0; i < folded->count && good; i++) {
        char encoded[4];
        t->offsets[i] = (uint32_t)t->text.length;
        good = xun_bytes_append(&t->text, encoded, xun_utf8_write(encoded, folded->chars[i].character));
    }
    t->offsets[folded->count] = (uint32_t)t->text.length;
    return good;
}

static bool is_latin(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static void add_number(xun_translator *t, size_t at, const xun_number *number, float weight)
{
    xun_group_open(t, t->folded.chars[at].start, t->folded.chars[at + number->count - 1].end, weight);
    if (!t->memory) {
        xun_number_in_english(t, number);
        xun_group_close(t);
    }
}

/* A few numerals may be part of a word or a name. */
static bool is_doubtful(const xun_number *number)
{
    return number->written && number->kind == XUN_NUMBER_PLAIN && (number->count < 3 || !number->placed);
}

/* A number that is surely one; returns how many characters are dealt with. */
static size_t add_sure_number(xun_translator *t, size_t at)
{
    xun_number number = xun_number_of_characters(&t->folded, at);
    if (!number.count || is_doubtful(&number))
        return 0;
    add_number(t, at, &number, 1);
    return number.count;
}

/* Whether what begins with a numeral ends as places do: 十里铺, 三里屯. */
static bool names_place(const xun_translator *t, size_t at)
{
    static const char *const endings[] = {"铺", "屯", "村", "庄", "镇", "乡", "路",
                                          "街", "桥", "堡", "岗", "营", "店", NULL};
    for (size_t i = at; i < at + 3 && xun_is_han_at(t, i) && !xun_is_stop_at(t, i, 1); i++)
        for (const char *const *ending = endings; *ending; ending++)
            if (xun_question_length(t, i, 1) == strlen(*ending) &&
                memcmp(xun_question_at(t, i), *ending, strlen(*ending)) == 0)
                return true;
    return false;
}

/* Whether a word or name goes on behind the numeral at place `i` of the run, or began before it: 三门峡,
 * 两会, 二七. A counter behind it (三座) says that it is a number. */
static bool is_part_of_word(const xun_run *r, size_t i, const xun_number *number)
{
    const xun_translator *t = r->t;
    size_t word = 0, at = r->first + i, behind = at + number->count;
    while (word + r->length[word] <= i)
        word += r->length[word];
    if (word < i)
        return true;
    if (xun_is_han_at(t, behind) && xun_is_counter_at(t, behind, 1))
        return false;
    if (!number->placed && number->count > 1 && number->count != 4)
        return true;
    bool longer = r->length[i] > number->count;
    for (size_t k = number->count + 1; k <= LONGEST_NAME && i + k <= r->count && !longer; k++)
        longer = xun_word_log_probability(t->lexicon, t->folded.chars + at, k) <= 0;
    return longer || names_place(t, behind);
}

static void add_numerals(xun_run *r)
{
    size_t end = 0;
    for (size_t i = 0; i < r->count && !r->t->memory; i++) {
        xun_number number = xun_number_of_characters(&r->t->folded, r->first + i);
        if (i < end || !number.count)
            continue;
        end = i + number.count;
        if (!is_part_of_word(r, i, &number))
            add_number(r->t, r->first + i, &number, numeral_weight);
    }
}

static size_t add_latin(xun_translator *t, size_t at)
{
    size_t end = at;
    while (end < t->folded.count && is_latin(t->folded.chars[end].character))
        end++;
    const char *word = xun_question_at(t, at);
    size_t length = xun_question_length(t, at, end - at);
    if (xun_is_english_stop_word(word, length) || xun_passages_with(t, word, length) <= 0)
        return end - at;
    xun_group_open(t, t->folded.chars[at].start, t->folded.chars[end - 1].end, 1);
    if (!t->memory)
        xun_group_add(t, word, length);
    return end - at;
}

/* Numbers inside the run end it, so that 2016年 and 十九世纪 are not cut as words. */
static size_t add_han(glosses *g, xun_translator *t, size_t at)
{
    xun_run r = {.t = t, .first = at};
    while (r.count < XUN_RUN_LIMIT && xun_is_han_at(t, at + r.count)) {
        xun_number number = xun_number_of_characters(&t->folded, at + r.count);
        if (r.count && number.count && !is_doubtful(&number))
            break;
        r.count++;
    }
    xun_run_cut(&r);
    add_numerals(&r);
    add_run(g, &r);
    return r.count;
}

xun_status xun_translate_chinese(xun_translator *t, const char *question, size_t length, xun_error *error)
{
    xun_status status = xun_fold(&t->folded, t->lexicon, question, length, error);
    if (status != XUN_OK)
        return status;
    if (!write_text(t))
        return xun_fail_memory(error);
    glosses g = {.texts = XUN_BYTES_EMPTY};
    for (size_t at = 0; at < t->folded.count && !t->memory;) {
        size_t taken = add_sure_number(t, at);
        if (!taken && xun_is_han_at(t, at))
            taken = add_han(&g, t, at);
        else if (!taken && is_latin(t->folded.chars[at].character))
            taken = add_latin(t, at);
        at += taken ? taken : 1;
    }
    xun_bytes_free(&g.texts);
    return XUN_OK;
}
