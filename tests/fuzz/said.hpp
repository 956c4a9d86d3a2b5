// What holds for everything that is said about a text.
#pragma once

#include <string>
#include <string_view>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/document.hpp>

namespace klap::fuzz {

/// Is UTF-8, and nothing in it is hidden but line ends.
void hold_readable(std::string_view text);

/// Is JSON.
void hold_json(std::string_view text);

/// Every place lies in its text; messages can be read in both languages and are no longer than a page.
void hold_diagnostics(const Diagnostics& diagnostics, const Documents& documents);

}  // namespace klap::fuzz
