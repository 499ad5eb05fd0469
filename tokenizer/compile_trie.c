/* Sorted words to a double array: Aoe, "An efficient digital search algorithm by using a double-array
 * structure", 1989. */
#include <math.h>
#include <stdlib.h>

#include "tokenizer/compile.h"

enum { PATIENCE = 1024 }; /* blocks of 64 bases searched in vain that move the search on by one block */
#define NOWHERE UINT32_MAX
#define NO_WORD 1.0f

typedef struct {
    xun_trie_node *nodes;
    uint32_t count, capacity; /* the last place taken + 1; places there is memory for, a multiple of 64 */
    uint64_t *free_places;    /* one bit a place, capacity / 64 + 1 words; 1: free */
    uint32_t single, several; /* where to search: the first free place; the first block of bases */
} trie_builder;

/* Words begin..end share their first `depth` characters, which `node` stands for. */
typedef struct {
    uint32_t node;
    size_t begin, end, depth;
} trie_task;

static void reserve(trie_builder *b, uint32_t places)
{
    if (places <= b->capacity)
        return;
    uint32_t old = b->capacity, words = (places + places / 4) / 64 + 1;
    b->capacity = words * 64;
    b->nodes = xun_compile_need(realloc(b->nodes, b->capacity * sizeof *b->nodes));
    b->free_places = xun_compile_need(realloc(b->free_places, (words + 1) * sizeof *b->free_places));
    for (uint32_t place = old; place < b->capacity; place++)
        b->nodes[place] = (xun_trie_node){0, NOWHERE, NO_WORD};
    for (uint32_t word = old / 64; word <= words; word++)
        b->free_places[word] = UINT64_MAX;
}

static void take(trie_builder *b, uint32_t place, uint32_t parent)
{
    b->free_places[place / 64] &= ~(UINT64_C(1) << place % 64);
    b->nodes[place].check = parent;
    if (place >= b->count)
        b->count = place + 1;
}

/* Which of the 64 places from `place` on are free. */
static uint64_t free_from(const trie_builder *b, uint32_t place)
{
    const uint64_t *word = b->free_places + place / 64;
    uint32_t shift = place % 64;
    return shift ? word[0] >> shift | word[1] << (64 - shift) : word[0];
}

/* The base for one child: at the first free place (the sum of base and number wraps around). */
static uint32_t find_single(trie_builder *b, uint16_t number)
{
    for (;; b->single++) {
        reserve(b, b->single + 64);
        uint64_t free_here = free_from(b, b->single);
        if (free_here & 1 && b->single != number)
            return b->single - number;
    }
}

/* The first base at which all the numbers, which ascend, have free places, 64 bases at a time. The search
 * leaves the crowded beginning behind, slowly: nodes with one child, which are most, fill what is left free
 * there. */
static uint32_t find_several(trie_builder *b, const uint16_t *numbers, size_t count)
{
    uint32_t tries = 1;
    for (uint32_t base = b->several;; base += 64, tries++) {
        reserve(b, base + numbers[count - 1] + 128);
        uint64_t good = UINT64_MAX;
        for (size_t i = count; i-- > 0 && good;)
            good &= free_from(b, base + numbers[i]);
        if (good)
            return base + (uint32_t)__builtin_ctzll(good);
        if (tries % PATIENCE == 0)
            b->several += 64;
    }
}

static int compare_words(const void *left, const void *right)
{
    const xun_trie_word *a = left, *b = right;
    for (size_t i = 0; i < a->length && i < b->length; i++)
        if (a->numbers[i] != b->numbers[i])
            return a->numbers[i] < b->numbers[i] ? -1 : 1;
    return a->length == b->length ? 0 : a->length < b->length ? -1 : 1;
}

static size_t merge_equal(xun_trie_word *words, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept && compare_words(&words[kept - 1], &words[i]) == 0)
            words[kept - 1].frequency += words[i].frequency;
        else
            words[kept++] = words[i];
    }
    return kept;
}

/* The numbers that follow in the task's words, ascending; skips the word that ends here. */
static size_t following(uint16_t *numbers, const xun_trie_word *words, const trie_task *task)
{
    size_t count = 0;
    for (size_t i = task->begin; i < task->end; i++) {
        uint16_t number = words[i].numbers[task->depth];
        if (!count || numbers[count - 1] != number)
            numbers[count++] = number;
    }
    return count;
}

/* Places the children of the task's node and puts a task for each behind `tasks`; returns how many. */
static size_t place_children(trie_builder *b, trie_task *tasks, const xun_trie_word *words, trie_task task,
                             uint16_t *numbers)
{
    size_t count = following(numbers, words, &task);
    uint32_t base = count == 1 ? find_single(b, numbers[0]) : find_several(b, numbers, count);
    b->nodes[task.node].base = base;
    size_t begin = task.begin;
    for (size_t i = 0; i < count; i++) {
        uint32_t child = base + numbers[i];
        take(b, child, task.node);
        size_t end = begin;
        while (end < task.end && words[end].numbers[task.depth] == numbers[i])
            end++;
        tasks[i] = (trie_task){child, begin, end, task.depth + 1};
        begin = end;
    }
    return count;
}

xun_trie_node *xun_compile_trie(uint32_t *node_count, xun_trie_word *words, size_t word_count, double total)
{
    qsort(words, word_count, sizeof *words, compare_words);
    word_count = merge_equal(words, word_count);
    size_t characters = 0;
    for (size_t i = 0; i < word_count; i++)
        characters += words[i].length;
    trie_task *tasks = xun_compile_need(malloc((characters + 1) * sizeof *tasks));
    uint16_t *numbers = xun_compile_need(malloc((UINT16_MAX + 1) * sizeof *numbers));
    trie_builder b = {.single = 1, .several = 1};
    reserve(&b, 1);
    take(&b, 0, NOWHERE);
    tasks[0] = (trie_task){0, 0, word_count, 0};
    size_t task_count = 1;
    /* Breadth first: the nodes with the most children are placed while there is room. */
    for (size_t at = 0; at < task_count; at++) {
        trie_task task = tasks[at];
        if (task.depth && task.begin < task.end && words[task.begin].length == task.depth)
            b.nodes[task.node].log_probability = (float)log(words[task.begin++].frequency / total);
        if (task.begin < task.end)
            task_count += place_children(&b, tasks + task_count, words, task, numbers);
    }
    free(tasks);
    free(numbers);
    free(b.free_places);
    *node_count = b.count;
    return b.nodes;
}
