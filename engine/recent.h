/* Records that were read lately, so that those which many questions touch are not fetched and inflated each time. */
#ifndef XUN_ENGINE_RECENT_H
#define XUN_ENGINE_RECENT_H

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <xapian.h>

namespace xun
{

/* Each document has one place, which it shares with those that are a number of places away; a newcomer takes it. When the
 * room is full, places are emptied in turn. */
class Recent
{
  public:
    struct Record {
        const char *data; /* valid until the next `add`; NULL: not kept */
        std::size_t length;
    };

    Recent() = default;
    Recent(const Recent &) = delete;
    Recent &operator=(const Recent &) = delete;
    ~Recent()
    {
        set_room(0);
    }

    /* Room in bytes; 0, as at first, keeps nothing. Forgets what was kept; without memory nothing will be. */
    void set_room(std::size_t room)
    {
        for (std::size_t i = 0; i < count_; i++)
            std::free(places_[i].data);
        count_ = room ? 1 : 0;
        while (count_ * usual_length < room)
            count_ *= 2;
        places_.reset(count_ ? static_cast<Place *>(std::calloc(count_, sizeof(Place))) : nullptr);
        if (!places_)
            count_ = 0;
        room_ = room;
        used_ = hand_ = 0;
    }

    Record find(Xapian::docid docid) const
    {
        if (!count_)
            return {nullptr, 0};
        const Place &place = places_[docid % count_];
        return place.docid == docid ? Record{place.data, place.length} : Record{nullptr, 0};
    }

    void add(Xapian::docid docid, const char *data, std::size_t length)
    {
        if (!count_ || length == 0 || length > room_ / 2)
            return;
        char *copy = static_cast<char *>(std::malloc(length));
        if (!copy)
            return;
        std::memcpy(copy, data, length);
        empty(places_[docid % count_]);
        for (; used_ + length > room_; hand_++)
            empty(places_[hand_ % count_]);
        used_ += length;
        places_[docid % count_] = {docid, static_cast<std::uint32_t>(length), copy};
    }

  private:
    static constexpr std::size_t usual_length = 512;

    struct Place {
        Xapian::docid docid; /* 0: empty */
        std::uint32_t length;
        char *data; /* owned */
    };

    struct Free {
        void operator()(Place *places) const
        {
            std::free(places);
        }
    };

    void empty(Place &place)
    {
        used_ -= place.length;
        std::free(place.data);
        place = {};
    }

    std::size_t count_ = 0, room_ = 0, used_ = 0, hand_ = 0;
    std::unique_ptr<Place[], Free> places_;
};

} // namespace xun

#endif
