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
  facts.plan.resize(p.fields.size());
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

/// The one request (or its decision, or the plan) with this outcome of one question.
Json written(const Outcome& outcome, const char* question, const Derivation* why = nullptr) {
  const program::Program p = rules_with_a_register();
  RequestOutcome request;
  DecisionOutcome decision;
  decision.requests = {0};
  PlanOutcome plan;
  request.law = request.need = request.right = request.payer = request.follow_up = of_kind(OutcomeKind::not_applicable);
  request.decision = 0;
  decision.decider = decision.addressee = plan.direction = of_kind(OutcomeKind::not_applicable);
  CaseDerivation derivation{{{}}, {{}}, {}};
  const std::string name = question;
  if (name == "wet") request.law = outcome;
  if (name == "besluit_nodig") request.need = outcome, derivation.requests[0].need = why ? *why : Derivation{};
  if (name == "regie") plan.direction = outcome, derivation.plan.direction = why ? *why : Derivation{};
  if (name == "recht") request.right = outcome, derivation.requests[0].right = why ? *why : Derivation{};
  if (name == "betaler") request.payer = outcome;
  if (name == "vervolg") request.follow_up = outcome;
  if (name == "beslisser") decision.decider = outcome, derivation.decisions[0].decider = why ? *why : Derivation{};
  if (name == "opdrachtgever") decision.orderer = outcome;
  if (name == "beschikking") decision.addressee = outcome;
  const CaseOutcome all{{request}, {decision}, plan};
  const Json json = Json::parse(exchange::to_json(p, case_of(p), all, why ? &derivation : nullptr));
  if (name == "regie") return json["plan"][name];
  const bool of_decision = name == "beslisser" || name == "opdrachtgever" || name == "beschikking";
  return json[of_decision ? "besluiten" : "voorzieningen"][0][name];
}

}  // namespace

TEST_CASE("the head of an outcome says which rules answered which case") {
  program::Program p = rules_with_a_register();
  p.concept_text = true;
  DecisionOutcome decision;
  decision.requests = {0};
  decision.law = SourceId(2);
  const Json json = Json::parse(exchange::to_json(p, case_of(p), {{RequestOutcome{}}, {decision}, {}}, nullptr));
  CHECK(json["klap"] == 1);
  CHECK(json["regelset"] ==
        Json({{"naam", "Proef"}, {"versie", "1"}, {"hash", std::string(64, 'a')}, {"status", "concept"}}));
  CHECK(json["zaak"] == "z");
  CHECK(json["voorzieningen"][0]["id"] == "v1");
  CHECK(json["voorzieningen"][0]["persoon"] == "p1");
  CHECK(json["besluiten"][0]["wet"] == "Wmo");
  CHECK(json["besluiten"][0]["voorzieningen"] == Json::array({"v1"}));
}

