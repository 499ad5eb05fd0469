/* Dictionaries compiled from samples, and questions to groups of words of the other language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "common/bytes.h"
#include "translator/bilingual.h"
#include "translator/compile.h"
#include "translator/gloss.h"
#include "translator/sound.h"
#include "translator/translate.h"

static const char sample[] =
    "# CC-CEDICT\n"
    "#! date=2026-01-31T00:00:00Z\n"
    "家庭 家庭 [jia1 ting2] /family/household/\n"
    "醫生 医生 [yi1 sheng1] /doctor/CL:個|个[ge4],位[wei4]/\n"
    "家庭醫生 家庭医生 [jia1 ting2 yi1 sheng1] /family doctor/\n"
    "服務 服务 [fu2 wu4] /to serve/service/CL:項|项[xiang4]/\n"
    "地鐵 地铁 [di4 tie3] /subway/metro/\n"
    "防禦 防御 [fang2 yu4] /defense/to defend/\n"
    "大 大 [da4] /big/large/great/\n"
    "大型 大型 [da4 xing2] /large/large-scale/\n"
    "倫敦 伦敦 [Lun2 dun1] /London, capital of the United Kingdom/\n"
    "托馬斯 托马斯 [Tuo1 ma3 si1] /Thomas (name)/\n"
    "北大 北大 [Bei3 Da4] /Peking University (abbr. for 北京大學|北京大学[Bei3 jing1 Da4 xue2])/\n"
    "英國 英国 [Ying1 guo2] /United Kingdom/England/\n"
    "英國人 英国人 [Ying1 guo2 ren2] /British person/British people/\n"
    "鄭州 郑州 [Zheng4 zhou1] /Zhengzhou, capital of Henan/\n"
    "尼克松 尼克松 [Ni2 ke4 song1] /Richard Nixon (1913-1994), US president/\n"
    "遵從 遵从 [zun1 cong2] /to comply with/\n"
    "違抗 违抗 [wei2 kang4] /to disobey/\n";

static const char glossary[] = "\xEF\xBB\xBF# kind\tChinese\tvariants\tEnglish\r\n"
                               "health\t家庭医生签约服务\t家医服务\tcontracted family doctor services|family doctor service\r\n"
                               "\r\n"
                               "transport\t轨道交通\t\tsubway|rail transit\n";

/* ---- the texts that are looked into --------------------------------------------------------------------------------- */

/* Stems of words, and Chinese words, that the texts have. */
static const char *const known[] = {
    "尼克松", "违抗", "家庭", "医生", "家庭医生", "家庭医生签约服务", "服务", "地铁", "轨道交通", "防御", "大", "大型", "伦敦", "托马斯",
    "family", "household", "doctor", "serv", "servic", "subway", "metro", "defens", "defend", "big", "larg", "london",
    "thomas", "peke", "univers", "unit", "kingdom", "england", "british", "zhengzhou", "wang", "xiaom", "pm2", "line", NULL};

static double passages(void *user, const char *text, size_t length)
{
    (void)user;
    for (const char *const *word = known; *word; word++) {
        size_t end = strlen(*word);
        if (end <= length && memcmp(*word, text, end) == 0 && (end == length || ((unsigned char)text[0] < 0x80 && end + 4 > length)))
            return 10;
    }
    return 0;
}

static void words(void *user, char letter, void (*sink)(void *sink_user, const char *word, size_t length), void *sink_user)
{
    static const char *const latin[] = {"thomas", "toms", "london", "service"};
    (void)user;
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
        if (latin[i][0] == letter)
            sink(sink_user, latin[i], strlen(latin[i]));
}

typedef struct {
    xun_lexicon *lexicon;
    xun_tokenizer *tokenizer;
    xun_bilingual *tables[2];
    xun_translator *translator;
} fixture;

static xun_status compile_glossary(xun_bytes *out, const char *text, const xun_lexicon *lexicon, xun_error *error)
{
    xun_glossary parsed;
    assert_int_equal(xun_glossary_parse(&parsed, text, strlen(text), "glossary", error), XUN_OK);
    xun_status status = xun_glossary_compile(out, &parsed, "glossary", lexicon, error);
    xun_glossary_close(&parsed);
    return status;
}

