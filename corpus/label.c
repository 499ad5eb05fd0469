/* Lines that are told by their words: bylines, captions, navigation. Only short lines come into question. */
#include <string.h>

#include "common/utf8.h"
#include "corpus/chars.h"
#include "corpus/layout.h"
#include "corpus/mark.h"
#include "corpus/report_date.h"

/* Characters of a label at most, and on a cover of a place with its date and of a name. */
enum { LABEL_LENGTH = 60, COVER_DATE = 24, COVER_NAME = 8 };

static bool begins_with_any(const xun_page *page, const xun_line *line, const char *const *words,
                            size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (xun_starts_with(page->text, line->start, line->end, words[i]))
            return true;
    return false;
}

static bool contains(const xun_page *page, const xun_line *line, const char *word)
{
    return memmem(page->text + line->start, line->end - line->start, word, strlen(word)) != NULL;
}

#define BEGINS(page, line, words) begins_with_any(page, line, words, sizeof(words) / sizeof(words)[0])

bool xun_line_is_navigation(const xun_page *page, const xun_line *line)
{
    static const char *const words[] = {
        "当前位置：", "您的位置：",  "您现在的位置",    "首页 >",     "首页>",      "上一篇：",
        "下一篇：",   "上一篇:",     "下一篇:",         "打印本页",   "关闭窗口",   "【打印】",
        "【关闭】",   "【字体",      "字号：",          "字体：",     "分享到：",   "分享到:",
        "浏览次数：", "点击数：",    "访问量：",        "返回顶部",   "扫一扫",     "Home >",
        "Skip to ",   "Back to top", "Print this page", "Share this", "Previous: ", "Next: "};
    return line->chars <= 40 && BEGINS(page, line, words);
}

bool xun_line_is_reporter(const xun_page *page, const xun_line *line)
{
    static const char *const words[] = {"本报记者",   "记者 ",    "记者　", "通讯员",   "特约记者",
                                        "本报通讯员", "本刊记者", "□记者",  "□本报记者"};
    xun_line inner = *line;
    size_t step;
    if (xun_is_opener(xun_char_at(page->text, line->start, line->end, &step)))
        inner.start += (uint32_t)step; /* （记者 王五 2018年3月5日） */
    return line->chars <= LABEL_LENGTH && line->ending == XUN_END_OPEN && BEGINS(page, &inner, words);
}

/* 责编 张三 校对 李四: a task and, set off from it, a name. */
static bool is_staff(const xun_page *page, const xun_line *line)
{
    static const char *const tasks[] = {"责任编辑", "责编", "编辑", "美编",     "校对",     "编校",    "审校",
                                        "审核",     "一审", "二审", "版面设计", "值班主编", "见习编辑"};
    size_t step;
    if (line->chars > 40 || line->ending != XUN_END_OPEN || line->mark.kind)
        return false;
    for (size_t i = 0; i < sizeof tasks / sizeof tasks[0]; i++) {
        size_t after = line->start + strlen(tasks[i]);
        if (!xun_starts_with(page->text, line->start, line->end, tasks[i]))
            continue;
        uint32_t next = xun_char_at(page->text, after, line->end, &step);
        if (xun_is_blank(next) || next == 0xFF1A || next == ':' || next == '/' || next == '|')
            return true;
    }
    return false;
}

/* 郑州日报 2018年3月5日 星期一 A05版; A05版; 第三版: where in a newspaper the page stood. */
bool xun_line_is_folio(const xun_page *page, const xun_line *line)
{
    size_t step, next, at = line->end;
    char date[11];
    if (line->chars > 40 || line->ending != XUN_END_OPEN || line->mark.kind)
        return false;
    if (contains(page, line, "星期") &&
        xun_find_date(date, page->text + line->start, line->end - line->start) && strlen(date) == 10 &&
        !contains(page, line, "，"))
        return true;
    if (xun_char_before(page->text, line->start, at, &step) != 0x7248) /* 版 */
        return false;
    size_t stop = at - step;
    for (at = stop; at > line->start && stop - at < 9; at -= step) {
        uint32_t c = xun_char_before(page->text, line->start, at, &step);
        if (!xun_is_digit(c) && !(c >= 'A' && c <= 'Z') && !xun_char_in(c, "第一二三四五六七八九十"))
            break;
    }
    if (at == stop ||
        (at > line->start && !xun_is_blank(xun_char_before(page->text, line->start, at, &step))))
        return false;
    if (xun_starts_with(page->text, at, stop, "第"))
        at += strlen("第");
    else if (page->text[at] >= 'A' && page->text[at] <= 'Z')
        at++;
    unsigned number = xun_read_numeral(page->text, at, stop, &next);
    return number > 0 && number < 100 && next == stop;
}

