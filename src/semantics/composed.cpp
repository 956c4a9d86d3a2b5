// Operands made of several parts, and the answers of own questions (docs/semantics.md, clause 5.18).
#include <klap/base/limits.hpp>

#include "conditions.hpp"

namespace klap::semantics {

/// `het laagste van (…)`, `de laatste van (…)`: amounts of one unit, numbers or dates.
Typed ConditionReader::best_of(NodeRef node) {
  const bool least = node.kind() == NodeKind::least;
  const NodeRef word = *node.begin();
  const auto written = semantics::children(node, NodeKind::chain);
  if (written.size() < 2 || written.size() > static_cast<std::size_t>(limits::nesting_levels)) {
    a.add(DiagnosticKind::number_of_parts, node, {std::string(word.text()), std::to_string(limits::nesting_levels)});
    return bad(node.span());
  }
  std::vector<Typed> parts;
  bool ok = true;
  for (const NodeRef one : written) {
    parts.push_back(chain(one));
    ok = ok && parts.back().ok();
  }
  if (!ok) return bad(node.span());
  if (!is_ordered(parts.front().type.kind)) {
    a.out.add(DiagnosticKind::not_ordered, parts.front().span, {a.describe(parts.front().type, node)});
    return bad(node.span());
  }
  for (Typed& part : parts) ok = check_strict(part) && ok;
  Typed* measure = &parts.front();  // one whose unit is known, if there is any
  for (Typed& part : parts)
    if (measure->any_unit && part.type.kind == TypeKind::money && !part.any_unit) measure = &part;
  for (Typed& part : parts) ok = ok && agree(*measure, part, node);
  if (!ok) return bad(node.span());
  const bool dates = measure->type.kind == TypeKind::date;
  const bool of_dates = is_word(word, Keyword::earliest_of) || is_word(word, Keyword::latest_of);
  if (dates != of_dates) {
    const Keyword right = least   ? dates ? Keyword::earliest_of : Keyword::lowest_of
                          : dates ? Keyword::latest_of
                                  : Keyword::highest_of;
    a.add(DiagnosticKind::other_superlative, word,
          {std::string(word.text()), a.describe(measure->type, node), a.word(right, node)});
    return bad(node.span());
  }
  std::vector<ExprId> arguments;
  for (const Typed& part : parts) arguments.push_back(part.id);
  const bool any_unit = measure->any_unit;
  Typed t = make(least ? Op::least : Op::greatest, {measure->type.kind, measure->type.unit, {}, false, false, 0},
                 node.span(), std::move(arguments));
  t.any_unit = any_unit;
  return t;
}

Typed ConditionReader::days_between(NodeRef node) {
  std::vector<ExprId> arguments;
  bool ok = true;
  for (const NodeRef part : semantics::children(node, NodeKind::operand)) {
    const Typed date = operand(part, nullptr);
    ok = check_date(date, part) && ok;
    arguments.push_back(date.id);
  }
  if (!ok || arguments.size() != 2) return bad(node.span());
  return make(Op::days_through, {TypeKind::number}, node.span(), std::move(arguments));
}

/// A bare value, an expression, or a single fact, which may be geen (clause 5.18).
Typed ConditionReader::answer(NodeRef conclusion, const Type& type) {
  Typed t;
  switch (conclusion.kind()) {
    case NodeKind::answer_yes:
    case NodeKind::answer_no:
      t = literal(Value::boolean(conclusion.kind() == NodeKind::answer_yes), {TypeKind::boolean}, conclusion.span());
      break;
    case NodeKind::answer_names:
      if (const auto party = child(conclusion, NodeKind::party))
        if (const auto name = child(*party, NodeKind::name)) t = named(*name, &type);
      break;
    default:
      if (const auto written = child(conclusion, NodeKind::chain)) t = chain(*written);
      break;
  }
  if (!t.ok()) return t;
  if (t.any_unit && type.kind == TypeKind::money) give_unit(t, type.unit);
  if (!same_type(t.type, type)) {
    a.add(DiagnosticKind::answer_misfit, conclusion, {a.describe(t.type, conclusion), a.describe(type, conclusion)});
    return bad(conclusion.span());
  }
  const Op op = a.model.exprs[t.id.index].op;
  const bool one = op == Op::literal || op == Op::field || op == Op::parameter || op == Op::answer;
  if (type.kind == TypeKind::boolean && !one) {
    a.add(DiagnosticKind::answer_is_condition, conclusion,
          {a.word(Keyword::if_, conclusion), a.word(Keyword::yes, conclusion), a.word(Keyword::no, conclusion)});
    return bad(conclusion.span());
  }
  return t;
}

/// Clause 6.9: what stands in a rule as a fact does, and is a date.
Typed ConditionReader::day(NodeRef clause) {
  const auto written = child(clause, NodeKind::date);
  const auto named = child(clause, NodeKind::reference);
  const Typed t = written ? leaf(*written) : named ? reference(*named, nullptr) : bad(clause.span());
  if (!t.ok() || t.type.kind == TypeKind::date) return t;
  a.out.add(DiagnosticKind::not_a_date, t.span, {a.describe(t.type, clause)});
  return bad(t.span);
}

/// Clause 10.2: written out, or a parameter, an own answer or a fact of the request.
Typed ConditionReader::size(NodeRef clause, const Type& type) {
  const auto written = child(clause, type.kind == TypeKind::money ? NodeKind::money : NodeKind::integer);
  const auto named = child(clause, NodeKind::reference);
  Typed t = written ? leaf(*written) : named ? reference(*named, nullptr) : bad(clause.span());
  if (!t.ok()) return t;
  if (t.any_unit) give_unit(t, type.unit);
  const Expr& e = a.model.exprs[t.id.index];
  const bool of_request =
      e.op == Op::field && e.arguments.empty() && a.model.fields[e.ref].owner == FieldOwner::request;
  const bool own = e.op == Op::answer && e.ref >= static_cast<std::uint32_t>(question_kind_count);
  const std::string text(written ? written->text() : named->text());
  if (e.op != Op::literal && e.op != Op::parameter && !own && !of_request) {
    a.out.add(DiagnosticKind::size_of_what, t.span, {text, a.word(Keyword::request, clause)});
    return bad(t.span);
  }
  if (!same_type(t.type, type)) {
    a.out.add(DiagnosticKind::size_type, t.span, {a.describe(t.type, clause), a.describe(type, clause)});
    return bad(t.span);
  }
  if (!t.type.optional) return t;
  a.out.add(DiagnosticKind::size_optional, t.span, {text, a.word(Keyword::if_applicable, clause)});
  return bad(t.span);
}

ExprId read_size(Analysis& a, NodeRef clause, const Type& type, CaseDate as_of) {
  return ConditionReader(a, as_of, std::nullopt).size(clause, type).id;
}

ExprId read_day(Analysis& a, NodeRef clause, CaseDate as_of) {
  return ConditionReader(a, as_of, std::nullopt).day(clause).id;
}

ExprId read_answer(Analysis& a, NodeRef conclusion, std::size_t own, CaseDate as_of) {
  const Type type = a.model.own_questions[own].type;
  return ConditionReader(a, as_of, std::nullopt).answer(conclusion, type).id;
}

}  // namespace klap::semantics
