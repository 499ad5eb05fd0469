#include "engine/rank.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/guard.h"
#include "engine/matches.h"

namespace
{

using Kind = xun_query::Kind;
using xun::Bitmap;

/* The best of all that were offered: the greater weight, then the lower document. */
class Best
{
  public:
    explicit Best(size_t wanted) : wanted_(wanted)
    {
    }

    void offer(uint32_t docid, float weight)
    {
        if (wanted_ == 0 || (full_ && weight < least_))
            return;
        hits_.push_back({docid, weight});
        if (hits_.size() >= 2 * wanted_ + 1024)
            cut();
    }

    const std::vector<xun_hit> &sorted()
    {
        std::sort(hits_.begin(), hits_.end(), before);
        hits_.resize(std::min(hits_.size(), wanted_));
        return hits_;
    }

  private:
    static bool before(const xun_hit &left, const xun_hit &right)
    {
        return left.weight > right.weight || (left.weight == right.weight && left.docid < right.docid);
    }

    void cut()
    {
        auto last = hits_.begin() + static_cast<std::ptrdiff_t>(wanted_ - 1);
        std::nth_element(hits_.begin(), last, hits_.end(), before);
        hits_.resize(wanted_);
        least_ = hits_.back().weight;
        full_ = true;
    }

    size_t wanted_;
    std::vector<xun_hit> hits_;
    float least_ = 0;
    bool full_ = false;
};

/* What a term adds to a document: weight * f (k1 + 1) / (f + norm of the document's length). */
class Weighing
{
  public:
    Weighing(const xun_reader *reader, const xun_search_options &options)
        : documents_(reader->all.get_doccount()), k3_(options.k3), gain_(static_cast<float>(options.k1 + 1)),
          base_(static_cast<float>(options.k1 * (1 - options.b)))
    {
        double average = std::max(reader->all.get_average_length(), 1.0);
        slope_ = static_cast<float>(options.k1 * options.b / average);
        shortest_ = static_cast<float>(options.minimum_length * average);
    }

    /* Of a term that stands in `with` documents and `asked` times in the query. */
    double weight(double with, double asked) const
    {
        double odds = (documents_ - with + 0.5) / (with + 0.5);
        return asked * (k3_ + 1) / (asked + k3_) * std::log(odds < 2 ? odds / 2 + 1 : odds);
    }

    float saturated(float frequency, std::uint16_t length) const
    {
        float norm = base_ + slope_ * std::max(static_cast<float>(length), shortest_);
        return frequency * gain_ / (frequency + norm);
    }

  private:
    double documents_, k3_;
    float gain_, base_, slope_ = 0, shortest_ = 0; /* gain: k1 + 1; norm: base + slope * length */
};

/* One search: weights go into the reader's sums, matches into bitmaps. */
class Ranking
{
  public:
    Ranking(xun_reader *reader, const xun_search_options &options)
        : reader_(reader), weighing_(reader, options), lengths_(reader->located.shards.size())
    {
        last_ = xun::last_id(reader);
        reader->sums.reserve(last_);
        reader->frequencies.reserve(last_);
        for (size_t i = 0; i < lengths_.size(); i++)
            lengths_[i] = &reader->lengths_of(i);
    }

    Ranking(const Ranking &) = delete;
    Ranking &operator=(const Ranking &) = delete;

    /* The sums are 0 again for the next search, also when this one failed. */
    ~Ranking()
    {
        reader_->sums.drain([](Xapian::docid, float) {});
        reader_->frequencies.drain([](Xapian::docid, float) {});
    }

    void add(Bitmap &out, const xun_query *query, double factor)
    {
        switch (query->kind) {
        case Kind::term: add_term(out, query, factor); return;
        case Kind::leaf: out |= matches(query); return;
        case Kind::prefix: add_synonym(out, query, factor); return;
        case Kind::scale:
            if (query->factor < 0)
                xun::fail(XUN_INVALID, "%s: a weight times %g: a factor must not be negative",
                          reader_->name.c_str(), query->factor);
            add(out, query->children.front().get(), factor * query->factor);
            return;
        case Kind::join: add_join(out, query, factor); return;
        }
    }

    Bitmap nothing() const
    {
        return Bitmap(last_);
    }

  private:
    Bitmap matches(const xun_query *query) const
    {
        return xun::matches_of(reader_, xun::completed(reader_, query));
    }

    template <typename Visit> void each_posting(const std::string &term, Visit &&visit)
    {
        for (size_t shard = 0; shard < lengths_.size(); shard++) {
            const xun::Lengths &lengths = *lengths_[shard];
            auto visit_local = [&](Xapian::docid document, Xapian::termcount frequency) {
                visit(reader_->global_id(shard, document), static_cast<float>(frequency),
                      lengths[document - 1]);
            };
            reader_->postings.each(reader_->located.shards[shard].database, shard, term, visit_local);
        }
    }

    void add_term(Bitmap &out, const xun_query *query, double factor)
    {
        double with = static_cast<double>(xun::documents_with(reader_, query->term));
        float weight = static_cast<float>(factor * weighing_.weight(with, query->frequency));
        each_posting(query->term, [&](Xapian::docid document, float frequency, std::uint16_t length) {
            out.add(document);
            reader_->sums.add(document, weight * weighing_.saturated(frequency, length));
        });
    }

    void count_occurrences(const std::string &term)
    {
        each_posting(term, [&](Xapian::docid document, float frequency, std::uint16_t) {
            reader_->frequencies.add(document, std::max(frequency, 1.0f));
        });
    }

