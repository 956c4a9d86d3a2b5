#include "differential/setting.hpp"

#include <klap/base/vocabulary.hpp>

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

const Texts organisation{
    "bron Verordening soort verordening",
    "bron MB \"Mandaatbesluit\" soort mandaatbesluit bekendgemaakt 2016-01-04",
    "gemeente Woerden met code 0632",
    "gemeente Utrecht met code 0344",
    "bestuursorgaan College \"College van burgemeester en wethouders\"",
    "bestuursorgaan Raad",
    "bestuursorgaan Bestuur \"Dagelijks bestuur\"",
    "organisatie Ferm \"Ferm Werk\"",
    "functie Klantmanager bij Ferm",
    "functie Teammanager, Consulent, Directeur bij College",
    "functie Griffier bij Raad",
    "vrijwilliger Buur",
    "budget B van gemeente Woerden",
    "budget D van gemeente Utrecht",
    "budget E van College",
};

std::string ceiling(Choices& c) {
  const Texts amounts{"€ 1.000", "€ 150.000", "€ 0", "€ 500,01", "€ 10.000.000.000.000"};
  return " plafond " + c.of(amounts) + c.of(Texts{" per kalenderjaar", " over de looptijd"});
}

std::string lot(Choices& c, const std::string& name) {
  std::string text = "perceel " + name;
  const std::string bounds = period(c);
  text += bounds.empty() ? c.of(Texts{" geldt onbekend", " geldt vanaf 2016-02-29"}) : " " + bounds;
  text += c.of(Texts{" partijen Kwintes (penvoerder), Abrona", " partijen Abrona (penvoerder)", " partijen Kwintes"});
  Texts delivers{" levert Begeleiding", " levert Dagbesteding, Jobcoaching"};
  if (name != "L1") delivers.emplace_back();  // without any, nobody knows what `levert` is of
  text += c.of(delivers);
  return text + " ten laste van B";
}

std::string provider(Choices& c, const std::string& name, const std::string& agb) {
  return "aanbieder " + name + " met AGB-code " + (c.in_16(4) ? "onbekend" : agb) + " fictief";
}

std::string ladder(Choices& c) {
  const Texts rungs{
      "Consulent binnen 5 werkdagen, daarna Teammanager binnen 5 werkdagen, daarna College binnen 10 werkdagen",
      "College binnen 0 werkdagen",
      "Teammanager binnen 2 werkdagen, daarna Consulent binnen 1 werkdagen, daarna Teammanager binnen 7 werkdagen",
  };
  const Texts from{"peildatum", "aanvraagdatum", "besluitdatum"};
  return "ladder " + c.of(rungs) + " geteld vanaf " + c.of(from) + " tussentijds betaalt B";
}

}  // namespace

const Texts& dates() {
  static const Texts list{"2017-03-01", "2017-02-28", "2017-03-02", "2016-12-31", "2017-01-01",
                          "2016-02-29", "2017-12-31", "2018-01-01", "2016-03-01", "2000-02-29",
                          "1999-03-01", "2018-02-28", "2016-01-31", "2017-08-31"};
  return list;
}

const std::string& some_day(Choices& c) {
  static const Texts close{"2017-03-01", "2017-02-28", "2017-03-02"};
  const bool is_close = !c.in_16(7);
  const std::size_t which = c.below(dates().size());
  return is_close ? close[which % close.size()] : dates()[which];
}

std::string period(Choices& c) {
  switch (c.below(6)) {
    case 1:
    case 4: return "geldt vanaf " + some_day(c);
    case 2: return "geldt tot en met " + some_day(c);
    case 3: return "geldt van 2016-02-29 tot en met " + c.of(Texts{"2017-03-01", "2017-02-28", "2017-12-31"});
    default: return {};
  }
}

std::string ceiling_base(Choices& c) {
  return c.of(Texts{" per besluit", " per besluit", " per plan", " per inwoner", " per plan"});
}

std::string known_from(Choices& c, std::size_t in_16) {
  const bool said = c.in_16(in_16);
  const std::string& day = some_day(c);
  return said ? "bekend vanaf " + day : "";
}

