// Clause 10.2: fixed amounts, parts, and at most how much a stream pays.
#include "decision/trial.hpp"

#include <klap/decision/decide.hpp>

using namespace klap;
using decision::OutcomeKind;

namespace {

/// A rule set whose payer is `payer`, with examples behind it.
std::string rules(const std::string& payer, const std::string& examples) {
  return R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Begroting soort begroting
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget A van gemeente Woerden
budget B van gemeente Woerden
budget C van gemeente Woerden
budget D van gemeente Woerden
budget E van gemeente Woerden
budget Vol van gemeente Woerden plafond € 100 per kalenderjaar
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt A
parameter vast: bedrag
  is € 600 geldt vanaf 2026-01-01 grondslag Begroting 1
voorziening
  kosten: bedrag
  eigen: bedrag
  uren: getal
  x: ja of nee
Hoeveel is het eigen deel?
  antwoord eigen_deel: bedrag
  regel deel dan eigen grondslag Wmo 1
Wie betaalt de voorziening?
  regel betaler dan )klap" +
         payer + "\n    grondslag Begroting 1\n" + examples;
}

std::string example(const std::string& facts, const std::string& expected) {
  static int count = 0;
  return "voorbeeld \"" + std::to_string(++count) + ": " + facts + "\"\n  peildatum 2026-03-01\n  voorziening " +
         facts + "\n  verwacht betaler " + expected + "\n";
}

void check(const std::string& payer, const std::string& examples) {
  const Loaded loaded = test::all_examples_hold(rules(payer, examples));
  test::prepared_agrees(loaded, QuestionKind::payer);
}

}  // namespace

TEST_CASE("fixed amounts come first, as far as the costs go", "[10.2.1]") {
  check("€ 600 ten laste van A, € 600 ten laste van B, de rest ten laste van C",
        example("kosten € 500", "A € 500") + example("kosten € 1.000", "A € 600, B € 400") +
            example("kosten € 1.500", "A € 600, B € 600, C € 300") + example("kosten € -1.000", "A € -600, B € -400") +
            example("uren 1", "ontbreekt kosten") + example("kosten € 0", "A € 0"));
}

TEST_CASE("an amount may be a parameter, an answer or a fact of the request", "[10.2.1]") {
  check("vast ten laste van A, eigen_deel ten laste van B, eigen ten laste van D, de rest ten laste van C",
        example("kosten € 1.000, eigen € 100", "A € 600, B € 100, C € 200, D € 100") +
            example("kosten € 1.000", "ontbreekt eigen") + example("eigen € 5", "ontbreekt kosten") +
            example("kosten € 1.000, eigen € -0,01", "rekenfout") + example("eigen € -0,01", "rekenfout"));
}

TEST_CASE("percentages are of what fixed amounts leave", "[10.2.1]") {
  check(
      "€ 100 ten laste van A, 50% ten laste van B, 50% ten laste van C, restcent naar C",
      example("kosten € 100,03", "A € 100, B € 0,01, C € 0,02") + example("kosten € 300", "A € 100, B € 100, C € 100"));
}

TEST_CASE("parts divide what there is, and what is left over goes where the rule says", "[10.2.2]") {
  check("1 deel ten laste van A, 2 delen ten laste van B, restcent naar A",
        example("kosten € 10", "A € 3,34, B € 6,66") + example("kosten € -10", "A € -3,34, B € -6,66"));
  check("1 deel ten laste van A, uren delen ten laste van B, restcent naar B",
        example("kosten € 10, uren 0", "A € 10") + example("kosten € 10", "ontbreekt uren") +
            example("kosten € 10, uren 1000000000000", "rekenfout"));
  check("uren delen ten laste van A, uren delen ten laste van B, restcent naar B",
        example("kosten € 10, uren 0", "rekenfout") + example("kosten € 0,01, uren 7", "B € 0,01"));
  check("€ 4 ten laste van C, 1 deel ten laste van A, 1 deel ten laste van B, restcent naar B",
        example("kosten € 10,01", "A € 3, B € 3,01, C € 4"));
}

TEST_CASE("what a bound cuts off goes to the rest", "[10.2.3]") {
  check("50% ten laste van A ten hoogste € 300, de rest ten laste van B",
        example("kosten € 1.000", "A € 300, B € 700") + example("kosten € 500", "A € 250, B € 250") +
            example("kosten € -1.000", "A € -300, B € -700"));
  check("€ 600 ten laste van A, ten hoogste eigen, € 600 ten laste van B, 10% ten laste van C, de rest ten laste van D",
        example("kosten € 2.200, eigen € 100", "A € 100, B € 600, C € 100, D € 1.400") +
            example("kosten € 1.000, eigen € 100", "A € 100, B € 400, D € 500") +
            example("kosten € 1.000", "ontbreekt eigen") + example("kosten € 1.000, eigen € -1", "rekenfout"));
}

