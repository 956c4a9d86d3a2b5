// The ladder: who is accountable while nobody has decided, and who pays until then.
#include "analysis.hpp"

namespace klap::semantics {

namespace {

constexpr std::int64_t longest_rung = 10'000;  // working days

std::optional<Rung> read_rung(Analysis& a, NodeRef node) {
  Rung rung;
  if (const auto name = child(node, NodeKind::name))
    rung.actor = a.actor(*name, {ActorKind::function, ActorKind::body});
  if (const auto number = child(node, NodeKind::integer)) {
    const std::int64_t n = read_integer(*number);
    if (n > longest_rung)
      a.add(DiagnosticKind::term_too_long, *number, {std::to_string(longest_rung)});
    else
      rung.working_days = static_cast<int>(n);
  }
  if (!rung.actor.is_some()) return std::nullopt;
  return rung;
}

void check_complete(Analysis& a, NodeRef node) {
  const bool counted = child(node, NodeKind::counted_from_clause).has_value();
  const bool interim = child(node, NodeKind::interim_clause).has_value();
  if (!counted) a.add(DiagnosticKind::ladder_incomplete, node, {a.word(Keyword::counted_from, node)});
  if (!interim) a.add(DiagnosticKind::ladder_incomplete, node, {a.word(Keyword::interim_payer, node)});
}

}  // namespace

void read_ladder(Analysis& a) {
  if (a.ladders.empty()) {
    if (!a.questions.empty() && !a.unreadable && !a.library)
      a.add(DiagnosticKind::no_ladder, *child(a.questions[0].node, NodeKind::sentence));
    return;
  }
  for (std::size_t i = 1; i < a.ladders.size(); ++i) a.add(DiagnosticKind::two_ladders, a.ladders[i]);
  const NodeRef node = a.ladders[0];
  a.clauses_once(node, {NodeKind::counted_from_clause, NodeKind::interim_clause});
  if (!a.unreadable) check_complete(a, node);
  Ladder ladder;
  for (const NodeRef c : node)
    if (c.kind() == NodeKind::rung)
      if (const auto rung = read_rung(a, c)) ladder.rungs.push_back(*rung);
  if (const auto clause = child(node, NodeKind::counted_from_clause))
    for (const NodeRef c : *clause)
      if (const auto keyword = keyword_of(c))
        if (const auto date = case_date_of(*keyword)) ladder.from = *date;
  if (const auto clause = child(node, NodeKind::interim_clause))
    if (const auto name = child(*clause, NodeKind::name)) ladder.interim = a.budget(*name);
  a.model.ladder = std::move(ladder);
}

}  // namespace klap::semantics
