#include "reference/rules.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "reference/questions.hpp"

namespace klap::reference {

using decision::FactRef;

std::vector<const RuleResult*> Worked::live() const {
  std::vector<const RuleResult*> result;
  for (const RuleResult& rule : rules) {
    if (rule.status != Truth::no) result.push_back(&rule);
  }
  return result;
}

std::vector<const RuleResult*> Worked::with_status(Truth status) const {
  std::vector<const RuleResult*> result;
  for (const RuleResult& rule : rules) {
    if (rule.status == status) result.push_back(&rule);
  }
  return result;
}

static std::vector<RuleId> rules_of(const semantics::Model& model, QuestionKind question) {
  std::vector<RuleId> result;
  for (std::size_t i = 0; i < model.rules.size(); ++i) {
    if (model.rules[i].question == question) result.emplace_back(i);
  }
  return result;
}

// The exceptions to a rule, in id order.
static std::vector<RuleId> exceptions_to(const semantics::Model& model, RuleId rule) {
  std::vector<RuleId> result;
  for (std::size_t i = 0; i < model.rules.size(); ++i) {
    if (std::ranges::count(model.rules[i].exception_to, rule) > 0) result.emplace_back(i);
  }
  return result;
}

// Clause 5.9: own(R) en niet (status of any exception to R). Ends, for exceptions have no cycle (clause 7.1).
static Truth status_of(const semantics::Model& model, const std::vector<RuleResult>& rules, RuleId rule) {
  const auto result = std::ranges::find(rules, rule, &RuleResult::id);
  Truth any_exception = Truth::no;
  for (const RuleId exception : exceptions_to(model, rule)) {
    any_exception = either(any_exception, status_of(model, rules, exception));
  }
  return both(result->own, opposite(any_exception));
}

Worked work_out_rules(const semantics::Model& model, QuestionKind question, Facts& facts, const Entity& entity) {
  Worked worked;
  for (const RuleId id : rules_of(model, question)) {
    const semantics::Rule& rule = model.rules[id.index];
    RuleResult result;
    result.id = id;
    result.valid = truth_of(rule.validity.contains(facts.reference()));
    Truth condition = Truth::yes;  // clause 5.2: a rule without condition
    if (rule.condition.is_some()) {
      result.condition = work_out_condition(model, rule.condition, facts, entity);
      condition = truth_of(result.condition->reading);
    }
    result.own = both(result.valid, condition);
    worked.rules.push_back(std::move(result));
  }
  for (RuleResult& result : worked.rules) {
    result.status = status_of(model, worked.rules, result.id);
    for (const RuleId exception : exceptions_to(model, result.id)) {
      if (status_of(model, worked.rules, exception) != Truth::no) result.lifted_by.push_back(exception);
    }
  }
  for (RuleResult& result : worked.rules) {
    if (result.status == Truth::no) continue;
    result.answer = work_out_answer(model, model.rules[result.id.index].conclusion, facts, entity);
  }
  worked.candidates = facts.candidates();
  return worked;
}

std::vector<decision::RuleTrace> traces(const Worked& worked) {
  std::vector<decision::RuleTrace> result;
  for (const RuleResult& rule : worked.rules) {
    decision::RuleTrace trace;
    trace.rule = rule.id;
    trace.valid = rule.valid;
    trace.own = rule.own;
    trace.status = rule.status;
    trace.lifted_by = rule.lifted_by;
    if (rule.condition) trace.condition = rule.condition->trace;
    if (rule.status != Truth::no && rule.answer.state == State::known) trace.answer = rule.answer.answer;
    result.push_back(std::move(trace));
  }
  return result;
}

// Clause 15.4.
static std::string canonical_name(const semantics::Model& model, const FactRef& fact) {
  switch (fact.kind) {
    case FactRef::Kind::case_date:
      switch (static_cast<CaseDate>(fact.id)) {
        case CaseDate::reference: return "peildatum";
        case CaseDate::application: return "aanvraagdatum";
        case CaseDate::event: return "gebeurtenisdatum";
        case CaseDate::decision: return "besluitdatum";
        case CaseDate::publication: return "bekendmakingsdatum";
      }
      return {};
    case FactRef::Kind::field: return model.fields[fact.id].name;
    case FactRef::Kind::spent: return model.budgets[fact.id].name;
    case FactRef::Kind::lot_period:
    case FactRef::Kind::lot_lead: return model.lots[fact.id].name;
    case FactRef::Kind::agb: return model.actors[fact.id].name;
    case FactRef::Kind::personal_interest: return "persoonlijk belang";
    case FactRef::Kind::answer: return static_cast<QuestionKind>(fact.id) == QuestionKind::law ? "wet" : "recht";
  }
  return {};
}

std::vector<FactRef> in_asking_order(const semantics::Model& model, QuestionKind question,
                                     const std::set<FactRef>& facts) {
  const auto key = [&](const FactRef& fact) {
    const int effort = fact.kind == FactRef::Kind::field ? model.fields[fact.id].effort : 1;
    const auto rules = rules_of(model, question);
    const auto readers = std::ranges::count_if(rules, [&](RuleId rule) {
      const ExprId condition = model.rules[rule.index].condition;
      return condition.is_some() && mentions(model, condition, fact);
    });
    return std::tuple(effort, -readers, canonical_name(model, fact), fact.kind, fact.id, fact.entity);
  };
  std::vector<FactRef> result(facts.begin(), facts.end());
  std::ranges::sort(result, [&](const FactRef& a, const FactRef& b) { return key(a) < key(b); });
  return result;
}

}  // namespace klap::reference
