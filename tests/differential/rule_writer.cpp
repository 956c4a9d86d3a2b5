#include "differential/rule_writer.hpp"

#include <algorithm>
#include <array>

#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

enum Question : std::size_t { law, right, payer, decider, addressee_, follow_up };

const std::array<std::string, 6> sentences{
    "Welke wet geldt voor de voorziening?", "Heeft de inwoner recht op de voorziening?",
    "Wie betaalt de voorziening?",          "Wie beslist over de voorziening?",
    "Wie krijgt de beschikking?",           "Wat moet er nu gebeuren?"};

// In no order, so that ids are not the order of writing.
const Texts names{"pak", "aap", "zon", "maan", "kers", "tor", "hek", "iep", "bok", "noot", "wim", "dak"};

std::string rule_name(std::size_t i) {
  return names[i % names.size()] + (i < names.size() ? "" : std::to_string(i / names.size()));
}

struct RuleDraft {
  std::string name;
  Question question = right;
};

/// Which question a rule is of: its first choice, so that it stays when the rest shrinks.
Question question_of(const Part& part) {
  Choices c(part);
  return c.of(std::vector<Question>{right, payer, follow_up, law, right, payer, addressee_, follow_up, right, payer});
}

std::string conclusion(Choices& c, Question question) {
  const Texts functions{"Consulent", "Teammanager", "Directeur"};
  switch (question) {
    case law:
      if (c.in_16(1)) return "open, door " + c.of(functions);
      return c.of(Texts{"Wmo", "Wmo", "Jeugdwet"});
    case right:
      if (c.in_16(1)) return "open, door " + c.of(functions);
      return c.of(Texts{"ja", "nee"});
    case payer: return payment(c);
    case addressee_: return addressee(c);
    case follow_up: return obligations(c);
    case decider: break;
  }
  return {};
}

Scope scope_of(Question question, const std::array<bool, 6>& asked, const Recipe& recipe) {
  Scope scope;
  scope.request = question != addressee_;
  scope.law = asked[law] && question != law;
  scope.right = asked[right] && (question == payer || question == follow_up);
  const std::size_t terms = std::min<std::size_t>(recipe.terms.size(), 4);
  scope.person_terms = (terms + 1) / 2;
  scope.terms = scope.request ? terms / 2 : 0;
  return scope;
}

/// p1, t1, p2, t2: the p of facts of the person only. Each may use those before it.
Texts terms(const Recipe& recipe, const Setting& setting) {
  Texts result;
  const std::size_t count = std::min<std::size_t>(recipe.terms.size(), 4);
  for (std::size_t i = 0; i < count; ++i) {
    Choices c(recipe.terms[i]);
    Scope scope;
    scope.request = i % 2 == 1;
    scope.ages = setting.all_on_reference_date;
    scope.person_terms = i == 0 ? 0 : (i + 1) / 2;
    scope.terms = i % 2 == 1 ? i / 2 : 0;
    const std::string name = (scope.request ? "t" : "p") + std::to_string(i / 2 + 1);
    result.push_back("begrip " + name + " betekent " + condition(c, setting, scope));
  }
  return result;
}

std::string exceptions(Choices& c, const std::vector<RuleDraft>& before, Question question) {
  std::vector<std::string> same;
  for (const RuleDraft& other : before) {
    if (other.question == question) same.push_back(other.name);
  }
  if (!c.in_16(7) || same.empty()) return {};
  std::reverse(same.begin(), same.end());  // the simplest choice is the last one written
  const std::string first = c.of(same);
  const std::string second = c.of(same);
  const bool two = c.in_16(4) && second != first;
  return ", uitzondering op " + first + (two ? ", " + second : "");
}

std::string rule(const Part& part, const RuleDraft& draft, const std::vector<RuleDraft>& before, const Scope& scope,
                 const Setting& setting) {
  Choices c(part);
  (void)question_of(part);
  (void)c.below(10);  // the question
  const std::string answer = conclusion(c, draft.question);
  std::string text = "    regel " + draft.name + exceptions(c, before, draft.question);
  const std::string in_force = c.in_16(4) ? period(c) : "";
  const bool unless = c.in_16(3);
  if (!c.in_16(3)) text += "\n        als " + condition(c, setting, scope);
  if (unless) text += "\n        tenzij " + condition(c, setting, scope);
  text += "\n        dan " + answer;
  text += "\n        grondslag Wmo 2.3.5";
  if (!in_force.empty()) text += "\n        " + in_force;
  return text;
}

}  // namespace

