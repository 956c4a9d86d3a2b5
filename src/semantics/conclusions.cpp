// What a rule concludes, by the question it answers.
#include <algorithm>

#include <klap/base/limits.hpp>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

constexpr std::int64_t longest_term = 10'000;  // working days, days or weeks: past it no case needs the answer

bool is_conclusion(NodeKind kind) {
  switch (kind) {
    case NodeKind::answer_yes:
    case NodeKind::answer_no:
    case NodeKind::answer_open:
    case NodeKind::answer_not_applicable:
    case NodeKind::answer_names:
    case NodeKind::answer_value:
    case NodeKind::payment:
    case NodeKind::obligations: return true;
    default: return false;  // the clauses of a rule
  }
}

/// How the answers to a question are written, for the message.
std::string answers_of(const Analysis& a, QuestionId question, NodeRef at) {
  switch (question.kind()) {
    case QuestionKind::law: return a.word(Keyword::act, at);
    case QuestionKind::need:
    case QuestionKind::right: return a.words({Keyword::yes, Keyword::no}, at, " / ");
    case QuestionKind::payer: return a.word(Keyword::charged_to, at) + " …";
    case QuestionKind::addressee:
      return a.words({Keyword::resident, Keyword::body, Keyword::function, Keyword::provider}, at, " / ");
    case QuestionKind::direction:
      return a.words({Keyword::function, Keyword::provider, Keyword::body, Keyword::person}, at, " / ");
    case QuestionKind::follow_up:
      return a.words({Keyword::message, Keyword::letter, Keyword::order, Keyword::forwarding, Keyword::nothing}, at,
                     " / ") +
             " " + a.word(Keyword::to, at) + " …";
    case QuestionKind::decider:
    case QuestionKind::orderer: return a.word(Keyword::by_register, at);
    case QuestionKind::own: return a.describe(a.model.own_questions[question.own()].type, at);
  }
  return {};
}

std::optional<Conclusion> read_law(Analysis& a, NodeRef node) {
  const auto parties = children(node, NodeKind::party);
  const auto name = parties.empty() ? std::nullopt : child(parties[0], NodeKind::name);
  if (parties.size() != 1 || !name || child(parties[0], NodeKind::word)) return std::nullopt;
  return LawIs{a.law(*name)};
}

/// Who receives the decision is one answer for all its requests, so it cannot be read from one of them (clause 2.5).
void check_no_request(Analysis& a, NodeRef node, const Party& party) {
  if (party.kind == PartyKind::answer_municipality) {
    const OwnQuestion& question = a.model.own_questions[party.answer.own()];
    if (!question.divides)
      a.add(DiagnosticKind::answer_of_one_request, node, {question.name, a.word(Keyword::divides, node)});
  }
  if (party.field.is_some() && a.model.fields[party.field.index].owner == FieldOwner::request)
    a.add(DiagnosticKind::addressee_reads_request, node, {a.model.fields[party.field.index].name});
}

/// The plan is the whole household's: its director cannot be read from one resident or request (clause 2.5).
std::optional<Conclusion> read_director(Analysis& a, NodeRef node) {
  const auto party = child(node, NodeKind::party);
  const auto is = party ? read_party(a, *party) : std::nullopt;
  if (!is) return std::nullopt;
  const bool by_plan = is->field.is_some() && a.model.fields[is->field.index].owner == FieldOwner::plan;
  if (is->kind != PartyKind::actor && !by_plan) {
    const std::string name = is->field.is_some() ? a.model.fields[is->field.index].name : std::string(party->text());
    a.add(DiagnosticKind::direction_reads_one, *party, {name});
    return std::nullopt;
  }
  return Director{*is};
}

std::optional<Conclusion> read_addressee(Analysis& a, NodeRef node) {
  Addressee addressee;
  bool complete = true;
  const auto read = [&](NodeRef party) -> Party {
    const auto p = read_party(a, party);
    complete = complete && p.has_value();
    if (p) check_no_request(a, party, *p);
    return p.value_or(Party{});
  };
  for (const NodeRef c : node) {
    if (c.kind() == NodeKind::party) addressee.to = read(c);
    if (c.kind() == NodeKind::copy_clause)
      for (const NodeRef party : c) addressee.copies.push_back(read(party));
  }
  std::sort(addressee.copies.begin(), addressee.copies.end());
  addressee.copies.erase(std::unique(addressee.copies.begin(), addressee.copies.end()), addressee.copies.end());
  if (!complete) return std::nullopt;
  return addressee;
}

