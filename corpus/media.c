#include "corpus/media.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *extension;
    xun_media media;
} MEDIA[] = {
    {"txt", XUN_MEDIA_TEXT},          {"text", XUN_MEDIA_TEXT}, {"md", XUN_MEDIA_MARKDOWN},
    {"markdown", XUN_MEDIA_MARKDOWN}, {"html", XUN_MEDIA_HTML}, {"htm", XUN_MEDIA_HTML},
    {"xhtml", XUN_MEDIA_HTML},        {"pdf", XUN_MEDIA_PDF},   {"docx", XUN_MEDIA_DOCX},
};
static const char *const COMPRESSED[] = {"gz", "xz", "bz2", "zst"};

/* The part after the last dot before `end`, at most `capacity` - 1 bytes; "" for none. Moves `end` to
 * the dot. */
static void take_extension(char *out, size_t capacity, const char *name, const char **end)
{
    const char *dot = memrchr(name, '.', (size_t)(*end - name));
    out[0] = '\0';
    if (!dot || dot == name || (size_t)(*end - dot) > capacity)
        return;
    size_t length = (size_t)(*end - dot) - 1;
    memcpy(out, dot + 1, length);
    out[length] = '\0';
    *end = dot;
}

static xun_media media_of_extension(const char *extension)
{
    for (size_t i = 0; i < sizeof MEDIA / sizeof *MEDIA; i++)
        if (strcasecmp(extension, MEDIA[i].extension) == 0)
            return MEDIA[i].media;
    return XUN_MEDIA_UNKNOWN;
}

static bool is_compressed(const char *extension)
{
    for (size_t i = 0; i < sizeof COMPRESSED / sizeof *COMPRESSED; i++)
        if (strcasecmp(extension, COMPRESSED[i]) == 0)
            return true;
    return false;
}

xun_file_kind xun_kind_of_name(const char *name)
{
    const char *slash = strrchr(name, '/'), *end = name + strlen(name);
    name = slash ? slash + 1 : name;
    char extension[16];
    take_extension(extension, sizeof extension, name, &end);
    if (strcasecmp(extension, "zip") == 0)
        return (xun_file_kind){XUN_MEDIA_UNKNOWN, XUN_WRAP_ZIP};
    if (!is_compressed(extension))
        return (xun_file_kind){media_of_extension(extension), XUN_WRAP_NONE};
    take_extension(extension, sizeof extension, name, &end);
    return (xun_file_kind){media_of_extension(extension), XUN_WRAP_COMPRESSED};
}

bool xun_kind_is_known(xun_file_kind kind)
{
    return kind.media != XUN_MEDIA_UNKNOWN || kind.wrap == XUN_WRAP_ZIP;
}

const char *xun_media_name(xun_media media)
{
    switch (media) {
    case XUN_MEDIA_MARKDOWN: return "markdown";
    case XUN_MEDIA_HTML: return "html";
    case XUN_MEDIA_PDF: return "pdf";
    case XUN_MEDIA_DOCX: return "docx";
    case XUN_MEDIA_TEXT:
    case XUN_MEDIA_UNKNOWN: break;
    }
    return "text";
}
