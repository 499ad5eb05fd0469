#include "corpus/binary.h"

#include <string.h>

#define MARK(bytes) bytes, sizeof bytes - 1

static const struct {
    const char *mark;
    size_t length;
    const char *kind;
} MARKS[] = {
    {MARK("\x7F"
          "ELF"),
     "a program"},
    {MARK("MZ\x90\0"), "a program"},
    {MARK("\xCA\xFE\xBA\xBE"), "a program"},
    {MARK("\xCF\xFA\xED\xFE"), "a program"},
    {MARK("\0asm"), "a program"},
    {MARK("!<arch>\n"), "a library"},
    {MARK("\x89PNG\r\n\x1A\n"), "a PNG image"},
    {MARK("\xFF\xD8\xFF"), "a JPEG image"},
    {MARK("GIF87a"), "a GIF image"},
    {MARK("GIF89a"), "a GIF image"},
    {MARK("II*\0"), "a TIFF image"},
    {MARK("MM\0*"), "a TIFF image"},
    {MARK("OggS\0"), "a sound or film"},
    {MARK("fLaC\0"), "a sound"},
    {MARK("ID3\x03"), "a sound"},
    {MARK("ID3\x04"), "a sound"},
    {MARK("\x1A\x45\xDF\xA3"), "a film"},
    {MARK("%PDF-"), "a PDF"},
    {MARK("PK\x03\x04"), "a ZIP archive"},
    {MARK("PK\x05\x06"), "a ZIP archive"},
    {MARK("\x1F\x8B"), "gzip data"},
    {MARK("BZh91AY&SY"), "bzip2 data"},
    {MARK("\xFD"
          "7zXZ\0"),
     "xz data"},
    {MARK("\x28\xB5\x2F\xFD"), "Zstandard data"},
    {MARK("7z\xBC\xAF\x27\x1C"), "a 7z archive"},
    {MARK("Rar!\x1A\x07"), "a RAR archive"},
    {MARK("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an old Office document"},
    {MARK("SQLite format 3\0"), "an SQLite database"},
    {MARK("wOFF\0\1\0\0"), "a font"},
    {MARK("wOF2\0\1\0\0"), "a font"},
    {MARK("\0\x01\0\0\0"), "a font"},
};

const char *xun_binary_kind(const char *data, size_t length)
{
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (length >= MARKS[i].length && memcmp(data, MARKS[i].mark, MARKS[i].length) == 0)
            return MARKS[i].kind;
    if (length >= 12 && memcmp(data + 4, "ftyp", 4) == 0 && data[0] == '\0')
        return "a film";
    if (length >= 12 && memcmp(data, "RIFF", 4) == 0 &&
        memchr(data + 4, '\0', 64 < length - 4 ? 64 : length - 4))
        return "a sound, image or film";
    return NULL;
}
