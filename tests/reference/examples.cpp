#include "reference/examples.hpp"

namespace klap::reference {

using decision::Case;
using decision::Fact;

Case empty_case(const semantics::Model& model, std::size_t persons, const std::vector<std::size_t>& person_of_request) {
  Case result;
  result.spent.resize(model.budgets.size());
  result.plan.resize(model.fields.size());
  for (std::size_t i = 0; i < persons; ++i) {
    result.persons.push_back({"p" + std::to_string(i + 1), std::vector<Fact>(model.fields.size())});
  }
  for (std::size_t i = 0; i < person_of_request.size(); ++i) {
    result.requests.push_back(
        {"v" + std::to_string(i + 1), person_of_request[i], std::vector<Fact>(model.fields.size()), {}});
  }
  return result;
}

static Fact fact_of(const semantics::FactGiven& given) {
  if (given.none) return {Fact::State::none, {}, {}};
  if (!given.history.empty()) return {Fact::State::history, {}, given.history};
  return {Fact::State::known, given.value, {}};
}

static void add_judgement(const semantics::JudgementGiven& given, decision::Request& request) {
  request.facts[given.field.index] = {Fact::State::known, Value::boolean(given.value), {}};
  request.notes.push_back({given.field, given.by, given.on, given.note});
}

Case case_of(const semantics::Model& model, const semantics::Example& example) {
  std::vector<std::size_t> person_of_request;
  for (const auto& request : example.requests) person_of_request.push_back(request.person);
  Case result = empty_case(model, example.persons.size(), person_of_request);
  result.id = example.title;
  result.dates = example.dates;
  for (std::size_t i = 0; i < example.persons.size(); ++i) {
    result.persons[i].id = example.persons[i].name;
    for (const auto& given : example.persons[i].facts) result.persons[i].facts[given.field.index] = fact_of(given);
  }
  for (std::size_t i = 0; i < example.requests.size(); ++i) {
    decision::Request& request = result.requests[i];
    request.id = example.requests[i].name;
    for (const auto& given : example.requests[i].facts) request.facts[given.field.index] = fact_of(given);
    for (const auto& given : example.requests[i].judgements) add_judgement(given, request);
  }
  for (const auto& given : example.plan) result.plan[given.field.index] = fact_of(given);
  for (const auto& spent : example.spent) result.spent[spent.budget.index] = {spent.amount, spent.as_of};
  result.personal_interest = example.personal_interest;
  for (const auto& taken : example.decisions) {
    result.decisions.push_back({taken.person, taken.law, taken.kind, taken.taken_by, std::nullopt, taken.primary_by,
                                taken.ordered_by, taken.ordered_on});
  }
  return result;
}

}  // namespace klap::reference
