// Parameters: in periods that follow each other, that leave a gap, or whose value is not known, with bounds that the
// dates of cases hit.
#include "differential/setting.hpp"

#include <algorithm>

#include <klap/base/date.hpp>

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

/// A period of a parameter, in words.
std::string between(const std::string& from, const std::string& through) {
  if (from.empty() && through.empty()) return {};
  if (from.empty()) return " geldt tot en met " + through;
  if (through.empty()) return " geldt vanaf " + from;
  return " geldt van " + from + " tot en met " + through;
}

std::string day_after(const std::string& day) { return to_iso(*add_days(*date_from_iso(day), 1)); }

/// What became known later of the same days, as much as twice (clause 9.9).
std::string known_later(Choices& c, const Texts& from, const std::string& period) {
  const std::size_t more = c.of(std::vector<std::size_t>{0, 0, 1, 0, 2, 0});
  const Texts days{"2017-03-01", "2017-03-02"};
  const bool turned = c.in_16(5);
  std::string text;
  for (std::size_t i = 0; i < more; ++i) {
    const std::string value = c.in_16(2) ? "onbekend" : c.of(from);
    text += "\n    is " + value + period + " bekend vanaf " + days[turned ? 1 - i : i];
  }
  return text;
}

/// Up to three values, one after the other: before a day, up to another day, and behind it.
std::string values(Choices& c, const Texts& from) {
  if (!c.in_16(12)) return "\n    is " + c.of(from) + known_later(c, from, {});
  static const Texts days{"2017-02-28", "2017-03-01", "2016-12-31", "2017-03-02", "2016-02-28", "2017-12-31"};
  Texts last{c.of(days), c.of(days)};
  std::ranges::sort(last);
  if (last[0] == last[1]) last.pop_back();
  Texts written;
  std::string begin;
  for (std::size_t i = 0; i <= last.size(); ++i) {
    const std::string end = i < last.size() ? last[i] : "";
    const std::string value = c.in_16(2) ? "onbekend" : c.of(from);
    const bool gap = c.in_16(3);
    if (!gap || (i == last.size() && written.empty())) {
      const std::string grounds = c.in_16(8) ? " grondslag Wmo 2.3.5" : "";
      const std::string later = known_later(c, from, between(begin, end));
      written.push_back("\n    is " + value + between(begin, end) + grounds + later);
    }
    if (!end.empty()) begin = day_after(end);
  }
  if (c.in_16(4)) std::ranges::reverse(written);
  std::string text;
  for (const std::string& one : written) text += one;
  return text;
}

}  // namespace

Texts parameters(Choices& c, const Setting& s) {
  Texts result;
  result.push_back("parameter grens \"Grens\": bedrag" + s.unit);
  result.back() += values(c, {"€ 500", "€ 500,01", "€ 25.000", "€ 1.000"});
  result.emplace_back("parameter drempel: getal");
  result.back() += values(c, {"10", "11", "1000000000000", "9"});
  result.emplace_back("parameter invoering: datum");
  result.back() += values(c, dates());
  result.emplace_back("parameter pilot: ja of nee");
  result.back() += values(c, {"ja", "nee"});
  result.emplace_back("parameter centrum: gemeente");
  result.back() += values(c, {"Woerden", "Utrecht"});
  return result;
}

}  // namespace klap::differential
