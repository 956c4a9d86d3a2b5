#include "safeguards.hpp"

#include <algorithm>

#include <klap/decision/truth.hpp>

#include "workroom.hpp"

namespace klap::decision {

namespace {

using program::Pattern;
using program::Safeguard;

bool is_of_kind(const program::Program& program, ActorId actor, SomebodyKind kind) {
  switch (program.actors[actor.index].kind) {
    case ActorKind::body: return kind == SomebodyKind::any_body;
    case ActorKind::function: return kind == SomebodyKind::any_function;
    case ActorKind::provider: return kind == SomebodyKind::any_provider;
    case ActorKind::volunteer: return kind == SomebodyKind::any_volunteer;
    case ActorKind::organisation: return kind == SomebodyKind::any_organisation;
  }
  return false;
}

/// Whether one answer has a part that matches a pattern.
class Matching {
 public:
  Matching(const Reading& reading, const Answer& answer) : reading_(reading), answer_(answer) {}

  [[nodiscard]] bool some(const Pattern& pattern) const {
    switch (pattern.kind) {
      case PatternKind::pays: {
        const auto& lines = std::get<PaymentAnswer>(answer_).lines;
        return std::any_of(lines.begin(), lines.end(), [&](const PayLine& l) { return l.budget == pattern.budget; });
      }
      case PatternKind::decides:
      case PatternKind::orders: {
        const auto& deciders = std::get<DeciderAnswer>(answer_).deciders;
        return std::any_of(deciders.begin(), deciders.end(), [&](const Decider& d) {
          return is(pattern, {PartyAnswer::Kind::actor, 0, d.actor, 0});
        });
      }
      case PatternKind::directs: return is(pattern, std::get<PartyAnswer>(answer_));
      case PatternKind::addressed: return is(pattern, std::get<AddresseeAnswer>(answer_).to);
      case PatternKind::copied: {
        const auto& copies = std::get<AddresseeAnswer>(answer_).copies;
        return std::any_of(copies.begin(), copies.end(), [&](const PartyAnswer& p) { return is(pattern, p); });
      }
      case PatternKind::obliged: {
        const auto& all = std::get<std::vector<ObligationAnswer>>(answer_);
        return std::any_of(all.begin(), all.end(), [&](const ObligationAnswer& o) {
          return o.kind == pattern.obligation && (pattern.message.empty() || o.message == pattern.message) &&
                 is(pattern, o.to);
        });
      }
    }
    return false;
  }

 private:
  [[nodiscard]] bool is(const Pattern& pattern, const PartyAnswer& party) const {
    const bool is_actor = party.kind == PartyAnswer::Kind::actor;
    const bool is_person = party.kind == PartyAnswer::Kind::person;
    switch (pattern.somebody) {
      case SomebodyKind::actor: return is_actor && party.actor == pattern.actor;
      case SomebodyKind::resident: return is_person && party.person == reading_.person();
      case SomebodyKind::any_person: return is_person;
      case SomebodyKind::any_municipality: return party.kind == PartyAnswer::Kind::municipality;
      case SomebodyKind::any_body:
      case SomebodyKind::any_function:
      case SomebodyKind::any_provider:
      case SomebodyKind::any_volunteer:
      case SomebodyKind::any_organisation:
        return is_actor && is_of_kind(reading_.program(), party.actor, pattern.somebody);
    }
    return false;
  }

  const Reading& reading_;
  const Answer& answer_;
};

Truth valid(const Reading& reading, const Safeguard& s) {
  return truth_of(s.validity.contains(reading.as_of()) && reading.is_known(s.known_from));
}

Truth counts(const Reading& reading, const Safeguard& s) {
  const Truth in_force = valid(reading, s);
  const bool needed = s.condition.is_some() && (in_force == Truth::yes || reading.collects());
  return needed ? both(in_force, truth(reading, s.condition)) : in_force;
}

std::vector<SafeguardId> that_bite(const Reading& reading, QuestionKind question, const Answer& answer) {
  std::vector<SafeguardId> biting;
  const auto& all = reading.program().safeguards;
  const Matching matching(reading, answer);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].question != question) continue;
    const bool matched = std::any_of(all[i].patterns.begin(), all[i].patterns.end(),
                                     [&](const Pattern& pattern) { return matching.some(pattern); });
    if (matched != all[i].always) biting.emplace_back(i);
  }
  return biting;
}

