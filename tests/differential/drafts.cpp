#include "differential/drafts.hpp"

#include <algorithm>

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
      "Wmo 2.3.5", "Jeugdwet 2.3",          "Beleid 4", "Wmo 2.3.5", "Jeugdwet 2.3, Wmo 2.3.5", "Wmo 1.2.1",
      "Beleid 1",  "Beleid 2, Jeugdwet 2.3"};
  return list;
}

}  // namespace klap::differential