static xun_bilingual *compiled(const char *text, bool cedict, const xun_lexicon *lexicon)
{
    xun_bytes bytes = XUN_BYTES_EMPTY;
    xun_bilingual *table;
    xun_error error;
    xun_status status = cedict ? xun_cedict_compile(&bytes, text, strlen(text), "sample", NULL, lexicon, &error)
                               : compile_glossary(&bytes, text, lexicon, &error);
    assert_int_equal(status, XUN_OK);
    assert_int_equal(xun_bilingual_adopt(&table, &bytes, "sample", &error), XUN_OK);
    return table;
}

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    assert_int_equal(xun_lexicon_open(&f->lexicon, NULL, NULL), XUN_OK);
    assert_int_equal(xun_tokenizer_new(&f->tokenizer, f->lexicon, NULL), XUN_OK);
    f->tables[0] = compiled(glossary, false, f->lexicon);
    f->tables[1] = compiled(sample, true, f->lexicon);
    assert_int_equal(xun_translator_new(&f->translator, (const xun_bilingual *const *)f->tables, 2, f->lexicon, f->tokenizer,
                                        NULL),
                     XUN_OK);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    xun_translator_free(f->translator);
    xun_bilingual_close(f->tables[0]);
    xun_bilingual_close(f->tables[1]);
    xun_tokenizer_free(f->tokenizer);
    xun_lexicon_close(f->lexicon);
    free(f);
    return 0;
}

/* ---- questions ------------------------------------------------------------------------------------------------------ */

/* Groups as "source=one|other", those of weight 0.3 and more, with spaces between. */
static void print_groups(xun_bytes *out, const xun_translation *t, const char *question)
{
    xun_bytes_clear(out);
    assert_true(xun_bytes_append(out, "", 0));
    for (size_t g = 0; g < t->group_count; g++) {
        const xun_word_group *group = &t->groups[g];
        if (group->weight < 0.3f)
            continue;
        assert_true(group->end <= strlen(question) && group->start < group->end);
        assert_true(xun_bytes_append_format(out, "%s%.*s=", out->length ? "  " : "", (int)(group->end - group->start),
                                            question + group->start));
        for (size_t i = group->first; i < group->first + group->count; i++)
            assert_true(xun_bytes_append_format(out, "%s%.*s", i > group->first ? "|" : "", (int)t->alternatives[i].length,
                                                t->texts.data + t->alternatives[i].offset));
    }
}

static const struct {
    const char *question, *groups;
} questions[] = {
    {"", ""},
    {"the of and", ""},
    {"family doctor", "family doctor=家庭医生  family=家庭  doctor=医生"},
    {"Family doctors' services", "Family doctors' services=家庭医生签约服务  Family=家庭  doctors=医生  services=服务"},
    {"family, doctor", "family=家庭  doctor=医生"},
    {"family doctor service", "family doctor service=家庭医生签约服务  family=家庭  doctor=医生  service=服务"},
    {"subway", "subway=轨道交通|地铁"},
    {"larger subways", "larger=大型  larger=大  subways=轨道交通|地铁"},
    {"defensive", "defensive=防御"},
    {"in London", "London=伦敦  London=london"},
    {"about Thomas", "Thomas=托马斯  Thomas=thomas"},
    {"7 teams", "7=7"},
    {"19th century", "19th century=19世纪|十九世纪"},
    {"the 1990s", "1990s=90年代|九十年代|1990年代"},
    {"3 million", "3 million=3000000|300万"},
    {"in January", "January=1月|一月"},
    {"家庭医生", "家庭医生=family doctor  家庭医生=doctor|family"},
    {"地铁服务", "地铁=subway|metro  服务=serve|service"},
    {"伦敦在哪里？", "伦敦=london"},
    {"英国", "英国=british|united kingdom|england  英国=kingdom|united"},
    {"十九世纪", "十九世纪=19th century|nineteenth century"},
    {"1990年代", "1990年代=1990s"},
    {"三月", "三月=march"},
    {"三座", "三=3|three"},
    {"三百二十个", "三百二十=320"},
    {"三门峡", ""},
    {"二七路", ""},
    {"十里铺", ""},
    {"什么是", ""},
    {"by Nixon", "Nixon=尼克松"},
    {"disobedience", "disobedience=违抗"},
    {"他们何时", ""},
};

