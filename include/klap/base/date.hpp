// Calendar dates and terms (docs/semantics.md, clause 9). No clock, no time zone: a date is a day.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace klap {

/// A day in the Gregorian calendar, from 1000-01-01 up to and including 9999-12-31.
class Date {
 public:
  static constexpr std::int32_t first = -354285;  // 1000-01-01, in days from 1970-01-01
  static constexpr std::int32_t last = 2932896;   // 9999-12-31

  constexpr Date() = default;

  [[nodiscard]] static constexpr std::optional<Date> from_days(std::int64_t days) {
    if (days < first || days > last) return std::nullopt;
    Date d;
    d.days_ = static_cast<std::int32_t>(days);
    return d;
  }
  [[nodiscard]] static constexpr std::optional<Date> from_ymd(int y, unsigned m, unsigned d) {
    if (y < 1000 || y > 9999 || m > 12 || d > 31) return std::nullopt;  // the calendar types below keep fewer bits
    const std::chrono::year_month_day ymd{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
    if (!ymd.ok()) return std::nullopt;
    return from_days(std::chrono::sys_days{ymd}.time_since_epoch().count());
  }
  /// Days from 1970-01-01.
  [[nodiscard]] constexpr std::int32_t days() const { return days_; }
  [[nodiscard]] constexpr std::chrono::year_month_day ymd() const {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days_}}};
  }
  [[nodiscard]] constexpr int year() const { return static_cast<int>(ymd().year()); }
  constexpr auto operator<=>(const Date&) const = default;

 private:
  std::int32_t days_ = 0;
};

/// Reads "2017-03-01", and nothing else.
[[nodiscard]] constexpr std::optional<Date> date_from_iso(std::string_view s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
  int part[3] = {0, 0, 0};
  int p = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (i == 4 || i == 7) { ++p; continue; }
    if (s[i] < '0' || s[i] > '9') return std::nullopt;
    part[p] = part[p] * 10 + (s[i] - '0');
  }
  return Date::from_ymd(part[0], static_cast<unsigned>(part[1]), static_cast<unsigned>(part[2]));
}

[[nodiscard]] inline std::string to_iso(Date d) {
  const auto ymd = d.ymd();
  const int y = static_cast<int>(ymd.year());
  const auto m = static_cast<unsigned>(ymd.month());
  const auto day = static_cast<unsigned>(ymd.day());
  std::string s = "0000-00-00";
  s[0] = static_cast<char>('0' + y / 1000);
  s[1] = static_cast<char>('0' + y / 100 % 10);
  s[2] = static_cast<char>('0' + y / 10 % 10);
  s[3] = static_cast<char>('0' + y % 10);
  s[5] = static_cast<char>('0' + m / 10);
  s[6] = static_cast<char>('0' + m % 10);
  s[8] = static_cast<char>('0' + day / 10);
  s[9] = static_cast<char>('0' + day % 10);
  return s;
}

[[nodiscard]] constexpr std::optional<Date> add_days(Date d, std::int64_t n) {
  if (n > 4'000'000 || n < -4'000'000) return std::nullopt;
  return Date::from_days(d.days() + n);
}

/// The same day `n` years on. Who is born on 29 February has a birthday on 1 March in other years (clause 9).
[[nodiscard]] constexpr std::optional<Date> add_years(Date d, std::int64_t n) {
  if (n > 10'000 || n < -10'000) return std::nullopt;
  const auto ymd = d.ymd();
  const int y = static_cast<int>(ymd.year()) + static_cast<int>(n);
  if (auto same = Date::from_ymd(y, static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()))) return same;
  return Date::from_ymd(y, 3, 1);
}

/// Has somebody born on `birth` reached the age of `years` on `day`? True from the birthday itself.
[[nodiscard]] constexpr bool has_reached_age(Date birth, std::int64_t years, Date day) {
  const auto birthday = add_years(birth, years);
  return birthday.has_value() && *birthday <= day;
}

/// Easter Sunday, by the Gregorian computus.
[[nodiscard]] constexpr Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
  const int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return *Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

/// The generally recognised public holidays of one year, and Good Friday which the act equates with one
/// (Algemene termijnenwet art. 3 lid 1 and 2: general knowledge, not opened in this project's sources; days added by
/// decree, lid 3, are not in it).
class PublicHolidays {
 public:
  constexpr explicit PublicHolidays(int year)
      : from_(day(year, 1, 1)), through_(day(year, 12, 31)), easter_(easter(year).days()), liberation_(day(year, 5, 5)) {
    const bool after_2013 = year >= 2014;  // Koninginnedag 30 April became Koningsdag 27 April
    const std::int32_t official = day(year, 4, after_2013 ? 27 : 30);
    king_ = official - (weekday(official) == 0 ? 1 : 0);
  }

  /// Is the day in this year?
  [[nodiscard]] constexpr bool covers(Date d) const { return from_ <= d.days() && d.days() <= through_; }
  /// Of a day in this year.
  [[nodiscard]] constexpr bool contains(Date d) const {
    const std::int32_t after_easter = d.days() - easter_;
    return d.days() == from_ || d.days() == king_ || d.days() == liberation_ || through_ - d.days() == 6 ||
           through_ - d.days() == 5 || after_easter == -2 || after_easter == 1 || after_easter == 39 ||
           after_easter == 50;
  }
  /// 0 is Sunday.
  [[nodiscard]] static constexpr int weekday(std::int32_t days) { return (days - Date::first + first_weekday) % 7; }

