#include "facts_fixture.h"

/* text; the names of its organisations and places in the order of the text */
typedef struct {
    const char *text, *names;
} org_case;

static void check(void **state, const org_case *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char found[512] = "";
        xun_facts facts = find(state, rows[i].text, "", "");
        for (size_t k = 0; k < facts.org_count; k++) {
            assert_true(k == 0 || facts.orgs[k - 1].end <= facts.orgs[k].start);
            snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s", k > 0 ? "|" : "",
                     facts.orgs[k].name);
        }
        assert_string_equal(found, rows[i].names);
        xun_facts_free(&facts);
    }
}

static void places(void **state)
{
    static const org_case rows[] = {
        {"二七区被中国慈善联合会表彰", "二七区|中国慈善联合会"},
        {"记者从南通市了解到，南通、恩施州和黔东南先后",
         "南通|南通|恩施土家族苗族自治州|黔东南苗族侗族自治州"},
        {"从大庆市、日照市到白银市", "大庆市|日照市|白银市"},
        {"海西州和海东市", "海西蒙古族藏族自治州|海东市"},
        /* short names that are words, or parts of words, and no places */
        {"实现社会长治久安，大理石和白银产量，天下大同，游客来宾", ""},
        {"隆重庆祝建国七十周年", ""},
        {"学习重大理论成果，确保山区道路畅通", ""},
        {"武汉中心医院", "武汉中心医院"},
    };
    check(state, rows, sizeof rows / sizeof *rows);
}

static void bodies_of_places(void **state)
{
    static const org_case rows[] = {
        {"南通市政府与南通市委", "南通市政府|南通市委"},
        {"市委、市政府部署，区委、省委跟进，在党中央领导下", "市委|市人民政府|区委|省委|党中央"},
        {"省委省政府决定", "省委|省人民政府"},
        {"二七区召开区委全会", "二七区|区委"},
        {"二七区委带领全区党员干部", "二七区委"},
        {"国务院国资委和玉林海关", "国务院国资委|玉林海关"},
        {"宁波建设集团与郑州市财政局", "宁波建设集团|郑州市财政局"},
        /* an ending that is part of a longer word ends no name */
        {"落实省政府决策部署", "省人民政府"},
        {"市政府部门办公", "市人民政府"},
        {"成都部分地区、成都东部新区和成都网球公开赛", "成都|成都|成都"},
        {"政协提案全部办结", "人民政治协商会议"},
        {"支持澳门更好融入国家发展大局", "澳门特别行政区"},
        {"深化与中科院合作协议，开创长春发展新局面", "中国科学院|长春"},
        {"我代表市人民政府向大会报告政府工作", "市人民政府"},
    };
    check(state, rows, sizeof rows / sizeof *rows);
}

static void names_that_no_list_knows(void **state)
{
    static const org_case rows[] = {
        {"骆驼集团、紫光集团、华中农业大学", "骆驼集团|紫光集团|华中农业大学"},
        {"引进骆驼集团，支持心连心集团发展", "骆驼集团|心连心集团"},
        {"2023年松雷集团有限公司上市", "松雷集团有限公司"},
        {"市博爱医院、崖州湾实验室和映湖路小学", "博爱医院|崖州湾实验室|映湖路小学"},
        {"国家开发银行和中国摄影家协会", "国家开发银行|中国摄影家协会"},
        {"中国摄影报刊协会、西南林业大学", "中国摄影报刊协会|西南林业大学"},
        /* classes, counted ones and sentences */
        {"深化市属国企集团改革，建设高等医院", ""},
        {"引进大型企业集团，新建四所医院，组建3家集团", ""},
        {"央企二三级子公司落户，大中小学思政课", ""},
        {"发展藏医药业，狠抓课堂集中学习", ""},
        {"鼓励民营公司，把资金存入银行", ""},
    };
    check(state, rows, sizeof rows / sizeof *rows);
}

static void english_texts(void **state)
{
    static const org_case rows[] = {
        {"Huawei Technologies Co., Ltd. and World Bank signed with the Foxconn Group.",
         "Huawei Technologies Co., Ltd.|世界银行|Foxconn Group"},
        {"The Bank of China met the Ministry of Finance, Apple Inc. and Tsinghua University.",
         "中国银行|财政部|Apple Inc.|清华大学"},
        {"Li Wei of Henan University of Technology joined China Railway Group Limited",
         "河南工业大学|China Railway Group Limited"},
        {"National Development and Reform Commission", "国家发展和改革委员会"},
        {"Groups met. The Group and the Bank said: University of life", ""},
        {"Erqi District and Qingdao asked the Ministry of Ecology and Environment.",
         "二七区|青岛|生态环境部"},
        {"In Zhengzhou, Erqi built Nanjing Road and a people's court.", "郑州市|二七区"},
    };
    check(state, rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places),
        cmocka_unit_test(bodies_of_places),
        cmocka_unit_test(names_that_no_list_knows),
        cmocka_unit_test(english_texts),
    };
    return cmocka_run_group_tests(tests, open_finder, close_finder);
}
