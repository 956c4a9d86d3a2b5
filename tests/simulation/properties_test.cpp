// Over any file: a simulation is its cases decided one by one, whatever the threads; beside the same rules nothing
// changes.
#include <map>

#include <klap/analysis/examples.hpp>

#include "simulation/proving.hpp"

using namespace klap;
using simulation::RowForm;

namespace {

template <class T>
T one_of(const std::vector<T>& of) {
  return *rc::gen::elementOf(of);
}

/// A row of proef, often with cells that are not known, and amounts that soon fill a ceiling.
std::string any_row() {
  const std::string day = one_of<std::string>({"2016-12-31", "2017-03-01", "2017-04-01", "2018-01-01", ""});
  const std::string spent = one_of<std::string>(
      {"0.00,2017-01-01", "2500.00,2017-02-01", "9999.99,2017-02-01", "-100.00,2017-01-02", "0.00,2016-05-05", ","});
  return day + "," + one_of<std::string>({"2017-02-01", ""}) + "," +
         one_of<std::string>({"Begeleiding", "Begeleiding", "Dagbesteding", ""}) + "," +
         one_of<std::string>({"0.00", "0.01", "799.99", "2500.00", "26000.00", "-40.00", ""}) + "," +
         one_of<std::string>({"Pilot", "Pilot", "geen", ""}) + "," + spent + "," +
         one_of<std::string>({"ja", "nee", "nee", ""}) + "\n";
}

const std::string head =
    "peildatum,aanvraagdatum,soort,kosten,perceel,besteed.Innovatie,besteed.Innovatie.stand_van,oordeel.zelf_redzaam\n";

std::string any_file() {
  std::string text = head;
  for (std::size_t rows = *rc::gen::inRange<std::size_t>(0, 40); rows != 0; --rows) text += any_row();
  return text;
}

/// Other rules about the same cases.
const std::vector<std::shared_ptr<const RuleSet>>& other_rules() {
  static const std::vector<std::shared_ptr<const RuleSet>> all = {
      test::proef_with("plafond € 10.000", "plafond € 4.000"),
      test::proef_with("als zelf_redzaam is ja dan nee", "als zelf_redzaam is ja dan open, door Teammanager"),
      test::proef_with("tot en met € 25.000 per besluit grondslag MB 4", "grondslag MB 4"),
      test::proef_with("dan ten laste van Regulier grondslag",
                       "dan 60% ten laste van Innovatie, de rest ten laste van Regulier grondslag"),
  };
  return all;
}

/// What the rows of a file came to, one by one: by question and kind of outcome, and by payee.
struct OneByOne {
  std::map<std::string, std::array<std::uint64_t, 6>> kinds;
  std::map<std::string, std::int64_t> payees;

