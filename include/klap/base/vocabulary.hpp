// The closed sets of the language that more than one stage speaks of, each in one place. Adding a member is a list of
// compile errors: every switch over these is exhaustive and has no default.
#pragma once

#include <cstdint>

namespace klap {

/// What a fact, an operand or an answer can be.
enum class TypeKind : std::uint8_t { boolean, date, money, number, municipality, choice, lot, provider, law, person };

/// The time an amount is for. Amounts of different units are never compared or added.
enum class MoneyUnit : std::uint8_t { once, per_week, per_month, per_year };

enum class ActorKind : std::uint8_t { body, function, provider, volunteer };

/// Kinds of source (`bron … soort …`), strongest first.
enum class SourceKind : std::uint8_t {
  act, order_in_council, ordinance, further_rules, policy_rule, mandate_decision, agreement, budget, work_instruction
};

/// Kinds of decision a power can cover.
enum class DecisionKind : std::uint8_t { award, refuse, revise, withdraw, recover, decide_objection };
inline constexpr int decision_kind_count = 6;

/// The dates of a case. Nothing means "today".
enum class CaseDate : std::uint8_t { reference, application, event, decision, publication };
inline constexpr int case_date_count = 5;

/// The built-in questions. Law, right, payer and follow-up are answered per request; decider and addressee per decision.
enum class QuestionKind : std::uint8_t { law, right, payer, decider, addressee, follow_up };
inline constexpr int question_kind_count = 6;

enum class CeilingPeriod : std::uint8_t { calendar_year, whole_term };

enum class ObligationKind : std::uint8_t { message, letter, order, nothing, ratification };

enum class TermUnit : std::uint8_t { working_days, days, weeks };

enum class PartyKind : std::uint8_t { resident, lead_party, field_provider, actor };

/// Where an expectation comes from (`herkomst`): statute, the municipality's own choice, both, or not settled in law.
enum class Origin : std::uint8_t { unstated, law, local, mixed, open };

/// Operators of conditions, after names and precedence are resolved.
enum class Op : std::uint8_t {
  literal,            // literal
  field,              // ref = FieldId: of the resident or the request, by the field's owner
  term,               // ref = TermId
  case_date,          // ref = CaseDate
  answer,             // ref = QuestionKind: what an earlier question answered
  all_of, any_of,     // two or more boolean arguments
  negation,           // one boolean argument
  equal,              // two arguments of one type
  one_of,             // the first argument is one of the others, which are literals
  is_none,            // one optional argument
  less, less_equal, greater, greater_equal,   // two dates, amounts or numbers
  age_at_least,       // birth date, number literal, date
  lot_in_force,       // lot, date
  lot_delivers,       // lot, choice
  lead_party,         // lot → provider
  ceiling_reached,    // ref = BudgetId
  add, subtract       // two amounts or numbers
};

}  // namespace klap
