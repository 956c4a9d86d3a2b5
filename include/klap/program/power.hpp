// The register of powers of a program: who is competent, who was mandated, what stays with whom; and the ladder.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/vocabulary.hpp>
#include <klap/program/declared.hpp>

namespace klap::program {

struct Competence {
  ActorId body;
  std::vector<SourceId> laws;
  std::uint8_t kinds = 0;             // bit per DecisionKind
  ExprId condition;                   // none: always
  Period validity;
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  std::optional<Date> known_from{};   // known from that day on; none: of all time (clause 9.9)
};

struct Delegation {
  ActorId from;
  ActorId to;
  std::vector<SourceId> laws;
  std::uint8_t kinds = 0;
  Period validity;
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  std::optional<Date> known_from{};   // known from that day on; none: of all time (clause 9.9)
};

struct Reservation {
  ActorId to;
  std::vector<SourceId> laws;
  std::uint8_t kinds = 0;
  ExprId condition;                   // none: always
  Period validity;
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  std::optional<Date> known_from{};   // known from that day on; none: of all time (clause 9.9)
};

struct Mandate {
  ActorId from;
  ActorId to;
  std::vector<SourceId> laws;
  std::uint8_t kinds = 0;
  std::optional<Money> ceiling;
  AmountBase base{};                  // what it is held against
  bool may_submandate = false;
  std::optional<Date> consent_since;  // not alive before it
  ExprId condition;                   // none: always
  Period validity;
  std::vector<Ground> grounds;
  std::optional<Checked> checked;
  std::optional<Date> known_from{};   // known from that day on; none: of all time (clause 9.9)
};

/// A permitted way from a body down to an actor (clause 12.5); mandates.empty() for the body itself.
struct Chain {
  ActorId body;
  ActorId actor;                      // the last receiver
  std::vector<MandateId> mandates;
};

/// All chains of the rule set, by actor id, then length, then the names on the way. Made once, when it is compiled.
struct ChainTable {
  std::vector<Chain> chains;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> of_actor;  // [begin, end) in chains, by ActorId::index
  std::vector<DelegationId> delegations;                          // each behind those to its giver
};

struct Rung { ActorId actor; int working_days = 0; };
struct Ladder {
  std::vector<Rung> rungs;
  CaseDate from{};
  BudgetId interim;
};

}  // namespace klap::program
