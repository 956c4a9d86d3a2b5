// What a character may be part of.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <klap/source/utf8.hpp>

namespace klap::syntax {

enum class CharacterClass : std::uint8_t {
  letter, digit,
  space,   // also the ends of lines
  symbol,  // other visible ASCII
  other    // controls, and everything that is not ASCII
};

inline constexpr std::array<CharacterClass, 256> character_classes = [] {
  std::array<CharacterClass, 256> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
    const bool digit = i >= '0' && i <= '9';
    const bool space = i == ' ' || i == '\t' || i == '\n' || i == '\r';
    const bool visible = i > ' ' && i < 0x7F;
    classes[i] = letter    ? CharacterClass::letter
                 : digit   ? CharacterClass::digit
                 : space   ? CharacterClass::space
                 : visible ? CharacterClass::symbol
                           : CharacterClass::other;
  }
  return classes;
}();

[[nodiscard]] inline CharacterClass class_of(char c) { return character_classes[static_cast<unsigned char>(c)]; }
[[nodiscard]] inline bool is_digit(char c) { return class_of(c) == CharacterClass::digit; }

enum class Script : std::uint8_t { none, latin, greek, cyrillic };

/// Of the letters beyond ASCII that a name may have; none for what is no such letter.
[[nodiscard]] constexpr Script script_of(char32_t c) {
  if (c == 0xD7 || c == 0xF7 || c == 0x37E || c == 0x387) return Script::none;
  if ((c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF)) return Script::latin;
  if ((c >= 0x370 && c <= 0x3FF && c != 0x375 && c != 0x384 && c != 0x385) || (c >= 0x1F00 && c <= 0x1FBC)) return Script::greek;
  if ((c >= 0x400 && c <= 0x481) || (c >= 0x48A && c <= 0x52F)) return Script::cyrillic;
  return Script::none;
}

/// The length of the letter beyond ASCII at `at`; 0 if there is none.
[[nodiscard]] inline std::size_t wide_letter(std::string_view text, std::size_t at) {
  if (class_of(text[at]) != CharacterClass::other) return 0;
  const utf8::Character character = utf8::decode(text, at);
  return script_of(character.code) == Script::none ? 0 : character.length;
}

/// The length of the space beyond ASCII at `at` (no-break spaces, as word processors write them); 0 if there is none.
[[nodiscard]] inline std::size_t wide_space(std::string_view text, std::size_t at) {
  if (class_of(text[at]) != CharacterClass::other) return 0;
  const utf8::Character character = utf8::decode(text, at);
  return character.code == 0xA0 || character.code == 0x202F ? character.length : 0;
}

[[nodiscard]] inline bool continues_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const CharacterClass c = class_of(text[at]);
  return c == CharacterClass::letter || c == CharacterClass::digit || text[at] == '_' || wide_letter(text, at) != 0;
}

[[nodiscard]] inline bool starts_amount(std::string_view text, std::size_t at) { return text.substr(at, 3) == "€"; }

[[nodiscard]] constexpr bool is_curly_quote(char32_t c) {
  return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

/// A character that no token begins with and that is no white space.
[[nodiscard]] inline bool is_wrong(std::string_view text, std::size_t at) {
  const CharacterClass c = class_of(text[at]);
  if (c == CharacterClass::symbol) return std::string_view("\"`,:?()+-*=<>").find(text[at]) == std::string_view::npos;
  if (c != CharacterClass::other) return false;
  return wide_letter(text, at) == 0 && wide_space(text, at) == 0 && !starts_amount(text, at);
}

/// Letters of two scripts in one word can make two names look the same.
[[nodiscard]] inline bool mixes_scripts(std::string_view word) {
  Script seen = Script::none;
  bool wide = false;
  for (const char c : word) wide = wide || static_cast<signed char>(c) < 0;
  if (!wide) return false;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::Character character = utf8::decode(word, i);
    const Script script = class_of(word[i]) == CharacterClass::letter ? Script::latin : script_of(character.code);
    if (script != Script::none && seen != Script::none && script != seen) return true;
    if (script != Script::none) seen = script;
    i += character.length;
  }
  return false;
}

}  // namespace klap::syntax
