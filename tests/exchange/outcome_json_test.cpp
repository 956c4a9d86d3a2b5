// Every kind of outcome and answer as JSON.
#include <nlohmann/json.hpp>

#include <klap/exchange/diagnostics_json.hpp>
#include <klap/exchange/outcome_json.hpp>

#include "exchange/program.hpp"
#include "support/catch.hpp"

using namespace klap;
using namespace klap::decision;
using Json = nlohmann::ordered_json;

namespace {

program::Program rules_with_a_register() {
  program::Program p = test::every_type();
  program::Rule rule;
  rule.name = "gewoon";
  rule.label = "gewone begeleiding";
  rule.grounds = {{SourceId(2), "2.3.5 lid 3"}, {SourceId(0), ""}};
  rule.reason = "zo staat het er";
  p.rules.push_back(rule);
  rule = {};
  rule.name = "pilot";
  p.rules.push_back(rule);
  program::Mandate mandate;
  mandate.from = ActorId(1);
  mandate.to = ActorId(5);
  mandate.ceiling = Money::from_cents(5'000'000);
  mandate.grounds = {{SourceId(2), "3"}};
  p.mandates.push_back(mandate);
  mandate.from = ActorId(5);
  mandate.to = ActorId(2);
  mandate.ceiling.reset();
  p.mandates.push_back(mandate);
  return p;
}

Case case_of(const program::Program& p) {
  Case facts;
  facts.id = "z";
  facts.persons = {{"p1", std::vector<Fact>(p.fields.size())}};
  facts.requests = {{"v1", 0, std::vector<Fact>(p.fields.size()), {}}};
  facts.spent.resize(p.budgets.size());
  return facts;
}

Outcome settled(Answer answer, std::vector<RuleId> rules = {}) {
  Outcome outcome;
  outcome.kind = OutcomeKind::settled;
  outcome.answer = std::move(answer);
  outcome.rules = std::move(rules);
  return outcome;
}
Outcome of_kind(OutcomeKind kind) {
  Outcome outcome;
  outcome.kind = kind;
  return outcome;
}
Money euros(std::int64_t n) { return *Money::from_cents(n * 100); }

Accountable ladder() {
  return {{{ActorId(2), Date::from_ymd(2017, 3, 8)}, {ActorId(5), {}}}, CaseDate::application, BudgetId(1)};
}

/// The one request (or its decision) with this outcome of one question.
Json written(const Outcome& outcome, const char* question, const Derivation* why = nullptr) {
  const program::Program p = rules_with_a_register();
  RequestOutcome request;
  DecisionOutcome decision;
  decision.requests = {0};
  request.law = request.right = request.payer = request.follow_up = of_kind(OutcomeKind::not_applicable);
  decision.decider = decision.addressee = of_kind(OutcomeKind::not_applicable);
  CaseDerivation derivation{{{}}, {{}}};
  const std::string name = question;
  if (name == "wet") request.law = outcome;
  if (name == "recht") request.right = outcome, derivation.requests[0].right = why ? *why : Derivation{};
  if (name == "betaler") request.payer = outcome;
  if (name == "vervolg") request.follow_up = outcome;
  if (name == "beslisser") decision.decider = outcome, derivation.decisions[0].decider = why ? *why : Derivation{};
  if (name == "beschikking") decision.addressee = outcome;
  const CaseOutcome all{{request}, {decision}};
  const Json json = Json::parse(exchange::to_json(p, case_of(p), all, why ? &derivation : nullptr));
  const bool of_decision = name == "beslisser" || name == "beschikking";
  return json[of_decision ? "besluiten" : "voorzieningen"][0][name];
}

}  // namespace

TEST_CASE("the head of an outcome says which rules answered which case") {
  program::Program p = rules_with_a_register();
  p.concept_text = true;
  DecisionOutcome decision;
  decision.requests = {0};
  decision.law = SourceId(2);
  const Json json = Json::parse(exchange::to_json(p, case_of(p), {{RequestOutcome{}}, {decision}}, nullptr));
  CHECK(json["klap"] == 1);
  CHECK(json["regelset"] ==
        Json({{"naam", "Proef"}, {"versie", "1"}, {"hash", std::string(64, 'a')}, {"status", "concept"}}));
  CHECK(json["zaak"] == "z");
  CHECK(json["voorzieningen"][0]["id"] == "v1");
  CHECK(json["voorzieningen"][0]["persoon"] == "p1");
  CHECK(json["besluiten"][0]["wet"] == "Wmo");
  CHECK(json["besluiten"][0]["voorzieningen"] == Json::array({"v1"}));
}