  void add(const program::Program& program, const decision::CaseOutcome& outcome) {
    const auto count = [&](const char* question, const decision::Outcome& one) {
      ++kinds[question][static_cast<std::size_t>(one.kind)];
    };
    for (const decision::RequestOutcome& request : outcome.requests) {
      count("wet", request.law);
      count("recht", request.right);
      count("betaler", request.payer);
      count("vervolg", request.follow_up);
      if (request.decision) count("beslisser", outcome.decisions[*request.decision].decider);
      if (request.decision) count("beschikking", outcome.decisions[*request.decision].addressee);
      const auto* payment = std::get_if<decision::PaymentAnswer>(&request.payer.answer);
      if (request.payer.kind != decision::OutcomeKind::settled || payment == nullptr) continue;
      for (const decision::PayLine& line : payment->lines)
        payees[program.budgets[line.budget.index].name] += line.amount.cents();
      if (payment->uncovered != Money()) payees[""] += payment->uncovered.cents();
    }
  }
};

/// Of a table: every row read, its ceilings filled by the rows before it, and decided.
OneByOne one_by_one(const program::Program& program, const std::string& csv) {
  OneByOne all;
  std::map<int, std::int64_t> promised;  // of the one ceiling, by year
  std::istringstream lines(csv.substr(csv.find('\n') + 1));
  const BudgetId innovation(0);
  REQUIRE(program.budgets[0].ceiling);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == ',')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    const auto quoted = [&](std::size_t i, const std::string& key) {
      if (cells[i].empty()) return std::string();
      return ",\"" + key + (cells[i] == "geen" ? "\":null" : "\":\"" + cells[i] + "\"");
    };
    std::string json = "{\"personen\":[{\"id\":\"p\"}]" + quoted(0, "peildatum") + quoted(1, "aanvraagdatum");
    json += ",\"voorzieningen\":[{\"id\":\"v\",\"persoon\":\"p\"" + quoted(2, "soort") + quoted(3, "kosten") +
            quoted(4, "perceel");
    if (!cells[7].empty())
      json += std::string(",\"oordelen\":{\"zelf_redzaam\":{\"door\":\"Consulent\",\"waarde\":") +
              (cells[7] == "ja" ? "true" : "false") + "}}";
    json += "}]";
    if (!cells[5].empty())
      json += ",\"besteed\":{\"Innovatie\":{\"bedrag\":\"" + cells[5] + "\",\"stand_van\":\"" + cells[6] + "\"}}";
    Diagnostics diagnostics;
    auto facts = exchange::read_case(program, Document("zaak", json + "}"), diagnostics);
    RC_ASSERT(facts.has_value());
    auto& spent = facts->spent[innovation.index];
    const int year = spent ? spent->as_of.year() : 0;
    if (spent) spent->amount = *Money::from_cents(spent->amount.cents() + promised[year]);
    const auto outcome = decision::decide(program, *facts);
    all.add(program, outcome);
    const auto& payer = outcome.requests[0].payer;
    const auto* payment = std::get_if<decision::PaymentAnswer>(&payer.answer);
    if (payer.kind != decision::OutcomeKind::settled || payment == nullptr) continue;
    for (const decision::PayLine& pays : payment->lines)
      if (pays.budget == innovation && pays.amount > Money()) promised[year] += pays.amount.cents();
  }
  return all;
}

std::uint64_t counted(const simulation::Counts& counts, decision::OutcomeKind kind) {
  using simulation::Came;
  const auto at = [&](Came came) { return counts[static_cast<std::size_t>(came)]; };
  switch (kind) {
    case decision::OutcomeKind::settled: return at(Came::settled);
    case decision::OutcomeKind::not_applicable: return at(Came::not_applicable) + at(Came::not_asked);
    case decision::OutcomeKind::missing: return at(Came::missing);
    case decision::OutcomeKind::conflict: return at(Came::conflict);
    case decision::OutcomeKind::open:
      return at(Came::open_on_purpose) + at(Came::open_judgement) + at(Came::open_no_rule) + at(Came::open_waits) +
             at(Came::open_shared_ceiling);
    case decision::OutcomeKind::error: return at(Came::error);
  }
  return 0;
}

std::string plain(std::int64_t cents) { return to_plain(*Money::from_cents(cents)); }

void same_as_one_by_one(const simulation::Report& report, const OneByOne& all, bool before) {
  for (const auto& question : report.questions) {
    if (question.name == "regie" || question.name == "besluit_nodig") continue;
    const auto found = all.kinds.find(question.name);
    for (std::size_t k = 0; k < 6; ++k) {
      const std::uint64_t expected = found == all.kinds.end() ? 0 : found->second[k];
      RC_ASSERT(counted(before ? question.before : question.now, static_cast<decision::OutcomeKind>(k)) == expected);
    }
  }
  for (const auto& [name, cents] : all.payees) RC_ASSERT(test::paid(report, name, before) == plain(cents));
  for (const auto& payee : report.payees)
    RC_ASSERT(all.payees.contains(payee.name) || (before ? payee.before : payee.now) == simulation::Total());
}

}  // namespace

