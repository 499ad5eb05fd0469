/* The documents that searches leave out: those of reports that were replaced or removed since their segment
 * was made. */
#ifndef XUN_ENGINE_DEAD_H
#define XUN_ENGINE_DEAD_H

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "engine/locate.h"

namespace xun
{

/* By a segment's UUID: its dead documents, by the segment's own ids, ascending. */
using DeadDocuments = std::map<std::string, std::vector<Xapian::docid>>;

/* Matches the dead documents. They are looked up once, when a reader is opened: as a query for the terms of a
 * thousand dead groups they would cost 4 ms in every search. Local only, since a server does not know this
 * class. */
class DeadSource : public Xapian::PostingSource
{
  public:
    explicit DeadSource(std::shared_ptr<const DeadDocuments> documents);

    DeadSource *clone() const override;
#if XAPIAN_AT_LEAST(1, 5, 0)
    void reset(const Xapian::Database &segment, Xapian::doccount shard) override;
#else
    void init(const Xapian::Database &segment) override;
#endif
    Xapian::doccount get_termfreq_min() const override;
    Xapian::doccount get_termfreq_est() const override;
    Xapian::doccount get_termfreq_max() const override;
    void next(double minimum_weight) override;
    void skip_to(Xapian::docid docid, double minimum_weight) override;
    bool at_end() const override;
    Xapian::docid get_docid() const override;

  private:
    void start(const Xapian::Database &segment);

    std::shared_ptr<const DeadDocuments> all_;
    const std::vector<Xapian::docid> *here_ = nullptr;
    std::size_t at_ = 0;
    bool started_ = false;
};

/* The documents with any of the terms, in every local shard. */
DeadDocuments find_dead(const std::vector<Shard> &shards, const std::vector<std::string> &terms);

} // namespace xun

#endif
