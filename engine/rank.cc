/* Ranking by a bag of terms, term at a time: every posting adds to the sum of its document, and the greatest sums win
 * (Buckley and Lewit 1985; accumulators for all documents, as in Moffat and Zobel 1996 before they limit them). Over
 * 57,689 passages and 18 bigrams a question this takes 0.4 ms where Xapian's matcher, which walks the tree of all terms
 * for every document, takes 1.5 ms. */
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/dead.h"
#include "engine/guard.h"
#include "engine/reader.h"

namespace
{

/* The best of all that were offered: the greater weight, then the lower document. */
class Best
{
  public:
    explicit Best(size_t wanted) : wanted_(wanted)
    {
    }

    void offer(uint32_t docid, float weight)
    {
        if (hits_.size() >= wanted_ && weight < least_)
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
        if (wanted_)
            std::nth_element(hits_.begin(), hits_.begin() + static_cast<std::ptrdiff_t>(wanted_ - 1), hits_.end(),
                             before);
        hits_.resize(wanted_);
        least_ = wanted_ ? hits_.back().weight : 0;
    }

    size_t wanted_;
    std::vector<xun_hit> hits_;
    float least_ = 0;
};

/* What a group of terms adds to a document: weight * f (k1 + 1) / (f + norm of the document's length). */
struct Weighing {
    double documents;
    float gain; /* k1 + 1 */
    std::array<float, 256> norms;

    Weighing(const xun_reader *reader, const xun_search_options &options)
        : documents(reader->all.get_doccount()), gain(static_cast<float>(options.k1 + 1)), norms()
    {
        double average = std::max(reader->all.get_average_length(), 1.0);
        for (size_t i = 0; i < norms.size(); i++) {
            double share = std::max(static_cast<double>(xun::length_of_byte()[i]) / average, options.minimum_length);
            norms[i] = static_cast<float>(options.k1 * (1 - options.b + options.b * share));
        }
    }

    float of(float frequency, char length) const
    {
        return frequency * gain / (frequency + norms[static_cast<unsigned char>(length)]);
    }
};

/* How many documents have one of the terms, taking the terms for independent. */
double documents_with(const xun_reader *reader, const xun_bag_group &group)
{
    double all = std::max(1.0, static_cast<double>(reader->all.get_doccount())), without = 1;
    for (size_t i = 0; i < group.count; i++) {
        const xun_bag_term &term = group.terms[i];
        without *= 1 - reader->all.get_termfreq(std::string(term.text, term.length)) / all;
    }
    return all * (1 - without);
}

double group_weight(const xun_reader *reader, const xun_bag_group &group, const xun_search_options &options)
{
    double with = documents_with(reader, group), all = reader->all.get_doccount();
    double asked = group.frequency * (options.k3 + 1) / (group.frequency + options.k3);
    return group.factor * asked * std::log(1 + (all - with + 0.5) / (with + 0.5));
}

template <typename Visit>
void visit_postings(const Xapian::Database &database, const xun_bag_term &term, Visit &&visit)
{
    if (!term.length || term.length > XUN_ENGINE_TERM_LIMIT)
        return;
    std::string name(term.text, term.length);
    for (auto at = database.postlist_begin(name), end = database.postlist_end(name); at != end; ++at)
        visit(*at, static_cast<float>(std::max<Xapian::termcount>(at.get_wdf(), 1)));
}

/* A group of several terms counts as one term that occurs as often as they do together. */
void add_group(xun_reader *reader, const Xapian::Database &database, const std::string &lengths,
               const xun_bag_group &group, float weight, const Weighing &weighing)
{
    auto add = [&](Xapian::docid document, float frequency) {
        reader->sums.add(document, weight * weighing.of(frequency, lengths[document - 1]));
    };
    if (group.count == 1 && group.terms[0].share >= 1) {
        visit_postings(database, group.terms[0], add);
        return;
    }
    for (size_t i = 0; i < group.count; i++)
        visit_postings(database, group.terms[i], [&](Xapian::docid document, float frequency) {
            reader->frequencies.add(document, frequency * static_cast<float>(group.terms[i].share));
        });
    reader->frequencies.drain(add);
}

void drop_dead(xun_reader *reader, const Xapian::Database &database)
{
    if (!reader->dead_by_segment)
        return;
    auto found = reader->dead_by_segment->find(database.get_uuid());
    if (found == reader->dead_by_segment->end())
        return;
    for (Xapian::docid document : found->second)
        reader->sums.clear(document);
}

bool is_allowed(const xun_bag *bag, uint32_t docid)
{
    return !bag->allowed || std::binary_search(bag->allowed, bag->allowed + bag->allowed_count, docid);
}

void rank_shard(Best &best, uint64_t &total, xun_reader *reader, size_t shard, const xun_bag *bag,
                const std::vector<float> &weights, const Weighing &weighing)
{
    const Xapian::Database &database = reader->located.shards[shard].database;
    const std::string &lengths = reader->lengths_of(shard);
    reader->sums.reserve(database.get_lastdocid());
    reader->frequencies.reserve(database.get_lastdocid());
    for (size_t i = 0; i < bag->count; i++)
        add_group(reader, database, lengths, bag->groups[i], weights[i], weighing);
    drop_dead(reader, database);
    reader->sums.drain([&](Xapian::docid document, float sum) {
        uint32_t docid = reader->global_id(shard, document);
        if (!is_allowed(bag, docid))
            return;
        total++;
        best.offer(docid, sum);
    });
}

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

void rank(xun_hits *out, xun_reader *reader, const xun_bag *bag, const xun_search_options &options)
{
    Weighing weighing(reader, options);
    std::vector<float> weights;
    for (size_t i = 0; i < bag->count; i++)
        weights.push_back(static_cast<float>(group_weight(reader, bag->groups[i], options)));
    Best best(options.first + options.count);
    for (size_t shard = 0; shard < reader->located.shards.size(); shard++)
        rank_shard(best, out->total, reader, shard, bag, weights, weighing);
    out->total_exact = true;
    copy(out, best.sorted(), options.first);
}

} // namespace

bool xun_reader_can_rank(const xun_reader *reader)
{
    return !reader->has_remote;
}

xun_status xun_reader_rank(xun_hits *out, xun_reader *reader, const xun_bag *bag, const xun_search_options *options,
                           xun_error *error)
{
    *out = {};
    if (reader->has_remote)
        return xun_fail(error, XUN_UNSUPPORTED, "%s: a remote index ranks by a query only", reader->name.c_str());
    xun_status status = xun::guard(error, reader->name.c_str(), [&] { rank(out, reader, bag, *options); });
    if (status != XUN_OK)
        xun_hits_free(out);
    return status;
}
