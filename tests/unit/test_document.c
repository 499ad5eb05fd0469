/* indexer/document.h: a passage to terms, values and stored data. Tables of passage → terms with their
 * frequencies. */
#include "indexer/document.h" /* first: the header must stand alone */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/terms.h"

static xun_lexicon *lexicon;
static xun_fact_finder *finder;
static xun_document_builder *builder;

static int open_all(void **state)
{
    (void)state;
    return xun_lexicon_open(&lexicon, NULL, NULL) != XUN_OK ||
           xun_fact_finder_open(&finder, NULL, NULL) != XUN_OK ||
           xun_document_builder_new(&builder, lexicon, finder, NULL) != XUN_OK;
}

static int close_all(void **state)
{
    (void)state;
    xun_document_builder_free(builder);
    xun_fact_finder_close(finder);
    xun_lexicon_close(lexicon);
    return 0;
}

static xun_slice slice(const char *text)
{
    return (xun_slice){text ? text : "", text ? strlen(text) : 0};
}

/* A passage for reading; NULL: none. */
typedef struct {
    const char *title, *heading, *text, *date;
} written;

static xun_stored_passage passage_of(const written *from)
{
    xun_stored_passage passage = {.id = slice("r"),
                                  .title = slice(from->title),
                                  .date = slice(from->date),
                                  .language = slice("zh"),
                                  .media = slice("text"),
                                  .group = slice("1.0"),
                                  .path = slice(NULL),
                                  .url = slice(NULL),
                                  .number = 7,
                                  .text = slice(from->text),
                                  .parts = {{3, 9}, {20, 26}},
                                  .part_count = 2};
    if (from->heading)
        passage.headings = (xun_stored_list){{slice(from->heading)}, 1};
    return passage;
}

/* "term*2 other filter*0 …", the terms whose first byte is in `kinds` (all when NULL). */
static char *terms_of(const xun_document *document, const char *kinds)
{
    xun_bytes out = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_append_string(&out, ""));
    for (size_t i = 0; i < document->posting_count; i++) {
        const xun_posting *posting = &document->postings[i];
        if (kinds && !strchr(kinds, posting->text[0]))
            continue;
        if (out.length)
            xun_bytes_append_byte(&out, ' ');
        xun_bytes_append(&out, posting->text, posting->length);
        if (posting->count != 1)
            xun_bytes_append_format(&out, "*%u", posting->count);
    }
    return out.data ? out.data : strdup("");
}

static void expect_terms(const written *from, const char *kinds, const char *wanted)
{
    xun_stored_passage passage = passage_of(from);
    xun_document document;
    xun_error error = {0};
    assert_int_equal(xun_document_build(&document, builder, &passage, &error), XUN_OK);
    char *terms = terms_of(&document, kinds);
    assert_string_equal(terms, wanted);
    free(terms);
}

static void every_term_of_a_passage(void **state)
{
    (void)state;
    expect_terms(&(written){.title = "年报", .heading = "住房", .text = "住房住房 Built homes"}, NULL,
                 "Lzh*0 Qr#7*0 S住房*0 S年报*0 S房*0 S报*0 Ttext*0 XG1.0*0 XRr*0 Zbuild Zhome "
                 "built homes 住房*3 年报 房*2 房住 报");
}

