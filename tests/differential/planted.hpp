// Faults as somebody might make them: the judge on a rule set or a case that is slightly another, or with its outcome
// spoiled. Whether the comparison finds each of them says what the comparison is worth.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "reference/judge.hpp"

namespace klap::differential {

struct Fault {
  std::string name;
  std::function<reference::Judged(const semantics::Model&, const decision::Case&)> evaluate;
  bool of_derivation = false;  // it shows there only; all others must show in the outcome
};

[[nodiscard]] std::vector<Fault> planted_faults();

/// Some of them: in planted_shared.cpp.
[[nodiscard]] std::vector<Fault> faults_of_shared_ceilings();

}  // namespace klap::differential
