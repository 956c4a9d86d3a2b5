#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <klap/loading/archive.hpp>

#include "report.hpp"

namespace klap::cli {

Result archive_rules(const Arguments& a, const Loaded& loaded) {
  if (!loaded.rules) return report(a, wrong, loaded.diagnostics, loaded.documents);
  if (loaded.rules->from_image) {
    Diagnostics diagnostics;
    diagnostics.add(DiagnosticKind::archive_of_image, nowhere, {a.paths.front()});
    return report(a, wrong_use, diagnostics);
  }
  const Archived kept = archive(loaded, a.archive);
  if (!kept.diagnostics.empty()) return report(a, wrong_use, kept.diagnostics);
  if (!a.json) return {fine, kept.hash + "\n", {}};
  const nlohmann::ordered_json json = {{"klap", json_format}, {"vingerafdruk", kept.hash}, {"nieuw", kept.is_new}};
  return {fine, json.dump(2) + "\n", {}};
}

}  // namespace klap::cli
