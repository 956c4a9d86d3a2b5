// The worked cases W01 – W41 of docs/semantics.md, decided by the product, and every kind of outcome among them.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;

namespace {

const std::string folder = KLAP_SOURCE_DIR "/tests/reference/worked/";

Document read(const std::string& name) {
  std::ifstream in(folder + name);
  return {name, std::string(std::istreambuf_iterator<char>(in), {})};
}

std::vector<Loaded> all_worked() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename());
  names.erase("basis.klap");
  std::vector<Loaded> all;
  for (const std::string& name : names) {
    Documents documents;
    documents.push_back(read(name));
    documents.push_back(read("basis.klap"));
    all.push_back(load_rules(std::move(documents)));
    INFO(name);
    REQUIRE(all.back().rules);
  }
  return all;
}

template <class Use>
void each_outcome(const decision::CaseOutcome& outcome, Use use) {
  for (const auto& r : outcome.requests)
    for (const Outcome* o : {&r.law, &r.right, &r.payer, &r.follow_up}) use(*o);
  for (const auto& d : outcome.decisions)
    for (const Outcome* o : {&d.decider, &d.orderer, &d.addressee}) use(*o);
}

}  // namespace

TEST_CASE("the product meets every expectation of the worked cases") {
  std::size_t examples = 0;
  for (const Loaded& loaded : all_worked()) {
    for (const auto& result : analysis::run_examples(loaded.rules->model, loaded.rules->program)) {
      ++examples;
      for (const auto& difference : result.differences) {
        INFO(result.title + ": " + difference.expected.english + "; got " + difference.got.english);
        CHECK(false);
      }
    }
  }
  CHECK(examples >= 40);
}

TEST_CASE("3.3 every kind of outcome is reached, and what is not settled names who settles it and who pays meanwhile",
          "[3.1][3.3][3.4][3.5]") {
  std::set<OutcomeKind> kinds;
  std::set<OpenReason> reasons;
  for (const Loaded& loaded : all_worked()) {
    for (const auto& example : loaded.rules->model.examples) {
      const auto outcome = decision::decide(loaded.rules->program, analysis::case_of(loaded.rules->model, example));
      each_outcome(outcome, [&](const Outcome& o) {
        kinds.insert(o.kind);
        if (o.kind == OutcomeKind::open) reasons.insert(o.open);
        if (o.kind == OutcomeKind::settled || o.kind == OutcomeKind::not_applicable) return;
        REQUIRE(o.accountable);
        CHECK_FALSE(o.accountable->steps.empty());
        CHECK(o.accountable->interim.is_some());
      });
    }
  }
  CHECK(kinds.size() == 6);
  CHECK(reasons.size() == 5);
}
