#include "common/writer.h"

#include <stdarg.h>
#include <string.h>

#include "common/utf8.h"

xun_writer xun_writer_to_stream(FILE *stream)
{
    return (xun_writer){stream, NULL, false};
}

xun_writer xun_writer_to_bytes(xun_bytes *bytes)
{
    return (xun_writer){NULL, bytes, false};
}

void xun_write(xun_writer *writer, const char *text, size_t length)
{
    bool good = writer->stream ? fwrite(text, 1, length, writer->stream) == length
                               : xun_bytes_append(writer->bytes, text, length);
    if (!good)
        writer->failed = true;
}

void xun_write_string(xun_writer *writer, const char *string)
{
    xun_write(writer, string, strlen(string));
}

void xun_write_format(xun_writer *writer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (writer->stream) {
        if (vfprintf(writer->stream, format, arguments) < 0)
            writer->failed = true;
    } else {
        va_list again;
        va_copy(again, arguments);
        int length = vsnprintf(NULL, 0, format, again);
        va_end(again);
        if (length >= 0 && xun_bytes_reserve(writer->bytes, (size_t)length)) {
            vsnprintf(writer->bytes->data + writer->bytes->length, (size_t)length + 1, format, arguments);
            writer->bytes->length += (size_t)length;
        } else {
            writer->failed = true;
        }
    }
    va_end(arguments);
}

/* Puts the replacement of one character into `out` (at most 8 bytes) and returns its length, or -1 to keep
 * it. */
typedef int escape_function(char out[8], uint32_t character);

/* Copies text, character by character where `escape` wants something else, in runs elsewhere. */
static void write_escaped(xun_writer *writer, const char *text, size_t length, escape_function *escape)
{
    const char *end = text + length, *run = text;
    for (const char *at = text; at < end;) {
        uint32_t character;
        size_t step = xun_utf8_read(&character, at, end);
        bool broken = character == XUN_REPLACEMENT && !(step == 3 && memcmp(at, "\xEF\xBF\xBD", 3) == 0);
        char replacement[8];
        int wanted =
            broken ? (int)xun_utf8_write(replacement, XUN_REPLACEMENT) : escape(replacement, character);
        if (wanted >= 0) {
            xun_write(writer, run, (size_t)(at - run));
            xun_write(writer, replacement, (size_t)wanted);
            run = at + step;
        }
        at += step;
    }
    xun_write(writer, run, (size_t)(end - run));
}

static int literal(char out[8], const char *replacement)
{
    size_t length = strlen(replacement);
    memcpy(out, replacement, length);
    return (int)length;
}

static int escape_plain(char out[8], uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ? literal(out, " ") : -1;
}

void xun_write_plain(xun_writer *writer, const char *text, size_t length)
{
    write_escaped(writer, text, length, escape_plain);
}

static int escape_json(char out[8], uint32_t c)
{
    switch (c) {
    case '"': return literal(out, "\\\"");
    case '\\': return literal(out, "\\\\");
    case '\n': return literal(out, "\\n");
    case '\r': return literal(out, "\\r");
    case '\t': return literal(out, "\\t");
    default: break;
    }
    if (c >= 0x20 && c != '<' && c != '>' && c != '&' && c != 0x7F && c != 0x2028 && c != 0x2029)
        return -1;
    static const char digits[] = "0123456789abcdef";
    const char escaped[6] = {
        '\\', 'u', digits[c >> 12 & 15], digits[c >> 8 & 15], digits[c >> 4 & 15], digits[c & 15]};
    memcpy(out, escaped, sizeof escaped);
    return 6;
}

void xun_write_json(xun_writer *writer, const char *text, size_t length)
{
    xun_write(writer, "\"", 1);
    write_escaped(writer, text, length, escape_json);
    xun_write(writer, "\"", 1);
}

static int escape_tsv(char out[8], uint32_t c)
{
    switch (c) {
    case '\t': return literal(out, "\\t");
    case '\n': return literal(out, "\\n");
    case '\r': return literal(out, "\\r");
    case '\\': return literal(out, "\\\\");
    default: return -1;
    }
}

void xun_write_tsv(xun_writer *writer, const char *text, size_t length)
{
    write_escaped(writer, text, length, escape_tsv);
}

static int escape_csv(char out[8], uint32_t c)
{
    return c == '"' ? literal(out, "\"\"") : c == 0 ? literal(out, " ") : -1;
}

/* How many bytes from the start are digits, separators or a percent sign. */
static size_t number_prefix(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && text[count] && strchr("0123456789.,%", text[count]))
        count++;
    return count;
}

/* What a spreadsheet takes for a formula: it starts with one of = + - @ tab CR, and is no plain number. */
static bool looks_like_formula(const char *text, size_t length)
{
    if (!length || !memchr("=+-@\t\r", text[0], 6))
        return false;
    return !((text[0] == '-' || text[0] == '+') && length > 1 &&
             number_prefix(text + 1, length - 1) == length - 1);
}

void xun_write_csv(xun_writer *writer, const char *text, size_t length)
{
    bool formula = looks_like_formula(text, length);
    bool quote = formula;
    for (size_t i = 0; i < length && !quote; i++)
        quote = memchr("\",\n\r", text[i], 4) != NULL;
    if (quote)
        xun_write(writer, "\"", 1);
    if (formula)
        xun_write(writer, "'", 1);
    write_escaped(writer, text, length, escape_csv);
    if (quote)
        xun_write(writer, "\"", 1);
}

static int escape_html(char out[8], uint32_t c)
{
    switch (c) {
    case '&': return literal(out, "&amp;");
    case '<': return literal(out, "&lt;");
    case '>': return literal(out, "&gt;");
    case '"': return literal(out, "&quot;");
    case '\'': return literal(out, "&#39;");
    default: break;
    }
    bool forbidden =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
    return forbidden ? 0 : -1;
}

void xun_write_html(xun_writer *writer, const char *text, size_t length)
{
    write_escaped(writer, text, length, escape_html);
}

static void write_url_byte(xun_writer *writer, unsigned char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    bool alphanumeric =
        (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    if (alphanumeric || (byte && strchr("-._~", byte)))
        xun_write(writer, &(const char){(char)byte}, 1);
    else
        xun_write(writer, (const char[]){'%', digits[byte >> 4], digits[byte & 15]}, 3);
}

void xun_write_url(xun_writer *writer, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        write_url_byte(writer, (unsigned char)text[i]);
}

void xun_write_readable_url(xun_writer *writer, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        unsigned char next = i + 2 < length ? (unsigned char)text[i + 1] : 0;
        bool chinese = byte >= 0xE3 && byte <= 0xE9 && next;        /* U+3000 to U+9FFF, three bytes each */
        bool wide = byte == 0xEF && (next == 0xBC || next == 0xBD); /* U+FF00 to U+FF7F: signs such as ， */
        if (chinese || wide) {
            xun_write(writer, text + i, 3);
            i += 2;
        } else {
            write_url_byte(writer, byte);
        }
    }
}
