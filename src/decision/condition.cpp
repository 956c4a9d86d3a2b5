// Conditions: clause 5. Depth is bounded when the rule set loads, so recursion here is too.
#include <algorithm>
#include <span>

#include <klap/decision/truth.hpp>

#include "workroom.hpp"

namespace klap::decision {

namespace {

using State = Operand::State;

std::span<const ExprId> arguments(const program::Program& program, const program::Node& node) {
  return {program.arguments.data() + node.first_argument, node.argument_count};
}

QuestionId question_of(const program::Node& answer) {
  QuestionId id;
  id.index = answer.ref;
  return id;
}

Operand of_truth(Truth t) {
  switch (t) {
    case Truth::no: return Operand::known(Value::boolean(false));
    case Truth::yes: return Operand::known(Value::boolean(true));
    case Truth::error: return Operand::of(State::error);
    case Truth::unknown: return Operand::of(State::unknown);
    case Truth::later: return Operand::of(State::later);
  }
  return {};
}

Truth truth_of_operand(const Operand& o) {
  switch (o.state) {
    case State::known: return truth_of(o.value.as_boolean());
    case State::none: return Truth::no;
    case State::unknown: return Truth::unknown;
    case State::later: return Truth::later;
    case State::error: return Truth::error;
  }
  return Truth::unknown;
}

Truth not_a_value(State s) {
  return s == State::error ? Truth::error : s == State::later ? Truth::later : Truth::unknown;
}

template <class Compare>
Truth compare(const Operand& a, const Operand& b, Compare holds) {
  const State s = worse(a.state, b.state);
  if (s != State::known) return not_a_value(s);
  if (a.state == State::none || b.state == State::none) return Truth::no;
  return truth_of(holds(a.value, b.value));
}

Truth one_of(const Reading& reading, std::span<const ExprId> args) {
  const Operand left = operand(reading, args.front());
  if (left.state == State::none) return Truth::no;
  if (!left.is_known()) return not_a_value(left.state);
  const auto& program = reading.program();
  return truth_of(std::any_of(args.begin() + 1, args.end(),
                              [&](ExprId id) { return program.node(id).literal.raw == left.value.raw; }));
}

Truth lot_in_force(const Reading& reading, const Operand& lot, const Operand& date) {
  const Truth given = compare(lot, date, [](Value, Value) { return true; });
  if (!lot.is_known()) return given;
  State state{};  // read even where the date is not known: what is read does not depend on values of others
  const Period* period = reading.lot_period(lot.value.as_lot(), state);
  const State s = worse(state, date.state);
  if (s != State::known) return not_a_value(s);
  if (date.state == State::none) return Truth::no;
  return truth_of(period->contains(date.value.as_date()));
}

Truth ceiling_reached(const Reading& reading, BudgetId budget) {
  const Operand spent = reading.spent(budget);
  if (!spent.is_known()) return not_a_value(spent.state);
  return truth_of(spent.value.as_money() >= reading.program().budgets[budget.index].ceiling->amount);
}

/// Clause 4.9: a fact of the person that the argument is.
Operand field_of_person(const Reading& reading, const program::Node& node, ExprId argument) {
  const Operand person = operand(reading, argument);
  if (!person.is_known()) return Operand::of(person.state);
  return reading.field_of({FactRef::Kind::field, node.ref, person.value.as_person()});
}

Operand lead_party(const Reading& reading, ExprId argument) {
  const Operand lot = operand(reading, argument);
  return lot.is_known() ? reading.lot_lead(lot.value.as_lot()) : lot;
}

Truth truth_of_node(const Reading& reading, ExprId id);

/// Of a test that was put down as one: by its column, which is worked out once for all who test it.
inline Truth quick_truth(const Reading& reading, ExprId id) {
  if (Memo* const memo = reading.memo()) {
    const program::AtomTable& atoms = reading.program().atoms;
    const program::AtomId atom = atoms.of_nodes[id.index];
    if (atom.is_some()) return memo->test(reading, atoms.atoms[atom.index]);
  }
  return truth_of_node(reading, id);
}

/// Clause 5.13: `of` or `en` over the elements.
Truth quantified(const Reading& reading, const program::Node& node, ExprId condition) {
  const bool every = node.op == Op::for_all;
  Truth t = every ? Truth::yes : Truth::no;
  each_element(reading, static_cast<ListKind>(node.ref), [&](const Reading& element) {
    const Truth of_element = truth(element, condition);
    t = every ? both(t, of_element) : either(t, of_element);
  });
  return t;
}

State state_of(Truth t) {
  switch (t) {
    case Truth::error: return State::error;
    case Truth::unknown: return State::unknown;
    case Truth::later: return State::later;
    case Truth::no:
    case Truth::yes: break;
  }
  return State::known;
}

Operand count(const Reading& reading, const program::Node& node, std::span<const ExprId> args) {
  State state = State::known;
  std::int64_t n = 0;
  each_element(reading, static_cast<ListKind>(node.ref), [&](const Reading& element) {
    const Truth counts = args.empty() ? Truth::yes : truth(element, args[0]);
    state = worse(state, state_of(counts));
    if (counts == Truth::yes) ++n;
  });
  return state == State::known ? Operand::known(Value::number(n)) : Operand::of(state);
}

/// Once for all who read it in one reading.
Truth truth_of_term(const Reading& reading, std::uint32_t term) {
  Memo* const memo = reading.memo();
  if (memo == nullptr) return truth(reading, reading.program().terms[term].meaning);
  if (const auto known = memo->term(term)) return *known;
  const Truth t = truth(reading, reading.program().terms[term].meaning);
  memo->remember_term(term, t);
  return t;
}

Operand total(const Reading& reading, const program::Node& node, std::span<const ExprId> args) {
  State state = State::known;
  std::int64_t sum = 0;  // exact: as many elements as a case can have, times the limit, fit
  each_element(reading, static_cast<ListKind>(node.ref), [&](const Reading& element) {
    const Truth counts = args.size() == 1 ? Truth::yes : truth(element, args[0]);
    state = worse(state, state_of(counts));
    if (counts == Truth::no) return;
    const Operand value = operand(element, args.back());
    state = worse(state, value.state);
    if (counts == Truth::yes && value.is_known()) sum += value.value.raw;
  });
  if (state != State::known) return Operand::of(state);
  const std::int64_t limit = node.type == TypeKind::money ? limits::cents : limits::number;
  if (sum > limit || sum < -limit) return Operand::of(State::error);
  return Operand::known({node.type, sum});
}

/// Clause 5.13: what the elements that come first are agreed on.
Operand first_by(const Reading& reading, const program::Node& node, std::span<const ExprId> args) {
  const bool lowest = node.op == Op::first_by_lowest;
  State state = State::known;
  std::optional<std::int64_t> best;
  Operand found = Operand::of(State::none);
  bool differ = false;
  each_element(reading, static_cast<ListKind>(node.ref), [&](const Reading& element) {
    const Truth counts = args.size() == 2 ? Truth::yes : truth(element, args[0]);
    state = worse(state, state_of(counts));
    if (counts == Truth::no) return;
    const Operand wanted = operand(element, args[args.size() - 2]);
    const Operand by = operand(element, args.back());
    state = worse(state, worse(wanted.state, by.state));
    if (counts != Truth::yes || !by.is_known()) return;
    const std::int64_t at = by.value.raw;
    if (best && (lowest ? *best < at : at < *best)) return;
    differ = best == at && (differ || wanted.state != found.state || wanted.value.raw != found.value.raw);
    best = at;
    found = wanted;
  });
  if (state != State::known) return Operand::of(state);
  if (differ) return Operand::of(State::error);
  return found.is_known() ? Operand::known(found.value) : found;  // what is looked up is not presumed
}

}  // namespace

Truth truth(const Reading& reading, ExprId id) { return quick_truth(reading, id); }

namespace {

Truth truth_of_node(const Reading& reading, ExprId id) {
  const program::Program& program = reading.program();
  const program::Node& node = program.node(id);
  const auto args = arguments(program, node);
  const auto arg = [&](std::size_t i) { return operand(reading, args[i]); };
  switch (node.op) {
    case Op::all_of: {
      Truth t = Truth::yes;
      for (const ExprId a : args)
        if ((t = both(t, quick_truth(reading, a))) == Truth::no && !reading.collects()) break;
      return t;
    }
    case Op::any_of: {
      Truth t = Truth::no;
      for (const ExprId a : args)
        if ((t = either(t, quick_truth(reading, a))) == Truth::yes && !reading.collects()) break;
      return t;
    }
    case Op::negation: return negate(quick_truth(reading, args[0]));
    case Op::equal: return compare(arg(0), arg(1), [](Value a, Value b) { return a.raw == b.raw; });
    case Op::one_of: return one_of(reading, args);
    case Op::is_none: {
      const Operand o = arg(0);
      return o.state == State::none ? Truth::yes : o.is_known() ? Truth::no : not_a_value(o.state);
    }
    case Op::less: return compare(arg(0), arg(1), [](Value a, Value b) { return a.raw < b.raw; });
    case Op::less_equal: return compare(arg(0), arg(1), [](Value a, Value b) { return a.raw <= b.raw; });
    case Op::greater: return compare(arg(0), arg(1), [](Value a, Value b) { return a.raw > b.raw; });
    case Op::greater_equal: return compare(arg(0), arg(1), [](Value a, Value b) { return a.raw >= b.raw; });
    case Op::age_at_least: {
      const std::int64_t years = program.node(args[1]).literal.raw;
      return compare(arg(0), arg(2),
                     [&](Value birth, Value day) { return has_reached_age(birth.as_date(), years, day.as_date()); });
    }
    case Op::lot_in_force: return lot_in_force(reading, arg(0), arg(1));
    case Op::lot_delivers:
      return compare(arg(0), arg(1), [&](Value lot, Value choice) {
        const auto& delivers = program.lots[lot.as_lot().index].delivers;
        return std::any_of(delivers.begin(), delivers.end(), [&](Value v) { return v.raw == choice.raw; });
      });
    case Op::ceiling_reached: return ceiling_reached(reading, BudgetId(node.ref));
    case Op::exists:
    case Op::for_all: return quantified(reading, node, args[0]);
    case Op::term: return truth_of_term(reading, node.ref);
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
    case Op::first_by_highest: return truth_of_operand(operand(reading, id));
  }
  return Truth::unknown;
}

}  // namespace

Operand operand(const Reading& reading, ExprId id) {
  const program::Program& program = reading.program();
  const program::Node& node = program.node(id);
  const auto args = arguments(program, node);
  switch (node.op) {
    case Op::literal: return Operand::known(node.literal);
    case Op::field: return args.empty() ? reading.field(FieldId(node.ref)) : field_of_person(reading, node, args[0]);
    case Op::parameter: return reading.parameter(ParameterId(node.ref));
    case Op::resident: return Operand::known(Value::person(reading.person()));
    case Op::term: return operand(reading, program.terms[node.ref].meaning);
    case Op::case_date: return reading.case_date(static_cast<CaseDate>(node.ref));
    case Op::answer: return reading.answer(question_of(node));
    case Op::lead_party: return lead_party(reading, args[0]);
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
    case Op::days_through: return calculated(reading, node, args);
    case Op::suspended: return suspended(reading, args);
    case Op::count: return count(reading, node, args);
    case Op::total: return total(reading, node, args);
    case Op::first_by_lowest:
    case Op::first_by_highest: return first_by(reading, node, args);
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
    case Op::for_all: return of_truth(truth(reading, id));
  }
  return {};
}

}  // namespace klap::decision
