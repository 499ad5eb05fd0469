#include "searcher/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "facts/facts.h"
#include "tokenizer/glossary.h"

/* How many symbols a Latin word stands behind the one that it makes a pair with, at most. */
enum { PAIR_WITHIN = 3 };

/* ---- byte ranges of the words that need not match ----------------------------------------------------- */

typedef enum { ROLE_CONTENT, ROLE_YEAR, ROLE_STOP, ROLE_QUESTION } role;

typedef struct {
    uint8_t *roles; /* by byte of the words */
    const xun_word *words;
    size_t word_count;
} analysis;

/* Whether what stands at a byte is looked for by itself. */
static bool is_asked(const analysis *a, size_t at)
{
    return a->roles[at] == ROLE_CONTENT || a->roles[at] == ROLE_YEAR;
}

/* What bytes start..end-1 weigh, as a share: less within a year. */
static float share_of(const analysis *a, const xun_collection *collection, size_t start, size_t end)
{
    bool year = a->roles[start] == ROLE_YEAR && a->roles[end - 1] == ROLE_YEAR;
    return year ? (float)collection->year_words : 1;
}

static void mark(analysis *a, size_t start, size_t end, role what)
{
    memset(a->roles + start, (int)what, end - start);
}

/* Signs weigh nothing by themselves. */
static bool is_sign(const xun_symbols *symbols, size_t i)
{
    uint32_t symbol = xun_symbol(symbols, i);
    return symbol < 0x80 || symbol == 0x2030;
}

/* Function words are marked; where nothing but them was asked, they are what is asked. */
static void mark_stop_words(analysis *a, const xun_folded *folded, const xun_symbols *symbols, size_t length)
{
    for (size_t i = 0; i < a->word_count; i++) {
        const xun_word *word = &a->words[i];
        bool question = false;
        if (word->han && xun_is_chinese_stop_word(folded->chars + word->first, word->count, &question))
            mark(a, word->start, word->end, question ? ROLE_QUESTION : ROLE_STOP);
    }
    bool content = false;
    for (size_t i = 0; i < symbols->count; i++) {
        const xun_place *place = &symbols->places[i];
        if (xun_symbol_is(symbols, i, XUN_SYMBOL_STOP) || is_sign(symbols, i))
            mark(a, place->start, place->end, ROLE_STOP);
        content = content || a->roles[place->start] == ROLE_CONTENT;
    }
    if (!content)
        memset(a->roles, ROLE_CONTENT, length);
}

/* Which year a passage is about says more than its words do, and is weighed by itself (plan.h): the words of
 * a year are marked, where others are asked beside. */
static xun_status mark_years(analysis *a, const xun_symbols *symbols, const char *words, size_t length,
                             xun_error *error)
{
    xun_facts facts = {0};
    xun_status status = xun_times_find(&facts, words, length, NULL, error);
    for (size_t i = 0; i < facts.time_count && status == XUN_OK; i++)
        for (size_t at = facts.times[i].start; at < facts.times[i].end; at++)
            a->roles[at] = a->roles[at] == ROLE_CONTENT ? ROLE_YEAR : a->roles[at];
    xun_facts_free(&facts);
    bool others = false;
    for (size_t i = 0; i < symbols->count; i++)
        others = others || a->roles[symbols->places[i].start] == ROLE_CONTENT;
    for (size_t at = 0; at < length && !others; at++)
        a->roles[at] = a->roles[at] == ROLE_YEAR ? ROLE_CONTENT : a->roles[at];
    return status;
}

/* ---- terms -------------------------------------------------------------------------------------------- */

typedef struct {
    xun_units *units;
    const analysis *analysis;
    const xun_collection *collection;
    bool memory, cut;
} term_sink;

/* A bigram is content unless it touches a question word or both its characters are function words. */
static bool is_wanted(const analysis *a, const xun_term *term)
{
    if (a->roles[term->start] == ROLE_QUESTION || a->roles[term->end - 1] == ROLE_QUESTION)
        return false;
    return is_asked(a, term->start) || is_asked(a, term->end - 1);
}

static xun_unit_term *find_term(xun_units *units, const xun_term *term)
{
    for (size_t i = 0; i < units->term_count; i++) {
        xun_unit_term *known = &units->terms[i];
        if (known->length == term->length &&
            memcmp(units->texts.data + known->offset, term->text, term->length) == 0)
            return known;
    }
    return NULL;
}

