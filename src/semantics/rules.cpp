// Terms and rules.
#include <algorithm>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

/// `als` and `tenzij` of a rule, together: the second adds "en niet" (clause 5.2).
ExprId whole_condition(Analysis& a, NodeRef rule, CaseDate as_of, Analysis::Root& root) {
  root.begin = static_cast<std::uint32_t>(a.model.exprs.size());
  ExprId condition;
  if (const auto node = child(rule, NodeKind::condition)) condition = read_condition(a, *node, as_of, root);
  if (const auto unless = child(rule, NodeKind::unless_clause)) {
    const auto node = child(*unless, NodeKind::condition);
    const ExprId excluded = node ? read_condition(a, *node, as_of, root) : ExprId();
    const auto make = [&](Op op, std::vector<ExprId> arguments) {
      a.model.exprs.push_back({op, {TypeKind::boolean}, {}, 0, std::move(arguments), unless->span()});
      return ExprId(a.model.exprs.size() - 1);
    };
    if (excluded.is_some()) {
      const ExprId absent = make(Op::negation, {excluded});
      condition = condition.is_some() ? make(Op::all_of, {condition, absent}) : absent;
    }
  }
  root.end = static_cast<std::uint32_t>(a.model.exprs.size());
  return condition;
}

void read_exceptions(Analysis& a, NodeRef node, Rule& rule, std::uint32_t self) {
  for (const NodeRef clause : node) {
    if (clause.kind() != NodeKind::exception_clause) continue;
    for (const NodeRef name : clause) {
      const std::uint32_t id = a.look_up(Kind::rule, name);
      if (id == RuleId::none_index) continue;
      const auto question = a.of(Kind::rule)[id].question;
      if (id == self)
        a.add(DiagnosticKind::exception_to_itself, name, {std::string(name.text())});
      else if (question && *question != rule.question)
        a.add(DiagnosticKind::exception_to_other_question, name, {std::string(name.text())});
      else
        rule.exception_to.emplace_back(id);
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

void check_rule_grounds(Analysis& a, const Declaration& d, const Rule& rule) {
  const bool has_clause = child(d.node, NodeKind::grounds).has_value();
  if (!has_clause && rule.reason.empty()) {
    a.add(DiagnosticKind::missing_ground, d.name,
          {rule.name, a.word(Keyword::ground, d.name), a.word(Keyword::because, d.name)});
    return;
  }
  const auto* answer = std::get_if<YesNo>(&rule.conclusion);
  if (answer == nullptr || answer->yes || rule.question != QuestionKind::right) return;
  for (const Ground& g : rule.grounds)
    if (!g.source.is_some() || may_carry_refusal(a.model.sources[g.source.index].kind)) return;
  a.add(DiagnosticKind::refusal_ground, d.name, {rule.name});
}

Rule read_rule(Analysis& a, const Declaration& d, std::uint32_t id) {
  Rule rule;
  rule.name = std::string(d.key);
  rule.span = d.name.span();
  if (const auto label = child(d.node, NodeKind::text)) rule.label = read_text(*label);
  if (!d.question) return rule;  // of a question that is not known
  rule.question = *d.question;
  a.clauses_once(d.node, {NodeKind::because_clause, NodeKind::validity});
  read_exceptions(a, d.node, rule, id);
  Analysis::Root root{false, id, 0, 0};
  rule.condition = whole_condition(a, d.node, a.model.questions[static_cast<std::size_t>(rule.question)].as_of, root);
  a.roots.push_back(root);
  rule.grounds = read_grounds(a, d.node);
  if (const auto clause = child(d.node, NodeKind::because_clause))
    if (const auto text = child(*clause, NodeKind::text)) rule.reason = read_text(*text);
  rule.validity = validity_of(a, d.node);
  if (rule.question == QuestionKind::decider) return rule;  // was reported: the register decides
  if (auto conclusion = read_conclusion(a, d.node, rule.question)) {
    rule.conclusion = std::move(*conclusion);
    check_rule_grounds(a, d, rule);
  }
  return rule;
}

Term read_term(Analysis& a, const Declaration& d, std::uint32_t id) {
  Term term;
  term.name = std::string(d.key);
  term.span = d.name.span();
  Analysis::Root root{true, id, static_cast<std::uint32_t>(a.model.exprs.size()), 0};
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
  for (std::size_t i = 0; i < rules.size(); ++i)
    a.model.rules.push_back(read_rule(a, rules[i], static_cast<std::uint32_t>(i)));
}

}  // namespace klap::semantics
