/* What the clause around a name says of it instead of a work: a number of them, a partner, a place to go to,
 * a field of something else, an aim, a title that it gets. */
#include "facts/honors.h"
#include "facts/projects.h"

enum {
    COUNT_REACH = 6,
    AIM_REACH = 12, /* characters after 打造 in which an aim begins */
    LIST_REACH = 60
};

/* 创业孵化基地12家: a number of them follows, so it is a class. */
static bool is_counted(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t at = name->end;
    if (xun_is_closing_quote(xun_char(scan->text, at)))
        at++;
    for (size_t i = 0;
         i < COUNT_REACH && xun_is_hanzi(xun_char(scan->text, at)) && scan->text->chars[at] != u'等'; i++)
        at++; /* 山塘水库除险加固124座 */
    if (!xun_is_digit(xun_char(scan->text, at)) ||
        (at > name->end + 1 && xun_mark_after(scan, name->end, at, XUN_WORD_STAGE) != NULL))
        return false;
    while (xun_is_digit(xun_char(scan->text, at)) || xun_one_of(xun_char(scan->text, at), u".万多余"))
        at++;
    bool sum = xun_char(scan->text, name->start - 1) == u'、' && xun_is_hanzi(xun_char(scan->text, at + 1));
    return xun_one_of(xun_char(scan->text, at), u"家个所座条处项") && !sum; /* 荆门至荆州城际铁路4条铁路 */
}

/* 推动中原农谷与国家农高区协同发力, 与长三角G60科创走廊合作, 铜检中心和工程技术中心整合: a partner in
 * something else. */
static bool is_partner(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const joint[] = {u"融合", u"协同", u"合作",   u"联动",
                                            u"对接", u"合并", u"的连接", NULL};
    static const char16_t *const merged[] = {u"整合", NULL};
    static const char16_t *const links[] = {u"合作", u"联动", u"对接", u"并网", u"的连接", NULL};
    const xun_fact_text *text = scan->text;
    if (xun_char(text, name->start - 1) == u'与' && xun_match_any(text, name->end, links) > 0)
        return true;
    char16_t next = xun_char(text, name->end);
    return (next == u'与' || next == u'和') &&
           xun_holds_any(text, name->end, xun_clause_end(text, name->end), next == u'与' ? joint : merged);
}

/* 与北京大学、山东大学等…合作, 与中石油、中石化等共同…: the list is one of partners. */
static bool is_listed_partner(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const joint[] = {u"合作", u"共同", u"签署", u"签订", u"协同", NULL};
    const xun_fact_text *text = scan->text;
    size_t clause = xun_clause_start(text, name->start), at = name->start;
    while (at > clause && text->chars[at - 1] != u'与')
        at--;
    return at > clause && (scan->ends[at - 1] & XUN_PROJECT_ENDING) == 0 &&
           (at == name->start || xun_one_of(text->chars[name->start - 1], u"、和")) &&
           xun_holds_any(text, name->end, xun_clause_end(text, name->end), joint);
}

/* The index after 加快推进, 建设 or the like right after a name; `index` when none of them stands there. */
static size_t after_act(const xun_fact_text *text, size_t index)
{
    static const char16_t *const acts[] = {u"建设", u"建成", u"打造", u"承担", u"牵头",
                                           u"推进", u"实施", u"创建", NULL};
    size_t at = index + xun_match(text, index, u"加快"), length = xun_match_any(text, at, acts);
    return length > 0 ? at + length : index;
}

/* True when a work, a title or a body is named in [from, to). */
static bool names_object(const xun_name_scan *scan, size_t from, size_t to)
{
    static const unsigned endings =
        XUN_PROJECT_ENDING | XUN_WORD_HONOR_STRONG | XUN_WORD_HONOR_CLASS | XUN_WORD_ORG_SUFFIX;
    for (size_t i = from + 2; i <= to; i++)
        if ((scan->ends[i] & endings) != 0)
            return true;
    return false;
}

