/* score_facts GOLD DOCS [-v]: how well the facts of the passages in GOLD (tests/gold/facts-*.tsv) are found.
 * DOCS is gov-henan's docs.tsv. Prints precision and recall by kind; -v lists what was missed (-) and what
 * was too much (+). A mention counts when its text overlaps the gold's and its value, or first and last day,
 * is equal; an honour or project when one name contains the other. Exit status 2 when an input cannot be
 * used, 1 when a passage is missing or has changed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "facts/facts.h"

enum { KINDS = 4, MOST_MENTIONS = 400, COLUMNS = 5 };
static const char *const kind_names[KINDS] = {"time", "figure", "honor", "project"};

typedef struct {
    int kind;
    size_t start, end;  /* bytes of the passage */
    char value[3][512]; /* from, to; value, unit; name, level; name, stage */
    bool matched;
} mention;

typedef struct {
    mention items[MOST_MENTIONS];
    size_t count;
} mentions;

typedef struct {
    size_t found, right, wanted, met, labels_right;
} score;

typedef struct {
    const char *at[COLUMNS];
    size_t length[COLUMNS], count;
} row;

static row split(const char *line, size_t length)
{
    row out = {.count = 0};
    while (out.count < COLUMNS) {
        const char *tab = memchr(line, '\t', length);
        out.at[out.count] = line;
        out.length[out.count++] = tab != NULL ? (size_t)(tab - line) : length;
        if (tab == NULL)
            break;
        length -= (size_t)(tab - line) + 1;
        line = tab + 1;
    }
    return out;
}

static void copy(char *out, size_t capacity, const char *text, size_t length)
{
    size_t size = length < capacity ? length : capacity - 1;
    memcpy(out, text, size);
    out[size] = 0;
}

static bool column_is(const row *line, size_t column, const char *text)
{
    return column < line->count && strlen(text) == line->length[column] &&
           memcmp(line->at[column], text, line->length[column]) == 0;
}

/* The line of DOCS with this record id. */
static bool find_record(row *out, const xun_mapping *docs, const char *id, size_t id_length)
{
    const char *at = docs->data, *end = at + docs->length;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = newline != NULL ? (size_t)(newline - at) : (size_t)(end - at);
        if (length > id_length && at[id_length] == '\t' && memcmp(at, id, id_length) == 0) {
            *out = split(at, length);
            return out->count >= 3;
        }
        at += length + 1;
    }
    return false;
}

static unsigned long long hash_of(const char *text, size_t length)
{
    unsigned long long hash = 0xcbf29ce484222325ULL;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3ULL;
    return hash;
}

/* ---- gold ---- */

static int kind_of(const row *line)
{
    for (int i = 0; i < KINDS; i++)
        if (column_is(line, 1, kind_names[i]))
            return i;
    return -1;
}

/* The occurrence of the mention's text that no earlier gold mention of the same kind and text has taken. */
static const char *place(const mentions *gold, int kind, const char *text, size_t length, const char *needle,
                         size_t size)
{
    const char *at = text, *end = text + length;
    while ((at = memmem(at, (size_t)(end - at), needle, size)) != NULL) {
        bool taken = false;
        for (size_t i = 0; i < gold->count; i++)
            taken = taken || (gold->items[i].kind == kind && gold->items[i].start == (size_t)(at - text));
        if (!taken)
            return at;
        at++;
    }
    return NULL;
}

static bool add_gold(mentions *gold, const row *line, const char *text, size_t length)
{
    int kind = kind_of(line);
    if (kind < 0 || line->count < 4 || gold->count == MOST_MENTIONS)
        return false;
    const char *at = place(gold, kind, text, length, line->at[2], line->length[2]);
    if (at == NULL)
        return false;
    mention *item = &gold->items[gold->count++];
    *item =
        (mention){.kind = kind, .start = (size_t)(at - text), .end = (size_t)(at - text) + line->length[2]};
    bool named = kind >= 2;
    copy(item->value[0], sizeof item->value[0], line->at[named ? 2 : 3], line->length[named ? 2 : 3]);
    if (named || line->count > 4)
        copy(item->value[1], sizeof item->value[1], line->at[named ? 3 : 4], line->length[named ? 3 : 4]);
    return true;
}

