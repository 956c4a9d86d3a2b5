// Expectations and outcomes on one line, in the words of an example.
#pragma once

#include <string>

#include <klap/analysis/examples.hpp>
#include <klap/decision/outcome.hpp>

namespace klap::analysis {

[[nodiscard]] QuestionId question_of(const semantics::Expectation& expectation);

/// Of an expectation with grounds, `grounds` are those of the outcome; else empty, and not told.
[[nodiscard]] Text expected_text(const program::Program& program, const semantics::Expectation& expectation);
[[nodiscard]] Text outcome_text(const program::Program& program, const decision::Case& facts, QuestionId question,
                                const decision::Outcome& outcome, const std::vector<program::Ground>& grounds);

}  // namespace klap::analysis
