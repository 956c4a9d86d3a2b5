// What a generated rule set has in common: which facts there are and what they are like, and the values bounds are
// drawn from. Shared by the parts that write rules.
#pragma once

#include <string>
#include <vector>

#include "differential/recipe.hpp"

namespace klap::differential {

/// The choices of Recipe::setup, by name.
struct Setting {
  bool costs_per_year = false;
  bool lot_optional = false;
  bool provider_optional = false;
  bool moved_optional = false;  // person: verhuisdatum
  bool met_optional = false;    // request: voldaan, ja of nee
  bool all_on_reference_date = true;
  std::vector<std::string> declarations;
  std::vector<std::string> as_of;  // a clause per question, or empty
  std::string interest;            // of the decider
  bool usual_competence = true;    // the College may decide everything
  bool usual_chain = false;        // and mandates it down the line
  bool usual_law = true;           // a rule that the Wmo applies
  bool decider_asked = true;
  std::string unit;  // of kosten, with a space before it, or empty
};

[[nodiscard]] Setting setting_of(const Part& setup);

/// Dates near which everything happens: bounds of periods, and dates of cases.
[[nodiscard]] const std::vector<std::string>& dates();

/// One of them; more often than not one of three days that follow each other.
[[nodiscard]] const std::string& some_day(Choices& choices);

/// "geldt van … tot en met …" and the like; empty for always.
[[nodiscard]] std::string period(Choices& choices);

/// What a condition stands in.
struct Scope {
  bool request = true;  // facts of the request may be read
  bool law = false;     // `de wet` may be read
  bool right = false;
  bool ages = true;              // an age in a term is static error where its questions have different reference dates
  std::size_t terms = 0;         // general terms: t1 …
  std::size_t person_terms = 0;  // of facts of the person only: p1 …
};

[[nodiscard]] std::string condition(Choices& choices, const Setting& setting, const Scope& scope);

[[nodiscard]] std::string payment(Choices& choices);
[[nodiscard]] std::string addressee(Choices& choices);
[[nodiscard]] std::string obligations(Choices& choices);

/// Competences and mandates, always with the leave they need and without cycles.
[[nodiscard]] std::vector<std::string> powers(const std::vector<Part>& parts, const Setting& setting);

}  // namespace klap::differential
