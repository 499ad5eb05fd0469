/* Style, script and icon of the page, compiled in from the files beside this one. */
#ifndef XUN_CGI_ASSETS_H
#define XUN_CGI_ASSETS_H

#include <stddef.h>

typedef struct {
    const char *text;
    size_t length;
    const char *version; /* changes with the content; goes into the URL */
} xun_asset;

extern const xun_asset xun_asset_style; /* stands in every page */
extern const xun_asset xun_asset_script;
extern const xun_asset xun_asset_icon;
/* SHA-256 of the style in base 64, for the Content-Security-Policy. */
extern const char *const xun_style_digest;

#endif
