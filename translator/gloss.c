#include "translator/gloss.h"

#include <string.h>
#include <strings.h>

#include "common/utf8.h"

enum { SENSE_LIMIT = 1024 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Length of the first of the phrases that the text begins with (case ignored), 0 when none does. */
static size_t opening(const char *text, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (strncasecmp(text, *phrases, strlen(*phrases)) == 0)
            return strlen(*phrases);
    return 0;
}

static const char *const references[] = {
    "variant of",
    "old variant of",
    "abbr. for",
    "abbr. of",
    "abbr. to",
    "abbr for",
    "also written",
    "see also",
    "see ",
    "same as",
    "equivalent to",
    "used in",
    "short for",
    "contraction of",
    "short name for",
    "archaic variant of",
    "Japanese variant of",
    "erroneous variant of",
    "euphemistic variant of",
    "popular variant of",
    NULL,
};

/* Copies the text without what stands in brackets; returns the length. */
static size_t without_brackets(char out[SENSE_LIMIT], const char *text, size_t length)
{
    size_t depth = 0, written = 0;
    for (size_t i = 0; i < length && written + 1 < SENSE_LIMIT; i++) {
        char c = text[i];
        if (strchr("([{", c) && c) {
            depth++;
        } else if (strchr(")]}", c) && c) {
            depth -= depth > 0;
            out[written++] = ' ';
        } else if (!depth) {
            out[written++] = c;
        }
    }
    out[written] = '\0';
    return written;
}

static size_t word_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += !is_blank(text[i]) && (i == 0 || is_blank(text[i - 1]));
    return count;
}

static const char *first_han(const char *text, const char *end)
{
    while (text < end) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, text, end);
        if (xun_is_han(c))
            return text;
        text += step;
    }
    return NULL;
}

/* Drops words that only stand for a person or thing: "sb", "sth", "etc". Works in place. */
static size_t drop_placeholders(char *text, size_t length)
{
    static const char *const placeholders[] = {"sb", "sth", "etc", "sb's", "sth.", "sb.", "etc.", NULL};
    size_t written = 0;
    for (size_t i = 0; i < length;) {
        size_t end = i;
        while (end < length && !is_blank(text[end]))
            end++;
        bool drop = false;
        for (const char *const *p = placeholders; *p && end > i; p++)
            drop = drop || (strlen(*p) == end - i && memcmp(*p, text + i, end - i) == 0);
        if (!drop && end > i) {
            if (written)
                text[written++] = ' ';
            memmove(text + written, text + i, end - i);
            written += end - i;
        }
        i = end + 1;
    }
    return written;
}

/* Gives one gloss, its edges and opening words cut off. */
static bool give(char *text, size_t length, xun_gloss_sink *sink, void *user)
{
    static const char *const openings[] = {
        "to be ",
        "to ",
        "a ",
        "an ",
        "the ",
        "one's ",
        "sb's ",
        "sb ",
        "sth ",
        "be ",
        "also ",
        "originally ",
        "formerly ",
        "aka ",
        "lit. ",
        "fig. ",
        "i.e. ",
        "e.g. ",
        "esp. ",
        "usually ",
        "classifier for ",
        "generic term for ",
        "typically ",
        NULL,
    };
    while (length && strchr(" .!?\"", text[length - 1]))
        length--;
    text[length] = '\0';
    for (size_t skip; (skip = strspn(text, " .!?\"")) || (skip = opening(text, openings));) {
        text += skip;
        length -= skip;
    }
    length = drop_placeholders(text, length);
    return !length || sink(user, text, length);
}

/* A piece between semicolons: where commas part words each is a gloss, where they part clauses the first
 * is. */
static bool give_piece(char *text, size_t length, xun_gloss_sink *sink, void *user)
{
    char *end = text + length;
    const char *han = first_han(text, end);
    text += strspn(text, " ");
    if (text >= end || opening(text, references))
        return true;
    if (han) {
        end = text + (han - text);
        if (end <= text || word_count(text, (size_t)(end - text)) < 2)
            return true;
    }
    *end = '\0';
    bool clauses = false;
    for (const char *at = strchr(text, ','); at; at = strchr(at + 1, ','))
        clauses = clauses || word_count(at + 1, strcspn(at + 1, ",")) > 3;
    for (char *at = text; at <= end;) {
        size_t part = strcspn(at, ",");
        char *next = at + part + 1;
        if (!give(at, part, sink, user))
            return false;
        if (clauses)
            break;
        at = next;
    }
    return true;
}

bool xun_glosses_of(const char *sense, size_t length, xun_gloss_sink *sink, void *user)
{
    static const char *const nothing[] = {"CL:",     "surname ",  "radical ", "kangxi",
                                          "used in", "component", NULL};
    char plain[SENSE_LIMIT];
    size_t end = without_brackets(plain, sense, length), first = strspn(plain, " ");
    if (opening(plain + first, nothing) || (length > 2 && memcmp(sense, "CL:", 3) == 0))
        return true;
    for (char *at = plain; at < plain + end;) {
        size_t part = strcspn(at, ";");
        char *next = at + part + 1;
        at[part] = '\0';
        if (!give_piece(at, part, sink, user))
            return false;
        at = next;
    }
    return true;
}

static size_t han_run(const char *text, const char *end)
{
    const char *at = text;
    while (at < end) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, at, end);
        if (!xun_is_han(c))
            break;
        at += step;
    }
    return (size_t)(at - text);
}

const char *xun_gloss_reference(size_t *length, const char *sense, size_t sense_length)
{
    static const char *const phrases[] = {
        "variant of ", "abbr. for ", "also written ", "same as ", "equivalent to ", "short for ", NULL};
    const char *end = sense + sense_length;
    for (const char *const *phrase = phrases; *phrase; phrase++) {
        const char *found = memmem(sense, sense_length, *phrase, strlen(*phrase));
        if (!found)
            continue;
        const char *word = found + strlen(*phrase);
        *length = han_run(word, end);
        if (word + *length < end && word[*length] == '|') {
            word += *length + 1;
            *length = han_run(word, end);
        }
        if (*length)
            return word;
    }
    return NULL;
}
