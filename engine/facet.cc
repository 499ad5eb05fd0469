#include <memory>
#include <vector>

#include "engine/guard.h"
#include "engine/query.h"
#include "engine/reader.h"

namespace
{

using Spies = std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>>;

Spies count_values(xun_reader *reader, const Xapian::Query &query, const uint32_t *slots, size_t slot_count)
{
    Xapian::Enquire enquire(reader->all);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Spies spies;
    for (size_t i = 0; i < slot_count; i++) {
        spies.emplace_back(new Xapian::ValueCountMatchSpy(slots[i]));
        enquire.add_matchspy(spies.back().get());
    }
    enquire.get_mset(0, 0, reader->all.get_doccount());
    return spies;
}

/* False when the visitor stopped. */
bool visit_values(const Xapian::ValueCountMatchSpy &spy, size_t index, xun_facets_visitor *visitor,
                  void *user)
{
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
        std::string text = *value;
        if (!text.empty() && !visitor(user, index, text.data(), text.size(), value.get_termfreq()))
            return false;
    }
    return true;
}

struct OneFacet {
    xun_facet_visitor *visitor;
    void *user;
};

bool visit_one(void *user, size_t, const char *value, size_t length, uint64_t count)
{
    const OneFacet *facet = static_cast<const OneFacet *>(user);
    return facet->visitor(facet->user, value, length, count);
}

} // namespace

xun_status xun_reader_facets(xun_reader *reader, const xun_query *query, const uint32_t *slots,
                             size_t slot_count, xun_facets_visitor *visitor, void *user, xun_error *error)
{
    return xun::guard(error, reader->name.c_str(), [&] {
        Spies spies;
        xun::with_retries(
            reader, [&] { spies = count_values(reader, xun::living(reader, query), slots, slot_count); });
        for (size_t i = 0; i < slot_count; i++)
            if (!visit_values(*spies[i], i, visitor, user))
                return;
    });
}

xun_status xun_reader_facet(xun_reader *reader, const xun_query *query, uint32_t slot,
                            xun_facet_visitor *visitor, void *user, xun_error *error)
{
    OneFacet facet{visitor, user};
    return xun_reader_facets(reader, query, &slot, 1, visit_one, &facet, error);
}
