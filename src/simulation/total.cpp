#include <klap/simulation/total.hpp>

namespace klap::simulation {
namespace {

constexpr int digits_of_low = 15;  // of limits::cents - 1

/// The digits of high × whole + low, which is not below zero.
std::string digits(std::int64_t high, std::int64_t low) {
  std::string text = std::to_string(low);
  if (high == 0) return text;
  return std::to_string(high) + std::string(digits_of_low - text.size(), '0') + text;
}

}  // namespace

std::string Total::to_plain() const {
  const bool negative = high_ < 0;
  std::string text = !negative ? digits(high_, low_) : low_ == 0 ? digits(-high_, 0) : digits(-high_ - 1, whole - low_);
  if (text.size() < 3) text.insert(0, 3 - text.size(), '0');
  text.insert(text.size() - 2, ".");
  return negative ? "-" + text : text;
}

std::string Total::to_text(Language language) const {
  const char point = language == Language::dutch ? '.' : ',';
  const char comma = language == Language::dutch ? ',' : '.';
  std::string text = to_plain();
  const bool negative = text.front() == '-';
  if (negative) text.erase(0, 1);
  std::string cents = text.substr(text.size() - 2);
  std::string whole_euros = text.substr(0, text.size() - 3);
  for (std::size_t i = whole_euros.size(); i > 3;) whole_euros.insert(i -= 3, 1, point);
  return std::string("€ ") + (negative ? "-" : "") + whole_euros + (cents == "00" ? "" : comma + cents);
}

}  // namespace klap::simulation