/* ---- found ---- */

static mention *next(mentions *found, int kind, size_t start, size_t end)
{
    if (found->count == MOST_MENTIONS)
        return &found->items[MOST_MENTIONS - 1];
    mention *item = &found->items[found->count++];
    *item = (mention){.kind = kind, .start = start, .end = end};
    return item;
}

static void set(mention *item, const char *first, const char *second)
{
    copy(item->value[0], sizeof item->value[0], first, strlen(first));
    copy(item->value[1], sizeof item->value[1], second != NULL ? second : "-",
         strlen(second != NULL ? second : "-"));
}

static void collect(mentions *found, const xun_facts *facts, const char *text)
{
    found->count = 0;
    for (size_t i = 0; i < facts->time_count; i++)
        if (facts->times[i].how != XUN_TIME_INHERITED)
            set(next(found, 0, facts->times[i].start, facts->times[i].end), facts->times[i].from,
                facts->times[i].to);
    for (size_t i = 0; i < facts->figure_count; i++)
        set(next(found, 1, facts->figures[i].start, facts->figures[i].end), facts->figures[i].term,
            facts->figures[i].unit);
    for (size_t i = 0; i < facts->honor_count; i++) {
        mention *item = next(found, 2, facts->honors[i].start, facts->honors[i].end);
        set(item, "", xun_honor_level_name(facts->honors[i].level));
        copy(item->value[0], sizeof item->value[0], text + item->start, item->end - item->start);
        copy(item->value[2], sizeof item->value[2], facts->honors[i].name, strlen(facts->honors[i].name));
    }
    for (size_t i = 0; i < facts->project_count; i++) {
        mention *item = next(found, 3, facts->projects[i].start, facts->projects[i].end);
        set(item, "", facts->projects[i].stage);
        copy(item->value[0], sizeof item->value[0], text + item->start, item->end - item->start);
        copy(item->value[2], sizeof item->value[2], facts->projects[i].name, strlen(facts->projects[i].name));
    }
}

/* ---- comparing ---- */

static bool contains(const char *left, const char *right)
{
    return *left != 0 && *right != 0 && (strstr(left, right) != NULL || strstr(right, left) != NULL);
}

static bool same(const mention *gold, const mention *found)
{
    if (gold->kind != found->kind || gold->start >= found->end || found->start >= gold->end)
        return false;
    if (gold->kind == 0)
        return strcmp(gold->value[0], found->value[0]) == 0 && strcmp(gold->value[1], found->value[1]) == 0;
    if (gold->kind == 1) {
        double left = strtod(gold->value[0], NULL), right = strtod(found->value[0], NULL);
        return fabs(left - right) <= 1e-3 * fabs(left);
    }
    return contains(gold->value[0], found->value[0]) || contains(gold->value[0], found->value[2]);
}

static void show(const char *mark, const char *id, const mention *item)
{
    printf("%s %s %s %s %s\n", mark, id, kind_names[item->kind], item->value[0], item->value[1]);
}

static void compare(score *scores, mentions *gold, mentions *found, const char *id, bool verbose)
{
    for (size_t g = 0; g < gold->count; g++) {
        mention *wanted = &gold->items[g];
        scores[wanted->kind].wanted++;
        for (size_t f = 0; f < found->count && !wanted->matched; f++) {
            if (found->items[f].matched || !same(wanted, &found->items[f]))
                continue;
            wanted->matched = found->items[f].matched = true;
            scores[wanted->kind].met++;
            scores[wanted->kind].labels_right += strcmp(wanted->value[1], found->items[f].value[1]) == 0;
        }
        if (!wanted->matched && verbose)
            show("-", id, wanted);
    }
    for (size_t f = 0; f < found->count; f++) {
        scores[found->items[f].kind].found++;
        scores[found->items[f].kind].right += found->items[f].matched;
        if (!found->items[f].matched && verbose)
            show("+", id, &found->items[f]);
    }
}

static double share(size_t part, size_t whole)
{
    return whole == 0 ? 1 : (double)part / (double)whole;
}

