// Mandate registers: only downwards, so without cycles, passed on only with leave, and with consent where it is needed.
#include <algorithm>
#include <map>
#include <set>

#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

struct Actor {
  std::string name;
  std::string works_for;  // a body works for itself; a provider for nobody
};

// From the top down. The bodies first.
const std::vector<Actor> actors{{"College", "College"},   {"Raad", "Raad"},           {"Bestuur", "Bestuur"},
                                {"Directeur", "College"}, {"Teammanager", "College"}, {"Consulent", "College"},
                                {"Griffier", "Raad"},     {"Klantmanager", "Ferm"},   {"Kwintes", ""}};
constexpr std::size_t bodies = 3;

struct Mandate {
  std::size_t from = 0;
  std::size_t to = 0;
  Texts laws;
  std::string text;
  bool may_pass_on = false;
  bool orders = false;  // a power to give orders, not to decide
};

std::string joined(const Texts& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : ", ") + item;
  return text;
}

std::string spaced(const std::string& text) { return text.empty() ? text : " " + text; }

const std::string grounds = " grondslag MB 3";

std::string in_force_and_known(Choices& c, const std::string& in_force) {
  const std::string known = known_from(c);
  return in_force + (in_force.empty() || known.empty() ? "" : " ") + known;
}

/// Writes powers of one rule set.
class Writer {
 public:
  Writer(const Setting& setting, const Scope& scope) : s_(setting), scope_(scope) {}

  [[nodiscard]] std::string competence(Choices& c) const {
    const std::string body = actors[c.below(bodies)].name;
    const std::string for_laws = joined(laws(c));
    std::string to = kinds(c);
    to += or_orders(c);
    const std::string in_force = in_force_and_known(c, period(c));
    return "bevoegd " + body + " voor " + for_laws + " om " + to + condition_in_16(c, 5) + spaced(in_force) +
           " grondslag Wmo 2.3.5";
  }

  [[nodiscard]] std::string delegation(Choices& c) const {
    const std::size_t from = c.of(std::vector<std::size_t>{0, 1});
    const std::size_t to = from + 1 + c.below(bodies - from - 1);
    const std::string for_laws = joined(laws(c));
    const std::string what = kinds(c);
    return "delegatie van " + actors[from].name + " aan " + actors[to].name + " voor " + for_laws + " om " + what +
           spaced(in_force_and_known(c, period(c))) + grounds;
  }

  [[nodiscard]] std::string reservation(Choices& c) const {
    const std::size_t to = c.of(std::vector<std::size_t>{4, 0, 3, 1, 5});
    const std::string for_laws = joined(laws(c));
    std::string what = c.of(Texts{"te weigeren", "toe te kennen", "te weigeren, op bezwaar te beslissen"});
    what += or_orders(c);
    const std::string in_force = in_force_and_known(c, c.in_16(5) ? period(c) : "");
    return "voorbehouden aan " + actors[to].name + " voor " + for_laws + " om " + what + condition_in_16(c, 8) +
           spaced(in_force) + grounds;
  }

  [[nodiscard]] Mandate mandate(Choices& c) const {
    Mandate m;
    m.from = c.of(std::vector<std::size_t>{0, 3, 4, 0, 1, 5, 2, 7});
    m.to = std::max(m.from + 1, bodies) + c.below(actors.size() - std::max(m.from + 1, bodies));
    m.laws = laws(c);
    const std::string decisions = kinds(c);
    m.orders = c.in_16(7) && s_.orders;
    const std::string to = m.orders ? "opdracht te geven" : decisions;
    m.text = (m.orders ? "volmacht van " : "mandaat van ") + actors[m.from].name + " aan " + actors[m.to].name +
             " voor " + joined(m.laws) + " om " + to;
    const std::string ceiling = c.of(Texts{"", "€ 25.000", "€ 500", "", "€ 50.000", "€ 1.000", "€ 0"});
    const std::string base = ceiling_base(c);
    if (!ceiling.empty()) m.text += " tot en met " + ceiling + base + s_.unit;
    m.may_pass_on = !c.in_16(6);
    if (m.may_pass_on) m.text += ", mag ondermandateren";
    m.text += consent(c, m);
    const std::string in_force = in_force_and_known(c, c.in_16(7) ? period(c) : "");
    m.text += condition_in_16(c, 5) + spaced(in_force) + grounds;
    return m;
  }

  /// A register as municipalities have them: down the line, each with less.
  [[nodiscard]] std::vector<Mandate> usual_chain() const {
    std::vector<Mandate> chain;
    const Texts ceilings{"", " tot en met € 50.000" + s_.chain_base + s_.unit,
                         " tot en met € 25.000" + s_.chain_base + s_.unit};
    const std::vector<std::size_t> line{0, 3, 4, 5};
    for (std::size_t i = 0; i < 3; ++i) {
      Mandate m{line[i], line[i + 1], {"Wmo"}, {}, true};
      const std::string condition = i == 2 && s_.usual_condition ? " tenzij bijstand van de inwoner" : "";
      m.text = "mandaat van " + actors[m.from].name + " aan " + actors[m.to].name + " voor Wmo om " + s_.usual_kinds +
               ceilings[i] + ", mag ondermandateren" + condition + (i == 2 ? s_.chain_period : "") + grounds;
      chain.push_back(m);
    }
    return chain;
  }

