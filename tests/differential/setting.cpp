#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

const Texts organisation{
    "bron Wmo \"Wet maatschappelijke ondersteuning 2015\" soort wet",
    "bron Jeugdwet \"Jeugdwet\" soort wet",
    "bron MB \"Mandaatbesluit\" soort mandaatbesluit bekendgemaakt 2016-01-04",
    "gemeente Woerden met code 0632",
    "gemeente Utrecht met code 0344",
    "bestuursorgaan College \"College van burgemeester en wethouders\"",
    "bestuursorgaan Raad",
    "functie Teammanager, Consulent, Directeur bij College",
    "functie Griffier bij Raad",
    "vrijwilliger Buur",
    "budget B van gemeente Woerden",
    "budget D van gemeente Utrecht",
};

std::string effort(Choices& c) { return c.of(Texts{"", "", ", moeite 3", ", moeite 2", ", moeite 9"}); }

std::string presumption(Choices& c, const Texts& values) {
  if (!c.in_16(3)) return {};
  return ", aangenomen " + c.of(values) + ", tenzij gemeld, omdat \"dat wordt gemeld\"";
}

std::string history(Choices& c) { return c.in_16(4) ? ", met verloop" : ""; }

std::string optional(bool yes) { return yes ? ", indien van toepassing" : ""; }

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

const Texts yes_no{"nee", "ja"};

std::string facts_of_persons(Choices& c, const Setting& s) {
  std::string text = "persoon";
  text += "\n    bijstand: ja of nee" + history(c) + effort(c) + presumption(c, yes_no);
  text += "\n    geboortedatum: datum" + effort(c);
  text += "\n    verhuisdatum: datum" + optional(s.moved_optional) + effort(c);
  text += "\n    woongemeente: gemeente" + history(c) + effort(c) + presumption(c, {"Woerden", "Utrecht"});
  return text;
}

std::string facts_of_requests(Choices& c, const Setting& s) {
  std::string text = "voorziening";
  text += "\n    x: ja of nee" + effort(c) + presumption(c, yes_no);
  text += "\n    y: ja of nee" + history(c) + effort(c);
  text += "\n    voldaan: ja of nee" + optional(s.met_optional) + effort(c);
  text += "\n    soort: Begeleiding, Dagbesteding, Jobcoaching" + effort(c) + presumption(c, {"Dagbesteding"});
  text += "\n    kosten: bedrag" + s.unit + history(c) + effort(c) + presumption(c, {"€ 500", "€ -0,10"});
  text += "\n    eigen_bijdrage: bedrag" + s.unit + effort(c) + presumption(c, {"€ 0,01"});
  text += "\n    uren: getal" + history(c) + effort(c);
  text += "\n    startdatum: datum" + effort(c);
  text += "\n    perceel: perceel" + optional(s.lot_optional) + history(c) + effort(c);
  text += "\n    uitvoerder: aanbieder" + optional(s.provider_optional) + effort(c);
  text += "\n    wens: wet" + effort(c);
  return text;
}

}  // namespace

const Texts& dates() {
  static const Texts list{"2017-03-01", "2017-02-28", "2017-03-02", "2016-12-31", "2017-01-01", "2016-02-29",
                          "2017-12-31", "2018-01-01", "2016-03-01", "2000-02-29", "1999-03-01", "2018-02-28"};
  return list;
}

const std::string& some_day(Choices& c) {
  static const Texts close{"2017-03-01", "2017-02-28", "2017-03-02"};
  const bool is_close = !c.in_16(7);
  const std::size_t which = c.below(12);
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

Setting setting_of(const Part& setup) {
  Choices c(setup);
  Setting s;
  s.costs_per_year = c.in_16(4);
  s.unit = s.costs_per_year ? " per jaar" : "";
  s.lot_optional = c.in_16(9);
  s.provider_optional = c.in_16(6);
  s.moved_optional = c.in_16(10);
  s.met_optional = c.in_16(10);
  s.usual_competence = !c.in_16(3);
  s.usual_chain = c.in_16(5);
  s.usual_law = !c.in_16(4);
  s.decider_asked = !c.in_16(3);
  s.all_on_reference_date = !c.in_16(4);
  for (int question = 0; question < 6; ++question) {
    const std::string date = c.of(Texts{"aanvraagdatum", "besluitdatum", "gebeurtenisdatum", "peildatum"});
    const bool other = c.in_16(6) && !s.all_on_reference_date;
    s.as_of.push_back(other ? "\n    naar de stand op de " + date : "");
  }
  if (!c.in_16(8)) s.interest = "\n    persoonlijk belang aangenomen nee, tenzij gemeld, omdat \"dat wordt gemeld\"";
  s.declarations = organisation;
  s.declarations.push_back("budget A van gemeente Woerden" + ceiling(c));
  s.declarations.push_back("budget C van gemeente Woerden" + ceiling(c));
  s.declarations.push_back(provider(c, "Kwintes", "12345678"));
  s.declarations.push_back(provider(c, "Abrona", "12345679"));
  s.declarations.push_back(lot(c, "L1"));
  s.declarations.push_back(lot(c, "L2"));
  s.declarations.push_back(ladder(c));
  s.declarations.push_back(facts_of_persons(c, s));
  s.declarations.push_back(facts_of_requests(c, s));
  const std::string grounds = " grondslag Wmo 2.3.5 lid 3";
  s.declarations.push_back("oordeel eigen_kracht door Consulent, met toelichting" + effort(c) + grounds);
  s.declarations.push_back("oordeel advies door Teammanager" + effort(c) + grounds);
  return s;
}

}  // namespace klap::differential
