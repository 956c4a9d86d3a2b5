// One file written in its form.
#pragma once

#include <optional>
#include <string>

#include "compare.hpp"

namespace klap::format {

/// A file that was read, with what its words are for.
struct File {
  syntax::Tree tree;
  Meaning meaning;
  Trivia trivia;
  explicit File(syntax::Tree read) : tree(std::move(read)), meaning(meaning_of(tree)), trivia(trivia_of(tree)) {}
  [[nodiscard]] Sides side() const { return {tree, meaning, trivia}; }
};

/// The text of a file that was read without errors, in `language`. It was read again and says the same. Nothing, and a
/// diagnostic, if it cannot be so or is larger than a rule file may be.
[[nodiscard]] std::optional<std::string> write(const Document& document, const File& file, Language language,
                                               Diagnostics& diagnostics);

}  // namespace klap::format
