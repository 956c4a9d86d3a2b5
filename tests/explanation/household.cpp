// Households with a representative, a plan and parameters; requests that need no decision, or are forwarded.
#include "scenarios.hpp"

namespace klap::test::explaining {

using decision::FactRef;
using decision::OpenReason;
using decision::Outcome;
using decision::PartyAnswer;
using decision::Truth;

namespace {

PartyAnswer person(std::uint32_t index) { return {PartyAnswer::Kind::person, index, {}, 0}; }
PartyAnswer actor(ActorId id) { return {PartyAnswer::Kind::actor, 0, id, 0}; }
PartyAnswer municipality(int code) { return {PartyAnswer::Kind::municipality, 0, {}, code}; }

/// The pilot, with what a household needs.
struct Household : Pilot {
  ActorId ferm_werk, makelaar;
  BudgetId participatie;
  FieldId vertegenwoordiger, partner;  // of a person, who they are
  FieldId aangemeld;                   // of a request
  FieldId contactpersoon, complex;     // of the plan
  ParameterId grens, open_aanbod;
  RuleId vrij, besluit_bij_aanmelding, onder_grens, gezin_hier, aan_vertegenwoordiger, aan_contactpersoon, regie_zelf,
      regie_makelaar, doorsturen;

  Household() {
    ferm_werk = b.actor("Ferm_Werk", "het bestuur van Ferm Werk", ActorKind::body);
    makelaar = b.actor("Sociaal_makelaar", "", ActorKind::function);
    participatie = b.budget("Participatiebudget");
    b.program.budgets[participatie.index].body = ferm_werk;
    add_facts();
    add_rules();
  }

  void add_facts() {
    vertegenwoordiger = b.field("vertegenwoordiger", TypeKind::person, FieldOwner::person);
    b.at(vertegenwoordiger).label = "de wettelijke vertegenwoordiger";
    b.at(vertegenwoordiger).optional = true;
    partner = b.field("partner", TypeKind::person, FieldOwner::person);
    aangemeld = b.field("aangemeld", TypeKind::boolean, FieldOwner::request);
    b.at(aangemeld).question = "Hebt u zich aangemeld?";
    contactpersoon = b.field("contactpersoon", TypeKind::person, FieldOwner::plan);
    complex = b.field("complex", TypeKind::boolean, FieldOwner::plan);
    b.at(complex).question = "Is de situatie ingewikkeld?";
    const Period before{std::nullopt, day("2016-12-31")};
    const Period since{day("2017-01-01"), std::nullopt};
    grens = b.parameter(
        "grens", TypeKind::money,
        {{Value::money(euros(620)), since, {{wmo, "2.1.4"}}, {}}, {Value::money(euros(600)), before, {}, {}}});
    b.program.parameters[grens.index].label = "de inkomensgrens";
    b.program.parameters[grens.index].unit = MoneyUnit::per_month;
    open_aanbod = b.parameter("open_aanbod", TypeKind::boolean, {{std::nullopt, since, {}, {}}});
  }

