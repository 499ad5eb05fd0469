/* What a query string becomes: values, numbers, or the parameter that is wrong. And the language that a
 * browser likes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "apps/cgi/http.h"
#include "apps/cgi/parameters.h"
#include "apps/cgi/speech.h"

static const xun_parameter_limits limits = {.query_bytes = 40, .page_size = 100, .page_depth = 50};

static void test_values(void **state)
{
    static const struct {
        const char *query_string;
        xun_parameter parameter;
        const char *value; /* NULL: not given */
    } rows[] = {
        {"q=park", XUN_PARAMETER_Q, "park"},
        {"q=%E5%85%AC%E5%9B%AD", XUN_PARAMETER_Q, "公园"},
        {"q=公园", XUN_PARAMETER_Q, "公园"},
        {"q=a+b%20c", XUN_PARAMETER_Q, "a b c"},
        {"q=%2B%26%3D", XUN_PARAMETER_Q, "+&="},
        {"q=a%00b%0D%0Ac%7F", XUN_PARAMETER_Q, "a b  c"},
        {"q=++a++", XUN_PARAMETER_Q, "a"},
        {"q=100%", XUN_PARAMETER_Q, "100%"},
        {"q=%zz%4", XUN_PARAMETER_Q, "%zz%4"},
        {"q=a&q=b", XUN_PARAMETER_Q, "a"},
        {"q=&q=b", XUN_PARAMETER_Q, "b"},
        {"q=a=b", XUN_PARAMETER_Q, "a=b"},
        {"", XUN_PARAMETER_Q, NULL},
        {"q", XUN_PARAMETER_Q, NULL},
        {"q=", XUN_PARAMETER_Q, NULL},
        {"q=%20%09", XUN_PARAMETER_Q, NULL},
        {"Q=a", XUN_PARAMETER_Q, NULL},
        {"qq=a&&=&x", XUN_PARAMETER_Q, NULL},
        {"year=2017", XUN_PARAMETER_YEAR, "2017"},
        {"year=2016..2018", XUN_PARAMETER_YEAR, "2016..2018"},
        {"year=..2018", XUN_PARAMETER_YEAR, "..2018"},
        {"year=2016..", XUN_PARAMETER_YEAR, "2016.."},
        {"sort=-date", XUN_PARAMETER_SORT, "-date"},
        {"lang=mixed", XUN_PARAMETER_LANG, "mixed"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xun_parameters parameters;
        xun_parameter_problem problem;
        if (!xun_parameters_read(&parameters, rows[i].query_string, &limits, &problem))
            fail_msg("%s: refused: %s", rows[i].query_string, problem.reason);
        const char *value = parameters.values[rows[i].parameter];
        if ((value == NULL) != (rows[i].value == NULL) || (value && strcmp(value, rows[i].value) != 0))
            fail_msg("%s: \"%s\", not \"%s\"", rows[i].query_string, value ? value : "none",
                     rows[i].value ? rows[i].value : "none");
        xun_parameters_free(&parameters);
    }
}

static void test_refused(void **state)
{
    static const struct {
        const char *query_string;
        xun_parameter parameter;
    } rows[] = {
        {"n=0", XUN_PARAMETER_N},
        {"n=101", XUN_PARAMETER_N},
        {"n=-1", XUN_PARAMETER_N},
        {"n=1.5", XUN_PARAMETER_N},
        {"n=18446744073709551617", XUN_PARAMETER_N},
        {"page=51", XUN_PARAMETER_PAGE},
        {"passage=0", XUN_PARAMETER_PASSAGE},
        {"sort=name", XUN_PARAMETER_SORT},
        {"year=20", XUN_PARAMETER_YEAR},
        {"year=20177", XUN_PARAMETER_YEAR},
        {"year=..", XUN_PARAMETER_YEAR},
        {"year=2016..18", XUN_PARAMETER_YEAR},
        {"year=2016...2018", XUN_PARAMETER_YEAR},
        {"lang=de", XUN_PARAMETER_LANG},
        {"translate=yes", XUN_PARAMETER_TRANSLATE},
        {"ui=mixed", XUN_PARAMETER_UI},
        {"format=pdf", XUN_PARAMETER_FORMAT},
        {"q=%FF", XUN_PARAMETER_Q},
        {"q=%C2%9B", XUN_PARAMETER_Q},
        {"q=%ED%A0%80", XUN_PARAMETER_Q},
        {"q=12345678901234567890123456789012345678901", XUN_PARAMETER_Q},
        {"n=x&year=y", XUN_PARAMETER_N},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xun_parameters parameters;
        xun_parameter_problem problem;
        if (xun_parameters_read(&parameters, rows[i].query_string, &limits, &problem))
            fail_msg("%s: taken", rows[i].query_string);
        assert_non_null(problem.reason);
        assert_int_equal(problem.parameter, rows[i].parameter);
        assert_null(parameters.values[rows[i].parameter]);
        xun_parameters_free(&parameters);
    }
}

static void test_accepted_language(void **state)
{
    static const struct {
        const char *header;
        xun_speech speech;
    } rows[] = {
        {"", XUN_SPEECH_ZH},
        {"de, fr;q=0.5", XUN_SPEECH_ZH},
        {"en", XUN_SPEECH_EN},
        {"en-GB,en;q=0.9", XUN_SPEECH_EN},
        {"zh-TW,zh;q=0.9,en;q=0.8", XUN_SPEECH_ZH},
        {"de,en;q=0.7,zh;q=0.3", XUN_SPEECH_EN},
        {"en;q=0.3, zh;q=0.7", XUN_SPEECH_ZH},
        {"en;q=0", XUN_SPEECH_ZH},
        {"enx", XUN_SPEECH_ZH},
        {",,;q=,en;q=x", XUN_SPEECH_ZH},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (xun_speech_accepted(rows[i].header, XUN_SPEECH_ZH) != rows[i].speech)
            fail_msg("\"%s\": not %s", rows[i].header, xun_speech_name(rows[i].speech));
}

static void test_etag_matches(void **state)
{
    (void)state;
    assert_true(xun_http_matches("*", "W/\"ab\""));
    assert_true(xun_http_matches("W/\"ab\"", "W/\"ab\""));
    assert_true(xun_http_matches("\"x\", \"ab\"", "W/\"ab\""));
    assert_false(xun_http_matches("", "W/\"ab\""));
    assert_false(xun_http_matches("W/\"abc\"", "W/\"ab\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_accepted_language),
        cmocka_unit_test(test_etag_matches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
