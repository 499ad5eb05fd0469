#include "indexer/inputs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "indexer/content_hash.h"

void xun_ledger_failed(xun_build *build, const char *path, const xun_error *why)
{
    const xun_index_options *options = build->options;
    const xun_ledger_entry entry = {.path = path,
                                    .status = why->status,
                                    .message = why->message,
                                    .decoding = {.how = "", .media = ""},
                                    .change = "failed"};
    build->summary->files_failed++;
    if (options->ledger)
        options->ledger(options->user, &entry);
}

/* ---- finding ------------------------------------------------------------------------------------------ */

/* "./reports//" and "reports" are one root: no "./" in front, no slash at the end. To be freed. */
static char *tidy_path(const char *path)
{
    while (path[0] == '.' && path[1] == '/' && path[2])
        for (path += 2; path[0] == '/' && path[1];)
            path++;
    char *tidy = strdup(path);
    for (size_t length = tidy ? strlen(tidy) : 0; length > 1 && tidy[length - 1] == '/'; length--)
        tidy[length - 1] = '\0';
    return tidy;
}

/* Is the path the root itself, or in its folder? */
static bool is_under(const char *path, const char *root)
{
    size_t length = strlen(root);
    return strncmp(path, root, length) == 0 &&
           (path[length] == '\0' || path[length] == '/' || (length && root[length - 1] == '/'));
}

