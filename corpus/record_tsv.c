#include <stdio.h>
#include <string.h>

#include "corpus/record_parse.h"

/* Cuts `line` at its tabs, in place; returns the number of columns, also when they are more than `most`. */
static size_t cut_columns(char *columns[], size_t lengths[], size_t most, char *line, size_t length)
{
    char *end = line + length;
    size_t count = 0;
    for (char *at = line;; at++) {
        char *tab = memchr(at, '\t', (size_t)(end - at)), *stop = tab ? tab : end;
        if (count < most) {
            columns[count] = at;
            lengths[count] = (size_t)(stop - at);
        }
        count++;
        *stop = '\0';
        if (!tab)
            return count;
        at = tab;
    }
}

xun_status xun_record_parse_tsv(xun_record *record, xun_bytes *store, const char *line, size_t length,
                                char why[XUN_WRONG_LINE])
{
    xun_bytes_clear(store);
    if (!xun_bytes_append(store, line, length))
        return XUN_MEMORY;
    char *columns[3];
    size_t lengths[3], count = cut_columns(columns, lengths, 3, store->data, store->length);
    if (count < 2 || count > 3) {
        snprintf(why, XUN_WRONG_LINE, "%zu column%s, where id, title and text (or id and text) are expected",
                 count, count == 1 ? "" : "s");
        return XUN_INVALID;
    }
    if (lengths[0] == 0) {
        snprintf(why, XUN_WRONG_LINE, "the id is empty");
        return XUN_INVALID;
    }
    record->id = columns[0];
    record->id_length = lengths[0];
    record->title = count == 3 ? columns[1] : "";
    record->title_length = count == 3 ? lengths[1] : 0;
    record->text = columns[count - 1];
    record->text_length = lengths[count - 1];
    return XUN_OK;
}
