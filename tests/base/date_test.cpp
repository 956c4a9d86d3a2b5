// Dates: the calendar's edges, ISO 8601, birthdays, Easter, Dutch public holidays and working days.
#include <array>
#include <string>
#include <vector>

#include <klap/base/date.hpp>

#include "support/catch.hpp"
#include "support/generators.hpp"

using namespace klap;
using test::any_date;
using test::evenly;

namespace {

Date day(std::string_view iso) {
  const auto d = date_from_iso(iso);
  INFO("date: " << iso);
  REQUIRE(d.has_value());
  return *d;
}

/// The public holidays of a year as the government lists them, without the Sundays.
struct Year {
  int year;
  std::vector<const char*> holidays;
};

const std::array<Year, 6> known_years = {{
    {2016, {"01-01", "03-25", "03-28", "04-27", "05-05", "05-16", "12-25", "12-26"}},  // Ascension Day on 5 May
    {2017, {"01-01", "04-14", "04-17", "04-27", "05-05", "05-25", "06-05", "12-25", "12-26"}},
    {2018, {"01-01", "03-30", "04-02", "04-27", "05-05", "05-10", "05-21", "12-25", "12-26"}},
    {2024, {"01-01", "03-29", "04-01", "04-27", "05-05", "05-09", "05-20", "12-25", "12-26"}},
    {2025, {"01-01", "04-18", "04-21", "04-26", "05-05", "05-29", "06-09", "12-25", "12-26"}},  // 27 April is a Sunday
    {2026, {"01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26"}},
}};

}  // namespace

TEST_CASE("the calendar runs from 1000 up to and including 9999") {
  CHECK(to_iso(*Date::from_days(Date::first)) == "1000-01-01");
  CHECK(to_iso(*Date::from_days(Date::last)) == "9999-12-31");
  CHECK_FALSE(Date::from_days(Date::first - 1));
  CHECK_FALSE(Date::from_days(Date::last + 1));
  CHECK_FALSE(Date::from_days(INT64_MAX));
  CHECK_FALSE(Date::from_days(INT64_MIN));
  CHECK_FALSE(Date::from_ymd(999, 12, 31));
  CHECK_FALSE(Date::from_ymd(10000, 1, 1));
  CHECK(to_iso(Date{}) == "1970-01-01");
  CHECK(day("1970-01-01").days() == 0);
  CHECK(day("2016-07-01").year() == 2016);
}

TEST_CASE("leap days") {
  CHECK(Date::from_ymd(2016, 2, 29).has_value());
  CHECK(Date::from_ymd(2000, 2, 29).has_value());
  CHECK_FALSE(Date::from_ymd(1900, 2, 29));
  CHECK_FALSE(Date::from_ymd(2017, 2, 29));
  CHECK_FALSE(Date::from_ymd(2100, 2, 29));
  CHECK(add_days(day("2016-02-28"), 1) == day("2016-02-29"));
  CHECK(add_days(day("2017-02-28"), 1) == day("2017-03-01"));
}

TEST_CASE("no day or month outside the calendar") {
  CHECK_FALSE(Date::from_ymd(2017, 0, 1));
  CHECK_FALSE(Date::from_ymd(2017, 13, 1));
  CHECK_FALSE(Date::from_ymd(2017, 1, 0));
  CHECK_FALSE(Date::from_ymd(2017, 4, 31));
}

// std::chrono::year and its like keep 8 or 16 bits.
TEST_CASE("numbers far outside the calendar do not wrap into it") {
  CHECK_FALSE(Date::from_ymd(65536 + 2017, 1, 1));
  CHECK_FALSE(Date::from_ymd(2017 - 65536, 1, 1));
  CHECK_FALSE(Date::from_ymd(2017, 256 + 1, 1));
  CHECK_FALSE(Date::from_ymd(2017, 1, 256 + 1));
}

