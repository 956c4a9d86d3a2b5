// The pieces a file is laid out from: a word or phrase, with its article before it and the comma behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "meaning.hpp"
#include "trivia.hpp"

namespace klap::format {

/// What comes before an atom.
enum class Break : std::uint8_t {
  space,   // one space
  wrap,    // one space, or a new line where the line would become too long
  column,  // spaces up to Atom::column, at least Atom::spaces
  line     // a new line
};

/// Which empty lines are kept among the comments before an atom that begins a line, and the atom itself.
enum class Blank : std::uint8_t {
  never,  // none
  keep,   // one where there was one
  always  // at least one
};

struct Atom {
  std::string text;
  std::uint32_t width = 0;          // in characters
  std::uint32_t first_comment = 0;  // [first, end) in Atoms::comments stand before it, on lines of their own …
  std::uint32_t end_comment = 0;
  std::optional<std::uint32_t> trailing;  // … and this one behind it, at the end of its line
  std::uint32_t source_column = 0;
  bool blank_before = false;  // between it and the comment or token before it

  // Where it goes: what the layout decides.
  Break how = Break::space;
  Blank blank = Blank::never;
  std::uint32_t indent = 0;  // of the line, where it begins one: always, or because a comment stands before it
  std::uint32_t column = 0;
  std::uint32_t spaces = 1;
  bool opens_part = false;  // of a declaration, by itself on its line: comments may stand as far in as it does
  std::uint32_t group = 0;  // trailing comments are aligned within a group
};

/// Where a token ended up.
struct TokenPlace {
  std::uint32_t atom = 0;
  std::uint32_t last_atom = 0;  // another one only for `geldt van`, which is two atoms
  std::uint32_t begin = 0;      // bytes in the text of `atom`, without article
  std::uint32_t length = 0;
};

struct Atoms {
  std::vector<Atom> list;          // the last one has no text: the end of the file
  std::vector<TokenPlace> places;  // per token
  std::vector<Comment> comments;
};

/// The file's tokens as words of `language`. `quoted` says per token whether an own name stands between backticks.
[[nodiscard]] Atoms atoms_of(const syntax::Tree& tree, const Meaning& meaning, const Trivia& trivia, Language language,
                             const std::vector<bool>& quoted);

[[nodiscard]] std::uint32_t characters_in(std::string_view text);

/// A line that opens a part of the file: `---- geld`.
[[nodiscard]] inline bool is_heading(const Comment& comment) { return comment.text.starts_with("----"); }

}  // namespace klap::format
