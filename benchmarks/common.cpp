#include "common.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <fmt/format.h>

#include <klap/base/date.hpp>

namespace klap::benchmarks {

namespace {

constexpr std::int64_t first_day = 16071;  // 2014-01-01
constexpr std::int64_t days = 3652;
constexpr int municipalities = 50;

std::int64_t code(std::size_t i) { return 1001 + 13 * static_cast<std::int64_t>(i); }

/// How many values a choice has; 0: the fact is a quantity.
std::size_t values_of(Fact12 fact) {
  switch (fact) {
    case Fact12::domain: return 6;
    case Fact12::municipality: return municipalities;
    case Fact12::contract: return 8;
    case Fact12::safety:
    case Fact12::pgb: return 2;
    case Fact12::provider: return 40;
    case Fact12::lot: return 12;
    case Fact12::age:
    case Fact12::costs:
    case Fact12::household:
    case Fact12::start:
    case Fact12::income: return 0;
  }
  return 0;
}

/// The share of the cases with choice i: falling as 1 / (i + 1).
double share(std::size_t i, std::size_t of) {
  double sum = 0;
  for (std::size_t k = 1; k <= of; ++k) sum += 1.0 / static_cast<double>(k);
  return 1.0 / (static_cast<double>(i + 1) * sum);
}

/// The quantity below which the part q of the cases lies.
std::int64_t quantile(Fact12 fact, double q) {
  const auto whole = [](double v) { return static_cast<std::int64_t>(v); };
  switch (fact) {
    case Fact12::age: return whole(100 * q);
    case Fact12::household: return 1 + whole(8 * q * q);
    case Fact12::start: return first_day + whole(static_cast<double>(days) * q);
    case Fact12::costs: return whole(1'000 * std::pow(5'000.0, q));
    case Fact12::income: return whole(100'000 * std::pow(100.0, q));
    case Fact12::domain:
    case Fact12::municipality:
    case Fact12::contract:
    case Fact12::safety:
    case Fact12::pgb:
    case Fact12::provider:
    case Fact12::lot: break;
  }
  return 0;
}

/// The part of the cases below a quantity.
double part_below(Fact12 fact, std::int64_t v) {
  double low = 0;
  double high = 1;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (quantile(fact, middle) < v ? low : high) = middle;
  }
  return high;
}

/// The part of the cases that a row fits, its facts being drawn apart from each other.
double part_of(const Row12& row) {
  double part = 1;
  for (const Test12& test : row) {
    const std::size_t of = values_of(test.fact);
    if (of == 0) {
      part *= part_below(test.fact, test.high + 1) - part_below(test.fact, test.low);
      continue;
    }
    const std::int64_t i = test.fact == Fact12::municipality ? (test.low - code(0)) / (code(1) - code(0)) : test.low;
    part *= share(static_cast<std::size_t>(i), of);
  }
  return part;
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double part() { return static_cast<double>(engine_() >> 11U) / 9007199254740992.0; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  std::size_t choice(std::size_t of) {
    double left = part();
    for (std::size_t i = 0; i + 1 < of; ++i)
      if ((left -= share(i, of)) < 0) return i;
    return of - 1;
  }

 private:
  std::mt19937_64 engine_;
};

std::int64_t stored(Fact12 fact, std::size_t choice) {
  return fact == Fact12::municipality ? code(choice) : static_cast<std::int64_t>(choice);
}

Row12 row(Dice& dice, double wanted) {
  std::array<Fact12, fact_count> all{};
  for (std::size_t i = 0; i < fact_count; ++i) all[i] = static_cast<Fact12>(i);
  for (std::size_t i = fact_count - 1; i > 0; --i) std::swap(all[i], all[dice.below(i + 1)]);
  const std::size_t want = 3 + dice.below(4);
  std::vector<Fact12> quantities;
  Row12 tests;
  double left = wanted;  // the share that the quantities have to leave
  for (std::size_t i = 0; i < fact_count && tests.size() + quantities.size() < want; ++i) {
    const std::size_t of = values_of(all[i]);
    if (of == 0) {
      quantities.push_back(all[i]);
      continue;
    }
    const std::size_t choice = dice.choice(of);
    if (left / share(choice, of) > 1) continue;  // the row would fit too few
    left /= share(choice, of);
    tests.push_back({all[i], stored(all[i], choice), stored(all[i], choice)});
  }
  const double width = quantities.empty() ? 1 : std::pow(left, 1.0 / static_cast<double>(quantities.size()));
  for (const Fact12 fact : quantities) {
    const double from = dice.part() * (1 - width);
    tests.push_back({fact, quantile(fact, from), quantile(fact, from + width)});
  }
  std::sort(tests.begin(), tests.end(), [](const Test12& a, const Test12& b) { return a.fact < b.fact; });
  return tests;
}

std::string euros(std::int64_t cents) { return fmt::format("€ {},{:02}", cents / 100, cents % 100); }

std::string cell(const Test12& test) {
  if (values_of(test.fact) != 0) return choice_name(test.fact, test.low);
  if (test.fact == Fact12::start)
    return fmt::format("is vanaf {} en is tot en met {}", to_iso(*Date::from_days(test.low)),
                       to_iso(*Date::from_days(test.high)));
  const bool money = test.fact == Fact12::costs || test.fact == Fact12::income;
  const auto written = [&](std::int64_t v) { return money ? euros(v) : std::to_string(v); };
  return fmt::format("is ten minste {} en is ten hoogste {}", written(test.low), written(test.high));
}

std::string choices(Fact12 fact) {
  std::string text;
  for (std::size_t i = 0; i < values_of(fact); ++i)
    text += (i == 0 ? "" : ", ") + choice_name(fact, static_cast<std::int64_t>(i));
  return text;
}

}  // namespace

const char* name(Fact12 fact) {
  constexpr const char* names[] = {"leeftijd", "domein",     "woongemeente", "contract", "kosten", "veiligheid",
                                   "pgb",      "huishouden", "start",        "hulp_van", "kavel",  "inkomen"};
  return names[static_cast<std::size_t>(fact)];
}

const char* member(Fact12 fact) {
  constexpr const char* members[] = {"age", "domain",    "municipality", "contract", "costs", "safety",
                                     "pgb", "household", "start",        "provider", "lot",   "income"};
  return members[static_cast<std::size_t>(fact)];
}

std::string choice_name(Fact12 fact, std::int64_t v) {
  switch (fact) {
    case Fact12::municipality: return fmt::format("Plaats_{}", v);
    case Fact12::safety:
    case Fact12::pgb: return v == 0 ? "nee" : "ja";
    case Fact12::domain: return fmt::format("Domein_{}", v);
    case Fact12::contract: return fmt::format("Contract_{}", v);
    case Fact12::provider: return fmt::format("Aanbieder_{}", v);
    case Fact12::lot: return fmt::format("Perceel_{}", v);
    case Fact12::age:
    case Fact12::costs:
    case Fact12::household:
    case Fact12::start:
    case Fact12::income: break;
  }
  return {};
}

std::vector<Row12> rows(std::size_t count) {
  Dice dice(count);
  std::vector<Row12> all;
  const double wanted = std::min(0.05, 2.0 / static_cast<double>(count));
  while (all.size() + 1 < count) {
    Row12 one = row(dice, wanted);
    const double part = part_of(one);
    if (one.size() >= 3 && part > 0.7 * wanted && part < 1.4 * wanted) all.push_back(std::move(one));
  }
  all.emplace_back();
  return all;
}

std::vector<Case12> cases(std::size_t count) {
  Dice dice(12);
  std::vector<Case12> all(count);
  for (Case12& c : all) {
    const auto choice = [&](Fact12 fact) { return static_cast<std::uint8_t>(dice.choice(values_of(fact))); };
    const auto quantity = [&](Fact12 fact) { return quantile(fact, dice.part()); };
    c.costs = quantity(Fact12::costs);
    c.income = quantity(Fact12::income);
    c.start = static_cast<std::int32_t>(quantity(Fact12::start));
    c.age = static_cast<std::int16_t>(quantity(Fact12::age));
    c.household = static_cast<std::int16_t>(quantity(Fact12::household));
    c.municipality = static_cast<std::uint16_t>(code(dice.choice(municipalities)));
    c.domain = choice(Fact12::domain);
    c.contract = choice(Fact12::contract);
    c.provider = choice(Fact12::provider);
    c.lot = choice(Fact12::lot);
    c.safety = choice(Fact12::safety) != 0;
    c.pgb = choice(Fact12::pgb) != 0;
  }
  return all;
}

std::string rule_set(const std::vector<Row12>& rows) {
  std::string text =
      "regelset Meting versie 1 taal nl status concept\n"
      "bron Wmo \"Wet maatschappelijke ondersteuning 2015\" soort wet\nbron PB \"Programmabegroting\" soort begroting\n"
      "bestuursorgaan College\nfunctie Consulent bij College\n";
  for (std::size_t i = 0; i < municipalities; ++i) text += fmt::format("gemeente Plaats_{0} met code {0}\n", code(i));
  for (int b = 0; b < 40; ++b)
    text += fmt::format("budget Budget_{} van gemeente Plaats_1001 stroom Wmo taakveld 6.71\n", b);
  text += "ladder Consulent binnen 5 werkdagen geteld vanaf de peildatum tussentijds betaalt Budget_0\n";
  text += "persoon\n    leeftijd: getal\n    woongemeente: gemeente\n    huishouden: getal\n    inkomen: bedrag\n";
  text += fmt::format(
      "voorziening\n    domein: {}\n    contract: {}\n    kosten: bedrag\n    veiligheid: ja of nee\n    pgb: ja of "
      "nee\n"
      "    start: datum\n    hulp_van: {}\n    kavel: {}\n",
      choices(Fact12::domain), choices(Fact12::contract), choices(Fact12::provider), choices(Fact12::lot));
  text += "\nWie betaalt de voorziening?\n    tabel betaler eerste treffer grondslag PB 1\n        |";
  for (std::size_t f = 0; f < fact_count; ++f) text += fmt::format(" {} |", name(static_cast<Fact12>(f)));
  text += " dan |\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::array<std::string, fact_count> cells;
    cells.fill("-");
    for (const Test12& test : rows[i]) cells[static_cast<std::size_t>(test.fact)] = cell(test);
    text += "        |";
    for (const std::string& c : cells) text += " " + c + " |";
    text += fmt::format(" ten laste van Budget_{} |\n", i % 40);
  }
  return text;
}