static bool take_term(void *user, const xun_term *term)
{
    term_sink *sink = user;
    xun_units *units = sink->units;
    if (term->kind == XUN_TERM_WORD || !is_wanted(sink->analysis, term))
        return true;
    xun_unit_term *known = find_term(units, term);
    if (known) {
        known->frequency++;
        return true;
    }
    if (units->term_count == XUN_SEQUENCES) {
        sink->cut = true;
        return true;
    }
    if (units->term_count == units->term_capacity) {
        size_t capacity = units->term_capacity ? units->term_capacity * 2 : 32;
        xun_unit_term *grown = realloc(units->terms, capacity * sizeof *grown);
        if (!grown)
            return !(sink->memory = true);
        units->terms = grown;
        units->term_capacity = capacity;
    }
    units->terms[units->term_count++] =
        (xun_unit_term){units->texts.length,
                        term->length,
                        (uint32_t)term->start,
                        (uint32_t)term->end,
                        term->kind,
                        1,
                        (double)share_of(sink->analysis, sink->collection, term->start, term->end),
                        0};
    sink->memory = !xun_bytes_append(&units->texts, term->text, term->length);
    return !sink->memory;
}

static xun_status collect_terms(xun_units *units, xun_tokenizer *tokenizer, const xun_collection *collection,
                                const analysis *a, const char *words, size_t length, xun_error *error)
{
    term_sink sink = {units, a, collection, false, false};
    xun_status status =
        xun_tokenize(tokenizer, words, length, XUN_WANT_BIGRAMS | XUN_WANT_LATIN | XUN_WANT_STEMS, take_term,
                     &sink, error);
    if (sink.memory)
        return xun_fail_memory(error);
    units->cut = units->cut || sink.cut;
    return status == XUN_STOPPED ? XUN_OK : status;
}

static xun_status weigh_terms(xun_units *units, const xun_collection *collection, xun_error *error)
{
    for (size_t i = 0; i < units->term_count; i++) {
        xun_unit_term *term = &units->terms[i];
        xun_status status = xun_reader_frequency(&term->documents, NULL, collection->reader,
                                                 units->texts.data + term->offset, term->length, error);
        if (status != XUN_OK)
            return status;
    }
    return XUN_OK;
}

float xun_idf(double documents, double with_term)
{
    if (with_term > documents)
        with_term = documents;
    return (float)log(1 + (documents - with_term + 0.5) / (with_term + 0.5));
}

/* ---- singles ------------------------------------------------------------------------------------------ */

/* The index term that weighs a Latin word: its stem, else the word itself. */
static double latin_documents(const xun_units *units, const xun_place *place)
{
    double documents = 0;
    for (size_t i = 0; i < units->term_count; i++) {
        const xun_unit_term *term = &units->terms[i];
        if (term->start <= place->start && term->end >= place->end && term->documents > documents &&
            (term->kind == XUN_TERM_STEM || term->kind == XUN_TERM_LATIN || term->kind == XUN_TERM_PART))
            documents = (double)term->documents;
    }
    return documents;
}

static void add_single(xun_units *units, const xun_collection *collection, const analysis *a, size_t i)
{
    uint32_t symbol = xun_symbol(&units->symbols, i);
    size_t slot = xun_units_slot(units, symbol);
    if (units->slots[slot] >= 0) {
        units->singles[units->slots[slot]].times += 1;
        return;
    }
    if (units->single_count == XUN_QUERY_UNITS) {
        units->cut = true;
        return;
    }
    const xun_place *place = &units->symbols.places[i];
    bool word = (symbol & XUN_SYMBOL_WORD) != 0, number = (symbol & XUN_SYMBOL_NUMBER) != 0;
    double documents =
        word ? latin_documents(units, place) : xun_character_count(collection->characters, symbol);
    float share = share_of(a, collection, place->start, place->end);
    float idf = xun_idf(collection->documents, documents) * share;
    units->slots[slot] = (int16_t)units->single_count;
    units->taken[xun_units_hash(symbol) / 64] |= UINT64_C(1) << xun_units_hash(symbol) % 64;
    units->sequence_of[units->single_count] = -1;
    units->singles[units->single_count++] = (xun_single){symbol, word, number && share >= 1, idf, 1};
    units->outside_years += share >= 1;
}

