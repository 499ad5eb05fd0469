#include "engine/locate.h"

#include <algorithm>
#include <cstdlib>

#include "engine/folder.h"
#include "engine/guard.h"

namespace xun
{

namespace
{

constexpr std::size_t stub_limit = 1 << 20;
constexpr int nesting_limit = 8; /* a stub that names itself would go on for ever */
constexpr int open_attempts = 10;
constexpr unsigned timeout_ms = 10000; /* for connecting, and for each answer */

struct Line {
    std::string type, target;
};

/* As Xapian reads a stub: "TYPE TARGET", empty lines and comments skipped. */
std::vector<Line> parse_stub(const Stub &stub)
{
    std::vector<Line> lines;
    for (std::size_t at = 0, end; at < stub.text.size(); at = end + 1) {
        end = std::min(stub.text.find('\n', at), stub.text.size());
        std::string line = stub.text.substr(at, end - at);
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty() || line[0] == '#')
            continue;
        std::size_t space = line.find(' ');
        if (space == std::string::npos || space == 0 || space + 1 == line.size() || line.size() > 4096)
            fail(XUN_INVALID,
                 "%s: neither an index nor a list of indexes (lines \"auto PATH\", \"remote HOST:PORT\")",
                 stub.path.c_str());
        lines.push_back({line.substr(0, space), line.substr(space + 1)});
    }
    return lines;
}

std::string beside(const std::string &stub, const std::string &target)
{
    std::size_t slash = stub.rfind('/');
    return target[0] == '/' || slash == std::string::npos ? target : stub.substr(0, slash + 1) + target;
}

void add_database(Located &out, const std::string &path)
{
    out.shards.push_back({Xapian::Database(path), path, out.indexes.size(), false});
}

void add_remote(Located &out, const Stub &stub, const std::string &target)
{
    std::size_t colon = target.rfind(':');
    std::string host = target.substr(0, colon == std::string::npos ? 0 : colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2); /* an IPv6 address */
    char *end = nullptr;
    unsigned long port = host.empty() ? 0 : std::strtoul(target.c_str() + colon + 1, &end, 10);
    if (port == 0 || port > 65535 || *end)
        fail(XUN_INVALID, "%s: \"remote %s\" is no HOST:PORT", stub.path.c_str(), target.c_str());
    xun_error error{};
    xun_status status = guard(&error, target.c_str(), [&] {
        out.shards.push_back({Xapian::Remote::open(host, static_cast<unsigned>(port), timeout_ms, timeout_ms),
                              target, out.indexes.size(), true});
    });
    check(status, error);
    out.indexes.push_back({target, out.shards.size() - 1});
}

/* A folder of ours: its segments, all of one index. */
void add_segments(Located &out, const std::string &folder, const std::vector<std::string> &segments)
{
    std::size_t first = out.shards.size();
    for (const std::string &segment : segments)
        add_database(out, folder + "/" + segment);
    if (out.shards.size() > first)
        out.indexes.push_back({folder, first});
}

void forget_shards(Located &out, std::size_t count)
{
    out.shards.erase(out.shards.begin() + static_cast<std::ptrdiff_t>(count), out.shards.end());
}

/* A writer may swap segments between our reading of the list and our opening of what it names: then read it
 * again. */
void locate_index(Located &out, const std::string &folder)
{
    std::size_t shards = out.shards.size();
    for (int attempt = 1;; attempt++) {
        Stub stub{folder + "/" + stub_name, ""};
        stub.text = read_file(stub.path, stub_limit);
        try {
            add_segments(out, folder, load_segments(folder));
            out.stubs.push_back(stub);
            if (out.shards.size() == shards)
                fail(XUN_CORRUPT, "%s: names no segment: build the index again", stub.path.c_str());
            return;
        } catch (const Xapian::DatabaseOpeningError &problem) {
            forget_shards(out, shards);
            if (!has_changed(stub))
                fail(XUN_CORRUPT, "%s: a segment cannot be opened (%s): build the index again",
                     folder.c_str(), problem.get_msg().c_str());
            if (attempt == open_attempts)
                fail(XUN_CHANGED, "%s: changed again and again while being opened: try again",
                     folder.c_str());
        }
    }
}

void locate_nested(Located &out, const std::string &path, int nesting);

void locate_stub(Located &out, const std::string &path, int nesting)
{
    if (nesting >= nesting_limit)
        fail(XUN_LIMIT, "%s: lists of indexes nested more than %d deep", path.c_str(), nesting_limit);
    Stub stub{path, read_file(path, stub_limit)};
    out.stubs.push_back(stub);
    for (const Line &line : parse_stub(stub)) {
        if (line.type == "remote")
            add_remote(out, stub, line.target);
        else if (line.type == "auto" || line.type == "glass" || line.type == "honey" || line.type == "chert")
            locate_nested(out, beside(path, line.target), nesting + 1);
        else
            fail(XUN_INVALID, "%s: a line begins with \"%.40s\": write \"auto PATH\" or \"remote HOST:PORT\"",
                 path.c_str(), line.type.c_str());
    }
}

void locate_nested(Located &out, const std::string &path, int nesting)
{
    if (!path_exists(path))
        fail(XUN_NOT_FOUND, "%s: no index there: check the path", path.c_str());
    if (!is_folder(path)) {
        locate_stub(out, path, nesting);
        return;
    }
    switch (folder_kind(path)) {
    case FolderKind::index: locate_index(out, path); break;
    case FolderKind::database:
        if (path_exists(path + "/" + stub_name)) {
            locate_stub(out, path + "/" + stub_name, nesting);
        } else {
            add_database(out, path);
            out.indexes.push_back({path, out.shards.size() - 1});
        }
        break;
    default:
        fail(XUN_NOT_FOUND, "%s: no index in this folder: check the path, or build one there", path.c_str());
    }
}

} // namespace

void locate(Located &out, const std::string &path)
{
    locate_nested(out, path, 0);
}

bool has_changed(const Stub &stub)
{
    try {
        return read_file(stub.path, stub_limit) != stub.text;
    } catch (const Failure &) {
        return true;
    }
}

} // namespace xun