  void add_rules() {
    vrij = b.rule(QuestionKind::need, "vrij_toegankelijk", b.test(Op::negation, {b.read(aangemeld)}),
                  program::YesNo{false}, {{wmo, "2.1.2"}});
    b.at(vrij).label = "een algemene voorziening is er voor iedereen";
    besluit_bij_aanmelding = b.rule(QuestionKind::need, "op_aanvraag", b.test(Op::negation, {b.read(open_aanbod)}),
                                    program::YesNo{true}, {});
    onder_grens = b.rule(QuestionKind::right, "onder_grens", b.test(Op::equal, {b.read(kosten), b.read(grens)}),
                         program::YesNo{true}, {{wmo, "2.1.4"}});
    const ExprId here =
        b.test(Op::equal, {b.read(woongemeente, vertegenwoordiger), b.literal(Value::municipality(632))});
    const ExprId young =
        b.test(Op::negation, {b.test(Op::age_at_least, {b.read(geboortedatum, vertegenwoordiger),
                                                        b.literal(Value::number(18)), b.date(CaseDate::reference)})});
    const ExprId self = b.test(Op::equal, {b.read(vertegenwoordiger), b.node(Op::resident, TypeKind::person, {})});
    const ExprId alone = b.test(Op::is_none, {b.read(partner)});
    gezin_hier = b.rule(QuestionKind::right, "gezin_hier", b.test(Op::all_of, {here, young, self, alone}),
                        program::YesNo{true}, {});
    const program::Party represents{PartyKind::field_person, vertegenwoordiger, {}};
    const program::Party resident{PartyKind::resident, {}, {}};
    aan_vertegenwoordiger = b.rule(QuestionKind::addressee, "vertegenwoordigd", {},
                                   program::Addressee{represents, {resident}}, {{awb, "2:1 lid 1"}});
    const program::Party contact{PartyKind::field_person, contactpersoon, {}};
    aan_contactpersoon = b.rule(QuestionKind::addressee, "via_contactpersoon", {}, program::Addressee{contact, {}}, {});
    regie_zelf = b.rule(QuestionKind::direction, "eigen_regie", b.test(Op::negation, {b.read(complex)}),
                        program::Director{contact}, {{ro, "2"}});
    regie_makelaar = b.rule(QuestionKind::direction, "zware_regie", b.read(complex),
                            program::Director{{PartyKind::actor, {}, makelaar, {}}}, {{ro, "3"}});
    const program::Party where{PartyKind::field_municipality, woongemeente, {}};
    doorsturen = b.rule(QuestionKind::follow_up, "doorsturen", {},
                        program::Obligations{{{ObligationKind::forwarding, "", where, std::nullopt}}}, {{awb, "2:3"}});
  }

  /// p1 is represented by p2, whose partner is p3 and who lives in Utrecht; p3 is the contact of the plan.
  [[nodiscard]] decision::Case family(std::size_t requests) const {
    decision::Case facts = empty_case(program(), 3, std::vector<std::size_t>(requests, 0));
    auto& child = facts.persons[0].facts;
    child[vertegenwoordiger.index] = known(Value::person(1));
    child[partner.index] = known(Value::person(2));
    facts.persons[1].facts[woongemeente.index] = {
        decision::Fact::State::history, {}, {{day("2016-01-01"), Value::municipality(344)}}};
    facts.plan[contactpersoon.index] = known(Value::person(2));
    facts.plan[complex.index] = known(Value::boolean(false));
    return facts;
  }

