#include "indexer/passage_facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void xun_passage_facts_free(xun_passage_facts *found)
{
    xun_facts_free(&found->facts);
    xun_bytes_free(&found->strings);
    xun_bytes_free(&found->term);
    xun_bytes_free(&found->figures);
}

/* ---- lists to store ----------------------------------------------------------------------------------- */

static int compare_slices(xun_slice a, xun_slice b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = memcmp(a.text, b.text, shorter);
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* Keeps the list in byte order; a name that is there, or finds the list full, is left out. */
static void list_add(xun_stored_list *list, const char *name)
{
    xun_slice item = {name, strlen(name)};
    size_t at = list->count;
    while (at > 0 && compare_slices(item, list->items[at - 1]) < 0)
        at--;
    if ((at > 0 && compare_slices(item, list->items[at - 1]) == 0) || list->count == XUN_STORED_LIST_LIMIT)
        return;
    memmove(&list->items[at + 1], &list->items[at], (list->count - at) * sizeof item);
    list->items[at] = item;
    list->count++;
}

static void years_add(xun_stored_passage *passage, int year)
{
    if (year < 1 || year > 9999)
        return;
    size_t at = passage->year_count;
    while (at > 0 && year < passage->years[at - 1])
        at--;
    if ((at > 0 && year == passage->years[at - 1]) || passage->year_count == XUN_STORED_LIST_LIMIT)
        return;
    memmove(&passage->years[at + 1], &passage->years[at],
            (passage->year_count - at) * sizeof passage->years[0]);
    passage->years[at] = (uint16_t)year;
    passage->year_count++;
}

/* A time longer than this says nothing about each of its years: only the first and the last count. */
enum { LONGEST_PERIOD = 50 };

typedef bool year_visitor(void *user, int year);

static bool each_year(const xun_time *time, year_visitor *visit, void *user)
{
    int first = 0, last = 0;
    xun_time_years(&first, &last, time);
    int step = last - first > LONGEST_PERIOD ? last - first : 1;
    for (int year = first; year <= last; year += step)
        if (!visit(user, year))
            return false;
    return true;
}

static bool store_year(void *user, int year)
{
    years_add(user, year);
    return true;
}

static void store_times(xun_stored_passage *passage, const xun_facts *facts)
{
    passage->time_count = passage->year_count = 0;
    for (size_t i = 0; i < facts->time_count; i++) {
        const xun_time *time = &facts->times[i];
        each_year(time, store_year, passage);
        if (passage->time_count == XUN_STORED_LIST_LIMIT)
            continue;
        xun_stored_time *stored = &passage->times[passage->time_count++];
        *stored = (xun_stored_time){
            .start = (uint32_t)time->start, .end = (uint32_t)time->end, .how = (uint8_t)time->how};
        memcpy(stored->from, time->from, sizeof stored->from);
        memcpy(stored->to, time->to, sizeof stored->to);
    }
}

/* As many empty remarks as there are names. */
static void clear_remarks(xun_stored_list *remarks, const xun_stored_list *names)
{
    remarks->count = names->count;
    for (size_t i = 0; i < names->count; i++)
        remarks->items[i] = (xun_slice){"", 0};
}

/* The first remark on a name counts. */
static void add_remark(xun_stored_list *remarks, const xun_stored_list *names, const char *name,
                       const char *remark)
{
    xun_slice wanted = {name, strlen(name)};
    for (size_t i = 0; i < names->count && remark; i++)
        if (!remarks->items[i].length && compare_slices(names->items[i], wanted) == 0)
            remarks->items[i] = (xun_slice){remark, strlen(remark)};
}

/* The first year that is known of an honour counts. */
static void store_honor_years(xun_stored_passage *passage, const xun_facts *facts)
{
    for (size_t i = 0; i < passage->honors.count; i++)
        passage->honor_years[i] = 0;
    for (size_t i = 0; i < facts->honor_count; i++) {
        const xun_honor *honor = &facts->honors[i];
        xun_slice name = {honor->name, strlen(honor->name)};
        for (size_t k = 0; k < passage->honors.count; k++)
            if (!passage->honor_years[k] && compare_slices(passage->honors.items[k], name) == 0)
                passage->honor_years[k] = (uint16_t)honor->year;
    }
}

static void store_remarks(xun_stored_passage *passage, const xun_facts *facts)
{
    clear_remarks(&passage->stages, &passage->projects);
    clear_remarks(&passage->levels, &passage->honors);
    for (size_t i = 0; i < facts->project_count; i++)
        add_remark(&passage->stages, &passage->projects, facts->projects[i].name, facts->projects[i].stage);
    for (size_t i = 0; i < facts->honor_count; i++)
        add_remark(&passage->levels, &passage->honors, facts->honors[i].name,
                   xun_honor_level_name(facts->honors[i].level));
}

static void store_names(xun_stored_passage *passage, const xun_facts *facts)
{
    passage->projects.count = passage->honors.count = passage->orgs.count = 0;
    for (size_t i = 0; i < facts->project_count; i++)
        list_add(&passage->projects, facts->projects[i].name);
    for (size_t i = 0; i < facts->honor_count; i++)
        list_add(&passage->honors, facts->honors[i].name);
    for (size_t i = 0; i < facts->org_count; i++)
        list_add(&passage->orgs, facts->orgs[i].name);
}

/* Unit and number of each figure. */
static bool store_figures(xun_bytes *figures, const xun_facts *facts)
{
    xun_bytes_clear(figures);
    for (size_t i = 0; i < facts->figure_count; i++) {
        const char *unit = facts->figures[i].unit;
        if (!xun_bytes_append_format(figures, "%s=%s%c", unit ? xun_unit_canonical(unit) : "",
                                     facts->figures[i].term, XUN_LIST_SEPARATOR))
            return false;
    }
    return true;
}

/* Appends the slice as a C string and gives its offset. */
static bool keep_string(size_t *offset, xun_bytes *strings, xun_slice slice)
{
    *offset = strings->length;
    return xun_bytes_append(strings, slice.text, slice.length) && xun_bytes_append_byte(strings, '\0');
}

xun_status xun_passage_facts_find(xun_passage_facts *found, const xun_fact_finder *finder,
                                  xun_stored_passage *passage, xun_error *error)
{
    size_t date = 0, title = 0, offsets[XUN_STORED_LIST_LIMIT];
    xun_bytes *strings = &found->strings;
    xun_bytes_clear(strings);
    bool good = keep_string(&date, strings, passage->date) && keep_string(&title, strings, passage->title);
    for (size_t i = 0; i < passage->headings.count; i++)
        good = good && keep_string(&offsets[i], strings, passage->headings.items[i]);
    if (!good)
        return xun_fail_memory(error);
    const char *headings[XUN_STORED_LIST_LIMIT];
    for (size_t i = 0; i < passage->headings.count; i++)
        headings[i] = strings->data + offsets[i];
    const xun_facts_context context = {strings->data + date, strings->data + title, headings,
                                       passage->headings.count};
    xun_status status =
        xun_facts_find(&found->facts, finder, passage->text.text, passage->text.length, &context, error);
    if (status != XUN_OK)
        return status;
    store_times(passage, &found->facts);
    store_names(passage, &found->facts);
    store_remarks(passage, &found->facts);
    store_honor_years(passage, &found->facts);
    if (!store_figures(&found->figures, &found->facts))
        return xun_fail_memory(error);
    passage->figures = (xun_slice){found->figures.data ? found->figures.data : "", found->figures.length};
    return XUN_OK;
}

/* ---- terms to filter by ------------------------------------------------------------------------------- */

typedef struct {
    xun_term_bag *bag;
    const char *prefix;
} year_terms;

static bool add_year(void *user, int year)
{
    year_terms *terms = user;
    char digits[12];
    int length = snprintf(digits, sizeof digits, "%04d", year);
    return year < 1 || year > 9999 || xun_term_bag_add(terms->bag, terms->prefix, digits, (size_t)length, 0);
}

typedef struct {
    int year, month, day;
} date;

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool parse_date(date *out, const char *text)
{
    return sscanf(text, "%4d-%2d-%2d", &out->year, &out->month, &out->day) == 3 && out->year >= 1 &&
           out->month >= 1 && out->month <= 12 && out->day >= 1 &&
           out->day <= days_in_month(out->year, out->month);
}

static bool add_month(xun_term_bag *bag, const char *prefix, int year, int month)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%04d%02d", year, month);
    return xun_term_bag_add(bag, prefix, digits, (size_t)length, 0);
}

