// Faults in who gives the order, beside who decides (clauses 3.2, 12.13, 12.14).
#include <algorithm>

#include "differential/planting.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::CaseOutcome;
using decision::DecisionOutcome;
using decision::Outcome;
using decision::OutcomeKind;
using decision::TakenDecision;
using reference::judge;
using reference::Judged;
using semantics::DecisionKinds;
using semantics::Model;

constexpr auto order = static_cast<std::size_t>(DecisionKind::give_order);

void for_all_taken(Case& facts, const std::function<void(TakenDecision&)>& change) {
  for (TakenDecision& taken : facts.decisions) change(taken);
}

// Who may award may give the order for it.
void let_kinds_include_orders(Model& model) {
  const auto widen = [](DecisionKinds& kinds) {
    if (kinds.test(static_cast<std::size_t>(DecisionKind::award))) kinds.set(order);
  };
  for (auto& competence : model.competences) widen(competence.kinds);
  for (auto& mandate : model.mandates) widen(mandate.kinds);
}

// An order where there is no right at all, by the register.
void order_without_right(const Model& model, const Case& facts, Judged& judged) {
  CaseOutcome answers = judged.outcome;
  for (auto& request : answers.requests) request.right.kind = OutcomeKind::open;
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    const bool no_right = decision.orderer.kind == OutcomeKind::not_applicable &&
                          decision.orderer.waits_for == QuestionId(QuestionKind::right);
    const bool needed = std::ranges::all_of(decision.requests, [&](std::size_t r) {
      const OutcomeKind need = judged.outcome.requests[r].need.kind;
      return need == OutcomeKind::settled || need == OutcomeKind::not_applicable;
    });
    if (!no_right || !needed) continue;
    decision.orderer = answer_orderer(model, facts, view_of(answers, decision)).outcome;
  }
}

// As the decider does, where it is not known whether to award or to refuse.
void wait_for_the_right(const Model& model, const Case& facts, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    const bool open = std::ranges::any_of(
        decision.requests, [&](std::size_t r) { return judged.outcome.requests[r].right.kind == OutcomeKind::open; });
    if (open && decision.orderer.kind == OutcomeKind::settled) {
      decision.orderer = reference::waits_for(model, facts, QuestionKind::right);
    }
  }
}

// The follow-up of the same case without the question.
void do_not_ratify_orders(const Model& model, const Case& facts, Judged& judged) {
  Model other = model;
  other.questions[static_cast<std::size_t>(QuestionKind::orderer)].asked = false;
  const CaseOutcome without = judge(other, facts).outcome;
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    judged.outcome.requests[r].follow_up = without.requests[r].follow_up;
  }
}

// With the body that is competent for the decision, whoever is for the order.
void ratify_by_who_decides(const Model&, const Case&, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    auto* orderer = std::get_if<decision::DeciderAnswer>(&decision.orderer.answer);
    const auto* decider = std::get_if<decision::DeciderAnswer>(&decision.decider.answer);
    if (orderer && decider && orderer->deciders.empty() && decider->deciders.empty()) orderer->bodies = decider->bodies;
  }
}

std::vector<Fault> faults_of_what_was_ordered() {
  return {
      in_case("who gave the order took the decision",
              [](const Model&, Case& c) {
                for_all_taken(c, [](TakenDecision& taken) {
                  if (taken.ordered_by.is_some()) taken.taken_by = taken.ordered_by;
                });
              }),
      in_case("who took the decision gave the order",
              [](const Model&, Case& c) {
                for_all_taken(c, [](TakenDecision& taken) {
                  if (taken.taken_by.is_some()) taken.ordered_by = taken.taken_by;
                });
              }),
      in_case("who gave the order does not count",
              [](const Model&, Case& c) { for_all_taken(c, [](TakenDecision& taken) { taken.ordered_by = {}; }); }),
      in_case("an order given before is held against the power of today",
              [](const Model&, Case& c) { for_all_taken(c, [](TakenDecision& taken) { taken.ordered_on.reset(); }); }),
      in_outcome("an order without power is not ratified", do_not_ratify_orders),
      in_outcome("who may decide ratifies the order", ratify_by_who_decides),
  };
}

}  // namespace

std::vector<Fault> faults_of_orders() {
  std::vector<Fault> all{
      in_rules("who may award may give the order", let_kinds_include_orders),
      in_rules("an order has no ceiling",
               [](Model& m) {
                 for (auto& mandate : m.mandates) {
                   if (mandate.kinds.test(order)) mandate.ceiling.reset();
                 }
               }),
      in_rules("what is reserved is so for decisions only",
               [](Model& m) {
                 for (auto& reservation : m.reservations) reservation.kinds.reset(order);
               }),
      in_rules("what is presumed of interest at the question of the order does not count",
               [](Model& m) { m.questions[static_cast<std::size_t>(QuestionKind::orderer)].no_interest.reset(); }),
      in_outcome("there is an order where there is no right", order_without_right),
      in_outcome("an order waits for the right", wait_for_the_right),
      in_outcome("the derivation of an order is that of the decision",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& decision : j.derivation.decisions) decision.orderer = decision.decider;
                 }),
  };
  all.back().of_derivation = true;
  for (auto& fault : faults_of_what_was_ordered()) all.push_back(fault);
  return all;
}

}  // namespace klap::differential
