#include "layout.hpp"

#include <algorithm>

#include "conditions.hpp"
#include "lines.hpp"
#include "rows.hpp"
#include "sheet.hpp"

namespace klap::format {
namespace {

using syntax::Keyword;
using syntax::NodeKind;
using syntax::NodeRef;

constexpr std::uint32_t behind_label = 2;    // spaces, at least
constexpr std::uint32_t longest_label = 30;  // longer ones do not make the column wider

class Layout {
 public:
  explicit Layout(Sheet& sheet) : sheet_(sheet) {}

  void run() {
    std::vector<NodeRef> row;  // declarations that share their columns
    bool apart = false;
    for (const NodeRef node : sheet_.tree().root()) {
      const Form& form = form_of(node.kind());
      const std::uint32_t first = sheet_.range(node).first;
      const bool begins = first == 0;
      const Blank blank = begins || !(apart || form.apart) ? Blank::keep : Blank::always;
      apart = form.apart;
      if (!row.empty() && !goes_with(row.back(), node)) flush(row);
      sheet_.part_line(first, 0, blank);
      if (form.body == Body::row)
        row.push_back(node);
      else
        declaration(node, 0);
    }
    flush(row);
    sheet_.atoms().back().blank = Blank::keep;
  }

 private:
  Sheet& sheet_;

  void set_group(NodeRef node, std::uint32_t group) {
    const Range all = sheet_.range(node);
    for (std::uint32_t i = all.first; i < all.end; ++i) sheet_.atoms()[i].group = group;
  }

  // ---- rows

  /// Of one kind, with no empty line or heading between them.
  [[nodiscard]] bool goes_with(NodeRef above, NodeRef node) {
    if (above.kind() != node.kind()) return false;
    const Atom& atom = sheet_.atoms()[sheet_.range(node).first];
    bool blank = atom.blank_before;
    for (std::uint32_t c = atom.first_comment; c < atom.end_comment; ++c) {
      const Comment& comment = sheet_.comments()[c];
      blank = blank || comment.blank_before || is_heading(comment);
    }
    return !blank;
  }
  void flush(std::vector<NodeRef>& row) {
    if (row.empty()) return;
    const std::uint32_t group = sheet_.range(row.front()).first;
    for (const NodeRef node : row) set_group(node, group);
    lay_out_rows(sheet_, row);
    row.clear();
  }

  // ---- declarations; the first atom of each was put in its place

  void declaration(NodeRef node, std::uint32_t indent) {
    set_group(node, sheet_.range(node).first);
    switch (form_of(node.kind()).body) {
      case Body::row: return lay_out_rows(sheet_, {node});
      case Body::plain: return plain(node, indent);
      case Body::labelled: return labelled(node, indent);
      case Body::hanging: return hanging(node, indent);
      case Body::functions: return functions(node, indent);
      case Body::fields: return fields(node, indent);
      case Body::items: return items(node, indent);
      case Body::table: return table(node, indent);
    }
  }

  [[nodiscard]] static Blank blank_of(const Form& form, bool first) {
    return form.loose && !first ? Blank::keep : Blank::never;
  }

  void plain(NodeRef node, std::uint32_t indent) {
    const auto parts = sheet_.parts(node);
    sheet_.flow(sheet_.head(node, parts), indent + 2 * step);
    for (const Part& part : parts) plain_part(part, indent + step);
  }
  void plain_part(const Part& part, std::uint32_t indent) {
    sheet_.part_line(part.atoms.first, indent);
    if (part.node && part.node->kind() == NodeKind::condition)
      lay_out_alone(sheet_, *part.node, indent);
    else if (part.node && part.node->kind() == NodeKind::power_condition)
      power_condition(*part.node, indent);
    else
      sheet_.flow(part.atoms, indent + step);
  }

  /// `als` and `tenzij` of a power, each on a line, as those of a rule.
  void power_condition(NodeRef node, std::uint32_t indent) {
    const std::uint32_t column = indent + sheet_.width_of(Keyword::unless) + behind_label;
    for (const NodeRef child : node) {
      if (child.kind() == NodeKind::condition) condition(child, column);
      if (child.kind() != NodeKind::unless_clause) continue;
      if (sheet_.range(child).first != sheet_.range(node).first) sheet_.line(sheet_.range(child).first, indent);
      for (const NodeRef inner : child) condition(inner, column);
    }
  }
  void condition(NodeRef condition, std::uint32_t column) {
    value(sheet_.range(condition), column);
    lay_out_condition(sheet_, condition, columns_behind(sheet_, condition, column));
  }

  /// The steps of a ladder, under the first.
  void hanging(NodeRef node, std::uint32_t indent) {
    const auto parts = sheet_.parts(node);
    const Range head = sheet_.head(node, parts);
    const std::uint32_t column = indent + sheet_.width({head.first, head.first + 1}) + behind_label;
    sheet_.flow(head, column + step);
    if (head.first + 1 < head.end) sheet_.column(head.first + 1, column);
    for (const Part& part : parts) {
      sheet_.line(part.atoms.first, column);
      sheet_.flow(part.atoms, column + step);
    }
  }

