/* How fast the tokenizer is, and how well it cuts words, beside friso and ICU where they are installed
 * (Debian: libfriso-dev, friso-dict, libicu-dev).
 *
 * bench_tokenizer FILE: megabytes (10^6 bytes) a second on one core, the median of five runs over the lines.
 *
 * bench_tokenizer --accuracy TEXT GOLD: precision, recall and F1 of the cuts into words; GOLD holds the lines
 * of TEXT with spaces between the words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/file.h"
#include "tests/bench/peers.h"
#include "tokenizer/tokenizer.h"

enum { RUNS = 5 };

/* A file as lines that end with a zero byte. */
typedef struct {
    char *text;
    size_t length;
} line_file;

typedef struct {
    xun_lexicon *lexicon;
    xun_tokenizer *tokenizer;
    xun_folded folded;
    void *friso, *icu;
    unsigned wanted;
    size_t terms; /* so that no work can be left out */
} bench;

typedef void line_work(bench *b, const char *line, size_t length);

static void check(xun_status status, const xun_error *error)
{
    if (status == XUN_OK)
        return;
    fprintf(stderr, "bench_tokenizer: %s\n", error->message);
    exit(1);
}

static line_file read_lines(const char *path)
{
    xun_mapping mapping;
    xun_error error;
    check(xun_mapping_open(&mapping, path, &error), &error);
    line_file file = {malloc(mapping.length + 1), mapping.length};
    if (!file.text)
        check(xun_fail_memory(&error), &error);
    for (size_t i = 0; i < mapping.length; i++)
        file.text[i] = mapping.data[i] == '\n' ? '\0' : mapping.data[i];
    file.text[mapping.length] = '\0';
    xun_mapping_close(&mapping);
    return file;
}

static bool count_term(void *user, const xun_term *term)
{
    *(size_t *)user += term->length;
    return true;
}

#if defined(XUN_BENCH_FRISO) || defined(XUN_BENCH_ICU)
static void count_word(void *user, size_t start, size_t end)
{
    *(size_t *)user += end - start;
}
#endif

static void work_fold(bench *b, const char *line, size_t length)
{
    xun_error error;
    check(xun_fold(&b->folded, b->lexicon, line, length, &error), &error);
    b->terms += b->folded.count;
}

static void work_terms(bench *b, const char *line, size_t length)
{
    xun_error error;
    check(xun_tokenize(b->tokenizer, line, length, b->wanted, count_term, &b->terms, &error), &error);
}

static void work_cut(bench *b, const char *line, size_t length)
{
    xun_error error;
    const xun_word *words;
    size_t count;
    check(xun_cut_words(&words, &count, b->tokenizer, line, length, &error), &error);
    b->terms += count;
}

#ifdef XUN_BENCH_FRISO
static void work_friso(bench *b, const char *line, size_t length)
{
    peer_friso_cut(b->friso, line, length, count_word, &b->terms);
}
#endif
#ifdef XUN_BENCH_ICU
static void work_icu(bench *b, const char *line, size_t length)
{
    peer_icu_cut(b->icu, line, length, count_word, &b->terms);
}
#endif

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_value(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static double measure(bench *b, const line_file *file, line_work *work)
{
    double times[RUNS];
    for (int run = 0; run < RUNS; run++) {
        double begin = seconds();
        for (size_t at = 0; at < file->length;) {
            size_t length = strlen(file->text + at);
            work(b, file->text + at, length);
            at += length + 1;
        }
        times[run] = seconds() - begin;
    }
    qsort(times, RUNS, sizeof *times, by_value);
    return (double)file->length / 1e6 / times[RUNS / 2];
}

static void print_speed(const char *name, double speed, double peer)
{
    printf("%-28s %8.1f MB/s", name, speed);
    if (peer > 0)
        printf("  %6.1f x", speed / peer);
    putchar('\n');
}

static void bench_speed(bench *b, const char *path)
{
    line_file file = read_lines(path);
    double peer = 0;
#ifdef XUN_BENCH_FRISO
    peer = measure(b, &file, work_friso);
    print_speed("friso, complex mode", peer, 0);
#endif
#ifdef XUN_BENCH_ICU
    peer = measure(b, &file, work_icu);
    print_speed("ICU, word iterator", peer, 0);
#endif
    static const struct {
        const char *name;
        line_work *work;
        unsigned wanted;
    } rows[] = {
        {"fold", work_fold, 0},
        {"cut into words", work_cut, 0},
        {"bigrams", work_terms, XUN_WANT_BIGRAMS},
        {"bigrams, Latin", work_terms, XUN_WANT_BIGRAMS | XUN_WANT_LATIN},
        {"bigrams, words", work_terms, XUN_WANT_BIGRAMS | XUN_WANT_WORDS},
        {"all terms", work_terms, XUN_WANT_ALL},
    };
    if (peer > 0)
        puts("and against the last of these:");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        b->wanted = rows[i].wanted;
        print_speed(rows[i].name, measure(b, &file, rows[i].work), peer);
    }
    free(file.text);
}

