// Reading facts (clauses 4, 9.3 and 11.2), and noting which unknown ones were read (clause 6.1).
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/semantics/model.hpp>

namespace klap::reference {

/// What there is to know of a thing; also of an operand or an answer made of several things.
enum class State { known, none, later, unknown, error };

struct Reading {
  State state = State::unknown;
  Value value;            // if known
  bool presumed = false;  // known by presumption only (clause 4.3)
};

struct PeriodReading {
  State state = State::unknown;
  Period period;  // if known
};

/// The entity a question is about: a request, or a decision with its first request (clause 14.3.4); within a list, the
/// element (clause 5.12). Of the plan it is empty but for the answers: outside lists its rules read no resident, no
/// request and no answers (clause 2.5).
struct Entity {
  std::size_t person = 0;
  std::size_t request = 0;
  const decision::CaseOutcome* answers = nullptr;   // of the whole case: the questions before this one are answered
  const decision::Outcome* awaited_need = nullptr;  // of a decision that waits for a need (clause 2.7)
};

/// What `de wet`, `het recht` or an own question answered for a request.
[[nodiscard]] const decision::Outcome& answered(const decision::CaseOutcome& answers, QuestionId question,
                                                std::size_t request);

/// The facts of a case as one question sees them on its reference date, with the facts of a set S taken as later.
class Facts {
 public:
  Facts(const semantics::Model& model, const decision::Case& given, Date reference, std::set<decision::FactRef> later)
      : model_(model), given_(given), reference_(reference), later_(std::move(later)) {}

  [[nodiscard]] Reading field(FieldId id, const Entity& entity);
  /// `F van P`: F of the person that P is (clause 4.9).
  [[nodiscard]] Reading field_of(FieldId id, const Reading& person);
  [[nodiscard]] Reading parameter(ParameterId id);
  [[nodiscard]] Reading case_date(CaseDate which);
  [[nodiscard]] Reading answer(QuestionId question, const Entity& entity);
  [[nodiscard]] Reading spent(BudgetId id);
  [[nodiscard]] PeriodReading lot_period(LotId id);
  [[nodiscard]] Reading lot_lead(LotId id);
  /// Known where the AGB code is; its value says nothing.
  [[nodiscard]] State agb(ActorId provider);
  /// Known where the list of personal interest is.
  [[nodiscard]] State personal_interest();
  [[nodiscard]] bool has_personal_interest(ActorId actor) const;
  /// Who took the decision objected to, as a value of the kind provider whoever it is (clause 12.6).
  [[nodiscard]] Reading primary_decider(std::size_t person, SourceId law);

  /// Clause 5.12: the elements of a list, each as the entity its condition is about, in the order of the case.
  [[nodiscard]] std::vector<Entity> elements(ListKind list, const Entity& entity) const;

  [[nodiscard]] Date reference() const { return reference_; }
  /// Clause 9.9: could whoever decides this case know it?
  [[nodiscard]] bool is_known(const std::optional<Date>& from) const;
  /// Every unknown fact read so far.
  [[nodiscard]] const std::set<decision::FactRef>& candidates() const { return candidates_; }

 private:
  [[nodiscard]] State not_known(const decision::FactRef& fact);
  [[nodiscard]] Reading read(const decision::Fact& fact, const decision::FactRef& ref);

  const semantics::Model& model_;
  const decision::Case& given_;
  Date reference_;
  std::set<decision::FactRef> later_;
  std::set<decision::FactRef> candidates_;
};

/// Clause 9.9: known on the day of the decision; without one, everything is.
[[nodiscard]] bool is_known(const std::optional<Date>& from, const std::optional<Date>& decided);

/// What was done before about the decisions of a person under a law, if anything (clause 12.9).
[[nodiscard]] const decision::TakenDecision* taken_decision(const decision::Case& given, std::size_t person,
                                                            SourceId law);

/// Which fact a field is, for this entity: of its person, of its request or of the plan (clause 14.3.4).
[[nodiscard]] decision::FactRef field_fact(const semantics::Model& model, FieldId id, const Entity& entity);

/// Clause 5.3: what an operation makes of two operands that are not both plainly there. Error, else unknown, else
/// later.
[[nodiscard]] State worse(State a, State b);

}  // namespace klap::reference
