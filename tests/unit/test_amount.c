/* Amounts of the query language: what they say, and which figures are such amounts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/amount.h"

#define S "\x1f"

static const struct {
    const char *text, *understood; /* "" when it is no amount */
} amounts[] = {
    {">=100亿元", "[10000000000..inf] 元"},
    {"≥100亿元", "[10000000000..inf] 元"},
    {"＞＝１００亿元", "[10000000000..inf] 元"},
    {">100亿元", "(10000000000..inf] 元"},
    {"<5%", "[-inf..5) %"},
    {"＜百分之五", "[-inf..5) %"},
    {"<=5％", "[-inf..5] %"},
    {"=7.5%", "[7.5..7.5] %"},
    {"100亿元", "[10000000000..10000000000] 元"},
    {"三千二百一十六亿元", "[321600000000..321600000000] 元"},
    {"321.6 billion yuan", "[321600000000..321600000000] 元"},
    {">= $3.43 billion", "[3430000000..inf] 美元"},
    {"100亿元以上", "[10000000000..inf] 元"},
    {"一百户以下", "[-inf..100] 户"},
    {"1万..5万人", "[10000..50000] 人"},
    {"1万人..5万人", "[10000..50000] 人"},
    {"一万～五万人", "[10000..50000] 人"},
    {"1万至5万人", "[10000..50000] 人"},
    {"..5万人", "[-inf..50000] 人"},
    {"100公里..", "[100..inf] 公里"},
    {"1.5..2.5倍", "[1.5..2.5] 倍"},
    {"100-600人", "[100..600] 人"},
    {"１００－６００人", "[100..600] 人"},
    {"3-5万元", "[30000..50000] 元"},
    {"1万—5万人", "[10000..50000] 人"},
    {"-3.5%--1%", "[-3.5..-1] %"},
    {"600-100人", ""},
    {">=100km", "[100..inf] 公里"},
    {">50万平方米", "(500000..inf] 平方米"},
    {"-3.5%..-1%", "[-3.5..-1] %"},
    {">-5%", "(-5..inf] %"},
    {">5", "(5..inf] "},
    {"", ""},
    {"..", ""},
    {">=", ""},
    {"很多", ""},
    {">=100亿元左右吧", ""},
    {"5万..1万人", ""},
    {"1万人..5万户", ""},
    {"1..2..3", ""},
};

static void amounts_are_understood(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
        xun_amount amount;
        char understood[128] = "";
        if (xun_amount_parse(&amount, (xun_slice){amounts[i].text, strlen(amounts[i].text)}))
            snprintf(understood, sizeof understood, "%c%.15g..%.15g%c %s", amount.above ? '(' : '[',
                     amount.low, amount.high, amount.below ? ')' : ']', amount.unit);
        assert_string_equal(understood, amounts[i].understood);
    }
}

static const struct {
    const char *amount, *figures;
    bool stands;
} passages[] = {
    {">=100亿元", "元=10000000000" S, true},
    {">100亿元", "元=10000000000" S, false},
    {">=100亿元", "元=9999999999" S "美元=10000000000" S "=20000000000" S, false},
    {">=100亿元", "%=7.5" S "元=321600000000" S, true},
    {"<5%", "%=5" S, false},
    {"<5%", "%=-3.5" S, true},
    {"7.5%", "%=7.5" S, true},
    {"7.5%", "个百分点=7.5" S, false},
    {">=0元", "", false},
};

static void figures_are_compared_with_equal_units(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        xun_amount amount;
        assert_true(xun_amount_parse(&amount, (xun_slice){passages[i].amount, strlen(passages[i].amount)}));
        const xun_slice figures = {passages[i].figures, strlen(passages[i].figures)};
        assert_int_equal(xun_amount_stands_in(&amount, figures), passages[i].stands);
    }
}

static const struct {
    const char *value, *bucket;
    double low, high;
} buckets[] = {
    {"321600000000", "+313", 3e11, 4e11},
    {"9", "+209", 9, 10},
    {"10", "+211", 10, 20},
    {"0.05", "+185", 0.05, 0.06},
    {"0.5", "+195", 0.5, 0.6},
    {"7.5", "+207", 7, 8},
    {"-3.5", "-203", -4, -3},
    {"-95", "-219", -100, -90},
    {"0", "0", 0, 0},
    {"999999", "+259", 900000, 1e6},
};

static void values_lie_in_their_buckets(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof buckets / sizeof *buckets; i++) {
        char bucket[XUN_AMOUNT_BUCKET_SIZE];
        double low, high, value = strtod(buckets[i].value, NULL);
        xun_amount_bucket(bucket, buckets[i].value);
        assert_string_equal(bucket, buckets[i].bucket);
        assert_true(xun_amount_bucket_span(&low, &high, bucket, strlen(bucket)));
        assert_true(low <= buckets[i].low && low >= buckets[i].low);
        assert_true(high <= buckets[i].high && high >= buckets[i].high);
        assert_true(low <= value && value <= high);
    }
    double low, high;
    assert_false(xun_amount_bucket_span(&low, &high, "+3x3", 4));
    assert_false(xun_amount_bucket_span(&low, &high, "+31", 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_understood),
        cmocka_unit_test(figures_are_compared_with_equal_units),
        cmocka_unit_test(values_lie_in_their_buckets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
