// Bytes as a rule set of one or more files (rule_files.hpp), libraries and documents among them. If it loads: its hash
// does not depend on the order of the files, its findings, schema and examples can be had, and so can the answers to
// its examples.
#include <algorithm>

#include <klap/analysis/examples.hpp>
#include <klap/exchange/diagnostics_json.hpp>
#include <klap/exchange/schema.hpp>
#include <klap/loading/rule_set.hpp>
#include <klap/semantics/check.hpp>
#include <klap/semantics/hash.hpp>

#include "fuzz/answers.hpp"
#include "fuzz/rule_files.hpp"
#include "fuzz/said.hpp"
#include "fuzz/targets.hpp"

namespace klap::fuzz {
namespace {

constexpr std::size_t examples_answered = 4;

void hold_identity(const RuleSet& rules, std::string_view bytes) {
  hold(rules.program.hash == semantics::hash(rules.model), "the program has the hash of its model");
  for (const bool reversed : {false, true}) {
    const Loaded again = load_rules(files_in(bytes, reversed));
    hold(again.rules != nullptr, "a rule set that loads does so again, in any order of its files");
    hold(again.rules->program.hash == rules.program.hash, "a rule set has one hash, in any order of its files");
  }
}

void hold_examples(const RuleSet& rules) {
  for (const auto& result : analysis::run_examples(rules.model, rules.program)) {
    for (const auto& difference : result.differences) {
      hold_readable(difference.expected.dutch + difference.expected.english);
      hold_readable(difference.got.dutch + difference.got.english);
    }
  }
  for (std::size_t i = 0; i < std::min(rules.model.examples.size(), examples_answered); ++i) {
    const decision::Case facts = analysis::case_of(rules.model, rules.model.examples[i]);
    hold_answers(rules.program, facts);
    hold_round_trip(rules.program, facts);
  }
}

}  // namespace

void check(std::string_view bytes) {
  const Loaded first = load_rules(files_in(bytes));
  hold_diagnostics(first.diagnostics, first.documents);
  hold_json(exchange::to_json(first.diagnostics, first.documents));
  if (first.rules == nullptr) return hold(!first.diagnostics.empty(), "a rule set that does not load has a reason");
  hold(!first.diagnostics.has_errors(), "a rule set that loads has no errors");
  for (const std::optional<Date> on : {std::optional<Date>(), Date::from_ymd(2017, 3, 1)}) {
    Diagnostics findings;
    semantics::check(first.rules->model, on, findings);
    hold_diagnostics(findings, first.documents);
  }
  hold_json(exchange::case_schema(first.rules->program));
  hold_identity(*first.rules, bytes);
  hold_examples(*first.rules);
}

}  // namespace klap::fuzz
