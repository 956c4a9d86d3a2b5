// The derivation of a condition, node by node: clause 14.3.
#include <klap/decision/truth.hpp>

#include "reading.hpp"

namespace klap::decision {

namespace {

std::optional<FactRef> fact_of(const Reading& reading, const program::Node& node, ExprId first_argument) {
  const auto lot_fact = [&](FactRef::Kind kind) -> std::optional<FactRef> {
    const Operand lot = operand(reading, first_argument);
    if (!lot.is_known()) return std::nullopt;
    return FactRef{kind, lot.value.as_lot().index, 0};
  };
  switch (node.op) {
    case Op::field: return reading.field_ref(FieldId(node.ref));
    case Op::case_date: return FactRef{FactRef::Kind::case_date, node.ref, 0};
    case Op::answer: return FactRef{FactRef::Kind::answer, node.ref, reading.request()};
    case Op::ceiling_reached: return FactRef{FactRef::Kind::spent, node.ref, 0};
    case Op::lot_in_force: return lot_fact(FactRef::Kind::lot_period);
    case Op::lead_party: return lot_fact(FactRef::Kind::lot_lead);
    case Op::literal:
    case Op::term:
    case Op::all_of:
    case Op::any_of:
    case Op::negation:
    case Op::equal:
    case Op::one_of:
    case Op::is_none:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::age_at_least:
    case Op::lot_delivers:
    case Op::add:
    case Op::subtract: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

ConditionTrace trace(const Reading& reading, ExprId id) {
  const program::Program& program = reading.program();
  const program::Node& node = program.node(id);
  const ExprId* args = program.arguments.data() + node.first_argument;
  ConditionTrace t;
  t.op = node.op;
  t.fact = fact_of(reading, node, node.argument_count > 0 ? args[0] : ExprId{});
  const Operand o = operand(reading, id);
  t.none = o.state == Operand::State::none;
  t.presumed = node.op == Op::field && o.presumed;
  if (node.type == TypeKind::boolean)
    t.truth = truth(reading, id);
  else if (o.is_known())
    t.value = o.value;
  if (node.op == Op::term) t.arguments.push_back(trace(reading, program.terms[node.ref].meaning));
  for (std::uint32_t i = 0; i < node.argument_count; ++i) t.arguments.push_back(trace(reading, args[i]));
  return t;
}

}  // namespace klap::decision
