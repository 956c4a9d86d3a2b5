// Faults in own questions, in decisions that they divide and in municipalities that pay (clauses 2.3, 2.8
// – 2.10, 10.5).
#include <algorithm>

#include "differential/planting.hpp"
#include "reference/answers.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::CaseOutcome;
using decision::DecisionOutcome;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using reference::judge;
using reference::Judged;
using semantics::Model;

Model undivided(Model model) {
  for (auto& own : model.own_questions) own.divides = false;
  return model;
}

// One decision for a person and law, with the answers of its first request.
Judged merge_decisions(const Model& model, const Case& facts) {
  Judged judged = judge(undivided(model), facts);
  const CaseOutcome expected = judge(model, facts).outcome;
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    const auto with_it = expected.requests[decision.requests.front()].decision;
    decision.divided_by = expected.decisions[*with_it].divided_by;
  }
  return judged;
}

// The decider as if the answers that divide were settled.
void do_not_wait_for_division(const Model& model, const Case& facts, Judged& judged) {
  for (DecisionOutcome& decision : judged.outcome.decisions) {
    const bool waits = std::ranges::any_of(decision.divided_by, [](const auto& value) { return !value; });
    const bool for_need = std::ranges::any_of(decision.requests, [&](std::size_t r) {
      const OutcomeKind need = judged.outcome.requests[r].need.kind;
      return need != OutcomeKind::settled && need != OutcomeKind::not_applicable;
    });
    if (!waits || for_need) continue;
    decision.decider = answer_decider(undivided(model), facts, view_of(judged.outcome, decision)).outcome;
  }
}

// Those of which something is not settled among the others.
void list_by_request(const Model&, const Case&, Judged& judged) {
  CaseOutcome& outcome = judged.outcome;
  std::ranges::stable_sort(outcome.decisions, {},
                           [](const DecisionOutcome& d) { return std::pair(d.person, d.requests.front()); });
  for (std::size_t d = 0; d < outcome.decisions.size(); ++d) {
    for (const std::size_t r : outcome.decisions[d].requests) outcome.requests[r].decision = d;
  }
}

bool is_missing_of_own(const decision::RequestOutcome& request, const FactRef& fact) {
  return std::ranges::any_of(request.own,
                             [&](const Outcome& own) { return std::ranges::count(own.missing, fact) > 0; });
}

// What an answer misses goes before what its reader misses itself.
void ask_for_answers_first(const Model&, const Case&, Judged& judged) {
  for (auto& request : judged.outcome.requests) {
    std::stable_partition(request.right.missing.begin(), request.right.missing.end(),
                          [&](const FactRef& fact) { return is_missing_of_own(request, fact); });
  }
}

// The right, reading own answers that miss nothing but are open: or that are no.
void answer_right_with(const Model& model, const Case& facts, Judged& judged,
                       const std::function<void(Outcome&)>& change) {
  CaseOutcome answers = judged.outcome;
  for (auto& request : answers.requests) {
    for (Outcome& own : request.own) change(own);
  }
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    const reference::Entity entity{facts.requests[r].person, r, &answers};
    judged.outcome.requests[r].right = answer_question(model, facts, QuestionKind::right, entity).outcome;
  }
}

void drop_missing_of_answers(const Model& model, const Case& facts, Judged& judged) {
  answer_right_with(model, facts, judged, [](Outcome& own) {
    if (own.kind == OutcomeKind::missing) own.kind = OutcomeKind::open;
  });
}

void do_not_wait_for_answers(const Model& model, const Case& facts, Judged& judged) {
  CaseOutcome expected = judged.outcome;
  answer_right_with(model, facts, judged, [](Outcome& own) {
    if (own.kind != OutcomeKind::settled) own.kind = OutcomeKind::error;
  });
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {  // neither waits nor fails: no rule
    Outcome& right = judged.outcome.requests[r].right;
    if (right.kind != OutcomeKind::error || expected.requests[r].right.kind == OutcomeKind::error) continue;
    right = reference::not_settled(model, facts, OutcomeKind::open);
    right.open = decision::OpenReason::no_rule;
  }
}

// The codes a payer's rule names, if the facts say so.
std::vector<int> named_by(const Model& model, const Case& facts, const CaseOutcome& outcome, std::size_t r) {
  std::vector<int> codes;
  const Outcome& payer = outcome.requests[r].payer;
  if (payer.kind != OutcomeKind::settled || payer.rules.empty()) return codes;
  const auto& payment = std::get<semantics::Payment>(model.rules[payer.rules.front().index].conclusion);
  const auto as_of = static_cast<std::size_t>(reference::as_of(model, QuestionKind::payer));
  reference::Facts read(model, facts, *facts.dates[as_of], {});
  for (const auto& share : payment.shares) {
    if (!share.municipality) continue;
    const auto party = work_out_party(*share.municipality, read, {facts.requests[r].person, r, &outcome});
    if (party.state == reference::State::known) codes.push_back(party.party.municipality);
  }
  return codes;
}

void keep_lines_of_zero(const Model& model, const Case& facts, Judged& judged) {
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    for (const int code : named_by(model, facts, judged.outcome, r)) {
      auto& lines = std::get<decision::PaymentAnswer>(judged.outcome.requests[r].payer.answer).elsewhere;
      const auto same = [&](const decision::MunicipalityLine& line) { return line.municipality == code; };
      if (std::ranges::none_of(lines, same)) lines.push_back({code, Money{}});
    }
  }
}

void for_all_shares(Model& model, const std::function<void(semantics::PayShare&)>& change) {
  for (auto& rule : model.rules) {
    auto* payment = std::get_if<semantics::Payment>(&rule.conclusion);
    if (!payment) continue;
    for (auto& share : payment->shares) change(share);
  }
}

std::vector<Fault> faults_of_payment() {
  return {
      in_outcome("a municipality's line of zero is kept", keep_lines_of_zero),
      in_rules("a municipality behind a ceiling does not pay",
               [](Model& m) {
                 for_all_shares(m, [](semantics::PayShare& share) {
                   if (!share.order.empty()) share.municipality.reset();
                 });
               }),
      in_outcome("lines of municipalities are not in order of code",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& request : j.outcome.requests) {
                     auto* payment = std::get_if<decision::PaymentAnswer>(&request.payer.answer);
                     if (payment) std::ranges::reverse(payment->elsewhere);
                   }
                 }),
  };
}

}  // namespace

std::vector<Fault> faults_of_own_questions() {
  std::vector<Fault> all{
      {"divided decisions are one", merge_decisions},
      in_outcome("a decider does not wait for an answer that divides", do_not_wait_for_division),
      in_outcome("decisions are listed by request", list_by_request),
      in_outcome("what an answer misses is asked first", ask_for_answers_first),
      in_outcome("what an answer misses is not asked", drop_missing_of_answers),
      in_outcome("nothing waits for an own answer", do_not_wait_for_answers),
      in_rules("own questions are read on the reference date of the case",
               [](Model& m) {
                 for (auto& own : m.own_questions) own.as_of = CaseDate::reference;
               }),
  };
  for (auto& fault : faults_of_payment()) all.push_back(fault);
  return all;
}

}  // namespace klap::differential
