#include "leaves.hpp"

#include <klap/base/limits.hpp>

namespace klap::semantics {

std::optional<NodeRef> child(NodeRef node, NodeKind kind) {
  for (const NodeRef c : node)
    if (c.kind() == kind) return c;
  return std::nullopt;
}

std::vector<NodeRef> children(NodeRef node) {
  std::vector<NodeRef> list;
  for (const NodeRef c : node) list.push_back(c);
  return list;
}

std::vector<NodeRef> children(NodeRef node, NodeKind kind) {
  std::vector<NodeRef> list;
  for (const NodeRef c : node)
    if (c.kind() == kind) list.push_back(c);
  return list;
}

std::optional<Keyword> keyword_of(NodeRef node) {
  const syntax::Token& token = node.token();
  if (token.kind != syntax::TokenKind::keyword) return std::nullopt;
  return token.keyword;
}

bool is_word(NodeRef node, Keyword keyword) { return keyword_of(node) == keyword; }

std::int64_t read_integer(NodeRef leaf) {
  std::int64_t n = 0;
  for (const char c : leaf.text()) {
    if (c < '0' || c > '9') break;
    n = n * 10 + (c - '0');
    if (n > limits::number) return limits::number;
  }
  return n;
}

std::optional<Money> read_money(NodeRef leaf) {
  const std::string_view text = leaf.text();
  std::int64_t digits = 0;
  bool negative = false;
  for (const char c : text) {
    if (c == '-') negative = true;
    if (c < '0' || c > '9') continue;
    digits = digits * 10 + (c - '0');
    if (digits > limits::cents) return std::nullopt;
  }
  // Thousands stand in threes, so two digits behind the last mark are cents, in either language.
  const bool cents = text.size() > 3 && (text[text.size() - 3] == ',' || text[text.size() - 3] == '.');
  const std::int64_t scaled = cents ? digits : digits * 100;
  return Money::from_cents(negative ? -scaled : scaled);
}

std::optional<Ratio> read_percent(NodeRef leaf) {
  std::int64_t digits = 0;
  std::int64_t scale = 100;
  bool decimals = false;
  for (const char c : leaf.text()) {
    if (c == ',' || c == '.') decimals = true;
    if (c < '0' || c > '9') continue;
    digits = digits * 10 + (c - '0');
    if (decimals) scale *= 10;
    if (digits > limits::number || scale > limits::number) return std::nullopt;
  }
  return Ratio::make(digits, scale);
}

std::optional<Date> read_date(NodeRef leaf) { return date_from_iso(leaf.text()); }

std::string read_text(NodeRef leaf) {
  std::string_view text = leaf.text();
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return std::string(text);
}

std::optional<CaseDate> case_date_of(Keyword keyword) {
  if (keyword == Keyword::reference_date) return CaseDate::reference;
  if (keyword == Keyword::application_date) return CaseDate::application;
  if (keyword == Keyword::event_date) return CaseDate::event;
  if (keyword == Keyword::decision_date) return CaseDate::decision;
  if (keyword == Keyword::publication_date) return CaseDate::publication;
  return std::nullopt;
}

std::string_view canonical_name(CaseDate date) {
  switch (date) {
    case CaseDate::reference: return "peildatum";
    case CaseDate::application: return "aanvraagdatum";
    case CaseDate::event: return "gebeurtenisdatum";
    case CaseDate::decision: return "besluitdatum";
    case CaseDate::publication: return "bekendmakingsdatum";
  }
  return {};
}

std::optional<DecisionKind> decision_kind_of(Keyword keyword) {
  if (keyword == Keyword::award) return DecisionKind::award;
  if (keyword == Keyword::refuse) return DecisionKind::refuse;
  if (keyword == Keyword::revise) return DecisionKind::revise;
  if (keyword == Keyword::withdraw) return DecisionKind::withdraw;
  if (keyword == Keyword::recover) return DecisionKind::recover;
  if (keyword == Keyword::decide_objection) return DecisionKind::decide_objection;
  if (keyword == Keyword::give_order) return DecisionKind::give_order;
  return std::nullopt;
}

std::optional<MoneyUnit> unit_of(Keyword keyword) {
  if (keyword == Keyword::per_week) return MoneyUnit::per_week;
  if (keyword == Keyword::per_month) return MoneyUnit::per_month;
  if (keyword == Keyword::per_year) return MoneyUnit::per_year;
  return std::nullopt;
}

std::optional<SourceKind> source_kind_of(Keyword keyword) {
  if (keyword == Keyword::act) return SourceKind::act;
  if (keyword == Keyword::order_in_council) return SourceKind::order_in_council;
  if (keyword == Keyword::ordinance) return SourceKind::ordinance;
  if (keyword == Keyword::further_rules) return SourceKind::further_rules;
  if (keyword == Keyword::policy_rule) return SourceKind::policy_rule;
  if (keyword == Keyword::mandate_decision) return SourceKind::mandate_decision;
  if (keyword == Keyword::agreement) return SourceKind::agreement;
  // `begroting` in Dutch and `budget document` in English are one keyword.
  if (keyword == Keyword::budget_document) return SourceKind::budget;
  if (keyword == Keyword::work_instruction) return SourceKind::work_instruction;
  return std::nullopt;
}

}  // namespace klap::semantics
