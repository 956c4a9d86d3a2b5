// The conditions of all rules as tests of single operands. What the index of a question is made of, and what proofs over
// a rule set (gaps, overlaps) divide their space by. Derived from Program::nodes; holds no pointers; immutable once made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <klap/base/id.hpp>

namespace klap::program {

/// An operand as one number: its `Value::raw` if it is known, else one of the four below, which no value can be (a raw
/// value stays far within 64 bits, base/limits.hpp).
namespace coded {
inline constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::min();  // later counts as unknown here
inline constexpr std::int64_t error = unknown + 1;
inline constexpr std::int64_t none = unknown + 2;     // geen
inline constexpr std::int64_t history = unknown + 3;  // of a slot alone: its value depends on the date
inline constexpr std::int64_t lowest = unknown + 4;   // of a value
inline constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
}  // namespace coded

using ColumnId = Id<struct ColumnTag>;
using AtomId = Id<struct AtomTag>;

/// What is tested: one operand as conditions read it. Equal operands are one column, wherever they stand.
struct Column {
  enum class Kind : std::uint8_t {
    as_of,    // the question's own reference date: what the validity of a rule is tested on
    operand,  // a fact, parameter, date, earlier answer or lead party, as the node `operand` reads it
    age,      // whole years from the birth date that the node `operand` reads to the case date `ref`; -1 before birth
    spent     // cents that budget `ref` has spent
  };
  Kind kind{};
  ExprId operand;         // of operand and age
  std::uint32_t ref = 0;  // of age: a CaseDate; of spent: a BudgetId
};

/// Values from `low` through `high`.
struct Interval {
  std::int64_t low = coded::lowest;
  std::int64_t high = coded::highest;
  bool operator==(const Interval&) const = default;
};

/// A test of one column: *yes* for a value in one of the intervals, and for geen as `none` says; else *no*. An operand
/// that is unknown, later or in error makes the test so (clause 5.3).
struct Atom {
  ColumnId column;
  std::uint32_t first = 0;   // in AtomTable::intervals, ascending, neither touching nor empty
  std::uint32_t count = 0;
  bool none = false;
};

/// What is certain of a rule's `own` (clause 5.9): it is *no* where one of its atoms is. If `exact`, it is nothing but
/// their `en`; else more has to hold, which the rule's condition says.
struct RuleAtoms {
  std::uint32_t first = 0;  // in AtomTable::of_rules, at most one atom of a column
  std::uint32_t count = 0;
  bool exact = false;
};

struct AtomTable {
  std::vector<Column> columns;
  std::vector<Interval> intervals;
  std::vector<Atom> atoms;          // no two the same
  std::vector<AtomId> of_rules;
  std::vector<RuleAtoms> rules;     // by RuleId::index
  std::vector<AtomId> of_nodes;     // by ExprId::index: the atom that a condition is, nothing more; else none

  [[nodiscard]] std::size_t bytes() const {
    return columns.size() * sizeof(Column) + intervals.size() * sizeof(Interval) + atoms.size() * sizeof(Atom) +
           (of_rules.size() + of_nodes.size()) * sizeof(AtomId) + rules.size() * sizeof(RuleAtoms);
  }
};

/// Does a value (at least coded::lowest), or coded::none, pass the test?
[[nodiscard]] inline bool passes(const AtomTable& table, const Atom& atom, std::int64_t value) {
  if (value < coded::lowest) return atom.none;
  const Interval* intervals = table.intervals.data() + atom.first;
  if (atom.count == 1) return intervals->low <= value && value <= intervals->high;
  std::size_t low = 0;  // the first interval that ends at the value or behind it
  std::size_t high = atom.count;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (intervals[middle].high < value)
      low = middle + 1;
    else
      high = middle;
  }
  return low < atom.count && intervals[low].low <= value;
}

}  // namespace klap::program
