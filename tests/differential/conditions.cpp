// Conditions of every operator, on bounds that cases hit.
#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

void add(Texts& list, const Texts& more) { list.insert(list.end(), more.begin(), more.end()); }

Texts about_everything() {
  return {
      "gebeurtenisdatum is vanaf aanvraagdatum",
      "aanvraagdatum is tot en met 2016-12-31",
      "peildatum is 2017-03-01",
      "A is bereikt",
      "C is bereikt",
      "plafond van A is bereikt",
      "pilot",
      "niet pilot",
      "pilot is nee",
      "peildatum is vanaf invoering",
      "aanvraagdatum is niet invoering",
      "drempel is meer dan 10",
      "drempel plus drempel is ten hoogste 20",
      "centrum is Woerden",
      "grens is € 500",
  };
}

Texts about_plan(const Setting& s) {
  Texts list{
      "complex",
      "complex van het plan is nee",
      "niet complex",
      "akkoord",
      "niet akkoord",
      "akkoord is nee",
      "gezinsleden is ten minste 10",
      "gezinsleden plus gezinsleden is meer dan 20",
      "gezinsleden is minder dan drempel",
      "gezinsleden plus drempel is 20",
      "plandatum is vóór de peildatum",
      "plandatum is na 2017-02-28",
      "plangemeente is Woerden",
      "plangemeente is niet centrum",
      "planperceel geldt op plandatum",
      "planperceel levert Begeleiding",
      "penvoerder van planperceel is planaanbieder",
      "planaanbieder is niet Kwintes",
      "bijstand van hoofdpersoon",
      "niet bijstand van hoofdpersoon",
      "bijstand van hoofdpersoon is nee",
      "woongemeente van hoofdpersoon is Woerden of Utrecht",
      "woongemeente van hoofdpersoon is plangemeente",
      "woongemeente van hoofdpersoon is niet Woerden",
      "verhuisdatum van hoofdpersoon is vóór plandatum",
      "vertegenwoordiger van hoofdpersoon is hoofdpersoon",
      "vertegenwoordiger van hoofdpersoon is niet hoofdpersoon",
  };
  if (s.agreed_optional) add(list, {"akkoord is geen"});
  if (s.place_optional) add(list, {"plangemeente is geen"});
  if (s.head_optional) add(list, {"hoofdpersoon is geen", "bijstand van hoofdpersoon is geen"});
  if (s.head_optional || s.guardian_optional) add(list, {"vertegenwoordiger van hoofdpersoon is geen"});
  return list;
}

Texts about_person(const Setting& s) {
  Texts list{
      "bijstand van de inwoner",
      "bijstand van de inwoner is nee",
      "bijstand van de inwoner is niet ja",
      "woongemeente van de inwoner is Woerden",
      "woongemeente van de inwoner is niet Woerden",
      "woongemeente van de inwoner is Woerden of Utrecht",
      "woongemeente van de inwoner is centrum",
      "geboortedatum van de inwoner is na 1999-03-01",
      "verhuisdatum van de inwoner is vóór de peildatum",
      "verhuisdatum van de inwoner is niet 2017-03-01",
      "vertegenwoordiger van de inwoner is de inwoner",
      "vertegenwoordiger is niet de inwoner",
      "de inwoner is vertegenwoordiger",
      "de inwoner is hoofdpersoon",
      "hoofdpersoon van het plan is vertegenwoordiger",
      "vertegenwoordiger van hoofdpersoon is de inwoner",
      "vertegenwoordiger van vertegenwoordiger is de inwoner",
      "bijstand van vertegenwoordiger",
      "niet bijstand van vertegenwoordiger",
      "bijstand van vertegenwoordiger is bijstand",
      "woongemeente van vertegenwoordiger is Woerden",
      "woongemeente van vertegenwoordiger is niet woongemeente van de inwoner",
      "geboortedatum van vertegenwoordiger is na geboortedatum",
      "verhuisdatum van vertegenwoordiger is vóór de peildatum",
      "inkomen van de inwoner is meer dan grens",
      "leden is ten minste drempel",
  };
  if (s.moved_optional) add(list, {"verhuisdatum van de inwoner is geen", "verhuisdatum van de inwoner is niet geen"});
  if (s.guardian_optional) {
    add(list, {"vertegenwoordiger is geen", "bijstand van vertegenwoordiger is geen",
               "woongemeente van vertegenwoordiger is niet geen"});
  }
  if (s.moved_optional || s.guardian_optional) add(list, {"verhuisdatum van vertegenwoordiger is geen"});
  return list;
}

Texts about_money() {
  return {
      "kosten is meer dan € 500",
      "kosten is ten hoogste € 500",
      "kosten is minder dan € 25.000,01",
      "kosten is ten minste € 25.000",
      "kosten is € 500",
      "kosten > eigen_bijdrage",
      "kosten plus eigen_bijdrage is ten minste € 500,01",
      "kosten min eigen_bijdrage is minder dan € 0",
      "kosten plus kosten min eigen_bijdrage <= € 1.000",
      "€ 500 plus eigen_bijdrage is kosten",
      "kosten is meer dan grens",
      "kosten plus eigen_bijdrage is ten hoogste grens",
      "grens min kosten is minder dan € 0,01",
  };
}

