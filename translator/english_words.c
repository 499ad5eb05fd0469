#include "translator/english_words.h"

#include <stdlib.h>
#include <string.h>

static bool is_letter(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static uint32_t char_at(const xun_folded *folded, size_t at)
{
    return at < folded->count ? folded->chars[at].character : 0;
}

static xun_text_word *next_word(xun_text_words *words)
{
    if (words->count == words->capacity) {
        size_t capacity = words->capacity ? words->capacity * 2 : 32;
        xun_text_word *grown = realloc(words->items, capacity * sizeof *grown);
        if (!grown)
            return NULL;
        words->items = grown;
        words->capacity = capacity;
    }
    xun_text_word *word = &words->items[words->count++];
    memset(word, 0, sizeof *word);
    return word;
}

/* Where a word ends that begins at folded character `at`, and its text; a number may hold commas and
 * points. */
static size_t read_word(char *text, const xun_folded *folded, size_t at, bool number)
{
    size_t length = 0;
    for (uint32_t c; (c = char_at(folded, at)); at++) {
        bool separator = number && (c == ',' || c == '.') && is_digit(char_at(folded, at + 1));
        if (!(number ? is_digit(c) || separator : is_letter(c)))
            break;
        if (c != ',' && length + 1 < XUN_WORD_SIZE)
            text[length++] = (char)c;
    }
    text[length] = '\0';
    return at;
}

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

/* What contractions leave behind: don't gives "don" and "t". */
static bool is_stop(const char *word, size_t length)
{
    static const char *const pieces[] = {"s", "t", "d", "ll", "re", "ve", NULL};
    return xun_is_english_stop_word(word, length) || is_one_of(word, pieces);
}

static void describe(xun_text_word *word, xun_tokenizer *tokenizer, const char *text)
{
    static const char *const articles[] = {"a", "an", "the", NULL};
    size_t length = strlen(word->text);
    word->capital = text[word->start] >= 'A' && text[word->start] <= 'Z';
    word->article = is_one_of(word->text, articles);
    word->stop = !word->number && is_stop(word->text, length);
    size_t stem =
        word->number ? 0 : xun_english_stem(tokenizer, word->text, length, word->stem, sizeof word->stem - 1);
    word->stem[stem] = '\0';
    if (!stem)
        memcpy(word->stem, word->text, length + 1);
}

static bool is_possessive(const xun_folded *folded, size_t at)
{
    return char_at(folded, at) == '\'' && char_at(folded, at + 1) == 's' &&
           !is_letter(char_at(folded, at + 2));
}

/* What xun_fold gives for plain ASCII, which most texts are, in a fraction of its time. */
static bool fold_ascii(xun_folded *out, const char *text, size_t length)
{
    if (length > out->capacity)
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 0x80 || c < 0x20)
            return false;
        bool upper = c >= 'A' && c <= 'Z';
        out->chars[i] =
            (xun_folded_char){.character = upper ? c + 32u : c, .start = (uint32_t)i, .end = (uint32_t)i + 1};
    }
    out->count = length;
    return true;
}

xun_status xun_text_words_read(xun_text_words *out, const xun_lexicon *lexicon, xun_tokenizer *tokenizer,
                               const char *text, size_t length, xun_error *error)
{
    out->count = 0;
    xun_status status = fold_ascii(&out->folded, text, length)
                            ? XUN_OK
                            : xun_fold(&out->folded, lexicon, text, length, error);
    if (status != XUN_OK)
        return status;
    const xun_folded *folded = &out->folded;
    bool apart = true;
    for (size_t at = 0; at < folded->count;) {
        uint32_t c = char_at(folded, at);
        if (!is_letter(c) && !is_digit(c)) {
            apart = apart || (c != ' ' && c != '-' && c != '\'');
            at++;
            continue;
        }
        xun_text_word *word = next_word(out);
        if (!word)
            return xun_fail_memory(error);
        word->number = is_digit(c);
        word->apart = apart;
        word->start = folded->chars[at].start;
        at = read_word(word->text, folded, at, word->number);
        word->end = folded->chars[at - 1].end;
        describe(word, tokenizer, text);
        apart = false;
        if (is_possessive(folded, at))
            at += 2;
    }
    return XUN_OK;
}

void xun_text_words_free(xun_text_words *words)
{
    free(words->items);
    xun_folded_free(&words->folded);
    *words = (xun_text_words){0};
}

bool xun_stem_key(xun_bytes *out, const xun_text_word *words, size_t count)
{
    bool good = true, first = true;
    for (size_t i = 0; i < count && good; i++) {
        if (words[i].article)
            continue;
        good = (first || xun_bytes_append_byte(out, ' ')) && xun_bytes_append_string(out, words[i].stem);
        first = false;
    }
    return good;
}
