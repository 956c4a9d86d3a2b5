#include "answers.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <klap/base/date.hpp>
#include <klap/decision/fact_name.hpp>
#include <klap/exchange/words.hpp>

namespace klap::columns {
namespace {

using decision::Outcome;
using decision::OutcomeKind;
using decision::PartyAnswer;
using program::Program;

template <std::size_t n>
std::vector<std::string> words_of(const std::array<std::string_view, n>& words) {
  return {words.begin(), words.end()};
}

// The first columns of every question.
constexpr std::size_t kind_column = 0;
constexpr std::size_t reason_column = 1;
constexpr std::size_t missing_column = 2;
constexpr std::size_t answer_column = 3;

Made::Kind kind_of_answer(const Program& program, QuestionId question) {
  switch (question.kind()) {
    case QuestionKind::need:
    case QuestionKind::right: return Made::Kind::boolean;
    case QuestionKind::law:
    case QuestionKind::payer:
    case QuestionKind::decider:
    case QuestionKind::orderer:
    case QuestionKind::addressee:
    case QuestionKind::direction:
    case QuestionKind::follow_up: return Made::Kind::text;
    case QuestionKind::own: break;
  }
  switch (program.own_questions[question.own()].type) {
    case TypeKind::boolean: return Made::Kind::boolean;
    case TypeKind::date: return Made::Kind::days;
    case TypeKind::money:
    case TypeKind::number: return Made::Kind::integer;
    case TypeKind::municipality:
    case TypeKind::choice:
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law:
    case TypeKind::person: break;
  }
  return Made::Kind::text;
}

void join(std::string& all, const std::string& more) {
  if (!all.empty()) all += "; ";
  all += more;
}

std::string party_text(const Program& program, const PartyAnswer& party) {
  switch (party.kind) {
    case PartyAnswer::Kind::person: return "inwoner";  // a row has one person
    case PartyAnswer::Kind::actor: return program.actors[party.actor.index].name;
    case PartyAnswer::Kind::municipality: return fmt::format("{:04}", party.municipality);
  }
  return {};
}

std::string obligation_text(const Program& program, const decision::ObligationAnswer& obligation) {
  std::string text(exchange::word(obligation.kind));
  if (!obligation.message.empty()) text += " " + obligation.message;
  text += " " + party_text(program, obligation.to);
  if (obligation.due) text += " " + to_iso(*obligation.due);
  if (obligation.effective) text += " per " + to_iso(*obligation.effective);
  if (!obligation.mention.empty()) text += " onder vermelding van \"" + obligation.mention + "\"";
  return text;
}

/// Answers that are one text.
struct Told {
  const Program& program;

