// Small rule sets and files of cases for tests of simulations.
#pragma once

#include <sstream>
#include <string>

#include <klap/klap.hpp>

#include "analysis/proef.hpp"
#include "support/catch.hpp"

namespace klap::test {

inline std::shared_ptr<const RuleSet> rules_of(const std::string& text) {
  Documents documents;
  documents.emplace_back("proef.klap", text);
  const Loaded loaded = load_rules(std::move(documents));
  UNSCOPED_INFO(loaded.text(Language::english));
  REQUIRE(loaded.rules);
  return loaded.rules;
}

/// The rules of analysis/proef.hpp: the pilot pays from Innovatie, up to € 10.000 in a year, and Regulier the excess.
inline const program::Program& proef() {
  static const auto rules = rules_of(proef_rules);
  return rules->program;
}

/// The same with words of them replaced.
inline std::shared_ptr<const RuleSet> proef_with(const std::string& what, const std::string& by) {
  std::string text = proef_rules;
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return rules_of(text.replace(at, what.size(), by));
}

inline simulation::Simulated simulated(const std::string& text, simulation::RowForm form,
                                       const program::Program* before = nullptr, const program::Program& now = proef(),
                                       const simulation::Settings& settings = {}) {
  std::istringstream stream(text);
  return simulation::simulate(now, before, form, simulation::bytes_of(stream), settings);
}

inline simulation::Report report_of(const std::string& csv, const program::Program* before = nullptr,
                                    const program::Program& now = proef(), const simulation::Settings& settings = {}) {
  const simulation::Simulated done = simulated(csv, simulation::RowForm::csv, before, now, settings);
  UNSCOPED_INFO(exchange::render(done.problems, done.not_shown, "zaken.csv", Language::english));
  REQUIRE(done.report);
  return *done.report;
}

inline const simulation::QuestionReport& question(const simulation::Report& report, const std::string& name) {
  for (const auto& one : report.questions)
    if (one.name == name) return one;
  FAIL("no question " << name);
  throw std::logic_error(name);
}

inline std::uint64_t came(const simulation::Report& report, const std::string& name, simulation::Came what) {
  return question(report, name).now[static_cast<std::size_t>(what)];
}

/// What a payee pays, now; "" if it is not in the report.
inline std::string paid(const simulation::Report& report, const std::string& name, bool before = false) {
  for (const auto& one : report.payees)
    if (one.name == name) return (before ? one.before : one.now).to_plain();
  return "";
}

}  // namespace klap::test
