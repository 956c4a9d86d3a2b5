// Columns of tables: things to compare with every form of cell, and conditions with ja and nee.
#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;
using Columns = std::vector<Column>;

/// What the cells say stands behind the head as it is; a value, behind `is`.
Column comparing(const std::string& head, const Texts& values, const Texts& tests) {
  Column column{head, {}};
  for (const std::string& value : values) column.cells.push_back({value, head + " is " + value});
  for (const std::string& test : tests) column.cells.push_back({test, head + " " + test});
  return column;
}

Column yes_or_no(const std::string& head) { return comparing(head, {"ja", "nee"}, {}); }

/// A head that is itself a condition.
Column asking(const std::string& head) { return {head, {{"ja", "(" + head + ")"}, {"nee", "niet (" + head + ")"}}}; }

/// Cells of two tests, and of values that are not names of a choice.
Column number(const std::string& head) {
  Column column = comparing(head, {"10", "0"}, {"is ten minste 10", "is meer dan 9", "is minder dan drempel"});
  const auto joined = [&](const std::string& one, const std::string& joint, const std::string& other) {
    column.cells.push_back({one + joint + other, "(" + head + " " + one + joint + head + " " + other + ")"});
  };
  joined("is meer dan 9", " en ", "is minder dan 11");
  joined("is minder dan 10", " of ", "is meer dan 10");
  column.cells.push_back({"9 of 10", "(" + head + " is 9 of " + head + " is 10)"});
  return column;
}

Column amount(const std::string& head) {
  Column column =
      comparing(head, {"€ 500"}, {"is meer dan € 500", "is ten hoogste grens", "is minder dan € 25.000,01"});
  column.cells.push_back({"is ten minste € 500 en is minder dan € 25.000",
                          "(" + head + " is ten minste € 500 en " + head + " is minder dan € 25.000)"});
  return column;
}

Column with_none(Column column, bool optional) {
  if (!optional) return column;
  column.cells.push_back({"is geen", column.head + " is geen"});
  column.cells.push_back({"is niet geen", column.head + " is niet geen"});
  return column;
}

Columns about_request(const Setting& s) {
  return {
      comparing("soort", {"Begeleiding", "Begeleiding of Dagbesteding"},
                {"is niet Jobcoaching", "is niet Begeleiding of Jobcoaching"}),
      comparing("de soort", {"Begeleiding", "Dagbesteding", "Dagbesteding of Jobcoaching"}, {}),
      number("de uren"),
      number("uren min drempel"),
      amount("kosten"),
      amount("de kosten plus de eigen_bijdrage"),
      comparing("startdatum", {"2017-03-01"},
                {"is vóór de peildatum", "is vanaf 2017-03-01", "is ten minste 1 jaar oud"}),
      with_none(comparing("het perceel", {"L1", "L1 of L2"}, {"is niet L1", "geldt op de peildatum", "levert soort"}),
                s.lot_optional),
      with_none(comparing("uitvoerder", {"Kwintes", "Kwintes of Abrona"}, {"is niet Abrona"}), s.provider_optional),
      with_none(comparing("aanvrager", {"de inwoner", "vertegenwoordiger"},
                          {"is jonger dan 18 jaar", "is ten minste 18 jaar oud", "is niet de inwoner"}),
                s.applicant_optional),
      yes_or_no("x"),
      yes_or_no("y"),
      with_none(yes_or_no("voldaan"), s.met_optional),
      yes_or_no("eigen_kracht"),
      asking("kosten is meer dan grens"),
      asking("x en y"),
      asking("soort is Begeleiding of Jobcoaching"),
      asking("aanvrager is jonger dan 18 jaar"),
  };
}

Columns about_person(const Setting& s) {
  return {
      comparing("de inwoner", {"vertegenwoordiger"},
                {"is jonger dan 18 jaar", "is ten minste 18 jaar oud", "is niet hoofdpersoon"}),
      comparing("de woongemeente van de inwoner", {"Woerden", "Woerden of Utrecht", "centrum"}, {"is niet Woerden"}),
      with_none(comparing("verhuisdatum", {"2017-03-01"}, {"is vóór de peildatum", "is jonger dan 1 jaar"}),
                s.moved_optional),
      with_none(comparing("vertegenwoordiger", {"de inwoner", "hoofdpersoon"}, {"is jonger dan 18 jaar"}),
                s.guardian_optional),
      yes_or_no("bijstand"),
      amount("inkomen"),
      asking("de inwoner is ten minste 18 jaar oud"),
  };
}

