// Safeguards of every question, with what it may answer, and with what it never does.
#include "differential/drafts.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

Texts patterns(Question question) {
  switch (question) {
    case payer:
      return {"ten laste van B", "ten laste van A", "ten laste van C",
              "ten laste van D", "ten laste van E", "ten laste van A"};
    case decider:
      return {"besluit door Consulent", "besluit door Teammanager",        "besluit door College",
              "besluit door Kwintes",   "besluit door een functie",        "besluit door een aanbieder",
              "besluit door Directeur", "besluit door een bestuursorgaan", "besluit door een functie"};
    case orderer_:
      return {"opdracht door Consulent", "opdracht door Teammanager",   "opdracht door een bestuursorgaan",
              "opdracht door Kwintes",   "opdracht door een aanbieder", "opdracht door een functie"};
    case direction_:
      return {"regie door Consulent",     "regie door een persoon",      "regie door een gemeente",
              "regie door een aanbieder", "regie door een functie",      "regie door Buur",
              "regie door College",       "regie door een vrijwilliger", "regie door een bestuursorgaan"};
    case addressee_:
      return {"beschikking aan de inwoner",   "afschrift aan de inwoner",      "beschikking aan een persoon",
              "beschikking aan een gemeente", "afschrift aan een aanbieder",   "afschrift aan Kwintes",
              "beschikking aan Kwintes",      "beschikking aan een aanbieder", "afschrift aan een vrijwilliger",
              "afschrift aan een gemeente",   "afschrift aan een persoon",     "beschikking aan een bestuursorgaan",
              "beschikking aan de inwoner",   "afschrift aan de inwoner",      "beschikking aan de inwoner"};
    case follow_up:
      return {"brief aan de inwoner",
              "bericht aan een aanbieder",
              "bericht WMO301 aan een aanbieder",
              "bericht JW305 aan een aanbieder",
              "opdracht aan een aanbieder",
              "opdracht aan een functie",
              "opdracht aan Kwintes",
              "brief aan een persoon",
              "brief aan een vrijwilliger",
              "brief aan een gemeente",
              "doorzending aan een gemeente",
              "doorzending aan College",
              "doorzending aan een aanbieder",
              "opdracht aan een persoon",
              "bericht WMO301 aan een aanbieder",
              "bericht WMO305 aan een aanbieder",
              "brief aan de inwoner"};
    default: return {};
  }
}

}  // namespace

std::string safeguard(const Part& part, std::size_t number, const Setting& setting,
                      const std::function<std::optional<Scope>(Question)>& scope_of) {
  Choices c(part);
  const Question question = c.of(std::vector<Question>{payer, follow_up, addressee_, decider, direction_, orderer_,
                                                       addressee_, follow_up, follow_up});
  const auto scope = scope_of(question);
  if (!scope) return {};
  const bool always = c.in_16(5);
  const Texts all = patterns(question);
  std::string list = c.of(all);
  for (std::size_t more = c.below(5); more > 2; --more) list += ", " + c.of(all);
  const std::string in_force = c.in_16(7) ? period(c) : "";
  const std::string known = known_from(c, 6);
  const bool grounds = c.in_16(8);
  const bool unless = c.in_16(3);
  // In no order with each other.
  std::string text = "waarborg " + Texts{"mag", "dit", "zo"}[number % 3] + (number < 3 ? "" : std::to_string(number));
  if (!c.in_16(4)) text += "\n    als " + condition(c, setting, *scope);
  if (unless) text += "\n    tenzij " + condition(c, setting, *scope);
  text += (always ? "\n    altijd " : "\n    nooit ") + list;
  text += grounds ? "\n    grondslag Wmo 2.3.5" : "\n    omdat \"dat is zo afgesproken\"";
  if (!in_force.empty()) text += "\n    " + in_force;
  if (!known.empty()) text += "\n    " + known;
  return text;
}

}  // namespace klap::differential
