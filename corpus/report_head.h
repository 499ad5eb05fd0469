/* The head of a report: front matter and title. Internal to corpus/. */
#ifndef XUN_CORPUS_REPORT_HEAD_H
#define XUN_CORPUS_REPORT_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "corpus/layout.h"
#include "corpus/passage.h"

/* Reads `--- title: … date: … ---` or lines like "Title: …", "标题：…" at the beginning; fills title and date
 * where they are said. Returns the offset at which the report goes on: 0 when there is no such head. */
size_t xun_read_front_matter(xun_report_info *info, const char *text, size_t length);

/* Without spaces and quotes around it. */
void xun_set_title(xun_report_info *info, const char *text, size_t length);

/* Finds the title among the blocks of the first page, sets their kind to XUN_BLOCK_TITLE, and fills
 * info->title unless it is known. */
void xun_find_title(xun_report_info *info, xun_page *page);

/* The file's name without its type. */
void xun_title_of_path(xun_report_info *info, const char *path);

#endif
