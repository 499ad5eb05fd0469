/* A request to its response: check everything, find the page, make it, or say what is wrong. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "apps/cgi/assets.h"
#include "apps/cgi/link.h"
#include "common/hash.h"

enum { QUERY_STRING_LIMIT = 16384, PATH_LIMIT = 64 };

typedef struct {
    const char *path;
    xun_page_maker *make;
    bool of_index; /* needs the index, and changes with it */
} page_route;

static const page_route routes[] = {
    {XUN_PATH_SEARCH, xun_page_search, true},     {XUN_PATH_PASSAGE, xun_page_passage, true},
    {XUN_PATH_REPORT, xun_page_report, true},     {XUN_PATH_HONORS, xun_page_honors, true},
    {XUN_PATH_PROJECTS, xun_page_projects, true}, {XUN_PATH_SUGGEST, xun_page_suggest, true},
    {XUN_PATH_HELP, xun_page_help, false},        {XUN_PATH_OPENSEARCH, xun_page_opensearch, false},
    {XUN_PATH_SCRIPT, xun_page_script, false},    {XUN_PATH_ICON, xun_page_icon, false},
};

static const page_route *route_of(const char *path)
{
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++)
        if (strcmp(routes[i].path, path) == 0)
            return &routes[i];
    return NULL;
}

/* ---- titles ------------------------------------------------------------------------------------------- */

const char *xun_page_title(const xun_page *page)
{
    const char *english = page->settings->title_en, *title = page->settings->title;
    if (page->speech == XUN_SPEECH_EN && english)
        return english;
    return title ? title : _("Xunzhang");
}

const char *xun_database_title(const xun_page *page, size_t database)
{
    const xun_database_settings *settings = &page->settings->databases[database];
    if (page->speech == XUN_SPEECH_EN && settings->title_en)
        return settings->title_en;
    return settings->title ? settings->title : settings->name;
}

/* ---- checks ------------------------------------------------------------------------------------------- */

static bool find_database(xun_page *page)
{
    const char *name = page->parameters.values[XUN_PARAMETER_DB];
    for (size_t i = 0; i < page->settings->database_count && name; i++)
        if (strcmp(page->settings->databases[i].name, name) == 0) {
            page->database = i;
            return true;
        }
    return !name;
}

static int read_parameters(xun_page *page)
{
    const xun_settings *s = page->settings;
    const xun_parameter_limits limits = {s->query_bytes, s->page_size_limit, s->page_depth};
    bool good = xun_parameters_read(&page->parameters, page->request->query, &limits, &page->problem);
    if (page->parameters.values[XUN_PARAMETER_UI])
        page->speech = xun_speech_named(page->parameters.values[XUN_PARAMETER_UI]);
    xun_speak(page->speech);
    if (good && !find_database(page)) {
        page->problem = (xun_parameter_problem){XUN_PARAMETER_DB, N_("names no collection of this page.")};
        return 404;
    }
    if (!good && !page->problem.reason)
        return 500;
    return good ? 200 : 400;
}

/* What is asked for, before any work: the status of what is wrong, or 200. */
static int check(xun_page *page, const page_route *route)
{
    const xun_http_request *request = page->request;
    if (strlen(request->query) > QUERY_STRING_LIMIT || strlen(request->path) > PATH_LIMIT)
        return 414;
    int status = read_parameters(page);
    if (strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0)
        return 405;
    return status == 200 && !route ? 404 : status;
}

/* ---- caching ------------------------------------------------------------------------------------------ */

/* All that a page depends on: the program, the index, the glossaries, the address, the language. Each part
 * ends in a zero byte. */
static bool make_key(xun_bytes *out, xun_page *page)
{
    char glossaries[24];
    snprintf(glossaries, sizeof glossaries, "%llx",
             (unsigned long long)xun_site_glossaries(page->site, page->database));
    const char *parts[] = {XUN_VERSION,
                           xun_asset_style.version,
                           xun_asset_script.version,
                           xun_reader_revision(xun_searcher_reader(page->searcher)),
                           glossaries,
                           page->request->scheme,
                           page->request->host,
                           page->request->script,
                           page->request->path,
                           page->request->query,
                           xun_speech_name(page->speech)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!xun_bytes_append(out, parts[i], strlen(parts[i]) + 1))
            return false;
    return true;
}

static void make_etag(char etag[24], const xun_bytes *key)
{
    uint64_t hash = xun_hash(XUN_HASH_START, key->data, key->length);
    snprintf(etag, 24, "W/\"%016llx\"", (unsigned long long)hash);
}

/* ---- the answer --------------------------------------------------------------------------------------- */

static int make(xun_page *page, const page_route *route)
{
    int status = route->make(page);
    return page->out.failed ? 500 : status;
}

/* A page of the index: from the reader's own copy (304), from the cache, or made. */
static int make_of_index(xun_page *page, const page_route *route)
{
    xun_cache *cache = xun_site_cache(page->site);
    xun_bytes key = XUN_BYTES_EMPTY;
    int status = 200;
    if (xun_site_searcher(&page->searcher, page->site, page->database, &page->error) != XUN_OK)
        return 500;
    if (!make_key(&key, page)) {
        xun_bytes_free(&key);
        page->out.failed = true;
        return 500;
    }
    make_etag(page->response->etag, &key);
    if (xun_http_matches(page->request->if_none_match, page->response->etag)) {
        status = 304;
    } else if (!xun_cache_find(page->response, cache, &key)) {
        status = make(page, route);
        if (status == 200)
            xun_cache_keep(cache, &key, page->response);
    }
    xun_bytes_free(&key);
    return status;
}

void xun_answer_request(xun_http_response *response, const xun_http_request *request,
                        const xun_settings *settings, xun_site *site, xun_error *log)
{
    xun_http_request at = *request;
    if (strcmp(at.path, "/") == 0)
        at.path = "";
    const char *language = settings->language ? settings->language : "zh";
    xun_page page = {.settings = settings,
                     .site = site,
                     .request = &at,
                     .response = response,
                     .speech = xun_speech_accepted(at.accept_language, xun_speech_named(language)),
                     .out = xun_writer_to_bytes(&response->body)};
    *response = (xun_http_response){.status = 200, .type = "text/html; charset=utf-8", .by_language = true};
    xun_speak(page.speech);
    const page_route *route = route_of(at.path);
    int status = check(&page, route);
    if (status == 200)
        status = (route->of_index ? make_of_index : make)(&page, route);
    response->status = status;
    if (!route)
        at.path = "";
    if (status >= 400)
        xun_page_error(&page, status);
    if (page.out.failed)
        xun_fail_memory(&page.error);
    *log = page.error;
    xun_bytes_free(&page.link);
    xun_parameters_free(&page.parameters);
}
