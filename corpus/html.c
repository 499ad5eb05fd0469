#include "corpus/extract.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "corpus/flow.h"

enum { PAGE_LIMIT = 256 << 20 }; /* bytes */

typedef enum {
    ROLE_INLINE, /* no effect */
    ROLE_SKIP,   /* nothing in it is the report's text */
    ROLE_BLOCK,  /* a paragraph of its own */
    ROLE_LINE,   /* a line of its own */
    ROLE_CELL,   /* set off by a space */
    ROLE_ITEM,   /* a line that begins with "- " */
    ROLE_PRE,    /* white space counts */
    ROLE_TITLE,
    ROLE_HEADING
} element_role;

static const struct {
    const char *name;
    element_role role;
} ELEMENTS[] = {
    {"address", ROLE_BLOCK},    {"article", ROLE_BLOCK}, {"aside", ROLE_BLOCK},   {"blockquote", ROLE_BLOCK},
    {"body", ROLE_BLOCK},       {"br", ROLE_LINE},       {"button", ROLE_SKIP},   {"caption", ROLE_BLOCK},
    {"center", ROLE_BLOCK},     {"dd", ROLE_LINE},       {"details", ROLE_BLOCK}, {"dialog", ROLE_SKIP},
    {"div", ROLE_BLOCK},        {"dl", ROLE_BLOCK},      {"dt", ROLE_LINE},       {"fieldset", ROLE_BLOCK},
    {"figcaption", ROLE_BLOCK}, {"figure", ROLE_BLOCK},  {"footer", ROLE_BLOCK},  {"form", ROLE_BLOCK},
    {"h1", ROLE_HEADING},       {"h2", ROLE_HEADING},    {"h3", ROLE_HEADING},    {"h4", ROLE_HEADING},
    {"h5", ROLE_HEADING},       {"h6", ROLE_HEADING},    {"header", ROLE_BLOCK},  {"hr", ROLE_BLOCK},
    {"iframe", ROLE_SKIP},      {"legend", ROLE_BLOCK},  {"li", ROLE_ITEM},       {"main", ROLE_BLOCK},
    {"menu", ROLE_BLOCK},       {"nav", ROLE_SKIP},      {"noscript", ROLE_SKIP}, {"object", ROLE_SKIP},
    {"ol", ROLE_BLOCK},         {"option", ROLE_SKIP},   {"p", ROLE_BLOCK},       {"pre", ROLE_PRE},
    {"rp", ROLE_SKIP},          {"rt", ROLE_SKIP},       {"script", ROLE_SKIP},   {"section", ROLE_BLOCK},
    {"select", ROLE_SKIP},      {"style", ROLE_SKIP},    {"summary", ROLE_BLOCK}, {"svg", ROLE_SKIP},
    {"table", ROLE_BLOCK},      {"td", ROLE_CELL},       {"template", ROLE_SKIP}, {"textarea", ROLE_SKIP},
    {"tfoot", ROLE_BLOCK},      {"th", ROLE_CELL},       {"thead", ROLE_BLOCK},   {"title", ROLE_TITLE},
    {"tr", ROLE_LINE},          {"ul", ROLE_BLOCK},
};

typedef struct {
    xun_flow flow;
    xun_flow *to;     /* where text goes: `flow`, or `heading` while one is open */
    xun_flow heading; /* a title or heading, held back until it is whole */
    bool held;        /* `heading` is in use */
    xun_bytes title;  /* the page's title, so that an equal heading isn't written again */
    int skipping;     /* depth of elements within the one that is left out; 0: none */
    int verbatim;     /* depth of pre elements */
} html_reader;

