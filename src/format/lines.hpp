// From atoms that know where they go to text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "atoms.hpp"

namespace klap::format {

inline constexpr std::uint32_t line_width = 120;  // characters; longer only where nothing can be broken

struct Text {
  std::string text;
  std::vector<std::size_t> atom_begins;  // bytes in the text, per atom
};

/// `line_end` is "\n" or "\r\n".
[[nodiscard]] Text text_of(const Atoms& atoms, std::string_view line_end);

}  // namespace klap::format
