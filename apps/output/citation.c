/* How a passage is named: by its id, by its source, and in a citation. */
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

static xun_slice file_name(xun_slice path)
{
    const char *slash = memrchr(path.text, '/', path.length);
    if (!slash || slash + 1 == path.text + path.length)
        return path;
    return (xun_slice){slash + 1, path.length - (size_t)(slash + 1 - path.text)};
}

void xun_write_citation(xun_writer *out, const xun_stored_passage *passage)
{
    bool english = passage->language.length == 2 && memcmp(passage->language.text, "en", 2) == 0;
    xun_slice file = file_name(passage->id);
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
