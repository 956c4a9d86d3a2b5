// One known value of any type of the language.
#pragma once

#include <compare>
#include <cstdint>

#include <klap/base/date.hpp>
#include <klap/base/id.hpp>
#include <klap/base/money.hpp>
#include <klap/base/vocabulary.hpp>

namespace klap {

/// A value with its type. `raw` means, by kind: boolean 0/1; date days from 1970-01-01; money cents; number itself;
/// municipality its four-digit code; choice the index in its field's list; lot, provider, law the index of the Id; person the
/// index in Case::persons.
struct Value {
  TypeKind kind = TypeKind::boolean;
  std::int64_t raw = 0;

  constexpr auto operator<=>(const Value&) const = default;

  static constexpr Value boolean(bool b) { return {TypeKind::boolean, b ? 1 : 0}; }
  static constexpr Value date(Date d) { return {TypeKind::date, d.days()}; }
  static constexpr Value money(Money m) { return {TypeKind::money, m.cents()}; }
  static constexpr Value number(std::int64_t n) { return {TypeKind::number, n}; }
  static constexpr Value municipality(int code) { return {TypeKind::municipality, code}; }
  static constexpr Value choice(std::size_t i) { return {TypeKind::choice, static_cast<std::int64_t>(i)}; }
  static constexpr Value lot(LotId id) { return {TypeKind::lot, id.index}; }
  static constexpr Value provider(ActorId id) { return {TypeKind::provider, id.index}; }
  static constexpr Value law(SourceId id) { return {TypeKind::law, id.index}; }
  static constexpr Value person(std::size_t i) { return {TypeKind::person, static_cast<std::int64_t>(i)}; }

  [[nodiscard]] constexpr bool as_boolean() const { return raw != 0; }
  [[nodiscard]] constexpr Date as_date() const { return *Date::from_days(raw); }
  [[nodiscard]] constexpr Money as_money() const { return *Money::from_cents(raw); }
  [[nodiscard]] constexpr LotId as_lot() const { return LotId(static_cast<std::size_t>(raw)); }
  [[nodiscard]] constexpr ActorId as_provider() const { return ActorId(static_cast<std::size_t>(raw)); }
  [[nodiscard]] constexpr std::uint32_t as_person() const { return static_cast<std::uint32_t>(raw); }
  [[nodiscard]] constexpr SourceId as_law() const { return SourceId(static_cast<std::size_t>(raw)); }
};

}  // namespace klap
