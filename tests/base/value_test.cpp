// Value: every kind comes back as it went in, and kinds never mix.
#include "support/catch.hpp"

#include <klap/base/value.hpp>

using namespace klap;

TEST_CASE("a value gives back what it was made of") {
  CHECK(Value::boolean(true).as_boolean());
  CHECK_FALSE(Value::boolean(false).as_boolean());
  KLAP_PROPERTY("date", [] {
    const auto days = *rc::gen::inRange<std::int32_t>(Date::first, Date::last + 1);
    const Date d = *Date::from_days(days);
    RC_ASSERT(Value::date(d).as_date() == d);
    RC_ASSERT(Value::date(d).kind == TypeKind::date);
  });
  KLAP_PROPERTY("money", [] {
    const auto cents = *rc::gen::inRange<std::int64_t>(-limits::cents, limits::cents + 1);
    const Money m = *Money::from_cents(cents);
    RC_ASSERT(Value::money(m).as_money() == m);
  });
  KLAP_PROPERTY("number", [](std::int64_t n) { RC_ASSERT(Value::number(n).raw == n); });
  KLAP_PROPERTY("ids", [] {
    const auto i = *rc::gen::inRange<std::size_t>(0, limits::declarations);
    RC_ASSERT(Value::lot(LotId(i)).as_lot() == LotId(i));
    RC_ASSERT(Value::provider(ActorId(i)).as_provider() == ActorId(i));
    RC_ASSERT(Value::law(SourceId(i)).as_law() == SourceId(i));
  });
}

TEST_CASE("the same raw value of two kinds is two values") {
  CHECK(Value::number(1) != Value::boolean(true));
  CHECK(Value::number(347) != Value::municipality(347));
  CHECK(Value::lot(LotId(3)) != Value::provider(ActorId(3)));
  CHECK(Value::choice(0) != Value::number(0));
  CHECK(Value::municipality(632).raw == 632);
}

TEST_CASE("values of one kind are ordered as what they mean") {
  CHECK(Value::date(*date_from_iso("2016-02-29")) < Value::date(*date_from_iso("2016-03-01")));
  CHECK(Value::money(*Money::from_cents(-5)) < Value::money(*Money::from_cents(0)));
}

TEST_CASE("an id that is none comes after every other") {
  CHECK_FALSE(LotId{}.is_some());
  CHECK(LotId(0).is_some());
  CHECK(LotId(7) < LotId{});
}
