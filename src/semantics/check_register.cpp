// Findings about competences, delegations, reservations and mandates.
#include <algorithm>

#include "checks.hpp"

namespace klap::semantics {

namespace {

/// What an actor may pass on: by a competence or delegation (no ceiling), or by the mandates it got with leave to
/// submandate.
class Given {
 public:
  explicit Given(const Model& model)
      : competences_(model.actors.size()), delegations_(model.actors.size()), mandates_(model.actors.size()) {
    for (const Delegation& d : model.delegations) delegations_[d.to.index].push_back(&d);
    for (const Competence& c : model.competences) competences_[c.body.index].push_back(&c);
    for (const Mandate& m : model.mandates)
      if (m.may_submandate) mandates_[m.to.index].push_back(&m);
  }

  /// A law for which the giver of `m` is not competent to all that it passes on; none if there is no such law.
  [[nodiscard]] SourceId not_competent(const Mandate& m) const {
    for (const SourceId law : m.laws) {
      DecisionKinds kinds;
      for (const Competence* c : competences_[m.from.index])
        if (has(c->laws, law) && overlap(c->validity, m.validity)) kinds |= c->kinds;
      for (const Delegation* d : delegations_[m.from.index])
        if (has(d->laws, law) && overlap(d->validity, m.validity)) kinds |= d->kinds;
      if ((m.kinds & ~kinds).any()) return law;
    }
    return {};
  }

  /// Does the giver of `m`, a function, have for every law and kind a mandate up to that amount?
  [[nodiscard]] bool covered(const Mandate& m) const {
    for (const SourceId law : m.laws) {
      DecisionKinds kinds;
      for (const Mandate* got : mandates_[m.from.index]) {
        const bool as_wide = m.base >= got->base;  // what is within an amount for the plan is so for each decision
        const bool enough = !got->ceiling || (m.ceiling && as_wide && *m.ceiling <= *got->ceiling);
        if (enough && has(got->laws, law) && overlap(got->validity, m.validity)) kinds |= got->kinds;
      }
      if ((m.kinds & ~kinds).any()) return false;
    }
    return true;
  }

 private:
  static bool has(const std::vector<SourceId>& laws, SourceId law) {
    return std::binary_search(laws.begin(), laws.end(), law);
  }

  std::vector<std::vector<const Competence*>> competences_;
  std::vector<std::vector<const Delegation*>> delegations_;
  std::vector<std::vector<const Mandate*>> mandates_;
};

void check_mandate(const Model& model, const Given& given, const Mandate& m, Diagnostics& out) {
  const Actor& from = model.actors[m.from.index];
  if (from.kind == ActorKind::body) {
    if (const SourceId law = given.not_competent(m); law.is_some())
      out.add(DiagnosticKind::mandate_without_competence, m.span, {from.name, model.sources[law.index].name});
  } else if (!given.covered(m)) {
    out.add(DiagnosticKind::mandate_above_giver, m.span, {from.name});
  }
}

/// Functions that no mandate leads to, from a competent body, each link with leave of the one before; save those that
/// direct a plan, which takes no power to decide.
void check_functions(const Model& model, Diagnostics& out) {
  std::vector<bool> reached(model.actors.size()), may_pass(model.actors.size());
  std::vector<std::vector<const Mandate*>> from(model.actors.size());
  for (const Mandate& m : model.mandates) from[m.from.index].push_back(&m);
  std::vector<std::uint32_t> open;
  const auto begin_at = [&](ActorId body) {
    if (may_pass[body.index]) return;
    may_pass[body.index] = true;
    open.push_back(body.index);
  };
  for (const Competence& c : model.competences) begin_at(c.body);
  for (const Delegation& d : model.delegations) begin_at(d.to);
  while (!open.empty()) {
    const std::uint32_t actor = open.back();
    open.pop_back();
    for (const Mandate* m : from[actor]) {
      reached[m->to.index] = true;
      if (!m->may_submandate || may_pass[m->to.index]) continue;
      may_pass[m->to.index] = true;
      open.push_back(m->to.index);
    }
  }
  for (const Rule& rule : model.rules)
    if (const auto* director = std::get_if<Director>(&rule.conclusion))
      if (director->is.kind == PartyKind::actor) reached[director->is.actor.index] = true;
  for (std::size_t i = 0; i < model.actors.size(); ++i)
    if (model.actors[i].kind == ActorKind::function && !reached[i])
      out.add(DiagnosticKind::function_without_power, model.actors[i].span, {model.actors[i].name});
}

/// On the date asked for; without one, in the time of the rule set: never in force there.
template <class Power>
void check_in_force(const Model& model, const Power& power, std::optional<Date> on, Diagnostics& out) {
  const bool ever = overlap(power.validity, model.validity);
  if (on ? power.validity.contains(*on) : ever) return;
  const auto day = on ? on : model.validity.from ? model.validity.from : model.validity.through;
  out.add(DiagnosticKind::power_not_in_force, power.span, {to_iso(*day)});
}

}  // namespace

void check_register(const Model& model, std::optional<Date> on, Diagnostics& out) {
  const auto asked = [&](QuestionKind q) { return model.questions[static_cast<std::size_t>(q)].asked; };
  if (!asked(QuestionKind::decider) && !asked(QuestionKind::orderer)) return;
  const Given given(model);
  for (const Mandate& m : model.mandates) check_mandate(model, given, m, out);
  check_functions(model, out);
  const auto check_each = [&](const auto& power) {
    check_in_force(model, power, on, out);
    if (power.grounds.empty()) out.add(DiagnosticKind::power_without_ground, power.span);
  };
  for (const Competence& c : model.competences) check_each(c);
  for (const Delegation& d : model.delegations) check_each(d);
  for (const Reservation& r : model.reservations) check_each(r);
  for (const Mandate& m : model.mandates) check_each(m);
}

}  // namespace klap::semantics
