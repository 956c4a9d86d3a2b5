// What a case came to under one rule set, beside what it came to under another: ids differ, names count.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/program/program.hpp>
#include <klap/simulation/report.hpp>

namespace klap::simulation {

/// A rule set and what one case came to under it.
struct Side {
  const program::Program& program;
  const decision::CaseOutcome& outcome;
};

/// A question as each of two rule sets knows it; none where it does not have it.
struct SharedQuestion {
  std::string name;
  std::optional<QuestionId> now;
  std::optional<QuestionId> before;
};

/// Built-in questions that either asks, then own ones by name. `before` may be null.
[[nodiscard]] std::vector<SharedQuestion> shared_questions(const program::Program& now, const program::Program* before);

/// The outcome of a question about a request: of its decision, or the plan, where the question is about these.
struct Answered {
  Came came{};
  const decision::Outcome* outcome = nullptr;  // none: not asked, or no decision
};
[[nodiscard]] Answered answered(const Side& side, std::optional<QuestionId> question, std::size_t request);

/// Who pays what: by budget, municipality and what nobody covers. Zero is in it where it is the only line.
struct Payee {
  PayeeReport::Kind kind{};
  std::string name;
  auto operator<=>(const Payee&) const = default;
};
using Payees = std::map<Payee, Money>;
[[nodiscard]] Payees payees(const program::Program& program, const decision::Outcome& payer);

/// Of two outcomes of a question other than the payer's: do they say the same? What is missing, why, and by when is not
/// compared; who is to settle it is, where a rule or judgement leaves it to somebody.
[[nodiscard]] bool same(const Side& now, const Answered& a, const Side& before, const Answered& b,
                        const SharedQuestion& question);

/// How much there is to a case: persons, requests and known facts.
[[nodiscard]] std::uint64_t size_of(const decision::Case& facts);

}  // namespace klap::simulation
