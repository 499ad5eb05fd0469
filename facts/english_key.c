#include "facts/english_key.h"

#include <string.h>

#include "facts/english.h"

enum { KEY_MARK = 1, LONGEST_NAME_WORDS = 16 };

static bool in_word(char16_t c)
{
    return xun_is_letter(c) || xun_is_digit(c) || c == u'\'' || c == u'’';
}

/* What may part the words of one name. */
static bool parts_words(char16_t c)
{
    return xun_one_of(c, u" -–,.\"“”‘·&\n");
}

static bool is_vowel(char16_t c)
{
    return xun_one_of(c, u"aeiou");
}

/* The letters and digits of a word in lower case; it is cut at `capacity`. */
static size_t plain_word(char16_t *out, size_t capacity, const char16_t *word, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length && count < capacity; i++)
        if (xun_is_letter(word[i]) || xun_is_digit(word[i]))
            out[count++] = xun_is_upper(word[i]) ? (char16_t)(word[i] + 32) : word[i];
    return count;
}

static bool is_word(const char16_t *word, size_t length, const char *other)
{
    size_t i = 0;
    while (i < length && other[i] != 0 && word[i] == (char16_t)(unsigned char)other[i])
        i++;
    return i == length && other[i] == 0;
}

/* centre and center, civilised and civilized, labour and labor have one form; and so have one and many. */
static size_t one_spelling(char16_t *word, size_t length)
{
    size_t count = 0;
    if (length > 3 && word[length - 1] == u's' && word[length - 2] != u's')
        length--;
    if (length > 4 && word[length - 3] == u't' && word[length - 2] == u'r' && word[length - 1] == u'e') {
        word[length - 2] = u'e';
        word[length - 1] = u'r';
    }
    for (size_t i = 0; i < length; i++) {
        bool inner = i > 0 && i + 1 < length;
        if (inner && word[i] == u'u' && word[i - 1] == u'o' && word[i + 1] == u'r')
            continue;
        bool soft = inner && word[i] == u's' && word[i - 1] == u'i' && is_vowel(word[i + 1]);
        word[count++] = soft ? u'z' : word[i];
    }
    return count;
}

/* Adds the folded word to the key that has `count` characters, and room for more; the new length. AAAA is 4A.
 */
static size_t add_word(char16_t out[XUN_KEY_LIMIT], size_t count, const char16_t *word, size_t length)
{
    if (count + 3 > XUN_KEY_LIMIT)
        return XUN_KEY_LIMIT;
    size_t added = plain_word(out + count, XUN_KEY_LIMIT - count, word, length);
    const char16_t *plain = out + count;
    bool level = count > 1 && is_word(plain, added, "level");
    if (level || is_word(plain, added, "the") || is_word(plain, added, "a"))
        return count;
    if (is_word(plain, added, "aaaa") || is_word(plain, added, "aaaaa")) {
        out[count] = (char16_t)(u'0' + added);
        out[count + 1] = u'a';
        return count + 2;
    }
    if (is_word(plain, added, "by")) { /* Top 100 Districts by, for … */
        static const char16_t other[] = u"for";
        memcpy(out + count, other, 3 * sizeof *other);
        return count + 3;
    }
    return count + one_spelling(out + count, added);
}

/* The word at `*at`, over what parts words; `*at` moves after it. False at the end and before what is in no
 * English name. */
static bool next_word(const char16_t **word, size_t *length, const char16_t *chars, size_t count, size_t *at)
{
    while (*at < count && parts_words(chars[*at]))
        (*at)++;
    size_t start = *at;
    while (*at < count && in_word(chars[*at]))
        (*at)++;
    *word = chars + start;
    *length = *at - start;
    return *length > 0;
}

/* The number of the phase that opens a name, and *at after its “of”: second phase of, Phase II of; 0 when
 * none does. */
static size_t opening_phase(size_t *at, const char16_t *chars, size_t count)
{
    static const char *const numbers[][3] = {{"first", "i", "1"},   {"second", "ii", "2"},
                                             {"third", "iii", "3"}, {"fourth", "iv", "4"},
                                             {"fifth", "v", "5"},   {"sixth", "vi", "6"}};
    char16_t words[3][8];
    size_t lengths[3], after = 0;
    for (size_t i = 0; i < 3; i++) {
        const char16_t *word;
        size_t length;
        if (!next_word(&word, &length, chars, count, &after) || length > 8)
            return 0;
        lengths[i] = plain_word(words[i], 8, word, length);
    }
    bool ordinal = is_word(words[1], lengths[1], "phase"), roman = is_word(words[0], lengths[0], "phase");
    size_t number = ordinal ? 0 : 1;
    for (size_t i = 0; (ordinal || roman) && is_word(words[2], lengths[2], "of") && i < 6; i++)
        for (size_t k = number; k < (ordinal ? 1U : 3U); k++)
            if (is_word(words[number], lengths[number], numbers[i][k])) {
                *at = after;
                return i + 1;
            }
    return 0;
}

size_t xun_english_key(char16_t out[XUN_KEY_LIMIT], const char16_t *chars, size_t count)
{
    static const char16_t *const phases[] = {u"",        u"PhaseI", u"PhaseII", u"PhaseIII",
                                             u"PhaseIV", u"PhaseV", u"PhaseVI"};
    static const size_t phase_lengths[] = {0, 6, 7, 8, 7, 6, 7};
    const char16_t *word;
    size_t length, at = 0, written = 1, phase = opening_phase(&at, chars, count);
    out[0] = KEY_MARK;
    while (next_word(&word, &length, chars, count, &at))
        written = add_word(out, written, word, length);
    if (phase > 0) /* Phase II of X is X Phase II */
        written = add_word(out, written, phases[phase], phase_lengths[phase]);
    return at == count && written > 1 && written < XUN_KEY_LIMIT ? written : 0;
}

size_t xun_english_known(const xun_name_scan *scan, size_t index, unsigned kinds)
{
    const xun_fact_text *text = scan->text;
    char16_t key[XUN_KEY_LIMIT] = {KEY_MARK};
    const char16_t *word;
    size_t length, at = index, best = index, written = 1;
    for (size_t i = 0; i < LONGEST_NAME_WORDS && next_word(&word, &length, text->chars, text->count, &at);
         i++) {
        size_t before = written;
        written = add_word(key, written, word, length);
        if (written == 1 || written >= XUN_KEY_LIMIT || !xun_rules_lead(scan->finder, key, written))
            break;
        const xun_word_rule *rule = xun_rules_lookup(scan->finder, key, written);
        if (rule != NULL && (rule->kinds & kinds) != 0 && written > before)
            best = at;
        if (xun_sentence_end(text, at))
            break;
    }
    return best;
}
