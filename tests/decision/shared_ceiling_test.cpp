// Clause 11.4: requests of one case that together pass a ceiling, in the order that the rules give.
#include "decision/trial.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include <klap/decision/decide.hpp>

#include "support/generators.hpp"

using namespace klap;
using decision::OutcomeKind;
using decision::PaymentAnswer;

namespace {

/// A rule set whose payer depends on the kind of the request, with `clause` at its question.
std::string rules(const std::string& clause, const std::string& payers, const std::string& examples = "") {
  return R"klap(regelset Proef versie 1 gemeente 0632 taal nl status concept
bron Wmo soort wet
bron Begroting soort begroting
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget A van gemeente Woerden plafond € 1.500 over de looptijd
budget B van gemeente Woerden
budget C van gemeente Woerden plafond € 1.000 over de looptijd
budget D van gemeente Woerden plafond € 1.000 over de looptijd
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt B
voorziening
  soort: a, b, c, d, e, f, g
  kosten: bedrag
  start: datum
  volgorde: getal
  woonplaats: gemeente
Wie betaalt de voorziening?
  )klap" +
         clause + "\n  tabel wie_betaalt elke treffer grondslag Begroting 1\n    | soort | dan |\n" + payers + examples;
}

std::string example(const std::string& facts, const std::string& expected) {
  static int count = 0;
  return "voorbeeld \"" + std::to_string(++count) + "\"\n  peildatum 2026-03-01\n  " + facts + "\n  verwacht " +
         expected + "\n";
}

const std::string earliest = "bij een gedeeld plafond eerst de vroegste start";
const std::string with_rest = "    | a | ten laste van A, het meerdere ten laste van B |\n";
const std::string crossing =
    "    | a | ten laste van C, het meerdere ten laste van D |\n    | b | ten laste van C |\n"
    "    | c | ten laste van B |\n    | d | ten laste van D |\n";

std::vector<std::string> names(const Loaded& loaded, const std::vector<BudgetId>& budgets) {
  std::vector<std::string> list;
  for (const BudgetId id : budgets) list.push_back(loaded.rules->program.budgets[id.index].name);
  return list;
}

}  // namespace

TEST_CASE("W119: the one that goes first is charged first", "[11.4][11.4.3]") {
  const std::string spent = "A besteed € 0, stand van 2026-02-01\n  ";
  const auto two = [&](const std::string& first, const std::string& second) {
    return spent + "voorziening v1 soort a, kosten € 1.000" + first + "\n  voorziening v2 soort a, kosten € 1.000" +
           second;
  };
  const Loaded loaded = test::all_examples_hold(rules(
      earliest, with_rest,
      example(two(", start 2026-05-01", ", start 2026-04-01"),
              "betaler A € 500, B € 500 voor v1 betaler A € 1.000 voor v2") +
          example(two(", start 2026-04-01", ", start 2026-04-01"), "betaler open voor v1 betaler open voor v2") +
          example(two(", start 2026-04-01", ""), "betaler ontbreekt start voor v1 betaler ontbreekt start voor v2")));
  const auto outcome = [&](std::size_t at) {
    return decision::decide(loaded.rules->program, test::example(loaded, at));
  };
  const auto settled = outcome(0);
  CHECK(names(loaded, settled.requests[0].payer.shared) == std::vector<std::string>{"A"});
  CHECK(settled.requests[0].payer.rules.size() == 1);
  CHECK(!settled.requests[0].payer.accountable);
  const auto equal = outcome(1);
  CHECK(equal.requests[0].payer.open == decision::OpenReason::shared_ceiling);
  CHECK(equal.requests[0].payer.rules.size() == 1);
  CHECK(equal.requests[0].payer.shared.empty());
  const auto missing = outcome(2);
  REQUIRE(missing.requests[0].payer.missing.size() == 1);
  CHECK(missing.requests[0].payer.missing.front().entity == 1);
  CHECK(missing.requests[0].payer.missing == missing.requests[1].payer.missing);
  CHECK(missing.requests[0].payer.accountable);
}

