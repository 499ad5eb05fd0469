/* Questions over a small archive: which passage comes first, how many match, and what is highlighted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/file.h"
#include "indexer/indexer.h"
#include "searcher/searcher.h"

static const char archive[] =
    "pm\t监测\tPM2.5传感器安装简单，使用方便。\n"
    "car\t空调\t这台空调大1.5匹，极速版2.0，型号祖-10。\n"
    "rail\t出行\t铁路12306的订票电话没有变。\n"
    "code\t编号\t设备编号B100Z957已经入库。\n"
    "gdp1\t年报\t2017年地区生产总值达到3,216亿元，增长7.5%。\n"
    "gdp2\t年报\t二〇一七年ＧＤＰ增长百分之七点五。\n"
    "gdp3\t年报\t２０１７年绿化面积３２１６亩。\n"
    "shop\t商贸\t万科·水晶城项目签约。U创港被认定为国家级科技企业孵化器。\n"
    "river\t水利\t大沙河综合治理工程竣工，沿河公园开放。\n"
    "sand\t水利\t大面积清理河沙，沙河镇配合。\n"
    "trad\t論壇\t國際論壇在鄭州舉行，皇后與後宮的展覽同期開幕。\n"
    "simp\t论坛\t国际论坛在郑州举行。\n"
    "area\t荣誉\t荣获综合实力百强区称号。\n"
    "area2\t荣誉\t该区是百强，称号很多。\n"
    "it\tnews\tThe IT department of the unit moved to Harbour Centre in 2016.\n"
    "st\t股市\t*ST股票是什么，是不是要退市。\n"
    "school\t教育\t81中、渠南路一小建成投用。\n"
    "metro\ttransport\tConstruction of Metro Line 6 began; the children won medals.\n"
    "long\t规划\t实行1+3+18项目推进机制，5G基站全覆盖，樱桃沟创建5A级景区。\n"
    "tax\t某区2018年工作报告\t2016年至2020年税收翻番。\n"
    "exactly\t税务\t2018年依法征收，税收和社保费都比上一年多。\n"
    "dairy\t产业\t去年11月，花花牛二期竣工。\n"
    "dairy2\t产业\t花花牛乳业扩大了销售。\n"
    "html\t<b>markup</b>\t<script>alert('x')</script> 区分大小写\n";

static char folder[] = "/tmp/xun-search-XXXXXX";
static xun_searcher *searcher;

static int set_up(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    char *records = xun_path_join(folder, "records.tsv"), *database = xun_path_join(folder, "db");
    FILE *file = fopen(records, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(archive, 1, sizeof archive - 1, file), sizeof archive - 1);
    assert_int_equal(fclose(file), 0);
    const char *path = records, *opened = database;
    xun_index_options options = {.input = XUN_INPUT_TSV, .paths = &path, .path_count = 1, .jobs = 1};
    xun_index_summary summary;
    xun_error error;
    assert_int_equal(xun_index(&summary, database, &options, &error), XUN_OK);
    assert_int_equal(xun_searcher_open(&searcher, &opened, 1, NULL, &error), XUN_OK);
    free(records);
    free(database);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    xun_searcher_close(searcher);
    return xun_remove_tree(folder, NULL) == XUN_OK ? 0 : 1;
}

static xun_answer *ask(const char *query)
{
    xun_request request = XUN_REQUEST_DEFAULTS;
    request.query = query;
    request.query_length = strlen(query);
    request.count = 50;
    xun_answer *answer = NULL;
    xun_error error;
    assert_int_equal(xun_searcher_ask(&answer, searcher, &request, &error), XUN_OK);
    return answer;
}

/* first: the id of the first hit, "" for none. literal, passages: the exact counts, -1 where they don't matter. */
static const struct {
    const char *query, *first;
    int literal, passages;
} questions[] = {
    {"简单", "pm", 1, 1},
    {"传感器", "pm", 1, -1},
    {"pm2.5传感器", "pm", 1, -1},
    {"PM2.5", "pm", 1, -1},
    {"大1.5匹", "car", 1, -1},
    {"祖-10", "car", 1, -1},
    {"12306", "rail", 1, 1},
    {"铁路12306", "rail", 1, -1},
    {"b100z957", "code", 1, -1},
    {"3216亿", "gdp1", 1, -1},
    {"3,216亿元", "gdp1", 1, -1},
    {"３２１６亿元", "gdp1", 1, -1},
    {"\"3216亿元\"", "gdp1", 1, 1},
    {"\"2017年\"", "gdp3", 2, 2},
    {"2017年 签约", "shop", 0, 6}, /* not dairy, which has 年 too */
    {"7.5%", "gdp1", 1, 2}, /* and 百分之七点五, by its value */
    {"百分之七点五", "gdp2", 1, -1},
    {"三千二百一十六亿元", "gdp1", 0, -1},
    {"321.6 billion", "gdp1", 0, -1},
    {"三千二百一十六亩绿化", "gdp3", 0, -1},
    {"amount:>=3000亿元", "gdp1", -1, 1},
    {"金额：＞三千二百一十六亿元", "", -1, 0},
    {"数量:100..1万亩", "gdp3", -1, 1},
    {"增长 amount:<8%", "gdp2", -1, 2},
    {"\"增长百分之七点五\" amount:<8%", "gdp2", -1, 1},
    {"amount:7.5% -amount:>1元", "gdp2", -1, 1},
    {"amount:>=3000亿元 OR amount:3216亩", "gdp1", -1, 2},
    {"(生产总值 AND amount:7.5%) OR 绿化", "gdp1", -1, 2},
    {"amount:7.5个百分点", "", -1, 0},
    {"GDP", "gdp2", 1, 2}, /* and 地区生产总值, by translation */
    {"gdp", "gdp2", 1, 2},
    {"万科·水晶城", "shop", 1, -1},
    {"u创港", "shop", 1, -1},
    {"U创港 孵化器", "shop", 1, -1},
    {"大沙河", "river", 1, -1},
    {"\"大沙河\"", "river", 1, 1},
    {"沙河 -公园", "sand", 1, 1},
    {"国际论坛", "simp", 2, 2},
    {"國際論壇", "simp", 2, 2},
    {"\"国际论坛\" 后宫", "trad", -1, 2},
    {"百强区称号", "area", 1, -1},
    {"\"百强称号\"", "", 0, 0},
    {"\"百强区称号\"", "area", 1, 1},
    {"IT", "it", 1, 1},
    {"\"it\"", "it", 1, 1},
    {"harbor center", "it", -1, -1},
    {"*ST", "st", -1, -1},
    {"是", "st", -1, 2},
    {"81中", "school", 1, -1},
    {"subway OR metro", "metro", -1, 1},
    {"line 6", "metro", 1, -1},
    {"child win medal", "metro", 0, -1},
    {"medal*", "metro", -1, 1},
    {"1+3+18", "long", 1, -1},
    {"5g基站", "long", 1, -1},
    {"5A级", "long", 1, -1},
    {"5g AND 5a级", "long", -1, 1},
    {"year:2017 绿化", "gdp3", 1, -1},
    {"year:2016..2016", "it", -1, 2},
    {"title:荣誉 实力", "area", -1, 1},
    {"title:荣誉", "area", -1, 2},
    {"lang:en", "it", 2, 2},
    {"title:荣", "area", 2, 2},
    {"title:誉", "area2", 2, 2},
    {"title:2018年 税收", "tax", 1, 1},
    {"title:某区2018年", "tax", 1, 1},
    {"title:某区2018年工作报告", "tax", 1, 1},
    {"title:2018年工作 -税收", "", 0, 0},
    {"-年", "pm", -1, -1},
    {"project:花花牛", "dairy", 1, 1},
    {"project:花花牛二期", "dairy", 1, 1},
    {"org:花花牛", "dairy2", 2, 2},
    {"大沙河 OR 国际论坛", "simp", 3, 3},
    {"(大沙河 OR 国际论坛) 公园", "river", 1, 3},
    {"大沙河 OR 绿化 OR 喵喵", "river", 2, 2},
    {"amount:>=3000亿元 OR 绿化", "gdp3", 2, 2},
    {"tunnels OR metro", "metro", 1, 1},
    {"begin OR metros", "metro", 0, 1},
    {"(竣工 AND 大沙河) OR 绿化", "river", 2, 2},
    {"year:２０１６", "it", 2, 2},
    {"date:2017年", "gdp1", 5, 5},
    {"date:2017-01..2017-12", "gdp1", 5, 5},
    {"date:2017-01-01..2017-12-31", "gdp1", 5, 5},
    {"year:2018 税收", "exactly", 2, 2},
    {"综合 NEAR/3 百强区", "area", -1, 1},
    {"治理 NEAR/1 开放", "", -1, 0},
    {"区", "area2", 6, 6},
    {"港", "shop", -1, 1},
    {"script", "html", 1, 1},
    {"什么都没有的词语喵", "", 0, 0},
    {"xyzzy", "", 0, 0},
    {"", "", 0, 0},
    {"。，", "", 0, 0},
};

