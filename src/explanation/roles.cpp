#include "roles.hpp"

#include <algorithm>
#include <set>
#include <variant>

namespace klap::explanation {
namespace {

using decision::Fact;
using decision::FactRef;

/// The parties of a conclusion.
struct Parties {
  std::vector<program::Party> operator()(const program::Addressee& addressee) const {
    std::vector<program::Party> all = {addressee.to};
    all.insert(all.end(), addressee.copies.begin(), addressee.copies.end());
    return all;
  }
  std::vector<program::Party> operator()(const program::Director& director) const { return {director.is}; }
  std::vector<program::Party> operator()(const program::Obligations& obligations) const {
    std::vector<program::Party> all;
    for (const program::Obligation& o : obligations.list) all.push_back(o.to);
    return all;
  }
  template <class Other>
  std::vector<program::Party> operator()(const Other&) const {
    return {};
  }
};

std::set<FieldId> fields_in_rules(const Telling& t, const decision::Outcome& outcome) {
  std::set<FieldId> fields;
  for (const RuleId id : outcome.rules) {
    const program::Rule* rule = find(t.program.rules, id);
    if (rule == nullptr) continue;
    for (const program::Party& party : std::visit(Parties{}, rule->conclusion)) {
      if (party.kind == PartyKind::field_person) fields.insert(party.field);
    }
  }
  return fields;
}

/// Every fact of the subject and of the plan that names the person, by field.
std::vector<FactRef> facts_naming(const Telling& t, const Subject& subject, std::size_t person) {
  std::vector<FactRef> naming;
  const auto look = [&](std::size_t field, const std::vector<Fact>& facts, std::size_t entity) {
    const std::optional<Value> value = field < facts.size() ? value_of(t, facts[field]) : std::nullopt;
    if (!value || value->kind != TypeKind::person || value->as_person() != person) return;
    naming.push_back({FactRef::Kind::field, static_cast<std::uint32_t>(field), static_cast<std::uint32_t>(entity)});
  };
  for (std::size_t f = 0; f < t.program.fields.size(); ++f) {
    if (t.program.fields[f].type != TypeKind::person) continue;
    const Readers& hidden = t.program.fields[f].hidden;  // then it is not told that it is this fact that names them
    if (!t.exact && (t.in_file ? hidden.file : hidden.resident)) continue;
    for (const std::size_t p : subject.persons) {
      if (p < t.facts.persons.size()) look(f, t.facts.persons[p].facts, p);
    }
    for (const std::size_t r : subject.requests) {
      if (r < t.facts.requests.size()) look(f, t.facts.requests[r].facts, r);
    }
    look(f, t.facts.plan, 0);
  }
  return naming;
}

std::size_t person_of(const Telling& t, std::size_t request) {
  return request < t.facts.requests.size() ? t.facts.requests[request].person : t.facts.persons.size();
}

}  // namespace

Subject subject_of(const Telling& t, const Asked& asked) {
  if (asked.request) return {{person_of(t, *asked.request)}, {*asked.request}};
  if (asked.decision) {
    const decision::DecisionOutcome& decision = t.outcome.decisions[*asked.decision];
    return {{decision.person}, requests_of(t, decision)};
  }
  return {};
}

std::optional<FactRef> role_of(const Telling& t, const Subject& subject, const decision::Outcome& outcome,
                               std::size_t person) {
  const std::vector<FactRef> naming = facts_naming(t, subject, person);
  if (naming.empty()) return std::nullopt;
  const std::set<FieldId> preferred = fields_in_rules(t, outcome);
  const auto said = std::find_if(naming.begin(), naming.end(),
                                 [&](const FactRef& fact) { return preferred.count(FieldId(fact.id)) == 1; });
  return said != naming.end() ? *said : naming.front();
}

}  // namespace klap::explanation
