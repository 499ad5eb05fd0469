/* Chinese function words and question words, folded, sorted by their bytes for binary search. */
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "tokenizer/tokenizer.h"

/* clang-format off */
static const char *const function_words[] = {
    "一下", "一个", "一些", "一样", "一种", "上", "下", "下去", "下来", "不是", "不管", "不过", "与", "且", "个",
    "中", "为", "为了", "乃", "么", "之", "之一", "之前", "之后", "之间", "也", "也是", "了", "于", "于是",
    "些", "从", "他", "他们", "以", "以上", "以下", "以前", "以及", "以后", "以来", "们", "会", "但", "但是",
    "作为", "你", "你们", "使", "假如", "做", "关于", "其", "其中", "其他", "其余", "其它", "内", "再", "出来",
    "则", "到", "前", "十分", "即", "即使", "却", "去", "又", "及", "另", "只", "只有", "只要", "可", "可以",
    "可是", "可能", "各", "同", "同时", "后", "向", "吧", "呀", "和", "咱", "咱们", "哦", "啊", "啦", "嗯",
    "嘛", "嘞", "因", "因为", "因此", "在", "地", "外", "大家", "太", "她", "她们", "如", "如果", "它", "它们",
    "对", "对于", "将", "将要", "就", "就是", "尽管", "已经", "并", "并不", "并且", "应当", "应该", "当中", "很",
    "得", "必须", "您", "想", "想要", "我", "我们", "或", "或者", "所", "所以", "才", "把", "按照", "接着",
    "无论", "既", "时", "时候", "是", "更", "更加", "曾经", "最", "有", "有了", "有些", "有关", "有没", "有的",
    "来", "来说", "某", "根据", "正在", "此", "此外", "每", "比", "比较", "没有", "然后", "然而", "特别", "甚至",
    "由", "由于", "的", "的话", "相关", "着", "知道", "等", "等等", "给", "而", "而且", "能", "能够", "自己",
    "至于", "若", "虽", "虽然", "被", "要", "让", "该", "说", "请", "请问", "起来", "跟", "过", "还", "还是",
    "这", "这个", "这么", "这些", "这样", "这里", "进行", "通过", "那", "那个", "那么", "那些", "那样", "那里",
    "都", "都是", "里", "除了", "随着", "需要", "非常",
};
/* clang-format on */

/* clang-format off */
static const char *const question_words[] = {
    "为什么", "为何", "什么", "什么人", "什么地方", "什么时候", "什么是", "什么样", "会不会", "何", "何人", "何地", "何处",
    "何时", "何种", "几", "几个", "几年", "几时", "几次", "可不可以", "可否", "吗", "呢", "咋", "咋办", "咋样",
    "哪", "哪一", "哪一个", "哪一年", "哪个", "哪些", "哪些人", "哪位", "哪儿", "哪几个", "哪家", "哪年", "哪方面",
    "哪种", "哪里", "哪项", "啥", "多久", "多大", "多少", "多少个", "多少人", "多少年", "多少钱", "多深", "多远",
    "多重", "多长", "多高", "如何", "干什么", "干吗", "应否", "怎么", "怎么做", "怎么办", "怎么回事", "怎么样", "怎样",
    "是不是", "是否", "是谁", "有无", "有没有", "第几", "能不能", "能否", "要不要", "谁",
};
/* clang-format on */

enum { LONGEST = 4 }; /* characters */

static int by_bytes(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

static bool is_in(const char *word, const char *const *list, size_t count)
{
    return bsearch(word, list, count, sizeof *list, by_bytes) != NULL;
}

bool xun_is_chinese_stop_word(const xun_folded_char *word, size_t count, bool *question)
{
    char text[4 * LONGEST + 1];
    size_t length = 0;
    if (question)
        *question = false;
    if (count == 0 || count > LONGEST)
        return false;
    for (size_t i = 0; i < count; i++)
        length += xun_utf8_write(text + length, word[i].character);
    text[length] = '\0';
    bool asks = is_in(text, question_words, sizeof question_words / sizeof *question_words);
    if (question)
        *question = asks;
    return asks || is_in(text, function_words, sizeof function_words / sizeof *function_words);
}
