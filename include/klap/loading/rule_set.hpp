// From rule files to a rule set that answers: reading, parsing, checking and compiling in one call. The one way in, for
// the command line tool, bindings and embedders alike.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/program/program.hpp>
#include <klap/semantics/model.hpp>
#include <klap/source/document.hpp>
#include <klap/source/load.hpp>

namespace klap {

/// A rule set as written (`model`, with its examples) and as it decides (`program`). Immutable, and may be shared between
/// threads.
struct RuleSet {
  semantics::Model model;    // of an image: empty
  program::Program program;
  bool from_image = false;
};

struct Loaded {
  std::shared_ptr<const RuleSet> rules;  // null if anything is wrong: a rule set is never half loaded
  Documents documents;                   // what the spans of the diagnostics lie in
  std::vector<FileProblem> problems;     // of files; each is among the diagnostics too, which are then no others
  Diagnostics diagnostics;

  /// All that is wrong, for a terminal, with the lines it stands in; empty if nothing is.
  [[nodiscard]] std::string text(Language language) const;
};

/// Loads the rule set that stands in these files and folders (source/load.hpp). An adopted rule set that is not ripe for
/// use is refused too. One path that ends in .klapi is an image (image/image.hpp): it decides and explains, and has no text
/// to check, print or try examples of. Safe to call from any thread.
[[nodiscard]] Loaded load_rules(const std::vector<std::string>& paths);

/// The same of texts that are in memory already; `documents` in name order. No file is read: a library (`gebruikt`)
/// must be among them, and a name says in which folder a text stands: "woerden/a.klap" with `gebruikt "../wet"` uses
/// "wet/b.klap". Of none at all nothing is loaded, and a diagnostic says so.
[[nodiscard]] Loaded load_rules(Documents documents);

}  // namespace klap
