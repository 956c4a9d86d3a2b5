// The base types judged by Python: its integers, fractions and calendar (oracle.py, next to this file).
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <klap/base/date.hpp>
#include <klap/base/money.hpp>
#include <klap/base/ratio.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

constexpr int lines_per_kind = 400;

std::string show(std::optional<Date> d) { return d ? std::to_string(d->days()) : "-"; }
std::string show(std::optional<Money> m) { return m ? std::to_string(m->cents()) : "-"; }
std::string show(std::optional<Ratio> r) {
  return r ? std::to_string(r->numerator) + "/" + std::to_string(r->denominator) : "-";
}
std::string show(bool b) { return b ? "1" : "0"; }

/// Questions with Klap's answers, as lines for oracle.py. The same in every run.
class Questions {
 public:
  Questions() {
    for (int i = 0; i < lines_per_kind; ++i) {
      dates();
      terms();
      money();
      ratios();
    }
  }
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
  [[nodiscard]] const std::map<std::string, int>& counts() const { return counts_; }

 private:
  std::mt19937_64 random_{20160701};
  std::vector<std::string> lines_;
  std::map<std::string, int> counts_;

  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }
  template <class T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[random_() % choices.size()];
  }
  void line(const std::string& kind, const std::vector<std::string>& columns) {
    std::string text = kind;
    for (const auto& c : columns) text += '\t' + c;
    lines_.push_back(std::move(text));
    ++counts_[kind];
  }

  Date date() {
    switch (between(0, 3)) {
      case 0: return *Date::from_days(between(Date::first, Date::last));
      case 1: return *Date::from_days(between(16071, 21914));  // 2014 … 2029
      case 2: return *add_days(*Date::from_ymd(static_cast<int>(between(250, 2499)) * 4, 2, 28), between(0, 2));
      default:
        return *Date::from_days(between(0, 1) == 0 ? between(Date::first, Date::first + 500)
                                                   : between(Date::last - 500, Date::last));
    }
  }
  std::int64_t cents() {
    switch (between(0, 3)) {
      case 0: return between(-limits::cents, limits::cents);
      case 1: return between(-1'000'000, 1'000'000);
      case 2: return between(-150, 150);
      default: return (between(0, 1) == 0 ? 1 : -1) * (limits::cents - between(0, 150));
    }
  }
  Ratio ratio() {
    const std::int64_t d = between(0, 1) == 0 ? between(1, 1000) : between(1, 1'000'000);
    return *Ratio::make(between(0, d), d);
  }
  /// A right text with some of its characters changed, dropped or doubled: mostly wrong, now and then another right
  /// one.
  std::string damaged(std::string text) {
    static const std::string alphabet = "0123456789-.,+ xT/";
    for (std::int64_t n = between(0, 2); n > 0 && !text.empty(); --n) {
      const std::size_t at = random_() % text.size();
      switch (between(0, 3)) {
        case 0: text.erase(at, 1); break;
        case 1: text.insert(at, 1, text[at]); break;
        default: text[at] = alphabet[random_() % alphabet.size()];
      }
    }
    return text;
  }

  void dates() {
    const Date d = date();
    line("iso", {show(d), to_iso(d)});
    const std::string text = damaged(to_iso(date()));
    line("read_iso", {text, show(date_from_iso(text))});
    const int y = static_cast<int>(between(0, 9) == 0 ? between(-20, 12000) : between(995, 10005));
    const auto m = static_cast<unsigned>(between(0, 9) == 0 ? between(0, 99) : between(1, 12));
    const auto day = static_cast<unsigned>(between(0, 3) == 0 ? between(0, 99) : between(27, 31));
    line("ymd", {std::to_string(y), std::to_string(m), std::to_string(day), show(Date::from_ymd(y, m, day))});
    const std::int64_t n = one_of<std::int64_t>({between(-400, 400), between(-3'900'000, 3'900'000)});
    line("add_days", {show(d), std::to_string(n), show(add_days(d, n))});
    const std::int64_t years = one_of<std::int64_t>({between(0, 120), between(-9'900, 9'900), -d.year() + 1000, 18});
    line("add_years", {show(d), std::to_string(years), show(add_years(d, years))});
    const auto birthday = add_years(d, 18);
    const Date on = birthday && between(0, 1) == 0 ? add_days(*birthday, between(-2, 2)).value_or(d) : date();
    line("age", {show(d), "18", show(on), show(has_reached_age(d, 18, on))});
  }
  void terms() {
    const int y = static_cast<int>(between(1000, 9999));
    line("easter", {std::to_string(y), show(easter(y))});
    // Holidays are rare, so half of the dates lie around Easter, King's day and Christmas.
    const int near = static_cast<int>(between(1985, 2060));
    const Date anchor = one_of<Date>({easter(near), *add_days(easter(near), 39), *add_days(easter(near), 50),
                                      *Date::from_ymd(near, 4, 28), *Date::from_ymd(near, 12, 25)});
    const Date d = between(0, 1) == 0 ? date() : *add_days(anchor, between(-3, 3));
    line("holiday", {show(d), show(is_public_holiday(d))});
    line("working_day", {show(d), show(is_working_day(d))});
    const int n = static_cast<int>(between(0, 40));
    line("add_working_days", {show(d), std::to_string(n), show(add_working_days(d, n))});
    line("subtract_working_days", {show(d), std::to_string(n), show(subtract_working_days(d, n))});
    line("working_day_from", {show(d), show(working_day_from(d))});
    const std::int64_t months = one_of<std::int64_t>({between(-40, 40), between(-110'000, 110'000)});
    line("add_months", {show(d), std::to_string(months), show(add_months(d, months))});
  }
  void money() {
    const Money a = *Money::from_cents(cents());
    const Money b = *Money::from_cents(cents());
    line("plain", {show(a), to_plain(a)});
    line("dutch", {show(a), to_text(a, Language::dutch)});
    line("english", {show(a), to_text(a, Language::english)});
    const std::string text = damaged(to_plain(b));
    line("read_plain", {text, show(money_from_plain(text))});
    line("add", {show(a), show(b), show(add(a, b))});
    line("subtract", {show(a), show(b), show(subtract(a, b))});
  }
  void ratios() {
    const std::int64_t d =
        one_of<std::int64_t>({between(-2, 12), between(1, 2'000'000), between(1, 1'000'000'000'000)});
    const std::int64_t n = one_of<std::int64_t>({between(-1, 13), d / 3, d / 1000 * 999, between(0, 1'000'000)});
    line("ratio", {std::to_string(n), std::to_string(d), show(Ratio::make(n, d))});
    const Ratio a = ratio();
    const Ratio b = between(0, 1) == 0 ? ratio() : *Ratio::make(a.denominator - a.numerator, a.denominator);
    line("add_ratio", {show(a), show(b), show(add(a, b))});
    const Money amount = *Money::from_cents(cents());
    line("share", {show(amount), show(a), show(share_of(amount, a))});
  }
};

