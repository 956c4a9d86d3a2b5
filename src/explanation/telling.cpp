#include "telling.hpp"

#include <array>
#include <cstdint>

#include <klap/program/choices.hpp>

namespace klap::explanation {
namespace {

using decision::FactRef;

/// Names are written with underscores because a rule text needs them in one piece; people do not.
std::string with_spaces(std::string name) {
  for (char& c : name) {
    if (c == '_') c = ' ';
  }
  return name;
}

std::string plain_name(const Telling& t, const std::string& name) { return t.exact ? name : with_spaces(name); }

std::string municipality_name(const Telling& t, std::int64_t code) {
  for (const program::Municipality& m : t.program.municipalities) {
    if (m.code == code) return spoken(t, m);
  }
  return say<Word::municipality_code>(t, fmt::format("{:04}", code));
}

std::string choice_name(const Telling& t, std::int64_t index, FieldId choices_of) {
  const std::vector<std::string>* choices = program::choices(t.program, choices_of);
  if (choices != nullptr && index >= 0 && static_cast<std::size_t>(index) < choices->size()) {
    return plain_name(t, (*choices)[static_cast<std::size_t>(index)]);
  }
  return say<Word::choice_number>(t, index + 1);
}

std::string situated_field(const Telling& t, const FactRef& fact, bool situated) {
  const FieldId id(fact.id);
  const program::Field* field = find(t.program.fields, id);
  const std::string name = mid_sentence(t, field_name(t, id));
  if (field != nullptr && field->owner == FieldOwner::plan) return say<Word::of_plan>(t, name);
  if (field != nullptr && field->owner == FieldOwner::person) {
    if (situated && t.facts.persons.size() > 1) return say<Word::of_resident_named>(t, name, person_id(t, fact.entity));
    return say<Word::of_resident>(t, name);
  }
  if (situated && t.facts.requests.size() > 1) return say<Word::of_request_named>(t, name, request_id(t, fact.entity));
  return name;
}

/// With the label of the source behind it, unless that says nothing new.
std::string in_full(const Telling& t, const std::string& text, SourceId id) {
  const program::Source* source = find(t.program.sources, id);
  const bool says_more = source != nullptr && !source->label.empty() && source->label != source_name(t, id);
  return says_more ? say<Word::in_brackets>(t, text, source->label) : text;
}

}  // namespace

std::string spoken(const Telling& t, const program::Named& named) {
  if (t.exact || named.label.empty()) return plain_name(t, named.name);
  return named.label;
}

std::string actor_name(const Telling& t, ActorId id) {
  const program::Actor* actor = find(t.program.actors, id);
  return actor == nullptr ? say(t, Word::unknown) : plain_name(t, actor->name);
}

std::string actor_in_full(const Telling& t, ActorId id) {
  const program::Actor* actor = find(t.program.actors, id);
  if (actor == nullptr || actor->label.empty()) return actor_name(t, id);
  return say<Word::in_brackets>(t, actor_name(t, id), actor->label);
}

std::string actors_named(const Telling& t, const std::vector<ActorId>& ids) {
  std::vector<std::string> names;
  for (const ActorId id : ids) names.push_back(actor_name(t, id));
  return joined(t, names);
}

std::string budget_name(const Telling& t, BudgetId id) {
  const program::Budget* budget = find(t.program.budgets, id);
  return budget == nullptr ? say(t, Word::unknown) : spoken(t, *budget);
}

std::string payer_name(const Telling& t, BudgetId id) {
  const program::Budget* budget = find(t.program.budgets, id);
  const program::Actor* body = budget == nullptr ? nullptr : find(t.program.actors, budget->body);
  return body == nullptr ? budget_name(t, id) : say<Word::from_budget>(t, spoken(t, *body), spoken(t, *budget));
}

std::string lot_name(const Telling& t, LotId id) {
  const program::Lot* lot = find(t.program.lots, id);
  return lot == nullptr ? say(t, Word::unknown) : spoken(t, *lot);
}

std::string field_name(const Telling& t, FieldId id) {
  const program::Field* field = find(t.program.fields, id);
  if (field == nullptr) return say(t, Word::unknown);
  return field->weighs.is_some() && !t.exact ? say<Word::weighing_of>(t, spoken(t, *field)) : spoken(t, *field);
}

std::string parameter_name(const Telling& t, ParameterId id) {
  const program::Parameter* parameter = find(t.program.parameters, id);
  return parameter == nullptr ? say(t, Word::unknown) : spoken(t, *parameter);
}

std::string source_name(const Telling& t, SourceId id) {
  const program::Source* source = find(t.program.sources, id);
  return source == nullptr ? say(t, Word::unknown) : plain_name(t, source->name);
}

std::string source_in_full(const Telling& t, SourceId id) { return in_full(t, source_name(t, id), id); }

std::string person_id(const Telling& t, std::size_t person) {
  return person < t.facts.persons.size() ? t.facts.persons[person].id : say(t, Word::unknown);
}

std::string person_name(const Telling& t, std::size_t person) {
  const bool several = t.facts.persons.size() > 1;
  return several ? say<Word::resident_named>(t, person_id(t, person)) : say(t, Word::the_resident);
}

std::string municipality_in_full(const Telling& t, int code) {
  std::string name = fmt::format("{:04}", code);
  for (const program::Municipality& m : t.program.municipalities) {
    if (m.code == code) name = spoken(t, m);
  }
  for (const std::string_view said : {"de ", "gemeente ", "Gemeente "}) {  // a label may say it already
    if (name.starts_with(said)) name.erase(0, said.size());
  }
  return say<Word::municipality_named>(t, name);
}

std::string request_id(const Telling& t, std::size_t request) {
  return request < t.facts.requests.size() ? t.facts.requests[request].id : say(t, Word::unknown);
}

std::string grounds_text(const Telling& t, const std::vector<program::Ground>& grounds) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < grounds.size();) {
    const SourceId source = grounds[i].source;
    std::vector<std::string> places;  // of one source, which is then named once
    for (; i < grounds.size() && grounds[i].source == source; ++i) {
      if (!grounds[i].article.empty()) places.push_back(grounds[i].article);
    }
    const std::string name = source_name(t, source);
    const std::string text = places.empty() ? name : name + " " + joined(t, places);
    const bool said = t.named != nullptr && !t.named->insert(source).second;
    texts.push_back(said ? text : in_full(t, text, source));
  }
  return joined(t, texts);
}