Columns about_plan(const Setting& s) {
  return {
      yes_or_no("complex"),
      with_none(yes_or_no("akkoord"), s.agreed_optional),
      number("gezinsleden"),
      number("gezinsleden plus drempel"),
      with_none(comparing("plangemeente", {"Woerden", "centrum"}, {"is niet centrum"}), s.place_optional),
      with_none(comparing("hoofdpersoon", {}, {"is jonger dan 18 jaar", "is ten minste 18 jaar oud"}), s.head_optional),
      with_none(comparing("planperceel", {"L1"}, {"geldt op plandatum", "levert Begeleiding"}), s.lot_optional),
      comparing("de peildatum", {"2017-03-01"}, {"is vanaf 2017-03-01", "is tot en met 2016-12-31"}),
      asking("A is bereikt"),
      asking("C is bereikt"),
      yes_or_no("pilot"),
      asking("plandatum is vóór de peildatum"),
  };
}

void add(Columns& list, const Columns& more) { list.insert(list.end(), more.begin(), more.end()); }

Columns about_own_answers_in(const Scope& scope) {
  Columns list;
  if (reads_own(scope, "zwaarte")) {
    list.push_back(
        comparing("de zwaarte", {"licht", "zwaar", "zwaar of matig"}, {"is niet licht", "is niet licht of zwaar"}));
  }
  if (reads_own(scope, "spoed")) list.push_back(with_none(yes_or_no("spoed"), reads_optional_own(scope, "spoed")));
  if (reads_own(scope, "telling")) list.push_back(with_none(number("telling"), reads_optional_own(scope, "telling")));
  if (reads_own(scope, "dwangsom")) list.push_back(amount("de dwangsom"));
  if (reads_own(scope, "einddatum")) {
    list.push_back(with_none(comparing("einddatum", {"2017-03-01"}, {"is vóór de peildatum", "is vanaf 2017-03-01"}),
                             reads_optional_own(scope, "einddatum")));
  }
  if (reads_own(scope, "verantwoordelijke")) {
    list.push_back(comparing("verantwoordelijke", {"Woerden", "Woerden of Utrecht", "centrum"}, {"is niet Woerden"}));
  }
  list.push_back(amount("grens keer 2"));
  list.push_back(comparing("plandatum plus 1 maanden", {"2016-03-31"}, {"is vanaf 2017-03-01"}));
  return list;
}

Columns columns(const Setting& s, const Scope& scope) {
  Columns list;
  if (scope.request) add(list, about_request(s));
  if (scope.resident) add(list, about_person(s));
  add(list, about_plan(s));
  for (int repeat = 0; repeat < 2; ++repeat) {
    add(list, about_own_answers_in(scope));
    if (scope.law) list.push_back(comparing("de wet", {"Wmo", "Jeugdwet", "Wmo of Jeugdwet"}, {"is niet Wmo"}));
    if (scope.right) list.push_back(yes_or_no("het recht"));
  }
  for (std::size_t t = 1; t <= scope.plan_terms; ++t) list.push_back(yes_or_no("g" + std::to_string(t)));
  for (std::size_t t = 1; t <= scope.person_terms; ++t) list.push_back(yes_or_no("p" + std::to_string(t)));
  for (std::size_t t = 1; t <= scope.terms; ++t) list.push_back(yes_or_no("t" + std::to_string(t)));
  return list;
}

}  // namespace

Column column(Choices& c, const Setting& setting, const Scope& scope) {
  switch (c.below(10)) {
    case 5: return number(list_number(c, setting, scope));
    case 6: return amount("de " + list_amount(c, setting, scope));
    case 7: {
      const std::string head = list_condition(c, setting, scope, true);
      const bool compares = head.rfind("er is", 0) != 0 && head.rfind("voor elke", 0) != 0;
      return compares ? asking(head) : yes_or_no(head);
    }
    default: return c.of(columns(setting, scope));
  }
}

}  // namespace klap::differential