TEST_CASE("the bytes of an outcome are fixed") {
  const program::Program p = test::every_type();
  DecisionOutcome decision;
  decision.requests = {0};
  RequestOutcome request;
  request.right = settled(true);
  request.law = of_kind(OutcomeKind::error);
  request.payer = of_kind(OutcomeKind::not_applicable);
  request.payer.waits_for = QuestionKind::right;
  request.follow_up = decision.decider = decision.addressee = of_kind(OutcomeKind::error);
  CHECK(exchange::to_json(p, case_of(p), {{request}, {decision}}, nullptr) == R"({
  "klap": 1,
  "regelset": {
    "naam": "Proef",
    "versie": "1",
    "hash": ")" + std::string(64, 'a') + R"(",
    "status": "vastgesteld"
  },
  "zaak": "z",
  "voorzieningen": [
    {
      "id": "v1",
      "persoon": "p1",
      "wet": {
        "uitkomst": "fout"
      },
      "recht": {
        "uitkomst": "vastgesteld",
        "antwoord": true,
        "regels": []
      },
      "betaler": {
        "uitkomst": "niet_van_toepassing",
        "wacht_op": "recht"
      },
      "vervolg": {
        "uitkomst": "fout"
      }
    }
  ],
  "besluiten": [
    {
      "persoon": "p1",
      "wet": null,
      "voorzieningen": [
        "v1"
      ],
      "beslisser": {
        "uitkomst": "fout"
      },
      "beschikking": {
        "uitkomst": "fout"
      }
    }
  ]
}
)");
}

TEST_CASE("settled answers") {
  CHECK(written(settled(SourceId(2)), "wet")["antwoord"] == "Wmo");
  CHECK(written(settled(false), "recht")["antwoord"] == false);
  const Json rules = written(settled(true, {RuleId(0)}), "recht")["regels"];
  CHECK(rules == Json::array({{{"naam", "gewoon"},
                               {"label", "gewone begeleiding"},
                               {"grondslagen", Json::array({{{"bron", "Wmo"}, {"plaats", "2.3.5 lid 3"}},
                                                            {{"bron", "Awb"}, {"plaats", nullptr}}})},
                               {"omdat", "zo staat het er"}}}));

  const Json payer = written(settled(PaymentAnswer{{{BudgetId(0), euros(600)}}, euros(400)}), "betaler");
  CHECK(payer["antwoord"] == Json::array({{{"budget", "Innovatie"}, {"bedrag", "600.00"}}}));
  CHECK(payer["open_bedrag"] == "400.00");
  CHECK_FALSE(written(settled(PaymentAnswer{{{BudgetId(0), euros(600)}}, {}}), "betaler").contains("open_bedrag"));

  const Decider consulent{ActorId(2), ActorId(1), {ActorId(5)}, {MandateId(0), MandateId(1)}};
  const Json decider = written(settled(DeciderAnswer{{consulent}, {}, {}}), "beslisser")["antwoord"];
  CHECK(decider["bevoegd"] == true);
  CHECK(decider["beslissers"][0]["wie"] == "Consulent");
  CHECK(decider["beslissers"][0]["namens"] == "College");
  CHECK(decider["beslissers"][0]["via"] == Json::array({"Teammanager"}));
  CHECK(decider["beslissers"][0]["mandaten"][0] ==
        Json({{"van", "College"}, {"aan", "Teammanager"}, {"grondslagen", Json::array({{{"bron", "Wmo"}, {"plaats", "3"}}})}}));
  CHECK(written(settled(DeciderAnswer{{}, {ActorId(1)}, ActorId(2)}), "beslisser")["antwoord"] ==
        Json({{"bevoegd", false}, {"bevoegde_organen", Json::array({"College"})}, {"genomen_door", "Consulent"}}));

  const PartyAnswer resident{PartyKind::resident, 0, {}};
  const PartyAnswer kwintes{PartyKind::actor, 0, ActorId(4)};
  CHECK(written(settled(AddresseeAnswer{resident, {kwintes}}), "beschikking")["antwoord"] ==
        Json({{"aan", Json({{"inwoner", "p1"}})}, {"afschrift", Json::array({{{"wie", "Kwintes"}, {"agb", "41000001"}}})}}));

  std::vector<ObligationAnswer> list;
  const std::vector<std::string> kinds = {"bericht", "brief", "opdracht", "niets", "bekrachtiging"};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    list.push_back({static_cast<ObligationKind>(i), i == 0 ? "WMO301" : "", kwintes, {}});
  }
  list[0].due = Date::from_ymd(2017, 3, 8);
  const Json follow_up = written(settled(list), "vervolg")["antwoord"];
  for (std::size_t i = 0; i < kinds.size(); ++i) CHECK(follow_up[i]["soort"] == kinds[i]);
  CHECK(follow_up[0]["bericht"] == "WMO301");
  CHECK(follow_up[0]["uiterlijk"] == "2017-03-08");
  CHECK(follow_up[1]["bericht"] == nullptr);
}

