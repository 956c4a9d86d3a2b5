// docs/open.md counts what the examples come to, and says for everything that stays open who leaves it open. Its tables
// are worked out here; KLAP_UPDATE=1 writes them anew.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "docs/pages.hpp"
#include "support/catch.hpp"

using namespace klap;
using namespace klap::decision;

namespace {

constexpr const char* page = "docs/open.md";
constexpr const char* begin_mark = "<!-- geteld: tests/docs/open_test.cpp -->\n";
constexpr const char* end_mark = "<!-- einde -->\n";

/// Nobody can work out why there is no rule: it is said here, by question. A question that is not here must not be open
/// for want of a rule.
const std::map<std::string, std::string>& why_no_rule() {
  static const std::map<std::string, std::string> all = {
      {"Wanneer is het onderzoek uiterlijk klaar?",
       "de wet: alleen de Wmo kent dit onderzoek, en pas na een melding (Wmo 2.3.2 lid 1)"},
      {"Wanneer kan de inwoner zonder onderzoek een aanvraag doen?",
       "de wet: alleen de Wmo kent dit onderzoek, en pas na een melding (Wmo 2.3.2 lid 9)"},
      {"Wanneer begint de termijn voor bezwaar?",
       "de wet: zolang het besluit niet is bekendgemaakt, begint er geen termijn (Awb 6:8 lid 1)"},
      {"Wanneer eindigt de termijn voor bezwaar?",
       "de wet: zolang het besluit niet is bekendgemaakt, loopt er geen termijn (Awb 6:8 lid 1)"},
      {"Wanneer is het besluit er uiterlijk?", "de wet: zonder aanvraag loopt er geen termijn (Awb 4:13 lid 1)"},
      {"Wanneer begint de dwangsom te lopen?",
       "de wet: zonder brief dat het besluit te laat is, loopt er geen dwangsom (Awb 4:17 lid 3)"},
      {"Welke eigen bijdrage betaalt de inwoner per maand?",
       "de wet: het bedrag per maand is er alleen voor ondersteuning op maat uit de Wmo, en van eerdere jaren is het "
       "niet nagekeken (UB Wmo 3.8)"},
      {"Wie betaalt?", "de wet: verlof en vrijstelling van school kosten niets (Leerplichtwet 11 en 15)"},
  };
  return all;
}

enum Column {
  settled,
  not_applicable,
  missing,
  conflict,
  error,
  on_purpose,
  judgement,
  no_rule,
  waits,
  ceiling,
  columns
};

Column column_of(const Outcome& o) {
  switch (o.kind) {
    case OutcomeKind::settled: return settled;
    case OutcomeKind::not_applicable: return not_applicable;
    case OutcomeKind::missing: return missing;
    case OutcomeKind::conflict: return conflict;
    case OutcomeKind::error: return error;
    case OutcomeKind::open: break;
  }
  switch (o.open) {
    case OpenReason::on_purpose: return on_purpose;
    case OpenReason::judgement: return judgement;
    case OpenReason::no_rule: return no_rule;
    case OpenReason::waits: return waits;
    case OpenReason::shared_ceiling: return ceiling;
  }
  return error;
}

/// Of one question: how many outcomes of each kind, and why the open ones are open.
struct Counted {
  std::array<int, columns> of{};
  std::map<std::vector<std::string>, int> open;  // reason, by what, who says so
};

class Counting {
 public:
  explicit Counting(const RuleSet& rules) : model_(rules.model), program_(rules.program) {}

  void count_all() {
    for (const semantics::Example& example : model_.examples) {
      const Case facts = analysis::case_of(model_, example);
      const CaseOutcome outcome = decide(program_, facts);
      const CaseDerivation why = derive(program_, facts, outcome);
      for (std::size_t r = 0; r < outcome.requests.size(); ++r) count_request(outcome.requests[r], why.requests[r]);
      for (std::size_t d = 0; d < outcome.decisions.size(); ++d) {
        count(QuestionKind::decider, outcome.decisions[d].decider, why.decisions[d].decider);
        count(QuestionKind::addressee, outcome.decisions[d].addressee, why.decisions[d].addressee);
      }
      count(QuestionKind::direction, outcome.plan.direction, why.plan.direction);
    }
  }

