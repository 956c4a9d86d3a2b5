// Which municipality is to act under the Jeugdwet: whatever the facts are, there is one, or the rules name who settles
// it.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
using decision::Case;
using decision::Fact;
using decision::Outcome;
using decision::OutcomeKind;

namespace {

const RuleSet& woerden() {
  static const Loaded once = load_rules({(std::filesystem::path(KLAP_SOURCE_DIR) / "rules" / "woerden").string()});
  if (!once.rules) FAIL("rules/woerden does not load");
  return *once.rules;
}

const semantics::Model& model() { return woerden().model; }

std::size_t field(const std::string& name) {
  for (std::size_t f = 0; f < model().fields.size(); ++f)
    if (model().fields[f].name == name) return f;
  FAIL("no field " << name);
  return 0;
}

Fact known(const semantics::Field& of, const Value& value) {
  Fact fact;
  fact.state = of.type.history ? Fact::State::history : Fact::State::known;
  if (of.type.history)
    fact.history.emplace_back(date_from_iso("2000-01-01").value(), value);
  else
    fact.value = value;
  return fact;
}

Fact none() {
  Fact fact;
  fact.state = Fact::State::none;
  return fact;
}

/// Every value of a fact that is yes or no or a choice; of another one, a value and, where it may be, none.
std::vector<Fact> values_of(const semantics::Field& of, std::size_t parent) {
  std::vector<Fact> all;
  if (of.type.kind == TypeKind::boolean) all = {known(of, Value::boolean(false)), known(of, Value::boolean(true))};
  for (std::size_t i = 0; i < of.choices.size(); ++i) all.push_back(known(of, Value::choice(i)));
  if (of.type.kind == TypeKind::municipality) all.push_back(known(of, Value::municipality(344)));
  if (of.type.kind == TypeKind::person) all.push_back(known(of, Value::person(parent)));
  if (of.type.optional) all.push_back(none());
  return all;
}

struct Dimension {
  std::size_t field = 0;
  std::vector<Fact> values;
};

/// A child and a mother, youth help, and every municipality known.
Case child_and_mother() {
  for (const auto& example : model().examples) {
    if (example.title.rfind("WP-01", 0) != 0) continue;
    Case facts = analysis::case_of(model(), example);
    for (auto& person : facts.persons)
      person.facts.at(field("woongemeente")) = known(model().fields[field("woongemeente")], Value::municipality(632));
    return facts;
  }
  FAIL("no example WP-01");
  return {};
}

std::vector<Dimension> dimensions(const Case& facts, const std::vector<std::string>& names) {
  const std::size_t child = facts.requests.at(0).person;
  const std::size_t mother = child == 0 ? 1 : 0;
  std::vector<Dimension> all;
  for (const std::string& name : names) all.push_back({field(name), values_of(model().fields[field(name)], mother)});
  return all;
}

/// Every combination of the values, from the dimension `at` on.
template <class Look>
void combine(Case& facts, const std::vector<Dimension>& all, std::size_t at, const Look& look) {
  if (at == all.size()) return look(facts);
  for (const Fact& value : all[at].values) {
    facts.persons.at(facts.requests.at(0).person).facts.at(all[at].field) = value;
    combine(facts, all, at + 1, look);
  }
}

const std::vector<std::string> since_2022 = {"verblijf",
                                             "adres_voor_verblijf",
                                             "woonplaats_buitenland",
                                             "uit_buitenland_in_verblijf",
                                             "sluit_aan_op_ander_verblijf",
                                             "adres_niet_vast_te_stellen",
                                             "aantekening_bij_adres",
                                             "aantekening_bij_adres_voor_verblijf",
                                             "moeder_bij_geboorte",
                                             "verbleef_bij_aanvraag"};

const std::vector<std::string> in_dispute = {
    "verblijf",         "adres_voor_verblijf",    "moeder_bij_geboorte", "verbleef_bij_aanvraag",
    "gemeenten_oneens", "gemeente_van_toewijzing"};

const std::vector<std::string> until_2022 = {
    "voogdij_van_instelling", "gezag", "gezag_bij", "verblijft_werkelijk_in", "verbleef_bij_aanvraag",
    "laatste_woonplaats"};

Outcome municipality_to_act(const Case& facts) {
  const auto outcome = decision::decide(woerden().program, facts);
  for (std::size_t q = 0; q < model().own_questions.size(); ++q)
    if (model().own_questions[q].name == "gemeente_aan_zet") return outcome.requests.at(0).own.at(q);
  FAIL("no question gemeente_aan_zet");
  return {};
}

bool answered(const Outcome& outcome) {
  return outcome.kind == OutcomeKind::settled ||
         (outcome.kind == OutcomeKind::open && outcome.open == decision::OpenReason::on_purpose);
}

/// How many combinations have no answer on that day.
std::size_t without_answer(const char* day, const std::vector<std::string>& names) {
  Case facts = child_and_mother();
  facts.dates.at(static_cast<std::size_t>(CaseDate::reference)) = date_from_iso(day);
  std::size_t failures = 0;
  combine(facts, dimensions(facts, names), 0, [&](const Case& one) {
    if (!answered(municipality_to_act(one))) ++failures;
  });
  return failures;
}

}  // namespace

TEST_CASE("the residence rule since 2022 answers every combination of its facts") {
  for (const char* day : {"2022-01-01", "2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01"}) {
    INFO(day);
    CHECK(without_answer(day, since_2022) == 0);
    CHECK(without_answer(day, in_dispute) == 0);
  }
}

TEST_CASE("the residence rule until 2022 answers every combination of its facts") {
  for (const char* day : {"2015-01-01", "2021-12-31"}) {
    INFO(day);
    CHECK(without_answer(day, until_2022) == 0);
  }
}

TEST_CASE("with a fact of the residence rule unknown, no two of its rules are in conflict") {
  for (const auto& [day, names] : {std::pair("2021-12-31", until_2022), std::pair("2022-01-01", since_2022)}) {
    Case facts = child_and_mother();
    facts.dates.at(static_cast<std::size_t>(CaseDate::reference)) = date_from_iso(day);
    const auto all = dimensions(facts, names);
    for (std::size_t unknown = 0; unknown < all.size(); ++unknown) {
      auto some = all;
      some[unknown].values = {Fact{}};
      std::size_t wrong = 0;
      combine(facts, some, 0, [&](const Case& one) {
        const OutcomeKind kind = municipality_to_act(one).kind;
        if (kind == OutcomeKind::conflict || kind == OutcomeKind::error) ++wrong;
      });
      INFO(day << " without " << model().fields[all[unknown].field].name);
      CHECK(wrong == 0);
    }
  }
}
