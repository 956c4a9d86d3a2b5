#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <klap/semantics/check.hpp>
#include <klap/source/load.hpp>

#include "report.hpp"

namespace klap::cli {
namespace {

namespace fs = std::filesystem;

Diagnostics checked(const Arguments& a, const Loaded& loaded) {
  Diagnostics diagnostics = loaded.diagnostics;
  if (loaded.rules) semantics::check(loaded.rules->model, a.on, diagnostics);
  return diagnostics;
}

std::string folder_of(const std::string& file) { return fs::path(file).lexically_normal().parent_path().string(); }

/// What was found in several rule sets, as if it were one; of a library that two of them use, once.
struct Together {
  Documents documents;
  Diagnostics diagnostics;

  void add(const Documents& more, const Diagnostics& found) {
    std::vector<std::uint32_t> place_of;
    for (const Document& document : more) {
      const auto same = std::find_if(documents.begin(), documents.end(),
                                     [&](const Document& one) { return one.name() == document.name(); });
      place_of.push_back(static_cast<std::uint32_t>(same - documents.begin()));
      if (same == documents.end()) documents.push_back(document);
    }
    diagnostics.add_all(found, place_of);
  }
};

}  // namespace

Result check(const Arguments& a, const Loaded& loaded) {
  const Diagnostics diagnostics = checked(a, loaded);
  return report(a, diagnostics.empty() ? fine : wrong, diagnostics, loaded.documents);
}

std::vector<std::string> rule_sets_in(const std::vector<std::string>& paths) {
  if (paths.size() != 1) return {};
  std::error_code error;
  if (!fs::is_directory(paths.front(), error)) return {};
  auto folders = with_sub_folders(paths);
  if (std::find(folders.begin(), folders.end(), paths.front()) != folders.end()) return {};
  return folders;
}

Result check_each(const Arguments& a, const std::vector<std::string>& folders) {
  std::vector<std::pair<std::string, Loaded>> sets;
  std::set<std::string> libraries;
  for (const std::string& folder : folders) {
    const std::string own = fs::path(folder).lexically_normal().string();
    sets.emplace_back(own, load_rules({folder}));
    for (const Document& document : sets.back().second.documents)
      if (folder_of(document.name()) != own) libraries.insert(folder_of(document.name()));
  }
  Together together;
  Status status = fine;
  for (const auto& [folder, loaded] : sets) {
    if (libraries.count(folder) > 0) continue;  // read with the rule sets that use it
    const Diagnostics found = checked(a, loaded);
    if (!found.empty()) status = std::max(status, loaded.problems.empty() ? wrong : wrong_use);
    together.add(loaded.documents, found);
  }
  return report(a, status, together.diagnostics, together.documents);
}

}  // namespace klap::cli
