// The answers to one case (docs/semantics.md).
#pragma once

#include <memory>
#include <span>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>

namespace klap::decision {

/// Answers every question of the program for every entity of the case. Total: never throws for reasons of meaning, reads
/// nothing but its arguments, gives the same outcome on every machine. The case must have been made for this program
/// (its vectors of facts as long as the program's fields and budgets, ids in range): exchange/ and analysis/ do so;
/// throws std::invalid_argument otherwise. Any number of threads may call it with one program.
[[nodiscard]] CaseOutcome decide(const program::Program& program, const Case& facts);

/// decide() for one case after another: keeps the room it works in, so that little is allocated. Not to be used by two
/// threads at once.
class Room {
 public:
  /// Keeps a reference to the program, which has to outlive it.
  explicit Room(const program::Program& program);
  /// Answers these questions, and those whose answers they need; what the outcome says of others means nothing.
  Room(const program::Program& program, std::span<const QuestionId> questions);
  Room(Room&&) noexcept;
  Room& operator=(Room&&) noexcept;
  ~Room();

  /// What decide() answers, and throws; valid until the next case.
  [[nodiscard]] const CaseOutcome& decide(const Case& facts);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// How decide() came to it: works the questions out once more, keeping every step. Only needed where somebody asks why.
[[nodiscard]] CaseDerivation derive(const program::Program& program, const Case& facts, const CaseOutcome& outcome);

}  // namespace klap::decision