/* 市长 庄兆林; 郑州市人民政府市长　赵建才: an office, a space, a name of two to four characters. */
static bool is_office_holder(const xun_page *page, const xun_line *line, bool stuck)
{
    static const char *const offices[] = {"市长", "省长", "州长", "县长", "区长", "镇长", "主席",
                                          "书记", "总理", "主任", "局长", "盟长", "院长", "检察长"};
    size_t step, at = line->end, names = 0;
    if (line->chars > 30 || line->ending != XUN_END_OPEN)
        return false;
    while (at > line->start) {
        uint32_t c = xun_char_before(page->text, line->start, at, &step);
        if (!xun_is_han(c) && !(xun_is_blank(c) && names < 4) && !(stuck && c == 0xB7))
            break;
        at -= step;
        names += xun_is_han(c);
        if (names < 3 || names > 14)
            continue;
        for (size_t i = 0; i < sizeof offices / sizeof offices[0]; i++)
            if (xun_starts_with(page->text, at, line->end, offices[i])) {
                size_t after = at + strlen(offices[i]);
                uint32_t gap = xun_char_at(page->text, after, line->end, &step);
                return (stuck || xun_is_blank(gap)) && names - strlen(offices[i]) / 3 <= (stuck ? 8u : 4u);
            }
    }
    return false;
}

/* （2012年1月3日在福州市第十四届人民代表大会第一次会议上） with or without the dash and brackets. */
static bool is_meeting(const xun_page *page, const xun_line *line)
{
    size_t at = line->start, step, next;
    uint32_t c;
    while (at < line->end &&
           (xun_is_opener(c = xun_char_at(page->text, at, line->end, &step)) || xun_is_blank(c) ||
            c == 0x2014 || c == 0x2015 || c == 0x2500 || c == 0x2013 || c == '-' || c == '*'))
        at += step;
    unsigned year = xun_read_numeral(page->text, at, line->end, &next);
    if (next == at || (year < 1900 && year > 0 && next - at < 12) ||
        !xun_starts_with(page->text, next, line->end, "年"))
        return false;
    if (line->ending == XUN_END_FINAL)
        return false;
    bool bracketed =
        at > line->start && xun_is_closer(xun_char_before(page->text, line->start, line->end, &step));
    return (contains(page, line, "会议") &&
            (contains(page, line, "在") || contains(page, line, "通过") || contains(page, line, "批准"))) ||
           (bracketed && contains(page, line, "月"));
}

bool xun_line_is_salutation(const xun_page *page, const xun_line *line)
{
    static const char *const words[] = {"各位代表",    "各位委员",    "各位领导",      "各位来宾", "同志们",
                                        "朋友们",      "尊敬的",      "女士们",        "各位同志", "Dear ",
                                        "Ladies and ", "Honourable ", "Distinguished "};
    size_t step;
    uint32_t last = xun_char_before(page->text, line->start, line->end, &step);
    if (last == 0xFF1A && line->chars <= 40 && xun_starts_with(page->text, line->start, line->end, "各") &&
        (contains(page, line, "部门") || contains(page, line, "单位") || contains(page, line, "街道")))
        return true; /* 各街道办事处、区政府各部门： */
    bool calls = last == 0xFF1A || last == ':' || last == 0xFF01 || last == '!' || last == ',';
    return line->chars <= 30 && calls && BEGINS(page, line, words);
}

bool xun_line_names_report(const xun_page *page, const xun_line *line)
{
    if (contains(page, line, "作政府工作报告") || contains(page, line, "作《政府工作报告》"))
        return false; /* 市长某某作政府工作报告 */
    return contains(page, line, "报告") || contains(page, line, "规划") || contains(page, line, "公报") ||
           contains(page, line, "通知") || contains(page, line, "纲要") || contains(page, line, "关于");
}

bool xun_line_is_meeting_part(const xun_page *page, const xun_line *line)
{
    if (line->chars > 40 || line->ending != XUN_END_OPEN || contains(page, line, "，") ||
        xun_line_names_report(page, line))
        return false;
    bool council = contains(page, line, "人民代表大会") || contains(page, line, "届人大");
    bool meeting = contains(page, line, "次会议") && (council || contains(page, line, "第"));
    return meeting || (council && contains(page, line, "在"));
}

bool xun_line_is_cover(const xun_page *page, const xun_line *line)
{
    size_t step;
    bool dated = xun_is_digit(xun_char_at(page->text, line->start, line->end, &step)) &&
                 contains(page, line, "月") && line->chars <= COVER_DATE;
    bool short_line = line->chars <= COVER_NAME && !contains(page, line, " ") && !contains(page, line, "　");
    return dated || short_line || is_office_holder(page, line, true) ||
           contains(page, line, "作政府工作报告") || contains(page, line, "作《政府工作报告》");
}