TEST_CASE("the bytes of an outcome are fixed", "[15.2]") {
  const program::Program p = test::every_type();
  DecisionOutcome decision;
  decision.requests = {0};
  RequestOutcome request;
  PlanOutcome plan;
  plan.direction = of_kind(OutcomeKind::not_applicable);
  plan.direction.waits_for = QuestionKind::direction;
  request.decision = 0;
  request.need = of_kind(OutcomeKind::not_applicable);
  request.need.waits_for = QuestionKind::need;
  request.right = settled(true);
  request.law = of_kind(OutcomeKind::error);
  request.payer = of_kind(OutcomeKind::not_applicable);
  request.payer.waits_for = QuestionKind::right;
  request.follow_up = decision.decider = decision.addressee = of_kind(OutcomeKind::error);
  CHECK(exchange::to_json(p, case_of(p), {{request}, {decision}, plan}, nullptr) == R"({
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
      "besluit": 0,
      "wet": {
        "uitkomst": "fout",
        "aannames": []
      },
      "besluit_nodig": {
        "uitkomst": "niet_van_toepassing",
        "wacht_op": "besluit_nodig",
        "aannames": []
      },
      "recht": {
        "uitkomst": "vastgesteld",
        "antwoord": true,
        "regels": [],
        "aannames": []
      },
      "betaler": {
        "uitkomst": "niet_van_toepassing",
        "wacht_op": "recht",
        "aannames": []
      },
      "vervolg": {
        "uitkomst": "fout",
        "aannames": []
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
        "uitkomst": "fout",
        "aannames": []
      },
      "opdrachtgever": {
        "uitkomst": "niet_van_toepassing",
        "wacht_op": "opdrachtgever",
        "aannames": []
      },
      "beschikking": {
        "uitkomst": "fout",
        "aannames": []
      }
    }
  ],
  "plan": {
    "regie": {
      "uitkomst": "niet_van_toepassing",
      "wacht_op": "regie",
      "aannames": []
    }
  }
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

  const Json payer = written(settled(PaymentAnswer{{{BudgetId(0), euros(600)}}, {}, euros(400)}), "betaler");
  CHECK(payer["antwoord"] == Json::array({{{"budget", "Innovatie"}, {"bedrag", "600.00"}}}));
  CHECK(payer["open_bedrag"] == "400.00");
  CHECK_FALSE(written(settled(PaymentAnswer{{{BudgetId(0), euros(600)}}, {}, {}}), "betaler").contains("open_bedrag"));

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

  const PartyAnswer resident{PartyAnswer::Kind::person, 0, {}, 0};
  const PartyAnswer kwintes{PartyAnswer::Kind::actor, 0, ActorId(4), 0};
  const PartyAnswer utrecht{PartyAnswer::Kind::municipality, 0, {}, 344};
  CHECK(written(settled(AddresseeAnswer{resident, {kwintes}}), "beschikking")["antwoord"] ==
        Json({{"aan", Json({{"inwoner", "p1"}})}, {"afschrift", Json::array({{{"wie", "Kwintes"}, {"agb", "41000001"}}})}}));

  CHECK(written(settled(resident), "regie")["antwoord"] == Json({{"inwoner", "p1"}}));
  CHECK(written(settled(utrecht), "regie")["antwoord"] == Json({{"gemeente", "0344"}}));
  CHECK(written(settled(false), "besluit_nodig")["antwoord"] == false);

  std::vector<ObligationAnswer> list;
  const std::vector<std::string> kinds = {"bericht", "brief", "opdracht", "niets", "bekrachtiging", "doorzending"};
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
                     {FactRef::Kind::field, id("complex"), 0},
                     {FactRef::Kind::parameter, 0, 0},
                     {FactRef::Kind::answer, static_cast<std::uint32_t>(QuestionKind::right), 0}};
  missing.accountable = ladder();
  const Json json = written(missing, "betaler");
  const auto item = [](const char* name, const char* kind, const Json& of, const Json& question) {
    return Json({{"feit", name}, {"soort", kind}, {"van", of}, {"vraag", question}});
  };
  CHECK(json["ontbreekt"] ==
        Json::array({item("bijstand", "feit", "p1", "Ontvangt u bijstand?"), item("kosten", "feit", "v1", nullptr),
                     item("aanvraagdatum", "datum", nullptr, nullptr), item("Innovatie", "besteed", nullptr, nullptr),
                     item("Pilot", "looptijd_van_perceel", nullptr, nullptr),
                     item("Samen", "penvoerder_van_perceel", nullptr, nullptr),
                     item("Kwintes", "agb_code", nullptr, nullptr),
                     item("persoonlijk belang", "persoonlijk_belang", nullptr, nullptr),
                     item("complex", "feit", nullptr, "Is er veel tegelijk aan de hand?"),
                     item("grens", "parameter", nullptr, nullptr), item("recht", "antwoord", "v1", nullptr)}));
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
    const bool by_rules = open.open == OpenReason::on_purpose || open.open == OpenReason::shared_ceiling;
    CHECK(open_json.contains("regels") == by_rules);
    CHECK(open_json["aannames"] == Json::array());
    open.rules = {RuleId(1)};
    if (by_rules) CHECK(written(open, "recht")["regels"][0]["naam"] == "pilot");
  }
}

TEST_CASE("a question that waits names the other by its key") {
  const std::vector<std::string> keys = {"wet",           "besluit_nodig", "recht", "betaler", "beslisser",
                                         "opdrachtgever", "beschikking",   "regie", "vervolg"};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    Outcome waits = of_kind(OutcomeKind::open);
    waits.open = OpenReason::waits;
    waits.waits_for = static_cast<QuestionKind>(i);
    CHECK(written(waits, "beschikking")["wacht_op"] == keys[i]);
  }
}

