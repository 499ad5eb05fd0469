/* When a report is from, as far as its name, its folder or its text says so. Internal to corpus/. */
#ifndef XUN_CORPUS_REPORT_DATE_H
#define XUN_CORPUS_REPORT_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "corpus/layout.h"

/* Each writes "2018", "2018-01" or "2018-01-13" and returns true, or leaves `out` as it is and returns
 * false. */

/* The first date in the text in any usual form: 2018-01-13, 2018/1/13, 2018年1月13日, 13 January 2018,
 * January 2018, 2018. */
bool xun_find_date(char out[11], const char *text, size_t length);
/* From a file's or folder's name: also 20180113; no year that is part of a longer number, of letters or of a
 * range. */
bool xun_date_of_name(char out[11], const char *name, size_t length);
/* From file name (how "file name") or else folder (how "folder name"). */
bool xun_date_of_path(char out[11], const char **how, const char *path);
/* From what the first page says: the meeting's date, a date under the title, the year in the title, a year
 * that the text reviews or plans. `*delivered`: it is the day or month on which the report was given, as its
 * head says. */
bool xun_date_of_page(char out[11], bool *delivered, const xun_page *page, const char *title);
/* Completes the year in `date` by the day of the meeting that the text tells of as news
 * (2月17日上午,二七区召开…), where it is sure to be a day of that year. */
bool xun_day_of_news(char date[11], const xun_page *page, const char *title);
/* Completes the year in `date` by the month and day that the text begins with (2月17日…); false when there is
 * no such day. */
bool xun_add_month_and_day(char date[11], const char *text, size_t length);

enum { XUN_FIRST_YEAR = 1900, XUN_LAST_YEAR = 2100 };
/* The year (2017, ２０１７, 二〇一七) whose four digits begin at `at`, from XUN_FIRST_YEAR to before
 * XUN_LAST_YEAR; else 0. `*next`: where the digits, five at most, end. */
unsigned xun_read_year(const char *text, size_t at, size_t end, size_t *next);

#endif
