/* Records of standard input: each is a group, and a record that comes again replaces the older one. */
#include <stdlib.h>
#include <string.h>

#include "indexer/collect.h"
#include "indexer/reading.h"

/* A record of this run, by the key of its id. */
typedef struct {
    uint64_t key; /* hash */
    uint64_t offset;
} seen_record;

typedef struct {
    xun_build *build;
    xun_collection *collection;
    seen_record *seen;
    size_t count, capacity;
    xun_slice *dead; /* terms that were dead before this run, in byte order */
    size_t dead_count;
    xun_bytes dead_bytes, term;
    xun_status status;
    xun_error *error;
} replacing;

/* FNV-1a, 64 bits (Fowler, Noll, Vo), over the group up to its tab. */
static uint64_t key_of(xun_slice group)
{
    uint64_t hash = 0xCBF29CE484222325u;
    const char *tab = memrchr(group.text, '\t', group.length);
    for (const char *at = group.text; at < tab; at++)
        hash = (hash ^ (unsigned char)*at) * 0x100000001B3u;
    return hash;
}

static xun_status note(replacing *state, const xun_outcome *group)
{
    if (state->count == state->capacity) {
        size_t capacity = state->capacity ? state->capacity * 2 : 1024;
        seen_record *grown = realloc(state->seen, capacity * sizeof *grown);
        if (!grown)
            return xun_fail_memory(state->error);
        state->seen = grown;
        state->capacity = capacity;
    }
    state->seen[state->count++] = (seen_record){key_of(group->text), group->number};
    return XUN_OK;
}

static int compare_records(const void *a, const void *b)
{
    const seen_record *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return (left->offset > right->offset) - (left->offset < right->offset);
}

/* Does a record with the same id come later? */
static bool comes_again(const replacing *state, const xun_outcome *group)
{
    const seen_record record = {key_of(group->text), group->number};
    const seen_record *at = bsearch(&record, state->seen, state->count, sizeof record, compare_records);
    return at && at + 1 < state->seen + state->count && at[1].key == record.key;
}

static int compare_slices(const void *a, const void *b)
{
    const xun_slice *left = a, *right = b;
    size_t shorter = left->length < right->length ? left->length : right->length;
    int order = memcmp(left->text, right->text, shorter);
    return order ? order : (left->length > right->length) - (left->length < right->length);
}

/* The build's list grows while we go: look into a copy. */
static xun_status sort_dead(replacing *state)
{
    const xun_build *build = state->build;
    state->dead = calloc(build->dead_count + 1, sizeof *state->dead);
    if (!state->dead || !xun_bytes_append(&state->dead_bytes, build->dead.data, build->dead.length))
        return xun_fail_memory(state->error);
    xun_cursor cursor = xun_cursor_over(state->dead_bytes.data, state->dead_bytes.length);
    while (cursor.at < cursor.end && !cursor.failed && state->dead_count < build->dead_count) {
        xun_slice *term = &state->dead[state->dead_count++];
        term->text = xun_cursor_block(&cursor, &term->length);
    }
    qsort(state->dead, state->dead_count, sizeof *state->dead, compare_slices);
    return XUN_OK;
}

/* "generation.offset" and nothing else: another id can begin like this one. */
static bool is_tail(const char *text, size_t length)
{
    size_t dots = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.')
            dots++;
        else if (text[i] < '0' || text[i] > '9')
            return false;
    }
    return dots == 1;
}

static bool bury_older(void *user, const char *term, size_t length, uint64_t documents)
{
    replacing *state = user;
    const xun_slice found = {term, length};
    size_t prefix = state->term.length;
    if (!is_tail(term + prefix, length - prefix) ||
        bsearch(&found, state->dead, state->dead_count, sizeof found, compare_slices))
        return true;
    state->collection->buried_before += documents;
    state->build->dead_count++;
    if (!xun_bytes_append_block(&state->build->dead, term, length))
        state->status = xun_fail_memory(state->error);
    return state->status == XUN_OK;
}

static xun_status replace_in_index(replacing *state, xun_slice group)
{
    const char *tab = memrchr(group.text, '\t', group.length);
    if (!xun_schema_term(&state->term, XUN_PREFIX_GROUP, group.text, (size_t)(tab + 1 - group.text)))
        return xun_fail_memory(state->error);
    xun_status status = xun_reader_terms(state->build->reader, state->term.data, state->term.length,
                                         bury_older, state, state->error);
    return status == XUN_OK ? state->status : status;
}

static xun_status replace_in_run(replacing *state, xun_slice group)
{
    return xun_build_bury(state->build, group.text, group.length, state->error);
}

typedef xun_status visit_group(replacing *state, const xun_outcome *group);

static xun_status each_group(replacing *state, const xun_tasks *tasks, const xun_outcomes *outcomes,
                             visit_group *visit)
{
    for (size_t i = 0; i < tasks->count; i++) {
        xun_cursor cursor = outcomes->tasks[i];
        for (xun_outcome outcome; xun_outcome_next(&outcome, &cursor);) {
            xun_status status = outcome.kind == XUN_OUTCOME_GROUP ? visit(state, &outcome) : XUN_OK;
            if (status != XUN_OK)
                return status;
        }
    }
    return XUN_OK;
}

static xun_status replace(replacing *state, const xun_outcome *group)
{
    if (comes_again(state, group)) {
        state->collection->buried_now += group->passages;
        return replace_in_run(state, group->text);
    }
    return state->build->reader ? replace_in_index(state, group->text) : XUN_OK;
}

xun_status xun_bury_replaced_records(xun_collection *collection, xun_build *build, const xun_tasks *tasks,
                                     const xun_outcomes *outcomes, xun_error *error)
{
    replacing state = {.build = build, .collection = collection, .error = error};
    xun_status status = each_group(&state, tasks, outcomes, note);
    if (status == XUN_OK && state.count)
        qsort(state.seen, state.count, sizeof *state.seen, compare_records);
    if (status == XUN_OK)
        status = sort_dead(&state);
    if (status == XUN_OK)
        status = each_group(&state, tasks, outcomes, replace);
    free(state.seen);
    free(state.dead);
    xun_bytes_free(&state.dead_bytes);
    xun_bytes_free(&state.term);
    return status;
}
