// What the commands do with rules and cases: answers on one stream, what is wrong on the other, and the status.
#include <nlohmann/json.hpp>

#include "analysis/proef.hpp"
#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;
using Json = nlohmann::json;

namespace {

const std::string good_example = klap::test::proef_example("de gewone gang van zaken", klap::test::proef_expectations);

Workplace workplace(const std::string& name) {
  Workplace place(name);
  place.write("regels/proef.klap", klap::test::proef_rules + good_example);
  place.write("fout/proef.klap", klap::test::proef_rules + "\nbudget Innovatie van gemeente Woerden\n");
  std::string adopted = klap::test::proef_rules;
  adopted.replace(adopted.find("status concept"), 14, "status vastgesteld");
  place.write("vastgesteld/proef.klap", adopted);
  place.write("zaak.json", klap::test::proef_case);
  return place;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

const std::string decide = "decide --rules regels --case zaak.json --concept";

}  // namespace

TEST_CASE("check is silent when all is well") {
  const Workplace place = workplace("check_well");
  const Run run = place.klap("check regels");
  CHECK(run.status == 0);
  CHECK(run.out.empty());
  CHECK(run.err.empty());
  CHECK(place.klap("check regels/proef.klap --op 2017-03-01").status == 0);
  CHECK(Json::parse(place.klap("check regels --json").out)["meldingen"].empty());
}

TEST_CASE("check takes every rule set of a folder, a library as part of those that use it") {
  const Workplace place("check_many");
  const std::string uses = "regelset Proef versie 1 gebruikt \"../wet\"";
  const auto using_it = [&](std::string rules) { return rules.replace(0, rules.find('\n'), uses); };
  place.write("alles/een/a.klap", using_it(klap::test::proef_rules));
  place.write("alles/twee/b.klap", using_it(klap::test::proef_rules));
  place.write("alles/wet/w.klap", "regelset Wet versie 1\n");
  const Run fine = place.klap("check alles");
  CHECK(fine.err == "");
  CHECK(fine.out == "");
  CHECK(fine.status == 0);

  place.write("alles/wet/w.klap", "regelset Wet versie 1\n\nbegrip onzin betekent dit_is_niets\n");
  const Run wrong = place.klap("check alles");
  CHECK(wrong.status == 1);
  const auto first = wrong.err.find("dit_is_niets'");
  CHECK(first != std::string::npos);
  CHECK(wrong.err.find("dit_is_niets'", first + 1) == std::string::npos);  // once, however many use it
  CHECK(wrong.err.rfind("alles/wet/w.klap:3:", 0) == 0);
}

TEST_CASE("check says what is wrong, and where") {
  const Workplace place = workplace("check_wrong");
  const Run run = place.klap("check fout");
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(run.err.find("fout/proef.klap:") == 0);
  CHECK(run.err.find(": fout K0") != std::string::npos);
  CHECK(place.klap("check fout --language en").err.find(": error K0") != std::string::npos);
  const Run json = place.klap("check fout --json");
  CHECK(json.status == 1);
  CHECK(json.err.empty());
  const Json parsed = Json::parse(json.out);
  CHECK(parsed["meldingen"].size() >= 1);
  CHECK(parsed["meldingen"][0]["bestand"] == "fout/proef.klap");
}

TEST_CASE("a flood of mistakes is cut off, and counted") {
  const Workplace place("check_flood");
  std::string text = "regelset X\n";
  for (int i = 0; i < 500; ++i) text += "budget B" + std::to_string(i) + " van gemeente Nergens\n";
  place.write("x.klap", text);
  const Run run = place.klap("check x.klap");
  CHECK(run.status == 1);
  CHECK(run.err.find("en nog ") != std::string::npos);
  CHECK(run.err.size() < 100'000);
  CHECK(place.klap("check x.klap --language en").err.find(" more messages\n") != std::string::npos);
}

TEST_CASE("decide answers every question on standard output") {
  const Workplace place = workplace("decide");
  const Run run = place.klap(decide);
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  for (const char* words : {"proef-1", "Ja.", "Innovatie: € 5.000", "Consulent, namens College", "WMO301"}) {
    CHECK(run.out.find(words) != std::string::npos);
  }
  CHECK(place.klap(decide + " --language en").out.find("Yes.") != std::string::npos);
}

TEST_CASE("decide explains to three readers, by their Dutch or English names") {
  const Workplace place = workplace("explain");
  const std::string resident = place.klap(decide + " --explain inwoner").out;
  const std::string file = place.klap(decide + " --explain dossier").out;
  const std::string auditor = place.klap(decide + " --explain auditor").out;
  CHECK_FALSE(resident.empty());
  CHECK(resident != file);
  CHECK(file != auditor);
  CHECK(resident.find("Innovatie") == std::string::npos);
  CHECK(place.klap(decide + " --explain resident").out == resident);
  CHECK(place.klap(decide + " --explain file").out == file);
  CHECK(place.klap(decide + " --explain=auditor").out == auditor);
  const Json told = Json::parse(place.klap(decide + " --explain inwoner --json").out);
  CHECK(told["lezer"] == "inwoner");
  REQUIRE(told["brieven"].size() == 1);
  const Json letter = told["brieven"][0];
  const std::string id = letter["aan"];
  CHECK(letter["over"] == id);
  CHECK(resident == "== Brief aan " + id + ", over " + id + " zelf ==\n\n" + std::string(letter["tekst"]));
}

TEST_CASE("decide as JSON has the whole outcome, and for the auditor how it came about") {
  const Workplace place = workplace("decide_json");
  const Run run = place.klap(decide + " --json");
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  const Json json = Json::parse(run.out);
  CHECK(json["zaak"] == "proef-1");
  CHECK(json["regelset"]["status"] == "concept");
  const Json& request = json["voorzieningen"][0];
  CHECK(request["recht"]["antwoord"] == true);
  CHECK(request["betaler"]["antwoord"][0]["bedrag"] == "5000.00");
  CHECK_FALSE(request["recht"].contains("afleiding"));
  CHECK(json["besluiten"][0]["beslisser"]["antwoord"]["beslissers"][0]["wie"] == "Consulent");
  const Json auditor = Json::parse(place.klap(decide + " --json --explain auditor").out);
  CHECK(auditor["voorzieningen"][0]["recht"]["afleiding"]["regels"][0]["geldt"] == "ja");
  CHECK(place.klap(decide + " --json").out == run.out);
}

TEST_CASE("an honest outcome is a result: status 0 when facts are missing") {
  const Workplace place = workplace("missing");
  place.write("zaak.json", replaced(klap::test::proef_case, "\"kosten\":\"6000.00\",", ""));
  const Run run = place.klap(decide + " --json");
  CHECK(run.status == 0);
  CHECK(Json::parse(run.out)["voorzieningen"][0]["betaler"]["ontbreekt"][0]["feit"] == "kosten");
}

TEST_CASE("a draft decides no real cases unless asked for") {
  const Workplace place = workplace("concept");
  const Run dutch = place.klap("decide --rules regels --case zaak.json");
  CHECK(dutch.status == 1);
  CHECK(dutch.out.empty());
  CHECK(dutch.err ==
        "klap: fout K1040: de regelset 'Proef' heeft de status concept en beslist geen echte zaken; met --concept ziet u wat "
        "zij zou antwoorden\n");
  CHECK(place.klap("decide --rules regels --case zaak.json --language en").err ==
        "klap: error K1040: the rule set 'Proef' has the status draft and decides no real cases; --concept shows what it would "
        "answer\n");
  CHECK(place.klap("decide --rules vastgesteld --case zaak.json").status == 0);
}

TEST_CASE("rules with errors decide nothing") {
  const Workplace place = workplace("half");
  for (const char* more : {"", " --json"}) {
    const Run run = place.klap(std::string("decide --rules fout --case zaak.json --concept") + more);
    CHECK(run.status == 1);
    CHECK(run.out.find("antwoord") == std::string::npos);
    CHECK((run.out + run.err).find("K0") != std::string::npos);
  }
  CHECK(place.klap("test fout").status == 1);
}

TEST_CASE("a case with errors is not decided, and its values are not repeated") {
  const Workplace place = workplace("bad_case");
  place.write("zaak.json", replaced(replaced(klap::test::proef_case, "\"6000.00\"", "7777.77"), "\"Begeleiding\"", "\"Kanarie\""));
  for (const char* more : {"", " --json", " --language en"}) {
    const Run run = place.klap(decide + more);
    const std::string all = run.out + run.err;
    CHECK(run.status == 1);
    CHECK(all.find("/voorzieningen/0/kosten") != std::string::npos);
    CHECK(all.find("/voorzieningen/0/soort") != std::string::npos);
    CHECK(all.find("7777") == std::string::npos);
    CHECK(all.find("Kanarie") == std::string::npos);
  }
  CHECK(place.klap(decide).err.find("zaak.json:3:") == 0);
  CHECK(Json::parse(place.klap(decide + " --json").out)["meldingen"].size() == 2);
}

TEST_CASE("test says how many examples come out") {
  const Workplace place = workplace("test_well");
  const Run run = place.klap("test regels");
  CHECK(run.status == 0);
  CHECK(run.out == "1 voorbeeld, 1 goed, 0 fout\n");
  CHECK(run.err.empty());
  CHECK(place.klap("test regels --language en").out == "1 example, 1 right, 0 wrong\n");
}

TEST_CASE("test prints each difference with its place") {
  const Workplace place = workplace("test_wrong");
  place.write("regels/nog.klap", "regelset Proef\n" + klap::test::proef_example("een andere", "recht nee\n    betaler Regulier € 1"));
  const Run run = place.klap("test regels");
  CHECK(run.status == 1);
  CHECK(run.out == R"(regels/nog.klap:12: een andere
  recht
    verwacht: nee
    kwam:     ja
regels/nog.klap:13: een andere
  betaler
    verwacht: Regulier € 1
    kwam:     Innovatie € 5.000, Regulier € 1.000
2 voorbeelden, 1 goed, 1 fout
)");
  CHECK(place.klap("test regels --language en").out.find("expected: no\n    got:      yes\n") != std::string::npos);
  const Json json = Json::parse(place.klap("test regels --json").out);
  CHECK(json["aantal"] == 2);
  CHECK(json["fout"] == 1);
  const Json& difference = json["voorbeelden"][0]["verschillen"][0];
  CHECK(difference["vraag"] == "recht");
  CHECK(difference["verwacht"] == "nee");
  CHECK(difference["got"] == "yes");
  CHECK(difference["bestand"] == "regels/nog.klap");
  CHECK(difference["regel"] == 12);
}

TEST_CASE("rules without examples have not been tested") {
  const Workplace place = workplace("test_none");
  const Run run = place.klap("test vastgesteld");
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(run.err == "klap: fout K1041: de regelset 'Proef' heeft geen voorbeelden, dus er is niets getoetst; begin er een met: voorbeeld \"…\"\n");
  CHECK(place.klap("test vastgesteld --language en").err.find("klap: error K1041: the rule set 'Proef' has no examples") == 0);
}