static void collect_singles(xun_units *units, const xun_collection *collection, const analysis *a)
{
    for (size_t i = 0; i < units->symbols.count; i++)
        if (is_asked(a, units->symbols.places[i].start))
            add_single(units, collection, a, i);
    /* Bigrams may hold a function character: it needs a number, but weighs nothing by itself. */
    size_t content = units->single_count, outside_years = units->outside_years;
    for (size_t i = 0; i < units->symbols.count; i++)
        if (a->roles[units->symbols.places[i].start] == ROLE_STOP &&
            !xun_symbol_is(&units->symbols, i, XUN_SYMBOL_STOP))
            add_single(units, collection, a, i);
    for (size_t i = content; i < units->single_count; i++)
        units->singles[i].idf = 0;
    units->outside_years = outside_years;
}

/* ---- sequences ---------------------------------------------------------------------------------------- */

static bool same_sequence(const xun_sequence *a, const xun_sequence *b)
{
    return a->kind == b->kind && a->count == b->count && memcmp(a->singles, b->singles, a->count) == 0;
}

/* Adds one of those that begin with the same single, if it is new. */
static void link_sequence(xun_units *units, xun_sequence sequence)
{
    int16_t *head = &units->sequence_of[sequence.singles[0]];
    for (int16_t at = *head; at >= 0; at = units->sequences[at].next)
        if (same_sequence(&units->sequences[at], &sequence)) {
            units->sequences[at].times += 1;
            return;
        }
    if (units->sequence_count == XUN_SEQUENCES) {
        units->cut = true;
        return;
    }
    sequence.next = *head;
    *head = (int16_t)units->sequence_count;
    units->sequences[units->sequence_count++] = sequence;
}

/* Of symbols side by side. */
static void add_sequence(xun_units *units, xun_sequence_kind kind, size_t first, size_t count, uint32_t times,
                         float idf)
{
    xun_sequence sequence = {.kind = kind, .count = (uint8_t)count, .idf = idf, .times = (float)times};
    for (size_t i = 0; i < count; i++) {
        int single = xun_units_find(units, xun_symbol(&units->symbols, first + i));
        if (single < 0)
            return;
        sequence.singles[i] = (uint8_t)single;
    }
    link_sequence(units, sequence);
}

