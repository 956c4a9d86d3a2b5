// klap simulate: many cases, on one stream what they come to, on the other what is wrong.
#include <nlohmann/json.hpp>

#include "analysis/proef.hpp"
#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;
using Json = nlohmann::json;

namespace {

const std::string csv =
    "peildatum,soort,kosten,perceel,besteed.Innovatie,besteed.Innovatie.stand_van\n"
    "2017-03-01,Begeleiding,6000.00,Pilot,0.00,2017-02-01\n"
    "2017-03-01,Begeleiding,6000.00,Pilot,0.00,2017-02-01\n";

Workplace workplace(const std::string& name) {
  Workplace place(name);
  place.write("nieuw/proef.klap", klap::test::proef_rules);
  std::string old = klap::test::proef_rules;
  old.replace(old.find("plafond € 10.000"), std::string("plafond € 10.000").size(), "plafond € 8.000");
  place.write("oud/proef.klap", old);
  place.write("zaken.csv", csv);
  std::string line = klap::test::proef_case;
  for (char& c : line) c = c == '\n' ? ' ' : c;
  place.write("zaken.jsonl", line + "\n" + line + "\n");
  return place;
}

bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

const std::string simulate = "simulate --rules nieuw --cases zaken.csv --concept";

}  // namespace

TEST_CASE("simulate adds up a table, in Dutch and in English") {
  const Workplace place = workplace("simulate");
  const Run run = place.klap(simulate);
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(holds(run.out, "Doorgerekend: zaken 2, voorzieningen 2.\nNieuwe regels: Proef 1.2 (concept)\n"));
  CHECK(holds(run.out, "  Innovatie: € 10.000\n  Regulier: € 2.000\n"));
  CHECK(holds(run.out, "  Innovatie 2017: plafond € 10.000, toegezegd € 10.000; vol na rij 3\n"));
  const Run english = place.klap(simulate + " --language en");
  CHECK(holds(english.out, "  payer\n    settled: 2\n"));
  CHECK(holds(english.out, "ceiling € 10,000, promised € 10,000; full after row 3"));
}

TEST_CASE("simulate compares with other rules, and shows facts only if asked") {
  const Workplace place = workplace("simulate_against");
  const Run run = place.klap(simulate + " --against oud --json");
  CHECK(run.status == 0);
  const Json json = Json::parse(run.out);
  CHECK(json["tegen"]["naam"] == "Proef");
  CHECK(json["veranderd"]["zaken"] == 1);
  CHECK(json["veranderd"]["bedrag"] == 1);
  CHECK(json["veranderd"]["betaler"] == 0);
  CHECK(json["plafonds"]["oud"][0]["plafond"] == "8000.00");
  REQUIRE(json["veranderingen"].size() == 1);
  CHECK(json["veranderingen"][0]["vraag"] == "bedrag");
  CHECK(json["veranderingen"][0]["kleinste_rij"] == 3);
  CHECK_FALSE(json["veranderingen"][0].contains("feiten"));
  const Json shown = Json::parse(place.klap(simulate + " --against oud --json --show-facts").out);
  CHECK(shown["veranderingen"][0]["feiten"]["voorzieningen"][0]["kosten"] == "6000.00");
  CHECK(holds(place.klap(simulate + " --against oud").out,
              "  bedrag: vastgesteld → een ander antwoord: zaken 1, kleinste in rij 3\n"));
}

TEST_CASE("simulate reads a case per line, with any number of threads") {
  const Workplace place = workplace("simulate_lines");
  const std::string lines = "simulate --rules nieuw --cases zaken.jsonl --concept";
  const Run run = place.klap(lines);
  CHECK(run.status == 0);
  CHECK(holds(run.out, "  Innovatie: € 5.000\n  Regulier: € 7.000\n"));
  CHECK(holds(run.out, "vol na rij 1\n"));  // of the € 10.000 the case says that € 5.000 were spent
  CHECK(place.klap(lines + " --threads 3").out == run.out);
}

TEST_CASE("simulate tells wrong rows and adds nothing up") {
  const Workplace place = workplace("simulate_wrong");
  place.write("fout.csv", "kosten\n1.00\nGeheim\n");
  const Run run = place.klap("simulate --rules nieuw --cases fout.csv --concept");
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "fout.csv:3: fout K1104: wat in kolom 'kosten' staat"));
  CHECK(holds(run.err, "fout K1111: van 1 rijen"));
  CHECK_FALSE(holds(run.err, "Geheim"));
  const Run json = place.klap("simulate --rules nieuw --cases fout.csv --concept --json");
  CHECK(json.status == 1);
  const Json messages = Json::parse(json.out)["meldingen"];
  REQUIRE(messages.size() == 2);
  CHECK(messages[0]["regel"] == 3);
  CHECK(messages[0]["bestand"] == "fout.csv");
  CHECK(messages[1]["regel"].is_null());
}

TEST_CASE("simulate refuses a concept, a file that is not there and what it does not understand") {
  const Workplace place = workplace("simulate_refused");
  const auto refused = [&](const std::string& arguments, int status, const std::string& code) {
    INFO(arguments);
    const Run run = place.klap(arguments);
    CHECK(run.status == status);
    CHECK(run.out.empty());
    CHECK(holds(run.err, code));
  };
  refused("simulate --rules nieuw --cases zaken.csv", 1, "K1040");
  refused("simulate --rules nieuw --cases nergens.csv --concept", 2, "K1001");
  refused("simulate --rules nieuw --cases zaken.txt --concept", 2, "K1027");
  refused("simulate --rules nieuw --cases zaken.arrow --concept", 2, "K1027");
  refused("simulate --rules nieuw --concept", 2, "K1031");
  refused("simulate --cases zaken.csv", 2, "K1031");
  refused(simulate + " --threads 0", 2, "K1027");
  refused(simulate + " --threads 65", 2, "K1027");
  refused(simulate + " --threads twee", 2, "K1027");
  refused(simulate + " --against nergens", 2, "K1001");
  refused(simulate + " --cases zaken.csv", 2, "K1029");
  refused(simulate + " --against --show-facts", 2, "K1025");
  place.write("fout/x.klap", "regelset X\nbudget B van gemeente Nergens\n");
  refused(simulate + " --against fout", 1, "fout K0");
  refused("simulate --rules fout --cases zaken.csv", 1, "fout K0");
}
