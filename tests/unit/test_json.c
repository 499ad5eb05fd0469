/* JSON text: commas, quotes, numbers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "common/json.h"

static void expect(xun_bytes *bytes, const char *wanted)
{
    assert_string_equal(bytes->data, wanted);
    xun_bytes_free(bytes);
}

static void test_nesting(void **state)
{
    (void)state;
    xun_bytes bytes = XUN_BYTES_EMPTY;
    xun_writer writer = xun_writer_to_bytes(&bytes);
    xun_json json = xun_json_to(&writer);
    xun_json_object(&json, NULL);
    xun_json_array(&json, "empty");
    xun_json_array_end(&json);
    xun_json_array(&json, "pairs");
    for (int i = 0; i < 2; i++) {
        xun_json_array(&json, NULL);
        xun_json_integer(&json, NULL, i);
        xun_json_integer(&json, NULL, -i);
        xun_json_array_end(&json);
    }
    xun_json_array_end(&json);
    xun_json_object(&json, "inner");
    xun_json_bool(&json, "yes", true);
    xun_json_null(&json, "nothing");
    xun_json_object_end(&json);
    xun_json_string(&json, "text", "a\"b\n<");
    xun_json_string(&json, "none", NULL);
    xun_json_object_end(&json);
    expect(&bytes, "{\"empty\":[],\"pairs\":[[0,0],[1,-1]],\"inner\":{\"yes\":true,\"nothing\":null},"
                   "\"text\":\"a\\\"b\\n\\u003c\",\"none\":null}");
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *wanted;
    } rows[] = {
        {0, 3, "0"},
        {100, 0, "100"},
        {100, 3, "100"},
        {8.5, 6, "8.5"},
        {321600000000.0, 6, "321600000000"},
        {-0.25, 2, "-0.25"},
        {1.0 / 3, 4, "0.3333"},
        {NAN, 2, "null"},
        {INFINITY, 2, "null"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xun_bytes bytes = XUN_BYTES_EMPTY;
        xun_writer writer = xun_writer_to_bytes(&bytes);
        xun_json json = xun_json_to(&writer);
        xun_json_number(&json, NULL, rows[i].value, rows[i].decimals);
        expect(&bytes, rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nesting), cmocka_unit_test(test_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
