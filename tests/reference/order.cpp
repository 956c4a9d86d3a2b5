#include "reference/order.hpp"

#include <algorithm>
#include <set>

#include "reference/conditions.hpp"
#include "reference/rules.hpp"

namespace klap::reference {
namespace {

using semantics::Model;

void read_in(const Model& model, ExprId id, std::set<QuestionId>& read) {
  const semantics::Expr& expr = model.exprs[id.index];
  if (expr.op == Op::answer) read.insert(question_of(expr));
  for (const ExprId argument : arguments_of(model, expr)) read_in(model, argument, read);
}

void read_by_party(const semantics::Party& party, std::set<QuestionId>& read) {
  if (party.kind == PartyKind::answer_municipality) read.insert(party.answer);
}

// Which answers a question reads: in conditions, in what it answers, and in its safeguards. The follow-up,
// which comes last, is not asked for.
std::set<QuestionId> read_by(const Model& model, QuestionId question) {
  std::set<QuestionId> read;
  for (const RuleId id : rules_of(model, question)) {
    const semantics::Rule& rule = model.rules[id.index];
    if (rule.condition.is_some()) read_in(model, rule.condition, read);
    if (const auto* value = std::get_if<semantics::ValueIs>(&rule.conclusion)) read_in(model, value->value, read);
    if (const auto* payment = std::get_if<semantics::Payment>(&rule.conclusion)) {
      for (const auto& share : payment->shares) {
        if (share.municipality) read_by_party(*share.municipality, read);
        for (const ExprId size : {share.amount, share.weight, share.at_most}) {
          if (size.is_some()) read_in(model, size, read);
        }
      }
    }
  }
  for (const auto& safeguard : model.safeguards) {
    const bool read_here = QuestionId(safeguard.question) == question && safeguard.condition.is_some();
    if (read_here) read_in(model, safeguard.condition, read);
  }
  // The chain that is there anyway; the payer's not applicable is decided by the right (clause 3.2).
  if (question == QuestionKind::need) read.insert(QuestionKind::law);
  if (question == QuestionKind::right) read.insert(QuestionKind::need);
  if (question == QuestionKind::payer) read.insert(QuestionKind::right);
  return read;
}

}  // namespace

std::vector<QuestionId> order_of_questions(const Model& model) {
  std::vector<QuestionId> left{QuestionKind::law, QuestionKind::need, QuestionKind::right, QuestionKind::payer};
  for (std::size_t own = 0; own < model.own_questions.size(); ++own) left.push_back(QuestionId::of_own(own));
  std::vector<QuestionId> order;
  while (!left.empty()) {  // ends: the graph has no cycle (clause 2.4)
    const auto ready = std::ranges::find_if(left, [&](QuestionId question) {
      const auto read = read_by(model, question);
      return std::ranges::none_of(left, [&](QuestionId other) { return read.contains(other); });
    });
    order.push_back(*ready);
    left.erase(ready);
  }
  return order;
}

}  // namespace klap::reference
