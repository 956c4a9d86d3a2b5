// List functions (clauses 5.12 and 5.13). What may be read inside one is looked at in reads.cpp.
#include "conditions.hpp"

namespace klap::semantics {

namespace {

ListKind kind_of(NodeRef node) {
  for (const NodeRef c : node)
    if (is_word(c, Keyword::persons) || is_word(c, Keyword::person)) return ListKind::persons;
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

}  // namespace klap::semantics
