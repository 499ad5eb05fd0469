#include "indexer/reading.h"

#include <string.h>

#include "corpus/passage.h"
#include "indexer/reading_records.h"

static xun_slice slice_of(const char *text)
{
    return (xun_slice){text, strlen(text)};
}

xun_status xun_read_passage(xun_reading *reading, xun_error *error)
{
    xun_document document;
    xun_status status = xun_document_build(&document, reading->builder, &reading->passage, error);
    if (status == XUN_OK)
        status = xun_part_add(&reading->parts, &document, error);
    if (status != XUN_OK) {
        reading->failed = status != XUN_INVALID;
        return status;
    }
    reading->passages++;
    atomic_fetch_add_explicit(&reading->counters->passages, 1, memory_order_relaxed);
    return XUN_OK;
}

void xun_read_told(xun_reading *reading, uint64_t bytes, uint64_t limit)
{
    uint64_t reached = bytes < limit ? bytes : limit;
    if (reached <= reading->bytes)
        return;
    atomic_fetch_add_explicit(&reading->counters->bytes, reached - reading->bytes, memory_order_relaxed);
    reading->bytes = reached;
}

void xun_read_outcome(xun_reading *reading, size_t source, xun_outcome *outcome, xun_status status,
                      const xun_error *why)
{
    outcome->kind = XUN_OUTCOME_SOURCE;
    outcome->number = source;
    outcome->status = status;
    outcome->passages = reading->passages;
    if (status != XUN_OK)
        outcome->text = slice_of(why->message);
    xun_outcome_write(reading->outcomes, outcome);
}

/* ---- files -------------------------------------------------------------------------------------------- */

static void take_passage(xun_stored_passage *stored, const xun_passage *passage)
{
    stored->text = (xun_slice){passage->text, passage->length};
    stored->headings.count = 0;
    for (size_t i = 0; i < passage->heading_count && i < XUN_STORED_LIST_LIMIT; i++)
        stored->headings.items[stored->headings.count++] = slice_of(passage->headings[i]);
    stored->number = passage->number;
    stored->language = slice_of(passage->language);
    stored->part_count = 0;
    for (size_t i = 0; i < passage->part_count && i < XUN_STORED_LIST_LIMIT; i++)
        stored->parts[stored->part_count++] =
            (xun_stored_span){passage->parts[i].start, passage->parts[i].end};
}

static xun_status read_passages(xun_reading *reading, xun_passage_reader *reader, uint64_t size,
                                xun_error *error)
{
    const xun_report_info *info = xun_passage_reader_info(reader);
    for (;;) {
        xun_passage passage;
        xun_status status = xun_passage_next(&passage, reader, error);
        if (status != XUN_OK)
            return status == XUN_NOT_FOUND ? XUN_OK : status;
        take_passage(&reading->passage, &passage);
        reading->passage.title = slice_of(info->title);
        reading->passage.date = slice_of(info->date);
        reading->passage.date_how = slice_of(*info->date ? info->date_how : "");
        status = xun_read_passage(reading, error);
        if (status != XUN_OK)
            return status;
        xun_read_told(reading, passage.parts[0].end, size);
    }
}

static xun_status read_text(xun_reading *reading, xun_outcome *outcome, const xun_input_source *source,
                            xun_error *error)
{
    xun_text *text;
    const xun_text_options options = {.encoding = reading->build->options->encoding};
    xun_status status = xun_text_open(&text, source->path, &options, error);
    if (status != XUN_OK)
        return status;
    outcome->decoding = *xun_text_decoding(text);
    reading->passage.media = slice_of(outcome->decoding.media);
    xun_passage_reader *reader;
    const xun_passage_options passage_options = {.path = source->path};
    status = xun_passage_reader_open(&reader, text, &passage_options, error);
    if (status == XUN_OK)
        status = read_passages(reading, reader, source->size, error);
    xun_passage_reader_close(reader);
    xun_text_close(text);
    return status;
}

void xun_read_start(xun_reading *reading, const xun_input_source *source, char group[XUN_GROUP_SIZE])
{
    xun_group_name(group, reading->build->generation, source->number);
    reading->passage = (xun_stored_passage){.id = slice_of(source->name), .group = slice_of(group)};
    reading->passages = reading->bytes = 0;
}

static xun_status read_file(xun_reading *reading, size_t place, xun_error *error)
{
    const xun_input_source *source = &reading->sources[place];
    char group[XUN_GROUP_SIZE];
    xun_read_start(reading, source, group);
    xun_outcome outcome = {.kind = XUN_OUTCOME_SOURCE};
    xun_status status = xun_content_read(&outcome.content, source->path, 0, 0, error);
    if (status == XUN_OK)
        status = read_text(reading, &outcome, source, error);
    if (reading->failed)
        return status;
    xun_read_told(reading, source->size, source->size);
    xun_read_outcome(reading, place, &outcome, status, error);
    return XUN_OK;
}

static xun_status read_files(xun_reading *reading, const xun_task *task, xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t i = 0; i < task->count && status == XUN_OK; i++)
        status = read_file(reading, task->first + i, error);
    return status;
}

/* ---- stored passages ---------------------------------------------------------------------------------- */

static xun_status read_stored_passage(xun_reading *reading, uint32_t docid, xun_error *error)
{
    xun_bytes *data = &reading->data;
    xun_bytes_clear(data);
    xun_status status = xun_reader_data(data, reading->reader, docid, error);
    if (status == XUN_OK)
        status = xun_stored_passage_read(&reading->passage, data->data, data->length, error);
    return status == XUN_OK ? xun_read_passage(reading, error) : status;
}

/* Progress is told in bytes of the index: each passage stands for its share. */
static xun_status read_stored(xun_reading *reading, const xun_task *task, xun_error *error)
{
    const xun_reader_counts *counts = &reading->build->counts;
    uint64_t living = counts->documents - counts->dead, share = living ? counts->bytes_on_disk / living : 0;
    reading->failed = true; /* whatever goes wrong here is the index's fault, not a source's */
    xun_status status = XUN_OK;
    for (size_t i = 0; i < task->count && status == XUN_OK; i++) {
        status = read_stored_passage(reading, reading->stored[task->first + i].docid, error);
        atomic_fetch_add_explicit(&reading->counters->bytes, share, memory_order_relaxed);
    }
    return status;
}

xun_status xun_read_task(xun_reading *reading, const xun_task *task, xun_error *error)
{
    switch (task->kind) {
    case XUN_TASK_FILES: return read_files(reading, task, error);
    case XUN_TASK_RECORDS: return xun_read_records(reading, task, error);
    case XUN_TASK_STORED: return read_stored(reading, task, error);
    }
    return xun_fail(error, XUN_INTERNAL, "a task of unknown kind: please report");
}
