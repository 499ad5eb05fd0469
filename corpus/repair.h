/* The text of a block without line breaks and stray spaces, and where each byte of it stands in the page.
 * Internal to corpus/. */
#ifndef XUN_CORPUS_REPAIR_H
#define XUN_CORPUS_REPAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "corpus/layout.h"

/* From `text` on, the repaired text stands at `source` of the page. */
typedef struct {
    uint32_t text, source;
} xun_anchor;

/* A part of the text that stands in one piece of the page: bytes [start, end) of the text. */
typedef struct {
    uint32_t start, end;
} xun_part;

typedef struct {
    xun_bytes text;
    xun_anchor *anchors;
    size_t anchor_count, anchor_capacity;
    xun_part *parts; /* in the order of the text; more than one when torn columns were put together */
    size_t part_count, part_capacity;
} xun_repaired;

/* Repairs a block with all that continues it. Headings lose their marks of Markdown; numbers like 一、 stay.
 * False when memory is out. */
bool xun_repair_block(xun_repaired *out, const xun_page *page, const xun_block *block);
/* Where byte `offset` of the text stands in the page. */
size_t xun_repaired_source(const xun_repaired *repaired, size_t offset);
void xun_repaired_free(xun_repaired *repaired);

#endif
