#include "corpus/mark.h"

#include <string.h>

#include "common/utf8.h"
#include "corpus/chars.h"

/* Is text[start, end) one of the words of the list (separated by single spaces)? */
static bool in_list(const char *text, size_t start, size_t end, const char *list)
{
    size_t length = end - start;
    if (!length)
        return false;
    for (const char *at = list; (at = memmem(at, strlen(at), text + start, length)) != NULL; at += length)
        if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

static bool begins_with_one_of(const char *text, size_t start, size_t end, const char *list)
{
    while (*list) {
        size_t length = strcspn(list, " ");
        if (end - start >= length && memcmp(text + start, list, length) == 0)
            return true;
        list += length;
        list += *list == ' ';
    }
    return false;
}

bool xun_ends_with_function_word(const char *text, size_t start, size_t end)
{
    if (end <= start)
        return false;
    size_t step;
    uint32_t last = xun_char_before(text, start, end, &step);
    if (!xun_is_letter(last))
        return xun_char_in(last, "的和与及在对为以将把被从向由并或使让于之") ||
               (end - start >= 6 &&
                in_list(text, end - 6, end,
                        "并且 而且 但是 因此 通过 根据 按照 围绕 关于 或者 以便 从而 进而 由于 包括"));
    size_t word = end;
    while (word > start && xun_is_letter((unsigned char)text[word - 1]))
        word--;
    return word > start && in_list(text, word, end,
                                   "the a an of in to and or for with by at from on as is are was were be "
                                   "been has have had that which than its their this these into");
}

bool xun_begins_inside(const char *text, size_t start, size_t end)
{
    static const char exceptions[] =
        "的确 的士 和谐 和平 和睦 和解 和气 与此 与会 与时 及时 及早 化解 化工 化肥 化学 化纤 化危 了解 了不 "
        "着力 着眼 着重 着手 着实 性别 性质 等到 等待 地区";
    size_t step;
    uint32_t c = xun_char_at(text, start, end, &step);
    return xun_char_in(c, "的和与及化了着们性等") && !begins_with_one_of(text, start, end, exceptions);
}

bool xun_begins_with_measure(const char *text, size_t start, size_t end)
{
    static const char exceptions[] =
        "项目 个人 个体 个性 个别 个个 个数 条件 条例 条块 条条 家庭 家长 家园 家乡 家电 家用 家政 家家 家居 "
        "家具 万众 万物 万里 万达 万科 亿利 元旦 元素 元宵 年初 年底 "
        "年内 年度 年轻 年均 年末 年年 年产 年龄 年货 月底 月初 月末 日前 日常 日益 日用 日夜 人民 人才 人均 "
        "人大 人口 人员 人居 人类 人人 人生 人力 人文 人工 人社 人事 户籍 户外 "
        "所有 所以 所属 所需 所在 所谓 座谈 名优 名词 名称 名单 名誉 名人 名家 名师 名校 名牌 名片 名城 名录 "
        "位于 位居 位列 位次 次要 件件 种植 种子 种养 种粮 种业 类似 类别 批准 批复 批发 支持 "
        "支撑 支出 支付 支部 支柱 处理 处于 处置 处处 处级 套餐 台账 台湾 台商 台风 度假 度过 分别 分类 分地 "
        "分行 分城 分投 分区 分配 分批 分布 分解 分析 分工 分级 分层 分红 张家 倍增 倍加 倍受 米脂 米面 "
        "吨位 亩产 亩均 台州 台山 条线 万州 万宁 万载 户户 户均 家禽 家畜 层层 层次 层面 届满 届时 场所 场馆 "
        "场地 场景 期间 期待 期盼 期货 线上 线下 线索";
    size_t step;
    uint32_t c = xun_char_at(text, start, end, &step);
    if (c == '%' || c == 0x2030 || c == 0xFF05)
        return true;
    if (c == 0x516C) /* 公 */
        return begins_with_one_of(text, start, end, "公里 公顷 公斤");
    if (c == 0x5E73) /* 平 */
        return begins_with_one_of(text, start, end, "平方 平米");
    return xun_char_in(c, "项个条家万亿元年月日人户所座吨米倍名位次件种类批支处套台亩度分张辆岁届层期场线") &&
           !begins_with_one_of(text, start, end, exceptions);
}

bool xun_is_connective(const char *text, size_t start, size_t end)
{
    size_t step, next, second;
    if (xun_char_at(text, start, end, &step) == 0x7B2C && xun_read_numeral(text, start + step, end, &next) &&
        next == end)
        return true; /* 第一，第二， */
    if (xun_read_numeral(text, start, end, &next) && (second = next) < end &&
        xun_char_in(xun_char_at(text, second, end, &step), "是要") && second + step == end)
        return true; /* 一是，一要， */
    return in_list(text, start, end,
                   "同时 目前 此外 综上 其中 为此 当前 首先 其次 再次 最后 最终 因此 所以 但是 然而 现在 "
                   "然后 全年 今年 去年 明年 前年 近年 年内 另外 总之 于是 如今 其间 随后 此后 之后 "
                   "当日 当天 当时 近日 日前 近来 据悉 会上 会后 随即 今后 未来 过去 期间 届时 不过 此次 "
                   "这次 本次 另据 昨日 昨天 今天 首届 例如 比如 事实上 诚然 当然 显然 可见 否则 "
                   "而且 并且 甚至 那么 其一 其二 其三 回顾 展望 各位 大家 我们 他们 记者 他说 她说 他表示 "
                   "她表示 他指出 同志们 朋友们 乡亲们 近年来 一年来 两年来 三年来 四年来 五年来 "
                   "十年来 多年来 几年来 据介绍 据统计 据了解 这一年 这五年 到年底 在全省 在全市 在全区 "
                   "春节后 上半年 下半年 与会者 一方面 总体看 总的看 在这里 为什么 有人说");
}
