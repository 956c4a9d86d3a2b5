#include <klap/semantics/check.hpp>

#include "checks.hpp"

namespace klap::semantics {

void check(const Model& model, std::optional<Date> on, Diagnostics& diagnostics) {
  if (model.name.empty()) return diagnostics.add(DiagnosticKind::image_without_text, nowhere);
  check_rules(model, diagnostics);
  check_register(model, on, diagnostics);
  check_sources(model, on, diagnostics);
  check_examples(model, diagnostics);
  if (model.status == Status::adopted) check_ripeness(model, diagnostics);
  diagnostics.sort();
}

}  // namespace klap::semantics