static void title_and_heading_count_too(void **state)
{
    (void)state;
    static const struct {
        written passage;
        const char *plain, *title;
    } table[] = {
        {{.text = "住房"}, "住房 房", ""},
        {{.title = "住房", .text = "住房"}, "住房*2 房*2", "S住房*0 S房*0"},
        {{.title = "住房", .heading = "住房", .text = ""}, "住房*2 房*2", "S住房*0 S房*0"},
        {{.title = "Homes", .text = "x"}, "homes x", "SZhome*0 Shomes*0"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        expect_terms(&table[i].passage, "\xE4\xE5\xE6hx", table[i].plain);
        expect_terms(&table[i].passage, "S", table[i].title);
    }
}

static void times_become_filters(void **state)
{
    (void)state;
    static const struct {
        written passage;
        const char *terms; /* of Y, M, D */
    } table[] = {
        {{.text = "2017年完成投资。"}, "Y2017*0"},
        {{.text = "2016年11月开工。"}, "D201611*0 M201611*0 Y2016*0"},
        {{.text = "2017年2月17日召开会议。"}, "D20170217*0 M201702*0 Y2017*0"},
        {{.text = "2014-2016年建成。"}, "Y2014*0 Y2015*0 Y2016*0"},
        {{.text = "去年11月通车。", .date = "2017-02-17"}, "D201611*0 M201611*0 Y2016*0"},
        {{.text = "道路通畅。", .date = "2017-02-17"}, "D20170217*0 M201702*0 YR2017*0"},
        {{.text = "道路通畅。", .date = "2017"}, "YR2017*0"},
        {{.text = "2017年12月至2018年1月开工。"}, "D201712*0 D201801*0 M201712*0 M201801*0 Y2017*0 Y2018*0"},
        {{.text = "2017年12月31日至2018年1月1日"},
         "D20171231*0 D20180101*0 M201712*0 M201801*0 Y2017*0 Y2018*0"},
        {{.text = "道路通畅。"}, ""},
        {{.text = "去年通车。"}, ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        expect_terms(&table[i].passage, "YMD", table[i].terms);
}

static void one_number_is_one_term(void **state)
{
    (void)state;
    static const char *const same[] = {"投资3216亿元。", "投资3,216亿元。", "投资３２１６亿元。",
                                       "投资三千二百一十六亿元。", "An investment of 321.6 billion yuan."};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        xun_stored_passage passage = passage_of(&(written){.text = same[i]});
        xun_document document;
        assert_int_equal(xun_document_build(&document, builder, &passage, NULL), XUN_OK);
        char *terms = terms_of(&document, "X");
        assert_non_null(strstr(terms, "XN321600000000*0"));
        free(terms);
    }
}

/* The unit's one name, the bucket and the number. */
static void amounts_are_terms(void **state)
{
    (void)state;
    static const struct {
        written passage;
        const char *amounts, *number, *figures;
    } table[] = {
        {{.text = "投资3216亿元。"},
         "XA元=+313=321600000000*0 XB元=+313*0",
         "XN321600000000*0",
         "元=321600000000\x1f"},
        {{.text = "An investment of 321.6 billion yuan."},
         "XA元=+313=321600000000*0 XB元=+313*0",
         "XN321600000000*0",
         "元=321600000000\x1f"},
        {{.text = "比重为百分之零点五，又是0.5%。"},
         "XA%=+195=0.5*0 XB%=+195*0",
         "XN0.5*0",
         "%=0.5\x1f%=0.5\x1f"},
        {{.text = "增长-3.5%。"}, "XA%=-203=-3.5*0 XB%=-203*0", "XN-3.5*0", "%=-3.5\x1f"},
        {{.text = "风电20MW。"}, "XA兆瓦=+212=20*0 XB兆瓦=+212*0", "XN20*0", "兆瓦=20\x1f"},
        {{.text = "共3216亿。"}, "XA=+313=321600000000*0 XB=+313*0", "XN321600000000*0", "=321600000000\x1f"},
        {{.text = "没有数字。"}, "", "XG", ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        xun_stored_passage passage = passage_of(&table[i].passage);
        xun_document document;
        assert_int_equal(xun_document_build(&document, builder, &passage, NULL), XUN_OK);
        char *terms = terms_of(&document, "X");
        assert_memory_equal(terms, table[i].amounts, strlen(table[i].amounts));
        assert_non_null(strstr(terms, table[i].number));
        assert_int_equal(passage.figures.length, strlen(table[i].figures));
        assert_memory_equal(passage.figures.text, table[i].figures, passage.figures.length);
        free(terms);
    }
}

static const xun_value *value_of(const xun_document *document, uint32_t slot)
{
    for (size_t i = 0; i < document->value_count; i++)
        if (document->values[i].slot == slot)
            return &document->values[i];
    return NULL;
}

static void check_slot(const xun_document *document, uint32_t slot, const char *wanted)
{
    const xun_value *value = value_of(document, slot);
    if (!wanted) {
        assert_null(value);
        return;
    }
    assert_non_null(value);
    assert_int_equal(value->length, strlen(wanted));
    assert_memory_equal(value->data, wanted, value->length);
}

static void values_and_stored_data(void **state)
{
    (void)state;
    xun_stored_passage passage = passage_of(
        &(written){.title = "年报", .heading = "住房", .text = "2015年和2014年建成住房。", .date = "2016"});
    xun_document document;
    assert_int_equal(xun_document_build(&document, builder, &passage, NULL), XUN_OK);
    check_slot(&document, XUN_SLOT_DATE, "2016");
    check_slot(&document, XUN_SLOT_REPORT, "r");
    check_slot(&document, XUN_SLOT_YEARS,
               "2014\x1f"
               "2015");
    check_slot(&document, XUN_SLOT_PROJECTS, NULL);
    check_slot(&document, XUN_SLOT_LANGUAGE, "zh");
    xun_stored_passage back;
    assert_int_equal(xun_stored_passage_read(&back, document.data, document.data_length, NULL), XUN_OK);
    assert_int_equal(back.number, 7);
    assert_int_equal(back.year_count, 2);
    assert_int_equal(back.years[0], 2014);
    assert_int_equal(back.time_count, 2);
    assert_string_equal(back.times[0].from, "2015-01-01");
    assert_memory_equal(back.text.text, "2015年和2014年建成住房。", back.text.length);
    assert_int_equal(back.part_count, 2);
    assert_int_equal(back.parts[0].end, 9);
    assert_int_equal(back.parts[1].start, 20);
}

static void check_slice(const char *wanted, xun_slice got)
{
    assert_int_equal(strlen(wanted), got.length);
    assert_memory_equal(wanted, got.text, got.length);
}

/* Beside each name what is said of it, and nothing where nothing is. */
static void levels_and_stages_are_stored(void **state)
{
    (void)state;
    xun_stored_passage passage =
        passage_of(&(written){.title = "年报",
                              .text = "荣获“全国文明城市”称号，获评河南省园林城市。大沙河公园建成开放。",
                              .date = "2017"});
    xun_document document;
    xun_stored_passage back;
    assert_int_equal(xun_document_build(&document, builder, &passage, NULL), XUN_OK);
    assert_int_equal(xun_stored_passage_read(&back, document.data, document.data_length, NULL), XUN_OK);
    assert_int_equal(back.honors.count, 2);
    assert_int_equal(back.levels.count, 2);
    check_slice("全国文明城市", back.honors.items[0]);
    check_slice("国家级", back.levels.items[0]);
    check_slice("省级", back.levels.items[1]);
    assert_int_equal(back.projects.count, 1);
    assert_int_equal(back.stages.count, 1);
    check_slice("投用", back.stages.items[0]);
}

/* What was built can be read back and built again to the same: how an index is rewritten. */
static void a_stored_passage_gives_the_same_document(void **state)
{
    (void)state;
    const written from = {.title = "年报",
                          .heading = "住房",
                          .text = "去年建成住房3万套，荣获“全国文明城市”称号。",
                          .date = "2017"};
    xun_stored_passage passage = passage_of(&from), back;
    xun_document document;
    assert_int_equal(xun_document_build(&document, builder, &passage, NULL), XUN_OK);
    char *terms = terms_of(&document, NULL);
    xun_bytes stored = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_append(&stored, document.data, document.data_length));
    assert_int_equal(xun_stored_passage_read(&back, stored.data, stored.length, NULL), XUN_OK);
    assert_int_equal(xun_document_build(&document, builder, &back, NULL), XUN_OK);
    char *again = terms_of(&document, NULL);
    assert_string_equal(again, terms);
    assert_int_equal(document.data_length, stored.length);
    assert_memory_equal(document.data, stored.data, stored.length);
    free(terms);
    free(again);
    xun_bytes_free(&stored);
}

static void characters_are_counted_once_a_passage(void **state)
{
    (void)state;
    xun_document_builder *fresh;
    assert_int_equal(xun_document_builder_new(&fresh, lexicon, finder, NULL), XUN_OK);
    static const char *const texts[] = {"住住住房", "房", "歷史 abc 1"};
    xun_document document;
    for (size_t i = 0; i < 3; i++) {
        xun_stored_passage passage = passage_of(&(written){.title = "住", .text = texts[i]});
        assert_int_equal(xun_document_build(&document, fresh, &passage, NULL), XUN_OK);
    }
    const xun_character_counts *counts = xun_document_characters(fresh);
    assert_int_equal(xun_character_count(counts, 0x4F4F), 1); /* 住: titles don't count */
    assert_int_equal(xun_character_count(counts, 0x623F), 2); /* 房 */
    assert_int_equal(xun_character_count(counts, 0x5386), 1); /* 历, written 歷 */
    assert_int_equal(xun_character_count(counts, 'a'), 0);

    xun_character_counts less = {0};
    assert_true(xun_character_counts_add(&less, 0x623F, 5));
    xun_stored_passage gone = passage_of(&(written){.text = "房房住"});
    assert_int_equal(xun_document_forget(&less, fresh, &gone, NULL), XUN_OK);
    assert_int_equal(xun_character_count(&less, 0x623F), 4);
    assert_int_equal(xun_character_count(&less, 0x4F4F), 0);
    xun_character_counts_free(&less);
    xun_document_builder_free(fresh);
}

/* ---- the bag of terms alone ---------------------------------------------------------------------------- */

static void bag_sorts_by_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *seen, *wanted;
    } table[] = {
        {"", ""},
        {"b a", "a b"},
        {"a a b a", "a*3 b"},
        {"abcdefgh abcdefg abcdefghi abcdefgha abcdefgh", "abcdefg abcdefgh*2 abcdefgha abcdefghi"},
        {"abcdefghz abcdefgha abcdefghz", "abcdefgha abcdefghz*2"},
        {"z \xE4\xBD\x8F A", "A z \xE4\xBD\x8F"},
        {"q w e r t y u i o p a s d f g h j k l z x c v b n m q w",
         "a b c d e f g h i j k l m n o p q*2 r s t u v w*2 x y z"},
    };
    xun_term_bag bag = {0};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        xun_term_bag_clear(&bag);
        char *copy = strdup(table[i].seen), *rest = copy;
        for (char *word; (word = strtok_r(rest, " ", &rest));)
            assert_true(xun_term_bag_add(&bag, "", word, strlen(word), 1));
        xun_document document = {0};
        assert_true(xun_term_bag_count(&document.postings, &document.posting_count, &bag));
        char *terms = terms_of(&document, NULL);
        assert_string_equal(terms, table[i].wanted);
        free(terms);
        free(copy);
    }
    xun_term_bag_free(&bag);
}

