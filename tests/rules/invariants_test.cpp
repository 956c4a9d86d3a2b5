// What holds of Woerden's rules whatever the case: the examples, with one fact, the kind of support or the date
// changed.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
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

Fact known(Value value) {
  Fact fact;
  fact.state = Fact::State::known;
  fact.value = value;
  return fact;
}

/// All values of a fact that is yes or no, or a choice.
std::vector<Value> values_of(const semantics::Field& field) {
  if (field.type.history) return {};
  if (field.type.kind == TypeKind::boolean) return {Value::boolean(false), Value::boolean(true)};
  std::vector<Value> values;
  if (field.type.kind == TypeKind::choice)
    for (std::size_t i = 0; i < field.choices.size(); ++i) values.push_back(Value::choice(i));
  return values;
}

void set(Case& facts, FieldOwner owner, std::size_t field, const Fact& fact) {
  if (owner == FieldOwner::plan) facts.plan.at(field) = fact;
  if (owner == FieldOwner::request)
    for (auto& request : facts.requests) request.facts.at(field) = fact;
  if (owner == FieldOwner::person)
    for (auto& person : facts.persons) person.facts.at(field) = fact;
}

/// The case with every value of every such fact, one at a time.
template <class Try>
void each_changed(const Case& facts, const Try& attempt) {
  for (std::size_t f = 0; f < model().fields.size(); ++f) {
    for (const Value value : values_of(model().fields[f])) {
      Case changed = facts;
      set(changed, model().fields[f].owner, f, known(value));
      attempt(changed);
    }
  }
}

std::size_t kind_of_support() {
  for (std::size_t f = 0; f < model().fields.size(); ++f)
    if (model().fields[f].name == "soort") return f;
  FAIL("no field 'soort'");
  return 0;
}

std::vector<Case> of_every_kind(const Case& facts) {
  std::vector<Case> all{facts};
  const std::size_t kind = kind_of_support();
  for (const Value value : values_of(model().fields[kind])) {
    all.push_back(facts);
    set(all.back(), FieldOwner::request, kind, known(value));
  }
  return all;
}

/// What went wrong, each once, with the names of the rules.
class Findings {
 public:
  void look(const Case& facts) {
    const auto outcome = decision::decide(woerden().program, facts);
    for (std::size_t r = 0; r < outcome.requests.size(); ++r) look(facts.requests[r], outcome.requests[r]);
    for (const auto& one : outcome.decisions) look(one);
    agree("direction", outcome.plan.direction);
  }

  [[nodiscard]] std::string text() const {
    std::string lines;
    for (const std::string& line : found_) lines += line + "\n";
    return lines;
  }

 private:
  std::set<std::string> found_;

  static bool has_delegated(ActorId body, SourceId law) {
    for (const auto& delegation : model().delegations)
      if (delegation.from == body && std::count(delegation.laws.begin(), delegation.laws.end(), law) > 0) return true;
    return false;
  }

  /// Then a WMO301 ends the assignment.
  static bool has_running_assignment(const decision::Request& request) {
    for (std::size_t f = 0; f < model().fields.size(); ++f)
      if (model().fields[f].name == "toewijzing_loopt") return request.facts.at(f) == known(Value::boolean(true));
    return false;
  }

  static std::string name(SourceId law) { return law.is_some() ? model().sources.at(law.index).name : "?"; }

  void agree(const std::string& question, const Outcome& outcome) {
    if (outcome.kind == OutcomeKind::error) found_.insert(question + " cannot be worked out");
    if (outcome.kind != OutcomeKind::conflict) return;
    std::string line = question + " in conflict:";
    for (const RuleId rule : outcome.rules) line += " " + model().rules.at(rule.index).name;
    found_.insert(line);
  }

  void look(const decision::Request& request, const decision::RequestOutcome& outcome) {
    agree("law", outcome.law);
    agree("need", outcome.need);
    agree("right", outcome.right);
    agree("payer", outcome.payer);
    agree("follow-up", outcome.follow_up);
    for (std::size_t q = 0; q < outcome.own.size(); ++q) agree(model().own_questions.at(q).name, outcome.own[q]);
    check_sum(request, outcome.payer);
    const auto* law = std::get_if<SourceId>(&outcome.law.answer);
    const auto* right = std::get_if<bool>(&outcome.right.answer);
    const auto* duties = std::get_if<std::vector<decision::ObligationAnswer>>(&outcome.follow_up.answer);
    if (duties == nullptr) return;
    for (const auto& duty : *duties) {
      const bool to_actor = duty.to.kind == decision::PartyAnswer::Kind::actor;
      if (to_actor && model().actors.at(duty.to.actor.index).kind == ActorKind::volunteer &&
          duty.kind != ObligationKind::nothing)
        found_.insert("a volunteer gets something");
      const bool no_right = law == nullptr || name(*law) != "Wmo" || right == nullptr || !*right;
      if (duty.message == "WMO301" && no_right && !has_running_assignment(request))
        found_.insert("WMO301 without a right under the Wmo");
    }
  }

  void look(const decision::DecisionOutcome& outcome) {
    agree("decider", outcome.decider);
    agree("orderer", outcome.orderer);
    agree("addressee", outcome.addressee);
    const auto* answer = std::get_if<decision::DeciderAnswer>(&outcome.decider.answer);
    if (answer == nullptr) return;
    for (const auto& decider : answer->deciders)
      if (has_delegated(decider.on_behalf_of, outcome.law))
        found_.insert(model().actors.at(decider.on_behalf_of.index).name + " decides after delegation");
  }

  void check_sum(const decision::Request& request, const Outcome& payer) {
    const auto* payment = std::get_if<decision::PaymentAnswer>(&payer.answer);
    if (payment == nullptr) return;
    std::int64_t cents = payment->uncovered.cents();
    for (const auto& line : payment->lines) cents += line.amount.cents();
    for (const auto& line : payment->elsewhere) cents += line.amount.cents();
    if (cents != request.facts.at(model().costs.index).value.as_money().cents())
      found_.insert("a payment does not add up");
  }
};

}  // namespace

TEST_CASE("whatever one fact becomes, no two rules of Woerden are in conflict") {
  Findings findings;
  std::size_t number = 0;
  for (const auto& example : model().examples) {
    const Case facts = analysis::case_of(model(), example);
    each_changed(facts, [&](const Case& changed) { findings.look(changed); });
    if (++number % 4 != 0) continue;  // two facts at once are many cases
    for (const Case& other : of_every_kind(facts))
      each_changed(other, [&](const Case& changed) { findings.look(changed); });
  }
  CHECK(findings.text() == "");
}

TEST_CASE("whatever the day, no two rules of Woerden are in conflict") {
  Findings findings;
  for (const auto& example : model().examples) {
    for (Case facts : of_every_kind(analysis::case_of(model(), example))) {
      for (const char* day :
           {"2014-12-31", "2015-01-01", "2015-12-31", "2016-01-01", "2017-12-31", "2018-01-01", "2020-01-01",
            "2021-12-31", "2022-01-01", "2023-04-02", "2023-04-03", "2025-02-28", "2025-12-31", "2026-01-01"}) {
        facts.dates.at(static_cast<std::size_t>(CaseDate::reference)) = date_from_iso(day);
        findings.look(facts);
      }
    }
  }
  CHECK(findings.text() == "");
}
