#include "indexer/reading_records.h"

#include <inttypes.h>
#include <string.h>

#include "common/utf8.h"
#include "corpus/passage.h"
#include "corpus/record.h"

/* ---- groups of standard input ------------------------------------------------------------------------- */

enum { LONGEST_KEY = 120 };

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
static uint64_t hash_of(const char *text, size_t length)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001B3u;
    return hash;
}

bool xun_record_key(xun_bytes *out, const char *id, size_t length)
{
    bool good = xun_bytes_append(
        out, id, length <= LONGEST_KEY ? length : xun_utf8_border(id, length, LONGEST_KEY / 2));
    if (length > LONGEST_KEY)
        good = good && xun_bytes_append_format(out, "~%016" PRIx64, hash_of(id, length));
    return good && xun_bytes_append_byte(out, '\t');
}

bool xun_record_group(xun_bytes *out, const char *id, size_t length, uint64_t generation, uint64_t offset)
{
    return xun_record_key(out, id, length) &&
           xun_bytes_append_format(out, "%" PRIu64 ".%" PRIu64, generation, offset);
}

/* ---- one record --------------------------------------------------------------------------------------- */

typedef struct {
    xun_reading *reading;
    const xun_record *record;
    xun_status status;
    xun_error *error;
    char date[11]; /* of the report */
} splitting;

static xun_status add_piece(splitting *state, const char *text, size_t length)
{
    xun_stored_passage *passage = &state->reading->passage;
    passage->text = (xun_slice){text, length};
    passage->number++;
    if (!state->record->language[0]) {
        const char *language = xun_text_language(text, length);
        if (!language)
            language = xun_text_language(state->record->title, state->record->title_length);
        passage->language = language ? (xun_slice){language, strlen(language)} : (xun_slice){"", 0};
    }
    return xun_read_passage(state->reading, state->error);
}

static bool split_piece(void *user, size_t offset, size_t length)
{
    splitting *state = user;
    state->status = add_piece(state, state->record->text + offset, length);
    return state->status == XUN_OK;
}

static void set_date(splitting *state, const char *date, const char *how)
{
    xun_stored_passage *stored = &state->reading->passage;
    memmove(state->date, date, strlen(date) + 1);
    stored->date = (xun_slice){state->date, strlen(state->date)};
    stored->date_how = (xun_slice){how, *date ? strlen(how) : 0};
}

/* The date that the record states, else the year that its title is of. */
static void find_date(splitting *state)
{
    const xun_record *record = state->record;
    char titled[11] = "";
    if (!*record->date && xun_date_of_title(titled, record->title, record->title_length))
        set_date(state, titled, "text");
    else
        set_date(state, record->date, "given");
}

/* A text of several lines is read as a report is: lines joined, headings told from body text. */
static xun_status add_lines(splitting *state, xun_passage_reader *reader)
{
    xun_stored_passage *stored = &state->reading->passage;
    const xun_report_info *info = xun_passage_reader_info(reader);
    set_date(state, info->date, info->date_how);
    xun_passage passage;
    xun_status status;
    while ((status = xun_passage_next(&passage, reader, state->error)) == XUN_OK) {
        stored->headings.count = 0;
        for (size_t i = 0; i < passage.heading_count && i < XUN_STORED_LIST_LIMIT; i++)
            stored->headings.items[stored->headings.count++] =
                (xun_slice){passage.headings[i], strlen(passage.headings[i])};
        status = add_piece(state, passage.text, passage.length);
        if (status != XUN_OK)
            return status;
    }
    return status == XUN_NOT_FOUND ? XUN_OK : status;
}

static xun_status add_text_of_lines(splitting *state)
{
    xun_text *text;
    const xun_text_options options = {.encoding = "UTF-8", .name = "record.txt"};
    xun_status status =
        xun_text_open_bytes(&text, state->record->text, state->record->text_length, &options, state->error);
    if (status != XUN_OK)
        return status;
    xun_passage_reader *reader;
    const xun_passage_options passage_options = {.date = state->record->date, .title = state->record->title};
    status = xun_passage_reader_open(&reader, text, &passage_options, state->error);
    if (status == XUN_OK)
        status = add_lines(state, reader);
    xun_passage_reader_close(reader);
    xun_text_close(text);
    return status;
}

static xun_status add_record(xun_reading *reading, const xun_record *record, xun_error *error)
{
    xun_stored_passage *passage = &reading->passage;
    passage->id = (xun_slice){record->id, record->id_length};
    passage->title = (xun_slice){record->title, record->title_length};
    passage->language = (xun_slice){record->language, strlen(record->language)};
    passage->url = (xun_slice){record->url, strlen(record->url)};
    passage->parts[0] = (xun_stored_span){record->start, record->end};
    passage->part_count = 1;
    passage->headings.count = 0;
    passage->number = 0;
    splitting state = {reading, record, XUN_OK, error, ""};
    find_date(&state);
    if (memchr(record->text, '\n', record->text_length))
        state.status = add_text_of_lines(&state);
    else
        xun_split_paragraph(record->text, record->text_length, split_piece, &state);
    if (state.status == XUN_OK && passage->number == 0)
        state.status = add_piece(&state, "", 0); /* a title alone can be found too */
    return state.status;
}

