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

/* True for verbs that are parts of names as well (南水北调工程建设, 贾鲁河综合治理). A name goes over them
 * when nothing proper follows them. */
bool xun_is_noun_too(const xun_name_scan *scan, const xun_mark *verb);
/* True when a verb of the sentence, and no part of the name before the ending, ends right before `index`. */
bool xun_project_verb_ends(const xun_name_scan *scan, size_t index, size_t ending);
/* True for the dash of 中国—东盟国际水产城, 阳方口——平鲁; not for that of an item or a parenthesis. */
bool xun_is_name_dash(const xun_fact_text *text, size_t index);
/* True when a name may not go over the character before `index`. */
bool xun_project_stops(const xun_name_scan *scan, size_t index, size_t ending);
/* The leftmost index that the name before the ending may begin at. */
size_t xun_project_leftmost(const xun_name_scan *scan, size_t ending);
/* Skips the verbs that open [start, end) and belong to the sentence: 支持郑州大学. */
size_t xun_skip_project_opening(const xun_name_scan *scan, size_t start, size_t end);

/* The index after the last word with one of `roles` in [from, to): 设立, which is in no name, in
 * 综保区设立分拨中心; `from` when there is none. */
size_t xun_project_after_role(const xun_name_scan *scan, size_t from, size_t to, xun_word_roles roles);

/* True when 4个, 三座 or the like ends right before `index`: what is counted is a class. */
bool xun_project_is_counted(const xun_name_scan *scan, size_t index);

/* Where a name begins that goes on before a capacity: 大同—天津1000千伏输电工程, 25万吨甲醇项目; `start` when
 * no capacity ends there. */
size_t xun_project_over_capacity(const xun_name_scan *scan, size_t start);

