/* Words of glossaries beside the compiled ones: they are found, and become terms, as if they stood in the
 * lexicon, but an index built without them stays valid. A glossary is a TSV file as corpus/glossary.tsv says:
 * kind, Chinese name, variants (separated by |), English names. */
#ifndef XUN_TOKENIZER_GLOSSARY_H
#define XUN_TOKENIZER_GLOSSARY_H

#include "tokenizer/tokenizer.h"

/* The name of the user's own glossary in xun_user_data_folder, and of the bundled one in the data folder. */
#define XUN_GLOSSARY_TEXT "glossary.tsv"

/* Adds names and variants of two characters or more that hold a Chinese one and that the lexicon has not yet.
 * Only before a tokenizer uses the lexicon, and in one thread. XUN_NOT_FOUND or XUN_IO with the file's name,
 * XUN_INVALID with file and line, XUN_LIMIT for names of all glossaries of more than 2^31 characters. */
xun_status xun_lexicon_add_glossary(xun_lexicon *lexicon, const char *path, xun_error *error);
/* Opens a compiled lexicon as xun_lexicon_open does, with the glossaries named, the user's own and the
 * bundled one; the latter two need not exist. */
xun_status xun_lexicon_open_with_glossaries(xun_lexicon **out, const char *path,
                                            const char *const *glossaries, size_t count, xun_error *error);

/* Identifies the words that were added, in whatever order: "1664 words 0123456789abcdef". Stored in every
 * index. Lives as long as the lexicon; changes when words are added. */
const char *xun_lexicon_glossary(const xun_lexicon *lexicon);
/* Whether the folded characters are a word that a glossary added. */
bool xun_is_glossary_word(const xun_lexicon *lexicon, const xun_folded_char *chars, size_t count);

/* $XDG_DATA_HOME/xunzhang/glossary.tsv, else ~/.local/share/xunzhang/glossary.tsv; to be freed; NULL when
 * neither is set or memory is out. */
char *xun_user_glossary_path(void);

#endif
