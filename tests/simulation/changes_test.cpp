// What changes beside other rules: counted per question, with the smallest case of each way, and by names.
#include <nlohmann/json.hpp>

#include <klap/base/limits.hpp>

#include "simulation/proving.hpp"

using namespace klap;
using simulation::Came;
using simulation::ChangeReport;
using simulation::RowForm;
using test::paid;
using test::report_of;
using Json = nlohmann::json;

namespace {

const std::string head =
    "peildatum,aanvraagdatum,soort,kosten,perceel,besteed.Innovatie,besteed.Innovatie.stand_van,oordeel.zelf_redzaam\n";

std::string row(const std::string& kind, const std::string& costs, const std::string& lot, const std::string& judged) {
  return "2017-03-01,2017-02-01," + kind + "," + costs + "," + lot + ",0.00,2017-01-01," + judged + "\n";
}

const ChangeReport* change(const simulation::Report& report, const std::string& question, Came before, Came now) {
  for (const ChangeReport& one : report.changes)
    if (one.question == question && one.before == before && one.now == now) return &one;
  return nullptr;
}

}  // namespace

TEST_CASE("against the same rules nothing changes") {
  const std::string csv = head + row("Begeleiding", "100.00", "Pilot", "nee") + row("", "100.00", "geen", "ja");
  const auto report = report_of(csv, &test::proef());
  CHECK(report.changed == 0);
  CHECK(report.changes.empty());
  for (const auto& question : report.questions) {
    CHECK(question.now == question.before);
    CHECK(question.changed == 0);
  }
  for (const auto& payee : report.payees) CHECK(payee.now == payee.before);
  CHECK(to_text(report, Language::dutch).find("Wat er verandert\n  niets\n") != std::string::npos);
}

TEST_CASE("each question counts the cases of which it has another outcome, and the smallest of each way") {
  const auto now = test::proef_with("als de soort is Begeleiding of Dagbesteding dan ten laste van Regulier",
                                    "als de soort is Begeleiding dan ten laste van Regulier");
  const std::string csv = head + row("Begeleiding", "100.00", "geen", "nee") +
                          row("Dagbesteding", "100.00", "geen", "nee") + row("Dagbesteding", "100.00", "geen", "") +
                          row("Dagbesteding", "200.00", "geen", "");
  const auto report = report_of(csv, &test::proef(), now->program);
  CHECK(report.cases == 4);
  CHECK(report.changed == 3);
  CHECK(report.changed_payer == 3);
  CHECK(report.changed_amount == 3);
  CHECK(report.changed_decider == 0);
  CHECK(test::question(report, "betaler").changed == 3);
  CHECK(test::question(report, "recht").changed == 0);
  const ChangeReport* way = change(report, "betaler", Came::settled, Came::open_no_rule);
  REQUIRE(way != nullptr);
  CHECK(way->cases == 3);
  CHECK(way->row == 4);  // one fact less than row 3, and before row 5
  CHECK_FALSE(way->facts);
  CHECK(paid(report, "Regulier") == "100.00");
  CHECK(paid(report, "Regulier", true) == "500.00");
}

TEST_CASE("another amount, another payer, another decider and another addressee are told apart") {
  const std::string one = head + row("Begeleiding", "30000.00", "geen", "nee");
  const auto decider = test::proef_with("tot en met € 25.000 per besluit grondslag MB 4",
                                        "tot en met € 35.000 per besluit grondslag MB 4");
  auto report = report_of(one, &test::proef(), decider->program);
  CHECK(report.changed == 1);
  CHECK(report.changed_decider == 1);
  CHECK(report.changed_payer + report.changed_amount + report.changed_addressee == 0);
  CHECK(change(report, "beslisser", Came::settled, Came::settled) != nullptr);
  CHECK(to_text(report, Language::dutch).find("beslisser: vastgesteld → een ander antwoord") != std::string::npos);

  const auto copies = test::proef_with("regel aanvrager dan de inwoner grondslag",
                                       "regel aanvrager dan de inwoner, afschrift aan Kwintes grondslag");
  report = report_of(one, &test::proef(), copies->program);
  CHECK(report.changed_addressee == 1);
  CHECK(report.changed == 1);

  const auto payer = test::proef_with("dan ten laste van Regulier grondslag", "dan ten laste van Innovatie grondslag");
  report = report_of(head + row("Begeleiding", "100.00", "geen", "nee"), &test::proef(), payer->program);
  CHECK(report.changed_payer == 1);
  CHECK(report.changed_amount == 1);
  CHECK(change(report, "betaler", Came::settled, Came::settled) != nullptr);
}

TEST_CASE("another day or mention of an obligation is another answer") {
  const std::string one = head + row("Begeleiding", "100.00", "Pilot", "nee");
  for (const std::string with : {", per 2017-04-01", ", onder vermelding van \"reden 07\""}) {
    INFO(with);
    const auto now = test::proef_with("bericht WMO301 aan penvoerder van perceel",
                                      "bericht WMO301 aan penvoerder van perceel" + with);
    const auto report = report_of(one, &test::proef(), now->program);
    CHECK(report.changed == 1);
    CHECK(change(report, "vervolg", Came::settled, Came::settled) != nullptr);
  }
}