TEST_CASE("what is not settled says why, and who settles it") {
  Outcome missing = of_kind(OutcomeKind::missing);
  const auto id = [](const char* name) { return test::field_named(test::every_type(), name).index; };
  missing.missing = {{FactRef::Kind::field, id("bijstand"), 0},
                     {FactRef::Kind::field, id("kosten"), 0},
                     {FactRef::Kind::case_date, 1, 0},
                     {FactRef::Kind::spent, 0, 0},
                     {FactRef::Kind::lot_period, 0, 0},
                     {FactRef::Kind::lot_lead, 1, 0},
                     {FactRef::Kind::agb, 4, 0},
                     {FactRef::Kind::personal_interest, 0, 0},
                     {FactRef::Kind::answer, 1, 0}};
  missing.accountable = ladder();
  const Json json = written(missing, "betaler");
  const auto item = [](const char* name, const char* kind, const Json& of, const Json& question) {
    return Json({{"feit", name}, {"soort", kind}, {"van", of}, {"vraag", question}});
  };
  CHECK(json["ontbreekt"] == Json::array({item("bijstand", "feit", "p1", "Ontvangt u bijstand?"),
                                          item("kosten", "feit", "v1", nullptr),
                                          item("aanvraagdatum", "datum", nullptr, nullptr),
                                          item("Innovatie", "besteed", nullptr, nullptr),
                                          item("Pilot", "looptijd_van_perceel", nullptr, nullptr),
                                          item("Samen", "penvoerder_van_perceel", nullptr, nullptr),
                                          item("Kwintes", "agb_code", nullptr, nullptr),
                                          item("persoonlijk belang", "persoonlijk_belang", nullptr, nullptr),
                                          item("recht", "antwoord", "v1", nullptr)}));
  CHECK(json["verantwoordelijk"] ==
        Json({{"stappen", Json::array({{{"wie", "Consulent"}, {"uiterlijk", "2017-03-08"}},
                                       {{"wie", "Teammanager"}, {"uiterlijk", nullptr}}})},
              {"geteld_vanaf", "aanvraagdatum"},
              {"tussentijds_betaalt", "Regulier"}}));

  Outcome conflict = of_kind(OutcomeKind::conflict);
  conflict.rules = {RuleId(0), RuleId(1)};
  CHECK(written(conflict, "recht")["uitkomst"] == "strijdig");
  CHECK(written(conflict, "recht")["regels"][1]["naam"] == "pilot");

  const std::vector<std::string> reasons = {"doelbewust", "oordeel", "geen_regel", "wacht", "gedeeld_plafond"};
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    Outcome open = of_kind(OutcomeKind::open);
    open.open = static_cast<OpenReason>(i);
    open.waits_for = QuestionKind::law;
    const Json open_json = written(open, "recht");
    CHECK(open_json["uitkomst"] == "open");
    CHECK(open_json["reden"] == reasons[i]);
    CHECK(open_json.contains("wacht_op") == (open.open == OpenReason::waits));
  }
}

TEST_CASE("a derivation shows every rule with its condition as it came out") {
  program::Program p = rules_with_a_register();
  Derivation why;
  RuleTrace trace;
  trace.rule = RuleId(0);
  trace.valid = Truth::yes;
  trace.own = Truth::unknown;
  trace.status = Truth::no;
  trace.lifted_by = {RuleId(1)};
  trace.answer = true;
  why.rules = {trace};
  why.mandates = {{MandateId(0), Truth::yes}};
  why.barred = {ActorId(2)};
  why.amount = euros(6000);
  const Json right = written(settled(true), "recht", &why)["afleiding"];
  CHECK(right["regels"] == Json::array({{{"naam", "gewoon"},
                                         {"in_werking", "ja"},
                                         {"eigen_voorwaarde", "onbekend"},
                                         {"geldt", "nee"},
                                         {"uitzonderingen", Json::array({"pilot"})},
                                         {"antwoord", true}}}));
  CHECK(right["mandaten"][0]["tot_en_met"] == "50000.00");
  CHECK(right["mandaten"][0]["dekt"] == "ja");
  CHECK(right["persoonlijk_belang"] == Json::array({"Consulent"}));
  CHECK(right["bedrag"] == "6000.00");
}

