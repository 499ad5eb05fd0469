#include "corpus/source.h"

#include <dirent.h>
#include <errno.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/file.h"
#include "corpus/media.h"

/* A folder that is still to be read. */
typedef struct folder {
    struct folder *next;
    char path[];
} folder;

/* One walk: real folders first and links after them, so that a folder reached by both is listed under
 * its real name. */
typedef struct {
    xun_sources *sources;
    xun_source_problem *problem;
    void *user;
    folder *folders, *links; /* stacks */
    void *seen;              /* tree of folder_id: folders read, so that a loop of links ends */
} walk;

typedef struct {
    dev_t device;
    ino_t number;
} folder_id;

static bool grows_at(size_t count)
{
    return (count & (count - 1)) == 0;
}

static xun_status add_file(xun_sources *sources, char *path, const struct stat *info, xun_error *error)
{
    size_t count = sources->count;
    if (grows_at(count)) {
        xun_source *grown = realloc(sources->items, (count ? count * 2 : 1) * sizeof *grown);
        if (!grown) {
            free(path);
            return xun_fail_memory(error);
        }
        sources->items = grown;
    }
    int64_t modified = (int64_t)info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
    sources->items[sources->count++] = (xun_source){path, (uint64_t)info->st_size, modified};
    return XUN_OK;
}

static void report(const walk *walking, const char *path, const xun_error *why)
{
    if (walking->problem)
        walking->problem(walking->user, path, why);
}

static bool push(folder **stack, const char *path)
{
    size_t size = strlen(path) + 1;
    folder *added = malloc(sizeof *added + size);
    if (!added)
        return false;
    memcpy(added->path, path, size);
    added->next = *stack;
    *stack = added;
    return true;
}

static folder *pop(walk *walking)
{
    folder **stack = walking->folders ? &walking->folders : &walking->links;
    folder *top = *stack;
    if (top)
        *stack = top->next;
    return top;
}

static void free_stack(folder *stack)
{
    while (stack) {
        folder *next = stack->next;
        free(stack);
        stack = next;
    }
}

static int compare_folders(const void *one, const void *other)
{
    const folder_id *a = one, *b = other;
    if (a->device != b->device)
        return a->device < b->device ? -1 : 1;
    return a->number == b->number ? 0 : a->number < b->number ? -1 : 1;
}

/* Notes a folder as read; *fresh tells whether it wasn't before. */
static xun_status note_seen(bool *fresh, walk *walking, const struct stat *info, xun_error *error)
{
    *fresh = false;
    folder_id *id = malloc(sizeof *id);
    if (!id)
        return xun_fail_memory(error);
    *id = (folder_id){info->st_dev, info->st_ino};
    folder_id **found = tsearch(id, &walking->seen, compare_folders);
    *fresh = found && *found == id;
    if (!*fresh)
        free(id);
    return found ? XUN_OK : xun_fail_memory(error);
}

/* One name in a folder; takes over `path`. */
static xun_status take_entry(walk *walking, char *path, xun_error *error)
{
    struct stat info, target;
    xun_error why;
    bool link = false, there = lstat(path, &info) == 0;
    if (there && S_ISLNK(info.st_mode)) {
        link = true;
        there = stat(path, &target) == 0;
        info = there ? target : info;
    }
    if (!there) {
        xun_fail_errno(&why, errno, link ? "%s: leads nowhere" : "%s: cannot be read", path);
        report(walking, path, &why);
    } else if (S_ISREG(info.st_mode) && xun_kind_is_known(xun_kind_of_name(path))) {
        return add_file(walking->sources, path, &info, error);
    } else if (S_ISDIR(info.st_mode) && !push(link ? &walking->links : &walking->folders, path)) {
        free(path);
        return xun_fail_memory(error);
    }
    free(path);
    return XUN_OK;
}