TEST_CASE("names count, and not where they stand among others") {
  const auto more = test::proef_with("budget Innovatie van",
                                     "budget Aanvullend van gemeente Woerden stroom Wmo\n"
                                     "aanbieder Abrona met AGB-code 41000002 fictief\n"
                                     "budget Innovatie van");
  const std::string csv =
      head + row("Begeleiding", "100.00", "Pilot", "nee") + row("Dagbesteding", "9.99", "geen", "ja");
  const auto report = report_of(csv, &test::proef(), more->program);
  CHECK(report.changed == 0);
  CHECK(paid(report, "Innovatie") == "100.00");
}

TEST_CASE("a fact, judgement or budget that only one of the rule sets knows is passed over by the other") {
  const auto more = test::proef_with("  kosten: bedrag\n", "  kosten: bedrag\n  zwaar: ja of nee\n");
  const auto stricter =
      test::proef_with("budget Regulier van", "budget Extra van gemeente Woerden stroom Wmo\nbudget Regulier van");
  const std::string csv =
      "soort,zwaar,kosten,besteed.Extra,besteed.Extra.stand_van\nBegeleiding,ja,1.00,0.00,2017-01-01\n";
  CHECK(report_of(csv, &stricter->program, more->program).cases == 1);
  CHECK(report_of(csv, &more->program, stricter->program).cases == 1);
  const std::string line = R"({"personen":[{"id":"p"}],"voorzieningen":[{"id":"v","persoon":"p","zwaar":true}],)"
                           R"("besteed":{"Extra":{"bedrag":"0.00","stand_van":"2017-01-01"}}})";
  CHECK(test::simulated(line, RowForm::json_lines, &stricter->program, more->program).report);
  const auto alone = test::simulated(line, RowForm::json_lines, nullptr, more->program);
  REQUIRE(alone.problems.size() == 2);
  CHECK(alone.problems.front().diagnostic.kind == DiagnosticKind::case_unknown_key);
  const auto wrong = test::simulated("zwaar,kosten\nmisschien,1.00\n", RowForm::csv, &more->program);
  CHECK(wrong.wrong_rows == 1);  // passed over by the new rules, and wrong for the older
}

TEST_CASE("an own question that only one asks changes from not asked") {
  const auto own = test::proef_with("Wat moet er nu gebeuren?", R"(Hoe zwaar is de vraag?
  antwoord zwaarte: licht, zwaar
  regel duur als kosten is meer dan € 1.000 dan zwaar grondslag Wmo 2.3.5
  regel goedkoop als kosten is ten hoogste € 1.000 dan licht grondslag Wmo 2.3.5

Wat moet er nu gebeuren?)");
  const std::string csv = head + row("Begeleiding", "100.00", "geen", "nee");
  const auto report = report_of(csv, &test::proef(), own->program);
  CHECK(test::question(report, "zwaarte").changed == 1);
  const ChangeReport* way = change(report, "zwaarte", Came::not_asked, Came::settled);
  REQUIRE(way != nullptr);
  CHECK(way->own);
  const auto back = report_of(csv, &own->program, test::proef());
  CHECK(change(back, "zwaarte", Came::settled, Came::not_asked) != nullptr);
  CHECK(report_of(csv, &own->program, own->program).changed == 0);
}

TEST_CASE("facts of the smallest case are in the report only if asked for, and are the row's own") {
  const auto now = test::proef_with("als zelf_redzaam is nee dan ja", "als zelf_redzaam is nee dan nee");
  const std::string csv =
      head + row("Begeleiding", "9000.00", "Pilot", "nee") + row("Begeleiding", "9000.00", "Pilot", "nee");
  simulation::Settings settings;
  CHECK(to_json(report_of(csv, &test::proef(), now->program)).find("9000.00\"") == std::string::npos);
  settings.keep_facts = true;
  const auto report = report_of(csv, &test::proef(), now->program, settings);
  const Json json = Json::parse(to_json(report));
  REQUIRE_FALSE(json["veranderingen"].empty());
  CHECK(json["veranderingen"][0]["kleinste_rij"] == 2);
  CHECK(json["veranderingen"][0]["feiten"]["voorzieningen"][0]["kosten"] == "9000.00");
  CHECK(json["veranderingen"][0]["feiten"]["besteed"]["Innovatie"]["bedrag"] == "0.00");
  CHECK(to_text(report, Language::english).find("facts of row 2:\n{\n") != std::string::npos);
}

TEST_CASE("a total is exact where no amount can be") {
  simulation::Total total;
  CHECK(total.to_plain() == "0.00");
  const Money most = *Money::from_cents(limits::cents);
  for (int i = 0; i < 30'000; ++i) total.add(most);  // past 2^63 cents
  CHECK(total.to_plain() == "300000000000000000.00");
  CHECK(total.to_text(Language::dutch) == "€ 300.000.000.000.000.000");
  total.add(*Money::from_cents(-1));
  CHECK(total.to_plain() == "299999999999999999.99");
  for (int i = 0; i < 60'000; ++i) total.add(*Money::from_cents(-limits::cents));
  CHECK(total.to_plain() == "-300000000000000000.01");
  simulation::Total small;
  small.add(*Money::from_cents(-5));
  CHECK(small.to_plain() == "-0.05");
  CHECK(small.to_text(Language::english) == "€ -0.05");
  small.add(*Money::from_cents(1'234'505));
  CHECK(small.to_text(Language::english) == "€ 12,345");
  CHECK(total < small);
}
