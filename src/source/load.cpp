#include <klap/source/load.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string_view>
#include <system_error>

#include <klap/base/limits.hpp>

namespace klap {
namespace {

namespace fs = std::filesystem;
using Kind = FileProblem::Kind;

constexpr std::string_view extension = ".klap";
constexpr std::string_view literate_extension = ".klap.md";  // rule text in a Markdown document

Kind kind_of(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory ||
      error == std::errc::filename_too_long) {
    return Kind::absent;
  }
  if (error == std::errc::too_many_symbolic_link_levels) return Kind::link_loop;
  return Kind::unreadable;
}

/// What the path leads to, if it leads to something.
std::optional<fs::file_type> type_of(const std::string& path, std::vector<FileProblem>& problems) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    problems.push_back({Kind::absent, path});
    return std::nullopt;
  }
  if (error) {
    problems.push_back({kind_of(error), path});
    return std::nullopt;
  }
  return status.type();
}

bool is_rule_file_name(std::string_view name) {
  return !name.starts_with('.') && (name.ends_with(extension) || name.ends_with(literate_extension));
}

/// The rule files of a folder, or a problem. Sorting is left to the caller.
void list_folder(const std::string& folder, std::vector<std::string>& files, std::vector<FileProblem>& problems) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  std::size_t found = 0;
  while (!error && entry != fs::directory_iterator()) {
    if (is_rule_file_name(entry->path().filename().string())) {
      files.push_back(entry->path().string());
      ++found;
    }
    entry.increment(error);
  }
  if (error) {
    problems.push_back({kind_of(error), folder});
  } else if (found == 0) {
    problems.push_back({Kind::no_rule_files, folder});
  }
}

/// The folder and those inside it, as far as they may be seen, that hold rule files.
std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> with_rules;
  std::vector<fs::path> left{folder};
  while (!left.empty()) {
    const fs::path here = std::move(left.back());
    left.pop_back();
    std::error_code error;
    bool has_rules = false;
    for (fs::directory_iterator entry(here, error), end; !error && entry != end; entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      const fs::file_status status = entry->symlink_status(error);
      if (fs::is_directory(status) && !name.starts_with('.')) left.push_back(entry->path());
      has_rules = has_rules || (is_rule_file_name(name) && !fs::is_directory(status));
    }
    if (has_rules || error) with_rules.push_back(here.string());  // what may not be seen is reported when it is read
  }
  return with_rules;
}

}  // namespace

std::vector<std::string> with_sub_folders(const std::vector<std::string>& paths) {
  std::vector<std::string> all;
  for (const std::string& path : paths) {
    std::error_code error;
    std::vector<std::string> folders;
    if (fs::is_directory(path, error)) folders = folders_in(path);
    if (folders.empty()) folders.push_back(path);
    all.insert(all.end(), folders.begin(), folders.end());
  }
  return all;
}

std::optional<std::string> load_bytes(const std::string& path, std::size_t most_bytes, std::vector<FileProblem>& problems) {
  const auto type = type_of(path, problems);
  if (!type) return std::nullopt;
  const auto refuse = [&](Kind kind) {
    problems.push_back({kind, path});
    return std::nullopt;
  };
  if (*type != fs::file_type::regular) return refuse(Kind::not_a_file);  // before opening: a pipe would wait for ever
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > most_bytes) return refuse(Kind::too_large);
  std::ifstream file(path, std::ios::binary);
  if (!file) return refuse(Kind::unreadable);
  std::string text;
  // The size may be wrong (a file that grows, a file of the system), so what is read is counted.
  constexpr std::size_t step = 1U << 16U;
  while (file && text.size() <= most_bytes) {
    const std::size_t before = text.size();
    const std::size_t wanted = std::max<std::size_t>(step, !error && size > before ? static_cast<std::size_t>(size) - before : 0);
    text.resize(before + std::min(wanted, most_bytes + 1 - before));
    file.read(text.data() + before, static_cast<std::streamsize>(text.size() - before));
    text.resize(before + static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return refuse(Kind::unreadable);
  if (text.size() > most_bytes) return refuse(Kind::too_large);
  return text;
}

std::optional<Document> load_file(const std::string& path, std::size_t most_bytes, std::vector<FileProblem>& problems) {
  auto text = load_bytes(path, most_bytes, problems);
  if (!text) return std::nullopt;
  return Document(path, std::move(*text));
}

Documents load(const std::vector<std::string>& paths, std::vector<FileProblem>& problems) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    const auto type = type_of(path, problems);
    if (!type) continue;
    if (*type == fs::file_type::directory) list_folder(path, files, problems);
    else if (*type != fs::file_type::regular) problems.push_back({Kind::not_a_file, path});
    else if (!is_rule_file_name(fs::path(path).filename().string())) problems.push_back({Kind::not_a_rule_file, path});
    else files.push_back(path);
  }
  std::sort(files.begin(), files.end());

  Documents documents;
  std::set<std::string> seen;
  for (const std::string& file : files) {
    std::error_code error;
    const fs::path real = fs::canonical(file, error);
    if (!error && !seen.insert(real.string()).second) continue;
    if (auto document = load_file(file, limits::source_bytes, problems)) documents.push_back(std::move(*document));
  }
  return documents;
}

}  // namespace klap
