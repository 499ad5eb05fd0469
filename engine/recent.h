/* Records that were read lately, so that those which many questions touch are not fetched and inflated each time. */
#ifndef XUN_ENGINE_RECENT_H
#define XUN_ENGINE_RECENT_H

#include <string>
#include <unordered_map>
#include <utility>

#include <xapian.h>

namespace xun
{

/* Two generations: what is used moves to the young one; when that has half the room, the old one is forgotten and the young
 * one becomes it. */
class Recent
{
  public:
    /* Room in bytes; 0, as at first, keeps nothing. */
    void set_room(std::size_t room)
    {
        room_ = room;
    }

    /* Valid until the next call; NULL when it is not kept. */
    const std::string *find(Xapian::docid docid)
    {
        auto found = young_.find(docid);
        if (found != young_.end())
            return &found->second;
        found = old_.find(docid);
        if (found == old_.end())
            return nullptr;
        std::string record = std::move(found->second);
        old_.erase(found);
        return &keep(docid, std::move(record));
    }

    void add(Xapian::docid docid, const std::string &record)
    {
        if (room_)
            keep(docid, record);
    }

  private:
    static constexpr std::size_t overhead = 112; /* of a record in a map */

    const std::string &keep(Xapian::docid docid, std::string record)
    {
        if (used_ > room_ / 2) {
            old_ = std::move(young_);
            young_.clear();
            used_ = 0;
        }
        used_ += record.size() + overhead;
        return young_[docid] = std::move(record);
    }

    std::size_t room_ = 0, used_ = 0; /* used: by the young */
    std::unordered_map<Xapian::docid, std::string> young_, old_;
};

} // namespace xun

#endif
