// The pilot's rules and cases, and cases that grow.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/loading/rule_set.hpp>

namespace klap::benchmarks {

[[noreturn]] void stop(const std::string& why);

/// The files of rules/woerden, and of the library of law it uses.
const Documents& woerden();

struct Pilot {
  std::shared_ptr<const RuleSet> rules;
  const program::Program& program;
  std::vector<decision::Case> cases;  // of rules/woerden/zaken, by name: the first is eads-01
  decision::Case facts;               // eads-01

  [[nodiscard]] decision::Case read() const;  // eads-01 from its JSON, once more
};
const Pilot& pilot();

/// eads-01 with as many persons, who each ask for as much; amounts and days differ.
decision::Case grown(std::size_t persons, std::size_t requests_of_each);

/// As many cases with one request, made of those of the pilot; no two with the same amount, birth date and dates.
std::vector<decision::Case> rows(std::size_t count);

}  // namespace klap::benchmarks
