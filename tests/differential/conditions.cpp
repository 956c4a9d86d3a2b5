// Conditions of every operator, on bounds that cases hit.
#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

void add(Texts& list, const Texts& more) { list.insert(list.end(), more.begin(), more.end()); }

Texts about_person(const Setting& s) {
  Texts list{
      "bijstand van de inwoner",
      "bijstand van de inwoner is nee",
      "bijstand van de inwoner is niet ja",
      "woongemeente van de inwoner is Woerden",
      "woongemeente van de inwoner is niet Woerden",
      "woongemeente van de inwoner is Woerden of Utrecht",
      "geboortedatum van de inwoner is na 1999-03-01",
      "verhuisdatum van de inwoner is vóór de peildatum",
      "verhuisdatum van de inwoner is niet 2017-03-01",
      "gebeurtenisdatum is vanaf aanvraagdatum",
      "aanvraagdatum is tot en met 2016-12-31",
      "peildatum is 2017-03-01",
      "A is bereikt",
      "C is bereikt",
      "plafond van A is bereikt",
  };
  if (s.moved_optional) add(list, {"verhuisdatum van de inwoner is geen", "verhuisdatum van de inwoner is niet geen"});
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
  };
  if (s.lot_optional) add(list, {"perceel is geen", "penvoerder van het perceel is geen", "perceel is niet geen"});
  if (s.provider_optional) add(list, {"uitvoerder is geen"});
  if (s.met_optional) add(list, {"voldaan is geen", "niet (voldaan is geen)"});
  add(list, about_money());
  return list;
}

Texts atoms(const Setting& s, const Scope& scope) {
  Texts list;
  if (scope.request) add(list, about_request(s));
  add(list, about_person(s));
  if (scope.ages) {
    add(list,
        {"de inwoner is ten minste 18 jaar oud", "de inwoner is jonger dan 18 jaar",
         "verhuisdatum van de inwoner is jonger dan 1 jaar", "verhuisdatum van de inwoner is ten minste 1 jaar oud"});
  }
  if (scope.ages && scope.request) list.push_back("startdatum is ten minste 1 jaar oud");
  for (int repeat = 0; repeat < 3; ++repeat) {  // favoured: few, and the links between questions
    if (scope.law) add(list, {"de wet is Wmo", "de wet is niet Wmo"});
    if (scope.law && scope.request) add(list, {"de wet is wens"});
    if (scope.right) add(list, {"het recht", "het recht is nee"});
    for (std::size_t t = 1; t <= scope.person_terms; ++t) list.push_back("p" + std::to_string(t));
    for (std::size_t t = 1; t <= scope.terms; ++t) list.push_back("t" + std::to_string(t));
  }
  return list;
}

std::string written(Choices& c, const Texts& list, int level) {
  if (level > 2) return c.of(list);
  const auto part = [&] {
    const std::string inner = written(c, list, level + 1);
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
    case 6: return "niet (" + written(c, list, level + 1) + ")";
    default: return c.of(list);
  }
}

}  // namespace

std::string condition(Choices& c, const Setting& setting, const Scope& scope) {
  return written(c, atoms(setting, scope), 0);
}

}  // namespace klap::differential
