#include "apps/cli/search_output.h"

#include <string.h>

#include "apps/cli/columns.h"
#include "apps/cli/message.h"

enum { INDENT = 4, WIDEST = 120, SHOWN_FACETS = 10 };

#define STYLE_HIGHLIGHT "\033[1;33m"
#define STYLE_LOOK_ALIKE "\033[4;33m"
#define STYLE_TITLE "\033[1m"
#define STYLE_DIM "\033[2m"
#define STYLE_OFF "\033[0m"

static void styled(xun_output *output, const char *style, const char *text, size_t length)
{
    xun_writer *out = &output->writer;
    if (output->color && length)
        xun_write_string(out, style);
    xun_write_plain(out, text, length);
    if (output->color && length)
        xun_write_string(out, STYLE_OFF);
}

static void styled_string(xun_output *output, const char *style, const char *string)
{
    styled(output, style, string, strlen(string));
}

static void indent(xun_writer *out)
{
    xun_write_format(out, "%*s", INDENT, "");
}

/* ---- the passage -------------------------------------------------------------------------------------- */

/* Bytes [start, end) of the passage, what is highlighted marked. */
static void write_marked(xun_output *output, const xun_answer_hit *hit, size_t start, size_t end)
{
    const char *text = hit->passage->text.text;
    size_t at = start;
    for (size_t i = 0; i < hit->highlight_count && at < end; i++) {
        size_t from = hit->highlights[i].start,
               to = hit->highlights[i].end < end ? hit->highlights[i].end : end;
        if (from >= end || to <= at)
            continue;
        from = from > at ? from : at;
        xun_write_plain(&output->writer, text + at, from - at);
        styled(output, hit->weak && hit->weak[i] ? STYLE_LOOK_ALIKE : STYLE_HIGHLIGHT, text + from,
               to - from);
        at = to;
    }
    xun_write_plain(&output->writer, text + at, end - at);
}

static size_t text_width(const xun_output *output)
{
    if (!output->width)
        return 0;
    return (output->width < WIDEST ? output->width : WIDEST) - INDENT - 2;
}

static void write_snippet(xun_output *output, const xun_answer_hit *hit)
{
    xun_slice text = hit->passage->text;
    size_t at = hit->snippet.start, end = hit->snippet.end, next;
    while (at < end) {
        size_t line = xun_line_length(&next, text.text + at, end - at, text_width(output));
        indent(&output->writer);
        xun_write_string(&output->writer, at == hit->snippet.start && at > 0 ? "…" : "");
        write_marked(output, hit, at, at + line);
        at += next;
        xun_write_string(&output->writer, at >= end && end < text.length ? "…\n" : "\n");
    }
}

/* ---- what stands around it ---------------------------------------------------------------------------- */

static void write_title(xun_output *output, const xun_answer_hit *hit)
{
    const xun_stored_passage *passage = hit->passage;
    xun_writer *out = &output->writer;
    xun_slice title = passage->title.length ? passage->title : passage->id;
    xun_write_format(out, "%3zu ", hit->rank);
    styled(output, STYLE_TITLE, title.text, title.length);
    for (size_t i = 0; i < passage->headings.count; i++) {
        styled_string(output, STYLE_DIM, i ? " › " : " — ");
        styled(output, STYLE_DIM, passage->headings.items[i].text, passage->headings.items[i].length);
    }
    xun_write_string(out, "\n");
}

static void write_particulars(xun_output *output, const xun_answer_hit *hit)
{
    const xun_stored_passage *passage = hit->passage;
    xun_writer *out = &output->writer;
    indent(out);
    if (passage->date.length) {
        xun_write_plain(out, passage->date.text, passage->date.length);
        if (*xun_date_how(passage))
            xun_write_format(out, _(" (%s)"), xun_date_how(passage));
        xun_write_string(out, "  ");
    }
    xun_slice source = xun_passage_source(passage);
    xun_write_plain(out, source.text, source.length);
    if (passage->year_count)
        xun_write_string(out, "  ");
    for (size_t i = 0; i < passage->year_count; i++)
        xun_write_format(out, "[%d]", passage->years[i]);
    if (hit->literal || hit->look_alike) {
        xun_write_string(out, "  ");
        styled_string(output, STYLE_TITLE, hit->literal ? _("literal") : _("look-alike"));
    }
    xun_write_string(out, "\n");
}

/* "matched via: family doctor → 家庭医生" */
static void write_matched_via(xun_output *output, const xun_answer_hit *hit)
{
    xun_writer *out = &output->writer;
    if (!hit->matched_via_count)
        return;
    indent(out);
    xun_write_string(out, _("matched via: "));
    for (size_t i = 0; i < hit->matched_via_count; i++) {
        const xun_matched_pair *pair = &hit->matched_via[i];
        xun_write_string(out, i ? ", " : "");
        xun_write_plain(out, pair->from.text, pair->from.length);
        xun_write_string(out, " → ");
        styled(output, STYLE_HIGHLIGHT, pair->to.text, pair->to.length);
    }
    xun_write_string(out, "\n");
}

/* "also in 2013 (a.txt#4), 2016 (b.txt#7)" */
static void write_repetitions(xun_output *output, const xun_answer_hit *hit)
{
    xun_writer *out = &output->writer;
    if (!hit->repetition_count)
        return;
    indent(out);
    styled_string(output, STYLE_DIM, _("also in"));
    for (size_t i = 0; i < hit->repetition_count; i++) {
        const xun_stored_passage *passage = hit->repetitions[i].passage;
        xun_slice name = xun_passage_short_name(passage);
        xun_bytes id = XUN_BYTES_EMPTY;
        xun_write_string(out, i ? ", " : " ");
        xun_write_plain(out, name.text, name.length);
        out->failed = !xun_passage_id(&id, passage) || out->failed;
        xun_write_string(out, " (");
        xun_write_plain(out, id.data ? id.data : "", id.length);
        xun_write_string(out, ")");
        xun_bytes_free(&id);
    }
    xun_write_string(out, "\n");
}

