/* Internal: the pieces of finding projects in Chinese text. */
#ifndef XUN_FACTS_PROJECTS_H
#define XUN_FACTS_PROJECTS_H

#include "facts/project_worth.h"

enum {
    XUN_PROJECT_ENDING = XUN_WORD_PROJECT_STRONG | XUN_WORD_PROJECT_WEAK,
    XUN_PROJECT_VERB = XUN_WORD_STAGE | XUN_WORD_HELD | XUN_WORD_SOUGHT | XUN_WORD_GIVEN
};

/* A name that may be a project. */
typedef struct {
    size_t start, end, ending; /* indices of characters; where its ending begins */
    bool strong;
    size_t stage_from; /* where the verb after the name is looked for */
} xun_project_candidate;

/* True for verbs that are parts of names as well (南水北调工程建设, 贾鲁河综合治理). */
bool xun_is_noun_too(const xun_name_scan *scan, const xun_mark *verb);
/* True when a verb of the sentence, and no part of the name before the ending, ends right before `index`. */
bool xun_project_verb_ends(const xun_name_scan *scan, size_t index, size_t ending);
/* True when a name may not go over the character before `index`. */
bool xun_project_stops(const xun_name_scan *scan, size_t index, size_t ending);
/* The leftmost index that the name before the ending may begin at. */
size_t xun_project_leftmost(const xun_name_scan *scan, size_t ending);
/* Skips the verbs that open [start, end) and belong to the sentence: 支持郑州大学. */
size_t xun_skip_project_opening(const xun_name_scan *scan, size_t start, size_t end);

/* Judges a name with an ending. */
bool xun_is_project(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when the name gets an honour (尖岗水库获评…): no project there. */
bool xun_is_receiver(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when a verb of project-verbs.tsv stands beside the name, or beside the list that it is in. */
bool xun_has_stage_beside(const xun_name_scan *scan, const xun_project_candidate *name);

/* Adds a project that may yet give way to a longer one, with its stage. False when memory is out, as below. */
bool xun_project_add(xun_name_scan *scan, const xun_project_candidate *name);
/* Adds the members of “A、B、C等12个项目”. */
bool xun_project_lists(xun_name_scan *scan);
/* Adds the shorter members before a name with an ending: 郑万 in 郑万、郑阜高铁; 地铁1 in 地铁1、2号线. */
bool xun_project_fragments(xun_name_scan *scan, const xun_project_candidate *name);
/* Adds roads by their numbers: G310西南段. */
bool xun_project_numbers(xun_name_scan *scan);

#endif
