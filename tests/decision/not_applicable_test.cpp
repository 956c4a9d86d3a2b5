// Clauses 2.11 and 6.9: answers that do not apply, and the day and the words of an obligation.
#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
using decision::Outcome;
using decision::OutcomeKind;

namespace {

const std::string rules = R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
aanbieder Kwintes met AGB-code 41000001
budget Zorg van gemeente Woerden plafond € 1.000 per kalenderjaar
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
voorziening
  kosten: bedrag
  loopt: ja of nee
  x: ja of nee
  einddatum: datum, indien van toepassing
  verhuisd: gemeente, indien van toepassing
  vrijwillig: ja of nee
Heeft de inwoner recht op de voorziening?
  regel nooit als einde is geen dan nee grondslag Wmo 1
  regel ooit als einde is vanaf 2017-01-01 dan ja grondslag Wmo 1
Wanneer eindigt het?
  antwoord einde: datum, indien van toepassing
  regel loopt_door als loopt dan niet van toepassing grondslag Wmo 1
  regel loopt_af als niet loopt dan einddatum grondslag Wmo 1
Wanneer mag het eindigen?
  antwoord uiterlijk_einde: datum, indien van toepassing
  regel gewoon dan niet van toepassing grondslag Wmo 1
  regel anders, uitzondering op gewoon als x dan niet van toepassing grondslag Wmo 1
Wanneer moet het eindigen?
  antwoord vast_einde: datum, indien van toepassing
  regel vast dan 2018-01-01 grondslag Wmo 1
  regel los, uitzondering op vast als x dan niet van toepassing grondslag Wmo 1
Waar is de inwoner heen?
  antwoord waarheen: gemeente
  regel weg dan verhuisd grondslag Wmo 1
Wie betaalt de voorziening?
  regel gratis als vrijwillig dan niet van toepassing grondslag Wmo 1
  regel betaald als niet vrijwillig dan ten laste van Zorg grondslag Wmo 1
Wat moet er nu gebeuren?
  regel stop dan bericht WMO307 aan Kwintes, per einde, onder vermelding van "reden 07" grondslag Wmo 1
  regel stop_ook als x dan bericht WMO307 aan Kwintes, onder vermelding van "reden 03", per einde, bericht WMO307 aan Kwintes grondslag Wmo 1
)klap";

struct Decided {
  program::Program program;
  decision::Case facts;
  decision::CaseOutcome outcome;
};

Decided decided(const std::string& requests) {
  const std::string example =
      "voorbeeld \"een\"\n  peildatum 2017-03-01\n  Zorg besteed € 0, stand van 2017-02-01\n  " + requests +
      "\n  verwacht recht open\n";
  const Loaded loaded = load_rules(Documents{Document("proef.klap", rules + example)});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  Decided all{loaded.rules->program, analysis::case_of(loaded.rules->model, loaded.rules->model.examples.at(0)), {}};
  all.outcome = decision::decide(all.program, all.facts);
  return all;
}

std::vector<std::string> names(const Decided& all, const std::vector<RuleId>& rules_of) {
  std::vector<std::string> list;
  for (const RuleId id : rules_of) list.push_back(all.program.rule(id).name);
  return list;
}

