// The one-page description of the language is a rule set itself: it must load without a finding, and its examples hold.
#include <klap/analysis/examples.hpp>
#include <klap/loading/rule_set.hpp>
#include <klap/semantics/check.hpp>

#include "docs/pages.hpp"
#include "support/catch.hpp"

using namespace klap;

TEST_CASE("docs/taal.klap.md is a rule set without findings, and its examples hold") {
  const Loaded loaded = load_rules(std::vector<std::string>{KLAP_SOURCE_DIR "/docs/taal.klap.md"});
  for (const Diagnostic& d : loaded.diagnostics.all()) FAIL_CHECK(render(d, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  Diagnostics findings;
  semantics::check(loaded.rules->model, std::nullopt, findings);
  for (const Diagnostic& d : findings.all()) FAIL_CHECK(render(d, loaded.documents, Language::dutch));
  const auto results = analysis::run_examples(loaded.rules->model, loaded.rules->program);
  REQUIRE(results.size() == loaded.rules->model.examples.size());
  REQUIRE(results.size() >= 2);
  for (const auto& result : results) {
    CAPTURE(result.title);
    for (const auto& difference : result.differences) FAIL_CHECK(difference.expected.dutch << " / " << difference.got.dutch);
  }
}