  [[nodiscard]] decision::Derivation plan_derivation(const decision::Case& facts, Truth own_direction) const {
    decision::Derivation d;
    const Truth other = own_direction == Truth::yes ? Truth::no : own_direction;
    d.rules = {came_out(program(), facts, 0, regie_zelf, own_direction),
               came_out(program(), facts, 0, regie_makelaar, other)};
    return d;
  }
};

/// A child whose decisions go to the representative: every sentence that then is not about "u".
Scenario represented() {
  const Household p;
  Scenario s = begin("represented", p.program(), p.family(8));
  s.facts.requests.push_back({"v9", 2, std::vector<decision::Fact>(s.program.fields.size()), {}});  // of p3
  s.facts.persons[2].facts[p.vertegenwoordiger.index] = {decision::Fact::State::none, {}, {}};
  const decision::Accountable who = p.ladder(p.consulent);
  const Outcome law = settled(p.wmo, {p.wet});
  Outcome waits = open(OpenReason::waits, who);
  waits.waits_for = QuestionKind::law;
  const Outcome none = not_asked(QuestionKind::payer);
  const auto mother = person(1);
  const std::vector<decision::ObligationAnswer> sent = {
      {ObligationKind::letter, "", person(0), std::nullopt},
      {ObligationKind::letter, "", mother, std::nullopt},
      {ObligationKind::letter, "", municipality(344), day("2017-03-06")},
      {ObligationKind::letter, "", actor(p.teammanager), std::nullopt},
      {ObligationKind::order, "", mother, std::nullopt},
      {ObligationKind::forwarding, "", municipality(1234), std::nullopt},
      {ObligationKind::forwarding, "", actor(p.ferm_werk), day("2017-03-08")},
      {ObligationKind::forwarding, "", actor(p.kwintes), std::nullopt}};
  const Outcome nothing = settled(std::vector<decision::ObligationAnswer>{}, {});
  s.outcome.requests = {
      request_outcome(law, settled(true, {p.maatwerk, p.gezin_hier}), none, settled(sent, {p.doorsturen}), 0),
      request_outcome(law, settled(false, {p.jongere}), none, nothing, 0),
      request_outcome(law, not_asked(QuestionKind::right), none, nothing, 1),
      request_outcome(law, open(OpenReason::on_purpose, who), none, nothing, 2),
      request_outcome(law, open(OpenReason::judgement, who), none, nothing, 3),
      request_outcome(law, open(OpenReason::no_rule, who), none, nothing, 4),
      request_outcome(law, waits, none, nothing, 4),
      request_outcome(law, settled(true, {p.maatwerk}), none, nothing, 5),
      request_outcome(law, settled(true, {p.maatwerk}), none, nothing, 6)};
  const auto to_mother = settled(decision::AddresseeAnswer{mother, {person(0), person(2), actor(p.kwintes), mother}},
                                 {p.aan_vertegenwoordiger});
  const auto by = settled(p.by_consulent());
  decision::DeciderAnswer two = p.by_consulent();
  two.deciders.push_back({p.kwintes, p.college, {}, {p.aan_kwintes}});
  s.outcome.decisions = {
      {0, p.wmo, {}, {0, 1}, by, to_mother},
      {0, {}, {}, {2}, settled(decision::DeciderAnswer{{}, {p.college}, p.consulent}), to_mother},
      {0, {}, {}, {3}, settled(two), to_mother},
      {0, {}, {}, {4}, waits, to_mother},
      {0, {}, {}, {5, 6}, by, to_mother},
      {0, {}, {}, {7}, by, settled(decision::AddresseeAnswer{person(2), {}}, {p.aan_contactpersoon})},
      {2, p.wmo, {}, {8}, by, settled(decision::AddresseeAnswer{municipality(632), {municipality(9999)}}, {})}};
  s.outcome.plan.direction = settled(person(0), {p.regie_zelf});
  s.derivation.requests.resize(9);
  s.derivation.requests[0].right.rules = {came_out(s.program, s.facts, 0, p.wlz_weigert, Truth::no),
                                          came_out(s.program, s.facts, 0, p.gezin_hier, Truth::yes)};
  s.derivation.requests[0].right.rules[1].answer = true;
  s.derivation.decisions.resize(7);
  s.derivation.decisions[0].addressee.rules = {came_out(s.program, s.facts, 0, p.aan_vertegenwoordiger, Truth::yes)};
  s.derivation.decisions[0].addressee.rules[0].answer = to_mother.answer;
  s.derivation.plan.direction = p.plan_derivation(s.facts, Truth::yes);
  return s;
}

/// Nothing of what is asked for needs a decision.
Scenario no_decision() {
  const Household p;
  Scenario s = begin("no_decision", p.program(), empty_case(p.program(), 1, {0, 0, 0, 0}));
  for (auto& request : s.facts.requests) request.facts[p.aangemeld.index] = known(Value::boolean(false));
  s.facts.requests[0].facts[p.soort.index] = known(Value::choice(1));
  s.facts.persons[0].facts[p.vertegenwoordiger.index] = known(Value::person(0));
  s.facts.plan[p.contactpersoon.index] = known(Value::person(0));
  s.facts.plan[p.complex.index] = known(Value::boolean(false));
  const decision::Accountable who = p.ladder(p.consulent);
  const Outcome none = not_asked(QuestionKind::payer);
  const Outcome nothing = settled(std::vector<decision::ObligationAnswer>{}, {});
  const Outcome rights[] = {not_asked(QuestionKind::right), settled(true, {p.gezin_hier}), settled(false, {p.jongere}),
                            missing({field_ref(p.bijstand, 0), field_ref(p.complex, 0)}, who)};
  s.derivation.requests.resize(4);
  for (std::size_t r = 0; r < 4; ++r) {
    decision::RequestOutcome request =
        request_outcome(not_asked(QuestionKind::law), rights[r], none, nothing, std::nullopt);
    request.need = settled(false, {p.vrij});
    s.outcome.requests.push_back(request);
    s.derivation.requests[r].need.rules = {came_out(s.program, s.facts, r, p.vrij, Truth::yes)};
  }
  s.derivation.requests[1].right.rules = {came_out(s.program, s.facts, 1, p.gezin_hier, Truth::yes)};
  s.outcome.plan.direction = settled(person(0), {p.regie_zelf});
  s.derivation.plan.direction = p.plan_derivation(s.facts, Truth::yes);
  return s;
}

/// A child with one decision, which goes to the representative; what needs none is told to the representative as well.
Scenario along_with_the_decision() {
  const Household p;
  Scenario s = begin("along", p.program(), p.family(3));
  const Outcome nothing = settled(std::vector<decision::ObligationAnswer>{}, {});
  const Outcome rights[] = {settled(true, {p.maatwerk}), not_asked(QuestionKind::right), settled(false, {p.jongere})};
  for (std::size_t r = 0; r < 3; ++r) {
    decision::RequestOutcome request =
        request_outcome(settled(p.wmo, {p.wet}), rights[r], not_asked(QuestionKind::payer), nothing, std::nullopt);
    request.need = settled(r == 0, {r == 0 ? p.besluit_bij_aanmelding : p.vrij});
    s.outcome.requests.push_back(request);
  }
  s.outcome.requests[0].decision = 0;
  const decision::AddresseeAnswer to_mother{person(1), {person(0)}};
  s.outcome.decisions = {{0, p.wmo, {}, {0}, settled(p.by_consulent()), settled(to_mother, {p.aan_vertegenwoordiger})}};
  s.derivation.requests.resize(3);
  s.derivation.decisions.resize(1);
  return s;
}

/// What the municipality has established, and what it has not; a body that pays.
Scenario parameters() {
  const Household p;
  Scenario s = begin("parameters", p.program(), empty_case(p.program(), 1, {0}));
  s.facts.requests[0].facts[p.aangemeld.index] = known(Value::boolean(true));
  s.facts.requests[0].facts[p.kosten.index] = known(Value::money(euros(620)));
  const decision::Accountable who = p.ladder(p.consulent);
  const FactRef unknown_parameter{FactRef::Kind::parameter, p.open_aanbod.index, 0};
  decision::RequestOutcome r = request_outcome(settled(p.wmo, {p.wet}), settled(true, {p.onder_grens}));
  r.need = missing({unknown_parameter}, who);
  r.payer = settled(decision::PaymentAnswer{{{p.participatie, euros(620)}}, {}, euros(5)}, {p.gewoon});
  r.payer.accountable = who;
  r.payer.accountable->interim = p.participatie;
  r.follow_up = missing({{FactRef::Kind::parameter, p.grens.index, 0}, field_ref(p.contactpersoon, 0)}, who);
  s.outcome.requests = {r};
  s.outcome.decisions = {{0, p.wmo, {}, {0}, missing({unknown_parameter}, who), missing({unknown_parameter}, who)}};
  s.outcome.plan.direction = missing({field_ref(p.complex, 0)}, who);
  s.derivation.requests.resize(1);
  s.derivation.requests[0].need.rules = {came_out(s.program, s.facts, 0, p.vrij, Truth::no),
                                         came_out(s.program, s.facts, 0, p.besluit_bij_aanmelding, Truth::unknown)};
  s.derivation.requests[0].right.rules = {came_out(s.program, s.facts, 0, p.onder_grens, Truth::yes),
                                          came_out(s.program, s.facts, 0, p.gezin_hier, Truth::unknown)};
  s.derivation.decisions.resize(1);
  s.derivation.plan.direction = p.plan_derivation(s.facts, Truth::unknown);
  return s;
}

/// To the resident, with copies and letters to others, and forwarded.
Scenario forwarded() {
  Household p;
  p.b.program.municipalities[0].label = "gemeente Utrecht";
  Scenario s = begin("forwarded", p.program(), p.family(1));
  decision::RequestOutcome r = request_outcome(settled(p.wmo, {p.wet}), settled(false, {p.jongere}));
  r.payer = not_applicable(QuestionKind::right);
  r.need = settled(true, {p.besluit_bij_aanmelding});
  r.follow_up = settled(
      std::vector<decision::ObligationAnswer>{{ObligationKind::letter, "", person(1), std::nullopt},
                                              {ObligationKind::forwarding, "", municipality(344), day("2017-03-08")},
                                              {ObligationKind::forwarding, "", actor(p.ferm_werk), std::nullopt}},
      {p.doorsturen});
  s.outcome.requests = {r};
  s.facts.persons[1].id = "moeder";
  s.facts.persons.push_back({"tante", std::vector<decision::Fact>(s.program.fields.size())});
  s.facts.persons[0].facts[p.vertegenwoordiger.index] = {// neither who was it before, nor who will be
                                                         decision::Fact::State::history,
                                                         {},
                                                         {{day("2010-01-01"), Value::person(3)},
                                                          {day("2016-01-01"), Value::person(1)},
                                                          {day("2018-01-01"), Value::person(3)}}};
  const decision::AddresseeAnswer addressee{person(0), {person(1), person(2), person(3), municipality(1234)}};
  s.outcome.decisions = {{0, p.wmo, {}, {0}, settled(p.by_consulent()), settled(addressee, {p.aan_vertegenwoordiger})}};
  s.outcome.plan.direction = settled(actor(p.makelaar), {p.regie_makelaar});
  s.derivation.requests.resize(1);
  s.derivation.requests[0].follow_up.rules = {came_out(s.program, s.facts, 0, p.doorsturen, Truth::yes)};
  s.derivation.requests[0].follow_up.rules[0].answer = r.follow_up.answer;
  s.derivation.decisions.resize(1);
  s.derivation.plan.direction = p.plan_derivation(s.facts, Truth::no);
  s.derivation.plan.direction.rules[1].status = Truth::yes;
  return s;
}

/// One request is for another municipality, one was refused already, and of one something is to be asked.
Scenario handed_over() {
  Household p;
  const SourceId work = p.b.source("WI", "Werkinstructie toegang", SourceKind::work_instruction);
  p.b.at(p.aangemeld).asked_on = {{work, "6"}};
  p.b.at(p.jongere).grounds.push_back({work, "5"});
  Scenario s = begin("handed_over", p.program(), empty_case(p.program(), 1, {0, 0, 0}));
  s.facts.decisions = {{0, p.wmo, DecisionKind::refuse, p.consulent, day("2017-03-02"), {}}};
  const decision::Accountable who = p.ladder(p.consulent);
  const Outcome none = not_asked(QuestionKind::payer);
  const Outcome nothing = settled(std::vector<decision::ObligationAnswer>{}, {});
  const std::vector<decision::ObligationAnswer> sent = {
      {ObligationKind::forwarding, "", municipality(344), std::nullopt}};
  s.outcome.requests = {
      request_outcome(not_asked(QuestionKind::law), open(OpenReason::on_purpose, who), none,
                      settled(sent, {p.doorsturen}), 0),
      request_outcome(settled(p.wmo, {p.wet}), settled(false, {p.jongere}), none, nothing, 1),
      request_outcome(not_asked(QuestionKind::law), missing({field_ref(p.aangemeld, 2)}, who), none, nothing, 2)};
  const Outcome to_resident = settled(decision::AddresseeAnswer{person(0), {}}, {p.aanvrager});
  s.outcome.decisions = {{0, {}, {}, {0}, not_asked(QuestionKind::decider), to_resident},
                         {0, p.wmo, {}, {1}, settled(p.by_consulent()), to_resident},
                         {0, {}, {}, {2}, settled(p.by_consulent()), to_resident}};
  s.derivation.requests.resize(3);
  s.derivation.decisions.resize(3);
  return s;
}

}  // namespace

std::vector<Scenario> household_scenarios() {
  return {represented(), no_decision(), along_with_the_decision(), parameters(), forwarded(), handed_over()};
}

}  // namespace klap::test::explaining
