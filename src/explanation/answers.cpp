#include "answers.hpp"

#include <algorithm>
#include <iterator>
#include <variant>

#include "conditions.hpp"
#include "facts.hpp"
#include "safeguards.hpp"
#include "used.hpp"

namespace klap::explanation {
namespace {

using decision::FactRef;
using decision::Outcome;
using decision::OutcomeKind;

// ---- what is not settled

std::string first_in_turn(const Telling& t, const Outcome& outcome) {
  const bool named = outcome.accountable && !outcome.accountable->steps.empty();
  return named ? actor_name(t, outcome.accountable->steps.front().actor) : std::string();
}

std::string open_text(const Telling& t, const Outcome& outcome) {
  const std::string who = first_in_turn(t, outcome);
  switch (outcome.open) {
    case decision::OpenReason::on_purpose:
      return who.empty() ? say(t, Word::open_on_purpose_unnamed) : say<Word::open_on_purpose>(t, who);
    case decision::OpenReason::judgement:
      return who.empty() ? say(t, Word::open_judgement_unnamed) : say<Word::open_judgement>(t, who);
    case decision::OpenReason::no_rule: return say(t, Word::open_no_rule);
    case decision::OpenReason::waits: return say<Word::open_waits>(t, question_text(t, outcome.waits_for));
    case decision::OpenReason::shared_ceiling: return say(t, Word::open_shared_ceiling);
  }
  return say(t, Word::no_answer);
}

std::string missing_line(const Telling& t, const FactRef& fact) {
  const std::string name = fact_name(t, fact, true);
  if (fact.kind == FactRef::Kind::parameter) return say<Word::missing_parameter>(t, name);
  const program::Field* field = field_of(t, fact);
  if (field == nullptr) return name;
  if (field->judge.is_some()) return say<Word::missing_judgement>(t, name, actor_name(t, field->judge));
  return field->question.empty() ? name : say<Word::missing_asked>(t, name, field->question);
}

void tell_next_question(const Telling& t, Writer& w, const FactRef& fact) {
  const program::Field* field = field_of(t, fact);
  const std::string name = fact_name(t, fact, true);
  if (field != nullptr && field->judge.is_some()) {
    w.line(say<Word::judge_next>(t, actor_name(t, field->judge), name));
    return;
  }
  if (fact.kind == FactRef::Kind::parameter) {
    w.line(say<Word::establish_next>(t, name));
  } else if (field == nullptr || field->question.empty()) {
    w.line(say<Word::look_up_next>(t, name));
  } else {
    w.line(say<Word::ask_next>(t, field->question));
  }
  if (field == nullptr) return;
  if (!field->purpose.empty()) w.line(say<Word::asked_for>(t, field->purpose));
  const std::string grounds = grounds_text(t, field->asked_on);
  if (!grounds.empty()) {
    w.line(say<Word::may_ask>(t, grounds));
  } else if (!field->question.empty()) {
    w.line(say(t, Word::no_ground_to_ask));
  }
}

/// Who pays meanwhile is only of use where it is open what is due, or who pays it.
bool says_interim(QuestionId kind) {
  return kind == QuestionKind::law || kind == QuestionKind::need || kind == QuestionKind::right ||
         kind == QuestionKind::payer;
}

void tell_accountable(const Telling& t, Writer& w, const decision::Accountable& accountable, QuestionId kind) {
  std::string turns;
  bool dated = true;
  for (const decision::Accountable::Step& step : accountable.steps) {
    const std::string who = actor_name(t, step.actor);
    const std::string turn = step.until ? say<Word::step_until>(t, who, date_text(t, *step.until)) : who;
    turns = turns.empty() ? turn : say<Word::step_then>(t, turns, turn);
    dated = dated && step.until.has_value();
  }
  if (!turns.empty()) {
    const std::string from = say(t, case_date_word(accountable.from));
    w.line(say<Word::steps>(t, turns));
    w.line(dated ? say<Word::steps_from>(t, from) : say<Word::steps_without_date>(t, from));
  }
  if (accountable.interim.is_some() && says_interim(kind))
    w.line(say<Word::interim>(t, payer_name(t, accountable.interim)));
}

/// Clause 11.4: which ceilings were shared, and by which fact; never the resident's affair.
void tell_shared(const Telling& t, Writer& w, const Asked& asked) {
  const auto& first = t.program.question(QuestionKind::payer).first;
  if (asked.outcome->shared.empty() || !first) return;
  const program::Field* field = find(t.program.fields, first->by);
  if (field == nullptr || !asked.request || *asked.request >= t.facts.requests.size()) return;
  std::vector<std::string> ceilings;
  for (const BudgetId id : asked.outcome->shared) ceilings.push_back(budget_name(t, id));
  const bool dates = field->type == TypeKind::date;
  const Word which = first->lowest ? (dates ? Word::looked_up_earliest : Word::looked_up_lowest)
                                   : (dates ? Word::looked_up_latest : Word::looked_up_highest);
  const FactRef fact{FactRef::Kind::field, first->by.index, static_cast<std::uint32_t>(*asked.request)};
  const std::string name = fact_name(t, fact, false);
  w.line(say<Word::shared_ceilings>(t, joined(t, ceilings), say<Word::shared_first>(t, say(t, which), name)));
  const auto& facts = t.facts.requests[*asked.request].facts;
  decision::ConditionTrace read;
  read.op = Op::field;
  read.fact = fact;
  read.value = first->by.index < facts.size() ? value_of(t, facts[first->by.index]) : std::nullopt;
  read.presumed = !read.value && field->presumed;
  if (read.presumed) read.value = field->presumed;
  w.line(say<Word::shared_here>(t, say<Word::equals>(t, name, fact_value(t, read))));
}

/// Of several rules that hold: what was made of their answers.
std::optional<Word> how_collected(const Telling& t, const Asked& asked) {
  switch (collect_of(t, asked)) {
    case Collect::none: return std::nullopt;
    case Collect::sum: return Word::collected_sum;
    case Collect::greatest: return Word::collected_greatest;
    case Collect::least: return Word::collected_least;
  }
  return std::nullopt;
}

/// Of one table of which only one row may hold.
bool two_rows_hold(const Telling& t, const std::vector<RuleId>& rules) {
  std::vector<TableId> tables;
  for (const RuleId id : rules) {
    const program::Rule* rule = find(t.program.rules, id);
    const program::Table* table = rule == nullptr ? nullptr : find(t.program.tables, rule->table);
    if (table == nullptr || table->policy != HitPolicy::unique) continue;
    if (std::find(tables.begin(), tables.end(), rule->table) != tables.end()) return true;
    tables.push_back(rule->table);
  }
  return false;
}

}  // namespace

std::string rule_title(const Telling& t, RuleId id) {
  const program::Rule* rule = find(t.program.rules, id);
  if (rule == nullptr) return say<Word::rule_named>(t, rule_name(t, id));
  if (rule->table.is_some()) return rule_name(t, id);
  return rule->label.empty() ? say<Word::rule_named>(t, rule->name)
                             : say<Word::rule_labelled>(t, rule->name, rule->label);
}

std::string rule_line(const Telling& t, RuleId id) {
  const program::Rule* rule = find(t.program.rules, id);
  const std::string text = rule_title(t, id);
  const std::string grounds = rule == nullptr ? std::string() : grounds_text(t, rule->grounds);
  return grounds.empty() ? text : say<Word::on_ground>(t, text, grounds);
}

void tell_weighing(const Telling& t, Writer& w, const program::Rule& rule) {
  if (rule.deviates) {
    std::vector<RuleId> written;
    std::set_difference(rule.exception_to.begin(), rule.exception_to.end(), rule.goes_before.begin(),
                        rule.goes_before.end(), std::back_inserter(written));
    w.line(say<Word::deviates_from>(t, rule_names(t, written)));
  }
  if (const program::Field* weighing = find(t.program.fields, rule.weighing))
    w.line(say<Word::weighed_by>(t, actor_name(t, weighing->judge)));
}

void tell_head(const Telling& t, Writer& w, std::size_t hash_digits) {
  const std::string hash = t.program.hash.substr(0, std::min(hash_digits, t.program.hash.size()));
  w.line(t.program.version.empty() ? say<Word::head_rules_no_version>(t, t.program.name, hash)
                                   : say<Word::head_rules>(t, t.program.name, t.program.version, hash));
  w.line(
      say<Word::head_case>(t, t.facts.id.empty() ? "—" : t.facts.id, date_text(t, case_date(t, CaseDate::reference))));
  if (t.program.concept_text) w.line(say(t, Word::concept_notice));
  w.line(say(t, Word::proposal_notice));
}

void tell_answer(const Telling& t, Writer& w, const Asked& asked) {
  const Outcome& outcome = *asked.outcome;
  switch (outcome.kind) {
    case OutcomeKind::settled: {
      const auto lines = answer_lines(t, asked, outcome.answer);
      for (const std::string& line : lines) w.line(line);
      if (lines.empty()) w.line(say(t, Word::no_answer));
      if (const auto how = how_collected(t, asked)) w.line(say(t, *how));
      tell_shared(t, w, asked);
      return;
    }
    case OutcomeKind::not_applicable:
      if (!is_asked(asked)) {
        w.line(say(t, Word::not_asked));
      } else if (outcome.waits_for == asked.question) {
        w.line(say(t, Word::not_applicable_by_rule));
      } else if (outcome.waits_for == QuestionKind::right) {
        w.line(say(t, Word::not_applicable_no_right));
      } else {
        w.line(say<Word::not_applicable_because>(t, question_text(t, outcome.waits_for)));
      }
      return;
    case OutcomeKind::missing: w.line(say(t, Word::missing)); return;
    case OutcomeKind::conflict:
      if (outcome.safeguards.empty()) {
        w.line(say(t, two_rows_hold(t, outcome.rules) ? Word::conflict_of_rows : Word::conflict));
      } else {
        w.line(say(t, Word::conflict_with_safeguard));
        if (t.named == nullptr) tell_broken(t, w, outcome);  // the file tells them with their reasons
      }
      return;
    case OutcomeKind::open: w.line(open_text(t, outcome)); return;
    case OutcomeKind::error: w.line(say(t, Word::cannot_compute)); return;
  }
}

void tell_presumptions(const Telling& t, Writer& w, const Asked& asked, const std::set<std::uint32_t>* fields) {
  const auto tell = [&](const std::string& what, const std::string& because) {
    w.line(because.empty() ? say<Word::presumed_no_reason>(t, what) : say<Word::presumed>(t, what, because));
  };
  if (asked.derivation != nullptr) {
    for (const decision::ConditionTrace& node : facts_used(t, asked)) {
      if (!node.presumed || (fields != nullptr && fields->count(node.fact->id) == 0)) continue;
      const program::Field* field = field_of(t, *node.fact);
      tell(say<Word::equals>(t, read_name(t, node), fact_value(t, node)),
           field == nullptr ? std::string() : field->presumed_because);
    }
  }
  if (interest_presumed(t, asked)) tell(say(t, Word::nobody_interested), t.program.no_interest_because);
}

void tell_unsettled(const Telling& t, Writer& w, const Section& section, const Asked& asked) {
  const Outcome& outcome = *asked.outcome;
  if (!outcome.missing.empty()) {
    w.line(say(t, Word::facts_missing));
    {
      const Writer::Deeper deeper(w);
      for (const FactRef& fact : outcome.missing) w.line(say<Word::item>(t, missing_line(t, fact)));
    }
    tell_next_question(t, w, outcome.missing.front());
  }
  if (!outcome.accountable) return;
  const Asked* before = same_turns_before(section, asked);
  if (before != nullptr) {
    w.line(say<Word::turns_as_before>(t, question_text(t, before->question)));
  } else {
    tell_accountable(t, w, *outcome.accountable, asked.question);
  }
}

}  // namespace klap::explanation
