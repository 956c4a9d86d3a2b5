// Streams that get a fixed amount, parts or at most so much; what own questions collect; rows that exclude each other.
#include <algorithm>
#include <array>

#include "differential/reach.hpp"

namespace klap::differential {
namespace {

using decision::Derivation;
using decision::Outcome;
using decision::OutcomeKind;
using decision::RuleTrace;
using decision::Truth;
using semantics::Model;
using semantics::PayShare;

void see_streams(const Model& model, const RuleTrace& rule, Seen& seen) {
  const auto* payment = std::get_if<semantics::Payment>(&model.rules[rule.rule.index].conclusion);
  if (!payment || rule.status == Truth::no) return;
  const bool known = rule.answer != decision::Answer{};
  const auto has = [&](PayShare::Kind kind) {
    return std::ranges::any_of(payment->shares, [&](const PayShare& stream) { return stream.kind == kind; });
  };
  const std::string fixed = has(PayShare::Kind::fixed) ? "fixed" : "";
  const std::string parts = has(PayShare::Kind::parts) ? "parts" : has(PayShare::Kind::ratio) ? "shares" : "";
  if (fixed.empty() && parts != "parts") return;
  ++seen["paid " + fixed + (fixed.empty() || parts.empty() ? "" : " and ") + parts + (known ? "" : ", not known")];
}

void see_at_most(const Model& model, const RuleTrace& rule, Seen& seen) {
  const auto* payment = std::get_if<semantics::Payment>(&model.rules[rule.rule.index].conclusion);
  if (!payment || rule.status == Truth::no) return;
  for (const PayShare& stream : payment->shares) {
    if (stream.at_most.is_some())
      ++seen[std::string("at most of ") + (stream.kind == PayShare::Kind::fixed ? "a fixed amount" : "a share")];
  }
}

void see_collected(const semantics::OwnQuestion& question, const Outcome& outcome, const Derivation& derivation,
                   Seen& seen) {
  constexpr std::array names{"", "summed", "greatest", "least"};
  constexpr std::array kinds{"settled", "not applicable", "missing", "conflict", "open", "error"};
  if (question.collect == Collect::none) return;
  const std::string what = names[static_cast<std::size_t>(question.collect)];
  ++seen[what + " " + kinds[static_cast<std::size_t>(outcome.kind)]];
  if (outcome.kind == OutcomeKind::settled && outcome.rules.size() > 1) ++seen[what + " of several"];
  const bool all_known = std::ranges::all_of(derivation.rules, [](const RuleTrace& rule) {
    return rule.status == Truth::no || (rule.status == Truth::yes && rule.answer != decision::Answer{});
  });
  if (outcome.kind == OutcomeKind::error && all_known && !derivation.rules.empty()) ++seen[what + " beyond its limits"];
  if (outcome.kind == OutcomeKind::open && outcome.open == decision::OpenReason::on_purpose)
    ++seen["collected, but left open"];
}

void see_unique(const Model& model, const Outcome& outcome, const Derivation& derivation, Seen& seen) {
  const auto is_unique = [&](RuleId rule) {
    const TableId table = model.rules[rule.index].table;
    return table.is_some() && model.tables[table.index].policy == HitPolicy::unique;
  };
  const auto rows = std::ranges::count_if(outcome.rules, is_unique);
  if (outcome.kind == OutcomeKind::settled && rows > 0) ++seen["settled by a row that excludes others"];
  if (outcome.kind != OutcomeKind::conflict || !outcome.safeguards.empty()) return;
  std::vector<const RuleTrace*> holding;
  for (const RuleTrace& rule : derivation.rules) {
    if (rule.status == Truth::yes) holding.push_back(&rule);
  }
  const bool agree = std::ranges::all_of(holding, [&](const RuleTrace* rule) {
    return rule->answer == holding.front()->answer && rule->answer != decision::Answer{};
  });
  if (agree && rows > 1) ++seen["rows that agree exclude each other"];
}

}  // namespace

void see_payments(const Model& model, const reference::Judged& judged, Seen& seen) {
  for (std::size_t r = 0; r < judged.outcome.requests.size(); ++r) {
    const auto& outcome = judged.outcome.requests[r];
    const auto& derivation = judged.derivation.requests[r];
    for (const RuleTrace& rule : derivation.payer.rules) {
      see_streams(model, rule, seen);
      see_at_most(model, rule, seen);
    }
    see_unique(model, outcome.payer, derivation.payer, seen);
    see_unique(model, outcome.right, derivation.right, seen);
    for (std::size_t own = 0; own < outcome.own.size(); ++own) {
      see_collected(model.own_questions[own], outcome.own[own], derivation.own[own], seen);
      see_unique(model, outcome.own[own], derivation.own[own], seen);
    }
  }
}

std::vector<std::string> expected_of_payments() {
  std::vector<std::string> list{"at most of a share",
                                "at most of a fixed amount",
                                "summed beyond its limits",
                                "collected, but left open",
                                "settled by a row that excludes others",
                                "rows that agree exclude each other"};
  for (const std::string paid : {"fixed", "parts", "fixed and parts", "fixed and shares"}) {
    list.push_back("paid " + paid);
    list.push_back("paid " + paid + ", not known");
  }
  for (const std::string collected : {"summed", "greatest", "least"}) {
    for (const std::string what : {"settled", "missing", "error", "open", "of several"})
      list.push_back(collected + " " + what);
  }
  return list;
}

}  // namespace klap::differential
