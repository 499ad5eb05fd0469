/* Internal: the words of corpus/rules/ and of the glossary in one trie, found in a passage in one pass. */
#ifndef XUN_FACTS_RULES_H
#define XUN_FACTS_RULES_H

#include "facts/facts.h"
#include "facts/memory.h"
#include "facts/text.h"

/* What a word means to the finders; one word may mean several things. */
enum {
    XUN_WORD_NOT_NUMBER = 1 << 0,   /* not-numbers.tsv */
    XUN_WORD_NOT_NAME = 1 << 1,     /* not-names.tsv */
    XUN_WORD_HONOR_STRONG = 1 << 2, /* honor-suffixes.tsv */
    XUN_WORD_HONOR_WEAK = 1 << 3,
    XUN_WORD_HELD = 1 << 4, /* honor-verbs.tsv */
    XUN_WORD_GIVEN = 1 << 5,
    XUN_WORD_SOUGHT = 1 << 6,
    XUN_WORD_PROJECT_STRONG = 1 << 7, /* project-suffixes.tsv */
    XUN_WORD_PROJECT_WEAK = 1 << 8,
    XUN_WORD_STAGE = 1 << 9,       /* project-verbs.tsv */
    XUN_WORD_ORG_SUFFIX = 1 << 10, /* org-suffixes.tsv */
    XUN_WORD_PLACE = 1 << 11,      /* glossary: place */
    XUN_WORD_ORG = 1 << 12,        /* glossary: organisation, institution */
    XUN_WORD_HONOR = 1 << 13,      /* glossary: honor */
    XUN_WORD_PROJECT = 1 << 14,    /* glossary: project */
    XUN_WORD_COMMON = 1 << 15,     /* glossary: everything else, and generic-words.tsv: in no proper name */
    XUN_WORD_VERB = 1 << 16,       /* glossary: verb; a common word too */
    XUN_WORD_SURE = 1 << 17,       /* honor-verbs.tsv: how surely; with one of held, given, sought */
    XUN_WORD_LOOSE = 1 << 18,      /* with none of the three: honor-context.tsv, gains */
    XUN_WORD_DENIES = 1 << 19,     /* honor-context.tsv */
    XUN_WORD_WORK = 1 << 20,
    XUN_WORD_CONFIRMS = 1 << 21,
    XUN_WORD_OPENS = 1 << 22,
    XUN_WORD_PLATFORM = 1 << 23,
    XUN_WORD_CATEGORY = 1 << 24,
    XUN_WORD_TITLE = 1 << 25,       /* title */
    XUN_WORD_HONOR_CLASS = 1 << 26, /* honor-suffixes.tsv */
    XUN_WORD_ALONE = 1 << 27,       /* generic-words.tsv: no name when it stands alone between words */
    XUN_WORD_NO_WORK = 1 << 28,     /* project-context.tsv: denies */
    XUN_WORD_LEADS = 1 << 29,       /* opens */
    XUN_WORD_POLICY = 1 << 30       /* policy */
};

/* What else a word tells, besides its kinds: a set of bits, each with its word in the files. */
typedef uint64_t xun_word_roles;
#define XUN_ROLE(bit) (UINT64_C(1) << (bit))

/* Of a project's name: project-context.tsv, project-suffixes.tsv, project-verbs.tsv. */
#define XUN_PROJECT_CLASS     XUN_ROLE(0)  /* class: a name of common words with it is a class of works */
#define XUN_PROJECT_BROKEN    XUN_ROLE(1)  /* broken: belongs to the sentence, in no name */
#define XUN_PROJECT_SINGLE    XUN_ROLE(2)  /* single: an ending that needs no name beside a building verb */
#define XUN_PROJECT_STANDS    XUN_ROLE(3)  /* stands: an ending of works that are spoken of when long built */
#define XUN_PROJECT_ZONES     XUN_ROLE(4)  /* zones: an ending of works that zones lend their names */
#define XUN_PROJECT_LOOSE     XUN_ROLE(5)  /* loose: an ending that heads no list of works */
#define XUN_PROJECT_QUALITY   XUN_ROLE(6)  /* quality: with class; no class of a known work */
#define XUN_PROJECT_ELSEWHERE XUN_ROLE(7)  /* elsewhere: after 等 it says that no works are listed */
#define XUN_PROJECT_PARTS     XUN_ROLE(8)  /* parts: between 等 and a class of works it says so too */
#define XUN_PROJECT_SEVERAL   XUN_ROLE(9)  /* several: no one work is named with it */
#define XUN_PROJECT_REGION    XUN_ROLE(10) /* region: after 等 it says that waters and regions are listed */
#define XUN_PROJECT_SETTLED   XUN_ROLE(11) /* settled: bodies and zones, works only where founded */
#define XUN_PROJECT_AIM       XUN_ROLE(12) /* aim: opens the name of a role that a place wants to play */
#define XUN_PROJECT_SECTOR    XUN_ROLE(13) /* sector: ends the name of an industry or a policy */
#define XUN_PROJECT_GOES      XUN_ROLE(14) /* goes: leads to where somebody goes */
#define XUN_PROJECT_BACKS     XUN_ROLE(15) /* backs: before a work, says that it is moved forward */
#define XUN_PROJECT_ANNEX     XUN_ROLE(16) /* annex: after 及 or 和 a part of the work before it */
#define XUN_PROJECT_OTHERWISE XUN_ROLE(17) /* otherwise: before a name, says something else than building */
#define XUN_PROJECT_CLOSES    XUN_ROLE(18) /* closes: what the clause names is closed down */
#define XUN_PROJECT_BUILDS    XUN_ROLE(19) /* project-verbs.tsv, builds: what is said to do so is a work */
#define XUN_PROJECT_NOUN      XUN_ROLE(20) /* noun: a verb that is a part of names as often */
#define XUN_PROJECT_SPEED     XUN_ROLE(21) /* speed: gives way to the verb right after it */
#define XUN_PROJECT_BUILDING  XUN_ROLE(22) /* building: tells no more than that something is built */
#define XUN_PROJECT_EVERYDAY  XUN_ROLE(23) /* everyday: what a place does that is not built */

