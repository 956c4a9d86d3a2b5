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

Form::Kind kind_of_answer(const Program& program, QuestionId question) {
  switch (question.kind()) {
    case QuestionKind::need:
    case QuestionKind::right: return Form::Kind::boolean;
    case QuestionKind::law:
    case QuestionKind::payer:
    case QuestionKind::decider:
    case QuestionKind::orderer:
    case QuestionKind::addressee:
    case QuestionKind::direction:
    case QuestionKind::follow_up: return Form::Kind::text;
    case QuestionKind::own: break;
  }
  switch (program.own_questions[question.own()].type) {
    case TypeKind::boolean: return Form::Kind::boolean;
    case TypeKind::date: return Form::Kind::days;
    case TypeKind::money:
    case TypeKind::number: return Form::Kind::integer;
    case TypeKind::municipality:
    case TypeKind::choice:
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law:
    case TypeKind::person: break;
  }
  return Form::Kind::text;
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
struct InWords {
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

std::string copies_text(const Program& program, const decision::AddresseeAnswer& answer) {
  std::string all;
  for (const PartyAnswer& copy : answer.copies) join(all, party_text(program, copy));
  return all;
}

/// Is a party the same in every row? Then it is put into `answer`.
bool is_fixed(const program::Party& party, PartyAnswer& answer) {
  switch (party.kind) {
    case PartyKind::resident: answer = {PartyAnswer::Kind::person, 0, {}, 0}; return true;
    case PartyKind::actor: answer = {PartyAnswer::Kind::actor, 0, party.actor, 0}; return true;
    case PartyKind::field_provider:
    case PartyKind::field_person:
    case PartyKind::field_municipality:
    case PartyKind::answer_municipality:
    case PartyKind::lead_party: break;
  }
  return false;
}

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
    first_.push_back(forms_.size());
    forms_.push_back({name + ".uitkomst", Form::Kind::word, words_of(exchange::outcome_kind_words)});
    forms_.push_back({name + ".reden", Form::Kind::word, words_of(exchange::open_reason_words)});
    forms_.push_back({name + ".ontbreekt", Form::Kind::text});
    forms_.push_back({name + ".antwoord", kind_of_answer(program, question)});
    if (question == QuestionKind::payer) {
      for (const program::Budget& budget : program.budgets)
        forms_.push_back({name + ".bedrag." + budget.name, Form::Kind::integer});
      forms_.push_back({name + ".bedrag_gemeenten", Form::Kind::integer});
      forms_.push_back({name + ".bedrag_ongedekt", Form::Kind::integer});
    }
    if (question == QuestionKind::addressee) forms_.push_back({name + ".afschrift", Form::Kind::text});
    if (!question.is_own() && is_by_register(question.kind())) forms_.push_back({name + ".namens", Form::Kind::text});
    told_.resize(program.rules.size());
    for (const RuleId rule : program.question(question).rules)
      told_[rule.index] = told_by(program.rule(rule).conclusion);
  }
}

void Answers::put_outcome(std::size_t question, const Outcome* outcome, std::size_t row, Sheet& sheet) const {
  const std::size_t first = first_[question];
  const OutcomeKind kind = outcome == nullptr ? OutcomeKind::not_applicable : outcome->kind;  // no decision is needed
  sheet.put(first + kind_column, row, static_cast<std::int64_t>(kind));
  if (outcome == nullptr) return;
  if (kind == OutcomeKind::open) sheet.put(first + reason_column, row, static_cast<std::int64_t>(outcome->open));
  if (!outcome->missing.empty())
    sheet.put(first + missing_column, row, decision::canonical_name(*program_, outcome->missing.front()));
  if (kind == OutcomeKind::settled) put_answer(question, *outcome, row, sheet);
}

void Answers::put_answer(std::size_t question, const Outcome& outcome, std::size_t row, Sheet& sheet) const {
  const std::size_t column = first_[question] + answer_column;
  if (const auto* yes = std::get_if<bool>(&outcome.answer)) return sheet.put(column, row, *yes ? 1 : 0);
  if (const auto* value = std::get_if<Value>(&outcome.answer)) {
    if (forms_[column].kind == Form::Kind::text)
      sheet.put(column, row, std::string_view(own_text(*program_, questions_[question], *value)));
    else
      sheet.put(column, row, value->raw);
    return;
  }
  const auto* decider = std::get_if<decision::DeciderAnswer>(&outcome.answer);
  if (decider != nullptr && decider->deciders.empty()) return;  // nobody is competent
  sheet.put(column, row, std::string_view(std::visit(InWords{*program_}, outcome.answer)));
  if (decider != nullptr) put_decider(column + 1, *decider, row, sheet);
  if (const auto* payment = std::get_if<decision::PaymentAnswer>(&outcome.answer))
    put_payment(column + 1, *payment, row, sheet);
  if (const auto* addressee = std::get_if<decision::AddresseeAnswer>(&outcome.answer))
    sheet.put(column + 1, row, std::string_view(copies_text(*program_, *addressee)));
}