  [[nodiscard]] std::string tables() const {
    std::string text =
        "| vraag | vastgesteld | niet van toepassing | ontbreekt | strijdig | fout | open: doelbewust | open: oordeel "
        "| "
        "open: geen regel | open: wacht | open: plafond |\n|---|---|---|---|---|---|---|---|---|---|---|\n";
    std::array<int, columns> sum{};
    for (const QuestionId question : order()) {
      const auto counted = counted_.find(question);
      if (counted == counted_.end()) continue;
      text += "| " + name(question);
      for (std::size_t i = 0; i < columns; ++i) {
        text += " | " + std::to_string(counted->second.of[i]);
        sum[i] += counted->second.of[i];
      }
      text += " |\n";
    }
    text += "| **samen**";
    for (const int n : sum) text += " | **" + std::to_string(n) + "**";
    text += " |\n\n| vraag | reden | waardoor | aantal | wie dat zegt |\n|---|---|---|---|---|\n";
    for (const QuestionId question : order()) {
      const auto counted = counted_.find(question);
      if (counted == counted_.end()) continue;
      for (const auto& [why, number] : counted->second.open) {
        text += "| " + name(question) + " | " + why[0] + " | " + why[1] + " | " + std::to_string(number) + " | " +
                why[2] + " |\n";
      }
    }
    return text;
  }

 private:
  [[nodiscard]] static std::vector<QuestionId> built_in_before() {
    return {QuestionKind::law, QuestionKind::need, QuestionKind::right};
  }
  [[nodiscard]] std::vector<QuestionId> order() const {
    std::vector<QuestionId> all = built_in_before();
    for (const QuestionId q : program_.turn)
      if (q.is_own()) all.push_back(q);
    for (const QuestionKind k : {QuestionKind::payer, QuestionKind::decider, QuestionKind::addressee,
                                 QuestionKind::direction, QuestionKind::follow_up})
      all.push_back(k);
    return all;
  }

  void count_request(const RequestOutcome& o, const RequestDerivation& why) {
    count(QuestionKind::law, o.law, why.law);
    count(QuestionKind::need, o.need, why.need);
    count(QuestionKind::right, o.right, why.right);
    for (std::size_t i = 0; i < o.own.size(); ++i) count(QuestionId::of_own(i), o.own[i], why.own[i]);
    count(QuestionKind::payer, o.payer, why.payer);
    count(QuestionKind::follow_up, o.follow_up, why.follow_up);
  }

  void count(QuestionId question, const Outcome& o, const Derivation& why) {
    if (o.kind == OutcomeKind::not_applicable && o.waits_for == question) return;  // not asked
    Counted& counted = counted_[question];
    ++counted.of[column_of(o)];
    if (o.kind != OutcomeKind::open) return;
    ++counted.open[{word(o.open), by_what(question, o), who_says(question, o, why)}];
  }

  [[nodiscard]] static std::string word(OpenReason reason) {
    switch (reason) {
      case OpenReason::on_purpose: return "doelbewust";
      case OpenReason::judgement: return "oordeel";
      case OpenReason::no_rule: return "geen regel";
      case OpenReason::waits: return "wacht";
      case OpenReason::shared_ceiling: return "plafond";
    }
    return {};
  }

  [[nodiscard]] std::string name(QuestionId question) const {
    static const std::array<std::string, question_kind_count> names = {"Welke wet geldt?",
                                                                       "Heeft de voorziening een besluit nodig?",
                                                                       "Heeft de inwoner recht op de voorziening?",
                                                                       "Wie betaalt?",
                                                                       "Wie beslist?",
                                                                       "Wie geeft de opdracht?",
                                                                       "Wie krijgt de beschikking?",
                                                                       "Wie heeft de regie over het plan?",
                                                                       "Wat moet er nu gebeuren?"};
    return question.is_own() ? program_.own_questions[question.own()].sentence : names.at(question.index);
  }

