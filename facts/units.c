#include "facts/units.h"

#include <string.h>

#include "facts/english.h"
#include "facts/facts.h"

/* What may follow digits and Chinese numerals alike. */
static const char16_t *const common_units[] = {
    u"%",      u"‰",      u"个百分点", u"百分点", u"个基点", u"个月",   u"个小时",   u"个点",     u"个",
    u"元",     u"美元",   u"欧元",     u"日元",   u"港元",   u"英镑",   u"卢布",     u"元人民币", u"人次",
    u"人",     u"户次",   u"户",       u"家次",   u"家",     u"名",     u"位",       u"所",       u"座",
    u"条",     u"张",     u"套",       u"辆",     u"辆次",   u"架次",   u"架",       u"艘",       u"列",
    u"班次",   u"趟",     u"件次",     u"件",     u"项次",   u"项",     u"处",       u"片",       u"栋",
    u"幢",     u"间",     u"场次",     u"场",     u"次",     u"批次",   u"批",       u"类",       u"种",
    u"册",     u"篇",     u"支",       u"只",     u"株",     u"棵",     u"份",       u"笔",       u"宗",
    u"起",     u"例",     u"封",       u"倍",     u"番",     u"成",     u"亩",       u"公顷",     u"延米",
    u"公里",   u"千米",   u"米",       u"厘米",   u"毫米",   u"海里",   u"平方公里", u"平方千米", u"平方米",
    u"平方",   u"立方米", u"立方",     u"吨公里", u"吨",     u"公斤",   u"千克",     u"斤",       u"克",
    u"千瓦时", u"千瓦",   u"兆瓦时",   u"兆瓦",   u"吉瓦",   u"千伏安", u"兆伏安",   u"千伏",     u"标准箱",
    u"标箱",   u"标方",   u"天",       u"小时",   u"分钟",   u"岁",     u"秒",       u"余",       u"台套",
    u"台次",   u"对",     u"款",       u"枚",     u"顶",     u"幅",     u"尾",       u"羽",       u"箱",
    u"车次",   u"车",     u"站",       u"层",     u"周岁",     u"工作日", u"平方km",   NULL};

/* What only follows digits: with numerals they are mostly names, ordinals or idioms. */
static const char16_t *const digit_units[] = {
    u"段",   u"组",   u"头",   u"台",       u"部",       u"本",    u"块",   u"门",         u"口",
    u"眼",   u"道",   u"度",   u"里",       u"级次",     u"周",    u"分",   u"升",         u"毫升",
    u"毫克", u"微克", u"纳米", u"微米",     u"伏",       u"瓦",    u"安",   u"赫兹",       u"兆赫",
    u"兆",   u"℃",    u"°C",   u"°",        u"摄氏度",   u"岛",    u"班",   u"集",         u"首",
    u"曲",   u"根",   u"盏",   u"杯",       u"瓶",       u"袋",    u"匹",   u"颗",         u"粒",
    u"版",   u"章",   u"节",   u"轮",       u"讲",       u"孔",    u"床",   u"港币",       u"日圆",
    u"韩元", u"澳元", u"加元", u"瑞士法郎", u"桶",       u"盒",    u"包",   u"捆",         u"卷",
    u"垧",   u"公担", u"担",   u"钱",       u"英里",     u"英尺",  u"英寸", u"寸",         u"尺",
    u"丈",   u"顷",   u"亩次", u"平米",     u"立方公里", u"立米",  u"方",   u"标准立方米", u"载重吨",
    u"总吨", u"马力", u"焦耳", u"卡",       u"帕",       u"分贝",  u"人天", u"人日",       u"人年",
    u"床位", u"车位", u"学位", u"泊位",     u"元钱",     u"块钱",  u"票",   u"股",         u"单",
    u"点",   u"人份", u"剂次", u"剂",       u"只次",     u"头份",  u"头只", u"万元户",     u"师",
    u"席",   u"副",   u"把",   u"面",       u"堂",       u"km",    u"KM",   u"Km",         u"km²",
    u"㎡",   u"㎞",   u"㎏",   u"m²",       u"m³",       u"m",     u"cm",   u"mm",         u"kg",
    u"t",    u"G",    u"P",   u"kW·h", u"kWh",  u"kW",       u"KW",       u"kw",    u"MW",   u"GW",         u"TW",
    u"kV",   u"KV",   u"kv",   u"kVA",      u"MVA",      u"TEU",   u"Mbps", u"Gbps",       u"Tbps",
    u"mg",   u"μg",   u"ml",   u"EFLOPS",   u"PFLOPS",   u"Flops", u"GB",   u"TB",         u"PB",
    u"m2",   u"m3",   u"m^2",  u"m^3",      u"km2",      u"km^2",  u"cm2",  u"cm²",        u"hm2",
    u"hm²",  u"M2",   u"M3",   u"KM2",      u"㎥",       u"㎢",    u"方面", u"车道",       NULL};

