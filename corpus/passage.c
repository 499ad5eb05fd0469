#include "corpus/passage.h"

#include <stdlib.h>
#include <string.h>

#include "common/bytes.h"
#include "common/utf8.h"
#include "corpus/chars.h"
#include "corpus/layout.h"
#include "corpus/repair.h"
#include "corpus/report_date.h"
#include "corpus/report_head.h"

enum {
    WINDOW = 1 << 20, /* bytes of text that are laid out at a time */
    HEADINGS = 16     /* depth of the heading path */
};

typedef struct {
    char *text; /* owned */
    size_t length;
    size_t start, end; /* in the whole text */
    unsigned rank;
    bool used; /* a passage stood under it */
} heading;

typedef struct {
    size_t offset, length;
} piece;

struct xun_passage_reader {
    xun_text *text;
    const char *data;
    size_t length;
    size_t window_start, window_end; /* of the page, in the text */
    xun_page page;
    size_t block;          /* next block to read */
    xun_repaired repaired; /* of the block that is being given out */
    piece *pieces;
    size_t piece_count, piece_capacity, next_piece;
    xun_passage_kind kind; /* of the pieces */
    heading path[HEADINGS];
    size_t depth;
    const char *names[HEADINGS];
    xun_source_span *parts; /* of the passage that was given out last */
    size_t part_capacity;
    heading orphan; /* a heading without a passage, to be given out as one */
    uint32_t number;
    xun_report_info info;
};

/* Counts Han characters and Latin words. */
static void count_scripts(const char *text, size_t length, size_t *han, size_t *words)
{
    bool in_word = false;
    *han = *words = 0;
    for (size_t at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)text[at];
        bool letter =
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= 0xC3 && byte <= 0xC9);
        *words += letter && !in_word;
        in_word = letter || (in_word && (byte & 0xC0) == 0x80);
        if (byte >= 0xE3 && byte <= 0xE9) { /* U+3400 to U+9FFF; below are kana and punctuation */
            *han += byte > 0xE3 || (at + 1 < length && (unsigned char)text[at + 1] >= 0x90);
            at += 2;
        }
    }
}

/* A Latin word weighs two Han characters; under a quarter of either is not substantial. */
const char *xun_text_language(const char *text, size_t length)
{
    size_t han, words;
    count_scripts(text, length, &han, &words);
    size_t latin = words * 2, total = han + latin;
    return !total ? NULL : han * 4 >= total * 3 ? "zh" : latin * 4 >= total * 3 ? "en" : "mixed";
}

static void set_language(char out[6], const char *text, size_t length, const char *otherwise)
{
    const char *language = xun_text_language(text, length);
    strcpy(out, language ? language : otherwise);
}

/* Where a window that starts at `start` ends: after a blank line, else a line, else a sentence, else a
 * character. */
static size_t window_end(const xun_passage_reader *reader, size_t start)
{
    size_t limit = start + WINDOW;
    if (limit >= reader->length)
        return reader->length;
    limit = xun_utf8_border(reader->data, reader->length, limit);
    const char *text = reader->data, *line = memrchr(text + start, '\n', limit - start);
    for (size_t at = line ? (size_t)(line - text) : start; at > limit - WINDOW / 4 && at > start; at--)
        if (text[at] == '\n' && text[at - 1] == '\n')
            return at + 1;
    if (line && (size_t)(line - text) > start)
        return (size_t)(line - text) + 1;
    size_t step;
    for (size_t at = limit; at > limit - WINDOW / 4; at -= step)
        if (xun_is_sentence_end(xun_char_before(text, start, at, &step)))
            return at;
    return limit;
}

static xun_status lay_out(xun_passage_reader *reader, size_t start, xun_error *error)
{
    xun_page *page = &reader->page;
    reader->window_start = start;
    reader->window_end = window_end(reader, start);
    page->text = reader->data + start;
    page->length = reader->window_end - start;
    reader->block = 0;
    if (!xun_page_find_lines(page))
        return xun_fail_memory(error);
    xun_page_mark_furniture(page);
    xun_page_measure(page);
    xun_page_join_lines(page);
    xun_page_join_torn(page);
    if (!xun_page_find_blocks(page))
        return xun_fail_memory(error);
    xun_page_classify(page);
    return XUN_OK;
}

/* A report named after the year that it reviews is given in the next, as its head says: what it calls this
 * year is that one. A later date is that of a copy. */
static bool may_replace(const char *told, const char *named, bool delivered)
{
    long later = strtol(told, NULL, 10) - strtol(named, NULL, 10);
    return strlen(told) > 4 && (later == 0 || (later == 1 && delivered));
}

/* The name of the file or its folder leads; where it gives the year alone, the text may tell the day of the
 * same year, or of the next when the report was given then. */
