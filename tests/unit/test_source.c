/* Sources and what is in them: walking folders, containers, markup, limits and temporary files. */
#include "corpus_fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "corpus/blob.h"
#include "corpus/source.h"

/* ---- which files ---- */

typedef struct {
    char text[2048];
} problems;

static void note_problem(void *user, const char *path, const xun_error *why)
{
    problems *noted = user;
    size_t used = strlen(noted->text);
    snprintf(noted->text + used, sizeof noted->text - used, "%s: %s\n", xun_path_name(path),
             xun_status_string(why->status));
}

/* The files found, relative to the fixture's folder, one a line. */
static void check_found(const xun_sources *sources, const char *expected)
{
    xun_bytes found = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_append_string(&found, ""));
    for (size_t i = 0; i < sources->count; i++)
        assert_true(
            xun_bytes_append_format(&found, "%s\n", sources->items[i].path + strlen(fixture_folder) + 1));
    assert_string_equal(found.data, expected);
    xun_bytes_free(&found);
}

static void make_tree(void)
{
    assert_int_equal(mkdir(fixture_path("tree"), 0755), 0);
    assert_int_equal(mkdir(fixture_path("tree/sub"), 0755), 0);
    assert_int_equal(mkdir(fixture_path("tree/.hidden"), 0755), 0);
    fixture_text("tree/b.txt", "b");
    fixture_text("tree/A.MD", "A");
    fixture_text("tree/picture.png", "p");
    fixture_text("tree/noextension", "n");
    fixture_text("tree/.secret.txt", "s");
    fixture_text("tree/.hidden/x.txt", "x");
    fixture_text("tree/sub/c.html.gz", "c");
    fixture_text("tree/sub/d.tar.gz", "d");
    fixture_text("tree/sub/年.txt", "y");
    assert_int_equal(symlink("..", fixture_path("tree/sub/loop")), 0);
    assert_int_equal(symlink("sub", fixture_path("tree/again")), 0);
    assert_int_equal(symlink("b.txt", fixture_path("tree/link.txt")), 0);
    assert_int_equal(symlink("nowhere", fixture_path("tree/dangling.txt")), 0);
    assert_int_equal(mkfifo(fixture_path("tree/pipe.txt"), 0644), 0);
}

static void test_folders(void **state)
{
    (void)state;
    make_tree();
    xun_sources sources = {NULL, 0};
    problems noted = {""};
    xun_error error;
    char slashes[300];
    snprintf(slashes, sizeof slashes, "%s//", fixture_path("tree"));
    assert_int_equal(xun_sources_add(&sources, slashes, note_problem, &noted, &error), XUN_OK);
    /* named ones: again, hidden, of unknown type */
    assert_int_equal(xun_sources_add(&sources, fixture_path("tree/b.txt"), note_problem, &noted, &error),
                     XUN_OK);
    assert_int_equal(
        xun_sources_add(&sources, fixture_path("tree/.secret.txt"), note_problem, &noted, &error), XUN_OK);
    assert_int_equal(
        xun_sources_add(&sources, fixture_path("tree/noextension"), note_problem, &noted, &error), XUN_OK);
    xun_sources_finish(&sources);
    check_found(&sources, "tree/.secret.txt\ntree/A.MD\ntree/b.txt\ntree/link.txt\ntree/noextension\n"
                          "tree/sub/c.html.gz\ntree/sub/年.txt\n");
    assert_string_equal(noted.text, "dangling.txt: not found\n");
    assert_int_equal(sources.items[2].size, 1);
    assert_true(sources.items[2].modified_ns > INT64_C(1500000000) * 1000000000);
    xun_sources_free(&sources);
    assert_int_equal(sources.count, 0);
}

static void test_wrong_sources(void **state)
{
    (void)state;
    xun_sources sources = {NULL, 0};
    xun_error error;
    assert_int_equal(xun_sources_add(&sources, fixture_path("missing"), NULL, NULL, &error), XUN_NOT_FOUND);
    assert_non_null(strstr(error.message, "missing"));
    assert_int_equal(xun_sources_add(&sources, "/dev/null", NULL, NULL, &error), XUN_INVALID);
    assert_int_equal(mkdir(fixture_path("empty"), 0755), 0);
    assert_int_equal(xun_sources_add(&sources, fixture_path("empty"), NULL, NULL, &error), XUN_OK);
    xun_sources_finish(&sources);
    assert_int_equal(sources.count, 0);
    xun_sources_free(&sources);
}

