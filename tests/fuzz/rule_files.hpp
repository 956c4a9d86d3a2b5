// The files of a rule set in one text, as seeds and crashes are.
#pragma once

#include <string_view>

#include <klap/source/document.hpp>

namespace klap::fuzz {

/// The text cut at every line that begins with "-- BESTAND"; what stands behind that is the name of the file that
/// follows
/// ("-- BESTAND wet/bronnen.klap"; "….klap.md" is a Markdown document). Files without a name get one, by which they
/// come in the order written or, if so asked, in the other. In name order.
[[nodiscard]] Documents files_in(std::string_view bytes, bool reversed = false);

}  // namespace klap::fuzz