 private:
  static constexpr int first_weekday = 3;  // 1000-01-01
  [[nodiscard]] static constexpr std::int32_t day(int year, unsigned m, unsigned d) {
    return Date::from_ymd(year, m, d)->days();
  }

  std::int32_t from_, through_, easter_, liberation_, king_ = 0;
};

[[nodiscard]] constexpr bool is_public_holiday(Date d) { return PublicHolidays(d.year()).contains(d); }

[[nodiscard]] constexpr bool is_weekday(Date d) {
  const int w = PublicHolidays::weekday(d.days());
  return w != 0 && w != 6;
}

[[nodiscard]] constexpr bool is_working_day(Date d) { return is_weekday(d) && !is_public_holiday(d); }

/// How many working days a year has, without going through them.
[[nodiscard]] constexpr int working_days_in(int year) {
  const auto weekday = [](std::int32_t day) {
    const std::chrono::weekday w{std::chrono::sys_days{std::chrono::days{day}}};
    return w != std::chrono::Saturday && w != std::chrono::Sunday;
  };
  const auto on = [&](unsigned month, unsigned day) { return Date::from_ymd(year, month, day)->days(); };
  const std::int32_t spring = easter(year).days();
  const std::int32_t holidays[] = {on(1, 1),   on(4, 26),  on(4, 27),  on(4, 29),   on(4, 30),  on(5, 5),
                                   on(12, 25), on(12, 26), spring - 2, spring + 1, spring + 39, spring + 50};
  int count = 52 * 5;
  for (std::int32_t day = on(1, 1) + 52 * 7; day <= on(12, 31); ++day) count += weekday(day) ? 1 : 0;
  for (std::size_t i = 0; i < std::size(holidays); ++i) {
    bool counts = weekday(holidays[i]) && is_public_holiday(*Date::from_days(holidays[i]));
    for (std::size_t before = 0; before < i; ++before) counts = counts && holidays[before] != holidays[i];
    if (counts) --count;
  }
  return count;
}

/// The `n`-th working day after `d` (n ≥ 0; 0 is `d` itself, working day or not). No value for a negative `n`, nor past
/// the calendar's end. Whole years are passed at once, so that a far day costs little more than a near one.
[[nodiscard]] constexpr std::optional<Date> add_working_days(Date d, std::int64_t n) {
  if (n < 0) return std::nullopt;
  std::optional<Date> day = d;
  PublicHolidays holidays(d.year());
  while (n > 0) {
    if (n > 400 && day->days() != Date::last && *day == *Date::from_ymd(day->year(), 12, 31)) {
      const int next = day->year() + 1;
      n -= working_days_in(next);
      day = Date::from_ymd(next, 12, 31);
      continue;
    }
    day = add_days(*day, 1);
    if (!day) return std::nullopt;
    if (!is_weekday(*day)) continue;
    if (!holidays.covers(*day)) holidays = PublicHolidays(day->year());
    if (!holidays.contains(*day)) --n;
  }
  return day;
}

/// The `n`-th working day before `d`: as add_working_days, backwards; none before the calendar's beginning.
[[nodiscard]] constexpr std::optional<Date> subtract_working_days(Date d, std::int64_t n) {
  if (n < 0) return std::nullopt;
  std::optional<Date> day = d;
  while (n > 0) {
    if (n > 400 && day->days() != Date::first && *day == *Date::from_ymd(day->year(), 1, 1)) {
      const int last = day->year() - 1;
      n -= working_days_in(last);
      day = Date::from_ymd(last, 1, 1);
      continue;
    }
    day = add_days(*day, -1);
    if (!day) return std::nullopt;
    if (is_working_day(*day)) --n;
  }
  return day;
}

/// `d` if it is a working day, else the next that is (Algemene termijnenwet art. 1); none past the calendar's end.
[[nodiscard]] constexpr std::optional<Date> working_day_from(Date d) {
  std::optional<Date> day = d;
  while (day && !is_working_day(*day)) day = add_days(*day, 1);
  return day;
}

/// The same day `n` months on, or the last day of that month where it has no such day. No value outside the calendar.
[[nodiscard]] constexpr std::optional<Date> add_months(Date d, std::int64_t n) {
  if (n > 200'000 || n < -200'000) return std::nullopt;
  const auto ymd = d.ymd();
  const std::int64_t months = static_cast<int>(ymd.year()) * 12LL + static_cast<unsigned>(ymd.month()) - 1 + n;
  if (months < 0) return std::nullopt;
  const auto year = static_cast<int>(months / 12);
  const auto month = static_cast<unsigned>(months % 12) + 1;
  for (auto day = static_cast<unsigned>(ymd.day()); day >= 28; --day)
    if (const auto same = Date::from_ymd(year, month, day)) return same;
  return Date::from_ymd(year, month, static_cast<unsigned>(ymd.day()));
}

/// From and through are both inside the period; an absent bound is open.
struct Period {
  std::optional<Date> from;
  std::optional<Date> through;
  [[nodiscard]] constexpr bool contains(Date d) const { return (!from || *from <= d) && (!through || d <= *through); }
  constexpr bool operator==(const Period&) const = default;
};

/// Have the two a day in common?
[[nodiscard]] constexpr bool overlap(const Period& a, const Period& b) {
  return (!a.from || !b.through || *a.from <= *b.through) && (!b.from || !a.through || *b.from <= *a.through);
}

}  // namespace klap
