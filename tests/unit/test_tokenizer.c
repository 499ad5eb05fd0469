/* Terms: options, text, and the terms that are expected, each as kind:text@start-end in bytes of the text.
 * Kinds: b bigram, c last character, w dictionary word, l Latin whole, m mixed, p part, s stem. */
#include "tests/unit/lexicon_fixture.h"

#include "common/bytes.h"
#include "common/utf8.h"

static const char kind_letters[] = "bcwlmps";

enum { B = XUN_WANT_BIGRAMS, W = XUN_WANT_WORDS, L = XUN_WANT_LATIN, S = XUN_WANT_STEMS, ALL = XUN_WANT_ALL };

typedef struct {
    unsigned wanted;
    const char *text, *terms;
} term_row;

/* clang-format off */
static const term_row rows[] = {
    {ALL, "", ""},
    {ALL, " ，。\n", ""},
    /* Han: bigrams, the last character of a run, and words of three characters or more, inner ones too */
    {B, "国", "c:国@0-3"},
    {B, "国际论坛", "b:国际@0-6 b:际论@3-9 b:论坛@6-12 c:坛@9-12"},
    {B, "國際，論壇", "b:国际@0-6 c:际@3-6 b:论坛@9-15 c:坛@12-15"},
    {B, "国\xC2\xAD际", "b:国际@0-8 c:际@5-8"},
    {B, "国\xFF际", "c:国@0-3 c:际@4-7"},
    {B, "かな한국", "b:かな@0-6 b:な한@3-9 b:한국@6-12 c:국@9-12"},
    {B, "\xF0\xA0\x80\x80国", "b:\xF0\xA0\x80\x80国@0-7 c:国@4-7"},
    {W, "中華人民共和國", "w:中华人民@0-12 w:中华人民共和国@0-21 w:人民共和国@6-21 w:共和国@12-21"},
    {B | W, "研究生命", "b:研究@0-6 w:研究生@0-9 b:究生@3-9 b:生命@6-12 c:命@9-12"},
    {B | W, "安装简单", "b:安装@0-6 w:安装简单@0-12 b:装简@3-9 b:简单@6-12 c:单@9-12"},
    {W, "T恤衫 4Ｓ店 x4S店", "w:t恤衫@0-7 w:4s店@8-15"},
    {W, "江南Style 江南Styles", "w:江南style@0-11"},
    /* numbers: full-width forms, grouping commas, decimals; never split */
    {L, "3216 3,216 ３，２１６ 3,216.5", "l:3216@0-4 l:3216@5-10 l:3216@11-26 l:3216.5@27-34"},
    {L, "1,2,3 1,2345", "l:1@0-1 l:2@2-3 l:3@4-5 l:1@6-7 l:2345@8-12"},
    {L, "1234,567", "l:1234@0-4 l:567@5-8"},
    {L, "2017，300", "l:2017@0-4 l:300@7-10"},
    {L, "5，300人", "l:5@0-1 l:300@4-7 m:300人@4-10"},
    {L, "3.5. 0.8", "l:3.5@0-3 l:0.8@5-8"},
    {L, "2017.2.17", "l:2017.2.17@0-9 p:2017@0-4 p:2@5-6 p:17@7-9"},
    {L, "7.5％ 8‰", "l:7.5@0-3 m:7.5%@0-6 l:8@7-8 m:8‰@7-11"},
    {L, "2014－2016年", "l:2014-2016@0-11 m:2014-2016年@0-14 p:2014@0-4 m:2016年@7-14 p:2016@7-11"},
    /* codes, whole and in parts */
    {L, "PM2.5", "l:pm2.5@0-5 p:pm@0-2 p:2.5@2-5"},
    {L, "B100Z957", "l:b100z957@0-8 p:b@0-1 p:100@1-4 p:z@4-5 p:957@5-8"},
    {L, "1+3+18", "l:1+3+18@0-6 p:1@0-1 p:3@2-3 p:18@4-6"},
    {L, "R&D AT&T", "l:r&d@0-3 p:r@0-1 p:d@2-3 l:at&t@4-8 p:at@4-6 p:t@7-8"},
    {L, "C++ C# F#m a++b", "l:c++@0-3 p:c@0-1 l:c#@4-6 p:c@4-5 l:f@7-8 l:m@9-10 l:a@11-12 l:b@14-15"},
    {L, "*ST **st", "l:*st@0-3 p:st@1-3 l:st@6-8"},
    {L, "v2.0 covid-19", "l:v2.0@0-4 p:v@0-1 p:2.0@1-4 l:covid-19@5-13 p:covid@5-10 p:19@11-13"},
    {L, "U.S. G.D.P 3.a", "l:us@0-3 l:gdp@5-10 l:3.a@11-14 p:3@11-12 p:a@13-14"},
    {L, "me@ab.cn", "l:me@ab.cn@0-8 p:me@0-2 p:ab@3-5 p:cn@6-8"},
    {L, "http://a.cn/x?y=1，是", "l:http://a.cn/x?y=1@0-17 p:http@0-4 p:a@7-8 p:cn@9-11 p:x@12-13 p:y@14-15 p:1@16-17"},
    {L, "http://, x", "l:http@0-4 l:x@9-10"},
    {L, "-a- 'b' _c_", "l:a@1-2 l:b@5-6 l:c@9-10"},
    /* mixed: the first Han character, and the run up to three characters or its first word */
    {L, "5G", "l:5g@0-2 p:5@0-1 p:g@1-2"},
    {L, "5Ｇ基站建设", "l:5g@0-4 m:5g基@0-7 m:5g基站@0-10 p:5@0-1 p:g@1-4"},
    {L, "5A级旅游景区", "l:5a@0-2 m:5a级@0-5 p:5@0-1 p:a@1-2"},
    {L, "U創港", "l:u@0-1 m:u创@0-4 m:u创港@0-7"},
    {L, "81中 CSD", "l:81@0-2 m:81中@0-5 l:csd@6-9"},
    {L, "3,216亿元", "l:3216@0-5 m:3216亿@0-8 m:3216亿元@0-11"},
    {L, "2017年全市生产总值", "l:2017@0-4 m:2017年@0-7"},
    {L, "*ST华业", "l:*st@0-3 m:*st华@0-6 m:*st华业@0-9 p:st@1-3"},
    {L | B, "大1.5匹", "c:大@0-3 l:1.5@3-6 m:1.5匹@3-9 c:匹@6-9"},
    {L | B, "铁路12306", "b:铁路@0-6 c:路@3-6 l:12306@6-11"},
    {L | B, "极速版2.0", "b:极速@0-6 b:速版@3-9 c:版@6-9 l:2.0@9-12"},
    {L | B, "祖-10", "c:祖@0-3 l:10@4-6"},
    {ALL, "PM2.5传感器",
     "l:pm2.5@0-5 m:pm2.5传@0-8 m:pm2.5传感器@0-14 p:pm@0-2 p:2.5@2-5 b:传感@5-11 w:传感器@5-14 b:感器@8-14 c:器@11-14"},
    /* English: stems without stop words, irregular forms, British spellings, apostrophes */
    {S, "The harbours won", "s:Zharbor@4-12 s:Zwin@13-16"},
    {L | S, "IT Ｃａｆé", "l:it@0-2 l:cafe@3-14 s:Zcafe@3-14"},
    {L | S, "China’s", "l:china@0-5 s:Zchina@0-5"},
    {L | S, "don't we'll", "l:don't@0-5 l:we'll@6-11"},
    {L | S, "O'Brien", "l:o'brien@0-7 p:o@0-1 p:brien@2-7 s:Zbrien@2-7"},
    {L | S, "well-known", "l:well-known@0-10 p:well@0-4 s:Zwell@0-4 p:known@5-10 s:Zknow@5-10"},
    {S, "centre labour organisation organised children led 2017 x pm2.5",
     "s:Zcenter@0-6 s:Zlabor@7-13 s:Zorgan@14-26 s:Zorgan@27-36 s:Zchild@37-45 s:Zlead@46-49"},
    {L | S, "росси́я", "l:росси\xCC\x81я@0-14"},
};
/* clang-format on */

