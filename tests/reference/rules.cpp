#include "reference/rules.hpp"

#include <algorithm>

#include "reference/precedence.hpp"

namespace klap::reference {

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

std::vector<RuleId> rules_of(const semantics::Model& model, QuestionId question) {
  std::vector<RuleId> result;
  for (std::size_t i = 0; i < model.rules.size(); ++i) {
    if (model.rules[i].question == question) result.emplace_back(i);
  }
  return result;
}

// Clause 5.16: the rows above a row, from above, where they lift it.
static std::vector<RuleId> rows_above(const semantics::Model& model, RuleId rule) {
  const TableId table = model.rules[rule.index].table;
  if (!table.is_some() || model.tables[table.index].policy != HitPolicy::first) return {};
  const std::vector<RuleId>& rows = model.tables[table.index].rows;
  return {rows.begin(), std::ranges::find(rows, rule)};
}

static const RuleResult& result_of(const std::vector<RuleResult>& rules, RuleId rule) {
  return *std::ranges::find(rules, rule, &RuleResult::id);
}

// Clauses 5.9 and 5.16: own(R) en niet (status of any exception to R) en niet (own of any row above R). Ends, for
// exceptions have no cycle (clause 7.1).
static Truth status_of(const semantics::Model& model, const std::vector<RuleResult>& rules, const RuleResult& rule) {
  Truth any_exception = Truth::no;
  for (const RuleId exception : rule.exceptions) {
    any_exception = either(any_exception, status_of(model, rules, result_of(rules, exception)));
  }
  Truth any_above = Truth::no;
  for (const RuleId above : rows_above(model, rule.id)) any_above = either(any_above, result_of(rules, above).own);
  return both(both(rule.own, opposite(any_exception)), opposite(any_above));
}

// Clause 14.3.2: the exceptions whose status is not no, and of the rows above the first whose own is not no.
static std::vector<RuleId> lifted_by(const semantics::Model& model, const std::vector<RuleResult>& rules,
                                     const RuleResult& rule) {
  std::vector<RuleId> result;
  for (const RuleId exception : rule.exceptions) {
    if (status_of(model, rules, result_of(rules, exception)) != Truth::no) result.push_back(exception);
  }
  for (const RuleId above : rows_above(model, rule.id)) {
    if (result_of(rules, above).own == Truth::no) continue;
    result.push_back(above);
    break;
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());  // a row above may be an exception too
  return result;
}

Worked work_out_rules(const semantics::Model& model, QuestionId question, Facts& facts, const Entity& entity) {
  Worked worked;
  for (const RuleId id : rules_of(model, question)) {
    const semantics::Rule& rule = model.rules[id.index];
    RuleResult result;
    result.id = id;
    result.exceptions = exceptions_to(model, id);
    result.valid = truth_of(rule.validity.contains(facts.reference()) && facts.is_known(rule.known_from));
    Truth condition = Truth::yes;  // clause 5.2: a rule without condition
    if (rule.condition.is_some()) {
      result.condition = work_out_condition(model, rule.condition, facts, entity);
      condition = truth_of(result.condition->reading);
    }
    result.own = both(result.valid, condition);
    worked.rules.push_back(std::move(result));
  }
  for (RuleResult& result : worked.rules) {
    result.status = status_of(model, worked.rules, result);
    result.lifted_by = lifted_by(model, worked.rules, result);
  }
  for (RuleResult& result : worked.rules) {
    if (result.status == Truth::no) continue;
    result.answer = work_out_answer(model, question, model.rules[result.id.index].conclusion, facts, entity);
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

}  // namespace klap::reference
