// Whether an error says what stands in a case (docs/semantics.md, clause 16).
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace klap::fuzz {

/// [begin, end) of a text of a case, with its quotes.
struct Quoted {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The texts that are values, not keys; also in bytes that are no JSON.
[[nodiscard]] std::vector<Quoted> text_values(std::string_view json);

/// The first value of eight bytes or more that `said` says back, or nothing. Words that would be said anyway — of a
/// key, of the rules, of the message itself — are told from a leak by asking again with other letters and digits in
/// that place.
[[nodiscard]] std::string leaked(const std::string& json, const std::function<std::string(const std::string&)>& said);

}  // namespace klap::fuzz
