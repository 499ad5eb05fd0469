/* A request as the server hands it over (RFC 3875), and the response to it. */
#ifndef XUN_CGI_HTTP_H
#define XUN_CGI_HTTP_H

#include <stdbool.h>

#include "common/bytes.h"
#include "common/writer.h"

/* All strings belong to the server's environment; none is NULL. */
typedef struct {
    const char *method, *script, *path, *query; /* `script` + `path` is what the URL names */
    const char *host, *scheme;                  /* "" for a host that no URL may hold */
    const char *accept_language, *if_none_match;
} xun_http_request;

/* Gives the value of a CGI variable, or NULL. */
typedef const char *xun_variable_reader(void *user, const char *name);
xun_http_request xun_http_request_read(xun_variable_reader *reader, void *user);

typedef struct {
    int status;
    const char *type;  /* Content-Type; static storage */
    const char *file;  /* name for saving; static storage, NULL: shown in place */
    const char *allow; /* methods, with 405 */
    char etag[24];     /* with its quotes; "" when there is none */
    bool lasting;      /* may be kept for a year: its URL changes with its content */
    bool by_language;  /* depends on Accept-Language */
    xun_bytes body;
} xun_http_response;

/* Appends the whole response; `head` leaves the body out. False: memory. */
bool xun_http_response_write(xun_bytes *out, const xun_http_response *response, bool head);
void xun_http_response_free(xun_http_response *response);

/* "Not Found" for 404; static storage. */
const char *xun_http_reason(int status);
/* Whether an If-None-Match header (RFC 9110, section 13.1.2) names the tag, compared weakly. */
bool xun_http_matches(const char *if_none_match, const char *etag);

#endif
