// Writes rule files in their one form (docs/language.md, "Formatting"): the same rules and comments, in columns that
// read aloud; or in the other language of the keywords.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/base/money.hpp>  // Language
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/document.hpp>

namespace klap::format {

/// Each document of a rule set in its one form, in `language` or, without one, each in its own. Nothing for a document
/// that cannot be read, or not be translated: the diagnostics say why. Nothing is given that does not read as the same
/// rules (then the diagnostic is format_unsafe). Formatting what was formatted changes nothing. Linear in the length of
/// the text, but for names that need backticks. Any number of threads may format at once.
[[nodiscard]] std::vector<std::optional<std::string>> format(const Documents& documents,
                                                             std::optional<Language> language,
                                                             Diagnostics& diagnostics);

/// Does `text` say what the document says: the same tree, names, values and comments, whatever its layout and language?
/// If not, or if one of them cannot be read, a diagnostic says so. This is what guards format().
[[nodiscard]] bool says_the_same(const Document& document, std::uint32_t document_index, std::string_view text,
                                 Diagnostics& diagnostics);

}  // namespace klap::format