static int compare_postings(const void *left, const void *right)
{
    const xun_posting *a = left, *b = right;
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, shorter);
    return order ? order : (int)a->length - (int)b->length;
}

/* 20,000 made-up terms that share long beginnings: sorted, each once, none lost. */
static void bag_holds_many(void **state)
{
    (void)state;
    xun_term_bag bag = {0};
    uint32_t random = 1, total = 0;
    for (int i = 0; i < 20000; i++) {
        char term[16];
        random = random * 1103515245u + 12345u;
        int length = snprintf(term, sizeof term, "%s%u", i % 2 ? "abcdefg" : "", (random >> 16) % 9000);
        assert_true(xun_term_bag_add(&bag, "", term, (size_t)length, 1));
    }
    const xun_posting *postings;
    size_t count;
    assert_true(xun_term_bag_count(&postings, &count, &bag));
    for (size_t i = 0; i < count; i++) {
        total += postings[i].count;
        if (i)
            assert_true(compare_postings(&postings[i - 1], &postings[i]) < 0);
    }
    assert_int_equal(total, 20000);
    xun_term_bag_free(&bag);
}

static void over_long_terms_are_left_out(void **state)
{
    (void)state;
    char longest[XUN_ENGINE_TERM_LIMIT + 1];
    memset(longest, 'x', sizeof longest);
    xun_term_bag bag = {0};
    const xun_posting *postings;
    size_t count;
    assert_true(xun_term_bag_add(&bag, "", longest, sizeof longest, 1));
    assert_true(xun_term_bag_add(&bag, "S", longest, XUN_ENGINE_TERM_LIMIT, 1));
    assert_true(xun_term_bag_add(&bag, "", "", 0, 1));
    assert_true(xun_term_bag_add(&bag, "", longest, XUN_ENGINE_TERM_LIMIT, 1));
    assert_true(xun_term_bag_count(&postings, &count, &bag));
    assert_int_equal(count, 1);
    assert_int_equal(postings[0].length, XUN_ENGINE_TERM_LIMIT);
    xun_term_bag_free(&bag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_term_of_a_passage),
        cmocka_unit_test(title_and_heading_count_too),
        cmocka_unit_test(times_become_filters),
        cmocka_unit_test(one_number_is_one_term),
        cmocka_unit_test(amounts_are_terms),
        cmocka_unit_test(values_and_stored_data),
        cmocka_unit_test(levels_and_stages_are_stored),
        cmocka_unit_test(a_stored_passage_gives_the_same_document),
        cmocka_unit_test(characters_are_counted_once_a_passage),
        cmocka_unit_test(bag_sorts_by_bytes),
        cmocka_unit_test(bag_holds_many),
        cmocka_unit_test(over_long_terms_are_left_out),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