RuleSetText write_rules(const Recipe& recipe) {
  const Setting setting = setting_of(recipe.setup);
  RuleSetText text;
  text.header = "regelset Proef \"Gemaakt\" versie 1 taal nl status concept";
  text.file_header = "regelset Proef";
  text.declarations = setting.declarations;

  std::array<bool, 6> asked{};
  for (const Part& part : recipe.rules) asked[question_of(part)] = true;
  asked[law] = asked[law] || setting.usual_law;
  asked[decider] = asked[law] && setting.decider_asked;

  for (const std::string& term : terms(recipe, setting)) text.declarations.push_back(term);
  for (const std::string& power : powers(recipe.powers, setting)) text.declarations.push_back(power);

  text.questions.resize(6);
  for (std::size_t q = 0; q < 6; ++q) {
    if (asked[q]) text.questions[q].sentence = sentences[q] + setting.as_of[q];
  }
  if (asked[decider]) text.questions[decider].sentence += "\n    volgens het mandaatregister" + setting.interest;
  if (setting.usual_law) {
    text.questions[law].rules.push_back("    regel gewoon\n        dan Wmo\n        grondslag Wmo 1.2.1");
  }
  std::vector<RuleDraft> before;
  if (setting.usual_law) before.push_back({"gewoon", law});
  for (std::size_t i = 0; i < recipe.rules.size(); ++i) {
    const RuleDraft draft{rule_name(i), question_of(recipe.rules[i])};
    const Scope scope = scope_of(draft.question, asked, recipe);
    text.questions[draft.question].rules.push_back(rule(recipe.rules[i], draft, before, scope, setting));
    before.push_back(draft);
  }
  std::erase_if(text.questions, [](const QuestionText& question) { return question.sentence.empty(); });
  return text;
}

std::string RuleSetText::in_order() const {
  std::string result = header;
  for (const std::string& declaration : declarations) result += "\n\n" + declaration;
  for (const QuestionText& question : questions) {
    result += "\n\n" + question.sentence;
    for (const std::string& r : question.rules) result += "\n\n" + r;
  }
  return result + "\n";
}

std::vector<std::string> RuleSetText::turned_round() const {
  std::vector<std::string> files{header, file_header};
  for (auto question = questions.rbegin(); question != questions.rend(); ++question) {
    const std::size_t half = question->rules.size() / 2;
    for (std::size_t file = 0; file < 2; ++file) {
      if (file == 1 && question->rules.size() < 2) break;
      files[file] += "\n\n" + question->sentence;
      const std::size_t from = file == 0 ? half : 0;
      const std::size_t to = file == 0 ? question->rules.size() : half;
      for (std::size_t r = to; r > from; --r) files[file] += "\n\n" + question->rules[r - 1];
    }
  }
  for (std::size_t d = declarations.size(); d > 0; --d) files[d % 2] += "\n\n" + declarations[d - 1];
  return {files[0] + "\n", files[1] + "\n"};
}

RuleSetText with_dead_rules(RuleSetText text) {
  constexpr std::array conclusions{
      "dan Jeugdwet", "dan nee", "dan ten laste van D", "", "dan Abrona", "dan niets aan de inwoner"};
  for (QuestionText& question : text.questions) {
    if (question.rules.empty()) continue;
    std::string derogates;
    for (const std::string& other : question.rules) {
      const auto from = other.find("regel ") + 6;
      derogates += (derogates.empty() ? ", uitzondering op " : ", ") +
                   other.substr(from, other.find_first_of(",\n", from) - from);
    }
    for (std::size_t q = 0; q < 6; ++q) {
      if (question.sentence.rfind(sentences[q], 0) != 0) continue;
      question.rules.push_back("    regel zzz" + std::to_string(q) + derogates + "\n        " + conclusions[q] +
                               "\n        grondslag Wmo 2.3.5\n        geldt tot en met 1500-01-01");
    }
  }
  return text;
}

Documents documents_of(const std::vector<std::string>& texts) {
  Documents documents;
  for (std::size_t i = 0; i < texts.size(); ++i)
    documents.emplace_back("bestand" + std::to_string(i + 1) + ".klap", texts[i]);
  return documents;
}

}  // namespace klap::differential
