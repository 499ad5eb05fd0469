/* Pages that were made before, the newest ones up to so many bytes, shared by all processes that are forked
 * after the cache was made. A process may be killed at any moment: at worst the others begin with an empty
 * cache. */
#ifndef XUN_CGI_CACHE_H
#define XUN_CGI_CACHE_H

#include "apps/cgi/http.h"

typedef struct xun_cache xun_cache;

/* NULL when memory is out. With 0 bytes it keeps nothing. The memory is taken as pages come. */
xun_cache *xun_cache_new(size_t bytes);
/* Of this process; the others keep theirs. */
void xun_cache_free(xun_cache *cache);

/* Appends the page of that key to the response's body and sets its type and file. False: it isn't there. */
bool xun_cache_find(xun_http_response *out, xun_cache *cache, const xun_bytes *key);
/* Keeps a copy, if it fits; a page that can't be kept is no failure. */
void xun_cache_keep(xun_cache *cache, const xun_bytes *key, const xun_http_response *response);

#endif
