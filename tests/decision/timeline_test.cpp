// A case over a period (docs/semantics.md, clause 9.8): every change on its own day, and nothing between.
#include <stdexcept>

#include <klap/base/limits.hpp>
#include <klap/decision/decide.hpp>
#include <klap/decision/timeline.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
using decision::Stretch;
using decision::timeline;

namespace {

const std::string rules = R"klap(
regelset Tijd gemeente 632 status concept
bron Jw soort wet
bron Wmo soort wet
bron Besluit soort mandaatbesluit
gemeente Woerden met code 632
gemeente Utrecht met code 344
bestuursorgaan College
functie Consulent bij College
budget Pot van gemeente Woerden plafond € 1.000 per kalenderjaar
budget Kas van gemeente Woerden
perceel Proef geldt van 2025-01-01 tot en met 2025-06-30
bevoegd College voor Jw, Wmo om toe te kennen, te weigeren
mandaat van College aan Consulent voor Wmo om toe te kennen, te weigeren geldt vanaf 2025-09-01
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Kas
parameter bijdrage: bedrag is € 20 geldt tot en met 2025-12-31 is € 21 geldt vanaf 2026-01-01
persoon
    geboortedatum: datum
    woongemeente: gemeente, met verloop
voorziening
    kosten: bedrag
    perceel: perceel, indien van toepassing
    melddatum: datum
Welke wet geldt voor de voorziening?
    regel jeugd als de inwoner is jonger dan 18 jaar dan Jw omdat "jong"
    regel volwassen als de inwoner is ten minste 18 jaar oud dan Wmo omdat "volwassen"
Heeft de inwoner recht op de voorziening?
    regel hier als woongemeente is Woerden dan ja omdat "hier"
    regel elders als woongemeente is niet Woerden dan nee grondslag Wmo 1
Wie betaalt de voorziening?
    regel proef als het perceel is niet geen en het perceel geldt op de peildatum dan ten laste van Pot omdat "proef"
    regel anders als het perceel is geen of niet (het perceel geldt op de peildatum) dan ten laste van Kas omdat "gewoon"
Wie beslist over de voorziening?
    volgens het mandaatregister
    persoonlijk belang aangenomen nee, tenzij gemeld, omdat "meldt men"
Wat moet er nu gebeuren?
    regel laat als melddatum is vóór peildatum dan brief aan de inwoner, uiterlijk 5 werkdagen na de peildatum omdat "laat"
    regel duur als kosten is meer dan bijdrage dan opdracht aan Consulent omdat "duur"
    regel altijd dan niets aan College omdat "klaar"
)klap";

RuleSet loaded(const std::string& more = {}) {
  const Loaded all = load_rules(Documents{Document("tijd.klap", rules + more)});
  for (const Diagnostic& one : all.diagnostics.all()) UNSCOPED_INFO(render(one, all.documents, Language::dutch));
  REQUIRE(all.rules);
  return *all.rules;
}

decision::Case facts(const program::Program& program, const std::string& extra = {}) {
  const std::string json = R"({"peildatum": "2000-01-01",
    "personen": [{"id": "p", "geboortedatum": "2007-04-15",
      "woongemeente": [{"vanaf": "2020-01-01", "waarde": "0632"}, {"vanaf": "2025-11-10", "waarde": "0344"}]}],
    "voorzieningen": [{"id": "v", "persoon": "p", "kosten": "21.00", "perceel": "Proef", "melddatum": "2025-03-03"}])" +
                           extra + "}";
  Diagnostics wrong;
  const auto read = exchange::read_case(program, Document("zaak.json", json), wrong);
  REQUIRE(wrong.empty());
  REQUIRE(read);
  return *read;
}

Date day(const char* iso) { return *date_from_iso(iso); }

std::vector<std::string> begins(const std::vector<Stretch>& stretches) {
  std::vector<std::string> days;
  for (const Stretch& stretch : stretches) days.push_back(to_iso(stretch.from));
  return days;
}

}  // namespace

TEST_CASE("every change has its day: melding, birthday, lot, mandate, move and parameter", "[9.8]") {
  const RuleSet set = loaded();
  const auto stretches = timeline(set.program, facts(set.program), day("2025-01-01"), day("2026-12-31"));
  CHECK(begins(stretches) == std::vector<std::string>{"2025-01-01", "2025-03-04", "2025-04-15", "2025-07-01",
                                                      "2025-09-01", "2025-11-10", "2026-01-01"});
  CHECK(stretches.back().through == day("2026-12-31"));
  for (std::size_t i = 1; i < stretches.size(); ++i) CHECK(add_days(stretches[i - 1].through, 1) == stretches[i].from);
  CHECK(stretches[1].outcome.requests[0].law != stretches[2].outcome.requests[0].law);
}

TEST_CASE("a stretch is what is decided on its first day, and the same but for terms on the others", "[9.8]") {
  const RuleSet set = loaded();
  const auto given = facts(set.program);
  for (const Stretch& stretch : timeline(set.program, given, day("2025-02-01"), day("2025-12-01"))) {
    CHECK(stretch.outcome == decision::decide(set.program, decision::on_day(given, stretch.from)));
    const auto last = decision::decide(set.program, decision::on_day(given, stretch.through));
    CHECK(last.requests[0].law == stretch.outcome.requests[0].law);
    CHECK(last.requests[0].payer.answer == stretch.outcome.requests[0].payer.answer);
    CHECK(last.requests[0].payer.missing == stretch.outcome.requests[0].payer.missing);
    CHECK(last.decisions[0].decider == stretch.outcome.decisions[0].decider);
  }
}

TEST_CASE("what a budget has spent is known in its own calendar year", "[11.2][9.8]") {
  const RuleSet set = loaded();
  const auto given = facts(set.program, R"(, "besteed": {"Pot": {"bedrag": "0.00", "stand_van": "2025-01-01"}})");
  const auto stretches = timeline(set.program, given, day("2024-12-30"), day("2025-01-02"));
  CHECK(begins(stretches) == std::vector<std::string>{"2024-12-30", "2025-01-01"});
}

TEST_CASE("one day is a period, none and more than a hundred years are not", "[9.8]") {
  const RuleSet set = loaded();
  const auto given = facts(set.program);
  CHECK(timeline(set.program, given, day("2025-01-01"), day("2025-01-01")).size() == 1);
  CHECK_THROWS_AS(timeline(set.program, given, day("2025-01-02"), day("2025-01-01")), std::invalid_argument);
  const Date from = day("2000-01-01");
  CHECK_NOTHROW(timeline(set.program, given, from, *add_days(from, limits::timeline_days - 1)));
  CHECK_THROWS_AS(timeline(set.program, given, from, *add_days(from, limits::timeline_days)), std::invalid_argument);
}

TEST_CASE("9.8 the day from which an obligation works is part of it, and a term is not", "[9.8]") {
  const auto days = [](const std::string& more) {
    const RuleSet set = loaded(more);
    return timeline(set.program, facts(set.program), day("2025-05-01"), day("2025-05-04")).size();
  };
  CHECK(days("") == 1);
  CHECK(days("regel nu dan brief aan Consulent, per peildatum, uiterlijk 2 weken na peildatum omdat \"nu\"") == 4);
  CHECK(days("regel nu dan brief aan Consulent, per melddatum, uiterlijk 2 weken na peildatum omdat \"nu\"") == 1);
  CHECK(days("Wanneer is het? antwoord wanneer: datum regel nu dan peildatum omdat \"nu\"") == 4);
}
