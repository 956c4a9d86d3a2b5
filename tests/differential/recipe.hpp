// A rule set and cases for it as a list of small independent choices, so that a counterexample shrinks: a rule or a
// fact less, a choice nearer to its simplest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace klap::differential {

/// The choices of one thing: a rule, a mandate, a person. What is not there counts as 0, the simplest.
using Part = std::vector<std::uint16_t>;

struct CaseRecipe {
  Part general;                // dates, what budgets have spent, personal interest
  std::vector<Part> persons;   // their facts; at least one person is made
  std::vector<Part> requests;  // if there are none, one of which nothing is known is made, or none
  Part plan;                   // its facts
  std::vector<Part> taken;     // decisions taken before
};

struct TableRecipe {
  Part head;               // question, policy, columns and all else that rows have in common
  std::vector<Part> rows;  // at least one row is made
};

struct Recipe {
  Part setup;  // what facts, budgets and lots are like
  std::vector<Part> terms;
  std::vector<Part> rules;
  std::vector<TableRecipe> tables;
  std::vector<Part> powers;  // competences and mandates
  std::vector<Part> safeguards;
  std::vector<CaseRecipe> cases;
};

/// Takes the choices of a part one by one.
class Choices {
 public:
  explicit Choices(const Part& part) : part_(part) {}

  /// From 0 up to and not including `n`.
  std::size_t below(std::size_t n) { return at_ < part_.size() ? part_[at_++] % n : 0; }
  /// In `n` of 16.
  bool in_16(std::size_t n) { return below(16) >= 16 - n; }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  const Part& part_;
  std::size_t at_ = 0;
};

}  // namespace klap::differential
