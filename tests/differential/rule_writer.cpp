#include "differential/rule_writer.hpp"

#include <algorithm>
#include <array>

#include "differential/drafts.hpp"
#include "differential/setting.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t question_count = 9;

const std::array<std::string, question_count> sentences{"Welke wet geldt voor de voorziening?",
                                                        "Heeft de voorziening een besluit nodig?",
                                                        "Heeft de inwoner recht op de voorziening?",
                                                        "Wie betaalt de voorziening?",
                                                        "Wie beslist over de voorziening?",
                                                        "Wie geeft de opdracht?",
                                                        "Wie krijgt de beschikking?",
                                                        "Wie heeft de regie over het plan?",
                                                        "Wat moet er nu gebeuren?"};

using Asked = std::array<bool, question_count>;

// In no order, so that ids are not the order of writing.
const Texts names{"pak", "aap", "zon", "maan", "kers", "tor", "hek", "iep", "bok", "noot", "wim", "dak"};

std::string rule_name(std::size_t i) {
  return names[i % names.size()] + (i < names.size() ? "" : std::to_string(i / names.size()));
}

std::size_t count_of_terms(const Recipe& recipe) { return std::min<std::size_t>(recipe.terms.size(), 6); }

// Which own answers a question may read: those before it, so that there is no cycle.
Texts own_before(Question question, const Setting& setting) {
  Texts answers;
  for (std::size_t i = 0; i < setting.own.size(); ++i) {
    const OwnDraft& own = setting.own[i];
    std::size_t stages = 2;
    if (question == law) stages = 0;
    if (question == need || question == right) stages = 1;
    if (question >= first_own) stages = setting.own[question - first_own].stage;
    const bool before = question < first_own || i < question - first_own;
    if (own.stage <= stages && before) answers.push_back(own.name);
  }
  return answers;
}

// What is read of a decision as a whole: by the addressee and by the conditions of powers.
Texts dividing(const Setting& setting) {
  Texts answers;
  for (const OwnDraft& own : setting.own) {
    if (own.divides) answers.push_back(own.name);
  }
  return answers;
}

// What may be geen among all own answers.
Texts optional(const Setting& setting) {
  Texts answers;
  for (const OwnDraft& own : setting.own) {
    if (own.optional) answers.push_back(own.name);
  }
  return answers;
}

Scope scope_of_own(const OwnDraft& own, const Texts& readable, const Asked& asked, const Recipe& recipe) {
  Scope scope;
  scope.own = readable;
  scope.list_own = readable;
  scope.law = asked[law] && own.stage > 0;
  scope.right = asked[right] && own.stage > 1;
  scope.list_law = scope.law;
  scope.list_right = scope.right;
  allow_terms(std::min<std::size_t>(count_of_terms(recipe), 3), scope);
  return scope;
}

Scope scope_of(Question question, const Asked& asked, const Recipe& recipe, const Setting& setting) {
  const Texts readable = own_before(question, setting);
  Scope scope;
  if (question >= first_own) {
    scope = scope_of_own(setting.own[question - first_own], readable, asked, recipe);
    scope.optional_own = optional(setting);
    return scope;
  }
  scope.optional_own = optional(setting);
  const bool of_decision = question == addressee_ || question == decider;
  scope.list_own = readable;
  scope.own = of_decision ? dividing(setting) : question == direction_ ? Texts{} : readable;
  scope.resident = question != direction_;
  scope.request = scope.resident && !of_decision;
  scope.law = asked[law] && question != law && scope.resident;
  scope.right = asked[right] && (question == payer || question == follow_up);
  scope.list_law = scope.law || (asked[law] && question == direction_);
  scope.list_right = scope.right || (asked[right] && question == direction_);
  allow_terms(count_of_terms(recipe), scope);
  return scope;
}

