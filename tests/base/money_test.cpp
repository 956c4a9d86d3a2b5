// Money: the range, the written forms, addition.
#include <string>

#include <klap/base/money.hpp>

#include "support/catch.hpp"
#include "support/generators.hpp"

using namespace klap;
using test::any_money;

namespace {
Money cents(std::int64_t c) { return Money::from_cents(c).value(); }
}  // namespace

TEST_CASE("money exists from minus to plus the limit, and not one cent further", "[10.1]") {
  CHECK(Money::from_cents(limits::cents).value().cents() == limits::cents);
  CHECK(Money::from_cents(-limits::cents).value().cents() == -limits::cents);
  CHECK_FALSE(Money::from_cents(limits::cents + 1));
  CHECK_FALSE(Money::from_cents(-limits::cents - 1));
  CHECK_FALSE(Money::from_cents(INT64_MAX));
  CHECK_FALSE(Money::from_cents(INT64_MIN));
  CHECK(Money{}.cents() == 0);
}

TEST_CASE("the interchange form") {
  CHECK(to_plain(cents(600'010)) == "6000.10");
  CHECK(to_plain(cents(-5)) == "-0.05");
  CHECK(to_plain(cents(0)) == "0.00");
  CHECK(to_plain(cents(99)) == "0.99");
  CHECK(to_plain(cents(100)) == "1.00");
  CHECK(to_plain(cents(limits::cents)) == "10000000000000.00");
  CHECK(to_plain(cents(-limits::cents)) == "-10000000000000.00");
}

TEST_CASE("the interchange form is read back, and nothing else is") {
  KLAP_PROPERTY("print, then read", [] {
    const Money m = *any_money();
    RC_ASSERT(money_from_plain(to_plain(m)) == m);
  });
  KLAP_PROPERTY("what is read prints as it was written", [] {
    auto text = to_plain(*any_money());
    text[*test::evenly<std::size_t>(0, text.size() - 1)] = *rc::gen::element('0', '1', '9', '.', '-', '+', ' ', ',');
    if (const auto m = money_from_plain(text)) RC_ASSERT(to_plain(*m) == text);
  });
  for (const char* wrong : {"",
                            "-",
                            ".",
                            "6",
                            "6.",
                            ".10",
                            "6.1",
                            "6.100",
                            "6,10",
                            "+6.10",
                            " 6.10",
                            "6.10 ",
                            "06.10",
                            "00.10",
                            "-0.00",
                            "--6.10",
                            "6-.10",
                            "6.-1",
                            "6.1e",
                            "6..10",
                            "1.2.30",
                            "0x1.00",
                            "\xE2\x82\xAC 6.10",
                            "6.000,10",
                            "1e5.00",
                            "10000000000000.01",
                            "-10000000000000.01",
                            "99999999999999999.99",
                            "9999999999999999999999999999.00"}) {
    INFO("text: " << wrong);
    CHECK_FALSE(money_from_plain(wrong));
  }
  CHECK_FALSE(money_from_plain(std::string("6.1\0", 4)));
  CHECK(money_from_plain("10000000000000.00") == cents(limits::cents));
  CHECK(money_from_plain("-10000000000000.00") == cents(-limits::cents));
}

TEST_CASE("the form people read") {
  CHECK(to_text(cents(600'000), Language::dutch) == "€ 6.000");
  CHECK(to_text(cents(600'010), Language::dutch) == "€ 6.000,10");
  CHECK(to_text(cents(600'010), Language::english) == "€ 6,000.10");
  CHECK(to_text(cents(-600'010), Language::dutch) == "€ -6.000,10");
  CHECK(to_text(cents(5), Language::dutch) == "€ 0,05");
  CHECK(to_text(cents(-5), Language::english) == "€ -0.05");
  CHECK(to_text(cents(0), Language::dutch) == "€ 0");
  CHECK(to_text(cents(99'999), Language::dutch) == "€ 999,99");
  CHECK(to_text(cents(100'000), Language::dutch) == "€ 1.000");
  CHECK(to_text(cents(123'456'789), Language::dutch) == "€ 1.234.567,89");
  CHECK(to_text(cents(limits::cents), Language::english) == "€ 10,000,000,000,000");
  KLAP_PROPERTY("without separators it is the interchange form", [] {
    const Money m = *any_money();
    std::string plain;
    for (const char c : to_text(m, Language::english)) {
      if ((c >= '0' && c <= '9') || c == '-' || c == '.') plain += c;
    }
    if (m.cents() % 100 == 0) plain += ".00";
    RC_ASSERT(plain == to_plain(m));
  });
}

TEST_CASE("addition stays exact or has no value") {
  KLAP_PROPERTY("a + b - b = a, and a + b = b + a", [] {
    const Money a = *any_money();
    const Money b = *any_money();
    const auto sum = add(a, b);
    const bool fits = a.cents() + b.cents() <= limits::cents && a.cents() + b.cents() >= -limits::cents;
    RC_ASSERT(sum.has_value() == fits);
    RC_ASSERT(sum == add(b, a));
    if (sum) RC_ASSERT(subtract(*sum, b) == a);
  });
  CHECK_FALSE(add(cents(limits::cents), cents(1)));
  CHECK_FALSE(subtract(cents(-limits::cents), cents(1)));
  CHECK(subtract(cents(limits::cents), cents(limits::cents)) == Money{});
}

TEST_CASE("amounts are ordered by their cents") {
  CHECK(cents(-1) < cents(0));
  CHECK(cents(599'999) < cents(600'000));
}