static void test_questions(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        xun_answer *answer = ask(questions[i].query);
        xun_slice id = answer->count ? answer->hits[0].passage->id : (xun_slice){"", 0};
        bool good = id.length == strlen(questions[i].first) && memcmp(id.text, questions[i].first, id.length) == 0;
        good = good && (questions[i].literal < 0 || answer->literal == (uint64_t)questions[i].literal);
        good = good && (questions[i].passages < 0 || answer->passages == (uint64_t)questions[i].passages);
        good = good && answer->exact && answer->passages == answer->count;
        if (!good) {
            print_error("[%s]: first %.*s, literal %d, passages %d, hits %zu\n", questions[i].query, (int)id.length,
                        id.text, (int)answer->literal, (int)answer->passages, answer->count);
            wrong++;
        }
        xun_answer_free(answer);
    }
    assert_int_equal(wrong, 0);
}

/* What is marked in the first hit, spans joined by "|". */
static const struct {
    const char *query, *marked;
} highlights[] = {
    {"简单", "简单"},
    {"pm2.5传感器", "PM2.5传感器"},
    {"國際論壇", "国际论坛"},
    {"后宫展览", "後宮|展覽"},
    {"３２１６亿元", "3,216亿元"},
    {"medal children", "children|medals"},
    {"大沙河公园", "大沙河|公园"},
    {"百强区称号", "百强区称号"},
    {"gdp", "ＧＤＰ"},
    {"三千二百一十六亿元", "3,216亿元"},
    {"增长百分之七点五", "增长百分之七点五"},
    {"amount:>=3000亿元", "3,216亿元"},
    {"绿化 amount:3216亩", "绿化|３２１６亩"},
};

