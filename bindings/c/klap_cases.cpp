// klap.h: cases.
#include <optional>

#include <klap/base/limits.hpp>
#include <klap/decision/decide.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/exchange/letters_json.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/explanation/explain.hpp>

#include "arguments.hpp"

namespace klap::c {
namespace {

struct CaseOptions {
  Language language = Language::dutch;
  bool with_derivation = false;
  bool allow_concept = false;
};

CaseOptions case_options_in(const klap_case_options* options) {
  const klap_case_options given =
      options_in(options, klap_case_options KLAP_CASE_OPTIONS_INIT, sizeof(klap_case_options));
  return {language_in(given.language), yes_or_no(given.with_derivation, "with_derivation"),
          yes_or_no(given.allow_concept, "allow_concept")};
}

explanation::Reader reader_in(std::int32_t reader) {
  switch (reader) {
    case KLAP_RESIDENT: return explanation::Reader::resident;
    case KLAP_FILE: return explanation::Reader::file;
    case KLAP_AUDITOR: return explanation::Reader::auditor;
    default: throw bad_argument("reader", "is geen lezer die er is", "is no reader there is");
  }
}

/// A case and what it comes to.
struct Decided {
  std::shared_ptr<const Rules> rules;
  decision::Case facts;
  decision::CaseOutcome outcome;

  [[nodiscard]] const program::Program& program() const { return rules->set->program; }
  [[nodiscard]] decision::CaseDerivation derivation() const { return decision::derive(program(), facts, outcome); }
};

decision::Case case_in(const program::Program& program, const char* json, std::size_t size) {
  const std::string_view text = text_in(json, size, "case_json");
  const std::string name = "zaak";
  Diagnostics diagnostics;
  if (text.size() > limits::case_bytes) {  // refused by its length: not read, and not copied
    diagnostics.add(DiagnosticKind::case_too_large, {0, 0, 0}, {std::to_string(limits::case_bytes >> 20U)});
    throw refused(KLAP_BAD_CASE, diagnostics, {Document(name, std::string())});
  }
  Documents documents;
  documents.emplace_back(name, std::string(text));
  auto facts = exchange::read_case(program, documents.front(), diagnostics);
  if (!facts) throw refused(KLAP_BAD_CASE, diagnostics, documents);
  return std::move(*facts);
}

Decided decide(klap_rules rules, const char* json, std::size_t size, const CaseOptions& options) {
  Decided decided;
  decided.rules = rules_in(rules);  // from here on freeing the handle does not matter
  const program::Program& program = decided.program();
  if (program.concept_text && !options.allow_concept) throw concept_refused(program.name);
  decided.facts = case_in(program, json, size);
  decided.outcome = decision::decide(program, decided.facts);
  return decided;
}

}  // namespace
}  // namespace klap::c

using namespace klap::c;

klap_status klap_decide(klap_rules rules, const char* case_json, size_t case_size, const klap_case_options* options,
                        klap_text* outcome, klap_error* error) {
  return behind_wall(error, [&] {
    clear(outcome, "outcome");
    const CaseOptions chosen = case_options_in(options);
    const Decided decided = decide(rules, case_json, case_size, chosen);
    std::optional<klap::decision::CaseDerivation> why;
    if (chosen.with_derivation) why = decided.derivation();
    return give_text(klap::exchange::to_json(decided.program(), decided.facts, decided.outcome, why ? &*why : nullptr),
                     outcome);
  });
}

klap_status klap_explain(klap_rules rules, const char* case_json, size_t case_size, int32_t reader,
                         const klap_case_options* options, klap_text* explanation, klap_error* error) {
  return behind_wall(error, [&] {
    clear(explanation, "explanation");
    const CaseOptions chosen = case_options_in(options);
    const klap::explanation::Reader who = reader_in(reader);
    const Decided decided = decide(rules, case_json, case_size, chosen);
    return give_text(klap::explanation::explain(decided.program(), decided.facts, decided.outcome, decided.derivation(),
                                                who, chosen.language),
                     explanation);
  });
}

klap_status klap_letters(klap_rules rules, const char* case_json, size_t case_size, const klap_case_options* options,
                         klap_text* letters, klap_error* error) {
  return behind_wall(error, [&] {
    clear(letters, "letters");
    const CaseOptions chosen = case_options_in(options);
    const Decided decided = decide(rules, case_json, case_size, chosen);
    return give_text(klap::exchange::letters_to_json(
                         decided.facts, klap::explanation::letters(decided.program(), decided.facts, decided.outcome,
                                                                   decided.derivation(), chosen.language)),
                     letters);
  });
}

klap_status klap_facts_needed(klap_rules rules, const char* case_json, size_t case_size,
                              const klap_case_options* options, klap_text* facts, klap_error* error) {
  return behind_wall(error, [&] {
    clear(facts, "facts");
    const Decided decided = decide(rules, case_json, case_size, case_options_in(options));
    return give_text(klap::exchange::missing_to_json(decided.program(), decided.facts, decided.outcome), facts);
  });
}