/* The symbol that begins at a byte of the words, or SIZE_MAX. */
static size_t symbol_at(const xun_units *units, size_t start)
{
    size_t low = 0, high = units->symbols.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (units->symbols.places[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < units->symbols.count && units->symbols.places[low].start == start ? low : SIZE_MAX;
}

static double bigram_documents(const xun_units *units, size_t start)
{
    for (size_t i = 0; i < units->term_count; i++)
        if (units->terms[i].kind == XUN_TERM_BIGRAM && units->terms[i].start == start)
            return (double)units->terms[i].documents;
    return -1;
}

/* Whether a bigram joins the end of one word with the start of another; single characters side by side may
 * well be a name that the dictionary lacks. */
static bool crosses_words(const analysis *a, size_t start, size_t end)
{
    size_t low = 0, high = a->word_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (a->words[middle].start <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && low < a->word_count && a->words[low].start < end && a->words[low].count > 1 &&
           a->words[low - 1].count > 1;
}

/* Bigrams, and numbers or codes with the characters behind them (2017年, 8000个). */
static void collect_bigrams(xun_units *units, const xun_collection *collection, const analysis *a)
{
    for (size_t i = 0; i < units->term_count; i++) {
        const xun_unit_term *term = &units->terms[i];
        bool bigram = term->kind == XUN_TERM_BIGRAM, mixed = term->kind == XUN_TERM_MIXED;
        size_t first = bigram || mixed ? symbol_at(units, term->start) : SIZE_MAX;
        if (first == SIZE_MAX)
            continue;
        size_t count = 1;
        while (first + count < units->symbols.count && units->symbols.places[first + count].start < term->end)
            count++;
        bool crossing = bigram && crosses_words(a, term->start, term->end);
        float idf = xun_idf(collection->documents, (double)term->documents) *
                    share_of(a, collection, term->start, term->end);
        if (count > 1 && count <= XUN_SEQUENCE_LIMIT)
            add_sequence(units, crossing ? XUN_SEQUENCE_CROSSING : XUN_SEQUENCE_BIGRAM, first, count,
                         term->frequency, idf);
    }
}

/* Two Latin words in a row, function words between them passed over. */
static void collect_pairs(xun_units *units)
{
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < units->symbols.count; i++) {
        if (xun_symbol_is(&units->symbols, i, XUN_SYMBOL_STOP))
            continue;
        bool word = xun_symbol_is(&units->symbols, i, XUN_SYMBOL_WORD);
        if (word && last != SIZE_MAX && i - last <= PAIR_WITHIN) {
            int a = xun_units_find(units, xun_symbol(&units->symbols, last));
            int b = xun_units_find(units, xun_symbol(&units->symbols, i));
            if (a >= 0 && b >= 0)
                link_sequence(units,
                              (xun_sequence){.kind = XUN_SEQUENCE_PAIR,
                                             .count = 2,
                                             .singles = {(uint8_t)a, (uint8_t)b},
                                             .idf = (units->singles[a].idf + units->singles[b].idf) / 2,
                                             .times = 1});
        }
        last = word ? i : SIZE_MAX;
    }
}

/* How many passages hold a dictionary word: its own term when it is long enough to be one, else its rarest
 * bigram. */
static xun_status word_documents(double *out, const xun_units *units, const xun_collection *collection,
                                 const xun_folded *folded, size_t first, size_t count, xun_error *error)
{
    *out = collection->documents;
    if (count >= 3) {
        char text[XUN_SEQUENCE_LIMIT * 4];
        size_t length = 0;
        for (size_t i = 0; i < count; i++)
            length += xun_utf8_write(text + length, folded->chars[first + i].character);
        uint64_t documents = 0;
        xun_status status = xun_reader_frequency(&documents, NULL, collection->reader, text, length, error);
        if (status != XUN_OK)
            return status;
        if (documents) {
            *out = (double)documents;
            return XUN_OK;
        }
    }
    for (size_t i = 0; i + 1 < count; i++) {
        double documents = bigram_documents(units, folded->chars[first + i].start);
        if (documents >= 0 && documents < *out)
            *out = documents;
    }
    return XUN_OK;
}

static xun_status add_word(xun_units *units, xun_sequence_kind kind, const xun_collection *collection,
                           const analysis *a, const xun_lexicon *lexicon, const xun_folded *folded,
                           size_t first, size_t count, xun_error *error)
{
    size_t symbol = symbol_at(units, folded->chars[first].start);
    if (count < 2 || count > XUN_SEQUENCE_LIMIT || symbol == SIZE_MAX ||
        symbol + count > units->symbols.count)
        return XUN_OK;
    double documents;
    xun_status status = word_documents(&documents, units, collection, folded, first, count, error);
    if (status == XUN_OK && xun_is_glossary_word(lexicon, folded->chars + first, count))
        kind = XUN_SEQUENCE_TERM;
    if (status == XUN_OK)
        add_sequence(units, kind, symbol, count, 1,
                     xun_idf(collection->documents, documents) *
                         share_of(a, collection, units->symbols.places[symbol].start,
                                  units->symbols.places[symbol + count - 1].end));
    return status;
}

/* The words of the segmentation, and the dictionary words inside them. */
static xun_status collect_words(xun_units *units, const xun_collection *collection, const analysis *a,
                                const xun_lexicon *lexicon, const xun_folded *folded, xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t i = 0; i < a->word_count && status == XUN_OK; i++) {
        const xun_word *word = &a->words[i];
        if (!word->han || word->count < 2 || a->roles[word->start] != ROLE_CONTENT)
            continue;
        status = add_word(units, XUN_SEQUENCE_WORD, collection, a, lexicon, folded, word->first, word->count,
                          error);
        for (size_t at = word->first; at + 2 <= word->first + word->count && status == XUN_OK; at++) {
            size_t lengths[8];
            size_t found = xun_words_at(lexicon, folded->chars, word->first + word->count, at, lengths, 8);
            for (size_t k = 0; k < found && status == XUN_OK; k++)
                if (lengths[k] < word->count)
                    status = add_word(units, XUN_SEQUENCE_INNER, collection, a, lexicon, folded, at,
                                      lengths[k], error);
        }
    }
    return status;
}

/* ---- chunks ------------------------------------------------------------------------------------------- */

/* Whether a symbol continues the piece of the one before: side by side, or with one of the signs between that
 * hold a code or a name together (i5-8250U, node.js). */
static bool continues_chunk(const xun_symbols *symbols, size_t i, const char *words)
{
    if (i == 0 || xun_symbol_is(symbols, i, XUN_SYMBOL_JOINED))
        return i > 0;
    const xun_place *before = &symbols->places[i - 1], *here = &symbols->places[i];
    return (symbols->codes[i] & symbols->codes[i - 1] & XUN_SYMBOL_WORD) && here->start == before->end + 1 &&
           strchr(".-_&@", words[before->end]);
}

static void collect_chunks(xun_units *units, const analysis *a, const char *words)
{
    for (size_t i = 0; i < units->symbols.count; i++) {
        bool begins = !continues_chunk(&units->symbols, i, words);
        if (begins && units->chunk_count == XUN_CHUNKS) {
            units->cut = true;
            return;
        }
        if (begins)
            units->chunks[units->chunk_count++] = (xun_chunk){i, 0, 0, false};
        xun_chunk *chunk = &units->chunks[units->chunk_count - 1];
        chunk->count++;
        int single = xun_units_find(units, xun_symbol(&units->symbols, i));
        chunk->idf += single >= 0 ? units->singles[single].idf : 0;
        chunk->content = chunk->content || is_asked(a, units->symbols.places[i].start);
    }
}

/* Of two codes: white space may stand between characters, but not within a Latin word. */
static bool same_gap(uint32_t text, uint32_t wanted)
{
    if (!(wanted & XUN_SYMBOL_SPACED))
        return !(text & XUN_SYMBOL_SPACED);
    bool latin = (text & wanted & XUN_SYMBOL_WORD) != 0, joined = (wanted & XUN_SYMBOL_JOINED) != 0;
    return (text & XUN_SYMBOL_JOINED) || ((text & XUN_SYMBOL_SPACED) && !(latin && joined));
}

size_t xun_symbols_find(const xun_symbols *text, xun_piece wanted, size_t from)
{
    if (!wanted.count)
        return SIZE_MAX;
    for (size_t i = from; i + wanted.count <= text->count; i++) {
        if (text->forms[i] != wanted.forms[0])
            continue;
        size_t k = 1;
        while (k < wanted.count && text->forms[i + k] == wanted.forms[k] &&
               same_gap(text->codes[i + k], wanted.codes[k]))
            k++;
        if (k == wanted.count)
            return i;
    }
    return SIZE_MAX;
}

bool xun_symbols_hold(const xun_symbols *text, xun_piece wanted)
{
    return xun_symbols_find(text, wanted, 0) != SIZE_MAX;
}

/* ---- all together ------------------------------------------------------------------------------------- */

static xun_status make_units(xun_units *units, xun_tokenizer *tokenizer, xun_scanner *scanner,
                             const xun_collection *collection, analysis *a, const char *words, size_t length,
                             xun_error *error)
{
    xun_status status = xun_cut_words(&a->words, &a->word_count, tokenizer, words, length, error);
    if (status != XUN_OK)
        return status;
    const xun_folded *folded = xun_tokenizer_folded(tokenizer);
    if (!xun_scan(&units->symbols, scanner, words, length))
        return xun_fail_memory(error);
    mark_stop_words(a, folded, &units->symbols, length);
    status = mark_years(a, &units->symbols, words, length, error);
    if (status == XUN_OK)
        status = collect_terms(units, tokenizer, collection, a, words, length, error);
    if (status == XUN_OK)
        status = weigh_terms(units, collection, error);
    if (status != XUN_OK)
        return status;
    collect_singles(units, collection, a);
    collect_chunks(units, a, words);
    collect_pairs(units);
    /* The tokenizer went over the words for their terms since: the segmentation is asked again. */
    status = xun_cut_words(&a->words, &a->word_count, tokenizer, words, length, error);
    if (status != XUN_OK)
        return status;
    collect_bigrams(units, collection, a);
    return collect_words(units, collection, a, xun_scanner_lexicon(scanner), xun_tokenizer_folded(tokenizer),
                         error);
}

xun_status xun_units_make(xun_units *out, xun_tokenizer *tokenizer, xun_scanner *scanner,
                          const xun_collection *collection, const char *words, size_t length,
                          xun_error *error)
{
    memset(out->slots, -1, sizeof out->slots);
    memset(out->taken, 0, sizeof out->taken);
    out->single_count = out->sequence_count = out->chunk_count = out->term_count = out->outside_years = 0;
    out->optional = 0;
    out->choice_count = 0;
    out->cut = false;
    xun_bytes_clear(&out->texts);
    analysis a = {calloc(length + 1, 1), NULL, 0};
    if (!a.roles)
        return xun_fail_memory(error);
    xun_status status = make_units(out, tokenizer, scanner, collection, &a, words, length, error);
    free(a.roles);
    return status;
}

void xun_units_free(xun_units *units)
{
    xun_symbols_free(&units->symbols);
    xun_bytes_free(&units->texts);
    free(units->terms);
    units->terms = NULL;
    units->term_count = units->term_capacity = 0;
}
