#include "apps/cgi/http.h"

#include <string.h>

#include "apps/cgi/assets.h"

/* ---- the request -------------------------------------------------------------------------------------- */

static const char *variable(xun_variable_reader *reader, void *user, const char *name, const char *otherwise)
{
    const char *value = reader(user, name);
    return value ? value : otherwise;
}

/* A host with its port, of the characters that RFC 3986 allows there. */
static bool is_host(const char *host)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]";
    size_t length = strlen(host);
    return length && length < 256 && strspn(host, allowed) == length;
}

static const char *scheme_of(xun_variable_reader *reader, void *user)
{
    const char *https = variable(reader, user, "HTTPS", "");
    const char *scheme = variable(reader, user, "REQUEST_SCHEME", "");
    return strcmp(scheme, "https") == 0 || (*https && strcmp(https, "off") != 0) ? "https" : "http";
}

xun_http_request xun_http_request_read(xun_variable_reader *reader, void *user)
{
    const char *host = variable(reader, user, "HTTP_HOST", "");
    return (xun_http_request){
        .method = variable(reader, user, "REQUEST_METHOD", "GET"),
        .script = variable(reader, user, "SCRIPT_NAME", ""),
        .path = variable(reader, user, "PATH_INFO", ""),
        .query = variable(reader, user, "QUERY_STRING", ""),
        .host = is_host(host) ? host : "",
        .scheme = scheme_of(reader, user),
        .accept_language = variable(reader, user, "HTTP_ACCEPT_LANGUAGE", ""),
        .if_none_match = variable(reader, user, "HTTP_IF_NONE_MATCH", ""),
    };
}

bool xun_http_matches(const char *if_none_match, const char *etag)
{
    if (strcmp(if_none_match, "*") == 0)
        return true;
    const char *opaque = strchr(etag, '"');
    return opaque && strstr(if_none_match, opaque) != NULL;
}

/* ---- the response ------------------------------------------------------------------------------------- */

static const struct {
    int status;
    const char *reason;
} reasons[] = {
    {200, "OK"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {414, "URI Too Long"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

const char *xun_http_reason(int status)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].status == status)
            return reasons[i].reason;
    return "Error";
}

/* Nothing but our own script and this one style; the page is no frame of another's and sends its form nowhere
 * else. */
static void write_policy(xun_writer *out)
{
    xun_write_string(out,
                     "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'sha256-");
    xun_write_string(out, xun_style_digest);
    xun_write_string(out, "'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                          "frame-ancestors 'none'\r\n"
                          "X-Content-Type-Options: nosniff\r\n"
                          "Referrer-Policy: same-origin\r\n");
}

static void write_caching(xun_writer *out, const xun_http_response *response)
{
    if (*response->etag)
        xun_write_format(out, "ETag: %s\r\n", response->etag);
    if (response->by_language)
        xun_write_string(out, "Vary: Accept-Language\r\n");
    if (response->lasting)
        xun_write_string(out, "Cache-Control: public, max-age=31536000, immutable\r\n");
    else
        xun_write_string(out, response->status >= 400 ? "Cache-Control: no-store\r\n"
                                                      : "Cache-Control: no-cache\r\n");
}

static void write_head(xun_writer *out, const xun_http_response *response)
{
    xun_write_format(out, "Status: %d %s\r\n", response->status, xun_http_reason(response->status));
    if (response->status != 304) {
        xun_write_format(out, "Content-Type: %s\r\n", response->type);
        xun_write_format(out, "Content-Length: %zu\r\n", response->body.length);
    }
    if (response->file)
        xun_write_format(out, "Content-Disposition: attachment; filename=\"%s\"\r\n", response->file);
    if (response->allow)
        xun_write_format(out, "Allow: %s\r\n", response->allow);
    if (response->status == 503)
        xun_write_string(out, "Retry-After: 10\r\n");
    write_caching(out, response);
    write_policy(out);
    xun_write_string(out, "\r\n");
}

bool xun_http_response_write(xun_bytes *out, const xun_http_response *response, bool head)
{
    xun_writer writer = xun_writer_to_bytes(out);
    write_head(&writer, response);
    if (!head && response->status != 304 && response->body.length)
        xun_write(&writer, response->body.data, response->body.length);
    return !writer.failed;
}

void xun_http_response_free(xun_http_response *response)
{
    xun_bytes_free(&response->body);
}
