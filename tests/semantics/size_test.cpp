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
  for (int i = 0; i < 1'000; ++i)
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
