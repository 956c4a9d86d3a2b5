// Conditions: a flat chain of operands and operators becomes typed expressions (docs/semantics.md, clause 5).
//
// Precedence, loosest first: en/of (not mixed), comparisons, plus/min, niet. Width is walked in loops; only brackets
// recurse, and the parser bounds those.
#include <klap/base/limits.hpp>

#include "conditions.hpp"

namespace klap::semantics {

namespace {

enum class Joint : std::uint8_t { and_, or_, other };

Joint joint_of(NodeRef op) {
  if (is_word(op, Keyword::and_)) return Joint::and_;
  if (is_word(op, Keyword::or_)) return Joint::or_;
  return Joint::other;
}

std::optional<Op> ordering_of(NodeRef op) {
  const syntax::Token& token = op.token();
  switch (token.kind) {
    case syntax::TokenKind::less_sign: return Op::less;
    case syntax::TokenKind::less_equal_sign: return Op::less_equal;
    case syntax::TokenKind::greater_sign: return Op::greater;
    case syntax::TokenKind::greater_equal_sign: return Op::greater_equal;
    case syntax::TokenKind::keyword: break;
    default: return std::nullopt;  // only four of the signs order
  }
  if (token.keyword == Keyword::at_least || token.keyword == Keyword::is_from) return Op::greater_equal;
  if (token.keyword == Keyword::at_most || token.keyword == Keyword::is_through) return Op::less_equal;
  if (token.keyword == Keyword::more_than || token.keyword == Keyword::is_after) return Op::greater;
  if (token.keyword == Keyword::less_than || token.keyword == Keyword::is_before) return Op::less;
  return std::nullopt;
}

bool is_sum(NodeRef op) {
  const auto kind = op.token().kind;
  return kind == syntax::TokenKind::plus_sign || kind == syntax::TokenKind::minus_sign || is_word(op, Keyword::plus) ||
         is_word(op, Keyword::minus);
}

bool is_equal(NodeRef op) { return op.token().kind == syntax::TokenKind::equal_sign || is_word(op, Keyword::is); }
bool is_not_equal(NodeRef op) {
  return op.token().kind == syntax::TokenKind::not_equal_sign || is_word(op, Keyword::is_not);
}

bool is_ordered(TypeKind kind) { return kind == TypeKind::date || kind == TypeKind::money || kind == TypeKind::number; }

}  // namespace

ConditionReader::ConditionReader(Analysis& analysis, CaseDate as_of, std::optional<std::uint32_t> term)
    : a(analysis), as_of_(as_of), term_(term) {}

/// From the one to the other; in a table they stand far apart, and the cell is what the reader looks at.
Span ConditionReader::joined(Span x, Span y) const { return cell_ ? *cell_ : Span{x.document, x.begin, y.end}; }

Typed ConditionReader::make(Op op, Type type, Span span, std::vector<ExprId> arguments, std::uint32_t ref) {
  Typed t;
  t.begin = static_cast<std::uint32_t>(a.model.exprs.size());
  for (const ExprId id : arguments) t.begin = std::min(t.begin, id.index);
  t.id = ExprId(a.model.exprs.size());
  t.type = type;
  t.span = span;
  a.model.exprs.push_back({op, type, {}, ref, std::move(arguments), span});
  return t;
}

Typed ConditionReader::literal(Value value, Type type, Span span) {
  type.optional = type.history = false;
  Typed t = make(Op::literal, type, span);
  a.model.exprs.back().literal = value;
  return t;
}

Typed ConditionReader::negation(const Typed& t) {
  Typed n = make(Op::negation, {TypeKind::boolean}, t.span, {t.id});
  n.begin = t.begin;
  return n;
}

Typed ConditionReader::bad(Span span) {
  Typed t;
  t.span = span;
  return t;
}

/// An operand that must be yes or no. An optional one is a comparison with yes, which is no for geen (clause 5.4).
Typed ConditionReader::truth(const Typed& t, NodeRef at) {
  if (!t.ok()) return t;
  if (t.type.kind != TypeKind::boolean) {
    a.out.add(DiagnosticKind::not_yes_or_no, t.span, {a.describe(t.type, at)});
    return bad(t.span);
  }
  if (!t.type.optional) return t;
  const Typed yes = literal(Value::boolean(true), {TypeKind::boolean}, t.span);
  Typed e = make(Op::equal, {TypeKind::boolean}, t.span, {t.id, yes.id});
  e.begin = t.begin;
  return e;
}

/// Amounts written out have no unit of their own: they take the other side's.
bool ConditionReader::agree(Typed& x, Typed& y, NodeRef at) {
  if (x.type.kind == TypeKind::money && y.type.kind == TypeKind::money && x.any_unit != y.any_unit) {
    Typed& open = x.any_unit ? x : y;
    const MoneyUnit unit = (x.any_unit ? y : x).type.unit;
    for (std::uint32_t i = open.begin; i <= open.id.index; ++i) a.model.exprs[i].type.unit = unit;
    open.type.unit = unit;
    open.any_unit = false;
  }
  if (same_type(x.type, y.type)) return true;
  const bool units = x.type.kind == TypeKind::money && y.type.kind == TypeKind::money;
  a.out.add(units ? DiagnosticKind::units_differ : DiagnosticKind::types_differ, joined(x.span, y.span),
            {a.describe(x.type, at), a.describe(y.type, at)});
  return false;
}

Typed ConditionReader::sum(const std::vector<NodeRef>& items, std::size_t& at, const Type* expected) {
  if (at >= items.size() || items[at].kind() != NodeKind::operand) return bad(items.back().span());
  const NodeRef first = items[at];
  Typed total = operand(items[at++], expected);
  int terms = 1;
  while (at + 1 < items.size() && is_sum(items[at]) && items[at + 1].kind() == NodeKind::operand) {
    const NodeRef op = items[at];
    const bool plus = op.token().kind == syntax::TokenKind::plus_sign || is_word(op, Keyword::plus);
    Typed next = operand(items[at + 1], nullptr);
    if (terms == 1) check_summand(total, first);
    check_summand(next, items[at + 1]);
    at += 2;
    if (++terms == limits::nesting_levels + 1)
      a.add(DiagnosticKind::sum_too_long, op, {std::to_string(limits::nesting_levels)});
    if (!total.ok() || !next.ok() || terms > limits::nesting_levels || !agree(total, next, op)) {
      total = bad(joined(total.span, next.span));
      continue;
    }
    const Span span = joined(total.span, next.span);
    const bool any_unit = total.any_unit && next.any_unit;
    const std::uint32_t begin = total.begin;
    total = make(plus ? Op::add : Op::subtract, {total.type.kind, total.type.unit, {}, false, false}, span,
                 {total.id, next.id});
    total.begin = begin;
    total.any_unit = any_unit;
  }
  return total;
}

void ConditionReader::check_summand(Typed& t, NodeRef at) {
  if (!t.ok()) return;
  if (t.type.kind != TypeKind::money && t.type.kind != TypeKind::number)
    a.out.add(DiagnosticKind::not_addable, t.span, {a.describe(t.type, at)});
  else if (t.type.optional)
    a.out.add(DiagnosticKind::optional_in_sum, t.span);
  else
    return;
  t.id = {};
}

Typed ConditionReader::chain(NodeRef node) {
  std::vector<std::vector<NodeRef>> segments(1);
  std::vector<NodeRef> joints;
  for (const NodeRef item : node) {
    if (item.kind() == NodeKind::operator_ && joint_of(item) != Joint::other) {
      joints.push_back(item);
      segments.emplace_back();
    } else {
      segments.back().push_back(item);
    }
  }
  std::vector<Typed> parts;
  std::vector<NodeRef> kept;  // the joints between the parts
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i > 0) kept.push_back(joints[i - 1]);
    std::vector<NodeRef> more;  // `is A of B`: the bare names behind `of`
    for (std::size_t j = i + 1; segments[i].size() > 1 && j < segments.size() && joint_of(joints[j - 1]) == Joint::or_;
         ++j) {
      const auto name = segments[j].size() == 1 ? bare_name(segments[j][0]) : std::nullopt;
      if (!name || is_word(*name, Keyword::act) || is_word(*name, Keyword::right)) break;  // `of het recht` asks anew
      more.push_back(*name);
    }
    std::size_t taken = 0;
    const Typed part = segment(segments[i], more, taken);
    parts.push_back(segments.size() == 1 ? part : truth(part, node));
    i += taken;
  }
  if (parts.size() == 1) return parts[0];
  return join(node, parts, kept);
}

