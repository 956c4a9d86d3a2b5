#include "register.hpp"

#include <algorithm>

#include <klap/decision/truth.hpp>

namespace klap::decision {

namespace {

using State = Operand::State;

Truth truth_of_state(State state) {
  switch (state) {
    case State::later: return Truth::later;
    case State::error: return Truth::error;
    case State::known:
    case State::none:
    case State::unknown: break;
  }
  return Truth::unknown;
}

State state_of_truth(Truth t) {
  switch (t) {
    case Truth::error: return State::error;
    case Truth::unknown: return State::unknown;
    case Truth::later: return State::later;
    case Truth::no:
    case Truth::yes: break;
  }
  return State::known;
}

/// The actors a chain passes before its last: the body, and every receiver but the last.
template <class Use>
void each_above(const program::Program& program, const program::Chain& chain, Use use) {
  if (chain.mandates.empty()) return;
  use(chain.body);
  for (std::size_t i = 0; i + 1 < chain.mandates.size(); ++i) use(program.mandates[chain.mandates[i].index].to);
}

Operand total(const PowerCase& power, AmountBase base, const FactSet* later, FactSet* unknowns) {
  std::int64_t cents = 0;  // exact: limits::case_requests times limits::cents fits
  State state = State::known;
  const auto add = [&](std::size_t request) {
    const auto person = static_cast<std::uint32_t>(power.facts->requests[request].person);
    Reading reading(*power.program, *power.facts, power.facts_on, person, static_cast<std::uint32_t>(request));
    reading.set_later(later);
    reading.set_unknowns(unknowns);
    const Operand costs = reading.field(power.program->costs);
    if (costs.state == State::unknown || state == State::unknown)
      state = State::unknown;
    else if (!costs.is_known())
      state = costs.state;
    else
      cents += costs.value.raw;
  };
  if (base == AmountBase::decision) {
    for (const std::size_t request : *power.requests) add(request);
  } else {
    for (std::size_t r = 0; r < power.facts->requests.size(); ++r)
      if (base == AmountBase::plan || power.facts->requests[r].person == power.person) add(r);
  }
  if (state != State::known) return Operand::of(state);
  const auto sum = Money::from_cents(cents);
  return sum ? Operand::known(Value::money(*sum)) : Operand::of(State::error);
}

/// Of powers that are not in force, or for other kinds, nothing depends on the condition.
template <class Power>
std::vector<Truth> conditions(const PowerCase& power, const Reading& reading, const std::vector<Power>& powers) {
  const KindSet kinds = power.all_kinds();
  std::vector<Truth> truths(powers.size(), Truth::yes);
  for (std::size_t i = 0; i < powers.size(); ++i)
    if (powers[i].condition.is_some() && (powers[i].kinds & kinds) != 0 && in_force(power, powers[i]))
      truths[i] = truth(reading, powers[i].condition);
  return truths;
}

}  // namespace

bool counts(const PowerCase& power, AmountBase base) {
  const bool orders = power.question == QuestionKind::orderer;
  return std::any_of(power.program->mandates.begin(), power.program->mandates.end(), [&](const program::Mandate& m) {
    return m.ceiling && m.base == base && ((m.kinds & bit(DecisionKind::give_order)) != 0) == orders;
  });
}

Supposed suppose(const PowerCase& power, const FactSet* later, FactSet* unknowns) {
  Supposed s;
  for (const AmountBase base : {AmountBase::decision, AmountBase::person, AmountBase::plan}) {
    if (base != AmountBase::decision && !counts(power, base)) continue;
    s.amounts[static_cast<std::size_t>(base)] =
        power.program->costs.is_some() ? total(power, base, later, unknowns) : Operand::of(State::error);
  }
  Reading reading = power.reading();
  reading.set_later(later);
  reading.set_unknowns(unknowns);
  s.interested = reading.personal_interest(s.interest);
  if (power.is_objection()) s.primary = reading.primary_decider(power.law);
  s.competences = conditions(power, reading, power.program->competences);
  s.mandates = conditions(power, reading, power.program->mandates);
  s.reservations = conditions(power, reading, power.program->reservations);
  return s;
}

Register::Register(const PowerCase& power, Supposed supposed)
    : power_(power), program_(*power.program), supposed_(std::move(supposed)) {
  const std::size_t of_kind = 3 * program_.actors.size() + program_.chains.chains.size();
  const KindSet kinds = power_.all_kinds();
  std::size_t size = program_.mandates.size();
  each_kind(kinds, [&](DecisionKind kind) {
    begin_[static_cast<std::size_t>(kind)] = size;
    size += of_kind;
  });
  truths_.assign(size, Truth::no);
  for (std::size_t i = 0; i < program_.mandates.size(); ++i) {
    const program::Mandate& m = program_.mandates[i];
    const bool consented = !m.consent_since || *m.consent_since <= power_.as_of;
    if (consented && (m.kinds & kinds) != 0 && in_force(power_, m))
      truths_[i] = both(covered_amount(m), supposed_.mandates[i]);
  }
  each_kind(kinds, [&](DecisionKind kind) { work_out(kind); });
  for (std::size_t a = 0; a < program_.actors.size(); ++a) {
    bool reached = false;
    each_kind(kinds, [&](DecisionKind kind) { reached = reached || of(kind, Part::reached)[a] != Truth::no; });
    if (reached) reached_.emplace_back(a);
  }
}

Truth* Register::of(DecisionKind kind, Part part) {
  const std::size_t parts = static_cast<std::size_t>(part) * program_.actors.size();
  return truths_.data() + begin_[static_cast<std::size_t>(kind)] + parts;
}

Truth Register::covered_amount(const program::Mandate& m) const {
  if (!m.ceiling) return Truth::yes;
  const Operand& amount = supposed_.amounts[static_cast<std::size_t>(m.base)];
  if (!amount.is_known()) return truth_of_state(amount.state);
  return truth_of(amount.value.as_money() <= *m.ceiling);
}

/// Clause 12.5. Every delegation stands behind those to its giver.
void Register::work_out(DecisionKind kind) {
  Truth* const has = of(kind, Part::competent);
  Truth* const reserved = of(kind, Part::reserved);
  for (std::size_t i = 0; i < program_.reservations.size(); ++i) {
    Truth& of_actor = reserved[program_.reservations[i].to.index];
    of_actor = either(of_actor, alive(ReservationId(i), kind));
  }
  for (std::size_t i = 0; i < program_.competences.size(); ++i) {
    Truth& of_body = has[program_.competences[i].body.index];
    of_body = either(of_body, alive(CompetenceId(i), kind));
  }
  std::vector<ActorId> gave;
  for (const DelegationId id : program_.chains.delegations) {
    const program::Delegation& d = program_.delegations[id.index];
    if (!covers(d, kind)) continue;
    has[d.to.index] = either(has[d.to.index], has[d.from.index]);
    gave.push_back(d.from);
  }
  for (const ActorId giver : gave) has[giver.index] = Truth::no;
  Truth* const reached = of(kind, Part::reached);
  for (std::size_t a = 0; a < program_.actors.size(); ++a) reached[a] = has[a];
  for (std::size_t m = 0; m < program_.mandates.size(); ++m)
    if (alive(MandateId(m), kind) != Truth::no) reached[program_.mandates[m].to.index] = Truth::yes;
  Truth* const chains = of(kind, Part::chains);
  for (std::size_t a = 0; a < program_.actors.size(); ++a) {
    if (reached[a] == Truth::no) continue;
    const auto [begin, end] = program_.chains.of_actor[a];
    for (std::uint32_t c = begin; c < end; ++c) chains[c] = all_alive(program_.chains.chains[c], kind);
  }
}

Truth Register::competent(ActorId body, KindSet kinds) const {
  Truth t = Truth::yes;
  each_kind(kinds, [&](DecisionKind kind) { t = both(t, competent(body, kind)); });
  return t;
}

Truth Register::alive(MandateId id, DecisionKind kind) const {
  const program::Mandate& m = program_.mandates[id.index];
  if ((m.kinds & bit(kind)) == 0 || truths_[id.index] == Truth::no) return Truth::no;
  return both(truths_[id.index], negate(of(kind, Part::reserved)[m.from.index]));
}

Truth Register::alive(CompetenceId id, DecisionKind kind) const {
  return covers(program_.competences[id.index], kind) ? supposed_.competences[id.index] : Truth::no;
}

Truth Register::alive(DelegationId id, DecisionKind kind) const {
  return truth_of(covers(program_.delegations[id.index], kind));
}

Truth Register::alive(ReservationId id, DecisionKind kind) const {
  return covers(program_.reservations[id.index], kind) ? supposed_.reservations[id.index] : Truth::no;
}

Truth Register::all_alive(const program::Chain& chain, DecisionKind kind) const {
  Truth t = competent(chain.body, kind);
  for (const MandateId m : chain.mandates) {
    if (t == Truth::no) break;
    t = both(t, alive(m, kind));
  }
  return t;
}

Truth Register::interested(ActorId actor) const {
  if (supposed_.interest != State::known) return supposed_.interest == State::later ? Truth::later : Truth::unknown;
  return truth_of(std::binary_search(supposed_.interested->begin(), supposed_.interested->end(), actor));
}

/// Awb 10:3 lid 3: who took a decision does not decide on the objection to it, unless it is the body itself.
Truth Register::took_primary(ActorId actor) const {
  if (program_.actors[actor.index].kind == ActorKind::body) return Truth::no;
  if (!supposed_.primary.is_known()) return truth_of_state(supposed_.primary.state);
  return truth_of(supposed_.primary.value.as_provider() == actor);
}

/// Clause 12.6.
Truth Register::may_decide(ActorId actor, KindSet kinds) const {
  const auto [begin, end] = program_.chains.of_actor[actor.index];
  if (begin == end) return Truth::no;
  Truth may = negate(interested(actor));
  if ((kinds & bit(DecisionKind::decide_objection)) != 0) may = both(may, negate(took_primary(actor)));
  for (int k = 0; k < decision_kind_count && may != Truth::no; ++k) {
    const auto kind = static_cast<DecisionKind>(k);
    if ((kinds & bit(kind)) == 0) continue;
    Truth some = Truth::no;
    for (std::uint32_t c = begin; c < end && some != Truth::yes; ++c) some = either(some, alive(c, kind));
    may = both(may, some);
  }
  return may;
}

/// By actor: for every kind, is there a chain through it to `actor` that is alive?
void Register::find_through(ActorId actor, KindSet kinds, Truth* through, Truth* of_kind) const {
  const auto [begin, end] = program_.chains.of_actor[actor.index];
  for (const ActorId a : reached_) through[a.index] = Truth::yes;
  each_kind(kinds, [&, first = begin, last = end](DecisionKind kind) {
    for (const ActorId a : reached_) of_kind[a.index] = Truth::no;
    for (std::uint32_t c = first; c < last; ++c) {
      const Truth t = alive(c, kind);
      if (t == Truth::no) continue;
      each_above(program_, program_.chains.chains[c],
                 [&](ActorId above) { of_kind[above.index] = either(of_kind[above.index], t); });
    }
    for (const ActorId a : reached_) through[a.index] = both(through[a.index], of_kind[a.index]);
  });
}

/// Clause 12.7.
Standing Register::standing(KindSet kinds) const {
  const std::size_t n = program_.actors.size();
  Standing s{std::vector<Truth>(n, Truth::no), std::vector<Truth>(n, Truth::no)};
  std::vector<Truth> room(3 * n, Truth::no);
  Truth* const below = room.data();  // somebody below may decide
  Truth* const through = below + n;
  for (const ActorId g : reached_) {
    const Truth may = s.may[g.index] = may_decide(g, kinds);
    if (may == Truth::no) continue;
    find_through(g, kinds, through, through + n);
    for (const ActorId f : reached_) below[f.index] = either(below[f.index], both(may, through[f.index]));
  }
  for (const ActorId f : reached_) s.decides[f.index] = both(s.may[f.index], negate(below[f.index]));
  return s;
}

/// The chains of an actor stand shortest first, so the first that is alive is the one to show (clause 12.8).
Decider Register::decider(ActorId actor, KindSet kinds) const {
  Decider d;
  d.actor = actor;
  bool first = true;
  each_kind(kinds, [&](DecisionKind kind) {
    if (!first) return;
    first = false;
    const auto [begin, end] = program_.chains.of_actor[actor.index];
    for (std::uint32_t c = begin; c < end; ++c) {
      const program::Chain& chain = program_.chains.chains[c];
      if (alive(c, kind) != Truth::yes) continue;
      d.on_behalf_of = chain.body;
      d.chain = chain.mandates;
      each_above(program_, chain, [&](ActorId a) {
        if (a != chain.body) d.via.push_back(a);
      });
      return;
    }
  });
  return d;
}

std::optional<DeciderAnswer> Register::answer(KindSet kinds, State& state) const {
  const Standing standing = this->standing(kinds);
  DeciderAnswer answer;
  state = State::known;
  const auto weigh = [&](ActorId actor, Truth t) {
    state = worse(state, state_of_truth(t));
    if (t == Truth::yes) answer.deciders.push_back(decider(actor, kinds));
  };
  if (power_.taken_by.is_some()) {
    weigh(power_.taken_by, standing.may[power_.taken_by.index]);
    if (answer.deciders.empty()) answer.claimed = power_.taken_by;
  } else {
    for (const ActorId a : reached_) weigh(a, standing.decides[a.index]);
  }
  if (state == State::known && answer.deciders.empty()) {
    for (std::size_t a = 0; a < program_.actors.size(); ++a) {
      if (program_.actors[a].kind != ActorKind::body) continue;
      const Truth t = competent(ActorId(a), kinds);
      state = worse(state, state_of_truth(t));
      if (t == Truth::yes) answer.bodies.emplace_back(a);
    }
  }
  if (state != State::known) return std::nullopt;
  return answer;
}

}  // namespace klap::decision
