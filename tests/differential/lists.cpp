// List functions: of every kind, over every list, with what may be read in them.
#include <algorithm>

#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

enum class List { requests, of_resident, persons };

/// How the elements are called; "een voorziening" and "elke voorziening" have the singular.
struct Words {
  std::string one;
  std::string more;
};

Words words(List list) {
  switch (list) {
    case List::requests: break;
    case List::of_resident: return {"voorziening van de inwoner", "voorzieningen van de inwoner"};
    case List::persons: return {"persoon", "personen"};
  }
  return {"voorziening", "voorzieningen"};
}

List some_list(Choices& c, const Scope& scope) {
  switch (c.below(8)) {
    case 3:
    case 4: return List::persons;
    case 5:
    case 6:
    case 7: return scope.resident ? List::of_resident : List::requests;
    default: return List::requests;
  }
}

/// What may be read of an element: there is one request, or a person without.
Scope of_element(List list, const Scope& scope) {
  Scope inner = scope;
  inner.lists = false;
  inner.resident = true;
  inner.request = list != List::persons;
  inner.law = inner.request && scope.list_law;
  inner.right = inner.request && scope.list_right;
  inner.own = inner.request ? scope.list_own : std::vector<std::string>{};
  allow_terms(std::min<std::size_t>(scope.all_terms, 3), inner);
  return inner;
}

std::string of_elements(Choices& c, const Setting& setting, List list, const Scope& scope) {
  const Scope inner = of_element(list, scope);
  if (inner.law && c.in_16(5)) return c.of(Texts{"de wet is Wmo", "de wet is niet Wmo", "de wet is wens"});
  if (inner.right && c.in_16(5)) return c.of(Texts{"het recht", "niet het recht", "het recht is nee"});
  if (!inner.own.empty() && c.in_16(4)) return c.of(about_own_answers(inner));
  if (inner.request && !scope.request && c.in_16(4)) return c.of(Texts{"eigen_kracht", "niet advies"});
  if (inner.request && c.in_16(6)) {
    return c.of(Texts{"x", "soort is Begeleiding", "kosten is meer dan € 500", "eigen_kracht"});
  }
  return condition(c, setting, inner);
}

std::string where(Choices& c, const Setting& setting, List list, const Scope& scope) {
  if (c.in_16(5)) return {};
  return " waarvoor (" + of_elements(c, setting, list, scope) + ")";
}

}  // namespace

std::string list_number(Choices& c, const Setting& setting, const Scope& scope) {
  const List list = some_list(c, scope);
  const bool sum = c.in_16(5);
  const std::string more = words(list).more + where(c, setting, list, scope);
  if (!sum) return "aantal " + more;
  return std::string("som van ") + (list == List::persons ? "leden" : "uren") + " over " + more;
}

std::string list_amount(Choices& c, const Setting& setting, const Scope& scope) {
  const List list = some_list(c, scope);
  const std::string fact = list == List::persons ? "inkomen" : c.of(Texts{"kosten", "eigen_bijdrage", "kosten"});
  return "som van " + fact + " over " + words(list).more + where(c, setting, list, scope);
}

// "soort van de voorziening met de laagste eigen_bijdrage waarvoor (x) is Begeleiding".
std::string list_first(Choices& c, const Setting& setting, const Scope& scope, bool compares) {
  struct Wanted {
    std::string fact;
    Texts comparisons;
  };
  const List list = some_list(c, scope);
  const bool of_persons = list == List::persons;
  const std::vector<Wanted> of_requests{
      {"soort", {" is Begeleiding", " is niet Begeleiding", " is Begeleiding of Jobcoaching", " is geen"}},
      {"kosten", {" is meer dan € 500", " is ten hoogste grens", " is niet € 500"}},
      {"uren", {" is ten minste 10", " is drempel"}},
      {"x", {"", " is nee", " is geen"}},
      {"startdatum", {" is vanaf 2017-03-01", " is ten minste 1 jaar oud", " is vóór de peildatum"}},
      {"perceel", {" is L1", " is niet L1", " geldt op de peildatum", " levert Begeleiding"}},
      {"voldaan", {"", " is geen", " is niet ja"}},
      {"herkomst", {" is Woerden", " is niet centrum"}},
      {"uitvoerder", {" is Kwintes", " is geen"}},
      {"wens", {" is Wmo"}},
      {"y", {"", " is ja"}},
  };
  const std::vector<Wanted> persons{
      {"bijstand", {"", " is nee", " is niet ja"}},
      {"woongemeente", {" is Woerden", " is niet Woerden"}},
      {"inkomen", {" is meer dan grens", " is € 500"}},
      {"leden", {" is ten minste drempel", " is geen"}},
      {"verhuisdatum", {" is vóór de peildatum", " is geen"}},
  };
  const std::vector<std::string> by{"laagste eigen_bijdrage", "vroegste startdatum", "hoogste eigen_bijdrage",
                                    "laatste startdatum"};
  const std::vector<std::string> persons_by{"laagste leden", "vroegste geboortedatum", "hoogste leden",
                                            "laatste geboortedatum"};
  const Wanted& wanted = c.of(of_persons ? persons : of_requests);
  std::string comparison = c.of(wanted.comparisons);
  if (comparison.empty() && compares) comparison = " is ja";
  const std::string first_by = c.of(of_persons ? persons_by : by);
  const bool negated = c.in_16(3) && comparison.empty();
  return (negated ? "niet " : "") + wanted.fact + " van de " + words(list).one + " met de " + first_by +
         where(c, setting, list, scope) + comparison;
}

std::string list_condition(Choices& c, const Setting& setting, const Scope& scope, bool compares) {
  switch (c.below(11)) {
    case 8:
    case 9:
    case 10: return list_first(c, setting, scope, compares);
    case 1:
    case 2: {
      const List list = some_list(c, scope);
      return "voor elke " + words(list).one + " geldt dat (" + of_elements(c, setting, list, scope) + ")";
    }
    case 3:
    case 4: {
      const Texts bounds{" is ten minste 2",       " is 1",
                         " is meer dan 0",         " is niet 0",
                         " is minder dan drempel", " plus drempel is ten minste 11"};
      const std::string bound = c.of(bounds);
      return list_number(c, setting, scope) + bound;
    }
    case 5:
    case 6: {
      const Texts bounds{" is meer dan € 500", " is ten hoogste € 25.000", " is minder dan grens", " is € 0",
                         " min grens is meer dan € 0"};
      const std::string bound = c.of(bounds);
      return list_amount(c, setting, scope) + bound;
    }
    default: {
      const List list = some_list(c, scope);
      return "er is een " + words(list).one + " waarvoor (" + of_elements(c, setting, list, scope) + ")";
    }
  }
}

void allow_terms(std::size_t terms, Scope& scope) {
  scope.all_terms = terms;
  scope.plan_terms = terms / 3;
  scope.person_terms = scope.resident ? (terms + 2) / 3 : 0;
  scope.terms = scope.request ? (terms + 1) / 3 : 0;
}

}  // namespace klap::differential
