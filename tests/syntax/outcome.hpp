// What reading a text gave, as text: the diagnostics if there are any, else the tree.
#pragma once

#include <string>

#include <klap/syntax/dump.hpp>

namespace klap::test {

inline std::string outcome_of(const std::string& source) {
  Documents documents;
  documents.emplace_back("bestand.klap", source);
  Diagnostics diagnostics;
  const syntax::Tree tree = syntax::parse(documents[0], 0, diagnostics);
  if (diagnostics.empty()) return dump(tree);
  diagnostics.sort();
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const Place place = documents[0].place_of(diagnostic.span.begin);
    const Place end = documents[0].place_of(diagnostic.span.end);
    out += std::string(info(diagnostic.kind).code) + " " + std::to_string(place.line) + ":" + std::to_string(place.column) + "-" +
           (end.line == place.line ? "" : std::to_string(end.line) + ":") + std::to_string(end.column) + "\n";
    out += "  " + message(diagnostic, Language::dutch) + "\n";
    out += "  " + message(diagnostic, Language::english) + "\n";
  }
  out += "gelezen:";
  for (const syntax::NodeRef child : tree.root()) out += " " + std::string(to_name(child.kind()));
  return out + "\n";
}

}  // namespace klap::test