static void find_date(xun_passage_reader *reader, const xun_passage_options *options)
{
    xun_report_info *info = &reader->info;
    if (options && options->date && *options->date) {
        strncpy(info->date, options->date, sizeof info->date - 1);
        info->date_how = "given";
        return;
    }
    if (*info->date)
        return;
    bool named = options && options->path && xun_date_of_path(info->date, &info->date_how, options->path);
    if (named && strlen(info->date) > 4)
        return;
    char told[11] = "";
    bool delivered = false, text = xun_date_of_page(told, &delivered, &reader->page, info->title);
    if (text && (!named || may_replace(told, info->date, delivered))) {
        memcpy(info->date, told, sizeof told);
        info->date_how = "text";
    } else if (!named) {
        info->date_how = "unknown";
    }
    if (strlen(info->date) == 4 && xun_day_of_news(info->date, &reader->page, info->title))
        info->date_how = "text";
}

static xun_status begin(xun_passage_reader *reader, const xun_passage_options *options, xun_error *error)
{
    xun_report_info *info = &reader->info;
    reader->page.first = true;
    xun_status status = lay_out(reader, xun_read_front_matter(info, reader->data, reader->length), error);
    if (status != XUN_OK)
        return status;
    if (options && options->title && *options->title)
        xun_set_title(info, options->title, strlen(options->title));
    xun_find_title(info, &reader->page);
    if (!*info->title && options && options->path)
        xun_title_of_path(info, options->path);
    find_date(reader, options);
    set_language(info->language, reader->page.text, reader->page.length, "zh");
    return XUN_OK;
}

xun_status xun_passage_reader_open(xun_passage_reader **out, xun_text *text,
                                   const xun_passage_options *options, xun_error *error)
{
    *out = NULL;
    xun_passage_reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        return xun_fail_memory(error);
    reader->text = text;
    reader->data = xun_text_data(text);
    reader->length = xun_text_length(text);
    xun_status status = begin(reader, options, error);
    if (status != XUN_OK) {
        xun_passage_reader_close(reader);
        return status;
    }
    *out = reader;
    return XUN_OK;
}

void xun_passage_reader_close(xun_passage_reader *reader)
{
    if (!reader)
        return;
    for (size_t i = 0; i < reader->depth; i++)
        free(reader->path[i].text);
    free(reader->orphan.text);
    free(reader->parts);
    free(reader->pieces);
    xun_repaired_free(&reader->repaired);
    xun_page_free(&reader->page);
    free(reader);
}

const xun_report_info *xun_passage_reader_info(const xun_passage_reader *reader)
{
    return &reader->info;
}

static bool keep_piece(void *user, size_t offset, size_t length)
{
    xun_passage_reader *reader = user;
    if (reader->piece_count == reader->piece_capacity) {
        size_t capacity = reader->piece_capacity ? reader->piece_capacity * 2 : 16;
        piece *pieces = realloc(reader->pieces, capacity * sizeof *pieces);
        if (!pieces)
            return false;
        reader->pieces = pieces;
        reader->piece_capacity = capacity;
    }
    reader->pieces[reader->piece_count++] = (piece){offset, length};
    return true;
}

static void describe(xun_passage *out, xun_passage_reader *reader, const char *text, size_t length)
{
    for (size_t i = 0; i < reader->depth; i++) {
        reader->names[i] = reader->path[i].text;
        reader->path[i].used = true;
    }
    *out = (xun_passage){.text = text,
                         .length = length,
                         .headings = reader->names,
                         .heading_count = reader->depth,
                         .number = ++reader->number,
                         .kind = reader->kind};
    set_language(out->language, text, length, reader->info.language);
}

static uint64_t source_offset(const xun_passage_reader *reader, size_t offset)
{
    return xun_text_source_offset(reader->text, offset);
}

static bool reserve_parts(xun_passage_reader *reader, size_t count)
{
    if (count <= reader->part_capacity)
        return true;
    xun_source_span *parts = realloc(reader->parts, count * sizeof *parts);
    if (!parts)
        return false;
    reader->parts = parts;
    reader->part_capacity = count;
    return true;
}

static size_t page_offset(const xun_passage_reader *reader, size_t offset)
{
    return reader->window_start + xun_repaired_source(&reader->repaired, offset);
}

/* The parts of the block that bytes [start, end) of its text touch. */
static size_t find_parts(xun_passage_reader *reader, size_t start, size_t end)
{
    size_t count = 0;
    for (size_t i = 0; i < reader->repaired.part_count; i++) {
        xun_part part = reader->repaired.parts[i];
        size_t from = part.start > start ? part.start : start, to = part.end < end ? part.end : end;
        if (from < to)
            reader->parts[count++] =
                (xun_source_span){source_offset(reader, page_offset(reader, from)),
                                  source_offset(reader, page_offset(reader, to - 1) + 1)};
    }
    return count;
}