static void test_questions(void **state)
{
    fixture *f = *state;
    const xun_vocabulary vocabulary = {passages, words, NULL};
    xun_translation translation = {0};
    xun_bytes printed = XUN_BYTES_EMPTY;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        const char *question = questions[i].question;
        assert_int_equal(xun_translate(&translation, f->translator, question, strlen(question), &vocabulary, NULL), XUN_OK);
        print_groups(&printed, &translation, question);
        if (strcmp(printed.data, questions[i].groups) != 0) {
            print_error("[%s]\n  got    %s\n  wanted %s\n", question, printed.data, questions[i].groups);
            wrong++;
        }
    }
    xun_bytes_free(&printed);
    xun_translation_free(&translation);
    assert_int_equal(wrong, 0);
}

/* What another text adds stands behind the question's groups, without guesses. */
static void test_more(void **state)
{
    fixture *f = *state;
    const xun_vocabulary vocabulary = {passages, words, NULL};
    xun_translation t = {0};
    assert_int_equal(xun_translate(&t, f->translator, "subway", 6, &vocabulary, NULL), XUN_OK);
    assert_int_equal(t.asked, t.group_count);
    size_t asked = t.asked;
    assert_int_equal(xun_translate_more(&t, f->translator, "London; family doctor", 21, &vocabulary, NULL), XUN_OK);
    assert_int_equal(t.asked, asked);
    assert_true(t.group_count >= asked + 2);
    const xun_alternative *last = &t.alternatives[t.groups[t.group_count - 1].first];
    assert_int_equal(last->length, strlen("家庭医生"));
    assert_memory_equal(t.texts.data + last->offset, "家庭医生", last->length);
    xun_translation_free(&t);
}

/* Malformed bytes, and words without an end, are no trouble. */
static void test_odd_questions(void **state)
{
    fixture *f = *state;
    const xun_vocabulary vocabulary = {passages, words, NULL};
    xun_translation translation = {0};
    const char *const pieces[] = {"\xff\xfe", "字", "托马斯", "a-", "9", "1,", "百", "Zhengzhou ", "一", "第", "\xe5\xae", "家庭医生 "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        xun_bytes text = XUN_BYTES_EMPTY;
        for (int k = 0; k < 400; k++)
            assert_true(xun_bytes_append_string(&text, pieces[i]));
        assert_int_equal(xun_translate(&translation, f->translator, text.data, text.length, &vocabulary, NULL), XUN_OK);
        for (size_t g = 0; g < translation.group_count; g++)
            assert_true(translation.groups[g].end <= text.length);
        xun_bytes_free(&text);
    }
    xun_translation_free(&translation);
}

/* ---- dictionaries --------------------------------------------------------------------------------------------------- */

static void check_sample(const char *text, const xun_lexicon *lexicon)
{
    xun_bilingual *table = compiled(text, true, lexicon);
    assert_string_equal(xun_bilingual_first(table, XUN_BY_CHINESE, "家庭", 6), "family");
    assert_string_equal(xun_bilingual_first(table, XUN_BY_ENGLISH, "famili doctor", 13), "家庭医生");
    assert_string_equal(xun_bilingual_first(table, XUN_BY_ABOUT, "licence", 7), "CC BY-SA 4.0");
    assert_null(xun_bilingual_first(table, XUN_BY_ENGLISH, "nothing", 7));
    xun_bilingual_close(table);
}

static void test_forms_of_cedict(void **state)
{
    fixture *f = *state;
    check_sample(sample, f->lexicon);
    check_sample("家庭\t家庭\tjia1 ting2\tfamily/household\n家庭醫生\t家庭医生\tjia1 ting2 yi1 sheng1\tfamily doctor\n", f->lexicon);
    check_sample("export default {\"all\":[[\"家庭\",\"家庭\",\"jia1 ting2\",[\"family\",\"household\"],[],[]],[\"家庭醫生\","
                 "\"\\u5bb6庭医生\",\"jia1 ting2 yi1 sheng1\",\"family doctor\",[],[[\"x\",\"y\"]]]]};",
                 f->lexicon);
    xun_bytes out = XUN_BYTES_EMPTY;
    xun_error error;
    assert_int_equal(xun_cedict_compile(&out, "no dictionary", 13, "file", NULL, f->lexicon, &error), XUN_INVALID);
    assert_non_null(strstr(error.message, "file"));
    assert_int_equal(xun_cedict_compile(&out, "{\"all\":[[\"\\", 11, "file", NULL, f->lexicon, &error), XUN_INVALID);
    xun_bytes_free(&out);
}

static void test_glossary(void **state)
{
    fixture *f = *state;
    assert_string_equal(xun_bilingual_first(f->tables[0], XUN_BY_CHINESE, "轨道交通", 12), "subway");
    assert_string_equal(xun_bilingual_first(f->tables[0], XUN_BY_CHINESE, "家医服务", 12), "contracted family doctor services");
}

