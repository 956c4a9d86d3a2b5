// The explanation for the file is short: of what does not hold only why, and the same thing once.
#include <klap/explanation/explain.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "builder.hpp"
#include "support/catch.hpp"

using namespace klap;
using namespace klap::decision;
using namespace klap::test::explaining;

namespace {

/// One request for Begeleiding, applied for as everybody is presumed to, urgent; rules on the right are added by the
/// test.
struct Small {
  Builder b;
  SourceId wmo = b.source("Wmo", "", SourceKind::act);
  FieldId kind = b.choice("soort", {"Begeleiding", "Opvang"});
  FieldId applied = b.field("aangevraagd", TypeKind::boolean, FieldOwner::request);
  FieldId urgent = b.field("spoed", TypeKind::boolean, FieldOwner::request);
  std::vector<std::pair<RuleId, Truth>> rules;
  Truth valid = Truth::yes;

  Small() {
    b.ask(QuestionKind::right);
    b.at(applied).presumed = Value::boolean(true);
    b.at(applied).presumed_because = "wie vraagt, vraagt aan";
  }
  ExprId is_shelter() { return b.test(Op::equal, {b.read(kind), b.literal({TypeKind::choice, 1}, {}, kind)}); }
  ExprId not_applied() { return b.test(Op::negation, {b.read(applied)}); }
  ExprId not_urgent() { return b.test(Op::negation, {b.read(urgent)}); }
  ExprId both(ExprId first, ExprId second) { return b.test(Op::all_of, {first, second}); }

  RuleId add(const std::string& name, ExprId condition, Truth status) {
    const RuleId id = b.rule(QuestionKind::right, name, condition, program::YesNo{true}, {{wmo, "1"}});
    rules.emplace_back(id, status);
    return id;
  }

  /// What the file says from the question on.
  std::string told() {
    Case facts = empty_case(b.program, 1, {0});
    facts.dates[0] = day("2017-03-01");
    facts.requests[0].facts[kind.index] = known({TypeKind::choice, 0});
    facts.requests[0].facts[urgent.index] = known(Value::boolean(true));
    CaseOutcome outcome;
    outcome.requests.push_back({not_asked(QuestionKind::law),
                                not_asked(QuestionKind::need),
                                settled(true),
                                not_asked(QuestionKind::payer),
                                not_asked(QuestionKind::follow_up),
                                {},
                                std::nullopt});
    outcome.plan.direction = not_asked(QuestionKind::direction);
    CaseDerivation why;
    why.requests.emplace_back();
    for (const auto& [id, status] : rules) {
      RuleTrace trace = came_out(b.program, facts, 0, id, status);
      trace.valid = valid;
      why.requests[0].right.rules.push_back(trace);
      if (status == Truth::yes) outcome.requests[0].right.rules.push_back(id);
    }
    const std::string text =
        explanation::explain(b.program, facts, outcome, why, explanation::Reader::file, Language::dutch);
    return text.substr(text.find("Heeft de inwoner recht"));
  }
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

bool says(const std::string& text, const std::string& line) {
  INFO(text);
  INFO(line);
  return count("\n" + text, "\n" + line + "\n") == 1;
}

}  // namespace

TEST_CASE("rules for another kind of thing are named together, with what it is", "[14.2.4]") {
  Small s;
  s.add("opvang", s.is_shelter(), Truth::no);
  s.add("opvang_met_spoed", s.both(s.not_urgent(), s.is_shelter()), Truth::no);
  CHECK(says(s.told(), "    geldt niet bij soort = Begeleiding: opvang en opvang_met_spoed"));
}

TEST_CASE("a rule that could have mattered is told on one line, with the part that failed", "[14.2.4]") {
  Small s;
  s.add("rustig_aan", s.both(s.not_urgent(), s.b.read(s.applied)), Truth::no);
  CHECK(says(s.told(), "    regel rustig_aan (zegt: ja) — niet, want spoed: ja"));
}

TEST_CASE("of several parts that failed the one that presumes nothing is told", "[14.2.4]") {
  Small s;
  s.add("rustig_aan", s.both(s.not_applied(), s.not_urgent()), Truth::no);
  const std::string text = s.told();
  CHECK(says(text, "    regel rustig_aan (zegt: ja) — niet, want spoed: ja"));
  CHECK(count(text, "Aangenomen") == 0);  // what made no difference was not used
}

TEST_CASE("where any of the parts would have done, all are told", "[14.2.4]") {
  Small s;
  s.add("liever_niet", s.b.test(Op::any_of, {s.not_applied(), s.not_urgent()}), Truth::no);
  CHECK(says(s.told(), "    regel liever_niet (zegt: ja) — niet, want aangevraagd: ja (aangenomen) en spoed: ja"));
}

TEST_CASE("rules that were not in force are named together, unless they are for another kind of thing", "[14.2.4]") {
  Small s;
  s.add("oud", s.b.read(s.urgent), Truth::no);
  s.add("opvang", s.is_shelter(), Truth::no);
  s.add("ouder", s.b.read(s.applied), Truth::no);
  s.valid = Truth::no;
  const std::string text = s.told();
  CHECK(says(text, "    geldt niet op 1 maart 2017: oud en ouder"));
  CHECK(says(text, "    geldt niet bij soort = Begeleiding: opvang"));
}

TEST_CASE("a named condition is explained once, and what was presumed stands once, at the end", "[14.2.4]") {
  Small s;
  const ExprId hurry = s.b.term("er_is_haast", s.both(s.b.read(s.applied), s.b.read(s.urgent)));
  s.add("eerste", hurry, Truth::yes);
  s.add("tweede", hurry, Truth::yes);
  const std::string text = s.told();
  CHECK(says(text, "        er is haast: ja\n          aangevraagd: ja (aangenomen)\n          spoed: ja"));
  CHECK(says(text, "        er is haast: ja (zie hierboven)"));
  CHECK(says(text, "Aangenomen, tenzij iemand het anders meldt\n  - aangevraagd = ja, omdat: wie vraagt, vraagt aan"));
}

TEST_CASE("of what is not certain only the uncertain parts are told", "[14.2.4]") {
  Small s;
  const FieldId income = s.b.field("inkomen_laag", TypeKind::boolean, FieldOwner::request);
  s.add("misschien", s.both(s.b.read(s.urgent), s.b.read(income)), Truth::unknown);
  const std::string text = s.told();
  CHECK(says(text, "        inkomen laag: onbekend"));
  CHECK(count(text, "spoed") == 0);
}

TEST_CASE("the auditor still reads every part of every condition", "[14.2.4]") {
  Small s;
  s.add("opvang_met_spoed", s.both(s.not_urgent(), s.is_shelter()), Truth::no);
  Case facts = empty_case(s.b.program, 1, {0});
  facts.requests[0].facts[s.urgent.index] = known(Value::boolean(true));
  CaseOutcome outcome;
  outcome.requests.push_back({});
  CaseDerivation why;
  why.requests.emplace_back();
  why.requests[0].right.rules.push_back(came_out(s.b.program, facts, 0, s.rules[0].first, Truth::no));
  outcome.requests[0].right.waits_for = QuestionKind::law;
  outcome.requests[0].right.kind = OutcomeKind::open;
  const std::string text =
      explanation::explain(s.b.program, facts, outcome, why, explanation::Reader::auditor, Language::dutch);
  CHECK(count(text, "spoed") >= 2);
  CHECK(count(text, "soort is Opvang") == 1);
}
