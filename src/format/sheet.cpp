#include "sheet.hpp"

#include <algorithm>

#include <klap/syntax/token.hpp>

namespace klap::format {

using syntax::Keyword;
using syntax::Node;
using syntax::NodeKind;
using syntax::NodeRef;
using syntax::Token;
using syntax::TokenKind;

namespace {

bool is_leaf(NodeRef node) { return node.kind() <= NodeKind::word; }

}  // namespace

Sheet::Sheet(const syntax::Tree& tree, Language language, Atoms& atoms)
    : tree_(tree), language_(language), atoms_(atoms) {
  const std::size_t count = atoms.list.size();
  widths_.resize(count + 1);
  commented_.resize(count + 1);
  operators_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Atom& atom = atoms.list[i];
    const bool commented = atom.first_comment < atom.end_comment || (i > 0 && atoms.list[i - 1].trailing);
    widths_[i + 1] = widths_[i] + atom.width + 1;
    commented_[i + 1] = commented_[i] + (commented ? 1U : 0U);
  }
  for (const Node& node : tree.nodes) {
    const bool is_operator = node.kind == NodeKind::operator_ || node.kind == NodeKind::age_operator;
    if (is_operator) operators_[atoms.places[node.first_token].atom] = true;
  }
}

std::uint32_t Sheet::width_of(Keyword keyword) const { return characters_in(syntax::spelling(keyword, language_)); }

Range Sheet::range(NodeRef node) const {
  const Node& n = tree_.nodes[node.index()];
  std::uint32_t first = n.first_token;
  // A comma that opens a clause stands against what is before it.
  while (first + 1 < n.last_token && tree_.tokens.list[first].kind == TokenKind::comma) ++first;
  return {atoms_.places[first].atom, atoms_.places[n.last_token - 1].last_atom + 1};
}

std::uint32_t Sheet::width(Range range) const {
  if (range.first >= range.end) return 0;
  return static_cast<std::uint32_t>(widths_[range.end] - widths_[range.first] - 1);
}

bool Sheet::has_comment(Range range) const {
  return range.first < range.end && commented_[range.end] > commented_[range.first + 1];
}

std::vector<Piece> Sheet::pieces(NodeRef node) const {
  std::vector<Piece> list;
  const Node& n = tree_.nodes[node.index()];
  std::uint32_t token = n.first_token;
  const auto words_up_to = [&](std::uint32_t end) {
    for (; token < end; ++token) {
      const Token& t = tree_.tokens.list[token];
      Piece piece{{atoms_.places[token].atom, atoms_.places[token].last_atom + 1}, {}, {}, false};
      if (t.kind == TokenKind::keyword) piece.word = t.keyword;
      piece.is_sign = t.kind == TokenKind::comma || t.kind == TokenKind::colon;
      list.push_back(piece);
    }
  };
  for (const NodeRef child : node) {
    const Node& c = tree_.nodes[child.index()];
    words_up_to(c.first_token);
    if (c.last_token > c.first_token) list.push_back({range(child), child, {}, false});
    token = c.last_token;
  }
  words_up_to(n.last_token);
  return list;
}

bool Sheet::opens(const Form& form, const Piece& piece, const Piece* before) const {
  if (before == nullptr) return false;
  const auto is_opening = [&](const Piece& p) {
    return p.word && std::find(form.opens.begin(), form.opens.end(), p.word) != form.opens.end();
  };
  if (!piece.node) return is_opening(piece);
  if (is_leaf(*piece.node) || is_opening(*before)) return false;
  switch (form_of(piece.node->kind()).clause) {
    case Clause::own_line: return true;
    case Clause::own_line_without_comma: return !atoms_.list[piece.atoms.first - 1].text.ends_with(',');
    case Clause::same_line: return false;
  }
  return false;
}

std::vector<Part> Sheet::parts(NodeRef node) const {
  std::vector<Part> list;
  const Form& form = form_of(node.kind());
  const Piece* before = nullptr;
  const std::vector<Piece> all = pieces(node);
  for (const Piece& piece : all) {
    if (opens(form, piece, before)) list.push_back({piece.atoms, piece.node, {}});
    before = &piece;
    if (list.empty()) continue;
    Part& part = list.back();
    part.atoms.end = std::max(part.atoms.end, piece.atoms.end);
    if (part.content || !piece.node) continue;
    if (!part.node) {
      if (!is_leaf(*piece.node)) part.content = piece.node;
    } else if (part.node->index() == piece.node->index()) {
      for (const NodeRef child : *piece.node) {
        if (is_leaf(child)) continue;
        part.content = child;
        break;
      }
    }
  }
  return list;
}

Range Sheet::head(NodeRef node, const std::vector<Part>& parts) const {
  const Range all = range(node);
  return {all.first, parts.empty() ? all.end : parts.front().atoms.first};
}

void Sheet::line(std::uint32_t atom, std::uint32_t indent, Blank blank) {
  Atom& a = atoms_.list[atom];
  a.how = Break::line;
  a.indent = indent;
  a.blank = blank;
}

void Sheet::part_line(std::uint32_t atom, std::uint32_t indent, Blank blank) {
  line(atom, indent, blank);
  atoms_.list[atom].opens_part = true;
}

void Sheet::column(std::uint32_t atom, std::uint32_t column, std::uint32_t spaces) {
  Atom& a = atoms_.list[atom];
  a.how = Break::column;
  a.column = a.indent = column;
  a.spaces = spaces;
}

void Sheet::flow(Range range, std::uint32_t hang) {
  for (std::uint32_t i = range.first + 1; i < range.end; ++i) {
    Atom& atom = atoms_.list[i];
    atom.indent = hang;
    atom.how = operators_[i] || atoms_.list[i - 1].text.ends_with(',') ? Break::wrap : Break::space;
  }
}

}  // namespace klap::format
