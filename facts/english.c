#include "facts/english.h"

#include <string.h>
#include <strings.h>

static char16_t lower(char16_t c)
{
    return xun_is_upper(c) ? (char16_t)(c + 32) : c;
}

static bool in_word(char16_t c)
{
    return xun_is_letter(c) || c == u'\'' || c == u'’';
}

size_t xun_word_length(const xun_fact_text *text, size_t index)
{
    size_t end = index;
    while (xun_is_letter(xun_char(text, end)) ||
           (end > index && in_word(xun_char(text, end)) && xun_is_letter(xun_char(text, end + 1))))
        end++;
    return end - index;
}

bool xun_word_begins(const xun_fact_text *text, size_t index, const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (word[i] == 0 || lower(xun_char(text, index + i)) != (char16_t)(unsigned char)word[i])
            return false;
    return true;
}

bool xun_word_is(const xun_fact_text *text, size_t index, const char *word)
{
    size_t length = strlen(word);
    return xun_word_length(text, index) == length && xun_word_begins(text, index, word, length);
}

static char16_t plain(char16_t c)
{
    c = lower(c);
    return c == u'’' ? u'\'' : c;
}

size_t xun_words_match(const xun_fact_text *text, size_t index, const char *words)
{
    size_t length = 0;
    for (; words[length] != 0; length++)
        if (plain(xun_char(text, index + length)) != plain((char16_t)(unsigned char)words[length]))
            return 0;
    char16_t next = xun_char(text, index + length);
    return xun_is_letter(next) || (xun_is_digit(next) && xun_is_digit(xun_char(text, index + length - 1)))
               ? 0
               : length;
}

bool xun_word_before(const xun_fact_text *text, size_t index, const char *word)
{
    size_t length = strlen(word);
    if (index < length + 1 || !xun_one_of(xun_char(text, index - 1), u" -"))
        return false;
    size_t start = index - 1 - length;
    return xun_word_begins(text, start, word, length) && !xun_is_letter(xun_char(text, start - 1));
}

bool xun_word_before_any(const xun_fact_text *text, size_t index, const char *const *words)
{
    for (; *words != NULL; words++)
        if (xun_word_before(text, index, *words))
            return true;
    return false;
}

int xun_english_count(size_t *end, const xun_fact_text *text, size_t index)
{
    static const char *const words[] = {"one",     "two",       "three",    "four",     "five",
                                        "six",     "seven",     "eight",    "nine",     "ten",
                                        "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                        "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    int value = 0;
    size_t at = index;
    for (; xun_is_digit(xun_char(text, at)) && at < index + 3; at++)
        value = value * 10 + (xun_char(text, at) - u'0');
    *end = at;
    if (at > index)
        return xun_is_digit(xun_char(text, at)) ? 0 : value;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (xun_word_is(text, index, words[i])) {
            *end = index + strlen(words[i]);
            return (int)i + 1;
        }
    }
    return 0;
}

static const struct {
    const char *words, *unit;
} units[] = {
    {"%", "%"},
    {"percent", "%"},
    {"per cent", "%"},
    {"percentage points", "个百分点"},
    {"percentage point", "个百分点"},
    {"yuan", "元"},
    {"RMB", "元"},
    {"renminbi", "元"},
    {"US dollars", "美元"},
    {"dollars", "美元"},
    {"USD", "美元"},
    {"euros", "欧元"},
    {"kilometres", "公里"},
    {"kilometers", "公里"},
    {"kilometre", "公里"},
    {"kilometer", "公里"},
    {"km", "公里"},
    {"square kilometres", "平方公里"},
    {"square kilometers", "平方公里"},
    {"square km", "平方公里"},
    {"square metres", "平方米"},
    {"square meters", "平方米"},
    {"cubic metres", "立方米"},
    {"cubic meters", "立方米"},
    {"metres", "米"},
    {"meters", "米"},
    {"hectares", "公顷"},
    {"mu", "亩"},
    {"tonnes", "吨"},
    {"tons", "吨"},
    {"people", "人"},
    {"persons", "人"},
    {"residents", "人"},
    {"visits", "人次"},
    {"households", "户"},
    {"families", "户"},
    {"jobs", "个"},
    {"projects", "个"},
    {"enterprises", "家"},
    {"companies", "家"},
    {"firms", "家"},
    {"schools", "所"},
    {"parks", "个"},
    {"roads", "条"},
    {"times", "倍"},
    {"hours", "小时"},
    {"days", "天"},
    {"months", "个月"},
    {"years", "年"},
    {"kilowatts", "千瓦"},
    {"kW", "千瓦"},
    {"MW", "兆瓦"},
    {"kWh", "千瓦时"},
    {"square kilometre", "平方公里"},
    {"square kilometer", "平方公里"},
    {"sq km", "平方公里"},
    {"sq. km", "平方公里"},
    {"sq m", "平方米"},
    {"sq. m", "平方米"},
    {"square metre", "平方米"},
    {"square meter", "平方米"},
    {"cubic metre", "立方米"},
    {"cubic meter", "立方米"},
    {"metre", "米"},
    {"meter", "米"},
    {"miles", "英里"},
    {"mile", "英里"},
    {"acres", "英亩"},
    {"acre", "英亩"},
    {"hectare", "公顷"},
    {"tonne", "吨"},
    {"ton", "吨"},
    {"kilowatt-hours", "千瓦时"},
    {"kilowatt", "千瓦"},
    {"megawatts", "兆瓦"},
    {"megawatt", "兆瓦"},
    {"villages", "个"},
    {"towns", "个"},
    {"townships", "个"},
    {"counties", "个"},
    {"districts", "个"},
    {"cities", "个"},
    {"communities", "个"},
    {"sites", "个"},
    {"places", "个"},
    {"hospitals", "家"},
    {"clinics", "家"},
    {"hotels", "家"},
    {"banks", "家"},
    {"buses", "辆"},
    {"vehicles", "辆"},
    {"cars", "辆"},
    {"trains", "列"},
    {"beds", "张"},
    {"bridges", "座"},
    {"stations", "座"},
    {"tunnels", "条"},
    {"routes", "条"},
    {"lines", "条"},
    {"universities", "所"},
    {"kindergartens", "所"},
    {"students", "人"},
    {"pupils", "人"},
    {"teachers", "人"},
    {"workers", "人"},
    {"farmers", "人"},
    {"doctors", "人"},
    {"passengers", "人次"},
    {"trees", "棵"},
    {"dollar", "美元"},
    {"percentage-point", "个百分点"},
};

const char *xun_english_unit(size_t *length, const xun_fact_text *text, size_t index)
{
    const char *best = NULL;
    *length = 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t found = xun_words_match(text, index, units[i].words);
        if (found > *length && !xun_is_digit(xun_char(text, index + found))) {
            *length = found;
            best = units[i].unit;
        }
    }
    return best;
}

const char *xun_english_unit_named(const char *words)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcasecmp(units[i].words, words) == 0)
            return units[i].unit;
    return NULL;
}

const char *xun_unit_word(const xun_fact_text *text, size_t index)
{
    size_t length;
    return xun_english_unit(&length, text, index);
}
