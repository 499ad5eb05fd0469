#include "apps/cgi/site.h"

#include <stdlib.h>

struct xun_site {
    const xun_settings *settings;
    xun_searcher **searchers; /* NULL: not yet open */
    xun_cache *cache;
};

xun_site *xun_site_new(const xun_settings *settings)
{
    xun_site *site = calloc(1, sizeof *site);
    xun_searcher **searchers = calloc(settings->database_count, sizeof *searchers);
    xun_cache *cache = xun_cache_new(settings->cache_megabytes << 20);
    if (!site || !searchers || !cache) {
        xun_cache_free(cache);
        free(searchers);
        free(site);
        return NULL;
    }
    *site = (xun_site){settings, searchers, cache};
    return site;
}

void xun_site_free(xun_site *site)
{
    if (!site)
        return;
    for (size_t i = 0; i < site->settings->database_count; i++)
        xun_searcher_close(site->searchers[i]);
    free(site->searchers);
    xun_cache_free(site->cache);
    free(site);
}

xun_status xun_site_searcher(xun_searcher **out, xun_site *site, size_t database, xun_error *error)
{
    const xun_database_settings *settings = &site->settings->databases[database];
    xun_status status = XUN_OK;
    if (site->searchers[database])
        (void)xun_searcher_refresh(site->searchers[database], NULL);
    else
        status = xun_searcher_open(&site->searchers[database], (const char *const *)settings->paths,
                                   settings->path_count, NULL, error);
    *out = site->searchers[database];
    return status;
}

xun_cache *xun_site_cache(xun_site *site)
{
    return site->cache;
}
