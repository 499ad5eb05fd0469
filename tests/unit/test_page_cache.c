/* The cache of pages: what comes out, what gives way, and processes that share it and are killed. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "apps/cgi/cache.h"

enum { ROOM = 100000, PAGES = 400 };

/* "page 17" and its body, which its number tells. */
static xun_bytes key_of(unsigned number)
{
    xun_bytes key = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_append_format(&key, "page %u", number));
    return key;
}

static xun_bytes body_of(unsigned number)
{
    xun_bytes body = XUN_BYTES_EMPTY;
    for (unsigned i = 0; i < 50 + number; i++)
        assert_true(xun_bytes_append_format(&body, "%u,", number));
    return body;
}

static void keep(xun_cache *cache, unsigned number)
{
    xun_bytes key = key_of(number);
    xun_http_response response = {.type = "text/html", .body = body_of(number)};
    xun_cache_keep(cache, &key, &response);
    xun_http_response_free(&response);
    xun_bytes_free(&key);
}

/* Whether the page is there; if it is, it is whole. */
static bool find(xun_cache *cache, unsigned number)
{
    xun_bytes key = key_of(number), body = body_of(number);
    xun_http_response response = {.status = 200};
    bool found = xun_cache_find(&response, cache, &key);
    if (found) {
        assert_int_equal(response.body.length, body.length);
        assert_memory_equal(response.body.data, body.data, body.length);
        assert_string_equal(response.type, "text/html");
        assert_null(response.file);
    } else {
        assert_int_equal(response.body.length, 0);
    }
    xun_http_response_free(&response);
    xun_bytes_free(&key);
    xun_bytes_free(&body);
    return found;
}

static void test_newest_pages_stay(void **state)
{
    (void)state;
    xun_cache *cache = xun_cache_new(ROOM);
    assert_non_null(cache);
    assert_false(find(cache, 1));
    keep(cache, 1);
    assert_true(find(cache, 1));
    assert_false(find(cache, 2));
    unsigned found = 0;
    for (unsigned i = 2; i < PAGES; i++) {
        keep(cache, i);
        assert_true(find(cache, i));
    }
    for (unsigned i = 1; i < PAGES; i++)
        found += find(cache, i);
    assert_false(find(cache, 1));
    assert_in_range(found, 45, 60); /* of about 1,850 bytes */
    xun_cache_free(cache);
}

static void test_what_is_not_kept(void **state)
{
    (void)state;
    xun_cache *none = xun_cache_new(0), *small = xun_cache_new(8000);
    keep(none, 1);
    assert_false(find(none, 1));
    keep(small, 350); /* more than an eighth */
    assert_false(find(small, 350));
    keep(small, 10);
    assert_true(find(small, 10));
    xun_bytes key = key_of(5);
    xun_cache_keep(small, &key, &(xun_http_response){.type = "text/html"});
    assert_false(find(small, 5));
    xun_bytes_free(&key);
    xun_cache_free(none);
    xun_cache_free(small);
    xun_cache_free(NULL);
}

static void test_file_comes_back(void **state)
{
    (void)state;
    xun_cache *cache = xun_cache_new(ROOM);
    xun_bytes key = key_of(1);
    xun_http_response table = {.type = "text/csv", .file = "xunzhang.csv", .body = body_of(1)}, found = {.status = 200};
    xun_cache_keep(cache, &key, &table);
    assert_true(xun_cache_find(&found, cache, &key));
    assert_string_equal(found.type, "text/csv");
    assert_string_equal(found.file, "xunzhang.csv");
    xun_http_response_free(&table);
    xun_http_response_free(&found);
    xun_bytes_free(&key);
    xun_cache_free(cache);
}

static pid_t start_worker(xun_cache *cache, unsigned seed)
{
    pid_t child = fork();
    assert_true(child >= 0);
    for (unsigned i = seed; child == 0; i++) {
        unsigned number = 1 + i * 7919 % PAGES;
        if (!find(cache, number))
            keep(cache, number);
    }
    return child;
}

static void test_processes_share(void **state)
{
    (void)state;
    int status;
    xun_cache *cache = xun_cache_new(ROOM);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        keep(cache, 7);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(find(cache, 7));
    xun_cache_free(cache);
}

/* Whenever a worker is killed, what is found is whole, and the next page can be kept. */
static void test_killed_workers(void **state)
{
    (void)state;
    xun_cache *cache = xun_cache_new(ROOM);
    for (unsigned round = 0; round < 300; round++) {
        pid_t workers[2] = {start_worker(cache, round), start_worker(cache, round * 31)};
        (void)nanosleep(&(struct timespec){0, 500000 + round * 5003L}, NULL);
        for (size_t i = 0; i < 2; i++) {
            (void)kill(workers[i], SIGKILL);
            assert_int_equal(waitpid(workers[i], NULL, 0), workers[i]);
        }
        for (unsigned i = 1; i < PAGES; i++)
            (void)find(cache, i);
        keep(cache, PAGES + round);
        assert_true(find(cache, PAGES + round));
    }
    xun_cache_free(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_newest_pages_stay), cmocka_unit_test(test_what_is_not_kept),
        cmocka_unit_test(test_file_comes_back),   cmocka_unit_test(test_processes_share),
        cmocka_unit_test(test_killed_workers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
