#include <string.h>
#include <strings.h>

#include "common/utf8.h"
#include "glossary/glossary.h"

/* The kinds of corpus/glossary.tsv, those that name something first. */
const char *const xun_glossary_kinds[] = {
    XUN_GLOSSARY_TERM, "project",      "honor",     "organisation", "institution", "place",     "office",
    "party",           "construction", "policy",    "slogan",       "economy",     "statistic", "finance",
    "technology",      "agriculture",  "transport", "environment",  "society",     "education", "health",
    "culture",         "law",          "verb",      "measure",      "word",        NULL};

const char xun_glossary_kind_list[] =
    "term, project, honor, organisation, institution, place, office, party, construction, policy, slogan, "
    "economy, statistic, finance, technology, agriculture, transport, environment, society, education, "
    "health, culture, law, verb, measure, word";

const char *xun_glossary_kind(const char *text)
{
    static const char *const spellings[][2] = {
        {"honour", "honor"}, {"organization", "organisation"}, {"org", "organisation"}};
    if (!*text)
        return XUN_GLOSSARY_TERM;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (strcasecmp(text, spellings[i][0]) == 0)
            return spellings[i][1];
    for (const char *const *kind = xun_glossary_kinds; *kind; kind++)
        if (strcasecmp(text, *kind) == 0)
            return *kind;
    return NULL;
}

bool xun_glossary_is_name(const char *text)
{
    static const char marks[] = " \t\r\n\u00A0\u3000|·“”\"'‘’《》「」";
    const char *end = text + strlen(text);
    while (text < end) {
        uint32_t character;
        size_t length = xun_utf8_read(&character, text, end);
        if (!memmem(marks, sizeof marks - 1, text, length))
            return true;
        text += length;
    }
    return false;
}
