#include "gold_passages.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/hash.h"

xun_status gold_sources_open(gold_sources *out, const char *shared, xun_error *error)
{
    *out = (gold_sources){.shared = shared, .scale = getenv("XUN_SCALE"), .squeezed = XUN_BYTES_EMPTY};
    char *path = xun_path_join(shared, "data/gov-henan/docs.tsv");
    if (path == NULL)
        return xun_fail_memory(error);
    xun_status status = xun_mapping_open(&out->docs, path, error);
    free(path);
    return status;
}

void gold_sources_close(gold_sources *sources)
{
    xun_mapping_close(&sources->docs);
    xun_mapping_close(&sources->file);
    xun_bytes_free(&sources->squeezed);
    free(sources->path);
}

bool gold_passage_is_away(const gold_sources *sources, const char *id)
{
    return id[0] == 's' && sources->scale == NULL;
}

unsigned long long gold_passage_hash(const gold_passage *passage)
{
    return xun_hash(XUN_HASH_START, passage->text, passage->length);
}

static size_t line_length(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline != NULL ? (size_t)(newline - at) : (size_t)(end - at);
}

static xun_status not_there(const char *id, xun_error *error)
{
    return xun_fail(error, XUN_NOT_FOUND, "%s: no such passage in the test data", id);
}

/* The line "ID title text" of docs.tsv. */
static xun_status find_record(gold_passage *out, const gold_sources *sources, const char *id, xun_error *error)
{
    const char *at = sources->docs.data, *end = at + sources->docs.length;
    size_t size = strlen(id);
    for (size_t length; at < end; at += length + 1) {
        length = line_length(at, end);
        if (length <= size || at[size] != '\t' || memcmp(at, id, size) != 0)
            continue;
        const char *title = at + size + 1, *tab = memchr(title, '\t', length - size - 1);
        if (tab == NULL)
            break;
        snprintf(out->title, sizeof out->title, "%.*s", (int)(tab - title), title);
        out->text = tab + 1;
        out->length = (size_t)(at + length - out->text);
        return XUN_OK;
    }
    return not_there(id, error);
}

/* Maps folder/name, unless it is the one that is mapped. */
static xun_status open_file(gold_sources *sources, const char *folder, const char *name, xun_error *error)
{
    char *path = xun_path_join(folder, name);
    if (path == NULL)
        return xun_fail_memory(error);
    if (sources->path != NULL && strcmp(path, sources->path) == 0) {
        free(path);
        return XUN_OK;
    }
    xun_mapping_close(&sources->file);
    free(sources->path);
    sources->path = path;
    return xun_mapping_open(&sources->file, path, error);
}

static bool squeeze(xun_bytes *out, const char *text, size_t length)
{
    xun_bytes_clear(out);
    for (size_t i = 0; i < length; i++)
        if (strchr(" \t\r\n", text[i]) == NULL && !xun_bytes_append_byte(out, text[i]))
            return false;
    return true;
}

/* The file of `folder` whose name begins with `prefix`, into `name`. */
static bool name_of_report(char name[256], const char *folder, const char *prefix)
{
    DIR *listing = opendir(folder);
    bool found = false;
    for (struct dirent *entry; !found && listing != NULL && (entry = readdir(listing)) != NULL;) {
        found = strncmp(entry->d_name, prefix, strlen(prefix)) == 0;
        snprintf(name, 256, "%s", entry->d_name);
    }
    if (listing != NULL)
        closedir(listing);
    return found;
}

static xun_status find_report(gold_passage *out, gold_sources *sources, const char *id, xun_error *error)
{
    char prefix[16], name[256];
    size_t start, end;
    if (sscanf(id, "r-%15[0-9]-%zu-%zu", prefix, &start, &end) != 3)
        return not_there(id, error);
    char *folder = xun_path_join(sources->shared, "reports");
    bool named = folder != NULL && name_of_report(name, folder, prefix);
    xun_status status = named ? open_file(sources, folder, name, error) : not_there(id, error);
    free(folder);
    if (status != XUN_OK)
        return status;
    if (start >= end || end > sources->file.length)
        return not_there(id, error);
    if (!squeeze(&sources->squeezed, sources->file.data + start, end - start))
        return xun_fail_memory(error);
    *out = (gold_passage){.text = sources->squeezed.data, .length = sources->squeezed.length};
    return XUN_OK;
}

static xun_status find_line(gold_passage *out, gold_sources *sources, const char *id, xun_error *error)
{
    size_t number;
    char name[512];
    if (sources->scale == NULL || sscanf(id, "s-%zu-%511[^\n]", &number, name) != 2)
        return not_there(id, error);
    xun_status status = open_file(sources, sources->scale, name, error);
    if (status != XUN_OK)
        return status;
    const char *at = sources->file.data, *end = at + sources->file.length;
    for (size_t length; at < end; at += length + 1) {
        length = line_length(at, end);
        if (--number > 0)
            continue;
        *out = (gold_passage){.text = at, .length = length};
        snprintf(out->title, sizeof out->title, "%s", name);
        return XUN_OK;
    }
    return not_there(id, error);
}

xun_status gold_passage_find(gold_passage *out, gold_sources *sources, const char *id, xun_error *error)
{
    *out = (gold_passage){.text = NULL};
    switch (id[0]) {
    case 'g': return find_record(out, sources, id, error);
    case 'r': return find_report(out, sources, id, error);
    case 's': return find_line(out, sources, id, error);
    default: return not_there(id, error);
    }
}
