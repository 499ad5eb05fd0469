#include "apps/cli/databases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "apps/cli/glossary_file.h"
#include "apps/cli/message.h"
#include "common/file.h"

static bool folder_has(const char *folder, const char *name)
{
    char *path = xun_path_join(folder, name);
    bool has = path && access(path, F_OK) == 0;
    free(path);
    return has;
}

static bool line_names_database(const char *line)
{
    static const char *const kinds[] = {"auto", "glass", "honey", "chert", "inmemory", "remote"};
    size_t length = strcspn(line, " \t\r\n");
    for (size_t i = 0; i < XUN_COUNT_OF(kinds); i++)
        if (strlen(kinds[i]) == length && memcmp(kinds[i], line, length) == 0)
            return true;
    return false;
}

/* The first line that is no comment names a kind of database. */
static bool is_stub(const char *path)
{
    FILE *file = fopen(path, "re");
    char line[256];
    bool found = false;
    while (file && fgets(line, sizeof line, file))
        if (line[0] != '#' && line[strspn(line, " \t\r\n")]) {
            found = line_names_database(line);
            break;
        }
    if (file)
        fclose(file);
    return found;
}

bool xun_is_database(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    if (S_ISDIR(status.st_mode))
        return folder_has(path, "XAPIANDB") || folder_has(path, "iamglass");
    return S_ISREG(status.st_mode) && is_stub(path);
}

size_t xun_count_databases(const xun_operands *operands, const xun_strings *more)
{
    size_t count = more && more->count ? 0 : operands->count > 0;
    while (count < operands->before_dashes && xun_is_database(operands->items[count]))
        count++;
    return count;
}

static xun_searcher *open_all(const char *const *paths, size_t count, const xun_strings *glossaries)
{
    const xun_searcher_options options = {.glossaries = glossaries ? glossaries->items : NULL,
                                          .glossary_count = glossaries ? glossaries->count : 0};
    xun_error error = {0};
    xun_searcher *searcher;
    xun_warn_of_glossaries(glossaries);
    if (xun_searcher_open(&searcher, paths, count, &options, &error) != XUN_OK)
        xun_complain_of(&error);
    return searcher;
}

xun_searcher *xun_open_databases(const xun_operands *operands, size_t count, const xun_strings *more,
                                 const xun_strings *glossaries)
{
    size_t extra = more ? more->count : 0;
    const char **paths = calloc(count + extra + 1, sizeof *paths);
    if (!paths) {
        xun_complain_memory();
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        paths[i] = operands->items[i];
    for (size_t i = 0; i < extra; i++)
        paths[count + i] = more->items[i];
    xun_searcher *searcher = open_all(paths, count + extra, glossaries);
    free(paths);
    return searcher;
}

xun_searcher *xun_open_database(const char *path)
{
    return open_all(&path, 1, NULL);
}
