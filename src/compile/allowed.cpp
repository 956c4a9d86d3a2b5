#include "allowed.hpp"

#include <algorithm>
#include <iterator>

namespace klap::compile {

namespace coded = program::coded;
using program::Interval;

Allowed complement(const Allowed& a) {
  Allowed out;
  out.none = !a.none;
  std::int64_t from = coded::lowest;
  for (const Interval& i : a.intervals) {
    if (from < i.low) out.intervals.push_back({from, i.low - 1});
    if (i.high == coded::highest) return out;
    from = i.high + 1;
  }
  out.intervals.push_back({from, coded::highest});
  return out;
}

Allowed unite(std::vector<Allowed> sets) {
  Allowed out;
  std::vector<Interval> all;
  for (const Allowed& set : sets) {
    out.none = out.none || set.none;
    all.insert(all.end(), set.intervals.begin(), set.intervals.end());
  }
  std::sort(all.begin(), all.end(), [](const Interval& a, const Interval& b) { return a.low < b.low; });
  for (const Interval& i : all) {
    const bool apart =
        out.intervals.empty() || (out.intervals.back().high != coded::highest && out.intervals.back().high + 1 < i.low);
    if (apart)
      out.intervals.push_back(i);
    else
      out.intervals.back().high = std::max(out.intervals.back().high, i.high);
  }
  return out;
}

Allowed intersect(std::vector<Allowed> sets) {
  for (Allowed& set : sets) set = complement(set);
  return complement(unite(std::move(sets)));
}

}  // namespace klap::compile
