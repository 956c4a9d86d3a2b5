// Facts in examples.
#include <unordered_set>

#include "examples.hpp"

namespace klap::semantics {

namespace {

bool is_none(NodeRef given_value) {
  for (const NodeRef c : given_value) return c.kind() == NodeKind::word && is_word(c, Keyword::none);
  return false;
}

/// A value, or a person of the example by name.
std::optional<Value> read_one(Analysis& a, NodeRef given_value, const Type& type, const Example& example) {
  if (type.kind != TypeKind::person) return read_value(a, given_value, type, DiagnosticKind::example_value);
  for (const NodeRef name : given_value) {
    if (name.kind() != NodeKind::name) break;
    for (std::size_t i = 0; i < example.persons.size(); ++i)
      if (example.persons[i].name == name.text()) return Value::person(i);
    a.add(DiagnosticKind::not_in_example, name, {std::string(name.text()), a.word(Keyword::person, name)});
    return std::nullopt;
  }
  a.add(DiagnosticKind::example_value, given_value, {std::string(given_value.text()), a.describe(type, given_value)});
  return std::nullopt;
}

void read_history(Analysis& a, NodeRef value, const Type& type, const Example& example, FactGiven& fact) {
  for (const NodeRef entry : value) {
    if (entry.kind() != NodeKind::history_entry) continue;
    const auto date = child(entry, NodeKind::date);
    const auto inner = child(entry, NodeKind::given_value);
    const auto day = date ? read_date(*date) : std::nullopt;
    if (!day || !inner) continue;
    if (!fact.history.empty() && *day <= fact.history.back().first) {
      a.add(DiagnosticKind::history_order, *date, {std::string(date->text())});
      continue;
    }
    if (const auto v = read_one(a, *inner, type, example)) fact.history.emplace_back(*day, *v);
  }
}

bool read_fact(Analysis& a, NodeRef given, NodeRef value, const Example& example, FactGiven& fact) {
  const Field& field = a.model.fields[fact.field.index];
  fact.span = given.span();
  if (is_none(value)) {
    fact.none = true;
    if (field.type.optional) return true;
    a.add(DiagnosticKind::example_none, value, {field.name, a.word(Keyword::if_applicable, given)});
    return false;
  }
  if (child(value, NodeKind::history_entry)) {
    if (field.type.history) {
      read_history(a, value, field.type, example, fact);
      return !fact.history.empty();
    }
    a.add(DiagnosticKind::example_history, value, {field.name, a.word(Keyword::with_history, given)});
    return false;
  }
  const auto v = read_one(a, value, field.type, example);
  if (!v) return false;
  if (field.type.history)
    fact.history.emplace_back(*Date::from_days(Date::first), *v);  // it has always been so
  else
    fact.value = *v;
  return true;
}

}  // namespace

std::vector<FactGiven> read_given(Analysis& a, NodeRef node, FieldOwner owner, const Example& example) {
  std::vector<FactGiven> facts;
  std::unordered_set<std::uint32_t> seen;
  for (const NodeRef given : node) {
    if (given.kind() != NodeKind::given) continue;
    const auto name = child(given, NodeKind::name);
    const auto value = child(given, NodeKind::given_value);
    if (!name || !value) continue;
    const std::uint32_t id = a.look_up(Kind::field, *name);
    if (id == FieldId::none_index) continue;
    const Field& field = a.model.fields[id];
    if (field.judge.is_some()) {
      a.add(DiagnosticKind::judgement_as_fact, *name, {field.name, a.word(Keyword::judgement, *name)});
      continue;
    }
    if (field.owner != owner) {
      const Keyword its = field.owner == FieldOwner::person    ? Keyword::resident
                          : field.owner == FieldOwner::request ? Keyword::request
                                                               : Keyword::plan;
      a.add(DiagnosticKind::fact_of_other, *name, {field.name, a.word(its, *name)});
      continue;
    }
    if (!seen.insert(id).second) {
      a.add(DiagnosticKind::fact_twice, *name, {field.name});
      continue;
    }
    FactGiven fact;
    fact.field = FieldId(id);
    if (read_fact(a, given, *value, example, fact)) facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace klap::semantics
