#include "fuzz/rule_sets.hpp"

#include <string>

#include "fuzz/targets.hpp"

namespace klap::fuzz {
namespace {

std::shared_ptr<const RuleSet> loaded(const std::string& path) {
  const Loaded loaded = load_rules({std::string(KLAP_SOURCE_DIR) + "/" + path});
  std::string why = path + " does not load";
  for (const Diagnostic& one : loaded.diagnostics.all()) why += "\n" + render(one, loaded.documents, Language::english);
  if (loaded.rules == nullptr) throw Fault(why);
  return loaded.rules;
}

}  // namespace

const std::vector<std::shared_ptr<const RuleSet>>& rule_sets() {
  static const std::vector<std::shared_ptr<const RuleSet>> all = {
      loaded("rules/woerden"), loaded("tests/schema/all_types.klap"), loaded("tests/fuzz/seeds/check/alles.klap"),
      loaded("tests/fuzz/seeds/check/huishouden.klap")};
  return all;
}

}  // namespace klap::fuzz
