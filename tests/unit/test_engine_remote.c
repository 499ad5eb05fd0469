/* engine/: several indexes as one: folders, stub files, and remote ones by xapian-tcpsrv; the same answers by
 * each way. */
#include "tests/unit/engine_fixture.h"

#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

enum { many = 400 };

/* Every weight and every day is another, so that the order is the same however the indexes are joined. */
static void add_many(const char *path, unsigned from, unsigned to, const char *dictionary, const char *dead)
{
    xun_update *update;
    assert_ok(xun_update_begin(&update, path, error));
    char *part = xun_path_join(xun_update_staging(update), "part");
    xun_segment *segment;
    assert_ok(xun_segment_create(&segment, part, dictionary, strlen(dictionary), error));
    for (unsigned i = from; i < to; i++) {
        char terms[200], day[16], place[16], data[100];
        snprintf(terms, sizeof terms, "XG%u bridge*%u city wood%u word%u", i / 25, i + 1, i % 3, i % 50);
        snprintf(day, sizeof day, "2017%04u", i * 7 % 1000);
        snprintf(place, sizeof place, "p%u", i % 6);
        snprintf(data, sizeof data, "%s-%u", dictionary, i);
        assert_ok(fixture_add(segment, &(fixture_row){terms, {day, i % 11 ? place : NULL}, data}, error));
    }
    assert_ok(xun_segment_commit(segment, error));
    xun_segment_free(segment);
    const char *parts[] = {part}, *keys[] = {"name", XUN_METADATA_DEAD};
    xun_bytes values[2] = {XUN_BYTES_EMPTY, XUN_BYTES_EMPTY};
    xun_bytes_append_string(&values[0], dictionary);
    if (dead)
        xun_bytes_append_block(&values[1], dead, strlen(dead));
    assert_ok(xun_update_publish(update, &(xun_publication){parts, 1, keys, values, 2, false, false}, error));
    xun_update_free(update);
    xun_bytes_free(&values[0]);
    xun_bytes_free(&values[1]);
    free(part);
}

static void write_stub(const char *name, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void write_stub(const char *name, const char *format, ...)
{
    FILE *file = fopen(fixture_path(name), "w");
    assert_non_null(file);
    va_list arguments;
    va_start(arguments, format);
    vfprintf(file, format, arguments);
    va_end(arguments);
    fclose(file);
}

static pid_t servers[2];
static int ports[2];

static int free_port(void)
{
    int probe = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    assert_int_equal(bind(probe, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(getsockname(probe, (struct sockaddr *)&address, &length), 0);
    close(probe);
    return ntohs(address.sin_port);
}

static bool answers(int port)
{
    int probe = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons((uint16_t)port)};
    bool good = connect(probe, (struct sockaddr *)&address, sizeof address) == 0;
    close(probe);
    return good;
}

/* False when xapian-tcpsrv is not installed. */
static bool start_server(size_t which, const char *path)
{
    ports[which] = free_port();
    char port[16];
    snprintf(port, sizeof port, "%d", ports[which]);
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);                          /* it ends its whole group when told to end */
        if (!freopen("/dev/null", "w", stderr)) /* it tells of every connection that is dropped */
            _exit(127);
        execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", port, path,
               (char *)NULL);
        _exit(127);
    }
    for (int i = 0; i < 500; i++) {
        if (waitpid(child, NULL, WNOHANG) == child)
            return false;
        if (answers(ports[which])) {
            servers[which] = child;
            return true;
        }
        usleep(10000);
    }
    fail_msg("xapian-tcpsrv does not answer");
    return false;
}

static void stop_servers(void)
{
    for (size_t i = 0; i < 2; i++)
        if (servers[i]) {
            kill(servers[i], SIGTERM);
            waitpid(servers[i], NULL, 0);
            servers[i] = 0;
        }
}

static int setup(void **state)
{
    if (fixture_setup(state) != 0)
        return -1;
    add_many(fixture_path("a"), 0, many / 2, "annual report of the city", NULL);
    add_many(fixture_path("b"), many / 2, many * 3 / 4, "the bridge over the river", NULL);
    add_many(fixture_path("b"), many * 3 / 4, many, "another dictionary", "XG9");
    return 0;
}

static int teardown(void **state)
{
    stop_servers();
    return fixture_teardown(state);
}

static bool describe_term(void *user, const char *term, size_t length, uint64_t documents)
{
    xun_bytes_append_format(user, "%.*s=%llu ", (int)length, term, (unsigned long long)documents);
    return true;
}