/// Each may use those before it.
Texts terms(const Recipe& recipe, const Setting& setting) {
  const Texts kinds{"p", "t", "g"};
  Texts result;
  for (std::size_t i = 0; i < count_of_terms(recipe); ++i) {
    Choices c(recipe.terms[i]);
    Scope scope;
    scope.request = kinds[i % 3] == "t";
    scope.resident = kinds[i % 3] != "g";
    scope.ages = setting.all_on_reference_date;
    scope.lists = i >= 3;
    scope.optional_own = optional(setting);
    if (i >= 3) scope.list_own = own_before(law, setting);  // own questions use only the first three terms
    if (i >= 3 && scope.request) scope.own = scope.list_own;
    allow_terms(i, scope);
    const std::string name = kinds[i % 3] + std::to_string(i / 3 + 1);
    result.push_back("begrip " + name + " betekent " + condition(c, setting, scope));
  }
  return result;
}

/// What somebody has to weigh before a rule holds (clause 5.23).
struct Weighing {
  std::string by;  // nobody: it does not weigh
  bool explained = false;
  bool presumed = false;

  [[nodiscard]] std::string clauses() const {
    return std::string(explained ? ", met toelichting" : "") +
           (presumed ? ", aangenomen nee, tenzij gemeld, omdat \"dat is de regel\"" : "");
  }
  /// Behind an answer.
  [[nodiscard]] std::string text() const { return by.empty() ? "" : ", na afweging door " + by + clauses(); }
  /// The judgement it stands for.
  [[nodiscard]] std::string judgement(const std::string& rule) const {
    return "oordeel " + rule + " door " + by + clauses();
  }
};

Weighing weighing(Choices& c, Question question) {
  const bool weighs = c.in_16(4) && question != addressee_ && question != direction_;
  Weighing result{c.of(Texts{"Teammanager", "Consulent", "Directeur"}), c.in_16(9), c.in_16(5)};
  if (!weighs) result.by.clear();
  return result;
}

/// A condition with more behind it.
std::string with(const std::string& text, const Texts& more) {
  std::string result = text.empty() || more.empty() ? text : "(" + text + ")";
  for (const std::string& one : more) result += (result.empty() ? "" : " en ") + one;
  return result;
}

/// May what it is an exception to be departed from?
bool may_deviate(const Weighing& weighing, const std::vector<RuleDraft>& from) {
  const bool weighed = !weighing.by.empty() && weighing.explained;
  return weighed && !from.empty() && std::ranges::none_of(from, &RuleDraft::by_statute);
}

std::string rule(const Part& part, RuleDraft& draft, const std::vector<RuleDraft>& before, const Scope& scope,
                 const Setting& setting, Clauses clauses, Footing& footing, Texts& declarations) {
  Choices c(part);
  (void)c.below(1);  // the question
  const Weighing weighs = weighing(c, draft.question);
  const bool deviates = c.in_16(12);
  const std::string other_grounds = c.of(some_grounds());
  const std::string wanted = c.in_16(5) ? other_grounds : "Wmo 2.3.5";
  const std::string known = known_from(c);
  const std::string answer = conclusion(c, draft.question, setting, scope);
  const std::vector<RuleDraft> derogates = exceptions(c, before, draft.question);
  std::string exception = exception_clause(derogates);
  if (deviates && may_deviate(weighs, derogates) && clauses == Clauses::as_they_are)
    exception.replace(0, std::string(", uitzondering op ").size(), ", afwijking van ");
  std::string text = "    regel " + draft.name + exception;
  const std::string some_period = c.in_16(5) ? period(c) : "";
  const Transition over = transition(c, some_period, reference_date(draft.question, setting), clauses);
  const bool unless = c.in_16(3);
  const std::string when = c.in_16(3) ? "" : condition(c, setting, scope);
  Texts more = over.conditions;
  if (clauses == Clauses::spelled_out && !weighs.by.empty()) {
    declarations.push_back(weighs.judgement(draft.name));
    more.push_back(draft.name);
  }
  const std::string all = with(when, more);
  if (!all.empty()) text += "\n        als " + all;
  if (unless) text += "\n        tenzij " + condition(c, setting, scope);
  text += "\n        dan " + answer + (clauses == Clauses::as_they_are ? weighs.text() : "");
  const std::string grounds = footing.grounds(draft, derogates, wanted);
  draft.by_statute = rests_on_law(grounds);
  text += "\n        grondslag " + grounds;
  text += over.lines();
  if (!known.empty()) text += "\n        " + known;
  return text;
}

}  // namespace

