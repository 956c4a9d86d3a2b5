// Writes files. Only tools do; the engine reads.
#pragma once

#include <string>
#include <string_view>

namespace klap {

/// Replaces what is in an existing file, all of it or nothing: whoever reads the file meanwhile sees the old text or
/// the new, also after a power failure. Its permissions and (as far as allowed) its owner stay; a link keeps leading to
/// it. False, and the file as it was, if it is read-only or may not be written.
[[nodiscard]] bool replace_file(const std::string& path, std::string_view text);

}  // namespace klap