Texts about_request(const Setting& s) {
  Texts list{
      "x",
      "y",
      "x is nee",
      "niet y",
      "voldaan",
      "niet voldaan",
      "voldaan is nee",
      "eigen_kracht is nee",
      "advies",
      "advies is eigen_kracht",
      "niet advies",
      "eigen_kracht",
      "soort is Begeleiding",
      "soort is Begeleiding of Dagbesteding",
      "soort is niet Begeleiding",
      "soort is niet Begeleiding of Jobcoaching",
      "wens is Wmo",
      "wens is niet Jeugdwet",
      "uren is ten minste 10",
      "uren is minder dan 11",
      "uren plus uren is meer dan 20",
      "uren min 10 is 0",
      "startdatum is vóór 2017-03-01",
      "startdatum is na de peildatum",
      "perceel is L1",
      "perceel is niet L1",
      "perceel is L1 of L2",
      "perceel geldt op de peildatum",
      "perceel geldt op de startdatum",
      "perceel geldt op 2017-12-31",
      "L1 geldt op de startdatum",
      "perceel levert soort",
      "perceel levert Begeleiding",
      "uitvoerder is Kwintes",
      "uitvoerder is niet Abrona",
      "penvoerder van het perceel is Kwintes",
      "penvoerder van het perceel is niet Kwintes",
      "penvoerder van het perceel is uitvoerder",
      "aanvrager is de inwoner",
      "de inwoner is niet aanvrager",
      "aanvrager is vertegenwoordiger",
      "aanvrager is niet hoofdpersoon",
      "bijstand van aanvrager",
      "niet bijstand van aanvrager",
      "woongemeente van aanvrager is herkomst",
      "vertegenwoordiger van aanvrager is de inwoner",
      "herkomst is Woerden",
      "herkomst is niet centrum",
      "uren is ten minste drempel",
      "uren plus drempel is meer dan 20",
      "startdatum is vanaf invoering",
      "perceel is planperceel",
  };
  if (s.lot_optional) add(list, {"perceel is geen", "penvoerder van het perceel is geen", "perceel is niet geen"});
  if (s.provider_optional) add(list, {"uitvoerder is geen"});
  if (s.applicant_optional) add(list, {"aanvrager is geen", "woongemeente van aanvrager is geen"});
  if (s.origin_optional) add(list, {"herkomst is geen"});
  if (s.met_optional) add(list, {"voldaan is geen", "niet (voldaan is geen)"});
  add(list, about_money());
  return list;
}

Texts ages(const Scope& scope) {
  Texts list{"hoofdpersoon is ten minste 18 jaar oud", "hoofdpersoon is jonger dan 18 jaar",
             "vertegenwoordiger van hoofdpersoon is jonger dan 18 jaar", "plandatum is ten minste 1 jaar oud",
             "invoering is jonger dan 1 jaar"};
  if (reads_own(scope, "einddatum")) list.emplace_back("einddatum is ten minste 1 jaar oud");
  if (scope.resident) {
    add(list, {"de inwoner is ten minste 18 jaar oud", "de inwoner is jonger dan 18 jaar",
               "verhuisdatum van de inwoner is jonger dan 1 jaar",
               "verhuisdatum van de inwoner is ten minste 1 jaar oud", "vertegenwoordiger is ten minste 18 jaar oud",
               "vertegenwoordiger is jonger dan 18 jaar", "geboortedatum van vertegenwoordiger is jonger dan 18 jaar"});
  }
  if (scope.request) {
    add(list, {"startdatum is ten minste 1 jaar oud", "aanvrager is ten minste 18 jaar oud",
               "aanvrager is jonger dan 18 jaar"});
  }
  return list;
}

Texts atoms(const Setting& s, const Scope& scope) {
  Texts list;
  if (scope.request) add(list, about_request(s));
  if (scope.resident) add(list, about_person(s));
  add(list, about_plan(s));
  add(list, about_everything());
  for (int repeat = 0; repeat < 2 && scope.ages; ++repeat) add(list, ages(scope));
  for (int repeat = 0; repeat < 3; ++repeat) {  // favoured: few, and the links between questions
    add(list, about_own_answers(scope));
    if (scope.law) add(list, {"de wet is Wmo", "de wet is niet Wmo"});
    if (scope.law && scope.request) add(list, {"de wet is wens"});
    if (scope.right) add(list, {"het recht", "het recht is nee"});
    for (std::size_t t = 1; t <= scope.plan_terms; ++t) list.push_back("g" + std::to_string(t));
    for (std::size_t t = 1; t <= scope.person_terms; ++t) list.push_back("p" + std::to_string(t));
    for (std::size_t t = 1; t <= scope.terms; ++t) list.push_back("t" + std::to_string(t));
  }
  return list;
}

std::string leaf(Choices& c, const Texts& list, const Setting& s, const Scope& scope) {
  const std::size_t lists_in_16 = scope.request ? 2 : 5;  // where there is no one request, they are what reads it
  if (scope.lists && c.in_16(lists_in_16)) return list_condition(c, s, scope);
  return c.in_16(2) ? expression_condition(c, s, scope) : c.of(list);
}

std::string written(Choices& c, const Texts& list, int level, const Setting& s, const Scope& scope) {
  if (level > 2) return leaf(c, list, s, scope);
  const auto part = [&] {
    const std::string inner = written(c, list, level + 1, s, scope);
    const bool single = inner.find(" en ") == std::string::npos && inner.find(" of ") == std::string::npos;
    return single ? inner : "(" + inner + ")";
  };
  switch (c.below(8)) {
    case 3: {
      const std::string first = part();
      return first + " en " + part();
    }
    case 4: {
      const std::string first = part();
      return first + " of " + part();
    }
    case 5: {
      const std::string first = part();
      const std::string second = part();
      return first + " en " + second + " en " + part();
    }
    case 6: return "niet (" + written(c, list, level + 1, s, scope) + ")";
    default: return leaf(c, list, s, scope);
  }
}

}  // namespace

std::string condition(Choices& c, const Setting& setting, const Scope& scope) {
  return written(c, atoms(setting, scope), 0, setting, scope);
}

}  // namespace klap::differential