/* The gold words of one line, and counts over all lines. */
typedef struct {
    size_t *end_of; /* where the word that starts at a byte ends; 0: none starts there */
    size_t length, words, gold, right;
} comparison;

static void mark_word(void *user, size_t start, size_t end)
{
    comparison *c = user;
    c->words++;
    if (start < c->length && c->end_of[start] == end)
        c->right++;
}

/* Words of the gold line: spans in the line without spaces. */
static void read_gold(comparison *c, const char *gold, size_t length)
{
    memset(c->end_of, 0, (c->length + 1) * sizeof *c->end_of);
    size_t start = 0, at = 0;
    for (const char *p = gold; p <= gold + length; p++) {
        if (p < gold + length && *p != ' ') {
            at++;
            continue;
        }
        if (at > start && start < c->length)
            c->end_of[start] = at;
        start = at;
    }
}

/* Whether the bytes hold a letter, a digit or a Han character: punctuation is not counted. */
static bool holds_text(bench *b, const char *text, size_t length)
{
    const xun_word *words;
    size_t count;
    return xun_cut_words(&words, &count, b->tokenizer, text, length, NULL) == XUN_OK && count > 0;
}

static void count_gold(bench *b, comparison *c, const char *line)
{
    for (size_t start = 0; start < c->length; start++) {
        size_t end = c->end_of[start];
        if (end && !holds_text(b, line + start, end - start))
            c->end_of[start] = 0;
        else if (end)
            c->gold++;
    }
}

static void cut_own(bench *b, const char *line, size_t length, comparison *c)
{
    const xun_word *words;
    size_t count;
    xun_error error;
    check(xun_cut_words(&words, &count, b->tokenizer, line, length, &error), &error);
    for (size_t i = 0; i < count; i++)
        mark_word(c, words[i].start, words[i].end);
}

#ifdef XUN_BENCH_FRISO
static void cut_friso(bench *b, const char *line, size_t length, comparison *c)
{
    peer_friso_cut(b->friso, line, length, mark_word, c);
}
#endif
#ifdef XUN_BENCH_ICU
static void cut_icu(bench *b, const char *line, size_t length, comparison *c)
{
    peer_icu_cut(b->icu, line, length, mark_word, c);
}
#endif

static void print_accuracy(bench *b, const char *name, const line_file *text, const line_file *gold,
                           void (*cut)(bench *, const char *, size_t, comparison *))
{
    comparison c = {.end_of = calloc(text->length + 1, sizeof *c.end_of)};
    xun_error error;
    if (!c.end_of)
        check(xun_fail_memory(&error), &error);
    for (size_t at = 0, gold_at = 0; at < text->length && gold_at < gold->length;) {
        const char *gold_line = gold->text + gold_at;
        c.length = strlen(text->text + at);
        read_gold(&c, gold_line, strlen(gold_line));
        count_gold(b, &c, text->text + at);
        cut(b, text->text + at, c.length, &c);
        at += c.length + 1;
        gold_at += strlen(gold_line) + 1;
    }
    double precision = (double)c.right / (double)c.words, recall = (double)c.right / (double)c.gold;
    printf("%-28s precision %.3f  recall %.3f  F1 %.3f\n", name, precision, recall,
           2 * precision * recall / (precision + recall));
    free(c.end_of);
}

static void bench_accuracy(bench *b, const char *text_path, const char *gold_path)
{
    line_file text = read_lines(text_path), gold = read_lines(gold_path);
    print_accuracy(b, "cut into words", &text, &gold, cut_own);
#ifdef XUN_BENCH_FRISO
    print_accuracy(b, "friso, complex mode", &text, &gold, cut_friso);
#endif
#ifdef XUN_BENCH_ICU
    print_accuracy(b, "ICU, word iterator", &text, &gold, cut_icu);
#endif
    free(text.text);
    free(gold.text);
}

int main(int argc, char **argv)
{
    bool accuracy = argc == 4 && strcmp(argv[1], "--accuracy") == 0;
    if (argc != 2 && !accuracy) {
        fputs("usage: bench_tokenizer FILE | bench_tokenizer --accuracy TEXT GOLD\n", stderr);
        return 2;
    }
    bench b = {0};
    xun_error error;
    check(xun_lexicon_open(&b.lexicon, NULL, &error), &error);
    check(xun_tokenizer_new(&b.tokenizer, b.lexicon, &error), &error);
#ifdef XUN_BENCH_FRISO
    b.friso = peer_friso_open();
#endif
#ifdef XUN_BENCH_ICU
    b.icu = peer_icu_open();
#endif
    if (accuracy)
        bench_accuracy(&b, argv[2], argv[3]);
    else
        bench_speed(&b, argv[1]);
#ifdef XUN_BENCH_FRISO
    peer_friso_close(b.friso);
#endif
#ifdef XUN_BENCH_ICU
    peer_icu_close(b.icu);
#endif
    xun_folded_free(&b.folded);
    xun_tokenizer_free(b.tokenizer);
    xun_lexicon_close(b.lexicon);
    return 0;
}
