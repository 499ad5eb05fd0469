#include "apps/output/answer.h"

#include <string.h>

#include "apps/output/hint.h"
#include "common/json.h"

static void slice(xun_json *json, const char *key, xun_slice text)
{
    xun_json_text(json, key, text.text, text.length);
}

static void slice_or_null(xun_json *json, const char *key, xun_slice text)
{
    if (text.length)
        slice(json, key, text);
    else
        xun_json_null(json, key);
}

static void list(xun_json *json, const char *key, const xun_stored_list *items)
{
    xun_json_array(json, key);
    for (size_t i = 0; i < items->count; i++)
        slice(json, NULL, items->items[i]);
    xun_json_array_end(json);
}

static void years(xun_json *json, const xun_stored_passage *passage)
{
    xun_json_array(json, "years");
    for (size_t i = 0; i < passage->year_count; i++)
        xun_json_integer(json, NULL, passage->years[i]);
    xun_json_array_end(json);
}

/* All highlights, or those that only look alike. */
static void highlights(xun_json *json, const char *key, const xun_answer_hit *hit, bool weak)
{
    xun_json_array(json, key);
    for (size_t i = 0; i < hit->highlight_count; i++) {
        if (weak && !hit->weak[i])
            continue;
        xun_json_array(json, NULL);
        xun_json_integer(json, NULL, (int64_t)hit->highlights[i].start);
        xun_json_integer(json, NULL, (int64_t)hit->highlights[i].end);
        xun_json_array_end(json);
    }
    xun_json_array_end(json);
}

