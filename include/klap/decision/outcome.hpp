// What a case comes to: exactly one outcome per question and entity (docs/semantics.md, clause 3), and the canonical
// derivation behind it (clause 14). Plain data with ids; explanation/ turns it into words, exchange/ into JSON.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/value.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/decision/answer.hpp>

namespace klap::decision {

enum class OutcomeKind : std::uint8_t { settled, not_applicable, missing, conflict, open, error };

/// Why an answer is open.
enum class OpenReason : std::uint8_t {
  on_purpose,       // a rule leaves it to a named function
  judgement,        // it waits for the judgement of a named function
  no_rule,          // no rule holds
  waits,            // it waits for another question that is itself open or in conflict
  shared_ceiling    // requests of this case together pass a ceiling, and nothing says which goes first
};

/// Who settles what is not settled, by when, and who pays meanwhile. From the ladder; a named function goes first.
struct Accountable {
  struct Step {
    ActorId actor;
    std::optional<Date> until;     // absent: the date it is counted from is not known
    bool operator==(const Step&) const = default;
  };
  std::vector<Step> steps;
  CaseDate from{};
  BudgetId interim;
  bool operator==(const Accountable&) const = default;
};

/// One node of a condition as it came out.
struct ConditionTrace {
  Op op{};
  Truth truth = Truth::unknown;           // of a boolean node
  std::optional<Value> value;             // of a node of another type, if known
  bool none = false;                      // geen
  std::optional<FactRef> fact;            // of a field, parameter, case_date, answer, ceiling, lot period or lead node
  bool presumed = false;                  // the fact was not given; the rule set presumes it
  std::vector<ConditionTrace> arguments;
  bool operator==(const ConditionTrace&) const = default;
};

struct RuleTrace {
  RuleId rule;
  Truth valid = Truth::unknown;           // in force on the reference date
  Truth own = Truth::unknown;             // valid, and its own condition
  Truth status = Truth::unknown;          // own, and no exception to it holds
  std::vector<RuleId> lifted_by;          // exceptions to it whose status is not no, in id order
  std::optional<ConditionTrace> condition;
  Answer answer;                          // if status is not no and it could be worked out; empty if it is open or
                                          // niet van toepassing
  bool operator==(const RuleTrace&) const = default;
};

/// One step of a mandate chain that was considered for the decider.
struct MandateTrace {
  MandateId mandate;
  Truth alive = Truth::unknown;           // in force, law, kind and amount covered, its condition, and not reserved
  std::optional<ConditionTrace> condition;
  bool operator==(const MandateTrace&) const = default;
};

/// A competence, delegation or reservation as it came out for the decider.
template <class Power>
struct PowerTrace {
  Power power;
  Truth alive = Truth::unknown;           // in force, law, kind and condition
  std::optional<ConditionTrace> condition;
  bool operator==(const PowerTrace&) const = default;
};

/// A safeguard as it came out, whatever the answer was (clause 5.22).
struct SafeguardTrace {
  SafeguardId safeguard;
  Truth valid = Truth::unknown;           // in force on the reference date, and known
  Truth counts = Truth::unknown;          // valid, and its condition
  std::optional<ConditionTrace> condition;
  bool operator==(const SafeguardTrace&) const = default;
};

struct Derivation {
  std::vector<RuleTrace> rules;           // all rules of the question, in id order
  std::vector<MandateTrace> mandates;     // decider, orderer: all mandates, in id order
  std::vector<PowerTrace<CompetenceId>> competences;    // decider, orderer: all, in id order
  std::vector<PowerTrace<DelegationId>> delegations;
  std::vector<PowerTrace<ReservationId>> reservations;
  std::vector<ActorId> barred;            // decider, orderer: by personal interest, in id order
  std::optional<Money> amount;            // decider, orderer: the amount of the decision, if known
  ActorId primary;                        // decider: who took the decision objected to, if said and read
  std::vector<SafeguardTrace> safeguards{}; // all of the question, in id order
  std::optional<Money> person_amount{};   // decider, orderer: of all requests for the person, where a ceiling is per inwoner
  std::optional<Money> plan_amount{};     // of all requests of the case, where one is per plan
  bool operator==(const Derivation&) const = default;
};

struct Outcome {
  OutcomeKind kind{};
  Answer answer;                          // if settled
  std::vector<RuleId> rules;              // settled, not applicable by a rule: those that hold; conflict: those that
                                          // disagree; id order
  std::vector<FactRef> missing;           // missing: first = the next to ask
  OpenReason open{};                      // if open
  QuestionId waits_for{};                 // if open because it waits, or not applicable because of it
  std::optional<Accountable> accountable; // unless settled without open line, or not applicable
  std::vector<SafeguardId> safeguards{};  // conflict because of these; in id order
  std::vector<BudgetId> shared{};         // settled payer: the ceilings it was worked out for together with others (11.4)
  bool operator==(const Outcome&) const = default;
};

struct RequestOutcome {
  Outcome law, need, right, payer, follow_up;
  std::vector<Outcome> own;               // in order of the own questions
  std::optional<std::size_t> decision;    // index in CaseOutcome::decisions; none: no decision is needed
  bool operator==(const RequestOutcome&) const = default;
};

struct DecisionOutcome {
  std::size_t person = 0;
  SourceId law;                           // none: the law of its one request is not settled
  std::vector<std::optional<Value>> divided_by;  // per own question that divides, in order; none: not settled
  std::vector<std::size_t> requests;      // ascending
  Outcome decider, addressee;
  Outcome orderer{OutcomeKind::not_applicable, {}, {}, {}, {}, QuestionKind::orderer, {}};  // as where it is not asked
  bool operator==(const DecisionOutcome&) const = default;
};

struct PlanOutcome {
  Outcome direction;
  bool operator==(const PlanOutcome&) const = default;
};

/// A question the rule set does not ask has an outcome that is not applicable and waits for itself, without rules.
struct CaseOutcome {
  std::vector<RequestOutcome> requests;   // as in the case
  std::vector<DecisionOutcome> decisions; // by person, then law id (not settled ones last, by request)
  PlanOutcome plan;
  bool operator==(const CaseOutcome&) const = default;
};

/// The derivations behind a CaseOutcome, made on demand; same shape.
struct RequestDerivation { Derivation law, need, right, payer, follow_up; std::vector<Derivation> own; bool operator==(const RequestDerivation&) const = default; };
struct DecisionDerivation { Derivation decider, addressee; Derivation orderer{}; bool operator==(const DecisionDerivation&) const = default; };
struct PlanDerivation { Derivation direction; bool operator==(const PlanDerivation&) const = default; };
struct CaseDerivation {
  std::vector<RequestDerivation> requests;
  std::vector<DecisionDerivation> decisions;
  PlanDerivation plan;
  bool operator==(const CaseDerivation&) const = default;
};

}  // namespace klap::decision
