// Reads files. The only place of the engine that touches the file system; everything else works on texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <klap/source/document.hpp>

namespace klap {

/// Why a path could not be read.
struct FileProblem {
  enum class Kind : std::uint8_t {
    absent,            // there is nothing by this name, or a link leads nowhere
    unreadable,        // it is there, but may not or cannot be read
    not_a_file,        // a folder, pipe or device where a file is needed
    not_a_rule_file,   // a file whose name ends in neither .klap nor .klap.md
    no_rule_files,     // a folder without rule files
    too_large,         // more bytes than the limit
    link_loop          // symbolic links that lead to each other
  };
  Kind kind{};
  std::string path;
  bool operator==(const FileProblem&) const = default;
};

/// The rule files at `paths`, in name order: a path is a .klap file, or a folder, which stands for its own .klap files
/// (no sub-folders, none whose name begins with a point). A file named twice is read once. What could not be read is
/// reported in `problems`; the rest is loaded all the same.
[[nodiscard]] Documents load(const std::vector<std::string>& paths, std::vector<FileProblem>& problems);

/// The same paths, with the folders inside each folder that hold rule files themselves; a folder that has none itself only
/// stands for those. Links to folders are not followed, and names that begin with a point are passed over.
[[nodiscard]] std::vector<std::string> with_sub_folders(const std::vector<std::string>& paths);

/// One file of any name, of at most `most_bytes`, as bytes or as a text.
[[nodiscard]] std::optional<std::string> load_bytes(const std::string& path, std::size_t most_bytes,
                                                    std::vector<FileProblem>& problems);
[[nodiscard]] std::optional<Document> load_file(const std::string& path, std::size_t most_bytes,
                                                std::vector<FileProblem>& problems);

}  // namespace klap
