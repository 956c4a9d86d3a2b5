#include "reference/facts.hpp"

#include <algorithm>

namespace klap::reference {

using decision::FactRef;

FactRef field_fact(const semantics::Model& model, FieldId id, const Entity& entity) {
  std::size_t of = 0;
  switch (model.fields[id.index].owner) {
    case FieldOwner::person: of = entity.person; break;
    case FieldOwner::request: of = entity.request; break;
    case FieldOwner::plan: break;
  }
  return {FactRef::Kind::field, id.index, static_cast<std::uint32_t>(of)};
}

State worse(State a, State b) {
  for (const State s : {State::error, State::unknown, State::later, State::none}) {
    if (a == s || b == s) return s;
  }
  return State::known;
}

// Clauses 6.1 and 6.2: an unknown fact that is read is a candidate; of the set S it counts as later.
State Facts::not_known(const FactRef& fact) {
  candidates_.insert(fact);
  return later_.contains(fact) ? State::later : State::unknown;
}

// Clause 4.2: the value of a history on a date is that of the last entry on or before it.
static std::optional<Value> value_on(const decision::Fact& fact, Date day) {
  std::optional<Value> found;
  for (const auto& [from, value] : fact.history) {
    if (from <= day) found = value;
  }
  return found;
}

// The fact of the case that a reference names.
static const decision::Fact& given_fact(const semantics::Model& model, const decision::Case& given,
                                        const FactRef& ref) {
  switch (model.fields[ref.id].owner) {
    case FieldOwner::person: return given.persons[ref.entity].facts[ref.id];
    case FieldOwner::request: return given.requests[ref.entity].facts[ref.id];
    case FieldOwner::plan: break;
  }
  return given.plan[ref.id];
}

Reading Facts::field(FieldId id, const Entity& entity) {
  const FactRef ref = field_fact(model_, id, entity);
  return read(given_fact(model_, given_, ref), ref);
}

// Clause 4.9. Where P is not known, F is not read; geen, unknown or later is then the state of both.
Reading Facts::field_of(FieldId id, const Reading& person) {
  if (person.state != State::known) return {person.state, {}};
  const FactRef ref{FactRef::Kind::field, id.index, person.value.as_person()};
  return read(given_fact(model_, given_, ref), ref);
}

// Clauses 4.1 – 4.3.
Reading Facts::read(const decision::Fact& fact, const FactRef& ref) {
  switch (fact.state) {
    case decision::Fact::State::known: return {State::known, fact.value};
    case decision::Fact::State::none: return {State::none, {}};
    case decision::Fact::State::history:
      if (const auto value = value_on(fact, reference_)) return {State::known, *value};
      break;
    case decision::Fact::State::unknown: break;
  }
  const auto& presumption = model_.fields[ref.id].presumption;
  if (presumption) return {State::known, presumption->value, true};  // clause 4.3
  return {not_known(ref), {}};
}

bool is_known(const std::optional<Date>& from, const std::optional<Date>& decided) {
  return !from || !decided || *decided >= *from;
}

bool Facts::is_known(const std::optional<Date>& from) const {
  return reference::is_known(from, given_.dates[static_cast<std::size_t>(CaseDate::decision)]);
}

// Clause 4.10: the value of the period the reference date lies in, both bounds included; clause 9.9: of several the one
// known last, where no day comes before every other.
Reading Facts::parameter(ParameterId id) {
  const semantics::Parameter::From* last = nullptr;
  for (const semantics::Parameter::From& from : model_.parameters[id.index].values) {
    if (!from.validity.contains(reference_) || !is_known(from.known_from)) continue;
    if (last == nullptr || last->known_from < from.known_from) last = &from;
  }
  if (last != nullptr && last->value) return {State::known, *last->value};
  return {not_known({FactRef::Kind::parameter, id.index, 0}), {}};
}

// Clause 9.3.
Reading Facts::case_date(CaseDate which) {
  const auto& date = given_.dates[static_cast<std::size_t>(which)];
  if (date) return {State::known, Value::date(*date)};
  return {not_known({FactRef::Kind::case_date, static_cast<std::uint32_t>(which), 0}), {}};
}

const decision::Outcome& answered(const decision::CaseOutcome& answers, QuestionId question, std::size_t request) {
  const decision::RequestOutcome& of_request = answers.requests[request];
  if (question.is_own()) return of_request.own[question.own()];
  return question == QuestionKind::law ? of_request.law : of_request.right;
}

static Value value_of(const decision::Answer& answer) {
  if (const auto* value = std::get_if<Value>(&answer)) return *value;  // of an own question (clause 2.9)
  if (const bool* yes = std::get_if<bool>(&answer)) return Value::boolean(*yes);
  return Value::law(std::get<SourceId>(answer));
}

// Clause 2.11: settled on `niet van toepassing`, by its rules. Of an own question there is no other way to be it.
static bool does_not_apply(QuestionId question, const decision::Outcome& outcome) {
  return question.is_own() && outcome.kind == decision::OutcomeKind::not_applicable;
}

// Clause 6.5: an answer that is not settled is a candidate; one in error is an error.
Reading Facts::answer(QuestionId question, const Entity& entity) {
  const decision::Outcome& outcome = answered(*entity.answers, question, entity.request);
  if (outcome.kind == decision::OutcomeKind::error) return {State::error, {}};
  if (outcome.kind == decision::OutcomeKind::settled) return {State::known, value_of(outcome.answer)};
  if (does_not_apply(question, outcome)) return {State::none, {}};
  const auto request = static_cast<std::uint32_t>(entity.request);
  return {not_known({FactRef::Kind::answer, question.index, request}), {}};
}

// Clause 11.2: of a ceiling per calendar year, only what was spent in the year of the reference date counts.
Reading Facts::spent(BudgetId id) {
  const auto& ceiling = model_.budgets[id.index].ceiling;
  const auto& spent = given_.spent[id.index];
  const bool per_year = ceiling && ceiling->period == CeilingPeriod::calendar_year;
  if (spent && (!per_year || spent->as_of.year() == reference_.year())) {
    return {State::known, Value::money(spent->amount)};
  }
  return {not_known({FactRef::Kind::spent, id.index, 0}), {}};
}

// Clause 4.5, and the next two.
PeriodReading Facts::lot_period(LotId id) {
  const auto& period = model_.lots[id.index].period;
  if (period) return {State::known, *period};
  return {not_known({FactRef::Kind::lot_period, id.index, 0}), {}};
}

Reading Facts::lot_lead(LotId id) {
  const ActorId lead = model_.lots[id.index].lead;
  if (lead.is_some()) return {State::known, Value::provider(lead)};
  return {not_known({FactRef::Kind::lot_lead, id.index, 0}), {}};
}

State Facts::agb(ActorId provider) {
  if (model_.actors[provider.index].agb) return State::known;
  return not_known({FactRef::Kind::agb, provider.index, 0});
}

// Clause 4.7: `aangenomen nee`, at the decider or at the orderer, presumes the empty list for both.
State Facts::personal_interest() {
  const auto presumes = [&](QuestionKind question) {
    return model_.questions[static_cast<std::size_t>(question)].no_interest.has_value();
  };
  const bool presumed = presumes(QuestionKind::decider) || presumes(QuestionKind::orderer);
  if (given_.personal_interest || presumed) return State::known;
  return not_known({FactRef::Kind::personal_interest, 0, 0});
}

// Clause 5.12: in `personen` the element is the resident, and has no request (clause 5.14).
std::vector<Entity> Facts::elements(ListKind list, const Entity& entity) const {
  std::vector<Entity> result;
  if (list == ListKind::persons) {
    for (std::size_t p = 0; p < given_.persons.size(); ++p) result.push_back({p, 0, entity.answers});
    return result;
  }
  for (std::size_t r = 0; r < given_.requests.size(); ++r) {
    const std::size_t person = given_.requests[r].person;
    if (list == ListKind::requests_of_resident && person != entity.person) continue;
    result.push_back({person, r, entity.answers});
  }
  return result;
}

const decision::TakenDecision* taken_decision(const decision::Case& given, std::size_t person, SourceId law) {
  for (const decision::TakenDecision& taken : given.decisions) {
    if (taken.person == person && taken.law == law) return &taken;
  }
  return nullptr;
}

Reading Facts::primary_decider(std::size_t person, SourceId law) {
  const decision::TakenDecision* taken = taken_decision(given_, person, law);
  if (taken && taken->primary_by.is_some()) return {State::known, Value::provider(taken->primary_by)};
  return {not_known({FactRef::Kind::primary_decider, law.index, static_cast<std::uint32_t>(person)}), {}};
}

bool Facts::has_personal_interest(ActorId actor) const {
  return given_.personal_interest && std::ranges::count(*given_.personal_interest, actor) > 0;
}

}  // namespace klap::reference
