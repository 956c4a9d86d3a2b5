// Own questions of every type, at every place of the graph of questions.
#include <algorithm>

#include "differential/setting.hpp"

namespace klap::differential {

using Texts = std::vector<std::string>;

bool reads_own(const Scope& scope, const std::string& name) { return std::ranges::count(scope.own, name) > 0; }

bool reads_optional_own(const Scope& scope, const std::string& name) {
  return reads_own(scope, name) && std::ranges::count(scope.optional_own, name) > 0;
}

std::vector<OwnDraft> own_questions(Choices& c, const Setting& s) {
  struct Kind {
    std::string name;
    OwnType type;
    std::string sentence;
    std::string answer;
  };
  const std::vector<Kind> kinds{
      {"zwaarte", OwnType::choice, "Hoe zwaar is de situatie?", "licht, zwaar, matig"},
      {"verantwoordelijke", OwnType::municipality, "Welke gemeente is verantwoordelijk?", "gemeente"},
      {"spoed", OwnType::yes_no, "Is er sprake van spoed?", "ja of nee"},
      {"telling", OwnType::number, "Hoeveel telt de situatie?", "getal"},
      {"dwangsom", OwnType::amount, "Hoeveel dwangsom is er verbeurd?", "bedrag" + s.unit},
      {"einddatum", OwnType::date, "Wanneer eindigt de termijn?", "datum"},
  };
  std::vector<OwnDraft> result;
  for (const Kind& kind : kinds) {
    OwnDraft own{kind.name, kind.type, kind.sentence, {}, {}, c.of(std::vector<std::size_t>{0, 1, 2, 0})};
    const bool present = c.in_16(7);
    own.divides = c.in_16(kind.type == OwnType::choice || kind.type == OwnType::municipality ? 8 : 2);
    own.usual_rule = c.in_16(9);
    const std::string date = c.of(Texts{"aanvraagdatum", "besluitdatum", "peildatum"});
    const bool other = c.in_16(6) && !s.all_on_reference_date;
    own.optional = c.in_16(8) && !own.divides;
    const bool can_collect = kind.type == OwnType::amount || kind.type == OwnType::number;
    const std::string collects = c.of(Texts{"opgeteld", "het hoogste telt", "het laagste telt", "opgeteld"});
    own.collects = c.in_16(9) && can_collect && !own.optional;
    own.clauses += "\n    antwoord " + kind.name + ": " + kind.answer;
    if (own.optional) own.clauses += ", indien van toepassing";
    if (own.collects) own.clauses += ", " + collects;
    if (own.divides) own.clauses += "\n    verdeelt de besluiten";
    if (other) own.clauses += "\n    naar de stand op de " + date;
    own.as_of_date = other ? date : "peildatum";
    if (present) result.push_back(own);
  }
  return result;
}

std::string own_answer(Choices& c, const OwnDraft& own, const Setting& setting, const Scope& scope) {
  if (c.in_16(1)) return "open, door " + c.of(Texts{"Consulent", "Teammanager", "Directeur"});
  if (own.optional && c.in_16(5)) return "niet van toepassing";
  return expression(c, own.type, setting, scope);
}

std::string some_value(OwnType type) {
  switch (type) {
    case OwnType::choice: return "matig";
    case OwnType::yes_no: return "nee";
    case OwnType::date: return "2017-03-01";
    case OwnType::amount: return "€ 1";
    case OwnType::number: return "1";
    case OwnType::municipality: return "Utrecht";
  }
  return {};
}

std::string some_fact(OwnType type) {
  switch (type) {
    case OwnType::choice: return "licht";
    case OwnType::yes_no: return "x";
    case OwnType::date: return "startdatum plus 1 maanden";
    case OwnType::amount: return "kosten rekenkundig afgerond op € 1";
    case OwnType::number: return "uren";
    case OwnType::municipality: return "woongemeente";
  }
  return {};
}

}  // namespace klap::differential
