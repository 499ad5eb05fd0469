/* Internal: what the finders of Chinese organisations share. */
#ifndef XUN_FACTS_ORGS_H
#define XUN_FACTS_ORGS_H

#include "facts/names.h"

enum { XUN_LONGEST_ORG = 16 }; /* characters */

typedef struct {
    size_t start;         /* index of its first character */
    xun_word_roles roles; /* see org-suffixes.tsv */
} xun_org_ending;

/* The longest ending of org-suffixes.tsv that begins at `from` or later, ends right before `at` and cuts no
 * word (not 部 in 部署, nor 协 in 合作协议). False when there is none. */
bool xun_org_ending_at(xun_org_ending *out, const xun_name_scan *scan, size_t from, size_t at);
/* True for a verb or another word of the sentence that no organisation's name goes across. */
bool xun_org_breaks(const xun_word_rule *rule);
/* The end of the organisation that begins with the name [start, end), `end` when it doesn't go on:
 * 郑州市财政局, 南通市委. */
size_t xun_org_end(const xun_name_scan *scan, size_t start, size_t end);
/* Adds the organisation or place [start, end) unless it lies in an honour. False when memory is out. */
bool xun_org_add(xun_name_scan *scan, size_t start, size_t end);
/* Adds organisations whose names begin with nothing that is known: 骆驼集团, 华中农业大学. The ones found so
 * far stand by start. False when memory is out. */
bool xun_org_heads_scan(xun_name_scan *scan);

#endif
