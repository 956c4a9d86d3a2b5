#include "numbers.hpp"

#include <algorithm>

#include <klap/base/date.hpp>
#include <klap/base/limits.hpp>

#include "characters.hpp"

namespace klap::syntax {
namespace {

constexpr std::size_t percent_digits = 9;  // before and behind the comma together

char at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : '\0'; }

bool is_letter(char c) { return class_of(c) == CharacterClass::letter; }

bool all_digits(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }

/// The value, or more than `most`.
std::int64_t value_of(std::string_view digits, std::int64_t most) {
  std::int64_t value = 0;
  for (const char c : digits) {
    value = value * 10 + (c - '0');
    if (value > most) return most + 1;
  }
  return value;
}

/// "," and digits and "%": a comma between two numbers of a list is not part of the first.
bool starts_decimals(std::string_view text, std::size_t comma) {
  std::size_t i = comma + 1;
  while (is_digit(at(text, i))) ++i;
  return i > comma + 1 && at(text, i) == '%';
}

bool is_numbering(std::string_view word) {
  if (word.size() > limits::name_characters) return false;
  std::size_t i = 0;
  while (true) {
    const std::size_t digits = i;
    while (is_digit(at(word, i))) ++i;
    if (i == digits) return false;
    const std::size_t letters = i;
    while (is_letter(at(word, i))) ++i;
    if (i - letters > 2) return false;
    if (i == word.size()) return true;
    if (word[i] != '.' && word[i] != ':') return false;
    ++i;
  }
}

/// 150.000 or 150000: a point per three digits, or none at all.
bool is_grouped(std::string_view word, char point) {
  if (all_digits(word)) return true;
  std::size_t end = std::min(word.find(point), word.size());
  if (end == 0 || end > 3 || !all_digits(word.substr(0, end))) return false;
  for (; end < word.size(); end += 4) {
    const std::string_view three = word.substr(end + 1, 3);
    if (word[end] != point || three.size() != 3 || !all_digits(three)) return false;
  }
  return true;
}

}  // namespace

std::size_t number_end(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    const char c = text[i];
    if (continues_word(text, i)) {
      i += std::max<std::size_t>(wide_letter(text, i), 1);
    } else if ((c == '.' || c == ':' || c == '-') && is_digit(at(text, i + 1))) {
      ++i;
    } else if (c == ',' && starts_decimals(text, i)) {
      ++i;
    } else {
      return c == '%' ? i + 1 : i;
    }
  }
  return i;
}

NumberForm number_form(std::string_view word, Language language) {
  if (all_digits(word)) return value_of(word, limits::number) > limits::number ? NumberForm::too_large : NumberForm::integer;
  if (word.back() == '%') {
    const std::string_view share = word.substr(0, word.size() - 1);
    const std::size_t sign = share.find(language == Language::dutch ? ',' : '.');
    const std::string_view whole = share.substr(0, sign);
    const bool decimals = sign != std::string_view::npos;
    if (!all_digits(whole) || (decimals && !all_digits(share.substr(sign + 1)))) return NumberForm::none;
    return share.size() > percent_digits + (decimals ? 1U : 0U) ? NumberForm::too_large : NumberForm::percent;
  }
  if (std::count(word.begin(), word.end(), '-') == 2) {
    const bool only = std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '-'; });
    if (!only) return NumberForm::none;
    return date_from_iso(word) ? NumberForm::date : NumberForm::no_such_date;
  }
  return is_numbering(word) ? NumberForm::numbering : NumberForm::none;
}

std::size_t amount_digits(std::string_view text, std::size_t i) {
  const std::size_t behind_sign = i + std::string_view("€").size();
  i = behind_sign;
  while (i < text.size()) {
    if (text[i] == ' ' || text[i] == '\t') ++i;
    else if (const std::size_t wide = wide_space(text, i); wide != 0) i += wide;
    else break;
  }
  const std::size_t digits = at(text, i) == '-' ? i + 1 : i;
  return is_digit(at(text, digits)) ? i : behind_sign;
}

std::size_t amount_end(std::string_view text, std::size_t i) {
  if (at(text, i) == '-') ++i;
  if (!is_digit(at(text, i))) return i;
  while (i < text.size()) {
    const char c = text[i];
    if (continues_word(text, i)) i += std::max<std::size_t>(wide_letter(text, i), 1);
    else if ((c == '.' || c == ',') && is_digit(at(text, i + 1))) ++i;
    else break;
  }
  const bool dash = (at(text, i) == ',' || at(text, i) == '.') && at(text, i + 1) == '-';
  if (dash) i += at(text, i + 2) == '-' ? 3 : 2;  // € 6,- as on a price tag: seen as one mistake
  return at(text, i) == '%' ? i + 1 : i;
}

AmountForm amount_form(std::string_view word, Language language) {
  const char point = language == Language::dutch ? '.' : ',';
  const char comma = language == Language::dutch ? ',' : '.';
  if (word.starts_with('-')) word.remove_prefix(1);
  const std::size_t sign = std::min(word.find(comma), word.size());
  const std::string_view whole = word.substr(0, sign);
  if (!is_grouped(whole, point)) return AmountForm::none;
  if (sign < word.size()) {
    const std::string_view cents = word.substr(sign + 1);
    if (cents.size() != 2 || !all_digits(cents)) return AmountForm::none;
  }
  std::int64_t value = 0;
  for (const char c : word) {
    if (!is_digit(c)) continue;
    value = value * 10 + (c - '0');
    if (value > limits::cents) return AmountForm::too_large;
  }
  if (sign == word.size() && value > limits::cents / 100) return AmountForm::too_large;
  return AmountForm::amount;
}

Language language_of(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '"') {
      i = std::min(text.find_first_of("\"\r\n", i + 1), text.size() - 1) + 1;
    } else if (text[i] == '-' && at(text, i + 1) == '-') {
      i = std::min(text.find_first_of("\r\n", i), text.size());
    } else if (!continues_word(text, i)) {
      ++i;
    } else {
      const std::size_t begin = i;
      while (continues_word(text, i) || (at(text, i) == '-' && at(text, i + 1) != '-')) ++i;
      const std::string_view word = text.substr(begin, i - begin);
      if (word == "regelset") return Language::dutch;
      if (word == "ruleset") return Language::english;
    }
  }
  return Language::dutch;
}

}  // namespace klap::syntax