TEST_CASE("a date is read as it is printed, over the whole range") {
  bool all = true;
  int seen = 0;
  for (std::int32_t d = Date::first; d <= Date::last; d += 97, ++seen) {
    const Date date = *Date::from_days(d);
    all = all && date_from_iso(to_iso(date)) == date;
  }
  CHECK(all);
  CHECK(seen > 30'000);
  KLAP_PROPERTY("print, then read; and the next day is later in both forms", [] {
    const Date d = *any_date();
    RC_ASSERT(date_from_iso(to_iso(d)) == d);
    if (const auto next = add_days(d, 1)) {
      RC_ASSERT(*next > d);
      RC_ASSERT(to_iso(*next) > to_iso(d));
    } else {
      RC_ASSERT(d.days() == Date::last);
    }
  });
}

TEST_CASE("nothing but an ISO date is read as a date") {
  for (const char* wrong : {"",           "2017",        "2017-03",     "2017-3-1",      "17-03-01",   "20170301",
                            "2017/03/01", "2017-03-01 ", " 2017-03-01", "2017-03-01T00", "01-03-2017", "2017-02-29",
                            "2017-00-10", "2017-10-00",  "2017-13-01",  "2017-04-31",    "0999-12-31", "0000-01-01",
                            "-017-01-01", "+017-01-01",  "2017-0a-01",  "2017--1-01",    "2O17-01-01", "10000-01-01"}) {
    INFO("text: " << wrong);
    CHECK_FALSE(date_from_iso(wrong));
  }
  CHECK_FALSE(date_from_iso(std::string("2017-03-0\0", 10)));
  KLAP_PROPERTY("what is read prints as it was written", [] {
    auto text = to_iso(*any_date());
    const auto place = *evenly<std::size_t>(0, 9);
    text[place] = *rc::gen::element('0', '1', '3', '9', '-', ' ', 'x');
    if (const auto d = date_from_iso(text)) RC_ASSERT(to_iso(*d) == text);
  });
}

TEST_CASE("days are added within the calendar only") {
  KLAP_PROPERTY("there and back", [] {
    const Date d = *any_date();
    const auto n = *evenly<std::int64_t>(-4'000'001, 4'000'001);
    const std::int64_t to = d.days() + n;
    const auto there = add_days(d, n);
    RC_ASSERT(there.has_value() == (to >= Date::first && to <= Date::last));
    if (there) RC_ASSERT(add_days(*there, -n) == d);
  });
  CHECK_FALSE(add_days(day("2017-01-01"), INT64_MAX));
  CHECK_FALSE(add_days(day("2017-01-01"), INT64_MIN));
  CHECK(add_days(day("1000-01-01"), Date::last - Date::first) == day("9999-12-31"));
}

TEST_CASE("birthdays", "[9.5]") {
  CHECK(add_years(day("2000-03-01"), 18) == day("2018-03-01"));
  CHECK(add_years(day("2000-02-29"), 18) == day("2018-03-01"));
  CHECK(add_years(day("2000-02-29"), 16) == day("2016-02-29"));
  CHECK(add_years(day("2018-03-01"), -18) == day("2000-03-01"));
  CHECK(add_years(day("2000-02-29"), -100) == day("1900-03-01"));
  CHECK_FALSE(add_years(day("2000-01-01"), 8000));
  CHECK(add_years(day("2000-01-01"), 7999) == day("9999-01-01"));
  CHECK_FALSE(add_years(day("2000-01-01"), -1001));
  CHECK_FALSE(add_years(day("2000-02-29"), INT64_MAX));
  CHECK_FALSE(add_years(day("2000-02-29"), INT64_MIN));
  CHECK(add_years(day("2000-02-29"), 0) == day("2000-02-29"));
}

TEST_CASE("an age is reached on the birthday", "[5.6][9.5]") {
  CHECK_FALSE(has_reached_age(day("1999-03-01"), 18, day("2017-02-28")));
  CHECK(has_reached_age(day("1999-03-01"), 18, day("2017-03-01")));
  CHECK_FALSE(has_reached_age(day("2000-02-29"), 18, day("2018-02-28")));
  CHECK(has_reached_age(day("2000-02-29"), 18, day("2018-03-01")));
  CHECK(has_reached_age(day("2000-02-29"), 16, day("2016-02-29")));
  CHECK_FALSE(has_reached_age(day("2000-02-29"), 16, day("2016-02-28")));
  CHECK(has_reached_age(day("2000-02-29"), 0, day("2000-02-29")));
  CHECK_FALSE(has_reached_age(day("9990-01-01"), 18, day("9999-12-31")));
  KLAP_PROPERTY("once reached, always reached; and an age below it too", [] {
    const Date birth = *any_date();
    const Date on = *any_date();
    const auto age = *evenly<std::int64_t>(1, 120);
    if (has_reached_age(birth, age, on)) {
      RC_ASSERT(has_reached_age(birth, age - 1, on));
      if (const auto next = add_days(on, 1)) RC_ASSERT(has_reached_age(birth, age, *next));
    }
  });
}

TEST_CASE("Easter", "[9.6]") {
  CHECK(easter(2016) == day("2016-03-27"));
  CHECK(easter(2017) == day("2017-04-16"));
  CHECK(easter(2018) == day("2018-04-01"));
  CHECK(easter(2024) == day("2024-03-31"));
  CHECK(easter(2025) == day("2025-04-20"));
  CHECK(easter(2026) == day("2026-04-05"));
  CHECK(easter(1818) == day("1818-03-22"));  // as early as it can be
  CHECK(easter(2038) == day("2038-04-25"));  // as late as it can be
  int sundays = 0;
  for (int y = 1000; y <= 9999; ++y) {
    const Date e = easter(y);
    const bool in_season = e >= *Date::from_ymd(y, 3, 22) && e <= *Date::from_ymd(y, 4, 25);
    if (in_season && (e.days() - 3) % 7 == 0) ++sundays;  // 1970-01-04 was one
  }
  CHECK(sundays == 9000);
}

TEST_CASE("public holidays and working days of years that are known", "[9.6]") {
  for (const Year& known : known_years) {
    std::vector<std::string> holidays;
    int working = 0;
    for (Date d = *Date::from_ymd(known.year, 1, 1); d.year() == known.year; d = *add_days(d, 1)) {
      if (is_public_holiday(d)) holidays.push_back(to_iso(d).substr(5));
      if (is_working_day(d)) ++working;
    }
    INFO("year: " << known.year);
    CHECK(holidays == std::vector<std::string>(known.holidays.begin(), known.holidays.end()));
    CHECK(working > 250);
    CHECK(working < 257);
  }
}

TEST_CASE("Koninginnedag and Koningsdag", "[9.6]") {
  CHECK(is_public_holiday(day("2013-04-30")));
  CHECK_FALSE(is_public_holiday(day("2013-04-27")));
  CHECK_FALSE(is_public_holiday(day("2014-04-30")));
  CHECK(is_public_holiday(day("2014-04-26")));  // 27 April 2014 is a Sunday
  CHECK_FALSE(is_public_holiday(day("2014-04-27")));
}

TEST_CASE("working days of a year, and far ones, are what counting them gives", "[9.6]") {
  for (int year = 1000; year <= 9999; year += year > 1980 && year < 2060 ? 1 : 37) {
    int working = 0;
    for (auto d = Date::from_ymd(year, 1, 1); d && d->year() == year; d = add_days(*d, 1)) working += is_working_day(*d);
    INFO(year);
    CHECK(working == working_days_in(year));
  }
  for (const std::int64_t n : {399, 400, 401, 1'000, 25'000}) {
    std::int64_t left = n;
    Date d = day("2017-03-01");
    while (left > 0) left -= is_working_day(d = *add_days(d, 1));
    CHECK(add_working_days(day("2017-03-01"), n) == d);
    CHECK(add_working_days(day("2016-12-31"), 0) == day("2016-12-31"));
    for (left = n, d = day("2017-03-01"); left > 0;) left -= is_working_day(d = *add_days(d, -1));
    CHECK(subtract_working_days(day("2017-03-01"), n) == d);
  }
  CHECK_FALSE(add_working_days(day("2017-03-01"), 1'000'000'000'000));
  CHECK_FALSE(subtract_working_days(day("2017-03-01"), 1'000'000'000'000));
}

TEST_CASE("working days backwards, the next working day, and months", "[5.18.4][5.18.5]") {
  CHECK(subtract_working_days(day("2017-03-08"), 5) == day("2017-03-01"));
  CHECK(subtract_working_days(day("2017-04-18"), 1) == day("2017-04-13"));  // over Easter
  CHECK(subtract_working_days(day("2017-03-05"), 0) == day("2017-03-05"));  // a Sunday stays one
  CHECK_FALSE(subtract_working_days(day("1000-01-02"), 5));
  CHECK_FALSE(subtract_working_days(day("2017-03-01"), -1));
  CHECK(working_day_from(day("2017-03-01")) == day("2017-03-01"));
  CHECK(working_day_from(day("2017-04-14")) == day("2017-04-18"));
  CHECK(add_months(day("2024-01-31"), 1) == day("2024-02-29"));
  CHECK(add_months(day("2023-01-31"), 1) == day("2023-02-28"));
  CHECK(add_months(day("2024-02-29"), 12) == day("2025-02-28"));
  CHECK(add_months(day("2024-03-31"), -1) == day("2024-02-29"));
  CHECK(add_months(day("2024-01-15"), -1) == day("2023-12-15"));
  CHECK_FALSE(add_months(day("9999-12-01"), 1));
  CHECK_FALSE(add_months(day("1000-01-31"), -1));
  CHECK_FALSE(add_months(day("2024-01-31"), 1'000'000'000'000));
}

TEST_CASE("working days", "[9.6]") {
  CHECK(is_working_day(day("2017-03-01")));
  CHECK_FALSE(is_working_day(day("2017-03-04")));  // Saturday
  CHECK_FALSE(is_working_day(day("2017-03-05")));  // Sunday
  CHECK_FALSE(is_working_day(day("2017-04-14")));  // Good Friday
  CHECK(add_working_days(day("2017-03-01"), 5) == day("2017-03-08"));
  CHECK(add_working_days(day("2017-04-13"), 1) == day("2017-04-18"));  // over Easter
  CHECK(add_working_days(day("2017-12-22"), 4) == day("2018-01-02"));  // over Christmas and New Year
  CHECK(add_working_days(day("2017-03-04"), 0) == day("2017-03-04"));  // a Saturday stays one
  CHECK(add_working_days(day("2017-03-04"), 1) == day("2017-03-06"));
  CHECK_FALSE(add_working_days(day("9999-12-31"), 1));
  CHECK_FALSE(add_working_days(day("2017-03-01"), -1));
  KLAP_PROPERTY("in steps or at once, one lands on the same working day", [] {
    const Date d = *any_date();
    const int a = *evenly(1, 30);
    const int b = *evenly(1, 30);
    const auto first = add_working_days(d, a);
    const auto both = add_working_days(d, a + b);
    if (!first) RC_ASSERT(!both);
    if (first) {
      RC_ASSERT(is_working_day(*first));
      RC_ASSERT(add_working_days(*first, b) == both);
      int between = 0;
      for (Date step = d; step < *first; step = *add_days(step, 1))
        between += is_working_day(*add_days(step, 1)) ? 1 : 0;
      RC_ASSERT(between == a);
    }
  });
}

TEST_CASE("a period contains both its days, and an absent bound is open", "[9.2]") {
  const Period year{day("2017-01-01"), day("2017-12-31")};
  CHECK(year.contains(day("2017-01-01")));
  CHECK(year.contains(day("2017-12-31")));
  CHECK_FALSE(year.contains(day("2016-12-31")));
  CHECK_FALSE(year.contains(day("2018-01-01")));
  CHECK(Period{}.contains(day("1000-01-01")));
  CHECK(Period{day("2017-01-01"), {}}.contains(day("9999-12-31")));
  CHECK_FALSE(Period{day("2017-01-01"), {}}.contains(day("2016-12-31")));
  CHECK(Period{{}, day("2017-12-31")}.contains(day("1000-01-01")));
  CHECK_FALSE(Period{day("2017-12-31"), day("2017-01-01")}.contains(day("2017-06-01")));
}
