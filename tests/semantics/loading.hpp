// Rule texts through analyse() and check(), as the product does it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/semantics/analyse.hpp>
#include <klap/semantics/check.hpp>
#include <klap/semantics/hash.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::test {

struct Loaded {
  Documents documents;
  Diagnostics diagnostics;
  semantics::Model model;
};

/// A text that begins with "-- BIBLIOTHEEK" is of a library.
inline Loaded load(const std::vector<std::string>& texts) {
  Loaded loaded;
  semantics::Folders folders;
  for (const std::string& text : texts) folders.push_back(text.starts_with("-- BIBLIOTHEEK") ? 1 : 0);
  for (std::size_t i = 0; i < texts.size(); ++i)
    loaded.documents.emplace_back(std::to_string(i + 1) + ".klap", texts[i]);
  std::vector<syntax::Tree> trees;
  for (std::size_t i = 0; i < texts.size(); ++i)
    trees.push_back(syntax::parse(loaded.documents[i], static_cast<std::uint32_t>(i), loaded.diagnostics));
  loaded.model = semantics::analyse(trees, loaded.diagnostics, folders);
  return loaded;
}

inline Loaded load_and_check(const std::vector<std::string>& texts, std::optional<Date> on = {}) {
  Loaded loaded = load(texts);
  if (!loaded.diagnostics.has_errors()) semantics::check(loaded.model, on, loaded.diagnostics);
  return loaded;
}

}  // namespace klap::test
