#include "translator/sound.h"

#include <string.h>

static bool is_vowel(char c)
{
    return c && strchr("aeiouy", c) != NULL;
}

static size_t add_class(char *out, size_t length, char class)
{
    if (!class || length + 1 >= XUN_SOUND_SIZE || (length && out[length - 1] == class))
        return length;
    out[length++] = class;
    out[length] = '\0';
    return length;
}

typedef struct {
    const char *from, *to;
} spelling;

/* Replaces the first rule that fits at each place; `out` has room for `size` bytes. */
static void respell(char *out, size_t size, const char *word, const spelling *rules)
{
    size_t length = 0;
    while (*word) {
        const spelling *rule = rules;
        while (rule->from && strncmp(word, rule->from, strlen(rule->from)) != 0)
            rule++;
        const char *text = rule->from ? rule->to : word;
        size_t count = rule->from ? strlen(rule->to) : 1;
        if (length + count >= size)
            break;
        memcpy(out + length, text, count);
        length += count;
        word += rule->from ? strlen(rule->from) : 1;
    }
    out[length] = '\0';
}

/* Two letters that are one sound; upper case is a class already. */
static const spelling english_sounds[] = {
    {"sch", "S"}, {"tch", "C"}, {"ch", "C"}, {"sh", "S"},  {"ph", "f"},  {"th", "t"},
    {"wh", "w"},  {"gh", "g"},  {"ck", "k"}, {"dge", "C"}, {"qu", "kw"}, {"x", "ks"},
    {"kn", "n"},  {"wr", "r"},  {"tz", "s"}, {"zz", "s"},  {"ts", "s"},  {NULL, NULL},
};

/* The class of one letter after `sounds`; 0: none. */
static char class_of(const char *at, bool first)
{
    static const char letters[] = "bpdtkgqcjClrmnsSzfvw";
    static const char classes[] = "PPTTKKKKCCLLMNSSSFFF";
    char c = at[0], next = at[1];
    bool soft = next && strchr("eiy", next);
    if (c == 'r' && !is_vowel(next))
        return 0;
    if (c == 'h')
        return first ? 'H' : 0;
    if (c == 'w' && !is_vowel(next))
        return 0;
    if (c == 'c' && soft)
        return 'S';
    if (c == 'g' && soft)
        return 'C';
    const char *found = strchr(letters, c);
    return found && c ? classes[found - letters] : 0;
}

size_t xun_sound_of_english(char out[XUN_SOUND_SIZE], const char *word)
{
    char sounds[2 * XUN_SOUND_SIZE];
    respell(sounds, sizeof sounds, word, english_sounds);
    size_t length = 0;
    out[0] = '\0';
    for (const char *at = sounds; *at; at++)
        length = add_class(out, length, class_of(at, at == sounds));
    return length;
}

size_t xun_sound_add_syllable(char out[XUN_SOUND_SIZE], size_t length, const char *syllable)
{
    static const char initials[] = "bpmfdtnlgkhjqxrzcs";
    static const char classes[] = "PPMFTTNLKKHCCSLSSS";
    size_t end = strlen(syllable);
    const char *found = syllable[0] ? strchr(initials, syllable[0]) : NULL;
    char class = found ? classes[found - initials] : 0;
    if (syllable[0] && syllable[1] == 'h')
        class = syllable[0] == 's' ? 'S' : 'C';
    if (syllable[0] == 'w' && strcmp(syllable, "wu") != 0 && strcmp(syllable, "wo") != 0)
        class = 'F';
    length = add_class(out, length, class);
    if (end > 1 && (syllable[end - 1] == 'n' || (syllable[end - 1] == 'g' && syllable[end - 2] == 'n')))
        length = add_class(out, length, 'N');
    if (strcmp(syllable, "er") == 0)
        length = add_class(out, length, 'L');
    return length;
}

static const spelling like_letters[] = {
    {"zh", "k"}, {"ch", "k"}, {"sh", "k"}, {"ph", "f"}, {"th", "t"},  {"ck", "k"}, {"ng", "n"},
    {"x", "k"},  {"q", "k"},  {"w", "v"},  {"y", "i"},  {"g", "k"},   {"b", "p"},  {"d", "t"},
    {"r", "l"},  {"c", "k"},  {"z", "s"},  {"j", "k"},  {NULL, NULL},
};

enum { LIKENESS_SIZE = 64 };

static size_t spell_alike(char out[LIKENESS_SIZE], const char *word)
{
    char respelled[LIKENESS_SIZE];
    respell(respelled, sizeof respelled, word, like_letters);
    size_t length = 0;
    for (const char *at = respelled; *at; at++)
        if (!length || out[length - 1] != *at)
            out[length++] = *at;
    out[length] = '\0';
    return length;
}

double xun_sound_likeness(const char *pinyin, const char *english)
{
    char a[LIKENESS_SIZE], b[LIKENESS_SIZE];
    size_t a_length = spell_alike(a, pinyin), b_length = spell_alike(b, english);
    size_t row[LIKENESS_SIZE + 1] = {0};
    for (size_t i = 0; i < a_length; i++) {
        size_t diagonal = 0;
        for (size_t k = 0; k < b_length; k++) {
            size_t above = row[k + 1];
            row[k + 1] = a[i] == b[k] ? diagonal + 1 : (row[k] > above ? row[k] : above);
            diagonal = above;
        }
    }
    return a_length + b_length ? 2.0 * (double)row[b_length] / (double)(a_length + b_length) : 0;
}

/* The syllables of standard Chinese, a row an initial: the initial, then its finals. */
static const char *const syllables[] = {
    ":a ai an ang ao e ei en eng er o ou",
    "b:a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p:a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f:a an ang ei en eng o ou u",
    "d:a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t:a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n:a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
    "l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k:a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j:i ia ian iang iao ie in ing iong iu u uan ue un",
    "q:i ia ian iang iao ie in ing iong iu u uan ue un",
    "x:i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "ch:a ai an ang ao e en eng i ong ou u uai uan uang ui un uo",
    "sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r:an ang ao e en eng i ong ou u uan ui un uo",
    "z:a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c:a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s:a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y:a an ang ao e i in ing ong ou u uan ue un",
    "w:a ai an ang ei en eng o u",
};

static bool has_final(const char *finals, const char *text, size_t length)
{
    for (const char *at = finals; *at;) {
        size_t end = strcspn(at, " ");
        if (end == length && memcmp(at, text, length) == 0)
            return true;
        at += end + (at[end] == ' ');
    }
    return false;
}

static bool is_syllable(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof syllables / sizeof *syllables; i++) {
        size_t initial = strcspn(syllables[i], ":");
        if (length > initial && strncmp(text, syllables[i], initial) == 0 &&
            has_final(syllables[i] + initial + 1, text + initial, length - initial))
            return true;
    }
    return false;
}

size_t xun_pinyin_cut(size_t *lengths, size_t capacity, const char *word)
{
    size_t left = strlen(word);
    if (!left || !capacity)
        return 0;
    for (size_t length = left < 6 ? left : 6; length > 0; length--) {
        if (!is_syllable(word, length))
            continue;
        lengths[0] = length;
        size_t rest = length == left ? 0 : xun_pinyin_cut(lengths + 1, capacity - 1, word + length);
        if (length == left || rest)
            return rest + 1;
    }
    return 0;
}
