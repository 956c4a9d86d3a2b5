// Recipes at random, and how they get simpler.
#pragma once

#include <cstdint>
#include <optional>

#include <rapidcheck.h>

#include "differential/recipe.hpp"

namespace klap::differential {

/// The recipe of a seed; the same on every machine.
[[nodiscard]] Recipe draw(std::uint64_t seed);

/// The simpler recipes that differ from this one in one step, one after the other: something less, a part cleared, a
/// choice made the simplest.
class Simpler {
 public:
  explicit Simpler(Recipe recipe) : recipe_(std::move(recipe)) {}
  [[nodiscard]] std::optional<Recipe> next();

 private:
  Recipe recipe_;
  std::size_t at_ = 0;
};

[[nodiscard]] rc::Gen<Recipe> any_recipe();

/// For RapidCheck: the rule text and the facts of every case.
void showValue(const Recipe& recipe, std::ostream& os);

}  // namespace klap::differential
