// How faults are planted.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "differential/planted.hpp"
#include "reference/power.hpp"

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
/// In planted_household.cpp.
[[nodiscard]] std::vector<Fault> faults_of_households();

}  // namespace klap::differential
