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

/* What else a word tells about a project's name: project-context.tsv, project-suffixes.tsv. No bit of these
 * is one of a kind above that stands in the same file. */
enum {
    XUN_PROJECT_CLASS = 1 << 0,      /* class: a name of common words with it is a class of works */
    XUN_PROJECT_BROKEN = 1 << 1,     /* broken: belongs to the sentence, in no name */
    XUN_PROJECT_SINGLE = 1 << 2,     /* single: an ending that needs no name beside a verb of building */
    XUN_PROJECT_STANDS = 1 << 3,     /* stands: an ending of works that are spoken of when long built */
    XUN_PROJECT_ZONES = 1 << 4,      /* zones: an ending of works that zones lend their names */
    XUN_PROJECT_LOOSE = 1 << 5,      /* loose: an ending that heads no list of works */
    XUN_PROJECT_QUALITY = 1 << 9,    /* quality: with class; makes no class of what is known to be one work */
    XUN_PROJECT_ELSEWHERE = 1 << 10, /* elsewhere: after 等 it says that no works are listed */
    XUN_PROJECT_PARTS = 1 << 11,     /* parts: between 等 and a class of works it says so too */
    XUN_PROJECT_SEVERAL = 1 << 13,   /* several: no one work is named with it */
    XUN_PROJECT_REGION = 1 << 14,    /* region: after 等 it says that waters and regions are listed */
    XUN_PROJECT_SETTLED = 1 << 15,   /* settled: an ending of bodies and zones, works only where founded */
    XUN_PROJECT_AIM = 1 << 6,        /* aim: opens the name of a role that a place wants to play */
    XUN_PROJECT_SECTOR = 1 << 16,    /* sector: ends the name of an industry or a policy */
    XUN_PROJECT_GOES = 1 << 17,      /* goes: leads to where somebody goes */
    XUN_PROJECT_BACKS = 1 << 7,      /* backs: before a work, says that it is moved forward */
    XUN_PROJECT_ANNEX = 1 << 8,      /* annex: after 及 or 和 a part of the work before it */
    XUN_PROJECT_BUILDS = 1 << 12,    /* project-verbs.tsv, builds: what is said to do so is a work */
    XUN_PROJECT_NOUN = 1 << 18,      /* noun: a verb that is a part of names as often */
    XUN_PROJECT_SPEED = 1 << 19,     /* speed: gives way to the verb right after it */
    XUN_PROJECT_BUILDING = 1 << 26,  /* building: tells no more than that something is built */
    XUN_PROJECT_EVERYDAY = 1 << 27   /* everyday: what a place does that is not built */
};

/* The same of an honour's name: honor-words.tsv, honor-suffixes.tsv. */
enum {
    XUN_HONOR_ORDINARY = 1 << 20, /* ordinary: what ends in it is no distinction even with a level */
    XUN_HONOR_NOUN = 1 << 21,     /* noun: a verb that is as often a noun inside a title */
    XUN_HONOR_NEVER = 1 << 22,    /* never: what ends in it is no distinction, whatever leads to it */
    XUN_HONOR_TAIL = 1 << 23,     /* tail: after a class of honours, and no part of it */
    XUN_HONOR_BARE = 1 << 29,     /* bare: an ordinary noun, no title with a level alone (省级园区) */
    XUN_HONOR_ADVERB = 1 << 30,   /* adverb: between who receives and the verb */
    XUN_HONOR_AREA = 1 << 25,     /* area: an ending of zones that are one only when a place names them */
    XUN_HONOR_ZONE = 1 << 24 /* zone: an ending of zones, which are held or sought without a scope word too */
};

/* The same of any name. */
enum { XUN_OWN_NAME = 1 << 28 /* a user's own glossary has it */ };

typedef struct {
    unsigned kinds;
    unsigned roles;    /* XUN_PROJECT_CLASS … */
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
/* The length of the longest word of one of `kinds` that begins at chars[0], at most `count`; 0 when none. */
size_t xun_rules_longest(const xun_fact_finder *finder, const char16_t *chars, size_t count, unsigned kinds);

#endif
