// The atoms while they are laid out: where nodes begin and end among them, how wide they are, and the moves every
// layout is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "atoms.hpp"
#include "forms.hpp"

namespace klap::format {

inline constexpr std::uint32_t step = 4;  // spaces, of an indentation

/// Atoms [first, end).
struct Range {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

/// One piece of a declaration: a node, or a word that is none.
struct Piece {
  Range atoms;
  std::optional<syntax::NodeRef> node;
  std::optional<syntax::Keyword> word;
  bool is_sign = false;  // a comma or colon, which stands against what is before it
};

/// What stands on a line of its own in a declaration, or in a column of its own in a row.
struct Part {
  Range atoms;
  std::optional<syntax::NodeRef> node;     // the clause; none for what a word opens
  std::optional<syntax::NodeRef> content;  // the first node that is no leaf in the clause, or behind the word
};

class Sheet {
 public:
  Sheet(const syntax::Tree& tree, Language language, Atoms& atoms);

  [[nodiscard]] const syntax::Tree& tree() const { return tree_; }
  [[nodiscard]] std::vector<Atom>& atoms() { return atoms_.list; }
  [[nodiscard]] const std::vector<Comment>& comments() const { return atoms_.comments; }
  [[nodiscard]] std::uint32_t width_of(syntax::Keyword keyword) const;
  [[nodiscard]] Range range(syntax::NodeRef node) const;
  /// With one space between; as they stand where nothing is broken.
  [[nodiscard]] std::uint32_t width(Range range) const;
  /// Does a comment stand among them, so that they cannot be one line?
  [[nodiscard]] bool has_comment(Range range) const;

  [[nodiscard]] std::vector<Piece> pieces(syntax::NodeRef node) const;
  /// The parts of a declaration by its form. What stands before the first is its head.
  [[nodiscard]] std::vector<Part> parts(syntax::NodeRef node) const;
  [[nodiscard]] Range head(syntax::NodeRef node, const std::vector<Part>& parts) const;

  // ---- moves
  void line(std::uint32_t atom, std::uint32_t indent, Blank blank = Blank::never);
  void part_line(std::uint32_t atom, std::uint32_t indent, Blank blank = Blank::never);
  void column(std::uint32_t atom, std::uint32_t column, std::uint32_t spaces = 1);
  /// All behind the first one after the other, broken behind commas and before operators where the line is full.
  void flow(Range range, std::uint32_t hang);

 private:
  const syntax::Tree& tree_;
  Language language_;
  Atoms& atoms_;
  std::vector<std::uint64_t> widths_;     // of all atoms before, each with a space
  std::vector<std::uint32_t> commented_;  // how many atoms before have a comment in front of them
  std::vector<bool> operators_;           // per atom: begins an operator

  [[nodiscard]] bool opens(const Form& form, const Piece& piece, const Piece* before) const;
};

}  // namespace klap::format
