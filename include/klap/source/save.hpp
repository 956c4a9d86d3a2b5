// Writes files. Only tools do; the engine reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace klap {

/// Replaces what is in an existing file, all of it or nothing: whoever reads the file meanwhile sees the old text or
/// the new, also after a power failure. Its permissions and (as far as allowed) its owner stay; a link keeps leading to
/// it. False, and the file as it was, if it is read-only or may not be written.
[[nodiscard]] bool replace_file(const std::string& path, std::string_view text);

/// A file to be: its name inside a folder ('/' between folders, never upwards), and what is in it.
struct NewFile {
  std::string name;
  std::string_view text;
};

/// Makes a folder that was not there, with these files in it: all of it or nothing, so that nobody ever sees half of it.
/// The folders above it are made too. False if it is there already or cannot be written.
[[nodiscard]] bool write_folder(const std::string& path, const std::vector<NewFile>& files);

}  // namespace klap