TEST_CASE("a request says which decision it is in, or that it is in none") {
  const program::Program p = rules_with_a_register();
  Case facts = case_of(p);
  facts.requests.push_back({"v2", 0, std::vector<Fact>(p.fields.size()), {}});
  RequestOutcome in;
  RequestOutcome out;
  in.decision = 0;
  out.need = settled(false);
  DecisionOutcome decision;
  decision.requests = {0};
  const Json json = Json::parse(exchange::to_json(p, facts, {{in, out}, {decision}, {}}, nullptr));
  CHECK(json["voorzieningen"][0]["besluit"] == 0);
  CHECK(json["voorzieningen"][1]["besluit"] == nullptr);
  CHECK(json["besluiten"][0]["voorzieningen"] == Json::array({"v1"}));
}

TEST_CASE("what is still to be asked stands in one list, each fact once, in asking order", "[6.4]") {
  const program::Program p = test::every_type();
  Case facts = case_of(p);
  facts.requests.push_back({"v2", 0, std::vector<Fact>(p.fields.size()), {}});
  const auto missing = [&](const char* name, std::uint32_t entity) {
    Outcome outcome = of_kind(OutcomeKind::missing);
    outcome.missing = {{FactRef::Kind::field, test::field_named(p, name).index, entity}};
    return outcome;
  };
  CaseOutcome outcome;
  outcome.requests.resize(2);
  outcome.requests[0].law = missing("bijstand", 0);
  outcome.requests[0].right = missing("kosten", 0);
  outcome.requests[0].payer = missing("bijstand", 0);
  outcome.requests[0].follow_up = of_kind(OutcomeKind::missing);
  outcome.requests[0].follow_up.missing = {{FactRef::Kind::agb, 4, 0}, {FactRef::Kind::case_date, 1, 0}};
  outcome.requests[1].law = missing("bijstand", 0);
  outcome.requests[1].right = missing("kosten", 1);
  outcome.decisions.resize(1);
  outcome.decisions[0].decider = missing("kosten", 1);
  outcome.decisions[0].addressee = of_kind(OutcomeKind::missing);
  outcome.decisions[0].addressee.missing = {{FactRef::Kind::personal_interest, 0, 0}};
  const Json json = Json::parse(exchange::missing_to_json(p, facts, outcome));
  std::string asked;
  for (const Json& one : json["ontbreekt"]) {
    asked += one["feit"].get<std::string>() + "/" + (one["van"].is_null() ? "" : one["van"].get<std::string>()) + " ";
  }
  CHECK(asked == "bijstand/p1 kosten/v1 Kwintes/ aanvraagdatum/ kosten/v2 persoonlijk belang/ ");
  CHECK(json["ontbreekt"][0] ==
        Json({{"feit", "bijstand"}, {"soort", "feit"}, {"van", "p1"}, {"vraag", "Ontvangt u bijstand?"}}));
  CHECK(json["klap"] == 1);
  CHECK(Json::parse(exchange::missing_to_json(p, facts, {}))["ontbreekt"].empty());
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
  why.mandates = {{MandateId(0), Truth::yes, {}}};
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

  CaseDerivation derivation{{{}}, {{}}, {}};
  derivation.requests[0].right.rules = {trace};
  DecisionOutcome decision;
  decision.requests = {0};
  const Json json = Json::parse(exchange::to_json(p, case_of(p), {{RequestOutcome{}}, {decision}, {}}, &derivation));
  CHECK(json["voorzieningen"][0]["recht"]["afleiding"]["regels"][0]["voorwaarde"] == Json::parse(R"({
    "soort": "begrip", "naam": "dagbesteding", "uitkomst": "nee", "delen": [
      {"soort": "is", "uitkomst": "nee", "delen": [
        {"soort": "feit", "feit": {"feit": "soort", "soort": "feit", "van": "v1"}, "waarde": "Begeleiding", "aangenomen": true},
        {"soort": "waarde", "waarde": "Dagbesteding"}]}]})"));
}

