// Recipe → rule text, in Dutch, always well typed: every construct of the language with bounds that cases can hit.
#pragma once

#include <string>
#include <vector>

#include <klap/source/document.hpp>

#include "differential/recipe.hpp"

namespace klap::differential {

struct QuestionText {
  std::string sentence;            // with the clauses that it has wherever it stands
  std::vector<std::string> rules;  // and tables
  std::string dead;                // what a rule that is never in force concludes; empty where there are no rules
  std::string once;                // clauses that may stand in one place only
};

/// A rule set cut in pieces that may be put in any order.
struct RuleSetText {
  std::string header;       // of the first file
  std::string file_header;  // of every other
  std::vector<std::string> declarations;
  std::vector<QuestionText> questions;

  /// One file, in the order as made.
  [[nodiscard]] std::string in_order() const;
  /// Two files, everything the other way round.
  [[nodiscard]] std::vector<std::string> turned_round() const;
};

/// How tables are written: as they are meant; so, but with every row split in two by the day; or — all of them with
/// elke treffer — as tables or as the rules their rows are.
enum class Tables { as_meant, split, every_hit, written_out };

/// Clauses that stand for something: as they are, or as what they stand for (clauses 5.23, 5.25 and 5.26).
enum class Clauses { as_they_are, spelled_out };

struct Writing {
  Tables tables = Tables::as_meant;
  Clauses clauses = Clauses::as_they_are;
};

[[nodiscard]] RuleSetText write_rules(const Recipe& recipe, Writing writing = {});

/// A rule that is never in force, as the last by name, in every question: with all other rules as what it derogates
/// from.
[[nodiscard]] RuleSetText with_dead_rules(RuleSetText text);

[[nodiscard]] Documents documents_of(const std::vector<std::string>& texts);

}  // namespace klap::differential
