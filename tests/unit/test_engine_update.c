/* engine/: one writer, one step: locks, swaps, removed reports, kills, a full disk, damage. */
#include "tests/unit/engine_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static void publish_text(const char *path, const char *text, bool replace_all, bool merge_all)
{
    fixture_row row = {"t", {NULL, "g"}, text};
    fixture_publish(path, &(fixture_publication){
                              .rows = &row, .count = 1, .replace_all = replace_all, .merge_all = merge_all});
}

static const char *all_found(xun_reader *reader)
{
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.weightless = true;
    return fixture_found(reader, xun_query_all(), &options);
}

static const char *all_in(const char *path)
{
    xun_reader *reader = fixture_open(path);
    const char *found = all_found(reader);
    xun_reader_close(reader);
    return found;
}

static void make_plain_database(const char *path)
{
    fixture_segment(path, &(fixture_row){"t", {NULL, NULL}, "d"}, 1, NULL);
}

static void refuses_wrong_folders(void **state)
{
    (void)state;
    static const struct {
        const char *name, *file, *text; /* a file in the folder */
        xun_status wanted;
    } table[] = {
        {"missing", NULL, NULL, XUN_OK},
        {"empty", "", NULL, XUN_OK},
        {"killed-before-first", "lock", "process 1 on nowhere", XUN_OK},
        {"letters", "thesis.doc", "mine", XUN_INVALID},
        {"stub", "XAPIANDB", "remote localhost:1\n", XUN_MISMATCH},
        {"stub-out", "XAPIANDB", "auto ../other\n", XUN_MISMATCH},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *folder = fixture_path(table[i].name);
        char file[400];
        if (table[i].file)
            assert_int_equal(mkdir(folder, 0777), 0);
        snprintf(file, sizeof file, "%s/%s", folder, table[i].file ? table[i].file : "");
        if (table[i].text)
            write_file(file, table[i].text);
        xun_update *update;
        xun_error error = {0};
        xun_status got = xun_update_begin(&update, folder, &error);
        if (got != table[i].wanted)
            fail_msg("%s: %s, %s", table[i].name, xun_status_string(got), error.message);
        assert_true((got == XUN_OK) == (update != NULL));
        xun_update_free(update);
        assert_true(table[i].wanted == XUN_OK || (exists(file) && !exists(fixture_path("letters/lock"))));
    }
    xun_update *update;
    write_file(fixture_path("file"), "text");
    assert_status(XUN_INVALID, xun_update_begin(&update, fixture_path("file"), error));
    assert_status(XUN_NOT_FOUND, xun_update_begin(&update, fixture_path("no/such/parent"), error));
    make_plain_database(fixture_path("plain"));
    assert_status(XUN_MISMATCH, xun_update_begin(&update, fixture_path("plain"), error));
    assert_false(exists(fixture_path("plain/lock")));
}

static void opens_only_indexes(void **state)
{
    (void)state;
    xun_update *update; /* the state before the first publish */
    assert_ok(xun_update_begin(&update, fixture_path("unpublished"), error));
    write_file(fixture_path("words"), "just some words\nof a text\n");
    write_file(fixture_path("binary"), "\x01\x02\x03");
    write_file(fixture_path("bad-remote"), "remote nowhere\n");
    write_file(fixture_path("bad-port"), "remote host:99999\n");
    write_file(fixture_path("nothing"), "# only a comment\n\n");
    write_file(fixture_path("dangling"), "auto missing\n");
    write_file(fixture_path("loop"), "auto loop\n");
    static const struct {
        const char *name;
        xun_status wanted;
    } table[] = {
        {"missing", XUN_NOT_FOUND}, {".", XUN_NOT_FOUND},       {"unpublished", XUN_NOT_FOUND},
        {"words", XUN_INVALID},     {"binary", XUN_INVALID},    {"bad-remote", XUN_INVALID},
        {"bad-port", XUN_INVALID},  {"nothing", XUN_NOT_FOUND}, {"dangling", XUN_NOT_FOUND},
        {"loop", XUN_LIMIT},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *path = fixture_path(table[i].name);
        xun_reader *reader;
        assert_status(table[i].wanted, xun_reader_open(&reader, &path, 1, error));
        assert_null(reader);
    }
    xun_update_free(update);
    xun_reader *reader;
    assert_status(XUN_NOT_FOUND, xun_reader_open(&reader, NULL, 0, error));
}

