/* The words that a translated question looks for, as symbols, and how well a stored passage answers it. */
#ifndef XUN_SEARCHER_TARGETS_H
#define XUN_SEARCHER_TARGETS_H

#include "searcher/scan.h"
#include "searcher/searcher.h"
#include "translator/translate.h"

enum { XUN_TARGET_SYMBOLS = 12, XUN_TARGET_SLOTS = 4096 };

/* One alternative of a group. */
typedef struct {
    uint32_t symbols[XUN_TARGET_SYMBOLS];
    uint32_t group;
    int32_t next; /* another target that begins with the same symbol, or -1 */
    uint8_t count;
    bool words; /* Latin: others may stand between */
} xun_target;

typedef struct {
    xun_target *items;
    size_t count, capacity;
    int32_t slots[XUN_TARGET_SLOTS]; /* by symbol: first target, or -1 */
    float *weights;                  /* of each group: how much finding it counts */
    float *found;                    /* of each group: how often the passage at hand has it */
    uint32_t *inside;                /* of each group: scratch of the window */
    size_t group_count, group_capacity;
    double all, asked;   /* sums of the weights: of all groups, and of those of the question */
    size_t asked_count;  /* groups of the question */
    const bool *telling; /* of each group: whether a passage that has it counts as a match; not owned */
    xun_symbols scanned;
} xun_targets;

/* A place where a target stands: symbols first..first+count-1. */
typedef struct {
    uint32_t group;
    uint32_t first, count;
} xun_target_match;

/* From a translation; `weights` has one for each group, `telling` too, and outlives the targets. Start from
 * {0}; false when memory is out. */
bool xun_targets_make(xun_targets *out, xun_scanner *scanner, const xun_translation *translation,
                      const double *weights, const bool *telling);
void xun_targets_free(xun_targets *targets);
/* Visits the targets that stand at symbol `at`, longer ones first; false stops. */
typedef bool xun_target_visitor(void *user, const xun_target_match *match);
void xun_targets_at(const xun_targets *targets, const xun_symbols *text, size_t at,
                    xun_target_visitor *visitor, void *user);

typedef struct {
    double score;
    double window; /* of it: groups that stand close together */
    double share;  /* of the question's groups, by weight, that the passage has */
} xun_target_score;
/* `length`: that of the passage as a share of the average. All zero for a passage that has none of the
 * telling groups. */
xun_target_score xun_targets_score(xun_targets *targets, const xun_symbols *title, const xun_symbols *text,
                                   double length);

#endif