TEST_CASE("the highest or latest may go first, and of numbers and amounts too") {
  const std::string spent = "A besteed € 0, stand van 2026-02-01\n  ";
  const auto one_of = [&](const std::string& clause, const std::string& first, const std::string& second) {
    test::all_examples_hold(rules(clause, with_rest,
                                  example(spent + "voorziening v1 soort a, kosten € 1.000" + first +
                                              "\n  voorziening v2 soort a, kosten € 1.001" + second,
                                          "betaler A € 1.000 voor v1 betaler A € 500, B € 501 voor v2")));
  };
  one_of("bij een gedeeld plafond eerst de laatste start", ", start 2026-05-01", ", start 2026-04-01");
  one_of("bij een gedeeld plafond eerst de laagste volgorde", ", volgorde 1", ", volgorde 3");
  one_of("bij een gedeeld plafond eerst de hoogste volgorde", ", volgorde 4", ", volgorde 3");
  one_of("bij een gedeeld plafond eerst de laagste kosten", "", "");
}

TEST_CASE("W120: who goes first makes room for who has nobody else to pay", "[11.4.3]") {
  const std::string spent = "C besteed € 0, stand van 2026-02-01\n  D besteed € 0, stand van 2026-02-01\n  ";
  test::all_examples_hold(rules(
      earliest, crossing,
      example(spent + "voorziening v1 soort a, kosten € 1.000, start 2026-01-01\n  voorziening v2 soort b, kosten € "
                      "1.000, start 2026-01-02",
              "betaler D € 1.000 voor v1 betaler C € 1.000 voor v2") +
          // What passes no ceiling takes part where it names one of the group's; else it does not.
          example(spent + "voorziening v1 soort a, kosten € 600, start 2026-01-01\n  voorziening v2 soort b, kosten € "
                          "600, start 2026-01-02\n  voorziening v3 soort d, kosten € 900, start 2026-01-03\n"
                          "  voorziening v4 soort c, kosten € 5.000",
                  "betaler C € 500, D € 100 voor v1 betaler C € 500, open € 100 voor v2 betaler D € 900 voor v3 "
                  "betaler B € 5.000 voor v4")));
}

TEST_CASE("what a ceiling of the group has spent must be known", "[11.4.2]") {
  const Loaded loaded = test::all_examples_hold(
      rules(earliest, crossing,
            example("C besteed € 0, stand van 2026-02-01\n  voorziening v1 soort a, kosten € 600, start 2026-01-01\n"
                    "  voorziening v2 soort b, kosten € 600, start 2026-01-02",
                    "betaler ontbreekt D voor v1 betaler ontbreekt D voor v2")));
  CHECK(loaded.rules);
}

// ---- against all ways there are

