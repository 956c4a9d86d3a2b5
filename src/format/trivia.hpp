// What stands between the words and means nothing: comments, articles, empty lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <klap/syntax/tree.hpp>

namespace klap::format {

struct Comment {
  std::string_view text;      // from "--" on, without white space at its end
  std::uint32_t line = 0;     // from 0
  std::uint32_t column = 0;   // in characters, from 0
  bool own_line = false;      // nothing but white space stands before it on its line
  bool blank_before = false;  // an empty line stands between it and what comes before
  bool operator==(const Comment& other) const { return text == other.text; }
};

/// What stands before a token, and within it: a phrase is one token, and comments may stand between its words.
struct Lead {
  std::uint32_t first_comment = 0;  // [first, inner) stand before the token, [inner, end) within it
  std::uint32_t inner_comment = 0;
  std::uint32_t end_comment = 0;
  std::string_view article;   // the last one before the token
  std::uint32_t line = 0;     // where the token ends
  std::uint32_t column = 0;   // where it begins, its article included
  bool blank_before = false;  // an empty line stands between it and the comment or token before it
};

struct Trivia {
  std::vector<Comment> comments;  // all of the file, in order
  std::vector<Lead> leads;        // one per token, the one at the end included
};

/// Linear in the length of the text. Views into the text of the tree.
[[nodiscard]] Trivia trivia_of(const syntax::Tree& tree);

}  // namespace klap::format
