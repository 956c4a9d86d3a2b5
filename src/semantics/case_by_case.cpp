// What a rule says of single cases: that somebody weighs it, that it departs from another, and which cases it keeps or
// leaves alone when rules change (docs/semantics.md, clauses 5.23 to 5.26). All but the departing becomes part of its
// condition.
#include "analysis.hpp"

namespace klap::semantics {

namespace {

ExprId make(Analysis& a, Op op, TypeKind type, Span span, std::vector<ExprId> arguments, std::uint32_t ref = 0) {
  a.model.exprs.push_back({op, {type}, {}, ref, std::move(arguments), span});
  return ExprId(a.model.exprs.size() - 1);
}

/// Stands with *en* behind the condition.
void join(Analysis& a, Rule& rule, ExprId more, Span span) {
  rule.condition =
      rule.condition.is_some() ? make(a, Op::all_of, TypeKind::boolean, span, {rule.condition, more}) : more;
}

ExprId day(Analysis& a, Date date, Span span) {
  const ExprId id = make(a, Op::literal, TypeKind::date, span, {});
  a.model.exprs.back().literal = Value::date(date);
  return id;
}

/// Which date of the case `aanvragen`, `besluiten` or `gebeurtenissen` goes by.
CaseDate goes_by(NodeRef clause) {
  for (const NodeRef c : clause) {
    if (is_word(c, Keyword::decisions)) return CaseDate::decision;
    if (is_word(c, Keyword::events)) return CaseDate::event;
  }
  return CaseDate::application;
}

/// The date of the case is before the one that is named; none if that cannot be read.
ExprId is_before(Analysis& a, NodeRef clause) {
  const auto written = child(clause, NodeKind::date);
  const auto border = written ? read_date(*written) : std::nullopt;
  if (!border) return {};
  const Span span = clause.span();
  const ExprId of_case = make(a, Op::case_date, TypeKind::date, span, {}, static_cast<std::uint32_t>(goes_by(clause)));
  const ExprId named = day(a, *border, span);
  return make(a, Op::less, TypeKind::boolean, span, {of_case, named});
}

/// A clause of a table is read for every row, and told of at the first.
bool tells(const Analysis& a, const Rule& rule) {
  return !rule.table.is_some() || a.model.tables[rule.table.index].rows.front().index == a.model.rules.size();
}

void read_stays(Analysis& a, const Declaration& d, NodeRef clause, CaseDate as_of, Rule& rule) {
  const NodeRef whole = d.table.value_or(d.node);
  const auto last = rule.validity.through;
  if (!last) {
    const auto validity = clause_of(whole, NodeKind::validity);
    const bool said = validity && child(*validity, NodeKind::word);  // `geldt onbekend` is an error already
    if (!said && tells(a, rule))
      a.add(DiagnosticKind::stays_without_end, clause, {a.word(Keyword::applies_through, clause)});
    return;
  }
  const auto dates = children(clause, NodeKind::date);
  rule.validity.through = dates.size() > 1 ? read_date(dates[1]) : std::nullopt;
  if (rule.validity.through && *rule.validity.through <= *last && tells(a, rule))
    a.add(DiagnosticKind::stays_until_before, dates[1], {to_iso(*rule.validity.through), to_iso(*last)});
  const Span span = clause.span();
  const ExprId now = make(a, Op::case_date, TypeKind::date, span, {}, static_cast<std::uint32_t>(as_of));
  const ExprId end = day(a, *last, span);
  const ExprId still = make(a, Op::less_equal, TypeKind::boolean, span, {now, end});
  const ExprId before = is_before(a, clause);
  if (before.is_some()) join(a, rule, make(a, Op::any_of, TypeKind::boolean, span, {still, before}), span);
}

/// Answered for one request.
bool is_per_request(QuestionKind question) {
  switch (question) {
    case QuestionKind::law:
    case QuestionKind::need:
    case QuestionKind::right:
    case QuestionKind::payer:
    case QuestionKind::follow_up:
    case QuestionKind::own: return true;
    case QuestionKind::decider:
    case QuestionKind::orderer:
    case QuestionKind::addressee:
    case QuestionKind::direction: return false;
  }
  return false;
}

bool is_of_the_state(SourceKind kind) { return kind == SourceKind::act || kind == SourceKind::order_in_council; }

/// The first source of a rule that nobody departs from.
const Source* act_of(const Model& model, const Rule& rule) {
  for (const Ground& g : rule.grounds) {
    if (!g.source.is_some()) continue;
    const Source& source = model.sources[g.source.index];
    if (is_of_the_state(source.kind)) return &source;
  }
  return nullptr;
}

/// Of what is named in the clause: a rule, or a table with its rows.
void check_departed(Analysis& a, NodeRef name) {
  std::vector<RuleId> rules;
  if (const auto table = a.find(Kind::table, name.text())) rules = a.model.tables[*table].rows;
  if (const auto rule = a.find(Kind::rule, name.text())) rules.emplace_back(*rule);
  for (const RuleId id : rules) {
    const Source* source = act_of(a.model, a.model.rules[id.index]);
    if (source == nullptr) continue;
    a.add(DiagnosticKind::deviation_from_act, name,
          {std::string(name.text()), source->name, a.word(Keyword::exception_to, name)});
    return;
  }
}

}  // namespace

void read_transition(Analysis& a, const Declaration& d, CaseDate as_of, Rule& rule) {
  const NodeRef whole = d.table.value_or(d.node);
  if (const auto clause = clause_of(whole, NodeKind::stays_clause)) read_stays(a, d, *clause, as_of, rule);
  const auto clause = clause_of(whole, NodeKind::not_yet_clause);
  const ExprId before = clause ? is_before(a, *clause) : ExprId();
  if (before.is_some())
    join(a, rule, make(a, Op::negation, TypeKind::boolean, clause->span(), {before}), clause->span());
}

void read_weighing(Analysis& a, const Declaration& d, Rule& rule) {
  const auto clause = child(d.node, NodeKind::weighing_clause);
  if (!clause) return;
  if (d.table || !is_per_request(rule.question.kind())) {
    a.add(d.table ? DiagnosticKind::weighing_of_row : DiagnosticKind::weighing_of_several, *clause,
          {a.word(Keyword::weighed_by, *clause)});
    return;
  }
  const auto field = a.find(Kind::field, d.key);
  if (!field || a.of(Kind::field)[*field].context != NodeKind::weighing_clause) return;  // named twice: reported
  rule.weighing = FieldId(*field);
  join(a, rule, make(a, Op::field, TypeKind::boolean, clause->span(), {}, *field), clause->span());
}

void check_deviations(Analysis& a) {
  const auto check = [&](NodeRef clause, Rule* rule) {
    const Field* weighing =
        rule != nullptr && rule->weighing.is_some() ? &a.model.fields[rule->weighing.index] : nullptr;
    if (weighing == nullptr || !weighing->with_explanation)
      a.add(DiagnosticKind::deviation_unweighed, clause,
            {a.word(Keyword::weighed_by, clause), a.word(Keyword::with_explanation, clause),
             a.word(Keyword::exception_to, clause)});
    else if (rule->grounds.empty())
      a.add(DiagnosticKind::deviation_without_ground, clause, {rule->name, a.word(Keyword::ground, clause)});
    for (const NodeRef name : children(clause, NodeKind::name)) check_departed(a, name);
  };
  for (const Declaration& table : a.of(Kind::table))
    if (const auto clause = clause_of(table.node, NodeKind::deviation_clause)) check(*clause, nullptr);
  for (std::size_t i = 0; i < a.model.rules.size(); ++i) {
    const Declaration& d = a.of(Kind::rule)[i];
    const auto clause = d.table ? std::nullopt : child(d.node, NodeKind::deviation_clause);
    if (!clause) continue;
    a.model.rules[i].deviates = true;
    check(*clause, &a.model.rules[i]);
  }
}

}  // namespace klap::semantics