static void describe_values(xun_bytes *out, xun_reader *reader, const xun_query *query)
{
    xun_match_set *set;
    assert_ok(xun_match_set_find(&set, reader, query, error));
    xun_bytes_append_format(out, "\n%llu matches: ", (unsigned long long)xun_match_set_size(set));
    assert_ok(xun_match_set_values(set, 1, SIZE_MAX, describe_term, out, error));
    xun_match_set_free(set);
}

/* One search as text: the total, then the hits' data and weights. */
static void describe_search(xun_bytes *out, xun_reader *reader, const xun_query *query,
                            const xun_search_options *options)
{
    xun_hits hits;
    assert_ok(xun_reader_search(&hits, reader, query, options, error));
    xun_bytes_append_format(out, "\n%llu:", (unsigned long long)hits.total);
    for (size_t i = 0; i < hits.count; i++) {
        xun_bytes data = XUN_BYTES_EMPTY;
        assert_ok(xun_reader_data(&data, reader, hits.hits[i].docid, error));
        xun_bytes_append_format(out, " %s/%.3f", data.data, (double)hits.hits[i].weight);
        xun_bytes_free(&data);
    }
    xun_hits_free(&hits);
}

static void describe_searches(xun_bytes *out, xun_reader *reader, const xun_query *query)
{
    static const struct {
        size_t first, count;
        int sort, collapse;
    } table[] = {{0, 500, -1, -1}, {150, 20, -1, -1}, {0, 0, -1, -1}, {0, 500, 0, -1}, {7, 30, 0, -1},
                 {0, 500, -1, 1},  {0, 4, -1, 1},     {0, 4, 0, 1},   {2, 3, 0, 1}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        xun_search_options options = XUN_SEARCH_DEFAULTS;
        options.first = table[i].first;
        options.count = table[i].count;
        options.sort_slot = table[i].sort;
        options.sort_descending = true;
        options.collapse_slot = table[i].collapse;
        options.exact_count = true;
        describe_search(out, reader, query, &options);
    }
}

/* Everything that a reader can be asked, as text to be freed. */
static char *describe(const char *const *paths, size_t count)
{
    xun_reader *reader;
    assert_ok(xun_reader_open(&reader, paths, count, error));
    xun_bytes out = XUN_BYTES_EMPTY;
    xun_reader_counts counts;
    assert_ok(xun_reader_count(&counts, reader, error));
    xun_bytes_append_format(&out, "%llu-%llu/%.2f", (unsigned long long)counts.documents,
                            (unsigned long long)counts.dead, counts.average_length);
    uint64_t documents, occurrences;
    assert_ok(xun_reader_frequency(&documents, &occurrences, reader, "bridge", 6, error));
    xun_bytes_append_format(&out, " %llu %llu\n", (unsigned long long)documents,
                            (unsigned long long)occurrences);
    assert_ok(xun_reader_terms(reader, "wor", 3, describe_term, &out, error));
    xun_query *prefix = xun_query_prefix("word4", 5, 20);
    describe_values(&out, reader, prefix);
    xun_query_free(prefix);
    xun_query *words[] = {fixture_term("bridge"), fixture_term("word3"), fixture_term("wood1")};
    xun_query *query = xun_query_join(XUN_OR, words, 3);
    describe_values(&out, reader, query);
    describe_searches(&out, reader, query);
    xun_query_free(query);
    xun_reader_close(reader);
    return out.data;
}

/* Fails with the place where two descriptions part; frees the first. */
static void assert_same(char *got, const char *wanted, const char *way)
{
    size_t at = 0;
    while (got[at] && got[at] == wanted[at])
        at++;
    size_t from = at < 40 ? 0 : at - 40;
    if (got[at] != wanted[at])
        fail_msg("%s: byte %zu: \"...%.120s...\", wanted \"...%.120s...\"", way, at, got + from,
                 wanted + from);
    free(got);
}

static void joins_indexes(void **state)
{
    (void)state;
    const char *folders[] = {fixture_path("a"), fixture_path("b")};
    char *wanted = describe(folders, 2);
    assert_non_null(strstr(wanted, "\n375:")); /* 400 without the dead group of 25 */
    write_stub("both", "# a comment\r\n\nauto a\nglass b\n");
    write_stub("nested", "auto %s\n", fixture_path("both"));
    const char *ways[][2] = {
        {fixture_path("b"), fixture_path("a")}, {fixture_path("both"), NULL}, {fixture_path("nested"), NULL}};
    for (size_t i = 0; i < 3; i++) {
        char *got = describe(ways[i], ways[i][1] ? 2 : 1);
        assert_same(got, wanted, ways[i][0]);
    }
    free(wanted);
}

