// Expressions of every operator (clause 5.18), on bounds that cases hit: limits, ends of months, leap days, zero.
#include <algorithm>

#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

/// The parts are made from left to right: in a sum of strings they might not be.
std::string joined(const Texts& parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

void add(Texts& list, const Texts& more) { list.insert(list.end(), more.begin(), more.end()); }

/// Favoured: few. Of several parts none may be geen.
void add_own(Texts& list, const Scope& scope, const std::string& name) {
  if (reads_own(scope, name) && !reads_optional_own(scope, name)) add(list, {name, name, name});
}

/// What stands by itself may.
void add_single_own(Texts& list, const Scope& scope, const std::string& name) {
  if (reads_own(scope, name)) add(list, {name, name, name});
}

/// Makes expressions in one place of a rule set.
class Maker {
 public:
  Maker(Choices& choices, const Setting& setting, const Scope& scope) : c_(choices), s_(setting), scope_(scope) {}

  /// The first part is never a literal, so that its unit is that of all.
  std::string amount(int level = 0) {
    switch (c_.below(level > 1 ? 2 : 9)) {
      case 3: return joined({amount_part(level), " plus ", amount_part_or_literal(level)});
      case 4: return joined({amount_part(level), " min ", amount_part_or_literal(level)});
      case 5: return joined({amount_part(level), " keer ", number_part(level)});
      case 6: return joined({number_part(level), " keer ", amount_part(level)});
      case 7: {
        const std::string which = c_.of(Texts{"het laagste van (", "het hoogste van ("});
        std::string text = joined({which, amount(level + 1), ", ", amount_part_or_literal(level)});
        if (c_.in_16(5)) text += ", " + amount_part_or_literal(level);
        return text + ")";
      }
      case 8: {
        const std::string how = c_.of(Texts{" naar beneden", " rekenkundig", " naar boven", " rekenkundig"});
        const std::string step =
            c_.of(Texts{"€ 1", "€ 0,01", "€ 0,07", "€ 1.000", "€ 10.000.000.000.000", "€ 1.000", "€ 0,20", "€ 0,20"});
        return amount_part(level) + how + " afgerond op " + step;
      }
      default: return amount_leaf();
    }
  }

  std::string number(int level = 0) {
    switch (c_.below(level > 1 ? 2 : 9)) {
      case 3: return joined({number_part(level), " plus ", number_part(level)});
      case 4: return joined({number_part(level), " min ", number_part(level)});
      case 5: return joined({number_part(level), " keer ", number_part(level)});
      case 6: {
        const std::string which = c_.of(Texts{"het laagste van (", "het hoogste van ("});
        return joined({which, number(level + 1), ", ", number(level + 1), ")"});
      }
      case 7:
      case 8: {
        return joined({"aantal dagen van ", date_part(level), " tot en met ", date_part(level)});
      }
      default: return number_leaf();
    }
  }

  std::string date(int level = 0) {
    switch (c_.below(level > 1 ? 2 : 11)) {
      case 3:
      case 4: return moved(level, " plus ");
      case 9: return suspended(date_leaf());
      case 10: {
        const std::string text = suspended(c_.in_16(8) ? moved(level, " plus ") : date_part(level));
        return c_.in_16(4) ? text + " of de eerstvolgende werkdag" : text;
      }
      case 5: return moved(level, " min ");
      case 6: return date_part(level) + " of de eerstvolgende werkdag";
      case 7: return moved(level, c_.of(Texts{" plus ", " min "})) + " of de eerstvolgende werkdag";
      case 8: {
        const std::string which = c_.of(Texts{"de vroegste van (", "de laatste van ("});
        std::string text = joined({which, date(level + 1), ", ", date(level + 1)});
        if (c_.in_16(5)) text += ", " + date_part(level);
        return text + ")";
      }
      default: return date_leaf();
    }
  }

  std::string amount_leaf() {
    Texts list{"grens"};
    if (scope_.request) add(list, {"kosten", "eigen_bijdrage", "kosten"});
    if (scope_.resident) list.emplace_back("inkomen");
    add_own(list, scope_, "dwangsom");
    return c_.of(list);
  }

 private:
  static std::string bracketed(const std::string& text) {
    const bool single = text.find(' ') == std::string::npos || text.rfind("€ ", 0) == 0;
    return single ? text : "(" + text + ")";
  }
  std::string amount_part(int level) { return bracketed(amount(level + 1)); }
  std::string number_part(int level) { return bracketed(number(level + 1)); }
  std::string date_part(int level) { return bracketed(date(level + 1)); }
  std::string amount_part_or_literal(int level) {
    if (!c_.in_16(6)) return amount_part(level);
    return c_.of(Texts{"€ 500", "€ 0", "€ 0,01", "€ 10.000.000.000.000", "€ 499,99"});
  }

  std::string number_leaf() {
    Texts list{"10", "0", "2", "1000000000000", "drempel", "gezinsleden"};
    if (scope_.request) add(list, {"uren", "uren"});
    if (scope_.resident) list.emplace_back("leden");
    add_own(list, scope_, "telling");
    return c_.of(list);
  }

  std::string date_leaf() {
    Texts list{"peildatum", "plandatum", "invoering", "2016-01-31", "2016-02-29", "aanvraagdatum", "9999-12-31"};
    if (scope_.request) add(list, {"startdatum", "startdatum"});
    if (scope_.resident) list.emplace_back("geboortedatum");
    if (scope_.resident && !s_.moved_optional) list.emplace_back("verhuisdatum");
    add_own(list, scope_, "einddatum");
    return c_.of(list);
  }

  /// From and through what may be geen, or what may not (clause 5.18.7).
  std::string suspended(const std::string& end) {
    Texts days{"plandatum", "2017-02-28", "invoering", "peildatum"};
    if (scope_.request) add(days, {"gevraagd", "gevraagd", "gevraagd", "startdatum", "gevraagd", "aangevuld"});
    if (scope_.resident) add(days, {"verhuisdatum", "verhuisdatum van vertegenwoordiger"});
    add_single_own(days, scope_, "einddatum");
    const std::string from = c_.of(days);
    if (scope_.request) add(days, {"aangevuld", "aangevuld", "aangevuld", "aangevuld"});
    return end + " opgeschort van " + from + " tot en met " + c_.of(days);
  }

  std::string moved(int level, const std::string& how) {
    Texts counts{"1", "0", "6", "12", "13", "400", "drempel", "gezinsleden", "10000"};
    if (scope_.request) add(counts, {"uren", "uren"});
    add_own(counts, scope_, "telling");
    const std::string from = date_part(level);
    const std::string count = c_.of(counts);
    return from + how + count + c_.of(Texts{" maanden", " dagen", " weken", " werkdagen", " jaar", " maanden"});
  }

  Choices& c_;
  const Setting& s_;
  const Scope& scope_;
};

Texts single_values(OwnType type, const Scope& scope) {
  switch (type) {
    case OwnType::choice: return {"licht", "zwaar", "matig"};
    case OwnType::yes_no: {
      Texts list{"ja", "nee", "pilot", "complex", "akkoord"};
      if (scope.request) add(list, {"x", "voldaan", "y", "eigen_kracht"});
      if (scope.resident) add(list, {"bijstand", "bijstand van vertegenwoordiger"});
      add_single_own(list, scope, "spoed");
      return list;
    }
    case OwnType::municipality: {
      Texts list{"Woerden", "Utrecht", "centrum", "plangemeente"};
      if (scope.request) add(list, {"herkomst", "woongemeente van aanvrager"});
      if (scope.resident) add(list, {"woongemeente", "woongemeente van vertegenwoordiger", "woongemeente"});
      add_single_own(list, scope, "verantwoordelijke");
      return list;
    }
    case OwnType::date:
    case OwnType::amount:
    case OwnType::number: break;
  }
  return {};
}

}  // namespace

