#include "libraries.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <set>

namespace klap::loading {
namespace {

namespace fs = std::filesystem;
using syntax::NodeKind;
using syntax::NodeRef;

/// The folders a file names in its header, with the places.
std::vector<std::pair<std::string, Span>> used_by(const syntax::Tree& tree) {
  std::vector<std::pair<std::string, Span>> used;
  if (tree.nodes.empty()) return used;
  for (const NodeRef header : tree.root()) {
    if (header.kind() != NodeKind::header) continue;
    for (const NodeRef clause : header)
      if (clause.kind() == NodeKind::uses_clause)
        for (const NodeRef text : clause) {
          const std::string_view quoted = text.text();
          used.emplace_back(quoted.substr(1, quoted.size() - 2), text.span());
        }
  }
  return used;
}

/// A cheap look before any parsing: most rule sets use no library.
bool may_use_libraries(const Documents& documents) {
  return std::any_of(documents.begin(), documents.end(), [](const Document& d) {
    return d.text().find("gebruikt") != std::string_view::npos || d.text().find("uses") != std::string_view::npos;
  });
}

/// Finds folder after folder, each once. Trees are made afterwards: they look into documents, which may move until all are
/// there.
class Finding {
 public:
  Finding(const Documents& own, const Folder& folder, Kept kept, Diagnostics& diagnostics)
      : own_(own), folder_(folder), kept_(kept), diagnostics_(diagnostics) {}

  void run() {
    for (const Document& document : own_) numbers_.emplace(folder_of(document.name()), 0);
    folders.push_back({{}, {}, {}, "own"});
    look_at(0, own_, 0);
    for (std::uint32_t f = 1; f < folders.size(); ++f) {  // grows while it is walked
      std::uint32_t first = static_cast<std::uint32_t>(own_.size());
      for (std::uint32_t before = 1; before < f; ++before) first += static_cast<std::uint32_t>(folders[before].documents.size());
      const Documents& found = folders[f].documents;
      look_at(f, found, first);
    }
  }

  struct Found {
    Documents documents;
    std::vector<std::uint32_t> uses;
    std::string name;  // of its rule set
    fs::path place;    // as seen from the folder above that of the rule set itself
  };
  std::deque<Found> folders;

 private:
  void look_at(std::uint32_t folder, const Documents& documents, std::uint32_t first) {
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
      Diagnostics unheard;
      const syntax::Tree tree = syntax::parse(documents[d], first + d, unheard);
      if (folders[folder].name.empty()) folders[folder].name = name_of(tree);
      for (const auto& [written, place] : used_by(tree)) follow(folder, folder_of(documents[d].name()), written, place);
    }
  }

  void follow(std::uint32_t folder, const std::string& from, const std::string& written, Span place) {
    const fs::path inside = (folders[folder].place / written).lexically_normal();
    if (inside.is_absolute() || *inside.begin() == "..") {
      return diagnostics_.add(DiagnosticKind::library_outside, place, {written});
    }
    const std::string path = seen_from(from, written);
    auto known = numbers_.find(path);
    if (known == numbers_.end()) {
      auto found = folder_(path);
      if (!found || found->empty()) return report_absent(written, path, place);
      known = numbers_.emplace(path, static_cast<std::uint32_t>(folders.size())).first;
      std::string name = name_of(syntax::parse((*found)[0], 0, unheard_));
      folders.push_back({std::move(*found), {}, std::move(name), inside});
    }
    if (folder == 0 && known->second == 0 && path != from) return;  // one of the folders the rule set itself is made of
    auto& uses = folders[folder].uses;
    if (std::find(uses.begin(), uses.end(), known->second) == uses.end()) uses.push_back(known->second);
    report_circle(folder, known->second, place);
  }

  void report_absent(const std::string& written, const std::string& path, Span place) {
    if (kept_ == Kept::in_files) return diagnostics_.add(DiagnosticKind::library_not_found, place, {written});
    const std::string example = (fs::path(path) / "regels.klap").lexically_normal().generic_string();
    diagnostics_.add(DiagnosticKind::library_not_given, place,
                     {written, list_argument({path}), list_argument({example})});
  }

