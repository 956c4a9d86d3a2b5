#include <klap/loading/rule_set.hpp>

#include <algorithm>
#include <optional>

#include <klap/base/limits.hpp>
#include <klap/compile/compile.hpp>
#include <klap/image/image.hpp>
#include <klap/semantics/analyse.hpp>
#include <klap/semantics/check.hpp>
#include <klap/semantics/hash.hpp>
#include <klap/source/load.hpp>
#include <klap/syntax/tree.hpp>

#include "libraries.hpp"

namespace klap {
namespace {

using loading::Parts;

/// Every library by itself, as clause 8.2 asks: what is wrong in one is said there, not wherever it is used.
bool check_libraries(const Parts& parts, Diagnostics& diagnostics) {
  bool fine = true;
  for (std::uint32_t folder = 1; folder < parts.uses.size(); ++folder) {
    const auto needed = loading::closure(parts, folder);
    std::vector<syntax::Tree> trees;
    semantics::Folders folders;
    for (std::size_t t = 0; t < parts.trees.size(); ++t) {
      if (std::find(needed.begin(), needed.end(), parts.folders[t]) == needed.end()) continue;
      trees.push_back(parts.trees[t]);
      folders.push_back(parts.folders[t] == folder ? 0 : parts.folders[t]);
    }
    Diagnostics found;
    (void)semantics::analyse(trees, found, folders, semantics::Part::library);
    fine = fine && !found.has_errors();
    for (const Diagnostic& one : found.all())
      if (parts.folders[one.span.document] == folder) diagnostics.add(one.kind, one.span, one.arguments);
  }
  return fine;
}

/// What an adopted rule set may not be used with. Findings are for people who look at the rules, and left out here.
bool refuse_unripe(const semantics::Model& model, Diagnostics& diagnostics) {
  if (model.status != semantics::Status::adopted) return false;
  Diagnostics found;
  semantics::check(model, std::nullopt, found);
  bool unripe = false;
  for (const Diagnostic& one : found.all()) {
    if (info(one.kind).level != Level::unripe) continue;
    diagnostics.add(one.kind, one.span, one.arguments);
    unripe = true;
  }
  return unripe;
}

void analyse_and_compile(Loaded& loaded, const loading::Folder& folder, loading::Kept kept) {
  const Parts parts = loading::read_parts(loaded.documents, folder, kept, loaded.diagnostics);
  if (!check_libraries(parts, loaded.diagnostics)) return loaded.diagnostics.sort();
  auto model = semantics::analyse(parts.trees, loaded.diagnostics, parts.folders);
  if (loaded.diagnostics.has_errors() || refuse_unripe(model, loaded.diagnostics)) return;
  try {
    auto program = compile::compile(model, semantics::hash(model));
    loaded.rules = std::make_shared<const RuleSet>(RuleSet{std::move(model), std::move(program), false});
  } catch (const compile::TooManyChains&) {
    const Span place = model.mandates.empty() ? Span{} : model.mandates.front().span;
    loaded.diagnostics.add(DiagnosticKind::too_many_mandate_chains, place, {std::to_string(limits::mandate_chains)});
  }
}

bool names_image(const std::vector<std::string>& paths) {
  return paths.size() == 1 && paths.front().ends_with(".klapi");
}

void load_image(const std::string& path, Loaded& loaded) {
  const auto bytes = load_bytes(path, limits::image_bytes, loaded.problems);
  if (!bytes) return add(loaded.problems, limits::image_bytes, loaded.diagnostics);
  if (auto program = image::read(*bytes, loaded.diagnostics))
    loaded.rules = std::make_shared<const RuleSet>(RuleSet{{}, std::move(*program), true});
}

}  // namespace

std::string Loaded::text(Language language) const { return render(diagnostics, documents, language); }

Loaded load_rules(const std::vector<std::string>& paths) {
  Loaded loaded;
  if (names_image(paths)) {
    load_image(paths.front(), loaded);
    return loaded;
  }
  loaded.documents = load(paths, loaded.problems);
  if (!loaded.problems.empty()) {
    add(loaded.problems, limits::source_bytes, loaded.diagnostics);
    return loaded;
  }
  if (loaded.documents.empty()) {
    loaded.diagnostics.add(DiagnosticKind::no_rules_given, nowhere);
    return loaded;
  }
  analyse_and_compile(
      loaded,
      [](const std::string& path) -> std::optional<Documents> {
        std::vector<FileProblem> problems;
        Documents documents = load({path}, problems);
        if (!problems.empty()) return std::nullopt;
        return documents;
      },
      loading::Kept::in_files);
  return loaded;
}

Loaded load_rules(Documents documents) {
  Loaded loaded;
  if (documents.empty()) {
    loaded.diagnostics.add(DiagnosticKind::no_rules_given, nowhere);
    return loaded;
  }
  loading::InMemory memory(std::move(documents));
  loaded.documents = memory.own();
  analyse_and_compile(loaded, memory.folder(), loading::Kept::in_memory);
  return loaded;
}

}  // namespace klap