static void report(const score *scores)
{
    printf("%-8s %6s %6s %9s %7s %s\n", "kind", "gold", "found", "precision", "recall",
           "unit, level or stage right");
    for (int i = 0; i < KINDS; i++)
        printf("%-8s %6zu %6zu %9.3f %7.3f %.3f\n", kind_names[i], scores[i].wanted, scores[i].found,
               share(scores[i].right, scores[i].found), share(scores[i].met, scores[i].wanted),
               share(scores[i].labels_right, scores[i].met));
}

/* ---- a passage ---- */

typedef struct {
    char id[64], date[16], title[512];
    const char *text;
    size_t length;
} passage;

static bool begin_passage(passage *out, const xun_mapping *docs, const row *line)
{
    row record;
    copy(out->id, sizeof out->id, line->at[0], line->length[0]);
    out->text = NULL;
    if (!find_record(&record, docs, line->at[0], line->length[0]))
        return false;
    copy(out->date, sizeof out->date, line->at[2], line->length[2]);
    copy(out->title, sizeof out->title, record.at[1], record.length[1]);
    char hash[32], wanted[32];
    snprintf(hash, sizeof hash, "%016llx", hash_of(record.at[2], record.length[2]));
    copy(wanted, sizeof wanted, line->at[3], line->length[3]);
    if (strcmp(hash, wanted) != 0)
        return false;
    out->text = record.at[2];
    out->length = record.length[2];
    return true;
}

static bool finish_passage(const passage *at, mentions *gold, score *scores, const xun_fact_finder *finder,
                           bool verbose)
{
    static mentions found;
    static xun_facts facts;
    xun_error error;
    const xun_facts_context context = {.report_date = at->date, .report_title = at->title};
    if (at->text == NULL)
        return true;
    if (xun_facts_find(&facts, finder, at->text, at->length, &context, &error) != XUN_OK) {
        fprintf(stderr, "%s\n", error.message);
        return false;
    }
    collect(&found, &facts, at->text);
    compare(scores, gold, &found, at->id, verbose);
    gold->count = 0;
    xun_facts_free(&facts);
    return true;
}

static int run(const xun_mapping *file, const xun_mapping *docs, const xun_fact_finder *finder, bool verbose)
{
    static mentions gold;
    score scores[KINDS] = {{0}};
    passage at = {.text = NULL};
    int status = 0;
    const char *line = file->data, *end = line + file->length;
    while (line < end) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        size_t length = newline != NULL ? (size_t)(newline - line) : (size_t)(end - line);
        row columns = split(line, length);
        bool comment = length == 0 || *line == '#',
             opens = column_is(&columns, 1, "passage") && columns.count >= 4;
        if (opens && !finish_passage(&at, &gold, scores, finder, verbose))
            return 2;
        if (opens ? !begin_passage(&at, docs, &columns)
                  : !comment && at.text != NULL && !add_gold(&gold, &columns, at.text, at.length)) {
            fprintf(stderr, "does not fit the passages: %.*s\n", (int)length, line);
            status = 1;
        }
        line += length + 1;
    }
    if (!finish_passage(&at, &gold, scores, finder, verbose))
        return 2;
    report(scores);
    return status;
}

int main(int count, char **arguments)
{
    xun_mapping gold = {0}, docs = {0};
    xun_fact_finder *finder = NULL;
    xun_error error;
    if (count < 3) {
        fprintf(stderr, "usage: score_facts GOLD DOCS [-v]\n");
        return 2;
    }
    xun_status status = xun_mapping_open(&gold, arguments[1], &error);
    if (status == XUN_OK)
        status = xun_mapping_open(&docs, arguments[2], &error);
    if (status == XUN_OK)
        status = xun_fact_finder_open(&finder, NULL, &error);
    int result = 2;
    if (status == XUN_OK)
        result = run(&gold, &docs, finder, count > 3 && strcmp(arguments[3], "-v") == 0);
    else
        fprintf(stderr, "%s\n", error.message);
    xun_fact_finder_close(finder);
    xun_mapping_close(&gold);
    xun_mapping_close(&docs);
    return result;
}