static void test_unreadable_folder(void **state)
{
    (void)state;
    assert_int_equal(mkdir(fixture_path("outer"), 0755), 0);
    fixture_text("outer/a.txt", "a");
    assert_int_equal(mkdir(fixture_path("outer/closed"), 0000), 0);
    xun_sources sources = {NULL, 0};
    problems noted = {""};
    assert_int_equal(xun_sources_add(&sources, fixture_path("outer"), note_problem, &noted, NULL), XUN_OK);
    assert_int_equal(sources.count, 1);
    if (geteuid() != 0) { /* root may read all */
        assert_string_equal(noted.text, "closed: input/output error\n");
        assert_int_equal(xun_sources_add(&sources, fixture_path("outer/closed"), note_problem, &noted, NULL),
                         XUN_IO);
    }
    xun_sources_free(&sources);
}

/* ---- what is in them ---- */

static xun_text *open_good(const char *path)
{
    xun_text *text;
    xun_error error = {XUN_OK, ""};
    if (xun_text_open(&text, path, NULL, &error) != XUN_OK)
        fail_msg("%s", error.message);
    return text;
}

static void check_content(const char *path, const char *media, const char *expected)
{
    xun_text *text = open_good(path);
    assert_string_equal(xun_text_decoding(text)->media, media);
    xun_bytes got = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_append(&got, xun_text_data(text), xun_text_length(text)));
    assert_string_equal(got.data, expected);
    assert_int_equal(got.length, strlen(expected));
    xun_bytes_free(&got);
    xun_text_close(text);
}

static void check_error(const char *path, xun_status status, const char *words)
{
    xun_text *text;
    xun_error error = {XUN_OK, ""};
    assert_int_equal(xun_text_open(&text, path, NULL, &error), status);
    assert_null(text);
    assert_non_null(strstr(error.message, path));
    if (!strstr(error.message, words))
        fail_msg("\"%s\" lacks \"%s\"", error.message, words);
}

static void test_plain_files(void **state)
{
    (void)state;
    check_content(fixture_text("plain.txt", "郑州\n"), "text", "郑州\n");
    check_content(fixture_text("plain.md", "# 郑州\n"), "markdown", "# 郑州\n");
    check_content(fixture_text("plain.MARKDOWN", "x"), "markdown", "x");
    check_content(fixture_text("plain", "x"), "text", "x");
    check_content(fixture_text("empty.txt", ""), "text", "");
    check_content(fixture_text("empty.html", ""), "html", "");
    check_content(fixture_text("empty.pdf", ""), "pdf", "");
    check_error(fixture_path("missing.txt"), XUN_NOT_FOUND, "cannot be opened");
    check_error(fixture_folder, XUN_INVALID, "is a folder");
    check_error("/dev/null", XUN_INVALID, "not a regular file");
    check_error(fixture_file("image.txt", "\x89PNG\r\n\x1A\n\0\0", 10), XUN_INVALID,
                "looks like a binary file");
}

/* Writes one compressed file or an archive of several members, ended by a NULL name. */
typedef struct {
    const char *name, *text;
} member;

static const char *pack(const char *name, int (*set_filter)(struct archive *), bool zip,
                        const member *members)
{
    const char *path = fixture_path(name);
    struct archive *archive = archive_write_new();
    if (set_filter)
        set_filter(archive);
    assert_int_equal(zip ? archive_write_set_format_zip(archive) : archive_write_set_format_raw(archive),
                     ARCHIVE_OK);
    assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
    for (; members->name; members++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, members->name);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, (la_int64_t)strlen(members->text));
        assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
        assert_int_equal(archive_write_data(archive, members->text, strlen(members->text)),
                         strlen(members->text));
        archive_entry_free(entry);
    }
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
    return path;
}

/* The first part of a file under another name. */
static const char *cut_file(const char *path, const char *name, double part)
{
    xun_bytes bytes = fixture_read(path);
    const char *cut = fixture_file(name, bytes.data, (size_t)((double)bytes.length * part));
    xun_bytes_free(&bytes);
    return cut;
}

static void test_compressed_files(void **state)
{
    (void)state;
    static const struct {
        const char *extension;
        int (*filter)(struct archive *);
    } rows[] = {
        {"gz", archive_write_add_filter_gzip},
        {"xz", archive_write_add_filter_xz},
        {"bz2", archive_write_add_filter_bzip2},
        {"zst", archive_write_add_filter_zstd},
    };
    const member text[] = {{"x", "郑州市政府工作报告，全市生产总值增长百分之八。\n"}, {NULL, NULL}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[32], cut[32];
        snprintf(name, sizeof name, "report.md.%s", rows[i].extension);
        snprintf(cut, sizeof cut, "cut.md.%s", rows[i].extension);
        const char *path = pack(name, rows[i].filter, false, text);
        check_content(path, "markdown", text[0].text);
        check_error(cut_file(path, cut, 0.5), XUN_CORRUPT, "archive is damaged or truncated");
    }
    check_error(fixture_text("not.txt.gz", "plain text"), XUN_CORRUPT, "damaged or truncated");
    check_error(fixture_text("nothing.txt.gz", ""), XUN_CORRUPT, "damaged or truncated");
    const member nothing[] = {{"x", ""}, {NULL, NULL}};
    check_content(pack("hollow.txt.gz", archive_write_add_filter_gzip, false, nothing), "text", "");
}