  static std::string name_of(const syntax::Tree& tree) {
    if (tree.nodes.empty()) return {};
    for (const NodeRef header : tree.root())
      if (header.kind() == NodeKind::header)
        for (const NodeRef n : header)
          if (n.kind() == NodeKind::name) return std::string(n.text());
    return {};
  }

  /// The shortest way from `to` back to `from`, if there is one, is a circle with this use.
  void report_circle(std::uint32_t from, std::uint32_t to, Span place) {
    std::map<std::uint32_t, std::uint32_t> came_from{{to, to}};
    std::deque<std::uint32_t> next{to};
    while (!next.empty() && !came_from.contains(from)) {
      const std::uint32_t folder = next.front();
      next.pop_front();
      for (const std::uint32_t used : folders[folder].uses)
        if (came_from.emplace(used, folder).second) next.push_back(used);
    }
    if (!came_from.contains(from)) return;
    std::string way = folders[from].name;
    for (std::uint32_t f = from; f != to; f = came_from[f]) way = folders[came_from[f]].name + " → " + way;
    diagnostics_.add(DiagnosticKind::library_cycle, place, {folders[from].name + " → " + way});
  }

  const Documents& own_;
  const Folder& folder_;
  Kept kept_;
  Diagnostics& diagnostics_;
  Diagnostics unheard_;
  std::map<std::string, std::uint32_t> numbers_;  // of folders, by path
};

}  // namespace

std::string folder_of(std::string_view document_name) {
  const std::string parent = fs::path(document_name).parent_path().lexically_normal().generic_string();
  return parent.empty() ? "." : parent;
}

std::string seen_from(const std::string& folder, std::string_view path) {
  std::string joined = (fs::path(folder) / path).lexically_normal().generic_string();
  while (joined.size() > 1 && joined.ends_with('/')) joined.pop_back();
  return joined.empty() ? "." : joined;
}

Parts read_parts(Documents& documents, const Folder& folder, Kept kept, Diagnostics& diagnostics) {
  Parts parts;
  parts.folders.assign(documents.size(), 0);
  parts.uses.resize(1);
  if (may_use_libraries(documents)) {
    Finding finding(documents, folder, kept, diagnostics);
    finding.run();
    parts.uses.resize(finding.folders.size());
    for (std::uint32_t f = 0; f < finding.folders.size(); ++f) {
      parts.uses[f] = std::move(finding.folders[f].uses);
      for (Document& document : finding.folders[f].documents) {
        documents.push_back(std::move(document));
        parts.folders.push_back(f);
      }
    }
  }
  for (std::uint32_t d = 0; d < documents.size(); ++d) parts.trees.push_back(syntax::parse(documents[d], d, diagnostics));
  return parts;
}

InMemory::InMemory(Documents all) {
  std::set<std::string> used;
  if (may_use_libraries(all)) {
    for (const Document& document : all) {
      Diagnostics unheard;
      const std::string from = folder_of(document.name());
      for (const auto& use : used_by(syntax::parse(document, 0, unheard)))
        if (const std::string path = seen_from(from, use.first); path != from) used.insert(path);
    }
    // Where all use each other there is no rule set that nobody uses; the circle is then reported from any.
    if (std::all_of(all.begin(), all.end(), [&](const Document& d) { return used.contains(folder_of(d.name())); })) used.clear();
  }
  for (Document& document : all) {
    const std::string path = folder_of(document.name());
    (used.contains(path) ? libraries_[path] : own_).push_back(std::move(document));
  }
}

Folder InMemory::folder() {
  return [this](const std::string& path) -> std::optional<Documents> {
    const auto found = libraries_.find(path);
    if (found == libraries_.end()) return std::nullopt;
    return std::move(found->second);
  };
}

std::vector<std::uint32_t> closure(const Parts& parts, std::uint32_t folder) {
  std::vector<std::uint32_t> all{folder};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const std::uint32_t used : parts.uses[all[i]])
      if (std::find(all.begin(), all.end(), used) == all.end()) all.push_back(used);
  return all;
}

}  // namespace klap::loading