typedef struct {
    xun_bytes text;
    size_t stop_after, count;
    bool without_spans;
} term_list;

static bool list_term(void *user, const xun_term *term)
{
    term_list *list = user;
    assert_true(xun_bytes_append_format(&list->text, "%s%c:%.*s", list->text.length ? " " : "",
                                        kind_letters[term->kind], (int)term->length, term->text));
    if (!list->without_spans)
        assert_true(xun_bytes_append_format(&list->text, "@%zu-%zu", term->start, term->end));
    return ++list->count != list->stop_after;
}

static void list_terms(term_list *list, const char *text, size_t length, unsigned wanted)
{
    xun_bytes_clear(&list->text);
    assert_true(xun_bytes_append_string(&list->text, ""));
    assert_int_equal(xun_tokenize(tokenizer, text, length, wanted, list_term, list, NULL), XUN_OK);
}

static void test_rows(void **state)
{
    (void)state;
    term_list list = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        list_terms(&list, rows[i].text, strlen(rows[i].text), rows[i].wanted);
        if (strcmp(list.text.data, rows[i].terms) == 0)
            continue;
        print_error("%s\n  wanted %s\n  but is %s\n", rows[i].text, rows[i].terms, list.text.data);
        wrong++;
    }
    assert_int_equal(wrong, 0);
    xun_bytes_free(&list.text);
}

