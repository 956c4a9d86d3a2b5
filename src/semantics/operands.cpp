// Operands of conditions, and the operators that ask for a particular kind of operand: ages, ceilings, lots.
#include "conditions.hpp"

namespace klap::semantics {

std::optional<NodeRef> inside(NodeRef operand) {
  for (const NodeRef c : operand)
    if (!(c.kind() == NodeKind::word && is_word(c, Keyword::not_))) return c;
  return std::nullopt;
}

namespace {

int negations(NodeRef operand) {
  int n = 0;
  for (const NodeRef c : operand)
    if (c.kind() == NodeKind::word && is_word(c, Keyword::not_)) ++n;
  return n;
}

}  // namespace

std::optional<NodeRef> ConditionReader::bare_name(NodeRef operand_node) {
  if (operand_node.kind() != NodeKind::operand || negations(operand_node) > 0) return std::nullopt;
  const auto reference = inside(operand_node);
  if (!reference || reference->kind() != NodeKind::reference) return std::nullopt;
  const auto parts = semantics::children(*reference);
  if (parts.size() != 1) return std::nullopt;
  const auto keyword = keyword_of(parts[0]);
  if (keyword && (*keyword == Keyword::resident || case_date_of(*keyword))) return std::nullopt;
  return parts[0];
}

bool ConditionReader::is_none_literal(NodeRef operand_node) {
  const auto leaf = inside(operand_node);
  return leaf && negations(operand_node) == 0 && leaf->kind() == NodeKind::word && is_word(*leaf, Keyword::none);
}

Typed ConditionReader::case_date(CaseDate date, Span span) {
  return make(Op::case_date, {TypeKind::date}, span, {}, static_cast<std::uint32_t>(date));
}

Typed ConditionReader::field(std::uint32_t id, Span span) {
  Type type = a.model.fields[id].type;
  type.history = false;  // what is read is its value on the reference date
  return make(Op::field, type, span, {}, id);
}

Typed ConditionReader::operand(NodeRef node, const Type* expected) {
  const auto value = inside(node);
  if (!value) return bad(node.span());
  const int negated = negations(node);
  Typed t;
  if (value->kind() == NodeKind::brackets) {
    const auto inner = child(*value, NodeKind::chain);
    t = inner ? chain(*inner) : bad(node.span());
  } else if (value->kind() == NodeKind::list) {
    t = list(*value);
  } else if (value->kind() == NodeKind::first_by) {
    t = first_by(*value);
  } else if (value->kind() == NodeKind::least || value->kind() == NodeKind::greatest) {
    t = best_of(*value);
  } else if (value->kind() == NodeKind::days_between) {
    t = days_between(*value);
  } else if (value->kind() == NodeKind::reference) {
    t = reference(*value, negated == 0 ? expected : nullptr);
  } else {
    t = leaf(*value);
  }
  if (negated > 0) t = truth(t, node);
  for (int i = 0; i < negated && t.ok(); ++i) t = negation(t);
  t.span = node.span();
  return t;
}

Typed ConditionReader::leaf(NodeRef node) {
  switch (node.kind()) {
    case NodeKind::integer: return literal(Value::number(read_integer(node)), {TypeKind::number}, node.span());
    case NodeKind::date:
      if (const auto date = read_date(node)) return literal(Value::date(*date), {TypeKind::date}, node.span());
      return bad(node.span());
    case NodeKind::money: {
      const auto money = read_money(node);
      if (!money) return bad(node.span());
      Typed t = literal(Value::money(*money), {TypeKind::money}, node.span());
      t.any_unit = true;
      return t;
    }
    case NodeKind::word:
      if (is_word(node, Keyword::yes)) return literal(Value::boolean(true), {TypeKind::boolean}, node.span());
      if (is_word(node, Keyword::no)) return literal(Value::boolean(false), {TypeKind::boolean}, node.span());
      break;
    default: break;  // texts, percentages, and what could not be read
  }
  if (node.kind() != NodeKind::unreadable)
    a.add(DiagnosticKind::no_value_in_conditions, node, {std::string(node.text())});
  return bad(node.span());
}

Typed ConditionReader::reference(NodeRef node, const Type* expected) {
  const auto parts = semantics::children(node);
  if (parts.size() == 1) return named(parts[0], expected);
  if (parts.size() == 2) return possessive(parts[0], parts[1], node.span());
  return bad(node.span());
}

Typed ConditionReader::named(NodeRef name, const Type* expected) {
  const Span span = name.span();
  if (const auto keyword = keyword_of(name)) {
    if (const auto date = case_date_of(*keyword)) return case_date(*date, span);
    if (*keyword == Keyword::resident) return make(Op::resident, {TypeKind::person}, span);
  }
  if (expected != nullptr)
    if (const auto value = named_value(a, *expected, name.text())) return literal(*value, *expected, span);
  const auto answer = [&](TypeKind type, QuestionKind question) {
    return make(Op::answer, {type}, span, {}, QuestionId(question).index);
  };
  if (is_word(name, Keyword::act)) return answer(TypeKind::law, QuestionKind::law);
  if (is_word(name, Keyword::right)) return answer(TypeKind::boolean, QuestionKind::right);
  if (const auto id = a.find(Kind::field, name.text())) return field(*id, span);
  if (const auto id = a.find(Kind::parameter, name.text()))
    return make(Op::parameter, a.model.parameters[*id].type, span, {}, *id);
  if (const auto id = a.find(Kind::answer, name.text())) return own_answer(*id, span);
  if (const auto id = a.find(Kind::term, name.text())) return make(Op::term, {TypeKind::boolean}, span, {}, *id);
  if (expected != nullptr && has_names(expected->kind)) {
    unknown_value(a, name, *expected);
    return bad(span);
  }
  a.not_found(name,
              a.words({Keyword::person, Keyword::request, Keyword::judgement, Keyword::parameter, Keyword::answer,
                       Keyword::term},
                      name),
              a.names_of({Kind::field, Kind::parameter, Kind::answer, Kind::term}));
  return bad(span);
}

Typed ConditionReader::own_answer(std::uint32_t id, Span span) {
  return make(Op::answer, a.model.own_questions[id].type, span, {}, QuestionId::of_own(id).index);
}

namespace {

/// The word that says of what a fact is a fact: `de inwoner`, `de voorziening`, `het plan`.
Keyword word_of(FieldOwner owner) {
  switch (owner) {
    case FieldOwner::person: return Keyword::resident;
    case FieldOwner::request: return Keyword::request;
    case FieldOwner::plan: return Keyword::plan;
  }
  return Keyword::resident;
}

}  // namespace

/// A fact that must be one of `owner`; reports another.
std::optional<FieldId> ConditionReader::fact_of(FieldOwner owner, NodeRef what, Span span) {
  const auto id = a.find(Kind::field, what.text());
  if (!id) {
    a.not_found(what, a.word(owner == FieldOwner::person ? Keyword::person : word_of(owner), what),
                a.names_of({Kind::field}));
    return std::nullopt;
  }
  if (a.model.fields[*id].owner == owner) return FieldId(*id);
  a.out.add(DiagnosticKind::fact_of_other, span,
            {std::string(what.text()), a.word(word_of(a.model.fields[*id].owner), what)});
  return std::nullopt;
}

/// `woongemeente van de vertegenwoordiger`: a fact of the person that another fact names (clause 4.9).
Typed ConditionReader::fact_of_person(FieldId id, const Typed& person, Span span) {
  Type type = a.model.fields[id.index].type;
  type.history = false;
  type.optional = type.optional || person.type.optional;
  Typed t = make(Op::field, type, span, {person.id}, id.index);
  return t;
}

/// `woongemeente van de inwoner`, `soort van de voorziening`, `woongemeente van de vertegenwoordiger`, `penvoerder van
/// het perceel`.
Typed ConditionReader::possessive(NodeRef what, NodeRef whose, Span span) {
  if (is_word(whose, Keyword::request))  // an answer stands as a fact of the request does
    if (const auto answer = a.find(Kind::answer, what.text())) return own_answer(*answer, span);
  for (const FieldOwner owner : {FieldOwner::person, FieldOwner::request, FieldOwner::plan}) {
    if (!is_word(whose, word_of(owner))) continue;
    const auto id = fact_of(owner, what, span);
    return id ? field(id->index, span) : bad(span);
  }
  const auto named_by = a.find(Kind::field, whose.text());
  if (named_by && a.model.fields[*named_by].type.kind == TypeKind::person) {
    const auto id = fact_of(FieldOwner::person, what, span);
    return id ? fact_of_person(*id, field(*named_by, whose.span()), span) : bad(span);
  }
  if (is_word(what, Keyword::lead)) {
    const Type lot{TypeKind::lot};
    const Typed of = named(whose, &lot);
    if (!of.ok()) return of;
    if (of.type.kind == TypeKind::lot)
      return make(Op::lead_party, {TypeKind::provider, {}, {}, of.type.optional, false}, span, {of.id});
  }
  a.out.add(DiagnosticKind::no_such_possessive, span,
            {std::string(what.text()), std::string(whose.text()), a.word(Keyword::of, what)});
  return bad(span);
}

/// The birth date of a person, or of the resident if none is given.
Typed ConditionReader::birth_date(NodeRef operand_node, const Typed* person) {
  const FieldId birth = a.model.birth_date;
  if (birth.is_some()) {
    return person != nullptr ? fact_of_person(birth, *person, operand_node.span())
                             : field(birth.index, operand_node.span());
  }
  a.add(DiagnosticKind::no_birth_date, operand_node,
        {a.word(Keyword::person, operand_node), a.word(Keyword::type_date, operand_node)});
  return bad(operand_node.span());
}

Typed ConditionReader::age(const std::vector<NodeRef>& items, std::size_t& at) {
  const auto first = inside(items[0]);
  const bool resident = first && items[1].kind() == NodeKind::age_operator && negations(items[0]) == 0 &&
                        first->kind() == NodeKind::reference && semantics::children(*first).size() == 1 &&
                        is_word(*first, Keyword::resident);
  Typed birth;
  if (resident) {
    birth = birth_date(items[0], nullptr);
    at = 1;
  } else {
    birth = sum(items, at, nullptr);
    if (const Typed person = birth; person.ok() && person.type.kind == TypeKind::person)
      birth = birth_date(items[0], &person);
  }
  const NodeRef op = items[at++];
  const Span span = joined(items[0].span(), op.span());
  const auto years = child(op, NodeKind::integer);
  if (!birth.ok() || !years) return bad(span);
  if (birth.type.kind != TypeKind::date) {
    a.out.add(DiagnosticKind::types_differ, birth.span, {a.describe(birth.type, op), a.describe({TypeKind::date}, op)});
    return bad(span);
  }
  const Typed number = literal(Value::number(read_integer(*years)), {TypeKind::number}, years->span());
  const Typed date = case_date(as_of_, op.span());
  if (term_) a.term_ages.push_back({*term_, date.id});
  Typed old = make(Op::age_at_least, {TypeKind::boolean}, span, {birth.id, number.id, date.id});
  const bool younger = is_word(op, Keyword::younger_than);
  if (!younger) return old;
  Typed young = negation(old);
  if (!birth.type.optional) return young;
  // Who has no birth date is not young either (clause 5.6); the negation alone would be yes.
  const Typed absent = make(Op::is_none, {TypeKind::boolean}, span, {birth.id});
  const Typed present = negation(absent);
  Typed both = make(Op::all_of, {TypeKind::boolean}, span, {young.id, present.id});
  return both;
}

/// `X is bereikt` and `plafond van X is bereikt`, for a budget with a ceiling.
Typed ConditionReader::ceiling(NodeRef operand_node, NodeRef op) {
  const Span span = joined(operand_node.span(), op.span());
  const auto reference = inside(operand_node);
  if (!reference || reference->kind() != NodeKind::reference) {
    a.out.add(DiagnosticKind::reached_what, span, {a.word(Keyword::budget, op)});
    return bad(span);
  }
  const auto parts = semantics::children(*reference);
  if (parts.size() == 2 && !is_word(parts[0], Keyword::ceiling)) {
    a.out.add(DiagnosticKind::reached_what, span, {a.word(Keyword::budget, op)});
    return bad(span);
  }
  const BudgetId budget = a.budget(parts.back());
  if (!budget.is_some()) return bad(span);
  if (!a.model.budgets[budget.index].ceiling) {
    a.add(DiagnosticKind::reached_without_ceiling, parts.back(),
          {std::string(parts.back().text()), a.word(Keyword::ceiling, op)});
    return bad(span);
  }
  Typed t = make(Op::ceiling_reached, {TypeKind::boolean}, span, {}, budget.index);
  for (int i = 0; i < negations(operand_node); ++i) t = negation(t);
  return t;
}

/// `perceel geldt op datum` and `perceel levert soort`.
Typed ConditionReader::of_lot(const std::vector<NodeRef>& items, std::size_t& at, NodeRef op) {
  const bool in_force = is_word(op, Keyword::applies_on);
  const Type lot{TypeKind::lot};
  Type wanted{TypeKind::date};
  if (!in_force) {
    wanted = {TypeKind::choice};
    for (const Lot& l : a.model.lots)
      if (l.delivers_field.is_some()) wanted.choices = l.delivers_field;
  }
  const Typed left = sum(items, at, &lot);
  ++at;
  if (at >= items.size()) return bad(op.span());
  const Typed right = sum(items, at, wanted.kind == TypeKind::choice && !wanted.choices.is_some() ? nullptr : &wanted);
  const Span span = joined(left.span, right.span);
  if (!left.ok() || !right.ok()) return bad(span);
  const auto misfit = [&](const Typed& t, const Type& type) {
    a.out.add(DiagnosticKind::types_differ, t.span, {a.describe(t.type, op), a.describe(type, op)});
    return bad(span);
  };
  if (left.type.kind != TypeKind::lot) return misfit(left, lot);
  const bool any_choice = wanted.kind == TypeKind::choice && !wanted.choices.is_some();
  if (any_choice ? right.type.kind != TypeKind::choice : !same_type(right.type, wanted)) return misfit(right, wanted);
  Typed t = make(in_force ? Op::lot_in_force : Op::lot_delivers, {TypeKind::boolean}, span, {left.id, right.id});
  return t;
}

}  // namespace klap::semantics
