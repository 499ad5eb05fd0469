/* Words of glossaries beside the compiled ones: they are found, and become terms, as if they stood in the
 * lexicon, but an index built without them stays valid. glossary/glossary.h says what a glossary is. */
#ifndef XUN_TOKENIZER_GLOSSARY_H
#define XUN_TOKENIZER_GLOSSARY_H

#include "glossary/glossary.h"
#include "tokenizer/tokenizer.h"

/* Adds names and variants of two characters or more that hold a Chinese one and that the lexicon has not yet.
 * Only before a tokenizer uses the lexicon, and in one thread. XUN_LIMIT for names of all glossaries of more
 * than 2^31 characters; `name` is for that message. */
xun_status xun_lexicon_add_glossary(xun_lexicon *lexicon, const xun_glossary *glossary, const char *name,
                                    xun_error *error);
/* Opens a compiled lexicon as xun_lexicon_open does, with the glossaries named, the user's own and the
 * bundled one; the latter two need not exist, and one that cannot be read is left out. Fails for a glossary
 * as xun_glossary_open does. */
xun_status xun_lexicon_open_with_glossaries(xun_lexicon **out, const char *path,
                                            const char *const *glossaries, size_t count, xun_error *error);

/* Identifies the words that were added, in whatever order: "1664 words 0123456789abcdef". Stored in every
 * index. Lives as long as the lexicon; changes when words are added. */
const char *xun_lexicon_glossary(const xun_lexicon *lexicon);
/* Whether the folded characters are a word that a glossary added. */
bool xun_is_glossary_word(const xun_lexicon *lexicon, const xun_folded_char *chars, size_t count);

#endif
