// What an outcome rests on: the grounds of its rules, and of the powers behind who decides.
#pragma once

#include <vector>

#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>
#include <klap/semantics/declared.hpp>

namespace klap::analysis {

/// In source id, then article order, without repeats. `law` is that of the decision, for the competence it takes.
[[nodiscard]] std::vector<program::Ground> grounds_of(const program::Program& program, const decision::Outcome& outcome,
                                                      SourceId law);

/// Is each of `expected` among `grounds`? "Wmo 2.3.5" is what "Wmo 2.3.5 lid 3" rests on too, and "Wmo" both.
[[nodiscard]] bool rests_on(const std::vector<program::Ground>& grounds, const std::vector<semantics::Ground>& expected);

}  // namespace klap::analysis
