#include "indexer/tasks.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/content_hash.h"

enum { TASK_BYTES = 4 * XUN_HASH_BLOCK, TASK_PASSAGES = 2000 };

void xun_tasks_free(xun_tasks *tasks)
{
    free(tasks->items);
    *tasks = (xun_tasks){0};
}

static bool add(xun_tasks *tasks, xun_task task)
{
    if (tasks->count == tasks->capacity) {
        size_t capacity = tasks->capacity ? tasks->capacity * 2 : 64;
        xun_task *grown = realloc(tasks->items, capacity * sizeof *grown);
        if (!grown)
            return false;
        tasks->items = grown;
        tasks->capacity = capacity;
    }
    tasks->items[tasks->count++] = task;
    return true;
}

bool xun_is_compressed(const char *path)
{
    static const char *const endings[] = {".gz", ".xz", ".bz2", ".zst"};
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcmp(path + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

static bool add_records(xun_tasks *tasks, const xun_input_source *source, size_t place)
{
    if (source->size <= TASK_BYTES || xun_is_compressed(source->path))
        return add(tasks, (xun_task){XUN_TASK_RECORDS, place, 1, 0, 0});
    for (uint64_t start = 0; start < source->size; start += TASK_BYTES) {
        uint64_t end = source->size - start < TASK_BYTES ? source->size : start + TASK_BYTES;
        if (!add(tasks, (xun_task){XUN_TASK_RECORDS, place, 1, start, end}))
            return false;
    }
    return true;
}

/* How many sources from `place` on make one task. */
static size_t group_files(const xun_input_source *sources, size_t count, size_t place)
{
    uint64_t bytes = 0;
    size_t end = place;
    while (end < count && sources[end].change != XUN_CHANGE_NONE &&
           (end == place || bytes + sources[end].size <= TASK_BYTES))
        bytes += sources[end++].size;
    return end - place;
}

bool xun_tasks_add_sources(xun_tasks *tasks, const xun_input_source *sources, size_t count, xun_input input)
{
    bool good = true;
    for (size_t i = 0; i < count && good;) {
        size_t taken = 1;
        if (sources[i].change == XUN_CHANGE_NONE) {
            i++;
            continue;
        }
        if (input == XUN_INPUT_FILES) {
            taken = group_files(sources, count, i);
            good = add(tasks, (xun_task){XUN_TASK_FILES, i, taken, 0, 0});
        } else {
            good = add_records(tasks, &sources[i], i);
        }
        for (size_t end = i + taken; i < end; i++)
            tasks->bytes += sources[i].size;
    }
    return good;
}

bool xun_tasks_add_stored(xun_tasks *tasks, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count && good; i += TASK_PASSAGES)
        good = add(tasks, (xun_task){XUN_TASK_STORED, i,
                                     count - i < TASK_PASSAGES ? count - i : TASK_PASSAGES, 0, 0});
    return good;
}
