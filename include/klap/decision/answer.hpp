// Truth values, facts by name, and what the answer to each kind of question is. Plain data with ids.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/value.hpp>
#include <klap/base/vocabulary.hpp>

namespace klap::decision {

/// Strong Kleene logic with two values more. `error`: an overflow on the way. `later`: not known yet, but it would be if
/// the facts under consideration were asked; occurs only while missing facts are worked out, never in an outcome.
/// In order from false to true: `and` is the least, by that order, with error before unknown; see clause 5.
enum class Truth : std::uint8_t { no, error, unknown, later, yes };

/// A fact that can be unknown, used, or presumed.
struct FactRef {
  enum class Kind : std::uint8_t {
    case_date,          // id = CaseDate
    field,              // id = FieldId; entity = index of the person or request; of the plan 0
    spent,              // id = BudgetId
    lot_period,         // id = LotId
    lot_lead,           // id = LotId
    agb,                // id = ActorId
    personal_interest,  // of the case
    primary_decider,    // id = SourceId: the law; entity = index of the person
    parameter,          // id = ParameterId
    answer              // id = QuestionId; entity = request index: only inside a derivation
  };
  Kind kind{};
  std::uint32_t id = 0;
  std::uint32_t entity = 0;
  auto operator<=>(const FactRef&) const = default;
};

struct PayLine {
  BudgetId budget;
  Money amount;
  auto operator<=>(const PayLine&) const = default;
};

/// What a municipality pays that a fact or an own question names: no budget of this rule set.
struct MunicipalityLine {
  int municipality = 0;            // its four-digit code
  Money amount;
  auto operator<=>(const MunicipalityLine&) const = default;
};

/// Lines in budget id order, one per budget, then those of municipalities in code order; none of zero unless it is the
/// only one. covered + uncovered = the costs.
struct PaymentAnswer {
  std::vector<PayLine> lines;
  std::vector<MunicipalityLine> elsewhere;
  Money uncovered;                 // not zero: open, as a line of its own
  bool operator==(const PaymentAnswer&) const = default;
};

struct Decider {
  ActorId actor;                   // a function, a provider, or the body itself
  ActorId on_behalf_of;            // the body: namens
  std::vector<ActorId> via;        // those between body and actor, from the body down
  std::vector<MandateId> chain;    // via.size() + 1 mandates, or none for the body itself
  bool operator==(const Decider&) const = default;
};

/// Competent: who may decide, in actor id order (more than one: incomparable). Not competent (onbevoegd): `deciders` is
/// empty, `bodies` are the competent bodies, and `claimed` is who decided without power, if somebody did. Of the orderer
/// the same: who may give the order, and who gave it.
struct DeciderAnswer {
  std::vector<Decider> deciders;
  std::vector<ActorId> bodies;     // in id order; set if not competent
  ActorId claimed;                 // may be none
  bool operator==(const DeciderAnswer&) const = default;
};

/// A party of this case: a person of it (`person` is the index), an actor of the rule set, or a municipality.
struct PartyAnswer {
  enum class Kind : std::uint8_t { person, actor, municipality } kind{};
  std::uint32_t person = 0;
  ActorId actor;
  int municipality = 0;            // its four-digit code
  auto operator<=>(const PartyAnswer&) const = default;
};

struct AddresseeAnswer {
  PartyAnswer to;
  std::vector<PartyAnswer> copies;
  bool operator==(const AddresseeAnswer&) const = default;
};

struct ObligationAnswer {
  ObligationKind kind{};
  std::string message;             // "WMO301"; empty for other kinds
  PartyAnswer to;
  std::optional<Date> due;
  std::optional<Date> effective{}; // per: the day from which it works
  std::string mention{};           // what is said with it; empty if nothing is
  auto operator<=>(const ObligationAnswer&) const = default;
};

using Answer = std::variant<std::monostate, bool, SourceId, PaymentAnswer, DeciderAnswer, AddresseeAnswer, PartyAnswer,
                            std::vector<ObligationAnswer>, Value>;   // PartyAnswer: who directs the plan; Value: own

}  // namespace klap::decision
