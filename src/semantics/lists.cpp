// List functions (clauses 5.12 and 5.13). What may be read inside one is looked at in reads.cpp.
#include "conditions.hpp"

namespace klap::semantics {

namespace {

ListKind kind_of(NodeRef node) {
  for (const NodeRef c : node)
    if (c.kind() == NodeKind::word && (is_word(c, Keyword::persons) || is_word(c, Keyword::person)))
      return ListKind::persons;
  return child(node, NodeKind::whose) ? ListKind::requests_of_resident : ListKind::requests;
}

}  // namespace

Typed ConditionReader::list(NodeRef node) {
  const ListKind kind = kind_of(node);
  const auto brackets = child(node, NodeKind::brackets);
  const auto inner = brackets ? child(*brackets, NodeKind::chain) : std::nullopt;
  const Typed condition = inner ? truth(chain(*inner), *inner) : Typed{};
  if (inner && !condition.ok()) return bad(node.span());
  const auto make_list = [&](Op op, TypeKind type) {
    std::vector<ExprId> arguments;
    if (inner) arguments.push_back(condition.id);
    return make(op, {type}, node.span(), std::move(arguments), static_cast<std::uint32_t>(kind));
  };
  Typed t;
  if (is_word(*node.begin(), Keyword::there_is))
    t = make_list(Op::exists, TypeKind::boolean);
  else if (is_word(*node.begin(), Keyword::for_every))
    t = make_list(Op::for_all, TypeKind::boolean);
  else if (is_word(*node.begin(), Keyword::number_of))
    t = make_list(Op::count, TypeKind::number);
  else
    return total(node, kind, condition);
  return t;
}

/// `som van kosten over voorzieningen`: of an amount or a number that every element has.
Typed ConditionReader::total(NodeRef node, ListKind kind, const Typed& condition) {
  const auto name = child(node, NodeKind::name);
  if (!name) return bad(node.span());
  const auto id = fact_of(kind == ListKind::persons ? FieldOwner::person : FieldOwner::request, *name, name->span());
  if (!id) return bad(node.span());
  const Typed value = field(id->index, name->span());
  const bool adds = value.type.kind == TypeKind::money || value.type.kind == TypeKind::number;
  if (!adds || value.type.optional) {
    a.add(DiagnosticKind::sum_of_what, *name,
          {std::string(name->text()), a.word(Keyword::sum_of, node),
           a.word(kind == ListKind::persons ? Keyword::person : Keyword::request, node)});
    return bad(node.span());
  }
  std::vector<ExprId> arguments;
  if (condition.ok()) arguments.push_back(condition.id);
  arguments.push_back(value.id);
  Typed t = make(Op::total, value.type, node.span(), std::move(arguments), static_cast<std::uint32_t>(kind));
  return t;
}

namespace {

/// The word as it should be of what it stands before.
Keyword superlative(bool lowest, bool dates) {
  if (lowest) return dates ? Keyword::with_earliest : Keyword::with_lowest;
  return dates ? Keyword::with_latest : Keyword::with_highest;
}

std::optional<NodeRef> superlative_in(NodeRef node) {
  for (const NodeRef c : node)
    if (c.kind() == NodeKind::word && !is_word(c, Keyword::request) && !is_word(c, Keyword::person)) return c;
  return std::nullopt;
}

}  // namespace

/// `soort van de voorziening met de vroegste start waarvoor (…)`: a fact of the element that comes first by another.
Typed ConditionReader::first_by(NodeRef node) {
  const ListKind kind = kind_of(node);
  const bool persons = kind == ListKind::persons;
  const auto names = semantics::children(node, NodeKind::name);
  const auto word = superlative_in(node);
  const auto brackets = child(node, NodeKind::brackets);
  const auto inner = brackets ? child(*brackets, NodeKind::chain) : std::nullopt;
  const Typed condition = inner ? truth(chain(*inner), *inner) : Typed{};
  if (names.size() != 2 || !word || (inner && !condition.ok())) return bad(node.span());
  const FieldOwner owner = persons ? FieldOwner::person : FieldOwner::request;
  const std::string element = a.word(persons ? Keyword::person : Keyword::request, node);
  const auto wanted_id = fact_of(owner, names[0], names[0].span());
  const auto by_id = fact_of(owner, names[1], names[1].span());
  if (!wanted_id || !by_id) return bad(node.span());
  const Typed wanted = field(wanted_id->index, names[0].span());
  const Typed by = field(by_id->index, names[1].span());
  if (wanted.type.kind == TypeKind::person) {
    a.add(DiagnosticKind::looked_up_person, names[0], {std::string(names[0].text()), element});
    return bad(node.span());
  }
  if (!is_ordered(by.type.kind) || by.type.optional || a.model.fields[by_id->index].type.history) {
    a.add(DiagnosticKind::looked_up_by, names[1],
          {std::string(names[1].text()), element, std::string(word->text()), a.word(Keyword::if_applicable, node),
           a.word(Keyword::with_history, node)});
    return bad(node.span());
  }
  const bool lowest = is_word(*word, Keyword::with_lowest) || is_word(*word, Keyword::with_earliest);
  const Keyword right = superlative(lowest, by.type.kind == TypeKind::date);
  if (!is_word(*word, right)) {
    a.add(DiagnosticKind::other_superlative, *word,
          {std::string(word->text()), a.describe(by.type, node), a.word(right, node)});
    return bad(node.span());
  }
  std::vector<ExprId> arguments;
  if (condition.ok()) arguments.push_back(condition.id);
  arguments.insert(arguments.end(), {wanted.id, by.id});
  Type type = wanted.type;
  type.optional = true;  // of none it is geen
  return make(lowest ? Op::first_by_lowest : Op::first_by_highest, type, node.span(), std::move(arguments),
              static_cast<std::uint32_t>(kind));
}

}  // namespace klap::semantics
