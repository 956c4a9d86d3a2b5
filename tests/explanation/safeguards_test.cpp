// Safeguards, sources that go before others, and what was not known yet, as each reader may know them.
#include <klap/explanation/explain.hpp>

#include "scenarios.hpp"
#include "support/catch.hpp"

using klap::Language;
using klap::explanation::Reader;
using klap::test::explaining::Scenario;

namespace {

std::string told(std::size_t example, Reader reader, Language language = Language::dutch) {
  const Scenario s = klap::test::explaining::safeguard_scenarios().at(example);
  return klap::explanation::explain(s.program, s.facts, s.outcome, s.derivation, reader, language);
}

bool says(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the file says which safeguard an answer goes against, on what grounds, and why it counts") {
  const std::string file = told(0, Reader::file);
  CHECK(says(file, "Strijdig: wat de regels antwoorden, gaat in tegen een waarborg."));
  CHECK(says(file, "waarborg geen_geld: Een vrijwilliger krijgt nooit een opdracht"));
  CHECK(says(file, "nooit opdracht aan een vrijwilliger, bericht aan een vrijwilliger"));
  CHECK(says(file, "Wmo 3"));
  CHECK(says(file, "een vrijwilliger is geen aanbieder"));
  CHECK(says(file, "geld: ja"));
  CHECK(says(told(0, Reader::file, Language::english), "never order to a volunteer, message to a volunteer"));
}

TEST_CASE("the file says which safeguard may still count") {
  const std::string file = told(1, Reader::file);
  CHECK(says(file, "Waarborgen die misschien tellen"));
  CHECK_FALSE(says(file, "Strijdig"));
}

TEST_CASE("the auditor reads every safeguard, its truth and its condition, and which source goes before which") {
  const std::string auditor = told(0, Reader::auditor);
  CHECK(says(auditor, "waarborg geen_geld (nummer 3): in werking: ja; voorwaarde en werking: ja"));
  CHECK(says(auditor, "Jw gaat vóór Wmo"));
  CHECK(says(auditor, "gaat door haar bron vóór: oud"));
  CHECK_FALSE(says(auditor, "uitzondering op: oud"));
  CHECK(says(auditor, "bekend vanaf 15 maart 2026"));
}

TEST_CASE("the resident reads nothing of safeguards") {
  const std::string letter = told(0, Reader::resident);
  CHECK_FALSE(says(letter, "waarborg"));
  CHECK_FALSE(says(letter, "vrijwilliger"));
}

TEST_CASE("a rule that lifts another by its source says which source goes before which") {
  CHECK(says(told(0, Reader::file), "jeugd (Jw gaat vóór Wmo)"));
}

TEST_CASE("what was not known yet is told so: a rule, a mandate, and the value of a parameter that was") {
  const std::string before = told(0, Reader::file);
  CHECK(says(before, "nog niet bekend op 14 maart 2026: niet_meer"));
  CHECK(says(before, "€ 600"));
  const std::string after = told(1, Reader::file);
  CHECK_FALSE(says(after, "nog niet bekend"));
  CHECK(says(told(0, Reader::auditor), "€ 620, geldt vanaf 1 januari 2026, bekend vanaf 15 maart 2026"));
}