Typed ConditionReader::join(NodeRef node, const std::vector<Typed>& parts, const std::vector<NodeRef>& joints) {
  const Joint first = joint_of(joints[0]);
  for (const NodeRef joint : joints) {
    if (joint_of(joint) == first) continue;
    a.add(DiagnosticKind::and_or_mixed, joint, {a.word(Keyword::and_, joint), a.word(Keyword::or_, joint)});
    return bad(node.span());
  }
  std::vector<ExprId> arguments;
  for (const Typed& part : parts) {
    if (!part.ok()) return bad(node.span());
    arguments.push_back(part.id);
  }
  Typed all =
      make(first == Joint::and_ ? Op::all_of : Op::any_of, {TypeKind::boolean}, node.span(), std::move(arguments));
  all.begin = parts[0].begin;
  return all;
}

Typed ConditionReader::segment(const std::vector<NodeRef>& items, const std::vector<NodeRef>& more,
                               std::size_t& taken) {
  if (items.empty()) return bad({});
  std::size_t op = 0;
  while (op < items.size() && (items[op].kind() == NodeKind::operand || is_sum(items[op]))) ++op;
  if (op == 0) return bad(items[0].span());  // what should stand before it could not be read
  std::size_t at = 0;
  Typed result;
  if (op == items.size()) {
    result = sum(items, at, nullptr);
  } else if (items[op].kind() == NodeKind::age_operator) {
    result = age(items, at);
  } else if (is_word(items[op], Keyword::is_reached)) {
    at = 2;
    result = ceiling(items[0], items[1]);
  } else if (is_word(items[op], Keyword::is_none)) {
    result = none(items, at);
  } else if (is_word(items[op], Keyword::applies_on) || is_word(items[op], Keyword::delivers)) {
    result = of_lot(items, at, items[op]);
  } else {
    result = comparison(items, at, items[op], more, taken);
  }
  if (at < items.size() && result.ok()) {
    a.add(DiagnosticKind::two_comparisons, items[at]);
    return bad(result.span);
  }
  return result;
}