    /* Of all terms that a prefix stands for, by document. */
    xun::Postings::List completions(const xun_query *query)
    {
        xun::Postings::List list;
        Xapian::Query terms = xun::completed(reader_, query);
        for (auto term = terms.get_terms_begin(); term != terms.get_terms_end(); ++term)
            each_posting(*term, [&](Xapian::docid document, float frequency, std::uint16_t) {
                list.push_back({document, static_cast<Xapian::termcount>(std::max(frequency, 1.0f))});
            });
        std::sort(list.begin(), list.end(),
                  [](const auto &left, const auto &right) { return left.document < right.document; });
        size_t kept = 0;
        for (const xun::Postings::Posting &posting : list) {
            if (kept && list[kept - 1].document == posting.document)
                list[kept - 1].frequency += posting.frequency;
            else
                list[kept++] = posting;
        }
        list.resize(kept);
        return list;
    }

    void count_completions(const xun_query *query)
    {
        reader_->postings.each_merged(
            std::to_string(query->limit) + ' ' + query->prefix, [&] { return completions(query); },
            [&](Xapian::docid document, Xapian::termcount frequency) {
                reader_->frequencies.add(document, static_cast<float>(frequency));
            });
    }

    /* Terms one by one; of other alternatives, that they are there. */
    void count_alternative(const xun_query *query)
    {
        if (query->kind == Kind::term) {
            count_occurrences(query->term);
        } else if (query->kind == Kind::prefix) {
            count_completions(query);
        } else {
            matches(query).each([&](Xapian::docid document) { reader_->frequencies.add(document, 1); });
        }
    }

    void add_synonym(Bitmap &out, const xun_query *query, double factor)
    {
        if (query->kind == Kind::prefix)
            count_alternative(query);
        for (const auto &child : query->children)
            count_alternative(child.get());
        std::vector<std::pair<Xapian::docid, float>> found;
        reader_->frequencies.drain(
            [&](Xapian::docid document, float frequency) { found.emplace_back(document, frequency); });
        float weight = static_cast<float>(factor * weighing_.weight(static_cast<double>(found.size()), 1));
        for (const auto &item : found) {
            const xun::Lengths &lengths = *lengths_[reader_->shard_of(item.first)];
            out.add(item.first);
            reader_->sums.add(
                item.first,
                weight * weighing_.saturated(item.second, lengths[reader_->local_id(item.first) - 1]));
        }
    }

    void add_join(Bitmap &out, const xun_query *query, double factor)
    {
        if (query->operator_ == XUN_OR) {
            for (const auto &child : query->children)
                add(out, child.get(), factor);
            return;
        }
        if (query->operator_ == XUN_SYNONYM) {
            add_synonym(out, query, factor);
            return;
        }
        if (query->children.empty())
            return;
        Bitmap found = nothing();
        std::vector<const xun_query *> children = in_turn(query);
        add(found, children.front(), factor);
        for (size_t i = 1; i < children.size() && found.size(); i++)
            limit(found, query->operator_, children[i], factor);
        out |= found;
    }

    /* Where the order doesn't matter, many alternatives come last: there may be nothing left to ask of
     * them. */
    static std::vector<const xun_query *> in_turn(const xun_query *query)
    {
        std::vector<const xun_query *> children;
        for (const auto &child : query->children)
            children.push_back(child.get());
        if (query->operator_ == XUN_AND)
            std::stable_partition(children.begin(), children.end(),
                                  [](const xun_query *child) { return child->kind == Kind::term; });
        return children;
    }

    /* What the children of an operator behind the first one do to the matches of the first. */
    void limit(Bitmap &found, xun_operator operator_, const xun_query *child, double factor)
    {
        Bitmap other = nothing();
        switch (operator_) {
        case XUN_FILTER: found &= matches(child); return;
        case XUN_AND_NOT: found -= matches(child); return;
        case XUN_AND_MAYBE: add(other, child, factor); return;
        default: add(other, child, factor); found &= other;
        }
    }

    xun_reader *reader_;
    Weighing weighing_;
    Xapian::docid last_;
    std::vector<const xun::Lengths *> lengths_; /* by shard */
};

void copy(xun_hits *out, const std::vector<xun_hit> &hits, size_t first)
{
    size_t count = hits.size() > first ? hits.size() - first : 0;
    if (!count)
        return;
    out->hits = static_cast<xun_hit *>(std::calloc(count, sizeof *out->hits));
    xun::check_memory(out->hits != nullptr);
    std::copy(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end(), out->hits);
    out->count = count;
}

} // namespace

bool xun::ranks_by_term(const xun_reader *reader, const xun_query *query, const xun_search_options &options)
{
    return !query->too_deep && !reader->has_remote && !options.weightless && options.k1 > 0 &&
           options.sort_slot < 0 && options.collapse_slot < 0;
}

void xun::rank_by_term(xun_hits *out, xun_reader *reader, const xun_query *query,
                       const xun_search_options &options)
{
    Ranking ranking(reader, options);
    Bitmap found = ranking.nothing();
    ranking.add(found, query, 1);
    xun::drop_dead(found, reader);
    Best best(std::min<size_t>(options.first + options.count, reader->all.get_doccount()));
    found.each([&](Xapian::docid document) { best.offer(document, reader->sums.of(document)); });
    out->total = found.size();
    out->total_exact = true;
    copy(out, best.sorted(), options.first);
}