Outcome missing(Reading& reading, const std::vector<SafeguardId>& biting) {
  const program::Program& program = reading.program();
  const auto safeguard = [&](SafeguardId id) -> const Safeguard& { return program.safeguard(id); };
  FactSet candidates;
  reading.set_unknowns(&candidates);
  for (const SafeguardId id : biting) (void)counts(reading, safeguard(id));
  reading.set_unknowns(nullptr);
  std::vector<const program::ReadCounts*> reads;
  for (const SafeguardId id : biting) reads.push_back(&program.safeguard_reads[id.index]);
  const auto decided = [&](const FactSet& later) {
    reading.set_later(&later);
    const bool yes = std::none_of(biting.begin(), biting.end(),
                                  [&](SafeguardId id) { return counts(reading, safeguard(id)) == Truth::unknown; });
    reading.set_later(nullptr);
    return yes;
  };
  return missing_or_open(reading, reduce(program, reads, std::move(candidates), decided));
}

}  // namespace

bool has_safeguards(const program::Program& program, QuestionKind question) {
  return std::any_of(program.safeguards.begin(), program.safeguards.end(),
                     [&](const Safeguard& s) { return s.question == question; });
}

namespace {

/// Whom a party can turn out to be.
bool may_be(const program::Program& program, const Pattern& pattern, const program::Party& party) {
  switch (party.kind) {
    case PartyKind::resident:
    case PartyKind::field_person:
      return pattern.somebody == SomebodyKind::resident || pattern.somebody == SomebodyKind::any_person;
    case PartyKind::field_municipality:
    case PartyKind::answer_municipality: return pattern.somebody == SomebodyKind::any_municipality;
    case PartyKind::actor:
      return pattern.somebody == SomebodyKind::actor ? pattern.actor == party.actor
                                                     : is_of_kind(program, party.actor, pattern.somebody);
    case PartyKind::lead_party:
    case PartyKind::field_provider: break;
  }
  return true;
}

bool may_match(const program::Program& program, const Pattern& pattern, const program::Conclusion& conclusion) {
  if (const auto* payment = std::get_if<program::Payment>(&conclusion))
    return std::any_of(payment->shares.begin(), payment->shares.end(), [&](const program::PayShare& share) {
      return std::find(share.order.begin(), share.order.end(), pattern.budget) != share.order.end();
    });
  if (const auto* director = std::get_if<program::Director>(&conclusion)) return may_be(program, pattern, director->is);
  if (const auto* addressee = std::get_if<program::Addressee>(&conclusion)) {
    if (pattern.kind == PatternKind::addressed) return may_be(program, pattern, addressee->to);
    return std::any_of(addressee->copies.begin(), addressee->copies.end(),
                       [&](const program::Party& copy) { return may_be(program, pattern, copy); });
  }
  return true;
}

}  // namespace

bool may_bite(const program::Program& program, QuestionKind question, const program::Conclusion& conclusion) {
  return std::any_of(program.safeguards.begin(), program.safeguards.end(), [&](const Safeguard& s) {
    const auto matches = [&](const Pattern& pattern) { return may_match(program, pattern, conclusion); };
    return s.question == question && (s.always || std::any_of(s.patterns.begin(), s.patterns.end(), matches));
  });
}

void guard(Reading reading, QuestionKind question, Outcome& outcome) {
  if (outcome.kind != OutcomeKind::settled) return;
  const auto biting = that_bite(reading, question, outcome.answer);
  std::vector<SafeguardId> broken;
  bool error = false, unknown = false;
  for (const SafeguardId id : biting) {
    const Truth t = counts(reading, reading.program().safeguard(id));
    if (t == Truth::yes) broken.push_back(id);
    error = error || t == Truth::error;
    unknown = unknown || t == Truth::unknown;
  }
  Outcome guarded;
  if (!error && broken.empty()) {
    if (unknown) outcome = missing(reading, biting);
    return;
  }
  guarded.kind = error ? OutcomeKind::error : OutcomeKind::conflict;
  guarded.accountable = reading.room()->accountable();
  if (!error) {
    guarded.rules = std::move(outcome.rules);
    guarded.safeguards = std::move(broken);
  }
  outcome = std::move(guarded);
}

std::vector<SafeguardTrace> trace_safeguards(const Reading& reading, QuestionKind question) {
  std::vector<SafeguardTrace> traces;
  const auto& all = reading.program().safeguards;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].question != question) continue;
    SafeguardTrace t{SafeguardId(i), valid(reading, all[i]), counts(reading, all[i]), std::nullopt};
    if (all[i].condition.is_some()) t.condition = trace(reading, all[i].condition);
    traces.push_back(std::move(t));
  }
  return traces;
}

}  // namespace klap::decision