static void matched_via(xun_json *json, const xun_answer_hit *hit)
{
    xun_json_array(json, "matched_via");
    for (size_t i = 0; i < hit->matched_via_count; i++) {
        xun_json_object(json, NULL);
        slice(json, "from", hit->matched_via[i].from);
        slice(json, "to", hit->matched_via[i].to);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

/* Places in such a file count in the text taken out of it. */
static bool is_extracted(const char *media, size_t length)
{
    static const char *const extracted[] = {"html", "pdf", "docx"};
    for (size_t i = 0; i < sizeof extracted / sizeof extracted[0]; i++)
        if (strlen(extracted[i]) == length && memcmp(extracted[i], media, length) == 0)
            return true;
    return false;
}

void xun_print_range(xun_json *json, uint64_t start, uint64_t end, const char *media, size_t length)
{
    xun_json_integer(json, "start", (int64_t)start);
    xun_json_integer(json, "end", (int64_t)end);
    if (is_extracted(media, length))
        xun_json_string(json, "of", "extracted text");
}

void xun_print_part(xun_json *json, uint64_t start, uint64_t end)
{
    xun_json_array(json, NULL);
    xun_json_integer(json, NULL, (int64_t)start);
    xun_json_integer(json, NULL, (int64_t)end);
    xun_json_array_end(json);
}

void xun_print_source(xun_json *json, const xun_stored_passage *passage)
{
    xun_json_object(json, "source");
    slice(json, "path", xun_passage_source(passage));
    xun_print_range(json, passage->parts[0].start, passage->parts[0].end, passage->media.text,
                    passage->media.length);
    xun_json_object_end(json);
    if (passage->part_count < 2)
        return;
    xun_json_array(json, "parts");
    for (size_t i = 0; i < passage->part_count; i++)
        xun_print_part(json, passage->parts[i].start, passage->parts[i].end);
    xun_json_array_end(json);
}

static void citation(xun_json *json, const xun_stored_passage *passage)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    xun_writer out = xun_writer_to_bytes(&text);
    xun_write_citation(&out, passage);
    xun_json_text(json, "citation", text.data ? text.data : "", text.length);
    json->writer->failed = json->writer->failed || out.failed;
    xun_bytes_free(&text);
}

static void write_id(xun_json *json, const xun_stored_passage *passage)
{
    xun_bytes id = XUN_BYTES_EMPTY;
    if (xun_passage_id(&id, passage))
        xun_json_text(json, "id", id.data, id.length);
    else
        json->writer->failed = true;
    xun_bytes_free(&id);
}

static void repetitions(xun_json *json, const xun_answer_hit *hit)
{
    xun_json_array(json, "repetitions");
    for (size_t i = 0; i < hit->repetition_count; i++) {
        const xun_stored_passage *passage = hit->repetitions[i].passage;
        xun_json_object(json, NULL);
        write_id(json, passage);
        slice(json, "report", passage->id);
        slice(json, "title", passage->title);
        slice_or_null(json, "date", passage->date);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

static void write_hit(xun_json *json, const xun_answer_hit *hit)
{
    const xun_stored_passage *passage = hit->passage;
    xun_json_object(json, NULL);
    xun_json_integer(json, "rank", (int64_t)hit->rank);
    xun_json_number(json, "score", hit->score, 4);
    write_id(json, passage);
    slice(json, "report", passage->id);
    slice(json, "title", passage->title);
    slice_or_null(json, "date", passage->date);
    slice_or_null(json, "date_how", passage->date_how);
    slice(json, "lang", passage->language);
    years(json, passage);
    list(json, "heading", &passage->headings);
    xun_json_integer(json, "passage", passage->number);
    slice(json, "text", passage->text);
    highlights(json, "highlights", hit, false);
    if (hit->weak)
        highlights(json, "look_alikes", hit, true);
    matched_via(json, hit);
    if (hit->repetition_count)
        repetitions(json, hit);
    list(json, "projects", &passage->projects);
    list(json, "honors", &passage->honors);
    xun_print_source(json, passage);
    citation(json, passage);
    if (hit->explanation)
        xun_json_string(json, "explanation", hit->explanation);
    xun_json_object_end(json);
}

static void facets(xun_json *json, const xun_answer *answer)
{
    xun_json_object(json, "facets");
    for (int facet = 0; facet < XUN_FACET_COUNT; facet++) {
        xun_json_array(json, xun_facet_name((xun_facet)facet));
        for (size_t i = 0; i < answer->facet_counts[facet]; i++) {
            xun_json_object(json, NULL);
            xun_json_string(json, "value", answer->facets[facet][i].value);
            xun_json_integer(json, "count", (int64_t)answer->facets[facet][i].count);
            xun_json_object_end(json);
        }
        xun_json_array_end(json);
    }
    xun_json_object_end(json);
}

/* The facets that have more values than are given. */
static void facets_cut(xun_json *json, const xun_answer *answer)
{
    xun_json_array(json, "facets_cut");
    for (int facet = 0; facet < XUN_FACET_COUNT; facet++)
        if (answer->facets_cut[facet])
            xun_json_string(json, NULL, xun_facet_name((xun_facet)facet));
    xun_json_array_end(json);
}

static void totals(xun_json *json, const xun_answer *answer)
{
    xun_json_object(json, "total");
    xun_json_integer(json, "passages", (int64_t)answer->passages);
    xun_json_integer(json, "literal", (int64_t)answer->literal);
    if (answer->grouped)
        xun_json_integer(json, "grouped", (int64_t)answer->grouped);
    if (answer->look_alike) {
        xun_json_integer(json, "look_alike", (int64_t)answer->look_alike);
        xun_json_integer(json, "added", (int64_t)answer->added);
    }
    xun_json_bool(json, "exact", answer->exact);
    xun_json_object_end(json);
}

static void write_hint(xun_json *json, const xun_hint *hint)
{
    xun_bytes words = XUN_BYTES_EMPTY;
    if (!xun_hint_in_english(&words, hint))
        json->writer->failed = true;
    else if (words.length)
        xun_json_text(json, "hint", words.data, words.length);
    xun_bytes_free(&words);
}

static void look_alikes(xun_json *json, const xun_answer *answer)
{
    xun_json_array(json, "look_alikes");
    for (size_t i = 0; i < answer->look_alike_count; i++) {
        xun_json_object(json, NULL);
        xun_json_string(json, "from", answer->look_alikes[i].from);
        xun_json_string(json, "to", answer->look_alikes[i].to);
        xun_json_integer(json, "passages", (int64_t)answer->look_alikes[i].passages);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

static const char *remedy_name(xun_remedy_kind kind)
{
    switch (kind) {
    case XUN_REMEDY_WITHOUT_WORD: return "without-word";
    case XUN_REMEDY_WITHOUT_FIELD: return "without-field";
    case XUN_REMEDY_WITHOUT_FILTERS: return "without-filters";
    case XUN_REMEDY_LOOSE: return "loose";
    case XUN_REMEDY_TRANSLATED: return "translated";
    }
    return "";
}

static void nothing(xun_json *json, const xun_answer *answer)
{
    xun_json_array(json, "words");
    for (size_t i = 0; i < answer->word_count; i++) {
        xun_json_object(json, NULL);
        xun_json_string(json, "word", answer->words[i].word);
        xun_json_integer(json, "passages", (int64_t)answer->words[i].passages);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
    xun_json_array(json, "remedies");
    for (size_t i = 0; i < answer->remedy_count; i++) {
        xun_json_object(json, NULL);
        xun_json_string(json, "kind", remedy_name(answer->remedies[i].kind));
        xun_json_string(json, "what", answer->remedies[i].what);
        xun_json_string(json, "query", answer->remedies[i].query);
        xun_json_integer(json, "passages", (int64_t)answer->remedies[i].passages);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

void xun_print_answer_json(xun_writer *out, const xun_answer *answer, const char *query, size_t length)
{
    xun_json json = xun_json_to(out);
    xun_json_object(&json, NULL);
    xun_json_integer(&json, "format", 1);
    xun_json_text(&json, "query", query, length);
    xun_json_string(&json, "understood", answer->understood);
    totals(&json, answer);
    xun_json_number(&json, "took_ms", answer->took_ms, 3);
    xun_json_string(&json, "suggestion", answer->suggestion);
    if (answer->read_as)
        xun_json_string(&json, "read_as", answer->read_as);
    write_hint(&json, &answer->hint);
    if (answer->look_alike_count)
        look_alikes(&json, answer);
    if (answer->words)
        nothing(&json, answer);
    xun_json_array(&json, "hits");
    for (size_t i = 0; i < answer->count; i++)
        write_hit(&json, &answer->hits[i]);
    xun_json_array_end(&json);
    facets(&json, answer);
    facets_cut(&json, answer);
    xun_json_object_end(&json);
    xun_write_string(out, "\n");
}

void xun_print_answer_jsonl(xun_writer *out, const xun_answer *answer)
{
    for (size_t i = 0; i < answer->count && !out->failed; i++) {
        xun_json json = xun_json_to(out);
        write_hit(&json, &answer->hits[i]);
        xun_write_string(out, "\n");
    }
}
