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

/* Fills an empty finder from the files of `folder`; XUN_NOT_FOUND, XUN_IO or XUN_INVALID with the file. */
xun_status xun_finder_read(xun_fact_finder *finder, const char *folder, xun_error *error);
/* Adds the names of a user's glossary: after xun_finder_read, before xun_finder_finish. */
xun_status xun_finder_add_glossary(xun_fact_finder *finder, const xun_glossary *glossary, xun_error *error);
/* Makes the finder ready: no names are added after it. */
void xun_finder_finish(xun_fact_finder *finder);
/* The name of a file that every folder of rules has. */
extern const char xun_finder_landmark[];

#endif
