// Faults in what rules answer: days and mentions of obligations (clause 6.9), niet van toepassing (clause 2.11).
#include <algorithm>
#include <tuple>

#include "differential/planting.hpp"
#include "reference/conditions.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::ObligationAnswer;
using decision::Outcome;
using decision::OutcomeKind;
using reference::Judged;
using semantics::Model;

void for_all_obligations(Model& model, const std::function<void(semantics::Obligation&)>& change) {
  for (auto& rule : model.rules) {
    auto* obligations = std::get_if<semantics::Obligations>(&rule.conclusion);
    if (!obligations) continue;
    for (auto& obligation : obligations->list) change(obligation);
  }
}

void for_all_lists(Judged& judged, const std::function<void(std::vector<ObligationAnswer>&)>& change) {
  for (auto& request : judged.outcome.requests) {
    auto* list = std::get_if<std::vector<ObligationAnswer>>(&request.follow_up.answer);
    if (list) change(*list);
  }
}

// From no day, where the day is geen.
void forget_days_of_none(const Model& model, const Case& facts, Judged& judged) {
  const auto as_of = static_cast<std::size_t>(reference::as_of(model, QuestionKind::follow_up));
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    Outcome& follow_up = judged.outcome.requests[r].follow_up;
    if (follow_up.kind != OutcomeKind::error) continue;
    Model other = model;
    reference::Facts read(model, facts, *facts.dates[as_of], {});
    const reference::Entity entity{facts.requests[r].person, r, &judged.outcome};
    for_all_obligations(other, [&](semantics::Obligation& obligation) {
      if (!obligation.effective.is_some()) return;
      const auto day = work_out_condition(model, obligation.effective, read, entity);
      if (day.reading.state == reference::State::none) obligation.effective = {};
    });
    follow_up = reference::judge(other, facts).outcome.requests[r].follow_up;
  }
}

// Of what differs in the day only, the first.
void send_once(std::vector<ObligationAnswer>& list) {
  const auto but_the_day = [](const ObligationAnswer& o) {
    return std::tie(o.kind, o.message, o.to, o.due, o.mention);
  };
  std::vector<ObligationAnswer> once;
  for (const ObligationAnswer& one : list) {
    if (std::ranges::none_of(once, [&](const auto& other) { return but_the_day(other) == but_the_day(one); }))
      once.push_back(one);
  }
  list = once;
}

std::vector<Fault> faults_of_obligations() {
  return {
      in_rules("from which day an obligation works does not count",
               [](Model& m) { for_all_obligations(m, [](auto& obligation) { obligation.effective = {}; }); }),
      in_rules("what is said with an obligation does not count",
               [](Model& m) { for_all_obligations(m, [](auto& obligation) { obligation.mention.clear(); }); }),
      in_outcome("a day that is geen is no day", forget_days_of_none),
      in_outcome("what differs in the day only is sent once",
                 [](const Model&, const Case&, Judged& j) { for_all_lists(j, send_once); }),
      in_outcome("obligations are in the order of the day before the term",
                 [](const Model&, const Case&, Judged& j) {
                   for_all_lists(j, [](auto& list) {
                     std::ranges::stable_sort(list, {}, [](const ObligationAnswer& o) {
                       return std::tie(o.kind, o.message, o.to, o.effective, o.due, o.mention);
                     });
                   });
                 }),
  };
}

bool says_not_applicable(const Model& model, RuleId rule) {
  return std::holds_alternative<semantics::NotApplicable>(model.rules[rule.index].conclusion);
}

// Rules that say so win from rules that say something.
void prefer_not_applicable(const Model& model, const Case&, Judged& judged) {
  for_all_outcomes(judged.outcome, [&](Outcome& outcome) {
    const bool one = std::ranges::any_of(outcome.rules, [&](RuleId rule) { return says_not_applicable(model, rule); });
    if (outcome.kind != OutcomeKind::conflict || !one) return;
    outcome.kind = OutcomeKind::not_applicable;
    outcome.accountable.reset();
  });
}

// The rights, with answers that do not apply as if they were open; or as if they were no.
void read_rights_with(const Model& model, const Case& facts, Judged& judged, OutcomeKind kind) {
  decision::CaseOutcome answers = judged.outcome;
  for (auto& request : answers.requests) {
    for (std::size_t own = 0; own < request.own.size(); ++own) {
      const bool yes_no = model.own_questions[own].type.kind == TypeKind::boolean;
      if (request.own[own].kind != OutcomeKind::not_applicable) continue;
      if (kind == OutcomeKind::settled && !yes_no) continue;
      request.own[own].kind = kind;
      if (yes_no) request.own[own].answer = Value::boolean(false);
    }
  }
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    const reference::Entity entity{facts.requests[r].person, r, &answers};
    judged.outcome.requests[r].right = answer_question(model, facts, QuestionKind::right, entity).outcome;
  }
}

std::vector<Fault> faults_of_what_does_not_apply() {
  return {
      in_rules("an answer that is geen is an error, also where it may be",
               [](Model& m) {
                 for (auto& own : m.own_questions) own.type.optional = false;
               }),
      in_outcome("who reads an answer that does not apply waits for it",
                 [](const Model& m, const Case& c, Judged& j) { read_rights_with(m, c, j, OutcomeKind::open); }),
      in_outcome("a yes or no that does not apply is no, also where it is compared",
                 [](const Model& m, const Case& c, Judged& j) { read_rights_with(m, c, j, OutcomeKind::settled); }),
      in_outcome("that something does not apply is no conflict with an answer", prefer_not_applicable),
      in_outcome("a payer that does not apply waits for the right",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& request : j.outcome.requests) {
                     const bool by_rule = !request.payer.rules.empty();
                     if (request.payer.kind == OutcomeKind::not_applicable && by_rule)
                       request.payer.waits_for = QuestionKind::right;
                   }
                 }),
  };
}

}  // namespace

std::vector<Fault> faults_of_answers() {
  std::vector<Fault> all = faults_of_obligations();
  for (auto& fault : faults_of_what_does_not_apply()) all.push_back(fault);
  return all;
}

}  // namespace klap::differential