TEST_CASE("a condition in a derivation names its facts, values and choices") {
  program::Program p = test::every_type();
  const FieldId kind = test::field_named(p, "soort");
  program::Node fact{Op::field, TypeKind::choice, {}, kind.index, 0, 0, {}};
  program::Node literal{Op::literal, TypeKind::choice, {}, kind.index, 0, 0, Value::choice(1)};
  program::Node equal{Op::equal, TypeKind::boolean, {}, 0, 0, 2, {}};
  program::Node term{Op::term, TypeKind::boolean, {}, 0, 0, 0, {}};
  p.nodes = {fact, literal, equal, term};
  p.arguments = {ExprId(0), ExprId(1)};
  p.terms = {{{"dagbesteding", ""}, ExprId(2)}};
  program::Rule rule;
  rule.name = "r";
  rule.condition = ExprId(3);
  p.rules = {rule};

  ConditionTrace left;
  left.op = Op::field;
  left.fact = FactRef{FactRef::Kind::field, kind.index, 0};
  left.value = Value::choice(0);
  left.presumed = true;
  ConditionTrace right_side;
  right_side.op = Op::literal;
  right_side.value = Value::choice(1);
  ConditionTrace comparison;
  comparison.op = Op::equal;
  comparison.truth = Truth::no;
  comparison.arguments = {left, right_side};
  ConditionTrace named;
  named.op = Op::term;
  named.truth = Truth::no;
  named.arguments = {comparison};
  RuleTrace trace;
  trace.rule = RuleId(0);
  trace.condition = named;

  CaseDerivation derivation{{{}}, {{}}};
  derivation.requests[0].right.rules = {trace};
  DecisionOutcome decision;
  decision.requests = {0};
  const Json json = Json::parse(exchange::to_json(p, case_of(p), {{RequestOutcome{}}, {decision}}, &derivation));
  CHECK(json["voorzieningen"][0]["recht"]["afleiding"]["regels"][0]["voorwaarde"] == Json::parse(R"({
    "soort": "begrip", "naam": "dagbesteding", "uitkomst": "nee", "delen": [
      {"soort": "is", "uitkomst": "nee", "delen": [
        {"soort": "feit", "feit": {"feit": "soort", "soort": "feit", "van": "v1"}, "waarde": "Begeleiding", "aangenomen": true},
        {"soort": "waarde", "waarde": "Dagbesteding"}]}]})"));
}

TEST_CASE("diagnostics as JSON have a place, or none, and both languages") {
  const Documents documents = {Document("a \xFF.klap", "regelset\nWoérden x")};
  Diagnostics diagnostics;
  diagnostics.add(DiagnosticKind::file_absent, {0xFFFF'FFFF, 0, 0}, {"x"});
  diagnostics.add(DiagnosticKind::not_text, {0, 18, 19});
  Json json = Json::parse(exchange::to_json(diagnostics, documents));
  CHECK(json["klap"] == 1);
  CHECK(json["niet_getoond"] == 0);
  const Json& absent = json["meldingen"][0];
  CHECK(absent["code"] == "K1001");
  CHECK(absent["niveau"] == "fout");
  CHECK(absent["bestand"] == nullptr);
  CHECK(absent["regel"] == nullptr);
  CHECK(absent["tekst"].get<std::string>().rfind("'x' is er niet", 0) == 0);
  CHECK(absent["text"].get<std::string>().rfind("'x' is not there", 0) == 0);
  const Json& placed = json["meldingen"][1];
  CHECK(placed["bestand"] == "a \\x{FF}.klap");
  CHECK(placed["regel"] == 2);
  CHECK(placed["kolom"] == 9);
  CHECK(placed["regel_tot"] == 2);
  CHECK(placed["kolom_tot"] == 10);

  for (int i = 0; i < 150; ++i) diagnostics.add(DiagnosticKind::not_text, {0, 0, 1});
  json = Json::parse(exchange::to_json(diagnostics, documents));
  CHECK(json["meldingen"].size() == 100);
  CHECK(json["niet_getoond"] == 52);
}
