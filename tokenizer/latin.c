/* Latin words, numbers and codes: where they end, what they are made of, and their terms.
 *
 * A token is made of parts, which are runs of letters or numbers. Parts touch ("pm" "2.5") or stand beside a
 * connector: one of . - + & _ @ between letters or digits, an apostrophe between letters; after scheme:// all
 * that a URL may hold connects. A number takes in its decimal point and its grouping commas (3,216 is written
 * 3216; 1,2,3 are three numbers, 2017.2.17 a token of three) and is never split, but for the size limit. C++
 * and C# keep their signs, *ST its star, G.D.P. is gdp, a possessive 's is left out. A token that would grow
 * over XUN_TERM_LIMIT bytes ends there, and the next one begins. */
#include "common/utf8.h"
#include "tokenizer/tokenizer_state.h"

enum {
    GROUP_LIMIT = 8,       /* three-digit groups of one number; a longer chain is a list */
    SHORT_RUN = 3,         /* Han runs up to this length join a token before them as they are */
    FIRST_WORD_WINDOW = 12 /* characters of a longer run that decide where its first word ends */
};

static uint32_t character_at(const xun_tokenizer *t, size_t at)
{
    return at < t->folded.count ? t->folded.chars[at].character : 0;
}

static bool is_digit_at(const xun_tokenizer *t, size_t at)
{
    return xun_class_at(t, at) == XUN_CLASS_DIGIT;
}

static bool is_letter_at(const xun_tokenizer *t, size_t at)
{
    return xun_class_at(t, at) == XUN_CLASS_LETTER;
}

static bool has_room(const xun_latin_token *token, size_t characters)
{
    return token->length + 4 * characters <= sizeof token->text;
}

static void append(xun_tokenizer *t, size_t at)
{
    xun_latin_token *token = &t->latin;
    token->length += xun_utf8_write(token->text + token->length, t->folded.chars[at].character);
}

/* The bytes that a character has in the caller's text: tells full-width commas and digits from ASCII. */
static uint32_t width_at(const xun_tokenizer *t, size_t at)
{
    return t->folded.chars[at].end - t->folded.chars[at].start;
}

static bool is_group(const xun_tokenizer *t, size_t comma)
{
    return character_at(t, comma) == ',' && width_at(t, comma) == width_at(t, comma - 1) &&
           is_digit_at(t, comma + 1) && is_digit_at(t, comma + 2) && is_digit_at(t, comma + 3);
}

/* Where a number grouped by thousands that begins at `at` ends; `at` itself when there is none. */
static size_t grouped_end(const xun_tokenizer *t, size_t at)
{
    size_t end = at;
    while (end < at + 3 && is_digit_at(t, end))
        end++;
    for (int groups = 0; is_group(t, end); end += 4)
        if (++groups > GROUP_LIMIT)
            return at;
    bool goes_on = is_digit_at(t, end) || (character_at(t, end) == ',' && is_digit_at(t, end + 1) &&
                                           width_at(t, end) == width_at(t, end - 1));
    return goes_on ? at : end;
}

/* Whether the point at `at` is a decimal point, not one of several: 3.5, but not 2017.2.17. */
static bool is_decimal_point(const xun_tokenizer *t, size_t at, bool after_point)
{
    if (after_point || character_at(t, at) != '.' || !is_digit_at(t, at + 1))
        return false;
    size_t end = at + 1;
    while (end < at + XUN_TERM_LIMIT && is_digit_at(t, end))
        end++;
    return character_at(t, end) != '.' || !is_digit_at(t, end + 1);
}

/* Appends the number that begins at `at`, up to where it ends or the room does; returns that place. */
static size_t scan_number(xun_tokenizer *t, size_t at)
{
    xun_latin_token *token = &t->latin;
    bool after_point = token->length > 0 && token->text[token->length - 1] == '.' && token->part_count > 0 &&
                       token->parts[token->part_count - 1].number;
    size_t grouped = grouped_end(t, at);
    for (; (is_digit_at(t, at) || at < grouped) && has_room(token, 1); at++)
        if (is_digit_at(t, at))
            append(t, at);
    if (!is_decimal_point(t, at, after_point) || !has_room(token, 2))
        return at;
    append(t, at++);
    while (is_digit_at(t, at) && has_room(token, 1))
        append(t, at++);
    return at;
}

static size_t scan_letters(xun_tokenizer *t, size_t at)
{
    while ((is_letter_at(t, at) || xun_class_at(t, at) == XUN_CLASS_MARK) && has_room(&t->latin, 1))
        append(t, at++);
    return at;
}