TEST_CASE("a condition in a derivation names persons by their ids, and parameters") {
  program::Program p = test::every_type();
  const std::uint32_t parent = test::field_named(p, "ouder").index;
  const std::uint32_t income = test::field_named(p, "inkomen").index;
  p.nodes = {{Op::field, TypeKind::person, {}, parent, 0, 0, {}}, {Op::resident, TypeKind::person, {}, 0, 0, 0, {}},
             {Op::equal, TypeKind::boolean, {}, 0, 0, 2, {}},     {Op::field, TypeKind::money, {}, income, 2, 1, {}},
             {Op::parameter, TypeKind::money, {}, 0, 0, 0, {}},   {Op::less, TypeKind::boolean, {}, 0, 3, 2, {}},
             {Op::any_of, TypeKind::boolean, {}, 0, 5, 2, {}}};
  p.arguments = {ExprId(0), ExprId(1), ExprId(0), ExprId(3), ExprId(4), ExprId(2), ExprId(5)};
  program::Rule rule;
  rule.name = "r";
  rule.condition = ExprId(6);
  p.rules = {rule};

  const auto leaf = [](Op op, std::optional<FactRef> fact, std::optional<Value> value) {
    ConditionTrace trace;
    trace.op = op;
    trace.fact = fact;
    trace.value = value;
    return trace;
  };
  const auto node = [](Op op, Truth truth, std::vector<ConditionTrace> parts) {
    ConditionTrace trace;
    trace.op = op;
    trace.truth = truth;
    trace.arguments = std::move(parts);
    return trace;
  };
  const ConditionTrace known = leaf(Op::field, FactRef{FactRef::Kind::field, parent, 0}, Value::person(1));
  const ConditionTrace self = leaf(Op::resident, {}, Value::person(0));
  ConditionTrace of_unknown = leaf(Op::field, {}, {});
  of_unknown.arguments = {leaf(Op::field, FactRef{FactRef::Kind::field, parent, 0}, {})};
  const ConditionTrace limit = leaf(Op::parameter, FactRef{FactRef::Kind::parameter, 0, 0}, Value::money(euros(5)));
  RuleTrace trace;
  trace.rule = RuleId(0);
  trace.condition =
      node(Op::any_of, Truth::unknown,
           {node(Op::equal, Truth::no, {known, self}), node(Op::less, Truth::unknown, {of_unknown, limit})});

  Case facts = case_of(p);
  facts.persons.push_back({"p2", std::vector<Fact>(p.fields.size())});
  CaseDerivation derivation{{{}}, {}, {}};
  derivation.requests[0].need.rules = {trace};
  const Json json = Json::parse(exchange::to_json(p, facts, {{RequestOutcome{}}, {}, {}}, &derivation));
  CHECK(json["voorzieningen"][0]["besluit_nodig"]["afleiding"]["regels"][0]["voorwaarde"] == Json::parse(R"({
    "soort": "of", "uitkomst": "onbekend", "delen": [
      {"soort": "is", "uitkomst": "nee", "delen": [
        {"soort": "feit", "feit": {"feit": "ouder", "soort": "feit", "van": "p1"}, "waarde": "p2"},
        {"soort": "inwoner", "waarde": "p1"}]},
      {"soort": "is_minder_dan", "uitkomst": "onbekend", "delen": [
        {"soort": "feit", "naam": "inkomen", "uitkomst": "onbekend", "delen": [
          {"soort": "feit", "feit": {"feit": "ouder", "soort": "feit", "van": "p1"}, "uitkomst": "onbekend"}]},
        {"soort": "parameter", "feit": {"feit": "grens", "soort": "parameter", "van": null}, "waarde": "5.00"}]}]})"));
}