std::string chain(const std::vector<Row12>& rows, std::size_t part, std::size_t parts) {
  std::string text = "#include \"common.hpp\"\n\nnamespace klap::benchmarks {\n\n";
  const auto body = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      std::string condition;
      for (const Test12& test : rows[i]) {
        const char* m = member(test.fact);
        const bool flag = test.fact == Fact12::safety || test.fact == Fact12::pgb;
        if (!condition.empty()) condition += " && ";
        if (flag)
          condition += fmt::format("{}c.{}", test.low == 0 ? "!" : "", m);
        else if (test.low == test.high)
          condition += fmt::format("c.{} == {}", m, test.low);
        else
          condition += fmt::format("c.{0} >= {1} && c.{0} <= {2}", m, test.low, test.high);
      }
      if (condition.empty()) condition = "true";
      text += fmt::format("  if ({}) return {};\n", condition, i);
    }
    text += "  return -1;\n}\n\n";
  };
  const std::size_t each = rows.size() / parts;
  const std::size_t from = part * each;
  if (parts == 1) {
    text += fmt::format("int chain_{}(const Case12& c) {{\n", rows.size());
    body(0, rows.size());
  } else {
    constexpr std::size_t hundred = 100;
    for (std::size_t at = from; at < from + each; at += hundred) {
      text +=
          fmt::format("int part_{}(const Case12& c);\nint part_{}(const Case12& c) {{\n", at / hundred, at / hundred);
      body(at, at + hundred);
    }
    if (part == 0) {
      for (std::size_t at = 0; at < rows.size(); at += hundred)
        text += fmt::format("int part_{}(const Case12& c);\n", at / hundred);
      text += fmt::format("\nint chain_{}(const Case12& c) {{\n  int row = -1;\n", rows.size());
      for (std::size_t at = 0; at < rows.size(); at += hundred)
        text += fmt::format("  if ((row = part_{}(c)) >= 0) return row;\n", at / hundred);
      text += "  return -1;\n}\n\n";
    }
  }
  return text + "}  // namespace klap::benchmarks\n";
}

}  // namespace klap::benchmarks
