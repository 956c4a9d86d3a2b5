// A small rule set with examples, which are the expectations: each must be met.
#pragma once

#include <string>
#include <vector>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/decision/prepared.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

namespace klap::test {

/// Loads it; every example must come to what it expects. Returns what was loaded.
inline Loaded all_examples_hold(const std::string& rules) {
  Loaded loaded = load_rules(Documents{Document("proef.klap", rules)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  CHECK(!loaded.rules->model.examples.empty());
  for (const auto& result : analysis::run_examples(loaded.rules->model, loaded.rules->program)) {
    for (const auto& difference : result.differences) {
      INFO(result.title << ": " << difference.expected.dutch << "; uit de regels komt " << difference.got.dutch);
      CHECK(false);
    }
  }
  return loaded;
}

inline decision::Case example(const Loaded& loaded, std::size_t at) {
  return analysis::case_of(loaded.rules->model, loaded.rules->model.examples.at(at));
}

/// The names of rules, as an outcome lists them.
inline std::vector<std::string> names(const Loaded& loaded, const std::vector<RuleId>& rules) {
  std::vector<std::string> list;
  for (const RuleId id : rules) list.push_back(loaded.rules->program.rule(id).name);
  return list;
}

/// Asking one question by slots says of every example, which must have one request, what decide() says.
inline void prepared_agrees(const Loaded& loaded, QuestionId question) {
  const decision::Prepared prepared(loaded.rules->program);
  for (std::size_t i = 0; i < loaded.rules->model.examples.size(); ++i) {
    const decision::Case facts = example(loaded, i);
    decision::Scratch scratch(prepared, facts);
    const decision::Decided by_slots = prepared.decide(question, scratch);
    INFO(loaded.rules->model.examples[i].title);
    CHECK(by_slots == decision::summary(decision::decide(loaded.rules->program, facts), question));
  }
}

}  // namespace klap::test
