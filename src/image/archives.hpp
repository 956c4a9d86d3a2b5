// Writing a program to bytes and reading it back: numbers lowest byte first, everything with a length behind its length.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "fields.hpp"

namespace klap::image {

template <class T>
concept Number = std::integral<T> || std::is_enum_v<T>;

template <Number T>
constexpr auto as_unsigned(T x) {
  if constexpr (std::is_same_v<T, bool>)
    return static_cast<std::uint8_t>(x ? 1 : 0);
  else if constexpr (std::is_enum_v<T>)
    return static_cast<std::make_unsigned_t<std::underlying_type_t<T>>>(x);
  else
    return static_cast<std::make_unsigned_t<T>>(x);
}

class Writer {
 public:
  template <class... T>
  void operator()(const T&... parts) { (put(parts), ...); }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  template <Number T>
  void put(T x) {
    const auto number = as_unsigned(x);
    for (std::size_t i = 0; i < sizeof(number); ++i) bytes_ += static_cast<char>((number >> (8 * i)) & 0xFF);
  }
  void put(const std::string& x) {
    put(static_cast<std::uint32_t>(x.size()));
    bytes_ += x;
  }
  template <class Tag>
  void put(const Id<Tag>& x) { put(x.index); }
  void put(const QuestionId& x) { put(x.index); }
  void put(const Date& x) { put(x.days()); }
  void put(const Money& x) { put(x.cents()); }
  void put(const Ratio& x) { (*this)(x.numerator, x.denominator); }
  void put(const Value& x) { (*this)(x.kind, x.raw); }
  template <class T>
  void put(const std::vector<T>& x) {
    put(static_cast<std::uint32_t>(x.size()));
    for (const T& one : x) put(one);
  }
  template <class T, std::size_t n>
  void put(const std::array<T, n>& x) { for (const T& one : x) put(one); }
  template <class T>
  void put(const std::optional<T>& x) {
    put(x.has_value());
    if (x) put(*x);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& x) { (*this)(x.first, x.second); }
  template <class... T>
  void put(const std::variant<T...>& x) {
    put(static_cast<std::uint8_t>(x.index()));
    std::visit([&](const auto& one) { put(one); }, x);
  }
  template <class T>
    requires requires(Writer& w, const T& x) { fields(w, x); }
  void put(const T& x) { fields(*this, x); }

  std::string bytes_;
};

/// Stops at the first byte that fits nowhere: from then on nothing is read, and `whole()` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}

  template <class... T>
  void operator()(T&... parts) { (get(parts), ...); }

  /// Was all of it read, and nothing wrong?
  [[nodiscard]] bool whole() const { return !failed_ && left_.empty(); }

 private:
  void fail() {
    failed_ = true;
    left_ = {};
  }
  template <class Unsigned>
  Unsigned number() {
    if (left_.size() < sizeof(Unsigned)) {
      fail();
      return 0;
    }
    Unsigned x = 0;
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i)
      x = static_cast<Unsigned>(x | static_cast<Unsigned>(static_cast<Unsigned>(static_cast<unsigned char>(left_[i])) << (8 * i)));
    left_.remove_prefix(sizeof(Unsigned));
    return x;
  }
  /// How many follow; each takes a byte at least, so that no length asks for more memory than the bytes account for.
  std::size_t length() {
    const auto n = number<std::uint32_t>();
    if (n > left_.size()) fail();
    return failed_ ? 0 : n;
  }
  template <Number T>
  void get(T& x) {
    const auto raw = number<decltype(as_unsigned(x))>();
    if constexpr (std::is_same_v<T, bool>) {
      if (raw > 1) return fail();
      x = raw != 0;
    } else {
      x = static_cast<T>(raw);
    }
  }
  void get(std::string& x) {
    const std::size_t n = length();
    x.assign(left_.substr(0, n));
    left_.remove_prefix(n);
  }
  template <class Tag>
  void get(Id<Tag>& x) { get(x.index); }
  void get(QuestionId& x) { get(x.index); }
  void get(Date& x) {
    std::int32_t days = 0;
    get(days);
    if (const auto date = Date::from_days(days)) x = *date;
    else fail();
  }
  void get(Money& x) {
    std::int64_t cents = 0;
    get(cents);
    if (const auto money = Money::from_cents(cents)) x = *money;
    else fail();
  }
  void get(Ratio& x) {
    std::int64_t numerator = 0, denominator = 0;
    (*this)(numerator, denominator);
    if (const auto ratio = Ratio::make(numerator, denominator)) x = *ratio;
    else fail();
  }
  void get(Value& x) { (*this)(x.kind, x.raw); }
  template <class T>
  void get(std::vector<T>& x) {
    const std::size_t n = length();
    x.clear();
    if constexpr (Number<T>) x.reserve(n);  // a byte is a byte: of larger things there may be fewer than announced
    for (std::size_t i = 0; i < n && !failed_; ++i) get(x.emplace_back());
  }
  template <class T, std::size_t n>
  void get(std::array<T, n>& x) { for (T& one : x) get(one); }
  template <class T>
  void get(std::optional<T>& x) {
    bool is_there = false;
    get(is_there);
    if (!is_there) return x.reset();
    get(x.emplace());
  }
  template <class A, class B>
  void get(std::pair<A, B>& x) { (*this)(x.first, x.second); }
  template <class... T>
  void get(std::variant<T...>& x) {
    const auto index = number<std::uint8_t>();
    std::size_t i = 0;
    const bool known = ((i++ == index ? (get(x.template emplace<T>()), true) : false) || ...);
    if (!known) fail();
  }
  template <class T>
    requires requires(Reader& r, T& x) { fields(r, x); }
  void get(T& x) { fields(*this, x); }

  std::string_view left_;
  bool failed_ = false;
};

}  // namespace klap::image
