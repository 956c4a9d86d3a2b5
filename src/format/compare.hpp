// Do two files say the same, whatever their layout and language?
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "meaning.hpp"
#include "trivia.hpp"

namespace klap::format {

/// A file with what its words are for and what stands between them. Borrows the tree.
struct Sides {
  const syntax::Tree& tree;
  const Meaning& meaning;
  const Trivia& trivia;
};

struct Difference {
  std::uint32_t token = 0;  // of the file before
  bool name = false;        // a name of the author's is read as a word that means something
};

/// Kinds, structure, words, names, values and comments; not positions, layout or articles. Amounts and words are
/// compared by what they are in the language of their file. Nothing if all is the same.
[[nodiscard]] std::optional<Difference> difference(const Sides& before, const Sides& after);

}  // namespace klap::format
