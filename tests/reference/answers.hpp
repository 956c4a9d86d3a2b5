// What a rule answers (clauses 6.7, 6.8 and 10), and who is accountable where nothing is settled (clause 3.3).
#pragma once

#include "reference/facts.hpp"

namespace klap::reference {

/// An answer of a rule. `open, door F` is a known answer like any other (clause 5.10.4): then `open_by` is F. So is
/// `niet van toepassing` (clause 2.11).
struct Answered {
  State state = State::known;
  decision::Answer answer;
  ActorId open_by;
  bool not_applicable = false;

  /// Clause 5.10: known answers are equal if their canonical forms are.
  [[nodiscard]] bool same_as(const Answered& other) const {
    return state == State::known && other.state == State::known && answer == other.answer && open_by == other.open_by &&
           not_applicable == other.not_applicable;
  }
};

/// What a rule of the question answers.
[[nodiscard]] Answered work_out_answer(const semantics::Model& model, QuestionId question,
                                       const semantics::Conclusion& conclusion, Facts& facts, const Entity& entity);

/// Who a party is in this case.
struct PartyReading {
  State state = State::known;
  decision::PartyAnswer party;  // if known
};

[[nodiscard]] PartyReading work_out_party(const semantics::Party& party, Facts& facts, const Entity& entity);

/// Clause 10; in payment.cpp.
[[nodiscard]] Answered work_out_payment(const semantics::Model& model, const semantics::Payment& payment, Facts& facts,
                                        const Entity& entity);

/// The ladder of the rule set, a named function first.
[[nodiscard]] std::optional<decision::Accountable> accountable(const semantics::Model& model,
                                                               const decision::Case& given, ActorId named);

/// Sorted, without repeats (clause 5.11.5).
void make_canonical(std::vector<decision::ObligationAnswer>& obligations);

}  // namespace klap::reference