/* Of an honour's name: honor-words.tsv, honor-suffixes.tsv. */
#define XUN_HONOR_ORDINARY XUN_ROLE(24) /* ordinary: what ends in it is no distinction even with a level */
#define XUN_HONOR_NOUN     XUN_ROLE(25) /* noun: a verb that is as often a noun inside a title */
#define XUN_HONOR_NEVER    XUN_ROLE(26) /* never: what ends in it is no distinction, whatever leads to it */
#define XUN_HONOR_TAIL     XUN_ROLE(27) /* tail: after a class of honours, and no part of it */
#define XUN_HONOR_BARE     XUN_ROLE(28) /* bare: an ordinary noun, no title with a level alone (省级园区) */
#define XUN_HONOR_ADVERB   XUN_ROLE(29) /* adverb: between who receives and the verb */
#define XUN_HONOR_AREA     XUN_ROLE(30) /* area: zones that are one only where a place names them */
#define XUN_HONOR_ZONE     XUN_ROLE(31) /* zone: zones held or sought without a scope word too */

/* Of what stands around an honour's name, or ends it: honor-context.tsv, honor-words.tsv. */
#define XUN_HONOR_COUNTING XUN_ROLE(40) /* counting: between a title and its number (达12个) */
#define XUN_HONOR_FOUNDED  XUN_ROLE(41) /* founded: after a zone, says that it is held or sought */
#define XUN_HONOR_FOUNDING XUN_ROLE(42) /* founding: before a zone, says so too */
#define XUN_HONOR_WORKED   XUN_ROLE(43) /* worked: before a title that is built or leant on, not received */
#define XUN_HONOR_PRAISE   XUN_ROLE(44) /* praise: 称号 and the like: confirms a title and ends none */
#define XUN_HONOR_DUBBED   XUN_ROLE(45) /* dubbed: after a quotation that is a title: “…”美誉 */
#define XUN_HONOR_UNSCOPED XUN_ROLE(46) /* unscoped: begins with a scope word and tells no level (中国式) */
#define XUN_HONOR_MERIT    XUN_ROLE(47) /* merit: in a title that needs no verb */
#define XUN_HONOR_PRAISED  XUN_ROLE(48) /* praised: a superlative; led to by the surest verbs it is one */
#define XUN_HONOR_MANY     XUN_ROLE(49) /* many: what many are made, so that no title without a level */
#define XUN_HONOR_UNQUOTED XUN_ROLE(50) /* unquoted: what ends in it in quotes is no title by a verb alone */
#define XUN_HONOR_OWNED    XUN_ROLE(51) /* owned: after a quotation that is the name of it */
#define XUN_HONOR_PAST     XUN_ROLE(52) /* past: where a title that no mark ends is over */
#define XUN_HONOR_APPENDED XUN_ROLE(53) /* appended: after a title that a verb leads to, and no part of it */

/* Of an organisation's name: org-suffixes.tsv. */
#define XUN_ORG_HEADED XUN_ROLE(54) /* headed: makes a name of what no list knows */
#define XUN_ORG_OPENS  XUN_ROLE(55) /* opens: begins names whose other words are common */
#define XUN_ORG_BREAKS XUN_ROLE(56) /* breaks: belongs to the sentence, in no name */
#define XUN_ORG_CLASS  XUN_ROLE(57) /* class: what is called so is one of many */

/* Of any name. */
#define XUN_OWN_NAME XUN_ROLE(32) /* a user's own glossary has it */

typedef struct {
    unsigned kinds;
    xun_word_roles roles;
    const char *stage; /* for XUN_WORD_STAGE; static storage */
    const char *name;  /* canonical name of a glossary entry (UTF-8), else NULL */
} xun_word_rule;

/* Where a finder's text is folded: the simplified form of a character, itself when it has none. */
char16_t xun_rules_simplified(const xun_fact_finder *finder, char16_t c);
const xun_word_rule *xun_rule_of(const xun_fact_finder *finder, uint32_t word);

/* Marks every word of the rules in the text, by start, then by length. Overlapping ones too. */
bool xun_rules_mark(xun_facts *facts, const xun_fact_finder *finder, const xun_fact_text *text);
/* The rule for exactly these characters, or NULL. */
const xun_word_rule *xun_rules_lookup(const xun_fact_finder *finder, const char16_t *chars, size_t count);
/* True when a word begins with these characters, or is them. */
bool xun_rules_lead(const xun_fact_finder *finder, const char16_t *chars, size_t count);
/* The length of the longest word of one of `kinds` that begins at chars[0], at most `count`; 0 when none. */
size_t xun_rules_longest(const xun_fact_finder *finder, const char16_t *chars, size_t count, unsigned kinds);

#endif
