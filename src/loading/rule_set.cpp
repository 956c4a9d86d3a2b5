#include <klap/loading/rule_set.hpp>

#include <algorithm>
#include <optional>

#include <klap/base/limits.hpp>
#include <klap/compile/compile.hpp>
#include <klap/semantics/analyse.hpp>
#include <klap/semantics/check.hpp>
#include <klap/semantics/hash.hpp>
#include <klap/syntax/tree.hpp>

namespace klap {
namespace {

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

void analyse_and_compile(Loaded& loaded) {
  std::vector<syntax::Tree> trees;
  trees.reserve(loaded.documents.size());
  for (std::uint32_t i = 0; i < loaded.documents.size(); ++i) {
    trees.push_back(syntax::parse(loaded.documents[i], i, loaded.diagnostics));
  }
  auto model = semantics::analyse(trees, loaded.diagnostics);
  if (loaded.diagnostics.has_errors() || refuse_unripe(model, loaded.diagnostics)) return;
  try {
    auto program = compile::compile(model, semantics::hash(model));
    loaded.rules = std::make_shared<const RuleSet>(RuleSet{std::move(model), std::move(program)});
  } catch (const compile::TooManyChains&) {
    const Span place = model.mandates.empty() ? Span{} : model.mandates.front().span;
    loaded.diagnostics.add(DiagnosticKind::too_many_mandate_chains, place, {std::to_string(limits::mandate_chains)});
  }
}

}  // namespace

Loaded load_rules(const std::vector<std::string>& paths) {
  std::vector<FileProblem> problems;
  Documents documents = load(paths, problems);
  if (problems.empty()) return load_rules(std::move(documents));
  Loaded loaded;
  loaded.documents = std::move(documents);
  loaded.problems = std::move(problems);
  return loaded;
}

Loaded load_rules(Documents documents) {
  Loaded loaded;
  loaded.documents = std::move(documents);
  if (loaded.documents.empty()) loaded.diagnostics.add(DiagnosticKind::empty_file, {});
  else analyse_and_compile(loaded);
  return loaded;
}

}  // namespace klap
