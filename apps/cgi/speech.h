/* The language of the interface: messages by gettext, chosen for each request. */
#ifndef XUN_CGI_SPEECH_H
#define XUN_CGI_SPEECH_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text /* marks a text of a table; it goes through gettext where it is shown */

typedef enum { XUN_SPEECH_ZH, XUN_SPEECH_EN } xun_speech;

/* Finds the message catalogue. Call once, first. */
void xun_speech_start(void);
/* From now on gettext gives this language. */
void xun_speak(xun_speech speech);

/* "zh" or "en". */
xun_speech xun_speech_named(const char *name);
/* The one that an Accept-Language header (RFC 9110, section 12.5.4) likes better; `otherwise` when it names
 * neither, or is NULL. */
xun_speech xun_speech_accepted(const char *header, xun_speech otherwise);
/* "zh" or "en": the value of the parameter `ui`. */
const char *xun_speech_name(xun_speech speech);
/* "zh-CN" or "en": for the attribute `lang`. */
const char *xun_speech_tag(xun_speech speech);

#endif