/* 支持宁夏理工学院建成宁夏理工大学, 北部产业新城加快推进邯郸七彩文化城: who shall build something else. */
static bool is_actor(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t clause = xun_clause_end(text, name->end), at = after_act(text, name->end);
    bool backed = xun_role_ends(scan, name->start, XUN_PROJECT_BACKS) > 0;
    bool alone = name->start == xun_clause_start(text, name->start) &&
                 xun_match(text, name->end, u"加快") > 0;
    if (at == name->end || !(backed || alone))
        return false;
    return xun_is_hanzi(xun_char(text, at)) && xun_skip_adverbs(scan, at) == at &&
           (scan->starts[at] & XUN_WORD_STAGE) == 0 && names_object(scan, at, clause);
}

/* 三峡水库、丹江口水库等重点区域: waters and regions are listed, no works. */
static bool is_listed_region(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t after = name->end + xun_is_closing_quote(xun_char(scan->text, name->end));
    if (!xun_one_of(xun_char(scan->text, after), u"、和与及等"))
        return false;
    size_t clause = xun_clause_end(scan->text, after);
    for (size_t i = after; i < clause; i++)
        if (scan->text->chars[i] == u'等')
            return xun_project_role_at(scan, i + 1, XUN_PROJECT_REGION);
    return false;
}

/* 把宁波港建设成…, 将市六院建成…, 打造成全国知名的温暖小镇: what exists, and what it shall be. */
static bool is_made_into(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const made[] = {u"打造成", u"建设成", u"培育成", u"建成为", u"发展成",
                                           u"提升为", u"打造为", u"建设为", NULL};
    static const char16_t *const taken[] = {u"把", u"将", NULL};
    const xun_fact_text *text = scan->text;
    size_t from = xun_clause_start(text, name->start), to = xun_clause_end(text, name->end);
    if (xun_holds_any(text, from, name->start, made))
        return true;
    static const char16_t *const built[] = {u"建成", NULL}; /* 把其建成电商区域性总部基地 */
    return xun_holds_any(text, from, name->start, taken) &&
           (xun_holds_any(text, from, name->start, built) || xun_match(text, name->end, u"建成") > 0 ||
            xun_holds_any(text, name->end, to, made));
}

/* True when a word that leads to where somebody goes ends right before `index`. `opens`: it opens the
 * clause's list too: 融入, but not 对接 in 大通道对接连接线、机场高速. */
static bool goes_before(const xun_name_scan *scan, size_t index, bool opens)
{
    static const unsigned kinds = XUN_WORD_LEADS | XUN_WORD_STAGE; /* of all such words: looked up sooner */
    size_t length = (scan->ends[index] & kinds) != 0 ? xun_role_ends(scan, index, XUN_PROJECT_GOES) : 0;
    if (length == 0 || !opens || length == index)
        return length > 0;
    size_t from = index - length;
    return !xun_is_hanzi(scan->text->chars[from - 1]) || (scan->ends[from] & (kinds | XUN_WORD_VERB)) != 0;
}

/* 县政府年底入驻丹河新城, 融入大九寨、蜀道三国环线: where somebody goes, or what takes part in it; not
 * 入驻项目, 融入蒙东新能源基地建设. */
static bool is_destination(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const parts[] = {u"项目", u"工程", NULL};
    const xun_fact_text *text = scan->text;
    size_t at = name->start, from = xun_clause_start(text, at);
    bool listed = xun_one_of(xun_char(text, at - 1), u"、和与及");
    from = at - from > LIST_REACH ? at - LIST_REACH : from;
    if (xun_ends_with_any(text, name->end, parts) || xun_match(text, name->end, u"建设") > 0)
        return false;
    while (listed && at > from && !goes_before(scan, at, true))
        at--;
    return goes_before(scan, at, listed);
}

/* 加强六安高新区建设, 全面淘汰立窑水泥生产线, 有效处置下坪垃圾填埋场等隐患: what is said builds nothing. */
static bool is_governed_otherwise(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_start(scan->text, name->start),
           after = xun_project_after_role(scan, clause, name->start, XUN_PROJECT_OTHERWISE);
    bool listed = xun_one_of(xun_char(scan->text, name->start - 1), u"、和与及");
    return after > clause && (after == name->start || (listed && name->start - after < LIST_REACH)) &&
           xun_mark_before(scan, after, name->start, XUN_WORD_STAGE) == NULL;
}

