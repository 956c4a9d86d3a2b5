// What of an answer is another's, or the municipality's own affair.
#include <algorithm>
#include <set>

#include <klap/explanation/lists.hpp>

#include "basis.hpp"

namespace klap::explanation {

using decision::ConditionTrace;
using decision::FactRef;
using program::Node;

namespace {

/// Is there such a node in the expression, or in a term that it names?
template <class Such>
bool any_node(const Telling& t, ExprId expression, Such such) {
  std::vector<ExprId> open{expression};
  std::set<ExprId> seen;
  while (!open.empty()) {
    const ExprId next = open.back();
    open.pop_back();
    const Node* node = find(t.program.nodes, next);
    if (node == nullptr || !seen.insert(next).second) continue;
    if (such(*node)) return true;
    const program::Term* term = node->op == Op::term ? find(t.program.terms, TermId(node->ref)) : nullptr;
    if (term != nullptr) open.push_back(term->meaning);
    for (std::size_t i = 0; i < node->argument_count; ++i) open.push_back(argument_of(t, *node, i));
  }
  return false;
}

bool is_list_of_others(const Letter& letter, const Node& node) {
  if (!is_list(node.op)) return false;
  const auto& requests = letter.t.facts.requests;
  switch (static_cast<ListKind>(node.ref)) {
    case ListKind::persons: return letter.t.facts.persons.size() > 1;
    case ListKind::requests_of_resident: return false;
    case ListKind::requests:
      return std::any_of(requests.begin(), requests.end(),
                         [&](const decision::Request& r) { return r.person != letter.person; });
  }
  return true;
}

}  // namespace

bool Bases::lists_others(ExprId id) const {
  return any_node(letter_.t, id, [&](const Node& node) { return is_list_of_others(letter_, node); });
}

/// Whether it was read or not: which it was, others' values and its own may decide.
bool Bases::names_hidden(ExprId id) const {
  return any_node(letter_.t, id, [&](const Node& node) {
    const program::Field* field = node.op == Op::field ? find(letter_.t.program.fields, FieldId(node.ref)) : nullptr;
    return field != nullptr && field->hidden.resident;
  });
}

/// Of a value there is no trace, so the fact of a person whom another fact names counts as another's.
bool Bases::value_is_shared(ExprId value, std::optional<std::size_t> request) {
  const Telling& t = letter_.t;
  return any_node(t, value, [&](const Node& node) {
    if (is_list_of_others(letter_, node)) return true;
    if (node.op == Op::answer && request)
      return answer_is_shared({FactRef::Kind::answer, node.ref, static_cast<std::uint32_t>(*request)});
    const program::Field* field = node.op == Op::field ? find(t.program.fields, FieldId(node.ref)) : nullptr;
    if (field == nullptr) return false;
    return field->hidden.resident || node.argument_count > 0 ||
           (field->owner == FieldOwner::plan && t.facts.persons.size() > 1);
  });
}

/// An answer for the resident tells of another if it rests on one.
bool Bases::answer_is_shared(const FactRef& answer) {
  const Telling& t = letter_.t;
  if (answer.entity >= t.outcome.requests.size() || answer.entity >= t.facts.requests.size()) return false;
  if (t.facts.requests[answer.entity].person != letter_.person) return true;
  QuestionId question;
  question.index = answer.id;
  const Answered key{question, answer.entity};
  if (const auto before = answers_.find(key); before != answers_.end()) return before->second;
  answers_[key] = false;  // no question reads itself
  return answers_[key] = of(asked_of_request(t, question, answer.entity)).household;
}

bool Bases::is_shared(const FactRef& fact) {
  const Telling& t = letter_.t;
  if (fact.kind == FactRef::Kind::answer) return answer_is_shared(fact);
  const program::Field* field = field_of(t, fact);
  if (field == nullptr) return false;
  if (field->hidden.resident) return true;  // as if it were another's (clause 14.2.6)
  switch (field->owner) {
    case FieldOwner::person: return fact.entity != letter_.person;
    case FieldOwner::request:
      return fact.entity >= t.facts.requests.size() || t.facts.requests[fact.entity].person != letter_.person;
    case FieldOwner::plan: return t.facts.persons.size() > 1;
  }
  return true;
}

bool Bases::is_shared(ExprId id, const ConditionTrace& trace) {
  if (lists_others(id) || names_hidden(id)) return true;
  const auto facts = facts_read(trace);
  return std::any_of(facts.begin(), facts.end(), [&](const ConditionTrace* node) { return is_shared(*node->fact); });
}

bool Bases::value_is_internal(ExprId value) const {
  return any_node(letter_.t, value, [](const Node& node) {
    return node.op == Op::ceiling_reached || node.op == Op::lead_party || node.op == Op::lot_in_force;
  });
}

}  // namespace klap::explanation