static bool give_piece(xun_passage *out, xun_passage_reader *reader)
{
    piece it = reader->pieces[reader->next_piece++];
    if (!reserve_parts(reader, reader->repaired.part_count))
        return false;
    describe(out, reader, reader->repaired.text.data + it.offset, it.length);
    out->part_count = find_parts(reader, it.offset, it.offset + it.length);
    out->parts = reader->parts;
    return true;
}

static bool give_orphan(xun_passage *out, xun_passage_reader *reader)
{
    if (!reserve_parts(reader, 1))
        return false;
    reader->kind = XUN_PASSAGE_HEADING;
    describe(out, reader, reader->orphan.text, reader->orphan.length);
    reader->parts[0] = (xun_source_span){source_offset(reader, reader->orphan.start),
                                         source_offset(reader, reader->orphan.end)};
    out->parts = reader->parts;
    out->part_count = 1;
    return true;
}

/* Leaves the headings of this rank and inside it. Returns true when the innermost of them had no passage: it
 * is the orphan now. */
static bool leave_headings(xun_passage_reader *reader, unsigned rank)
{
    while (reader->depth && reader->path[reader->depth - 1].rank >= rank) {
        heading *last = &reader->path[--reader->depth];
        if (!last->used) {
            reader->orphan = *last;
            return true;
        }
        free(last->text);
    }
    return false;
}

static bool enter_heading(xun_passage_reader *reader, const xun_block *block)
{
    xun_repaired *repaired = &reader->repaired;
    if (!xun_repair_block(repaired, &reader->page, block))
        return false;
    if (!repaired->text.length || reader->depth == HEADINGS)
        return true;
    heading *it = &reader->path[reader->depth];
    size_t base = reader->window_start;
    *it = (heading){malloc(repaired->text.length + 1),
                    repaired->text.length,
                    base + xun_repaired_source(repaired, 0),
                    base + xun_repaired_source(repaired, repaired->text.length - 1) + 1,
                    block->rank,
                    false};
    if (!it->text)
        return false;
    memcpy(it->text, repaired->text.data, repaired->text.length + 1);
    reader->depth++;
    return true;
}

static bool cut_block(xun_passage_reader *reader, const xun_block *block)
{
    static const xun_passage_kind kinds[] = {XUN_PASSAGE_BODY,   XUN_PASSAGE_LIST,    XUN_PASSAGE_CAPTION,
                                             XUN_PASSAGE_BYLINE, XUN_PASSAGE_HEADING, XUN_PASSAGE_HEADING};
    reader->piece_count = reader->next_piece = 0;
    reader->kind = kinds[block->kind];
    return xun_repair_block(&reader->repaired, &reader->page, block) &&
           xun_split_paragraph(reader->repaired.text.data, reader->repaired.text.length, keep_piece, reader);
}

/* Takes the next block; `*orphan` tells that a heading without a passage has to be given out first (the block
 * stays). */
static bool take_block(xun_passage_reader *reader, bool *orphan)
{
    const xun_block *block = &reader->page.blocks[reader->block];
    *orphan = false;
    if (block->kind == XUN_BLOCK_HEADING && !block->absorbed) {
        if ((*orphan = leave_headings(reader, block->rank)))
            return true;
        reader->block++;
        return enter_heading(reader, block);
    }
    reader->block++;
    if (block->absorbed || block->kind == XUN_BLOCK_TITLE)
        return true;
    return cut_block(reader, block);
}

static xun_status next_window(xun_passage_reader *reader, xun_error *error)
{
    reader->page.first = false;
    xun_text_release_before(reader->text, reader->window_end);
    return lay_out(reader, reader->window_end, error);
}

/* A report that is nothing but its title. */
static bool only_title(xun_passage_reader *reader)
{
    for (size_t i = 0; i < reader->page.block_count && !reader->number; i++)
        if (reader->page.blocks[i].kind == XUN_BLOCK_TITLE)
            return cut_block(reader, &reader->page.blocks[i]) && reader->piece_count;
    return false;
}

xun_status xun_passage_next(xun_passage *out, xun_passage_reader *reader, xun_error *error)
{
    bool orphan = false;
    free(reader->orphan.text);
    reader->orphan.text = NULL;
    memset(out, 0, sizeof *out);
    while (reader->next_piece == reader->piece_count) {
        if (reader->block < reader->page.block_count) {
            if (!take_block(reader, &orphan))
                return xun_fail_memory(error);
        } else if (reader->window_end < reader->length) {
            xun_status status = next_window(reader, error);
            if (status != XUN_OK)
                return status;
        } else if (!(orphan = leave_headings(reader, 0)) && !only_title(reader)) {
            return XUN_NOT_FOUND;
        }
        if (orphan)
            return give_orphan(out, reader) ? XUN_OK : xun_fail_memory(error);
    }
    return give_piece(out, reader) ? XUN_OK : xun_fail_memory(error);
}
