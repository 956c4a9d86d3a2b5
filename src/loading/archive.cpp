#include <klap/loading/archive.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <klap/source/save.hpp>

namespace klap {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t hash_digits = 64;

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_hash(std::string_view name) { return name.size() == hash_digits && is_hexadecimal(name); }

Loaded refused(DiagnosticKind kind, std::vector<std::string> arguments) {
  Loaded result;
  result.diagnostics.add(kind, nowhere, std::move(arguments));
  return result;
}

/// The hashes in an archive that begin so, in order.
std::vector<std::string> kept_as(const std::string& folder, std::string_view fingerprint) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (is_hash(name) && name.starts_with(fingerprint)) found.push_back(name);
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Which of the folders kept together is the rule set itself, and which a library, its hash tells.
Loaded load_entry(const fs::path& entry, const std::string& hash) {
  const auto is_it = [&](const Loaded& loaded) { return loaded.rules && loaded.rules->program.hash == hash; };
  const auto folders = with_sub_folders({entry.string()});
  for (const std::string& folder : folders) {
    Loaded loaded = load_rules({folder});
    if (is_it(loaded)) return loaded;
  }
  if (Loaded together = load_rules(folders); is_it(together)) return together;  // its own files stood in several folders
  return refused(DiagnosticKind::archived_changed, {hash, entry.parent_path().string()});
}

/// The files from the folder on that holds them all, so that what one says of another stays true.
std::vector<NewFile> files_of(const Documents& documents) {
  std::vector<fs::path> names;
  for (const Document& document : documents) names.push_back(fs::absolute(document.name()).lexically_normal());
  fs::path above = names.front().parent_path();
  const auto holds = [&](const fs::path& name) {
    const fs::path inside = name.lexically_relative(above);
    return !inside.empty() && *inside.begin() != "..";
  };
  while (!std::all_of(names.begin(), names.end(), holds)) above = above.parent_path();
  std::vector<NewFile> files;
  for (std::size_t d = 0; d < names.size(); ++d)
    files.push_back({names[d].lexically_relative(above).generic_string(), documents[d].text()});
  return files;
}

}  // namespace

Archived archive(const Loaded& loaded, const std::string& folder) {
  Archived result;
  result.hash = loaded.rules->program.hash;
  const fs::path entry = fs::path(folder) / result.hash;
  result.is_new = kept_as(folder, result.hash).empty();
  if (result.is_new && !write_folder(entry.string(), files_of(loaded.documents)))
    result.diagnostics.add(DiagnosticKind::file_unwritable, nowhere, {entry.string()});
  else
    result.diagnostics = load_entry(entry, result.hash).diagnostics;
  return result;
}

Loaded load_archived(const std::string& folder, std::string_view fingerprint) {
  if (fingerprint.size() < shortest_fingerprint || fingerprint.size() > hash_digits || !is_hexadecimal(fingerprint))
    return refused(DiagnosticKind::no_fingerprint, {std::string(fingerprint), std::to_string(shortest_fingerprint)});
  const auto found = kept_as(folder, fingerprint);
  if (found.empty()) return refused(DiagnosticKind::not_archived, {std::string(fingerprint), folder});
  if (found.size() > 1) return refused(DiagnosticKind::fingerprint_of_several, {std::string(fingerprint), list_argument(found)});
  return load_entry(fs::path(folder) / found.front(), found.front());
}

}  // namespace klap
