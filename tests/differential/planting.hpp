// How faults are planted.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "differential/planted.hpp"
#include "reference/power.hpp"
#include "reference/precedence.hpp"

namespace klap::differential {

/// The judge on other rules.
inline Fault in_rules(const std::string& name, const std::function<void(semantics::Model&)>& change) {
  return {name, [change](const semantics::Model& model, const decision::Case& facts) {
            semantics::Model other = model;
            change(other);
            return reference::judge(other, facts);
          }};
}

/// The judge on another case.
inline Fault in_case(const std::string& name,
                     const std::function<void(const semantics::Model&, decision::Case&)>& change) {
  return {name, [change](const semantics::Model& model, const decision::Case& facts) {
            decision::Case other = facts;
            change(model, other);
            return reference::judge(model, other);
          }};
}

/// What the judge says, spoiled.
inline Fault in_outcome(
    const std::string& name,
    const std::function<void(const semantics::Model&, const decision::Case&, reference::Judged&)>& change) {
  return {name, [change](const semantics::Model& model, const decision::Case& facts) {
            reference::Judged judged = reference::judge(model, facts);
            change(model, facts, judged);
            return judged;
          }};
}

/// What comes of which source goes before which, written out as exceptions (clause 7.3): exceptions can then be taken
/// away, and nothing comes in their place.
inline void write_precedence(semantics::Model& model) {
  const semantics::Model as_read = model;
  for (std::size_t i = 0; i < model.rules.size(); ++i) {
    for (std::size_t j = 0; j < model.rules.size(); ++j) {
      if (reference::goes_before(as_read, RuleId(i), RuleId(j))) model.rules[i].exception_to.emplace_back(j);
    }
    std::sort(model.rules[i].exception_to.begin(), model.rules[i].exception_to.end());
  }
  for (auto& source : model.sources) source.before.clear();
}

/// Is a rule written to be an exception to another, directly or through others?
inline bool is_written_exception(const semantics::Model& model, RuleId rule, RuleId other) {
  const auto& to = model.rules[rule.index].exception_to;
  return std::any_of(to.begin(), to.end(),
                     [&](RuleId next) { return next == other || is_written_exception(model, next, other); });
}

/// A bound of a period, if there is one.
inline void day_earlier(std::optional<Date>& date) {
  if (date) date = add_days(*date, -1);
}

inline void for_all_facts(decision::Case& facts, const std::function<void(std::size_t, decision::Fact&)>& change) {
  for (auto& person : facts.persons) {
    for (std::size_t f = 0; f < person.facts.size(); ++f) change(f, person.facts[f]);
  }
  for (auto& request : facts.requests) {
    for (std::size_t f = 0; f < request.facts.size(); ++f) change(f, request.facts[f]);
  }
  for (std::size_t f = 0; f < facts.plan.size(); ++f) change(f, facts.plan[f]);
}

inline void for_all_outcomes(decision::CaseOutcome& outcome, const std::function<void(decision::Outcome&)>& change) {
  for (auto& request : outcome.requests) {
    for (decision::Outcome* o : {&request.law, &request.need, &request.right, &request.payer, &request.follow_up})
      change(*o);
    for (decision::Outcome& own : request.own) change(own);
  }
  for (auto& decision : outcome.decisions) {
    for (decision::Outcome* o : {&decision.decider, &decision.orderer, &decision.addressee}) change(*o);
  }
  change(outcome.plan.direction);
}

/// What a decision's questions see of it.
[[nodiscard]] reference::DecisionView view_of(const decision::CaseOutcome& outcome,
                                              const decision::DecisionOutcome& decision);

/// In planted_own.cpp.
[[nodiscard]] std::vector<Fault> faults_of_own_questions();
/// In planted_answers.cpp.
[[nodiscard]] std::vector<Fault> faults_of_answers();
/// In planted_expressions.cpp.
[[nodiscard]] std::vector<Fault> faults_of_expressions();
/// In planted_power.cpp.
[[nodiscard]] std::vector<Fault> faults_of_power();
/// In planted_orders.cpp.
[[nodiscard]] std::vector<Fault> faults_of_orders();
/// In planted_need.cpp.
[[nodiscard]] std::vector<Fault> faults_of_need();
/// In planted_lists.cpp.
[[nodiscard]] std::vector<Fault> faults_of_lists_and_tables();
/// In planted_payments.cpp.
[[nodiscard]] std::vector<Fault> faults_of_payments();
/// In planted_precedence.cpp.
[[nodiscard]] std::vector<Fault> faults_of_precedence();
/// In planted_safeguards.cpp.
[[nodiscard]] std::vector<Fault> faults_of_safeguards();
/// In planted_weighing.cpp.
[[nodiscard]] std::vector<Fault> faults_of_weighing_terms_and_bases();
/// In planted_household.cpp.
[[nodiscard]] std::vector<Fault> faults_of_households();

}  // namespace klap::differential
