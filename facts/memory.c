#include "facts/memory.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 4096 };

struct xun_string_block {
    xun_string_block *older;
    size_t used, capacity;
    char data[];
};

static void free_blocks(xun_string_block *block)
{
    while (block != NULL) {
        xun_string_block *older = block->older;
        free(block);
        block = older;
    }
}

/* Keeps one block, so that a reused buffer needs no allocation for the usual passage. */
static void reset_blocks(struct xun_facts_memory *memory)
{
    if (memory->blocks == NULL)
        return;
    free_blocks(memory->blocks->older);
    memory->blocks->older = NULL;
    memory->blocks->used = 0;
}

bool xun_facts_reset(xun_facts *facts)
{
    if (facts->memory == NULL)
        facts->memory = calloc(1, sizeof *facts->memory);
    if (facts->memory == NULL)
        return false;
    reset_blocks(facts->memory);
    facts->memory->mark_count = facts->memory->closed_count = 0;
    facts->time_count = facts->figure_count = facts->honor_count = facts->project_count = facts->org_count =
        0;
    return true;
}

const char *xun_facts_string(xun_facts *facts, const char *text, size_t length)
{
    xun_string_block *block = facts->memory->blocks;
    if (block == NULL || block->capacity - block->used < length + 1) {
        size_t capacity = length + 1 > BLOCK_SIZE ? length + 1 : BLOCK_SIZE;
        block = malloc(sizeof *block + capacity);
        if (block == NULL)
            return NULL;
        *block = (xun_string_block){.older = facts->memory->blocks, .capacity = capacity};
        facts->memory->blocks = block;
    }
    char *copy = block->data + block->used;
    memcpy(copy, text, length);
    copy[length] = 0;
    block->used += length + 1;
    return copy;
}

/* The array `items` with room for one more of `size` bytes; NULL when memory is out (the old one stays). */
static void *with_room(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity < 8 ? 16 : *capacity * 2;
    void *grown = realloc(items, wanted * size);
    if (grown != NULL)
        *capacity = wanted;
    return grown;
}

#define XUN_PUSH(owner, items, count, capacity, item)                                                        \
    do {                                                                                                     \
        void *grown = with_room((owner)->items, (owner)->count, &(owner)->capacity, sizeof *(item));         \
        if (grown == NULL)                                                                                   \
            return false;                                                                                    \
        (owner)->items = grown;                                                                              \
        (owner)->items[(owner)->count++] = *(item);                                                          \
        return true;                                                                                         \
    } while (0)

bool xun_facts_push_time(xun_facts *facts, const xun_time *time)
{
    XUN_PUSH(facts, times, time_count, time_capacity, time);
}

bool xun_facts_push_figure(xun_facts *facts, const xun_figure *figure)
{
    XUN_PUSH(facts, figures, figure_count, figure_capacity, figure);
}

bool xun_facts_push_honor(xun_facts *facts, const xun_honor *honor)
{
    XUN_PUSH(facts, honors, honor_count, honor_capacity, honor);
}

bool xun_facts_push_project(xun_facts *facts, const xun_project *project)
{
    XUN_PUSH(facts, projects, project_count, project_capacity, project);
}

bool xun_facts_push_org(xun_facts *facts, const xun_org *org)
{
    XUN_PUSH(facts, orgs, org_count, org_capacity, org);
}

bool xun_facts_push_mark(xun_facts *facts, const xun_mark *mark)
{
    XUN_PUSH(facts->memory, marks, mark_count, mark_capacity, mark);
}

bool xun_facts_push_closed(xun_facts *facts, const xun_span *span)
{
    XUN_PUSH(facts->memory, closed_spans, closed_count, closed_capacity, span);
}

void xun_facts_free(xun_facts *facts)
{
    if (facts == NULL)
        return;
    if (facts->memory != NULL) {
        free_blocks(facts->memory->blocks);
        xun_fact_text_free(&facts->memory->text);
        free(facts->memory->marks);
        free(facts->memory->starts);
        free(facts->memory->ends);
        free(facts->memory->closed);
        free(facts->memory->closed_spans);
        free(facts->memory);
    }
    free(facts->times);
    free(facts->figures);
    free(facts->honors);
    free(facts->projects);
    free(facts->orgs);
    *facts = (xun_facts){0};
}