static void tells_indexes_apart(void **state)
{
    (void)state;
    const char *folders[] = {fixture_path("a"), fixture_path("b")};
    xun_reader *reader;
    assert_ok(xun_reader_open(&reader, folders, 2, error));
    assert_int_equal(xun_reader_index_count(reader), 2);
    xun_bytes name = XUN_BYTES_EMPTY;
    assert_ok(xun_reader_metadata(&name, reader, 0, "name", error));
    assert_string_equal(name.data, "annual report of the city");
    assert_ok(xun_reader_metadata(&name, reader, 1, "name", error));
    assert_string_equal(name.data, "another dictionary");
    for (uint32_t docid = 1; docid <= 3 * many / 4; docid++) {
        xun_bytes_clear(&name);
        assert_ok(xun_reader_data(&name, reader, docid, error));
        assert_int_equal(xun_reader_index_of(reader, docid), strncmp(name.data, "annual", 6) == 0 ? 0 : 1);
    }
    xun_bytes_free(&name);
    xun_reader_close(reader);
}

static void joins_remote_indexes(void **state)
{
    (void)state;
    if (!start_server(0, fixture_path("a")) || !start_server(1, fixture_path("b"))) {
        print_message("SKIPPED: remote indexes need xapian-tcpsrv (package xapian-tools)\n");
        skip();
    }
    const char *folders[] = {fixture_path("a"), fixture_path("b")};
    char *wanted = describe(folders, 2);
    write_stub("remote", "remote 127.0.0.1:%d\nremote localhost:%d\n", ports[0], ports[1]);
    write_stub("mixed", "auto a\nremote 127.0.0.1:%d\n", ports[1]);
    static const char *const stubs[] = {"remote", "mixed"};
    for (size_t i = 0; i < 2; i++) {
        const char *path = fixture_path(stubs[i]);
        char *got = describe(&path, 1);
        assert_same(got, wanted, stubs[i]);
        xun_reader *reader = fixture_open(path);
        assert_int_equal(xun_reader_index_count(reader), 2);
        xun_bytes out = XUN_BYTES_EMPTY;
        assert_ok(xun_reader_metadata(&out, reader, 1, "name", error)); /* the newest segment's */
        assert_string_equal(out.data, "another dictionary");
        assert_status(XUN_UNSUPPORTED, xun_reader_data(&out, reader, 2, error)); /* not searched for */
        assert_status(XUN_UNSUPPORTED, xun_reader_value(&out, reader, 2, 0, error));
        xun_bytes_free(&out);
        xun_reader_close(reader);
    }
    free(wanted);
}

static void tells_of_lost_servers(void **state)
{
    (void)state;
    if (!start_server(0, fixture_path("a"))) {
        print_message("SKIPPED: remote indexes need xapian-tcpsrv (package xapian-tools)\n");
        skip();
    }
    write_stub("remote", "remote 127.0.0.1:%d\n", ports[0]);
    xun_reader *reader = fixture_open(fixture_path("remote"));
    kill(servers[0], SIGKILL);
    waitpid(servers[0], NULL, 0);
    servers[0] = 0;
    const char *path = fixture_path("remote");
    xun_reader *second;
    assert_status(XUN_IO, xun_reader_open(&second, &path, 1, error));
    xun_reader_close(reader);
}

/* Xapian's own tools read the folder as a database. */
static void opens_with_xapians_tools(void **state)
{
    (void)state;
    if (system("command -v xapian-delve >/dev/null") != 0) {
        print_message("SKIPPED: needs xapian-delve (package xapian-tools)\n");
        skip();
    }
    char command[400];
    snprintf(command, sizeof command, "test \"$(xapian-delve -1 -t word3 %s | grep -c '^[0-9]')\" = 4",
             fixture_path("b"));
    assert_int_equal(system(command), 0);
}

#define with_indexes(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_indexes(joins_indexes),
        with_indexes(tells_indexes_apart),
        with_indexes(joins_remote_indexes),
        with_indexes(tells_of_lost_servers),
        with_indexes(opens_with_xapians_tools),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
