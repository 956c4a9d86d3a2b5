#include "reference/rule_text.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <klap/semantics/analyse.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::reference {

Loaded load_rules(const Documents& documents) {
  Diagnostics diagnostics;
  std::vector<syntax::Tree> trees;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    trees.push_back(syntax::parse(documents[i], static_cast<std::uint32_t>(i), diagnostics));
  }
  Loaded loaded{semantics::analyse(trees, diagnostics), {}};
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (info(diagnostic.kind).level == Level::error) loaded.errors += render(diagnostic, documents, Language::dutch);
  }
  return loaded;
}

Document read_rules(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {path, std::string(std::istreambuf_iterator<char>(file), {})};
}

}  // namespace klap::reference
