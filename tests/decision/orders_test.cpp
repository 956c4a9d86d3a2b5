// Clauses 12.13 and 12.14: who gives the order, beside who decides.
#include <stdexcept>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
using decision::OutcomeKind;

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Gemeentewet soort wet
bron MB soort mandaatbesluit bekendgemaakt 2016-01-01
gemeente Woerden met code 0632
bestuursorgaan College
functie Teammanager, Consulent, Inkoper bij College
budget Zorg van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
bevoegd College voor Wmo om toe te kennen, te weigeren, opdracht te geven grondslag Gemeentewet 160
mandaat van College aan Teammanager voor Wmo om toe te kennen, te weigeren
  tot en met € 50.000 per besluit, mag ondermandateren grondslag MB 1
mandaat van Teammanager aan Consulent voor Wmo om toe te kennen, te weigeren
  tot en met € 25.000 per besluit grondslag MB 1
volmacht van College aan Teammanager voor Wmo om opdracht te geven
  tot en met € 50.000 per besluit, mag ondermandateren grondslag MB 2
volmacht van Teammanager aan Consulent voor Wmo om opdracht te geven
  tot en met € 25.000 per besluit grondslag MB 2
volmacht van Teammanager aan Inkoper voor Wmo om opdracht te geven geldt vanaf 2018-01-01 grondslag MB 3
voorziening
  kosten: bedrag
  heeft_recht: ja of nee
plan
  stop: ja of nee, aangenomen nee, tenzij gemeld, omdat "dat meldt men"
voorbehouden aan Teammanager voor Wmo om opdracht te geven als stop grondslag MB 4
Welke wet geldt voor de voorziening?
  regel w dan Wmo grondslag Wmo 1
Heeft de inwoner recht op de voorziening?
  regel wel als heeft_recht dan ja grondslag Wmo 1
  regel niet_dus als niet heeft_recht dan nee grondslag Wmo 1
Wie geeft de opdracht?
  volgens het mandaatregister
  persoonlijk belang aangenomen nee, tenzij gemeld, omdat "dat meldt men"
Wie beslist over de voorziening?
  volgens het mandaatregister
Wat moet er nu gebeuren?
  regel schrijven dan brief aan de inwoner grondslag Wmo 1
)klap";

std::vector<std::string> differences(const std::string& facts, const std::string& expectations) {
  const std::string example =
      "voorbeeld \"een\"\n  peildatum 2017-03-01\n  " + facts + "\n  verwacht " + expectations + "\n";
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules + example)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  std::vector<std::string> all;
  for (const auto& one : analysis::run_examples(loaded.rules->model, loaded.rules->program).at(0).differences)
    all.push_back(one.expected.dutch + " / " + one.got.dutch);
  return all;
}

void holds(const std::string& facts, const std::string& expectations) {
  INFO(facts << " : " << expectations);
  CHECK(differences(facts, expectations) == std::vector<std::string>{});
}

}  // namespace

TEST_CASE("12.14 the lowest with a power of attorney gives the order; nobody where nobody has a right",
          "[12.14][3.2]") {
  holds("voorziening kosten € 25.000, heeft_recht ja",
        "opdrachtgever Consulent, namens College, via Teammanager beslisser Consulent");
  holds("voorziening kosten € 25.000,01, heeft_recht ja", "opdrachtgever Teammanager");
  holds("voorziening kosten € 25.000, heeft_recht nee", "opdrachtgever niet van toepassing beslisser Consulent");
  holds("voorziening kosten € 25.000", "opdrachtgever Consulent");
  holds("voorziening heeft_recht ja", "opdrachtgever ontbreekt kosten beslisser ontbreekt kosten");
  holds("voorziening v1 kosten € 20.000, heeft_recht nee\n  voorziening v2 kosten € 20.000, heeft_recht ja",
        "opdrachtgever Teammanager");
}

