#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "glossary/glossary.h"

char *xun_user_glossary_path(void)
{
    char *folder = xun_user_data_folder();
    char *path = folder ? xun_path_join(folder, XUN_GLOSSARY_TEXT) : NULL;
    free(folder);
    return path;
}

xun_status xun_glossary_open_if_there(xun_glossary *out, const char *path, xun_error *error)
{
    xun_error why = {0};
    *out = (xun_glossary){.encoding = "UTF-8"};
    xun_status status = path ? xun_glossary_open(out, path, &why) : XUN_OK;
    if (status == XUN_MEMORY)
        return xun_fail_memory(error);
    if (status != XUN_OK && status != XUN_NOT_FOUND)
        out->problem = why;
    return XUN_OK;
}
