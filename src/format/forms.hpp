// How each kind of node is laid out: one line per kind that is not laid out as usual. A kind that is not in the table
// is a clause on a line of its own, four spaces further in than its declaration; and a declaration of such clauses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include <klap/syntax/tree.hpp>

namespace klap::format {

/// A declaration, or a part that has parts of its own.
enum class Body : std::uint8_t {
  plain,      // its own line, then each part on a line
  labelled,   // the same, with what the parts say in one column behind their first words
  row,        // all on one line, in the columns of the declarations of its kind around it
  hanging,    // the parts under what stands behind the first word: the steps of a ladder
  functions,  // one line; or, where that is too long, each name on a line
  fields,     // facts: what is said of each stands in one column
  items,      // declarations of its own: the rules of a question
  table       // rows, each on a line, with what stands between the bars in columns
};

/// A clause within its declaration.
enum class Clause : std::uint8_t {
  own_line,
  own_line_without_comma,  // a comma before it keeps it on the line: `eigenaar A, evaluatie uiterlijk …`
  same_line
};

struct Form {
  Body body = Body::plain;
  Clause clause = Clause::own_line;
  bool apart = true;   // as a declaration: an empty line before and behind it
  bool loose = false;  // empty lines between its parts are kept
  bool named = false;  // as a part: its own name belongs to what stands in front: `voorziening v1`
  std::array<std::optional<syntax::Keyword>, 3> opens{};  // words of its own that open a part
};

[[nodiscard]] const Form& form_of(syntax::NodeKind kind);

}  // namespace klap::format
