#include "translator/run.h"

#include <string.h>

#include "common/utf8.h"

enum { LONGEST_WORD = 12 };

/* Natural logarithms: of a word that a table has but the lexicon does not, and of a character by itself. */
static const double unseen_word = -17, unseen_character = -20;

const char *xun_question_at(const xun_translator *t, size_t at)
{
    return t->text.data + t->offsets[at];
}

size_t xun_question_length(const xun_translator *t, size_t at, size_t count)
{
    return t->offsets[at + count] - t->offsets[at];
}

bool xun_is_stop_at(const xun_translator *t, size_t at, size_t count)
{
    return xun_is_chinese_stop_word(t->folded.chars + at, count, NULL);
}

bool xun_is_counter_at(const xun_translator *t, size_t at, size_t count)
{
    static const char *const counters[] = {"年", "月", "日", "号", "次",   "个",   "位",   "名", "届",
                                           "种", "第", "项", "条", "座",   "家",   "只",   "支", "首",
                                           "部", "岁", "时", "当", "一个", "一种", "一位", NULL};
    size_t length = xun_question_length(t, at, count);
    for (const char *const *c = counters; *c; c++)
        if (strlen(*c) == length && memcmp(*c, xun_question_at(t, at), length) == 0)
            return true;
    return false;
}

/* Whether a table has the word; `*more`: a longer one may follow. */
static bool is_known(bool *more, const xun_translator *t, size_t at, size_t count)
{
    bool known = false;
    *more = false;
    for (size_t i = 0; i < t->table_count; i++) {
        bool begins;
        xun_bilingual_range range = xun_bilingual_find(
            &begins, t->tables[i], XUN_BY_CHINESE, xun_question_at(t, at), xun_question_length(t, at, count));
        known = known || range.first < range.end;
        *more = *more || begins;
    }
    return known;
}

static double score_of(const xun_translator *t, size_t at, size_t count)
{
    float log_probability = xun_word_log_probability(t->lexicon, t->folded.chars + at, count);
    if (log_probability <= 0)
        return (double)log_probability;
    return count == 1 ? unseen_character : unseen_word;
}

void xun_run_cut(xun_run *r)
{
    r->score[r->count] = 0;
    for (size_t i = r->count; i-- > 0;) {
        bool more = true;
        r->score[i] = unseen_character + r->score[i + 1];
        r->length[i] = 1;
        for (size_t k = 1; more && k <= LONGEST_WORD && i + k <= r->count; k++) {
            bool known =
                is_known(&more, r->t, r->first + i, k) || (k > 1 && xun_is_stop_at(r->t, r->first + i, k));
            double score = known ? score_of(r->t, r->first + i, k) + r->score[i + k] : 0;
            if (known && score > r->score[i]) {
                r->score[i] = score;
                r->length[i] = (uint8_t)k;
            }
            more = more || k < 4; /* question words are in no dictionary: 什么时候 */
        }
    }
}

bool xun_is_han_at(const xun_translator *t, size_t at)
{
    return at < t->folded.count && xun_is_han(t->folded.chars[at].character);
}
