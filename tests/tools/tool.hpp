// Runs the command line tool as people do: as a program, with its two streams apart.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/wait.h>

#include "support/catch.hpp"

namespace klap::test {

struct Run {
  int status = -1;
  std::string out;
  std::string err;
};

/// A folder of its own for each test case, emptied first; what runs in it is named by short, fixed names.
class Workplace {
 public:
  explicit Workplace(const std::string& name) : path_(std::filesystem::path(KLAP_BINARY_DIR) / "tests" / "tools" / name) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  /// `arguments` as for a shell; `input` is a file.
  [[nodiscard]] Run klap(const std::string& arguments, const std::string& input = "/dev/null") const {
    const std::string line = "cd '" + path_.string() + "' && '" + KLAP_TOOL + "' " + arguments + " >.out 2>.err <" + input;
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(".out"), read(".err")};
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::filesystem::path path_;
};

}  // namespace klap::test
