// What is wrong, as a result: for people on the error stream, for systems as JSON.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <klap/source/load.hpp>

#include "commands.hpp"

namespace klap::cli {

inline constexpr int json_format = 1;  // of the JSON that the tool itself writes

/// One diagnostic per line or echo, as `text_of` says it, and how many there are more.
[[nodiscard]] Result report(const Arguments& a, Status status, const Diagnostics& diagnostics,
                            const Documents& documents, const std::function<std::string(const Diagnostic&)>& text_of);
/// What is wrong in the documents; what is in none of them is about the command line.
[[nodiscard]] Result report(const Arguments& a, Status status, const Diagnostics& diagnostics,
                            const Documents& documents);
/// What is wrong with the command line itself.
[[nodiscard]] Result report(const Arguments& a, Status status, const Diagnostics& diagnostics);
[[nodiscard]] Result report(const Arguments& a, const std::vector<FileProblem>& problems, std::size_t most_bytes);

}  // namespace klap::cli
