// The worked cases of docs/semantics.md, read and judged, for the tests that look at them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reference/examples.hpp"
#include "reference/judge.hpp"
#include "reference/rule_text.hpp"
#include "support/catch.hpp"

namespace klap::reference {

struct Worked {
  semantics::Model model;
  semantics::Example example;
  Judged judged;

  [[nodiscard]] std::vector<std::string> rules(const decision::Outcome& outcome) const {
    std::vector<std::string> names;
    for (const RuleId rule : outcome.rules) names.push_back(model.rules[rule.index].name);
    return names;
  }
  [[nodiscard]] const decision::RequestOutcome& request() const { return judged.outcome.requests.front(); }
};

inline const std::string worked_folder = KLAP_SOURCE_DIR "/tests/reference/worked/";

/// All worked cases, by title. Read and judged once.
inline const std::multimap<std::string, Worked>& all_worked() {
  static const auto cases = [] {
    std::multimap<std::string, Worked> result;
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(worked_folder)) files.insert(entry.path().filename());
    files.erase("basis.klap");
    for (const std::string& file : files) {
      Documents documents;
      documents.push_back(read_rules(worked_folder + file));
      documents.push_back(read_rules(worked_folder + "basis.klap"));
      const Loaded loaded = load_rules(documents);
      INFO(file);
      CHECK(loaded.errors == "");
      if (!loaded.errors.empty()) continue;
      for (const semantics::Example& example : loaded.model.examples) {
        result.emplace(example.title.substr(0, example.title.find(' ')),
                       Worked{loaded.model, example, judge(loaded.model, case_of(loaded.model, example))});
      }
    }
    return result;
  }();
  return cases;
}

/// The first worked case of a number.
inline const Worked& worked(const std::string& number) {
  const auto found = all_worked().find(number);
  REQUIRE(found != all_worked().end());
  return found->second;
}

/// The worked case of this title.
inline const Worked& titled(const std::string& title) {
  const auto found =
      std::ranges::find_if(all_worked(), [&](const auto& entry) { return entry.second.example.title == title; });
  REQUIRE(found != all_worked().end());
  return found->second;
}

using Names = std::vector<std::string>;

}  // namespace klap::reference
