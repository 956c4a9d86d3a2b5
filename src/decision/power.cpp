#include "power.hpp"

#include <algorithm>

#include <klap/decision/truth.hpp>

#include "register.hpp"
#include "safeguards.hpp"
#include "workroom.hpp"

namespace klap::decision {

namespace {

using State = Operand::State;
using Rights = std::vector<const Outcome*>;

Rights rights_of(const PowerCase& power) {
  Rights rights;
  for (const std::size_t r : *power.requests) rights.push_back(&power.answers->requests[r].right);
  return rights;
}

/// Clause 12.11: an amount out of range matters if some mandate would weigh it.
bool overflow_matters(const PowerCase& power, const Supposed& supposed) {
  const KindSet any = power.all_kinds();
  return std::any_of(power.program->mandates.begin(), power.program->mandates.end(), [&](const program::Mandate& m) {
    const bool consented = !m.consent_since || *m.consent_since <= power.as_of;
    const bool overflows = supposed.amounts[static_cast<std::size_t>(m.base)].state == State::error;
    return m.ceiling && overflows && consented && (m.kinds & any) != 0 && power.in_force(m) &&
           std::binary_search(m.laws.begin(), m.laws.end(), power.law);
  });
}

Outcome unsettled(const PowerCase& power, OutcomeKind kind) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.accountable = power.room->accountable();
  return outcome;
}

/// The facts that the answer lacks, whatever the rights become; in asking order, answers among them.
std::vector<FactRef> own_missing(const PowerCase& power) {
  FactSet candidates;
  (void)suppose(power, nullptr, &candidates);
  return reduce(*power.program, power.question, std::move(candidates), [&](const FactSet& later) {
    const Register reg(power, suppose(power, &later));
    return std::all_of(power.kind_sets.begin(), power.kind_sets.end(), [&](KindSet kinds) {
      State state{};
      (void)reg.answer(kinds, state);
      return state != State::unknown;
    });
  });
}

bool has_right(const Rights& rights, OutcomeKind kind) {
  return std::any_of(rights.begin(), rights.end(), [&](const Outcome* r) { return r->kind == kind; });
}

/// Clause 12.10, second half: no single answer for all that the rights can become.
Outcome undecided(const PowerCase& power, bool differ) {
  const Rights rights = rights_of(power);
  const bool several = power.kind_sets.size() > 1;
  if (differ && has_right(rights, OutcomeKind::error)) return unsettled(power, OutcomeKind::error);
  const std::vector<FactRef> own = own_missing(power);
  Outcome outcome;
  if (own.empty()) {
    outcome = unsettled(power, OutcomeKind::open);
    outcome.open = OpenReason::waits;
    outcome.waits_for = QuestionKind::right;
  } else {
    outcome = missing_or_open(power.reading(), own);
  }
  if (!several || !has_right(rights, OutcomeKind::missing)) return outcome;
  std::vector<FactRef> facts = std::move(outcome.missing);
  for (const Outcome* right : rights)
    for (const FactRef ref : right->missing)
      if (right->kind == OutcomeKind::missing && std::find(facts.begin(), facts.end(), ref) == facts.end())
        facts.push_back(ref);
  outcome = unsettled(power, OutcomeKind::missing);
  outcome.missing = std::move(facts);
  return outcome;
}

std::vector<KindSet> possible_kinds(const Rights& rights) {
  bool yes = false, no = false;
  std::size_t unsettled_rights = 0;
  for (const Outcome* right : rights) {
    const bool* answer = std::get_if<bool>(&right->answer);
    if (right->kind != OutcomeKind::settled || answer == nullptr)
      ++unsettled_rights;
    else
      (*answer ? yes : no) = true;
  }
  const KindSet award = bit(DecisionKind::award), refuse = bit(DecisionKind::refuse);
  const auto mixed = static_cast<KindSet>(award | refuse);
  if (unsettled_rights == 0) return {yes && no ? mixed : yes ? award : refuse};
  if (yes && no) return {mixed};
  if (yes) return {award, mixed};
  if (no) return {refuse, mixed};
  if (unsettled_rights == 1) return {award, refuse};
  return {award, refuse, mixed};
}

}  // namespace

Reading PowerCase::reading() const {
  const auto request = static_cast<std::uint32_t>(requests->front());
  Reading r(*program, *facts, facts_on, person, request);
  r.set_answers(answers);
  if (room != nullptr) r.set_room(room, &room->memo(question, request));
  return r;
}