/* Scans a part; false when there was no room for any of it. */
static bool scan_part(xun_tokenizer *t, size_t *at, bool glued)
{
    xun_latin_token *token = &t->latin;
    xun_latin_part part = {*at, *at, (uint16_t)token->length, 0, is_digit_at(t, *at), glued};
    part.end = part.number ? scan_number(t, *at) : scan_letters(t, *at);
    if (part.end == part.first)
        return false;
    part.length = (uint16_t)(token->length - part.offset);
    if (glued)
        token->parts[token->part_count - 1].glued = true;
    token->parts[token->part_count++] = part;
    *at = part.end;
    return true;
}

static bool letters_are(const xun_tokenizer *t, size_t at, const char *letters)
{
    for (; *letters; at++, letters++)
        if (character_at(t, at) != (unsigned char)*letters)
            return false;
    return !xun_is_latin_at(t, at);
}

static bool is_contraction(const xun_tokenizer *t, size_t at)
{
    static const char *const endings[] = {"t", "ll", "re", "ve", "m", "d"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (letters_are(t, at, endings[i]))
            return true;
    return false;
}

static bool is_url_character(uint32_t c)
{
    return c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}", (int)c);
}

/* How many characters connect the part before `at` with the one after them; 0 when the token ends. */
static size_t connector_length(xun_tokenizer *t, size_t at)
{
    xun_latin_token *token = &t->latin;
    uint32_t c = character_at(t, at);
    if (c == ':' && token->part_count == 1 && character_at(t, at + 1) == '/' &&
        character_at(t, at + 2) == '/' && is_letter_at(t, at - 1))
        token->url = true;
    if (token->url) {
        size_t length = 0;
        while (length < XUN_TERM_LIMIT && is_url_character(character_at(t, at + length)) &&
               !xun_is_latin_at(t, at + length))
            length++;
        return xun_is_latin_at(t, at + length) ? length : 0;
    }
    if (!c || c > 0x7F || !strchr(".-+&_@'", (int)c) || !xun_is_latin_at(t, at + 1))
        return 0;
    if (c == '\'' && (is_digit_at(t, at - 1) || is_digit_at(t, at + 1) || letters_are(t, at + 1, "s")))
        return 0;
    token->contraction = token->contraction || (c == '\'' && is_contraction(t, at + 1));
    return 1;
}

/* The signs of C++ and C#. */
static size_t scan_signs(xun_tokenizer *t, size_t at)
{
    const xun_latin_token *token = &t->latin;
    size_t length = 0;
    if (token->part_count != 1 || token->parts[0].number)
        return at;
    if (character_at(t, at) == '+' && character_at(t, at + 1) == '+')
        length = 2;
    else if (character_at(t, at) == '#' && token->parts[0].end - token->parts[0].first == 1)
        length = 1;
    if (xun_is_latin_at(t, at + length) || !has_room(token, length))
        return at;
    for (size_t i = 0; i < length; i++)
        append(t, at + i);
    return at + length;
}

/* Whether *ST stands here, as it does before the names of shares. */
static bool is_starred(const xun_tokenizer *t, size_t at)
{
    bool alone = at == 0 || (!xun_is_latin_at(t, at - 1) && character_at(t, at - 1) != '*');
    return alone && character_at(t, at) == '*' && letters_are(t, at + 1, "st");
}

/* G.D.P. is written gdp: single letters with points between them become one part without the points. */
static void join_acronym(xun_latin_token *token)
{
    if (token->part_count < 2 || token->length != 2 * token->part_count - 1)
        return;
    for (size_t i = 0; i < token->part_count; i++)
        if (token->parts[i].number || (i > 0 && token->text[2 * i - 1] != '.'))
            return;
    for (size_t i = 0; i < token->part_count; i++)
        token->text[i] = token->text[2 * i];
    token->length = token->part_count;
    token->parts[0].end = token->end;
    token->parts[0].length = (uint16_t)token->length;
    token->part_count = 1;
}

bool xun_latin_scan(xun_tokenizer *t, size_t at)
{
    xun_latin_token *token = &t->latin;
    bool starred = is_starred(t, at);
    if (!starred && !xun_is_latin_at(t, at))
        return false;
    token->length = token->part_count = 0;
    token->url = token->contraction = false;
    token->first = at;
    if (starred)
        append(t, at++);
    bool glued = false;
    while (scan_part(t, &at, glued)) {
        glued = xun_is_latin_at(t, at);
        size_t connector = glued ? 0 : connector_length(t, at);
        if ((!glued && !connector) || !has_room(token, connector + 1))
            break;
        for (size_t i = 0; i < connector; i++)
            append(t, at++);
    }
    token->end = token->next = scan_signs(t, at);
    join_acronym(token);
    if (character_at(t, at) == '\'' && letters_are(t, at + 1, "s"))
        token->next = at + 2;
    return true;
}

