// What a case comes to on every day of a period, as JSON for systems. Keys are Dutch, in a fixed order; the same
// program, case and period give the same bytes on every machine.
//
// { "klap": 1, "regelset", "zaak",                  as in an outcome (outcome_json.hpp)
//   "perioden": [ {"van", "tot_en_met", "uitkomst"} ] }
//
// "perioden" follow each other without gap or overlap. "uitkomst" is the whole outcome of the first day of each; it is
// the same on the others, but for dates that are counted from the reference date.
#pragma once

#include <string>
#include <vector>

#include <klap/decision/timeline.hpp>
#include <klap/program/program.hpp>

namespace klap::exchange {

/// Case and stretches belong to the program.
[[nodiscard]] std::string to_json(const program::Program& program, const decision::Case& facts,
                                  const std::vector<decision::Stretch>& stretches);

}  // namespace klap::exchange
