// The common workload in Klap, and how a pass over its cases is timed: what every program that measures it shares.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <klap/decision/prepared.hpp>
#include <klap/loading/rule_set.hpp>

#include "common.hpp"

namespace klap::benchmarks {

/// CPU time of this thread in nanoseconds: other people use the machine too.
inline double now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

[[nodiscard]] double median(std::vector<double> all);

/// What one pass over the cases gives: rows in the order of the cases, folded.
struct Pass {
  double nanoseconds = 0;  // per case
  std::uint64_t checksum = 0;
};

template <class RowOf>
Pass pass(const std::vector<Case12>& cases, RowOf row_of) {
  Pass p;
  const double start = now();
  for (const Case12& c : cases) p.checksum = p.checksum * 31 + static_cast<std::uint64_t>(row_of(c) + 1);
  p.nanoseconds = (now() - start) / static_cast<double>(cases.size());
  return p;
}

/// A rule set of the common workload, loaded and prepared.
struct Loaded12 {
  std::shared_ptr<const RuleSet> rules;
  std::array<decision::Slot, fact_count> slots;
  std::unique_ptr<decision::Prepared> prepared;
  std::vector<int> row_of;  // by RuleId::index
  std::size_t bytes = 0;    // of what a decision reads of the rules: atoms, index, what Prepared keeps
};

/// Ends the process with the first problem if the text does not load.
[[nodiscard]] Loaded12 load(const std::string& text);

inline constexpr TypeKind types[] = {TypeKind::number, TypeKind::choice,  TypeKind::municipality, TypeKind::choice,
                                     TypeKind::money,  TypeKind::boolean, TypeKind::boolean,      TypeKind::number,
                                     TypeKind::date,   TypeKind::choice,  TypeKind::choice,       TypeKind::money};

template <std::size_t... F>
void set_all(decision::Scratch& scratch, const Loaded12& l, const Case12& c, std::index_sequence<F...>) {
  (scratch.set(l.slots[F], Value{types[F], value(c, static_cast<Fact12>(F))}), ...);
}

inline void set_all(decision::Scratch& scratch, const Loaded12& l, const Case12& c) {
  set_all(scratch, l, c, std::make_index_sequence<fact_count>());
}

/// With the reference date set, on reference_day.
[[nodiscard]] decision::Scratch scratch_of(const Loaded12& l);
inline constexpr std::int32_t reference_day = 17167;  // 2017-01-01

}  // namespace klap::benchmarks