/* Each byte of the head, and then some of the rest, replaced: refused or read within bounds. */
static void test_damaged_table(void **state)
{
    fixture *f = *state;
    xun_bytes good = XUN_BYTES_EMPTY;
    assert_int_equal(xun_cedict_compile(&good, sample, strlen(sample), "sample", NULL, f->lexicon, NULL), XUN_OK);
    for (size_t at = 0; at < good.length; at += at < 200 ? 1 : 37) {
        xun_bytes bad = XUN_BYTES_EMPTY;
        xun_bilingual *table;
        assert_true(xun_bytes_append(&bad, good.data, good.length));
        bad.data[at] = (char)(bad.data[at] ^ 0xA5);
        if (xun_bilingual_adopt(&table, &bad, "bad", NULL) != XUN_OK)
            continue;
        for (int list = 0; list < XUN_BY_COUNT; list++) {
            xun_bilingual_range range = xun_bilingual_find(NULL, table, (xun_bilingual_list)list, "家庭", 6);
            for (uint32_t i = range.first; i < range.end; i++)
                assert_non_null(xun_bilingual_at(&range, i).text);
        }
        xun_bilingual_close(table);
    }
    for (size_t length = 0; length < 200; length += 7) {
        xun_bytes cut = XUN_BYTES_EMPTY;
        xun_bilingual *table;
        assert_true(xun_bytes_append(&cut, good.data, length));
        assert_int_not_equal(xun_bilingual_adopt(&table, &cut, "cut", NULL), XUN_OK);
    }
    xun_bytes_free(&good);
}

/* ---- glosses and sounds --------------------------------------------------------------------------------------------- */

static bool join_gloss(void *user, const char *gloss, size_t length)
{
    xun_bytes *out = user;
    return (!out->length || xun_bytes_append_byte(out, '|')) && xun_bytes_append(out, gloss, length);
}

static void test_glosses(void **state)
{
    static const struct {
        const char *sense, *glosses;
    } cases[] = {
        {"to strike (a match); variant of 打", "strike"},
        {"fast, quick", "fast|quick"},
        {"Longquanyi, often simply called Longquan, a district", "Longquanyi"},
        {"surname Li", ""},
        {"CL:個|个[ge4]", ""},
        {"(literary) to give sth to sb", "give to"},
        {"abbr. for 中國|中国[Zhong1 guo2]", ""},
        {"", ""},
        {"(((", ""},
        {";,;", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xun_bytes out = XUN_BYTES_EMPTY;
        assert_true(xun_bytes_append(&out, "", 0));
        xun_glosses_of(cases[i].sense, strlen(cases[i].sense), join_gloss, &out);
        assert_string_equal(out.data, cases[i].glosses);
        xun_bytes_free(&out);
    }
}

static void test_sounds(void **state)
{
    static const struct {
        const char *english, *pinyin[4];
    } alike[] = {{"luther", {"lu", "de", NULL}}, {"london", {"lun", "dun", NULL}}, {"thomas", {"tuo", "ma", "si", NULL}},
                 {"norman", {"nuo", "man", NULL}}};
    (void)state;
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        char english[XUN_SOUND_SIZE], chinese[XUN_SOUND_SIZE] = "";
        size_t length = 0;
        for (const char *const *syllable = alike[i].pinyin; *syllable; syllable++)
            length = xun_sound_add_syllable(chinese, length, *syllable);
        xun_sound_of_english(english, alike[i].english);
        assert_string_equal(english, chinese);
    }
    assert_true(xun_sound_likeness("tuomasi", "thomas") > xun_sound_likeness("tuomasi", "timex"));
    size_t lengths[4];
    assert_int_equal(xun_pinyin_cut(lengths, 4, "zhengzhou"), 2);
    assert_int_equal(lengths[0], 5);
    assert_int_equal(xun_pinyin_cut(lengths, 4, "street"), 0);
    assert_int_equal(xun_pinyin_cut(lengths, 4, ""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions),     cmocka_unit_test(test_odd_questions), cmocka_unit_test(test_forms_of_cedict),
        cmocka_unit_test(test_glossary),      cmocka_unit_test(test_damaged_table), cmocka_unit_test(test_glosses),
        cmocka_unit_test(test_sounds),        cmocka_unit_test(test_more),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
