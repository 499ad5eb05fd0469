/* score_facts SHARED GOLD... [-v|-p]: how well the facts of the passages in GOLD (tests/gold) are
 * found; gold_passages.h says where they lie. Prints precision and recall by kind over all GOLD files; -v
 * lists what was missed (-), what was too much (+) and whose unit, level or stage is another (~), -p the text
 * of each passage and what is found there as gold lines. A mention counts when its text overlaps the gold's
 * and its value, or first and last day, is equal; an honour or project when one name contains the other; a
 * kind that a file never mentions was not annotated there. Exit status 2 when an input cannot be used, 1 when
 * a passage is missing or has changed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "facts/facts.h"
#include "gold_passages.h"

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

/* ---- gold ---- */

static int kind_of(const row *line)
{
    for (int i = 0; i < KINDS; i++)
        if (column_is(line, 1, kind_names[i]))
            return i;
    return -1;
}

/* True when an earlier gold mention of the kind lies there, or [at, at + size) is the end of a longer number.
 */
static bool is_taken(const mentions *gold, int kind, const char *text, const char *at, size_t size)
{
    size_t start = (size_t)(at - text);
    if (kind == 1 && *at >= '0' && *at <= '9' && start > 0 && at[-1] >= '0' && at[-1] <= '9')
        return true;
    for (size_t i = 0; i < gold->count; i++)
        if (gold->items[i].kind == kind && gold->items[i].start < start + size && start < gold->items[i].end)
            return true;
    return false;
}

/* The first occurrence of the mention's text that no earlier gold mention of the same kind has taken. */
static const char *place(const mentions *gold, int kind, const char *text, size_t length, const char *needle,
                         size_t size)
{
    const char *at = text, *end = text + length;
    for (; (at = memmem(at, (size_t)(end - at), needle, size)) != NULL; at++)
        if (!is_taken(gold, kind, text, at, size))
            return at;
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

static void show_label(const char *id, const mention *gold, const mention *found)
{
    printf("~ %s %s %s %s, found %s %s\n", id, kind_names[gold->kind], gold->value[0], gold->value[1],
           found->value[0], found->value[1]);
}

static void drop_kinds(mentions *found, const bool annotated[KINDS])
{
    size_t kept = 0;
    for (size_t f = 0; f < found->count; f++)
        if (annotated[found->items[f].kind])
            found->items[kept++] = found->items[f];
    found->count = kept;
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
            bool right = strcmp(wanted->value[1], found->items[f].value[1]) == 0;
            scores[wanted->kind].labels_right += right;
            if (!right && verbose)
                show_label(id, wanted, &found->items[f]);
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
    gold_sources *sources;
    const xun_fact_finder *finder;
    bool verbose, propose;
    bool annotated[KINDS]; /* in the file at hand */
    score scores[KINDS];
    size_t passages, away;
    gold_passage passage;
    char id[512], date[16];
    mentions gold, found;
    xun_facts facts;
} work;

/* The passage of the line "id passage date hash"; false when it is not there or another than was annotated.
 */
static bool begin_passage(work *at, const row *line)
{
    char wanted[32], hash[32];
    xun_error error;
    copy(at->id, sizeof at->id, line->at[0], line->length[0]);
    copy(at->date, sizeof at->date, line->at[2], line->length[2]);
    copy(wanted, sizeof wanted, line->at[3], line->length[3]);
    at->gold.count = 0;
    if (gold_passage_is_away(at->sources, at->id)) {
        at->away++;
        at->passage.text = NULL;
        return true;
    }
    if (gold_passage_find(&at->passage, at->sources, at->id, &error) != XUN_OK)
        return false;
    snprintf(hash, sizeof hash, "%016llx", gold_passage_hash(&at->passage));
    if (strcmp(wanted, hash) == 0 || at->propose)
        return true;
    at->passage.text = NULL;
    return false;
}

static void propose(const work *at)
{
    static const char *const nothing[KINDS] = {"", "-", "-", "-"};
    printf("# %.*s\n%s\tpassage\t%s\t%016llx\n", (int)at->passage.length, at->passage.text, at->id, at->date,
           gold_passage_hash(&at->passage));
    for (size_t i = 0; i < at->found.count; i++) {
        const mention *item = &at->found.items[i];
        printf("%s\t%s\t%.*s\t%s", at->id, kind_names[item->kind], (int)(item->end - item->start),
               at->passage.text + item->start, item->value[item->kind >= 2 ? 1 : 0]);
        printf(item->kind < 2 ? "\t%s\n" : "\n",
               item->value[1][0] != 0 ? item->value[1] : nothing[item->kind]);
    }
}

static bool finish_passage(work *at)
{
    xun_error error;
    const xun_facts_context context = {.report_date = at->date, .report_title = at->passage.title};
    if (at->passage.text == NULL)
        return true;
    if (xun_facts_find(&at->facts, at->finder, at->passage.text, at->passage.length, &context, &error) !=
        XUN_OK) {
        fprintf(stderr, "%s\n", error.message);
        return false;
    }
    collect(&at->found, &at->facts, at->passage.text);
    at->passages++;
    if (at->propose) {
        propose(at);
    } else {
        drop_kinds(&at->found, at->annotated);
        compare(at->scores, &at->gold, &at->found, at->id, at->verbose);
    }
    at->passage.text = NULL;
    return true;
}

/* False when a line does not fit. */
static bool take_line(work *at, const row *line)
{
    if (column_is(line, 1, "passage") && line->count >= 4)
        return begin_passage(at, line);
    return at->passage.text == NULL || at->propose ||
           add_gold(&at->gold, line, at->passage.text, at->passage.length);
}

static int read_gold(work *at, const xun_mapping *file)
{
    int status = 0;
    const char *line = file->data, *end = line + file->length;
    while (line < end) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        size_t length = newline != NULL ? (size_t)(newline - line) : (size_t)(end - line);
        row columns = split(line, length);
        if (column_is(&columns, 1, "passage") && !finish_passage(at))
            return 2;
        if (length > 0 && *line != '#' && !take_line(at, &columns)) {
            fprintf(stderr, "does not fit the passages: %.*s\n", (int)length, line);
            status = 1;
        }
        line += length + 1;
    }
    return finish_passage(at) ? status : 2;
}