static void note_problem(void *user, const char *path, const xun_error *why)
{
    xun_ledger_failed(user, path, why);
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool knows_any_under(const xun_source_list *known, const char *root)
{
    for (size_t i = 0; i < known->count; i++)
        if (is_under(known->items[i].path, root))
            return true;
    return false;
}

/* A root that is missing is a failed source, unless pruning is asked for and the index knows it: then it is
 * gone. */
static xun_status add_root(xun_inputs *inputs, xun_build *build, const char *root, xun_error *error)
{
    xun_error why = {0};
    xun_status status;
    if (build->options->input != XUN_INPUT_FILES && is_folder(root))
        status = xun_fail(&why, XUN_INVALID, "%s: is a folder: name the files of records in it", root);
    else
        status = xun_sources_add(&inputs->found, root, note_problem, build, &why);
    if (status == XUN_MEMORY)
        return xun_fail_memory(error);
    bool gone = status == XUN_NOT_FOUND && build->options->prune && knows_any_under(&build->known, root);
    if (status != XUN_OK && !gone)
        xun_ledger_failed(build, root, &why);
    return XUN_OK;
}

/* Ranges of it can then be read in parallel, and a worker that dies takes nothing with it. */
static xun_status spool_standard_input(xun_inputs *inputs, const xun_build *build, xun_error *error)
{
    inputs->spool = xun_path_join(xun_update_staging(build->update), "standard-input");
    if (!inputs->spool)
        return xun_fail_memory(error);
    xun_new_file *file;
    xun_status status = xun_new_file_open(&file, inputs->spool, error);
    if (status != XUN_OK)
        return status;
    char buffer[65536];
    ssize_t got;
    while (status == XUN_OK &&
           ((got = read(STDIN_FILENO, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR)))
        if (got > 0)
            status = xun_new_file_write(file, buffer, (size_t)got, error);
    if (status == XUN_OK && got < 0)
        status = xun_fail_errno(error, errno, "standard input: cannot be read");
    if (status == XUN_OK)
        return xun_new_file_commit(file, error);
    xun_new_file_discard(file);
    return status;
}

static xun_status find_all(xun_inputs *inputs, xun_build *build, xun_error *error)
{
    const xun_index_options *options = build->options;
    xun_status status = XUN_OK;
    for (size_t i = 0; i < options->path_count && status == XUN_OK; i++) {
        if (strcmp(options->paths[i], "-") == 0) {
            if (options->input == XUN_INPUT_FILES)
                return xun_fail(error, XUN_INVALID,
                                "standard input holds records only: say --input tsv or jsonl");
            if (!inputs->spool)
                status = spool_standard_input(inputs, build, error);
            continue;
        }
        char *root = tidy_path(options->paths[i]);
        status = root ? add_root(inputs, build, root, error) : xun_fail_memory(error);
        free(root);
    }
    xun_sources_finish(&inputs->found);
    return status;
}

/* ---- comparing ---------------------------------------------------------------------------------------- */

static xun_change change_of(const xun_source *source, const xun_known_source *known)
{
    if (!known)
        return XUN_CHANGE_NEW;
    if (known->size != source->size)
        return XUN_CHANGE_CHANGED;
    if (known->modified_ns == source->modified_ns)
        return XUN_CHANGE_NONE;
    xun_content content; /* only touched? */
    bool same = xun_content_read(&content, source->path, 0, 0, NULL) == XUN_OK && content.hash == known->hash;
    return same ? XUN_CHANGE_NONE : XUN_CHANGE_CHANGED;
}

static xun_status compare_all(xun_inputs *inputs, const xun_build *build, xun_error *error)
{
    inputs->items = calloc(inputs->found.count + 1, sizeof *inputs->items);
    if (!inputs->items)
        return xun_fail_memory(error);
    for (size_t i = 0; i < inputs->found.count; i++) {
        const xun_source *source = &inputs->found.items[i];
        const xun_known_source *known = xun_source_list_find(&build->known, source->path);
        inputs->items[inputs->count++] = (xun_input_source){.path = source->path,
                                                            .name = source->path,
                                                            .size = source->size,
                                                            .modified_ns = source->modified_ns,
                                                            .known = known,
                                                            .number = i,
                                                            .change = change_of(source, known)};
    }
    struct stat info;
    if (inputs->spool && stat(inputs->spool, &info) != 0)
        return xun_fail_errno(error, errno, "%s: cannot be read", inputs->spool);
    if (inputs->spool)
        inputs->items[inputs->count++] = (xun_input_source){.path = inputs->spool,
                                                            .name = "-",
                                                            .size = (uint64_t)info.st_size,
                                                            .number = inputs->found.count,
                                                            .change = XUN_CHANGE_NEW};
    return XUN_OK;
}

static bool is_found(const xun_inputs *inputs, const char *path)
{
    size_t low = 0, high = inputs->found.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(path, inputs->found.items[middle].path);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

static bool is_under_roots(const xun_index_options *options, const char *path, bool *memory)
{
    bool under = false;
    for (size_t i = 0; i < options->path_count && !under; i++) {
        char *root = tidy_path(options->paths[i]);
        *memory = *memory && root;
        under = root && is_under(path, root);
        free(root);
    }
    return under;
}

/* A file that is still there but cannot be read now keeps what the index has of it. */
static xun_status find_gone(xun_inputs *inputs, const xun_build *build, xun_error *error)
{
    inputs->gone = calloc(build->known.count + 1, sizeof *inputs->gone);
    bool memory = inputs->gone != NULL;
    for (size_t i = 0; i < build->known.count && memory; i++) {
        const xun_known_source *known = &build->known.items[i];
        if (!is_found(inputs, known->path) && is_under_roots(build->options, known->path, &memory) &&
            access(known->path, F_OK) != 0 && errno != EACCES)
            inputs->gone[inputs->gone_count++] = known;
    }
    return memory ? XUN_OK : xun_fail_memory(error);
}

static xun_status nothing_found(const xun_build *build, xun_error *error)
{
    const char *first = build->options->path_count ? build->options->paths[0] : "";
    if (build->options->path_count == 0)
        return xun_fail(error, XUN_INVALID,
                        "no source is named: name files, folders or - for standard input");
    if (build->summary->files_failed)
        return xun_fail(error, XUN_NOT_FOUND, "%s: none of the sources can be read", first);
    return xun_fail(error, XUN_NOT_FOUND, "%s: no reports in it that can be indexed (txt, md, html, …)",
                    first);
}

xun_status xun_inputs_find(xun_inputs *out, xun_build *build, xun_error *error)
{
    *out = (xun_inputs){0};
    xun_status status = find_all(out, build, error);
    if (status == XUN_OK)
        status = compare_all(out, build, error);
    if (status == XUN_OK && build->options->prune)
        status = find_gone(out, build, error);
    if (status == XUN_OK && !out->count && !out->gone_count)
        status = nothing_found(build, error);
    return status;
}

void xun_inputs_free(xun_inputs *inputs)
{
    xun_sources_free(&inputs->found);
    free(inputs->spool);
    free(inputs->items);
    free(inputs->gone);
    *inputs = (xun_inputs){0};
}