TEST_CASE("a stream with an amount has its ceiling and its excess as any other", "[10.2.1][10.3]") {
  const std::string spent = "  Vol besteed € 40, stand van 2026-02-01\n";
  const auto with = [&](std::string one) {
    one.insert(one.find("  voorziening"), spent);
    return one;
  };
  test::all_examples_hold(
      rules("€ 90 ten laste van Vol zolang het plafond niet is bereikt, het meerdere ten laste van A, de rest ten "
            "laste van B",
            with(example("kosten € 200", "A € 30, B € 110, Vol € 60")) + example("kosten € 201", "ontbreekt Vol")));
}

TEST_CASE("less than no parts is an error, whatever the costs are", "[10.2.2]") {
  const std::string payer = "1 deel ten laste van A, uren delen ten laste van B, restcent naar B";
  const Loaded loaded = test::all_examples_hold(rules(payer, example("uren 0", "ontbreekt kosten")));
  decision::Case facts = test::example(loaded, 0);
  const auto& fields = loaded.rules->program.fields;
  std::size_t hours = 0;
  while (fields[hours].name != "uren") ++hours;
  facts.requests.at(0).facts.at(hours) = decision::Fact{decision::Fact::State::known, Value::number(-1), {}};
  CHECK(decision::decide(loaded.rules->program, facts).requests.at(0).payer.kind == OutcomeKind::error);
}

TEST_CASE("whatever the amounts, parts and bounds are, what is paid and what is not adds up to the costs", "[10.5]") {
  const char* const payers[] = {
      "eigen ten laste van Vol, het meerdere ten laste van A, 30% ten laste van B ten hoogste eigen, de rest ten laste "
      "van C",
      "eigen ten laste van A, uren delen ten laste van Vol, 3 delen ten laste van B, restcent naar B",
      "vast ten laste van A ten hoogste eigen, eigen ten laste van B, de rest ten laste van Vol"};
  for (const char* const payer : payers) {
    const Loaded loaded = test::all_examples_hold(rules(
        payer, "voorbeeld \"x\"\n  peildatum 2026-03-01\n  voorziening x ja\n  verwacht eigen_deel ontbreekt eigen\n"));
    const program::Program& program = loaded.rules->program;
    const auto field = [&](const std::string& name) {
      std::size_t at = 0;
      while (program.fields[at].name != name) ++at;
      return at;
    };
    const auto known = [](Value v) { return decision::Fact{decision::Fact::State::known, v, {}}; };
    const auto some_cents = [] { return *Money::from_cents(*rc::gen::inRange<std::int64_t>(0, 200'000)); };
    KLAP_PROPERTY(payer, [&] {
      decision::Case facts = test::example(loaded, 0);
      auto& given = facts.requests.at(0).facts;
      const Money costs = *Money::from_cents(*rc::gen::inRange<std::int64_t>(-200'000, 200'000));
      given[field("kosten")] = known(Value::money(costs));
      given[field("eigen")] = known(Value::money(some_cents()));
      given[field("uren")] = known(Value::number(*rc::gen::inRange<std::int64_t>(0, 9)));
      for (std::size_t b = 0; b < program.budgets.size(); ++b)
        if (program.budgets[b].ceiling) facts.spent[b] = decision::Spent{some_cents(), *Date::from_ymd(2026, 2, 1)};
      const auto payer_of = decision::decide(program, facts).requests.at(0).payer;
      RC_ASSERT(payer_of.kind == OutcomeKind::settled);
      const auto& paid = std::get<decision::PaymentAnswer>(payer_of.answer);
      std::int64_t sum = paid.uncovered.cents();
      for (const decision::PayLine& line : paid.lines) sum += line.amount.cents();
      RC_ASSERT(sum == costs.cents());
    });
  }
}

// The distributions of RegelSpraak's specification, paragraph 9.7 (Verdeling), as far as its figures are known: the
// numbers alone, as amounts of whole euros.
TEST_CASE("the published distributions come to the published figures", "[10.2]") {
  check("3 delen ten laste van A, 2 delen ten laste van B, restcent naar A",
        example("kosten € 1.000", "A € 600, B € 400"));
  check("60% ten laste van A, de rest ten laste van B", example("kosten € 1.000", "A € 600, B € 400"));
  check(
      "1 deel ten laste van A, 1 deel ten laste van B, 1 deel ten laste van C, 1 deel ten laste van D, 1 deel ten "
      "laste van E, restcent naar A",
      example("kosten € 1.800", "A € 360, B € 360, C € 360, D € 360, E € 360"));
  // 1001 with a rest of 1: in euros, of what is not divisible among two
  check("€ 500 ten laste van A, € 500 ten laste van B, de rest ten laste van C",
        example("kosten € 1.001", "A € 500, B € 500, C € 1"));
  check("50% ten laste van A ten hoogste € 600, de rest ten laste van B",
        example("kosten € 1.200", "A € 600, B € 600"));
}
