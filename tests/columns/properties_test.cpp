// Over any table: its answers are those of its rows decided one by one, whatever the threads and the questions.
#include <klap/columns/decide.hpp>
#include <klap/decision/fact_name.hpp>
#include <klap/exchange/flat_case.hpp>

#include "columns/table.hpp"
#include "simulation/proving.hpp"

using namespace klap;
using decision::Outcome;
using decision::OutcomeKind;
using test::Got;
using test::MadeColumn;
using test::TableMade;

namespace {

template <class T>
T one_of(const std::vector<T>& of) {
  return *rc::gen::elementOf(of);
}

/// Of every fact a column of text, or one of its own form.
std::vector<MadeColumn> any_columns(std::size_t rows) {
  const auto cells = [&](std::vector<std::optional<std::string>> of) {
    test::Cells<std::string> all;
    for (std::size_t i = 0; i < rows; ++i) all.push_back(one_of(of));
    return all;
  };
  const auto form = [] { return one_of<std::string>({"u", "U", "vu"}); };
  std::vector<MadeColumn> all = {
      test::texts("peildatum", form(), cells({"2016-12-31", "2017-03-01", "2018-01-01", std::nullopt})),
      test::texts("aanvraagdatum", form(), cells({"2017-02-01", std::nullopt})),
      test::texts("soort", form(), cells({"Begeleiding", "Dagbesteding", std::nullopt, ""})),
      test::texts("perceel", form(), cells({"Pilot", "geen", std::nullopt})),
      test::texts("oordeel.zelf_redzaam", form(), cells({"ja", "nee", "nee", std::nullopt})),
      test::texts("persoonlijk_belang", form(), cells({"geen", "Consulent", "Consulent;Teammanager", std::nullopt})),
      test::texts("besteed.Innovatie", form(), cells({"0.00", "9999.99", "12000.00"})),
      test::texts("besteed.Innovatie.stand_van", form(), cells({"2017-01-01", "2016-05-05"}))};
  test::Cells<std::int64_t> costs;
  for (std::size_t i = 0; i < rows; ++i)
    costs.push_back(one_of<std::optional<std::int64_t>>({0, 1, 79'999, 2'600'000, -4000, std::nullopt}));
  all.push_back(*rc::gen::arbitrary<bool>() ? test::decimals("kosten", costs)
                                            : test::integers<std::int64_t>("kosten", "l", costs));
  all.resize(*rc::gen::inRange<std::size_t>(0, 7) == 0 ? *rc::gen::inRange<std::size_t>(0, 7) : all.size());
  return all;
}

const char* kind_word(OutcomeKind kind) {
  constexpr const char* words[] = {"vastgesteld", "niet_van_toepassing", "ontbreekt", "strijdig", "open", "fout"};
  return words[static_cast<std::size_t>(kind)];
}
const char* reason_word(const Outcome& outcome) {
  constexpr const char* words[] = {"doelbewust", "oordeel", "geen_regel", "wacht", "gedeeld_plafond"};
  return outcome.kind == OutcomeKind::open ? words[static_cast<std::size_t>(outcome.open)] : "null";
}

/// The case of a row, from the cells of text of a table of the same facts.
decision::Case case_of(const program::Program& program, const std::vector<MadeColumn>& columns, std::size_t row) {
  Diagnostics diagnostics;
  exchange::FlatRow flat = exchange::flat_row(program);
  for (const MadeColumn& column : columns) {
    const auto holds = exchange::flat_column(program, column->name);
    RC_ASSERT(holds.has_value());
    const auto* valid = column->buffers[0].empty() ? nullptr : column->buffers[0].data();
    if (valid != nullptr && (valid[row / 8] >> (row % 8) & 1) == 0) continue;
    std::string text;
    if (column->format == "l" || column->format == "d:38,2") {
      std::int64_t cents = 0;
      std::memcpy(&cents, column->buffers[1].data() + row * (column->format == "l" ? 8 : 16), sizeof cents);
      text = to_plain(*Money::from_cents(cents));
    } else {
      text = column->dictionary ? "" : std::string();
      std::string all(reinterpret_cast<const char*>(column->buffers[2].data()), column->buffers[2].size());
      std::int64_t begin = 0;
      std::int64_t size = 0;
      if (column->format == "vu") {
        std::int32_t parts[4];
        std::memcpy(parts, column->buffers[1].data() + row * 16, sizeof parts);
        size = parts[0];
        begin = parts[3];
        if (size <= 12) {  // inside the view: the data are not used
          all.assign(reinterpret_cast<const char*>(column->buffers[1].data() + row * 16 + 4), 12);
          begin = 0;
        }
      } else if (column->format == "U") {
        std::int64_t ends[2];
        std::memcpy(ends, column->buffers[1].data() + row * 8, sizeof ends);
        begin = ends[0];
        size = ends[1] - ends[0];
      } else {
        std::int32_t ends[2];
        std::memcpy(ends, column->buffers[1].data() + row * 4, sizeof ends);
        begin = ends[0];
        size = ends[1] - ends[0];
      }
      text = all.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(size));
    }
    RC_ASSERT(exchange::put_text(program, *holds, column->name, text, flat, diagnostics));
  }
  auto facts = exchange::finish(program, std::move(flat), diagnostics);
  RC_ASSERT(facts.has_value());
  return *facts;
}

void same_row(const program::Program& program, const Got& got, std::int64_t row, const decision::CaseOutcome& outcome) {
  const auto same = [&](const std::string& name, const Outcome& one) {
    RC_ASSERT(got.at(name + ".uitkomst", row) == kind_word(one.kind));
    RC_ASSERT(got.at(name + ".reden", row) == reason_word(one));
    const std::string missing =
        one.missing.empty() ? "null" : std::string(decision::canonical_name(program, one.missing.front()));
    RC_ASSERT(got.at(name + ".ontbreekt", row) == missing);
    if (one.kind != OutcomeKind::settled) RC_ASSERT(got.at(name + ".antwoord", row) == "null");
  };
  const auto& request = outcome.requests.front();
  same("wet", request.law);
  same("recht", request.right);
  same("betaler", request.payer);
  same("vervolg", request.follow_up);
  RC_ASSERT(request.decision.has_value());
  same("beslisser", outcome.decisions[*request.decision].decider);
  same("beschikking", outcome.decisions[*request.decision].addressee);
  if (const auto* yes = std::get_if<bool>(&request.right.answer))
    RC_ASSERT(got.at("recht.antwoord", row) == (*yes ? "true" : "false"));
  const auto* payment = std::get_if<decision::PaymentAnswer>(&request.payer.answer);
  if (payment == nullptr) return;
  std::int64_t cents = 0;
  for (const auto& line : payment->lines) {
    const std::string amount = got.at("betaler.bedrag." + program.budgets[line.budget.index].name, row);
    RC_ASSERT(amount == std::to_string(line.amount.cents()));
    cents += line.amount.cents();
  }
  if (payment->uncovered != Money()) {
    RC_ASSERT(got.at("betaler.bedrag_ongedekt", row) == std::to_string(payment->uncovered.cents()));
  }
}

}  // namespace

TEST_CASE("columns are their rows, decided one by one") {
  static const auto uncovered = test::proef_with(", het meerdere ten laste van Regulier", "");
  KLAP_PROPERTY("columns = singly", [] {
    const program::Program& program = *rc::gen::arbitrary<bool>() ? test::proef() : uncovered->program;
    const auto rows = *rc::gen::inRange<std::size_t>(0, 30);
    const auto columns = any_columns(rows);
    const TableMade table(columns, static_cast<std::int64_t>(rows));
    Got got;
    const auto threads = *rc::gen::inRange<std::size_t>(1, 5);
    const auto result = columns::decide(program, table.schema, table.array, {{}, threads}, &got.schema, &got.array);
    RC_ASSERT(result.problems.empty());
    RC_ASSERT(got.array.length == static_cast<std::int64_t>(rows));
    for (std::size_t row = 0; row < rows; ++row)
      same_row(program, got, static_cast<std::int64_t>(row), decision::decide(program, case_of(program, columns, row)));
  });
}

TEST_CASE("law and right by the index of the rules are as with all questions; threads change nothing") {
  KLAP_PROPERTY("quick = all", [] {
    const auto rows = *rc::gen::inRange<std::size_t>(0, 2500);
    const TableMade table(any_columns(rows), static_cast<std::int64_t>(rows));
    Got all;
    Got quick;
    const auto& program = test::proef();
    RC_ASSERT(columns::decide(program, table.schema, table.array, {{}, 2}, &all.schema, &all.array).problems.empty());
    RC_ASSERT(columns::decide(program, table.schema, table.array, {{"wet", "recht"}, 3}, &quick.schema, &quick.array)
                  .problems.empty());
    for (std::int64_t i = 0; i < quick.schema.n_children; ++i) {
      const std::string name = quick.schema.children[i]->name;
      for (std::int64_t row = 0; row < quick.array.length; ++row) RC_ASSERT(quick.at(name, row) == all.at(name, row));
    }
  });
}
