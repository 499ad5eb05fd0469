/* Quality of the ranking with other settings than the built-in ones.
 *   bench_ranking DB QUERIES.tsv QRELS.tsv [name=value ...] [name=v1,v2,v3 ...]
 * Prints nDCG@10, MRR@10, recall@100 and the median processor time of a query for each combination, one line each; the names are
 * those of xun_ranking in searcher/score.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <time.h>

#include "searcher/state.h"

enum { QUERIES = 20000, DEPTH = 100, SETTINGS = 16, VALUES = 16 };

typedef struct {
    char *id, *text;
    char **relevant;
    double *grades;
    size_t relevant_count;
} topic;

static topic *topics;
static size_t topic_count;

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    size_t capacity = 1 << 26;
    char *text = malloc(capacity);
    size_t length = text ? fread(text, 1, capacity - 1, file) : 0;
    if (!text)
        exit(2);
    text[length] = '\0';
    fclose(file);
    return text;
}

static void read_topics(const char *queries, const char *qrels)
{
    topics = calloc(QUERIES, sizeof *topics);
    char *save, *text = read_file(queries);
    for (char *line = strtok_r(text, "\n", &save); line && topic_count < QUERIES; line = strtok_r(NULL, "\n", &save)) {
        char *tab = strchr(line, '\t');
        if (!tab)
            continue;
        *tab = '\0';
        topics[topic_count++] = (topic){.id = line, .text = tab + 1};
    }
    size_t last = 0;
    text = read_file(qrels);
    for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        char *rest, *id = strtok_r(line, "\t", &rest), *document = strtok_r(NULL, "\t", &rest), *grade = strtok_r(NULL, "\t", &rest);
        if (!grade || atof(grade) <= 0)
            continue;
        for (size_t k = 0; k < topic_count; k++, last = (last + 1) % topic_count)
            if (strcmp(topics[last].id, id) == 0)
                break;
        topic *t = &topics[last];
        t->relevant = realloc(t->relevant, (t->relevant_count + 1) * sizeof *t->relevant);
        t->grades = realloc(t->grades, (t->relevant_count + 1) * sizeof *t->grades);
        t->relevant[t->relevant_count] = document;
        t->grades[t->relevant_count++] = atof(grade);
    }
}

static double grade_of(const topic *t, xun_slice id)
{
    for (size_t i = 0; i < t->relevant_count; i++)
        if (strlen(t->relevant[i]) == id.length && memcmp(t->relevant[i], id.text, id.length) == 0)
            return t->grades[i];
    return 0;
}

static int descending(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left < right) - (left > right);
}

static double ideal_gain(const topic *t)
{
    double gain = 0;
    qsort(t->grades, t->relevant_count, sizeof *t->grades, descending);
    for (size_t i = 0; i < t->relevant_count && i < 10; i++)
        gain += (pow(2, t->grades[i]) - 1) / log2((double)i + 2);
    return gain;
}

typedef struct {
    double ndcg, mrr, recall;
} measures;

static bool seen_before(const xun_answer *answer, size_t index)
{
    xun_slice id = answer->hits[index].passage->id;
    for (size_t i = 0; i < index; i++) {
        xun_slice other = answer->hits[i].passage->id;
        if (other.length == id.length && memcmp(other.text, id.text, id.length) == 0)
            return true;
    }
    return false;
}

static measures judge(const topic *t, const xun_answer *answer)
{
    measures m = {0, 0, 0};
    size_t place = 0;
    for (size_t i = 0; i < answer->count && place < DEPTH; i++) {
        if (seen_before(answer, i))
            continue;
        double grade = grade_of(t, answer->hits[i].passage->id);
        if (grade > 0) {
            m.recall += 1;
            if (place < 10) {
                m.ndcg += (pow(2, grade) - 1) / log2((double)place + 2);
                m.mrr = m.mrr > 0 ? m.mrr : 1 / (double)(place + 1);
            }
        }
        place++;
    }
    m.ndcg /= ideal_gain(t);
    m.recall /= (double)t->relevant_count;
    return m;
}

/* Of this thread alone: a busy machine changes it little. */
static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void run(xun_searcher *searcher, const char *label)
{
    measures sum = {0, 0, 0};
    double *times = calloc(topic_count + 1, sizeof *times);
    size_t judged = 0, timed = 0;
    for (size_t i = 0; i < topic_count; i++) {
        if (!topics[i].relevant_count)
            continue;
        xun_request request = XUN_REQUEST_DEFAULTS;
        request.query = topics[i].text;
        request.query_length = strlen(topics[i].text);
        request.count = DEPTH + 20;
        request.counts = false;
        request.bare = true;
        xun_answer *answer;
        xun_error error;
        double began = cpu_ms();
        if (xun_searcher_ask(&answer, searcher, &request, &error) != XUN_OK) {
            fprintf(stderr, "%s: %s\n", topics[i].id, error.message);
            exit(2);
        }
        double took = cpu_ms() - began;
        measures m = judge(&topics[i], answer);
        sum.ndcg += m.ndcg;
        sum.mrr += m.mrr;
        sum.recall += m.recall;
        times[timed++] = -took;
        judged++;
        xun_answer_free(answer);
    }
    qsort(times, timed, sizeof *times, descending);
    double n = (double)judged;
    printf("nDCG@10 %.4f  MRR@10 %.4f  R@100 %.4f  p50 %.2f ms  p99 %.2f ms  %s\n", sum.ndcg / n, sum.mrr / n,
           sum.recall / n, -times[timed / 2], -times[timed * 99 / 100], label);
    fflush(stdout);
    free(times);
}

