// What a rule's conclusion comes to for this case: clauses 6.7, 10 and 11.
#include <algorithm>

#include "payment.hpp"

namespace klap::decision {

using State = Operand::State;

State resolve(const Reading& reading, const program::Party& party, PartyAnswer& out) {
  using Kind = PartyAnswer::Kind;
  Operand named;
  switch (party.kind) {
    case PartyKind::resident: out = {Kind::person, reading.person(), {}, 0}; return State::known;
    case PartyKind::actor: out = {Kind::actor, 0, party.actor, 0}; return State::known;
    case PartyKind::field_provider:
    case PartyKind::field_person:
    case PartyKind::field_municipality: named = reading.field(party.field); break;
    case PartyKind::answer_municipality: named = reading.answer(party.answer); break;
    case PartyKind::lead_party: {
      const Operand lot = reading.field(party.field);
      named = lot.is_known() ? reading.lot_lead(lot.value.as_lot()) : lot;
      break;
    }
  }
  if (named.state == State::none) return State::error;  // clause 6.8
  if (!named.is_known()) return named.state;
  if (party.kind == PartyKind::field_person)
    out = {Kind::person, named.value.as_person(), {}, 0};
  else if (party.kind == PartyKind::field_municipality || party.kind == PartyKind::answer_municipality)
    out = {Kind::municipality, 0, {}, static_cast<int>(named.value.raw)};
  else
    out = {Kind::actor, 0, named.value.as_provider(), 0};
  return State::known;
}

namespace {

/// Clause 5.18: an answer is a value; a fact that is geen gives none, which only an optional answer may be.
Concluded value(const Reading& reading, const program::ValueIs& c) {
  const Operand o = operand(reading, c.value);
  if (o.is_known()) return {State::known, o.value, {}};
  if (o.state == State::none && c.optional) return {State::known, {}, {}, true};
  return {o.state == State::none ? State::error : o.state, {}, {}};
}

State due_date(const Reading& reading, const program::Due& due, std::optional<Date>& out) {
  const Operand from = reading.case_date(due.from);
  if (!from.is_known()) return from.state;
  switch (due.unit) {
    case TermUnit::working_days: out = add_working_days(from.value.as_date(), due.count); break;
    case TermUnit::days: out = add_days(from.value.as_date(), due.count); break;
    case TermUnit::weeks: out = add_days(from.value.as_date(), std::int64_t{7} * due.count); break;
  }
  return out ? State::known : State::error;
}

/// Clause 6.9: read as an operand is; geen is no day.
State effective_day(const Reading& reading, ExprId day, std::optional<Date>& out) {
  const Operand o = operand(reading, day);
  if (o.is_known()) out = o.value.as_date();
  return o.state == State::none ? State::error : o.state;
}

Concluded oblige(const Reading& reading, const program::Obligations& obligations) {
  State state = State::known;
  std::vector<ObligationAnswer> list;
  for (const program::Obligation& obligation : obligations.list) {
    ObligationAnswer o{obligation.kind, obligation.message, {}, {}, {}, obligation.mention};
    const State party = resolve(reading, obligation.to, o.to);
    state = worse(state, party);
    const bool to_provider = party == State::known && o.to.kind == PartyAnswer::Kind::actor &&
                             reading.program().actors[o.to.actor.index].kind == ActorKind::provider;
    if (obligation.kind == ObligationKind::message && to_provider) state = worse(state, reading.agb(o.to.actor).state);
    if (obligation.due) state = worse(state, due_date(reading, *obligation.due, o.due));
    if (obligation.effective.is_some()) state = worse(state, effective_day(reading, obligation.effective, o.effective));
    list.push_back(std::move(o));
  }
  if (state != State::known) return {state, {}, {}};
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return {State::known, std::move(list), {}};
}

Concluded address(const Reading& reading, const program::Addressee& addressee) {
  AddresseeAnswer answer;
  State state = resolve(reading, addressee.to, answer.to);
  for (const program::Party& party : addressee.copies)
    state = worse(state, resolve(reading, party, answer.copies.emplace_back()));
  if (state != State::known) return {state, {}, {}};
  std::sort(answer.copies.begin(), answer.copies.end());  // facts may name one party twice
  answer.copies.erase(std::unique(answer.copies.begin(), answer.copies.end()), answer.copies.end());
  return {State::known, std::move(answer), {}};
}

Concluded direct(const Reading& reading, const program::Director& director) {
  PartyAnswer answer;
  const State state = resolve(reading, director.is, answer);
  if (state != State::known) return {state, {}, {}};
  return {State::known, answer, {}};
}

}  // namespace

Concluded conclude(const Reading& reading, const program::Conclusion& conclusion) {
  struct Visit {
    const Reading& reading;
    Concluded operator()(const program::YesNo& c) const { return {State::known, c.yes, {}}; }
    Concluded operator()(const program::LawIs& c) const { return {State::known, c.law, {}}; }
    Concluded operator()(const program::OpenOnPurpose& c) const { return {State::known, {}, c.by}; }
    Concluded operator()(const program::NotApplicable&) const { return {State::known, {}, {}, true}; }
    Concluded operator()(const program::Payment& c) const { return pay(reading, c); }
    Concluded operator()(const program::Obligations& c) const { return oblige(reading, c); }
    Concluded operator()(const program::Addressee& c) const { return address(reading, c); }
    Concluded operator()(const program::Director& c) const { return direct(reading, c); }
    Concluded operator()(const program::ValueIs& c) const { return value(reading, c); }
  };
  return std::visit(Visit{reading}, conclusion);
}

}  // namespace klap::decision
