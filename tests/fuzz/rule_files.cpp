#include "fuzz/rule_files.hpp"

#include <algorithm>
#include <string>

namespace klap::fuzz {
namespace {

constexpr std::string_view marker = "-- BESTAND";
constexpr std::size_t first_number = 5000;
constexpr std::size_t longest_name = 60;

/// Where the next line that begins with the marker is, or the end.
std::size_t next_marker(std::string_view text) {
  for (std::size_t at = text.find(marker); at != std::string_view::npos; at = text.find(marker, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return at;
  }
  return text.size();
}

/// What the marker says behind itself, if that can be a name of a file.
std::string_view name_in(std::string_view line) {
  line.remove_prefix(std::min(line.size(), marker.size() + 1));
  const auto fits = [](char c) { return c > ' ' && c < '\x7F'; };
  return line.size() <= longest_name && std::all_of(line.begin(), line.end(), fits) ? line : std::string_view();
}

}  // namespace

Documents files_in(std::string_view bytes, bool reversed) {
  Documents files;
  std::size_t end = next_marker(bytes);
  if (end > 0 || bytes.empty())
    files.emplace_back(std::to_string(first_number) + ".klap", std::string(bytes.substr(0, end)));
  while (end < bytes.size()) {
    bytes.remove_prefix(end);
    const std::size_t line = std::min(bytes.find('\n'), bytes.size());
    std::string name(name_in(bytes.substr(0, line)));
    const std::size_t number = first_number + (reversed ? -files.size() : files.size());
    if (name.empty()) name = std::to_string(number) + ".klap";
    bytes.remove_prefix(std::min(line + 1, bytes.size()));
    end = next_marker(bytes);
    files.emplace_back(std::move(name), std::string(bytes.substr(0, end)));
  }
  std::stable_sort(files.begin(), files.end(),
                   [](const Document& a, const Document& b) { return a.name() < b.name(); });
  return files;
}

}  // namespace klap::fuzz
