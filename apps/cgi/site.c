#include "apps/cgi/site.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/hash.h"
#include "glossary/glossary.h"

typedef struct {
    xun_searcher *searcher; /* NULL: not yet open */
    uint64_t glossaries;    /* their state when it was opened */
} opened;

struct xun_site {
    const xun_settings *settings;
    opened *databases;
    xun_cache *cache;
};

xun_site *xun_site_new(const xun_settings *settings)
{
    xun_site *site = calloc(1, sizeof *site);
    opened *databases = calloc(settings->database_count, sizeof *databases);
    xun_cache *cache = xun_cache_new(settings->cache_megabytes << 20);
    if (!site || !databases || !cache) {
        xun_cache_free(cache);
        free(databases);
        free(site);
        return NULL;
    }
    *site = (xun_site){settings, databases, cache};
    return site;
}

void xun_site_free(xun_site *site)
{
    if (!site)
        return;
    for (size_t i = 0; i < site->settings->database_count; i++)
        xun_searcher_close(site->databases[i].searcher);
    free(site->databases);
    xun_cache_free(site->cache);
    free(site);
}

/* ---- glossaries --------------------------------------------------------------------------------------- */

/* Continues the hash with what changes when a file is edited or replaced, comes or goes. */
static uint64_t add_state(uint64_t hash, const char *path)
{
    struct stat s;
    if (!path || stat(path, &s) != 0)
        return xun_hash(hash, "", 1);
    hash = xun_hash(hash, &s.st_ino, sizeof s.st_ino);
    hash = xun_hash(hash, &s.st_size, sizeof s.st_size);
    hash = xun_hash(hash, &s.st_mtim.tv_sec, sizeof s.st_mtim.tv_sec);
    return xun_hash(hash, &s.st_mtim.tv_nsec, sizeof s.st_mtim.tv_nsec);
}

static uint64_t state_of_glossaries(const xun_settings *settings)
{
    char *own = xun_user_glossary_path();
    uint64_t hash = add_state(add_state(XUN_HASH_START, settings->glossary), own);
    free(own);
    return hash;
}

/* What is wrong with a glossary goes into `error`, behind what is there already. */
static void tell(xun_error *error, const xun_error *what)
{
    char before[sizeof error->message];
    if (what->status == XUN_OK)
        return;
    snprintf(before, sizeof before, "%s", error->status == XUN_OK ? "" : error->message);
    xun_fail(error, what->status, "%s%s%s", before, *before ? "; " : "", what->message);
}

/* What is wrong with the glossaries. */
typedef struct {
    bool unnamed;  /* there is none in the settings, or it cannot be read as a whole */
    bool broken;   /* one of them cannot be read as a whole */
    xun_error why; /* that, or the first bad line */
} glossary_check;

static void check_glossaries(glossary_check *out, const xun_settings *settings)
{
    xun_glossary named = {0}, own;
    char *path = xun_user_glossary_path();
    *out = (glossary_check){.unnamed = !settings->glossary};
    if (settings->glossary && xun_glossary_open(&named, settings->glossary, &out->why) != XUN_OK)
        out->unnamed = out->broken = true;
    tell(&out->why, &named.problem);
    if (xun_glossary_open_if_there(&own, path, NULL) == XUN_OK) {
        out->broken = out->broken || (own.problem.status != XUN_OK && !own.bad);
        tell(&out->why, &own.problem);
    }
    xun_glossary_close(&named);
    xun_glossary_close(&own);
    free(path);
}

/* ---- databases ---------------------------------------------------------------------------------------- */

static xun_status open_searcher(opened *out, const xun_settings *settings,
                                const xun_database_settings *database, bool unnamed, xun_error *error)
{
    const char *const named[] = {settings->glossary};
    const xun_searcher_options options = {.glossaries = named, .glossary_count = !unnamed};
    xun_searcher *searcher;
    xun_status status = xun_searcher_open(&searcher, (const char *const *)database->paths,
                                          database->path_count, &options, error);
    if (status != XUN_OK)
        return out->searcher ? XUN_OK : status;
    xun_searcher_close(out->searcher);
    out->searcher = searcher;
    return XUN_OK;
}

/* What can't be opened is not tried again before it changes, if something is open: then `error` is for the
 * log only, as is what is wrong with a glossary. */
static xun_status open_database(opened *out, const xun_settings *settings,
                                const xun_database_settings *database, uint64_t glossaries, xun_error *error)
{
    glossary_check check;
    check_glossaries(&check, settings);
    xun_status status =
        out->searcher && check.broken ? XUN_OK : open_searcher(out, settings, database, check.unnamed, error);
    if (status == XUN_OK)
        tell(error, &check.why);
    out->glossaries = glossaries;
    return status;
}

xun_status xun_site_searcher(xun_searcher **out, xun_site *site, size_t database, xun_error *error)
{
    opened *o = &site->databases[database];
    uint64_t glossaries = state_of_glossaries(site->settings);
    xun_status status = XUN_OK;
    if (o->searcher && o->glossaries == glossaries)
        (void)xun_searcher_refresh(o->searcher, NULL);
    else
        status = open_database(o, site->settings, &site->settings->databases[database], glossaries, error);
    *out = o->searcher;
    return status;
}

uint64_t xun_site_glossaries(const xun_site *site, size_t database)
{
    return site->databases[database].glossaries;
}

xun_cache *xun_site_cache(xun_site *site)
{
    return site->cache;
}
