// A case as a row of a table is the case that JSON would give.
#include <klap/exchange/case_json.hpp>
#include <klap/exchange/flat_case.hpp>

#include "exchange/program.hpp"
#include "support/catch.hpp"

using namespace klap;
using exchange::FlatColumn;

namespace {

const program::Program& rules() {
  static const program::Program p = test::every_type();
  return p;
}

std::optional<decision::Case> row_of(const std::vector<std::pair<std::string, std::string>>& cells,
                                     Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const auto& cell : cells) names.push_back(cell.first);
  const auto columns = exchange::flat_columns(rules(), names, nullptr, diagnostics);
  if (!columns) return std::nullopt;
  exchange::FlatRow row = exchange::flat_row(rules());
  for (std::size_t i = 0; i < cells.size(); ++i)
    exchange::put_text(rules(), (*columns)[i], names[i], cells[i].second, row, diagnostics);
  if (!diagnostics.empty()) return std::nullopt;
  return exchange::finish(rules(), std::move(row), diagnostics);
}

/// The words of what is wrong with one cell.
std::string refused(const std::string& column, const std::string& cell, Language language = Language::english) {
  Diagnostics diagnostics;
  CHECK_FALSE(row_of({{column, cell}}, diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  return message(diagnostics.all().front(), language);
}

bool fits(const std::string& column, const std::string& cell) {
  Diagnostics diagnostics;
  return row_of({{column, cell}}, diagnostics).has_value();
}

}  // namespace

TEST_CASE("a row of every type is the case that JSON gives") {
  Diagnostics diagnostics;
  const auto row = row_of({{"zaak", "proef"},
                           {"peildatum", "2017-03-01"},
                           {"bekendmakingsdatum", "2017-03-03"},
                           {"persoon.bijstand", "nee"},
                           {"persoon.geboortedatum", "1983-02-01"},
                           {"persoon.inkomen", "1200.50"},
                           {"persoon.ouder", "inwoner"},
                           {"persoon.woongemeente", "Woerden"},
                           {"aanbieder", "Kwintes"},
                           {"aantal", "3"},
                           {"kosten", "-6000.00"},
                           {"perceel", "geen"},
                           {"persoon", "ja"},
                           {"soort", "`Begeleiding`"},
                           {"tolk", ""},
                           {"wetboek", "Wmo"},
                           {"oordeel.eigen_kracht", "nee"},
                           {"plan.complex", "true"},
                           {"plan.hoofdpersoon", "none"},
                           {"plan.regiegemeente", "0344"},
                           {"besteed.Innovatie", "5000.00"},
                           {"besteed.Innovatie.stand_van", "2017-02-28"},
                           {"persoonlijk_belang", "Teammanager;Consulent"}},
                          diagnostics);
  const auto json = exchange::read_case(rules(), Document("z", R"({"zaak": "proef", "peildatum": "2017-03-01",
    "bekendmakingsdatum": "2017-03-03",
    "personen": [{"id": "p1", "bijstand": false, "geboortedatum": "1983-02-01", "inkomen": "1200.50", "ouder": "p1",
      "woongemeente": "0632"}],
    "voorzieningen": [{"id": "v1", "persoon": "p1", "aanbieder": "Kwintes", "aantal": 3, "kosten": "-6000.00",
      "perceel": null, "`persoon`": true, "soort": "Begeleiding", "wetboek": "Wmo",
      "oordelen": {"eigen_kracht": {"waarde": false, "door": "Consulent"}}}],
    "plan": {"complex": true, "hoofdpersoon": null, "regiegemeente": "0344"},
    "besteed": {"Innovatie": {"bedrag": "5000.00", "stand_van": "2017-02-28"}},
    "persoonlijk_belang": ["Consulent", "Teammanager"]})"),
                                        diagnostics);
  REQUIRE(diagnostics.empty());
  REQUIRE(row);
  REQUIRE(json);
  CHECK(*row == *json);
}

TEST_CASE("a cell that does not fit tells what would, and not what stood there") {
  CHECK(refused("persoon.bijstand", "J") ==
        "what stands in column 'persoon.bijstand' does not fit; there belongs yes or no");
  CHECK(refused("aantal", "3.0", Language::dutch) ==
        "wat in kolom 'aantal' staat, past daar niet; daar hoort een geheel getal: 3");
  for (const char* wrong : {"3x", "x", "1000000000001", "9223372036854775808", "+3", " 3"})
    CHECK_FALSE(fits("aantal", wrong));
  CHECK(refused("aanbieder", "Kapper") ==
        "what stands in column 'aanbieder' does not fit; there belongs 'Abrona' or 'Kwintes'");
  CHECK(refused("wetboek", "RO") == "what stands in column 'wetboek' does not fit; there belongs 'Awb' or 'Wmo'");
  CHECK(refused("perceel", "Piloot").ends_with("'Pilot' or 'Samen'"));
  CHECK(refused("persoon.woongemeente", "0000").ends_with("its code of four digits or its name in the rules"));
  CHECK(refused("tolk", "p1").ends_with("the word 'inwoner': a row has one person"));
  CHECK(refused("tolk", "geen").starts_with("'none' cannot stand in column 'tolk'"));
  CHECK(refused("zaak", std::string(101, 'x')).ends_with("a name of 1 up to 100 visible characters"));
  CHECK(refused("zaak", "a\tb").ends_with("visible characters"));
  CHECK(refused("persoonlijk_belang", "Kapper").ends_with("'Kwintes' or 'Teammanager'"));
  CHECK(fits("persoonlijk_belang", "geen"));
  CHECK(fits("aantal", "-3"));
}

TEST_CASE("a column is known by its name, and guessed where it is not") {
  const auto kind = [](const std::string& name) {
    const auto column = exchange::flat_column(rules(), name);
    return column ? std::optional(column->kind) : std::nullopt;
  };
  CHECK(kind("kosten") == FlatColumn::Kind::fact);
  CHECK(kind("`kosten`") == FlatColumn::Kind::fact);
  CHECK(kind("persoon") == FlatColumn::Kind::fact);
  CHECK_FALSE(kind("bijstand"));
  CHECK_FALSE(kind("eigen_kracht"));
  CHECK_FALSE(kind("oordeel.kosten"));
  CHECK_FALSE(kind("persoon.kosten"));
  CHECK_FALSE(kind("besteed.Innovatie.stand"));
  Diagnostics diagnostics;
  CHECK_FALSE(exchange::flat_columns(rules(), {"bijstand"}, nullptr, diagnostics));
  CHECK(message(diagnostics.all().front(), Language::dutch).find("zwaar") == std::string::npos);
}

TEST_CASE("a column of other rules is passed over, one of none is not") {
  program::Program other = test::every_type();
  other.fields[1].name = "aantal_uren";
  Diagnostics diagnostics;
  const auto columns = exchange::flat_columns(rules(), {"aantal_uren", "kosten"}, &other, diagnostics);
  REQUIRE(columns);
  CHECK((*columns)[0].kind == FlatColumn::Kind::ignored);
  CHECK((*columns)[1].kind == FlatColumn::Kind::fact);
  CHECK_FALSE(exchange::flat_columns(rules(), {"aantal_dagen"}, &other, diagnostics));
}
