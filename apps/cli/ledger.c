#include "apps/cli/ledger.h"

#include <stdio.h>
#include <string.h>

#include "apps/cli/message.h"

enum { WRITTEN_AT_ONCE = 1 << 16 };

static const char header[] = "path\tline\tchange\tpassages\tmedia\tencoding\thow\tconfidence\tundecodable_"
                             "bytes\tzero_bytes\tproblem\n";

xun_status xun_ledger_open(xun_ledger *out, const char *path, xun_error *error)
{
    *out = (xun_ledger){0};
    if (!path)
        return XUN_OK;
    xun_status status = xun_new_file_open(&out->file, path, error);
    if (status == XUN_OK)
        status = xun_new_file_write(out->file, header, sizeof header - 1, error);
    return status;
}

static void write_rows(xun_ledger *ledger)
{
    if (ledger->table.length && !ledger->broken)
        ledger->broken = xun_new_file_write(ledger->file, ledger->table.data, ledger->table.length,
                                            &ledger->error) != XUN_OK;
    xun_bytes_clear(&ledger->table);
}

static void field(xun_writer *out, const char *text)
{
    xun_write_tsv(out, text ? text : "", text ? strlen(text) : 0);
    xun_write_string(out, "\t");
}

static void add_row(xun_ledger *ledger, const xun_ledger_entry *entry)
{
    const xun_decoding *d = &entry->decoding;
    xun_writer out = xun_writer_to_bytes(&ledger->table);
    field(&out, entry->path);
    xun_write_format(&out, entry->line ? "%llu" : "", (unsigned long long)entry->line);
    xun_write_string(&out, "\t");
    field(&out, entry->change);
    xun_write_format(&out, "%llu\t", (unsigned long long)entry->passages);
    field(&out, d->media);
    field(&out, d->encoding);
    field(&out, d->how);
    if (d->encoding[0])
        xun_write_format(&out, "%.2f\t%llu\t%llu\t", d->confidence, (unsigned long long)d->undecodable,
                         (unsigned long long)d->zero_bytes);
    else
        xun_write_string(&out, "\t\t\t");
    xun_write_tsv(&out, entry->message, strlen(entry->message));
    xun_write_string(&out, "\n");
    if (out.failed && !ledger->broken) {
        xun_fail_memory(&ledger->error);
        ledger->broken = true;
    }
    if (ledger->table.length >= WRITTEN_AT_ONCE)
        write_rows(ledger);
}

/* ---- for people --------------------------------------------------------------------------------------- */

static void write_failure(xun_writer *out, const xun_ledger_entry *entry)
{
    /* Messages of the libraries begin with the file. */
    if (strncmp(entry->message, entry->path, strlen(entry->path)) != 0) {
        xun_write_plain(out, entry->path, strlen(entry->path));
        xun_write_string(out, ": ");
    }
    xun_write_plain(out, entry->message, strlen(entry->message));
}

static bool is_remarkable(const xun_decoding *d)
{
    return d->undecodable || d->zero_bytes || (d->encoding[0] && strcmp(d->encoding, "UTF-8") != 0);
}

static void write_remark(xun_writer *out, const xun_ledger_entry *entry)
{
    const xun_decoding *d = &entry->decoding;
    xun_write_plain(out, entry->path, strlen(entry->path));
    xun_write_format(out, _(": %s (%s, %.0f %% sure)"), d->encoding, d->how ? d->how : "",
                     d->confidence * 100);
    if (d->undecodable)
        xun_write_format(out, _(", bytes that could not be decoded: %llu"),
                         (unsigned long long)d->undecodable);
    if (d->zero_bytes)
        xun_write_format(out, _(", zero bytes that became spaces: %llu"), (unsigned long long)d->zero_bytes);
}

static void add_note(xun_ledger_notes *notes, const xun_ledger_entry *entry,
                     void (*write)(xun_writer *out, const xun_ledger_entry *entry))
{
    if (notes->shown == XUN_LEDGER_SHOWN) {
        notes->hidden++;
        return;
    }
    xun_writer out = xun_writer_to_bytes(&notes->lines);
    write(&out, entry);
    xun_write_string(&out, "\n");
    notes->shown++;
}

void xun_ledger_add(xun_ledger *ledger, const xun_ledger_entry *entry)
{
    if (ledger->file)
        add_row(ledger, entry);
    if (entry->status != XUN_OK)
        add_note(&ledger->failures, entry, write_failure);
    else if (is_remarkable(&entry->decoding))
        add_note(&ledger->remarks, entry, write_remark);
}

/* ---- the end ------------------------------------------------------------------------------------------ */

xun_status xun_ledger_commit(xun_ledger *ledger, xun_error *error)
{
    if (!ledger->file)
        return XUN_OK;
    write_rows(ledger);
    if (ledger->broken) {
        *error = ledger->error;
        return error->status;
    }
    xun_new_file *file = ledger->file;
    ledger->file = NULL;
    return xun_new_file_commit(file, error);
}

void xun_ledger_free(xun_ledger *ledger)
{
    xun_new_file_discard(ledger->file);
    xun_bytes_free(&ledger->table);
    xun_bytes_free(&ledger->failures.lines);
    xun_bytes_free(&ledger->remarks.lines);
    *ledger = (xun_ledger){0};
}
