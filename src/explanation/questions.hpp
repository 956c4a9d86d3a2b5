// The order in which a case is told: per decision, and in it per request, question by question; the plan last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "telling.hpp"

namespace klap::explanation {

/// One question with its outcome. The derivation is null where none was given.
struct Asked {
  QuestionId question{};
  const decision::Outcome* outcome = nullptr;
  const decision::Derivation* derivation = nullptr;
  std::optional<std::size_t> decision;  // of decider, orderer and addressee: index in CaseOutcome::decisions
  std::optional<std::size_t> request;   // of questions per request
};

/// How an own question made one answer of several rules that hold; none of one rule, or where it is not settled.
[[nodiscard]] Collect collect_of(const Telling& t, const Asked& asked);

/// Questions under one heading; the heading is empty if the case has only one request, and they are about that.
struct Section {
  std::string title;
  std::vector<Asked> questions;
};

[[nodiscard]] std::vector<Section> sections(const Telling& t);

/// The rule set's own questions, each behind those it reads.
[[nodiscard]] std::vector<QuestionId> own_questions(const Telling& t);

/// A question that the rule set does not ask is not applicable and waits for itself (clause 2.6).
[[nodiscard]] bool is_asked(const Asked& asked);

[[nodiscard]] Asked asked_of_request(const Telling& t, QuestionId question, std::size_t request);
[[nodiscard]] Asked asked_of_decision(const Telling& t, QuestionKind kind, std::size_t decision);

[[nodiscard]] Asked asked_of_plan(const Telling& t);

/// The same, told about this question: of whom and what it is, and the date it looks at.
[[nodiscard]] Telling about(const Telling& t, const Asked& asked);

/// Is it settled that this request needs no decision?
[[nodiscard]] bool needs_no_decision(const Telling& t, std::size_t request);

/// Was it presumed that nobody has a personal interest, and was that used?
[[nodiscard]] bool interest_presumed(const Telling& t, const Asked& decider);

/// An earlier question of the section whose accountable functions, dates and interim payer are the same.
[[nodiscard]] const Asked* same_turns_before(const Section& section, const Asked& asked);

/// What was worked out for a rule, if the derivation has it.
[[nodiscard]] const decision::RuleTrace* trace_of(const Asked& asked, RuleId rule);

/// What stands in the way of a rule, or may: exceptions to it and, of a row of a table, a row above.
struct Lifting {
  std::vector<RuleId> exceptions;
  std::optional<RuleId> row_above;
};
[[nodiscard]] Lifting lifting_of(const Telling& t, const decision::RuleTrace& trace);

/// The requests of a decision that the outcome really has.
[[nodiscard]] std::vector<std::size_t> requests_of(const Telling& t, const decision::DecisionOutcome& decision);

/// The kinds that the decision can only be of (bit per DecisionKind), if they are certain: what the case says, else by
/// the settled rights of its requests.
[[nodiscard]] std::optional<std::uint8_t> certain_kinds(const Telling& t, const decision::DecisionOutcome& decision);

/// The same, of what the question asks about: to give an order, for the orderer. `asked` is of a decision.
[[nodiscard]] std::optional<std::uint8_t> kinds_asked(const Telling& t, const Asked& asked);

/// Who decided before, or gave the order before, by what is asked; and on which day, if that is said.
struct Done {
  ActorId by;
  std::optional<Date> on;
};
[[nodiscard]] std::optional<Done> done_before(const Telling& t, const Asked& asked);

/// What the case says was decided before for the decision's person and law.
[[nodiscard]] const decision::TakenDecision* taken_before(const Telling& t, const decision::DecisionOutcome& decision);

}  // namespace klap::explanation
