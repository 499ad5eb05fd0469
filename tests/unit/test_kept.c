/* Blocks kept by number: what is found is what was added, and never more than there is room for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "common/kept.h"

static void add(xun_kept *kept, uint32_t number, size_t length)
{
    void *room = xun_kept_add(kept, number, length);
    if (room)
        memset(room, (int)(number % 251), length);
}

/* The length that is kept of a number; 0: nothing. */
static size_t kept_length(const xun_kept *kept, uint32_t number)
{
    size_t length = 0;
    const unsigned char *data = xun_kept_find(&length, kept, number);
    if (!data)
        return 0;
    for (size_t i = 0; i < length; i++)
        assert_int_equal(data[i], number % 251);
    return length;
}

static void keeps_within_its_room(void **state)
{
    (void)state;
    static const struct {
        size_t room, usual;
        uint32_t numbers[4];
        size_t lengths[4], kept[4]; /* of each once all were added */
    } rows[] = {
        {0, 16, {1, 2, 3, 4}, {8, 8, 8, 8}, {0, 0, 0, 0}},           /* no room */
        {1000, 16, {1, 2, 3, 4}, {8, 9, 10, 11}, {8, 9, 10, 11}},
        {1000, 16, {1, 1, 1, 1}, {8, 9, 10, 11}, {11, 11, 11, 11}},  /* the latest of a number */
        {64, 16, {1, 5, 2, 6}, {8, 9, 10, 11}, {0, 9, 0, 11}},       /* four places: 1 and 5 share one */
        {64, 16, {1, 2, 3, 4}, {30, 30, 30, 8}, {0, 0, 30, 8}},      /* places are emptied in turn */
        {64, 16, {1, 2, 3, 7}, {33, 0, 10, 64}, {0, 0, 10, 0}},      /* too long, empty */
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        xun_kept kept = {0};
        xun_kept_set_room(&kept, rows[r].room, rows[r].usual);
        for (size_t i = 0; i < 4; i++) {
            add(&kept, rows[r].numbers[i], rows[r].lengths[i]);
            assert_true(kept.used <= rows[r].room);
        }
        for (size_t i = 0; i < 4; i++)
            assert_int_equal(kept_length(&kept, rows[r].numbers[i]), rows[r].kept[i]);
        xun_kept_forget(&kept);
        assert_int_equal(kept.used, 0);
        for (size_t i = 0; i < 4; i++)
            assert_int_equal(kept_length(&kept, rows[r].numbers[i]), 0);
        add(&kept, 9, 12);
        assert_int_equal(kept_length(&kept, 9), rows[r].room ? 12 : 0);
        xun_kept_free(&kept);
    }
}

static void knows_what_comes_again(void **state)
{
    (void)state;
    static const struct {
        uint32_t number;
        bool again;
    } rows[] = {{1, false}, {2, false}, {1, true}, {1, true}, {5, false}, {1, false}, {2, true}};
    xun_kept kept = {0};
    assert_false(xun_kept_again(&kept, 1)); /* no room */
    assert_false(xun_kept_again(&kept, 1));
    xun_kept_set_room(&kept, 64, 16); /* four places: 1 and 5 share one */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(xun_kept_again(&kept, rows[i].number), rows[i].again);
    xun_kept_free(&kept);
}

/* Random blocks of random lengths: whatever is found is right, and the room is not exceeded. */
static void never_exceeds_its_room(void **state)
{
    (void)state;
    xun_kept kept = {0};
    xun_kept_set_room(&kept, 5000, 64);
    uint32_t seed = 1, found = 0;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t number = 1 + (seed >> 8) % 200;
        if (kept_length(&kept, number))
            found++;
        else
            add(&kept, number, 1 + number * 7 % 300);
        assert_true(kept.used <= 5000);
    }
    assert_true(found > 1000);
    xun_kept_free(&kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(keeps_within_its_room), cmocka_unit_test(knows_what_comes_again),
                                       cmocka_unit_test(never_exceeds_its_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
