/* The ledger of a build: what became of each source, as a table and as a few lines for people. */
#ifndef XUN_CLI_LEDGER_H
#define XUN_CLI_LEDGER_H

#include "common/bytes.h"
#include "common/file.h"
#include "common/writer.h"
#include "indexer/indexer.h"

enum { XUN_LEDGER_SHOWN = 20 }; /* of a kind */

/* Lines for people: the first XUN_LEDGER_SHOWN, and how many more there were. */
typedef struct {
    xun_bytes lines;
    size_t shown, hidden;
} xun_ledger_notes;

typedef struct {
    xun_new_file *file; /* of --ledger; NULL: none is wanted */
    xun_bytes table;    /* rows not yet written to it */
    xun_ledger_notes failures, remarks;
    bool broken; /* memory ran out or a write failed: the error below */
    xun_error error;
} xun_ledger;

/* `path` NULL: only the summary. */
xun_status xun_ledger_open(xun_ledger *out, const char *path, xun_error *error);
/* Takes an entry up; failures are kept until commit. */
void xun_ledger_add(xun_ledger *ledger, const xun_ledger_entry *entry);
/* Puts the table in its place. */
xun_status xun_ledger_commit(xun_ledger *ledger, xun_error *error);
void xun_ledger_free(xun_ledger *ledger);

#endif