/* How many characters of the Han run at `at` join the token before it. */
static size_t joined_length(xun_tokenizer *t, size_t at)
{
    size_t count = 0;
    while (count < FIRST_WORD_WINDOW && xun_class_at(t, at + count) == XUN_CLASS_HAN)
        count++;
    if (count <= SHORT_RUN)
        return count;
    xun_path_find(t, at, count);
    return t->path_step[0];
}

/* Gives the token's text from `offset` (folded character `first`) on and the `count` characters behind it. */
static bool give_joined(xun_tokenizer *t, size_t offset, size_t first, size_t count)
{
    const xun_latin_token *token = &t->latin;
    char text[XUN_TERM_LIMIT];
    size_t length = token->length - offset;
    memcpy(text, token->text + offset, length);
    for (size_t i = 0; i < count; i++) {
        if (length + 4 > sizeof text)
            return true;
        length += xun_utf8_write(text + length, t->folded.chars[token->end + i].character);
    }
    return xun_give_term(t, XUN_TERM_MIXED, text, length, first, token->end + count);
}

/* The token, or its last part, with what stands right behind it: a percent sign, the first Han character, the
 * first Han word. */
static bool give_mixed(xun_tokenizer *t, size_t offset, size_t first)
{
    const xun_latin_token *token = &t->latin;
    uint32_t next = character_at(t, token->end);
    bool number = token->parts[token->part_count - 1].number;
    if ((next == '%' || next == 0x2030) && number)
        return give_joined(t, offset, first, 1);
    size_t joined = joined_length(t, token->end);
    if (joined > 1 && !give_joined(t, offset, first, 1))
        return false;
    return joined == 0 || give_joined(t, offset, first, joined);
}

static bool is_plain_word(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] < 'a' || text[i] > 'z')
            return false;
    return length > 1;
}

static bool give_stem(xun_tokenizer *t, const xun_latin_part *part)
{
    const char *word = t->latin.text + part->offset;
    if (part->glued || t->latin.contraction || !is_plain_word(word, part->length))
        return true;
    char text[XUN_TERM_LIMIT] = "Z";
    size_t length;
    const char *stem = xun_english_index_stem(t->stemmer, word, part->length, &length);
    if (!length || length >= sizeof text)
        return true;
    memcpy(text + 1, stem, length);
    return xun_give_term(t, XUN_TERM_STEM, text, length + 1, part->first, part->end);
}

/* Whether the token ends in a range, so that its last number also stands for itself: 2014-2016年. */
static bool ends_range(const xun_latin_token *token)
{
    const xun_latin_part *last = &token->parts[token->part_count - 1];
    return token->part_count > 1 && last->number && last[-1].number && token->text[last->offset - 1] == '-';
}

static bool give_parts(xun_tokenizer *t)
{
    const xun_latin_token *token = &t->latin;
    bool latin = (t->wanted & XUN_WANT_LATIN) != 0;
    for (size_t i = 0; i < token->part_count; i++) {
        const xun_latin_part *part = &token->parts[i];
        bool apart = part->length != token->length && !token->contraction;
        if (latin && i > 0 && i + 1 == token->part_count && ends_range(token) &&
            !give_mixed(t, part->offset, part->first))
            return false;
        if (latin && apart &&
            !xun_give_term(t, XUN_TERM_PART, token->text + part->offset, part->length, part->first,
                           part->end))
            return false;
        if ((t->wanted & XUN_WANT_STEMS) && !give_stem(t, part))
            return false;
    }
    return true;
}

bool xun_latin_give(xun_tokenizer *t)
{
    const xun_latin_token *token = &t->latin;
    if ((t->wanted & XUN_WANT_WORDS) && !xun_give_words(t, token->first))
        return false;
    if (t->wanted & XUN_WANT_LATIN) {
        if (!xun_give_term(t, XUN_TERM_LATIN, token->text, token->length, token->first, token->end))
            return false;
        if (!give_mixed(t, 0, token->first))
            return false;
    }
    if ((t->wanted & (XUN_WANT_LATIN | XUN_WANT_STEMS)) && !give_parts(t))
        return false;
    t->position++;
    return true;
}
