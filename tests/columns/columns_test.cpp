// Tables in Arrow's form: every form in, every answer out, and what is wrong with a column.
#include <klap/base/limits.hpp>
#include <klap/columns/decide.hpp>

#include "columns/table.hpp"
#include "simulation/proving.hpp"

using namespace klap;
using test::booleans;
using test::Got;
using test::integers;
using test::MadeColumn;
using test::nothing;
using test::proef;
using test::TableMade;
using test::texts;
using test::words;

namespace {

constexpr std::int32_t march_2017 = 17226;  // 2017-03-01, in days

std::string codes(const columns::Result& result) {
  std::string all;
  for (const auto& one : result.problems)
    all += (all.empty() ? "" : ", ") + std::to_string(one.row) + " " + std::string(info(one.diagnostic.kind).code);
  return all;
}

columns::Result decide(const TableMade& table, Got& got, const columns::Options& options = {},
                       const program::Program& program = proef()) {
  return columns::decide(program, table.schema, table.array, options, &got.schema, &got.array);
}

/// What is wrong with a table of these columns; nothing is given out then.
std::string refused(std::vector<MadeColumn> columns, std::int64_t rows = -1, std::int64_t offset = 0) {
  const TableMade table(std::move(columns), rows, offset);
  Got got;
  const columns::Result result = decide(table, got);
  CHECK((got.array.release == nullptr) == !result.problems.empty());
  CHECK((got.schema.release == nullptr) == !result.problems.empty());
  return codes(result);
}

std::string words_of(std::vector<MadeColumn> columns, Language language) {
  const TableMade table(std::move(columns));
  Got got;
  const columns::Result result = decide(table, got);
  REQUIRE(result.problems.size() == 1);
  return message(result.problems.front().diagnostic, language);
}

/// The case of the example of proef, four times: as it is, without its lot, with the lot not known, and judged
/// otherwise.
std::vector<MadeColumn> four_cases() {
  return {integers<std::int32_t>("peildatum", "tdD", {march_2017, march_2017, march_2017, march_2017}),
          texts("soort", "u", {{"Begeleiding", "Begeleiding", "Begeleiding", "Dagbesteding"}}),
          integers<std::int64_t>("kosten", "l", {600'000, 600'000, 600'000, 600'000}),
          texts("perceel", "u", {{"Pilot", "geen", std::nullopt, "geen"}}),
          booleans("oordeel.zelf_redzaam", {false, false, false, true}),
          integers<std::int64_t>("besteed.Innovatie", "l", {500'000, 0, 0, 0}),
          texts("besteed.Innovatie.stand_van", "u", {{"2017-02-01", "2017-02-01", "2017-02-01", "2017-02-01"}})};
}

}  // namespace

TEST_CASE("every question of every row has its columns") {
  const TableMade table(four_cases());
  Got got;
  REQUIRE(codes(decide(table, got)).empty());
  CHECK(std::string(got.schema.format) == "+s");
  CHECK(got.array.length == 4);
  CHECK(got.array.n_children == got.schema.n_children);
  CHECK(got.at("wet.antwoord", 0) == "Wmo");
  CHECK(got.at("recht.antwoord", 0) == "true");
  CHECK(got.at("recht.antwoord", 3) == "false");
  CHECK(got.at("betaler.uitkomst", 0) == "vastgesteld");
  CHECK(got.at("betaler.antwoord", 0) == "Innovatie; Regulier");
  CHECK(got.at("betaler.bedrag.Innovatie", 0) == "500000");
  CHECK(got.at("betaler.bedrag.Regulier", 0) == "100000");
  CHECK(got.at("betaler.bedrag.Innovatie", 1) == "null");
  CHECK(got.at("betaler.bedrag_ongedekt", 0) == "null");
  CHECK(got.at("betaler.bedrag_gemeenten", 0) == "null");
  CHECK(got.at("betaler.uitkomst", 2) == "ontbreekt");
  CHECK(got.at("betaler.ontbreekt", 2) == "perceel");
  CHECK(got.at("betaler.antwoord", 2) == "null");
  CHECK(got.at("betaler.uitkomst", 3) == "niet_van_toepassing");
  CHECK(got.at("beslisser.antwoord", 0) == "Consulent");
  CHECK(got.at("beslisser.namens", 0) == "College");
  CHECK(got.at("beschikking.antwoord", 0) == "inwoner");
  CHECK(got.at("beschikking.afschrift", 0) == "");
  CHECK(got.at("vervolg.antwoord", 0) == "bericht WMO301 Kwintes; brief inwoner; niets Kapper");
  CHECK(got.at("recht.reden", 0) == "null");
}

TEST_CASE("the day and the mention of an obligation stand in its text") {
  const auto rules =
      test::proef_with("bericht WMO301 aan penvoerder van perceel",
                       "bericht WMO301 aan penvoerder van perceel, per 2017-04-01, onder vermelding van \"reden 07\"");
  const TableMade table(four_cases());
  Got got;
  REQUIRE(codes(decide(table, got, {}, rules->program)).empty());
  CHECK(got.at("vervolg.antwoord", 0) ==
        "bericht WMO301 Kwintes per 2017-04-01 onder vermelding van \"reden 07\"; brief inwoner; niets Kapper");
}

TEST_CASE("only the questions asked for, in the order of the rules, and the law and the right by the index") {
  const TableMade table(four_cases());
  Got all;
  REQUIRE(codes(decide(table, all)).empty());
  for (const std::size_t threads : {1U, 3U}) {
    Got some;
    REQUIRE(codes(decide(table, some, {{"recht", "wet", "recht"}, threads})).empty());
    CHECK(some.schema.n_children == 8);
    for (std::int64_t i = 0; i < some.schema.n_children; ++i)
      for (std::int64_t row = 0; row < 4; ++row)
        CHECK(some.at(some.schema.children[i]->name, row) == all.at(some.schema.children[i]->name, row));
  }
  Got none;
  CHECK(codes(decide(table, none, {{"regie"}, 1})) == "0 K1125");
  CHECK(codes(columns::form_of(proef(), {{"iets"}, 1}, &none.schema)) == "0 K1125");
}

TEST_CASE("text in every form, and every form beside text") {
  const test::Cells<std::string> soorten = {{"Begeleiding", std::nullopt, "Dagbesteding"}};
  const auto rows = [&](MadeColumn column) {
    const TableMade table({column, integers<std::int32_t>("peildatum", "tdD", {march_2017, march_2017, march_2017}),
                           integers<std::int64_t>("kosten", "l", {100, 100, 100}),
                           texts("perceel", "u", {{"geen", "geen", "geen"}})});
    Got got;
    const std::string wrong = codes(decide(table, got, {{"betaler"}, 1}));
    return wrong.empty() ? got.at("betaler.uitkomst", 0) + " " + got.at("betaler.uitkomst", 1) + " " +
                               got.at("betaler.uitkomst", 2)
                         : wrong;
  };
  const std::string expected = "vastgesteld ontbreekt vastgesteld";
  for (const char* format : {"u", "U", "vu"}) {
    CHECK(rows(texts("soort", format, soorten)) == expected);
    const auto dictionary = texts("", format, {{"Dagbesteding", "Begeleiding"}});
    CHECK(rows(words("soort", {1, std::nullopt, 0}, dictionary)) == expected);
    const auto with_null = texts("", format, {{std::nullopt, "Begeleiding"}});
    CHECK(rows(words("soort", {1, 0, 1}, with_null)) == expected);
    CHECK(rows(words("soort", {1, 0, 2}, with_null)) == "3 K1122");
    CHECK(rows(words("soort", {1, 0, -1}, with_null)) == "3 K1122");
  }
  CHECK(rows(nothing("soort", 3)) == "ontbreekt ontbreekt ontbreekt");
}

TEST_CASE("long texts, in views too") {
  const std::string name(60, 'x');
  for (const char* format : {"u", "U", "vu"}) {
    const TableMade table({texts("zaak", format, {{name, "kort", std::string(101, 'y')}})});
    Got got;
    CHECK(codes(decide(table, got)) == "3 K1104");
  }
}

TEST_CASE("days, amounts and numbers in each of their forms") {
  const auto rules = test::rules_of(R"(regelset X taal nl status concept
bron Wmo soort wet
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget Kas van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Kas
persoon
  woont_in: gemeente, indien van toepassing
voorziening
  kosten: bedrag
  uren: getal
  begin: datum, indien van toepassing
Welke wet geldt voor de voorziening?
  regel wmo dan Wmo omdat "proef"
Wanneer is het klaar?
  antwoord klaar: datum
  regel later als begin is geen dan peildatum omdat "proef"
  regel dan_ als niet (begin is geen) dan begin omdat "proef"
Hoeveel is het samen?
  antwoord samen: bedrag
  regel som dan kosten keer uren omdat "proef"
Hoeveel uur is het?
  antwoord duur: getal
  regel zoveel dan uren omdat "proef"
Waar woont de inwoner?
  antwoord plaats: gemeente
  regel daar als niet (woont_in is geen) dan woont_in omdat "proef"
  regel hier als woont_in is geen dan Woerden omdat "proef"
)");
  const auto rows = [&](std::vector<MadeColumn> columns, const std::string& answer) {
    if (columns.front()->name != "peildatum")
      columns.push_back(integers<std::int32_t>(
          "peildatum", "tdD",
          test::Cells<std::int32_t>(static_cast<std::size_t>(columns.front()->length), march_2017)));
    const TableMade table(std::move(columns));
    Got got;
    const std::string wrong =
        codes(columns::decide(rules->program, table.schema, table.array, {}, &got.schema, &got.array));
    if (!wrong.empty()) return wrong;
    std::string all;
    for (std::int64_t row = 0; row < got.array.length; ++row) all += (row == 0 ? "" : " ") + got.at(answer, row);
    return all;
  };
  const auto three = [](const char* format) { return integers<std::int64_t>("uren", format, {3, -3, std::nullopt}); };
  CHECK(rows({three("l")}, "eigen.duur.antwoord") == "3 -3 null");
  CHECK(rows({integers<std::int8_t>("uren", "c", {3, -3})}, "eigen.duur.antwoord") == "3 -3");
  CHECK(rows({integers<std::uint8_t>("uren", "C", {3, 253})}, "eigen.duur.antwoord") == "3 253");
  CHECK(rows({integers<std::int16_t>("uren", "s", {-300})}, "eigen.duur.antwoord") == "-300");
  CHECK(rows({integers<std::uint16_t>("uren", "S", {65535})}, "eigen.duur.antwoord") == "65535");
  CHECK(rows({integers<std::int32_t>("uren", "i", {-70000})}, "eigen.duur.antwoord") == "-70000");
  CHECK(rows({integers<std::uint32_t>("uren", "I", {4294967295})}, "eigen.duur.antwoord") == "4294967295");
  CHECK(rows({integers<std::uint64_t>("uren", "L", {7, std::uint64_t(-1)})}, "eigen.duur.antwoord") == "2 K1104");
  CHECK(rows({three("l"), integers<std::int64_t>("kosten", "l", {250, 250, 250})}, "eigen.samen.antwoord") ==
        "750 -750 null");
  CHECK(rows({three("l"), test::decimals("kosten", {250, -250, 250})}, "eigen.samen.antwoord") == "750 750 null");
  CHECK(rows({three("l"), texts("kosten", "u", {{"2.50", "0.01", ""}})}, "eigen.samen.antwoord") == "750 -3 null");
  CHECK(rows({integers<std::int64_t>("kosten", "l", {limits::cents + 1})}, "eigen.samen.antwoord") == "1 K1104");
  CHECK(rows({integers<std::int32_t>("peildatum", "tdD", {march_2017}),
              integers<std::int32_t>("begin", "tdD", {march_2017 + 1})},
             "eigen.klaar.antwoord") == std::to_string(march_2017 + 1));
  const auto begin = [&](const char* format, std::int64_t per_day) {
    return rows({integers<std::int32_t>("peildatum", "tdD", {march_2017, march_2017}),
                 integers<std::int64_t>("begin", format, {march_2017 * per_day, std::nullopt})},
                "eigen.klaar.antwoord");
  };
  for (const auto& [format, per_day] : {std::pair{"tss:", 86'400LL},
                                        {"tsm:", 86'400'000LL},
                                        {"tsu:", 86'400'000'000LL},
                                        {"tsn:", 86'400'000'000'000LL}})
    CHECK(begin(format, per_day) == std::to_string(march_2017) + " null");
  CHECK(rows({integers<std::int64_t>("begin", "tss:", {march_2017 * 86'400LL + 1})}, "eigen.klaar.antwoord") ==
        "1 K1104");
  CHECK(rows({integers<std::int64_t>("begin", "tss:Europe/Amsterdam", {0})}, "eigen.klaar.antwoord") == "0 K1120");
  CHECK(rows({integers<std::int32_t>("begin", "tdD", {2'000'000'000})}, "eigen.klaar.antwoord") == "1 K1104");
  CHECK(rows({integers<std::int32_t>("peildatum", "tdD", {march_2017, march_2017}), nothing("begin", 2),
              booleans("begin.geen", {true, false})},
             "eigen.klaar.antwoord") == std::to_string(march_2017) + " null");
  CHECK(rows({integers<std::int32_t>("begin", "tdD", {march_2017}), booleans("begin.geen", {true})},
             "eigen.klaar.antwoord") == "1 K1104");
  CHECK(rows({booleans("begin.geen", {std::nullopt})}, "eigen.klaar.antwoord") == "1 K1121");
  CHECK(rows({booleans("kosten.geen", {true})}, "eigen.klaar.antwoord") == "0 K1101");
  CHECK(rows({texts("persoon.woont_in", "u", {{"0344", "geen", "Woerden"}})}, "eigen.plaats.antwoord") ==
        "0344 0632 0632");
}

TEST_CASE("a slice of a table is its rows") {
  auto all = four_cases();
  Got whole;
  {
    const TableMade table(four_cases());
    REQUIRE(codes(decide(table, whole)).empty());
  }
  const auto same = [&](const TableMade& table, std::int64_t from) {
    Got got;
    REQUIRE(codes(decide(table, got)).empty());
    for (std::int64_t i = 0; i < got.schema.n_children; ++i)
      for (std::int64_t row = 0; row < got.array.length; ++row)
        CHECK(got.at(got.schema.children[i]->name, row) == whole.at(got.schema.children[i]->name, row + from));
  };
  same(TableMade(four_cases(), 2, 1), 1);  // the offset of the table
  for (const MadeColumn& column : all) {   // those of the columns
    column->offset = 1;
    column->length = 3;
  }
  same(TableMade(all, 3), 1);
  same(TableMade(all, 2, 1), 2);  // both
  same(TableMade(four_cases(), 0), 0);
}

TEST_CASE("a table without rows or columns has answers without rows, or of nothing known") {
  Got empty;
  const TableMade none({});
  REQUIRE(codes(decide(none, empty)).empty());
  CHECK(empty.array.length == 0);
  CHECK(empty.array.n_children > 10);
  Got form;
  REQUIRE(codes(columns::form_of(proef(), {}, &form.schema)).empty());
  REQUIRE(form.schema.n_children == empty.schema.n_children);
  for (std::int64_t i = 0; i < form.schema.n_children; ++i) {
    CHECK(std::string(form.schema.children[i]->name) == empty.schema.children[i]->name);
    CHECK(std::string(form.schema.children[i]->format) == empty.schema.children[i]->format);
  }
  Got two;
  const TableMade rows({}, 2);
  REQUIRE(codes(decide(rows, two)).empty());
  CHECK(two.array.length == 2);
  CHECK(two.at("betaler.uitkomst", 1) == "ontbreekt");
}

TEST_CASE("what is wrong with a column is told with its name and what belongs there") {
  CHECK(refused({integers<std::int64_t>("kostn", "l", {1})}) == "0 K1102");
  CHECK(refused({integers<std::int64_t>("kosten", "l", {1}), integers<std::int64_t>("kosten", "l", {1})}) == "0 K1103");
  CHECK(refused({integers<std::int64_t>("besteed.Innovatie", "l", {1})}) == "0 K1110");
  for (const char* format : {"f", "g", "e", "d:38,3", "d:38,2,256", "tdD", "b", "+l", "z", "i", ""})
    CHECK(refused({integers<std::int64_t>("kosten", format, {1})}) == "0 K1120");
  for (const char* format : {"l", "tdm", "ttm", "tDs"})
    CHECK(refused({integers<std::int64_t>("peildatum", format, {1})}) == "0 K1120");
  CHECK(refused({integers<std::int64_t>("soort", "l", {1})}) == "0 K1120");
  CHECK(refused({words("kosten", {0}, integers<std::int64_t>("", "l", {1}))}) == "0 K1120");
  CHECK(words_of({integers<std::int64_t>("kosten", "g", {1})}, Language::dutch) ==
        "kolom 'kosten' heeft de vorm 'g' van Arrow, en die past daar niet; daar hoort een kolom van gehele centen "
        "(int64), van teksten "
        "of van decimalen met twee cijfers achter de punt");
  CHECK(words_of({integers<std::int64_t>("soort", "l", {1})}, Language::english) ==
        "column 'soort' has Arrow's form 'l', which does not fit; there belongs a column of texts (utf8)");
  CHECK(refused({texts("soort", "u", {{"Begeleiding", "Geheim"}}), texts("perceel", "vu", {{"Geheim", "geen"}})}) ==
        "1 K1104, 2 K1104");
  CHECK(refused({texts("zaak", "u", {{"\xC3("}})}) == "1 K1104");
}

TEST_CASE("a table that is none, or that cannot be, is refused") {
  const auto wrong = [&](auto change) {
    TableMade table({integers<std::int64_t>("kosten", "l", {1, 2, 3})});
    change(table);
    Got got;
    const columns::Result result = decide(table, got);
    CHECK(got.array.release == nullptr);
    return codes(result);
  };
  CHECK(wrong([](TableMade& t) { t.schema.format = "l"; }) == "0 K1124");
  CHECK(wrong([](TableMade& t) { t.schema.format = nullptr; }) == "0 K1124");
  CHECK(wrong([](TableMade& t) { t.array.length = std::int64_t{1} << 31U; }) == "0 K1123");
  CHECK(wrong([](TableMade& t) { t.array.length = limits::table_rows + 1; }) == "0 K1123");
  CHECK(wrong([](TableMade& t) { t.array.length = limits::table_rows; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.length = -1; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.offset = -1; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.offset = 1; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.n_children = 2; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.children = nullptr; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.children[0]->length = 2; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.children[0]->length = -5; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.children[0]->offset = std::int64_t{1} << 62U; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.children[0]->n_buffers = 1; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.children[0]->buffers = nullptr; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) { t.array.children[0]->buffers[1] = nullptr; }) == "0 K1122");
  CHECK(wrong([](TableMade& t) {
          static const unsigned char none = 0b101;
          static const void* buffers[] = {&none};
          t.array.null_count = 1;
          t.array.buffers = buffers;
        }) == "0 K1121");
  Got got;
  TableMade table({});
  CHECK_THROWS_AS(columns::decide(proef(), table.schema, table.array, {}, nullptr, &got.array), std::invalid_argument);
  CHECK_THROWS_AS(columns::decide(proef(), table.schema, table.array, {{}, 0}, &got.schema, &got.array),
                  std::invalid_argument);
  CHECK_THROWS_AS(columns::decide(proef(), table.schema, table.array, {{}, 65}, &got.schema, &got.array),
                  std::invalid_argument);
}

TEST_CASE("texts that do not follow each other are refused") {
  const auto column = [](const std::vector<std::int32_t>& ends) {
    auto made = texts("zaak", "u", {{"een", "twee"}});
    made->buffers[1] = test::bytes(ends);
    return made;
  };
  CHECK(refused({column({0, 3, 7})}).empty());
  CHECK(refused({column({0, 3, 2})}) == "2 K1122");
  CHECK(refused({column({-1, 3, 7})}) == "1 K1122");
  auto view = texts("zaak", "vu", {{"een tekst van meer dan twaalf"}});
  std::int32_t parts[4];
  std::memcpy(parts, view->buffers[1].data(), sizeof parts);
  for (const auto& [at, value] : {std::pair{0, -1}, {2, 1}, {2, -1}, {3, 1}, {3, -1}}) {
    std::int32_t changed[4];
    std::memcpy(changed, parts, sizeof parts);
    changed[at] = value;
    auto wrong = texts("zaak", "vu", {{"een tekst van meer dan twaalf"}});
    std::memcpy(wrong->buffers[1].data(), changed, sizeof changed);
    CHECK(refused({wrong}) == "1 K1122");
  }
}

TEST_CASE("of very many wrong rows the first hundred are told, and all are read") {
  test::Cells<std::string> cells(5000, "Geheim");
  const TableMade table({texts("soort", "u", cells)});
  for (const std::size_t threads : {1U, 4U}) {
    Got got;
    const columns::Result result = decide(table, got, {{}, threads});
    CHECK(result.problems.size() == limits::diagnostics);
    CHECK(result.not_shown == 4900);
    CHECK(result.problems.front().row == 1);
    CHECK(result.problems.back().row == 100);
  }
}

TEST_CASE(
    "what is given in is read and not released; what is given out is released once, its parts by themselves if need "
    "be") {
  test::releases().clear();
  const TableMade table(four_cases());
  {
    Got got;
    REQUIRE(codes(decide(table, got)).empty());
    CHECK(got.array.release != nullptr);
  }
  CHECK(test::releases().empty());
  CHECK(table.array.release != nullptr);
  Got got;
  REQUIRE(codes(decide(table, got)).empty());
  ArrowArray moved = *got.array.children[0];  // as the specification lets a consumer do
  got.array.children[0]->release = nullptr;
  got.array.release(&got.array);
  CHECK(got.array.release == nullptr);
  CHECK(moved.length == 4);
  CHECK(moved.dictionary->length == 6);
  moved.release(&moved);
  CHECK(moved.release == nullptr);
}