  void items(NodeRef node, std::uint32_t indent) {
    const auto parts = sheet_.parts(node);
    sheet_.flow(sheet_.head(node, parts), indent + 2 * step);
    for (const Part& part : parts) {
      if (!part.node || form_of(part.node->kind()).body == Body::plain) {
        plain_part(part, indent + step);
        continue;
      }
      sheet_.part_line(part.atoms.first, indent + step, Blank::always);
      declaration(*part.node, indent + step);
    }
  }

  /// On one line; or each name on its own, with what it stands for in a column.
  void functions(NodeRef node, std::uint32_t indent) {
    const Range all = sheet_.range(node);
    sheet_.flow(all, indent + 2 * step);
    if (indent + sheet_.width(all) <= line_width && !sheet_.has_comment(all)) return;
    const std::uint32_t column = indent + sheet_.width({all.first, all.first + 1}) + 1;
    std::uint32_t widest = 0;
    for (const NodeRef child : node) {
      if (child.kind() == NodeKind::name) widest = std::max(widest, sheet_.width(sheet_.range(child)));
    }
    for (const Piece& piece : sheet_.pieces(node)) {
      const bool by_name = piece.node && piece.node->kind() == NodeKind::name;
      if (piece.word == Keyword::at) {
        sheet_.line(piece.atoms.first, column);
        sheet_.flow({piece.atoms.first, all.end}, column + step);
        return;
      }
      if (by_name && piece.atoms.first > all.first + 1) sheet_.line(piece.atoms.first, column);
      if (by_name && piece.atoms.first == all.first + 1) sheet_.atoms()[piece.atoms.first].indent = column;
      if (piece.node && piece.node->kind() == NodeKind::text)
        sheet_.column(piece.atoms.first, column + widest + behind_label, behind_label);
    }
  }

  // ---- tables

  void table(NodeRef node, std::uint32_t indent) {
    const auto parts = sheet_.parts(node);
    sheet_.flow(sheet_.head(node, parts), indent + 2 * step);
    wrap_exceptions(node);
    std::vector<std::vector<Range>> lines;  // the cells of each line, between its bars
    std::vector<std::uint32_t> widths;
    for (const Part& part : parts) {
      if (!is_line_of_table(part)) {
        plain_part(part, indent + step);
        continue;
      }
      sheet_.part_line(part.atoms.first, indent + step);
      lines.push_back(cells(part.atoms));
      const auto& line = lines.back();
      widths.resize(std::max(widths.size(), line.size()));
      for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], sheet_.width(line[c]));
    }
    for (const auto& line : lines) put_line(line, widths, indent + step);
  }

  [[nodiscard]] static bool is_line_of_table(const Part& part) {
    return part.node && (part.node->kind() == NodeKind::heads || part.node->kind() == NodeKind::row);
  }

