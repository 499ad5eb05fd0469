/* Sample text for the compression of stored passages. */
#ifndef XUN_INDEXER_SAMPLE_H
#define XUN_INDEXER_SAMPLE_H

#include "indexer/build.h"

/* Appends some text from places all over the sources to the build's sample, about XUN_SAMPLE_BYTES. Sources
 * that cannot be read are passed over: the reading will tell. */
xun_status xun_sample_sources(xun_build *build, const xun_input_source *sources, size_t count,
                              xun_error *error);

enum { XUN_SAMPLE_BYTES = 110 * 1024 };

#endif