std::string expression(Choices& c, OwnType type, const Setting& s, const Scope& scope) {
  Maker maker(c, s, scope);
  const bool optional = c.in_16(2);  // a single fact that may be geen
  switch (type) {
    case OwnType::date: return optional && scope.resident ? "verhuisdatum" : maker.date();
    case OwnType::amount: return optional ? "€ 23 keer " + c.of(Texts{"drempel", "14", "gezinsleden"}) : maker.amount();
    case OwnType::number: return maker.number();
    case OwnType::choice:
    case OwnType::yes_no:
    case OwnType::municipality: break;
  }
  return c.of(single_values(type, scope));
}

std::string expression_condition(Choices& c, const Setting& s, const Scope& scope) {
  Maker maker(c, s, scope);
  switch (c.below(3)) {
    case 0: {
      const Texts bounds{" is vanaf 2017-03-01", " is vóór de peildatum",     " is na plandatum",  " is 2016-02-29",
                         " is 2017-02-28",       " is tot en met 2017-03-31", " is niet invoering"};
      return joined({maker.date(), c.of(bounds)});
    }
    case 1: {
      const Texts bounds{" is ten minste 10", " is minder dan 11", " is 0", " is meer dan drempel",
                         " is ten hoogste 1"};
      return joined({maker.number(), c.of(bounds)});
    }
    default: {
      const Texts bounds{" is meer dan grens", " is ten hoogste € 500", " is € 0", " is minder dan € 25.000,01"};
      const std::string left = maker.amount();
      return c.in_16(4) ? left + " is ten minste " + maker.amount_leaf() : left + c.of(bounds);
    }
  }
}

Texts about_own_answers(const Scope& scope) {
  Texts list;
  const auto of = [&](const std::string& name, const Texts& atoms) {
    if (reads_own(scope, name)) add(list, atoms);
  };
  of("zwaarte",
     {"zwaarte is licht", "zwaarte is zwaar of matig", "zwaarte is niet licht", "zwaarte is niet zwaar of matig"});
  of("spoed", {"spoed", "niet spoed", "spoed is nee", "spoed is niet nee"});
  of("telling", {"telling is ten minste 10", "telling is minder dan drempel", "telling is 0"});
  of("dwangsom", {"dwangsom is meer dan grens", "dwangsom is € 0", "dwangsom is minder dan € 500"});
  of("einddatum", {"einddatum is vóór de peildatum", "einddatum is 2016-02-29", "einddatum is vanaf 2017-03-01"});
  of("verantwoordelijke", {"verantwoordelijke is Woerden", "verantwoordelijke is niet Woerden",
                           "verantwoordelijke is centrum", "verantwoordelijke is Woerden of Utrecht"});
  if (scope.request) of("einddatum", {"perceel geldt op einddatum", "einddatum is na startdatum"});
  if (scope.request) of("verantwoordelijke", {"herkomst is verantwoordelijke"});
  if (scope.resident) of("verantwoordelijke", {"woongemeente is niet verantwoordelijke"});
  for (const std::string& name : scope.own) {
    if (reads_optional_own(scope, name)) add(list, {name + " is geen", name + " is niet geen"});
  }
  return list;
}

}  // namespace klap::differential
