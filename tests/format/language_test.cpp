// The words of the language in the other one: articles, amounts, questions, names that need backticks.
#include "format/formatting.hpp"

using namespace klap;
using klap::test::in_dutch;
using klap::test::in_english;
using klap::test::try_format;

namespace {

/// Both ways, behind the header.
void check_pair(const std::string& dutch, const std::string& english) {
  CHECK(in_english("regelset X\n\n" + dutch) == "ruleset X\n\n" + english);
  CHECK(in_dutch("ruleset X\n\n" + english) == "regelset X\n\n" + dutch);
}

Diagnostics refused(const std::string& text, Language language) {
  auto result = try_format(text, language);
  CHECK_FALSE(result.text);
  return result.diagnostics;
}

}  // namespace

TEST_CASE("the language in the header goes along") {
  CHECK(in_english("regelset X taal nl") == "ruleset X\n    language  en\n");
  CHECK(in_dutch("ruleset X language en") == "regelset X\n    taal  nl\n");
  CHECK(in_dutch("regelset X taal nl") == "regelset X\n    taal  nl\n");
  CHECK(in_english("regelset X taal fr") == "ruleset X\n    language  fr\n");  // wrong in both
}

TEST_CASE("amounts and shares are written as in the language") {
  check_pair("begrip t betekent\n    b is € 150.000 of c is € -1.500,05\n",
             "term t means\n    b is € 150,000 or c is € -1,500.05\n");
  check_pair(
      "Wie betaalt de voorziening?\n\n    regel r\n        dan        33,5% ten laste van A,\n                   de "
      "rest ten laste van B\n",
      "Who pays for the provision?\n\n    rule r\n        then         33.5% charged to A,\n                     the "
      "rest charged to B\n");
  check_pair("begrip t betekent\n    b is 1000 of c is 2017-01-01\n",
             "term t means\n    b is 1000 or c is 2017-01-01\n");
}

TEST_CASE("what is said of single cases goes along") {
  check_pair("oordeel o door F, met toelichting,\n    aangenomen nee, tenzij gemeld, omdat \"x\"\n",
             "judgement o by F, with explanation,\n    presumed no, unless reported, because \"x\"\n");
  check_pair(
      "Heeft de inwoner recht op de voorziening?\n\n    regel r, afwijking van q\n        als        aanvraagdatum "
      "plus 8 weken opgeschort van p tot en met q is na s\n        dan        ja, na afweging door F, met "
      "toelichting\n",
      "Is the resident entitled to the provision?\n\n    rule r, deviation from q\n        if           application "
      "date plus 8 weeks suspended from p through q is after s\n        then         yes, after weighing by F, with "
      "explanation\n");
  check_pair(
      "Heeft de inwoner recht op de voorziening?\n\n    regel r\n        dan        ja\n        blijft van toepassing "
      "op  aanvragen van vóór 2015-01-01 tot uiterlijk 2016-12-31\n        niet van toepassing op  gebeurtenissen van "
      "vóór 2000-01-01\n",
      "Is the resident entitled to the provision?\n\n    rule r\n        then         yes\n        remains applicable "
      "to  applications from before 2015-01-01 until no later than 2016-12-31\n        not applicable to  events from "
      "before 2000-01-01\n");
  check_pair(
      "mandaat van A aan F voor Wmo\n    om toe te kennen\n    tot en met € 5 per inwoner\n\nmandaat van A aan F voor "
      "Wmo\n    om toe te kennen\n    tot en met € 5 per plan\n",
      "mandate of A to F for Wmo\n    in order to award\n    through € 5 per resident\n\nmandate of A to F for Wmo\n   "
      " in order to award\n    through € 5 per plan\n");
}

TEST_CASE("every question has its sentence in both languages") {
  check_pair("Welke wet geldt voor de voorziening?\n", "Which law applies to the provision?\n");
  check_pair("Heeft de inwoner recht op de voorziening?\n", "Is the resident entitled to the provision?\n");
  check_pair("Wie betaalt de voorziening?\n", "Who pays for the provision?\n");
  check_pair("Wie beslist over de voorziening?\n    volgens het mandaatregister\n",
             "Who decides on the provision?\n    according to the mandate register\n");
  check_pair("Wie krijgt de beschikking?\n", "Who receives the decision?\n");
  check_pair("Wat moet er nu gebeuren?\n", "What has to happen now?\n");
}

TEST_CASE("a question nobody knows is kept in its own language and not translated") {
  const std::string text = "regelset X\n\nWat vindt u van de voorziening?\n";
  CHECK(test::formatted(text) == text);
  const Diagnostics diagnostics = refused(text, Language::english);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().kind == DiagnosticKind::unknown_question);
  CHECK(diagnostics.all().front().span.begin == 12);
}