static int compare_names(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static element_role role_of(const char *name)
{
    const void *found =
        bsearch(name, ELEMENTS, sizeof ELEMENTS / sizeof *ELEMENTS, sizeof *ELEMENTS, compare_names);
    return found ? ELEMENTS[((const char *)found - (const char *)ELEMENTS) / (ptrdiff_t)sizeof *ELEMENTS].role
                 : ROLE_INLINE;
}

/* Navigation and what is not shown, by their attributes. */
static bool is_hidden(const xmlChar **attributes)
{
    for (; attributes && attributes[0]; attributes += 2) {
        const char *name = (const char *)attributes[0],
                   *value = attributes[1] ? (const char *)attributes[1] : "";
        bool chrome = strcmp(name, "role") == 0 && strcmp(value, "navigation") == 0;
        if (chrome || strcmp(name, "hidden") == 0)
            return true;
    }
    return false;
}

/* Headings are held back until they are whole: they become one line each, and those without text become
 * none. */
static void hold_heading(html_reader *reader)
{
    if (reader->held)
        return;
    xun_flow_start(&reader->heading, reader->flow.spool.name, reader->flow.error);
    reader->held = true;
    reader->to = &reader->heading;
}

static void write_heading(html_reader *reader, const xun_blob *text, int level)
{
    size_t length = text->length ? text->length - 1 : 0; /* without the line break at the end */
    bool repeated =
        length && reader->title.length == length && memcmp(reader->title.data, text->data, length) == 0;
    if (length == 0 || repeated)
        return;
    xun_flow_break(&reader->flow, 2);
    xun_flow_mark(&reader->flow, &"###### "[6 - level]);
    xun_flow_text(&reader->flow, text->data, length);
    xun_flow_break(&reader->flow, 2);
}

static void release_heading(html_reader *reader, int level, bool is_title)
{
    if (!reader->held)
        return;
    reader->held = false;
    reader->to = &reader->flow;
    xun_blob text;
    xun_status status = xun_flow_finish(&text, &reader->heading);
    if (status == XUN_OK)
        write_heading(reader, &text, level);
    if (status == XUN_OK && is_title && text.length && !reader->title.length &&
        !xun_bytes_append(&reader->title, text.data, text.length - 1))
        status = xun_fail_memory(reader->flow.error);
    if (reader->flow.status == XUN_OK)
        reader->flow.status = status;
    xun_blob_close(&text);
}

static void open_element(html_reader *reader, element_role role)
{
    switch (role) {
    case ROLE_BLOCK: xun_flow_break(reader->to, 2); break;
    case ROLE_LINE: xun_flow_break(reader->to, 1); break;
    case ROLE_CELL: xun_flow_text(reader->to, " ", 1); break;
    case ROLE_ITEM:
        xun_flow_break(reader->to, 1);
        xun_flow_mark(reader->to, reader->held ? NULL : "- ");
        break;
    case ROLE_PRE:
        xun_flow_break(reader->to, 2);
        reader->verbatim++;
        break;
    case ROLE_TITLE:
    case ROLE_HEADING: hold_heading(reader); break;
    case ROLE_INLINE:
    case ROLE_SKIP: break;
    }
}

static void close_element(html_reader *reader, const char *name, element_role role)
{
    switch (role) {
    case ROLE_PRE:
        reader->verbatim -= reader->verbatim > 0;
        xun_flow_break(reader->to, 2);
        break;
    case ROLE_BLOCK: xun_flow_break(reader->to, 2); break;
    case ROLE_ITEM: xun_flow_mark(reader->to, NULL); /* fall through */
    case ROLE_LINE: xun_flow_break(reader->to, 1); break;
    case ROLE_CELL: xun_flow_text(reader->to, " ", 1); break;
    case ROLE_TITLE: release_heading(reader, 1, true); break;
    case ROLE_HEADING: release_heading(reader, name[1] - '0', false); break;
    case ROLE_INLINE:
    case ROLE_SKIP: break;
    }
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
    html_reader *reader = context;
    element_role role = role_of((const char *)name);
    if (reader->skipping || role == ROLE_SKIP || is_hidden(attributes))
        reader->skipping++;
    else
        open_element(reader, role);
}

static void on_end(void *context, const xmlChar *name)
{
    html_reader *reader = context;
    if (reader->skipping)
        reader->skipping--;
    else
        close_element(reader, (const char *)name, role_of((const char *)name));
}

static void on_text(void *context, const xmlChar *text, int length)
{
    html_reader *reader = context;
    if (reader->skipping)
        return;
    if (reader->verbatim && !reader->held)
        xun_flow_verbatim(reader->to, (const char *)text, (size_t)length);
    else
        xun_flow_text(reader->to, (const char *)text, (size_t)length);
}

/* Not libxml2's push parser: that one drops all text after the first </html>. */
static xun_status parse(html_reader *reader, const xun_blob *html, xun_error *error)
{
    if (html->length > PAGE_LIMIT)
        return xun_fail(error, XUN_LIMIT, "%s: an HTML page of more than %d MiB: split it into smaller files",
                        reader->flow.spool.name, PAGE_LIMIT >> 20);
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser)
        return xun_fail_memory(error);
    *parser->sax = (htmlSAXHandler){.startElement = on_start,
                                    .endElement = on_end,
                                    .characters = on_text,
                                    .ignorableWhitespace = on_text};
    parser->userData = reader;
    htmlDocPtr none = htmlCtxtReadMemory(parser, html->data, (int)html->length, NULL, "UTF-8",
                                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                             HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    bool memory_out = parser->errNo == XML_ERR_NO_MEMORY;
    xmlFreeDoc(none); /* the handlers build no tree */
    htmlFreeParserCtxt(parser);
    return memory_out ? xun_fail_memory(error) : reader->flow.status;
}

xun_status xun_html_text(xun_blob *out, const xun_blob *html, const char *name, xun_error *error)
{
    *out = XUN_BLOB_EMPTY;
    html_reader reader = {.skipping = 0};
    xun_flow_start(&reader.flow, name, error);
    reader.to = &reader.flow;
    xun_status status = parse(&reader, html, error);
    if (status == XUN_OK)
        release_heading(&reader, 1, false); /* one that the page never closed */
    if (reader.held)
        xun_spool_discard(&reader.heading.spool);
    xun_bytes_free(&reader.title);
    if (status != XUN_OK)
        reader.flow.status = status;
    return xun_flow_finish(out, &reader.flow);
}

/* The value after `key` and an equals sign, quoted or not, as an encoding. */
static const xun_encoding *value_after(const char *at, const char *end)
{
    while (at < end && (isspace((unsigned char)*at) || *at == '=' || *at == '"' || *at == '\''))
        at++;
    char label[32];
    size_t length = 0;
    while (at < end && length < sizeof label - 1 && (isalnum((unsigned char)*at) || strchr("-_:", *at)))
        label[length++] = *at++;
    label[length] = '\0';
    return length ? xun_encoding_named(label) : NULL;
}

const xun_encoding *xun_html_declared(const xun_blob *html)
{
    static const char *const keys[] = {"charset", "encoding"};
    const char *end = html->data + (html->length < 4096 ? html->length : 4096);
    for (const char *at = html->data; at < end; at++)
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            size_t length = strlen(keys[i]);
            if ((size_t)(end - at) <= length || strncasecmp(at, keys[i], length) != 0)
                continue;
            const xun_encoding *found = value_after(at + length, end);
            if (found)
                return found;
        }
    return NULL;
}