struct Verdict {
  int exit_code = -1;
  std::map<std::string, int> judged;
  std::vector<std::string> wrong;
};

Verdict ask_python(const std::vector<std::string>& lines) {
  const auto path = std::filesystem::temp_directory_path() / ("klap_oracle_" + std::to_string(getpid()) + ".tsv");
  {
    std::ofstream out(path, std::ios::binary);
    for (const auto& l : lines) out << l << '\n';
  }
  const std::string command =
      std::string("python3 '") + KLAP_SOURCE_DIR + "/tests/base/oracle.py' '" + path.string() + "'";
  Verdict verdict;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer{};
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), n);
  const int status = pclose(pipe);
  verdict.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  std::filesystem::remove(path);
  std::istringstream in(output);
  for (std::string l; std::getline(in, l);) {
    if (l.rfind("wrong ", 0) == 0) verdict.wrong.push_back(l);
    std::istringstream words(l);
    std::string judged, kind;
    int count = 0;
    if (words >> judged >> kind >> count && judged == "judged") verdict.judged[kind] = count;
  }
  return verdict;
}

bool python_is_here() { return std::system("python3 -c 'import datetime, fractions' >/dev/null 2>&1") == 0; }

}  // namespace

TEST_CASE("Python gives the same answers") {
  if (!python_is_here()) {
    WARN("python3 is not installed: money, shares and dates are not judged against it");
    SUCCEED();
    return;
  }
  const Questions questions;
  const Verdict verdict = ask_python(questions.lines());
  CHECK(verdict.exit_code == 0);
  for (std::size_t i = 0; i < verdict.wrong.size() && i < 20; ++i) FAIL_CHECK(verdict.wrong[i]);
  CHECK(verdict.wrong.empty());
  CHECK(verdict.judged == questions.counts());  // every line of every kind was judged
  CHECK(questions.counts().size() == 22);
  for (const auto& [kind, count] : questions.counts()) {
    INFO("kind: " << kind);
    CHECK(count == lines_per_kind);
  }
}

TEST_CASE("Python notices a wrong answer of every kind") {
  if (!python_is_here()) {
    WARN("python3 is not installed");
    SUCCEED();
    return;
  }
  const Questions questions;
  std::vector<std::string> planted;
  for (const auto& [kind, count] : questions.counts()) {
    for (const auto& l : questions.lines()) {
      if (l.rfind(kind + '\t', 0) != 0) continue;
      planted.push_back(l.substr(0, l.rfind('\t')) + "\twrong");
      break;
    }
  }
  const Verdict verdict = ask_python(planted);
  CHECK(verdict.exit_code == 0);
  CHECK(planted.size() == questions.counts().size());
  CHECK(verdict.wrong.size() == planted.size());
}

TEST_CASE("the questions have both answers") {
  // A kind whose answers are all "no value" or all "no" would prove little.
  const Questions questions;
  std::map<std::string, int> none, yes, value;
  for (const auto& l : questions.lines()) {
    const std::string kind = l.substr(0, l.find('\t'));
    const std::string answer = l.substr(l.rfind('\t') + 1);
    ++(answer == "-" ? none : answer == "1" ? yes : value)[kind];
  }
  for (const char* kind :
       {"read_iso", "ymd", "add_days", "add_years", "read_plain", "add", "subtract", "ratio", "add_ratio"}) {
    INFO("kind: " << kind);
    CHECK(none[kind] >= 20);
    CHECK(value[kind] >= 20);
  }
  for (const char* kind : {"age", "holiday", "working_day"}) {
    INFO("kind: " << kind);
    CHECK(yes[kind] >= 40);
    CHECK(value[kind] >= 40);
  }
}