std::optional<Due> read_due(Analysis& a, NodeRef clause) {
  Due due;
  for (const NodeRef c : clause) {
    if (c.kind() == NodeKind::integer) {
      const std::int64_t n = read_integer(c);
      if (n > longest_term)
        a.add(DiagnosticKind::term_too_long, c, {std::to_string(longest_term)});
      else
        due.count = static_cast<int>(n);
    }
    const auto keyword = keyword_of(c);
    if (!keyword) continue;
    if (*keyword == Keyword::working_days) due.unit = TermUnit::working_days;
    if (*keyword == Keyword::days) due.unit = TermUnit::days;
    if (*keyword == Keyword::weeks) due.unit = TermUnit::weeks;
    if (const auto date = case_date_of(*keyword)) due.from = *date;
  }
  return due;
}

ObligationKind obligation_kind(NodeRef obligation) {
  for (const NodeRef c : obligation) {
    if (is_word(c, Keyword::message)) return ObligationKind::message;
    if (is_word(c, Keyword::letter)) return ObligationKind::letter;
    if (is_word(c, Keyword::order)) return ObligationKind::order;
    if (is_word(c, Keyword::forwarding)) return ObligationKind::forwarding;
    if (is_word(c, Keyword::nothing)) return ObligationKind::nothing;
  }
  return ObligationKind::nothing;
}

bool may_get_messages(const Analysis& a, const Party& party) {
  switch (party.kind) {
    case PartyKind::resident:
    case PartyKind::field_person:
    case PartyKind::field_municipality:
    case PartyKind::answer_municipality: return false;
    case PartyKind::lead_party:
    case PartyKind::field_provider: return true;
    case PartyKind::actor: return a.model.actors[party.actor.index].kind == ActorKind::provider;
  }
  return false;
}

/// Awb 2:3: an application is forwarded to the body that is competent, not to a person.
bool may_be_forwarded_to(const Analysis& a, const Party& party) {
  switch (party.kind) {
    case PartyKind::resident:
    case PartyKind::field_person: return false;
    case PartyKind::lead_party:
    case PartyKind::field_provider:
    case PartyKind::field_municipality:
    case PartyKind::answer_municipality: return true;
    case PartyKind::actor: return a.model.actors[party.actor.index].kind != ActorKind::volunteer;
  }
  return false;
}

/// Where nothing is done, nothing starts and nothing is said (clause 6.9).
void check_nothing(Analysis& a, NodeRef obligation) {
  for (const auto& [clause, keyword] : {std::pair(NodeKind::effective_clause, Keyword::effective),
                                        std::pair(NodeKind::mention_clause, Keyword::mentioning)})
    if (const auto written = child(obligation, clause))
      a.add(DiagnosticKind::nothing_with_clause, *written,
            {a.word(Keyword::nothing, obligation), a.word(keyword, obligation)});
}

std::optional<Obligation> read_obligation(Analysis& a, NodeRef node, CaseDate as_of) {
  Obligation obligation;
  obligation.kind = obligation_kind(node);
  a.clauses_once(node, {NodeKind::due_clause, NodeKind::effective_clause, NodeKind::mention_clause});
  if (obligation.kind == ObligationKind::nothing) check_nothing(a, node);
  if (const auto name = child(node, NodeKind::name); name && obligation.kind == ObligationKind::message) {
    check_message(a, *name);
    obligation.message = std::string(name->text());
  }
  if (const auto clause = child(node, NodeKind::due_clause)) obligation.due = read_due(a, *clause);
  if (const auto clause = child(node, NodeKind::effective_clause)) obligation.effective = read_day(a, *clause, as_of);
  if (const auto clause = child(node, NodeKind::mention_clause)) obligation.mention = read_mention(a, *clause);
  const auto party = child(node, NodeKind::party);
  const auto to = party ? read_party(a, *party) : std::nullopt;
  if (!to) return std::nullopt;
  obligation.to = *to;
  if (obligation.kind == ObligationKind::message && !may_get_messages(a, *to))
    a.add(DiagnosticKind::message_to_other, *party, {std::string(party->text()), a.word(Keyword::letter, *party)});
  if (obligation.kind == ObligationKind::forwarding && !may_be_forwarded_to(a, *to))
    a.add(DiagnosticKind::forwarded_to_person, *party,
          {std::string(party->text()), a.word(Keyword::municipality, *party), a.word(Keyword::letter, *party)});
  return obligation;
}

