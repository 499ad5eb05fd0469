/* Internal: the memory behind a xun_facts: strings that keep their place, and growing arrays. */
#ifndef XUN_FACTS_MEMORY_H
#define XUN_FACTS_MEMORY_H

#include "facts/facts.h"
#include "facts/text.h"

typedef struct xun_string_block xun_string_block;

/* A run of characters that means something to the finders of names: a word of the rules (see rules.h). */
typedef struct {
    size_t start, end; /* indices of characters */
    uint32_t word;     /* index into the finder's words */
} xun_mark;

/* A run of characters in which no figure is looked for: a time, a name with numbers, a quoted slogan. A soft
 * one gives way to a figure that begins with it and goes further (四平 in 四平方公里). */
typedef struct {
    size_t start, end; /* indices of characters */
    bool soft;
} xun_span;

struct xun_facts_memory {
    xun_fact_text text;
    xun_string_block *blocks; /* newest first */
    xun_mark *marks;
    size_t mark_count, mark_capacity;
    unsigned *starts, *ends; /* see names.h */
    unsigned char *closed;
    size_t layout_capacity;
    xun_span *closed_spans; /* where no figure is looked for */
    size_t closed_count, closed_capacity;
};

/* Makes `facts` empty, with memory to work with. False when memory is out. */
bool xun_facts_reset(xun_facts *facts);
/* A copy that lives until the next reset; NULL when memory is out. */
const char *xun_facts_string(xun_facts *facts, const char *text, size_t length);
bool xun_facts_push_time(xun_facts *facts, const xun_time *time);
bool xun_facts_push_figure(xun_facts *facts, const xun_figure *figure);
bool xun_facts_push_honor(xun_facts *facts, const xun_honor *honor);
bool xun_facts_push_project(xun_facts *facts, const xun_project *project);
bool xun_facts_push_org(xun_facts *facts, const xun_org *org);
bool xun_facts_push_mark(xun_facts *facts, const xun_mark *mark);
bool xun_facts_push_closed(xun_facts *facts, const xun_span *span);

#endif
