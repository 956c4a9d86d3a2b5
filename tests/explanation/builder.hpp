// Programs, cases and outcomes by hand: what the explanations say is tested here, not how it is decided.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::test::explaining {

inline Date day(const char* iso) { return *date_from_iso(iso); }
inline Money euros(std::int64_t whole, std::int64_t cents = 0) { return *Money::from_cents(whole * 100 + cents); }
inline std::uint8_t kind_bit(DecisionKind kind) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind)); }

/// Adds declarations and gives their ids.
class Builder {
 public:
  program::Program program;

  Builder() {
    for (int q = 0; q < question_kind_count; ++q)
      program.questions.emplace_back().id = program.turn.emplace_back(static_cast<QuestionKind>(q));
  }

  SourceId source(const std::string& name, const std::string& label, SourceKind kind);
  ActorId actor(const std::string& name, const std::string& label, ActorKind kind);
  ActorId provider(const std::string& name, std::optional<std::string> agb);
  BudgetId budget(const std::string& name, std::optional<Money> ceiling = std::nullopt);
  LotId lot(const std::string& name, const std::string& label, std::optional<Period> period, ActorId lead);
  FieldId field(const std::string& name, TypeKind type, FieldOwner owner);
  FieldId choice(const std::string& name, std::vector<std::string> choices);
  ParameterId parameter(const std::string& name, TypeKind type, std::vector<program::Parameter::From> values);
  program::Field& at(FieldId id) { return program.fields[id.index]; }

  ExprId node(Op op, TypeKind type, std::vector<ExprId> arguments, std::uint32_t ref = 0);
  ExprId literal(Value value, MoneyUnit unit = MoneyUnit::once, FieldId choices = {});
  ExprId read(FieldId field);
  /// The fact of the person that another fact names.
  ExprId read(FieldId field, FieldId of_person);
  ExprId read(ParameterId parameter);
  ExprId test(Op op, std::vector<ExprId> arguments) { return node(op, TypeKind::boolean, std::move(arguments)); }
  ExprId date(CaseDate which) { return node(Op::case_date, TypeKind::date, {}, static_cast<std::uint32_t>(which)); }
  ExprId term(const std::string& name, ExprId meaning);

  RuleId rule(QuestionKind question, const std::string& name, ExprId condition, program::Conclusion conclusion,
              std::vector<program::Ground> grounds);
  program::Rule& at(RuleId id) { return program.rules[id.index]; }
  void lifts(RuleId exception, RuleId rule);
  void ask(QuestionKind question) { program.questions[static_cast<std::size_t>(question)].asked = true; }
};

/// The trace of a condition over the facts of one request, worked out just well enough for the texts: literals, fields,
/// parameters (their first value), the resident, dates, equality of known values, all_of, any_of and negation; every
/// other node is unknown.
decision::ConditionTrace traced(const program::Program& program, const decision::Case& facts, std::size_t request,
                                ExprId condition);

/// A rule as it came out; own and status as given, the condition traced.
decision::RuleTrace came_out(const program::Program& program, const decision::Case& facts, std::size_t request,
                             RuleId rule, decision::Truth status);

/// A case with as many facts as the program has fields, all unknown.
decision::Case empty_case(const program::Program& program, std::size_t persons,
                          const std::vector<std::size_t>& requests);

inline decision::Fact known(Value value) { return {decision::Fact::State::known, value, {}}; }

decision::Outcome settled(decision::Answer answer, std::vector<RuleId> rules = {});
decision::Outcome not_asked(QuestionKind kind);
decision::Outcome not_applicable(QuestionKind because);
decision::Outcome missing(std::vector<decision::FactRef> facts, decision::Accountable accountable);
decision::Outcome conflict(std::vector<RuleId> rules, decision::Accountable accountable);
decision::Outcome open(decision::OpenReason reason, decision::Accountable accountable);
decision::Outcome error(decision::Accountable accountable);

inline decision::FactRef field_ref(FieldId field, std::size_t entity) {
  return {decision::FactRef::Kind::field, field.index, static_cast<std::uint32_t>(entity)};
}

}  // namespace klap::test::explaining