TEST_CASE("a simulation is its cases one by one, and its totals their sums") {
  KLAP_PROPERTY("counts and totals", [] {
    const std::string csv = any_file();
    const auto& now = one_of(other_rules())->program;
    const auto report = test::report_of(csv, &test::proef(), now);
    same_as_one_by_one(report, one_by_one(now, csv), false);
    same_as_one_by_one(report, one_by_one(test::proef(), csv), true);
  });
}

TEST_CASE("any number of threads gives the same report") {
  KLAP_PROPERTY("threads", [] {
    const std::string csv = any_file();
    const auto& now = one_of(other_rules())->program;
    simulation::Settings settings;
    settings.keep_facts = true;
    const std::string one = to_json(test::report_of(csv, &test::proef(), now, settings));
    settings.threads = *rc::gen::inRange<std::size_t>(2, 9);
    RC_ASSERT(to_json(test::report_of(csv, &test::proef(), now, settings)) == one);
  });
}

TEST_CASE("beside the same rules nothing changes; beside others what changes the other way round does too") {
  KLAP_PROPERTY("against", [] {
    const std::string csv = any_file();
    const auto& other = one_of(other_rules())->program;
    const auto same = test::report_of(csv, &other, other);
    RC_ASSERT(same.changed == 0U);
    RC_ASSERT(same.changes.empty());
    const auto there = test::report_of(csv, &other, test::proef());
    const auto back = test::report_of(csv, &test::proef(), other);
    RC_ASSERT(there.changed == back.changed);
    RC_ASSERT(there.changed_amount == back.changed_amount);
    RC_ASSERT(there.changed_payer == back.changed_payer);
    for (std::size_t q = 0; q < there.questions.size(); ++q) {
      RC_ASSERT(there.questions[q].changed == back.questions[q].changed);
      RC_ASSERT(there.questions[q].now == back.questions[q].before);
    }
    RC_ASSERT(there.changes.size() == back.changes.size());
  });
}

TEST_CASE("the examples of Woerden, as lines of JSON, are counted as they come out") {
  const Loaded loaded = load_rules({std::string(KLAP_SOURCE_DIR) + "/rules/woerden"});
  REQUIRE(loaded.rules);
  const program::Program& program = loaded.rules->program;
  std::string lines;
  std::map<std::string, std::array<std::uint64_t, 6>> kinds;
  std::uint64_t cases = 0;
  for (const auto& example : loaded.rules->model.examples) {
    decision::Case facts = analysis::case_of(loaded.rules->model, example);
    if (facts.requests.empty()) continue;
    facts.spent.assign(facts.spent.size(), std::nullopt);  // so that no row touches another
    std::string text = exchange::write_case(program, facts);
    for (char& c : text) c = c == '\n' ? ' ' : c;
    lines += text + "\n";
    ++cases;
    const auto outcome = decision::decide(program, facts);
    for (const auto& request : outcome.requests) {
      ++kinds["betaler"][static_cast<std::size_t>(request.payer.kind)];
      for (std::size_t own = 0; own < request.own.size(); ++own)
        ++kinds[program.own_questions[own].name][static_cast<std::size_t>(request.own[own].kind)];
    }
    ++kinds["regie"][static_cast<std::size_t>(outcome.plan.direction.kind)];
  }
  REQUIRE(cases > 100);
  simulation::Settings settings;
  settings.threads = 2;
  const auto done = test::simulated(lines, RowForm::json_lines, &program, program, settings);
  REQUIRE(done.report);
  CHECK(done.report->cases == cases);
  CHECK(done.report->changed == 0);
  std::size_t compared = 0;
  for (const auto& question : done.report->questions) {
    const auto found = kinds.find(question.name);
    if (found == kinds.end()) continue;
    ++compared;
    INFO(question.name);
    for (std::size_t k = 0; k < 6; ++k)
      CHECK(counted(question.now, static_cast<decision::OutcomeKind>(k)) == found->second[k]);
    if (question.name == "einde_toewijzing")  // asked, and its rules say that it does not apply
      CHECK(question.now[static_cast<std::size_t>(simulation::Came::not_asked)] == 0);
  }
  CHECK(compared == kinds.size());
}