static void test_nul(void **state)
{
    (void)state;
    term_list list = {0};
    list_terms(&list, "ab\0国\0", 7, ALL);
    assert_string_equal(list.text.data, "l:ab@0-2 s:Zab@0-2 c:国@3-6");
    xun_bytes_free(&list.text);
}

static void test_stop(void **state)
{
    (void)state;
    term_list list = {.stop_after = 2};
    xun_error error;
    assert_int_equal(xun_tokenize(tokenizer, "国际论坛", 12, B, list_term, &list, &error), XUN_STOPPED);
    assert_int_equal(list.count, 2);
    xun_bytes_free(&list.text);
}

typedef struct {
    const char *pattern; /* position of each term, as a digit */
    size_t count;
} positions;

static bool check_position(void *user, const xun_term *term)
{
    positions *p = user;
    assert_int_equal(term->position, p->pattern[p->count++] - '0');
    return true;
}

static void test_positions(void **state)
{
    (void)state;
    positions p = {"01"
                   "2222"
                   "3"
                   "44",
                   0}; /* 国际 际 | pm2.5 pm2.5年 pm 2.5 | 年 | ok Zok */
    assert_int_equal(xun_tokenize(tokenizer, "国际PM2.5年 OK", 17, ALL, check_position, &p, NULL), XUN_OK);
    assert_int_equal(p.count, strlen(p.pattern));
}

/* Traditional and simplified text, full-width and half-width, give the same terms. */
static void test_same_terms(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"鄭州國際文化創意產業園", "郑州国际文化创意产业园"},
        {"發展實體經濟，支持鄉鎮企業", "发展实体经济,支持乡镇企业"},
        {"歷史遺產與醫療衛生體系", "历史遗产与医疗卫生体系"},
        {"後來髮廊裡麵條", "后来发廊里面条"},
        {"關於開展掃黑除惡專項鬥爭的報告", "关于开展扫黑除恶专项斗争的报告"},
    };
    term_list left = {.without_spans = true}, right = {.without_spans = true};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        list_terms(&left, pairs[i][0], strlen(pairs[i][0]), B | W);
        list_terms(&right, pairs[i][1], strlen(pairs[i][1]), B | W);
        assert_string_equal(left.text.data, right.text.data);
    }
    xun_bytes_free(&left.text);
    xun_bytes_free(&right.text);
}

/* What every term must fulfil, whatever the text. */
typedef struct {
    size_t length; /* of the text */
    size_t start, covered, count;
    xun_term_kind kind;
    uint32_t position;
} invariants;

static bool check_term(void *user, const xun_term *term)
{
    invariants *i = user;
    assert_in_range(term->length, 1, XUN_TERM_LIMIT);
    assert_true(term->start < term->end && term->end <= i->length);
    assert_true(term->start >= i->start);
    assert_true(term->start > i->start || i->count == 0 || term->kind >= i->kind ||
                term->position > i->position);
    assert_true(term->position >= i->position || term->kind == XUN_TERM_MIXED);
    assert_int_equal(xun_utf8_valid_prefix(term->text, term->length), term->length);
    i->start = term->start;
    i->kind = term->kind;
    i->position = term->position;
    i->covered = term->end > i->covered ? term->end : i->covered;
    i->count++;
    return true;
}

static invariants check_text(const char *text, size_t length, unsigned wanted)
{
    invariants i = {.length = length};
    assert_int_equal(xun_tokenize(tokenizer, text, length, wanted, check_term, &i, NULL), XUN_OK);
    return i;
}

