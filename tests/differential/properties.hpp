// What properties of rule sets at random are checked with.
#pragma once

#include <iostream>
#include <string>

#include <rapidcheck.h>

#include "differential/case_maker.hpp"
#include "differential/compare.hpp"
#include "differential/draw.hpp"

namespace klap::differential {

/// The cases of a recipe, each with its rules; false at the first that does not do.
template <class Check>
void for_each_case(const Recipe& recipe, Check check) {
  const RuleSetText text = write_rules(recipe);
  const Prepared rules = prepare({text.in_order()});
  for (const CaseRecipe& facts : recipe.cases) check(text, rules, make_case(rules.model, facts));
}

/// Property of recipes: KLAP_PROPERTY with its own number of recipes and seed.
template <class Property>
bool holds_for_recipes(const std::string& name, std::size_t recipes, Property property) {
  const Extent run = extent();
  rc::detail::TestMetadata metadata;
  metadata.id = name;
  metadata.description = name;
  rc::detail::TestParams params;
  params.seed = run.seed;
  params.maxSuccess = static_cast<int>(recipes);
  const auto test = [&] { property(*any_recipe()); };
  const auto result = rc::detail::checkTestable(test, metadata, params);
  if (result.template is<rc::detail::SuccessResult>()) return true;
  rc::detail::printResultMessage(result, std::cerr);
  return false;
}

}  // namespace klap::differential
