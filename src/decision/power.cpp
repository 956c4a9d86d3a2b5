#include "power.hpp"

#include <algorithm>

#include <klap/decision/truth.hpp>

namespace klap::decision {

namespace {

using State = Operand::State;
using KindSet = std::uint8_t;

constexpr KindSet bit(DecisionKind kind) { return static_cast<KindSet>(1U << static_cast<unsigned>(kind)); }

/// The facts the register reads, in one supposition about what is still to be asked.
struct Supposed {
  Operand amount;
  State interest = State::known;
  const std::vector<ActorId>* interested = nullptr;  // if known
};

/// Truths per actor for one kind set.
struct Standing {
  std::vector<Truth> may;
  std::vector<Truth> decides;
};

class Register {
 public:
  Register(const PowerCase& power, const Supposed& supposed)
      : power_(power), program_(*power.program), supposed_(supposed) {
    mandates_.reserve(program_.mandates.size());
    for (const program::Mandate& m : program_.mandates) mandates_.push_back(alive_but_kind(m));
  }

  [[nodiscard]] Truth alive(MandateId id, DecisionKind kind) const {
    const bool covered = (program_.mandates[id.index].kinds & bit(kind)) != 0;
    return both(mandates_[id.index], truth_of(covered));
  }

  [[nodiscard]] bool competent(ActorId body, DecisionKind kind) const {
    return std::any_of(program_.competences.begin(), program_.competences.end(), [&](const program::Competence& c) {
      return c.body == body && (c.kinds & bit(kind)) != 0 && has_law(c.laws) && c.validity.contains(power_.as_of);
    });
  }

  [[nodiscard]] Truth alive(const program::Chain& chain, DecisionKind kind) const {
    Truth t = truth_of(competent(chain.body, kind));
    for (const MandateId m : chain.mandates) {
      if (t == Truth::no) break;
      t = both(t, alive(m, kind));
    }
    return t;
  }

  [[nodiscard]] Truth interested(ActorId actor) const {
    switch (supposed_.interest) {
      case State::known: break;
      case State::later: return Truth::later;
      case State::none:
      case State::unknown:
      case State::error: return Truth::unknown;
    }
    return truth_of(std::binary_search(supposed_.interested->begin(), supposed_.interested->end(), actor));
  }

  [[nodiscard]] Standing standing(KindSet kinds) const;
  [[nodiscard]] std::vector<ActorId> competent_bodies(KindSet kinds) const;
  [[nodiscard]] Decider decider(ActorId actor, KindSet kinds) const;

 private:
  [[nodiscard]] bool has_law(const std::vector<SourceId>& laws) const {
    return std::binary_search(laws.begin(), laws.end(), power_.law);
  }

  [[nodiscard]] Truth alive_but_kind(const program::Mandate& m) const {
    if (!m.validity.contains(power_.as_of) || !has_law(m.laws)) return Truth::no;
    if (!m.ceiling) return Truth::yes;
    switch (supposed_.amount.state) {
      case State::known: return truth_of(supposed_.amount.value.as_money() <= *m.ceiling);
      case State::later: return Truth::later;
      case State::error: return Truth::error;
      case State::none:
      case State::unknown: return Truth::unknown;
    }
    return Truth::unknown;
  }

