// The examples of a rule set as cases, and whether an outcome is what they expect. The judge's own, so that its worked
// cases depend on nothing but reading the rule text.
#pragma once

#include <string>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/semantics/model.hpp>

namespace klap::reference {

[[nodiscard]] decision::Case case_of(const semantics::Model& model, const semantics::Example& example);

/// A case in which nothing is known yet, with its vectors as long as the model asks.
[[nodiscard]] decision::Case empty_case(const semantics::Model& model, std::size_t persons,
                                        const std::vector<std::size_t>& person_of_request);

/// What is not as expected, one line each; stricter than the language asks: missing facts in exactly their order, and
/// all deciders.
[[nodiscard]] std::vector<std::string> unmet(const semantics::Model& model, const semantics::Example& example,
                                             const decision::CaseOutcome& outcome);

/// A missing fact by the name it has in the rule text.
[[nodiscard]] std::string name_of(const semantics::Model& model, const decision::FactRef& fact);

}  // namespace klap::reference
