/* Pages that were made before, kept by a process of FastCGI: the most recently used ones, up to so many
 * bytes. */
#ifndef XUN_CGI_CACHE_H
#define XUN_CGI_CACHE_H

#include "apps/cgi/http.h"

typedef struct xun_cache xun_cache;

/* NULL when memory is out. With 0 bytes it keeps nothing. */
xun_cache *xun_cache_new(size_t bytes);
void xun_cache_free(xun_cache *cache);

/* Appends the page of that key to the response's body and sets its type and file. False: it isn't there. */
bool xun_cache_find(xun_http_response *out, xun_cache *cache, const xun_bytes *key);
/* Keeps a copy, if it fits; a page that can't be kept is no failure. */
void xun_cache_keep(xun_cache *cache, const xun_bytes *key, const xun_http_response *response);

#endif
