#include "fuzz/leaks.hpp"

#include <nlohmann/json.hpp>

namespace klap::fuzz {
namespace {

using Json = nlohmann::json;
constexpr std::size_t long_enough = 8;  // a shorter one may stand in a message by chance

std::size_t end_of_text(std::string_view json, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
  return std::min(end + 1, json.size());
}

/// Another value of the same form: letters for letters, digits for digits.
std::string disguised(std::string value) {
  for (char& c : value) {
    if (c >= '0' && c <= '9')
      c = static_cast<char>('0' + (c - '0' + 3) % 10);
    else if (c >= 'a' && c <= 'z')
      c = static_cast<char>('a' + (c - 'a' + 7) % 26);
    else if (c >= 'A' && c <= 'Z')
      c = static_cast<char>('A' + (c - 'A' + 7) % 26);
  }
  return value;
}

}  // namespace

std::vector<Quoted> text_values(std::string_view json) {
  std::vector<Quoted> found;
  std::string open;       // the brackets around this place
  bool key_next = false;  // in an object, behind its bracket or a comma
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '{' || c == '[') open += c;
    if ((c == '}' || c == ']') && !open.empty()) open.pop_back();
    if (c == '{' || c == ',') key_next = !open.empty() && open.back() == '{';
    if (c == '[' || c == ':') key_next = false;
    if (c != '"') continue;
    const std::size_t end = end_of_text(json, at);
    if (!key_next) found.push_back({at, end});
    key_next = false;
    at = end - 1;
  }
  return found;
}

std::string leaked(const std::string& json, const std::function<std::string(const std::string&)>& said) {
  const std::string now = said(json);
  for (const Quoted place : text_values(json)) {
    const Json value = Json::parse(json.substr(place.begin, place.end - place.begin), nullptr, false);
    if (!value.is_string()) continue;
    const std::string text = value.get<std::string>();
    const std::string other = disguised(text);
    if (text.size() < long_enough || other == text || now.find(text) == std::string::npos) continue;
    std::string changed = json;
    changed.replace(place.begin, place.end - place.begin, Json(other).dump());
    if (said(changed).find(other) != std::string::npos) return text;
  }
  return {};
}

}  // namespace klap::fuzz
