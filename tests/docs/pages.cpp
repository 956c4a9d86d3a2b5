#include "docs/pages.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <sys/wait.h>

namespace klap::test {

namespace fs = std::filesystem;

std::string read_page(const std::string& path_from_root) {
  std::ifstream in(fs::path(KLAP_SOURCE_DIR) / path_from_root, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path_from_root);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

namespace {

constexpr std::string_view change_opens = "<!-- vervang: ";
constexpr std::string_view change_closes = " -->";

std::string with_line_ends(std::string text) {  // written as \n in a comment, which stands on one line
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

std::pair<std::string, std::string> change_of(const std::string& line) {
  const std::string inner = line.substr(change_opens.size(), line.size() - change_opens.size() - change_closes.size());
  const std::size_t bar = inner.find(" |");
  if (bar == std::string::npos) throw std::runtime_error("no ' |' in: " + line);
  return {with_line_ends(inner.substr(0, bar)), with_line_ends(inner.substr(std::min(bar + 3, inner.size())))};
}

}  // namespace

std::vector<Block> blocks_of(const std::string& page) {
  std::vector<Block> blocks;
  std::vector<std::pair<std::string, std::string>> changes;
  bool inside = false;
  std::size_t number = 0;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.rfind("```", 0) == 0) {
      if (!inside) blocks.push_back({line.substr(3), "", number + 1, std::exchange(changes, {})});
      inside = !inside;
    } else if (inside) {
      blocks.back().text += line + "\n";
    } else if (line.rfind(change_opens, 0) == 0) {
      changes.push_back(change_of(line));
    }
  }
  if (inside) throw std::runtime_error("a fence is not closed");
  if (!changes.empty()) throw std::runtime_error("a change has no block behind it");
  return blocks;
}

fs::path fresh_folder(const std::string& name) {
  const fs::path folder = fs::path(KLAP_BINARY_DIR) / "tests" / "docs" / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

Run run_tool(const std::string& command, const fs::path& folder) {
  if (command.rfind("klap ", 0) != 0) throw std::runtime_error("no klap command: " + command);
  const std::string line =
      "cd '" + folder.string() + "' && '" + KLAP_TOOL + "' " + command.substr(5) + " 2>&1 </dev/null";
  FILE* pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  Run run;
  char piece[4096];
  for (std::size_t n = 0; (n = fread(piece, 1, sizeof piece, pipe)) > 0;) run.output.append(piece, n);
  const int status = pclose(pipe);
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return run;
}

}  // namespace klap::test