static void swaps_segments(void **state)
{
    (void)state;
    const char *path = fixture_path("db");
    publish_text(path, "one", false, false);
    xun_reader *old = fixture_open(path);
    assert_false(xun_reader_is_stale(old));
    publish_text(path, "two", false, false);
    assert_true(xun_reader_is_stale(old));
    xun_reader *both = fixture_open(path);
    assert_string_not_equal(xun_reader_revision(old), xun_reader_revision(both));
    assert_string_equal(all_found(both), "two one"); /* the newest segment comes first */
    publish_text(path, "three", false, true);
    assert_string_equal(all_in(path), "one two three");
    assert_false(exists(fixture_path("db/segment-000001")));
    assert_true(exists(fixture_path("db/segment-000003")));
    publish_text(path, "four", true, false);
    assert_string_equal(all_in(path), "four");
    assert_string_equal(all_found(both), "two one"); /* though its segments are gone from the folder */
    assert_string_equal(all_found(old), "one");
    assert_true(exists(fixture_path("db/segment-000004")));
    assert_false(exists(fixture_path("db/lock")));
    xun_reader_close(both);
    xun_reader_close(old);
}

static void leaves_out_dead_groups(void **state)
{
    (void)state;
    const char *path = fixture_path("db");
    fixture_row first[] = {
        {"XGa t", {"1", "a"}, "a1"}, {"XGa t", {"2", "a"}, "a2"}, {"XGb t", {"3", "b"}, "b1"}};
    fixture_publish(path, &(fixture_publication){.rows = first, .count = 3});
    fixture_row second[] = {{"XGa2 t", {"4", "a"}, "a3"}};
    fixture_publish(path,
                    &(fixture_publication){
                        .rows = second, .count = 1, .key = XUN_METADATA_DEAD, .value = "\003XGa\004XGzz"});
    xun_reader *reader = fixture_open(path);
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.sort_slot = 0;
    assert_string_equal(fixture_found(reader, fixture_term("t"), &options), "b1 a3");
    assert_int_equal(fixture_total(reader, xun_query_all()), 2);
    assert_int_equal(fixture_total(reader, fixture_term("XGa")), 0);
    xun_reader_counts counts;
    assert_ok(xun_reader_count(&counts, reader, error));
    assert_int_equal(counts.documents, 4);
    assert_int_equal(counts.dead, 2);
    assert_int_equal(counts.segments, 2);
    xun_reader_close(reader);
    fixture_publish(path, &(fixture_publication){
                              .rows = second, .count = 0, .key = XUN_METADATA_DEAD, .value = "\011XG"});
    xun_reader *damaged;
    assert_status(XUN_CORRUPT, xun_reader_open(&damaged, &path, 1, error));
}

static void keeps_dictionaries(void **state)
{
    (void)state;
    const char *path = fixture_path("db");
    static const char *const dictionaries[] = {"the bridge over the yellow river",
                                               "annual report of the city", NULL};
    static const char *const texts[] = {"the bridge over the yellow river was opened",
                                        "annual report of the city, 2017",
                                        "no dictionary, no dictionary, no dictionary"};
    for (size_t i = 0; i < 3; i++) {
        fixture_row row = {"t", {NULL, NULL}, texts[i]};
        fixture_publish(path,
                        &(fixture_publication){.rows = &row, .count = 1, .dictionary = dictionaries[i]});
        xun_update *update;
        xun_bytes dictionary = XUN_BYTES_EMPTY;
        assert_ok(xun_update_begin(&update, path, error));
        assert_ok(xun_update_dictionary(&dictionary, update, error));
        assert_true(dictionary.length > 0);
        xun_update_free(update);
        xun_bytes_free(&dictionary);
    }
    const char *found = all_in(path);
    for (size_t i = 0; i < 3; i++)
        assert_non_null(strstr(found, texts[i]));
    publish_text(path, "last", false, true);
    found = all_in(path);
    for (size_t i = 0; i < 3; i++)
        assert_non_null(strstr(found, texts[i]));
    publish_text(path, "alone", true, false);
    assert_string_equal(all_in(path), "alone");
}

