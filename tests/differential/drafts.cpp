#include "differential/drafts.hpp"

#include <algorithm>

#include <klap/base/date.hpp>

namespace klap::differential {

using Texts = std::vector<std::string>;

Question own_question(std::size_t own) { return static_cast<Question>(first_own + own); }

Question question_of(const Part& part, const Setting& setting) {
  static const std::vector<Question> built_in{right,      payer,      follow_up, law,        right, payer,
                                              addressee_, follow_up,  need,      direction_, right, payer,
                                              follow_up,  direction_, need,      addressee_};
  Choices c(part);
  const std::size_t which = c.below(built_in.size() + 8);
  if (which < built_in.size()) return built_in[which];
  if (setting.own.empty()) return built_in[which - built_in.size()];
  return own_question((which - built_in.size()) % setting.own.size());
}

std::string conclusion(Choices& c, Question question, const Setting& setting, const Scope& scope) {
  const Texts functions{"Consulent", "Teammanager", "Directeur"};
  if (question >= first_own) return own_answer(c, setting.own[question - first_own], setting, scope);
  switch (question) {
    case law:
      if (c.in_16(1)) return "open, door " + c.of(functions);
      return c.of(Texts{"Wmo", "Wmo", "Jeugdwet"});
    case right:
      if (c.in_16(1)) return "open, door " + c.of(functions);
      return c.of(Texts{"ja", "nee"});
    case need:
      if (c.in_16(1)) return "open, door " + c.of(functions);
      return c.of(Texts{"ja", "nee", "ja"});
    case direction_: return direction(c);
    case payer: return payment(c, scope);
    case addressee_: return addressee(c, scope);
    case follow_up: return obligations(c, scope);
    case decider:
    case orderer_:
    case first_own: break;
  }
  return {};
}

std::string reference_date(Question question, const Setting& setting) {
  return question >= first_own ? setting.own[question - first_own].as_of_date : setting.as_of_date[question];
}

Transition transition(Choices& c, const std::string& in_force, const std::string& reference_date, Clauses clauses) {
  const bool stays = c.in_16(9);
  const bool has_end = c.in_16(8);
  const bool not_yet = c.in_16(2);
  const std::vector<std::pair<std::string, std::string>> dates{{"aanvragen", "aanvraagdatum"},
                                                               {"aanvragen", "aanvraagdatum"},
                                                               {"besluiten", "besluitdatum"},
                                                               {"gebeurtenissen", "gebeurtenisdatum"}};
  const auto [of, date] = c.of(dates);
  const std::string before = c.of(Texts{"2017-03-01", "2017-03-02", "2017-01-01"});
  const auto [of_not_yet, date_not_yet] = c.of(dates);
  const std::string before_not_yet = c.of(Texts{"2017-03-01", "2017-03-02", "2017-01-01"});
  const auto after = in_force.find("tot en met ");
  Transition result{in_force, {}};
  const auto add = [&](const std::string& clause) {
    result.in_force += (result.in_force.empty() ? "" : "\n        ") + clause;
  };
  if (stays && after != std::string::npos) {
    const std::string last = in_force.substr(after + std::string("tot en met ").size());
    const std::string end = to_iso(*add_days(*date_from_iso(last), c.of(std::vector<int>{1, 2, 400})));
    if (clauses == Clauses::as_they_are) {
      add("blijft van toepassing op " + of + " van vóór " + before + (has_end ? " tot uiterlijk " + end : ""));
    } else {
      const auto from = in_force.find("van ");
      const bool between = from != std::string::npos && from < after;
      const std::string first = between ? in_force.substr(from + 4, 10) : "";
      result.in_force.clear();
      if (between && has_end) result.in_force = "geldt van " + first + " tot en met " + end;
      if (between && !has_end) result.in_force = "geldt vanaf " + first;
      if (!between && has_end) result.in_force = "geldt tot en met " + end;
      result.conditions.push_back("(" + reference_date + " is tot en met " + last + " of " + date + " is vóór " +
                                  before + ")");
    }
  }
  if (not_yet) {
    const std::string text = date_not_yet + " is vóór " + before_not_yet;
    if (clauses == Clauses::as_they_are) add("niet van toepassing op " + of_not_yet + " van vóór " + before_not_yet);
    if (clauses == Clauses::spelled_out) result.conditions.push_back("niet (" + text + ")");
  }
  return result;
}

std::string row_name(const RuleDraft& draft, std::size_t row) {
  const std::string number = std::to_string(row);
  return draft.name + std::string(std::to_string(draft.rows).size() - number.size(), '0') + number;
}

/// As an exception names it: a table that is written out by all its rows.
static std::string names_of(const RuleDraft& draft) {
  if (draft.rows == 0) return draft.name;
  std::string list;
  for (std::size_t row = 1; row <= draft.rows; ++row) list += (row > 1 ? ", " : "") + row_name(draft, row);
  return list;
}

std::vector<RuleDraft> exceptions(Choices& c, const std::vector<RuleDraft>& before, Question question) {
  std::vector<RuleDraft> same;
  for (const RuleDraft& other : before) {
    if (other.question == question) same.push_back(other);
  }
  if (!c.in_16(7) || same.empty()) return {};
  std::reverse(same.begin(), same.end());  // the simplest choice is the last one written
  const RuleDraft first = c.of(same);
  const RuleDraft second = c.of(same);
  const bool two = c.in_16(4) && second.name != first.name;
  return two ? std::vector<RuleDraft>{first, second} : std::vector<RuleDraft>{first};
}

std::string exception_clause(const std::vector<RuleDraft>& exceptions) {
  std::string text;
  for (const RuleDraft& one : exceptions) text += (text.empty() ? ", uitzondering op " : ", ") + names_of(one);
  return text;
}

const Texts& some_grounds() {
  static const Texts list{
      "Wmo 2.3.5", "Jeugdwet 2.3",           "Beleid 4", "Wmo 2.3.5", "Jeugdwet 2.3, Wmo 2.3.5", "Wmo 1.2.1",
      "Beleid 1",  "Beleid 2, Jeugdwet 2.3", "Beleid 3"};
  return list;
}

}  // namespace klap::differential
