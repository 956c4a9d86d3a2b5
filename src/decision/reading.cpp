#include "reading.hpp"

#include <algorithm>

#include "grouping.hpp"

namespace klap::decision {

namespace {

const std::vector<ActorId>& nobody() {
  static const std::vector<ActorId> none;
  return none;
}

}  // namespace

std::optional<Date> reference_date(const program::Program& program, const Case& facts, QuestionId question) {
  return facts.dates[static_cast<std::size_t>(program.question(question).as_of)];
}

Operand Reading::not_known(FactRef ref) const {
  if (unknowns_ != nullptr) unknowns_->push_back(ref);
  const bool later = later_ != nullptr && std::binary_search(later_->begin(), later_->end(), ref);
  return Operand::of(later ? Operand::State::later : Operand::State::unknown);
}

FactRef Reading::field_ref(FieldId field) const {
  std::uint32_t entity = 0;
  switch (program_->fields[field.index].owner) {
    case FieldOwner::person: entity = person_; break;
    case FieldOwner::request: entity = request_; break;
    case FieldOwner::plan: break;
  }
  return {FactRef::Kind::field, field.index, entity};
}

const Fact& Reading::given(FactRef ref) const {
  switch (program_->fields[ref.id].owner) {
    case FieldOwner::person: return case_->persons[ref.entity].facts[ref.id];
    case FieldOwner::request: return case_->requests[ref.entity].facts[ref.id];
    case FieldOwner::plan: break;
  }
  return case_->plan[ref.id];
}

Operand Reading::field_of(FactRef ref) const {
  const program::Field& field = program_->fields[ref.id];
  const Fact& fact = given(ref);
  switch (fact.state) {
    case Fact::State::known: return Operand::known(fact.value);
    case Fact::State::none: return Operand::of(Operand::State::none);
    case Fact::State::history: {
      const auto after = std::upper_bound(fact.history.begin(), fact.history.end(), as_of_,
                                          [](Date d, const auto& entry) { return d < entry.first; });
      if (after != fact.history.begin()) return Operand::known(std::prev(after)->second);
      break;
    }
    case Fact::State::unknown: break;
  }
  if (field.presumed) return Operand::known(*field.presumed, true);
  return not_known(ref);
}

Operand Reading::parameter(ParameterId parameter) const {
  const program::Parameter::From* last = nullptr;  // of the values of that day, the one known last
  for (const auto& from : program_->parameters[parameter.index].values)
    if (from.validity.contains(as_of_) && is_known(from.known_from) && (!last || last->known_from < from.known_from))
      last = &from;
  if (last != nullptr && last->value) return Operand::known(*last->value);
  return not_known({FactRef::Kind::parameter, parameter.index, 0});
}

Operand Reading::case_date(CaseDate date) const {
  const auto& given = case_->dates[static_cast<std::size_t>(date)];
  if (given) return Operand::known(Value::date(*given));
  return not_known({FactRef::Kind::case_date, static_cast<std::uint32_t>(date), 0});
}

const Outcome& Reading::answered(FactRef ref) const {
  QuestionId question;
  question.index = ref.id;
  return answer_to(answers_->requests[ref.entity], question);
}

Operand Reading::answer(QuestionId question) const {
  const FactRef ref{FactRef::Kind::answer, question.index, request_};
  const Outcome& outcome = answered(ref);
  switch (outcome.kind) {
    case OutcomeKind::settled:
      if (const Value* own = std::get_if<Value>(&outcome.answer)) return Operand::known(*own);
      if (const bool* yes = std::get_if<bool>(&outcome.answer)) return Operand::known(Value::boolean(*yes));
      return Operand::known(Value::law(std::get<SourceId>(outcome.answer)));
    case OutcomeKind::not_applicable: return Operand::of(Operand::State::none);
    case OutcomeKind::error: return Operand::of(Operand::State::error);
    case OutcomeKind::missing:
    case OutcomeKind::conflict:
    case OutcomeKind::open: break;
  }
  return not_known(ref);
}

Operand Reading::spent(BudgetId budget) const {
  const auto& given = case_->spent[budget.index];
  const auto& ceiling = program_->budgets[budget.index].ceiling;
  const bool same_year = given && given->as_of.year() == as_of_.year();
  if (given && ceiling && (ceiling->period == CeilingPeriod::whole_term || same_year))
    return Operand::known(Value::money(given->amount));
  return not_known({FactRef::Kind::spent, budget.index, 0});
}

const Period* Reading::lot_period(LotId lot, Operand::State& state) const {
  const auto& period = program_->lots[lot.index].period;
  state = period ? Operand::State::known : not_known({FactRef::Kind::lot_period, lot.index, 0}).state;
  return period ? &*period : nullptr;
}

Operand Reading::lot_lead(LotId lot) const {
  const ActorId lead = program_->lots[lot.index].lead;
  if (lead.is_some()) return Operand::known(Value::provider(lead));
  return not_known({FactRef::Kind::lot_lead, lot.index, 0});
}

Operand Reading::agb(ActorId provider) const {
  if (program_->actors[provider.index].agb) return Operand::of(Operand::State::known);
  return not_known({FactRef::Kind::agb, provider.index, 0});
}

Operand Reading::primary_decider(SourceId law) const {
  for (const TakenDecision& taken : case_->decisions)
    if (taken.person == person_ && taken.law == law && taken.primary_by.is_some())
      return Operand::known(Value::provider(taken.primary_by));
  return not_known({FactRef::Kind::primary_decider, law.index, person_});
}

const std::vector<ActorId>* Reading::personal_interest(Operand::State& state) const {
  state = Operand::State::known;
  if (case_->personal_interest) return &*case_->personal_interest;
  if (program_->no_interest_presumed) return &nobody();
  state = not_known({FactRef::Kind::personal_interest, 0, 0}).state;
  return nullptr;
}

}  // namespace klap::decision
