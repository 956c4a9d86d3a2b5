// What the questions say about themselves: their reference date, the register, personal interest, whether they divide.
#include "analysis.hpp"

namespace klap::semantics {

namespace {

void read_as_of(Analysis& a, NodeRef clause, CaseDate& as_of, bool& said) {
  for (const NodeRef c : clause) {
    const auto keyword = keyword_of(c);
    const auto date = keyword ? case_date_of(*keyword) : std::nullopt;
    if (!date) continue;
    if (said && as_of != *date) a.add(DiagnosticKind::reference_dates_differ, clause);
    as_of = *date;
    said = true;
  }
}

void read_interest(Analysis& a, NodeRef clause, Question& question) {
  const auto presumption = child(clause, NodeKind::presumption_clause);
  if (!presumption) return;
  const auto read = read_presumption(a, *presumption, {TypeKind::boolean});
  if (!read) return;
  if (read->value.as_boolean())
    a.add(DiagnosticKind::interest_presumed_yes, *presumption,
          {a.word(Keyword::presumed, clause), a.word(Keyword::no, clause)});
  else
    question.no_interest = read;
}

bool is_lowest(Keyword word) { return word == Keyword::shared_lowest || word == Keyword::shared_earliest; }

/// The word as it should be of what it stands before.
Keyword shared_word(bool lowest, bool dates) {
  if (lowest) return dates ? Keyword::shared_earliest : Keyword::shared_lowest;
  return dates ? Keyword::shared_latest : Keyword::shared_highest;
}

/// Clause 11.4: a fact of a request that puts all of them in an order, always.
void read_shared(Analysis& a, NodeRef clause, Question& question) {
  const auto word = child(clause, NodeKind::word);
  const auto name = child(clause, NodeKind::name);
  if (!word || !name || !keyword_of(*word)) return;
  const auto id = a.find(Kind::field, name->text());
  if (!id) return a.not_found(*name, a.word(Keyword::request, clause), a.names_of({Kind::field}));
  const Field& field = a.model.fields[*id];
  const std::string text(name->text());
  if (field.owner != FieldOwner::request) {
    const Keyword owner = field.owner == FieldOwner::plan ? Keyword::plan : Keyword::person;
    return a.add(DiagnosticKind::fact_of_other, *name, {text, a.word(owner, clause)});
  }
  const TypeKind kind = field.type.kind;
  const bool orders = kind == TypeKind::money || kind == TypeKind::number || kind == TypeKind::date;
  if (!orders || field.type.optional || field.type.history)
    return a.add(DiagnosticKind::looked_up_by, *name,
                 {text, a.word(Keyword::request, clause), std::string(word->text()),
                  a.word(Keyword::if_applicable, clause), a.word(Keyword::with_history, clause)});
  const bool lowest = is_lowest(*keyword_of(*word));
  const Keyword right = shared_word(lowest, kind == TypeKind::date);
  if (*keyword_of(*word) != right)
    return a.add(DiagnosticKind::other_superlative, *word,
                 {std::string(word->text()), a.describe(field.type, clause), a.word(right, clause)});
  if (question.first) return a.add(DiagnosticKind::clause_repeated, clause);
  question.first = GoesFirst{FieldId(*id), lowest};
}

bool is_deciders_own(NodeRef clause) {
  return clause.kind() == NodeKind::register_clause || clause.kind() == NodeKind::interest_clause;
}

void read_clauses(Analysis& a, NodeRef node, QuestionKind kind, Question& question, bool& as_of_said) {
  a.clauses_once(node, {NodeKind::as_of_clause, NodeKind::register_clause, NodeKind::interest_clause});
  for (const NodeRef clause : node) {
    if (clause.kind() == NodeKind::shared_clause && kind != QuestionKind::payer) {
      a.add(DiagnosticKind::clause_of_payer, clause);
      continue;
    }
    if (clause.kind() == NodeKind::shared_clause) read_shared(a, clause, question);
    if (is_deciders_own(clause) && !is_by_register(kind)) {
      a.add(DiagnosticKind::clause_of_decider, clause);
      continue;
    }
    if (clause.kind() == NodeKind::divides_clause)
      a.add(DiagnosticKind::clause_of_own_question, clause, {a.word(Keyword::divides, clause)});
    if (clause.kind() == NodeKind::as_of_clause) read_as_of(a, clause, question.as_of, as_of_said);
    if (clause.kind() == NodeKind::register_clause) question.mandate_register = true;
    if (clause.kind() == NodeKind::interest_clause) read_interest(a, clause, question);
  }
}

/// A decision is about some answer: one that may not apply divides nothing (clause 2.11).
void divide(Analysis& a, NodeRef clause, OwnQuestion& question) {
  question.divides = true;
  if (question.type.optional)
    a.add(DiagnosticKind::optional_divides, clause,
          {a.word(Keyword::if_applicable, clause), a.word(Keyword::divides, clause)});
}

void read_clauses_of_own(Analysis& a, NodeRef node, OwnQuestion& question, bool& as_of_said) {
  a.clauses_once(node, {NodeKind::answer_clause, NodeKind::divides_clause, NodeKind::as_of_clause});
  for (const NodeRef clause : node) {
    if (is_deciders_own(clause)) a.add(DiagnosticKind::clause_of_decider, clause);
    if (clause.kind() == NodeKind::shared_clause) a.add(DiagnosticKind::clause_of_payer, clause);
    if (clause.kind() == NodeKind::divides_clause) divide(a, clause, question);
    if (clause.kind() == NodeKind::as_of_clause) read_as_of(a, clause, question.as_of, as_of_said);
  }
}

bool has_rule(NodeRef question) {
  return child(question, NodeKind::rule).has_value() || child(question, NodeKind::table).has_value();
}

/// The mandate register answers who decides and who gives the order; rules do not.
void check_no_rules(Analysis& a) {
  for (const auto& asked : a.questions) {
    if (!is_by_register(asked.id.kind())) continue;
    const Keyword power = asked.id == QuestionKind::decider ? Keyword::mandate : Keyword::power_of_attorney;
    for (const NodeRef rule : asked.node)
      if (rule.kind() == NodeKind::rule || rule.kind() == NodeKind::table)
        if (const auto name = child(rule, NodeKind::name))
          a.add(DiagnosticKind::rule_for_decider, *name, {std::string(name->text()), a.word(power, rule)});
  }
}

void check_by_register(Analysis& a, QuestionKind question) {
  const auto& decider = a.model.questions[static_cast<std::size_t>(question)];
  if (!decider.asked || a.library) return;
  if (!decider.mandate_register) {
    for (const auto& asked : a.questions) {
      if (asked.id != question) continue;
      const NodeRef sentence = *child(asked.node, NodeKind::sentence);
      a.add(DiagnosticKind::decider_without_register, sentence, {a.word(Keyword::by_register, sentence)});
      break;
    }
  }
  if (!a.model.questions[static_cast<std::size_t>(QuestionKind::law)].asked)
    a.out.add(DiagnosticKind::decider_without_law, decider.span);
}

/// What the register says, ages in its conditions too, is of one date.
void check_register_date(Analysis& a) {
  const Question& decider = a.model.questions[static_cast<std::size_t>(QuestionKind::decider)];
  const Question& orderer = a.model.questions[static_cast<std::size_t>(QuestionKind::orderer)];
  if (decider.asked && orderer.asked && decider.as_of != orderer.as_of)
    a.out.add(DiagnosticKind::register_of_two_dates, orderer.span);
}

/// A payer pays `kosten`, which therefore must be there, and never be geen (clause 10.6).
void check_costs(Analysis& a) {
  const auto costs = a.find(Kind::field, "kosten");
  const Question& payer = a.model.questions[static_cast<std::size_t>(QuestionKind::payer)];
  if (!costs) {
    if (!payer.asked || a.unreadable || a.library) return;
    const NodeRef at = a.questions[0].node;
    a.out.add(DiagnosticKind::costs_missing, payer.span,
              {a.word(Keyword::request, at), a.word(Keyword::type_money, at)});
    return;
  }
  const NodeRef name = a.of(Kind::field)[*costs].name;
  if (!a.model.costs.is_some() || a.model.fields[*costs].type.optional)
    a.add(DiagnosticKind::costs_type, name,
          {a.word(Keyword::request, name), a.word(Keyword::type_money, name), a.word(Keyword::if_applicable, name)});
}

}  // namespace

void read_questions(Analysis& a) {
  struct Seen {
    bool as_of = false, rules = false;
  };
  std::vector<Seen> seen(question_kind_count + a.model.own_questions.size());  // by QuestionId::index
  for (const auto& asked : a.questions) {
    Seen& here = seen[asked.id.index];
    here.rules = here.rules || has_rule(asked.node);
    if (asked.id.is_own()) {
      read_clauses_of_own(a, asked.node, a.model.own_questions[asked.id.own()], here.as_of);
      continue;
    }
    Question& question = a.model.questions[asked.id.index];
    if (!question.asked) question.span = child(asked.node, NodeKind::sentence)->span();
    question.asked = true;
    read_clauses(a, asked.node, asked.id.kind(), question, here.as_of);
  }
  const auto check_rules = [&](QuestionId id, Span span) {
    if (!seen[id.index].rules && !a.unreadable && !a.library) a.out.add(DiagnosticKind::question_without_rules, span);
  };
  for (std::size_t q = 0; q < question_kind_count; ++q)
    if (a.model.questions[q].asked && !is_by_register(static_cast<QuestionKind>(q)))
      check_rules(static_cast<QuestionKind>(q), a.model.questions[q].span);
  for (std::size_t q = 0; q < a.model.own_questions.size(); ++q)
    check_rules(QuestionId::of_own(q), a.model.own_questions[q].sentence_span);
  check_no_rules(a);
  check_by_register(a, QuestionKind::decider);
  check_by_register(a, QuestionKind::orderer);
  check_register_date(a);
  check_costs(a);
}

}  // namespace klap::semantics