void Answers::put_decider(std::size_t column, const decision::DeciderAnswer& decider, std::size_t row,
                          Sheet& sheet) const {
  std::vector<std::string> bodies;
  for (const decision::Decider& one : decider.deciders) {
    const std::string& body = program_->actors[one.on_behalf_of.index].name;
    if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
  }
  std::string all;
  for (const std::string& body : bodies) join(all, body);
  sheet.put(column, row, std::string_view(all));
}

void Answers::put_payment(std::size_t column, const decision::PaymentAnswer& payment, std::size_t row,
                          Sheet& sheet) const {
  for (const decision::PayLine& line : payment.lines) sheet.put(column + line.budget.index, row, line.amount.cents());
  std::int64_t elsewhere = 0;  // together at most the costs, or below zero all of one sign
  for (const decision::MunicipalityLine& one : payment.elsewhere) elsewhere += one.amount.cents();
  const std::size_t behind = column + program_->budgets.size();
  if (!payment.elsewhere.empty()) sheet.put(behind, row, elsewhere);
  if (payment.uncovered != Money()) sheet.put(behind + 1, row, payment.uncovered.cents());
}

void Answers::put(const decision::CaseOutcome& outcome, std::size_t row, Sheet& sheet) const {
  for (std::size_t q = 0; q < questions_.size(); ++q) put_outcome(q, outcome_of(outcome, questions_[q]), row, sheet);
}

std::uint32_t Answers::add_text(std::string text) {
  const auto [at, fresh] = of_texts_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (fresh) texts_.push_back(std::move(text));
  return at->second;
}

Answers::Told Answers::told_by(const program::Conclusion& conclusion) {
  Told told;
  if (const auto* right = std::get_if<program::YesNo>(&conclusion)) {
    told.kind = Told::Kind::yes_or_no;
    told.yes = right->yes;
  } else if (const auto* law = std::get_if<program::LawIs>(&conclusion)) {
    told.kind = Told::Kind::text;
    told.text = add_text(program_->sources[law->law.index].name);
  } else if (const auto* payment = std::get_if<program::Payment>(&conclusion)) {
    const program::PayShare& share = payment->shares.front();
    const bool one_budget = payment->shares.size() == 1 && share.kind == program::PayShare::Kind::whole &&
                            share.order.size() == 1 && !share.municipality;
    if (!one_budget || program_->budgets[share.order.front().index].ceiling) return told;
    told.kind = Told::Kind::payment;
    told.budget = share.order.front();
    told.text = add_text(program_->budgets[told.budget.index].name);
  } else if (const auto* addressee = std::get_if<program::Addressee>(&conclusion)) {
    decision::AddresseeAnswer answer;
    if (!is_fixed(addressee->to, answer.to)) return told;
    for (const program::Party& copy : addressee->copies)
      if (!is_fixed(copy, answer.copies.emplace_back())) return told;
    std::sort(answer.copies.begin(), answer.copies.end());
    answer.copies.erase(std::unique(answer.copies.begin(), answer.copies.end()), answer.copies.end());
    told.kind = Told::Kind::addressee;
    told.text = add_text(party_text(*program_, answer.to));
    told.copies = add_text(copies_text(*program_, answer));
  } else if (const auto* director = std::get_if<program::Director>(&conclusion)) {
    PartyAnswer answer;
    if (!is_fixed(director->is, answer)) return told;
    told.kind = Told::Kind::text;
    told.text = add_text(party_text(*program_, answer));
  }
  return told;
}

bool Answers::suffices(const decision::Decided& decided) const {
  if (decided.by_all || decided.kind == OutcomeKind::missing) return false;  // what is missing is a column
  return decided.kind != OutcomeKind::settled || told_[decided.rule.index].kind != Told::Kind::nothing;
}

void Answers::put(std::size_t question, const decision::Decided& decided, std::int64_t costs, std::size_t row,
                  Sheet& sheet) const {
  const std::size_t first = first_[question];
  sheet.put(first + kind_column, row, static_cast<std::int64_t>(decided.kind));
  if (decided.kind == OutcomeKind::open) sheet.put(first + reason_column, row, static_cast<std::int64_t>(decided.open));
  if (decided.kind != OutcomeKind::settled) return;
  const Told& told = told_[decided.rule.index];
  const std::size_t column = first + answer_column;
  if (told.kind == Told::Kind::yes_or_no) return sheet.put(column, row, told.yes ? 1 : 0);
  sheet.put(column, row, std::string_view(texts_[told.text]));
  if (told.kind == Told::Kind::payment) sheet.put(column + 1 + told.budget.index, row, costs);
  if (told.kind == Told::Kind::addressee) sheet.put(column + 1, row, std::string_view(texts_[told.copies]));
}

}  // namespace klap::columns
