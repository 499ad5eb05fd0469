/* From paths to databases: index folders, Xapian's stub files, remote servers. */
#ifndef XUN_ENGINE_LOCATE_H
#define XUN_ENGINE_LOCATE_H

#include <string>
#include <vector>

#include <xapian.h>

namespace xun
{

/* One database that can't be divided further; a remote one may well be several to its server. */
struct Shard {
    Xapian::Database database;
    std::string path;  /* or "host:port" */
    std::size_t index; /* in Located::indexes */
    bool remote;
};

struct Index {
    std::string name;        /* the path or "host:port" it was opened by */
    std::size_t first_shard; /* its newest segment: the one with its metadata */
};

/* A stub as it was when opened. */
struct Stub {
    std::string path, text;
};

struct Located {
    std::vector<Index> indexes;
    std::vector<Shard> shards;
    std::vector<Stub> stubs;
};

/* Opens all that `path` leads to and adds it to `out`. Throws XUN_NOT_FOUND, XUN_CORRUPT, XUN_INVALID. */
void locate(Located &out, const std::string &path);
/* True when the stub has other text by now, or is gone. */
bool has_changed(const Stub &stub);

} // namespace xun

#endif
