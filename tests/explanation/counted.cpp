// Scenarios of the examples of counted.hpp.
#include "counted.hpp"

#include <stdexcept>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "scenarios.hpp"

namespace klap::test::explaining {

std::vector<Scenario> counted_scenarios() {
  const Loaded loaded = load_rules(Documents{Document("geteld.klap", counted_rules)});
  if (!loaded.rules) throw std::logic_error("the rules of counted.hpp do not load");
  std::vector<Scenario> all;
  for (const auto& example : loaded.rules->model.examples) {
    Scenario s =
        begin("counted_" + example.title, loaded.rules->program, analysis::case_of(loaded.rules->model, example));
    s.program.hash = std::string(64, 'c');  // what the texts are about, not how the rules are written
    s.outcome = decision::decide(s.program, s.facts);
    s.derivation = decision::derive(s.program, s.facts, s.outcome);
    all.push_back(std::move(s));
  }
  return all;
}

}  // namespace klap::test::explaining
