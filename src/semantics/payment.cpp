// Payments: shares, ceilings, the excess and the left-over cents (docs/semantics.md, clause 10).
#include <algorithm>

#include "analysis.hpp"

namespace klap::semantics {

namespace {

constexpr std::int64_t whole = 1'000'000;  // of which every share is a whole number of parts

/// Who pays: a budget, or the municipality that a fact or own answer names.
struct Payer {
  BudgetId budget;
  std::optional<Party> municipality;
};

struct PartRead {
  std::optional<NodeRef> percent, word;  // 60%, het meerdere, de rest
  std::optional<NodeRef> fixed, parts;   // € 50, 2 delen
  std::optional<NodeRef> at_most;        // ten hoogste € 500
  std::optional<NodeRef> payer;
  std::optional<NodeRef> phrase;  // zolang het plafond niet is bereikt
};

PartRead read_part(NodeRef part) {
  PartRead p;
  for (const NodeRef c : part) {
    if (c.kind() == NodeKind::percent)
      p.percent = c;
    else if (c.kind() == NodeKind::name)
      p.payer = c;
    else if (c.kind() == NodeKind::fixed_amount)
      p.fixed = c;
    else if (c.kind() == NodeKind::parts)
      p.parts = c;
    else if (c.kind() == NodeKind::at_most_clause)
      p.at_most = c;
    else if (is_word(c, Keyword::while_ceiling))
      p.phrase = c;
    else if (is_word(c, Keyword::excess) || is_word(c, Keyword::rest))
      p.word = c;
  }
  return p;
}

bool has_ceiling(const Analysis& a, BudgetId budget) {
  return !budget.is_some() || a.model.budgets[budget.index].ceiling.has_value();  // an unknown one was reported
}

/// Nobody if it is no such name; that was said.
Payer read_payer(Analysis& a, NodeRef name) {
  const auto budget = a.find(Kind::budget, name.text());
  const auto field = a.find(Kind::field, name.text());
  const auto answer = a.find(Kind::answer, name.text());
  if (!field && !answer) return {budget ? BudgetId(*budget) : a.budget(name), {}};
  const TypeKind type = field ? a.model.fields[*field].type.kind : a.model.own_questions[*answer].type.kind;
  if (type != TypeKind::municipality) {
    if (budget) return {BudgetId(*budget), {}};
    a.add(DiagnosticKind::paid_by_other, name, {std::string(name.text()), a.word(Keyword::municipality, name)});
    return {};
  }
  if (budget) a.add(DiagnosticKind::fact_and_budget, name, {std::string(name.text())});
  if (field) return {{}, Party{PartyKind::field_municipality, FieldId(*field), {}, {}}};
  return {{}, Party{PartyKind::answer_municipality, {}, {}, QuestionId::of_own(*answer)}};
}

std::string name_of(const Analysis& a, const Party& municipality) {
  return municipality.field.is_some() ? a.model.fields[municipality.field.index].name
                                      : a.model.own_questions[municipality.answer.own()].name;
}

void charge(PayShare& share, const Payer& payer) {
  if (payer.municipality)
    share.municipality = payer.municipality;
  else
    share.order.push_back(payer.budget);
}

void read_excess(Analysis& a, NodeRef part, NodeRef name, const Payer& payer, Payment& payment) {
  if (payment.shares.empty()) {
    a.add(DiagnosticKind::excess_of_nothing, part);
    return;
  }
  PayShare& share = payment.shares.back();
  if (share.municipality) {
    a.add(DiagnosticKind::excess_of_municipality, part, {name_of(a, *share.municipality), std::string(name.text())});
    return;
  }
  if (!has_ceiling(a, share.order.back()))
    a.add(DiagnosticKind::excess_without_ceiling, part,
          {a.model.budgets[share.order.back().index].name, std::string(name.text())});
  charge(share, payer);
}

/// What the costs are an amount of.
Type amount_type(const Model& model) {
  return {TypeKind::money, model.costs.is_some() ? model.fields[model.costs.index].type.unit : MoneyUnit::once};
}

PayShare read_share(Analysis& a, const PartRead& p, const Payer& payer, CaseDate as_of) {
  PayShare share;
  charge(share, payer);
  if (p.at_most && (p.percent || p.fixed))
    share.at_most = read_size(a, *p.at_most, amount_type(a.model), as_of);
  else if (p.at_most)
    a.add(DiagnosticKind::bound_of_what, *p.at_most, {a.word(Keyword::bounded_by, *p.at_most)});
  if (p.percent) {
    share.kind = PayShare::Kind::ratio;
    const auto ratio = read_percent(*p.percent);
    if (!ratio || ratio->numerator == 0)
      a.add(DiagnosticKind::percent_range, *p.percent, {std::string(p.percent->text())});
    share.ratio = ratio.value_or(Ratio{0, 1});
  } else if (p.fixed) {
    share.kind = PayShare::Kind::fixed;
    share.amount = read_size(a, *p.fixed, amount_type(a.model), as_of);
  } else if (p.parts) {
    share.kind = PayShare::Kind::parts;
    share.weight = read_size(a, *p.parts, {TypeKind::number}, as_of);
    const auto written = child(*p.parts, NodeKind::integer);
    if (written && read_integer(*written) == 0)
      a.add(DiagnosticKind::no_parts, *p.parts, {std::string(written->text())});
  } else if (p.word) {
    share.kind = PayShare::Kind::rest;
  }
  return share;
}

std::string percent_text(std::int64_t parts) {
  const std::int64_t percent = parts / 10'000;
  std::string decimals = std::to_string(10'000 + parts % 10'000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  return std::to_string(percent) + (decimals.empty() ? "" : "," + decimals) + "%";
}

/// How many streams there are of each kind, and what the percentages add up to.
struct Counted {
  std::size_t ratios = 0, rests = 0, wholes = 0, fixed = 0, parts = 0;
  std::int64_t total = 0;
  bool exact = true;

  explicit Counted(const Payment& payment) {
    for (const PayShare& share : payment.shares) {
      switch (share.kind) {
        case PayShare::Kind::ratio:
          exact = exact && share.ratio.numerator > 0;
          total += share.ratio.numerator * (whole / share.ratio.denominator);
          ++ratios;
          break;
        case PayShare::Kind::rest: ++rests; break;
        case PayShare::Kind::whole: ++wholes; break;
        case PayShare::Kind::fixed: ++fixed; break;
        case PayShare::Kind::parts: ++parts; break;
      }
    }
  }
};

/// Shares add up to the whole, or a rest makes them; so they do of what fixed amounts leave.
void check_shares(Analysis& a, NodeRef node, const Payment& payment) {
  const Counted n(payment);
  const bool divided = n.ratios > 1 || n.parts > 1;
  if (n.wholes > 1 || (n.wholes == 1 && payment.shares.size() > 1))
    a.add(DiagnosticKind::whole_with_shares, node);
  else if (n.rests > 1)
    a.add(DiagnosticKind::two_rests, node);
  else if (n.parts > 0 && n.ratios + n.rests > 0)
    a.add(DiagnosticKind::parts_with_shares, node);
  else if (n.fixed > 0 && n.fixed == payment.shares.size())
    a.add(DiagnosticKind::fixed_alone, node);
  else if (n.total > whole)
    a.add(DiagnosticKind::shares_over, node, {percent_text(n.total)});
  else if (n.ratios > 0 && n.rests == 0 && n.total < whole && n.exact)
    a.add(DiagnosticKind::shares_under, node, {percent_text(n.total)});
  else if (divided && n.rests == 0 && n.exact && !child(node, NodeKind::leftover_clause))
    a.add(DiagnosticKind::leftover_missing, node);
  for (const NodeRef part : children(node, NodeKind::pay_part)) {
    const auto bound = child(part, NodeKind::at_most_clause);
    const bool bounds = child(part, NodeKind::percent) || child(part, NodeKind::fixed_amount);
    if (bound && bounds && n.rests == 0) a.add(DiagnosticKind::bound_without_rest, *bound);
  }
}

void read_leftover(Analysis& a, NodeRef clause, Payment& payment) {
  const auto name = child(clause, NodeKind::name);
  if (!name) return;
  const BudgetId budget = a.budget(*name);
  if (!budget.is_some()) return;
  const bool rest = std::any_of(payment.shares.begin(), payment.shares.end(),
                                [](const PayShare& s) { return s.kind == PayShare::Kind::rest; });
  const bool begins = std::any_of(payment.shares.begin(), payment.shares.end(),
                                  [&](const PayShare& s) { return !s.order.empty() && s.order.front() == budget; });
  if (rest)
    a.add(DiagnosticKind::leftover_with_rest, clause);
  else if (!begins)
    a.add(DiagnosticKind::leftover_elsewhere, *name, {std::string(name->text())});
  payment.leftover = budget;
}

}  // namespace

std::optional<Payment> read_payment(Analysis& a, NodeRef node, CaseDate as_of) {
  Payment payment;
  for (const NodeRef part : node) {
    if (part.kind() != NodeKind::pay_part) continue;
    const PartRead p = read_part(part);
    if (!p.payer) return std::nullopt;
    const Payer payer = read_payer(a, *p.payer);
    if (p.phrase && (payer.municipality || !has_ceiling(a, payer.budget)))
      a.add(DiagnosticKind::phrase_without_ceiling, *p.phrase, {std::string(p.payer->text())});
    if (p.word && is_word(*p.word, Keyword::excess) && p.at_most)
      a.add(DiagnosticKind::bound_of_what, *p.at_most, {a.word(Keyword::bounded_by, *p.at_most)});
    if (p.word && is_word(*p.word, Keyword::excess))
      read_excess(a, part, *p.payer, payer, payment);
    else
      payment.shares.push_back(read_share(a, p, payer, as_of));
  }
  if (payment.shares.empty()) return std::nullopt;
  check_shares(a, node, payment);
  if (const auto clause = child(node, NodeKind::leftover_clause)) read_leftover(a, *clause, payment);
  return payment;
}

}  // namespace klap::semantics