/* ---- a range of a file -------------------------------------------------------------------------------- */

typedef struct {
    xun_reading *reading;
    const xun_input_source *source;
    bool single; /* each record is a group of its own: standard input */
    xun_bytes group;
} range;

static xun_status begin_group(range *at, const xun_record *record, xun_error *error)
{
    xun_bytes_clear(&at->group);
    if (!xun_record_group(&at->group, record->id, record->id_length, at->reading->build->generation,
                          record->start))
        return xun_fail_memory(error);
    at->reading->passage.group = (xun_slice){at->group.data, at->group.length};
    return XUN_OK;
}

static void tell_group(range *at, const xun_record *record, uint64_t passages)
{
    xun_outcome_write(at->reading->outcomes, &(xun_outcome){.kind = XUN_OUTCOME_GROUP,
                                                            .number = record->start,
                                                            .passages = passages,
                                                            .text = {at->group.data, at->group.length}});
}

static xun_status read_record(range *at, const xun_record *record, xun_error *error)
{
    if (!at->single)
        return add_record(at->reading, record, error);
    uint64_t before = at->reading->passages;
    xun_status status = begin_group(at, record, error);
    if (status == XUN_OK)
        status = add_record(at->reading, record, error);
    if (status == XUN_OK)
        tell_group(at, record, at->reading->passages - before);
    return status;
}

/* The reader's message names file and line as it sees them, from the start of the range: only the reason is
 * kept. */
static xun_slice reason_of(const char *message, const char *path)
{
    size_t length = strlen(path);
    const char *reason = strncmp(message, path, length) == 0 ? strstr(message + length, ": line ") : NULL;
    reason = reason ? strstr(reason + strlen(": line "), ": ") : NULL;
    reason = reason ? reason + strlen(": ") : message;
    return (xun_slice){reason, strlen(reason)};
}

static void tell_wrong(range *at, const xun_record *record, const char *message)
{
    xun_outcome_write(at->reading->outcomes, &(xun_outcome){.kind = XUN_OUTCOME_WRONG,
                                                            .number = record->line,
                                                            .text = reason_of(message, at->source->path)});
}

static xun_status read_records(range *at, xun_record_reader *reader, uint64_t start, xun_error *error)
{
    for (;;) {
        xun_record record;
        xun_status status = xun_record_next(&record, reader, error);
        if (status == XUN_NOT_FOUND)
            return XUN_OK;
        if (status == XUN_INVALID || (status == XUN_LIMIT && record.line)) {
            tell_wrong(at, &record, error->message);
            continue;
        }
        if (status == XUN_OK)
            status = read_record(at, &record, error);
        if (status != XUN_OK)
            return status;
        xun_read_told(at->reading, record.end - start, at->source->size - start);
    }
}

static xun_status read_range(range *at, const xun_task *task, xun_error *error)
{
    xun_record_format format =
        at->reading->build->options->input == XUN_INPUT_TSV ? XUN_RECORDS_TSV : XUN_RECORDS_JSONL;
    xun_record_reader *reader;
    xun_status status =
        xun_record_reader_open(&reader, at->source->path, format, task->start, task->end, error);
    if (status == XUN_OK)
        status = read_records(at, reader, task->start, error);
    xun_record_reader_close(reader);
    return status;
}

xun_status xun_read_records(xun_reading *reading, const xun_task *task, xun_error *error)
{
    const xun_input_source *source = &reading->sources[task->first];
    range at = {.reading = reading, .source = source, .single = strcmp(source->name, "-") == 0};
    char group[XUN_GROUP_SIZE];
    xun_read_start(reading, source, group);
    reading->passage.media = (xun_slice){"record", strlen("record")};
    if (!at.single)
        reading->passage.path = (xun_slice){source->name, strlen(source->name)};
    xun_outcome outcome = {.kind = XUN_OUTCOME_SOURCE};
    xun_status status = xun_content_read(&outcome.content, source->path, task->start, task->end, error);
    if (status == XUN_OK)
        status = read_range(&at, task, error);
    xun_bytes_free(&at.group);
    if (reading->failed)
        return status;
    uint64_t whole = (task->end ? task->end : source->size) - task->start;
    xun_read_told(reading, whole, whole);
    xun_read_outcome(reading, task->first, &outcome, status, error);
    return XUN_OK;
}