std::optional<Conclusion> read_obligations(Analysis& a, NodeRef node, CaseDate as_of) {
  Obligations obligations;
  for (const NodeRef c : node) {
    if (c.kind() != NodeKind::obligation) continue;
    auto obligation = read_obligation(a, c, as_of);
    if (obligation) obligations.list.push_back(std::move(*obligation));
  }
  if (obligations.list.empty()) return std::nullopt;
  return obligations;
}

std::optional<Conclusion> read_open(Analysis& a, NodeRef node) {
  const auto name = child(node, NodeKind::name);
  if (!name) return std::nullopt;
  const ActorId by = a.actor(*name, {ActorKind::function});
  if (!by.is_some()) return std::nullopt;
  return OpenOnPurpose{by};
}

/// Clause 2.11: only where the answer is said to be optional.
void check_may_not_apply(Analysis& a, NodeRef conclusion, const OwnQuestion& question) {
  if (!question.type.optional)
    a.add(DiagnosticKind::answer_always_applies, conclusion,
          {question.name, a.word(Keyword::if_applicable, conclusion)});
}

/// Of an own question: a value, or one bare name, which may be one.
bool may_be_value(NodeRef conclusion) {
  const NodeKind kind = conclusion.kind();
  if (kind == NodeKind::answer_value || kind == NodeKind::answer_yes || kind == NodeKind::answer_no) return true;
  if (kind != NodeKind::answer_names) return false;
  const auto parties = children(conclusion);
  return parties.size() == 1 && child(parties[0], NodeKind::name) && !child(parties[0], NodeKind::word);
}

bool fits(QuestionKind question, NodeRef conclusion) {
  const NodeKind kind = conclusion.kind();
  if (kind == NodeKind::answer_open) return true;
  if (kind == NodeKind::answer_not_applicable) return question == QuestionKind::payer || question == QuestionKind::own;
  switch (question) {
    case QuestionKind::law:
      return kind == NodeKind::answer_names && children(conclusion).size() == 1 &&
             !is_word(*conclusion.begin(), Keyword::resident) && !is_word(*conclusion.begin(), Keyword::lead);
    case QuestionKind::need:
    case QuestionKind::right: return kind == NodeKind::answer_yes || kind == NodeKind::answer_no;
    case QuestionKind::direction: return kind == NodeKind::answer_names && children(conclusion).size() == 1;
    case QuestionKind::payer: return kind == NodeKind::payment;
    case QuestionKind::addressee: return kind == NodeKind::answer_names;
    case QuestionKind::follow_up: return kind == NodeKind::obligations;
    case QuestionKind::decider:
    case QuestionKind::orderer: return false;
    case QuestionKind::own: return may_be_value(conclusion);
  }
  return false;
}

}  // namespace

std::string read_mention(Analysis& a, NodeRef clause) {
  const auto text = child(clause, NodeKind::text);
  if (!text) return {};
  std::string mention = read_text(*text);
  if (mention.empty()) a.add(DiagnosticKind::mention_empty, *text, {a.word(Keyword::mentioning, clause)});
  return mention;
}

std::optional<Conclusion> read_conclusion(Analysis& a, NodeRef rule, QuestionId question) {
  std::optional<NodeRef> node;
  for (const NodeRef c : rule)
    if (is_conclusion(c.kind())) node = c;
  if (!node) return std::nullopt;  // could not be read
  if (question.is_own() && !may_be_answer(a.model.own_questions[question.own()].type.kind))
    return std::nullopt;  // that was said
  if (!fits(question.kind(), *node)) {
    a.add(DiagnosticKind::conclusion_misfit, *node, {answers_of(a, question, *node)});
    return std::nullopt;
  }
  if (node->kind() == NodeKind::answer_not_applicable) {
    if (question.is_own()) check_may_not_apply(a, *node, a.model.own_questions[question.own()]);
    return NotApplicable{};
  }
  if (question.is_own() && node->kind() != NodeKind::answer_open) {
    const ExprId value = read_answer(a, *node, question.own(), a.as_of(question));
    if (!value.is_some()) return std::nullopt;
    return ValueIs{value};
  }
  switch (node->kind()) {
    case NodeKind::answer_yes: return YesNo{true};
    case NodeKind::answer_no: return YesNo{false};
    case NodeKind::answer_open: return read_open(a, *node);
    case NodeKind::payment: {
      auto payment = read_payment(a, *node, a.as_of(question));
      if (!payment) return std::nullopt;
      return *payment;
    }
    case NodeKind::obligations: return read_obligations(a, *node, a.as_of(question));
    default: break;
  }
  if (question == QuestionKind::law) return read_law(a, *node);
  return question == QuestionKind::direction ? read_director(a, *node) : read_addressee(a, *node);
}

}  // namespace klap::semantics
