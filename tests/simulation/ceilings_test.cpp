// A ceiling is shared by the rows of a file, in their order.
#include "simulation/proving.hpp"

using namespace klap;
using simulation::Came;
using test::came;
using test::paid;
using test::report_of;

namespace {

const std::string head = "peildatum,soort,kosten,perceel,besteed.Innovatie,besteed.Innovatie.stand_van\n";

std::string row(const std::string& day, const std::string& costs, const std::string& spent,
                const std::string& spent_on) {
  return day + ",Begeleiding," + costs + ",Pilot," + spent + "," + spent_on + "\n";
}
std::string row(const std::string& costs, const std::string& spent = "0.00") {
  return row("2017-03-01", costs, spent, "2017-01-01");
}

}  // namespace

TEST_CASE("what earlier rows were promised is spent for later ones") {
  const auto report = report_of(head + row("4000.00") + row("4000.00") + row("4000.00") + row("1.00"));
  CHECK(paid(report, "Innovatie") == "10000.00");
  CHECK(paid(report, "Regulier") == "2001.00");
  REQUIRE(report.now.ceilings.size() == 1);
  const simulation::CeilingReport& ceiling = report.now.ceilings.front();
  CHECK(ceiling.budget == "Innovatie");
  CHECK(ceiling.year == 2017);
  CHECK(ceiling.ceiling.cents() == 1'000'000);
  CHECK(ceiling.promised.to_plain() == "10000.00");
  CHECK(ceiling.full == 4);  // the third case: row 1 has the names
}

TEST_CASE("the order of the rows is the order of the ceilings") {
  const auto first = report_of(head + row("9000.00") + row("2000.00"));
  const auto second = report_of(head + row("2000.00") + row("9000.00"));
  CHECK(paid(first, "Innovatie") == paid(second, "Innovatie"));
  CHECK(first.now.ceilings.front().full == 3);
  const auto alone = report_of(head + row("9000.00"));
  CHECK_FALSE(alone.now.ceilings.front().full);
}

TEST_CASE("what a row says of besteed is spent besides") {
  const auto report = report_of(head + row("4000.00", "5000.00") + row("4000.00", "5000.00") + row("4000.00", "0.00"));
  CHECK(paid(report, "Innovatie") == "9000.00");  // 4000; 1000, for 5000 + 4000 were spent; 4000 of the 5000 left
  CHECK(report.now.ceilings.front().promised.to_plain() == "9000.00");
}

TEST_CASE("a budget that has spent all before the file is full after the first row") {
  const auto report = report_of(head + row("4000.00", "10000.00") + row("4000.00", "10000.00"));
  CHECK(paid(report, "Regulier") == "8000.00");
  CHECK(report.now.ceilings.front().promised.to_plain() == "0.00");
  CHECK(report.now.ceilings.front().full == 2);
}

TEST_CASE("what is not known stays so, whatever was promised before") {
  const auto report = report_of(head + row("4000.00") + row("2017-03-01", "4000.00", "", "") + row("7000.00"));
  CHECK(came(report, "betaler", Came::missing) == 1);
  CHECK(paid(report, "Innovatie") == "10000.00");
}

TEST_CASE("every calendar year has a ceiling of its own") {
  const auto report = report_of(head + row("2016-06-01", "8000.00", "0.00", "2016-01-01") + row("8000.00") +
                                row("2016-07-01", "8000.00", "0.00", "2016-02-01"));
  REQUIRE(report.now.ceilings.size() == 2);
  CHECK(report.now.ceilings[0].year == 2016);
  CHECK(report.now.ceilings[0].full == 4);
  CHECK(report.now.ceilings[1].year == 2017);
  CHECK_FALSE(report.now.ceilings[1].full);
  CHECK(paid(report, "Innovatie") == "18000.00");
}

TEST_CASE("a ceiling for the whole term goes on through the years") {
  const auto rules = test::proef_with("plafond € 10.000 per kalenderjaar", "plafond € 10.000 over de looptijd");
  const auto report = report_of(head + row("2016-06-01", "8000.00", "0.00", "2016-01-01") + row("8000.00", "0.00"),
                                nullptr, rules->program);
  REQUIRE(report.now.ceilings.size() == 1);
  CHECK_FALSE(report.now.ceilings[0].year);
  CHECK(paid(report, "Innovatie") == "10000.00");
}

TEST_CASE("amounts below zero give nothing back to a ceiling") {
  const auto report = report_of(head + row("10000.00") + row("-5000.00") + row("3000.00"));
  CHECK(paid(report, "Innovatie") == "5000.00");
  CHECK(paid(report, "Regulier") == "3000.00");
}

TEST_CASE("each of two rule sets has its own course of a ceiling") {
  const auto roomy = test::proef_with("plafond € 10.000", "plafond € 15.000");
  const std::string csv = head + row("8000.00") + row("8000.00");
  const auto report = report_of(csv, &test::proef(), roomy->program);
  CHECK(paid(report, "Innovatie") == "15000.00");
  CHECK(paid(report, "Innovatie", true) == "10000.00");
  CHECK(report.now.ceilings.front().full == 3);
  CHECK(report.before->ceilings.front().full == 3);
  CHECK(report.changed_amount == 1);
  CHECK(report.changed_payer == 0);
}

TEST_CASE("rows of one block are settled in order by any number of threads") {
  std::string csv = head;
  for (int i = 0; i < 3000; ++i) csv += row(i % 7 == 0 ? "3.00" : "6.00", i % 3 == 0 ? "100.00" : "0.00");
  simulation::Settings settings;
  const std::string one = to_json(report_of(csv, nullptr, test::proef(), settings));
  for (const std::size_t threads : {2U, 3U, 16U}) {
    settings.threads = threads;
    CHECK(to_json(report_of(csv, nullptr, test::proef(), settings)) == one);
  }
  const auto report = report_of(csv);
  CHECK(report.now.ceilings.front().promised.to_plain() == "10000.00");
}
