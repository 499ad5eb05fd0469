/* Internal: whether words before a project's ending name one work or a class of works. */
#ifndef XUN_FACTS_PROJECT_WORTH_H
#define XUN_FACTS_PROJECT_WORTH_H

#include "facts/names.h"

typedef enum {
    XUN_NO_WORK,   /* a zone, a class */
    XUN_PLACE_TOO, /* a place or a body that may be a work as well: a road, a square, a hospital */
    XUN_NAME
} xun_work_worth;

/* What the text [start, end) is by itself. */
xun_work_worth xun_worth_of(const xun_name_scan *scan, size_t start, size_t end);
/* True when [start, end) holds something that no list of common words explains. */
bool xun_is_proper(const xun_name_scan *scan, size_t start, size_t end);
/* True for bodies and works that a number tells apart: 第十水厂, 市第二福利院, 市十九中学. */
bool xun_is_numbered_body(const xun_name_scan *scan, size_t start, size_t end);
/* True for two to five characters that are common one by one, and in which there is no word: 清水营, 五龙口.
 */
bool xun_is_wordless(const xun_name_scan *scan, size_t start, size_t end);
/* True for “一园一廊一路”, 页岩气+ and the like, that are no names. */
bool xun_is_slogan(const xun_fact_text *text, size_t start, size_t end);
/* True when the words [start, ending) before an ending make it the name of one work. */
bool xun_is_work_name(const xun_name_scan *scan, size_t start, size_t ending);
/* True when only 国家, 省 or 市 before it makes it one: 市博物馆. */
bool xun_is_public_work(const xun_name_scan *scan, size_t start, size_t ending);
/* True when [start, end) is, or lies inside, a word of not-names.tsv. */
bool xun_inside_not_name(const xun_name_scan *scan, size_t start, size_t end);

#endif