  const PowerCase& power_;
  const program::Program& program_;
  Supposed supposed_;
  std::vector<Truth> mandates_;
};

template <class Use>
void each_kind(KindSet kinds, Use use) {
  for (int k = 0; k < decision_kind_count; ++k)
    if ((kinds & (1U << static_cast<unsigned>(k))) != 0) use(static_cast<DecisionKind>(k));
}

/// The actors a chain passes before its last: the body, and every receiver but the last.
template <class Use>
void each_above(const program::Program& program, const program::Chain& chain, Use use) {
  if (chain.mandates.empty()) return;
  use(chain.body);
  for (std::size_t i = 0; i + 1 < chain.mandates.size(); ++i) use(program.mandates[chain.mandates[i].index].to);
}

Standing Register::standing(KindSet kinds) const {
  const std::size_t n = program_.actors.size();
  Standing s{std::vector<Truth>(n, Truth::no), std::vector<Truth>(n, Truth::no)};
  std::vector<Truth> below(n, Truth::no);  // somebody below may decide
  std::vector<Truth> through(n), this_kind(n);
  for (std::size_t g = 0; g < n; ++g) {
    const std::uint32_t begin = program_.chains.of_actor[g].first;  // no structured binding: a lambda below reads them
    const std::uint32_t end = program_.chains.of_actor[g].second;
    if (begin == end) continue;
    Truth may = negate(interested(ActorId(g)));
    std::fill(through.begin(), through.end(), Truth::yes);
    each_kind(kinds, [&](DecisionKind kind) {
      Truth some = Truth::no;
      std::fill(this_kind.begin(), this_kind.end(), Truth::no);
      for (std::uint32_t c = begin; c < end; ++c) {
        const Truth t = alive(program_.chains.chains[c], kind);
        some = either(some, t);
        each_above(program_, program_.chains.chains[c],
                   [&](ActorId f) { this_kind[f.index] = either(this_kind[f.index], t); });
      }
      may = both(may, some);
      for (std::size_t f = 0; f < n; ++f) through[f] = both(through[f], this_kind[f]);
    });
    s.may[g] = may;
    for (std::size_t f = 0; f < n; ++f) below[f] = either(below[f], both(may, through[f]));
  }
  for (std::size_t f = 0; f < n; ++f) s.decides[f] = both(s.may[f], negate(below[f]));
  return s;
}

std::vector<ActorId> Register::competent_bodies(KindSet kinds) const {
  std::vector<ActorId> bodies;
  for (std::size_t a = 0; a < program_.actors.size(); ++a) {
    if (program_.actors[a].kind != ActorKind::body) continue;
    bool all = true;
    each_kind(kinds, [&](DecisionKind kind) { all = all && competent(ActorId(a), kind); });
    if (all) bodies.emplace_back(a);
  }
  return bodies;
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
      if (alive(chain, kind) != Truth::yes) continue;
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

Operand total(const PowerCase& power, const FactSet* later, FactSet* unknowns) {
  std::int64_t cents = 0;  // exact: limits::case_requests times limits::cents fits
  State state = State::known;
  for (const std::size_t request : *power.requests) {
    Reading reading(*power.program, *power.facts, power.facts_on, power.person, static_cast<std::uint32_t>(request));
    reading.set_later(later);
    reading.set_unknowns(unknowns);
    const Operand costs = reading.field(power.program->costs);
    if (costs.state == State::unknown || state == State::unknown)
      state = State::unknown;
    else if (!costs.is_known())
      state = costs.state;
    else
      cents += costs.value.raw;
  }
  if (state != State::known) return Operand::of(state);
  const auto sum = Money::from_cents(cents);
  return sum ? Operand::known(Value::money(*sum)) : Operand::of(State::error);
}

Supposed suppose(const PowerCase& power, const FactSet* later, FactSet* unknowns = nullptr) {
  Supposed s;
  s.amount = power.program->costs.is_some() ? total(power, later, unknowns) : Operand::of(State::error);
  Reading reading(*power.program, *power.facts, power.facts_on, power.person, Reading::no_entity);
  reading.set_later(later);
  reading.set_unknowns(unknowns);
  s.interested = reading.personal_interest(s.interest);
  return s;
}

/// The truths that must be sure before there is an answer: whether each decides, or whether the one who did might.
bool sure(const PowerCase& power, const Standing& standing) {
  if (power.taken_by.is_some()) return standing.may[power.taken_by.index] != Truth::unknown;
  return std::none_of(standing.decides.begin(), standing.decides.end(), [](Truth t) { return t == Truth::unknown; });
}

DeciderAnswer answer_for(const PowerCase& power, const Register& reg, const Standing& standing, KindSet kinds) {
  DeciderAnswer answer;
  const auto add_actor = [&](ActorId a) { answer.deciders.push_back(reg.decider(a, kinds)); };
  if (power.taken_by.is_some()) {
    if (standing.may[power.taken_by.index] == Truth::yes)
      add_actor(power.taken_by);
    else
      answer.claimed = power.taken_by;
  } else {
    for (std::size_t a = 0; a < standing.decides.size(); ++a)
      if (standing.decides[a] == Truth::yes) add_actor(ActorId(a));
  }
  if (answer.deciders.empty()) answer.bodies = reg.competent_bodies(kinds);
  return answer;
}

/// Clause 12.11: an amount out of range matters if some mandate would weigh it.
bool overflow_matters(const PowerCase& power) {
  KindSet any = 0;
  for (const KindSet kinds : power.kind_sets) any = static_cast<KindSet>(any | kinds);
  return std::any_of(power.program->mandates.begin(), power.program->mandates.end(), [&](const program::Mandate& m) {
    return m.ceiling && (m.kinds & any) != 0 && m.validity.contains(power.as_of) &&
           std::binary_search(m.laws.begin(), m.laws.end(), power.law);
  });
}

Outcome unsettled(const PowerCase& power, OutcomeKind kind) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.accountable = accountable(*power.program, *power.facts);
  return outcome;
}

std::vector<FactRef> own_missing(const PowerCase& power) {
  FactSet candidates;
  (void)suppose(power, nullptr, &candidates);
  return reduce(*power.program, QuestionKind::decider, std::move(candidates), [&](const FactSet& later) {
    const Register reg(power, suppose(power, &later));
    return std::all_of(power.kind_sets.begin(), power.kind_sets.end(),
                       [&](KindSet kinds) { return sure(power, reg.standing(kinds)); });
  });
}

bool has_right(const std::vector<const Outcome*>& rights, OutcomeKind kind) {
  return std::any_of(rights.begin(), rights.end(), [&](const Outcome* r) { return r->kind == kind; });
}

/// Clause 12.10, second half: no single answer for all that the rights can become.
Outcome undecided(const PowerCase& power, const std::vector<const Outcome*>& rights, bool differ) {
  const bool several = power.kind_sets.size() > 1;
  if (differ && has_right(rights, OutcomeKind::error)) return unsettled(power, OutcomeKind::error);
  std::vector<FactRef> facts = own_missing(power);
  if (several)
    for (const Outcome* right : rights)
      for (const FactRef ref : right->missing)
        if (right->kind == OutcomeKind::missing && std::find(facts.begin(), facts.end(), ref) == facts.end())
          facts.push_back(ref);
  Outcome outcome = unsettled(power, facts.empty() ? OutcomeKind::open : OutcomeKind::missing);
  outcome.missing = std::move(facts);
  if (outcome.kind == OutcomeKind::open) {
    outcome.open = OpenReason::waits;
    outcome.waits_for = QuestionKind::right;
  }
  return outcome;
}

std::vector<KindSet> possible_kinds(const std::vector<const Outcome*>& rights) {
  bool yes = false, no = false;
  std::size_t unsettled_rights = 0;
  for (const Outcome* right : rights) {
    const bool* answer = std::get_if<bool>(&right->answer);
    if (right->kind != OutcomeKind::settled || answer == nullptr)
      ++unsettled_rights;
    else
      (*answer ? yes : no) = true;
  }
  const KindSet award = bit(DecisionKind::award), refuse = bit(DecisionKind::refuse);
  const auto mixed = static_cast<KindSet>(award | refuse);
  if (unsettled_rights == 0) return {yes && no ? mixed : yes ? award : refuse};
  if (yes && no) return {mixed};
  if (yes) return {award, mixed};
  if (no) return {refuse, mixed};
  if (unsettled_rights == 1) return {award, refuse};
  return {award, refuse, mixed};
}

}  // namespace

PowerCase power_case(const program::Program& program, const Case& facts, const DecisionOutcome& decision,
                     const std::vector<const Outcome*>& rights, Date as_of) {
  PowerCase power;
  power.program = &program;
  power.facts = &facts;
  power.law = decision.law;
  power.person = static_cast<std::uint32_t>(decision.person);
  power.requests = &decision.requests;
  power.facts_on = as_of;
  power.as_of = as_of;
  power.kind_sets = possible_kinds(rights);
  for (const TakenDecision& taken : facts.decisions) {
    if (taken.person != decision.person || taken.law != decision.law) continue;
    power.taken_by = taken.taken_by;
    if (taken.taken_by.is_some() && taken.on) power.as_of = *taken.on;
    if (taken.kind) power.kind_sets = {bit(*taken.kind)};
  }
  return power;
}

Outcome answer_decider(const PowerCase& power, const std::vector<const Outcome*>& rights) {
  const Supposed supposed = suppose(power, nullptr);
  if (supposed.amount.state == State::error && overflow_matters(power)) return unsettled(power, OutcomeKind::error);
  const Register reg(power, supposed);
  std::optional<DeciderAnswer> one;
  bool all_sure = true, differ = false;
  for (const KindSet kinds : power.kind_sets) {
    const Standing standing = reg.standing(kinds);
    if (!sure(power, standing)) {
      all_sure = false;
      continue;
    }
    DeciderAnswer answer = answer_for(power, reg, standing, kinds);
    differ = differ || (one && *one != answer);
    one = std::move(answer);
  }
  if (!all_sure || differ) return undecided(power, rights, differ);
  Outcome outcome;
  outcome.kind = OutcomeKind::settled;
  outcome.answer = std::move(*one);
  return outcome;
}

Derivation derive_decider(const PowerCase& power) {
  Derivation derivation;
  const Supposed supposed = suppose(power, nullptr);
  const Register reg(power, supposed);
  const KindSet kinds = power.kind_sets.front();
  for (std::size_t i = 0; i < power.program->mandates.size(); ++i) {
    MandateTrace t{MandateId(i), Truth::yes};
    each_kind(kinds, [&](DecisionKind kind) { t.alive = both(t.alive, reg.alive(t.mandate, kind)); });
    derivation.mandates.push_back(t);
  }
  if (power.facts->personal_interest) derivation.barred = *power.facts->personal_interest;
  if (supposed.amount.is_known()) derivation.amount = supposed.amount.value.as_money();
  return derivation;
}

}  // namespace klap::decision
