// Adds up rows into a report, in their order.
#pragma once

#include <map>
#include <tuple>

#include <klap/decision/case.hpp>

#include "compare.hpp"

namespace klap::simulation {

class Tally {
 public:
  Tally(const program::Program& now, const program::Program* before, bool keep_facts);

  /// `facts` are those of the row itself, for `now`; the last is null without older rules.
  void add(std::uint64_t row, const decision::Case& facts, const decision::CaseOutcome& now,
           const decision::CaseOutcome* before);

  /// All but the ceilings.
  [[nodiscard]] Report report() const;

 private:
  struct Change {
    std::uint64_t cases = 0;
    std::uint64_t row = 0;
    std::uint64_t size = 0;
    std::optional<decision::Case> facts;
  };
  using Key = std::tuple<std::size_t, Came, Came>;  // which question — their number: amounts — before, now

  const program::Program* now_;
  const program::Program* before_;
  bool keep_facts_;
  std::vector<SharedQuestion> questions_;
  Report report_;
  std::map<Payee, std::pair<Total, Total>> payees_;
  std::map<Key, Change> changes_;

  /// What one case changed.
  struct Seen {
    std::vector<Key> keys;
    std::vector<bool> questions;
    bool payer = false;
    bool amount = false;
  };
  void count(const Side& side, Counts QuestionReport::*counts);
  void pay(const Side& side, Total std::pair<Total, Total>::*of);
  void compare(const Side& now, const Side& before, Seen& seen) const;
  void compare_payers(std::size_t question, const Side& now, const Answered& a, const Side& before, const Answered& b,
                      Seen& seen) const;
  void note(std::uint64_t row, const decision::Case& facts, const Seen& seen);
};

}  // namespace klap::simulation
