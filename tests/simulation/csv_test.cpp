// A table of cases in CSV: what a cell says, and what is wrong where.
#include <klap/base/limits.hpp>

#include "simulation/proving.hpp"

using namespace klap;
using simulation::Came;
using simulation::RowForm;
using test::report_of;

namespace {

const std::string head = "zaak,peildatum,soort,kosten,perceel,persoon.geboortedatum,oordeel.zelf_redzaam\n";
const std::string row = "een,2017-03-01,Begeleiding,6000.00,geen,1980-01-01,nee\n";

/// "2 K1104, 3 K1106": rows and codes.
std::string problems(const std::string& text, RowForm form = RowForm::csv) {
  const simulation::Simulated done = test::simulated(text, form);
  std::string all;
  for (const auto& one : done.problems) {
    if (!all.empty()) all += ", ";
    all += std::to_string(one.row) + " " + std::string(info(one.diagnostic.kind).code);
  }
  CHECK(done.report.has_value() == all.empty());
  return all;
}

std::string words(const std::string& text, Language language) {
  const simulation::Simulated done = test::simulated(text, RowForm::csv);
  return exchange::render(done.problems, done.not_shown, "zaken.csv", language);
}

}  // namespace

TEST_CASE("a row is a resident with one request") {
  const auto report = report_of(head + row + row);
  CHECK(report.cases == 2);
  CHECK(report.requests == 2);
  CHECK(test::came(report, "recht", Came::settled) == 2);
  CHECK(test::paid(report, "Regulier") == "12000.00");
}

TEST_CASE("an empty cell is not known, and geen is geen") {
  const auto report = report_of(
      "peildatum,perceel,kosten,soort\n2017-03-01,,100.00,Begeleiding\n"
      "2017-03-01,geen,100.00,Begeleiding\n2017-03-01,none,100.00,Begeleiding\n");
  CHECK(test::came(report, "betaler", Came::missing) == 1);
  CHECK(test::came(report, "betaler", Came::settled) == 2);
}

TEST_CASE("CSV as RFC 4180 has it, with the line ends and marks of spreadsheets") {
  const std::string expected = to_json(report_of(head + row + row));
  const auto same = [&](const std::string& text) { CHECK(to_json(report_of(text)) == expected); };
  same(head + row + row.substr(0, row.size() - 1));  // no line end at the end
  same("\xEF\xBB\xBF" + head + row + row);
  const auto replaced = [](std::string text, char what, const std::string& by) {
    std::string out;
    for (const char c : text) out += c == what ? by : std::string(1, c);
    return out;
  };
  same(replaced(head + row + row, '\n', "\r\n"));
  same(replaced(head + row + row, ',', ";"));
  same(head + "\"een\",2017-03-01,\"Begeleiding\",6000.00,geen,\"1980-01-01\",nee\n" + row);
  same(head + "\"a, \"\"b\"\" ; c\",2017-03-01,Begeleiding,6000.00,geen,1980-01-01,nee\n" + row);
}

TEST_CASE("a line end between quotation marks does not end the row, and rows count as a spreadsheet's") {
  const std::string broken = "\"a\nb\",2017-03-01,Begeleiding,6000.00,geen,1980-01-01,nee\n";
  CHECK(problems(head + broken + row) == "2 K1104, 0 K1111");  // such a name has a hidden character in it
  CHECK(problems(head + row + "x,y\n") == "3 K1106, 0 K1111");
}

