#include "scenarios.hpp"

namespace klap::test::explaining {

namespace {

Value gemeente(int code) { return Value::municipality(code); }

void add_sources_and_actors(Pilot& p) {
  p.wmo = p.b.source("Wmo", "Wet maatschappelijke ondersteuning 2015", SourceKind::act);
  p.awb = p.b.source("Awb", "Algemene wet bestuursrecht", SourceKind::act);
  p.mb = p.b.source("MB", "Mandaatbesluit sociaal domein Woerden", SourceKind::mandate_decision);
  p.ro = p.b.source("RO", "Raamovereenkomst innovatiepercelen", SourceKind::agreement);
  p.pb = p.b.source("PB", "Programmabegroting 2017", SourceKind::budget);
  p.college = p.b.actor("College", "het college van burgemeester en wethouders van Woerden", ActorKind::body);
  p.consulent = p.b.actor("Consulent", "", ActorKind::function);
  p.teammanager = p.b.actor("Teammanager", "", ActorKind::function);
  p.kwintes = p.b.provider("Kwintes", "41000001");
  p.abrona = p.b.provider("Abrona", std::nullopt);
  p.kapper = p.b.actor("Kapper", "", ActorKind::volunteer);
  p.b.program.municipalities = {{{"Utrecht", ""}, 344}, {{"Woerden", ""}, 632}};
}

void add_facts(Pilot& p) {
  p.begeleiding = p.b.budget("Wmo_begeleiding");
  p.innovatie = p.b.budget("Innovatiebudget", euros(150'000));
  p.slag = p.b.lot("Eerst_aan_de_slag", "Eerst aan de slag", Period{day("2016-01-01"), day("2017-12-31")}, p.kwintes);
  p.geboortedatum = p.b.field("geboortedatum", TypeKind::date, FieldOwner::person);
  p.b.program.birth_date = p.geboortedatum;
  p.woongemeente = p.b.field("woongemeente", TypeKind::municipality, FieldOwner::person);
  p.b.at(p.woongemeente).history = true;
  p.bijstand = p.b.field("bijstand", TypeKind::boolean, FieldOwner::person);
  p.b.at(p.bijstand).question = "Ontvangt u een bijstandsuitkering?";
  p.b.at(p.bijstand).asked_on = {{p.wmo, "2.3.2 lid 4"}};
  p.wlz = p.b.field("wlz_verblijf", TypeKind::boolean, FieldOwner::person);
  p.b.at(p.wlz).presumed = Value::boolean(false);
  p.b.at(p.wlz).presumed_because = "wie in een instelling woont, meldt dat bij het onderzoek";
  p.soort = p.b.choice("soort", {"Begeleiding", "Dagbesteding", "Jobcoaching"});
  p.b.at(p.soort).question = "Welke hulp is nodig?";
  p.b.at(p.soort).asked_on = {{p.wmo, "2.3.2 lid 4"}};
  p.kosten = p.b.field("kosten", TypeKind::money, FieldOwner::request);
  p.b.at(p.kosten).unit = MoneyUnit::per_year;
  p.b.program.costs = p.kosten;
  p.vorm = p.b.choice("vorm", {"zorg_in_natura", "pgb"});
  p.perceel = p.b.field("perceel", TypeKind::lot, FieldOwner::request);
  p.b.at(p.perceel).optional = true;
  p.eigen_kracht = p.b.field("eigen_kracht_toereikend", TypeKind::boolean, FieldOwner::request);
  p.b.at(p.eigen_kracht).judge = p.consulent;
}

void add_right(Pilot& p) {
  Builder& b = p.b;
  p.wet = b.rule(QuestionKind::law, "wet_wmo", {}, program::LawIs{p.wmo}, {{p.wmo, "1.2.1 onder a"}});
  const ExprId here = b.test(Op::equal, {b.read(p.woongemeente), b.literal(gemeente(632))});
  const ExprId weak = b.test(Op::equal, {b.read(p.eigen_kracht), b.literal(Value::boolean(false))});
  p.maatwerk = b.rule(QuestionKind::right, "maatwerk", b.test(Op::all_of, {here, weak}), program::YesNo{true},
                      {{p.wmo, "2.3.5 lid 3"}});
  b.at(p.maatwerk).label = "hulp op maat voor wie het zelf niet redt";
  p.wlz_weigert =
      b.rule(QuestionKind::right, "wlz", b.read(p.wlz), program::OpenOnPurpose{p.consulent}, {{p.wmo, "2.3.5 lid 6"}});
  b.at(p.wlz_weigert).reason = "wie recht heeft op zorg in een instelling, krijgt die hulp daar";
  p.jongere =
      b.rule(QuestionKind::right, "jongere",
             b.test(Op::negation, {b.test(Op::age_at_least, {b.read(p.geboortedatum), b.literal(Value::number(18)),
                                                             b.date(CaseDate::reference)})}),
             program::YesNo{false}, {{p.wmo, "1.2.1"}});
  b.lifts(p.wlz_weigert, p.maatwerk);
  b.lifts(p.jongere, p.maatwerk);
}

void add_payer(Pilot& p) {
  Builder& b = p.b;
  const ExprId kind = b.test(Op::one_of, {b.read(p.soort), b.literal(Value::choice(0), MoneyUnit::once, p.soort),
                                          b.literal(Value::choice(1), MoneyUnit::once, p.soort)});
  program::PayShare whole;
  whole.order = {p.begeleiding};
  p.gewoon = b.rule(QuestionKind::payer, "gewone_begeleiding", kind, program::Payment{{whole}, {}}, {{p.pb, "6.71"}});
  const ExprId lot = b.test(Op::equal, {b.read(p.perceel), b.literal(Value::lot(p.slag))});
  const ExprId valid = b.test(Op::lot_in_force, {b.read(p.perceel), b.date(CaseDate::reference)});
  whole.order = {p.innovatie, p.begeleiding};
  p.innovatieperceel = b.rule(QuestionKind::payer, "innovatieperceel", b.test(Op::all_of, {lot, valid}),
                              program::Payment{{whole}, {}}, {{p.ro, "4"}});
  b.at(p.innovatieperceel).reason = "de pilot betaalt de eigen inwoners zolang er geld is";
  b.lifts(p.innovatieperceel, p.gewoon);
}

void add_follow_up(Pilot& p) {
  Builder& b = p.b;
  const program::Party resident{PartyKind::resident, {}, {}};
  p.aanvrager =
      b.rule(QuestionKind::addressee, "aanvrager", {}, program::Addressee{resident, {}}, {{p.awb, "3:41 lid 1"}});
  const program::Party lead{PartyKind::lead_party, p.perceel, {}};
  const ExprId in_kind = b.test(Op::equal, {b.read(p.vorm), b.literal(Value::choice(0), MoneyUnit::once, p.vorm)});
  p.toewijzing = b.rule(QuestionKind::follow_up, "toewijzing", in_kind,
                        program::Obligations{{{ObligationKind::message, "WMO301", lead,
                                               program::Due{5, TermUnit::working_days, CaseDate::reference}}}},
                        {{p.ro, "7"}});
  const program::Party hairdresser{PartyKind::actor, {}, p.kapper, {}};
  p.kapper_niets = b.rule(QuestionKind::follow_up, "vrijwilliger", {},
                          program::Obligations{{{ObligationKind::nothing, "", hairdresser, std::nullopt}}}, {});
  b.at(p.kapper_niets).reason = "een vrijwilliger is geen aanbieder";
  p.besluit = b.rule(QuestionKind::follow_up, "brief", {},
                     program::Obligations{{{ObligationKind::letter, "", resident,
                                            program::Due{2, TermUnit::weeks, CaseDate::application}}}},
                     {{p.awb, "3:41"}});
}

void add_power(Pilot& p) {
  auto& program = p.b.program;
  const auto award = kind_bit(DecisionKind::award);
  const auto both = static_cast<std::uint8_t>(award | kind_bit(DecisionKind::refuse));
  const auto all = static_cast<std::uint8_t>(both | kind_bit(DecisionKind::decide_objection));
  program.competences.push_back({p.college, {p.wmo}, all, {}, {}, {{p.wmo, "2.3.5 lid 1"}}, {}});
  program.mandates.push_back(
      {p.college, p.teammanager, {p.wmo}, both, euros(50'000), {}, true, {}, {}, {}, {{p.mb, "3"}}, {}});
  program.mandates.push_back(
      {p.teammanager, p.consulent, {p.wmo}, award, euros(25'000), {}, false, {}, {}, {}, {{p.mb, "4"}}, {}});
  program.mandates.push_back({p.college,
                              p.kwintes,
                              {p.wmo},
                              award,
                              std::nullopt,
                              {},
                              false,
                              {},
                              {},
                              {day("2018-01-01"), std::nullopt},
                              {},
                              {}});
  p.aan_manager = MandateId(0);
  p.aan_consulent = MandateId(1);
  p.aan_kwintes = MandateId(2);
  p.b.ask(QuestionKind::decider);
  program.no_interest_presumed = true;
  program.no_interest_because = "wie een belang heeft, meldt dat zelf";
}

}  // namespace

Pilot::Pilot() {
  b.program.name = "Woerden";
  b.program.version = "2026.1";
  b.program.hash = "5a9d0c3b7e21f46885b0aa1c99d3e7f25a9d0c3b7e21f46885b0aa1c99d3e7f2";
  b.program.municipality = 632;
  b.program.concept_text = true;
  add_sources_and_actors(*this);
  add_facts(*this);
  add_right(*this);
  add_payer(*this);
  add_follow_up(*this);
  add_power(*this);
}

decision::Accountable Pilot::ladder(ActorId first) const {
  decision::Accountable who;
  who.steps.push_back({first, day("2017-03-08")});
  if (first != teammanager) who.steps.push_back({teammanager, day("2017-03-15")});
  who.steps.push_back({college, day("2017-03-22")});
  who.interim = begeleiding;
  return who;
}

decision::Accountable Pilot::ladder_without_dates() const {
  decision::Accountable who = ladder(consulent);
  for (auto& step : who.steps) step.until.reset();
  who.from = CaseDate::application;
  return who;
}

decision::DeciderAnswer Pilot::by_consulent() const {
  return {{{consulent, college, {teammanager}, {aan_manager, aan_consulent}}}, {}, {}};
}

}  // namespace klap::test::explaining
