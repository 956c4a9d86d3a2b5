// For an embedder who asks the same questions about many cases: facts are set by slots that were looked up once, and
// the outcome is a few small ids. It is always the outcome of decide() for the same facts; that gives the whole answer,
// the missing facts and the explanation, on demand.
//
//   const decision::Prepared prepared(rules->program);         // once; may be shared between threads
//   const decision::Slot costs = *prepared.slot("kosten");
//   decision::Scratch scratch(prepared);                       // one per thread
//   scratch.set(costs, Value::money(amount));                  // … and the other facts
//   const decision::Decided payer = prepared.decide(QuestionKind::payer, scratch);
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::decision {

/// A fact of the resident, of the request or of the plan, or a date of the case. Of one program; any Prepared made of
/// it gives the same slots.
struct Slot {
  std::uint32_t index = 0;
  bool operator==(const Slot&) const = default;
};

/// What a question came to. Compares equal where outcome kind, reason and rule are the same, by whichever path.
struct Decided {
  OutcomeKind kind{};
  OpenReason open{};    // if open
  RuleId rule;          // the first of Outcome::rules; none where there are none
  bool by_all = false;  // worked out by decide() on the whole case: what was not known, or the question, needed that
  bool operator==(const Decided& other) const { return kind == other.kind && open == other.open && rule == other.rule; }
};

class Block;  // block.hpp
class Scratch;

/// A program made ready to be asked. Immutable; any number of threads may use one, each with a Scratch of its own.
class Prepared {
 public:
  /// Keeps a reference to the program, which has to outlive it and every Scratch made of it. Linear in the rules.
  explicit Prepared(const program::Program& program);
  Prepared(Prepared&&) noexcept;
  Prepared& operator=(Prepared&&) noexcept;
  ~Prepared();

  [[nodiscard]] const program::Program& program() const;
  [[nodiscard]] Slot slot(FieldId field) const;
  [[nodiscard]] Slot slot(CaseDate date) const;
  /// By the name of a field, as the rules write it; none if there is no such field.
  [[nodiscard]] std::optional<Slot> slot(std::string_view field) const;

  /// Answers a question about the one request of the scratch, its decision (decider, orderer, addressee), or the plan. Of a
  /// decision that is not needed (clause 2.3) the outcome is not_applicable. The rules' index and the candidates it
  /// leaves are all that is read, without allocating, unless something that matters is not known, answers have to be
  /// worked out to be compared, or the question is the decider's, the orderer's, the follow-up, one of the rule set's own, one that reads
  /// the answer of such a question, or an answer is one that a safeguard may go against: then `by_all` says so.
  /// Throws std::invalid_argument if a person is set who is not in the case; else only std::bad_alloc, and that only
  /// where `by_all`.
  [[nodiscard]] Decided decide(QuestionId question, Scratch& scratch) const;

  struct Impl;

 private:
  friend class Block;
  friend class Scratch;
  std::unique_ptr<const Impl> impl_;
};

/// The facts of one case at a time, and room to work in: reused from case to case, so that nothing is allocated. Not to
/// be used by two threads at once. A fact keeps its value until it is set again.
class Scratch {
 public:
  /// All facts unknown: one person, and one request for that person.
  explicit Scratch(const Prepared& prepared);
  /// Begins as `base`, a case with exactly one request and any number of persons; what the slots set are the facts of
  /// the request, its person and the plan. Personal interest, decisions taken and the other persons stay as they are
  /// there. Throws std::invalid_argument if the case does not fit the program, or has another number of requests.
  Scratch(const Prepared& prepared, Case base);
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();

  /// `value` has to be of the type of the slot's fact (of a date: a date), and one the program knows; this is not
  /// checked.
  void set(Slot slot, Value value) noexcept { put(slot, value.raw); }
  /// Geen; only for facts that are *indien van toepassing* (clause 4.4).
  void set_none(Slot slot) noexcept { put(slot, program::coded::none); }
  /// Not known; what the rules presume then applies.
  void set_unknown(Slot slot) noexcept { put(slot, program::coded::unknown); }
  /// Of a fact met verloop; dates strictly ascending. Allocates only if longer than any before it in this slot.
  void set_history(Slot slot, std::span<const std::pair<Date, Value>> history);
  void set_spent(BudgetId budget, std::optional<Spent> spent);

  /// The case as it stands, for decide(), derive() and explanations. Valid until the scratch is changed or asked again.
  [[nodiscard]] const Case& facts();

  struct Impl;

 private:
  friend class Block;
  friend class Prepared;
  void put(Slot slot, std::int64_t coded) noexcept { values_[slot.index] = coded; }

  std::unique_ptr<Impl> impl_;
  std::int64_t* values_ = nullptr;  // by slot; of impl_
};

/// What decide() says of the question, in the same words as Prepared::decide().
[[nodiscard]] Decided summary(const CaseOutcome& outcome, QuestionId question);

}  // namespace klap::decision
