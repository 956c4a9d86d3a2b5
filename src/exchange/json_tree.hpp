// A JSON text with the place of every key and value: what nlohmann's parser accepts, and where each part stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/document.hpp>

namespace klap::exchange {

enum class JsonKind : std::uint8_t { null, boolean, number, text, object, array };

/// The nodes stand in one vector in pre-order; the members of an object are a text node (the key) and a value, in turn.
struct JsonNode {
  JsonKind kind{};
  bool yes = false;            // of boolean
  std::uint32_t begin = 0;     // bytes of the document
  std::uint32_t end = 0;
  std::uint32_t next = 0;      // index behind the last node of this one
  std::uint32_t decoded = 0;   // of a text with escapes: its index in JsonTree::decoded, plus one
};

struct JsonTree {
  std::string_view source;
  std::vector<JsonNode> nodes;       // nodes[0] is the whole; never empty
  std::vector<std::string> decoded;

  [[nodiscard]] const JsonNode& at(std::uint32_t index) const { return nodes[index]; }
  /// Of a text node: what it says. Of a number: as written.
  [[nodiscard]] std::string_view text(std::uint32_t index) const;
  [[nodiscard]] Span span(std::uint32_t index) const { return {0, nodes[index].begin, nodes[index].end}; }
};

/// Nothing if the document is too large, not UTF-8, not JSON, too deep, has a key twice or too many values;
/// diagnostics say which and where.
[[nodiscard]] std::optional<JsonTree> parse_json(const Document& document, Diagnostics& diagnostics);

/// One step of a JSON pointer, put behind `pointer`: escaped, and cut to limits::echoed_characters.
void append_step(std::string& pointer, std::string_view key);

/// How a pointer is shown: the empty one needs a name.
[[nodiscard]] std::string shown_pointer(std::string pointer);

}  // namespace klap::exchange