TEST_CASE("an article goes along with its word") {
  check_pair("begrip a betekent\n    de inwoner is jonger dan 18 jaar\n",
             "term `a` means\n    the resident is younger than 18 years\n");
  check_pair("begrip b betekent\n    het recht en de wet is Wmo\n", "term b means\n    the right and the act is Wmo\n");
  check_pair("begrip b betekent\n    de kosten van de voorziening is het bedrag\n",
             "term b means\n    the kosten of the provision is the bedrag\n");
  check_pair("begrip b betekent\n    het plafond van het Innovatiebudget is bereikt\n",
             "term b means\n    the ceiling of the Innovatiebudget is reached\n");
  check_pair("begrip b betekent\n    de penvoerder van het innovatieperceel is een Kwintes\n",
             "term b means\n    the lead party of the innovatieperceel is a Kwintes\n");
  check_pair("begrip b betekent\n    een aanvraagdatum is na een peildatum\n",
             "term b means\n    an application date is after a reference date\n");
}

TEST_CASE("the last part of a name says whether it takes het or de") {
  const auto article = [](const std::string& name) {
    const std::string text = in_dutch("ruleset X term t means the " + name);
    const std::size_t line = text.find("    ") + 4;
    return text.substr(line, text.find(' ', line) - line);
  };
  for (const char* name :
       {"budget", "Jeugdbudget", "gezinsinkomen", "wlz_verblijf", "huishouden", "persoonlijk_plan", "lid", "pgb"}) {
    INFO(name);
    CHECK(article(name) == "het");
  }
  for (const char* name :
       {"soort", "woongemeente", "plan_van_de_inwoner", "kosten", "vorm", "invalid", "natuur", "iets_anders"}) {
    INFO(name);
    CHECK(article(name) == "de");
  }
}

TEST_CASE("an article that the language does not have there is a name, and becomes one") {
  // `the` means nothing special in Dutch
  check_pair("begrip the betekent\n    a is an\n", "term `the` means\n    `a` is `an`\n");
  check_pair("begrip `de` betekent\n    `het` is `een`\n", "term de means\n    het is een\n");
}

TEST_CASE(
    "names that would be read as a word of the other language get backticks there, and lose them on the way back") {
  check_pair("voorbeeld \"e\"\n    inwoner jan  soort body\n", "example \"e\"\n    resident jan  soort `body`\n");
  check_pair("voorbeeld \"e\"\n    inwoner  task field\n", "example \"e\"\n    resident  `task` field\n");
  check_pair("voorziening\n    soort:  number of pgb\n", "provision\n    soort:  `number` or pgb\n");
  check_pair("begrip t betekent\n    act of `wet`\n", "term t means\n    `act` or wet\n");
  check_pair("persoon\n    `wet`:  ja of nee\n    act:    ja of nee\n",
             "person\n    wet:    yes or no\n    `act`:  yes or no\n");
  check_pair("bron A   soort wet   geldt onbekend\n\nbron `regel`   soort wet\n",
             "source A   kind act   applies unknown\n\nsource `regel`   kind act\n");
  check_pair(
      "Wie betaalt de voorziening?\n\n    regel r\n        dan        ten laste van A\n        grondslag  policy\n\n   "
      " regel s\n        dan        ten laste van A\n",
      "Who pays for the provision?\n\n    rule r\n        then         charged to A\n        legal basis  `policy`\n\n "
      "   rule s\n        then         charged to A\n");
}

TEST_CASE("only the names around where they matter get backticks") {
  check_pair("persoon\n    body:  body\n\nvoorbeeld \"e\"\n    inwoner jan  body body\n",
             "person\n    body:  body\n\nexample \"e\"\n    resident jan  `body` `body`\n");
}

TEST_CASE("one letter behind onder needs no backticks in either language") {
  check_pair("bevoegd C voor W\n    om toe te kennen\n    grondslag W 1 lid 2 onder a\n",
             "competent C for W\n    in order to award\n    legal basis W 1 paragraph 2 under a\n");
}

TEST_CASE("soft words are words where they mean something, and names elsewhere") {
  check_pair("begrip t betekent\n    penvoerder is plafond van de inwoner of voorziening\n",
             "term t means\n    penvoerder is plafond of the resident or voorziening\n");
  check_pair("begrip t betekent\n    plafond is bereikt en plafond van B is bereikt\n",
             "term t means\n    plafond is reached and ceiling of B is reached\n");
  check_pair("Wie krijgt de beschikking?\n\n    regel wet\n        dan        penvoerder van perceel\n",
             "Who receives the decision?\n\n    rule wet\n        then         lead party of perceel\n");
}

TEST_CASE("a lead party by itself, which is no fact in English, becomes the word it can only be in Dutch") {
  CHECK(in_dutch("ruleset X term t means lead party is b") == "regelset X\n\nbegrip t betekent\n    penvoerder is b\n");
}

