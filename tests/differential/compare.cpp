#include "differential/compare.hpp"

#include <cstdlib>
#include <optional>
#include <stdexcept>

#include <klap/compile/compile.hpp>
#include <klap/decision/decide.hpp>

#include "reference/rule_text.hpp"

namespace klap::differential {

Prepared prepare(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& file : texts) text += file;
  auto loaded = reference::load_rules(documents_of(texts));
  if (!loaded.errors.empty()) throw std::runtime_error("the rule set does not load:\n" + text + loaded.errors);
  auto program = compile::compile(loaded.model);
  return {text, std::move(loaded.model), std::move(program)};
}

reference::Judged product(const Prepared& rules, const decision::Case& facts) {
  reference::Judged result;
  result.outcome = decision::decide(rules.program, facts);
  result.derivation = decision::derive(rules.program, facts, result.outcome);
  return result;
}

static std::optional<std::uint64_t> number_from(const char* variable) {
  const char* text = std::getenv(variable);
  if (text == nullptr || *text == '\0') return std::nullopt;
  return std::strtoull(text, nullptr, 10);
}

Extent extent() {
  Extent result;
  const auto comparisons = number_from("KLAP_COMPARISONS");
  result.is_campaign = comparisons.has_value();
  if (comparisons) result.comparisons = *comparisons;
  result.seed = number_from("KLAP_SEED").value_or(result.seed);
  return result;
}

}  // namespace klap::differential
