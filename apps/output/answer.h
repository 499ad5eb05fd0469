/* An answer and its passages in the forms that several programs give out. */
#ifndef XUN_OUTPUT_ANSWER_H
#define XUN_OUTPUT_ANSWER_H

#include "common/json.h"
#include "common/writer.h"
#include "searcher/searcher.h"

/* One object, as docs/search-result.schema.json says. */
void xun_print_answer_json(xun_writer *out, const xun_answer *answer, const char *query, size_t length);
/* One hit a line. */
void xun_print_answer_jsonl(xun_writer *out, const xun_answer *answer);
/* A header line, then one hit a line. */
void xun_print_answer_tsv(xun_writer *out, const xun_answer *answer);

/* "report id#12": a passage's own id; replaces what `out` held. False: memory. */
bool xun_passage_id(xun_bytes *out, const xun_stored_passage *passage);
/* The file that a passage came from: its path, or its record's id. */
xun_slice xun_passage_source(const xun_stored_passage *passage);
/* What tells a passage from its like in other reports: the year of its report's date, else its title, else
 * its id. */
xun_slice xun_passage_short_name(const xun_stored_passage *passage);
/* How the date of the passage's report is known, in the language that gettext speaks: "file name", 文件名; ""
 * when it is not. */
const char *xun_date_how(const xun_stored_passage *passage);
/* The same for a name of it ("file name"); "" when there is no such. */
const char *xun_date_how_named(const char *how);
/* The members "source" and, where the text was put together of parts that stand apart, "parts", as
 * docs/search-result.schema.json says. */
void xun_print_source(xun_json *json, const xun_stored_passage *passage);
/* The members "start", "end" and, where they count in the text taken out of a file (html, pdf, docx), "of".
 */
void xun_print_range(xun_json *json, uint64_t start, uint64_t end, const char *media, size_t length);
/* One of "parts": [start, end]. */
void xun_print_part(xun_json *json, uint64_t start, uint64_t end);
/* 《title》（file，2018-01-13），第12段, in the passage's language. A file whose name is but a date or number
 * is cited with its folder. */
void xun_write_citation(xun_writer *out, const xun_stored_passage *passage);

#endif