static bool add_days(xun_term_bag *bag, date from, date to)
{
    for (date at = from; at.year < to.year || at.month < to.month || at.day <= to.day; at.day++) {
        if (at.day > days_in_month(at.year, at.month)) {
            at.year += at.month == 12;
            at.month = at.month % 12 + 1;
            at.day = 1;
        }
        char digits[36];
        int length = snprintf(digits, sizeof digits, "%04d%02d%02d", at.year, at.month, at.day);
        if (!xun_term_bag_add(bag, XUN_PREFIX_DAY, digits, (size_t)length, 0))
            return false;
    }
    return true;
}

/* Months of a time that is no whole years, and its days where it is a part of two months at most; whole
 * months stand among the days as months: a year is not about each of its months, but a day asked for may lie
 * in a month that is stated. */
static bool add_months_and_days(xun_term_bag *bag, const xun_time *time)
{
    enum { YEAR = 12, LONGEST = 24 };
    date from, to;
    if (!parse_date(&from, time->from) || !parse_date(&to, time->to))
        return true;
    int first = from.year * YEAR + from.month - 1, last = to.year * YEAR + to.month - 1;
    bool whole_months = from.day == 1 && to.day == days_in_month(to.year, to.month);
    bool whole_years = whole_months && from.month == 1 && to.month == YEAR;
    bool by_days = !whole_months && last - first <= 1;
    if (whole_years || last - first >= LONGEST || last < first || (last == first && from.day > to.day))
        return true;
    for (int month = first; month <= last; month++)
        if (!add_month(bag, XUN_PREFIX_MONTH, month / YEAR, month % YEAR + 1) ||
            (!by_days && !add_month(bag, XUN_PREFIX_DAY, month / YEAR, month % YEAR + 1)))
            return false;
    return !by_days || add_days(bag, from, to);
}

