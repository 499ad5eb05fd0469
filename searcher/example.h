/* A passage in the asker's own language that answers the question, as an example of what passages in the
 * other language say: its names, numbers and telling words are looked for beside the question's. Expanding a
 * question before it is translated is what Ballesteros and Croft describe ("Phrasal translation and query
 * expansion techniques for cross-language information retrieval", 1997). Where no passage answers the
 * question well, nothing is added. */
#ifndef XUN_SEARCHER_EXAMPLE_H
#define XUN_SEARCHER_EXAMPLE_H

#include "searcher/state.h"

/* For the question whose units the searcher holds and whose translation is active. */
xun_status xun_example_learn(xun_searcher *searcher, xun_error *error);

#endif
