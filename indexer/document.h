/* A passage to the document that the engine stores: terms, values and data as engine/schema.h says. */
#ifndef XUN_INDEXER_DOCUMENT_H
#define XUN_INDEXER_DOCUMENT_H

#include "common/status.h"
#include "engine/engine.h"
#include "engine/schema.h"
#include "facts/facts.h"
#include "tokenizer/tokenizer.h"

/* One a process; reused from passage to passage. */
typedef struct xun_document_builder xun_document_builder;

/* `lexicon` and `finder` must outlive the builder. */
xun_status xun_document_builder_new(xun_document_builder **out, const xun_lexicon *lexicon,
                                    const xun_fact_finder *finder, xun_error *error);
void xun_document_builder_free(xun_document_builder *builder);

/* The document of a passage. The passage's years, times, projects, honours and organisations are found here
 * and replace what it held, so that a stored passage can be given again when rules have changed. Both the
 * document and the passage's lists are valid until the next call. */
xun_status xun_document_build(xun_document *out, xun_document_builder *builder, xun_stored_passage *passage,
                              xun_error *error);
/* The same for a passage that leaves the index: only its characters, taken from `counts`. */
xun_status xun_document_forget(xun_character_counts *counts, xun_document_builder *builder,
                               const xun_stored_passage *passage, xun_error *error);
/* In how many of the built passages each character occurs. Lives as long as the builder. */
const xun_character_counts *xun_document_characters(const xun_document_builder *builder);

#endif
