// How one question, asked of one entity, reads the facts of a case.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::decision {

/// An operand of a condition (clause 5.3).
struct Operand {
  enum class State : std::uint8_t { known, none, unknown, later, error };
  State state = State::unknown;
  Value value;  // if known
  bool presumed = false;

  static Operand known(Value v, bool presumed = false) { return {State::known, v, presumed}; }
  static Operand of(State s) { return {s, {}, false}; }
  [[nodiscard]] bool is_known() const { return state == State::known; }
};

class Memo;
class Workroom;

/// The state that decides before any value does: error, then unknown, then later; known if none of these.
[[nodiscard]] constexpr Operand::State worse(Operand::State a, Operand::State b) {
  for (const auto s : {Operand::State::error, Operand::State::unknown, Operand::State::later})
    if (a == s || b == s) return s;
  return Operand::State::known;
}

/// A set of facts, ascending.
using FactSet = std::vector<FactRef>;

/// The facts as one question sees them: on its reference date, for its person and request. With `later`, the facts in
/// it count as known later (clause 6.2); with `unknowns`, what is read and not known is collected there.
class Reading {
 public:
  /// Instead of a person or request, for a question about the plan.
  static constexpr std::uint32_t no_entity = 0xFFFF'FFFF;

  Reading(const program::Program& program, const Case& facts, Date as_of, std::uint32_t person, std::uint32_t request)
      : program_(&program), case_(&facts), as_of_(as_of), person_(person), request_(request) {}

  /// The answers so far: what conditions may read as `de wet`, `het recht` and by the name of an own answer.
  void set_answers(const CaseOutcome* answers) { answers_ = answers; }
  void set_later(const FactSet* later) { later_ = later; }
  void set_unknowns(std::vector<FactRef>* unknowns) { unknowns_ = unknowns; }
  [[nodiscard]] bool collects() const { return unknowns_ != nullptr; }
  /// What was worked out for this request on this date, and room to work in (workroom.hpp).
  void set_room(Workroom* room, Memo* memo) { room_ = room, memo_ = memo; }
  [[nodiscard]] Workroom* room() const { return room_; }
  /// Null where what is worked out is for this reading alone.
  [[nodiscard]] Memo* memo() const { return later_ == nullptr && unknowns_ == nullptr ? memo_ : nullptr; }

  [[nodiscard]] const program::Program& program() const { return *program_; }
  [[nodiscard]] const Case& facts() const { return *case_; }
  [[nodiscard]] Date as_of() const { return as_of_; }
  /// Clause 9.9: known where the case does not say when it is decided, or from that day on.
  [[nodiscard]] bool is_known(const std::optional<Date>& from) const {
    const auto& decided = case_->dates[static_cast<std::size_t>(CaseDate::decision)];
    return !from || !decided || *from <= *decided;
  }
  [[nodiscard]] std::uint32_t person() const { return person_; }
  [[nodiscard]] std::uint32_t request() const { return request_; }

  /// The same for an element of a list (clause 5.12).
  [[nodiscard]] Reading of(std::uint32_t person, std::uint32_t request) const {
    Reading element = *this;
    element.person_ = person;
    element.request_ = request;
    element.memo_ = nullptr;
    return element;
  }

  [[nodiscard]] FactRef field_ref(FieldId field) const;
  [[nodiscard]] const Fact& given(FactRef ref) const;  // of kind field
  [[nodiscard]] Operand field(FieldId field) const { return field_of(field_ref(field)); }
  [[nodiscard]] Operand field_of(FactRef ref) const;  // of any person or request, or of the plan
  [[nodiscard]] Operand parameter(ParameterId parameter) const;
  [[nodiscard]] Operand case_date(CaseDate date) const;
  [[nodiscard]] Operand answer(QuestionId question) const;  // for the request; law, right or an own one
  /// What a FactRef of kind answer stands for.
  [[nodiscard]] const Outcome& answered(FactRef ref) const;
  [[nodiscard]] Operand spent(BudgetId budget) const;                              // as money
  [[nodiscard]] const Period* lot_period(LotId lot, Operand::State& state) const;  // null: state says why
  [[nodiscard]] Operand lot_lead(LotId lot) const;                                 // a provider
  [[nodiscard]] Operand agb(ActorId provider) const;                               // known (no value) or not
  /// Who took the decision that is objected to (clause 12.6); a function or other actor.
  [[nodiscard]] Operand primary_decider(SourceId law) const;
  /// The functions with a personal interest; null: state says why.
  [[nodiscard]] const std::vector<ActorId>* personal_interest(Operand::State& state) const;

 private:
  [[nodiscard]] Operand not_known(FactRef ref) const;
  const program::Program* program_;
  const Case* case_;
  Date as_of_;
  std::uint32_t person_;
  std::uint32_t request_;
  const CaseOutcome* answers_ = nullptr;
  const FactSet* later_ = nullptr;
  std::vector<FactRef>* unknowns_ = nullptr;
  Workroom* room_ = nullptr;
  Memo* memo_ = nullptr;
};

/// The reference date of a question, if the case gives it.
[[nodiscard]] std::optional<Date> reference_date(const program::Program& program, const Case& facts,
                                                 QuestionId question);

/// Goes through a list, in the order of the case: `use` is given the reading of each element.
template <class Use>
void each_element(const Reading& reading, ListKind list, Use use) {
  const Case& facts = reading.facts();
  if (list == ListKind::persons) {
    for (std::uint32_t p = 0; p < facts.persons.size(); ++p) use(reading.of(p, Reading::no_entity));
    return;
  }
  for (std::uint32_t r = 0; r < facts.requests.size(); ++r) {
    const auto person = static_cast<std::uint32_t>(facts.requests[r].person);
    if (list == ListKind::requests || person == reading.person()) use(reading.of(person, r));
  }
}

/// Worked out for one condition (program::Node) in one reading.
[[nodiscard]] Truth truth(const Reading& reading, ExprId condition);
[[nodiscard]] Operand operand(const Reading& reading, ExprId expression);
/// The same, of what is worked out with amounts, numbers and dates (clauses 5.5, 5.18); only of such nodes.
[[nodiscard]] Operand suspended(const Reading& reading, std::span<const ExprId> arguments);
/// Whether until when it stood still was read for that: not where nothing was suspended, or the term was over.
[[nodiscard]] bool reads_through(const Reading& reading, std::span<const ExprId> arguments);
[[nodiscard]] Operand calculated(const Reading& reading, const program::Node& node, std::span<const ExprId> arguments);
[[nodiscard]] ConditionTrace trace(const Reading& reading, ExprId expression);

/// What a conclusion comes to. `open` conclusions have an empty answer and a function; niet van toepassing only an
/// empty answer.
struct Concluded {
  Operand::State state = Operand::State::unknown;  // known, unknown, later or error
  Answer answer;
  ActorId open_by;
  bool not_applicable = false;

  [[nodiscard]] bool is_known() const { return state == Operand::State::known; }
  bool operator==(const Concluded&) const = default;
};
[[nodiscard]] Concluded conclude(const Reading& reading, const program::Conclusion& conclusion);

}  // namespace klap::decision
