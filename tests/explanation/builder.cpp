#include "builder.hpp"

#include <algorithm>

namespace klap::test::explaining {

using decision::ConditionTrace;
using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;
using decision::Truth;

SourceId Builder::source(const std::string& name, const std::string& label, SourceKind kind) {
  program.sources.push_back({{name, label}, kind});
  return SourceId(program.sources.size() - 1);
}
ActorId Builder::actor(const std::string& name, const std::string& label, ActorKind kind) {
  program.actors.push_back({{name, label}, kind, {}, {}});
  return ActorId(program.actors.size() - 1);
}
ActorId Builder::provider(const std::string& name, std::optional<std::string> agb) {
  program.actors.push_back({{name, ""}, ActorKind::provider, {}, std::move(agb)});
  return ActorId(program.actors.size() - 1);
}
BudgetId Builder::budget(const std::string& name, std::optional<Money> ceiling) {
  program::Budget budget;
  budget.name = name;
  if (ceiling) budget.ceiling = program::Ceiling{*ceiling, CeilingPeriod::calendar_year};
  program.budgets.push_back(budget);
  return BudgetId(program.budgets.size() - 1);
}
LotId Builder::lot(const std::string& name, const std::string& label, std::optional<Period> period, ActorId lead) {
  program.lots.push_back({{name, label}, period, lead, {}});
  return LotId(program.lots.size() - 1);
}
FieldId Builder::field(const std::string& name, TypeKind type, FieldOwner owner) {
  program::Field field;
  field.name = name;
  field.type = type;
  field.owner = owner;
  program.fields.push_back(field);
  return FieldId(program.fields.size() - 1);
}
FieldId Builder::choice(const std::string& name, std::vector<std::string> choices) {
  const FieldId id = field(name, TypeKind::choice, FieldOwner::request);
  at(id).choices = std::move(choices);
  at(id).choices_of = id;
  return id;
}

ParameterId Builder::parameter(const std::string& name, TypeKind type, std::vector<program::Parameter::From> values) {
  program.parameters.push_back({{name, ""}, type, MoneyUnit::once, std::move(values)});
  return ParameterId(program.parameters.size() - 1);
}

ExprId Builder::node(Op op, TypeKind type, std::vector<ExprId> arguments, std::uint32_t ref) {
  program::Node node;
  node.op = op;
  node.type = type;
  node.ref = ref;
  node.first_argument = static_cast<std::uint32_t>(program.arguments.size());
  node.argument_count = static_cast<std::uint32_t>(arguments.size());
  program.arguments.insert(program.arguments.end(), arguments.begin(), arguments.end());
  program.nodes.push_back(node);
  return ExprId(program.nodes.size() - 1);
}
ExprId Builder::literal(Value value, MoneyUnit unit, FieldId choices) {
  const ExprId id = node(Op::literal, value.kind, {}, choices.is_some() ? choices.index : 0);
  program.nodes[id.index].literal = value;
  program.nodes[id.index].unit = unit;
  return id;
}
ExprId Builder::read(FieldId field) {
  const ExprId id = node(Op::field, at(field).type, {}, field.index);
  program.nodes[id.index].unit = at(field).unit;
  return id;
}
ExprId Builder::read(FieldId field, FieldId of_person) {
  const ExprId id = node(Op::field, at(field).type, {read(of_person)}, field.index);
  program.nodes[id.index].unit = at(field).unit;
  return id;
}
ExprId Builder::read(ParameterId parameter) {
  const program::Parameter& read = program.parameters[parameter.index];
  const ExprId id = node(Op::parameter, read.type, {}, parameter.index);
  program.nodes[id.index].unit = read.unit;
  return id;
}
ExprId Builder::term(const std::string& name, ExprId meaning) {
  const TypeKind type = program.node(meaning).type;
  program.terms.push_back({{name, ""}, meaning});
  return node(Op::term, type, {}, static_cast<std::uint32_t>(program.terms.size() - 1));
}

RuleId Builder::rule(QuestionKind question, const std::string& name, ExprId condition, program::Conclusion conclusion,
                     std::vector<program::Ground> grounds) {
  program::Rule rule;
  rule.name = name;
  rule.question = question;
  rule.condition = condition;
  rule.conclusion = std::move(conclusion);
  rule.grounds = std::move(grounds);
  program.rules.push_back(rule);
  const RuleId id(program.rules.size() - 1);
  program.questions[static_cast<std::size_t>(question)].rules.push_back(id);
  ask(question);
  return id;
}
void Builder::lifts(RuleId exception, RuleId rule) {
  at(exception).exception_to.push_back(rule);
  at(rule).exceptions.push_back(exception);
}

namespace {

Truth opposite(Truth t) {
  if (t == Truth::yes) return Truth::no;
  return t == Truth::no ? Truth::yes : t;
}

std::size_t entity_of(const decision::Case& facts, std::size_t request, FieldOwner owner) {
  switch (owner) {
    case FieldOwner::person: return facts.requests[request].person;
    case FieldOwner::request: return request;
    case FieldOwner::plan: return 0;
  }
  return 0;
}

const std::vector<decision::Fact>& facts_of(const decision::Case& facts, FieldOwner owner, std::size_t entity) {
  if (owner == FieldOwner::plan) return facts.plan;
  return owner == FieldOwner::person ? facts.persons[entity].facts : facts.requests[entity].facts;
}

void set_value(ConditionTrace& trace, TypeKind type, const std::optional<Value>& value) {
  if (type != TypeKind::boolean) {
    trace.value = value;
  } else if (value) {
    trace.truth = value->as_boolean() ? Truth::yes : Truth::no;
  }
}

void read_field(const program::Program& program, const decision::Case& facts, std::size_t request,
                ConditionTrace& trace, FieldId id) {
  const program::Field& field = program.fields[id.index];
  std::size_t entity = entity_of(facts, request, field.owner);
  if (!trace.arguments.empty()) {  // of the person that the argument is
    trace.none = trace.arguments[0].none;
    if (!trace.arguments[0].value) return;
    entity = trace.arguments[0].value->as_person();
  }
  const decision::Fact& fact = facts_of(facts, field.owner, entity)[id.index];
  trace.fact = field_ref(id, entity);
  std::optional<Value> value;
  if (fact.state == decision::Fact::State::known) value = fact.value;
  if (fact.state == decision::Fact::State::history) value = fact.history.back().second;
  trace.none = fact.state == decision::Fact::State::none;
  if (!value && !trace.none && field.presumed) {
    value = field.presumed;
    trace.presumed = true;
  }
  set_value(trace, field.type, value);
}

std::optional<Value> value_of(const ConditionTrace& trace, TypeKind type) {
  if (type != TypeKind::boolean) return trace.value;
  if (trace.truth != Truth::yes && trace.truth != Truth::no) return std::nullopt;
  return Value::boolean(trace.truth == Truth::yes);
}

void compare(const program::Program& program, const program::Node& node, ConditionTrace& trace) {
  const auto value = [&](std::size_t i) {
    return value_of(trace.arguments[i], program.node(program.arguments[node.first_argument + i]).type);
  };
  const auto first = value(0);
  if (!first) return;
  bool equal = false;
  for (std::size_t i = 1; i < trace.arguments.size(); ++i) equal = equal || value(i) == first;
  trace.truth = equal ? Truth::yes : Truth::no;
}

}  // namespace

ConditionTrace traced(const program::Program& program, const decision::Case& facts, std::size_t request,
                      ExprId condition) {
  const program::Node& node = program.node(condition);
  ConditionTrace trace;
  trace.op = node.op;
  if (node.op == Op::term) trace.arguments.push_back(traced(program, facts, request, program.terms[node.ref].meaning));
  for (std::uint32_t i = 0; i < node.argument_count; ++i) {
    trace.arguments.push_back(traced(program, facts, request, program.arguments[node.first_argument + i]));
  }
  if (node.op == Op::literal) {
    if (node.type == TypeKind::boolean) trace.truth = node.literal.as_boolean() ? Truth::yes : Truth::no;
    if (node.type != TypeKind::boolean) trace.value = node.literal;
  } else if (node.op == Op::field) {
    read_field(program, facts, request, trace, FieldId(node.ref));
  } else if (node.op == Op::parameter) {
    trace.fact = FactRef{FactRef::Kind::parameter, node.ref, 0};
    const auto& values = program.parameters[node.ref].values;
    set_value(trace, node.type, values.empty() ? std::nullopt : values.front().value);
  } else if (node.op == Op::resident) {
    trace.value = Value::person(facts.requests[request].person);
  } else if (node.op == Op::case_date) {
    trace.fact = FactRef{FactRef::Kind::case_date, node.ref, 0};
    if (const auto date = facts.dates[node.ref]) trace.value = Value::date(*date);
  } else if (node.op == Op::equal || node.op == Op::one_of) {
    compare(program, node, trace);
  } else if (node.op == Op::negation) {
    trace.truth = opposite(trace.arguments[0].truth);
  } else if (node.op == Op::term) {
    trace.truth = trace.arguments[0].truth;
  } else if (node.op == Op::all_of || node.op == Op::any_of) {
    const auto less = [](const ConditionTrace& a, const ConditionTrace& b) { return a.truth < b.truth; };
    const auto& parts = trace.arguments;
    trace.truth = node.op == Op::all_of ? std::min_element(parts.begin(), parts.end(), less)->truth
                                        : std::max_element(parts.begin(), parts.end(), less)->truth;
  }
  return trace;
}

decision::RuleTrace came_out(const program::Program& program, const decision::Case& facts, std::size_t request,
                             RuleId rule, Truth status) {
  decision::RuleTrace trace;
  trace.rule = rule;
  trace.valid = Truth::yes;
  trace.own = status;
  trace.status = status;
  const ExprId condition = program.rule(rule).condition;
  if (condition.is_some()) {
    trace.condition = traced(program, facts, request, condition);
    trace.own = trace.condition->truth;
  }
  return trace;
}

decision::Case empty_case(const program::Program& program, std::size_t persons,
                          const std::vector<std::size_t>& requests) {
  decision::Case facts;
  facts.id = "zaak-1";
  facts.dates[0] = day("2017-03-01");
  facts.spent.resize(program.budgets.size());
  facts.plan.resize(program.fields.size());
  for (std::size_t p = 0; p < persons; ++p) {
    facts.persons.push_back({"p" + std::to_string(p + 1), std::vector<decision::Fact>(program.fields.size())});
  }
  for (const std::size_t person : requests) {
    const std::string id = "v" + std::to_string(facts.requests.size() + 1);
    facts.requests.push_back({id, person, std::vector<decision::Fact>(program.fields.size()), {}});
  }
  return facts;
}

Outcome settled(decision::Answer answer, std::vector<RuleId> rules) {
  Outcome outcome;
  outcome.kind = OutcomeKind::settled;
  outcome.answer = std::move(answer);
  outcome.rules = std::move(rules);
  return outcome;
}
Outcome not_asked(QuestionKind kind) { return not_applicable(kind); }
Outcome not_applicable(QuestionKind because) {
  Outcome outcome;
  outcome.kind = OutcomeKind::not_applicable;
  outcome.waits_for = because;
  return outcome;
}
Outcome missing(std::vector<FactRef> facts, decision::Accountable accountable) {
  Outcome outcome;
  outcome.kind = OutcomeKind::missing;
  outcome.missing = std::move(facts);
  outcome.accountable = std::move(accountable);
  return outcome;
}
Outcome conflict(std::vector<RuleId> rules, decision::Accountable accountable) {
  Outcome outcome;
  outcome.kind = OutcomeKind::conflict;
  outcome.rules = std::move(rules);
  outcome.accountable = std::move(accountable);
  return outcome;
}
Outcome open(decision::OpenReason reason, decision::Accountable accountable) {
  Outcome outcome;
  outcome.kind = OutcomeKind::open;
  outcome.open = reason;
  outcome.accountable = std::move(accountable);
  return outcome;
}
Outcome error(decision::Accountable accountable) {
  Outcome outcome;
  outcome.kind = OutcomeKind::error;
  outcome.accountable = std::move(accountable);
  return outcome;
}

}  // namespace klap::test::explaining
