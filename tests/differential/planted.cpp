#include <algorithm>

#include "differential/planting.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::Fact;
using decision::Outcome;
using decision::OutcomeKind;
using reference::judge;
using reference::Judged;
using semantics::Model;

std::vector<Fault> faults_of_rules() {
  return {
      in_rules("a rule ends a day early",
               [](Model& m) {
                 for (auto& rule : m.rules) day_earlier(rule.validity.through);
               }),
      in_rules("a mandate begins a day early",
               [](Model& m) {
                 for (auto& mandate : m.mandates) day_earlier(mandate.validity.from);
               }),
      in_rules("a lot ends a day early",
               [](Model& m) {
                 for (auto& lot : m.lots) {
                   if (lot.period) day_earlier(lot.period->through);
                 }
               }),
      in_rules("a mandate's ceiling itself is too much",
               [](Model& m) {
                 for (auto& mandate : m.mandates) {
                   if (mandate.ceiling) mandate.ceiling = subtract(*mandate.ceiling, *Money::from_cents(1));
                 }
               }),
      in_rules("what was spent in any year counts",
               [](Model& m) {
                 for (auto& budget : m.budgets) {
                   if (budget.ceiling) budget.ceiling->period = CeilingPeriod::whole_term;
                 }
               }),
      in_rules("power is passed on without leave",
               [](Model& m) {
                 for (auto& mandate : m.mandates) mandate.may_submandate = true;
               }),
      in_rules("exceptions to exceptions do not count",
               [](Model& m) {
                 write_precedence(m);
                 for (auto& rule : m.rules) {
                   std::erase_if(rule.exception_to, [&](RuleId to) { return !m.rules[to.index].exception_to.empty(); });
                 }
               }),
      in_rules("presumptions do not count",
               [](Model& m) {
                 for (auto& field : m.fields) field.presumption.reset();
               }),
      in_rules("the effort of asking does not count",
               [](Model& m) {
                 for (auto& field : m.fields) field.effort = 1;
               }),
      in_rules("every AGB code is known",
               [](Model& m) {
                 for (auto& actor : m.actors) actor.agb = actor.agb.value_or("00000000");
               }),
      in_rules("left-over cents go to the last stream",
               [](Model& m) {
                 for (auto& rule : m.rules) {
                   auto* payment = std::get_if<semantics::Payment>(&rule.conclusion);
                   const bool to_budget =
                       payment && payment->leftover.is_some() && !payment->shares.back().order.empty();
                   if (to_budget) payment->leftover = payment->shares.back().order.front();
                 }
               }),
      in_rules("more than is meant where at least is written",
               [](Model& m) {
                 for (auto& expr : m.exprs) expr.op = expr.op == Op::greater_equal ? Op::greater : expr.op;
               }),
  };
}

std::vector<Fault> faults_of_facts() {
  return {
      in_case("who is born on 29 February has a birthday the day before",
              [](const Model& m, Case& c) {
                for_all_facts(c, [&](std::size_t f, Fact& fact) {
                  const bool leap_day = fact.state == Fact::State::known && m.fields[f].type.kind == TypeKind::date &&
                                        to_iso(fact.value.as_date()).substr(5) == "02-29";
                  if (leap_day && f == m.birth_date.index) fact.value.raw -= 1;
                });
              }),
      in_case("a history counts from the next day",
              [](const Model&, Case& c) {
                for_all_facts(c, [](std::size_t, Fact& fact) {
                  for (auto& [from, value] : fact.history) from = *add_days(from, 1);
                });
              }),
      in_case("geen is unknown",
              [](const Model&, Case& c) {
                for_all_facts(c, [](std::size_t, Fact& fact) {
                  if (fact.state == Fact::State::none) fact.state = Fact::State::unknown;
                });
              }),
      in_case("what is not known is nee",
              [](const Model& m, Case& c) {
                for_all_facts(c, [&](std::size_t f, Fact& fact) {
                  if (fact.state != Fact::State::unknown || m.fields[f].type.kind != TypeKind::boolean) return;
                  if (!m.fields[f].presumption) fact = {Fact::State::known, Value::boolean(false), {}};
                });
              }),
      in_case("personal interest does not count",
              [](const Model&, Case& c) { c.personal_interest = std::vector<ActorId>{}; }),
      in_case("who took the decision does not count",
              [](const Model&, Case& c) {
                for (auto& taken : c.decisions) taken.taken_by = ActorId{};
              }),
      in_case("a decision taken before is held against the power of today",
              [](const Model&, Case& c) {
                for (auto& taken : c.decisions) taken.on.reset();
              }),
      in_case("the stated kind of a decision does not count",
              [](const Model&, Case& c) {
                for (auto& taken : c.decisions) taken.kind.reset();
              }),
      in_case("all requests are of the first person",
              [](const Model&, Case& c) {
                for (auto& request : c.requests) request.person = 0;
              }),
  };
}