static void test_highlights(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof highlights / sizeof *highlights; i++) {
        xun_answer *answer = ask(highlights[i].query);
        assert_true(answer->count > 0);
        xun_bytes marked = XUN_BYTES_EMPTY;
        const xun_answer_hit *hit = &answer->hits[0];
        for (size_t k = 0; k < hit->highlight_count; k++) {
            const xun_span *span = &hit->highlights[k];
            assert_true(span->start < span->end && span->end <= hit->passage->text.length);
            assert_true(!k || xun_bytes_append_byte(&marked, '|'));
            assert_true(xun_bytes_append(&marked, hit->passage->text.text + span->start, span->end - span->start));
        }
        assert_string_equal(marked.data ? marked.data : "", highlights[i].marked);
        xun_bytes_free(&marked);
        xun_answer_free(answer);
    }
}

/* Pages put together are the whole list, whatever their size. */
static void test_paging(void **state)
{
    (void)state;
    xun_answer *whole = ask("年 项目 区 OR the");
    for (size_t first = 0; first < whole->count; first += 2) {
        const char *query = "年 项目 区 OR the";
        xun_request request = XUN_REQUEST_DEFAULTS;
        request.query = query;
        request.query_length = strlen(query);
        request.first = first;
        request.count = 2;
        xun_answer *page;
        assert_int_equal(xun_searcher_ask(&page, searcher, &request, NULL), XUN_OK);
        for (size_t i = 0; i < page->count; i++)
            assert_int_equal(page->hits[i].docid, whole->hits[first + i].docid);
        xun_answer_free(page);
    }
    assert_true(whole->count > 4);
    xun_answer_free(whole);
}

/* Whatever is typed, there is an answer. */
static void test_hostile(void **state)
{
    (void)state;
    static const char *const pieces[] = {"(", "((a)", "字", "word ", "*", "一* ", "\"", "NEAR ", "a OR ", "year:", "\xff", "-"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        xun_bytes query = XUN_BYTES_EMPTY;
        for (size_t k = 0; k < 3000; k++)
            assert_true(xun_bytes_append_string(&query, pieces[i]));
        xun_answer *answer = ask(query.data);
        assert_true(answer->count <= 50);
        xun_answer_free(answer);
        xun_bytes_free(&query);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_highlights),
        cmocka_unit_test(test_paging),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
