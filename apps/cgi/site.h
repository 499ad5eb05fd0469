/* The databases of the settings, opened when they are first asked for. */
#ifndef XUN_CGI_SITE_H
#define XUN_CGI_SITE_H

#include <stdint.h>

#include "apps/cgi/cache.h"
#include "apps/cgi/settings.h"
#include "searcher/searcher.h"

typedef struct xun_site xun_site;

/* `settings` must outlive the site. NULL when memory is out. */
xun_site *xun_site_new(const xun_settings *settings);
void xun_site_free(xun_site *site);

/* The searcher of the database of that number, opened, or brought up to date when the index or a glossary
 * changed. If the index, or a glossary as a whole, can't be read again, the view that is open stays in use. A
 * glossary is no failure: its bad lines are left out, and so is all of it when no view is open yet; `error`
 * says so once, for the log. Lives until the next call. */
xun_status xun_site_searcher(xun_searcher **out, xun_site *site, size_t database, xun_error *error);
/* Which state of the glossaries that searcher was opened with. */
uint64_t xun_site_glossaries(const xun_site *site, size_t database);

/* The pages made before; lives as long as the site. */
xun_cache *xun_site_cache(xun_site *site);

#endif
