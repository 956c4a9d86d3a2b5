// The parts of an outcome as JSON, one function each.
#pragma once

#include <cstddef>
#include <optional>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

#include "json_out.hpp"

namespace klap::exchange {

/// What the parts are of.
struct Context {
  const program::Program& program;
  const decision::Case& facts;
  std::optional<std::size_t> person = {};  // whom it is about (index in Case::persons), if one
  bool with_derivation = true;             // a derivation is not only read, but written too
};

/// The whole of to_json(), before it is text.
[[nodiscard]] Json document_json(const program::Program& program, const decision::Case& facts,
                                 const decision::CaseOutcome& outcome, const decision::CaseDerivation* derivation);
[[nodiscard]] Json rule_set_json(const Context& context);
[[nodiscard]] Json grounds_json(const Context& context, const std::vector<program::Ground>& grounds);
/// `choices` names the values of a choice that a question of the rule set's own answers.
[[nodiscard]] Json answer_json(const Context& context, const decision::Answer& answer, FieldId choices);
[[nodiscard]] FieldId choices_of_question(const Context& context, QuestionId question);
/// Adds how sure the text is, where that is said.
void put_checked(Json& json, const std::optional<program::Checked>& checked);
/// Which fact it is, and of whom.
[[nodiscard]] Json fact_json(const Context& context, const decision::FactRef& ref);
/// With the question it is asked by.
[[nodiscard]] Json fact_ref_json(const Context& context, const decision::FactRef& ref);
[[nodiscard]] Json names_json(const Context& context, const std::vector<ActorId>& actors);
/// Does the rule set presume anything at all?
[[nodiscard]] bool presumes(const program::Program& program);
/// What was presumed on the way to an outcome; without a derivation, nothing.
[[nodiscard]] Json presumptions_json(const Context& context, const decision::Outcome& outcome,
                                     const decision::Derivation* derivation);
[[nodiscard]] Json derivation_json(const Context& context, const decision::Derivation& derivation);

}  // namespace klap::exchange
