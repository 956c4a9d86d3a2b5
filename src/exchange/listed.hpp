// The names that would have been right, as one argument of a message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <klap/diagnostics/diagnostic.hpp>

namespace klap::exchange {

inline constexpr std::size_t names_listed = 12;

/// The names that may stand somewhere, for a message; what did stand there is not in it.
template <class Range, class Name>
std::string listed(const Range& range, Name name_of) {
  std::vector<std::string> names;
  for (const auto& item : range) {
    const std::string_view name = name_of(item);
    if (name.empty()) continue;
    if (names.size() == names_listed) {
      names.emplace_back("@more");
      break;
    }
    names.emplace_back(name);
  }
  if (names.empty()) names.emplace_back("–");
  return list_argument(names);
}

}  // namespace klap::exchange