TEST_CASE("12.14 an order given without power is ratified, and says nothing about the decision", "[12.14][5.11]") {
  const std::string given = "\n  opdracht gegeven door Consulent voor Wmo";
  holds("voorziening kosten € 30.000, heeft_recht ja" + given,
        "opdrachtgever onbevoegd beslisser Teammanager bekrachtiging aan College brief aan de inwoner");
  holds("voorziening kosten € 20.000, heeft_recht ja" + given, "opdrachtgever Consulent");
  holds("voorziening kosten € 30.000, heeft_recht ja\n  besluit genomen door Consulent voor Wmo",
        "opdrachtgever Teammanager beslisser onbevoegd bekrachtiging aan College");
  holds("voorziening kosten € 30.000, heeft_recht ja" + given + "\n  besluit genomen door Teammanager voor Wmo",
        "opdrachtgever onbevoegd beslisser Teammanager");
  CHECK(differences("voorziening kosten € 20.000, heeft_recht ja" + given, "bekrachtiging aan College").size() == 1);
}

TEST_CASE("12.14 the day of the order is the one its power is read on", "[12.14]") {
  holds("voorziening kosten € 30.000, heeft_recht ja\n  opdracht gegeven door Inkoper op 2018-01-01 voor Wmo",
        "opdrachtgever Inkoper beslisser Teammanager");
  holds("voorziening kosten € 30.000, heeft_recht ja\n  opdracht gegeven door Inkoper voor Wmo",
        "opdrachtgever onbevoegd");
}

TEST_CASE("12.14 reservations and personal interest keep an order from who would give it", "[12.13][12.14]") {
  holds("plan stop ja\n  voorziening kosten € 20.000, heeft_recht ja",
        "opdrachtgever Teammanager, namens College beslisser Consulent");
  holds("plan stop ja\n  persoonlijk belang Teammanager\n  voorziening kosten € 20.000, heeft_recht ja",
        "opdrachtgever College beslisser Consulent");
}

TEST_CASE("12.14 the derivation of the orderer is its own, and empty where nobody has a right", "[12.14][14.3.6]") {
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules)});
  REQUIRE(loaded.rules);
  const auto derived = [&](const std::string& right, const std::string& more) {
    Diagnostics wrong;
    const auto facts = exchange::read_case(loaded.rules->program,
                                           Document("zaak.json", R"({"peildatum": "2017-03-01",
      "personen": [{"id": "p"}],
      "voorzieningen": [{"id": "v", "persoon": "p", "kosten": "30000.00", "heeft_recht": )" +
                                                                     right + "}]" + more + "}"),
                                           wrong);
    REQUIRE(facts);
    const auto outcome = decision::decide(loaded.rules->program, *facts);
    return decision::derive(loaded.rules->program, *facts, outcome).decisions.at(0);
  };
  const auto with_right = derived("true", "");
  CHECK(with_right.orderer.mandates.size() == 5);
  CHECK(with_right.orderer.mandates != with_right.decider.mandates);
  CHECK(with_right.orderer.amount == Money::from_cents(3'000'000));
  CHECK(derived("false", "").orderer == decision::Derivation{});
  CHECK(derived("false", "").decider.mandates.size() == 5);
}

TEST_CASE("an order is no kind of decision that a case can state", "[12.14]") {
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules)});
  REQUIRE(loaded.rules);
  const program::Program& program = loaded.rules->program;
  decision::Case facts;
  facts.persons = {{"p", std::vector<decision::Fact>(program.fields.size())}};
  facts.requests = {{"v", 0, std::vector<decision::Fact>(program.fields.size()), {}}};
  facts.plan.resize(program.fields.size());
  facts.spent.resize(program.budgets.size());
  CHECK_NOTHROW(decision::decide(program, facts));
  facts.decisions.push_back({0, SourceId(2), DecisionKind::give_order, {}, {}, {}});
  CHECK_THROWS_AS(decision::decide(program, facts), std::invalid_argument);
}
