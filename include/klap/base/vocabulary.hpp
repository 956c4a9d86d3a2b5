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

/// The built-in questions. Law, need, right, payer and follow-up are answered per request; decider and addressee per
/// decision; direction once, for the household's plan.
enum class QuestionKind : std::uint8_t { law, need, right, payer, decider, addressee, direction, follow_up };
inline constexpr int question_kind_count = 8;

/// What a fact is a fact of.
enum class FieldOwner : std::uint8_t { person, request, plan };

enum class CeilingPeriod : std::uint8_t { calendar_year, whole_term };

enum class ObligationKind : std::uint8_t { message, letter, order, nothing, ratification, forwarding };

enum class TermUnit : std::uint8_t { working_days, days, weeks };

/// How a rule names a party: the resident, the lead party of a lot, whom a fact names, or an actor.
enum class PartyKind : std::uint8_t { resident, lead_party, field_provider, field_person, field_municipality, actor };

/// Where an expectation comes from (`herkomst`): statute, the municipality's own choice, both, or not settled in law.
enum class Origin : std::uint8_t { unstated, law, local, mixed, open };

/// What a list function goes through: all requests of the case, those of the resident, or all persons.
enum class ListKind : std::uint8_t { requests, requests_of_resident, persons };

/// What a table does where several rows hold: only the first counts, or every one, as with rules.
enum class HitPolicy : std::uint8_t { first, every };

/// Operators of conditions, after names and precedence are resolved.
enum class Op : std::uint8_t {
  literal,            // literal
  field,              // ref = FieldId: of the resident, the request or the plan, by the field's owner; with one argument
                      // (a person), of that person
  parameter,          // ref = ParameterId
  resident,           // the person of the request
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
  add, subtract,      // two amounts or numbers
  exists, for_all,    // ref = ListKind; a condition on every element
  count,              // ref = ListKind; a condition on every element, or none
  total               // ref = ListKind; a condition on every element if there are two arguments, then the field to add
};

}  // namespace klap
