// The examples day by day, over the days on which something changes: an eighteenth birthday, a move, the end of a lot,
// a change of law. No day falls between two stretches, and none of them is a day for which no rule was written.
#include <map>
#include <set>
#include <string>
#include <vector>

#include <klap/decision/timeline.hpp>

#include "rules/changed_cases.hpp"

using namespace klap;
using namespace klap::test;
using decision::Case;
using decision::Outcome;
using decision::OutcomeKind;

namespace {

constexpr int days_around = 20;

/// The days of a case on which its answer may turn: of persons the birthday, of histories every entry.
std::set<Date> turns_of(const Case& facts) {
  static const std::size_t born = field("geboortedatum");
  std::set<Date> days;
  for (const auto& person : facts.persons) {
    if (person.facts.at(born).state == decision::Fact::State::known)
      if (const auto day = add_months(person.facts[born].value.as_date(), 18 * 12)) days.insert(*day);
    for (const auto& fact : person.facts)
      for (const auto& [from, value] : fact.history) days.insert(from);
  }
  for (const char* day : {"2015-01-01", "2018-01-01", "2022-01-01", "2023-04-03", "2026-01-01"})
    days.insert(*date_from_iso(day));
  return days;
}

/// Nothing was written for these days: neither an answer, nor that somebody settles it.
bool no_rule(const Outcome& outcome) {
  return outcome.kind == OutcomeKind::open && outcome.open == decision::OpenReason::no_rule;
}

struct Gaps {
  std::set<std::string> found;
  std::size_t stretches = 0;
  std::size_t turned = 0;

  void look(const std::string& title, const Case& facts, Date turn) {
    const auto from = add_days(turn, -days_around);
    const auto through = add_days(turn, days_around);
    if (!from || !through) return;
    const auto line = decision::timeline(woerden().program, facts, *from, *through);
    Date next = *from;
    for (const auto& stretch : line) {
      if (stretch.from != next || stretch.through < stretch.from) found.insert(title + ": stretches do not tile");
      next = *add_days(stretch.through, 1);
    }
    if (line.empty() || line.back().through != *through) found.insert(title + ": the period does not end");
    stretches += line.size();
    if (line.size() > 1) ++turned;
    for (std::size_t i = 1; i < line.size(); ++i) look(title, line[i - 1], line[i]);
  }

  /// What is answered on one day is not left without a rule on the next, nor the other way round.
  void look(const std::string& title, const decision::Stretch& before, const decision::Stretch& after) {
    for (std::size_t r = 0; r < before.outcome.requests.size(); ++r) {
      const auto& one = before.outcome.requests[r];
      const auto& other = after.outcome.requests[r];
      const std::string where = title + ", " + to_iso(after.from) + ": ";
      if (no_rule(one.law) != no_rule(other.law)) found.insert(where + "law");
      if (no_rule(one.right) != no_rule(other.right)) found.insert(where + "right");
      if (no_rule(one.payer) != no_rule(other.payer)) found.insert(where + "payer");
      if (no_rule(one.follow_up) != no_rule(other.follow_up)) found.insert(where + "follow-up");
    }
  }

  [[nodiscard]] std::string text() const {
    std::string lines;
    for (const std::string& line : found) lines += line + "\n";
    return lines;
  }
};

const Outcome& own(const decision::CaseOutcome& outcome, const std::string& called) {
  for (std::size_t q = 0; q < model().own_questions.size(); ++q)
    if (model().own_questions[q].name == called) return outcome.requests.at(0).own.at(q);
  FAIL("no question " << called);
  return outcome.requests.at(0).law;
}

Case turning_eighteen() {
  for (const auto& example : model().examples)
    if (example.title.rfind("TM-06: op de achttiende", 0) == 0) return analysis::case_of(model(), example);
  FAIL("no example TM-06");
  return {};
}

}  // namespace

TEST_CASE("whatever the birthday, youth help ends on the day before another law begins") {
  static const std::size_t born = field("geboortedatum");
  Case facts = turning_eighteen();
  std::string gaps;
  for (Date birth = *date_from_iso("2005-01-01"); birth <= *date_from_iso("2008-12-31"); birth = *add_days(birth, 1)) {
    facts.persons.at(facts.requests.at(0).person).facts.at(born) = known(Value::date(birth));
    Date day = *add_days(*add_months(birth, 18 * 12), -2);
    const auto on_day = [&] {
      facts.dates.at(static_cast<std::size_t>(CaseDate::reference)) = day;
      return decision::decide(woerden().program, facts);
    };
    while (name(std::get<SourceId>(on_day().requests.at(0).law.answer)) == "Jeugdwet") day = *add_days(day, 1);
    const auto* last = std::get_if<Value>(&own(on_day(), "einde_toewijzing").answer);
    if (last == nullptr || last->as_date() != *add_days(day, -1)) gaps += to_iso(birth) + "\n";
  }
  CHECK(gaps == "");
}

TEST_CASE("no example has a gap at an eighteenth birthday, a move, the end of a lot or a change of law") {
  Gaps gaps;
  for (const auto& example : model().examples) {
    const Case facts = analysis::case_of(model(), example);
    for (const Date turn : turns_of(facts)) gaps.look(example.title, facts, turn);
  }
  CHECK(gaps.text() == "");
  CHECK(gaps.turned > model().examples.size());  // or nothing turned
}