TEST_CASE("a list in a derivation has its elements by their ids, each with its own parts") {
  program::Program p = test::every_type();
  const std::uint32_t kind = test::field_named(p, "soort").index;
  const std::uint32_t costs = test::field_named(p, "kosten").index;
  const std::uint32_t benefit = test::field_named(p, "bijstand").index;
  const auto list = [](ListKind kind_of_list) { return static_cast<std::uint32_t>(kind_of_list); };
  p.nodes = {{Op::field, TypeKind::boolean, {}, benefit, 0, 0, {}},
             {Op::exists, TypeKind::boolean, {}, list(ListKind::persons), 0, 1, {}},
             {Op::field, TypeKind::choice, {}, kind, 0, 0, {}},
             {Op::is_none, TypeKind::boolean, {}, 0, 1, 1, {}},
             {Op::field, TypeKind::money, {}, costs, 0, 0, {}},
             {Op::total, TypeKind::money, {}, list(ListKind::requests_of_resident), 2, 2, {}},
             {Op::count, TypeKind::number, {}, list(ListKind::requests), 0, 0, {}}};
  p.arguments = {ExprId(0), ExprId(2), ExprId(3), ExprId(4)};
  for (const std::uint32_t condition : {1U, 5U, 6U}) {
    program::Rule rule;
    rule.name = "tabel/" + std::to_string(condition);
    rule.condition = ExprId(condition);
    p.rules.push_back(rule);
  }
  const auto traced = [](Op op, Truth truth, std::optional<FactRef> fact, std::optional<Value> value) {
    ConditionTrace trace;
    trace.op = op;
    trace.truth = truth;
    trace.fact = fact;
    trace.value = value;
    return trace;
  };
  const auto field = [](std::uint32_t id, std::uint32_t entity) { return FactRef{FactRef::Kind::field, id, entity}; };
  ConditionTrace someone = traced(Op::exists, Truth::yes, {}, {});
  someone.arguments = {traced(Op::field, Truth::no, field(benefit, 0), {}),
                       traced(Op::field, Truth::yes, field(benefit, 1), {})};
  ConditionTrace sum = traced(Op::total, Truth::unknown, {}, Value::money(euros(7)));
  const auto none = [&](Truth truth) { return traced(Op::is_none, truth, {}, {}); };
  sum.arguments = {none(Truth::no), none(Truth::yes),
                   traced(Op::field, Truth::unknown, field(costs, 2), Value::money(euros(7)))};
  Derivation why;
  why.rules.resize(3);
  for (std::uint32_t r = 0; r < 3; ++r) why.rules[r].rule = RuleId(r);
  why.rules[0].condition = someone;
  why.rules[1].condition = sum;
  why.rules[2].condition = traced(Op::count, Truth::unknown, {}, Value::number(3));

  Case facts = case_of(p);
  facts.persons.push_back({"p2", std::vector<Fact>(p.fields.size())});
  facts.requests[0].person = 1;
  facts.requests.push_back({"v2", 0, std::vector<Fact>(p.fields.size()), {}});
  facts.requests.push_back({"v3", 1, std::vector<Fact>(p.fields.size()), {}});
  CaseDerivation derivation{{{}, {}, {}}, {}, {}};
  derivation.requests[2].right = why;
  const std::vector<RequestOutcome> outcomes(3);
  const Json json = Json::parse(exchange::to_json(p, facts, {outcomes, {}, {}}, &derivation));
  const Json& told = json["voorzieningen"][2]["recht"]["afleiding"]["regels"];
  CHECK(told[0]["naam"] == "tabel/1");
  CHECK(told[0]["voorwaarde"] == Json::parse(R"({"soort": "er_is", "uitkomst": "ja", "lijst": "personen", "elementen": [
    {"persoon": "p1", "voorwaarde": {"soort": "feit", "feit": {"feit": "bijstand", "soort": "feit", "van": "p1"}, "uitkomst": "nee"}},
    {"persoon": "p2", "voorwaarde": {"soort": "feit", "feit": {"feit": "bijstand", "soort": "feit", "van": "p2"}, "uitkomst": "ja"}}]})"));
  CHECK(told[1]["voorwaarde"] == Json::parse(R"({"soort": "som", "waarde": "7.00", "lijst": "voorzieningen_van_de_inwoner", "elementen": [
    {"persoon": "p2", "voorziening": "v1", "voorwaarde": {"soort": "is_geen", "uitkomst": "nee"}},
    {"persoon": "p2", "voorziening": "v3", "voorwaarde": {"soort": "is_geen", "uitkomst": "ja"},
     "telt": {"soort": "feit", "feit": {"feit": "kosten", "soort": "feit", "van": "v3"}, "waarde": "7.00"}}]})"));
  CHECK(told[2]["voorwaarde"] == Json::parse(R"({"soort": "aantal", "waarde": 3, "lijst": "voorzieningen", "elementen": [
    {"persoon": "p2", "voorziening": "v1"}, {"persoon": "p1", "voorziening": "v2"}, {"persoon": "p2", "voorziening": "v3"}]})"));
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
  CHECK(placed["pointer"] == nullptr);  // of rules

  for (int i = 0; i < 150; ++i) diagnostics.add(DiagnosticKind::not_text, {0, 0, 1});
  json = Json::parse(exchange::to_json(diagnostics, documents));
  CHECK(json["meldingen"].size() == 100);
  CHECK(json["niet_getoond"] == 52);
}
