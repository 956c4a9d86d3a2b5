// The rule sets a rule set uses (docs/semantics.md, clause 8).
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <klap/semantics/analyse.hpp>
#include <klap/source/document.hpp>
#include <klap/syntax/tree.hpp>

namespace klap::loading {

/// The rule files of a folder by its path, in name order; none if there are none.
using Folder = std::function<std::optional<Documents>(const std::string& path)>;

/// All that belongs to one rule set: its own documents, then those of its libraries.
struct Parts {
  std::vector<syntax::Tree> trees;               // parallel to the documents
  semantics::Folders folders;                    // parallel to the trees: 0 for its own, or the number of the library
  std::vector<std::vector<std::uint32_t>> uses;  // by folder, the folders it uses
};

/// Where the documents of a rule set are.
enum class Kept : bool { in_files, in_memory };

/// Appends to `documents`, which are the rule set's own, those of the libraries they use, directly or not, and parses
/// all. Reports libraries that are not there or that stand outside the folder above the rule set's own, and circles;
/// what cannot be found is left out. No folder outside that one is asked for.
[[nodiscard]] Parts read_parts(Documents& documents, const Folder& folder, Kept kept, Diagnostics& diagnostics);

/// Documents that are in memory, by the folders in their names: those in a folder that another uses are of a library.
class InMemory {
 public:
  explicit InMemory(Documents all);
  /// Those of the rule set itself; gives them away.
  [[nodiscard]] Documents own() { return std::move(own_); }
  /// Gives the documents of a library away. Good while this lives.
  [[nodiscard]] Folder folder();

 private:
  Documents own_;
  std::map<std::string, Documents> libraries_;
};

/// The folders that a folder needs, itself included, in no particular order.
[[nodiscard]] std::vector<std::uint32_t> closure(const Parts& parts, std::uint32_t folder);

/// The folder of a document or of a path seen from one: "a/b/c.klap" and "../wet" give "a/wet". Of a document by itself: ".".
[[nodiscard]] std::string folder_of(std::string_view document_name);
[[nodiscard]] std::string seen_from(const std::string& folder, std::string_view path);

}  // namespace klap::loading
