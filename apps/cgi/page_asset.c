/* Script and icon. The script's URL has its version, so it may be kept for long. */
#include "apps/cgi/assets.h"
#include "apps/cgi/page.h"

static int write_asset(xun_page *page, const xun_asset *asset, const char *type)
{
    page->response->type = type;
    page->response->lasting = true;
    xun_write(&page->out, asset->text, asset->length);
    return 200;
}

int xun_page_script(xun_page *page)
{
    return write_asset(page, &xun_asset_script, "text/javascript; charset=utf-8");
}

int xun_page_icon(xun_page *page)
{
    return write_asset(page, &xun_asset_icon, "image/svg+xml");
}
