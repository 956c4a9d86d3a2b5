// A derivation is as deep as the conditions are, through the terms in them; whoever reads it as JSON has a limit too.
// (Python's reader stops at a thousand levels, some at half of that.)
#include <algorithm>
#include <string>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

/// A rule whose condition is this many terms deep, each two levels, with an example that is answered by it.
Loaded chain(int terms) {
  std::string text =
      "regelset X\nbron Wmo soort wet\nbestuursorgaan College\nfunctie Consulent bij College\n"
      "gemeente Woerden met code 632\nbudget B van gemeente Woerden\n"
      "ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt B\n"
      "persoon x: ja of nee\nvoorziening soort: Hulp, Dag\nbegrip t0 betekent niet x\n";
  for (int i = 1; i < terms; ++i)
    text += "begrip t" + std::to_string(i) + " betekent niet t" + std::to_string(i - 1) + "\n";
  text += "Heeft de inwoner recht op de voorziening?\n  regel r als t" + std::to_string(terms - 1) +
          " dan ja grondslag Wmo 1\nvoorbeeld \"v\" peildatum 2017-03-01 inwoner x ja voorziening soort Dag verwacht "
          "recht ja\n";
  return load_rules({Document("x.klap", text)});
}

int deepest(const std::string& json) {
  int level = 0;
  int most = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (quoted && json[i] == '\\')
      ++i;
    else if (json[i] == '"')
      quoted = !quoted;
    else if (!quoted && (json[i] == '{' || json[i] == '['))
      most = std::max(most, ++level);
    else if (!quoted && (json[i] == '}' || json[i] == ']'))
      --level;
  }
  return most;
}

}  // namespace

TEST_CASE("the deepest derivation there can be is JSON that others can read") {
  int terms = 1;
  while (terms < 1000 && chain(terms + 1).rules != nullptr) ++terms;
  const Loaded loaded = chain(terms);
  REQUIRE(loaded.rules);
  const semantics::Model& model = loaded.rules->model;
  const program::Program& program = loaded.rules->program;
  const decision::Case facts = analysis::case_of(model, model.examples.front());
  const auto outcome = decision::decide(program, facts);
  const auto why = decision::derive(program, facts, outcome);
  const int levels = deepest(exchange::to_json(program, facts, outcome, &why));
  CHECK(levels > 60);
  CHECK(levels < 400);
}
