#include "corpus/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static xun_status fail_damaged(struct archive *archive, const char *name, xun_error *error)
{
    const char *why = archive_error_string(archive);
    if (archive_errno(archive) == ENOMEM)
        return xun_fail_memory(error);
    return xun_fail(error, XUN_CORRUPT, "%s: archive is damaged or truncated: %s", name,
                    why ? why : "unknown reason");
}

/* A reader of one of the compressed forms around plain bytes. */
static struct archive *new_filter_reader(void)
{
    struct archive *archive = archive_read_new();
    if (!archive)
        return NULL;
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    return archive;
}

static xun_status spool_entry(xun_blob *out, struct archive *archive, const char *name, xun_error *error)
{
    xun_spool spool;
    xun_spool_start(&spool, name, XUN_UNPACKED_LIMIT);
    char chunk[65536];
    xun_status status = XUN_OK;
    for (la_ssize_t got; status == XUN_OK && (got = archive_read_data(archive, chunk, sizeof chunk)) != 0;) {
        if (got == ARCHIVE_RETRY)
            continue;
        status = got < 0 ? fail_damaged(archive, name, error)
                         : xun_spool_append(&spool, chunk, (size_t)got, error);
    }
    if (status == XUN_OK)
        status = xun_spool_finish(out, &spool, error);
    xun_spool_discard(&spool);
    return status;
}

/* libarchive takes bytes that none of its filters knows for the content itself. */
static bool is_compressed(struct archive *archive)
{
    return archive_filter_count(archive) > 1;
}

static xun_status read_single(xun_blob *out, struct archive *archive, const xun_blob *packed,
                              const char *name, xun_error *error)
{
    struct archive_entry *entry;
    if (packed->length == 0)
        return xun_fail(error, XUN_CORRUPT, "%s: archive is damaged or truncated: it is empty", name);
    if (archive_read_open_memory(archive, packed->data, packed->length) != ARCHIVE_OK)
        return fail_damaged(archive, name, error);
    int result = archive_read_next_header(archive, &entry);
    if (result == ARCHIVE_EOF) /* nothing was compressed */
        return XUN_OK;
    if (result != ARCHIVE_OK)
        return fail_damaged(archive, name, error);
    if (!is_compressed(archive))
        return xun_fail(error, XUN_CORRUPT,
                        "%s: archive is damaged or truncated: not in the form that its name tells", name);
    return spool_entry(out, archive, name, error);
}

xun_status xun_decompress(xun_blob *out, const xun_blob *packed, const char *name, xun_error *error)
{
    *out = XUN_BLOB_EMPTY;
    struct archive *archive = new_filter_reader();
    if (!archive)
        return xun_fail_memory(error);
    xun_status status = read_single(out, archive, packed, name, error);
    archive_read_free(archive);
    return status;
}

/* Calls `each` with every regular member until it returns other than XUN_OK or the members end. */
typedef xun_status member_visitor(void *user, struct archive *archive, const char *member, xun_error *error);

static xun_status visit_members(struct archive *archive, const xun_blob *packed, const char *name,
                                member_visitor *each, void *user, xun_error *error)
{
    if (archive_read_open_memory(archive, packed->data, packed->length) != ARCHIVE_OK)
        return fail_damaged(archive, name, error);
    struct archive_entry *entry;
    for (;;) {
        int result = archive_read_next_header(archive, &entry);
        if (result == ARCHIVE_EOF)
            return XUN_OK;
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
            return fail_damaged(archive, name, error);
        const char *member = archive_entry_pathname_utf8(entry);
        member = member ? member : archive_entry_pathname(entry);
        if (archive_entry_filetype(entry) != AE_IFREG || !member)
            continue;
        xun_status status = each(user, archive, member, error);
        if (status != XUN_OK)
            return status;
    }
}

/* libarchive drops members' names that the locale cannot write, so this thread is lent one that can
 * write all. */
static xun_status visit_zip(const xun_blob *packed, const char *name, member_visitor *each, void *user,
                            xun_error *error)
{
    struct archive *archive = archive_read_new();
    if (!archive)
        return xun_fail_memory(error);
    locale_t wide = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = wide ? uselocale(wide) : (locale_t)0;
    archive_read_support_format_zip_seekable(archive); /* by the directory at its end: a cut file has none */
    xun_status status = visit_members(archive, packed, name, each, user, error);
    archive_read_free(archive);
    if (wide) {
        uselocale(before);
        freelocale(wide);
    }
    return status;
}

typedef struct {
    const char *name; /* the zip file's */
    const char *wanted;
    xun_blob *out;
    xun_media media;
    size_t found;
} member_search;

