// Bytes as a case, against a few rule sets. A case that is refused is refused with a place and without its values; one
// that is read can be written, decided, derived, explained, and comes to the same bytes twice.
#include <memory>
#include <vector>

#include <klap/exchange/case_json.hpp>
#include <klap/exchange/diagnostics_json.hpp>
#include <klap/loading/rule_set.hpp>

#include "fuzz/answers.hpp"
#include "fuzz/leaks.hpp"
#include "fuzz/rule_sets.hpp"
#include "fuzz/said.hpp"
#include "fuzz/targets.hpp"

namespace klap::fuzz {
namespace {

std::string all_said(const Diagnostics& diagnostics, const Document& json) {
  std::string all = exchange::to_json(diagnostics, {json});
  for (const Diagnostic& one : diagnostics.all()) {
    for (const Language language : {Language::dutch, Language::english}) {
      all += exchange::render_case_diagnostic(one, json, language) + "\n";
    }
    for (const std::string& argument : one.arguments) all += argument + "\n";
  }
  return all;
}

std::string why_refused(const program::Program& program, const std::string& bytes) {
  const Document json("zaak.json", bytes);
  Diagnostics wrong;
  (void)exchange::read_case(program, json, wrong);
  return all_said(wrong, json);
}

/// Every reason but two, which are about the bytes as a whole, begins with a JSON pointer.
void hold_pointers(const Diagnostics& wrong) {
  for (const Diagnostic& one : wrong.all()) {
    if (one.kind == DiagnosticKind::case_too_large || one.kind == DiagnosticKind::case_not_utf8) continue;
    hold(!one.arguments.empty(), "a reason has a pointer");
    const std::string& pointer = one.arguments[0];
    hold(pointer == "(root)" || pointer.starts_with('/'), "a reason begins with a JSON pointer");
  }
}

void try_case(const program::Program& program, const std::string& bytes) {
  const Document json("zaak.json", bytes);
  Diagnostics wrong;
  const auto facts = exchange::read_case(program, json, wrong);
  hold(facts.has_value() == wrong.empty(), "a case is read, or there is a reason");
  if (facts) {
    hold_round_trip(program, *facts);
    return hold_answers(program, *facts);
  }
  hold_pointers(wrong);
  hold_diagnostics(wrong, {json});
  hold_json(exchange::to_json(wrong, {json}));
  const std::string value = leaked(bytes, [&](const std::string& other) { return why_refused(program, other); });
  if (!value.empty()) throw Fault("an error says a value of the case: " + value);
}

}  // namespace

void decide(std::string_view bytes) {
  for (const auto& rules : rule_sets()) try_case(rules->program, std::string(bytes));
}

}  // namespace klap::fuzz
