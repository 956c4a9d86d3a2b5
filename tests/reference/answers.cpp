#include "reference/answers.hpp"

#include <algorithm>

#include "reference/conditions.hpp"

namespace klap::reference {
namespace {

using decision::ObligationAnswer;
using decision::PartyAnswer;

PartyAnswer person_party(std::uint32_t person) { return {PartyAnswer::Kind::person, person, {}, 0}; }
PartyAnswer actor_party(ActorId actor) { return {PartyAnswer::Kind::actor, 0, actor, 0}; }

// Whom a fact names.
PartyAnswer named_party(const Value& value) {
  if (value.kind == TypeKind::person) return person_party(value.as_person());
  if (value.kind == TypeKind::municipality) {
    return {PartyAnswer::Kind::municipality, 0, {}, static_cast<int>(value.raw)};
  }
  return actor_party(value.as_provider());
}

// Clause 6.7: a message to a provider needs its AGB code.
bool needs_agb(const semantics::Model& model, const semantics::Obligation& obligation, const PartyReading& to) {
  return obligation.kind == ObligationKind::message && to.state == State::known &&
         to.party.kind == PartyAnswer::Kind::actor && model.actors[to.party.actor.index].kind == ActorKind::provider;
}

}  // namespace

// Clause 6.7: what a party reads; clause 6.8: geen is an error.
PartyReading work_out_party(const semantics::Party& party, Facts& facts, const Entity& entity) {
  Reading reading;
  switch (party.kind) {
    case PartyKind::resident: return {State::known, person_party(static_cast<std::uint32_t>(entity.person))};
    case PartyKind::actor: return {State::known, actor_party(party.actor)};
    case PartyKind::field_provider:
    case PartyKind::field_person:
    case PartyKind::field_municipality: reading = facts.field(party.field, entity); break;
    case PartyKind::answer_municipality: reading = facts.answer(party.answer, entity); break;
    case PartyKind::lead_party:
      reading = facts.field(party.field, entity);
      if (reading.state == State::known) reading = facts.lot_lead(reading.value.as_lot());
      break;
  }
  if (reading.state == State::none) return {State::error, {}};
  if (reading.state != State::known) return {reading.state, {}};
  return {State::known, named_party(reading.value)};
}

namespace {

// Clauses 9.6 and 9.7: the day `count` units after `from`; no value past the end of the calendar.
std::optional<Date> days_after(Date from, int count, TermUnit unit) {
  switch (unit) {
    case TermUnit::working_days: return add_working_days(from, count);
    case TermUnit::days: return add_days(from, count);
    case TermUnit::weeks: return add_days(from, std::int64_t{7} * count);
  }
  return std::nullopt;
}

State work_out_due(const semantics::Due& due, Facts& facts, std::optional<Date>& result) {
  const Reading from = facts.case_date(due.from);
  if (from.state != State::known) return from.state;
  result = days_after(from.value.as_date(), due.count, due.unit);
  return result ? State::known : State::error;
}

// Clause 6.9: read as an operand; geen is an error.
State work_out_effective(const semantics::Model& model, ExprId day, Facts& facts, const Entity& entity,
                         std::optional<Date>& result) {
  const Reading reading = work_out_condition(model, day, facts, entity).reading;
  if (reading.state == State::none) return State::error;
  if (reading.state == State::known) result = reading.value.as_date();
  return reading.state;
}

Answered work_out_obligations(const semantics::Model& model, const semantics::Obligations& obligations, Facts& facts,
                              const Entity& entity) {
  State state = State::known;
  std::vector<ObligationAnswer> list;
  for (const semantics::Obligation& obligation : obligations.list) {
    const PartyReading to = work_out_party(obligation.to, facts, entity);
    state = worse(state, to.state);
    if (needs_agb(model, obligation, to)) state = worse(state, facts.agb(to.party.actor));
    std::optional<Date> due;
    if (obligation.due) state = worse(state, work_out_due(*obligation.due, facts, due));
    std::optional<Date> effective;
    if (obligation.effective.is_some()) {
      state = worse(state, work_out_effective(model, obligation.effective, facts, entity, effective));
    }
    list.push_back({obligation.kind, obligation.message, to.party, due, effective, obligation.mention});
  }
  if (state != State::known) return {state, {}, {}};
  make_canonical(list);
  return {State::known, list, {}};
}

// The copies are in one order and without repeats whoever the facts name, as obligations are (clause 5.11.5): what one
// person gets twice is the same answer.
Answered work_out_addressee(const semantics::Addressee& addressee, Facts& facts, const Entity& entity) {
  const PartyReading to = work_out_party(addressee.to, facts, entity);
  State state = to.state;
  decision::AddresseeAnswer answer{to.party, {}};
  for (const semantics::Party& copy : addressee.copies) {
    const PartyReading reading = work_out_party(copy, facts, entity);
    state = worse(state, reading.state);
    answer.copies.push_back(reading.party);
  }
  if (state != State::known) return {state, {}, {}};
  std::ranges::sort(answer.copies);
  answer.copies.erase(std::unique(answer.copies.begin(), answer.copies.end()), answer.copies.end());
  return {State::known, answer, {}};
}

Answered work_out_direction(const semantics::Director& director, Facts& facts, const Entity& entity) {
  const PartyReading is = work_out_party(director.is, facts, entity);
  if (is.state != State::known) return {is.state, {}, {}};
  return {State::known, is.party, {}};
}

Answered does_not_apply() { return {State::known, {}, {}, true}; }

// Clause 5.18: of an own question. A single fact that is geen is an error, or where the question allows it the answer
// that it does not apply (clause 2.11).
Answered work_out_value(const semantics::Model& model, const semantics::OwnQuestion& question,
                        const semantics::ValueIs& value, Facts& facts, const Entity& entity) {
  const Reading reading = work_out_condition(model, value.value, facts, entity).reading;
  if (reading.state == State::none) return question.type.optional ? does_not_apply() : Answered{State::error, {}, {}};
  if (reading.state != State::known) return {reading.state, {}, {}};
  return {State::known, reading.value, {}};
}

}  // namespace

void make_canonical(std::vector<ObligationAnswer>& obligations) {
  std::ranges::sort(obligations);
  obligations.erase(std::unique(obligations.begin(), obligations.end()), obligations.end());
}

Answered work_out_answer(const semantics::Model& model, QuestionId question, const semantics::Conclusion& conclusion,
                         Facts& facts, const Entity& entity) {
  if (std::holds_alternative<semantics::NotApplicable>(conclusion)) return does_not_apply();
  if (const auto* yes_no = std::get_if<semantics::YesNo>(&conclusion)) return {State::known, yes_no->yes, {}};
  if (const auto* law = std::get_if<semantics::LawIs>(&conclusion)) return {State::known, law->law, {}};
  if (const auto* open = std::get_if<semantics::OpenOnPurpose>(&conclusion)) return {State::known, {}, open->by};
  if (const auto* payment = std::get_if<semantics::Payment>(&conclusion)) {
    return work_out_payment(model, *payment, facts, entity);
  }
  if (const auto* addressee = std::get_if<semantics::Addressee>(&conclusion)) {
    return work_out_addressee(*addressee, facts, entity);
  }
  if (const auto* value = std::get_if<semantics::ValueIs>(&conclusion)) {
    return work_out_value(model, model.own_questions[question.own()], *value, facts, entity);
  }
  if (const auto* director = std::get_if<semantics::Director>(&conclusion)) {
    return work_out_direction(*director, facts, entity);
  }
  return work_out_obligations(model, std::get<semantics::Obligations>(conclusion), facts, entity);
}

// Clause 3.3, with 3.8: the named function takes the place of the first rung, and later rungs of it are dropped.
std::optional<decision::Accountable> accountable(const semantics::Model& model, const decision::Case& given,
                                                 ActorId named) {
  if (!model.ladder) return std::nullopt;
  std::vector<semantics::Rung> rungs = model.ladder->rungs;
  if (named.is_some()) {
    rungs.front().actor = named;
    rungs.erase(std::remove_if(rungs.begin() + 1, rungs.end(),
                               [&](const semantics::Rung& rung) { return rung.actor == named; }),
                rungs.end());
  }
  decision::Accountable result;
  result.from = model.ladder->from;
  result.interim = model.ladder->interim;
  const auto from = given.dates[static_cast<std::size_t>(model.ladder->from)];
  int working_days = 0;
  for (const semantics::Rung& rung : rungs) {
    working_days += rung.working_days;
    const auto until = from ? add_working_days(*from, working_days) : std::nullopt;
    result.steps.push_back({rung.actor, until});
  }
  return result;
}

}  // namespace klap::reference
