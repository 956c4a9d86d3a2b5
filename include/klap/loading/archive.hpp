// Rule sets kept by their fingerprint, so that a decision can be replayed with the rules it was taken under (docs/semantics.md,
// clause 15): a folder with one folder per rule set, whose name is its hash and in which its files stand as they were.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <klap/loading/rule_set.hpp>

namespace klap {

/// The fewest digits that name a rule set in an archive: as many as texts show.
inline constexpr std::size_t shortest_fingerprint = 12;

/// Keeps a rule set, with the libraries it uses, under its hash; one that is there already stays as it is. What went wrong is
/// in the diagnostics; then nothing was kept. `loaded` must have loaded, from rule files. Only tools write; the engine reads.
struct Archived {
  std::string hash;
  bool is_new = false;
  Diagnostics diagnostics;
};
[[nodiscard]] Archived archive(const Loaded& loaded, const std::string& folder);

/// The rule set in `folder` whose hash begins with `fingerprint` (at least shortest_fingerprint lower-case hexadecimal digits).
/// It is what it was, or refused: its hash is worked out anew. What is wrong is in the diagnostics of the result. Safe to call from any thread.
[[nodiscard]] Loaded load_archived(const std::string& folder, std::string_view fingerprint);

}  // namespace klap