namespace {

/// One stream of a kind of request: its share of the costs in per cent (the first gets what is left over), the ceilings
/// in order and whether somebody pays the rest.
struct Stream {
  int percent;
  std::vector<std::size_t> ceilings;  // places in "ACD"
  bool rest;
};
using Kind = std::vector<Stream>;

const std::vector<Kind> kinds = {{{100, {0}, false}},
                                 {{100, {0, 1}, false}},
                                 {{100, {1, 0}, false}},
                                 {{100, {1, 2}, true}},
                                 {{50, {0}, false}, {50, {1, 2}, false}},
                                 {{100, {2}, false}},
                                 {{100, {0, 2}, true}}};
const std::string payers =
    "    | a | ten laste van A |\n    | b | ten laste van A, het meerdere ten laste van C |\n"
    "    | c | ten laste van C, het meerdere ten laste van A |\n"
    "    | d | ten laste van C, het meerdere ten laste van D, het meerdere ten laste van B |\n"
    "    | e | 50% ten laste van A, 50% ten laste van C, het meerdere ten laste van D, restcent naar A |\n"
    "    | f | ten laste van D |\n"
    "    | g | ten laste van A, het meerdere ten laste van D, het meerdere ten laste van woonplaats |\n";

struct Wanted {
  std::size_t kind;
  std::int64_t cents;
};
struct Instance {
  std::vector<Wanted> requests;  // in the order in which they go first
  std::array<std::int64_t, 3> rooms{};
};

struct ToPay {
  std::size_t request;
  std::int64_t cents;
  const Stream* stream;
};

std::vector<ToPay> streams_of(const Instance& instance) {
  std::vector<ToPay> all;
  for (std::size_t r = 0; r < instance.requests.size(); ++r) {
    const Kind& kind = kinds[instance.requests[r].kind];
    const std::int64_t cents = instance.requests[r].cents;
    const std::int64_t half = cents / 2;
    if (kind.size() == 1)
      all.push_back({r, cents, kind.data()});
    else
      for (std::size_t s = 0; s < 2; ++s) all.push_back({r, s == 0 ? cents - half : half, &kind[s]});
  }
  return all;
}

/// Every amount that could be charged, largest first; the first way that covers `most`, or just the most that can be.
class Trying {
 public:
  explicit Trying(const Instance& instance) : streams_(streams_of(instance)), rooms_(instance.rooms) {
    go(0, 0, streams_.empty() ? 0 : streams_[0].cents, 0);
    found_.clear();
    looking_ = true;
    go(0, 0, streams_.empty() ? 0 : streams_[0].cents, 0);
  }
  std::int64_t most() const { return most_; }
  /// Per stream and ceiling, in order.
  const std::vector<std::int64_t>& amounts() const { return amounts_; }
  const std::vector<ToPay>& streams() const { return streams_; }

 private:
  bool go(std::size_t s, std::size_t k, std::int64_t left, std::int64_t covered) {
    if (s == streams_.size()) {
      if (looking_ && covered == most_) amounts_ = found_;
      most_ = std::max(most_, covered);
      return looking_ && covered == most_;
    }
    const ToPay& stream = streams_[s];
    if (k == stream.stream->ceilings.size()) {
      const std::int64_t more = stream.stream->rest ? left : 0;
      const std::int64_t next = s + 1 < streams_.size() ? streams_[s + 1].cents : 0;
      return go(s + 1, 0, next, covered + more);
    }
    std::int64_t& room = rooms_[stream.stream->ceilings[k]];
    for (std::int64_t cents = std::min(left, room); cents >= 0; --cents) {
      room -= cents;
      found_.push_back(cents);
      const bool done = go(s, k + 1, left - cents, covered + cents);
      if (!done) found_.pop_back();
      room += cents;
      if (done) return true;
    }
    return false;
  }

  std::vector<ToPay> streams_;
  std::array<std::int64_t, 3> rooms_;
  bool looking_ = false;
  std::int64_t most_ = 0;
  std::vector<std::int64_t> found_, amounts_;
};

/// The least that any set of ceilings lets through: their rooms, and all that can be paid outside the set.
std::int64_t least_cut(const Instance& instance) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (unsigned set = 0; set < 8; ++set) {
    std::int64_t through = 0;
    for (std::size_t c = 0; c < 3; ++c)
      if ((set >> c & 1U) != 0) through += instance.rooms[c];
    for (const ToPay& s : streams_of(instance)) {
      const auto& ceilings = s.stream->ceilings;
      const bool outside = s.stream->rest || std::any_of(ceilings.begin(), ceilings.end(),
                                                         [&](std::size_t c) { return (set >> c & 1U) == 0; });
      if (outside) through += s.cents;
    }
    least = std::min(least, through);
  }
  return least;
}

std::uint32_t field(const program::Program& program, const std::string& name) {
  for (std::uint32_t f = 0; f < program.fields.size(); ++f)
    if (program.fields[f].name == name) return f;
  FAIL("no field " << name);
  return 0;
}

