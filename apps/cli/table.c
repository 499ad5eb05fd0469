#include "apps/cli/table.h"

#include <string.h>

xun_table xun_table_over(const char *data, size_t length)
{
    bool mark = length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0;
    return (xun_table){data + (mark ? 3 : 0), data + length, 0};
}

size_t xun_table_lines(const xun_table *table)
{
    size_t lines = 1;
    for (const char *at = table->at; at < table->end; at++)
        lines += *at == '\n';
    return lines;
}

static size_t split(xun_slice *fields, size_t wanted, const char *at, const char *end)
{
    size_t found = 0;
    for (;; at++) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        const char *stop = tab ? tab : end;
        if (found < wanted)
            fields[found] = (xun_slice){at, (size_t)(stop - at)};
        found++;
        at = stop;
        if (!tab)
            return found;
    }
}

bool xun_table_next(xun_table *table, xun_slice *fields, size_t wanted, size_t *found)
{
    while (table->at < table->end) {
        const char *start = table->at;
        const char *newline = memchr(start, '\n', (size_t)(table->end - start));
        const char *stop = newline ? newline : table->end;
        table->at = newline ? newline + 1 : table->end;
        table->line++;
        if (stop > start && stop[-1] == '\r')
            stop--;
        if (stop == start)
            continue;
        for (size_t i = 0; i < wanted; i++)
            fields[i] = (xun_slice){"", 0};
        *found = split(fields, wanted, start, stop);
        return true;
    }
    return false;
}
