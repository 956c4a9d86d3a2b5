// For the file: what the answer is not, and why.
#include <algorithm>
#include <variant>

#include "answers.hpp"
#include "file.hpp"
#include "safeguards.hpp"

namespace klap::explanation {
namespace {

using decision::RuleTrace;
using decision::Truth;

/// Rules that are kept away by the same thing, and do not matter otherwise.
struct Kept {
  std::string away;  // "geldt niet bij soort = Begeleiding"
  std::vector<RuleId> rules;
};

void add(std::vector<Kept>& all, const std::string& away, RuleId rule) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const Kept& kept) { return kept.away == away; });
  if (same == all.end()) {
    all.push_back({away, {rule}});
  } else {
    same->rules.push_back(rule);
  }
}

constexpr std::size_t most_names = 6;

/// "a, b, rij 2 en 3 van “tabel”"; of many the first, and how many there are.
std::string names(const Telling& t, const std::vector<RuleId>& rules) {
  std::vector<std::string> texts;
  for (auto at = rules.begin(); at != rules.end();) {
    const auto end = std::find_if_not(at, rules.end(), [&](RuleId id) { return are_rows_of_one_table(t, *at, id); });
    if (end == at) {
      texts.push_back(rule_name(t, *at++));
      continue;
    }
    std::vector<std::string> rows;
    for (auto row = at; row != end; ++row) rows.push_back(fmt::format("{}", row_number(t, *row)));
    texts.push_back(rows_name(t, *at, joined(t, rows)));
    at = end;
  }
  if (texts.size() <= most_names + 1) return joined(t, texts);
  std::string text;
  for (std::size_t i = 0; i < most_names; ++i) text += texts[i] + ", ";
  return fmt::format("{}… ({})", text, rules.size());
}

/// "soort = Begeleiding", if the condition failed on nothing but what kind of thing is asked; else empty.
std::string kind_facts(const Telling& t, const std::vector<Reason>& why) {
  std::vector<std::string> all;
  for (const Reason& reason : why) {
    if (!is_about_kind(t, reason)) return {};
    for (const std::string& fact : facts_of(t, reason)) {
      if (std::find(all.begin(), all.end(), fact) == all.end()) all.push_back(fact);
    }
  }
  return joined(t, all);
}

class Out {
 public:
  Out(const Telling& t, Told& told, const Asked& asked) : t_(t), told_(told), asked_(asked) {}

  void add_rule(const RuleTrace& trace) {
    const program::Rule* rule = find(t_.program.rules, trace.rule);
    if (rule == nullptr) {
      lines_.push_back(rule_title(t_, trace.rule));
    } else if (trace.own != Truth::no && !trace.lifted_by.empty()) {
      add_lifted(trace);
    } else {
      add_failed(*rule, trace);
    }
  }

  void tell(Writer& w) const {
    if (lines_.empty() && apart_.empty() && by_kind_.empty() && by_row_.empty() && by_time_.empty()) return;
    w.line(say(t_, Word::other_answers));
    const Writer::Deeper deeper(w);
    tell_apart(w);
    for (const auto* group : {&by_row_, &by_kind_, &by_time_}) {
      for (const Kept& kept : *group) w.line(say<Word::with_value>(t_, kept.away, names(t_, kept.rules)));
    }
  }

 private:
  /// Of several that fail on the same, the names.
  void tell_apart(Writer& w) const {
    for (const Kept& kept : apart_) {
      if (kept.rules.size() > 1) {
        w.line(say<Word::with_value>(t_, kept.away, names(t_, kept.rules)));
        continue;
      }
      const RuleId id = kept.rules.front();
      const program::Conclusion& conclusion = t_.program.rules[id.index].conclusion;
      const bool formula = std::holds_alternative<program::ValueIs>(conclusion);  // nobody reads what it did not give
      const std::string title = rule_title(t_, id);
      w.line(formula ? say<Word::on_ground>(t_, title, kept.away)
                     : say<Word::out_apart>(t_, title, conclusion_text(t_, conclusion), kept.away));
    }
    for (const std::string& line : lines_) w.line(line);
  }

  void add_lifted(const RuleTrace& trace) {
    const Lifting by = lifting_of(t_, trace);
    const RuleTrace* above = by.row_above ? trace_of(asked_, *by.row_above) : nullptr;
    if (by.row_above && (by.exceptions.empty() || (above != nullptr && above->own == Truth::yes))) {
      add(by_row_, say<Word::out_below>(t_, row_number(t_, *by.row_above)), trace.rule);
    } else {
      apart(trace.rule, say<Word::why_lifted>(t_, exception_names(t_, by.exceptions, trace.rule)));
    }
  }

  /// What kind of thing it is comes before the day: a rule for something else would not have held on any day.
  void add_failed(const program::Rule& rule, const RuleTrace& trace) {
    const bool failed = trace.condition && trace.condition->truth == Truth::no;
    if (failed) {
      const std::string kind = kind_facts(t_, reasons(t_, rule.condition, *trace.condition, Terms::unfolded));
      if (!kind.empty()) return add(by_kind_, say<Word::out_kind>(t_, kind), trace.rule);
    }
    if (trace.valid == Truth::no) {
      if (!is_known(t_, rule.known_from)) {
        const std::string decided = date_text(t_, case_date(t_, CaseDate::decision));
        return add(by_time_, say<Word::not_known_yet>(t_, decided), trace.rule);
      }
      const std::string day = date_text(t_, reference_date(t_, asked_.question));
      return add(by_time_, say<Word::out_time>(t_, day), trace.rule);
    }
    if (failed) {
      const std::string why = reasons_on_one_line(t_, told_, rule.condition, *trace.condition);
      return apart(trace.rule, say<Word::why_because>(t_, why));
    }
    lines_.push_back(say<Word::exception_out>(t_, rule_title(t_, trace.rule)));
  }

  void apart(RuleId id, const std::string& why) { add(apart_, why, id); }

  const Telling& t_;
  Told& told_;
  const Asked& asked_;
  std::vector<Kept> apart_;
  std::vector<std::string> lines_;
  std::vector<Kept> by_row_;
  std::vector<Kept> by_kind_;
  std::vector<Kept> by_time_;
};

}  // namespace

void tell_rules_out(const Telling& t, Writer& w, Told& told, const Asked& asked) {
  if (asked.derivation == nullptr) return;
  const auto& named = asked.outcome->rules;  // in id order
  Out out(t, told, asked);
  for (const RuleTrace& trace : asked.derivation->rules) {
    if (trace.status == Truth::no && !std::binary_search(named.begin(), named.end(), trace.rule)) out.add_rule(trace);
  }
  out.tell(w);
}

}  // namespace klap::explanation