PowerCase power_case(const program::Program& program, const Case& facts, const CaseOutcome& answers,
                     const DecisionOutcome& decision, QuestionKind question, Date as_of) {
  const bool orders = question == QuestionKind::orderer;
  PowerCase power;
  power.question = question;
  power.program = &program;
  power.facts = &facts;
  power.answers = &answers;
  power.law = decision.law;
  power.person = static_cast<std::uint32_t>(decision.person);
  power.requests = &decision.requests;
  power.facts_on = as_of;
  power.as_of = as_of;
  power.known_on = facts.dates[static_cast<std::size_t>(CaseDate::decision)];
  power.kind_sets = possible_kinds(rights_of(power));
  if (orders) power.kind_sets = {bit(DecisionKind::give_order)};
  for (const TakenDecision& taken : facts.decisions) {
    if (taken.person != decision.person || taken.law != decision.law) continue;
    power.taken_by = orders ? taken.ordered_by : taken.taken_by;
    const std::optional<Date>& on = orders ? taken.ordered_on : taken.on;
    if (power.taken_by.is_some() && on) power.known_on = power.as_of = *on;
    if (!orders && taken.kind) power.kind_sets = {bit(*taken.kind)};
  }
  return power;
}

Outcome answer_decider(const PowerCase& power) {
  Supposed supposed = suppose(power, nullptr);
  if (overflow_matters(power, supposed)) return unsettled(power, OutcomeKind::error);
  const Register reg(power, std::move(supposed));
  std::optional<DeciderAnswer> one;
  State state = State::known;
  bool differ = false;
  for (const KindSet kinds : power.kind_sets) {
    State of_kinds{};
    auto answer = reg.answer(kinds, of_kinds);
    state = worse(state, of_kinds);
    if (!answer) continue;
    differ = differ || (one && *one != *answer);
    one = std::move(answer);
  }
  if (state == State::error) return unsettled(power, OutcomeKind::error);
  if (state != State::known || differ) return undecided(power, differ);
  Outcome outcome;
  outcome.kind = OutcomeKind::settled;
  outcome.answer = std::move(*one);
  return outcome;
}

namespace {

/// Clause 14.3.6: alive for every kind, and the condition as it came out.
template <class Trace, class Id, class Power>
void put_traces(std::vector<Trace>& traces, const PowerCase& power, const Register& reg,
                const std::vector<Power>& powers) {
  for (std::size_t i = 0; i < powers.size(); ++i) {
    Trace t{Id(i), Truth::yes, std::nullopt};
    each_kind(power.kind_sets.front(), [&](DecisionKind kind) { t.alive = both(t.alive, reg.alive(Id(i), kind)); });
    if constexpr (requires { powers[i].condition; })
      if (powers[i].condition.is_some()) t.condition = trace(power.reading(), powers[i].condition);
    traces.push_back(std::move(t));
  }
}

}  // namespace

Derivation derive_decider(const PowerCase& power) {
  Derivation d;
  const program::Program& program = *power.program;
  const Register reg(power, suppose(power, nullptr));
  put_traces<MandateTrace, MandateId>(d.mandates, power, reg, program.mandates);
  put_traces<PowerTrace<CompetenceId>, CompetenceId>(d.competences, power, reg, program.competences);
  put_traces<PowerTrace<DelegationId>, DelegationId>(d.delegations, power, reg, program.delegations);
  put_traces<PowerTrace<ReservationId>, ReservationId>(d.reservations, power, reg, program.reservations);
  if (power.facts->personal_interest) d.barred = *power.facts->personal_interest;
  const Supposed& supposed = reg.supposed();
  const auto amount = [&](AmountBase base) {
    const Operand& sum = supposed.amounts[static_cast<std::size_t>(base)];
    const bool is_there = sum.is_known() && (base == AmountBase::decision || counts(power, base));
    return is_there ? std::optional(sum.value.as_money()) : std::nullopt;
  };
  d.amount = amount(AmountBase::decision);
  d.person_amount = amount(AmountBase::person);
  d.plan_amount = amount(AmountBase::plan);
  d.safeguards = trace_safeguards(power.reading(), power.question);
  if (power.is_objection() && supposed.primary.is_known()) d.primary = supposed.primary.value.as_provider();
  return d;
}

}  // namespace klap::decision
