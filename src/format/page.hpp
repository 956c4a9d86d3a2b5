// The rule text of a Markdown document (`.klap.md`) as one rule file, and back: its blocks are put in form, its prose
// stays as it is to the byte.
#pragma once

#include <optional>
#include <string>

#include <klap/base/money.hpp>  // Language
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/document.hpp>

namespace klap::format {

/// The document with the rules of its blocks in `language` and in their form. A block keeps its fence, as far in as it
/// stood; what it says is as far in as the fence. Nothing, and a diagnostic, where the file form would not be given
/// either. `index` is the place of the document among all that are formatted.
[[nodiscard]] std::optional<std::string> write_page(const Document& document, std::uint32_t index, Language language,
                                                    Diagnostics& diagnostics);

}  // namespace klap::format
