// Random rule sets and cases, made directly as models: every operator, exceptions, tables of both kinds, periods and
// presumptions, with values on and beside the borders the rules name.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/program/program.hpp>
#include <klap/semantics/model.hpp>

namespace klap::test {

/// The same seed gives the same sequence on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  [[nodiscard]] std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  [[nodiscard]] bool once_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  [[nodiscard]] T one_of(std::initializer_list<T> of) {
    return of.begin()[below(of.size())];
  }

 private:
  std::mt19937_64 engine_;
};

/// A rule set with up to `most_rules` rules on each question (not the decider, who is found by the register).
[[nodiscard]] semantics::Model random_model(Dice& dice, std::size_t most_rules);

/// A case for it, with at most `most_requests`.
[[nodiscard]] decision::Case random_case(Dice& dice, const semantics::Model& model, std::size_t most_persons,
                                         std::size_t most_requests);

}  // namespace klap::test
