// What a case comes to on every day of a period (docs/semantics.md, clause 9.8): the eighteenth birthday, a move, the
// end of a lot and a change of law, each on its day.
#pragma once

#include <vector>

#include <klap/base/date.hpp>
#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::decision {

/// Days in a row on which the case comes to the same. Both dates are inside it.
struct Stretch {
  Date from;
  Date through;
  CaseOutcome outcome;  // of the first day: terms that run from the reference date are counted from there
  bool operator==(const Stretch&) const = default;
};

/// The case with `day` for its reference date, whatever it had.
[[nodiscard]] Case on_day(Case facts, Date day);

/// The outcomes of the case from `from` through `through`: at least one stretch, without gap or overlap, no two in a
/// row the same. Is what decide() says on each day; costs as many decisions as there are days on which something may
/// change — at most the days of the period. Throws std::invalid_argument where decide() does, and for a period that
/// ends before it begins or is longer than limits::timeline_days. Any number of threads may call it with one program.
[[nodiscard]] std::vector<Stretch> timeline(const program::Program& program, const Case& facts, Date from,
                                            Date through);

}  // namespace klap::decision
