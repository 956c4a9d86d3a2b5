// From a case as JSON to its answers, in one call: what the command line tool, the bindings and most embedders use.
// Here, and here alone, a rule set that is a concept is refused unless the caller asks for it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/decision/case.hpp>
#include <klap/decision/outcome.hpp>
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/loading/rule_set.hpp>

namespace klap {

struct DecideOptions {
  /// Decide with rules that have `status concept` too: for trying out, never for a real case.
  bool allow_concept = false;
  /// What the refusal of such rules (K1040) tells to use: a binding gives the word its own users know.
  std::string_view allowed_by = "DecideOptions::allow_concept";
};

/// True if these rules may decide cases; otherwise why not (K1040) is in the diagnostics. For those who decide with
/// decision::decide(), simulation::simulate() or columns, which refuse nothing.
[[nodiscard]] bool may_decide(const program::Program& program, const DecideOptions& options, Diagnostics& diagnostics);

/// A case and its answers. Keeps the rules alive; never changes, so any number of threads may read it. The functions
/// throw nothing but std::bad_alloc.
struct Answers {
  std::shared_ptr<const RuleSet> rules;
  decision::Case facts;
  decision::CaseOutcome outcome;

  [[nodiscard]] const program::Program& program() const { return rules->program; }
  /// How it came to them: worked out anew in every call. Keep it where more than one text is made of it.
  [[nodiscard]] decision::CaseDerivation derivation() const;
  /// As JSON (exchange/outcome_json.hpp), without and with every step behind the answers.
  [[nodiscard]] std::string json() const;
  [[nodiscard]] std::string json_with_derivation() const;
  /// What is still to be asked, as JSON.
  [[nodiscard]] std::string facts_needed() const;
  /// In words (explanation/explain.hpp).
  [[nodiscard]] std::string summary(Language language) const;
  [[nodiscard]] std::string explain(explanation::Reader reader, Language language) const;
  /// The letters to residents, as JSON (exchange/letters_json.hpp).
  [[nodiscard]] std::string letters(Language language) const;
};

/// What became of a case: its answers, or why there are none.
struct Decided {
  std::optional<Answers> answers;
  Documents documents;                // the case, if it was read: what the spans of the diagnostics lie in
  std::vector<FileProblem> problems;  // of the file; each is among the diagnostics too
  Diagnostics diagnostics;

  /// Why there are no answers, for a terminal; empty if there are. Names places in the case, and no value of a fact.
  [[nodiscard]] std::string text(Language language) const;
};

/// Decides a case given as JSON (exchange/case_json.hpp), called "zaak" in messages. `json` need only live during the
/// call; one that is too large is refused by its length, and not copied. Throws std::invalid_argument if `rules` is
/// null, and nothing else but std::bad_alloc. Safe to call from any thread.
[[nodiscard]] Decided decide(std::shared_ptr<const RuleSet> rules, std::string_view json,
                             const DecideOptions& options = {});
/// The same; messages name the document.
[[nodiscard]] Decided decide(std::shared_ptr<const RuleSet> rules, Document json, const DecideOptions& options = {});
/// The same, of a file.
[[nodiscard]] Decided decide_file(std::shared_ptr<const RuleSet> rules, const std::string& path,
                                  const DecideOptions& options = {});

}  // namespace klap
