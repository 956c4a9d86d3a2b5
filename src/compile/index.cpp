// The index of a question: its columns cut into cells, and bitmaps of the rules each cell leaves.
#include <algorithm>
#include <map>
#include <numeric>

#include "atoms.hpp"

namespace klap::compile {

namespace {

namespace coded = program::coded;
using program::Atom;
using program::AtomTable;
using program::ColumnId;
using program::Index;
using program::IndexColumn;
using program::Interval;
using program::Program;

// Measured on the common workload (benchmarks/results.md): finer cells and more combinations cost more cache than they
// save work.
constexpr std::size_t most_rows = 64;            // of a column, besides those of unknown and geen
constexpr std::int64_t most_dense_cells = 4096;  // of a column
constexpr std::size_t most_combinations = 128;   // of a group; of bitmaps of one word, eight times as many
constexpr std::size_t most_columns = 32;         // of a question: those that most rules test
constexpr std::size_t most_words = 1U << 16U;    // of a column, and of a group: half a MiB

using Bitmap = std::vector<std::uint64_t>;

/// One column while the index is made: which row each stretch of values has.
struct Cut {
  ColumnId column;
  std::vector<std::int64_t> cuts;  // where a new stretch begins; the first begins at coded::lowest
  std::vector<std::uint16_t> row;  // of each stretch: cuts.size() + 1
  std::uint16_t unsure = 0;
  std::uint16_t none = 0;
  std::vector<Bitmap> rows;  // no two the same
  bool exact = false;        // every border is a cut
};

/// Rows of tables of which the first counts lie together and in their order, so that one that holds ends the search.
std::vector<RuleId> positions(const Program& p, const program::Question& question) {
  std::vector<RuleId> rules;
  for (const program::Table& table : p.tables)
    if (table.policy == HitPolicy::first && p.rule(table.rows.front()).question == question.id)
      rules.insert(rules.end(), table.rows.begin(), table.rows.end());
  for (const RuleId id : question.rules) {
    const TableId table = p.rule(id).table;
    if (!table.is_some() || p.tables[table.index].policy != HitPolicy::first) rules.push_back(id);
  }
  return rules;
}

/// What a column can be at all.
struct Domain {
  Interval values;
  bool none = true;
};

Domain domain(const Program& p, const program::Column& column) {
  using Kind = program::Column::Kind;
  Domain d;
  if (column.kind == Kind::as_of || column.kind == Kind::spent) {
    d.none = false;
    return d;
  }
  const program::Node& node = p.node(column.operand);
  const bool own_field = node.op == Op::field && node.argument_count == 0;
  d.none = !(node.op == Op::case_date || node.op == Op::parameter || (own_field && !p.fields[node.ref].optional));
  if (column.kind == Kind::age) return d;
  std::size_t count = 0;
  if (node.type == TypeKind::boolean) count = 2;
  if (own_field && p.fields[node.ref].choices_of.is_some())
    count = p.fields[p.fields[node.ref].choices_of.index].choices.size();
  if (count != 0) d.values = {0, static_cast<std::int64_t>(count) - 1};
  return d;
}

class Building {
 public:
  Building(const Program& p, const program::Question& question) : program_(p), atoms_(p.atoms) {
    out_.rules = positions(p, question);
    const std::size_t words = (out_.rules.size() + 63) / 64;
    constexpr std::size_t block = Index::block_words;
    out_.words = static_cast<std::uint32_t>(words <= 1 ? 1 : (words + block - 1) / block * block);
  }

