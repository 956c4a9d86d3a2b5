// Own questions and powers, as each reader may know them.
#include <klap/explanation/explain.hpp>

#include "scenarios.hpp"
#include "support/catch.hpp"

using klap::Language;
using klap::explanation::Reader;
using klap::test::explaining::Scenario;

namespace {

std::string told(const Scenario& s, Reader reader) {
  return klap::explanation::explain(s.program, s.facts, s.outcome, s.derivation, reader, Language::dutch);
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const Scenario& named(const std::vector<Scenario>& all, const std::string& name) {
  for (const Scenario& s : all)
    if (s.name == name) return s;
  FAIL(name);
  return all.front();
}

}  // namespace

TEST_CASE("the resident reads own answers, but none that was worked out with facts of another", "[14.2.3][14.2]") {
  const auto all = klap::test::explaining::own_scenarios();
  const Scenario& s = named(all, "own");
  const std::string resident = told(s, Reader::resident);
  CHECK(says(resident, "Hoeveel is de dwangsom? € 825."));
  CHECK_FALSE(says(resident, "Waar woont de moeder?"));
  CHECK(says(told(s, Reader::file), "Waar woont de moeder?"));
}

TEST_CASE("what an own answer was worked out with is told, and what was presumed for it") {
  const auto all = klap::test::explaining::own_scenarios();
  const Scenario& s = named(all, "own");
  CHECK(says(told(s, Reader::resident), "- dagbedrag: € 23"));
  CHECK(says(told(s, Reader::resident), "- dagental: 20"));
  CHECK(says(told(s, Reader::file), "gebruikt: dagental = 20; dagbedrag = € 23, uit de regelset"));
  CHECK(says(told(s, Reader::file), "- opschorting van het plan = nee"));
}

TEST_CASE("the resident reads of a delegation, and of no chain, reservation or certainty") {
  const auto all = klap::test::explaining::own_scenarios();
  for (const Scenario& s : all) {
    INFO(s.name);
    const std::string resident = told(s, Reader::resident);
    for (const char* part : {"Teammanager", "mandaat", "volmacht", "voorbehouden", "zekerheid", "het gewone budget",
                             "reden 07", "kenmerk 7"})
      CHECK_FALSE(says(resident, part));
  }
  const std::string delegated = told(named(all, "refused_elsewhere"), Reader::resident);
  CHECK(says(delegated, "Deze taak is overgedragen aan het dagelijks bestuur."));
  CHECK(says(delegated, "Gemeenschappelijke regeling, artikel 2."));
}

TEST_CASE("against a decision on an objection one appeals to the court") {
  const auto all = klap::test::explaining::own_scenarios();
  CHECK(says(told(named(all, "objection"), Reader::resident), "in beroep gaan bij de rechtbank"));
  CHECK_FALSE(says(told(named(all, "objection"), Reader::resident), "bezwaar maken bij"));
  CHECK(says(told(named(all, "suspended"), Reader::resident), "bezwaar maken bij het college"));
}

TEST_CASE("an order that was given without power is told to the file, and is no matter of the resident", "[14.2.5]") {
  const auto all = klap::test::explaining::own_scenarios();
  const Scenario& s = named(all, "ordered");
  const std::string file = told(s, Reader::file);
  CHECK(says(file, "Onbevoegd: Consulent mocht deze opdracht niet geven."));
  CHECK(says(file, "volgens de zaak is de opdracht al gegeven door Consulent op 28 februari 2017"));
  CHECK(says(file, "Volmachten die deze opdracht niet dekken"));
  CHECK(says(file, "bekrachtiging vragen aan College"));
  CHECK(says(told(s, Reader::auditor),
             "opdracht voor inwoner inwoner, wet Wmo, gegeven door Consulent, op 28 februari 2017"));
  CHECK_FALSE(says(told(s, Reader::resident), "bevestigd"));
}

TEST_CASE(
    "the day of an obligation and what is mentioned with it are told to the file, with what the day was read from",
    "[14.2.5]") {
  const auto all = klap::test::explaining::own_scenarios();
  const std::string file = told(named(all, "ordered"), Reader::file);
  CHECK(says(file, "bericht WMO305 aan Kwintes (AGB 41000001), per 15 maart 2017, onder vermelding van “reden 07”"));
  CHECK(says(file, "per afloop, onder vermelding van “reden 07”"));
  CHECK(says(file, "gebruikt: afloop = 15 maart 2017"));
}

TEST_CASE("what does not apply is told to the file, with the rules that say so", "[14.2.3]") {
  const auto all = klap::test::explaining::own_scenarios();
  const Scenario& s = named(all, "own_open");
  CHECK(says(told(s, Reader::file), "Niet van toepassing, volgens de regels."));
  CHECK(says(told(s, Reader::file), "regel gratis"));
  CHECK_FALSE(says(told(s, Reader::resident), "Wanneer houdt het op?"));  // a letter tells what there is
}
