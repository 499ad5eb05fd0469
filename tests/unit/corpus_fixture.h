/* For the tests of corpus/: a temporary folder, files in it, and text in other encodings. */
#ifndef XUN_TESTS_CORPUS_FIXTURE_H
#define XUN_TESTS_CORPUS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <iconv.h>

#include "common/bytes.h"
#include "common/file.h"

static char fixture_folder[64];

static inline int fixture_setup(void **state)
{
    (void)state;
    strcpy(fixture_folder, "/tmp/xun-corpus-XXXXXX");
    return mkdtemp(fixture_folder) ? 0 : -1;
}

static inline int fixture_teardown(void **state)
{
    (void)state;
    return xun_remove_tree(fixture_folder, NULL) == XUN_OK ? 0 : -1;
}

/* "<temporary folder>/name"; the last eight results stay valid. */
static inline const char *fixture_path(const char *name)
{
    static char paths[8][256];
    static unsigned next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", fixture_folder, name);
    return path;
}

static inline const char *fixture_file(const char *name, const void *data, size_t length)
{
    const char *path = fixture_path(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline const char *fixture_text(const char *name, const char *text)
{
    return fixture_file(name, text, strlen(text));
}

/* The whole of a file, to be freed with xun_bytes_free. */
static inline xun_bytes fixture_read(const char *path)
{
    xun_bytes bytes = XUN_BYTES_EMPTY;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char chunk[4096];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        assert_true(xun_bytes_append(&bytes, chunk, got));
    fclose(file);
    return bytes;
}

/* Converts strictly; to be freed with xun_bytes_free. */
static inline xun_bytes fixture_convert(const char *to, const char *from, const char *data, size_t length)
{
    xun_bytes out = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_reserve(&out, length * 4 + 16));
    iconv_t converter = iconv_open(to, from);
    assert_true(converter != (iconv_t)-1);
    char *in = (char *)(uintptr_t)data, *at = out.data;
    size_t room = length * 4 + 16;
    assert_int_equal(iconv(converter, &in, &length, &at, &room), 0);
    iconv(converter, NULL, NULL, &at, &room);
    iconv_close(converter);
    out.length = (size_t)(at - out.data);
    *at = '\0';
    return out;
}

/* Text in another encoding; to be freed with xun_bytes_free. */
static inline xun_bytes fixture_encode(const char *encoding, const char *text)
{
    return fixture_convert(encoding, "UTF-8", text, strlen(text));
}

#endif