std::string date_text(const Telling& t, Date date) {
  static constexpr std::array<Word, 12> months = {Word::month_1, Word::month_2,  Word::month_3,  Word::month_4,
                                                  Word::month_5, Word::month_6,  Word::month_7,  Word::month_8,
                                                  Word::month_9, Word::month_10, Word::month_11, Word::month_12};
  const auto ymd = date.ymd();
  const Word month = months[static_cast<unsigned>(ymd.month()) - 1];
  return say<Word::date>(t, static_cast<unsigned>(ymd.day()), say(t, month), static_cast<int>(ymd.year()));
}

std::string date_text(const Telling& t, const std::optional<Date>& date) {
  return date ? date_text(t, *date) : say(t, Word::unknown);
}

std::string period_text(const Telling& t, const Period& period) {
  if (period.from && period.through) {
    return say<Word::from_through>(t, date_text(t, *period.from), date_text(t, *period.through));
  }
  if (period.from) return say<Word::from>(t, date_text(t, *period.from));
  if (period.through) return say<Word::through>(t, date_text(t, *period.through));
  return say(t, Word::always);
}

std::string money_text(const Telling& t, Money amount, MoneyUnit unit) {
  const std::string text = to_text(amount, t.language);
  switch (unit) {
    case MoneyUnit::once: return text;
    case MoneyUnit::per_week: return say<Word::per_week>(t, text);
    case MoneyUnit::per_month: return say<Word::per_month>(t, text);
    case MoneyUnit::per_year: return say<Word::per_year>(t, text);
  }
  return text;
}

