#include "used.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include <klap/explanation/lists.hpp>

#include "condition_text.hpp"
#include "conditions.hpp"
#include "facts.hpp"

namespace klap::explanation {
namespace {

using decision::ConditionTrace;
using decision::Fact;
using decision::FactRef;
using decision::Truth;
using program::Node;

/// Reads the facts of an expression as the case gives them.
class Reading {
 public:
  explicit Reading(const Telling& t) : t_(t) {}

  void read(ExprId expression) {
    const Node* node = find(t_.program.nodes, expression);
    if (node == nullptr || is_list(node->op)) return;  // elements of a list are of others
    ConditionTrace leaf;
    leaf.op = node->op;
    if (node->op == Op::field) read_field(*node, leaf);
    if (node->op == Op::parameter) read_parameter(*node, leaf);
    if (node->op == Op::case_date) read_date(*node, leaf);
    if (node->op == Op::answer) read_answer(*node, leaf);
    if (leaf.fact && seen_.insert(*leaf.fact).second) found_.push_back(leaf);
    for (std::size_t i = 0; i < node->argument_count; ++i) read(argument_of(t_, *node, i));
  }
  [[nodiscard]] std::vector<ConditionTrace> take() && { return std::move(found_); }

 private:
  void set(ConditionTrace& leaf, TypeKind type, const std::optional<Value>& value) const {
    if (type != TypeKind::boolean)
      leaf.value = value;
    else if (value)
      leaf.truth = value->as_boolean() ? Truth::yes : Truth::no;
  }

  void read_field(const Node& node, ConditionTrace& leaf) const {
    const program::Field* field = find(t_.program.fields, FieldId(std::size_t{node.ref}));
    const std::optional<std::size_t> entity = field == nullptr ? std::nullopt : entity_of(*field, node);
    const std::vector<Fact>* facts = entity ? facts_of(field->owner, *entity) : nullptr;
    if (facts == nullptr || node.ref >= facts->size()) return;
    const Fact& fact = (*facts)[node.ref];
    leaf.fact = FactRef{FactRef::Kind::field, node.ref, static_cast<std::uint32_t>(*entity)};
    leaf.none = fact.state == Fact::State::none;
    std::optional<Value> value = value_of(t_, fact);
    leaf.presumed = !value && !leaf.none && field->presumed.has_value();
    if (leaf.presumed) value = field->presumed;
    set(leaf, field->type, value);
    if (node.argument_count > 0) leaf.arguments.emplace_back();  // of somebody else: told with whose it is
  }

  [[nodiscard]] std::optional<std::size_t> entity_of(const program::Field& field, const Node& node) const {
    if (node.argument_count > 0) return person_named(argument_of(t_, node, 0));
    switch (field.owner) {
      case FieldOwner::person: return t_.person;
      case FieldOwner::request: return t_.request;
      case FieldOwner::plan: break;
    }
    return 0;
  }
  [[nodiscard]] std::optional<std::size_t> person_named(ExprId expression) const {
    const Node* node = find(t_.program.nodes, expression);
    if (node == nullptr || node->op == Op::resident) return t_.person;
    ConditionTrace named;
    if (node->op == Op::field) read_field(*node, named);
    return named.value ? std::optional<std::size_t>(named.value->as_person()) : std::nullopt;
  }
  [[nodiscard]] const std::vector<Fact>* facts_of(FieldOwner owner, std::size_t entity) const {
    if (owner == FieldOwner::plan) return &t_.facts.plan;
    if (owner == FieldOwner::person)
      return entity < t_.facts.persons.size() ? &t_.facts.persons[entity].facts : nullptr;
    return entity < t_.facts.requests.size() ? &t_.facts.requests[entity].facts : nullptr;
  }

  void read_parameter(const Node& node, ConditionTrace& leaf) const {
    const program::Parameter::From* from = in_force(t_, ParameterId(std::size_t{node.ref}));
    leaf.fact = FactRef{FactRef::Kind::parameter, node.ref, 0};
    set(leaf, node.type, from == nullptr ? std::nullopt : from->value);
  }

  void read_date(const Node& node, ConditionTrace& leaf) const {
    const std::optional<Date> date = case_date(t_, static_cast<CaseDate>(node.ref));
    leaf.fact = FactRef{FactRef::Kind::case_date, node.ref, 0};
    if (date) leaf.value = Value::date(*date);
  }

  void read_answer(const Node& node, ConditionTrace& leaf) const {
    if (!t_.request || *t_.request >= t_.outcome.requests.size()) return;
    QuestionId question;
    question.index = node.ref;
    const decision::Outcome& outcome = *asked_of_request(t_, question, *t_.request).outcome;
    leaf.fact = FactRef{FactRef::Kind::answer, node.ref, static_cast<std::uint32_t>(*t_.request)};
    leaf.none = outcome.kind == decision::OutcomeKind::not_applicable;
    if (outcome.kind != decision::OutcomeKind::settled) return;
    if (const auto* own = std::get_if<Value>(&outcome.answer)) set(leaf, own->kind, *own);
    if (const auto* yes = std::get_if<bool>(&outcome.answer)) leaf.truth = *yes ? Truth::yes : Truth::no;
  }

  const Telling& t_;
  std::set<FactRef> seen_;
  std::vector<ConditionTrace> found_;
};

}  // namespace

std::vector<ConditionTrace> facts_of_value(const Telling& t, const program::Rule& rule) {
  Reading reading(t);
  if (const auto* is = std::get_if<program::ValueIs>(&rule.conclusion)) reading.read(is->value);
  if (const auto* list = std::get_if<program::Obligations>(&rule.conclusion)) {
    for (const program::Obligation& o : list->list) reading.read(o.effective);
  }
  if (const auto* payment = std::get_if<program::Payment>(&rule.conclusion)) {
    for (const program::PayShare& share : payment->shares)
      for (const ExprId size : {share.amount, share.weight, share.at_most}) reading.read(size);
  }
  return std::move(reading).take();
}

std::string value_facts_text(const Telling& t, const program::Rule& rule) {
  std::string text;
  for (const ConditionTrace& leaf : facts_of_value(t, rule)) {
    if (!text.empty()) text += "; ";
    text += say<Word::equals>(t, read_name(t, leaf), fact_value(t, leaf)) + ", " + fact_source(t, leaf);
  }
  return text.empty() ? text : say<Word::value_facts>(t, text);
}

std::vector<ConditionTrace> facts_used(const Telling& t, const Asked& asked) {
  std::vector<ConditionTrace> all;
  std::set<FactRef> seen;
  if (asked.derivation == nullptr) return all;
  const auto add = [&](const ConditionTrace& node) {
    if (seen.insert(*node.fact).second) all.push_back(node);
  };
  for (const ConditionTrace* node : facts_read(*asked.derivation)) add(*node);
  const auto add_powers = [&](const auto& powers) {
    for (const auto& trace : powers) {
      if (!trace.condition) continue;
      for (const ConditionTrace* node : facts_read(*trace.condition)) add(*node);
    }
  };
  add_powers(asked.derivation->competences);
  add_powers(asked.derivation->reservations);
  add_powers(asked.derivation->mandates);
  add_powers(asked.derivation->safeguards);
  for (const decision::RuleTrace& trace : asked.derivation->rules) {
    const program::Rule* rule = find(t.program.rules, trace.rule);
    if (rule == nullptr || trace.status == Truth::no) continue;
    for (const ConditionTrace& leaf : facts_of_value(t, *rule)) add(leaf);
  }
  return all;
}

}  // namespace klap::explanation
