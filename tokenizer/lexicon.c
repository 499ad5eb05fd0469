#include "common/hash.h"
#include "tokenizer/glossary_words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REMEDY "build it again or reinstall xunzhang"

static xun_status check_header(const xun_mapping *mapping, const char *path, xun_error *error)
{
    const xun_lexicon_header *header = (const void *)mapping->data;
    if (mapping->length < sizeof *header ||
        memcmp(header->magic, XUN_LEXICON_MAGIC, sizeof header->magic) != 0)
        return xun_fail(error, XUN_CORRUPT, "%s: not a Xunzhang lexicon: " REMEDY, path);
    if (header->byte_order != XUN_BYTE_ORDER)
        return xun_fail(error, XUN_MISMATCH, "%s: built on another kind of machine: " REMEDY, path);
    if (header->format != XUN_LEXICON_FORMAT)
        return xun_fail(error, XUN_MISMATCH,
                        "%s: lexicon format %u, but this program reads format %d: " REMEDY, path,
                        header->format, XUN_LEXICON_FORMAT);
    if (header->checksum != xun_hash(XUN_HASH_START, header, offsetof(xun_lexicon_header, checksum)))
        return xun_fail(error, XUN_CORRUPT, "%s: damaged lexicon header: " REMEDY, path);
    if (header->file_size != mapping->length)
        return xun_fail(error, XUN_CORRUPT, "%s: %zu bytes instead of %llu: " REMEDY, path, mapping->length,
                        (unsigned long long)header->file_size);
    return XUN_OK;
}

/* The section as an array of `*count` items; NULL when it does not lie in the file. */
static const void *section(const xun_mapping *mapping, xun_section number, size_t item_size, uint32_t *count)
{
    const xun_lexicon_header *header = (const void *)mapping->data;
    uint32_t offset = header->sections[number].offset, length = header->sections[number].length;
    if (offset % 8 || length % item_size || offset > mapping->length || length > mapping->length - offset)
        return NULL;
    *count = (uint32_t)(length / item_size);
    return mapping->data + offset;
}

static bool open_table(xun_fold_table *out, const xun_mapping *mapping, xun_section index, xun_section pages)
{
    uint32_t index_count = 0, entry_count = 0;
    out->index = section(mapping, index, sizeof *out->index, &index_count);
    out->pages = section(mapping, pages, sizeof *out->pages, &entry_count);
    if (!out->index || !out->pages || index_count != XUN_PAGE_COUNT)
        return false;
    uint32_t highest = 0;
    for (uint32_t i = 0; i < index_count; i++)
        highest = out->index[i] > highest ? out->index[i] : highest;
    return highest < entry_count / XUN_PAGE_SIZE;
}

static bool open_sections(xun_lexicon *lexicon)
{
    const xun_mapping *mapping = &lexicon->mapping;
    const xun_lexicon_header *header = (const void *)mapping->data;
    lexicon->expansions =
        section(mapping, XUN_SECTION_EXPANSIONS, sizeof *lexicon->expansions, &lexicon->expansion_count);
    lexicon->nodes = section(mapping, XUN_SECTION_NODES, sizeof *lexicon->nodes, &lexicon->node_count);
    lexicon->unknown_log_probability = header->unknown_log_probability;
    lexicon->settings = header->settings;
    return lexicon->expansions && lexicon->nodes && lexicon->node_count > 0 &&
           memchr(header->settings, '\0', sizeof header->settings) &&
           open_table(&lexicon->fold, mapping, XUN_SECTION_FOLD_INDEX, XUN_SECTION_FOLD_PAGES) &&
           open_table(&lexicon->units, mapping, XUN_SECTION_UNIT_INDEX, XUN_SECTION_UNIT_PAGES);
}

static xun_status open_file(xun_lexicon **out, const char *path, xun_error *error)
{
    xun_lexicon *lexicon = calloc(1, sizeof *lexicon);
    if (!lexicon)
        return xun_fail_memory(error);
    xun_status status = xun_mapping_open(&lexicon->mapping, path, error);
    if (status == XUN_OK)
        status = check_header(&lexicon->mapping, path, error);
    if (status == XUN_OK && !open_sections(lexicon))
        status = xun_fail(error, XUN_CORRUPT, "%s: damaged lexicon: " REMEDY, path);
    if (status != XUN_OK) {
        xun_lexicon_close(lexicon);
        return status;
    }
    *out = lexicon;
    return XUN_OK;
}

static xun_status open_in_folder(xun_lexicon **out, const char *folder, xun_error *error)
{
    char *path = xun_path_join(folder, "lexicon.bin");
    if (!path)
        return xun_fail_memory(error);
    xun_status status = open_file(out, path, error);
    free(path);
    return status;
}

xun_status xun_lexicon_open(xun_lexicon **out, const char *path, xun_error *error)
{
    *out = NULL;
    if (path)
        return open_file(out, path, error);
    const char *folders[] = {getenv("XUNZHANG_DATA"), XUN_DATA_DIR, XUN_BUILD_DATA_DIR};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        xun_error problem = {0}; /* a folder without one is none, if another has one */
        xun_status status = folders[i] ? open_in_folder(out, folders[i], &problem) : XUN_NOT_FOUND;
        if (status == XUN_NOT_FOUND)
            continue;
        if (status != XUN_OK && error)
            *error = problem;
        return status;
    }
    return xun_fail(
        error, XUN_NOT_FOUND,
        "lexicon.bin: neither in $XUNZHANG_DATA nor in %s: reinstall xunzhang, or name its data folder",
        XUN_DATA_DIR);
}

void xun_lexicon_close(xun_lexicon *lexicon)
{
    if (!lexicon)
        return;
    xun_mapping_close(&lexicon->mapping);
    xun_glossary_words_free(lexicon->glossary);
    free(lexicon);
}

const char *xun_lexicon_settings(const xun_lexicon *lexicon)
{
    return lexicon->settings;
}

const xun_fold_table *xun_lexicon_fold_table(const xun_lexicon *lexicon)
{
    return &lexicon->fold;
}
