/* Internal: the pieces of finding honours in Chinese text. */
#ifndef XUN_FACTS_HONORS_H
#define XUN_FACTS_HONORS_H

#include "facts/names.h"

enum {
    XUN_HONOR_ENDING = XUN_WORD_HONOR_STRONG | XUN_WORD_HONOR_WEAK | XUN_WORD_HONOR_CLASS | XUN_WORD_HONOR,
    XUN_HONOR_VERB = XUN_WORD_HELD | XUN_WORD_GIVEN | XUN_WORD_SOUGHT
};

/* A name that may be an honour. */
typedef struct {
    size_t start, end, ending;          /* indices of characters; where its ending begins */
    bool strong, quoted, scoped, known; /* known: the glossary has the title */
    bool class_only;                    /* the ending is an ordinary class of things */
    bool titled;                        /* see xun_is_titled */
    bool leveled, of_state;             /* 国家级, 省级, 市级 … lead it; 国家 begins it */
    bool shared; /* the list that it stands in gives it its level: …11个、优势特色产业集群9个 */
    xun_honor_level lent; /* by a member that is no honour; else none */
    const xun_mark *verb;
    bool verb_near; /* right before, or over other honours of the same list */
} xun_honor_candidate;

/* The last honour that was added, for lists that share verb, prefix and level. */
typedef struct {
    size_t end;
    const xun_mark *verb;
    xun_honor_level level;
    bool any, titled, leveled, counted; /* counted: a number and its measure word follow */
} xun_honor_chain;

/* The length of the scope word (全国, 省级, 郑州市) at `index`, and the level that it tells; 0 when there is
 * none. */
size_t xun_scope_at(xun_honor_level *level, const xun_name_scan *scan, size_t index);
/* The level of a place without 省 or 市 (河南, 郑州) that begins at `index`. */
xun_honor_level xun_level_of_place(const xun_name_scan *scan, size_t index);
/* The first scope word in [from, to); SIZE_MAX when there is none. */
size_t xun_first_scope(const xun_name_scan *scan, size_t from, size_t to);
xun_honor_level xun_level_of_name(const xun_name_scan *scan, const xun_honor_candidate *name);
/* True when the ending of a zone that needs neither scope word nor place ends at `end`: 自贸试验区. */
bool xun_ends_zone(const xun_name_scan *scan, size_t end);
/* By a scope word right before the name. */
xun_honor_level xun_level_before(const xun_name_scan *scan, size_t start);
/* True when a common word begins before `index` and ends after it: 创新 in 创新创业, where 新创 is no verb.
 */
bool xun_inside_word(const xun_name_scan *scan, size_t index);
/* True when a verb, and no noun, ends right before `index`. */
bool xun_honor_verb_ends(const xun_name_scan *scan, size_t index);
/* True when the 、 和 与 及 at `index` joins two names. */
bool xun_joins_honors(const xun_name_scan *scan, size_t index);
/* The leftmost index that the name whose ending begins at `start` may begin at. */
size_t xun_honor_leftmost(const xun_name_scan *scan, size_t start);
/* Skips 首批, 第二批, 唯一 … from `start`, at most to `to`. */
size_t xun_skip_honor_opening(const xun_name_scan *scan, size_t start, size_t to);
/* Skips 2025, 2025年度, 第八届 at `at`. */
size_t xun_skip_year(const xun_name_scan *scan, size_t at);

/* Finds the verb before the name, or the one that its list shares. */
void xun_honor_find_verb(xun_honor_candidate *name, const xun_name_scan *scan, const xun_honor_chain *last);
/* True when a scope word of the nation or a province leads the name and a strong ending ends it. */
bool xun_is_titled(const xun_name_scan *scan, const xun_honor_candidate *name);
/* True when a number and its measure word follow the name: 国家现代农业产业园11个, 达12个, 各3家. */
bool xun_is_counted(const xun_name_scan *scan, size_t end);
/* True when a verb begins in [from, to), other than one that is a noun there: 生态文明建设示范市. */
bool xun_holds_verb(const xun_name_scan *scan, size_t from, size_t to);
/* Judges a name with an ending. */
bool xun_is_honor(const xun_name_scan *scan, const xun_honor_candidate *name);
/* True when one of `kinds` of honor-context.tsv begins at `index`. */
bool xun_honor_context(const xun_name_scan *scan, size_t index, unsigned kinds);
/* True when its own words, or how it is counted, show that it is none. */
bool xun_is_no_honor(const xun_name_scan *scan, const xun_honor_candidate *name);
/* Categories of companies are no honours without a level, platforms never. */
bool xun_is_company_category(const xun_name_scan *scan, const xun_honor_candidate *name);
/* True when [start, end), after a scope word, says that something is tried and not what: 国家级试点5个. */
bool xun_is_bare_trial(const xun_name_scan *scan, size_t start, size_t end);
/* True when the clause says that it was not received, or is no longer held. */
bool xun_honor_is_lost(const xun_name_scan *scan, const xun_honor_candidate *name);
/* Adds the honour, unless it is lost; false when memory is out. */
bool xun_honor_add(xun_name_scan *scan, const xun_honor_candidate *name, xun_honor_chain *last);
/* Adds what a level leads, whatever it ends in. False when memory is out. */
bool xun_leveled_scan(xun_name_scan *scan);
/* Adds titles that share their last words. False when memory is out. */
bool xun_fragments_scan(xun_name_scan *scan);
/* Gives each honour the year that the times around it tell; 0 when they tell none. `now`: the report's year
 * or 0. To be called before the times inside names are dropped: the year of a title tells when it was given. */
void xun_date_honors(xun_facts *facts, int now);
/* Gives honours without a year their heading's, else their report's. */
xun_status xun_inherit_honor_years(xun_facts *facts, const xun_facts_context *context, int now,
                                   xun_error *error);
/* What the plain verbs of awarding lead to, whatever it ends in. False when memory is out. */
bool xun_awards_scan(xun_name_scan *scan);

#endif
