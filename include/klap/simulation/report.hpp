// What a simulation found: numbers over all cases of a file, under one rule set or two. Plain data; names are those of
// the rules. docs/simulation.md says what each number counts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <klap/base/money.hpp>
#include <klap/simulation/total.hpp>

namespace klap::simulation {

/// What a question came to, as far as it is counted: the kind of its outcome, and of an open one the reason.
enum class Came : std::uint8_t {
  settled,
  not_applicable,  // the payer, where there is no right
  not_asked,       // these rules do not ask it
  no_decision,     // decider and addressee: the request needs no decision
  missing,
  conflict,
  open_on_purpose,
  open_judgement,
  open_no_rule,
  open_waits,
  open_shared_ceiling,
  error
};
inline constexpr std::size_t came_count = 12;

using Counts = std::array<std::uint64_t, came_count>;  // by Came

/// One question. Law, need, right, payer, follow-up and own questions are counted per request, and so are decider and
/// addressee, by the decision that the request is in; direction per case.
struct QuestionReport {
  std::string name;  // as in the JSON of an outcome: "betaler"; of an own question the name of its answer
  bool own = false;
  Counts now{};
  Counts before{};            // zero without older rules
  std::uint64_t changed = 0;  // cases of which it has another outcome for some request
};

/// What one payee pays in all cases together.
struct PayeeReport {
  enum class Kind : std::uint8_t { budget, municipality, uncovered };
  Kind kind{};
  std::string name;  // of a budget; of a municipality its code; of what no budget covers empty
  Total now;
  Total before;
};

/// What became of a ceiling, in the order of the rows.
struct CeilingReport {
  std::string budget;
  std::optional<int> year;  // of a ceiling per calendar year
  Money ceiling;
  Total promised;                     // to the cases of the file
  std::optional<std::uint64_t> full;  // the first row after which nothing was left
};

/// Cases whose outcome changed in one way.
struct ChangeReport {
  std::string question;  // as QuestionReport::name; "bedrag" and not `own`: the same payees, other amounts
  bool own = false;
  Came before{};
  Came now{};  // settled, as before: another answer
  std::uint64_t cases = 0;
  std::uint64_t row =
      0;  // the smallest of them, and the first of those: by the number of its persons, requests and known facts
  std::optional<std::string> facts;  // of that case, as JSON, if asked for
};

struct RulesReport {
  std::string name;
  std::string version;
  std::string hash;
  bool concept_text = false;
  std::vector<CeilingReport> ceilings;  // by budget, then year
};

struct Report {
  RulesReport now;
  std::optional<RulesReport> before;
  std::uint64_t cases = 0;
  std::uint64_t requests = 0;
  std::vector<QuestionReport> questions;  // built-in ones that either asks, then own ones by name
  std::vector<PayeeReport> payees;        // budgets by name, municipalities by code, uncovered
  // Cases that changed; zero without older rules.
  std::uint64_t changed = 0;         // in anything
  std::uint64_t changed_payer = 0;   // somebody else pays, or whether somebody does
  std::uint64_t changed_amount = 0;  // somebody pays another amount
  std::uint64_t changed_decider = 0;
  std::uint64_t changed_addressee = 0;
  std::vector<ChangeReport> changes;  // by question, then before and now
};

/// As JSON: schemas/simulation-1.schema.json. The same report gives the same bytes.
[[nodiscard]] std::string to_json(const Report& report);

/// In words, for a terminal.
[[nodiscard]] std::string to_text(const Report& report, Language language);

}  // namespace klap::simulation
