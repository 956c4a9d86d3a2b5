#include "rows.hpp"

#include <algorithm>

#include "lines.hpp"

namespace klap::format {
namespace {

using syntax::NodeKind;
using syntax::NodeRef;

constexpr std::uint32_t before_text = 2;    // spaces between columns
constexpr std::uint32_t before_clause = 3;  // or as before a text, where more then fits on the lines
constexpr std::size_t most_cells = 12;      // what is behind them stays together
constexpr std::uint32_t widest_cell = 70;   // a wider one does not push the columns of the others

/// What stands in a column: the word in front, the name, the text, or a clause by its first word.
enum : std::uint32_t { opening, own_name, description, clause };

struct Cell {
  std::uint32_t key = 0;
  Range atoms;
  std::uint32_t width = 0;
  std::size_t column = 0;
  bool below = false;  // on the line below
};
using Row = std::vector<Cell>;

class Table {
 public:
  Table(Sheet& sheet, const std::vector<NodeRef>& rows) : sheet_(sheet) {
    for (const NodeRef node : rows) rows_.push_back(cells(node));
    for (Row& row : rows_) {
      for (Cell& cell : row) cell.width = sheet_.width(cell.atoms);
      find_columns(row);
    }
  }

  void lay_out() {
    const std::size_t wide = fold(before_clause);
    if (wide > 0 && fold(before_text) == wide) fold(before_clause);
    measure();  // what went to the line below needs no column
    for (const Row& row : rows_) put(row);
  }

 private:
  Sheet& sheet_;
  std::vector<Row> rows_;
  std::vector<std::uint32_t> columns_;  // keys, in the order of the columns
  std::vector<std::uint32_t> starts_;
  std::uint32_t gap_ = before_clause;

  /// Puts what does not fit on the lines below; how many cells that are.
  std::size_t fold(std::uint32_t gap) {
    gap_ = gap;
    for (Row& row : rows_) {
      for (Cell& cell : row) cell.below = false;
    }
    measure();
    std::size_t count = 0;
    for (Row& row : rows_) {
      bool below = false;
      for (Cell& cell : row) {
        below = below || (cell.key > own_name && starts_[cell.column] + cell.width > line_width);
        cell.below = below;
        count += below ? 1U : 0U;
      }
    }
    return count;
  }

  [[nodiscard]] Row cells(NodeRef node) const {
    Row row;
    bool word_before = false;
    for (const Piece& piece : sheet_.pieces(node)) {
      if (piece.is_sign) {
        row.back().atoms.end = std::max(row.back().atoms.end, piece.atoms.end);
        continue;
      }
      const auto key = key_of(row, piece, word_before);
      if (key)
        row.push_back({*key, piece.atoms, 0, 0, false});
      else
        row.back().atoms.end = piece.atoms.end;
      word_before = piece.word.has_value();
    }
    return row;
  }

  /// Nothing where the piece goes on with the cell before it.
  [[nodiscard]] std::optional<std::uint32_t> key_of(const Row& row, const Piece& piece, bool word_before) const {
    if (row.empty()) return opening;
    if (row.size() == most_cells) return std::nullopt;
    if (piece.word) {
      if (word_before) return std::nullopt;
      return clause + static_cast<std::uint32_t>(*piece.word);
    }
    if (!piece.node) return std::nullopt;
    const NodeKind kind = piece.node->kind();
    if (kind == NodeKind::name && row.size() == 1) return own_name;
    if (kind == NodeKind::text && row.back().key == own_name) return description;
    if (kind <= NodeKind::word) return std::nullopt;
    return clause + static_cast<std::uint32_t>(piece.node->token().keyword);
  }

  /// The columns of the rows so far, with those of this row where it has them.
  void find_columns(Row& row) {
    std::size_t next = 0;
    for (Cell& cell : row) {
      const auto from = columns_.begin() + static_cast<std::ptrdiff_t>(next);
      const auto found = std::find(from, columns_.end(), cell.key);
      const bool is_new = found == columns_.end();
      cell.column = is_new ? next : static_cast<std::size_t>(found - columns_.begin());
      if (is_new) insert(row, next, cell.key);
      next = cell.column + 1;
    }
  }
  /// A column for `row`; what rows before it have there moves on.
  void insert(const Row& row, std::size_t at, std::uint32_t key) {
    columns_.insert(columns_.begin() + static_cast<std::ptrdiff_t>(at), key);
    for (Row& above : rows_) {
      if (&above == &row) return;
      for (Cell& cell : above) cell.column += cell.column >= at ? 1U : 0U;
    }
  }

  [[nodiscard]] std::uint32_t gap_before(std::uint32_t key) const {
    if (key == own_name) return 1;
    return key == description ? before_text : gap_;
  }

  /// Each column begins behind what stands before it in the rows that reach it, also in those that have nothing in it.
  void measure() {
    starts_.assign(columns_.size(), 0);
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      for (const Row& row : rows_) {
        const Cell* before = nullptr;
        const auto here = std::find_if(row.begin(), row.end(), [&](const Cell& cell) {
          if (cell.column < c && !cell.below) before = &cell;
          return cell.column >= c && !cell.below;
        });
        if (here == row.end() || before == nullptr || before->width > widest_cell) continue;
        starts_[c] = std::max(starts_[c], starts_[before->column] + before->width + gap_before(columns_[c]));
      }
    }
  }

  void put(const Row& row) {
    const std::uint32_t hang = row.front().width + 1;
    bool below = false;
    for (const Cell& cell : row) {
      sheet_.flow(cell.atoms, hang);
      if (&cell == &row.front()) continue;
      if (cell.below && !below) {
        sheet_.line(cell.atoms.first, hang);
        below = true;
        continue;
      }
      sheet_.column(cell.atoms.first, below ? 0 : starts_[cell.column], gap_before(cell.key));
      Atom& atom = sheet_.atoms()[cell.atoms.first];
      atom.indent = hang;
      if (below) atom.how = Break::wrap;
    }
  }
};

}  // namespace

void lay_out_rows(Sheet& sheet, const std::vector<NodeRef>& rows) { Table(sheet, rows).lay_out(); }

}  // namespace klap::format