static bool is_text(xun_file_kind kind)
{
    bool plain =
        kind.media == XUN_MEDIA_TEXT || kind.media == XUN_MEDIA_MARKDOWN || kind.media == XUN_MEDIA_HTML;
    return plain && kind.wrap == XUN_WRAP_NONE;
}

static xun_status take_text(void *user, struct archive *archive, const char *member, xun_error *error)
{
    member_search *search = user;
    xun_file_kind kind = xun_kind_of_name(member);
    if (!is_text(kind) || strncmp(member, "__MACOSX/", 9) == 0)
        return XUN_OK;
    if (search->found++ > 0)
        return XUN_OK;
    search->media = kind.media;
    return spool_entry(search->out, archive, search->name, error);
}

xun_status xun_unzip_text(xun_blob *out, xun_media *media, const xun_blob *packed, const char *name,
                          xun_error *error)
{
    *out = XUN_BLOB_EMPTY;
    member_search search = {name, NULL, out, XUN_MEDIA_UNKNOWN, 0};
    xun_status status = visit_zip(packed, name, take_text, &search, error);
    *media = search.media;
    if (status == XUN_OK && search.found == 0)
        status = xun_fail(error, XUN_UNSUPPORTED, "%s: no text file (txt, md, html) in it", name);
    else if (status == XUN_OK && search.found > 1)
        status = xun_fail(error, XUN_UNSUPPORTED, "%s: %zu text files in it: unpack it and index the folder",
                          name, search.found);
    if (status != XUN_OK)
        xun_blob_close(out);
    return status;
}

static xun_status take_named(void *user, struct archive *archive, const char *member, xun_error *error)
{
    member_search *search = user;
    if (strcmp(member, search->wanted) != 0)
        return XUN_OK;
    search->found++;
    xun_status status = spool_entry(search->out, archive, search->name, error);
    return status == XUN_OK ? XUN_STOPPED : status;
}

xun_status xun_unzip_member(xun_blob *out, const xun_blob *packed, const char *member, const char *name,
                            xun_error *error)
{
    *out = XUN_BLOB_EMPTY;
    member_search search = {name, member, out, XUN_MEDIA_UNKNOWN, 0};
    xun_status status = visit_zip(packed, name, take_named, &search, error);
    if (status == XUN_OK)
        return xun_fail(error, XUN_CORRUPT, "%s: archive is damaged or truncated: %s is not in it", name,
                        member);
    return status == XUN_STOPPED ? XUN_OK : status;
}

struct xun_decompressor {
    struct archive *archive;
    const char *name;
    bool ended;
};

static xun_status start_decompressor(xun_decompressor *decompressor, int descriptor, xun_error *error)
{
    struct archive_entry *entry;
    if (archive_read_open_fd(decompressor->archive, descriptor, 65536) != ARCHIVE_OK)
        return fail_damaged(decompressor->archive, decompressor->name, error);
    int result = archive_read_next_header(decompressor->archive, &entry);
    decompressor->ended = result == ARCHIVE_EOF;
    if (result != ARCHIVE_OK && result != ARCHIVE_EOF)
        return fail_damaged(decompressor->archive, decompressor->name, error);
    if (!decompressor->ended && !is_compressed(decompressor->archive))
        return xun_fail(error, XUN_CORRUPT,
                        "%s: archive is damaged or truncated: not in the form that its name tells",
                        decompressor->name);
    return XUN_OK;
}

xun_status xun_decompressor_open(xun_decompressor **out, int descriptor, const char *name, xun_error *error)
{
    *out = NULL;
    xun_decompressor *decompressor = calloc(1, sizeof *decompressor);
    if (!decompressor)
        return xun_fail_memory(error);
    decompressor->name = name;
    decompressor->archive = new_filter_reader();
    xun_status status =
        decompressor->archive ? start_decompressor(decompressor, descriptor, error) : xun_fail_memory(error);
    if (status == XUN_OK)
        *out = decompressor;
    else
        xun_decompressor_close(decompressor);
    return status;
}

void xun_decompressor_close(xun_decompressor *decompressor)
{
    if (!decompressor)
        return;
    archive_read_free(decompressor->archive);
    free(decompressor);
}

xun_status xun_decompressor_read(size_t *got, xun_decompressor *decompressor, void *buffer, size_t capacity,
                                 xun_error *error)
{
    *got = 0;
    while (!decompressor->ended) {
        la_ssize_t read = archive_read_data(decompressor->archive, buffer, capacity);
        if (read == ARCHIVE_RETRY)
            continue;
        if (read < 0)
            return fail_damaged(decompressor->archive, decompressor->name, error);
        decompressor->ended = read == 0;
        *got = (size_t)read;
        return XUN_OK;
    }
    return XUN_OK;
}