  [[nodiscard]] std::string by_what(QuestionId, const Outcome& o) const {
    std::string text;
    const auto add = [&](const std::string& one) { text += (text.empty() ? "" : ", ") + one; };
    switch (o.open) {
      case OpenReason::on_purpose:
        for (const RuleId id : o.rules) add(program_.rule(id).label);
        break;
      case OpenReason::judgement:
        for (const FactRef& fact : o.missing)
          add(program_.fields.at(fact.id).name + " (" +
              program_.actors.at(program_.fields.at(fact.id).judge.index).name + ")");
        break;
      case OpenReason::waits: add("de vraag “" + name(o.waits_for) + "”"); break;
      case OpenReason::no_rule: add("geen regel geldt"); break;
      case OpenReason::shared_ceiling: add("voorzieningen van één zaak gaan samen over een plafond"); break;
    }
    return text;
  }

  /// "de wet: Awb 3:41; de gemeente: RO 4"
  [[nodiscard]] std::string grounds(const std::set<RuleId>& rules) const {
    std::set<std::string> law;
    std::set<std::string> local;
    for (const RuleId id : rules) {
      for (const program::Ground& ground : program_.rule(id).grounds) {
        const program::Source& source = program_.sources.at(ground.source.index);
        const bool is_law = source.kind == SourceKind::act || source.kind == SourceKind::order_in_council;
        (is_law ? law : local).insert(source.name + (ground.article.empty() ? "" : " " + ground.article));
      }
    }
    std::string text;
    for (const auto& [who, places] : {std::pair{"de wet: ", law}, std::pair{"de gemeente: ", local}}) {
      if (places.empty()) continue;
      text += (text.empty() ? "" : "; ") + std::string(who);
      bool first = true;
      for (const std::string& place : places) {
        text += (first ? "" : ", ") + place;
        first = false;
      }
    }
    return text;
  }

  [[nodiscard]] std::string who_says(QuestionId question, const Outcome& o, const Derivation& why) const {
    switch (o.open) {
      case OpenReason::on_purpose: return grounds({o.rules.begin(), o.rules.end()});
      case OpenReason::judgement: {
        std::set<RuleId> asking;
        for (const RuleTrace& trace : why.rules)
          if (trace.status == Truth::unknown) asking.insert(trace.rule);
        return grounds(asking);
      }
      case OpenReason::waits: return "zie die vraag";
      case OpenReason::shared_ceiling: return "geen wet zegt wat voorgaat; de gemeente kiest";
      case OpenReason::no_rule: break;
    }
    const auto said = why_no_rule().find(name(question));
    INFO("open for want of a rule: " << name(question));
    CHECK(said != why_no_rule().end());
    return said == why_no_rule().end() ? std::string() : said->second;
  }

  const semantics::Model& model_;
  const program::Program& program_;
  std::map<QuestionId, Counted, decltype([](QuestionId a, QuestionId b) { return a.index < b.index; })> counted_;
};

std::string counted_tables() {
  std::string text;
  for (const char* rule_set : {"woerden", "zomerstad"}) {
    const Loaded loaded = load_rules({std::string(KLAP_SOURCE_DIR) + "/rules/" + rule_set});
    if (!loaded.rules) FAIL(rule_set << " does not load");
    Counting counting(*loaded.rules);
    counting.count_all();
    text += "\n## rules/" + std::string(rule_set) + ": " + std::to_string(loaded.rules->model.examples.size()) +
            " voorbeelden\n\n" + counting.tables();
  }
  return text + "\n";
}

}  // namespace

TEST_CASE("docs/open.md counts what the examples come to, and says for all that is open who says so") {
  std::string text = klap::test::read_page(page);
  const std::size_t begin = text.find(begin_mark);
  const std::size_t end = text.find(end_mark);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const std::size_t from = begin + std::string(begin_mark).size();
  const std::string tables = counted_tables();
  CHECK(tables.find("|  |\n") == std::string::npos);  // nobody says so
  if (std::getenv("KLAP_UPDATE") != nullptr) {
    text.replace(from, end - from, tables);
    std::ofstream(std::filesystem::path(KLAP_SOURCE_DIR) / page, std::ios::binary) << text;
    return;
  }
  CHECK(text.substr(from, end - from) == tables);
}