std::size_t own(const Decided& all, const std::string& answer) {
  for (std::size_t i = 0; i < all.program.own_questions.size(); ++i)
    if (all.program.own_questions[i].name == answer) return i;
  FAIL("no answer " + answer);
  return 0;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("2.11 an answer that does not apply is settled on, waits for itself, names its rules and is read as geen",
          "[2.11][3.6]") {
  const Decided all = decided("voorziening loopt ja, x nee, kosten € 5, vrijwillig nee");
  const auto& request = all.outcome.requests[0];
  const Outcome& end = request.own[own(all, "einde")];
  CHECK(end.kind == OutcomeKind::not_applicable);
  CHECK(end.waits_for == QuestionId::of_own(own(all, "einde")));
  CHECK(names(all, end.rules) == Texts{"loopt_door"});
  CHECK_FALSE(end.accountable);
  CHECK(request.right.answer == decision::Answer(false));
}

TEST_CASE("2.11 the answer of a rule that is a single fact is geen where that is, and a date else", "[2.11]") {
  const auto end_of = [](const std::string& facts) {
    const Decided all = decided("voorziening loopt nee, kosten € 5, vrijwillig nee" + facts);
    return all.outcome.requests[0].own[own(all, "einde")];
  };
  CHECK(end_of(", einddatum geen").kind == OutcomeKind::not_applicable);
  CHECK(end_of(", einddatum 2017-03-01").answer == decision::Answer(Value::date(*date_from_iso("2017-03-01"))));
  CHECK(end_of("").kind == OutcomeKind::missing);
  const Decided elsewhere = decided("voorziening verhuisd geen");
  CHECK(elsewhere.outcome.requests[0].own[own(elsewhere, "waarheen")].kind == OutcomeKind::error);
}

TEST_CASE("2.11 answers that do not apply are equal to each other and to no date", "[2.11]") {
  const Decided all = decided("voorziening loopt ja");
  const auto& request = all.outcome.requests[0];
  const Outcome& same = request.own[own(all, "uiterlijk_einde")];
  CHECK(same.kind == OutcomeKind::not_applicable);
  CHECK(names(all, same.rules) == Texts{"anders", "gewoon"});  // none holds yet: all that live
  const Outcome& different = request.own[own(all, "vast_einde")];
  REQUIRE(different.kind == OutcomeKind::missing);
  CHECK(all.program.fields[different.missing.at(0).id].name == "x");
}

TEST_CASE("2.11 a payer that does not apply by its rules charges nothing, and its derivation is there",
          "[2.11][14.3.1]") {
  const Decided all = decided(
      "voorziening v1 loopt nee, einddatum 2018-01-01, kosten € 700, vrijwillig ja\n"
      "  voorziening v2 loopt nee, einddatum 2018-01-01, kosten € 700, vrijwillig nee\n"
      "  voorziening v3 loopt ja, kosten € 700, vrijwillig nee");
  const Outcome& free = all.outcome.requests[0].payer;
  CHECK(free.kind == OutcomeKind::not_applicable);
  CHECK(free.waits_for == QuestionKind::payer);
  CHECK(names(all, free.rules) == Texts{"gratis"});
  CHECK(all.outcome.requests[1].payer.kind == OutcomeKind::settled);
  CHECK(all.outcome.requests[2].payer.waits_for == QuestionKind::right);
  const auto derivation = decision::derive(all.program, all.facts, all.outcome);
  CHECK(derivation.requests[0].payer.rules.size() == 2);
  CHECK(std::holds_alternative<std::monostate>(derivation.requests[0].payer.rules[1].answer));
  CHECK(derivation.requests[2].payer.rules.empty());
}

TEST_CASE("6.9 the day and the words are part of an obligation; geen is no day", "[6.9]") {
  const auto sent = [](const std::string& facts) {
    return decided("voorziening kosten € 5, vrijwillig nee, " + facts).outcome.requests[0].follow_up;
  };
  const Outcome one = sent("loopt nee, x ja, einddatum 2024-03-01");
  REQUIRE(one.kind == OutcomeKind::settled);
  const auto& list = std::get<std::vector<decision::ObligationAnswer>>(one.answer);
  REQUIRE(list.size() == 3);
  CHECK((!list[0].effective && list[0].mention.empty()));
  CHECK((list[1].effective == date_from_iso("2024-03-01") && list[1].mention == "reden 03"));
  CHECK((list[2].effective == date_from_iso("2024-03-01") && list[2].mention == "reden 07"));
  CHECK(sent("loopt nee, x nee").kind == OutcomeKind::missing);
  CHECK(sent("loopt ja, x nee").kind == OutcomeKind::error);
}
