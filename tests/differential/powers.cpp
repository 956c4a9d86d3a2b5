// Mandate registers: only downwards, so without cycles, and passed on only with leave.
#include <algorithm>
#include <map>
#include <set>

#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

// From the top down. The two bodies first.
const Texts actors{"College", "Raad", "Directeur", "Teammanager", "Consulent", "Griffier", "Kwintes"};

struct Mandate {
  std::size_t from = 0;
  std::size_t to = 0;
  Texts laws;
  std::string text;
  bool may_pass_on = false;
};

std::string joined(const Texts& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : ", ") + item;
  return text;
}

Texts laws(Choices& c) { return c.of(std::vector<Texts>{{"Wmo"}, {"Wmo", "Jeugdwet"}, {"Wmo"}, {"Jeugdwet"}}); }

std::string kinds(Choices& c) {
  return c.of(
      Texts{"toe te kennen, te weigeren", "toe te kennen", "te weigeren",
            "toe te kennen, te weigeren, te herzien, in te trekken, terug te vorderen, op bezwaar te beslissen"});
}

std::string spaced(const std::string& text) { return text.empty() ? text : " " + text; }

const std::string grounds = " grondslag MB 3";

std::string competence(Choices& c) {
  const std::string body = actors[c.below(2)];
  const std::string for_laws = joined(laws(c));
  const std::string to = kinds(c);
  return "bevoegd " + body + " voor " + for_laws + " om " + to + spaced(period(c)) + " grondslag Wmo 2.3.5";
}

Mandate mandate(Choices& c, const Setting& s) {
  Mandate m;
  m.from = c.of(std::vector<std::size_t>{0, 2, 3, 0, 1, 4});
  m.to = std::max<std::size_t>(m.from + 1, 2) + c.below(actors.size() - std::max<std::size_t>(m.from + 1, 2));
  m.laws = laws(c);
  const std::string to = kinds(c);
  m.text = "mandaat van " + actors[m.from] + " aan " + actors[m.to] + " voor " + joined(m.laws) + " om " + to;
  const std::string ceiling = c.of(Texts{"", "€ 25.000", "€ 500", "", "€ 50.000", "€ 1.000", "€ 0"});
  if (!ceiling.empty()) m.text += " tot en met " + ceiling + " per besluit" + s.unit;
  m.may_pass_on = !c.in_16(6);
  if (m.may_pass_on) m.text += ", mag ondermandateren";
  if (c.in_16(7)) m.text += spaced(period(c));
  m.text += grounds;
  return m;
}

/// A register as municipalities have them: down the line, each with less.
std::vector<Mandate> usual_chain(const Setting& s) {
  std::vector<Mandate> chain;
  const Texts ceilings{"", " tot en met € 50.000 per besluit" + s.unit, " tot en met € 25.000 per besluit" + s.unit};
  const std::vector<std::size_t> line{0, 2, 3, 4};
  for (std::size_t i = 0; i < 3; ++i) {
    Mandate m{line[i], line[i + 1], {"Wmo"}, {}, true};
    m.text = "mandaat van " + actors[m.from] + " aan " + actors[m.to] + " voor Wmo om toe te kennen, te weigeren" +
             ceilings[i] + ", mag ondermandateren" + (i == 2 ? s.chain_period : "") + grounds;
    chain.push_back(m);
  }
  return chain;
}

}  // namespace

Texts powers(const std::vector<Part>& parts, const Setting& setting) {
  Texts result;
  std::vector<Mandate> mandates;
  if (setting.usual_chain) mandates = usual_chain(setting);
  if (setting.usual_competence)
    result.push_back("bevoegd College voor Wmo, Jeugdwet om toe te kennen, te weigeren" + grounds);
  for (const Part& part : parts) {
    Choices c(part);
    if (c.in_16(2))
      result.push_back(competence(c));
    else
      mandates.push_back(mandate(c, setting));
  }
  std::ranges::stable_sort(mandates, {}, &Mandate::from);
  std::map<std::size_t, std::set<std::string>> may_pass;  // who may pass on power for which laws
  std::set<std::string> texts;
  for (const Mandate& m : mandates) {
    const bool is_function = m.from >= 2;
    const auto& leave = may_pass[m.from];
    if (is_function && !std::ranges::all_of(m.laws, [&](const std::string& law) { return leave.contains(law); }))
      continue;
    if (m.may_pass_on) may_pass[m.to].insert(m.laws.begin(), m.laws.end());
    if (texts.insert(m.text).second) result.push_back(m.text);
  }
  return result;
}

}  // namespace klap::differential
