// Terms and rules.
#include <algorithm>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

/// `uitzondering op` or `afwijking van` a rule, or a table: then every row of it. Said of a table once, at its first
/// row.
void read_exceptions(Analysis& a, const Declaration& d, Rule& rule, std::uint32_t self) {
  for (const NodeRef clause : d.table.value_or(d.node)) {
    if (clause.kind() == NodeKind::heads) break;  // no clauses of the table behind them
    if (clause.kind() != NodeKind::exception_clause && clause.kind() != NodeKind::deviation_clause) continue;
    for (const NodeRef name : clause) {
      const auto table = a.find(Kind::table, name.text());
      const auto found = table ? std::optional<std::uint32_t>() : a.find(Kind::rule, name.text());
      const bool first = !rule.table.is_some() || a.model.tables[rule.table.index].rows.front() == RuleId(self);
      if (!table && !found) {
        if (first) a.look_up(Kind::rule, name);
        continue;
      }
      const auto question = table ? a.of(Kind::table)[*table].question : a.of(Kind::rule)[*found].question;
      const bool itself = table ? rule.table == TableId(*table) : *found == self;
      if (itself) {
        if (first) a.add(DiagnosticKind::exception_to_itself, name, {std::string(name.text())});
      } else if (question && *question != rule.question) {
        if (first) a.add(DiagnosticKind::exception_to_other_question, name, {std::string(name.text())});
      } else if (const Declaration& base = table ? a.of(Kind::table)[*table] : a.of(Kind::rule)[*found];
                 a.folder_of(base.node) != a.folder_of(d.node) && !child(base.node, NodeKind::derogation_clause)) {
        if (first)
          a.add(DiagnosticKind::exception_to_library, name,
                {std::string(name.text()), a.word(Keyword::may_derogate, name)});
      } else if (table) {
        const auto& rows = a.model.tables[*table].rows;
        rule.exception_to.insert(rule.exception_to.end(), rows.begin(), rows.end());
      } else {
        rule.exception_to.emplace_back(*found);
      }
    }
  }
  std::sort(rule.exception_to.begin(), rule.exception_to.end());
  rule.exception_to.erase(std::unique(rule.exception_to.begin(), rule.exception_to.end()), rule.exception_to.end());
}

/// A contract, a work instruction or a budget binds no resident: it cannot carry a refusal.
bool may_carry_refusal(SourceKind kind) {
  switch (kind) {
    case SourceKind::act:
    case SourceKind::order_in_council:
    case SourceKind::ordinance:
    case SourceKind::further_rules:
    case SourceKind::policy_rule: return true;
    case SourceKind::mandate_decision:
    case SourceKind::agreement:
    case SourceKind::budget:
    case SourceKind::work_instruction: return false;
  }
  return false;
}

/// Where the grounds stand: a row has its own, or with `-` or without that column those of its table.
NodeRef grounds_at(const Declaration& d) {
  const auto own = d.table ? child(d.node, NodeKind::grounds) : std::nullopt;
  return d.table && (!own || !child(*own, NodeKind::ground)) ? *d.table : d.node;
}

void check_rule_grounds(Analysis& a, const Declaration& d, const Rule& rule) {
  const bool has_clause = clause_of(grounds_at(d), NodeKind::grounds).has_value();
  if (!has_clause && rule.reason.empty()) {
    a.add(DiagnosticKind::missing_ground, d.table ? d.node : d.name,
          {rule.name, a.word(Keyword::ground, d.name), a.word(Keyword::because, d.name)});
    return;
  }
  const auto* answer = std::get_if<YesNo>(&rule.conclusion);
  if (answer == nullptr || answer->yes || rule.question != QuestionKind::right) return;
  for (const Ground& g : rule.grounds)
    if (!g.source.is_some() || may_carry_refusal(a.model.sources[g.source.index].kind)) return;
  a.add(DiagnosticKind::refusal_ground, d.table ? d.node : d.name, {rule.name});
}

ExprId condition_of_row(Analysis& a, const Declaration& d, CaseDate as_of, Analysis::Root& root) {
  root.begin = static_cast<std::uint32_t>(a.model.exprs.size());
  const auto heads = child(*d.table, NodeKind::heads);
  const ExprId condition = heads ? read_cells(a, *heads, d.node, as_of) : ExprId();
  root.end = static_cast<std::uint32_t>(a.model.exprs.size());
  return condition;
}

