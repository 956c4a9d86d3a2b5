// Faults in fixed amounts, parts and what is at most, and in what own questions collect (clauses 5.20 and 10.2).
#include <algorithm>

#include "differential/planting.hpp"

namespace klap::differential {
namespace {

using semantics::Model;
using semantics::PayShare;

void for_all_payments(Model& model, const std::function<void(semantics::Payment&)>& change) {
  for (auto& rule : model.rules) {
    if (auto* payment = std::get_if<semantics::Payment>(&rule.conclusion)) change(*payment);
  }
}

Fault in_streams(const std::string& name, const std::function<void(Model&, PayShare&)>& change) {
  return in_rules(name, [change](Model& model) {
    for_all_payments(model, [&](semantics::Payment& payment) {
      for (PayShare& stream : payment.shares) change(model, stream);
    });
  });
}

ExprId append_literal(Model& model, Value value) {
  semantics::Expr expr;
  expr.op = Op::literal;
  expr.type.kind = value.kind;
  expr.literal = value;
  model.exprs.push_back(expr);
  return ExprId(model.exprs.size() - 1);
}

bool is_fixed(const PayShare& stream) { return stream.kind == PayShare::Kind::fixed; }

/// The fixed streams in the other order: the last gets its amount first.
void reverse_fixed(semantics::Payment& payment) {
  std::vector<PayShare> fixed;
  for (const PayShare& stream : payment.shares) {
    if (is_fixed(stream)) fixed.push_back(stream);
  }
  for (PayShare& stream : payment.shares) {
    if (!is_fixed(stream)) continue;
    stream = fixed.back();
    fixed.pop_back();
  }
}

Fault in_collecting(const std::string& name, Collect from, Collect to) {
  return in_rules(name, [from, to](Model& model) {
    for (auto& question : model.own_questions) {
      if (question.collect == from) question.collect = to;
    }
  });
}

}  // namespace

std::vector<Fault> faults_of_payments() {
  return {
      in_streams("what is at most does not count", [](Model&, PayShare& stream) { stream.at_most = {}; }),
      in_streams("what is at most of a fixed amount does not count",
                 [](Model&, PayShare& stream) {
                   if (is_fixed(stream)) stream.at_most = {};
                 }),
      in_streams("parts are equal",
                 [](Model& m, PayShare& stream) {
                   if (stream.kind == PayShare::Kind::parts) stream.weight = append_literal(m, Value::number(1));
                 }),
      in_streams("a part below zero is none",
                 [](Model& m, PayShare& stream) {
                   if (stream.kind != PayShare::Kind::parts) return;
                   semantics::Expr most;
                   most.op = Op::greatest;
                   most.type.kind = TypeKind::number;
                   most.arguments = {stream.weight, append_literal(m, Value::number(0))};
                   m.exprs.push_back(most);
                   stream.weight = ExprId(m.exprs.size() - 1);
                 }),
      in_rules("the last fixed amount goes first", [](Model& m) { for_all_payments(m, reverse_fixed); }),
      in_rules("fixed amounts are divided with the rest",
               [](Model& m) {
                 for_all_payments(m, [&](semantics::Payment& payment) {
                   for (PayShare& stream : payment.shares) {
                     if (is_fixed(stream)) stream.amount = append_literal(m, Value::money(Money{}));
                   }
                 });
               }),
      in_collecting("what is summed must agree", Collect::sum, Collect::none),
      in_collecting("of what is summed the greatest counts", Collect::sum, Collect::greatest),
      in_collecting("the greatest is the least", Collect::greatest, Collect::least),
      in_collecting("the least is the sum", Collect::least, Collect::sum),
  };
}

}  // namespace klap::differential
