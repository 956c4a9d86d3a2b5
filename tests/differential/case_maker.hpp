// CaseRecipe → case for a model: facts near the bounds of the rules, and often not known.
#pragma once

#include <klap/decision/case.hpp>
#include <klap/semantics/model.hpp>

#include "differential/recipe.hpp"

namespace klap::differential {

[[nodiscard]] decision::Case make_case(const semantics::Model& model, const CaseRecipe& recipe);

/// The same case with more known: facts that were not and are not presumed, as `more` chooses.
[[nodiscard]] decision::Case know_more(const semantics::Model& model, decision::Case facts, const Part& more);

}  // namespace klap::differential