RuleSetText write_rules(const Recipe& recipe, Writing writing) {
  const Tables tables = writing.tables;
  const Setting setting = setting_of(recipe.setup);
  RuleSetText text;
  text.header = "regelset Proef \"Gemaakt\" versie 1 taal nl status concept";
  text.file_header = "regelset Proef";
  text.declarations = setting.declarations;

  Asked asked{};
  std::vector<bool> has_rules(setting.own.size());  // every own question has at least one
  const auto ask = [&](Question question) {
    if (question < first_own)
      asked[question] = true;
    else
      has_rules[question - first_own] = true;
  };
  for (const Part& part : recipe.rules) ask(question_of(part, setting));
  for (const TableRecipe& one : recipe.tables) ask(question_of(one.head, setting));
  asked[law] = asked[law] || setting.usual_law;
  asked[need] = asked[need] || setting.usual_need;
  asked[payer] = asked[payer] || setting.usual_payer;
  asked[decider] = asked[law] && setting.decider_asked;
  asked[orderer_] = asked[law] && setting.orderer_asked;

  for (const std::string& term : terms(recipe, setting)) text.declarations.push_back(term);
  const Scope of_powers = scope_of(decider, asked, recipe, setting);
  for (const std::string& power : powers(recipe.powers, setting, of_powers)) text.declarations.push_back(power);

  constexpr std::array dead{"Jeugdwet", "nee",    "nee",    "ten laste van D",     "",
                            "",         "Abrona", "Abrona", "niets aan de inwoner"};
  text.questions.resize(question_count);
  for (std::size_t q = 0; q < question_count; ++q) {
    if (asked[q]) text.questions[q] = {sentences[q] + setting.as_of[q], {}, dead[q], {}};
  }
  const auto scope_if_asked = [&](Question question) -> std::optional<Scope> {
    if (!asked[question]) return std::nullopt;
    return scope_of(question == orderer_ ? decider : question, asked, recipe, setting);
  };
  for (std::size_t i = 0; i < recipe.safeguards.size(); ++i) {
    const std::string one = safeguard(recipe.safeguards[i], i, setting, scope_if_asked);
    if (!one.empty()) text.declarations.push_back(one);
  }
  std::vector<RuleDraft> before;
  for (std::size_t i = 0; i < setting.own.size(); ++i) {
    const OwnDraft& own = setting.own[i];
    text.questions.push_back({own.sentence, {}, some_value(own.type), own.clauses});
    if (!own.usual_rule && has_rules[i]) continue;
    before.push_back({"gewone_" + own.name, own_question(i)});
    text.questions.back().rules.push_back("    regel " + before.back().name + "\n        dan " + some_fact(own.type) +
                                          "\n        grondslag Wmo 2.3.5");
  }
  if (asked[decider]) text.questions[decider].sentence += "\n    volgens het mandaatregister" + setting.interest;
  if (asked[orderer_])
    text.questions[orderer_].sentence += "\n    volgens het mandaatregister" + setting.order_interest;
  if (setting.usual_law) {
    text.questions[law].rules.push_back("    regel gewoon\n        dan Wmo\n        grondslag Wmo 1.2.1");
  }
  if (setting.usual_need) {
    text.questions[need].rules.push_back(
        "    regel nodig\n        als x is nee\n        dan ja\n        grondslag Wmo 2.3.5");
    text.questions[need].rules.push_back("    regel vrij\n        als x\n        dan nee\n        grondslag Wmo 2.3.5");
  }
  if (asked[payer]) text.questions[payer].once += setting.goes_first;
  if (setting.usual_payer) {
    const std::vector<std::pair<std::string, Texts>> usual{
        {"eerst_a", {"Begeleiding", "ten laste van A, het meerdere ten laste van C"}},
        {"alleen_a", {"Dagbesteding", "ten laste van A"}},
        {"eerst_c",
         {"Jobcoaching",
          "50% ten laste van C, het meerdere ten laste van A, het meerdere ten laste van herkomst, de rest ten laste "
          "van woongemeente"}}};
    for (const auto& [name, what] : usual) {
      text.questions[payer].rules.push_back("    regel " + name + "\n        als soort is " + what[0] +
                                            "\n        dan " + what[1] + "\n        grondslag Beleid 7");
    }
  }
  if (setting.usual_law) before.push_back({"gewoon", law});
  if (setting.usual_need) before.insert(before.end(), {{"nodig", need}, {"vrij", need}});
  Footing footing(setting);
  for (const RuleDraft& usual : before) (void)footing.grounds(usual, {}, "Wmo 2.3.5");
  if (setting.usual_payer) {
    for (const std::string name : {"eerst_a", "alleen_a", "eerst_c"}) {
      before.push_back({name, payer, 0, false});
      (void)footing.grounds(before.back(), {}, "Beleid 7");
    }
  }
  std::size_t written = 0;
  const auto next_table = [&] {
    if (written == recipe.tables.size()) return;
    const TableRecipe& one = recipe.tables[written];
    RuleDraft draft = draft_of(one, written++, tables, setting);
    const Scope scope = scope_of(draft.question, asked, recipe, setting);
    for (const std::string& more : table(one, draft, before, scope, setting, writing, footing, text.declarations))
      text.questions[draft.question].rules.push_back(more);
    before.push_back(draft);
  };
  for (std::size_t i = 0; i < recipe.rules.size(); ++i) {
    RuleDraft draft{rule_name(i), question_of(recipe.rules[i], setting)};
    const Scope scope = scope_of(draft.question, asked, recipe, setting);
    text.questions[draft.question].rules.push_back(
        rule(recipe.rules[i], draft, before, scope, setting, writing.clauses, footing, text.declarations));
    before.push_back(draft);
    if (i % 3 == 2) next_table();  // between rules, which derogate from it as it does from those before
  }
  while (written < recipe.tables.size()) next_table();
  std::erase_if(text.questions, [](const QuestionText& question) { return question.sentence.empty(); });
  return text;
}

