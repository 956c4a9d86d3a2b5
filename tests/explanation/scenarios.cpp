#include "scenarios.hpp"

namespace klap::test::explaining {

using decision::Derivation;
using decision::FactRef;
using decision::OpenReason;
using decision::Truth;

Scenario begin(std::string name, program::Program program, decision::Case facts) {
  Scenario s{std::move(name), std::move(program), std::move(facts), {}, {}};
  s.outcome.plan.direction = not_asked(QuestionKind::direction);
  return s;
}

decision::RequestOutcome request_outcome(decision::Outcome law, decision::Outcome right, decision::Outcome payer,
                                         decision::Outcome follow_up, std::optional<std::size_t> decision) {
  return {std::move(law), not_asked(QuestionKind::need), std::move(right), std::move(payer), std::move(follow_up), {},
          decision};
}

namespace {

Value gemeente(int code) { return Value::municipality(code); }

decision::Case pilot_case(const Pilot& p) {
  decision::Case facts = empty_case(p.program(), 1, {0});
  facts.id = "eads-01";
  facts.dates[1] = day("2017-02-20");
  auto& person = facts.persons[0].facts;
  person[p.geboortedatum.index] = known(Value::date(day("1983-02-01")));
  person[p.woongemeente.index] = {
      decision::Fact::State::history, {}, {{day("2010-05-01"), gemeente(344)}, {day("2016-09-01"), gemeente(632)}}};
  auto& request = facts.requests[0].facts;
  request[p.soort.index] = known(Value::choice(0));
  request[p.kosten.index] = known(Value::money(euros(6000)));
  request[p.vorm.index] = known(Value::choice(0));
  request[p.perceel.index] = known(Value::lot(p.slag));
  request[p.eigen_kracht.index] = known(Value::boolean(false));
  facts.requests[0].notes = {{p.eigen_kracht, p.consulent, day("2017-02-20"), "onderzoeksverslag, paragraaf 3"}};
  facts.spent[p.innovatie.index] = decision::Spent{euros(90'000), day("2017-02-28")};
  return facts;
}

/// The lot is in force: the builder's tracer leaves that open.
decision::RuleTrace lot_holds(const Pilot& p, const decision::Case& facts) {
  decision::RuleTrace trace = came_out(p.program(), facts, 0, p.innovatieperceel, Truth::yes);
  trace.condition->arguments[1].truth = Truth::yes;
  trace.condition->arguments[1].fact = FactRef{FactRef::Kind::lot_period, p.slag.index, 0};
  trace.condition->truth = trace.own = Truth::yes;
  return trace;
}

Scenario pilot() {
  const Pilot p;
  Scenario s = begin("pilot", p.program(), pilot_case(p));
  decision::RequestOutcome r = request_outcome();
  r.law = settled(p.wmo, {p.wet});
  r.right = settled(true, {p.maatwerk});
  r.payer = settled(decision::PaymentAnswer{{{p.innovatie, euros(6000)}}, {}, {}}, {p.innovatieperceel});
  const decision::PartyAnswer kwintes{decision::PartyAnswer::Kind::actor, 0, p.kwintes, 0};
  const decision::PartyAnswer kapper{decision::PartyAnswer::Kind::actor, 0, p.kapper, 0};
  const decision::PartyAnswer resident{decision::PartyAnswer::Kind::person, 0, {}, 0};
  r.follow_up =
      settled(std::vector<decision::ObligationAnswer>{{ObligationKind::message, "WMO301", kwintes, day("2017-03-08")},
                                                      {ObligationKind::letter, "", resident, day("2017-03-06")},
                                                      {ObligationKind::nothing, "", kapper, std::nullopt}},
              {p.toewijzing, p.kapper_niets, p.besluit});
  s.outcome.requests = {r};
  s.outcome.decisions = {
      {0, p.wmo, {}, {0}, settled(p.by_consulent()), settled(decision::AddresseeAnswer{resident, {}}, {p.aanvrager})}};
  const auto traces = [&](std::vector<std::pair<RuleId, Truth>> rules) {
    Derivation d;
    for (const auto& [rule, status] : rules) d.rules.push_back(came_out(s.program, s.facts, 0, rule, status));
    return d;
  };
  decision::RequestDerivation d;
  d.law = traces({{p.wet, Truth::yes}});
  d.right = traces({{p.maatwerk, Truth::yes}, {p.wlz_weigert, Truth::no}, {p.jongere, Truth::no}});
  d.right.rules[2].condition->truth = d.right.rules[2].own = Truth::no;
  d.right.rules[2].condition->arguments[0].truth = Truth::yes;
  d.payer = traces({{p.gewoon, Truth::no}});
  d.payer.rules[0].lifted_by = {p.innovatieperceel};
  d.payer.rules.push_back(lot_holds(p, s.facts));
  d.payer.rules[1].answer = r.payer.answer;
  d.follow_up = traces({{p.toewijzing, Truth::yes}, {p.kapper_niets, Truth::yes}, {p.besluit, Truth::yes}});
  s.derivation.requests = {d};
  decision::DecisionDerivation dd;
  dd.addressee = traces({{p.aanvrager, Truth::yes}});
  dd.decider.mandates = {
      {p.aan_manager, Truth::yes, {}}, {p.aan_consulent, Truth::yes, {}}, {p.aan_kwintes, Truth::no, {}}};
  dd.decider.amount = euros(6000);
  s.derivation.decisions = {dd};
  return s;
}

/// Facts missing in every question, of every kind of fact.
Scenario missing_facts() {
  Pilot p;
  p.b.at(p.bijstand).asked_on.push_back({p.pb, "6.71"});
  p.b.at(p.bijstand).asked_on.push_back({p.ro, ""});
  p.b.at(p.woongemeente).question = "In welke gemeente woont u?";
  Scenario s = begin("missing", p.program(), empty_case(p.program(), 1, {0}));
  const decision::Accountable who = p.ladder(p.consulent);
  decision::RequestOutcome r = request_outcome();
  r.law = settled(p.wmo, {p.wet});
  r.right = missing({field_ref(p.bijstand, 0), field_ref(p.woongemeente, 0), field_ref(p.eigen_kracht, 0)}, who);
  r.payer = missing({{FactRef::Kind::spent, p.innovatie.index, 0}, field_ref(p.kosten, 0)}, who);
  r.follow_up = missing({{FactRef::Kind::lot_lead, p.slag.index, 0},
                         {FactRef::Kind::agb, p.abrona.index, 0},
                         {FactRef::Kind::lot_period, p.slag.index, 0},
                         {FactRef::Kind::case_date, static_cast<std::uint32_t>(CaseDate::application), 0}},
                        who);
  s.outcome.requests = {r};
  s.outcome.decisions = {{0,
                          p.wmo,
                          {},
                          {0},
                          missing({{FactRef::Kind::personal_interest, 0, 0}, field_ref(p.kosten, 0)}, who),
                          missing({field_ref(p.eigen_kracht, 0)}, who)}};
  decision::RequestDerivation d;
  d.law.rules = {came_out(s.program, s.facts, 0, p.wet, Truth::yes)};
  d.right.rules = {came_out(s.program, s.facts, 0, p.maatwerk, Truth::unknown),
                   came_out(s.program, s.facts, 0, p.wlz_weigert, Truth::no),
                   came_out(s.program, s.facts, 0, p.jongere, Truth::unknown)};
  d.right.rules[0].lifted_by = {p.jongere};
  d.payer.rules = {came_out(s.program, s.facts, 0, p.gewoon, Truth::unknown),
                   came_out(s.program, s.facts, 0, p.innovatieperceel, Truth::unknown)};
  d.payer.rules[0].lifted_by = {p.innovatieperceel};
  s.derivation.requests = {d};
  decision::DecisionDerivation dd;
  dd.decider.mandates = {
      {p.aan_manager, Truth::unknown, {}}, {p.aan_consulent, Truth::unknown, {}}, {p.aan_kwintes, Truth::no, {}}};
  s.derivation.decisions = {dd};
  return s;
}

/// Everything contradicts, and the reference date is there.
Scenario conflicts() {
  Pilot p;
  p.b.at(p.bijstand).question = "";
  std::get<program::Obligations>(p.b.at(p.besluit).conclusion).list[0].due->unit = TermUnit::days;
  Scenario s = begin("conflict", p.program(), pilot_case(p));
  const decision::Accountable who = p.ladder(p.consulent);
  decision::RequestOutcome r = request_outcome();
  r.law = conflict({p.wet}, who);
  r.right = conflict({p.maatwerk, p.jongere}, who);
  r.payer = conflict({p.gewoon, p.innovatieperceel}, who);
  r.follow_up = conflict({p.toewijzing, p.kapper_niets}, who);
  s.outcome.requests = {r};
  decision::Outcome waiting = open(OpenReason::waits, who);
  waiting.waits_for = QuestionKind::law;
  s.outcome.decisions = {{0, {}, {}, {0}, waiting, conflict({p.aanvrager}, who)}};
  decision::RequestDerivation d;
  d.right.rules = {came_out(s.program, s.facts, 0, p.maatwerk, Truth::yes),
                   came_out(s.program, s.facts, 0, p.wlz_weigert, Truth::no),
                   came_out(s.program, s.facts, 0, p.jongere, Truth::yes)};
  d.follow_up.rules = {came_out(s.program, s.facts, 0, p.toewijzing, Truth::yes),
                       came_out(s.program, s.facts, 0, p.kapper_niets, Truth::yes),
                       came_out(s.program, s.facts, 0, p.besluit, Truth::yes)};
  s.derivation.requests = {d};
  s.derivation.decisions = {{}};
  return s;
}

/// Every reason of open, without dates; two persons, five requests, decisions of one and of more.
Scenario all_open() {
  const Pilot p;
  Scenario s = begin("open", p.program(), empty_case(p.program(), 2, {0, 0, 1, 1, 1}));
  s.facts.dates = {};
  const decision::Accountable who = p.ladder_without_dates();
  const auto waits = [&](QuestionKind question) {
    decision::Outcome outcome = open(OpenReason::waits, who);
    outcome.waits_for = question;
    return outcome;
  };
  decision::Outcome judgement = open(OpenReason::judgement, who);
  judgement.missing = {field_ref(p.eigen_kracht, 1)};
  decision::Accountable nobody;
  const decision::Outcome ask_date = missing({{FactRef::Kind::case_date, 0, 0}}, who);
  const auto law = settled(p.wmo, {p.wet});
  const auto shared = open(OpenReason::shared_ceiling, who);
  const auto no_rule = open(OpenReason::no_rule, who);
  const auto wait_law = waits(QuestionKind::law);
  s.outcome.requests = {request_outcome(law, open(OpenReason::on_purpose, who), shared, ask_date, 0),
                        request_outcome(law, judgement, shared, waits(QuestionKind::right), 0),
                        request_outcome(no_rule, wait_law, ask_date, wait_law, 1),
                        request_outcome(ask_date, no_rule, no_rule, no_rule, 2),
                        request_outcome(open(OpenReason::judgement, nobody), open(OpenReason::on_purpose, nobody),
                                        ask_date, ask_date, 3)};
  s.outcome.decisions = {{0, p.wmo, {}, {0, 1}, waits(QuestionKind::right), open(OpenReason::on_purpose, who)},
                         {1, {}, {}, {2}, waits(QuestionKind::law), open(OpenReason::no_rule, who)},
                         {1, {}, {}, {3}, ask_date, waits(QuestionKind::law)},
                         {1, {}, {}, {4}, ask_date, ask_date}};
  s.derivation.requests.resize(5);
  s.derivation.decisions.resize(4);
  return s;
}

Scenario errors() {
  const Pilot p;
  Scenario s = begin("error", p.program(), pilot_case(p));
  const decision::Accountable who = p.ladder(p.consulent);
  s.outcome.requests = {request_outcome(error(who), error(who), error(who), error(who))};
  s.outcome.decisions = {{0, p.wmo, {}, {0}, error(who), error(who)}};
  decision::RequestDerivation d;
  d.right.rules = {came_out(s.program, s.facts, 0, p.maatwerk, Truth::error),
                   came_out(s.program, s.facts, 0, p.wlz_weigert, Truth::error),
                   came_out(s.program, s.facts, 0, p.jongere, Truth::later)};
  d.right.rules[0].condition->arguments[0].truth = Truth::error;
  d.right.rules[1].condition->truth = Truth::later;
  s.derivation.requests = {d};
  decision::DecisionDerivation dd;
  dd.decider.mandates = {
      {p.aan_manager, Truth::error, {}}, {p.aan_consulent, Truth::later, {}}, {p.aan_kwintes, Truth::no, {}}};
  dd.decider.barred = {p.consulent, p.teammanager};
  s.derivation.decisions = {dd};
  return s;
}

/// No right: the payer falls away, the college decides itself, the letter goes with copies.
Scenario refused() {
  Pilot p;
  p.b.program.concept_text = false;
  p.b.at(p.jongere).validity = {day("2015-01-01"), day("2019-12-31")};
  p.b.at(p.jongere).label = "jongeren vallen onder de Jeugdwet";
  p.b.at(p.wlz_weigert).validity = {day("2018-01-01"), std::nullopt};
  p.b.at(p.maatwerk).validity = {std::nullopt, day("2030-12-31")};
  p.b.at(p.jongere).grounds.push_back({p.pb, "6.72"});
  p.b.at(p.jongere).grounds.push_back({p.mb, ""});
  p.b.program.mandates.push_back({p.college, p.consulent, {p.awb}, 0x3F, std::nullopt, {}, false, {}, {}, {}, {}, {}});
  Scenario s = begin("refused", p.program(), pilot_case(p));
  s.facts.persons[0].facts[p.geboortedatum.index] = known(Value::date(day("2000-05-01")));
  auto& moves = s.facts.persons[0].facts[p.woongemeente.index].history;
  for (unsigned month = 1; month <= 12; ++month) {  // every month's name is seen
    moves.insert(moves.end() - 1, {*Date::from_ymd(2012, month, 1), gemeente(344)});
  }
  s.facts.personal_interest = {p.teammanager};
  s.program.fields[p.wlz.index].question = "Woont u in een instelling?";
  s.program.fields[p.eigen_kracht.index].question = "Kan de inwoner het zelf?";
  s.facts.requests[0].facts[p.eigen_kracht.index] = known(Value::boolean(true));
  decision::RequestOutcome r = request_outcome();
  r.law = settled(p.wmo, {p.wet});
  r.right = settled(false, {p.jongere});
  r.payer = not_applicable(QuestionKind::right);
  r.follow_up = settled(std::vector<decision::ObligationAnswer>{}, {});
  s.outcome.requests = {r};
  const decision::PartyAnswer resident{decision::PartyAnswer::Kind::person, 0, {}, 0};
  const decision::PartyAnswer kwintes{decision::PartyAnswer::Kind::actor, 0, p.kwintes, 0};
  const decision::PartyAnswer manager{decision::PartyAnswer::Kind::actor, 0, p.teammanager, 0};
  s.outcome.decisions = {{0,
                          p.wmo,
                          {},
                          {0},
                          settled(decision::DeciderAnswer{{{p.college, p.college, {}, {}}}, {}, {}}),
                          settled(decision::AddresseeAnswer{resident, {kwintes, manager, resident}}, {p.aanvrager})}};
  decision::RequestDerivation d;
  d.right.rules = {came_out(s.program, s.facts, 0, p.maatwerk, Truth::no),
                   came_out(s.program, s.facts, 0, p.wlz_weigert, Truth::no),
                   came_out(s.program, s.facts, 0, p.jongere, Truth::yes)};
  d.right.rules[0].lifted_by = {p.jongere};
  d.right.rules[1].valid = Truth::no;
  d.right.rules[2].condition->truth = d.right.rules[2].own = Truth::yes;
  s.derivation.requests = {d};
  decision::DecisionDerivation dd;
  dd.decider.mandates = {{p.aan_manager, Truth::yes, {}},
                         {p.aan_consulent, Truth::no, {}},
                         {p.aan_kwintes, Truth::no, {}},
                         {MandateId(3), Truth::no, {}}};
  dd.decider.barred = {p.teammanager};
  s.derivation.decisions = {dd};
  return s;
}

/// Decided by who had no power to; part of the costs uncovered; a payment with shares.
Scenario not_competent() {
  Pilot p;
  program::PayShare most{program::PayShare::Kind::ratio, *Ratio::make(333, 1000), {p.innovatie, p.begeleiding}, {}};
  program::PayShare third{program::PayShare::Kind::ratio, *Ratio::make(1, 3), {p.begeleiding}, {}};
  program::PayShare rest{program::PayShare::Kind::rest, {}, {p.innovatie}, {}};
  p.b.at(p.gewoon).conclusion = program::Payment{{most, third, rest}, p.innovatie};
  p.b.at(p.gewoon).grounds.clear();
  Scenario s = begin("not_competent", p.program(), pilot_case(p));
  s.facts.requests[0].facts[p.kosten.index] = known(Value::money(euros(31'000)));
  s.facts.requests[0].notes[0].on.reset();
  s.facts.requests[0].notes[0].note = "";
  s.facts.decisions = {{0, p.wmo, DecisionKind::award, p.consulent, day("2017-03-02"), {}}};
  decision::RequestOutcome r = request_outcome();
  r.law = not_asked(QuestionKind::law);
  r.right = settled(true, {p.maatwerk});
  r.payer = settled(
      decision::PaymentAnswer{{{p.begeleiding, euros(20'000)}, {p.innovatie, euros(10'666, 66)}}, {}, euros(333, 34)},
      {p.gewoon});
  r.payer.accountable = p.ladder(p.teammanager);
  const decision::PartyAnswer college{decision::PartyAnswer::Kind::actor, 0, p.college, 0};
  const decision::PartyAnswer kwintes{decision::PartyAnswer::Kind::actor, 0, p.kwintes, 0};
  const decision::PartyAnswer abrona{decision::PartyAnswer::Kind::actor, 0, p.abrona, 0};
  const decision::PartyAnswer resident{decision::PartyAnswer::Kind::person, 0, {}, 0};
  r.follow_up =
      settled(std::vector<decision::ObligationAnswer>{{ObligationKind::message, "WMO301", abrona, std::nullopt},
                                                      {ObligationKind::letter, "", resident, std::nullopt},
                                                      {ObligationKind::order, "", kwintes, day("2017-03-03")},
                                                      {ObligationKind::ratification, "", college, std::nullopt}},
              {p.toewijzing});
  s.outcome.requests = {r};
  s.outcome.decisions = {
      {0,
       p.wmo,
       {},
       {0},
       settled(decision::DeciderAnswer{{}, {p.college}, p.consulent}),
       settled(decision::AddresseeAnswer{{decision::PartyAnswer::Kind::actor, 0, p.kwintes, 0}, {}}, {p.aanvrager})}};
  decision::RequestDerivation d;
  d.right.rules = {came_out(s.program, s.facts, 0, p.maatwerk, Truth::yes)};
  d.payer.rules = {came_out(s.program, s.facts, 0, p.gewoon, Truth::yes)};
  d.payer.rules[0].answer = r.payer.answer;
  s.derivation.requests = {d};
  decision::DecisionDerivation dd;
  dd.decider.mandates = {
      {p.aan_manager, Truth::yes, {}}, {p.aan_consulent, Truth::no, {}}, {p.aan_kwintes, Truth::no, {}}};
  dd.decider.amount = euros(31'000);
  s.derivation.decisions = {dd};
  return s;
}

/// Nothing asked for.
Scenario no_requests() {
  const Pilot p;
  Scenario s = begin("no_requests", p.program(), empty_case(p.program(), 1, {}));
  s.facts.dates = {};
  s.facts.decisions = {{0, p.wmo, std::nullopt, {}, std::nullopt, {}}};
  return s;
}

/// No derivation, no labels, no version; questions that are not asked; no body that is competent.
Scenario bare() {
  Pilot p;
  p.b.program.version = "";
  p.b.program.municipality = 0;
  p.b.program.concept_text = false;
  for (auto& source : p.b.program.sources) source.label = "";
  for (auto& actor : p.b.program.actors) actor.label = "";
  p.b.program.lots[0].label = "";
  p.b.program.no_interest_presumed = false;
  p.b.program.competences.clear();
  Scenario s = begin("bare", p.program(), pilot_case(p));
  decision::RequestOutcome r = request_outcome();
  r.law = not_asked(QuestionKind::law);
  r.right = not_asked(QuestionKind::right);
  r.payer = settled(decision::PaymentAnswer{{{p.innovatie, {}}}, {}, {}}, {p.innovatieperceel});
  r.follow_up = not_applicable(QuestionKind::law);
  s.outcome.requests = {r};
  s.outcome.decisions = {{0, p.wmo, {}, {0}, settled(decision::DeciderAnswer{}), settled(std::monostate{})}};
  return s;
}

/// Two persons; one decision on two requests that two functions may take; the other's decision by a provider.
Scenario household() {
  Pilot p;
  const ActorId makelaar = p.b.actor("Sociaal_makelaar", "", ActorKind::function);
  Scenario s = begin("household", p.program(), empty_case(p.program(), 3, {0, 0, 1}));
  s.facts.dates[1] = day("2017-02-20");
  s.facts.persons[0].facts[p.woongemeente.index] = known(gemeente(632));
  s.facts.persons[1].facts[p.woongemeente.index] = known(gemeente(1234));
  s.facts.requests[0].facts[p.soort.index] = known(Value::choice(0));
  s.facts.requests[1].facts[p.soort.index] = known(Value::choice(1));
  s.facts.requests[1].facts[p.perceel.index] = {decision::Fact::State::none, {}, {}};
  s.facts.requests[2].facts[p.vorm.index] = known(Value::choice(1));
  const auto right = [&](bool yes) { return settled(yes, {yes ? p.maatwerk : p.jongere}); };
  const auto pays = settled(decision::PaymentAnswer{{{p.begeleiding, euros(1000)}}, {}, {}}, {p.gewoon});
  const auto ask = missing({field_ref(p.bijstand, 1), field_ref(p.kosten, 2)}, p.ladder(p.consulent));
  const auto nothing = settled(std::vector<decision::ObligationAnswer>{}, {});
  const auto law = settled(p.wmo, {p.wet});
  s.outcome.requests = {request_outcome(law, right(true), pays, nothing, 0),
                        request_outcome(law, right(false), not_applicable(QuestionKind::right), nothing, 0),
                        request_outcome(law, ask, ask, ask, 1)};
  const decision::PartyAnswer first{decision::PartyAnswer::Kind::person, 0, {}, 0};
  const decision::Decider manager{p.teammanager, p.college, {}, {p.aan_manager}};
  const decision::Decider broker{makelaar, p.college, {}, {}};
  const decision::Decider provider{p.kwintes, p.college, {}, {p.aan_kwintes}};
  s.outcome.decisions = {{0,
                          p.wmo,
                          {},
                          {0, 1},
                          settled(decision::DeciderAnswer{{manager, broker}, {}, {}}),
                          settled(decision::AddresseeAnswer{first, {}}, {p.aanvrager})},
                         {1,
                          p.wmo,
                          {},
                          {2},
                          settled(decision::DeciderAnswer{{provider}, {}, {}}),
                          settled(decision::AddresseeAnswer{first, {first}}, {p.aanvrager})}};
  s.derivation.requests.resize(3);
  for (std::size_t r = 0; r < 3; ++r) {
    s.derivation.requests[r].right.rules = {came_out(s.program, s.facts, r, p.maatwerk, Truth::unknown),
                                            came_out(s.program, s.facts, r, p.wlz_weigert, Truth::no)};
  }
  s.derivation.requests[1].payer.rules = {came_out(s.program, s.facts, 1, p.innovatieperceel, Truth::no)};
  s.derivation.decisions.resize(2);
  return s;
}

/// One rule per operator, so that each is seen as the rule language says it.
Scenario conditions() {
  Pilot p;
  Builder& b = p.b;
  const FieldId ingang = b.field("ingangsdatum", TypeKind::date, FieldOwner::request);
  b.at(ingang).question = "Wanneer begint de hulp?";
  const FieldId dagdelen = b.field("dagdelen", TypeKind::number, FieldOwner::request);
  b.at(dagdelen).presumed = Value::number(2);
  const FieldId aanbieder = b.field("aanbieder", TypeKind::provider, FieldOwner::request);
  const FieldId weekloon = b.field("weekloon", TypeKind::money, FieldOwner::person);
  b.at(weekloon).unit = MoneyUnit::per_week;
  const FieldId bijdrage = b.field("eigen_bijdrage", TypeKind::money, FieldOwner::request);
  b.at(bijdrage).unit = MoneyUnit::per_month;
  b.program.budgets[p.innovatie.index].ceiling->period = CeilingPeriod::whole_term;
  const auto number = [&](std::int64_t n) { return b.literal(Value::number(n)); };
  const auto amount = [&](std::int64_t n) { return b.literal(Value::money(euros(n)), MoneyUnit::per_year); };
  const auto sum = b.node(Op::add, TypeKind::money,
                          {b.read(p.kosten), b.node(Op::subtract, TypeKind::money, {b.read(p.kosten), amount(10)})});
  const auto lead = b.node(Op::lead_party, TypeKind::provider, {b.read(p.perceel)});
  const auto adult =
      b.term("volwassen", b.test(Op::age_at_least, {b.read(p.geboortedatum), number(18), b.date(CaseDate::event)}));
  const auto law = b.node(Op::answer, TypeKind::law, {}, static_cast<std::uint32_t>(QuestionKind::law));
  const auto right = b.node(Op::answer, TypeKind::boolean, {}, static_cast<std::uint32_t>(QuestionKind::right));
  const auto kind = b.test(Op::one_of, {b.read(p.soort), b.literal(Value::choice(1)), b.literal(Value::choice(2))});
  const auto reached = b.node(Op::ceiling_reached, TypeKind::boolean, {}, p.innovatie.index);
  const std::vector<ExprId> all = {
      b.test(Op::less, {b.read(p.kosten), amount(100)}),
      b.test(Op::less_equal, {sum, amount(100)}),
      b.test(Op::greater, {b.read(dagdelen), number(4)}),
      b.test(Op::greater_equal, {b.read(dagdelen), number(4)}),
      b.test(Op::less, {b.read(ingang), b.date(CaseDate::decision)}),
      b.test(Op::less_equal, {b.read(ingang), b.date(CaseDate::publication)}),
      b.test(Op::greater, {b.read(ingang), b.literal(Value::date(day("2017-01-31")))}),
      b.test(Op::greater_equal, {b.read(ingang), b.date(CaseDate::application)}),
      b.test(Op::is_none, {b.read(p.perceel)}),
      b.test(Op::negation, {b.test(Op::is_none, {b.read(p.perceel)})}),
      b.test(Op::lot_delivers, {b.read(p.perceel), b.literal(Value::choice(0), MoneyUnit::once, p.soort)}),
      b.test(Op::equal, {lead, b.read(aanbieder)}),
      b.test(Op::equal, {law, b.literal(Value::law(p.wmo))}),
      b.test(Op::negation, {b.test(Op::equal, {b.read(p.vorm), b.literal(Value::choice(1))})}),
      b.test(Op::negation, {kind}),
      b.test(Op::negation, {b.read(p.bijstand)}),
      reached,
      b.test(Op::negation, {b.test(Op::any_of, {right, b.test(Op::all_of, {adult, reached})})}),
      b.test(Op::negation, {adult}),
      b.test(Op::any_of, {adult, b.test(Op::negation, {b.test(Op::negation, {b.read(p.wlz)})})}),
      b.test(Op::age_at_least, {b.read(ingang), number(1), b.date(CaseDate::reference)}),
      b.test(Op::equal, {b.read(p.soort), b.literal(Value::choice(8))}),
      b.test(Op::equal, {b.read(weekloon), b.literal(Value::money(euros(-5, 5)), MoneyUnit::per_week)}),
      b.test(Op::equal, {b.read(bijdrage), b.literal(Value::money(euros(21)), MoneyUnit::per_month)})};
  b.at(p.gewoon).condition = b.test(Op::all_of, all);
  b.at(p.innovatieperceel).condition = b.test(Op::any_of, {b.test(Op::all_of, {right, adult}), kind});
  Scenario s = begin("conditions", p.program(), pilot_case(p));
  s.facts.dates[3] = day("2017-03-10");
  s.facts.requests[0].facts[aanbieder.index] = known(Value::provider(p.abrona));
  s.facts.requests[0].facts[p.perceel.index] = {decision::Fact::State::none, {}, {}};
  s.facts.persons[0].facts[p.bijstand.index] = known(Value::boolean(true));
  decision::RequestOutcome r = request_outcome();
  r.law = not_asked(QuestionKind::law);
  r.right = not_asked(QuestionKind::right);
  r.follow_up = not_asked(QuestionKind::follow_up);
  r.payer = missing({field_ref(ingang, 0), field_ref(dagdelen, 0)}, p.ladder(p.consulent));
  s.outcome.requests = {r};
  s.outcome.decisions = {{0, {}, {}, {0}, not_asked(QuestionKind::decider), not_asked(QuestionKind::addressee)}};
  decision::RequestDerivation d;
  d.payer.rules = {came_out(s.program, s.facts, 0, p.gewoon, Truth::unknown)};
  auto& parts = d.payer.rules[0].condition->arguments;
  parts[1].arguments[0].value = Value::money(euros(11'990));
  parts[12].arguments[0].fact = FactRef{FactRef::Kind::answer, static_cast<std::uint32_t>(QuestionKind::law), 0};
  parts[12].arguments[0].value = Value::law(p.wmo);
  parts[16].fact = FactRef{FactRef::Kind::spent, p.innovatie.index, 0};
  parts[16].truth = Truth::no;
  parts[17].arguments[0].arguments[0].fact =
      FactRef{FactRef::Kind::answer, static_cast<std::uint32_t>(QuestionKind::right), 0};
  d.payer.rules.push_back({p.innovatieperceel, Truth::yes, Truth::unknown, Truth::unknown, {}, std::nullopt, {}});
  s.derivation.requests = {d};
  s.derivation.decisions = {{}};
  return s;
}

}  // namespace

std::vector<Scenario> scenarios() {
  std::vector<Scenario> all = {pilot(),         missing_facts(), conflicts(), all_open(),  errors(),    refused(),
                               not_competent(), no_requests(),   bare(),      household(), conditions()};
  for (Scenario& s : household_scenarios()) all.push_back(std::move(s));
  for (Scenario& s : list_scenarios()) all.push_back(std::move(s));
  for (Scenario& s : own_scenarios()) all.push_back(std::move(s));
  for (Scenario& s : safeguard_scenarios()) all.push_back(std::move(s));
  for (Scenario& s : case_by_case_scenarios()) all.push_back(std::move(s));
  for (Scenario& s : counted_scenarios()) all.push_back(std::move(s));
  for (Scenario& s : plain_scenarios()) all.push_back(std::move(s));
  for (Scenario& s : kept_back_scenarios()) all.push_back(std::move(s));
  return all;
}

}  // namespace klap::test::explaining