static void publishes_only_whole_parts(void **state)
{
    (void)state;
    const char *path = fixture_path("db");
    publish_text(path, "old", false, false);
    xun_update *update;
    assert_ok(xun_update_begin(&update, path, error));
    char *part = xun_path_join(xun_update_staging(update), "half");
    xun_segment *segment;
    assert_ok(xun_segment_create(&segment, part, NULL, 0, error));
    for (size_t i = 0; i < 3000; i++) { /* more than one batch */
        xun_posting posting = {"t", 1, 1};
        char noise[4096];
        for (size_t j = 0; j < sizeof noise; j++)
            noise[j] = (char)(i * j >> 3);
        assert_ok(
            xun_segment_add(segment, &(xun_document){&posting, 1, NULL, 0, noise, sizeof noise}, error));
    }
    const char *parts[] = {part};
    xun_publication publication = {.parts = parts, .part_count = 1};
    assert_status(XUN_INVALID, xun_update_publish(update, &publication, error));
    xun_segment_free(segment);
    assert_false(exists(part)); /* what was not committed is gone */
    assert_status(XUN_INVALID, xun_update_publish(update, &publication, error)); /* once is enough */
    xun_update_free(update);
    free(part);
    assert_string_equal(all_in(path), "old");

    assert_ok(xun_update_begin(&update, path, error));
    assert_ok(xun_update_publish(update, &(xun_publication){.replace_all = true},
                                 error)); /* no parts: an empty index */
    xun_update_free(update);
    assert_string_equal(all_in(path), "");
    xun_update_free(NULL);
}

/* A child that takes the lock, says so through the pipe, and waits to be killed. */
static pid_t start_writer(const char *path)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        xun_update *update;
        char answer = xun_update_begin(&update, path, NULL) == XUN_OK ? 'y' : 'n';
        if (write(ends[1], &answer, 1) == 1)
            pause();
        _exit(1);
    }
    char answer = 0;
    assert_int_equal(read(ends[0], &answer, 1), 1);
    assert_int_equal(answer, 'y');
    close(ends[0]);
    close(ends[1]);
    return child;
}

static void admits_one_writer(void **state)
{
    (void)state;
    const char *path = fixture_path("db");
    publish_text(path, "old", false, false);
    pid_t writer = start_writer(path);
    xun_update *update;
    xun_error error;
    assert_int_equal(xun_update_begin(&update, path, &error), XUN_LOCKED);
    char holder[32];
    snprintf(holder, sizeof holder, "process %ld on ", (long)writer);
    assert_non_null(strstr(error.message, holder));
    assert_string_equal(all_in(path), "old"); /* readers don't wait */
    kill(writer, SIGKILL);
    waitpid(writer, NULL, 0);
    assert_true(exists(fixture_path("db/lock"))); /* a file, no lock */
    publish_text(path, "new", true, false);
    assert_string_equal(all_in(path), "new");
    char list[600];
    snprintf(list, sizeof list, "test \"$(ls -A %s)\" = \"$(printf 'XAPIANDB\\nsegment-000002')\"", path);
    assert_int_equal(system(list), 0); /* nothing of the killed one is left */
}

enum { generation_documents = 30 };

/* Replaces the index by thirty documents that say which generation they are. */
static xun_status publish_generation(const char *path, int generation, xun_error *error)
{
    xun_update *update;
    xun_status status = xun_update_begin(&update, path, error);
    if (status != XUN_OK)
        return status;
    char *part = xun_path_join(xun_update_staging(update), "part");
    char text[16];
    snprintf(text, sizeof text, "%d", generation);
    xun_segment *segment;
    status = xun_segment_create(&segment, part, "dictionary", 10, error);
    for (int i = 0; status == XUN_OK && i < generation_documents; i++)
        status = fixture_add(segment, &(fixture_row){"t", {NULL, NULL}, text}, error);
    if (status == XUN_OK)
        status = xun_segment_commit(segment, error);
    xun_segment_free(segment);
    const char *parts[] = {part}, *key = "generation";
    xun_bytes value = XUN_BYTES_EMPTY;
    xun_bytes_append_string(&value, text);
    xun_publication publication = {parts, 1, &key, &value, 1, true, false};
    if (status == XUN_OK)
        status = xun_update_publish(update, &publication, error);
    xun_bytes_free(&value);
    free(part);
    xun_update_free(update);
    return status;
}

