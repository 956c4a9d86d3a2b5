// Pages of documentation with rules and command lines in them: taken apart, and held against what the tool does.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace klap::test {

/// A fenced block: ```klap, ```klap fragment, ```text …
struct Block {
  std::string info;  // what stands behind the fence
  std::string text;  // every line ends in a line end
  std::size_t line = 0;
  /// What is changed in the rule set before it, for this block: a comment `<!-- vervang: this | that -->` above the
  /// fence.
  std::vector<std::pair<std::string, std::string>> changes;
};

[[nodiscard]] std::string read_page(const std::string& path_from_root);
[[nodiscard]] std::vector<Block> blocks_of(const std::string& page);

/// A folder of its own under the build folder, emptied first and left behind to look at.
[[nodiscard]] std::filesystem::path fresh_folder(const std::string& name);
void write_file(const std::filesystem::path& path, const std::string& text);

struct Run {
  int status = 0;
  std::string output;  // standard output and error, as a person at a terminal sees them
};

/// A command line that begins with "klap", run in a folder.
[[nodiscard]] Run run_tool(const std::string& command, const std::filesystem::path& folder);

}  // namespace klap::test