// The payer of a request alone in its case, so that nothing else charges the same ceiling.
void forget_shared_ceilings(const Model& model, const Case& facts, Judged& judged) {
  for (std::size_t r = 0; r < facts.requests.size(); ++r) {
    Outcome& payer = judged.outcome.requests[r].payer;
    if (payer.kind != OutcomeKind::open || payer.open != decision::OpenReason::shared_ceiling) continue;
    Case alone = facts;
    alone.requests = {facts.requests[r]};
    payer = judge(model, alone).outcome.requests.front().payer;
  }
}

// Every fact of an answer that other answers wait for as well: nothing is left out.
void add_unknown_nodes(const decision::ConditionTrace& trace, std::vector<decision::FactRef>& missing) {
  const bool unknown = trace.truth == decision::Truth::unknown && !trace.value && !trace.none;
  const bool fact = trace.fact && trace.fact->kind == decision::FactRef::Kind::field;
  if (fact && unknown && std::ranges::count(missing, *trace.fact) == 0) missing.push_back(*trace.fact);
  for (const auto& argument : trace.arguments) add_unknown_nodes(argument, missing);
}

void ask_everything(const Model&, const Case&, Judged& judged) {
  for (std::size_t r = 0; r < judged.outcome.requests.size(); ++r) {
    Outcome& right = judged.outcome.requests[r].right;
    if (right.kind != OutcomeKind::missing) continue;
    for (const auto& rule : judged.derivation.requests[r].right.rules) {
      if (rule.condition && rule.status != decision::Truth::no) add_unknown_nodes(*rule.condition, right.missing);
    }
  }
}

std::vector<Fault> faults_of_outcomes() {
  return {
      in_outcome("requests do not see each other's charges", forget_shared_ceilings),
      in_outcome("missing facts are not reduced", ask_everything),
      in_outcome("only the first of several deciders is named",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& decision : j.outcome.decisions) {
                     auto* answer = std::get_if<decision::DeciderAnswer>(&decision.decider.answer);
                     if (answer && answer->deciders.size() > 1) answer->deciders.resize(1);
                   }
                 }),
      in_outcome("rules that agree are not all named",
                 [](const Model&, const Case&, Judged& j) {
                   for_all_outcomes(j.outcome, [](Outcome& o) {
                     if (o.rules.size() > 1) o.rules.resize(1);
                   });
                 }),
      in_outcome("a ceiling that is passed is not open",
                 [](const Model&, const Case&, Judged& j) {
                   for (auto& request : j.outcome.requests) {
                     auto* payment = std::get_if<decision::PaymentAnswer>(&request.payer.answer);
                     if (payment) payment->uncovered = Money{};
                   }
                 }),
      in_outcome("the named function does not go first",
                 [](const Model& m, const Case&, Judged& j) {
                   for_all_outcomes(j.outcome, [&](Outcome& o) {
                     if (o.accountable) o.accountable->steps.front().actor = m.ladder->rungs.front().actor;
                   });
                 }),
  };
}

}  // namespace

std::vector<Fault> planted_faults() {
  std::vector<Fault> all = faults_of_rules();
  for (auto& fault : faults_of_facts()) all.push_back(fault);
  for (auto& fault : faults_of_outcomes()) all.push_back(fault);
  for (auto& fault : faults_of_own_questions()) all.push_back(fault);
  for (auto& fault : faults_of_answers()) all.push_back(fault);
  for (auto& fault : faults_of_expressions()) all.push_back(fault);
  for (auto& fault : faults_of_power()) all.push_back(fault);
  for (auto& fault : faults_of_orders()) all.push_back(fault);
  for (auto& fault : faults_of_need()) all.push_back(fault);
  for (auto& fault : faults_of_payments()) all.push_back(fault);
  for (auto& fault : faults_of_shared_ceilings()) all.push_back(fault);
  for (auto& fault : faults_of_weighing_terms_and_bases()) all.push_back(fault);
  for (auto& fault : faults_of_precedence()) all.push_back(fault);
  for (auto& fault : faults_of_safeguards()) all.push_back(fault);
  for (auto& fault : faults_of_households()) all.push_back(fault);
  for (auto& fault : faults_of_lists_and_tables()) all.push_back(fault);
  return all;
}

}  // namespace klap::differential