  /// What stands between the bars of a line, which begins and ends with one.
  [[nodiscard]] std::vector<Range> cells(Range line) {
    std::vector<Range> cells;
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      if (sheet_.atoms()[i].text == "|")
        cells.push_back({i + 1, i + 1});
      else
        cells.back().end = i + 1;
    }
    cells.pop_back();  // behind the last bar is nothing
    return cells;
  }

  void put_line(const std::vector<Range>& cells, const std::vector<std::uint32_t>& widths, std::uint32_t column) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      sheet_.column(cells[c].first, column + 2);
      for (std::uint32_t i = cells[c].first + 1; i < cells[c].end; ++i) {  // never broken: a row is a line
        sheet_.atoms()[i].how = Break::space;
        sheet_.atoms()[i].indent = column + 2;
      }
      column += widths[c] + 3;
      sheet_.column(cells[c].end, column);  // the bar behind it
    }
  }

  // ---- facts

  void fields(NodeRef node, std::uint32_t indent) {
    const auto parts = sheet_.parts(node);
    sheet_.flow(sheet_.head(node, parts), indent + 2 * step);
    std::uint32_t widest = 0;
    for (const Part& part : parts)
      widest = std::max(widest, bounded(sheet_.width({part.atoms.first, part.atoms.first + 1})));
    const std::uint32_t column = indent + step + widest + behind_label;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sheet_.part_line(parts[i].atoms.first, indent + step, blank_of(form_of(node.kind()), i == 0));
      if (parts[i].node) field(*parts[i].node, column);
    }
  }
  void field(NodeRef node, std::uint32_t column) {
    const auto parts = sheet_.parts(node);
    const Range head = sheet_.head(node, parts);
    value({head.first + 1, head.end}, column);
    for (const Part& part : parts) {
      sheet_.line(part.atoms.first, column);
      sheet_.flow(part.atoms, column + step);
    }
  }

  // ---- what has its words in front and what they say in a column

  static std::uint32_t bounded(std::uint32_t label) { return label > longest_label ? 0 : label; }

  void labelled(NodeRef node, std::uint32_t indent) {
    const auto parts = sheet_.parts(node);
    sheet_.flow(sheet_.head(node, parts), indent + 2 * step);
    wrap_exceptions(node);
    const Form& form = form_of(node.kind());
    const std::uint32_t column = indent + step + label_width(node, parts) + behind_label;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sheet_.part_line(parts[i].atoms.first, indent + step, blank_of(form, i == 0));
      labelled_part(parts[i], column);
    }
  }

  /// `uitzondering op …` goes to the next line as a whole.
  void wrap_exceptions(NodeRef node) {
    for (const NodeRef child : node) {
      if (form_of(child.kind()).clause == Clause::same_line && child.kind() > NodeKind::word) {
        Atom& atom = sheet_.atoms()[sheet_.range(child).first];
        if (atom.how == Break::space) atom.how = Break::wrap;
      }
    }
  }

  /// Of which the first words are long, and that are seldom there: the column does not make room for them.
  static bool is_long(NodeKind kind) {
    return kind == NodeKind::example_objection || kind == NodeKind::stays_clause || kind == NodeKind::not_yet_clause;
  }

  [[nodiscard]] Range label(const Part& part) const {
    Range label{part.atoms.first, part.atoms.first + 1};
    if (!part.node || !form_of(part.node->kind()).named) return label;
    const auto pieces = sheet_.pieces(*part.node);
    if (pieces.size() > 1 && pieces[1].node && pieces[1].node->kind() == NodeKind::name)
      label.end = pieces[1].atoms.end;
    return label;
  }

  /// Of the widest label; rules are all alike, and so are expectations.
  [[nodiscard]] std::uint32_t label_width(NodeRef node, const std::vector<Part>& parts) const {
    std::uint32_t widest = 0;
    const auto at_least = [&](std::initializer_list<Keyword> words) {
      for (const Keyword word : words) widest = std::max(widest, sheet_.width_of(word));
    };
    if (node.kind() == NodeKind::rule)
      at_least({Keyword::if_, Keyword::unless, Keyword::then, Keyword::ground, Keyword::because});
    if (node.kind() == NodeKind::safeguard)
      at_least({Keyword::if_, Keyword::unless, Keyword::never, Keyword::ground, Keyword::because});
    if (node.kind() == NodeKind::expectations) at_least({Keyword::addressee});
    for (const Part& part : parts) {
      if (part.node && is_long(part.node->kind())) continue;
      widest = std::max(widest, bounded(sheet_.width(label(part))));
    }
    return widest;
  }

  void labelled_part(const Part& part, std::uint32_t column) {
    const Range words = label(part);
    sheet_.flow(words, column);
    const Range rest{words.end, part.atoms.end};
    if (rest.first >= rest.end) return;
    if (part.node && form_of(part.node->kind()).body == Body::labelled) return nested(*part.node, column);
    value(rest, column);
    const auto content = part.content;
    if (!content || sheet_.range(*content).first != rest.first) return;
    if (content->kind() == NodeKind::condition) {
      lay_out_condition(sheet_, *content, columns_behind(sheet_, *content, column));
    } else if (content->kind() == NodeKind::payment || content->kind() == NodeKind::obligations ||
               content->kind() == NodeKind::patterns) {
      one_below_the_other(*content, column);
    }
  }

  void value(Range range, std::uint32_t column) {
    if (range.first >= range.end) return;
    sheet_.column(range.first, column, behind_label);
    sheet_.flow(range, column);
  }

  void one_below_the_other(NodeRef list, std::uint32_t column) {
    const std::uint32_t first = sheet_.range(list).first;
    for (const NodeRef child : list) {
      if (sheet_.range(child).first != first) sheet_.line(sheet_.range(child).first, column);
    }
  }

  /// What an example expects: a table in a column of the example, below the day it is expected on if there is one.
  void nested(NodeRef node, std::uint32_t column) {
    bool is_dated = false;
    for (const NodeRef child : node) is_dated |= child.kind() == NodeKind::date;
    const auto parts = sheet_.parts(node);
    const std::uint32_t inner = column + label_width(node, parts) + behind_label;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i == 0 && !is_dated)
        sheet_.column(parts[i].atoms.first, column, behind_label);
      else
        sheet_.line(parts[i].atoms.first, column, Blank::keep);
      labelled_part(parts[i], inner);
    }
  }
};

}  // namespace

void lay_out(const syntax::Tree& tree, Language language, Atoms& atoms) {
  Sheet sheet(tree, language, atoms);
  Layout(sheet).run();
}

}  // namespace klap::format
