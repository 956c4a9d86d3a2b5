// Questions of the rule set's own: how their answers are called, and of what type they are (clause 2.8).
#include <klap/syntax/sentences.hpp>

#include "analysis.hpp"

namespace klap::semantics {

bool may_be_answer(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean:
    case TypeKind::date:
    case TypeKind::money:
    case TypeKind::number:
    case TypeKind::municipality:
    case TypeKind::choice: return true;
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law:
    case TypeKind::person: return false;
  }
  return false;
}

namespace {

void read_collect(Analysis& a, NodeRef clause, OwnQuestion& question) {
  const NodeRef word = *clause.begin();
  question.collect = is_word(word, Keyword::summed)           ? Collect::sum
                     : is_word(word, Keyword::highest_counts) ? Collect::greatest
                                                              : Collect::least;
  if (question.type.kind != TypeKind::money && question.type.kind != TypeKind::number)
    a.add(DiagnosticKind::collect_of_what, clause,
          {a.word(*keyword_of(word), clause), a.describe(question.type, clause)});
}

OwnQuestion read_own_question(Analysis& a, const Declaration& d, std::uint32_t id) {
  OwnQuestion question;
  question.name = std::string(d.key);
  question.span = d.name.span();
  const NodeRef sentence = *child(d.node, NodeKind::sentence);
  question.sentence = syntax::sentence_text(a.tree_of(sentence), sentence);
  question.sentence_span = sentence.span();
  const NodeRef clause = *child(d.node, NodeKind::answer_clause);
  const auto type = child(clause, NodeKind::type);
  if (!type) return question;
  question.type = read_type(*type);
  question.type.optional = child(clause, NodeKind::optional_clause).has_value();
  if (!may_be_answer(question.type.kind)) {
    a.add(DiagnosticKind::answer_type, *type,
          {std::string(type->text()), a.words({Keyword::yes_or_no, Keyword::type_date, Keyword::type_money,
                                               Keyword::type_number, Keyword::municipality},
                                              *type)});
  }
  if (question.type.kind == TypeKind::choice) {
    question.type.answer = id;
    question.choices = read_choices(a, *type, a.answer_choice_ids[id]);
  }
  if (const auto collect = child(clause, NodeKind::collect_clause)) read_collect(a, *collect, question);
  return question;
}

}  // namespace

void read_own_questions(Analysis& a) {
  const auto& declared = a.of(Kind::answer);
  a.answer_choice_ids.resize(declared.size());
  for (std::size_t i = 0; i < declared.size(); ++i) {
    a.model.own_questions.push_back(read_own_question(a, declared[i], static_cast<std::uint32_t>(i)));
    const OwnQuestion& question = a.model.own_questions.back();  // whom an answer names, is not named by an actor too
    if (names_party(question.type.kind) && a.find(Kind::actor, question.name))
      a.add(DiagnosticKind::fact_and_actor, declared[i].name, {question.name});
  }
}

}  // namespace klap::semantics
