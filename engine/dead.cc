#include "engine/dead.h"

#include <algorithm>

namespace xun
{

namespace
{

const std::vector<Xapian::docid> none;

std::vector<Xapian::docid> find_in(const Xapian::Database &segment, const std::vector<std::string> &terms)
{
    std::vector<Xapian::docid> found;
    for (const std::string &term : terms)
        found.insert(found.end(), segment.postlist_begin(term), segment.postlist_end(term));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace

DeadSource::DeadSource(std::shared_ptr<const DeadDocuments> documents)
    : all_(std::move(documents)), here_(&none)
{
}

DeadSource *DeadSource::clone() const
{
    return new DeadSource(all_);
}

void DeadSource::start(const Xapian::Database &segment)
{
    auto found = all_->find(segment.get_uuid());
    here_ = found == all_->end() ? &none : &found->second;
    at_ = 0;
    started_ = false;
}

#if XAPIAN_AT_LEAST(1, 5, 0)
void DeadSource::reset(const Xapian::Database &segment, Xapian::doccount)
{
    start(segment);
}
#else
void DeadSource::init(const Xapian::Database &segment)
{
    start(segment);
}
#endif

Xapian::doccount DeadSource::get_termfreq_min() const
{
    return static_cast<Xapian::doccount>(here_->size());
}

Xapian::doccount DeadSource::get_termfreq_est() const
{
    return get_termfreq_min();
}

Xapian::doccount DeadSource::get_termfreq_max() const
{
    return get_termfreq_min();
}

void DeadSource::next(double)
{
    at_ += started_;
    started_ = true;
}

void DeadSource::skip_to(Xapian::docid docid, double)
{
    started_ = true;
    auto from = here_->begin() + static_cast<std::ptrdiff_t>(std::min(at_, here_->size()));
    at_ = static_cast<std::size_t>(std::lower_bound(from, here_->end(), docid) - here_->begin());
}

bool DeadSource::at_end() const
{
    return at_ >= here_->size();
}

Xapian::docid DeadSource::get_docid() const
{
    return (*here_)[at_];
}

DeadDocuments find_dead(const std::vector<Shard> &shards, const std::vector<std::string> &terms)
{
    DeadDocuments dead;
    for (const Shard &shard : shards) {
        if (shard.remote)
            continue;
        std::vector<Xapian::docid> found = find_in(shard.database, terms);
        if (!found.empty())
            dead[shard.database.get_uuid()] = found;
    }
    return dead;
}

} // namespace xun
