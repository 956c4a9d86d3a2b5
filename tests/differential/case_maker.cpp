#include "differential/case_maker.hpp"

#include <algorithm>
#include <set>

#include "differential/setting.hpp"
#include "reference/examples.hpp"

namespace klap::differential {
namespace {

using decision::Case;
using decision::Fact;
using semantics::Field;
using semantics::Model;
using Texts = std::vector<std::string>;

Date day(const std::string& iso) { return *date_from_iso(iso); }

std::optional<Date> some_date(Choices& c, std::size_t known_in_16) {
  const bool known = c.in_16(known_in_16);
  const bool last = c.in_16(1);
  const Date date = day(some_day(c));
  if (!known) return std::nullopt;
  return last ? day("9999-12-30") : date;
}

std::int64_t cents(Choices& c) {
  const std::vector<std::int64_t> list{
      100'000,       50'000,         50'001,    49'999,    0,          1,
      -10,           2'500'000,      2'500'001, 5'000'000, 1'000'001,  -50'000,
      limits::cents, -limits::cents, 99'999,    33'333,    14'999'999, limits::cents - 1,
      15'000'000,    2'000'000,      -150};
  return c.of(list);
}

std::vector<SourceId> laws(const Model& model) {
  std::vector<SourceId> list;
  for (std::size_t i = 0; i < model.sources.size(); ++i) {
    if (model.sources[i].kind == SourceKind::act) list.emplace_back(i);
  }
  return list;
}

// Birthdays around the day on which somebody is eighteen; 29 February not the least of them.
std::string birthday(Choices& c) {
  return c.of(std::vector<std::string>{"1999-03-01", "2000-02-29", "1999-03-02", some_day(c), "2000-02-29"});
}

Value some_value(const Model& model, std::size_t persons, const Field& field, Choices& c) {
  switch (field.type.kind) {
    case TypeKind::boolean: return Value::boolean(c.below(2) == 0);
    case TypeKind::date:
      return Value::date(day(&field == &model.fields[model.birth_date.index] ? birthday(c) : some_day(c)));
    case TypeKind::money: return Value::money(*Money::from_cents(cents(c)));
    case TypeKind::number:
      return Value::number(c.of(std::vector<std::int64_t>{10, 11, 9, 0, 1, 14, limits::number, -limits::number, -1}));
    case TypeKind::municipality:
      return Value::municipality(model.municipalities[c.below(model.municipalities.size())].code);
    case TypeKind::choice: return Value::choice(c.below(model.fields[field.type.choices.index].choices.size()));
    case TypeKind::lot: return Value::lot(LotId(c.below(model.lots.size())));
    case TypeKind::law: return Value::law(c.of(laws(model)));
    case TypeKind::provider: {
      std::vector<ActorId> providers;
      for (std::size_t i = 0; i < model.actors.size(); ++i) {
        if (model.actors[i].kind == ActorKind::provider) providers.emplace_back(i);
      }
      return Value::provider(c.of(providers));
    }
    case TypeKind::person: return Value::person(c.below(persons));
  }
  return {};
}

Fact history(const Model& model, std::size_t persons, const Field& field, Choices& c) {
  std::set<Date> from{day(some_day(c)), day(some_day(c))};
  Fact fact;
  fact.state = Fact::State::history;
  for (const Date d : from) fact.history.emplace_back(d, some_value(model, persons, field, c));
  return fact;
}

/// How much of a case is known: of how many persons, and in how many of 16 a fact is unknown.
struct Known {
  std::size_t persons = 1;
  std::size_t unknown_in_16 = 6;
};

Fact some_fact(const Model& model, const Known& known, const Field& field, Choices& c) {
  const std::size_t state = c.below(16);
  if (state < known.unknown_in_16) return {};
  if (field.type.optional && state < known.unknown_in_16 + 4) return {Fact::State::none, {}, {}};
  if (field.type.history) return history(model, known.persons, field, c);
  return {Fact::State::known, some_value(model, known.persons, field, c), {}};
}

constexpr std::size_t choices_per_fact = 6;

/// Each fact has its own few choices, so that one fewer shrinks by itself.
void fill(const Model& model, const Known& known, const Part& part, FieldOwner owner, std::vector<Fact>& facts) {
  for (std::size_t f = 0; f < facts.size(); ++f) {
    if (model.fields[f].owner != owner) continue;
    const auto begin = std::min(part.size(), f * choices_per_fact);
    const auto end = std::min(part.size(), begin + choices_per_fact);
    const Part own(part.begin() + static_cast<std::ptrdiff_t>(begin), part.begin() + static_cast<std::ptrdiff_t>(end));
    Choices c(own);
    facts[f] = some_fact(model, known, model.fields[f], c);
  }
}

ActorId actor(const Model& model, const std::string& name) {
  const auto found = std::ranges::find(model.actors, name, &semantics::Actor::name);
  return ActorId(static_cast<std::size_t>(found - model.actors.begin()));
}

std::optional<std::vector<ActorId>> interest(const Model& model, Choices& c) {
  const auto named = [&](const std::string& name) { return actor(model, name); };
  std::vector<ActorId> list;
  switch (c.below(8)) {
    case 3: break;
    case 4: list = {named("Consulent")}; break;
    case 5: list = {named("Teammanager")}; break;
    case 6: list = {named("Consulent"), named("Directeur"), named("Kwintes")}; break;
    case 7: list = {named("College"), named("Teammanager")}; break;
    default: return std::nullopt;
  }
  std::ranges::sort(list);
  return list;
}

decision::TakenDecision taken(const Model& model, const Case& facts, const Part& part) {
  Choices c(part);
  decision::TakenDecision result;
  result.person = c.below(facts.persons.size());
  const auto named = std::ranges::find(model.sources, c.in_16(4) ? "Jeugdwet" : "Wmo", &semantics::Source::name);
  result.law = SourceId(static_cast<std::size_t>(named - model.sources.begin()));
  const auto kind = static_cast<DecisionKind>(c.below(decision_kind_count - 1));  // an order is no decision
  if (c.in_16(6)) result.kind = kind;
  const bool taken_by_somebody = c.in_16(12);
  const bool taken_by_anybody = c.in_16(6);
  const auto usual = actor(model, c.of(std::vector<std::string>{"Consulent", "Teammanager", "Consulent", "College"}));
  const auto anybody = ActorId(c.below(model.actors.size()));
  if (taken_by_somebody) result.taken_by = taken_by_anybody ? anybody : usual;
  result.on = some_date(c, 9);
  const bool on_objection = c.in_16(6);
  if (on_objection) result.kind = DecisionKind::decide_objection;
  if (on_objection && c.in_16(9)) result.taken_by = {};  // to be decided yet
  const bool said = c.in_16(11);
  const Texts primary{"Consulent", "Teammanager", "College", "Directeur", "Consulent", "College", "Kwintes"};
  const ActorId by = actor(model, c.of(primary));
  if (said && result.kind == DecisionKind::decide_objection) result.primary_by = by;
  const bool ordered = c.in_16(8);
  const ActorId orderer = actor(model, c.of(primary));
  if (ordered) result.ordered_by = orderer;
  result.ordered_on = some_date(c, 8);
  if (!ordered && !c.in_16(3)) result.ordered_on.reset();
  return result;
}

// Requests differ in their costs, in what says which goes first and perhaps in their kind, and what was spent is mostly
// known, so that they meet at a ceiling (clause 11.4).
void ask_alike(const Model& model, Choices& c, Case& facts) {
  const auto& payer = model.questions[static_cast<std::size_t>(QuestionKind::payer)];
  if (!payer.first) return;
  const bool of_other_kinds = c.in_16(10);
  const auto kind =
      static_cast<std::size_t>(std::ranges::find(model.fields, "soort", &Field::name) - model.fields.begin());
  for (std::size_t r = 1; r < facts.requests.size(); ++r) {
    std::vector<Fact>& own = facts.requests[r].facts;
    for (std::size_t f = 0; f < own.size(); ++f) {
      const bool differs = f == payer.first->by.index || f == model.costs.index || (of_other_kinds && f == kind);
      if (!differs) own[f] = facts.requests[0].facts[f];
    }
  }
  const auto& on = facts.dates[static_cast<std::size_t>(payer.as_of)];
  for (auto& spent : facts.spent) {
    const bool as_it_is = c.in_16(4);
    if (on && !as_it_is) spent = {Money{}, *on};
  }
}

}  // namespace

Case make_case(const Model& model, const CaseRecipe& recipe) {
  const std::size_t persons = std::max<std::size_t>(1, recipe.persons.size());
  std::vector<std::size_t> person_of_request;
  for (const Part& request : recipe.requests) {
    const std::size_t person = request.empty() ? 0 : request.back() % (2 * persons);
    person_of_request.push_back(person < persons ? person : 0);  // more of them of one person, and others without
  }
  Choices c(recipe.general);
  const bool no_requests = c.in_16(1) && c.in_16(8);  // a household with a plan, for which nothing was asked yet
  if (no_requests) person_of_request.clear();
  if (person_of_request.empty() && !no_requests) person_of_request.push_back(0);
  const Known known{persons, c.in_16(6) ? std::size_t{1} : std::size_t{6}};
  Case facts = reference::empty_case(model, persons, person_of_request);

  const bool birthday_less = c.in_16(2);  // 29 February is not in that year
  facts.dates[0] = c.in_16(1) ? std::nullopt : std::optional(day(birthday_less ? "2018-02-28" : some_day(c)));
  for (std::size_t d = 1; d < facts.dates.size(); ++d) facts.dates[d] = some_date(c, 10);
  for (auto& spent : facts.spent) {
    const bool is_known = c.in_16(11);
    const std::int64_t amount = cents(c);
    const Date as_of = day(c.of(dates()));
    if (is_known) spent = {*Money::from_cents(amount), as_of};
  }
  facts.personal_interest = interest(model, c);
  for (std::size_t p = 0; p < recipe.persons.size(); ++p) {
    fill(model, known, recipe.persons[p], FieldOwner::person, facts.persons[p].facts);
  }
  for (std::size_t r = 0; r < std::min(recipe.requests.size(), facts.requests.size()); ++r) {
    fill(model, known, recipe.requests[r], FieldOwner::request, facts.requests[r].facts);
  }
  if (c.in_16(6)) ask_alike(model, c, facts);
  fill(model, known, recipe.plan, FieldOwner::plan, facts.plan);
  for (const Part& part : recipe.taken) {
    const auto one = taken(model, facts, part);
    const bool again = std::ranges::any_of(facts.decisions, [&](const decision::TakenDecision& other) {
      return other.person == one.person && other.law == one.law;
    });
    if (!again) facts.decisions.push_back(one);
  }
  return facts;
}

// Where something became known on some day, that no decision date is given says something (clause 9.9).
static bool knows_later(const Model& model) {
  const auto any = [](const auto& list) {
    return std::ranges::any_of(list, [](const auto& one) { return one.known_from.has_value(); });
  };
  return any(model.rules) || any(model.competences) || any(model.mandates) || any(model.delegations) ||
         any(model.reservations) || any(model.safeguards) ||
         std::ranges::any_of(model.parameters, [&](const auto& parameter) { return any(parameter.values); });
}

Case know_more(const Model& model, Case facts, const Part& more) {
  Choices c(more);
  const auto add = [&](FieldOwner owner, std::vector<Fact>& list) {
    for (std::size_t f = 0; f < list.size(); ++f) {
      const Field& field = model.fields[f];
      if (field.owner != owner || list[f].state != Fact::State::unknown || field.presumption || !c.in_16(8)) continue;
      list[f] = {Fact::State::known, some_value(model, facts.persons.size(), field, c), {}};
    }
  };
  for (auto& person : facts.persons) add(FieldOwner::person, person.facts);
  for (auto& request : facts.requests) add(FieldOwner::request, request.facts);
  add(FieldOwner::plan, facts.plan);
  for (std::size_t d = 0; d < facts.dates.size(); ++d) {
    const bool counts_as_given = d == static_cast<std::size_t>(CaseDate::decision) && knows_later(model);
    const auto date = some_date(c, 6);
    if (!facts.dates[d] && !counts_as_given) facts.dates[d] = date;
  }
  for (auto& spent : facts.spent) {
    if (!spent && c.in_16(8)) spent = {*Money::from_cents(cents(c)), day(c.of(dates()))};
  }
  const auto presumes = [&](QuestionKind question) {
    return model.questions[static_cast<std::size_t>(question)].no_interest.has_value();
  };
  const bool presumed = presumes(QuestionKind::decider) || presumes(QuestionKind::orderer);
  if (!facts.personal_interest && !presumed) facts.personal_interest = interest(model, c);
  return facts;
}

}  // namespace klap::differential