static void write_explanation(xun_output *output, const char *explanation)
{
    for (const char *line = explanation; *line;) {
        size_t length = strcspn(line, "\n");
        indent(&output->writer);
        styled(output, STYLE_DIM, line, length);
        xun_write_string(&output->writer, "\n");
        line += length + (line[length] == '\n');
    }
}

static void write_hit(xun_output *output, const xun_answer_hit *hit)
{
    xun_write_string(&output->writer, "\n");
    write_title(output, hit);
    write_particulars(output, hit);
    write_snippet(output, hit);
    write_matched_via(output, hit);
    indent(&output->writer);
    xun_write_citation(&output->writer, hit->passage);
    xun_write_string(&output->writer, "\n");
    write_repetitions(output, hit);
    if (hit->explanation)
        write_explanation(output, hit->explanation);
}

/* ---- the answer --------------------------------------------------------------------------------------- */

static void write_facet(xun_output *output, const xun_answer *answer, xun_facet facet)
{
    static const char *const names[XUN_FACET_COUNT] = {N_("years"),         N_("projects"), N_("honours"),
                                                       N_("organisations"), N_("reports"),  N_("languages")};
    size_t count = answer->facet_counts[facet];
    size_t shown = facet == XUN_FACET_YEAR || count < SHOWN_FACETS ? count : SHOWN_FACETS;
    if (!count)
        return;
    xun_writer *out = &output->writer;
    xun_write_string(out, "\n");
    styled_string(output, STYLE_TITLE, _(names[facet]));
    xun_write_string(out, "\n");
    for (size_t i = 0; i < shown; i++) {
        xun_write_format(out, "%8llu  ", (unsigned long long)answer->facets[facet][i].count);
        xun_write_plain(out, answer->facets[facet][i].value, strlen(answer->facets[facet][i].value));
        xun_write_string(out, "\n");
    }
    if (answer->facets_cut[facet])
        xun_write_format(out, _("          and more than %zu more\n"), count - shown);
    else if (shown < count)
        xun_write_format(out, _("          and %zu more\n"), count - shown);
}

/* "also: 老鸦陈寨 ~ 老鸦陈砦 (2 passages)" */
static void write_look_alikes(xun_writer *out, const xun_answer *answer)
{
    for (size_t i = 0; i < answer->look_alike_count; i++)
        xun_write_format(out, _("also: %s ~ %s, in %llu passages\n"), answer->look_alikes[i].to,
                         answer->look_alikes[i].from, (unsigned long long)answer->look_alikes[i].passages);
    if (answer->look_alike_count && !answer->exact)
        xun_write_string(out,
                         _("(more passages hold look-alikes than were read: these counts are estimates)\n"));
}

static void write_remedy(xun_writer *out, const xun_remedy *remedy)
{
    unsigned long long passages = remedy->passages;
    switch (remedy->kind) {
    case XUN_REMEDY_WITHOUT_WORD:
    case XUN_REMEDY_WITHOUT_FIELD:
        xun_write_format(out, _("  without %s: %llu passages (%s)\n"), remedy->what, passages, remedy->query);
        break;
    case XUN_REMEDY_WITHOUT_FILTERS:
        xun_write_format(out, _("  in all passages: %llu passages\n"), passages);
        break;
    case XUN_REMEDY_LOOSE:
        xun_write_format(out, _("  as loose words: %llu passages (%s)\n"), passages, remedy->query);
        break;
    case XUN_REMEDY_TRANSLATED:
        xun_write_format(out, _("  with translation: %llu passages\n"), passages);
        break;
    }
}

static void write_nothing(xun_writer *out, const xun_answer *answer)
{
    xun_write_string(out, _("nothing found\n"));
    for (size_t i = 0; i < answer->word_count; i++)
        if (answer->words[i].passages)
            xun_write_format(out, _("  %s: in %llu passages\n"), answer->words[i].word,
                             (unsigned long long)answer->words[i].passages);
        else
            xun_write_format(out, _("  %s: in no passage\n"), answer->words[i].word);
    if (answer->remedy_count)
        xun_write_string(out, _("what would find something:\n"));
    for (size_t i = 0; i < answer->remedy_count; i++)
        write_remedy(out, &answer->remedies[i]);
}

void xun_print_answer_text(xun_output *output, const xun_answer *answer)
{
    xun_writer *out = &output->writer;
    uint64_t all = answer->passages + answer->added, close = answer->literal + answer->look_alike;
    uint64_t loose = all > close ? all - close : 0;
    if (!answer->passages && !answer->added)
        write_nothing(out, answer);
    else
        xun_write_format(out, _("passages: %llu (%llu literal, %llu loose), %.1f ms\n"),
                         (unsigned long long)all, (unsigned long long)answer->literal,
                         (unsigned long long)loose, answer->took_ms);
    write_look_alikes(out, answer);
    if (answer->passages && answer->translated)
        xun_write_format(out, _("languages: %llu in Chinese, %llu in English\n"),
                         (unsigned long long)answer->chinese, (unsigned long long)answer->english);
    for (size_t i = 0; i < answer->count && !out->failed; i++)
        write_hit(output, &answer->hits[i]);
    for (int facet = 0; facet < XUN_FACET_COUNT; facet++)
        write_facet(output, answer, (xun_facet)facet);
}
