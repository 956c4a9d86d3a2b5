// Rule text → checked rule set, for tests.
#pragma once

#include <string>
#include <vector>

#include <klap/semantics/model.hpp>
#include <klap/source/document.hpp>

namespace klap::reference {

struct Loaded {
  semantics::Model model;
  std::string errors;  // as printed; empty if the rule set loads
};

/// The rule set these documents make.
[[nodiscard]] Loaded load_rules(const Documents& documents);

/// One rule file; throws std::runtime_error if it cannot be read.
[[nodiscard]] Document read_rules(const std::string& path);

}  // namespace klap::reference