constexpr std::array<std::int64_t, 3> ceilings = {150'000, 100'000, 100'000};
constexpr std::array<const char*, 3> ceiling_names = {"A", "C", "D"};

BudgetId budget(const program::Program& program, const std::string& name) {
  for (std::size_t b = 0; b < program.budgets.size(); ++b)
    if (program.budgets[b].name == name) return BudgetId(b);
  FAIL("no budget " << name);
  return {};
}

/// The case with its requests in the order given: each a place in `instance.requests`.
decision::Case case_of(const program::Program& program, const Instance& instance,
                       const std::vector<std::size_t>& order) {
  decision::Case facts;
  facts.dates[static_cast<std::size_t>(CaseDate::reference)] = *Date::from_ymd(2026, 3, 1);
  facts.plan.resize(program.fields.size());
  facts.persons.push_back({"p", std::vector<decision::Fact>(program.fields.size())});
  facts.spent.resize(program.budgets.size());
  for (std::size_t c = 0; c < 3; ++c)
    facts.spent[budget(program, ceiling_names[c]).index] =
        decision::Spent{*Money::from_cents(ceilings[c] - instance.rooms[c]), *Date::from_ymd(2026, 2, 1)};
  const std::uint32_t kind = field(program, "soort"), costs = field(program, "kosten");
  for (const std::size_t at : order) {
    decision::Request request;
    request.id = std::to_string(at);
    request.facts.resize(program.fields.size());
    const auto give = [&](std::uint32_t f, Value value) {
      request.facts[f].state = decision::Fact::State::known;
      request.facts[f].value = value;
    };
    give(kind, Value{TypeKind::choice, static_cast<std::int64_t>(instance.requests[at].kind)});
    give(costs, Value::money(*Money::from_cents(instance.requests[at].cents)));
    give(field(program, "volgorde"), Value::number(static_cast<std::int64_t>(at)));
    give(field(program, "woonplaats"), Value::municipality(344));
    facts.requests.push_back(std::move(request));
  }
  return facts;
}

rc::Gen<Instance> any_instance() {
  const auto wanted = rc::gen::apply(
      [](std::size_t kind, std::int64_t cents) {
        return Wanted{kind, cents};
      },
      test::evenly<std::size_t>(0, kinds.size() - 1), test::evenly<std::int64_t>(1, 4));
  return rc::gen::apply(
      [](std::vector<Wanted> requests, std::int64_t a, std::int64_t c, std::int64_t d) {
        return Instance{std::move(requests), {a, c, d}};
      },
      rc::gen::mapcat(test::evenly<std::size_t>(2, 4),
                      [=](std::size_t n) { return rc::gen::container<std::vector<Wanted>>(n, wanted); }),
      test::evenly<std::int64_t>(0, 5), test::evenly<std::int64_t>(0, 5), test::evenly<std::int64_t>(0, 5));
}

std::int64_t charged(const PaymentAnswer& answer, BudgetId budget) {
  for (const auto& line : answer.lines)
    if (line.budget == budget) return line.amount.cents();
  return 0;
}

std::vector<std::size_t> in_order(const Instance& instance) {
  std::vector<std::size_t> order(instance.requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

Loaded loaded_with(const std::string& clause) {
  Loaded loaded = load_rules(Documents{Document("proef.klap", rules(clause, payers))});
  for (const Diagnostic& one : loaded.diagnostics.all()) UNSCOPED_INFO(render(one, loaded.documents, Language::dutch));
  REQUIRE(loaded.rules);
  return loaded;
}

}  // namespace

TEST_CASE("what requests share is divided as the clause says") {
  const Loaded ordered = loaded_with("bij een gedeeld plafond eerst de laagste volgorde");
  const Loaded unordered = loaded_with("");
  const program::Program& program = ordered.rules->program;
  std::size_t passed = 0, rerouted = 0;

  const auto holds = [&](const Instance& instance) {
    const auto order = in_order(instance);
    const auto facts = case_of(program, instance, order);
    const auto outcome = decision::decide(program, facts);
    const auto without = decision::decide(unordered.rules->program, facts);
    std::array<std::int64_t, 3> used{};
    std::int64_t covered = 0;
    bool shares = false;
    for (std::size_t r = 0; r < order.size(); ++r) {
      const auto& payer = outcome.requests[r].payer;
      RC_ASSERT(payer.kind == OutcomeKind::settled);
      const auto& answer = std::get<PaymentAnswer>(payer.answer);
      std::int64_t sum = 0;
      for (const auto& line : answer.lines) sum += line.amount.cents();
      for (const auto& line : answer.elsewhere) sum += line.amount.cents();
      RC_ASSERT(sum + answer.uncovered.cents() == instance.requests[r].cents);
      RC_ASSERT(payer.accountable.has_value() == (answer.uncovered != Money{}));
      covered += sum;
      for (std::size_t c = 0; c < 3; ++c) used[c] += charged(answer, budget(program, ceiling_names[c]));
      shares = shares || !payer.shared.empty();
    }
    for (std::size_t c = 0; c < 3; ++c) RC_ASSERT(used[c] <= instance.rooms[c]);

    const bool opened = std::any_of(without.requests.begin(), without.requests.end(),
                                    [](const auto& r) { return r.payer.kind == OutcomeKind::open; });
    RC_ASSERT(shares == opened);
    if (!opened) RC_ASSERT(without == outcome);
    passed += opened ? 1 : 0;
    return covered;
  };

  KLAP_PROPERTY("lines and rooms; without the clause where none is passed", [&] { holds(*any_instance()); });
  KLAP_PROPERTY("independent of the order in the case", [&] {
    const Instance instance = *any_instance();
    auto order = in_order(instance);
    const auto outcome = decision::decide(program, case_of(program, instance, order));
    std::rotate(order.begin(),
                order.begin() + *test::evenly<std::ptrdiff_t>(0, 3) % static_cast<std::ptrdiff_t>(order.size()),
                order.end());
    if (*rc::gen::arbitrary<bool>()) std::reverse(order.begin(), order.end());
    const auto other = decision::decide(program, case_of(program, instance, order));
    for (std::size_t r = 0; r < order.size(); ++r)
      RC_ASSERT(other.requests[r].payer == outcome.requests[order[r]].payer);
  });
  KLAP_PROPERTY("as much as can be, and in order the largest amounts", [&] {
    // All are of one group, so that brute force is about it.
    Instance instance = *any_instance();
    instance.requests.resize(2);
    const auto at = [&](std::size_t least) {
      return instance.requests.begin() + *test::evenly<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(least));
    };
    instance.requests.insert(at(2), {1, 4});  // names A and C
    instance.requests.insert(at(3), {3, 4});  // C and D
    const std::int64_t covered = holds(instance);
    const auto outcome = decision::decide(program, case_of(program, instance, in_order(instance)));
    if (outcome.requests.back().payer.shared.empty()) return;  // nothing was passed
    RC_ASSERT(covered == least_cut(instance));
    const Trying trying(instance);
    RC_ASSERT(covered == trying.most());
    std::size_t next = 0;
    std::vector<std::array<std::int64_t, 3>> expected(instance.requests.size());
    for (const ToPay& s : trying.streams())
      for (const std::size_t c : s.stream->ceilings) expected[s.request][c] += trying.amounts()[next++];
    for (std::size_t r = 0; r < expected.size(); ++r) {
      const auto& answer = std::get<PaymentAnswer>(outcome.requests[r].payer.answer);
      for (std::size_t c = 0; c < 3; ++c)
        RC_ASSERT(charged(answer, budget(program, ceiling_names[c])) == expected[r][c]);
    }
    ++rerouted;
  });
  CHECK(passed > 50);
  CHECK(rerouted > 20);
}
