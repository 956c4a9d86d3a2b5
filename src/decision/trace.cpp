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
  const auto field_fact = [&]() -> std::optional<FactRef> {
    if (node.argument_count == 0) return reading.field_ref(FieldId(node.ref));
    const Operand person = operand(reading, first_argument);
    if (!person.is_known()) return std::nullopt;
    return FactRef{FactRef::Kind::field, node.ref, person.value.as_person()};
  };
  switch (node.op) {
    case Op::field: return field_fact();
    case Op::parameter: return FactRef{FactRef::Kind::parameter, node.ref, 0};
    case Op::case_date: return FactRef{FactRef::Kind::case_date, node.ref, 0};
    case Op::answer: return FactRef{FactRef::Kind::answer, node.ref, reading.request()};
    case Op::ceiling_reached: return FactRef{FactRef::Kind::spent, node.ref, 0};
    case Op::lot_in_force: return lot_fact(FactRef::Kind::lot_period);
    case Op::lead_party: return lot_fact(FactRef::Kind::lot_lead);
    case Op::literal:
    case Op::resident:
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
    case Op::subtract:
    case Op::multiply:
    case Op::least:
    case Op::greatest:
    case Op::round_down:
    case Op::round_up:
    case Op::round_half_up:
    case Op::date_forward:
    case Op::date_back:
    case Op::next_working_day:
    case Op::days_through:
    case Op::suspended:
    case Op::exists:
    case Op::for_all:
    case Op::count:
    case Op::total:
    case Op::first_by_lowest:
    case Op::first_by_highest: return std::nullopt;
  }
  return std::nullopt;
}

bool looks_up(Op op) { return op == Op::first_by_lowest || op == Op::first_by_highest; }
bool is_list(Op op) {
  return op == Op::exists || op == Op::for_all || op == Op::count || op == Op::total || looks_up(op);
}

/// Is it worked out as a truth, so that it cannot be none?
bool is_truth(const program::Program& program, const program::Node& node) {
  switch (node.op) {
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
    case Op::lot_in_force:
    case Op::lot_delivers:
    case Op::ceiling_reached:
    case Op::exists:
    case Op::for_all: return true;
    case Op::term: return is_truth(program, program.node(program.terms[node.ref].meaning));
    case Op::literal:
    case Op::field:
    case Op::parameter:
    case Op::resident:
    case Op::answer:
    case Op::case_date:
    case Op::lead_party:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::least:
    case Op::greatest:
    case Op::round_down:
    case Op::round_up:
    case Op::round_half_up:
    case Op::date_forward:
    case Op::date_back:
    case Op::next_working_day:
    case Op::days_through:
    case Op::suspended:
    case Op::count:
    case Op::total:
    case Op::first_by_lowest:
    case Op::first_by_highest: return false;
  }
  return false;
}

/// Into a place that is new: a trace is large, and moving it costs more than working it out.
void put(const Reading& reading, ExprId id, ConditionTrace& t);

ConditionTrace& add(const Reading& reading, ExprId id, std::vector<ConditionTrace>& all) {
  put(reading, id, all.emplace_back());
  return all.back();
}

/// Of every element the condition, and where that is not no what a sum adds, or what is looked up and by what
/// (clause 14.3.3).
void put_elements(const Reading& reading, const program::Node& node, const ExprId* args, ConditionTrace& t) {
  const std::uint32_t facts = looks_up(node.op) ? 2 : node.op == Op::total ? 1 : 0;
  const bool conditional = node.argument_count > facts;
  each_element(reading, static_cast<ListKind>(node.ref), [&](const Reading& element) {
    if (conditional && add(element, args[0], t.arguments).truth == Truth::no) return;
    for (std::uint32_t i = node.argument_count - facts; i < node.argument_count; ++i)
      add(element, args[i], t.arguments);
  });
}

void put(const Reading& reading, ExprId id, ConditionTrace& t) {
  const program::Program& program = reading.program();
  const program::Node& node = program.node(id);
  const ExprId* args = program.arguments.data() + node.first_argument;
  t.op = node.op;
  t.fact = fact_of(reading, node, node.argument_count > 0 ? args[0] : ExprId{});
  if (node.type == TypeKind::boolean) t.truth = truth(reading, id);
  if (!is_truth(program, node)) {
    const Operand o = operand(reading, id);
    t.none = o.state == Operand::State::none;
    t.presumed = node.op == Op::field && o.presumed;
    if (node.type != TypeKind::boolean && o.is_known()) t.value = o.value;
  }
  if (is_list(node.op)) return put_elements(reading, node, args, t);
  const std::uint32_t read =
      node.op == Op::suspended && !reads_through(reading, {args, node.argument_count}) ? 2 : node.argument_count;
  t.arguments.reserve(read + (node.op == Op::term ? 1 : 0));
  if (node.op == Op::term) add(reading, program.terms[node.ref].meaning, t.arguments);
  for (std::uint32_t i = 0; i < read; ++i) add(reading, args[i], t.arguments);
}

}  // namespace

ConditionTrace trace(const Reading& reading, ExprId id) {
  ConditionTrace t;
  put(reading, id, t);
  return t;
}

}  // namespace klap::decision
