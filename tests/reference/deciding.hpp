// What is fixed while the decider, or the orderer, of one decision is worked out (clauses 12.2, 12.3, 12.9, 12.14,
// 14.3.6).
#pragma once

#include <vector>

#include "reference/chains.hpp"
#include "reference/power.hpp"

namespace klap::reference {

struct Deciding {
  const semantics::Model& model;
  const decision::Case& given;
  const DecisionView& view;
  QuestionKind question;  // decider or orderer
  Date reference;
  SourceId law;
  const decision::TakenDecision* taken = nullptr;
  std::vector<Chain> chains;
  std::vector<semantics::DecisionKinds> kind_sets;

  [[nodiscard]] Entity entity() const { return {view.person, view.requests.front(), &view.answers}; }
  [[nodiscard]] std::vector<const decision::Outcome*> rights() const {
    std::vector<const decision::Outcome*> result;
    for (const std::size_t request : view.requests) result.push_back(&view.answers.requests[request].right);
    return result;
  }
  [[nodiscard]] bool is_of_order() const { return question == QuestionKind::orderer; }
  // Clause 12.9: who took the decision; clause 12.14: who gave the order, whoever decided.
  [[nodiscard]] ActorId claimed() const {
    if (!taken) return {};
    return is_of_order() ? taken->ordered_by : taken->taken_by;
  }
  // Clause 12.9: the day somebody did, if that is said.
  [[nodiscard]] std::optional<Date> claimed_on() const {
    if (!claimed().is_some()) return std::nullopt;
    return is_of_order() ? taken->ordered_on : taken->on;
  }
  [[nodiscard]] Date on() const { return claimed_on().value_or(reference); }
  // Clause 9.9: a power that became known later is none.
  [[nodiscard]] std::optional<Date> known_by() const {
    return claimed_on() ? claimed_on() : given.dates[static_cast<std::size_t>(CaseDate::decision)];
  }
};

/// Clause 12.2, in order.
[[nodiscard]] std::vector<semantics::DecisionKinds> possible_kind_sets(const Deciding& d);

/// Clause 12.3: what a ceiling of this base is held against.
[[nodiscard]] Reading amount_of(const Deciding& d, AmountBase base, Facts& facts);

/// Does a mandate of the question have a ceiling of this base?
[[nodiscard]] bool is_base(const Deciding& d, AmountBase base);

/// May the mandate be one of the question: of the decider to decide, of the orderer to give orders (clause 12.13).
[[nodiscard]] bool is_of_question(const Deciding& d, const semantics::Mandate& mandate);

/// With the costs and all conditions read.
[[nodiscard]] Power power_with(const Deciding& d, Facts& facts);

[[nodiscard]] bool is_on_objection(const semantics::DecisionKinds& kinds);

[[nodiscard]] decision::Derivation derivation_of(const Deciding& d);

}  // namespace klap::reference
