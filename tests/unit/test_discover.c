/* New terms: what an archive shows to be words, and what it does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "indexer/indexer.h"
#include "searcher/discover.h"
#include "searcher/discover_words.h"
#include "tokenizer/glossary.h"

static char folder[] = "/tmp/xun-discover-XXXXXX";
static xun_reader *reader;
static xun_lexicon *lexicon;
static xun_new_terms terms;

/* Each passage has one neighbour of each list on either side of what is to be found, so that it stands
 * free. */
static const char *const before[] = {"推广", "围绕", "关于“", "，", "学习", "本市", "街道", "他说"};
static const char *const behind[] = {"经验", "，", "”。", "模式", "取得好评", "、", "受到称赞", "进万家"};
static const char *const planted[] = {"七责七化", "烂柯沟", "郑州CSD", "鼍碗巷"};

static void write_records(FILE *file)
{
    for (size_t i = 0; i < 8; i++) {
        fprintf(file, "r%zu\t记录\t", i);
        for (size_t k = 0; k < sizeof planted / sizeof *planted; k++)
            fprintf(file, "%s%s%s。", before[(i + k) % 8], planted[k], behind[(i + 3 * k) % 8]);
        fprintf(file, "投入%zu个亿元级项目，%zu年起。", 3 + i, 2010 + i);
        fprintf(file, "全市的经济和文化都好。持续推进河道。\n");
    }
}

static int set_up(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    char *records = xun_path_join(folder, "records.tsv"), *database = xun_path_join(folder, "db");
    FILE *file = fopen(records, "w");
    assert_non_null(file);
    write_records(file);
    assert_int_equal(fclose(file), 0);
    const char *path = records, *opened = database;
    xun_index_options options = {.input = XUN_INPUT_TSV, .paths = &path, .path_count = 1, .jobs = 1};
    xun_index_summary summary;
    xun_error error;
    assert_int_equal(xun_index(&summary, database, &options, &error), XUN_OK);
    assert_int_equal(xun_reader_open(&reader, &opened, 1, &error), XUN_OK);
    assert_int_equal(xun_lexicon_open(&lexicon, NULL, NULL), XUN_OK);
    assert_int_equal(xun_discover(&terms, reader, lexicon, 100, &error), XUN_OK);
    free(records);
    free(database);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    xun_new_terms_free(&terms);
    xun_reader_close(reader);
    xun_lexicon_close(lexicon);
    return xun_remove_tree(folder, NULL) == XUN_OK ? 0 : 1;
}

static const xun_new_term *term_of(const xun_new_terms *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].text, text) == 0)
            return &list->items[i];
    return NULL;
}

static void test_planted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof planted / sizeof *planted; i++) {
        const xun_new_term *term = term_of(&terms, planted[i]);
        if (!term)
            print_error("%s is not found\n", planted[i]);
        assert_non_null(term);
        assert_int_equal(term->count, 8);
        assert_int_equal(term->passages, 8);
        assert_true(term->cohesion > 4 && term->left > 2 && term->right > 2);
        assert_non_null(strstr(term->example, planted[i]));
    }
    assert_int_equal(terms.one_of, 1);
}

/* Pieces of terms, words of the lexicon, what counts or glues. */
static void test_others(void **state)
{
    (void)state;
    static const char *const others[] = {"七责",       "责七化",   "七责七",   "烂柯", "碗巷",
                                         "CSD",        "个亿元级", "年起",     "全市", "的经济",
                                         "经济和文化", "持续推进", "推进河道", "郑州"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_null(term_of(&terms, others[i]));
}

static void test_order_and_limit(void **state)
{
    (void)state;
    xun_new_terms few;
    for (size_t i = 1; i < terms.count; i++)
        assert_true(terms.items[i - 1].score >= terms.items[i].score);
    assert_int_equal(xun_discover(&few, reader, lexicon, 2, NULL), XUN_OK);
    assert_int_equal(few.count, 2);
    for (size_t i = 0; i < few.count; i++)
        assert_string_equal(few.items[i].text, terms.items[i].text);
    xun_new_terms_free(&few);
}

/* What was accepted is new no longer. */
static void test_accepted(void **state)
{
    (void)state;
    char *path = xun_path_join(folder, "own.tsv");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("term\t七责七化\n", file);
    assert_int_equal(fclose(file), 0);
    xun_lexicon *own;
    xun_new_terms rest;
    const char *const named = path;
    assert_int_equal(xun_lexicon_open_with_glossaries(&own, NULL, &named, 1, NULL), XUN_OK);
    assert_int_equal(xun_discover(&rest, reader, own, 100, NULL), XUN_OK);
    assert_null(term_of(&rest, "七责七化"));
    assert_non_null(term_of(&rest, "烂柯沟"));
    xun_new_terms_free(&rest);
    xun_lexicon_close(own);
    free(path);
}

static void test_words(void **state)
{
    (void)state;
    static const struct {
        uint32_t characters[6];
        size_t count;
        bool first, last;
    } rows[] = {
        {{0x6301, 0x7EED, 0x63A8, 0x8FDB}, 4, true, true},  /* 持续推进 */
        {{0x63A8, 0x8FDB}, 2, false, false},                /* 推进: a word by itself */
        {{0x6A31, 0x6843, 0x6C9F}, 3, false, false},        /* 樱桃沟 */
        {{0x8FDB, 0x4E00, 0x6B65, 0x597D}, 4, true, false}, /* 进一步好 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(xun_begins_lightly(rows[i].characters, rows[i].count), rows[i].first);
        assert_int_equal(xun_ends_lightly(rows[i].characters, rows[i].count), rows[i].last);
    }
    assert_true(xun_character_kinds(0x7684) & XUN_NEVER_FIRST); /* 的 */
    assert_true(xun_character_kinds(0x4E00) & XUN_NUMERAL);     /* 一 */
    assert_int_equal(xun_character_kinds(0x6A31), 0);           /* 樱 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_planted),         cmocka_unit_test(test_others),
        cmocka_unit_test(test_order_and_limit), cmocka_unit_test(test_accepted),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