/* 以金水路等9条主干路为重点: the field of something else. */
static bool is_field(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const fields[] = {u"为重点", u"为核心", u"为载体", u"为依托", u"为平台",
                                             u"为龙头", u"为中心", u"为主轴", NULL};
    const xun_fact_text *text = scan->text;
    size_t from = xun_clause_start(text, name->start), to = xun_clause_end(text, name->end);
    bool stands = !name->strong || (xun_project_ending_roles(scan, name->end) & XUN_PROJECT_STANDS) != 0;
    return stands && text->chars[from] == u'以' && xun_char(text, from + 1) != u'及' &&
           xun_holds_any(text, name->end, to, fields);
}

bool xun_is_receiver(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t at = name->end;
    xun_honor_level level;
    if (xun_is_closing_quote(xun_char(text, at)))
        at++;
    if (at < text->count && (text->chars[at] == u'被' || (scan->starts[at] & XUN_WORD_SURE) != 0))
        return true;
    static const char16_t *const gains[] = {u"获批", u"申报", u"创建", u"争创", u"入选",
                                            u"入围", u"列为", u"升格", NULL};
    if (xun_match_any(text, at, gains) == 0)
        return false;
    at += xun_match_any(text, at + 2, gains); /* 申报创建国家级开发区 */
    bool counted = xun_is_digit(xun_char(text, at + 2)) || xun_char(text, at + 2) == u'第' ||
                   xun_char(text, at + 2) == u'“'; /* 获批240小时过境免签 */
    return counted || xun_scope_at(&level, scan, at + 2) > 0;
}

/* 打造华北地区班列集散中心, 组建运行市产业创新研究院: what a place shall be, and bodies that are formed. */
static bool is_aim_or_body(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const ends[] = {u"中心", u"基地",   u"枢纽",   u"高地",
                                           u"门户", u"研究院", u"研究所", NULL};
    static const char16_t *const makes[] = {u"打造", u"形成", u"组建", u"设立", u"成立",
                                            u"创建", u"构建", u"建立", NULL};
    if (!xun_ends_with_any(scan->text, name->end, ends))
        return false;
    size_t clause = xun_clause_start(scan->text, name->start);
    size_t after = xun_after_any(scan->text, clause, name->start, makes);
    bool listed = xun_one_of(xun_char(scan->text, name->start - 1), u"、和与及") &&
                  !xun_ends_with(scan->text, name->end, u"中心"); /* 打造…、海为科创中心: buildings */
    size_t reach = listed ? LIST_REACH : AIM_REACH;
    const xun_mark *verb = xun_mark_before(scan, after, name->start, XUN_WORD_STAGE);
    return after > clause && name->start - after < reach && (verb == NULL || verb->start == after);
}

/* 区域医疗中心, 世界辣椒加工贸易基地: a role that the place wants to play, where no single verb founds it. */
static bool is_aim(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const ends[] = {u"中心", u"基地", u"枢纽", u"高地", u"门户", u"新城", NULL};
    static const char16_t *const builds[] = {u"建成", u"加快建设", NULL};
    return xun_ends_with_any(scan->text, name->end, ends) &&
           xun_project_role_at(scan, name->start, XUN_PROJECT_AIM) &&
           (!xun_project_has_firm_verb(scan, name) || xun_ends_with_any(scan->text, name->start, builds));
}

/* 景区, 古城, 路: what ends so stands long since, and is no work when it only gets a title; 小镇 or 产业园
 * is. */
static bool is_place(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return !name->strong || (xun_project_ending_roles(scan, name->end) & XUN_PROJECT_STANDS) != 0;
}

/* What follows, or what the clause says of the name: 工程师, 12家, 获评…, 把…建成…. */
bool xun_project_is_spoken_of(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return is_counted(scan, name) || is_governed_otherwise(scan, name) ||
           (is_place(scan, name) && xun_is_receiver(scan, name)) || is_partner(scan, name) ||
           is_listed_partner(scan, name) || is_actor(scan, name) || is_listed_region(scan, name) ||
           is_made_into(scan, name) || is_field(scan, name) || is_aim_or_body(scan, name) ||
           is_destination(scan, name) || is_aim(scan, name);
}
