/* Glossaries: TSV files of kind, Chinese name, variants (separated by |) and English names (separated by |,
 * best first). Only the name is needed. # begins a comment; a row of empty cells is passed over. Any encoding
 * that reports may have; a spreadsheet's byte order mark, carriage returns and blanks around cells do no
 * harm. */
#ifndef XUN_GLOSSARY_GLOSSARY_H
#define XUN_GLOSSARY_GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>

#include "common/bytes.h"
#include "common/status.h"

/* The name of the user's own glossary in xun_user_data_folder, and of the bundled one in the data folder. */
#define XUN_GLOSSARY_TEXT "glossary.tsv"

/* The kind of what is just a word. */
#define XUN_GLOSSARY_TERM "term"

/* One line, each column in UTF-8, "" where it is empty. */
typedef struct {
    const char *kind; /* one of xun_glossary_kinds */
    const char *name, *variants, *english;
} xun_glossary_entry;

typedef struct {
    xun_glossary_entry *entries;
    size_t count;
    char encoding[24]; /* that the file is in; UTF-8 of a missing one */
    size_t bad;        /* lines with something wrong: without a name they are no entry, of an unknown kind a
                          term */
    xun_error
        problem; /* what is wrong with the first of them, or why nothing could be read; XUN_OK: nothing */
    char *text;  /* memory of the entries */
} xun_glossary;

/* Reads a file. XUN_NOT_FOUND or XUN_IO with its name, XUN_INVALID when it is no text or has bad lines only.
 * Among good ones a bad line is no failure: the rest counts. Close with xun_glossary_close. */
xun_status xun_glossary_open(xun_glossary *out, const char *path, xun_error *error);
/* The same of a file that nobody asked for by name, such as the user's own (`path` may be NULL): a missing
 * one is empty, one that cannot be read too, and `problem` says why. Fails for want of memory only. */
xun_status xun_glossary_open_if_there(xun_glossary *out, const char *path, xun_error *error);
/* The same of UTF-8 text; `name` is for messages. */
xun_status xun_glossary_parse(xun_glossary *out, const char *text, size_t length, const char *name,
                              xun_error *error);
void xun_glossary_close(xun_glossary *glossary);

/* Appends a file's text as UTF-8 without a byte order mark. `encoding` gets the name of the one it is in. */
xun_status xun_glossary_read_text(xun_bytes *out, char encoding[24], const char *path, xun_error *error);

/* The kinds, NULL at the end. */
extern const char *const xun_glossary_kinds[];
/* All of them, separated by ", ", for messages. */
extern const char xun_glossary_kind_list[];
/* The kind that a column means, in capital or small letters, "honour" too; "" means XUN_GLOSSARY_TERM. NULL:
 * none. */
const char *xun_glossary_kind(const char *text);
/* Whether a name has anything but blanks and quotation marks. */
bool xun_glossary_is_name(const char *text);

/* $XDG_DATA_HOME/xunzhang/glossary.tsv, else ~/.local/share/xunzhang/glossary.tsv; to be freed; NULL when
 * neither is set or memory is out. */
char *xun_user_glossary_path(void);

#endif
