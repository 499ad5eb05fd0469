/* How a passage is named: by its id, by its source, and in a citation. */
#include <libintl.h>
#include <string.h>

#include "apps/output/answer.h"

bool xun_passage_id(xun_bytes *out, const xun_stored_passage *passage)
{
    xun_bytes_clear(out);
    return xun_bytes_append(out, passage->id.text, passage->id.length) &&
           xun_bytes_append_format(out, "#%u", passage->number);
}

xun_slice xun_passage_source(const xun_stored_passage *passage)
{
    return passage->path.length ? passage->path : passage->id;
}

static bool is_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at == end;
}

/* A character of three bytes; `*at` is left on its last. */
static bool is_date_unit(const char *name, size_t *at, size_t length)
{
    static const char *const units[] = {"年", "月", "日", "第", "期", "号"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (length - *at >= 3 && memcmp(name + *at, units[i], 3) == 0) {
            *at += 2;
            return true;
        }
    return false;
}

/* 2025.txt, 2018-01-13, 2018年, 003: a date or number, which tells nothing of which file it is. */
static bool is_number(const char *name, size_t length)
{
    const char *dot = memrchr(name, '.', length);
    length = dot && dot > name && !is_digits(dot + 1, name + length) ? (size_t)(dot - name) : length;
    for (size_t at = 0; at < length; at++)
        if (!strchr("0123456789-_. ()", name[at]) && !is_date_unit(name, &at, length))
            return false;
    return true;
}

/* The file's name, with as many folders before it as it takes until one has a name: 石家庄市/2025.txt. */
static xun_slice cited_name(xun_slice path)
{
    size_t end = path.length;
    for (;;) {
        const char *slash = end ? memrchr(path.text, '/', end) : NULL;
        size_t start = slash ? (size_t)(slash + 1 - path.text) : 0;
        if (start < 2 || (start < end && !is_number(path.text + start, end - start)))
            return (xun_slice){path.text + start, path.length - start};
        end = start - 1;
    }
}

void xun_write_citation(xun_writer *out, const xun_stored_passage *passage)
{
    bool english = passage->language.length == 2 && memcmp(passage->language.text, "en", 2) == 0;
    xun_slice file = cited_name(passage->id);
    if (passage->title.length) {
        xun_write_string(out, english ? "“" : "《");
        xun_write_plain(out, passage->title.text, passage->title.length);
        xun_write_string(out, english ? "” " : "》");
    }
    xun_write_string(out, english ? "(" : "（");
    xun_write_plain(out, file.text, file.length);
    if (passage->date.length) {
        xun_write_string(out, english ? ", " : "，");
        xun_write_plain(out, passage->date.text, passage->date.length);
    }
    xun_write_format(out, english ? "), passage %u" : "），第%u段", passage->number);
}

xun_slice xun_passage_short_name(const xun_stored_passage *passage)
{
    if (passage->date.length >= 4)
        return (xun_slice){passage->date.text, 4};
    return passage->title.length ? passage->title : passage->id;
}

#define N_(text) text

const char *xun_date_how_named(const char *how)
{
    static const char *const names[] = {N_("front matter"), N_("file name"), N_("folder name"),
                                        N_("text"),         N_("given"),     N_("unknown")};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(how, names[i]) == 0)
            return gettext(names[i]);
    return "";
}

const char *xun_date_how(const xun_stored_passage *passage)
{
    char how[16];
    if (!passage->date_how.length || passage->date_how.length >= sizeof how)
        return "";
    memcpy(how, passage->date_how.text, passage->date_how.length);
    how[passage->date_how.length] = '\0';
    return xun_date_how_named(how);
}
