// klap.h: cases.
#include <klap/deciding/decide_case.hpp>

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

Answers decide(klap_rules rules, const char* json, std::size_t size, const CaseOptions& options) {
  const auto set = rules_in(rules)->set;  // from here on freeing the handle does not matter
  const std::string_view text = text_in(json, size, "case_json");
  Decided decided = klap::decide(set, text, {options.allow_concept, "allow_concept = 1"});
  if (decided.answers) return std::move(*decided.answers);
  // Of rules that are a concept the case is not looked at.
  throw refused(decided.documents.empty() ? KLAP_CONCEPT_REFUSED : KLAP_BAD_CASE, decided.diagnostics,
                decided.documents);
}

}  // namespace
}  // namespace klap::c

using namespace klap::c;

klap_status klap_decide(klap_rules rules, const char* case_json, size_t case_size, const klap_case_options* options,
                        klap_text* outcome, klap_error* error) {
  return behind_wall(error, [&] {
    clear(outcome, "outcome");
    const CaseOptions chosen = case_options_in(options);
    const klap::Answers answers = decide(rules, case_json, case_size, chosen);
    return give_text(chosen.with_derivation ? answers.json_with_derivation() : answers.json(), outcome);
  });
}

klap_status klap_explain(klap_rules rules, const char* case_json, size_t case_size, int32_t reader,
                         const klap_case_options* options, klap_text* explanation, klap_error* error) {
  return behind_wall(error, [&] {
    clear(explanation, "explanation");
    const CaseOptions chosen = case_options_in(options);
    const klap::explanation::Reader who = reader_in(reader);
    return give_text(decide(rules, case_json, case_size, chosen).explain(who, chosen.language), explanation);
  });
}

klap_status klap_letters(klap_rules rules, const char* case_json, size_t case_size, const klap_case_options* options,
                         klap_text* letters, klap_error* error) {
  return behind_wall(error, [&] {
    clear(letters, "letters");
    const CaseOptions chosen = case_options_in(options);
    return give_text(decide(rules, case_json, case_size, chosen).letters(chosen.language), letters);
  });
}

klap_status klap_facts_needed(klap_rules rules, const char* case_json, size_t case_size,
                              const klap_case_options* options, klap_text* facts, klap_error* error) {
  return behind_wall(error, [&] {
    clear(facts, "facts");
    return give_text(decide(rules, case_json, case_size, case_options_in(options)).facts_needed(), facts);
  });
}