std::string value_text(const Telling& t, const Value& value, MoneyUnit unit, FieldId choices_of) {
  switch (value.kind) {
    case TypeKind::boolean: return say(t, value.as_boolean() ? Word::yes : Word::no);
    case TypeKind::date: return date_text(t, Date::from_days(value.raw));
    case TypeKind::money: {
      const auto amount = Money::from_cents(value.raw);
      return amount ? money_text(t, *amount, unit) : say(t, Word::error);
    }
    case TypeKind::number: return fmt::format("{}", value.raw);
    case TypeKind::municipality: return municipality_name(t, value.raw);
    case TypeKind::choice: return choice_name(t, value.raw, choices_of);
    case TypeKind::lot: return lot_name(t, value.as_lot());
    case TypeKind::provider: return actor_name(t, value.as_provider());
    case TypeKind::law: return source_name(t, value.as_law());
    case TypeKind::person: return person_name(t, value.as_person());
  }
  return say(t, Word::unknown);
}

std::string value_text(const Telling& t, const Value& value, const program::Field& field) {
  return value_text(t, value, field.unit, field.choices_of);
}

Word case_date_word(CaseDate date) {
  switch (date) {
    case CaseDate::reference: return Word::date_reference;
    case CaseDate::application: return Word::date_application;
    case CaseDate::event: return Word::date_event;
    case CaseDate::decision: return Word::date_decision;
    case CaseDate::publication: return Word::date_publication;
  }
  return Word::unknown;
}

namespace {

const program::OwnQuestion* own_question(const Telling& t, QuestionId question) {
  const auto& all = t.program.own_questions;
  return question.is_own() && question.own() < all.size() ? &all[question.own()] : nullptr;
}

Word question_heading(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::law: return Word::ask_law;
    case QuestionKind::need: return Word::ask_need;
    case QuestionKind::right: return Word::ask_right;
    case QuestionKind::payer: return Word::ask_payer;
    case QuestionKind::decider: return Word::ask_decider;
    case QuestionKind::orderer: return Word::ask_orderer;
    case QuestionKind::addressee: return Word::ask_addressee;
    case QuestionKind::direction: return Word::ask_direction;
    case QuestionKind::follow_up: return Word::ask_follow_up;
    case QuestionKind::own: break;
  }
  return Word::unknown;
}

QuestionId answered_by(const FactRef& fact) {
  QuestionId question;
  question.index = fact.id;
  return question;
}

std::string answer_name(const Telling& t, QuestionId question) {
  if (question.is_own()) return mid_sentence(t, own_name(t, question));
  return say(t, question == QuestionKind::law ? Word::fact_law : Word::fact_right);
}

}  // namespace

std::string question_text(const Telling& t, QuestionId question) {
  const program::OwnQuestion* own = own_question(t, question);
  return own != nullptr ? own->sentence : say(t, question_heading(question.kind()));
}

std::string own_name(const Telling& t, QuestionId question) {
  const program::OwnQuestion* own = own_question(t, question);
  return own != nullptr ? spoken(t, *own) : say(t, Word::unknown);
}

std::string own_value(const Telling& t, QuestionId question, const Value& value) {
  const program::OwnQuestion* own = own_question(t, question);
  if (own == nullptr) return value_text(t, value, MoneyUnit::once, {});
  return value_text(t, value, own->unit, program::choices_of_own(t.program, question.own()));
}

Word decision_kind_word(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::award: return Word::kind_award;
    case DecisionKind::refuse: return Word::kind_refuse;
    case DecisionKind::revise: return Word::kind_revise;
    case DecisionKind::withdraw: return Word::kind_withdraw;
    case DecisionKind::recover: return Word::kind_recover;
    case DecisionKind::decide_objection: return Word::kind_objection;
    case DecisionKind::give_order: return Word::kind_order;
  }
  return Word::unknown;
}