Typed ConditionReader::comparison(const std::vector<NodeRef>& items, std::size_t& at, NodeRef op,
                                  const std::vector<NodeRef>& more, std::size_t& taken) {
  const Typed left = sum(items, at, nullptr);
  ++at;  // the operator
  if (at >= items.size()) return bad(op.span());
  return compare(left, items, at, &op, op, more, taken);
}

Typed ConditionReader::compare(Typed left, const std::vector<NodeRef>& items, std::size_t& at, const NodeRef* op,
                               NodeRef place, const std::vector<NodeRef>& more, std::size_t& taken) {
  const bool negated = op != nullptr && is_not_equal(*op);
  const bool equal = op == nullptr || is_equal(*op);
  const auto name = at + 1 == items.size() && (negated || equal) ? bare_name(items[at]) : std::nullopt;
  const auto is_fact = [&](NodeRef n) { return names_fact(n.text()); };
  if (left.ok() && name && has_names(left.type.kind) && (named_value(a, left.type, name->text()) || !is_fact(*name)))
    return one_of(left, *name, more, taken, negated, at);
  if (at + 1 == items.size() && (negated || equal) && is_none_literal(items[at])) {
    ++at;
    return is_none(left, place, negated);
  }
  Typed right = sum(items, at, left.ok() ? &left.type : nullptr);
  if (!left.ok() || !right.ok()) {
    if (name) taken = 0;
    return bad(joined(left.span, right.span));
  }
  if (!agree(left, right, place)) return bad(joined(left.span, right.span));
  const Span span = joined(left.span, right.span);
  Typed t;
  if (const auto ordering = op != nullptr ? ordering_of(*op) : std::nullopt) {
    if (!is_ordered(left.type.kind)) {
      a.out.add(DiagnosticKind::not_ordered, span, {a.describe(left.type, place)});
      return bad(span);
    }
    t = make(*ordering, {TypeKind::boolean}, span, {left.id, right.id});
  } else {
    t = make(Op::equal, {TypeKind::boolean}, span, {left.id, right.id});
  }
  t.begin = left.begin;
  return negated ? negation(t) : t;
}

bool ConditionReader::names_fact(std::string_view name) const {
  return a.find(Kind::field, name) || a.find(Kind::parameter, name) || a.find(Kind::term, name);
}

/// `left is A of B`: one comparison with all the values that follow, up to the first name that is a fact.
Typed ConditionReader::one_of(const Typed& left, NodeRef name, const std::vector<NodeRef>& more, std::size_t& taken,
                              bool negated, std::size_t& at) {
  ++at;
  std::vector<ExprId> arguments{left.id};
  bool ok = true;
  const auto add_value = [&](NodeRef value) {
    if (const auto v = named_value(a, left.type, value.text())) {
      arguments.push_back(literal(*v, left.type, value.span()).id);
      return;
    }
    unknown_value(a, value, left.type);
    ok = false;
  };
  add_value(name);
  Span span = joined(left.span, name.span());
  for (const NodeRef value : more) {
    if (names_fact(value.text()) && !named_value(a, left.type, value.text())) break;
    add_value(value);
    span = joined(span, value.span());
    ++taken;
  }
  if (!ok) return bad(span);
  const Op op = arguments.size() == 2 ? Op::equal : Op::one_of;
  Typed t = make(op, {TypeKind::boolean}, span, std::move(arguments));
  t.begin = left.begin;
  return negated ? negation(t) : t;
}

Typed ConditionReader::is_none(const Typed& left, NodeRef op, bool negated) {
  const Span span = joined(left.span, op.span());
  if (!left.ok()) return bad(span);
  if (!left.type.optional) {
    a.out.add(DiagnosticKind::never_none, span, {a.word(Keyword::if_applicable, op)});
    return bad(span);
  }
  Typed t = make(Op::is_none, {TypeKind::boolean}, span, {left.id});
  t.begin = left.begin;
  return negated ? negation(t) : t;
}

Typed ConditionReader::none(const std::vector<NodeRef>& items, std::size_t& at) {
  const Typed left = sum(items, at, nullptr);
  const NodeRef op = items[at++];
  return is_none(left, op, false);
}

ExprId read_condition(Analysis& a, NodeRef condition, CaseDate as_of, Analysis::Root& root) {
  const auto chain = child(condition, NodeKind::chain);
  if (!chain) return {};
  ConditionReader reader(a, as_of, root.is_term ? std::optional(root.owner) : std::nullopt);
  const Typed t = reader.truth(reader.chain(*chain), *chain);
  return t.id;
}

}  // namespace klap::semantics