static void test_zip_files(void **state)
{
    (void)state;
    const member one[] = {{"报告.md", "# 报告\n"}, {"picture.png", "png"}, {NULL, NULL}};
    const member two[] = {{"a.txt", "a"}, {"b.html", "b"}, {NULL, NULL}};
    const member none[] = {{"picture.png", "png"}, {NULL, NULL}};
    const char *path = pack("one.zip", NULL, true, one);
    check_content(path, "markdown", "# 报告\n");
    check_error(cut_file(path, "cut.zip", 0.7), XUN_CORRUPT, "damaged or truncated");
    check_error(pack("two.zip", NULL, true, two), XUN_UNSUPPORTED, "2 text files");
    check_error(pack("none.zip", NULL, true, none), XUN_UNSUPPORTED, "no text file");
}

static void test_html(void **state)
{
    (void)state;
    static const struct {
        const char *html, *text;
    } rows[] = {
        {"<p>一<p>二", "一\n\n二\n"},
        {"<title>题</title><h1>题</h1><p>文", "# 题\n\n文\n"},
        {"<title>报告 - 网站</title><h1>报告</h1>文", "# 报告 - 网站\n\n# 报告\n\n文\n"},
        {"<h2>一、<b>回</b>顾\n总结</h2><h6>细</h6>", "## 一、回顾 总结\n\n###### 细\n"},
        {"<h2></h2><p>x</p>", "x\n"},
        {"a<br>b<br/><br>c", "a\nb\nc\n"},
        {"<ul><li>a<li><p>b</p></li><li></li></ul>c", "- a\n- b\n\nc\n"},
        {"<table><tr><td>年</td><td>元</td></tr><tr><td>2016</td><td>3216亿</td></tr></table>",
         "年 元\n2016 3216亿\n"},
        {"x<script>var y = '<p>no</p>';</script><style>p{}</style><nav>no</nav><noscript>no</noscript>y",
         "xy\n"},
        {"a<div hidden>no<p>no</p></div><div role=navigation>no</div>b", "a\n\nb\n"},
        {"8.4&#37; &lt;&amp;&nbsp;&mdash;&#x4E2D;", "8.4% <& —中\n"},
        {"<pre>a\n  b</pre>", "a\n  b\n"},
        {"  \n <p> a \n b\t</p> ", "a b\n"},
        {"<p>unclosed <b>bold", "unclosed bold\n"},
        {"<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字</ruby>", "漢字\n"},
        {"<!-- no --><p>x</p></div></body></html>y", "x\n\ny\n"},
        {"", ""},
        {"<html></html>", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_content(fixture_text("page.html", rows[i].html), "html", rows[i].text);
}

static void test_deep_html(void **state)
{
    (void)state;
    xun_bytes html = XUN_BYTES_EMPTY;
    for (int i = 0; i < 20000; i++)
        assert_true(xun_bytes_append_string(&html, "<div><b>"));
    assert_true(xun_bytes_append_string(&html, "深"));
    check_content(fixture_file("deep.html", html.data, html.length), "html", "深\n");
    xun_bytes_free(&html);
}

static void test_docx(void **state)
{
    (void)state;
    static const char document[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>"
        "<w:p><w:r><w:t>全市</w:t></w:r><w:r><w:t xml:space=\"preserve\"> "
        "GDP</w:t><w:tab/><w:t>8%</w:t></w:r></w:p>"
        "<w:p/><w:p><w:r><w:delText>no</w:delText><w:instrText>no</w:instrText><w:t>二</w:t><w:br/><w:t>三</"
        "w:t></w:r></w:p>"
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>四</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>四</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>年</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    const member good[] = {{"word/document.xml", document}, {NULL, NULL}};
    const char *path = pack("report.docx", NULL, true, good);
    check_content(path, "docx", "全市 GDP 8%\n\n二\n三\n\n四\n\n年\n");
    check_error(cut_file(path, "cut.docx", 0.6), XUN_CORRUPT, "damaged or truncated");
    const member bad[] = {{"word/document.xml", "<w:document><w:p>"}, {NULL, NULL}};
    check_error(pack("bad.docx", NULL, true, bad), XUN_CORRUPT, "cannot be parsed");
    const member other[] = {{"other.xml", "<x/>"}, {NULL, NULL}};
    check_error(pack("other.docx", NULL, true, other), XUN_CORRUPT, "word/document.xml");
}

/* The smallest PDF that shows a line. */
static const char *write_pdf(const char *name)
{
    return fixture_text(
        name, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
              "1>>endobj\n"
              "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 "
              "0 R>>>>>>endobj\n"
              "4 0 obj<</Length 44>>stream\nBT /F1 18 Tf 20 100 Td (Hello report) Tj ET\nendstream endobj\n"
              "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
}

static void test_pdf(void **state)
{
    (void)state;
    if (access("/usr/bin/pdftotext", X_OK) != 0) {
        print_message("SKIPPED: PDF needs poppler-utils\n");
        return;
    }
    check_content(write_pdf("-odd name; $(x).pdf"), "pdf", "Hello report\n\n");
    check_error(fixture_text("bad.pdf", "%PDF-1.4 and nothing else"), XUN_CORRUPT,
                "pdftotext cannot read it");
}

static void test_missing_pdftotext(void **state)
{
    (void)state;
    char before[4096];
    snprintf(before, sizeof before, "%s", getenv("PATH"));
    const char *path = write_pdf("x.pdf");
    setenv("PATH", "/nonexistent", 1);
    check_error(path, XUN_UNSUPPORTED, "install the package poppler-utils");
    setenv("PATH", before, 1);
}

/* ---- temporary files and huge texts ---- */

static void test_spool(void **state)
{
    (void)state;
    static char piece[1 << 20];
    memset(piece, 'x', sizeof piece);
    xun_spool spool;
    xun_error error;
    xun_spool_start(&spool, "some file", 3 << 20);
    for (int i = 0; i < 3; i++)
        assert_int_equal(xun_spool_append(&spool, piece, sizeof piece, &error), XUN_OK);
    assert_int_equal(xun_spool_append(&spool, piece, 1, &error), XUN_LIMIT);
    assert_non_null(strstr(error.message, "some file: holds more than 3 MiB"));
    xun_spool_discard(&spool);
    xun_spool_start(&spool, "some file", UINT64_MAX);
    xun_status status = XUN_OK;
    spool.descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC);
    for (int i = 0; i < 3 && status == XUN_OK; i++)
        status = xun_spool_append(&spool, piece, sizeof piece, &error);
    assert_int_equal(status, XUN_FULL);
    assert_non_null(strstr(error.message, "TMPDIR"));
    xun_spool_discard(&spool);
}

static void test_temporary_folder(void **state)
{
    (void)state;
    xun_bytes text = XUN_BYTES_EMPTY; /* 6 MB in UTF-16, 9 MB in UTF-8: neither stays in memory */
    for (int i = 0; i < 3000000; i++)
        assert_true(xun_bytes_append(&text, i % 50 ? "-N" : "\n\0", 2));
    const char *path = fixture_file("big.txt", text.data, text.length);
    xun_bytes_free(&text);
    setenv("TMPDIR", fixture_path("no-such-folder"), 1);
    xun_text *refused;
    xun_error error;
    assert_int_equal(xun_text_open(&refused, path, NULL, &error), XUN_NOT_FOUND);
    assert_non_null(strstr(error.message, "set TMPDIR"));
    setenv("TMPDIR", fixture_folder, 1);
    xun_text *opened = open_good(path);
    unsetenv("TMPDIR");
    assert_string_equal(xun_text_decoding(opened)->encoding, "UTF-16LE");
    assert_int_equal(xun_text_length(opened), 60000 + 2940000 * 3);
    size_t middle = 4500000;
    uint64_t source = xun_text_source_offset(opened, middle);
    char kept = xun_text_data(opened)[middle];
    xun_text_release_before(opened, middle + 100000);
    assert_int_equal(xun_text_data(opened)[middle], kept);
    assert_int_equal(xun_text_source_offset(opened, middle), source);
    assert_int_equal(source, 30405 * 100 + 2 +
                                 19 * 2); /* lines of 148 bytes here, 100 there; then the 20th character */
    xun_text_close(opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folders),
        cmocka_unit_test(test_wrong_sources),
        cmocka_unit_test(test_unreadable_folder),
        cmocka_unit_test(test_plain_files),
        cmocka_unit_test(test_compressed_files),
        cmocka_unit_test(test_zip_files),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_deep_html),
        cmocka_unit_test(test_docx),
        cmocka_unit_test(test_pdf),
        cmocka_unit_test(test_missing_pdftotext),
        cmocka_unit_test(test_spool),
        cmocka_unit_test(test_temporary_folder),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