/* True when what stands around the name, or a word in it, shows that it is no project. */
bool xun_project_is_denied(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when the clause says something else of the name than that it is built: 12家, 与…合作, 以…为重点,
 * 获评…. */
bool xun_project_is_spoken_of(const xun_name_scan *scan, const xun_project_candidate *name);
/* Judges a name with an ending. */
bool xun_is_project(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when the name gets an honour (尖岗水库获评…): no project there. */
bool xun_is_receiver(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when a verb of project-verbs.tsv stands beside the name, or beside the list that it is in. */
bool xun_has_stage_beside(const xun_name_scan *scan, const xun_project_candidate *name);

/* True for a verb that founds or builds what it is said of, at any stage: 筹建, 开工, 建成通车; not 完成,
 * 开展. */
bool xun_project_verb_founds(const xun_name_scan *scan, const xun_mark *verb);
/* True for a verb that is said of single works: 开工, 竣工, 签约, 投产; not 建设, 推进, 完成. */
bool xun_project_verb_is_firm(const xun_name_scan *scan, const xun_mark *verb);
/* The index after the adverbs at `index`: 全面, 顺利, 基本. */
size_t xun_skip_adverbs(const xun_name_scan *scan, size_t index);
/* True when the name stands where 开工建设…, 加快…建设, …建成投用 name what is built. */
bool xun_project_is_in_slot(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when neither a verb of building nor a work follows, but a noun: 南水北调 in 南水北调征地拆迁. */
bool xun_project_runs_on(const xun_name_scan *scan, size_t end);
/* True when 建成, 开工建设, 启用 or the like governs the name; not 加快…建设. */
bool xun_project_has_firm_verb(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when the name fills the place of what is built (开工建设…, 加快…建设, …建成投用) and, though its words
 * are all common, is one work: 期货产业园, 新机场, 市第二福利院. */
bool xun_project_fills_slot(const xun_name_scan *scan, const xun_project_candidate *name);
/* True for 争创综合保税区, 综保区申报工作: a zone of which a place gets one, and that is applied for. */
bool xun_project_is_applied_for(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when a verb right beside the name says that it is founded: 筹建, 建成. */
bool xun_project_is_founded(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when a verb of project-verbs.tsv governs the name's clause: somewhere before it, or a little after it.
 */
bool xun_project_stage_near(const xun_name_scan *scan, const xun_project_candidate *name);
/* The stage that the verbs around the name tell; NULL when they tell none. Static storage. */
const char *xun_project_stage(const xun_name_scan *scan, const xun_project_candidate *name);
/* True when a word of project-context.tsv or project-suffixes.tsv with one of `roles` lies in [start, end).
 */
bool xun_project_has_role(const xun_name_scan *scan, size_t start, size_t end, xun_word_roles roles);

/* True when a word of a class lies in [start, end): 农村公路. `single`: what it names is known to be one
 * work, so that a word of quality (智能, 绿色) makes no class. */
bool xun_project_holds_class(const xun_name_scan *scan, size_t start, size_t end, bool single);

/* True when a word with one of `roles` begins at `index`. */
bool xun_project_role_at(const xun_name_scan *scan, size_t index, xun_word_roles roles);

/* Adds a project that may yet give way to a longer one, with its stage. False when memory is out, as below.
 */
bool xun_project_add(xun_name_scan *scan, const xun_project_candidate *name);
/* ---- enumerations ---- */

enum { XUN_MOST_MEMBERS = 40 };

typedef struct {
    size_t start, end;
    bool proper, plain; /* a name; common words that may be one beside names */
} xun_list_member;

/* True for 康家崖至临夏: two ends parted by 至. */
bool xun_holds_span(const xun_fact_text *text, size_t start, size_t end);
/* The longest ending of project-suffixes.tsv that ends right before `end`; NULL when there is none. */
const xun_mark *xun_project_ending(const xun_name_scan *scan, size_t end);
/* What project-suffixes.tsv says of the longest ending that ends right before `end`: XUN_PROJECT_STANDS … */
xun_word_roles xun_project_ending_roles(const xun_name_scan *scan, size_t end);
/* 周口, 郑州, but not 周口市. */
bool xun_is_plain_zone(const xun_name_scan *scan, size_t start, size_t end);
/* True for 、 和 与 及 between members (not 涉及, 以及's end), or one quoted member right after another. */
bool xun_joins_members(const xun_fact_text *text, size_t index);
/* Where the member that ends at `to` begins, `from` at the earliest. */
size_t xun_member_start(const xun_name_scan *scan, size_t from, size_t to);
/* The members of the list that ends at `etc`, from its end to its start, parted by 、; how many there are. */
size_t xun_members_before(const xun_name_scan *scan, size_t etc, xun_list_member members[XUN_MOST_MEMBERS]);
/* 接线工程 in 燕矶长江大桥及接线工程: what begins at `start` is a part of the work before it. */
bool xun_project_is_annex(const xun_name_scan *scan, size_t start);
/* True for the name of a work, or what may stand for one, as a member of a list. `large`: of large works, so
 * that a long one of common words is one; `zones`: of works that zones lend their names. */
bool xun_is_member(const xun_name_scan *scan, size_t start, size_t end, bool large, bool zones);
/* True for a member of common words that names an industry or a policy: 商贸流通, 工业机器人. */
bool xun_is_sector(const xun_name_scan *scan, size_t start, size_t end);
/* True for what is no class, though of common words: 世纪互联 in a list of projects. `single`: the list says
 * that each member is one work, so that a word of quality (智能, 绿色) makes no class. */
bool xun_may_be_member(const xun_name_scan *scan, size_t start, size_t end, bool single);

/* True for two or three characters that are a name where other members are, though they be common ones: 解放
 * in 江湾、鹤洞、解放等过江桥梁. */
bool xun_is_short_member(const xun_name_scan *scan, size_t start, size_t end);

/* Adds the members of “A、B、C等12个项目”. */
bool xun_project_lists(xun_name_scan *scan);
/* Adds the members beside a name with an ending: 郑万 in 郑万、郑阜高铁; 郑州航空航天大学 in
 * 启动河南电子科技大学、 郑州航空航天大学建设. */
bool xun_project_neighbours(xun_name_scan *scan, const xun_project_candidate *name);
/* Adds what a verb of building is said of: 美鑫电解铝 in 美鑫电解铝达产达效. */
bool xun_project_subjects(xun_name_scan *scan);
/* Adds roads by their numbers: G310西南段. */
bool xun_project_numbers(xun_name_scan *scan);
/* Adds the numbers before a numbered name: 地铁1 in 地铁1、2号线. */
bool xun_project_listed_numbers(xun_name_scan *scan, const xun_project_candidate *name);

#endif
