// Loading stays linear: large rule sets and very many diagnostics. Counts are asserted, not time; a quadratic step
// would make this file run for minutes.
#include "loading.hpp"
#include "support/catch.hpp"

namespace {

std::string prelude() {
  return "regelset X\nbron Wmo soort wet\nbestuursorgaan College\nfunctie Consulent bij College\n"
         "gemeente Woerden met code 632\nbudget B van gemeente Woerden\n"
         "ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt B\n"
         "persoon x: ja of nee\nvoorziening soort: Begeleiding, Dagbesteding\n";
}

}  // namespace

TEST_CASE("ten thousand rules, each an exception to the one before") {
  std::string text = prelude() + "Heeft de inwoner recht op de voorziening?\n";
  for (int i = 0; i < 10'000; ++i) {
    text += "regel r" + std::to_string(i);
    if (i > 0) text += ", uitzondering op r" + std::to_string(i - 1);
    text += " als soort is Begeleiding of Dagbesteding en x dan ja grondslag Wmo 2.3.5 lid 3\n";
  }
  const auto loaded = klap::test::load_and_check({text});
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.model.rules.size() == 10'000);
  CHECK(hash(loaded.model).size() == 64);
}

TEST_CASE("a hundred thousand unknown names and duplicates are counted, not searched") {
  std::string text = prelude() + "Heeft de inwoner recht op de voorziening?\n";
  for (int i = 0; i < 100'000; ++i) text += "regel r als y" + std::to_string(i) + " dan ja grondslag Wmo\n";
  for (int i = 0; i < 20'000; ++i) text += "begrip t" + std::to_string(i) + " betekent z" + std::to_string(i) + "\n";
  const auto loaded = klap::test::load_and_check({text});
  CHECK(loaded.diagnostics.has_errors());
  CHECK(loaded.diagnostics.all().size() + loaded.diagnostics.not_shown() >= 120'000);
}

TEST_CASE("a wide condition is walked, not descended into") {
  std::string text = prelude() + "begrip t betekent x";
  for (int i = 0; i < 200'000; ++i) text += " of x";
  text += "\nbegrip u betekent soort is Begeleiding";
  for (int i = 0; i < 100'000; ++i) text += " of Dagbesteding";
  const auto loaded = klap::test::load_and_check({text + "\n"});
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.model.exprs.size() > 300'000);
}

TEST_CASE("long chains of terms and of mandates") {
  std::string text = prelude();
  for (int i = 0; i < 100; ++i)
    text += "begrip t" + std::to_string(i) + " betekent " + (i == 0 ? "x" : "t" + std::to_string(i - 1)) + "\n";
  text += "functie f0";
  for (int i = 1; i < 2'000; ++i) text += ", f" + std::to_string(i);
  text += " bij College\nmandaat van College aan f0 voor Wmo om toe te kennen mag ondermandateren\n";
  for (int i = 1; i < 2'000; ++i)
    text += "mandaat van f" + std::to_string(i - 1) + " aan f" + std::to_string(i) +
            " voor Wmo om toe te kennen mag ondermandateren\n";
  const auto loaded = klap::test::load_and_check({text});
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.model.mandates.size() == 2'000);
}

TEST_CASE("a hundred thousand functions in one list, each with its label") {
  std::string text = prelude() + "functie f \"F\"";
  for (int i = 0; i < 100'000; ++i) text += ", f" + std::to_string(i) + " \"F " + std::to_string(i) + "\"";
  const auto loaded = klap::test::load_and_check({text + " bij College\n"});
  CHECK(loaded.diagnostics.empty());
  REQUIRE(loaded.model.actors.size() == 100'003);
  CHECK(loaded.model.actors.back().name == "f99999");
  CHECK(loaded.model.actors.back().label == "F 99999");
  CHECK(loaded.model.actors.back().body == loaded.model.actors[2].body);
}

TEST_CASE("what terms make of a few rules is limited, what is written out is not", "[1.2][5.5]") {
  const auto terms = [](int uses) {
    std::string text = prelude() + "begrip t0 betekent x of x\n";
    for (int i = 1; i < 14; ++i) {
      const std::string one = "t" + std::to_string(i - 1);
      text += "begrip t" + std::to_string(i) + " betekent " + one + " of " + one + "\n";
    }
    text += "Heeft de inwoner recht op de voorziening?\n";
    for (int i = 0; i < uses; ++i) text += "regel r" + std::to_string(i) + " als t13 dan ja grondslag Wmo\n";
    return klap::test::load_and_check({text}).diagnostics;
  };
  CHECK(terms(2).empty());
  REQUIRE(terms(40).all().size() == 1);  // said once, at the rule that is too much
  CHECK(info(terms(40).all()[0].kind).name == "rules_too_large");

  std::string written = prelude() + "begrip t betekent x of x of x of x\nHeeft de inwoner recht op de voorziening?\n";
  for (int i = 0; i < 30'000; ++i) written += "regel r" + std::to_string(i) + " als x en t dan ja grondslag Wmo\n";
  CHECK(klap::test::load_and_check({written}).diagnostics.empty());
}

TEST_CASE("an example has as many residents and provisions as a case may have", "[1.2]") {
  const auto example = [](int persons, int requests) {
    std::string text = prelude() + "voorbeeld \"v\"\n";
    for (int i = 0; i < persons; ++i) text += "inwoner p" + std::to_string(i) + " x ja\n";
    for (int i = 0; i < requests; ++i) text += "voorziening v" + std::to_string(i) + " voor p0 soort Begeleiding\n";
    const auto loaded = klap::test::load_and_check({text});
    std::string kinds;
    for (const auto& one : loaded.diagnostics.all()) kinds += info(one.kind).name;
    return kinds;
  };
  CHECK(example(1000, 1000).empty());
  CHECK(example(1001, 1) == "example_too_large");
  CHECK(example(1, 1001) == "example_too_large");
}

TEST_CASE("one great circle of exceptions is found") {
  std::string text = prelude() + "Heeft de inwoner recht op de voorziening?\n";
  for (int i = 0; i < 5'000; ++i)
    text += "regel r" + std::to_string(i) + ", uitzondering op r" + std::to_string((i + 1) % 5'000) +
            " als x dan ja grondslag Wmo\n";
  const auto loaded = klap::test::load_and_check({text});
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(info(loaded.diagnostics.all()[0].kind).name == "exception_cycle");
}

TEST_CASE("what could not be read causes no second message") {
  const auto loaded = klap::test::load(
      {prelude() + "bron Jeugdwet soort\n"
                   "Welke wet geldt voor de voorziening?\n  regel a dan Jeugdwet grondslag Jeugdwet 2.3\n"});
  REQUIRE(loaded.diagnostics.all().size() == 1);
  const auto question =
      klap::test::load({prelude() + "Wat kost het?\n  antwoord prijs getal\n  regel a dan 5 omdat \"x\"\n"});
  REQUIRE(question.diagnostics.all().size() == 1);
}

TEST_CASE("no files and an empty file give a model and no crash") {
  CHECK(klap::test::load({}).model.rules.empty());
  CHECK(klap::test::load({""}).model.rules.empty());
  CHECK(klap::test::load({"regelset"}).model.name.empty());
}
