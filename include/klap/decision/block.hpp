// Prepared::decide() for many cases at once: the facts stand side by side, a column of numbers for each slot, and a
// question goes through them column by column. Every row comes to what it would by itself.
//
//   decision::Block block(prepared);                              // one per thread
//   std::int64_t* costs = block.column(*prepared.slot("kosten"));  // … and the other facts that are known
//   costs[0] = …; costs[1] = program::coded::unknown;
//   decision::Decided payers[decision::Block::rows];
//   block.decide(QuestionKind::payer, 2, payers);
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include <klap/decision/prepared.hpp>

namespace klap::decision {

/// The facts of some rows, and room to work in. Each row is a case with one person and one request. Not to be used by
/// two threads at once.
class Block {
 public:
  static constexpr std::size_t rows = 256;  // at most

  /// All facts unknown. Keeps a reference to `prepared`, which has to outlive it.
  explicit Block(const Prepared& prepared);
  Block(Block&&) noexcept;
  Block& operator=(Block&&) noexcept;
  ~Block();

  /// The facts in a slot, by row: Value::raw of a value of the slot's type that the program knows, program::coded::none
  /// (geen, where the fact can be) or program::coded::unknown; this is not checked. Unknown until it is written; stays
  /// where it is. Allocates the first time.
  [[nodiscard]] std::int64_t* column(Slot slot);
  /// What a budget has spent, by row. Allocates the first time.
  [[nodiscard]] std::optional<Spent>* spent(BudgetId budget);

  /// False where Prepared::decide() would always work out the whole case.
  [[nodiscard]] bool answers(QuestionId question) const;

  /// What the first `count` rows come to, as Prepared::decide() says of each; where that would work out the whole case
  /// nothing but `by_all` is said: decide() is for the caller to ask. Allocates nothing. `count` ≤ rows.
  void decide(QuestionId question, std::size_t count, Decided* into);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace klap::decision