std::string fact_name(const Telling& t, const FactRef& fact, bool situated) {
  switch (fact.kind) {
    case FactRef::Kind::case_date: return say(t, case_date_word(static_cast<CaseDate>(fact.id)));
    case FactRef::Kind::field: return situated_field(t, fact, situated);
    case FactRef::Kind::spent: return say<Word::fact_spent>(t, budget_name(t, BudgetId(fact.id)));
    case FactRef::Kind::lot_period: return say<Word::fact_lot_period>(t, lot_name(t, LotId(fact.id)));
    case FactRef::Kind::lot_lead: return say<Word::fact_lot_lead>(t, lot_name(t, LotId(fact.id)));
    case FactRef::Kind::agb: return say<Word::fact_agb>(t, actor_name(t, ActorId(fact.id)));
    case FactRef::Kind::personal_interest: return say(t, Word::fact_interest);
    case FactRef::Kind::primary_decider: return say(t, Word::fact_primary);
    case FactRef::Kind::parameter: return mid_sentence(t, parameter_name(t, ParameterId(fact.id)));
    case FactRef::Kind::answer: {
      const std::string name = answer_name(t, answered_by(fact));
      const bool several = situated && t.facts.requests.size() > 1;
      return several ? say<Word::of_request_named>(t, name, request_id(t, fact.entity)) : name;
    }
  }
  return say(t, Word::unknown);
}

std::string mid_sentence(const Telling& t, std::string label) {
  static const std::set<std::string_view> common = {
      "De",  "Het",  "Een",  "Wat",  "Wie", "Hoe",  "Hoeveel", "Welk", "Welke", "Wanneer", "Waar",   "Waarom",
      "Of",  "Is",   "Als",  "Bij",  "Van", "Voor", "Na",      "Op",   "Per",   "Met",     "Zonder", "Alle",
      "Elk", "Elke", "Geen", "Meer", "The", "An",   "What",    "Who",  "How",   "Which",   "When",   "Where"};
  const std::string first = label.substr(0, label.find(' '));
  if (!t.exact && common.count(first) == 1) label.front() = static_cast<char>(label.front() - 'A' + 'a');
  return label;
}

std::string joined(const Telling& t, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string text = items.front();
  for (std::size_t i = 1; i + 1 < items.size(); ++i) text += ", " + items[i];
  return items.size() == 1 ? text : say<Word::and_list>(t, text, items.back());
}

std::optional<Date> case_date(const Telling& t, CaseDate date) { return t.facts.dates[static_cast<std::size_t>(date)]; }

std::optional<Date> reference_date(const Telling& t, QuestionId question) {
  if (question.index >= t.program.questions.size()) return std::nullopt;
  return case_date(t, t.program.question(question).as_of);
}

Telling about(const Telling& t, QuestionId question) {
  return {t.program, t.facts, t.outcome, t.derivation, t.language, t.exact, reference_date(t, question),
          {},        {},      t.named,   t.in_file};
}

std::optional<Value> value_of(const Telling& t, const decision::Fact& fact) {
  if (fact.state == decision::Fact::State::known) return fact.value;
  std::optional<Value> last;
  for (const auto& [from, value] : fact.history) {
    if (t.as_of && from <= *t.as_of) last = value;
  }
  return last;
}

const program::Parameter::From* in_force(const Telling& t, ParameterId id) {
  const program::Parameter* parameter = find(t.program.parameters, id);
  if (parameter == nullptr || !t.as_of) return nullptr;
  const program::Parameter::From* last = nullptr;
  for (const program::Parameter::From& from : parameter->values) {
    if (!from.validity.contains(*t.as_of) || !is_known(t, from.known_from)) continue;
    if (last == nullptr || last->known_from < from.known_from) last = &from;
  }
  return last;
}

std::string period_text(const Telling& t, const Period& period, const std::optional<Date>& known_from) {
  const std::string text = period_text(t, period);
  return known_from ? say<Word::period_known_from>(t, text, date_text(t, *known_from)) : text;
}

bool is_known(const std::optional<Date>& known_from, const std::optional<Date>& decided) {
  return !known_from || !decided || *known_from <= *decided;
}

bool is_known(const Telling& t, const std::optional<Date>& known_from) {
  return is_known(known_from, case_date(t, CaseDate::decision));
}

}  // namespace klap::explanation