namespace {

/// Which request goes first to a ceiling that several share (clause 11.4).
std::string goes_first(Choices& c) {
  const Texts by{"de laagste volgnummer", "de vroegste startdatum", "de hoogste eigen_bijdrage",
                 "de hoogste volgnummer", "de laatste startdatum",  "de laagste eigen_bijdrage",
                 "de laagste volgnummer"};
  const std::string which = c.of(by);
  return c.in_16(11) ? "\n    bij een gedeeld plafond eerst " + which : "";
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs precedence(Choices& c) {
  const std::vector<Pairs> some{{},
                                {},
                                {},
                                {{"Jeugdwet", "Wmo"}},
                                {{"Jeugdwet", "Wmo"}, {"Beleid", "Jeugdwet"}},
                                {{"Wmo", "Beleid"}},
                                {{"Jeugdwet", "Wmo"}, {"Jeugdwet", "Beleid"}},
                                {{"Wmo", "Jeugdwet"}, {"Beleid", "Jeugdwet"}}};
  return c.of(some);
}

Texts sources(Choices& c, const Pairs& before) {
  Texts result{"bron Wmo \"Wet maatschappelijke ondersteuning 2015\" soort wet", "bron Jeugdwet \"Jeugdwet\" soort wet",
               "bron Beleid soort beleidsregel"};
  for (std::size_t i = 0; i < result.size(); ++i) {
    const std::string name = Texts{"Wmo", "Jeugdwet", "Beleid"}[i];
    const std::string words = c.of(Texts{" gaat vóór ", " voorliggend op "});
    std::string text;
    for (const auto& [one, other] : before) {
      if (one == name) text += (text.empty() ? words : ", ") + other;
    }
    result[i] += text;
  }
  return result;
}

}  // namespace

Setting setting_of(const Part& setup) {
  Choices c(setup);
  Setting s;
  s.costs_per_year = c.in_16(4);
  s.unit = s.costs_per_year ? " per jaar" : "";
  s.lot_optional = c.in_16(9);
  s.provider_optional = c.in_16(6);
  s.moved_optional = c.in_16(10);
  s.met_optional = c.in_16(10);
  s.guardian_optional = c.in_16(9);
  s.applicant_optional = c.in_16(6);
  s.origin_optional = c.in_16(6);
  s.agreed_optional = c.in_16(8);
  s.head_optional = c.in_16(8);
  s.place_optional = c.in_16(6);
  s.usual_competence = !c.in_16(3);
  s.usual_chain = c.in_16(7);
  if (c.in_16(8))
    s.chain_period = " " + c.of(Texts{"geldt vanaf 2017-03-01", "geldt tot en met 2017-02-28",
                                      "bekend vanaf 2017-03-01", "bekend vanaf 2017-03-01"});
  s.usual_law = !c.in_16(4);
  s.usual_need = c.in_16(s.usual_chain ? 7 : 2);
  s.decider_asked = !c.in_16(3);
  s.orderer_asked = c.in_16(9);
  s.orders = s.orderer_asked || c.in_16(2);
  s.all_on_reference_date = !c.in_16(4);
  for (int question = 0; question < question_kind_count; ++question) {
    const std::string date = c.of(Texts{"aanvraagdatum", "besluitdatum", "gebeurtenisdatum", "peildatum"});
    const bool other = c.in_16(6) && !s.all_on_reference_date;
    s.as_of.push_back(other ? "\n    naar de stand op de " + date : "");
    s.as_of_date.push_back(other ? date : "peildatum");
  }
  const auto of = [](QuestionKind question) { return static_cast<std::size_t>(question); };
  s.as_of[of(QuestionKind::orderer)] = s.as_of[of(QuestionKind::decider)];  // one register, on one date
  s.as_of_date[of(QuestionKind::orderer)] = s.as_of_date[of(QuestionKind::decider)];
  const std::string presumed = "\n    persoonlijk belang aangenomen nee, tenzij gemeld, omdat \"dat wordt gemeld\"";
  if (!c.in_16(8)) s.interest = presumed;
  if (!c.in_16(6)) s.order_interest = presumed;
  s.precedence = precedence(c);
  s.declarations = sources(c, s.precedence);
  s.declarations.insert(s.declarations.end(), organisation.begin(), organisation.end());
  const Texts owners{"gemeente Woerden", "College", "Raad"};
  for (const std::string name : {"A", "C"}) {
    const std::string owner = c.of(owners);
    s.declarations.push_back("budget " + name + " van " + owner + ceiling(c));
  }
  s.declarations.push_back(provider(c, "Kwintes", "12345678"));
  s.declarations.push_back(provider(c, "Abrona", "12345679"));
  s.declarations.push_back(lot(c, "L1"));
  s.declarations.push_back(lot(c, "L2"));
  s.declarations.push_back(ladder(c));
  for (const auto& more : {facts(c, s), parameters(c, s)}) {
    s.declarations.insert(s.declarations.end(), more.begin(), more.end());
  }
  s.own = own_questions(c, s);
  s.usual_kinds = c.in_16(8) ? "toe te kennen, te weigeren, op bezwaar te beslissen" : "toe te kennen, te weigeren";
  s.usual_condition = c.in_16(4);
  s.chain_base = ceiling_base(c);
  s.goes_first = goes_first(c);
  s.usual_payer = c.in_16(8);
  s.competence_condition = c.of(Texts{" als complex is nee", " als er is een voorziening waarvoor (eigen_kracht)"});
  return s;
}

}  // namespace klap::differential
