#include "searcher/discover_words.h"

#include <string.h>

#include "common/utf8.h"

/* ---- characters --------------------------------------------------------------------------------------- */

/* clang-format off */
static const struct {
    uint8_t kind;
    const char *characters;
} kinds[] = {
    {XUN_NEVER_FIRST, "的了和与及或是在为以对将把被从向由于等并而但也都就又还更让使其该这那我你他她它们之所且则若如因即虽着已均再至曾才却来去时年月日级届"
                      "余名个项各些吗呢吧啊者性化率们度额量均约近超达较给请可能会要应须得着过没很最也个次位户座批条件每另某获"},
    {XUN_NEVER_LAST, "的了和与及或是在为以对将把被从向由于等并而但也就又还很更最不未没无让使其该此这那我你它们之且则若如因即虽可要应须着已均再至才却"
                     "中上下内里前后外个各每某另新大小多好较约近超达共时有年"},
    {XUN_JOINS, "的了和与及或等以把被将并而于是为在也都"},
    {XUN_NUMERAL, "〇一二三四五六七八九十百千万亿两零几数多半"},
    {XUN_MEASURE, "个项家名条座次批户万亿元年月日届级类种人件所处位套台亩米吨岁天时分成倍期季号点只篇间栋幢辆大轮支场轮步片"},
};
/* clang-format on */

uint8_t xun_character_kinds(uint32_t character)
{
    char text[4];
    size_t length = xun_utf8_write(text, character);
    uint8_t sum = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (memmem(kinds[i].characters, strlen(kinds[i].characters), text, length))
            sum |= kinds[i].kind;
    return sum;
}

/* ---- words -------------------------------------------------------------------------------------------- */

/* Separated by spaces, with one before and behind. */
/* clang-format off */
static const char first_words[] =
    " 居全国 居全省 居全市 总体 结合 深入 持续 加快 加大 加强 加速 积极 大力 全面 继续 扎实 切实 认真 突出 强力 稳步 严格 进一步 "
    "坚持 推进 推动 促进 完善 优化 提升 提高 增强 强化 深化 巩固 扩大 实施 开展 落实 做好 抓好 打造 "
    "构建 培育 引进 支持 鼓励 保障 确保 实现 取得 完成 获得 争创 创建 入选 荣获 迈出 牢牢 把握 始终 "
    "充分 广泛 自觉 主动 有效 不断 着力 努力 奋力 勇于 敢于 善于 表示 致以 抢抓 抓住 抓紧 启动 初步 "
    "基本 圆满 顺利 成功 高效 健全 建立 形成 制定 出台 编制 探索 突破 增加 减少 降低 维护 保持 确定 "
    "树立 弘扬 践行 贯彻 执行 履行 严守 严肃 依法 依托 围绕 聚焦 针对 按照 根据 通过 随着 为了 采取 "
    "提供 提出 举办 召开 参加 参与 组织 成立 设立 建成 新建 改建 扩建 续建 新增 投入 争取 力争 力求 "
    "必须 坚决 坚定 纵深 正确 合理 妥善 严厉 广大 各级 各类 我市 我省 我区 全省 全市 全区 全县 一批 "
    "一系列 今年 去年 目前 同时 特别 尤其 主要 更加 更好 连续 累计 平均 同比 分别 达到 超过 推行 "
    "推广 推出 引导 带动 拉动 激发 释放 拓展 发挥 加以 予以 给予 进行 开始 成为 作为 倾听 听取 接受 "
    "接续 永葆 立足 站稳 牢记 深刻 准确 防止 遏制 解决 破解 化解 治理 整治 查处 打击 打赢 打好 办好 "
    "用好 管好 建好 守好 当好 起好 走好 受到 得到 感谢 衷心 应用 满足 吸引 规范 支撑 选择 存在 面对 "
    "适应 应对 衔接 联合 共同 相互 逐步 逐年 及时 定期 大幅 明显 显著 较大 重大 良好 严重 不良 进入 "
    "位居 力度 改造 改善 利用 认定 评为 授予 命名 确认 启用 投产 完工 竣工 开工 签约 落户 引入 扶持 "
    "惠及 覆盖 安置 发放 免费 免除 补助 优先 合力 全力 尽力 大量 许多 部分 其他 有关 相关 所有 任何 "
    "自主 一手 渐次 逐渐 日益 越来越 ";

static const char last_words[] =
    " 推进 推动 取得 完成 实施 开展 加强 提升 提高 增强 完善 优化 实现 落实 达到 增长 增加 下降 建成 "
    "建立 形成 成立 启动 投入 投用 开工 竣工 入选 获得 荣获 获批 成为 作为 进行 继续 加快 坚持 重点 "
    "主要 进一步 全面 积极 大力 深入 不断 有效 显著 明显 重大 突出 完工 举行 召开 同比 连续 累计 "
    "通过 以及 情况 方面 以上 以下 以来 期间 左右 之间 之一 其中 新增 支持 确保 促进 深化 强化 扩大 "
    "巩固 一批 基本 落地 超过 各类 带动 鼓励 统筹 打造 构建 培育 引进 制定 出台 印发 组织 参加 保持 "
    "得到 得以 受到 全省 全市 我市 我省 及时 稳步 更加 成功 顺利 等工作 问题 的结果 新进展 新成效 "
    "新突破 新步伐 新成绩 率先 逐步 持续 ";
/* clang-format on */

static bool is_in(const char *list, const uint32_t *characters, size_t count)
{
    char word[4 * 4 + 2] = " ";
    size_t length = 1;
    for (size_t i = 0; i < count; i++)
        length += xun_utf8_write(word + length, characters[i]);
    word[length++] = ' ';
    return memmem(list, strlen(list), word, length) != NULL;
}

/* Two to four characters, less than all. */
bool xun_begins_lightly(const uint32_t *characters, size_t count)
{
    for (size_t length = 2; length <= 4 && length < count; length++)
        if (is_in(first_words, characters, length))
            return true;
    return false;
}

bool xun_ends_lightly(const uint32_t *characters, size_t count)
{
    for (size_t length = 2; length <= 4 && length < count; length++)
        if (is_in(last_words, characters + count - length, length))
            return true;
    return false;
}