  /// And who gives orders: fewer links.
  [[nodiscard]] std::vector<Mandate> usual_orders() const {
    Mandate first{0, 4, {"Wmo"}, "volmacht van College aan Teammanager", true, true};
    first.text += " voor Wmo om opdracht te geven tot en met € 50.000" + s_.chain_base + s_.unit;
    first.text += ", mag ondermandateren" + grounds;
    Mandate second{4, 5, {"Wmo"}, "volmacht van Teammanager aan Consulent", false, true};
    second.text += " voor Wmo om opdracht te geven tot en met € 25.000" + s_.chain_base + s_.unit;
    if (s_.usual_condition) second.text += " tenzij bijstand van de inwoner";
    second.text += s_.chain_period + grounds;
    return {first, second};
  }

 private:
  [[nodiscard]] static Texts laws(Choices& c) {
    return c.of(std::vector<Texts>{{"Wmo"}, {"Wmo", "Jeugdwet"}, {"Wmo"}, {"Jeugdwet"}});
  }

  [[nodiscard]] static std::string kinds(Choices& c) {
    return c.of(
        Texts{"toe te kennen, te weigeren", "toe te kennen", "te weigeren",
              "toe te kennen, te weigeren, te herzien, in te trekken, terug te vorderen, op bezwaar te beslissen",
              "toe te kennen, te weigeren, op bezwaar te beslissen"});
  }

  /// What a competence or a reservation may be for beside decisions (clause 12.13).
  [[nodiscard]] std::string or_orders(Choices& c) const { return c.in_16(7) && s_.orders ? ", opdracht te geven" : ""; }

  /// Of who does not work for the giver (clause 12.4).
  [[nodiscard]] static std::string consent(Choices& c, const Mandate& m) {
    const bool by_law = c.in_16(5);
    const std::string& since = some_day(c);
    if (actors[m.from].works_for == actors[m.to].works_for) return {};
    return by_law ? " instemming volgens de wet" : " met instemming van " + since;
  }

  [[nodiscard]] std::string condition_in_16(Choices& c, std::size_t n) const {
    if (!c.in_16(n)) return {};
    const bool unless = c.in_16(5);
    if (c.in_16(2)) return " als er is een voorziening waarvoor (eigen_kracht)";
    if (c.in_16(1)) return " als gezinsleden plus 1000000000000 is meer dan drempel";  // over the limit, or not
    return (unless ? " tenzij " : " als ") + condition(c, s_, scope_);
  }

  const Setting& s_;
  const Scope& scope_;
};

}  // namespace

Texts powers(const std::vector<Part>& parts, const Setting& setting, const Scope& scope) {
  const Writer writer(setting, scope);
  Texts result;
  std::vector<Mandate> mandates;
  if (setting.usual_chain) mandates = writer.usual_chain();
  if (setting.usual_chain && setting.orders) {
    for (const Mandate& order : writer.usual_orders()) mandates.push_back(order);
  }
  if (setting.usual_competence) {
    const std::string condition = setting.usual_condition ? setting.competence_condition : "";
    const std::string kinds = setting.usual_kinds + (setting.orders ? ", opdracht te geven" : "");
    result.push_back("bevoegd College voor Wmo, Jeugdwet om " + kinds + condition + grounds);
  }
  std::set<std::string> texts;
  const auto add = [&](const std::string& text) {
    if (texts.insert(text).second) result.push_back(text);
  };
  for (const Part& part : parts) {
    Choices c(part);
    switch (c.below(13)) {
      case 9: add(writer.competence(c)); break;
      case 10:
      case 12: add(writer.delegation(c)); break;
      case 11: add(writer.reservation(c)); break;
      default: mandates.push_back(writer.mandate(c));
    }
  }
  std::ranges::stable_sort(mandates, {}, &Mandate::from);
  std::map<std::pair<std::size_t, bool>, std::set<std::string>> may_pass;  // who may pass on which power for which laws
  for (const Mandate& m : mandates) {
    const bool is_function = m.from >= bodies;
    const auto& leave = may_pass[{m.from, m.orders}];
    if (is_function && !std::ranges::all_of(m.laws, [&](const std::string& law) { return leave.contains(law); }))
      continue;
    if (m.may_pass_on) may_pass[{m.to, m.orders}].insert(m.laws.begin(), m.laws.end());
    add(m.text);
  }
  return result;
}

}  // namespace klap::differential
