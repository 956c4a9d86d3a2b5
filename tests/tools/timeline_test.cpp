// klap decide --from --through: a case over a period.
#include <nlohmann/json.hpp>

#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;
using Json = nlohmann::json;

namespace {

Workplace workplace(const std::string& name) {
  Workplace place(name);
  place.write("regels/wet.klap", R"(regelset Leeftijd status concept
bron Jw soort wet
bron Wmo soort wet
bestuursorgaan College
gemeente Woerden met code 632
budget Kas van gemeente Woerden
ladder College binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Kas
persoon geboortedatum: datum
voorziening
    soort: Hulp, Zorg
Welke wet geldt voor de voorziening?
    regel jeugd als de inwoner is jonger dan 18 jaar dan Jw omdat "jong"
    regel volwassen als de inwoner is ten minste 18 jaar oud dan Wmo omdat "volwassen"
)");
  place.write("zaak.json", R"({"zaak": "z", "personen": [{"id": "p", "geboortedatum": "2007-04-15"}],
    "voorzieningen": [{"id": "v", "persoon": "p"}]})");
  return place;
}

const std::string decide = "decide --rules regels --case zaak.json --concept";

bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("a time-line tells every stretch under its days") {
  const Workplace place = workplace("timeline");
  const Run run = place.klap(decide + " --from 2025-04-01 --through 2025-04-30");
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  const auto young = run.out.find("Van 1 april 2025 tot en met 14 april 2025");
  const auto grown = run.out.find("Van 15 april 2025 tot en met 30 april 2025");
  REQUIRE(young != std::string::npos);
  REQUIRE(grown != std::string::npos);
  CHECK(run.out.find("jeugd", young) < grown);
  CHECK(run.out.find("volwassen") > grown);
  CHECK(holds(place.klap(decide + " --from 2025-04-15 --through 2025-04-15").out, "Op 15 april 2025"));
  CHECK(holds(place.klap(decide + " --from 2025-04-15 --through 2025-04-16 --language en").out,
              "From 15 April 2025 through 16 April 2025"));
}

TEST_CASE("a time-line as JSON holds the outcome of each stretch") {
  const Workplace place = workplace("timeline_json");
  const Json json = Json::parse(place.klap(decide + " --from 2025-04-01 --through 2025-04-30 --json").out);
  CHECK(json["zaak"] == "z");
  REQUIRE(json["perioden"].size() == 2);
  CHECK(json["perioden"][0]["tot_en_met"] == "2025-04-14");
  CHECK(json["perioden"][1]["van"] == "2025-04-15");
  CHECK(json["perioden"][1]["uitkomst"]["voorzieningen"][0]["wet"]["antwoord"] == "Wmo");
  place.write("dag.json", R"({"zaak": "z", "peildatum": "2025-04-15",
    "personen": [{"id": "p", "geboortedatum": "2007-04-15"}], "voorzieningen": [{"id": "v", "persoon": "p"}]})");
  CHECK(json["perioden"][1]["uitkomst"] ==
        Json::parse(place.klap("decide --rules regels --case dag.json --concept --json").out));
}

TEST_CASE("a period that is none is refused") {
  const Workplace place = workplace("timeline_refused");
  const auto refused = [&](const std::string& options, const std::string& code) {
    INFO(options);
    const Run run = place.klap(decide + options);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(holds(run.err, code));
  };
  refused(" --from 2025-04-01", "K1032");
  refused(" --through 2025-04-01", "K1032");
  refused(" --from 2025-04-02 --through 2025-04-01", "K1033");
  refused(" --from 1900-01-01 --through 2025-04-01", "K1034");
  refused(" --from 2025-04-01 --through 2025-04-02 --explain dossier", "K1035");
  refused(" --from 2025-02-30 --through 2025-04-02", "K1028");
  refused(" --from --through 2025-04-02", "K1025");
}

TEST_CASE("an example says what to expect on which day") {
  const Workplace place = workplace("timeline_example");
  const auto example = [](const std::string& on_birthday) {
    return R"(regelset Leeftijd
voorbeeld "achttien worden"
    peildatum     2025-01-01
    inwoner       geboortedatum 2007-04-15
    voorziening   soort Hulp
    verwacht      wet                  Jw
    verwacht op 2025-04-14
                  wet                  Jw
    verwacht op 2025-04-15
                  wet                  )" +
           on_birthday + "\n";
  };
  place.write("regels/voorbeeld.klap", example("Wmo"));
  CHECK(place.klap("test regels").out == "1 voorbeeld, 1 goed, 0 fout\n");
  place.write("regels/voorbeeld.klap", example("Jw"));
  const Run run = place.klap("test regels");
  CHECK(run.status == 1);
  CHECK(holds(run.out,
              "voorbeeld.klap:10: achttien worden, op 2025-04-15\n  wet\n    verwacht: Jw\n    kwam:     Wmo\n"));
  const Json json = Json::parse(place.klap("test regels --json").out);
  REQUIRE(json["voorbeelden"][0]["verschillen"].size() == 1);
  CHECK(json["voorbeelden"][0]["verschillen"][0]["op"] == "2025-04-15");
}

TEST_CASE("an expectation with a day is formatted below it") {
  const Workplace place = workplace("timeline_format");
  place.write("regels/voorbeeld.klap",
              "regelset Leeftijd\nvoorbeeld \"x\" peildatum 2025-01-01 inwoner geboortedatum 2007-04-15 "
              "voorziening soort Hulp verwacht wet Jw verwacht op 2025-04-15 wet Wmo recht niet van toepassing\n");
  CHECK(place.klap("fmt regels").status == 0);
  const std::string once = place.read("regels/voorbeeld.klap");
  CHECK(holds(once, "    verwacht op 2025-04-15\n"));
  CHECK(place.klap("fmt --check regels").status == 0);
}