Rule read_rule(Analysis& a, const Declaration& d, std::uint32_t id) {
  Rule rule;
  rule.name = std::string(d.key);
  const NodeRef whole = d.table.value_or(d.node);  // what a row has from its table
  rule.span = d.table ? d.node.span() : d.name.span();
  if (d.table) rule.table = TableId(*a.find(Kind::table, d.name.text()));
  if (const auto label = clause_of(whole, NodeKind::text)) rule.label = read_text(*label);
  if (!d.question) return rule;  // of a question that is not known
  rule.question = *d.question;
  if (!d.table)
    a.clauses_once(
        d.node, {NodeKind::because_clause, NodeKind::derogation_clause, NodeKind::certainty_clause, NodeKind::validity,
                 NodeKind::known_from_clause, NodeKind::stays_clause, NodeKind::not_yet_clause});
  rule.may_derogate = clause_of(whole, NodeKind::derogation_clause).has_value();
  read_exceptions(a, d, rule, id);
  Analysis::Root root{Analysis::Root::Of::rule, id, 0, 0, rule.span};
  const CaseDate as_of = a.as_of(rule.question);
  rule.condition = d.table ? condition_of_row(a, d, as_of, root) : whole_condition(a, d.node, as_of, root);
  rule.validity = validity_of(a, whole);
  read_transition(a, d, as_of, rule);
  read_weighing(a, d, rule);
  rule.grounds = read_grounds(a, grounds_at(d));
  rule.checked = certainty_of(whole);
  rule.of_library = a.folder_of(whole) != 0;
  if (const auto clause = clause_of(whole, NodeKind::because_clause))
    if (const auto text = child(*clause, NodeKind::text)) rule.reason = read_text(*text);
  rule.known_from = known_from_of(whole);
  if (!is_by_register(rule.question.kind())) {  // that was reported: the register decides
    if (auto conclusion = read_conclusion(a, d.node, rule.question)) {
      rule.conclusion = std::move(*conclusion);
      check_rule_grounds(a, d, rule);
    }
  }
  root.end = static_cast<std::uint32_t>(a.model.exprs.size());
  a.roots.push_back(root);
  return rule;
}

/// Is the answer one of all rules that hold (clauses 5.11 and 5.20)?
bool all_count(const Model& model, const std::optional<QuestionId>& question) {
  if (!question) return false;
  return *question == QuestionKind::follow_up ||
         (question->is_own() && model.own_questions[question->own()].collect != Collect::none);
}

Table read_table(Analysis& a, const Declaration& d) {
  Table table;
  table.name = std::string(d.key);
  table.span = d.name.span();
  if (const auto label = child(d.node, NodeKind::text)) table.label = read_text(*label);
  if (d.question) table.question = *d.question;
  a.clauses_once(d.node,
                 {NodeKind::because_clause, NodeKind::derogation_clause, NodeKind::certainty_clause, NodeKind::validity,
                  NodeKind::known_from_clause, NodeKind::stays_clause, NodeKind::not_yet_clause});
  for (const NodeRef c : d.node) {
    if (is_word(c, Keyword::every_hit)) table.policy = HitPolicy::every;
    if (!is_word(c, Keyword::unique_hit)) continue;
    table.policy = HitPolicy::unique;
    if (all_count(a.model, d.question))
      a.add(DiagnosticKind::unique_where_all_count, c,
            {std::string(c.text()), a.word(Keyword::every_hit, c), a.word(Keyword::first_hit, c)});
  }
  return table;
}

/// A row has a column for its grounds if the table has.
void check_columns(Analysis& a, const Declaration& table) {
  const auto heads = child(table.node, NodeKind::heads);
  if (!heads) return;
  const bool column = child(*heads, NodeKind::word).has_value();
  for (const NodeRef row : children(table.node, NodeKind::row)) {
    const auto grounds = child(row, NodeKind::grounds);
    if (column && !grounds) a.add(DiagnosticKind::row_grounds, row, {a.word(Keyword::ground, row)});
    if (!column && grounds)
      a.add(DiagnosticKind::row_grounds_without_column, *grounds,
            {a.word(Keyword::then, row), a.word(Keyword::ground, row)});
  }
}

Term read_term(Analysis& a, const Declaration& d, std::uint32_t id) {
  Term term;
  term.name = std::string(d.key);
  term.span = d.name.span();
  Analysis::Root root{Analysis::Root::Of::term, id, static_cast<std::uint32_t>(a.model.exprs.size()), 0, term.span};
  if (const auto node = child(d.node, NodeKind::condition))
    term.meaning = read_condition(a, *node, CaseDate::reference, root);
  root.end = static_cast<std::uint32_t>(a.model.exprs.size());
  a.roots.push_back(root);
  return term;
}

}  // namespace

void read_rules(Analysis& a) {
  const auto& terms = a.of(Kind::term);
  for (std::size_t i = 0; i < terms.size(); ++i)
    a.model.terms.push_back(read_term(a, terms[i], static_cast<std::uint32_t>(i)));
  const auto& rules = a.of(Kind::rule);
  for (const Declaration& d : a.of(Kind::table)) {
    a.model.tables.push_back(read_table(a, d));
    check_columns(a, d);
  }
  for (std::size_t i = 0; i < rules.size(); ++i)  // in name order, which is that of the rows
    if (rules[i].table) a.model.tables[*a.find(Kind::table, rules[i].name.text())].rows.emplace_back(i);
  for (std::size_t i = 0; i < rules.size(); ++i)
    a.model.rules.push_back(read_rule(a, rules[i], static_cast<std::uint32_t>(i)));
  check_deviations(a);
}

}  // namespace klap::semantics
