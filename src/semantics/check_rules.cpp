// Findings about rules.
#include <algorithm>
#include <unordered_map>

#include <klap/semantics/precedence.hpp>

#include "checks.hpp"
#include "writer.hpp"

namespace klap::semantics {

namespace {

/// By rule: what it is an exception to, as written and because of its sources; in id order.
using Exceptions = std::vector<std::vector<RuleId>>;

Exceptions exceptions_of(const Model& model) {
  Exceptions all = precedence(model).rules;
  for (std::size_t r = 0; r < all.size(); ++r) {
    const auto& written = model.rules[r].exception_to;
    all[r].insert(all[r].end(), written.begin(), written.end());
    std::sort(all[r].begin(), all[r].end());
  }
  return all;
}

bool is_exception_to(const Exceptions& exceptions, std::uint32_t rule, std::uint32_t to) {
  return std::binary_search(exceptions[rule].begin(), exceptions[rule].end(), RuleId(to));
}

/// Rules of one question under one and the same condition.
struct SameCondition {
  std::vector<std::uint32_t> rules;
  std::vector<std::uint32_t> answers;  // the number of the answer of each
};

/// Rules that an exception lifts whenever they would hold: one without condition, or with the very same.
std::vector<bool> always_lifted(const Model& model, const Exceptions& exceptions,
                                const std::vector<std::string>& conditions) {
  std::vector<bool> lifted(model.rules.size());
  for (std::size_t r = 0; r < model.rules.size(); ++r)
    for (const RuleId to : exceptions[r])
      if (!model.rules[r].condition.is_some() || conditions[r] == conditions[to.index]) lifted[to.index] = true;
  return lifted;
}

void report_conflict(const Model& model, const Exceptions& exceptions, const SameCondition& group, std::size_t i,
                     Diagnostics& out) {
  const Rule& rule = model.rules[group.rules[i]];
  for (std::size_t j = 0; j < i; ++j) {
    const Rule& other = model.rules[group.rules[j]];
    const bool one_table = rule.table.is_some() && rule.table == other.table;
    const bool row_above = one_table && model.tables[rule.table.index].policy == HitPolicy::first;
    const bool unique = one_table && model.tables[rule.table.index].policy == HitPolicy::unique;
    const bool agree = !unique && group.answers[i] == group.answers[j];
    if (agree || !overlap(rule.validity, other.validity)) continue;
    if (row_above || is_exception_to(exceptions, group.rules[i], group.rules[j]) ||
        is_exception_to(exceptions, group.rules[j], group.rules[i]))
      continue;
    out.add(unique ? DiagnosticKind::unique_rows_alike : DiagnosticKind::certain_conflict, rule.span,
            {rule.name, other.name});
    return;
  }
}

bool is_worked_out(const Model& model, const Rule& rule) {
  const auto* answer = std::get_if<ValueIs>(&rule.conclusion);
  return answer != nullptr && model.exprs[answer->value.index].op != Op::literal;
}

bool collects(const Model& model, QuestionId question) {
  return question == QuestionKind::follow_up ||
         (question.is_own() && model.own_questions[question.own()].collect != Collect::none);
}

bool is_unique_row(const Model& model, std::uint32_t rule) {
  const TableId table = model.rules[rule].table;
  return table.is_some() && model.tables[table.index].policy == HitPolicy::unique;
}

void check_conflicts(const Model& model, Diagnostics& out) {
  std::vector<std::string> conditions;  // with the question, so that only rules of one question meet
  for (const Rule& rule : model.rules) {
    Writer w(model);
    w.question(rule.question);
    w.condition(rule.condition);
    conditions.push_back(w.take());
  }
  const Exceptions exceptions = exceptions_of(model);
  const auto lifted = always_lifted(model, exceptions, conditions);
  std::unordered_map<std::string, SameCondition> groups;
  std::unordered_map<std::string, std::uint32_t> answers;
  for (std::uint32_t r = 0; r < model.rules.size(); ++r) {
    const Rule& rule = model.rules[r];
    if (collects(model, rule.question) || lifted[r]) continue;
    if (is_worked_out(model, rule)) continue;  // two expressions may have one value
    Writer answer(model);
    answer.conclusion(rule.conclusion);
    auto& group = groups[conditions[r]];
    group.rules.push_back(r);
    group.answers.push_back(answers.emplace(answer.take(), static_cast<std::uint32_t>(answers.size())).first->second);
  }
  for (const auto& entry : groups) {
    const auto& group = entry.second;
    const bool one_answer = std::all_of(group.answers.begin(), group.answers.end(),
                                        [&](std::uint32_t a) { return a == group.answers.front(); });
    const bool agree = one_answer && std::none_of(group.rules.begin(), group.rules.end(),
                                                  [&](std::uint32_t r) { return is_unique_row(model, r); });
    for (std::size_t i = 1; !agree && i < group.rules.size(); ++i) report_conflict(model, exceptions, group, i, out);
  }
}

void check_payment(const Model& model, const Rule& rule, Diagnostics& out) {
  const auto* payment = std::get_if<Payment>(&rule.conclusion);
  if (payment == nullptr || rule.question != QuestionKind::payer) return;
  for (const PayShare& share : payment->shares) {
    if (share.municipality) continue;  // pays all that is left
    const Budget& last = model.budgets[share.order.back().index];
    if (!last.ceiling) continue;
    out.add(DiagnosticKind::ceiling_without_excess, rule.span, {rule.name, last.name});
    break;
  }
  const bool acts_only =
      !rule.grounds.empty() && std::all_of(rule.grounds.begin(), rule.grounds.end(), [&](const Ground& g) {
        return model.sources[g.source.index].kind == SourceKind::act;
      });
  if (acts_only) out.add(DiagnosticKind::payer_ground, rule.span, {rule.name});
}

/// A row without condition above others, of which only the first counts.
void check_tables(const Model& model, Diagnostics& out) {
  for (const Table& table : model.tables) {
    if (table.policy != HitPolicy::first) continue;
    for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) {
      const Rule& row = model.rules[table.rows[i].index];
      if (row.condition.is_some()) continue;
      out.add(DiagnosticKind::row_never_reached, row.span);
      break;
    }
  }
}

}  // namespace

void check_rules(const Model& model, Diagnostics& out) {
  check_conflicts(model, out);
  check_tables(model, out);
  for (const Rule& rule : model.rules) {
    check_payment(model, rule, out);
    if (!overlap(rule.validity, model.validity)) out.add(DiagnosticKind::never_valid, rule.span, {rule.name});
    const bool assumed = rule.checked && rule.checked->certainty == Certainty::assumed;
    if (assumed && rule.of_library && !rule.may_derogate)
      out.add(DiagnosticKind::assumed_hard_rule, rule.span, {rule.name});
  }
}

}  // namespace klap::semantics
