/* Text out of marked-up files: HTML, docx, PDF. */
#ifndef XUN_CORPUS_EXTRACT_H
#define XUN_CORPUS_EXTRACT_H

#include "common/status.h"
#include "corpus/blob.h"
#include "corpus/encoding.h"

/* The text of a UTF-8 HTML page: blocks as paragraphs, h1 to h6 as Markdown headings, list items with "-
 * ", the page's title as a first "# " heading; scripts, styles, forms and navigation left out. XUN_LIMIT
 * for a page of over 256 MiB. */
xun_status xun_html_text(xun_blob *out, const xun_blob *html, const char *name, xun_error *error);
/* The encoding that a page declares in its first 4 KB (meta, XML declaration); NULL for none or an
 * unknown one. */
const xun_encoding *xun_html_declared(const xun_blob *html);
/* The paragraphs of a Word document, with blank lines between them; deleted text and fallbacks left out. */
xun_status xun_docx_text(xun_blob *out, const xun_blob *docx, const char *name, xun_error *error);
/* The text of a PDF by the program pdftotext, in reading order. XUN_UNSUPPORTED when the program is
 * missing, XUN_CORRUPT when it cannot read the file, XUN_LIMIT when it takes over two minutes or gives
 * over 256 MiB. */
xun_status xun_pdf_text(xun_blob *out, const xun_blob *pdf, const char *name, xun_error *error);

#endif
