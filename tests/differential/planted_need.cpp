// Faults in whether a decision is needed (clauses 2.3, 2.6 and 2.7).
#include <algorithm>

#include "differential/planting.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::CaseOutcome;
using decision::DecisionOutcome;
using decision::Fact;
using decision::OutcomeKind;
using reference::judge;
using reference::Judged;
using semantics::Model;

// What a request settled on no would be in, if nobody asked: the decisions of the rule set without the question.
Judged without_need(const Model& model, const Case& facts) {
  Model other = model;
  other.questions[static_cast<std::size_t>(QuestionKind::need)].asked = false;
  Judged judged = judge(other, facts);
  const CaseOutcome expected = judge(model, facts).outcome;
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    judged.outcome.requests[r].need = expected.requests[r].need;
  }
  return judged;
}

bool waits_for_need(const Model& model, const CaseOutcome& outcome, const DecisionOutcome& decision) {
  return model.questions[static_cast<std::size_t>(QuestionKind::need)].asked &&
         std::ranges::any_of(decision.requests,
                             [&](std::size_t r) { return outcome.requests[r].need.kind != OutcomeKind::settled; });
}

// The decider of every decision, with the costs of what needs none added to those of its first request.
void count_all_costs(const Model& model, const Case& facts, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    Case other = facts;
    Fact& costs = other.requests[decision.requests.front()].facts[model.costs.index];
    for (std::size_t r = 0; r < facts.requests.size(); ++r) {
      const Fact& more = facts.requests[r].facts[model.costs.index];
      if (judged.outcome.requests[r].decision || facts.requests[r].person != decision.person) continue;
      if (judged.outcome.requests[r].law.answer != decision::Answer{decision.law}) continue;
      if (costs.state == Fact::State::known && more.state == Fact::State::known) costs.value.raw += more.value.raw;
    }
    if (waits_for_need(model, judged.outcome, decision)) continue;
    decision.decider = reference::answer_decider(model, other, view_of(judged.outcome, decision)).outcome;
  }
}

// Decider and addressee as if every request of the decision needed it.
void do_not_wait(const Model& model, const Case& facts, Judged& judged, bool decider_too) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    if (!waits_for_need(model, judged.outcome, decision)) continue;
    const reference::DecisionView view = view_of(judged.outcome, decision);
    const reference::Entity entity{decision.person, decision.requests.front(), &judged.outcome};
    if (decider_too) decision.decider = reference::answer_decider(model, facts, view).outcome;
    decision.addressee = reference::answer_question(model, facts, QuestionKind::addressee, entity).outcome;
  }
}

// A law that is not settled goes before a need that is not.
void wait_for_law_first(const Model& model, const Case& facts, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    const bool both = waits_for_need(model, judged.outcome, decision) && !decision.law.is_some();
    if (both) decision.decider = reference::answer_decider(model, facts, view_of(judged.outcome, decision)).outcome;
  }
}

// Not the first need that is awaited, but the last.
void wait_for_the_last(const Model& model, const Case& facts, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    if (!waits_for_need(model, judged.outcome, decision)) continue;
    reference::DecisionView view = view_of(judged.outcome, decision);
    for (const std::size_t r : decision.requests) {
      if (judged.outcome.requests[r].need.kind != OutcomeKind::settled) {
        view.awaited_need = &judged.outcome.requests[r].need;
      }
    }
    decision.decider = reference::answer_decider(model, facts, view).outcome;
  }
}

}  // namespace

reference::DecisionView view_of(const CaseOutcome& outcome, const DecisionOutcome& decision) {
  return {decision.person, decision.requests, outcome, nullptr};
}

std::vector<Fault> faults_of_need() {
  return {
      {"what needs no decision is in one all the same", without_need},
      in_outcome("the amount counts what needs no decision", count_all_costs),
      in_outcome("nothing waits for the need",
                 [](const Model& m, const Case& c, Judged& j) { do_not_wait(m, c, j, true); }),
      in_outcome("the addressee does not wait for the need",
                 [](const Model& m, const Case& c, Judged& j) { do_not_wait(m, c, j, false); }),
      in_outcome("a decider waits for the law before the need", wait_for_law_first),
      in_outcome("a decider waits for the last need", wait_for_the_last),
      in_outcome("what needs no decision has nothing to follow up",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& request : j.outcome.requests) {
                     if (!request.decision) request.follow_up = {};
                   }
                 }),
  };
}

}  // namespace klap::differential
