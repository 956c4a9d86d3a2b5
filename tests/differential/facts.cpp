// Which facts a generated rule set knows of, and what each of them is like.
#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

/// What a fact may be, where the choices say so.
struct Shape {
  bool optional = false;
  bool may_have_history = false;
  Texts presumed;  // what may be presumed of it
};

/// What decides nothing (clause 14.2.6).
std::string told(Choices& c) {
  return c.of(Texts{"", "", "", "", "", "", "", "", "", "", "", "", ", doel \"om te weten wat telt\"",
                    ", niet te tonen aan inwoner", ", niet te tonen in dossier",
                    ", niet te tonen aan inwoner, niet te tonen in dossier, doel \"om te weten wie\""});
}

std::string effort(Choices& c) { return c.of(Texts{"", "", ", moeite 3", ", moeite 2", ", moeite 9"}); }

// The choices one after the other, so that they are the same with every compiler.
std::string field(Choices& c, const std::string& name_and_type, const Shape& shape) {
  std::string text = "\n    " + name_and_type;
  if (shape.optional) text += ", indien van toepassing";
  if (shape.may_have_history && c.in_16(4)) text += ", met verloop";
  text += effort(c);
  text += told(c);
  if (!shape.presumed.empty() && c.in_16(3)) {
    text += ", aangenomen " + c.of(shape.presumed) + ", tenzij gemeld, omdat \"dat wordt gemeld\"";
  }
  return text;
}

const Texts yes_no{"nee", "ja"};
const Texts municipalities{"Woerden", "Utrecht"};

std::string facts_of_persons(Choices& c, const Setting& s) {
  std::string text = "persoon";
  text += field(c, "bijstand: ja of nee", {false, true, yes_no});
  text += field(c, "geboortedatum: datum", {});
  text += field(c, "verhuisdatum: datum", {s.moved_optional, false, {}});
  text += field(c, "woongemeente: gemeente", {false, true, municipalities});
  text += field(c, "vertegenwoordiger: persoon", {s.guardian_optional, true, {}});
  text += field(c, "inkomen: bedrag" + s.unit, {false, true, {"€ 500"}});
  text += field(c, "leden: getal", {});
  return text;
}

std::string facts_of_requests(Choices& c, const Setting& s) {
  std::string text = "voorziening";
  text += field(c, "x: ja of nee", {false, false, yes_no});
  text += field(c, "y: ja of nee", {false, true, {}});
  text += field(c, "voldaan: ja of nee", {s.met_optional, false, {}});
  text += field(c, "soort: Begeleiding, Dagbesteding, Jobcoaching", {false, false, {"Dagbesteding"}});
  text += field(c, "kosten: bedrag" + s.unit, {false, true, {"€ 500", "€ -0,10"}});
  text += field(c, "eigen_bijdrage: bedrag" + s.unit, {false, false, {"€ 0,01"}});
  text += field(c, "uren: getal", {false, true, {}});
  text += field(c, "startdatum: datum", {});
  text += field(c, "volgnummer: getal", {false, false, {"10"}});
  text += field(c, "gevraagd: datum", {true, false, {}});
  text += field(c, "aangevuld: datum", {true, false, {}});
  text += field(c, "perceel: perceel", {s.lot_optional, true, {}});
  text += field(c, "uitvoerder: aanbieder", {s.provider_optional, false, {}});
  text += field(c, "wens: wet", {});
  text += field(c, "aanvrager: persoon", {s.applicant_optional, true, {}});
  text += field(c, "herkomst: gemeente", {s.origin_optional, true, s.origin_optional ? Texts{} : municipalities});
  return text;
}

std::string facts_of_plans(Choices& c, const Setting& s) {
  std::string text = "plan";
  text += field(c, "complex: ja of nee", {false, true, yes_no});
  text += field(c, "akkoord: ja of nee", {s.agreed_optional, false, {}});
  text += field(c, "gezinsleden: getal", {false, true, {"10"}});
  text += field(c, "plandatum: datum", {});
  text += field(c, "hoofdpersoon: persoon", {s.head_optional, true, {}});
  text += field(c, "plangemeente: gemeente", {s.place_optional, true, {}});
  text += field(c, "planperceel: perceel", {s.lot_optional, false, {}});
  text += field(c, "planaanbieder: aanbieder", {s.provider_optional, true, {}});
  return text;
}

std::string judgement(Choices& c, const std::string& text) {
  return "oordeel " + text + effort(c) + told(c) + " grondslag Wmo 2.3.5 lid 3";
}

}  // namespace

Texts facts(Choices& c, const Setting& s) {
  Texts result;
  result.push_back(facts_of_persons(c, s));
  result.push_back(facts_of_requests(c, s));
  result.push_back(facts_of_plans(c, s));
  result.push_back(judgement(c, "eigen_kracht door Consulent, met toelichting"));
  result.push_back(judgement(c, "advies door Teammanager"));
  return result;
}

}  // namespace klap::differential