TEST_CASE("what is wrong in a table is told by row and column") {
  CHECK(problems("") == "1 K1108");
  CHECK(problems("\n" + row) == "1 K1108");
  CHECK(problems("peildatum,zwaarte\n") == "1 K1101");
  CHECK(problems("peildatum,kostn\n") == "1 K1102");
  CHECK(problems("kosten,persoon.kosten\n") == "1 K1101");
  CHECK(problems("kosten,peildatum,kosten\n") == "1 K1103");
  CHECK(problems("besteed.Innovatie\n") == "1 K1110");
  CHECK(problems("besteed.Innovatie.stand_van\n") == "1 K1110");
  CHECK(problems("\"kosten,x\n") == "1 K1107");
  CHECK(problems("kosten\n100\n1.5\n100.00\n-0.00\n") == "2 K1104, 3 K1104, 5 K1104, 0 K1111");
  CHECK(problems("soort\nBegeleidng\ngeen\n") == "2 K1104, 3 K1105, 0 K1111");
  CHECK(problems("peildatum\n2017-02-29\n01-03-2017\n") == "2 K1104, 3 K1104, 0 K1111");
  CHECK(problems("persoon.bijstand,kosten\nmisschien,1.00\nja,1.00\n") == "2 K1104, 0 K1111");
  CHECK(problems("kosten,soort\n1.00\n1.00,Begeleiding,x\n") == "2 K1106, 3 K1106, 0 K1111");
  CHECK(problems("kosten,soort\n1.00,\"Begeleiding\" \n1.00,Begel\"eiding\"\n1.00,\"Begeleiding\n") ==
        "2 K1107, 3 K1107, 4 K1107, 0 K1111");
  CHECK(problems("zaak,kosten\n\xC3(,1.00\n") == "2 K0903, 0 K1111");
  CHECK(problems("besteed.Innovatie,besteed.Innovatie.stand_van,kosten\n1.00,,1.00\n,2017-01-01,1.00\n") ==
        "2 K1109, 3 K1109, 0 K1111");
  CHECK(problems("persoonlijk_belang,kosten\nConsulent;Teammanager,1.00\ngeen,\n,1.00\n").empty());
  CHECK(problems("persoonlijk_belang,kosten\nConsulent;Consulent,1.00\nKapper,1.00\n") == "2 K1104, 3 K1104, 0 K1111");
}

TEST_CASE("a row may not be larger than a case") {
  const std::string large(limits::case_bytes + 1, 'x');
  CHECK(problems("zaak,kosten\n" + large + ",1.00\nb,2\n") == "2 K0904, 3 K1104, 0 K1111");
  CHECK(problems(large) == "1 K1108");
  CHECK(problems("{}" + large + "\n{}", RowForm::json_lines).starts_with("1 K0904, 2 K0939"));
}

TEST_CASE("no message has a value of a fact in it") {
  const std::string dutch =
      words("zaak,kosten\nGeheim,Geheim\nGeheim,Geheim,Geheim\nGeheim,\"Geheim\n", Language::dutch);
  CHECK(dutch.find("Geheim") == std::string::npos);
  CHECK(dutch.find("zaken.csv:2: fout K1104: wat in kolom 'kosten' staat, past daar niet; daar hoort een bedrag") == 0);
  CHECK(dutch.find("fout K1111: van 3 rijen klopt er iets niet") != std::string::npos);
  CHECK(words("soort\nGeheim\n", Language::english) ==
        "zaken.csv:2: error K1104: what stands in column 'soort' does not fit; there belongs 'Begeleiding' or "
        "'Dagbesteding'\nerror K1111: of 1 rows something is wrong; so nothing was added up: mend those rows, or take "
        "them out\n");
}

TEST_CASE("of very many wrong rows the first hundred are told, and the rest counted") {
  std::string text = "kosten\n";
  for (int i = 0; i < 5000; ++i) text += "x\n";
  const simulation::Simulated done = test::simulated(text, RowForm::csv);
  CHECK_FALSE(done.report);
  CHECK(done.wrong_rows == 5000);
  CHECK(done.problems.size() == limits::diagnostics + 1);
  CHECK(done.problems.back().diagnostic.kind == DiagnosticKind::rows_wrong);
  CHECK(done.not_shown == 4900);
}

TEST_CASE("a wrong line of JSON is told with the place in its line") {
  const std::string good = R"({"personen":[{"id":"p"}],"voorzieningen":[{"id":"v","persoon":"p"}]})";
  const simulation::Simulated done = test::simulated(
      good + "\n{\"personen\":[{\"id\":\"p\",\"kosten\":1}],\"voorzieningen\":[]}\n\n", RowForm::json_lines);
  REQUIRE(done.problems.size() == 4);
  CHECK(done.problems[0].row == 2);
  CHECK(done.problems[0].column == 24);
  CHECK(info(done.problems[0].diagnostic.kind).code == "K0927");
  CHECK(done.problems[2].row == 3);
  CHECK(info(done.problems[2].diagnostic.kind).code == "K0902");
  CHECK(done.wrong_rows == 2);
}
