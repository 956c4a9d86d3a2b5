// Sets of values of one operand, geen among them, for the atoms of conditions.
#pragma once

#include <vector>

#include <klap/program/atoms.hpp>

namespace klap::compile {

/// Ascending intervals that neither touch nor overlap, and whether geen belongs to it.
struct Allowed {
  std::vector<program::Interval> intervals;
  bool none = false;
  bool operator==(const Allowed&) const = default;

  [[nodiscard]] bool is_everything() const {
    return none && intervals.size() == 1 && intervals.front() == program::Interval{};
  }
};

[[nodiscard]] Allowed complement(const Allowed& a);
/// Of any number of sets, sorted once, however many.
[[nodiscard]] Allowed unite(std::vector<Allowed> sets);
[[nodiscard]] Allowed intersect(std::vector<Allowed> sets);

}  // namespace klap::compile
