#include "corpus/extract.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <string.h>

#include "corpus/archive.h"
#include "corpus/flow.h"

static bool is_named(const xmlChar *name, const char *wanted)
{
    return name && strcmp((const char *)name, wanted) == 0;
}

/* The breaks that WordprocessingML (ECMA-376, part 1, section 17.3) puts between runs of text. */
static void open_element(xun_flow *flow, const xmlChar *name)
{
    if (is_named(name, "p"))
        xun_flow_break(flow, 2);
    else if (is_named(name, "tr") || is_named(name, "br") || is_named(name, "cr"))
        xun_flow_break(flow, 1);
    else if (is_named(name, "tab"))
        xun_flow_text(flow, " ", 1);
    else if (is_named(name, "noBreakHyphen"))
        xun_flow_text(flow, "-", 1);
}

static xun_status fail_damaged(const char *name, xun_error *error)
{
    return xun_fail(error, XUN_CORRUPT,
                    "%s: archive is damaged or truncated: its word/document.xml cannot be parsed", name);
}

/* Moves to the next node; a part that repeats the text for older programs is passed over whole. */
static int next_node(xmlTextReaderPtr reader)
{
    bool fallback = xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT &&
                    is_named(xmlTextReaderConstLocalName(reader), "Fallback");
    return fallback ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader);
}

static xun_status read_document(xun_flow *flow, xmlTextReaderPtr reader, const char *name, xun_error *error)
{
    bool in_text = false;
    int more = xmlTextReaderRead(reader);
    for (; more == 1; more = next_node(reader)) {
        int type = xmlTextReaderNodeType(reader);
        const xmlChar *element = xmlTextReaderConstLocalName(reader);
        if (type == XML_READER_TYPE_ELEMENT) {
            open_element(flow, element);
            in_text = is_named(element, "t") && !xmlTextReaderIsEmptyElement(reader);
        } else if (type == XML_READER_TYPE_END_ELEMENT) {
            in_text = false;
        } else if (in_text &&
                   (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)) {
            const char *text = (const char *)xmlTextReaderConstValue(reader);
            xun_flow_text(flow, text, strlen(text));
        }
    }
    return more < 0 ? fail_damaged(name, error) : XUN_OK;
}

/* No network, no entities: a document has no use for either. */
static xun_status read_xml(xun_flow *flow, const xun_blob *xml, const char *name, xun_error *error)
{
    if (xml->length > INT_MAX)
        return xun_fail(error, XUN_LIMIT, "%s: its text takes more than 2 GiB: split it into smaller files",
                        name);
    xmlTextReaderPtr reader = xmlReaderForMemory(xml->data, (int)xml->length, NULL, NULL,
                                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!reader)
        return xun_fail_memory(error);
    xun_status status = read_document(flow, reader, name, error);
    xmlFreeTextReader(reader);
    return status;
}

xun_status xun_docx_text(xun_blob *out, const xun_blob *docx, const char *name, xun_error *error)
{
    *out = XUN_BLOB_EMPTY;
    xun_blob xml;
    xun_status status = xun_unzip_member(&xml, docx, "word/document.xml", name, error);
    if (status != XUN_OK)
        return status;
    xun_flow flow;
    xun_flow_start(&flow, name, error);
    flow.status = read_xml(&flow, &xml, name, error);
    xun_blob_close(&xml);
    return xun_flow_finish(out, &flow);
}
