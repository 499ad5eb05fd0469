/* What the makers of segments and their publisher agree on. */
#ifndef XUN_ENGINE_SEGMENT_H
#define XUN_ENGINE_SEGMENT_H

namespace xun
{

/* Metadata of a segment that was committed: one without it was abandoned half-way and is not published. */
constexpr char complete_key[] = "complete";

} // namespace xun

#endif
