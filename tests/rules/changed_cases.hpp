// The examples of Woerden with facts, days, budgets and interests changed: what a property of the rules is held against.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

namespace klap::test {

inline const RuleSet& woerden() {
  static const Loaded once = load_rules({(std::filesystem::path(KLAP_SOURCE_DIR) / "rules" / "woerden").string()});
  if (!once.rules) FAIL("rules/woerden does not load");
  return *once.rules;
}

inline const semantics::Model& model() { return woerden().model; }

inline const std::string& name(ActorId id) { return model().actors.at(id.index).name; }
inline std::string name(SourceId law) { return law.is_some() ? model().sources.at(law.index).name : "?"; }

inline decision::Fact known(Value value) {
  decision::Fact fact;
  fact.state = decision::Fact::State::known;
  fact.value = value;
  return fact;
}

inline std::size_t field(const std::string& called) {
  for (std::size_t f = 0; f < model().fields.size(); ++f)
    if (model().fields[f].name == called) return f;
  FAIL("no field " << called);
  return 0;
}

/// All values of a fact that is yes or no, or a choice.
inline std::vector<Value> values_of(const semantics::Field& field) {
  if (field.type.history) return {};
  if (field.type.kind == TypeKind::boolean) return {Value::boolean(false), Value::boolean(true)};
  std::vector<Value> values;
  if (field.type.kind == TypeKind::choice)
    for (std::size_t i = 0; i < field.choices.size(); ++i) values.push_back(Value::choice(i));
  return values;
}

inline void set(decision::Case& facts, FieldOwner owner, std::size_t field, const decision::Fact& fact) {
  if (owner == FieldOwner::plan) facts.plan.at(field) = fact;
  if (owner == FieldOwner::request)
    for (auto& request : facts.requests) request.facts.at(field) = fact;
  if (owner == FieldOwner::person)
    for (auto& person : facts.persons) person.facts.at(field) = fact;
}

/// The case with every value of every such fact, one at a time.
template <class Try>
void each_changed(const decision::Case& facts, const Try& attempt) {
  for (std::size_t f = 0; f < model().fields.size(); ++f) {
    for (const Value value : values_of(model().fields[f])) {
      decision::Case changed = facts;
      set(changed, model().fields[f].owner, f, known(value));
      attempt(changed);
    }
  }
}

/// The case as it is, and with every kind of support.
inline std::vector<decision::Case> of_every_kind(const decision::Case& facts) {
  std::vector<decision::Case> all{facts};
  const std::size_t kind = field("soort");
  for (const Value value : values_of(model().fields[kind])) {
    all.push_back(facts);
    set(all.back(), FieldOwner::request, kind, known(value));
  }
  return all;
}

/// The days on and around which a law, a lot or a contract changes.
inline const std::vector<const char*>& turning_days() {
  static const std::vector<const char*> days{
      "2014-12-31", "2015-01-01", "2015-12-31", "2016-01-01", "2017-12-31", "2018-01-01", "2020-01-01", "2021-12-31",
      "2022-01-01", "2023-04-02", "2023-04-03", "2025-02-28", "2025-12-31", "2026-01-01"};
  return days;
}

inline void on(decision::Case& facts, const char* day) {
  facts.dates.at(static_cast<std::size_t>(CaseDate::reference)) = date_from_iso(day);
}

}  // namespace klap::test