/* Of `name=value`, at the given value. */
static void set(xun_ranking *r, const char *name, size_t length, double value)
{
    struct {
        const char *name;
        size_t *value;
    } counts[] = {{"candidates", &r->candidates}, {"translated_candidates", &r->translated_candidates}, {"models", &r->models}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (strlen(counts[i].name) == length && memcmp(counts[i].name, name, length) == 0) {
            *counts[i].value = (size_t)value;
            return;
        }
    struct {
        const char *name;
        double *value;
    } known[] = {{"first_k1", &r->first.k1}, {"first_b", &r->first.b}, {"first_k3", &r->first.k3},
                 {"k1", &r->sequences.k1}, {"b", &r->sequences.b}, {"k3", &r->sequences.k3},
                 {"character_k1", &r->characters.k1}, {"character_b", &r->characters.b},
                 {"character_k3", &r->characters.k3}, {"loose", &r->loose}, {"latin_k1", &r->latin_words.k1},
                 {"latin_b", &r->latin_words.b}, {"latin_k3", &r->latin_words.k3},
                 {"minimum_length", &r->minimum_length}, {"character", &r->character},
                 {"bigram", &r->sequence[XUN_SEQUENCE_BIGRAM]}, {"crossing", &r->sequence[XUN_SEQUENCE_CROSSING]},
                 {"word", &r->sequence[XUN_SEQUENCE_WORD]}, {"inner", &r->sequence[XUN_SEQUENCE_INNER]},
                 {"term", &r->sequence[XUN_SEQUENCE_TERM]},
                 {"latin", &r->latin}, {"number", &r->number}, {"pair", &r->sequence[XUN_SEQUENCE_PAIR]},
                 {"title", &r->title}, {"latin_title", &r->latin_title}, {"latin_window", &r->latin_window},
                 {"window", &r->window}, {"literal", &r->literal}, {"latin_literal", &r->latin_literal}, {"year", &r->year},
                 {"inherited_year", &r->inherited_year}, {"other_year", &r->other_year}, {"year_words", &r->year_words},
                 {"least_first", &r->least_first}, {"likeness", &r->likeness}, {"model_share", &r->model_share}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == length && memcmp(known[i].name, name, length) == 0) {
            *known[i].value = value;
            return;
        }
    fprintf(stderr, "no such setting: %.*s\n", (int)length, name);
    exit(2);
}

/* Every combination of the values of the settings from `at` on. */
static void sweep(xun_searcher *searcher, char **settings, int count, const char *label)
{
    if (!count) {
        run(searcher, label);
        return;
    }
    const char *equals = strchr(settings[0], '=');
    if (!equals)
        exit(2);
    size_t name = (size_t)(equals - settings[0]);
    for (const char *at = equals; at; at = strchr(at + 1, ',')) {
        double value = atof(at + 1);
        set(&searcher->ranking, settings[0], name, value);
        char longer[512];
        snprintf(longer, sizeof longer, "%s %.*s=%g", label, (int)name, settings[0], value);
        sweep(searcher, settings + 1, count - 1, longer);
    }
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: bench_ranking DB QUERIES.tsv QRELS.tsv [name=value[,value...] ...]\n");
        return 2;
    }
    xun_searcher *searcher;
    xun_error error;
    const char *database = argv[1];
    if (xun_searcher_open(&searcher, &database, 1, NULL, &error) != XUN_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    read_topics(argv[2], argv[3]);
    sweep(searcher, argv + 4, argc - 4, "");
    xun_searcher_close(searcher);
    return 0;
}