static int score_file(work *at, const char *path)
{
    xun_mapping file;
    xun_error error;
    if (xun_mapping_open(&file, path, &error) != XUN_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    for (int i = 0; i < KINDS; i++) {
        char column[16];
        int size = snprintf(column, sizeof column, "\t%s\t", kind_names[i]);
        at->annotated[i] = memmem(file.data, file.length, column, (size_t)size) != NULL;
    }
    int status = read_gold(at, &file);
    xun_mapping_close(&file);
    return status;
}

static int score_files(work *at, char **files, int count)
{
    int status = 0;
    for (int i = 0; i < count && status != 2; i++) {
        int one = score_file(at, files[i]);
        status = one > status ? one : status;
    }
    if (at->away > 0)
        fprintf(stderr, "%zu passages left out: XUN_SCALE does not name the unpacked archive\n", at->away);
    if (status == 2 || at->propose)
        return status;
    printf("%zu passages\n", at->passages);
    report(at->scores);
    return status;
}

int main(int count, char **arguments)
{
    static work at;
    gold_sources sources;
    xun_fact_finder *finder = NULL;
    xun_error error;
    if (count > 1 && strcmp(arguments[count - 1], "-v") == 0)
        at.verbose = count-- > 0;
    else if (count > 1 && strcmp(arguments[count - 1], "-p") == 0)
        at.propose = count-- > 0;
    if (count < 3) {
        fprintf(stderr, "usage: score_facts SHARED GOLD... [-v|-p]\n");
        return 2;
    }
    xun_status status = gold_sources_open(&sources, arguments[1], &error);
    if (status == XUN_OK)
        status = xun_fact_finder_open(&finder, NULL, &error);
    if (status != XUN_OK)
        fprintf(stderr, "%s\n", error.message);
    at.sources = &sources;
    at.finder = finder;
    int result = status == XUN_OK ? score_files(&at, arguments + 2, count - 2) : 2;
    xun_facts_free(&at.facts);
    xun_fact_finder_close(finder);
    gold_sources_close(&sources);
    return result;
}
