/* Internal: what a finder holds, for the files that fill it and look things up in it. */
#ifndef XUN_FACTS_FINDER_H
#define XUN_FACTS_FINDER_H

#include "facts/rules.h"
#include "facts/trie.h"
#include "glossary/glossary.h"

struct xun_fact_finder {
    xun_trie trie;
    xun_word_rule *words;
    size_t word_count, word_capacity;
    char *names; /* canonical names, each with its English names (parted by |) after it, all zero-ended */
    size_t name_length, name_capacity;
    char16_t *simplified; /* by character: its simplified form; 0: itself */
    bool own;             /* while a user's glossary is read */
    char settings[40];
    uint64_t hash;
};

enum { XUN_LONGEST_WORD = 120 };

/* The word's characters as texts are folded, without the marks of names where `names` says so; 0 when it is
 * longer than XUN_LONGEST_WORD. */
size_t xun_finder_fold(char16_t out[XUN_LONGEST_WORD], const xun_fact_finder *finder, const char *text,
                       size_t length, bool names);
/* The rule of a word, made when it is new; NULL when memory is out. */
xun_word_rule *xun_finder_rule(xun_fact_finder *finder, const char16_t *word, size_t length);
/* Gives a rule kinds and a name: an offset + 1 into finder->names, turned into a pointer when all is read; 0:
 * none. */
void xun_finder_name(const xun_fact_finder *finder, xun_word_rule *rule, unsigned kinds, size_t name);
/* Adds a word with its kinds, stage (NULL: none) and name. An empty or overlong one is passed over. */
xun_status xun_finder_add(xun_fact_finder *finder, const char *text, size_t length, bool as_name,
                          unsigned kinds, const char *stage, size_t name, xun_error *error);

/* Fills an empty finder from the files of `folder`; XUN_NOT_FOUND, XUN_IO or XUN_INVALID with the file. */
xun_status xun_finder_read(xun_fact_finder *finder, const char *folder, xun_error *error);
/* Adds the names of a user's glossary: after xun_finder_read, before xun_finder_finish. */
xun_status xun_finder_add_glossary(xun_fact_finder *finder, const xun_glossary *glossary, xun_error *error);
/* Makes the finder ready: no names are added after it. */
void xun_finder_finish(xun_fact_finder *finder);
/* The name of a file that every folder of rules has. */
extern const char xun_finder_landmark[];

#endif