static xun_status read_entries(walk *walking, DIR *stream, const char *path, xun_error *error)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(stream);
        if (!entry && errno) {
            xun_error why;
            xun_fail_errno(&why, errno, "%s: cannot be read to its end", path);
            report(walking, path, &why);
        }
        if (!entry)
            return XUN_OK;
        if (entry->d_name[0] == '.') /* the folder itself, its parent, hidden files */
            continue;
        char *child = strcmp(path, ".") == 0 ? strdup(entry->d_name) : xun_path_join(path, entry->d_name);
        xun_status status = child ? take_entry(walking, child, error) : xun_fail_memory(error);
        if (status != XUN_OK)
            return status;
    }
}

/* Reads one folder; `status` tells only of what ends the walk. */
static xun_status read_folder(walk *walking, const char *path, xun_error *why, xun_error *error)
{
    struct stat info;
    DIR *stream = opendir(path);
    if (!stream || fstat(dirfd(stream), &info) != 0) {
        xun_fail_errno(why, errno, "%s: folder cannot be read", path);
        if (stream)
            closedir(stream);
        return XUN_OK;
    }
    bool fresh;
    xun_status status = note_seen(&fresh, walking, &info, error);
    if (status == XUN_OK && fresh)
        status = read_entries(walking, stream, path, error);
    closedir(stream);
    return status;
}

static xun_status walk_folders(walk *walking, const char *top, xun_error *error)
{
    xun_error why = {XUN_OK, ""};
    xun_status status = read_folder(walking, top, &why, error);
    if (status == XUN_OK && why.status != XUN_OK) { /* the one that was named */
        if (error)
            *error = why;
        return why.status;
    }
    for (folder *next; status == XUN_OK && (next = pop(walking)) != NULL; free(next)) {
        why = (xun_error){XUN_OK, ""};
        status = read_folder(walking, next->path, &why, error);
        if (why.status != XUN_OK)
            report(walking, next->path, &why);
    }
    return status;
}

/* "./a//b/" → "a/b", so that the same file named in two ways is one. */
static char *tidy_path(const char *path)
{
    char *tidy = malloc(strlen(path) + 1), *to = tidy;
    if (!tidy)
        return NULL;
    while (path[0] == '.' && path[1] == '/' && path[2])
        for (path += 2; *path == '/' && path[1];)
            path++;
    for (; *path; path++)
        if (*path != '/' || to == tidy || to[-1] != '/')
            *to++ = *path;
    while (to - tidy > 1 && to[-1] == '/')
        to--;
    *to = '\0';
    return tidy;
}

static xun_status add_path(xun_sources *sources, char *path, xun_source_problem *problem, void *user,
                           xun_error *error)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return xun_fail_errno(error, errno, "%s: cannot be read", path);
    if (S_ISREG(info.st_mode)) {
        char *kept = strdup(path);
        return kept ? add_file(sources, kept, &info, error) : xun_fail_memory(error);
    }
    if (!S_ISDIR(info.st_mode))
        return xun_fail(error, XUN_INVALID, "%s: neither a file nor a folder", path);
    walk walking = {.sources = sources, .problem = problem, .user = user};
    xun_status status = walk_folders(&walking, path, error);
    free_stack(walking.folders);
    free_stack(walking.links);
    tdestroy(walking.seen, free);
    return status;
}

xun_status xun_sources_add(xun_sources *sources, const char *path, xun_source_problem *problem, void *user,
                           xun_error *error)
{
    char *tidy = tidy_path(path);
    if (!tidy)
        return xun_fail_memory(error);
    xun_status status = add_path(sources, tidy, problem, user, error);
    free(tidy);
    return status;
}

static int compare_sources(const void *one, const void *other)
{
    return strcmp(((const xun_source *)one)->path, ((const xun_source *)other)->path);
}

void xun_sources_finish(xun_sources *sources)
{
    if (!sources->count)
        return;
    qsort(sources->items, sources->count, sizeof *sources->items, compare_sources);
    size_t kept = 1;
    for (size_t i = 1; i < sources->count; i++) {
        if (strcmp(sources->items[i].path, sources->items[kept - 1].path) == 0)
            free(sources->items[i].path);
        else
            sources->items[kept++] = sources->items[i];
    }
    sources->count = kept;
}

void xun_sources_free(xun_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        free(sources->items[i].path);
    free(sources->items);
    *sources = (xun_sources){NULL, 0};
}
