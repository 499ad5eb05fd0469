#include "apps/output/answer.h"

#include <string.h>

static void field(xun_writer *out, xun_slice text)
{
    xun_write_tsv(out, text.text, text.length);
    xun_write_string(out, "\t");
}

static void headings(xun_writer *out, const xun_stored_passage *passage)
{
    for (size_t i = 0; i < passage->headings.count; i++) {
        xun_write_string(out, i ? " › " : "");
        xun_write_tsv(out, passage->headings.items[i].text, passage->headings.items[i].length);
    }
    xun_write_string(out, "\t");
}

static void years(xun_writer *out, const xun_stored_passage *passage)
{
    for (size_t i = 0; i < passage->year_count; i++)
        xun_write_format(out, "%s%d", i ? "," : "", passage->years[i]);
    xun_write_string(out, "\t");
}

static void citation(xun_writer *out, const xun_stored_passage *passage)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    xun_writer writer = xun_writer_to_bytes(&text);
    xun_write_citation(&writer, passage);
    xun_write_tsv(out, text.data ? text.data : "", text.length);
    xun_write_string(out, "\n");
    out->failed = out->failed || writer.failed;
    xun_bytes_free(&text);
}

void xun_print_answer_tsv(xun_writer *out, const xun_answer *answer)
{
    xun_write_string(out, "rank\tscore\treport\tpassage\ttitle\tdate\tlang\tyears\theading\ttext\tpath\tstart"
                          "\tend\tdate_how\tcitation\n");
    for (size_t i = 0; i < answer->count && !out->failed; i++) {
        const xun_answer_hit *hit = &answer->hits[i];
        const xun_stored_passage *passage = hit->passage;
        xun_write_format(out, "%zu\t%.4f\t", hit->rank, hit->score);
        field(out, passage->id);
        xun_write_format(out, "%u\t", passage->number);
        field(out, passage->title);
        field(out, passage->date);
        field(out, passage->language);
        years(out, passage);
        headings(out, passage);
        field(out, passage->text);
        field(out, xun_passage_source(passage));
        xun_write_format(out, "%llu\t%llu\t", (unsigned long long)passage->parts[0].start,
                         (unsigned long long)passage->parts[0].end);
        field(out, passage->date_how);
        citation(out, passage);
    }
}
