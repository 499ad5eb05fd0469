/* A tree in the query language again. */
#include <stdio.h>
#include <string.h>

#include "searcher/query.h"

static bool print_node(xun_bytes *out, const xun_node *node, bool outermost);

static bool print_children(xun_bytes *out, const xun_node *node, const char *between)
{
    for (const xun_node *child = node->children; child; child = child->next) {
        if (child != node->children && !xun_bytes_append_string(out, between))
            return false;
        if (child->excluded && !xun_bytes_append_byte(out, '-'))
            return false;
        if (!print_node(out, child, false))
            return false;
    }
    return true;
}

static bool print_field(xun_bytes *out, const xun_node *node)
{
    bool quoted = node->text.length && memchr(node->text.text, ' ', node->text.length) != NULL;
    return xun_bytes_append_format(out, "%s:%s%.*s", xun_field_name(node->field), quoted ? "\"" : "",
                                   (int)node->text.length, node->text.text) &&
           (!node->range ||
            xun_bytes_append_format(out, "..%.*s", (int)node->high.length, node->high.text)) &&
           (!quoted || xun_bytes_append_byte(out, '"'));
}

static bool print_node(xun_bytes *out, const xun_node *node, bool outermost)
{
    char near[24];
    snprintf(near, sizeof near, " NEAR/%u ", node->distance);
    const char *between = node->kind == XUN_NODE_AND    ? " AND "
                          : node->kind == XUN_NODE_OR   ? " OR "
                          : node->kind == XUN_NODE_NEAR ? near
                                                        : " ";
    int length = (int)node->text.length;
    switch (node->kind) {
    case XUN_NODE_WORD: return xun_bytes_append_format(out, "%.*s", length, node->text.text);
    case XUN_NODE_PHRASE: return xun_bytes_append_format(out, "\"%.*s\"", length, node->text.text);
    case XUN_NODE_PREFIX: return xun_bytes_append_format(out, "%.*s*", length, node->text.text);
    case XUN_NODE_FIELD: return print_field(out, node);
    case XUN_NODE_SEQUENCE:
    case XUN_NODE_AND:
    case XUN_NODE_OR:
    case XUN_NODE_NEAR: break;
    }
    bool enclosed = !outermost && node->children && (node->children->next || node->children->excluded);
    return (!enclosed || xun_bytes_append_byte(out, '(')) && print_children(out, node, between) &&
           (!enclosed || xun_bytes_append_byte(out, ')'));
}

bool xun_query_print(xun_bytes *out, const xun_parsed_query *query)
{
    return print_node(out, query->root, true);
}
