// Worked cases W97 – W113, what their examples cannot say: which rules and safeguards are named, what stands in the
// derivation, and the day on which a decision was taken.
#include "reference/worked_cases.hpp"

namespace klap::reference {
namespace {

using decision::OpenReason;
using decision::Outcome;
using decision::OutcomeKind;
using decision::RuleTrace;
using decision::Truth;

Names safeguards(const Worked& w, const Outcome& outcome) {
  Names names;
  for (const SafeguardId safeguard : outcome.safeguards) names.push_back(w.model.safeguards[safeguard.index].name);
  return names;
}

const RuleTrace& trace_of(const Worked& w, const std::vector<RuleTrace>& rules, const std::string& name) {
  const auto found =
      std::ranges::find_if(rules, [&](const RuleTrace& rule) { return w.model.rules[rule.rule.index].name == name; });
  REQUIRE(found != rules.end());
  return *found;
}

TEST_CASE("a rule is lifted by one whose source goes before its own", "[7.3]") {
  const Worked& w = titled("W97 de jonge inwoner");
  CHECK(w.rules(w.request().right) == Names{"R2"});
  const auto& rules = w.judged.derivation.requests.front().right.rules;
  CHECK(trace_of(w, rules, "R1").own == Truth::yes);
  CHECK(trace_of(w, rules, "R1").status == Truth::no);
  CHECK(trace_of(w, rules, "R1").lifted_by == std::vector<RuleId>{trace_of(w, rules, "R2").rule});
}

TEST_CASE("what is written wins over what sources go before", "[7.3]") {
  const Worked& w = titled("W98 wat er staat");
  CHECK(w.rules(w.request().right) == Names{"R1"});
  CHECK(trace_of(w, w.judged.derivation.requests.front().right.rules, "R1").lifted_by.empty());
}

TEST_CASE("rows that exclude each other are both named where both hold", "[5.16]") {
  const Worked& one = titled("W99 alleen de eerste rij");
  CHECK(one.rules(one.request().payer) == Names{"Betaler/1"});
  const Worked& two = titled("W99 twee rijen");
  CHECK(two.rules(two.request().payer) == Names{"Betaler/1", "Betaler/2"});
}

TEST_CASE("of what is looked up in a list every element stands in the derivation, with both facts", "[14.3.3]") {
  const Worked& w = titled("W100 begeleiding eerst");
  const auto& condition = w.judged.derivation.requests.front().right.rules.front().condition;
  REQUIRE(condition);
  const auto& first = condition->arguments.front();
  CHECK(first.op == Op::first_by_lowest);
  CHECK(first.arguments.size() == 4);
  CHECK(first.value == Value::choice(0));
  const Worked& none = titled("W101 geen met spoed");
  const auto& of_none = none.judged.derivation.requests.front().right.rules.front().condition->arguments.front();
  CHECK(of_none.none);
  CHECK(of_none.arguments.size() == 2);  // of each only whether it is one
}

TEST_CASE("a part below zero is an error, whatever else is not known", "[10.2.2]") {  // which an example cannot give
  const Worked& w = titled("W103 nul delen");
  const auto field = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(w.model.fields, name, &semantics::Field::name) -
                                    w.model.fields.begin());
  };
  decision::Case given = case_of(w.model, w.example);
  given.requests.front().facts[field("uren")].value = Value::number(-1);
  CHECK(judge(w.model, given).outcome.requests.front().payer.kind == OutcomeKind::error);
  given.requests.front().facts[field("kosten")] = {};
  CHECK(judge(w.model, given).outcome.requests.front().payer.kind == OutcomeKind::error);
  given.requests.front().facts[field("uren")].value = Value::number(1);
  CHECK(judge(w.model, given).outcome.requests.front().payer.kind == OutcomeKind::missing);
}

TEST_CASE("what is collected names every rule that holds, what is left open only those that say so", "[5.20][3.6]") {
  const Worked& both = titled("W105 allebei");
  CHECK(both.rules(both.request().own.front()) == Names{"R1", "R2"});
  CHECK(titled("W105 geen").request().own.front().open == OpenReason::no_rule);
  const Worked& open = titled("W106 opengelaten");
  CHECK(open.rules(open.request().own.front()) == Names{"R2"});
  CHECK(open.request().own.front().open == OpenReason::on_purpose);
}

TEST_CASE("a rule that was not known is not in force", "[9.9]") {
  const Worked& w = titled("W107 nog niet bekend");
  CHECK(trace_of(w, w.judged.derivation.requests.front().right.rules, "E").valid == Truth::no);
  CHECK(w.rules(w.request().right) == Names{"R1"});
}

TEST_CASE("a power is known by the day on which the decision was taken, if that is said", "[9.9]") {
  const Worked& w = titled("W109 besloten voordat het bekend was");
  const auto deciders = [&](std::optional<Date> decided, std::optional<Date> taken) {
    decision::Case given = case_of(w.model, w.example);
    given.dates[static_cast<std::size_t>(CaseDate::decision)] = decided;
    given.decisions.front().on = taken;
    const auto& answer = judge(w.model, given).outcome.decisions.front().decider.answer;
    return std::get<decision::DeciderAnswer>(answer).deciders.size();
  };
  const auto before = Date::from_ymd(2026, 3, 14);
  const auto after = Date::from_ymd(2026, 3, 15);
  CHECK(deciders(before, std::nullopt) == 0);
  CHECK(deciders(after, std::nullopt) == 1);
  CHECK(deciders(std::nullopt, std::nullopt) == 1);
  CHECK(deciders(after, before) == 0);
  CHECK(deciders(before, after) == 1);
  CHECK(deciders(std::nullopt, before) == 0);
}

TEST_CASE("a conflict with a safeguard names the rules and the safeguard", "[5.22][14.3.7][3.6]") {
  const Worked& w = titled("W110 aan een vrijwilliger");
  const Outcome& follow_up = w.request().follow_up;
  CHECK(w.rules(follow_up) == Names{"R1"});
  CHECK(safeguards(w, follow_up) == Names{"geen_opdracht_aan_vrijwilliger"});
  CHECK(follow_up.accountable.has_value());
  CHECK(follow_up.answer == decision::Answer{});
  const Worked& none = titled("W110 aan een aanbieder");
  CHECK(none.request().follow_up.safeguards.empty());
  const auto& traces = none.judged.derivation.requests.front().follow_up.safeguards;
  REQUIRE(traces.size() == 1);
  CHECK(traces.front().counts == Truth::yes);  // whatever the answer
  CHECK_FALSE(traces.front().condition.has_value());
}

TEST_CASE("a decider that a safeguard is against has no rules, and the payer is what it is", "[5.22]") {
  const Worked& w = titled("W113 alleen de beslisser");
  const Outcome& decider = w.judged.outcome.decisions.front().decider;
  CHECK(safeguards(w, decider) == Names{"geen_aanbieder"});
  CHECK(decider.rules.empty());
  CHECK(w.request().payer.kind == OutcomeKind::settled);
  const Worked& both = titled("W113 ook de betaler");
  CHECK(safeguards(both, both.request().payer) == Names{"niet_uit_a"});
  CHECK(both.rules(both.request().payer) == Names{"R1"});
}

TEST_CASE("a conflict of rules names no safeguards") {
  CHECK(titled("W99 twee rijen").request().payer.safeguards.empty());
}

}  // namespace
}  // namespace klap::reference