/* Words that begin as units do and are none. */
static const char16_t *const no_units[] = {u"单元", u"单位", u"方庄",   u"方案",   u"方位", u"方向", u"部分",
                                           u"部门", u"升级", u"片高速", u"班子", u"章程", u"节点",
                                           u"组织", u"台阶", u"面积",   u"门类",   u"票价", u"包括", NULL};

/* A unit in letters ends before no letter and no digit: m in m2. */
static bool is_latin_tail(const xun_fact_text *text, size_t end)
{
    char16_t last = xun_char(text, end - 1), next = xun_char(text, end);
    return (xun_is_letter(last) || xun_is_digit(last)) && (xun_is_letter(next) || xun_is_digit(next));
}

static size_t longest(const xun_fact_text *text, size_t index, bool numerals)
{
    size_t length = xun_match_any(text, index, common_units);
    if (!numerals) {
        size_t other = xun_match_any(text, index, digit_units);
        if (other > length)
            length = other;
    }
    return length;
}

/* 元/平方米, 微克/立方米, 公里/小时: a second unit after a slash. */
static size_t compound(const xun_fact_text *text, size_t end)
{
    if (xun_char(text, end) != u'/')
        return end;
    size_t length = longest(text, end + 1, false);
    if (length == 0 && xun_one_of(xun_char(text, end + 1), u"年月日天人亩吨"))
        length = 1;
    return length > 0 ? end + 1 + length : end;
}

size_t xun_unit_read(const xun_fact_text *text, size_t index, bool numerals)
{
    size_t end = index + longest(text, index, numerals);
    if (end == index || is_latin_tail(text, end) || xun_match_any(text, index, no_units) > end - index)
        return index;
    return compound(text, end);
}

/* Written forms and the one name that stands for them; English words have theirs in english.c. */
static const struct {
    const char *written, *canonical;
} synonyms[] = {
    {"rmb", "元"},
    {"CNY", "元"},
    {"¥", "元"},
    {"￥", "元"},
    {"元人民币", "元"},
    {"块", "元"},
    {"块钱", "元"},
    {"元钱", "元"},
    {"usd", "美元"},
    {"US$", "美元"},
    {"$", "美元"},
    {"HK$", "港元"},
    {"£", "英镑"},
    {"€", "欧元"},
    {"EUR", "欧元"},
    {"％", "%"},
    {"百分点", "个百分点"},
    {"KM", "公里"},
    {"Km", "公里"},
    {"㎞", "公里"},
    {"千米", "公里"},
    {"km²", "平方公里"},
    {"平方千米", "平方公里"},
    {"㎡", "平方米"},
    {"m²", "平方米"},
    {"平米", "平方米"},
    {"平方", "平方米"},
    {"m2", "平方米"},
    {"M2", "平方米"},
    {"m^2", "平方米"},
    {"m³", "立方米"},
    {"m3", "立方米"},
    {"M3", "立方米"},
    {"m^3", "立方米"},
    {"㎥", "立方米"},
    {"km2", "平方公里"},
    {"KM2", "平方公里"},
    {"km^2", "平方公里"},
    {"㎢", "平方公里"},
    {"平方km", "平方公里"},
    {"cm2", "cm²"},
    {"hm2", "公顷"},
    {"hm²", "公顷"},
    {"周岁", "岁"},

    {"立方", "立方米"},
    {"m", "米"},
    {"t", "吨"},
    {"kg", "公斤"},
    {"千克", "公斤"},
    {"㎏", "公斤"},
    {"名", "人"},
    {"项", "个"},
    {"个小时", "小时"},
    {"KW", "千瓦"},
    {"kw", "千瓦"},
    {"度", "千瓦时"},
    {"标箱", "标准箱"},
    {"TEU", "标准箱"},
};

const char *xun_unit_canonical(const char *unit)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (strcmp(unit, synonyms[i].written) == 0)
            return synonyms[i].canonical;
    const char *english = xun_english_unit_named(unit);
    return english != NULL ? english : unit;
}
