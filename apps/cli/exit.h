/* Exit statuses of every subcommand. Scripts rely on them. */
#ifndef XUN_CLI_EXIT_H
#define XUN_CLI_EXIT_H

typedef enum {
    XUN_EXIT_DONE = 0, /* done, or something was found */
    XUN_EXIT_PARTIAL =
        1,             /* nothing was found, some inputs failed, or the index that was checked is damaged */
    XUN_EXIT_ERROR = 2 /* wrong usage, or an error that ended the work */
} xun_exit;

#endif