/* The generation that the index holds, of which every document must be. */
static int whole_generation(const char *path)
{
    xun_reader *reader = fixture_open(path);
    xun_bytes value = XUN_BYTES_EMPTY;
    assert_ok(xun_reader_metadata(&value, reader, 0, "generation", error));
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.count = 100;
    const char *found = fixture_found(reader, fixture_term("t"), &options);
    for (int i = 0; i < generation_documents; i++) {
        assert_memory_equal(found, value.data, value.length);
        found += value.length + (i + 1 < generation_documents);
    }
    assert_string_equal(found, "");
    int generation = atoi(value.data);
    xun_bytes_free(&value);
    xun_reader_close(reader);
    return generation;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void survives_kills(void **state)
{
    (void)state;
    const char *path = fixture_path("db");
    double start = now();
    assert_ok(publish_generation(path, 1, error));
    double duration = now() - start;
    int current = 1, swapped = 0, kept = 0;
    enum { rounds = 60 };
    for (int i = 0; i < rounds; i++) {
        pid_t child = fork();
        if (child == 0)
            _exit(publish_generation(path, current + 1, NULL) == XUN_OK ? 0 : 1);
        usleep((useconds_t)(1e6 * duration * 1.3 * i / rounds));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        int found = whole_generation(path);
        assert_true(found == current || found == current + 1);
        *(found == current ? &kept : &swapped) += 1;
        current = found;
    }
    print_message("killed %d times: %d left the old index, %d the new one\n", rounds, kept, swapped);
    assert_true(kept > 0);
    assert_ok(publish_generation(path, current + 1, error));
    assert_int_equal(whole_generation(path), current + 1);
}

/* Publishes generation 2 in a child that may write files of `limit` bytes only: its status. A child also
 * because Xapian's compactor keeps memory and an open file when it fails. */
static xun_status publish_limited(const char *path, rlim_t limit)
{
    pid_t child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){limit, limit});
        xun_error error = {0};
        xun_status status = publish_generation(path, 2, &error);
        if (status != XUN_OK && status != XUN_FULL)
            print_error("%s\n", error.message);
        _exit(status == error.status ? (int)status : (int)XUN_INTERNAL);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    return (xun_status)WEXITSTATUS(status);
}

static void survives_a_file_size_limit(void **state)
{
    (void)state;
    const char *path = fixture_path("db");
    assert_ok(publish_generation(path, 1, error));
    xun_status status = XUN_FULL;
    rlim_t limit = 0;
    for (; status != XUN_OK && limit < 1000000; limit += limit < 512 ? 8 : 2048) {
        status = publish_limited(path, limit);
        if (status != XUN_OK && status != XUN_FULL)
            fail_msg("limit of %ld bytes: %s", (long)limit, xun_status_string(status));
        assert_int_equal(whole_generation(path), status == XUN_OK ? 2 : 1);
    }
    assert_int_equal(status, XUN_OK);
}

static void survives_a_full_disk(void **state)
{
    (void)state;
    const char *disk = fixture_path("disk"), *path = fixture_path("disk/db"),
               *filling = fixture_path("disk/filler");
    assert_int_equal(mkdir(disk, 0777), 0);
    if (mount("none", disk, "tmpfs", 0, "size=256k") != 0) {
        print_message("SKIPPED: a full disk needs the right to mount one (%s)\n", strerror(errno));
        skip();
    }
    assert_ok(publish_generation(path, 1, error));
    char *filler = malloc(300000);
    memset(filler, 'x', 300000);
    xun_status status = XUN_FULL;
    for (size_t room = 0; status != XUN_OK && room < 250000; room += 12288) {
        FILE *file = fopen(filling, "w");
        setbuf(file, NULL);
        while (fwrite(filler, 1, 4096, file) == 4096)
            ;
        assert_int_equal(ftruncate(fileno(file), ftell(file) - (off_t)room), 0);
        fclose(file);
        status = publish_limited(path, RLIM_INFINITY);
        if (status != XUN_OK && status != XUN_FULL)
            fail_msg("%zu bytes free: %s", room, xun_status_string(status));
        assert_int_equal(whole_generation(path), status == XUN_OK ? 2 : 1);
    }
    free(filler);
    assert_int_equal(umount(disk), 0);
    assert_int_equal(status, XUN_OK);
}

