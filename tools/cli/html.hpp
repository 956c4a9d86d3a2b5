// Rule text as HTML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <klap/source/document.hpp>
#include <klap/syntax/token.hpp>

namespace klap::cli {

/// Text for between tags and in attributes. Bytes that are no UTF-8 and characters nobody sees were refused when the
/// rules were read.
[[nodiscard]] std::string escaped(std::string_view text);

/// Bytes [begin, end) of a document as one block of code, each word marked by what it is. Headings (`---- geld`) become
/// headings of level three, between the blocks.
[[nodiscard]] std::string rules_html(const Document& document, const syntax::Tokens& tokens, std::size_t begin,
                                     std::size_t end);

/// A Markdown document (CommonMark): prose as prose, blocks of rules as rules_html(). HTML in the prose is left out.
[[nodiscard]] std::string prose_html(const Document& document, const syntax::Tokens& tokens);

}  // namespace klap::cli