/* A word of a megabyte: cut into pieces, the last byte still covered. */
static void test_long_words(void **state)
{
    (void)state;
    enum { MEGABYTE = 1 << 20 };
    static const char *const units[] = {"a",      "7",        "国", "é",       "a1",   "a-", "1,",
                                        "1,234,", "1.",       "a'", "http://", "www.", "x@", "&",
                                        "*st",    "\xCC\x81", "е",  "1+",      "‰5"};
    char *text = malloc(MEGABYTE);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = 0, unit = strlen(units[i]);
        for (; length + unit <= MEGABYTE; length += unit)
            memcpy(text + length, units[i], unit);
        invariants seen = check_text(text, length, ALL);
        if (units[i][0] != '&' && units[i][0] != '\xCC')
            assert_in_range(seen.covered, length - 3, length);
    }
    free(text);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static const char *const fragments[] = {
    "国",
    "际",
    "中华人民共和国",
    "萬",
    "年",
    "·",
    "，",
    "．",
    "a",
    "PM",
    "2.5",
    "１",
    "3,216",
    "0",
    "-",
    "+",
    "'s",
    "'",
    "http://",
    "@",
    ".",
    "%",
    "％",
    "*ST",
    "C++",
    "#",
    "é",
    "\xCC\x81",
    "が",
    "\xE3\x82\x99",
    "한",
    "\xE1\x85\xA1",
    "㎡",
    "ﷺ",
    "\xC2\xAD",
    "\xE2\x80\x8B",
    " ",
    "\n",
    "\xFF",
    "\xE4\xB8",
    "\xF0\xA0\x80",
    "\xF0\xA0\x80\x80",
    "U创港",
    "5A级",
    "don't",
    "organisation",
    "ß",
    "İ",
    "и\xCC\x86",
    "０，０００",
    "\xEF\xBF\xBD",
};

static size_t random_text(char *text, size_t capacity, uint32_t *seed)
{
    size_t length = 0, wanted = next_random(seed) % capacity;
    while (length < wanted) {
        uint32_t choice = next_random(seed);
        const char *fragment = fragments[choice / 8 % (sizeof fragments / sizeof *fragments)];
        size_t size = strlen(fragment);
        if (choice % 8 == 0 || length + size > capacity) {
            text[length++] = (char)(choice >> 8);
            continue;
        }
        memcpy(text + length, fragment, size);
        length += size;
    }
    return length;
}

/* Random texts in exactly sized memory, so that AddressSanitizer sees every read past their end. Each option
 * alone gives just as many terms as all together. */
static void test_random_texts(void **state)
{
    (void)state;
    uint32_t seed = 20170217;
    for (int round = 0; round < 20000; round++) {
        char buffer[300];
        size_t length = random_text(buffer, sizeof buffer, &seed);
        char *text = malloc(length + !length);
        assert_non_null(text);
        memcpy(text, buffer, length);
        size_t all = check_text(text, length, ALL).count, each = 0;
        for (unsigned wanted = 1; wanted <= 8; wanted *= 2)
            each += check_text(text, length, wanted).count;
        assert_int_equal(all, each);
        free(text);
    }
}

typedef struct {
    const char *word, *stem;
} stem_row;

/* clang-format off */
static const stem_row stems[] = {
    {"", ""}, {"won", "win"}, {"winning", "win"}, {"children", "child"}, {"led", "lead"}, {"built", "build"},
    {"buildings", "build"}, {"analyses", "analysi"}, {"centre", "center"}, {"centres", "center"},
    {"theatre", "theater"}, {"labour", "labor"}, {"neighbourhoods", "neighborhood"}, {"favourite", "favorit"},
    {"four", "four"}, {"hour", "hour"}, {"organise", "organ"}, {"organize", "organ"}, {"realised", "realiz"},
    {"exercise", "exercis"}, {"precise", "precis"}, {"precisely", "precis"}, {"raise", "rais"}, {"raising", "rais"},
    {"programme", "program"}, {"women", "woman"}, {"the", "the"},
};
/* clang-format on */

static void test_stems(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        for (int seen = 0; seen < 2; seen++) { /* computed, then from the cache */
            char out[32];
            size_t length =
                xun_english_stem(tokenizer, stems[i].word, strlen(stems[i].word), out, sizeof out - 1);
            out[length] = '\0';
            assert_string_equal(out, stems[i].stem);
        }
    }
    char out[3];
    assert_int_equal(xun_english_stem(tokenizer, "harbour", 7, out, sizeof out), 3);
    assert_memory_equal(out, "har", 3);
}

static void test_english_stop_words(void **state)
{
    (void)state;
    static const char *const stop[] = {"a", "the", "of", "which", "yourselves"};
    static const char *const content[] = {
        "", "th", "thee", "china", "harbour", "zzz", "averyveryverylongwordindeed"};
    for (size_t i = 0; i < sizeof stop / sizeof *stop; i++)
        assert_true(xun_is_english_stop_word(stop[i], strlen(stop[i])));
    for (size_t i = 0; i < sizeof content / sizeof *content; i++)
        assert_false(xun_is_english_stop_word(content[i], strlen(content[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_stop),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_same_terms),
        cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_random_texts),
        cmocka_unit_test(test_stems),
        cmocka_unit_test(test_english_stop_words),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
