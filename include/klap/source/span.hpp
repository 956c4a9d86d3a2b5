// Where something stands in the rule text.
#pragma once

#include <cstdint>

namespace klap {

/// Bytes [begin, end) of one document of a rule set.
struct Span {
  std::uint32_t document = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  constexpr bool operator==(const Span&) const = default;
};

/// Of what stands in no document: a file that is not there, the wrong command.
inline constexpr Span nowhere{0xFFFF'FFFF, 0, 0};

}  // namespace klap
