// Typed indices: a RuleId cannot be used where a BudgetId is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace klap {

template <class Tag>
struct Id {
  static constexpr std::uint32_t none_index = 0xFFFF'FFFF;
  std::uint32_t index = none_index;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t i) : index(static_cast<std::uint32_t>(i)) {}
  [[nodiscard]] constexpr bool is_some() const { return index != none_index; }
  constexpr auto operator<=>(const Id&) const = default;
};

using ActorId = Id<struct ActorTag>;            // body, function, provider or volunteer
using SourceId = Id<struct SourceTag>;          // bron
using MunicipalityId = Id<struct MunicipalityTag>;
using BudgetId = Id<struct BudgetTag>;
using LotId = Id<struct LotTag>;                // perceel
using FieldId = Id<struct FieldTag>;            // a fact of a person, a request or the plan, or a judgement
using ParameterId = Id<struct ParameterTag>;
using TermId = Id<struct TermTag>;              // begrip
using RuleId = Id<struct RuleTag>;
using TableId = Id<struct TableTag>;
using ExprId = Id<struct ExprTag>;
using CompetenceId = Id<struct CompetenceTag>;
using MandateId = Id<struct MandateTag>;
using DelegationId = Id<struct DelegationTag>;
using ReservationId = Id<struct ReservationTag>;
using SafeguardId = Id<struct SafeguardTag>;    // waarborg

}  // namespace klap
