#include <klap/deciding/decide_case.hpp>

#include <stdexcept>

#include <klap/base/limits.hpp>
#include <klap/decision/decide.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/exchange/letters_json.hpp>
#include <klap/exchange/outcome_json.hpp>

namespace klap {
namespace {

const program::Program& program_of(const std::shared_ptr<const RuleSet>& rules) {
  if (rules == nullptr) throw std::invalid_argument("decide() needs rules that were loaded");
  return rules->program;
}

void answer(std::shared_ptr<const RuleSet> rules, Decided& decided) {
  auto facts = exchange::read_case(rules->program, decided.documents.front(), decided.diagnostics);
  if (!facts) return;
  auto outcome = decision::decide(rules->program, *facts);
  decided.answers = Answers{std::move(rules), std::move(*facts), std::move(outcome)};
}

constexpr std::string_view name_in_messages = "zaak";

}  // namespace

bool may_decide(const program::Program& program, const DecideOptions& options, Diagnostics& diagnostics) {
  if (!program.concept_text || options.allow_concept) return true;
  diagnostics.add(DiagnosticKind::concept_refused, nowhere, {program.name, std::string(options.allowed_by)});
  return false;
}

decision::CaseDerivation Answers::derivation() const { return decision::derive(program(), facts, outcome); }

std::string Answers::json() const { return exchange::to_json(program(), facts, outcome, nullptr); }

std::string Answers::json_with_derivation() const {
  const auto why = derivation();
  return exchange::to_json(program(), facts, outcome, &why);
}

std::string Answers::facts_needed() const { return exchange::missing_to_json(program(), facts, outcome); }

std::string Answers::summary(Language language) const {
  return explanation::summarise(program(), facts, outcome, derivation(), language);
}

std::string Answers::explain(explanation::Reader reader, Language language) const {
  return explanation::explain(program(), facts, outcome, derivation(), reader, language);
}

std::string Answers::letters(Language language) const {
  return exchange::letters_to_json(program(), facts,
                                   explanation::letters(program(), facts, outcome, derivation(), language));
}

std::string Decided::text(Language language) const {
  return exchange::render_case_diagnostics(diagnostics, documents, language);
}

Decided decide(std::shared_ptr<const RuleSet> rules, Document json, const DecideOptions& options) {
  Decided decided;
  if (!may_decide(program_of(rules), options, decided.diagnostics)) return decided;
  decided.documents.push_back(std::move(json));
  answer(std::move(rules), decided);
  return decided;
}

Decided decide(std::shared_ptr<const RuleSet> rules, std::string_view json, const DecideOptions& options) {
  const std::string name(name_in_messages);
  if (json.size() <= limits::case_bytes) return decide(std::move(rules), Document(name, std::string(json)), options);
  Decided decided;
  if (!may_decide(program_of(rules), options, decided.diagnostics)) return decided;
  decided.documents.emplace_back(name, std::string());
  decided.diagnostics.add(DiagnosticKind::case_too_large, {0, 0, 0}, {std::to_string(limits::case_bytes >> 20U)});
  return decided;
}

Decided decide_file(std::shared_ptr<const RuleSet> rules, const std::string& path, const DecideOptions& options) {
  (void)program_of(rules);
  Decided decided;
  auto json = load_file(path, limits::case_bytes, decided.problems);
  if (json) return decide(std::move(rules), std::move(*json), options);
  add(decided.problems, limits::case_bytes, decided.diagnostics);
  return decided;
}

}  // namespace klap
