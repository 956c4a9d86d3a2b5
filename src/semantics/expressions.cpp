// What calculates (docs/semantics.md, clauses 5.5 and 5.18): plus and min, also of dates, over keer, over rounding.
#include <klap/base/limits.hpp>

#include "conditions.hpp"

namespace klap::semantics {

namespace {

using syntax::TokenKind;

std::optional<Op> sum_of(NodeRef op) {
  const TokenKind kind = op.token().kind;
  if (kind == TokenKind::plus_sign || is_word(op, Keyword::plus)) return Op::add;
  if (kind == TokenKind::minus_sign || is_word(op, Keyword::minus)) return Op::subtract;
  return std::nullopt;
}
bool is_product(NodeRef op) { return op.token().kind == TokenKind::times_sign || is_word(op, Keyword::times); }
std::optional<Op> rounding_of(NodeRef op) {
  if (is_word(op, Keyword::rounded_down)) return Op::round_down;
  if (is_word(op, Keyword::rounded_up)) return Op::round_up;
  if (is_word(op, Keyword::rounded_half_up)) return Op::round_half_up;
  return std::nullopt;
}
bool moves_on(NodeRef op) { return is_word(op, Keyword::next_working_day); }

/// An operator with an operand behind it.
bool stands(const std::vector<NodeRef>& items, std::size_t at) {
  return at + 1 < items.size() && items[at].kind() == NodeKind::operator_ && items[at + 1].kind() == NodeKind::operand;
}

std::optional<DateUnit> date_unit_of(NodeRef duration) {
  for (const NodeRef c : duration) {
    if (is_word(c, Keyword::days)) return DateUnit::days;
    if (is_word(c, Keyword::weeks)) return DateUnit::weeks;
    if (is_word(c, Keyword::working_days)) return DateUnit::working_days;
    if (c.kind() == NodeKind::word && is_word(c, Keyword::months)) return DateUnit::months;
    if (is_word(c, Keyword::years)) return DateUnit::years;
  }
  return std::nullopt;
}

}  // namespace

bool calculates(NodeRef item) {
  if (item.kind() == NodeKind::suspension) return true;
  return item.kind() == NodeKind::operator_ &&
         (sum_of(item) || is_product(item) || rounding_of(item) || moves_on(item));
}

/// Amounts written out have no unit of their own: they take the other side's, with all they are made of.
void ConditionReader::give_unit(Typed& t, MoneyUnit unit) {
  std::vector<ExprId> open{t.id};
  while (!open.empty()) {
    Expr& e = a.model.exprs[open.back().index];
    open.pop_back();
    if (e.type.kind != TypeKind::money) continue;
    e.type.unit = unit;
    open.insert(open.end(), e.arguments.begin(), e.arguments.end());
  }
  t.type.unit = unit;
  t.any_unit = false;
}

bool ConditionReader::agree(Typed& x, Typed& y, NodeRef at) {
  if (x.type.kind == TypeKind::money && y.type.kind == TypeKind::money && x.any_unit != y.any_unit)
    give_unit(x.any_unit ? x : y, (x.any_unit ? y : x).type.unit);
  if (same_type(x.type, y.type)) return true;
  const bool units = x.type.kind == TypeKind::money && y.type.kind == TypeKind::money;
  a.out.add(units ? DiagnosticKind::units_differ : DiagnosticKind::types_differ, joined(x.span, y.span),
            {a.describe(x.type, at), a.describe(y.type, at)});
  return false;
}

bool ConditionReader::check_strict(const Typed& t) {
  if (t.type.optional) a.out.add(DiagnosticKind::optional_in_sum, t.span);
  return !t.type.optional;
}

/// `to_be_added`: something stands behind it; of a date that could be days.
bool ConditionReader::check_summand(const Typed& t, NodeRef at, bool to_be_added) {
  if (!t.ok()) return false;
  if (t.type.kind == TypeKind::money || t.type.kind == TypeKind::number) return check_strict(t);
  if (t.type.kind == TypeKind::date && to_be_added)
    a.out.add(DiagnosticKind::date_without_unit, t.span,
              {a.words({Keyword::days, Keyword::weeks, Keyword::working_days, Keyword::months, Keyword::years}, at)});
  else
    a.out.add(DiagnosticKind::not_addable, t.span, {a.describe(t.type, at)});
  return false;
}

bool ConditionReader::check_date(const Typed& t, NodeRef at) {
  if (!t.ok()) return false;
  if (t.type.kind == TypeKind::date) return check_strict(t);
  a.out.add(DiagnosticKind::not_a_date, t.span, {a.describe(t.type, at)});
  return false;
}

Typed ConditionReader::sum(const std::vector<NodeRef>& items, std::size_t& at, const Type* expected) {
  if (at >= items.size() || items[at].kind() != NodeKind::operand) return bad(items.back().span());
  int parts = 1;
  bool too_long = false;
  for (std::size_t i = at; i < items.size() && (items[i].kind() == NodeKind::operand || calculates(items[i])); ++i) {
    if (items[i].kind() == NodeKind::operand || ++parts != limits::nesting_levels + 1) continue;
    a.add(DiagnosticKind::sum_too_long, items[i], {std::to_string(limits::nesting_levels)});
    too_long = true;
  }
  const NodeRef first = items[at];
  Typed total = product(items, at, expected);
  bool alone = true;  // so far: what is added to must be an amount or number
  while (at < items.size()) {
    const NodeRef op = items[at];
    if (moves_on(op) || op.kind() == NodeKind::suspension) {
      total = moves_on(op) ? next_working_day(total, op) : suspended(total, op);
      ++at;
      continue;
    }
    const auto sum = stands(items, at) ? sum_of(op) : std::nullopt;
    if (!sum) break;
    const NodeRef behind = items[++at];
    if (inside(behind) && inside(behind)->kind() == NodeKind::duration) {
      total = moved(*sum, total, behind, op);
      ++at;
      continue;
    }
    if (alone && !check_summand(total, first, true)) total = bad(total.span);
    alone = false;
    Typed next = product(items, at, nullptr);
    if (!check_summand(next, behind, false)) next = bad(next.span);
    total = add(*sum, total, next, op);
  }
  return too_long ? bad(total.span) : total;
}

Typed ConditionReader::add(Op op, Typed x, Typed y, NodeRef at) {
  const Span span = joined(x.span, y.span);
  if (!x.ok() || !y.ok() || !agree(x, y, at)) return bad(span);
  Typed t = make(op, {x.type.kind, x.type.unit, {}, false, false, 0}, span, {x.id, y.id});
  t.any_unit = x.any_unit && y.any_unit;
  return t;
}

Typed ConditionReader::product(const std::vector<NodeRef>& items, std::size_t& at, const Type* expected) {
  Typed all = rounded(items, at, expected);
  while (stands(items, at) && is_product(items[at])) {
    const NodeRef op = items[at++];
    all = multiply(all, rounded(items, at, nullptr), op);
  }
  return all;
}

/// An amount and a number, in either order, or two numbers.
Typed ConditionReader::multiply(const Typed& x, const Typed& y, NodeRef at) {
  const Span span = joined(x.span, y.span);
  if (!x.ok() || !y.ok()) return bad(span);
  const auto is_number = [](const Typed& t) { return t.type.kind == TypeKind::number; };
  const auto is_factor = [&](const Typed& t) { return is_number(t) || t.type.kind == TypeKind::money; };
  if (!is_factor(x) || !is_factor(y) || !(is_number(x) || is_number(y))) {
    a.out.add(DiagnosticKind::not_multiplied, span, {a.describe(x.type, at), a.describe(y.type, at)});
    return bad(span);
  }
  const bool first_is = check_strict(x);
  if (!check_strict(y) || !first_is) return bad(span);
  const Typed& of = is_number(x) ? y : x;
  Typed t = make(Op::multiply, {of.type.kind, of.type.unit, {}, false, false, 0}, span, {x.id, y.id});
  t.any_unit = of.any_unit;
  return t;
}

Typed ConditionReader::rounded(const std::vector<NodeRef>& items, std::size_t& at, const Type* expected) {
  if (at >= items.size() || items[at].kind() != NodeKind::operand) return bad(items.back().span());
  const NodeRef first = items[at];
  const bool behind = at > 0 && (sum_of(items[at - 1]) || is_product(items[at - 1]));
  Typed t = operand(items[at++], expected);
  bool told = !behind || (inside(first) && inside(first)->kind() == NodeKind::brackets);
  while (stands(items, at) && rounding_of(items[at])) {
    const NodeRef op = items[at];
    if (!told) {
      a.add(DiagnosticKind::rounding_of_what, op, {std::string(op.text())});
      t = bad(t.span);
    }
    told = true;
    t = round(t, op, items[at + 1]);
    at += 2;
  }
  return t;
}

/// To a multiple of an amount above zero that is written out.
Typed ConditionReader::round(const Typed& t, NodeRef op, NodeRef step_node) {
  const Span span = joined(t.span, step_node.span());
  const auto written = inside(step_node);
  Typed step;
  if (written && written->kind() == NodeKind::money && written->index() == (*step_node.begin()).index())
    step = leaf(*written);
  if (!step.ok() || a.model.exprs[step.id.index].literal.raw <= 0) {
    a.add(DiagnosticKind::rounding_step, step_node, {std::string(op.text())});
    return bad(span);
  }
  if (!t.ok()) return bad(span);
  if (t.type.kind != TypeKind::money) {
    a.out.add(DiagnosticKind::not_rounded, t.span, {a.describe(t.type, op)});
    return bad(span);
  }
  if (!check_strict(t)) return bad(span);
  if (!t.any_unit) give_unit(step, t.type.unit);
  Typed r = make(*rounding_of(op), {TypeKind::money, t.type.unit, {}, false, false, 0}, span, {t.id, step.id});
  r.any_unit = t.any_unit;
  return r;
}

/// `melddatum plus 6 weken`, `einde min wachttijd dagen`.
Typed ConditionReader::moved(Op op, Typed date, NodeRef operand_node, NodeRef at) {
  const NodeRef duration = *inside(operand_node);
  const auto unit = date_unit_of(duration);
  const Span span = joined(date.span, operand_node.span());
  const bool is_date = check_date(date, at);
  const auto written = child(duration, NodeKind::integer);
  const auto named = child(duration, NodeKind::reference);
  const Typed count = written ? leaf(*written) : named ? reference(*named, nullptr) : bad(span);
  if (!count.ok() || !unit) return bad(span);
  if (count.type.kind != TypeKind::number) {
    a.out.add(DiagnosticKind::duration_of_what, count.span,
              {std::string(semantics::children(duration).back().text()), a.describe(count.type, at)});
    return bad(span);
  }
  if (!check_strict(count) || !is_date) return bad(span);
  return make(op == Op::add ? Op::date_forward : Op::date_back, {TypeKind::date}, span, {date.id, count.id},
              static_cast<std::uint32_t>(*unit));
}

Typed ConditionReader::next_working_day(Typed date, NodeRef op) {
  const Span span = joined(date.span, op.span());
  if (!check_date(date, op)) return bad(span);
  return make(Op::next_working_day, {TypeKind::date}, span, {date.id});
}

/// `einde opgeschort van gevraagd tot en met aangevuld`: the days it stood still may be geen, its end not.
Typed ConditionReader::suspended(Typed date, NodeRef suspension) {
  const Span span = joined(date.span, suspension.span());
  bool ok = check_date(date, suspension);
  std::vector<ExprId> arguments{date.id};
  for (const NodeRef node : semantics::children(suspension, NodeKind::operand)) {
    const Typed t = operand(node, nullptr);
    const bool is_date = t.ok() && t.type.kind == TypeKind::date;
    if (t.ok() && !is_date) a.out.add(DiagnosticKind::not_a_date, t.span, {a.describe(t.type, node)});
    ok = ok && is_date;
    arguments.push_back(t.id);
  }
  return ok ? make(Op::suspended, {TypeKind::date}, span, std::move(arguments)) : bad(span);
}

}  // namespace klap::semantics