/* A batch that is lost must be told by commit: Xapian alone would carry on. */
static void remembers_a_lost_batch(void **state)
{
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){100000, 100000});
        xun_segment *segment;
        xun_status status = xun_segment_create(&segment, fixture_path("part"), NULL, 0, NULL);
        char text[6000];
        for (unsigned i = 0; status == XUN_OK && i < 5000; i++) {
            for (size_t j = 0; j < sizeof text; j++)
                text[j] = (char)rand();
            status = xun_segment_add(segment, &(xun_document){NULL, 0, NULL, 0, text, sizeof text}, NULL);
        }
        xun_status after = xun_segment_commit(segment, NULL);
        xun_segment_free(segment);
        _exit(status == XUN_FULL && after == XUN_FULL && !exists(fixture_path("part")) ? 0 : 1);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* Opens and reads all; any status will do, as long as there is one. */
static xun_status read_all(const char *path)
{
    xun_reader *reader;
    xun_error error = {0};
    xun_status status = xun_reader_open(&reader, &path, 1, &error);
    xun_hits hits = {0};
    xun_query *query = xun_query_all();
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.count = 100;
    if (status == XUN_OK)
        status = xun_reader_search(&hits, reader, query, &options, &error);
    for (size_t i = 0; status == XUN_OK && i < hits.count; i++) {
        xun_bytes data = XUN_BYTES_EMPTY;
        status = xun_reader_data(&data, reader, hits.hits[i].docid, &error);
        xun_bytes_free(&data);
    }
    assert_int_equal(status, error.status);
    xun_query_free(query);
    xun_hits_free(&hits);
    xun_reader_close(reader);
    return status;
}

static void reports_damage(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        off_t length;
        xun_status wanted; /* XUN_OK: whatever comes of it */
    } table[] = {
        {"iamglass", 0, XUN_CORRUPT},       {"iamglass", 20, XUN_OK},
        {"postlist.glass", 0, XUN_CORRUPT}, {"postlist.glass", 8192, XUN_OK},
        {"postlist.glass", 5000, XUN_OK},
    };
    const char *path = fixture_path("db");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char file[400];
        assert_ok(xun_remove_tree(path, error));
        assert_ok(publish_generation(path, 1, error));
        snprintf(file, sizeof file, "%s/segment-000001/%s", path, table[i].file);
        assert_int_equal(truncate(file, table[i].length), 0);
        xun_status got = read_all(path);
        if (table[i].wanted != XUN_OK)
            assert_int_equal(got, table[i].wanted);
    }
    assert_ok(xun_remove_tree(path, error));
    assert_ok(publish_generation(path, 1, error));
    assert_ok(xun_remove_tree(fixture_path("db/segment-000001"), error));
    assert_int_equal(read_all(path), XUN_CORRUPT);
    write_file(fixture_path("db/XAPIANDB"), "");
    assert_int_equal(read_all(path), XUN_CORRUPT);
    assert_ok(publish_generation(path, 7, error)); /* building again repairs it */
    assert_int_equal(whole_generation(path), 7);
}

/* Readers open and search while a writer swaps segments as fast as it can. */
static void reads_while_written(void **state)
{
    (void)state;
    const char *path = fixture_path("db");
    assert_ok(publish_generation(path, 1, error));
    pid_t writer = fork();
    if (writer == 0) {
        for (int generation = 2;; generation++)
            if (publish_generation(path, generation, NULL) != XUN_OK)
                _exit(1);
    }
    int last = 1;
    for (double end = now() + 1; now() < end;) {
        int generation = whole_generation(path);
        assert_true(generation >= last);
        last = generation;
    }
    kill(writer, SIGKILL);
    int status;
    waitpid(writer, &status, 0);
    assert_true(WIFSIGNALED(status));
    assert_true(last > 1);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_folder(refuses_wrong_folders),
        in_folder(opens_only_indexes),
        in_folder(swaps_segments),
        in_folder(leaves_out_dead_groups),
        in_folder(keeps_dictionaries),
        in_folder(publishes_only_whole_parts),
        in_folder(admits_one_writer),
        in_folder(survives_kills),
        in_folder(survives_a_file_size_limit),
        in_folder(survives_a_full_disk),
        in_folder(remembers_a_lost_batch),
        in_folder(reports_damage),
        in_folder(reads_while_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