std::string RuleSetText::in_order() const {
  std::string result = header;
  for (const std::string& declaration : declarations) result += "\n\n" + declaration;
  for (const QuestionText& question : questions) {
    result += "\n\n" + question.sentence + question.once;
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
      files[file] += "\n\n" + question->sentence + (file == 0 ? question->once : "");
      const std::size_t from = file == 0 ? half : 0;
      const std::size_t to = file == 0 ? question->rules.size() : half;
      for (std::size_t r = to; r > from; --r) files[file] += "\n\n" + question->rules[r - 1];
    }
  }
  for (std::size_t d = declarations.size(); d > 0; --d) files[d % 2] += "\n\n" + declarations[d - 1];
  return {files[0] + "\n", files[1] + "\n"};
}

RuleSetText with_dead_rules(RuleSetText text) {
  std::size_t number = 0;
  for (QuestionText& question : text.questions) {
    if (question.rules.empty()) continue;
    std::string derogates;
    for (const std::string& other : question.rules) {
      const auto from = std::string("    regel ").size();  // or "    tabel "
      derogates += (derogates.empty() ? ", uitzondering op " : ", ") +
                   other.substr(from, other.find_first_of(", \n", from) - from);
    }
    question.rules.push_back("    regel zzz" + std::to_string(number++) + derogates + "\n        dan " + question.dead +
                             "\n        grondslag Wmo 2.3.5\n        geldt tot en met 1500-01-01");
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
