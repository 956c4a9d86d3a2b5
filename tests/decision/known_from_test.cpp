// Clause 9.9: what was not known yet when it was decided.
#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/decision/prepared.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron MB soort mandaatbesluit bekendgemaakt 2016-01-01
gemeente Woerden met code 0632
bestuursorgaan College
functie Teammanager, Consulent bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
parameter grens: bedrag
  is € 600 geldt vanaf 2026-01-01
  is € 620 geldt vanaf 2026-01-01 bekend vanaf 2026-03-15
  is onbekend geldt vanaf 2026-02-01 bekend vanaf 2026-05-01
bevoegd College voor Wmo om toe te kennen, te weigeren grondslag Wmo 1
mandaat van College aan Teammanager voor Wmo om toe te kennen, te weigeren, mag ondermandateren grondslag MB 1
mandaat van Teammanager aan Consulent voor Wmo om toe te kennen, te weigeren
  bekend vanaf 2026-03-15
  grondslag MB 2
voorziening
  kosten: bedrag
Welke wet geldt voor de voorziening?
  regel w dan Wmo grondslag Wmo 1
Heeft de inwoner recht op de voorziening?
  regel wel dan ja grondslag Wmo 1
  regel later, uitzondering op wel dan nee grondslag Wmo 2 bekend vanaf 2026-03-15
Wat is de grens?
  antwoord de_grens: bedrag
  regel g dan grens omdat "zo is het"
Is het kort bekend?
  antwoord kort: ja of nee
  tabel t eerste treffer
    omdat "zo is het"
    bekend vanaf 2026-03-15
    | kosten  | dan |
    | € 1.000 | ja  |
    | -       | nee |
Wie beslist over de voorziening?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "dat meldt men"
)klap";

Loaded load(const std::string& text) {
  Loaded loaded = load_rules(Documents{Document("proef.klap", text)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  return loaded;
}

void holds_after(const std::string& dates, const std::string& done, const std::string& expectation) {
  INFO(dates << " " << done << " : " << expectation);
  const Loaded loaded = load(rules + "voorbeeld \"een\"\n  " + dates + "\n  voorziening kosten € 1.000\n  " + done +
                             "\n  verwacht " + expectation + "\n");
  for (const auto& one : analysis::run_examples(loaded.rules->model, loaded.rules->program).at(0).differences)
    FAIL_CHECK(one.expected.dutch << " / " << one.got.dutch);
}

void holds(const std::string& dates, const std::string& expectation) { holds_after(dates, "", expectation); }

const std::string day = "peildatum 2026-01-15 besluitdatum ";

}  // namespace

TEST_CASE("9.9 W107 a rule counts from the day on which it is known, and always where it was not decided yet",
          "[9.9]") {
  holds(day + "2026-03-14", "recht ja");
  holds(day + "2026-03-15", "recht nee");
  holds("peildatum 2026-01-15", "recht nee");
}

TEST_CASE("9.9 W108 of the values of a parameter the one known last counts, also if that is unknown", "[9.9][4.10]") {
  holds(day + "2026-03-14", "de_grens € 600");
  holds(day + "2026-03-15", "de_grens € 620");
  holds("peildatum 2026-01-15", "de_grens € 620");
  holds("peildatum 2026-02-01 besluitdatum 2026-04-30", "de_grens € 620");
  holds("peildatum 2026-02-01 besluitdatum 2026-05-01", "de_grens ontbreekt grens");
  holds("peildatum 2025-12-31 besluitdatum 2026-05-01", "de_grens ontbreekt grens");
}

TEST_CASE("9.9 all rows of a table are known from its day on", "[9.9]") {
  holds(day + "2026-03-14", "kort open");
  holds(day + "2026-03-15", "kort ja");
}

TEST_CASE("9.9 W109 a mandate counts from the day on which it is known; what was decided, by the day it was", "[9.9]") {
  holds(day + "2026-03-14", "beslisser Teammanager");
  holds(day + "2026-03-15", "beslisser Consulent");
  holds("peildatum 2026-01-15", "beslisser Consulent");
  holds_after(day + "2026-03-14", "besluit genomen door Consulent voor Wmo", "beslisser onbevoegd");
  const auto kind = [](const std::string& decided, const char* taken) {
    const Loaded loaded =
        load(rules + "voorbeeld \"een\"\n  " + day + decided +
             "\n  voorziening kosten € 1.000\n  besluit genomen door Consulent voor Wmo\n  verwacht wet Wmo\n");
    decision::Case facts = analysis::case_of(loaded.rules->model, loaded.rules->model.examples.at(0));
    facts.decisions.at(0).on = date_from_iso(taken);
    const auto outcome = decision::decide(loaded.rules->program, facts);
    return std::get<decision::DeciderAnswer>(outcome.decisions.at(0).decider.answer).deciders.size();
  };
  CHECK(kind("2026-03-20", "2026-03-14") == 0);
  CHECK(kind("2026-03-14", "2026-03-15") == 1);
}

TEST_CASE("9.9 who asks by the index gets the same") {
  const Loaded loaded = load(rules);
  const program::Program& program = loaded.rules->program;
  const decision::Prepared prepared(program);
  decision::Scratch scratch(prepared);
  scratch.set(prepared.slot(CaseDate::reference), Value::date(*date_from_iso("2026-01-15")));
  const auto right = [&] { return prepared.decide(QuestionKind::right, scratch).rule; };
  CHECK(program.rule(right()).name == "later");
  scratch.set(prepared.slot(CaseDate::decision), Value::date(*date_from_iso("2026-03-14")));
  CHECK(program.rule(right()).name == "wel");
  scratch.set(prepared.slot(CaseDate::decision), Value::date(*date_from_iso("2026-03-15")));
  CHECK(program.rule(right()).name == "later");
}

TEST_CASE("9.9 what is known from when on is part of the identity", "[9.9][15.1]") {
  const auto hash = [](const std::string& date) {
    std::string text = rules;
    for (auto at = text.find("2026-03-15"); at != std::string::npos; at = text.find("2026-03-15", at + 1))
      text.replace(at, 10, date);
    return load(text).rules->program.hash;
  };
  CHECK(hash("2026-03-15") != hash("2026-03-16"));
}
