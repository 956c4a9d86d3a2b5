// Rule text in a Markdown document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klap::syntax {

/// Is this the name of a document with rule text in blocks (`beleid.klap.md`)?
[[nodiscard]] bool is_literate(std::string_view document_name);

/// The lines of rule text between two fences: bytes [begin, end) of the document, whole lines with their ends.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t indent = 0;  // spaces before the fence that opens it
};

struct Code {
  std::string text;                     // as long as the document; all that is no rule text is spaces, line ends kept
  std::vector<Block> blocks;            // in their order
  std::optional<std::size_t> unclosed;  // where a block begins that does not end
};

/// What stands between lines ```` ```klap ```` and ```` ``` ```` (CommonMark's fenced blocks: indented by at most three
/// spaces, closed by as many marks or more). Blocks of another kind are prose. Linear in the length of the text.
[[nodiscard]] Code code_of(std::string_view document);

}  // namespace klap::syntax
