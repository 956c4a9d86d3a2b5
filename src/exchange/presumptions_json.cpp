#include <set>

#include "outcome_parts.hpp"

namespace klap::exchange {
namespace {

using namespace decision;

/// The facts whose presumption was read, each once, in the order of the rules.
class Presumed {
 public:
  void look_at(const ConditionTrace& trace) {
    if (trace.presumed && trace.fact && seen_.insert(*trace.fact).second) facts.push_back(*trace.fact);
    for (const ConditionTrace& part : trace.arguments) look_at(part);
  }
  std::vector<FactRef> facts;

 private:
  std::set<FactRef> seen_;
};

Json one(const Context& c, const FactRef& ref, Json value, const std::string& because) {
  Json json = fact_json(c, ref);
  json["waarde"] = std::move(value);
  json["omdat"] = because.empty() ? Json(nullptr) : Json(because);
  return json;
}

/// That nobody has a personal interest is read wherever mandates are gone through.
bool interest_presumed(const Context& c, const Outcome& outcome, const Derivation& derivation) {
  if (!c.program.no_interest_presumed || c.facts.personal_interest) return false;
  return !derivation.mandates.empty() || std::holds_alternative<DeciderAnswer>(outcome.answer);
}

}  // namespace

bool presumes(const program::Program& program) {
  if (program.no_interest_presumed) return true;
  for (const program::Field& field : program.fields) {
    if (field.presumed) return true;
  }
  return false;
}

Json presumptions_json(const Context& c, const Outcome& outcome, const Derivation* derivation) {
  Json list = Json::array();
  if (derivation == nullptr) return list;
  Presumed presumed;
  const auto look_at = [&](const auto& traces) {
    for (const auto& trace : traces) {
      if (trace.condition) presumed.look_at(*trace.condition);
    }
  };
  look_at(derivation->rules);
  look_at(derivation->competences);
  look_at(derivation->reservations);
  look_at(derivation->mandates);
  look_at(derivation->safeguards);
  for (const FactRef& ref : presumed.facts) {
    const program::Field& field = c.program.fields[ref.id];
    list.push_back(
        one(c, ref, value_json(c.program, c.facts, *field.presumed, field.choices_of), field.presumed_because));
  }
  if (interest_presumed(c, outcome, *derivation)) {
    list.push_back(one(c, {FactRef::Kind::personal_interest, 0, 0}, Json::array(), c.program.no_interest_because));
  }
  return list;
}

}  // namespace klap::exchange