  [[nodiscard]] Index build() && {
    std::map<ColumnId, std::vector<std::pair<std::uint32_t, const Atom*>>> tests;  // by position
    for (std::uint32_t at = 0; at < out_.rules.size(); ++at) {
      const program::RuleAtoms& rule = atoms_.rules[out_.rules[at].index];
      for (std::uint32_t i = 0; i < rule.count; ++i) {
        const Atom& atom = atoms_.atoms[atoms_.of_rules[rule.first + i].index];
        tests[atom.column].emplace_back(at, &atom);
      }
    }
    std::vector<std::pair<std::size_t, ColumnId>> by_use;
    for (const auto& [column, of_column] : tests) by_use.emplace_back(of_column.size(), column);
    std::stable_sort(by_use.begin(), by_use.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (by_use.size() > most_columns) by_use.resize(most_columns);
    std::vector<Cut> columns;
    for (const auto& [uses, column] : by_use) columns.push_back(cut(column, tests.at(column)));
    group(std::move(columns));
    return std::move(out_);
  }

 private:
  using Tests = std::vector<std::pair<std::uint32_t, const Atom*>>;

  [[nodiscard]] Bitmap everyone() const {
    Bitmap bits(out_.words, 0);
    for (std::size_t at = 0; at < out_.rules.size(); ++at) bits[at / 64] |= std::uint64_t{1} << (at % 64);
    return bits;
  }

  [[nodiscard]] const Interval* first(const Atom& atom) const { return atoms_.intervals.data() + atom.first; }
  void find_cuts(Cut& c, const Tests& tests) const;
  [[nodiscard]] Cut cut(ColumnId column, const Tests& tests) const;
  void group(std::vector<Cut> columns);
  void put_column(const Cut& c, std::size_t stride);
  void put_rows(const std::vector<const Cut*>& members);

  const Program& program_;
  const AtomTable& atoms_;
  Index out_;
};

/// Every value where some test begins to pass or to fail; if these are too many, as many of them, evenly spread.
void Building::find_cuts(Cut& c, const Tests& tests) const {
  std::vector<std::int64_t> all;
  for (const auto& [at, atom] : tests)
    for (const Interval* i = first(*atom); i != first(*atom) + atom->count; ++i) {
      if (i->low != coded::lowest) all.push_back(i->low);
      if (i->high != coded::highest) all.push_back(i->high + 1);
    }
  std::sort(all.begin(), all.end());
  std::vector<std::int64_t> distinct;
  std::unique_copy(all.begin(), all.end(), std::back_inserter(distinct));
  const std::size_t limit = std::clamp<std::size_t>(most_words / out_.words, 4, most_rows);
  // Twice: values one by one, as choices are, leave the stretches between them empty or all the same.
  c.exact = distinct.size() <= 2 * limit;
  if (c.exact) {
    c.cuts = std::move(distinct);
    return;
  }
  for (std::size_t i = 1; i <= limit; ++i) {
    const std::int64_t at = all[i * all.size() / (limit + 1)];
    if (c.cuts.empty() || c.cuts.back() < at) c.cuts.push_back(at);
  }
}

Cut Building::cut(ColumnId column, const Tests& tests) const {
  Cut c;
  c.column = column;
  find_cuts(c, tests);
  Bitmap untested = everyone();
  for (const auto& [at, atom] : tests) untested[at / 64] &= ~(std::uint64_t{1} << (at % 64));
  std::vector<Bitmap> stretches(c.cuts.size() + 1, untested);
  Bitmap of_none = untested;
  const auto set = [](Bitmap& bits, std::uint32_t at) { bits[at / 64] |= std::uint64_t{1} << (at % 64); };
  const auto stretch = [&](std::int64_t v) {  // the one a value lies in
    return static_cast<std::size_t>(std::upper_bound(c.cuts.begin(), c.cuts.end(), v) - c.cuts.begin());
  };
  for (const auto& [at, atom] : tests) {
    if (atom->none) set(of_none, at);
    for (const Interval* i = first(*atom); i != first(*atom) + atom->count; ++i)
      for (std::size_t s = stretch(i->low); s <= stretch(i->high); ++s) set(stretches[s], at);
  }
  std::map<Bitmap, std::uint16_t> rows;
  const auto row = [&](const Bitmap& bits) {
    const auto [at, fresh] = rows.try_emplace(bits, static_cast<std::uint16_t>(c.rows.size()));
    if (fresh) c.rows.push_back(bits);
    return at->second;
  };
  const Domain d = domain(program_, atoms_.columns[column.index]);
  c.unsure = row(everyone());
  const std::size_t last = stretch(d.values.high);
  for (std::size_t s = 0; s < stretches.size(); ++s)  // no rows for what no value can be: those beside it serve
    c.row.push_back(row(stretches[std::clamp(s, stretch(d.values.low), last)]));
  c.none = d.none ? row(of_none) : c.unsure;
  // Neighbours that leave the same rules are one stretch.
  std::size_t kept = 0;
  for (std::size_t s = 1; s < c.row.size(); ++s) {
    if (c.row[s] == c.row[kept]) continue;
    c.cuts[kept] = c.cuts[s - 1];
    c.row[++kept] = c.row[s];
  }
  c.cuts.resize(kept);
  c.row.resize(kept + 1);
  return c;
}

void Building::put_column(const Cut& c, std::size_t stride) {
  IndexColumn column;
  column.column = c.column;
  column.exact = c.exact;
  column.first_cell = static_cast<std::uint32_t>(out_.cells.size());
  column.first_cut = static_cast<std::uint32_t>(out_.cuts.size());
  const auto cell = [&](std::uint16_t row) { return static_cast<std::uint16_t>(row * stride); };
  column.unsure = cell(c.unsure);
  column.none = cell(c.none);
  const bool dense = c.cuts.empty() || c.cuts.back() - c.cuts.front() < most_dense_cells;
  if (dense) {
    column.low = c.cuts.empty() ? 0 : c.cuts.front() - 1;
    column.high = c.cuts.empty() ? 0 : c.cuts.back();
    // Room on both sides: what lies beyond the cells takes a longer way.
    const std::int64_t cells = column.high - column.low + 1;
    const std::int64_t beyond = std::clamp<std::int64_t>((most_dense_cells - cells) / 2, 0, cells);
    column.low -= beyond;
    column.high += beyond;
    std::size_t s = 0;
    for (std::int64_t v = column.low; v <= column.high; ++v) {
      if (s < c.cuts.size() && c.cuts[s] == v) ++s;
      out_.cells.push_back(cell(c.row[s]));
    }
  } else {
    column.cuts = 1;
    while (column.cuts < c.cuts.size()) column.cuts *= 2;
    out_.cuts.insert(out_.cuts.end(), c.cuts.begin(), c.cuts.end());
    out_.cuts.resize(column.first_cut + column.cuts, coded::highest);
    for (const std::uint16_t row : c.row) out_.cells.push_back(cell(row));
    out_.cells.resize(column.first_cell + column.cuts + 1, out_.cells.back());  // as many as cuts were filled up to
  }
  out_.columns.push_back(column);
}

void Building::put_rows(const std::vector<const Cut*>& members) {
  program::IndexGroup group;
  group.columns = static_cast<std::uint32_t>(members.size());
  group.first_column = static_cast<std::uint32_t>(out_.columns.size());
  group.first_word = static_cast<std::uint32_t>(out_.bits.size());
  std::vector<Bitmap> rows{everyone()};
  for (const Cut* c : members) {
    put_column(*c, rows.size());
    std::vector<Bitmap> more;
    for (const Bitmap& of_c : c->rows)
      for (const Bitmap& before : rows) {
        Bitmap& both = more.emplace_back(before);
        for (std::size_t w = 0; w < both.size(); ++w) both[w] &= of_c[w];
      }
    rows = std::move(more);
  }
  for (const Bitmap& row : rows) out_.bits.insert(out_.bits.end(), row.begin(), row.end());
  out_.groups.push_back(group);
}

/// Small columns together, as many as leave few combinations.
void Building::group(std::vector<Cut> columns) {
  std::stable_sort(columns.begin(), columns.end(),
                   [](const Cut& a, const Cut& b) { return a.rows.size() < b.rows.size(); });
  const std::size_t limit =
      out_.words == 1 ? 8 * most_combinations : std::min(most_combinations, most_words / out_.words);
  std::vector<const Cut*> members;
  std::size_t combinations = 1;
  for (const Cut& c : columns) {
    if (!members.empty() && combinations * c.rows.size() > limit) {
      put_rows(members);
      members.clear();
      combinations = 1;
    }
    members.push_back(&c);
    combinations *= c.rows.size();
  }
  if (!members.empty() || columns.empty()) put_rows(members);
}

}  // namespace

Index index(const Program& program, const program::Question& question) { return Building(program, question).build(); }

}  // namespace klap::compile
