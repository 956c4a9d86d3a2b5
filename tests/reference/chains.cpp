#include "reference/chains.hpp"

#include <algorithm>

namespace klap::reference {
namespace {

void extend(const semantics::Model& model, const Chain& chain, std::vector<Chain>& all) {
  all.push_back(chain);
  // Clause 12.5: all before the last with `mag ondermandateren`.
  if (!chain.mandates.empty() && !model.mandates[chain.mandates.back().index].may_submandate) return;
  for (std::size_t i = 0; i < model.mandates.size(); ++i) {
    const semantics::Mandate& mandate = model.mandates[i];
    if (mandate.from != chain.actors.back()) continue;
    if (std::ranges::count(chain.actors, mandate.to) > 0) continue;  // no actor twice
    Chain longer = chain;
    longer.actors.push_back(mandate.to);
    longer.mandates.emplace_back(i);
    extend(model, longer, all);
  }
}

bool has(const std::vector<SourceId>& laws, SourceId law) { return std::ranges::count(laws, law) > 0; }
bool has(semantics::DecisionKinds kinds, DecisionKind kind) { return kinds.test(static_cast<std::size_t>(kind)); }

}  // namespace

std::vector<Chain> all_chains(const semantics::Model& model) {
  std::vector<Chain> all;
  for (std::size_t i = 0; i < model.actors.size(); ++i) {
    if (model.actors[i].kind == ActorKind::body) extend(model, {{ActorId(i)}, {}}, all);
  }
  return all;
}

std::vector<DecisionKind> list_of(semantics::DecisionKinds kinds) {
  std::vector<DecisionKind> list;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds.test(i)) list.push_back(static_cast<DecisionKind>(i));
  }
  return list;
}

// Clause 12.1.
bool Power::is_competent(ActorId body, DecisionKind kind) const {
  return std::ranges::any_of(model.competences, [&](const semantics::Competence& competence) {
    return competence.body == body && has(competence.laws, law) && has(competence.kinds, kind) &&
           competence.validity.contains(on);
  });
}

// Clause 12.4.
Truth Power::is_alive(const semantics::Mandate& mandate, DecisionKind kind) const {
  Truth below_ceiling = Truth::yes;
  if (mandate.ceiling) {
    switch (amount_state) {
      case State::known: below_ceiling = truth_of(amount <= mandate.ceiling->cents()); break;
      case State::later: below_ceiling = Truth::later; break;
      case State::error: below_ceiling = Truth::error; break;
      case State::none:
      case State::unknown: below_ceiling = Truth::unknown; break;
    }
  }
  const bool covers = mandate.validity.contains(on) && has(mandate.laws, law) && has(mandate.kinds, kind);
  return both(truth_of(covers), below_ceiling);
}

// Clause 12.5.
Truth Power::is_alive(const Chain& chain, DecisionKind kind) const {
  Truth t = truth_of(is_competent(chain.actors.front(), kind));
  for (const MandateId mandate : chain.mandates) t = both(t, is_alive(model.mandates[mandate.index], kind));
  return t;
}

Truth Power::is_reached(ActorId actor, ActorId through, semantics::DecisionKinds kinds) const {
  Truth for_all_kinds = Truth::yes;
  for (const DecisionKind kind : list_of(kinds)) {
    Truth some_chain = Truth::no;
    for (const Chain& chain : chains) {
      if (chain.actors.back() != actor) continue;
      if (through.is_some() && std::ranges::count(chain.actors, through) == 0) continue;
      some_chain = either(some_chain, is_alive(chain, kind));
    }
    for_all_kinds = both(for_all_kinds, some_chain);
  }
  return for_all_kinds;
}

Truth Power::may_decide(ActorId actor, semantics::DecisionKinds kinds) const {
  Truth interested = Truth::no;
  const State list = facts.personal_interest();
  if (list == State::unknown) interested = Truth::unknown;
  if (list == State::later) interested = Truth::later;
  if (list == State::known) interested = truth_of(facts.has_personal_interest(actor));
  return both(is_reached(actor, {}, kinds), opposite(interested));
}

Truth Power::decides(ActorId actor, semantics::DecisionKinds kinds) const {
  Truth somebody_below = Truth::no;
  for (std::size_t i = 0; i < model.actors.size(); ++i) {
    const ActorId other(i);
    if (other == actor) continue;
    somebody_below = either(somebody_below, both(may_decide(other, kinds), is_reached(other, actor, kinds)));
  }
  return both(may_decide(actor, kinds), opposite(somebody_below));
}

}  // namespace klap::reference