  std::string operator()(SourceId law) const { return program.sources[law.index].name; }
  std::string operator()(const decision::PaymentAnswer& payment) const {
    std::string all;
    for (const auto& line : payment.lines) join(all, program.budgets[line.budget.index].name);
    for (const auto& line : payment.elsewhere) join(all, fmt::format("{:04}", line.municipality));
    return all;
  }
  std::string operator()(const decision::DeciderAnswer& answer) const {
    std::string all;
    for (const auto& decider : answer.deciders) join(all, program.actors[decider.actor.index].name);
    return all;
  }
  std::string operator()(const decision::AddresseeAnswer& answer) const { return party_text(program, answer.to); }
  std::string operator()(const PartyAnswer& director) const { return party_text(program, director); }
  std::string operator()(const std::vector<decision::ObligationAnswer>& obligations) const {
    std::string all;
    for (const auto& obligation : obligations) join(all, obligation_text(program, obligation));
    return all;
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

std::string own_text(const Program& program, QuestionId question, const Value& value) {
  if (value.kind == TypeKind::municipality) return fmt::format("{:04}", static_cast<int>(value.raw));
  return program.own_questions[question.own()].choices[static_cast<std::size_t>(value.raw)];
}

const Outcome* outcome_of(const decision::CaseOutcome& outcome, QuestionId question) {
  const decision::RequestOutcome& r = outcome.requests.front();
  switch (question.kind()) {
    case QuestionKind::law: return &r.law;
    case QuestionKind::need: return &r.need;
    case QuestionKind::right: return &r.right;
    case QuestionKind::payer: return &r.payer;
    case QuestionKind::follow_up: return &r.follow_up;
    case QuestionKind::own: return &r.own[question.own()];
    case QuestionKind::direction: return &outcome.plan.direction;
    case QuestionKind::decider: return r.decision ? &outcome.decisions[*r.decision].decider : nullptr;
    case QuestionKind::orderer: return r.decision ? &outcome.decisions[*r.decision].orderer : nullptr;
    case QuestionKind::addressee: return r.decision ? &outcome.decisions[*r.decision].addressee : nullptr;
  }
  return nullptr;
}

}  // namespace

std::string question_name(const Program& program, QuestionId question) {
  return question.is_own() ? "eigen." + program.own_questions[question.own()].name
                           : std::string(exchange::question_words[question.index]);
}

Answers::Answers(const Program& program, std::vector<QuestionId> questions)
    : program_(&program), questions_(std::move(questions)) {
  for (const QuestionId question : questions_) {
    const std::string name = question_name(program, question);
    first_.push_back(columns_.size());
    columns_.emplace_back(name + ".uitkomst", Made::Kind::word, words_of(exchange::outcome_kind_words));
    columns_.emplace_back(name + ".reden", Made::Kind::word, words_of(exchange::open_reason_words));
    columns_.emplace_back(name + ".ontbreekt", Made::Kind::text);
    columns_.emplace_back(name + ".antwoord", kind_of_answer(program, question));
    if (question == QuestionKind::payer) {
      for (const program::Budget& budget : program.budgets)
        columns_.emplace_back(name + ".bedrag." + budget.name, Made::Kind::integer);
      columns_.emplace_back(name + ".bedrag_gemeenten", Made::Kind::integer);
      columns_.emplace_back(name + ".bedrag_ongedekt", Made::Kind::integer);
    }
    if (question == QuestionKind::addressee) columns_.emplace_back(name + ".afschrift", Made::Kind::text);
    if (!question.is_own() && is_by_register(question.kind()))
      columns_.emplace_back(name + ".namens", Made::Kind::text);
  }
}

std::size_t Answers::column_count(std::size_t question) const {
  return (question + 1 < first_.size() ? first_[question + 1] : columns_.size()) - first_[question];
}

void Answers::add_nulls(std::size_t question, std::size_t from) {
  for (std::size_t i = from; i < column_count(question); ++i) columns_[first_[question] + i].add_null();
}

void Answers::add_kind(std::size_t question, OutcomeKind kind, decision::OpenReason reason) {
  columns_[first_[question] + kind_column].add(static_cast<std::int64_t>(kind));
  Made& reasons = columns_[first_[question] + reason_column];
  if (kind == OutcomeKind::open)
    reasons.add(static_cast<std::int64_t>(reason));
  else
    reasons.add_null();
}

void Answers::add_open(std::size_t question, OutcomeKind kind, decision::OpenReason reason) {
  add_kind(question, kind, reason);
  add_nulls(question, missing_column);
}

void Answers::add_outcome(std::size_t question, const Outcome* outcome) {
  if (outcome == nullptr) return add_open(question, OutcomeKind::not_applicable, {});  // no decision is needed
  add_kind(question, outcome->kind, outcome->open);
  Made& missing = columns_[first_[question] + missing_column];
  if (outcome->missing.empty())
    missing.add_null();
  else
    missing.add(decision::canonical_name(*program_, outcome->missing.front()));
  if (outcome->kind == OutcomeKind::settled)
    add_answer(question, *outcome);
  else
    add_nulls(question, answer_column);
}

void Answers::add_answer(std::size_t question, const Outcome& outcome) {
  const std::size_t column = first_[question] + answer_column;
  if (const auto* yes = std::get_if<bool>(&outcome.answer)) return columns_[column].add(*yes ? 1 : 0);
  if (const auto* value = std::get_if<Value>(&outcome.answer)) {
    if (columns_[column].kind() == Made::Kind::text)
      columns_[column].add(std::string_view(own_text(*program_, questions_[question], *value)));
    else
      columns_[column].add(value->raw);
    return;
  }
  const auto* decider = std::get_if<decision::DeciderAnswer>(&outcome.answer);
  if (decider != nullptr && decider->deciders.empty())
    columns_[column].add_null();  // nobody is competent
  else
    columns_[column].add(std::string_view(std::visit(Told{*program_}, outcome.answer)));
  if (decider != nullptr) add_decider(column + 1, *decider);
  if (const auto* payment = std::get_if<decision::PaymentAnswer>(&outcome.answer)) add_payment(column + 1, *payment);
  if (const auto* addressee = std::get_if<decision::AddresseeAnswer>(&outcome.answer)) {
    std::string copies;
    for (const PartyAnswer& copy : addressee->copies) join(copies, party_text(*program_, copy));
    columns_[column + 1].add(std::string_view(copies));
  }
}

void Answers::add_decider(std::size_t column, const decision::DeciderAnswer& decider) {
  if (decider.deciders.empty()) return columns_[column].add_null();
  std::vector<std::string> bodies;
  for (const decision::Decider& one : decider.deciders) {
    const std::string& body = program_->actors[one.on_behalf_of.index].name;
    if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
  }
  std::string all;
  for (const std::string& body : bodies) join(all, body);
  columns_[column].add(std::string_view(all));
}

void Answers::add_payment(std::size_t column, const decision::PaymentAnswer& payment) {
  auto line = payment.lines.begin();
  for (std::size_t b = 0; b < program_->budgets.size(); ++b, ++column) {
    if (line != payment.lines.end() && line->budget.index == b)
      columns_[column].add((line++)->amount.cents());
    else
      columns_[column].add_null();
  }
  std::int64_t elsewhere = 0;  // together at most the costs, or below zero all of one sign
  for (const decision::MunicipalityLine& one : payment.elsewhere) elsewhere += one.amount.cents();
  if (payment.elsewhere.empty())
    columns_[column].add_null();
  else
    columns_[column].add(elsewhere);
  if (payment.uncovered == Money())
    columns_[column + 1].add_null();
  else
    columns_[column + 1].add(payment.uncovered.cents());
}

void Answers::add(const decision::CaseOutcome& outcome) {
  for (std::size_t q = 0; q < questions_.size(); ++q) add_outcome(q, outcome_of(outcome, questions_[q]));
}

void Answers::append(const Answers& more) {
  for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].append(more.columns_[i]);
}

}  // namespace klap::columns
