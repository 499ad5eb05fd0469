/* Postings of terms that were asked for lately, unpacked, so that the lists which many questions share, and
 * those that one question needs for its ranking and its counts, are read from the disk once. */
#ifndef XUN_ENGINE_POSTINGS_H
#define XUN_ENGINE_POSTINGS_H

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

namespace xun
{

/* Two generations: a list that is used moves to the young one; when that has half the room, the old one is
 * forgotten and the young one takes its place. */
class Postings
{
  public:
    /* Room in bytes; 0, as at first, keeps nothing. Forgets what was kept. */
    void set_room(std::size_t room)
    {
        room_ = room;
        forget();
    }

    void forget()
    {
        young_.clear();
        old_.clear();
        used_ = 0;
    }

    /* Calls visit(document, frequency) for each posting of a term in a shard, by the shard's own ids. */
    template <typename Visit>
    void each(const Xapian::Database &database, std::size_t shard, const std::string &term, Visit &&visit)
    {
        const std::string key = std::to_string(shard) + ' ' + term;
        const List *kept = find(key);
        if (!kept && may_keep(database, term))
            kept = &keep(key, read(database, term));
        if (kept) {
            for (const Posting &posting : *kept)
                visit(posting.document, posting.frequency);
            return;
        }
        for (auto at = database.postlist_begin(term), end = database.postlist_end(term); at != end; ++at)
            visit(*at, at.get_wdf());
    }

    struct Posting {
        Xapian::docid document;
        Xapian::termcount frequency;
    };
    using List = std::vector<Posting>;

    /* The same for a list that make() puts together from several, such as the terms that a prefix stands
     * for. */
    template <typename Make, typename Visit>
    void each_merged(const std::string &name, Make &&make, Visit &&visit)
    {
        const std::string key = '*' + name; /* a shard's begin with a digit */
        const List *list = find(key);
        List made;
        if (!list) {
            made = make();
            list = room_ && made.size() <= longest() ? &keep(key, std::move(made)) : &made;
        }
        for (const Posting &posting : *list)
            visit(posting.document, posting.frequency);
    }

  private:
    static constexpr std::size_t overhead = 128; /* of a list in a map */

    /* Longer lists would push out all others. */
    std::size_t longest() const
    {
        return room_ / 8 / sizeof(Posting);
    }

    /* Nor that of all documents. */
    bool may_keep(const Xapian::Database &database, const std::string &term) const
    {
        return room_ && !term.empty() && database.get_termfreq(term) <= longest();
    }

    static List read(const Xapian::Database &database, const std::string &term)
    {
        List list;
        list.reserve(database.get_termfreq(term));
        for (auto at = database.postlist_begin(term), end = database.postlist_end(term); at != end; ++at)
            list.push_back({*at, at.get_wdf()});
        return list;
    }

    const List *find(const std::string &key)
    {
        auto found = young_.find(key);
        if (found != young_.end())
            return &found->second;
        found = old_.find(key);
        if (found == old_.end())
            return nullptr;
        List list = std::move(found->second);
        old_.erase(found);
        return &keep(key, std::move(list));
    }

    const List &keep(const std::string &key, List list)
    {
        if (used_ > room_ / 2) {
            old_ = std::move(young_);
            young_.clear();
            used_ = 0;
        }
        used_ += list.capacity() * sizeof(Posting) + key.size() + overhead;
        return young_[key] = std::move(list);
    }

    std::size_t room_ = 0, used_ = 0; /* used: by the young */
    std::unordered_map<std::string, List> young_, old_;
};

} // namespace xun

#endif
