#include "indexer/sample.h"

#include <string.h>

#include "common/utf8.h"
#include "corpus/record.h"

/* A file of reports larger than this is not opened for a sample: decoding it would take too long. */
enum {
    PLACES = 64,
    LARGEST_FILE = 8 << 20,
    LONGEST_PIECE = 4 * XUN_SAMPLE_BYTES / PLACES,
    RECORD_STEP = 64 * 1024
};

static bool append_piece(xun_bytes *sample, const char *text, size_t length, size_t wanted)
{
    size_t start = length > wanted ? xun_utf8_border(text, length, (length - wanted) / 2) : 0;
    size_t end = length - start > wanted ? xun_utf8_border(text, length, start + wanted) : length;
    return xun_bytes_append(sample, text + start, end - start);
}

static bool sample_file(xun_bytes *sample, const xun_build *build, const xun_input_source *source,
                        size_t wanted)
{
    xun_text *text;
    const xun_text_options options = {.encoding = build->options->encoding};
    if (source->size > LARGEST_FILE || xun_text_open(&text, source->path, &options, NULL) != XUN_OK)
        return true;
    bool good = append_piece(sample, xun_text_data(text), xun_text_length(text), wanted);
    xun_text_close(text);
    return good;
}

/* Some records from byte `start` on, `wanted` bytes of text at most. */
static bool sample_records(xun_bytes *sample, const xun_build *build, const xun_input_source *source,
                           uint64_t start, size_t wanted)
{
    xun_record_format format = build->options->input == XUN_INPUT_TSV ? XUN_RECORDS_TSV : XUN_RECORDS_JSONL;
    xun_record_reader *reader;
    uint64_t end = source->size - start < RECORD_STEP ? 0 : start + RECORD_STEP;
    if (xun_record_reader_open(&reader, source->path, format, start, end, NULL) != XUN_OK)
        return true;
    bool good = true;
    for (size_t used = 0; used < wanted && good;) {
        xun_record record;
        xun_status status = xun_record_next(&record, reader, NULL);
        if (status == XUN_INVALID)
            continue;
        if (status != XUN_OK)
            break;
        size_t piece = record.text_length < LONGEST_PIECE ? record.text_length : LONGEST_PIECE;
        good = append_piece(sample, record.title, record.title_length, LONGEST_PIECE) &&
               append_piece(sample, record.text, record.text_length, piece);
        used += record.title_length + piece;
    }
    xun_record_reader_close(reader);
    return good;
}

static bool sample_source(xun_build *build, const xun_input_source *source, uint64_t first, uint64_t step,
                          size_t places, size_t wanted)
{
    if (build->options->input == XUN_INPUT_FILES)
        return sample_file(&build->sample, build, source, places * wanted);
    if (xun_is_compressed(source->path))
        return sample_records(&build->sample, build, source, 0, places * wanted);
    bool good = true;
    for (size_t i = 0; i < places && good; i++)
        good = sample_records(&build->sample, build, source, first + i * step, wanted);
    return good;
}

static uint64_t bytes_to_read(const xun_input_source *sources, size_t count)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += sources[i].change == XUN_CHANGE_NONE ? 0 : sources[i].size;
    return bytes;
}

/* Places are evenly spaced over all bytes to be read, so that a large source gives more than a small one; and
 * a small collection gets a small sample, since the index has to store it. */
xun_status xun_sample_sources(xun_build *build, const xun_input_source *sources, size_t count,
                              xun_error *error)
{
    uint64_t total = bytes_to_read(sources, count), step = total / PLACES + 1, next = step / 2, seen = 0;
    size_t wanted = (size_t)(total / 10 < XUN_SAMPLE_BYTES ? total / 10 : XUN_SAMPLE_BYTES) / PLACES;
    bool good = true;
    for (size_t i = 0; i < count && good && wanted; i++) {
        if (sources[i].change == XUN_CHANGE_NONE)
            continue;
        uint64_t first = next - seen, end = seen + sources[i].size;
        size_t places = 0;
        for (; next < end; next += step)
            places++;
        if (places)
            good = sample_source(build, &sources[i], first, step, places, wanted);
        seen = end;
    }
    return good ? XUN_OK : xun_fail_memory(error);
}