bool xun_line_begins_with_period(const xun_page *page, const xun_line *line)
{
    static const char *const words[] = {"过去五年", "过去一年", "过去四年", "过去三年",
                                        "今后五年", "未来五年", "今后三年", "今后一个时期"};
    size_t step, at = line->start, next, digits = 0;
    if (xun_char_at(page->text, at, line->end, &step) == 0x201C)
        at += step;
    if (xun_starts_with(page->text, at, line->end, "十")) {
        unsigned plan = xun_read_numeral(page->text, at, line->end, &next); /* 十三五 */
        return plan > 10 && (contains(page, line, "时期") || contains(page, line, "期间"));
    }
    for (next = at; next < line->end && digits < 5; next += step, digits++) {
        uint32_t c = xun_char_at(page->text, next, line->end, &step);
        if (!xun_is_digit(c) && !xun_char_in(c, "〇○零一二三四五六七八九"))
            break;
    }
    return (digits == 4 && xun_starts_with(page->text, next, line->end, "年")) || BEGINS(page, line, words);
}

bool xun_line_is_annex(const xun_page *page, const xun_line *line)
{
    return xun_starts_with(page->text, line->start, line->end, "附") || contains(page, line, "名词") ||
           contains(page, line, "注释") || contains(page, line, "注解") || contains(page, line, "说明");
}

/* 2018年3月2日 or January 13, 2018, and nothing else. */
static bool is_date_line(const xun_page *page, const xun_line *line)
{
    char date[11];
    size_t step, letters = 0;
    if (line->chars < 8 || line->chars > 20 || line->mark.kind)
        return false;
    for (size_t at = line->start; at < line->end; at += step) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        letters += xun_is_letter(c);
        if (xun_is_han(c) && !xun_char_in(c, "年月日号〇零一二三四五六七八九十"))
            return false;
    }
    return letters <= 9 && xun_find_date(date, page->text + line->start, line->end - line->start) &&
           strlen(date) == 10;
}

/* ——区委书记 陈红民: who said what stands above. */
static bool is_attribution(const xun_page *page, const xun_line *line)
{
    if (line->mark.kind != XUN_MARK_DASH || line->chars > 24 || line->ending != XUN_END_OPEN)
        return false;
    return contains(page, line, " ") || contains(page, line, "\u3000");
}

bool xun_line_is_byline(const xun_page *page, const xun_line *line)
{
    static const char *const words[] = {
        "责任编辑",     "作者：",      "作者:",        "来源：",   "来源:",    "信息来源", "文/",
        "图/",          "文 /",        "发布时间",     "发布日期", "发布机构", "索引号",   "By ",
        "Prepared by ", "Written by ", "Compiled by ", "Source: ", "Author: ", "Editor: ", "Published: "};
    if (line->chars > LABEL_LENGTH)
        return false;
    if (line->chars <= 40 && line->ending == XUN_END_OPEN && line->mark.kind == XUN_MARK_NONE &&
        BEGINS(page, line, words))
        return true;
    return xun_line_is_reporter(page, line) || is_staff(page, line) || xun_line_is_folio(page, line) ||
           is_meeting(page, line) || xun_line_is_salutation(page, line) ||
           is_office_holder(page, line, false) || is_date_line(page, line) || is_attribution(page, line);
}

bool xun_line_is_caption(const xun_page *page, const xun_line *line)
{
    static const char *const words[] = {"图为",    "图：",      "上图",    "下图",   "左图",
                                        "右图",    "▲",         "△",       "资料图", "摄影：",
                                        "Photo: ", "Photo by ", "Figure ", "Fig. ",  "Table "};
    size_t next, from = line->start, after;
    if (line->chars > LABEL_LENGTH || line->mark.kind == XUN_MARK_HASH)
        return false;
    size_t step, at = line->end;
    uint32_t last = xun_char_before(page->text, line->start, at, &step);
    if (xun_is_closer(last) && at - step > line->start)
        last = xun_char_before(page->text, line->start, at - step, &step);
    if (xun_is_opener(xun_char_at(page->text, from, line->end, &step)))
        from += step; /* （图1 隧道断面示意图） */
    after = from + strlen("图");
    if (line->ending == XUN_END_OPEN &&
        (xun_starts_with(page->text, from, line->end, "图") ||
         xun_starts_with(page->text, from, line->end, "表")) &&
        xun_read_numeral(page->text, after, line->end, &next))
        return true; /* 图1 规划图, 表2. 主要指标 */
    return last == 0x6444 || (line->ending == XUN_END_OPEN && BEGINS(page, line, words)); /* 摄 */
}
