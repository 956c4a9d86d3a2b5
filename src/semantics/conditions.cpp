// Conditions: a flat chain of operands and operators becomes typed expressions (docs/semantics.md, clause 5).
//
// Precedence, loosest first: en/of (not mixed), comparisons, what calculates (expressions.cpp), niet. Width is walked
// in loops; only brackets and what is made of several parts recurse, and the parser bounds those.
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

bool is_equal(NodeRef op) { return op.token().kind == syntax::TokenKind::equal_sign || is_word(op, Keyword::is); }
bool is_not_equal(NodeRef op) {
  return op.token().kind == syntax::TokenKind::not_equal_sign || is_word(op, Keyword::is_not);
}

}  // namespace

bool is_ordered(TypeKind kind) { return kind == TypeKind::date || kind == TypeKind::money || kind == TypeKind::number; }

ConditionReader::ConditionReader(Analysis& analysis, CaseDate as_of, std::optional<std::uint32_t> term)
    : a(analysis), as_of_(as_of), term_(term) {}

/// From the one to the other; in a table they stand far apart, and the cell is what the reader looks at.
Span ConditionReader::joined(Span x, Span y) const { return cell_ ? *cell_ : Span{x.document, x.begin, y.end}; }

Typed ConditionReader::make(Op op, Type type, Span span, std::vector<ExprId> arguments, std::uint32_t ref) {
  Typed t;
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
  return e;
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
  return all;
}

Typed ConditionReader::segment(const std::vector<NodeRef>& items, const std::vector<NodeRef>& more,
                               std::size_t& taken) {
  if (items.empty()) return bad({});
  std::size_t op = 0;
  while (op < items.size() && (items[op].kind() == NodeKind::operand || calculates(items[op]))) ++op;
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
  return negated ? negation(t) : t;
}

bool ConditionReader::names_fact(std::string_view name) const {
  return a.find(Kind::field, name) || a.find(Kind::parameter, name) || a.find(Kind::answer, name) ||
         a.find(Kind::term, name);
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
  return negated ? negation(t) : t;
}

Typed ConditionReader::none(const std::vector<NodeRef>& items, std::size_t& at) {
  const Typed left = sum(items, at, nullptr);
  const NodeRef op = items[at++];
  return is_none(left, op, false);
}

ExprId read_condition(Analysis& a, NodeRef condition, CaseDate as_of, const Analysis::Root& root) {
  const auto chain = child(condition, NodeKind::chain);
  if (!chain) return {};
  ConditionReader reader(a, as_of, root.is_term() ? std::optional(root.owner) : std::nullopt);
  const Typed t = reader.truth(reader.chain(*chain), *chain);
  return t.id;
}

/// `tenzij` adds "en niet" (clause 5.2).
ExprId whole_condition(Analysis& a, NodeRef node, CaseDate as_of, Analysis::Root& root) {
  root.begin = static_cast<std::uint32_t>(a.model.exprs.size());
  ExprId condition;
  if (const auto written = child(node, NodeKind::condition)) condition = read_condition(a, *written, as_of, root);
  if (const auto unless = child(node, NodeKind::unless_clause)) {
    const auto written = child(*unless, NodeKind::condition);
    const ExprId excluded = written ? read_condition(a, *written, as_of, root) : ExprId();
    const auto make = [&](Op op, std::vector<ExprId> arguments) {
      a.model.exprs.push_back({op, {TypeKind::boolean}, {}, 0, std::move(arguments), unless->span()});
      return ExprId(a.model.exprs.size() - 1);
    };
    if (excluded.is_some()) {
      const ExprId absent = make(Op::negation, {excluded});
      condition = condition.is_some() ? make(Op::all_of, {condition, absent}) : absent;
    }
  }
  root.end = static_cast<std::uint32_t>(a.model.exprs.size());
  return condition;
}

}  // namespace klap::semantics
