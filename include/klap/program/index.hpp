// Which rules of a question can hold at all, from the values of a few operands: a bitmap per range of values, and the
// intersection of one bitmap for each column. Always a superset of the rules whose own is not *no*; who uses it works out
// the candidates as ever, so that no answer depends on it. Plain numbers without pointers; immutable once made.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <klap/base/id.hpp>
#include <klap/program/atoms.hpp>

namespace klap::program {

/// The domain of a column cut into cells, each with the row of its group it leads to.
struct IndexColumn {
  ColumnId column;
  std::int64_t low = 0;          // values below count as low, values above `high` as high
  std::int64_t high = 0;
  std::uint32_t first_cell = 0;  // dense: cells[first_cell + v - low]; else cells[first_cell + number of cuts ≤ v]
  std::uint32_t first_cut = 0;   // a power of two of cuts, ascending, filled up with coded::highest
  std::uint32_t cuts = 0;        // 0: dense
  std::uint16_t unsure = 0;      // the cell of unknown, later and error: every rule
  std::uint16_t none = 0;        // the cell of geen
  bool exact = false;            // every border that a rule names is one of a cell
};

/// Columns whose rows are combined: one bitmap for every combination of theirs. A cell is the row number of its column
/// times the number of combinations of the columns before it, so that the cells of a combination add up.
struct IndexGroup {
  std::uint32_t first_column = 0;
  std::uint32_t columns = 0;
  std::uint32_t first_word = 0;  // of its rows in Index::bits
};

struct Index {
  std::vector<RuleId> rules;        // by position: rows of a table of which the first counts together and in their order
  std::uint32_t words = 0;          // of a bitmap: one, or a multiple of block_words
  std::vector<IndexColumn> columns;
  std::vector<IndexGroup> groups;
  std::vector<std::uint16_t> cells;
  std::vector<std::int64_t> cuts;
  std::vector<std::uint64_t> bits;

  static constexpr std::uint32_t block_words = 8;

  [[nodiscard]] std::size_t bytes() const {
    return rules.size() * sizeof(RuleId) + columns.size() * sizeof(IndexColumn) + groups.size() * sizeof(IndexGroup) +
           cells.size() * sizeof(std::uint16_t) + cuts.size() * sizeof(std::int64_t) +
           bits.size() * sizeof(std::uint64_t);
  }
};

/// The cell of a coded operand (program/atoms.hpp).
[[nodiscard]] inline std::uint32_t cell_of(const Index& index, const IndexColumn& c, std::int64_t v) {
  if (v < coded::lowest) return v == coded::none ? c.none : c.unsure;
  if (c.cuts == 0) {
    v = v < c.low ? c.low : v;
    v = v > c.high ? c.high : v;
    return index.cells[c.first_cell + static_cast<std::size_t>(v - c.low)];
  }
  const std::int64_t* cuts = index.cuts.data() + c.first_cut;
  std::size_t below = 0;  // how many cuts are ≤ v, but for the last of them
  for (std::size_t half = c.cuts / 2; half != 0; half /= 2) below += cuts[below + half - 1] <= v ? half : 0;
  below += cuts[below] <= v ? 1 : 0;
  return index.cells[c.first_cell + below];
}

/// The bitmap that each group gives for `values` (coded, by ColumnId::index): `rows` has room for index.groups.size().
inline void find_rows(const Index& index, const std::int64_t* values, const std::uint64_t** rows) {
  for (const IndexGroup& group : index.groups) {
    std::size_t cell = 0;
    const IndexColumn* column = index.columns.data() + group.first_column;
    for (std::uint32_t i = 0; i < group.columns; ++i, ++column) cell += cell_of(index, *column, values[column->column.index]);
    *rows++ = index.bits.data() + group.first_word + cell * index.words;
  }
}

/// Two words as the compiler's own vector: it does not see by itself that a block can be kept in registers.
typedef std::uint64_t TwoWords __attribute__((vector_size(16), aligned(8), may_alias));

/// The words of one block that are in all rows, in `words`; false if there are none.
inline bool in_all(const std::uint64_t* const* rows, std::size_t groups, std::size_t block, std::uint64_t* words) {
  static_assert(Index::block_words == 8);
  const auto* row = reinterpret_cast<const TwoWords*>(rows[0] + block);
  TwoWords a = row[0], b = row[1], c = row[2], d = row[3];
  for (std::size_t g = 1; g < groups; ++g) {
    row = reinterpret_cast<const TwoWords*>(rows[g] + block);
    a &= row[0];
    b &= row[1];
    c &= row[2];
    d &= row[3];
  }
  const TwoWords any = (a | b) | (c | d);
  if ((any[0] | any[1]) == 0) return false;
  auto* const out = reinterpret_cast<TwoWords*>(words);
  out[0] = a, out[1] = b, out[2] = c, out[3] = d;
  return true;
}

/// Goes through the candidates in order of position: `visit(position)` returns the position to go on from (behind the one
/// it was given; that of the next rule, or further on where what lies between is out anyway).
template <class Visit>
void each_candidate(const Index& index, const std::uint64_t* const* rows, Visit visit) {
  const auto count = static_cast<std::uint32_t>(index.rules.size());
  const std::size_t groups = index.groups.size();
  std::uint32_t next = 0;
  const auto visit_word = [&](std::uint64_t word, std::uint32_t base) {
    if (next > base) word &= next - base < 64 ? ~std::uint64_t{0} << (next - base) : 0;
    while (word != 0) {
      next = visit(base + static_cast<std::uint32_t>(std::countr_zero(word)));
      if (next - base >= 64) return;
      word &= ~std::uint64_t{0} << (next - base);
    }
  };
  if (index.words == 1) {
    std::uint64_t word = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    for (std::size_t g = 0; g < groups; ++g) word &= *rows[g];
    return visit_word(word, 0);
  }
  constexpr std::size_t width = Index::block_words;
  for (std::size_t block = 0; block < index.words && next < count;
       block = std::max(block + width, next / (64 * width) * width)) {
    std::uint64_t words[width];
    if (!in_all(rows, groups, block, words)) continue;
    for (std::size_t i = 0; i < width; ++i)
      if (words[i] != 0) visit_word(words[i], static_cast<std::uint32_t>(64 * (block + i)));
  }
}

}  // namespace klap::program
