// The closed sets of the language that more than one stage speaks of, each in one place. Adding a member is a list of
// compile errors: every switch over these is exhaustive and has no default.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace klap {

/// What a fact, an operand or an answer can be.
enum class TypeKind : std::uint8_t { boolean, date, money, number, municipality, choice, lot, provider, law, person };

/// The time an amount is for. Amounts of different units are never compared or added.
enum class MoneyUnit : std::uint8_t { once, per_week, per_month, per_year };

enum class ActorKind : std::uint8_t { body, function, provider, volunteer, organisation };

/// Kinds of source (`bron … soort …`), strongest first.
enum class SourceKind : std::uint8_t {
  act, order_in_council, ordinance, further_rules, policy_rule, mandate_decision, agreement, budget, work_instruction
};

/// Kinds of decision a power can cover; and the last, which is none: to bind the municipality by private law.
enum class DecisionKind : std::uint8_t { award, refuse, revise, withdraw, recover, decide_objection, give_order };
inline constexpr int decision_kind_count = 7;

/// The dates of a case. Nothing means "today".
enum class CaseDate : std::uint8_t { reference, application, event, decision, publication };
inline constexpr int case_date_count = 5;

/// The built-in questions, and `own`: one that the rule set asks itself. Law, need, right, payer, follow-up and own
/// questions are answered per request; decider, orderer and addressee per decision; direction once, for the
/// household's plan.
enum class QuestionKind : std::uint8_t { law, need, right, payer, decider, orderer, addressee, direction, follow_up, own };
inline constexpr int question_kind_count = 9;  // built-in

/// Answered by the register of powers, not by rules.
[[nodiscard]] constexpr bool is_by_register(QuestionKind question) {
  return question == QuestionKind::decider || question == QuestionKind::orderer;
}

/// A question of a rule set: the built-in ones first, as QuestionKind, then its own, in name order.
struct QuestionId {
  std::uint32_t index = 0;

  constexpr QuestionId() = default;
  constexpr QuestionId(QuestionKind kind) : index(static_cast<std::uint32_t>(kind)) {}  // NOLINT: a built-in one is one
  [[nodiscard]] static constexpr QuestionId of_own(std::size_t own) {
    QuestionId id;
    id.index = static_cast<std::uint32_t>(question_kind_count + own);
    return id;
  }
  [[nodiscard]] constexpr bool is_own() const { return index >= question_kind_count; }
  [[nodiscard]] constexpr std::size_t own() const { return index - question_kind_count; }  // if is_own
  [[nodiscard]] constexpr QuestionKind kind() const { return is_own() ? QuestionKind::own : static_cast<QuestionKind>(index); }
  constexpr auto operator<=>(const QuestionId&) const = default;
};

/// What a fact is a fact of.
enum class FieldOwner : std::uint8_t { person, request, plan };

/// What the ceiling of a mandate is held against: the costs of the decision, of all requests for its person, or of all
/// requests of the case (clause 12.3).
enum class AmountBase : std::uint8_t { decision, person, plan };

/// Who does not get to see a fact (clause 14.2.6).
struct Readers {
  bool resident = false;
  bool file = false;
  auto operator<=>(const Readers&) const = default;
};

enum class CeilingPeriod : std::uint8_t { calendar_year, whole_term };

enum class ObligationKind : std::uint8_t { message, letter, order, nothing, ratification, forwarding };

enum class TermUnit : std::uint8_t { working_days, days, weeks };

/// How a rule names a party: the resident, the lead party of a lot, whom a fact names, an actor, or the municipality
/// that an own question answers.
enum class PartyKind : std::uint8_t { resident, lead_party, field_provider, field_person, field_municipality, actor, answer_municipality };

/// How sure the text is that a rule or power rests on: read whole, seen in an excerpt, or assumed.
enum class Certainty : std::uint8_t { read, excerpt, assumed };

/// What a date is moved by. Weeks are seven days, a year is twelve months (clause 5.18).
enum class DateUnit : std::uint8_t { days, weeks, working_days, months, years };

/// Where an expectation comes from (`herkomst`): statute, the municipality's own choice, both, or not settled in law.
enum class Origin : std::uint8_t { unstated, law, local, mixed, open };

/// What part of an answer a safeguard looks at (clause 5.21).
enum class PatternKind : std::uint8_t {
  pays,       // ten laste van, of the payer
  decides,    // besluit door, of the decider
  orders,     // opdracht door, of the orderer
  directs,    // regie door, of the direction
  addressed,  // beschikking aan, of the addressee
  copied,     // afschrift aan, of the addressee
  obliged     // bericht, brief, opdracht or doorzending aan, of the follow-up
};

/// The question that a pattern is of.
[[nodiscard]] constexpr QuestionKind question_of(PatternKind pattern) {
  switch (pattern) {
    case PatternKind::pays: return QuestionKind::payer;
    case PatternKind::decides: return QuestionKind::decider;
    case PatternKind::orders: return QuestionKind::orderer;
    case PatternKind::directs: return QuestionKind::direction;
    case PatternKind::addressed:
    case PatternKind::copied: return QuestionKind::addressee;
    case PatternKind::obliged: return QuestionKind::follow_up;
  }
  return QuestionKind::follow_up;
}

/// Whom a pattern means: one actor, the resident, or anybody of a kind.
enum class SomebodyKind : std::uint8_t {
  actor, resident, any_body, any_function, any_provider, any_volunteer, any_organisation, any_person, any_municipality
};

/// What a list function goes through: all requests of the case, those of the resident, or all persons.
enum class ListKind : std::uint8_t { requests, requests_of_resident, persons };

/// What a table does where several rows hold: only the first counts, or every one, as with rules; or two rows that hold
/// are a conflict, whatever they answer.
enum class HitPolicy : std::uint8_t { first, every, unique };

/// What an own question makes of several rules that hold: nothing (they must agree), or one answer of all (clause 5.20).
enum class Collect : std::uint8_t { none, sum, greatest, least };

/// Operators of conditions, after names and precedence are resolved.
enum class Op : std::uint8_t {
  literal,            // literal
  field,              // ref = FieldId: of the resident, the request or the plan, by the field's owner; with one argument
                      // (a person), of that person
  parameter,          // ref = ParameterId
  resident,           // the person of the request
  term,               // ref = TermId
  case_date,          // ref = CaseDate
  answer,             // ref = QuestionId: what an earlier question answered
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
  multiply,           // an amount and a number, in either order, or two numbers
  least, greatest,    // two or more amounts, numbers or dates
  round_down, round_up, round_half_up,   // an amount, and a literal amount above zero: to a multiple of it
  date_forward, date_back,               // ref = DateUnit; a date and a number
  next_working_day,   // a date
  days_through,       // two dates → number: both counted
  suspended,          // three dates: the end of a term that stood still from the second through the third, both of which
                      // may be geen (clause 5.18.7)
  exists, for_all,    // ref = ListKind; a condition on every element
  count,              // ref = ListKind; a condition on every element, or none
  total,              // ref = ListKind; a condition on every element if there are two arguments, then the field to add
  first_by_lowest, first_by_highest   // ref = ListKind; a condition on every element if there are three arguments, then
                                      // the field that is wanted, then the field it is looked up by; may be geen
};

}  // namespace klap