static bool add_time(xun_term_bag *bag, const xun_time *time)
{
    bool own = time->how != XUN_TIME_INHERITED;
    year_terms terms = {bag, own ? XUN_PREFIX_YEAR : XUN_PREFIX_REPORT_YEAR};
    return each_year(time, add_year, &terms) && add_months_and_days(bag, time);
}

static bool add_name(xun_passage_facts *found, xun_term_bag *bag, const char *prefix, const char *name)
{
    return xun_schema_term(&found->term, prefix, name, strlen(name)) &&
           xun_term_bag_add(bag, "", found->term.data, found->term.length, 0);
}

/* A name in the form that queries take: lower case, variants as one. */
static bool add_folded_name(xun_passage_facts *found, const xun_fact_finder *finder, xun_term_bag *bag,
                            const char *prefix, const char *name)
{
    char folded[512];
    xun_name_term(folded, sizeof folded, finder, name, strlen(name));
    return add_name(found, bag, prefix, folded);
}

static bool add_amount(xun_passage_facts *found, xun_term_bag *bag, const char *unit, const char *bucket,
                       const char *value)
{
    return xun_amount_term(&found->term, unit, bucket, value) &&
           xun_term_bag_add(bag, "", found->term.data, found->term.length, 0);
}

/* The number alone, and with its unit. */
static bool add_figure(xun_passage_facts *found, xun_term_bag *bag, const xun_figure *figure)
{
    const char *unit = figure->unit ? xun_unit_canonical(figure->unit) : "";
    char bucket[XUN_AMOUNT_BUCKET_SIZE];
    xun_amount_bucket(bucket, figure->term);
    return add_name(found, bag, XUN_PREFIX_NUMBER, figure->term) &&
           add_amount(found, bag, unit, bucket, NULL) && add_amount(found, bag, unit, bucket, figure->term);
}

bool xun_passage_facts_add_terms(xun_passage_facts *found, const xun_fact_finder *finder, xun_term_bag *bag)
{
    const xun_facts *facts = &found->facts;
    bool good = true;
    for (size_t i = 0; i < facts->time_count && good; i++)
        good = add_time(bag, &facts->times[i]);
    for (size_t i = 0; i < facts->figure_count && good; i++)
        good = add_figure(found, bag, &facts->figures[i]);
    for (size_t i = 0; i < facts->project_count && good; i++)
        good = add_folded_name(found, finder, bag, XUN_PREFIX_PROJECT, facts->projects[i].name);
    for (size_t i = 0; i < facts->honor_count && good; i++)
        good = add_folded_name(found, finder, bag, XUN_PREFIX_HONOR, facts->honors[i].name);
    for (size_t i = 0; i < facts->org_count && good; i++)
        good = add_folded_name(found, finder, bag, XUN_PREFIX_ORG, facts->orgs[i].name);
    return good;
}