TEST_CASE("a word that may be an answer or a name is not translated by guess") {
  const std::string values = "regelset X voorziening grond: regeling, wet begrip t betekent grond is wet";
  Diagnostics diagnostics = refused(values, Language::english);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().kind == DiagnosticKind::word_is_also_a_name);
  CHECK(message(diagnostics.all().front(), Language::dutch) ==
        "'wet' kan hier het antwoord op een vraag zijn, of de naam 'wet' uit deze regels; zet het tussen accenten als "
        "de naam is bedoeld: "
        "`wet`, of geef die naam een ander woord; er is niets vertaald");
  CHECK(message(diagnostics.all().front(), Language::english).find("nothing was translated") != std::string::npos);
  CHECK(in_english("regelset X voorziening grond: regeling, wet begrip t betekent grond is `wet`")
            .find("grond is wet\n") != std::string::npos);
  // a source called act would catch the answer
  CHECK(refused("regelset X bron act soort wet begrip t betekent de wet is act", Language::english).all().size() == 1);
  // the name may stand in another file of the same rule set, but not of another one
  const Documents set{{"a.klap", "regelset X bron wet soort wet"}, {"b.klap", "regelset X begrip t betekent wet is A"}};
  const Documents sets{{"a.klap", "regelset X bron wet soort wet"},
                       {"b.klap", "regelset Y begrip t betekent wet is A"}};
  Diagnostics of_set, of_sets;
  CHECK_FALSE(format::format(set, Language::english, of_set)[1]);
  CHECK(format::format(sets, Language::english, of_sets)[1]);
}

TEST_CASE("every file is put in the language, also where they differ") {
  Diagnostics diagnostics;
  const Documents documents{{"a.klap", "regelset X"}, {"b.klap", "ruleset X"}};
  const auto texts = format::format(documents, Language::english, diagnostics);
  CHECK(texts[0] == "ruleset X\n");
  CHECK(texts[1] == "ruleset X\n");
}

TEST_CASE("names, texts and comments are left alone") {
  check_pair("-- de regel van de dag\nbron Awb  \"de Awb, of het recht\"   soort wet    -- lid 1, € 1.500\n",
             "-- de regel van de dag\nsource Awb  \"de Awb, of het recht\"   kind act    -- lid 1, € 1.500\n");
}

TEST_CASE("the sentence of a question of the author's own stays as it is, in either language") {
  const std::string dutch =
      "regelset X\n\nWanneer is de termijn van € 1.000 om, en door wie?    -- uitleg\n    antwoord einde: datum\n\n"
      "Wie betaalt de voorziening?\n";
  const std::string english =
      "ruleset X\n\nWanneer is de termijn van € 1.000 om, en door wie?    -- uitleg\n    answer einde: date\n\n"
      "Who pays for the provision?\n";
  check_pair(dutch.substr(12), english.substr(11));
  CHECK(test::formatted("regelset X\nHoeveel\n  is   de -- de rest\n   dwangsom ?  antwoord a : getal") ==
        "regelset X\n\nHoeveel is de dwangsom?    -- de rest\n    antwoord a: getal\n");
}

TEST_CASE("which request goes first, what a fact is for and who does not see it") {
  check_pair(
      "voorziening\n    start:  datum,\n            doel \"de volgorde\",\n            niet te tonen aan inwoner,\n"
      "            niet te tonen in dossier\n",
      "provision\n    start:  date,\n            purpose \"de volgorde\",\n            not shown to the resident,\n"
      "            not shown in the file\n");
  check_pair("Wie betaalt de voorziening?\n    bij een gedeeld plafond eerst de vroegste start\n",
             "Who pays for the provision?\n    for a shared ceiling first the earliest start\n");
}

TEST_CASE("a rule set that uses a library may add rules to a question of the library") {
  const std::string law = "regelset Wetten Wanneer eindigt het? antwoord einde: datum regel r dan peildatum";
  const std::string town = "regelset X gebruikt \"../wet\" Wanneer eindigt het? regel s dan aanvraagdatum";
  const auto translated = [](const Documents& documents) {
    Diagnostics diagnostics;
    return format::format(documents, Language::english, diagnostics).back();
  };
  CHECK(
      translated({{"wet/a.klap", law}, {"x/a.klap", town}}) ==
      "ruleset X\n    uses  \"../wet\"\n\nWanneer eindigt het?\n\n    rule s\n        then         application date\n");
  CHECK_FALSE(translated({{"x/a.klap", town}}));  // the library is not given
  CHECK_FALSE(translated({{"wet/a.klap", law}, {"x/a.klap", "regelset X Wanneer eindigt het? regel s dan peildatum"}}));
}
