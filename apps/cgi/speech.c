#include "apps/cgi/speech.h"

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const char domain[] = "xunzhang-page";

/* gettext caches what it found for a language; this counter (gettext manual, "gettext grok") tells it to look
 * again. */
extern int _nl_msg_cat_cntr;

static bool has_catalogue(const char *folder)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/zh_CN/LC_MESSAGES/%s.mo", folder, domain);
    return length > 0 && (size_t)length < sizeof path && access(path, R_OK) == 0;
}

/* As for the dictionaries: $XUNZHANG_DATA, else what is installed, else the build's own. The locale "C.UTF-8"
 * is there without any being generated, and LANGUAGE counts in it. */
void xun_speech_start(void)
{
    const char *data = getenv("XUNZHANG_DATA");
    char beside_data[4096] = "";
    if (data)
        snprintf(beside_data, sizeof beside_data, "%s/locale", data);
    const char *const folders[] = {beside_data, XUN_LOCALE_DIR, XUN_BUILD_DATA_DIR "/locale"};
    setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_MESSAGES, "C.UTF-8");
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (*folders[i] && has_catalogue(folders[i])) {
            bindtextdomain(domain, folders[i]);
            break;
        }
    bind_textdomain_codeset(domain, "UTF-8");
    textdomain(domain);
}

void xun_speak(xun_speech speech)
{
    setenv("LANGUAGE", speech == XUN_SPEECH_ZH ? "zh_CN" : "en", 1);
    _nl_msg_cat_cntr++;
}

xun_speech xun_speech_named(const char *name)
{
    return strcmp(name, "en") == 0 ? XUN_SPEECH_EN : XUN_SPEECH_ZH;
}

/* Thousandths: "q=0.8" is 800. */
static int quality_of(const char *range, const char *end)
{
    const char *q = memmem(range, (size_t)(end - range), ";q=", 3);
    if (!q)
        q = memmem(range, (size_t)(end - range), "; q=", 4);
    if (!q)
        return 1000;
    double value = strtod(strchr(q, '=') + 1, NULL);
    return value > 0 && value <= 1 ? (int)(value * 1000) : 0;
}

xun_speech xun_speech_accepted(const char *header, xun_speech otherwise)
{
    int best = 0;
    xun_speech speech = otherwise;
    for (const char *at = header ? header : ""; *at;) {
        const char *range = at + strspn(at, " \t,"), *end = range + strcspn(range, ",");
        bool zh = strncasecmp(range, "zh", 2) == 0, en = strncasecmp(range, "en", 2) == 0;
        bool whole = zh || en ? strchr("-,; \t", range[2]) != NULL : false;
        int quality = whole ? quality_of(range, end) : 0;
        if (quality > best) {
            best = quality;
            speech = zh ? XUN_SPEECH_ZH : XUN_SPEECH_EN;
        }
        at = end;
    }
    return speech;
}

const char *xun_speech_name(xun_speech speech)
{
    return speech == XUN_SPEECH_ZH ? "zh" : "en";
}

const char *xun_speech_tag(xun_speech speech)
{
    return speech == XUN_SPEECH_ZH ? "zh-CN" : "en";
}
