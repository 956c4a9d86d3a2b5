// A JSON value that is put together in order to be written. Not nlohmann's: that one needs memory to give memory back,
// and ends the process where there is none. Here only building and writing allocate, and throw std::bad_alloc.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace klap::exchange {

class JsonPart;

/// null, a boolean, a whole number, a text, an array, or an object whose keys keep the order they came in. Braces make
/// an object of pairs that begin with a text, `{{"a", 1}, {"b", 2}}`, and an array of anything else.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() noexcept = default;
  Json(std::nullptr_t) noexcept {}
  template <std::same_as<bool> Boolean>
  Json(Boolean yes) noexcept : value_(yes) {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Json(Number number)
  noexcept : value_(static_cast<std::int64_t>(number)) {}
  Json(std::string text) noexcept : value_(std::move(text)) {}
  Json(std::string_view text) : value_(std::string(text)) {}
  Json(const char* text) : value_(std::string(text)) {}
  Json(const std::vector<std::string_view>& texts) : value_(Array(texts.begin(), texts.end())) {}
  Json(std::initializer_list<JsonPart> parts);
  [[nodiscard]] static Json array(std::initializer_list<JsonPart> parts = {});
  [[nodiscard]] static Json object() { return Json(Value(Object())); }

  Json(const Json& other) = default;
  Json(Json&& other) noexcept = default;
  Json& operator=(const Json& other) = default;
  Json& operator=(Json&& other) noexcept = default;
  ~Json() = default;

  /// The value of a key, which is added if it is not there. Of null and of an object only.
  [[nodiscard]] Json& operator[](std::string_view key);
  /// Adds a key that is not there yet. Of an object only.
  void add(std::string_view key, Json part) {
    std::get<Object>(value_).emplace_back(std::string(key), std::move(part));
  }
  /// Room for so many parts or keys.
  void reserve(std::size_t count);
  /// Part `index` of an array.
  [[nodiscard]] Json& operator[](std::size_t index) { return std::get<Array>(value_)[index]; }
  /// Of an array only.
  void push_back(Json part) { std::get<Array>(value_).push_back(std::move(part)); }
  /// Of objects only: what `more` has, over what stands here.
  void update(Json more);
  /// Of an array or object.
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const;

  /// Behind `out`, indented by two from `indent` on. Bytes that are no UTF-8 are replaced.
  void write(std::string& out, std::size_t indent = 0) const;

 private:
  using Value = std::variant<std::nullptr_t, bool, std::int64_t, std::string, Array, Object>;
  Value value_ = nullptr;

  explicit Json(Value value) noexcept : value_(std::move(value)) {}
  [[nodiscard]] bool is_pair() const;
};

/// A value between braces, from where it can be moved.
class JsonPart {
 public:
  JsonPart(std::initializer_list<JsonPart> parts) : value_(parts) {}
  template <class From>
  requires(!std::same_as<std::remove_cvref_t<From>, JsonPart> && std::constructible_from<Json, From>)
      JsonPart(From&& from)
      : value_(std::forward<From>(from)) {}
  [[nodiscard]] Json take() const { return std::move(value_); }

 private:
  mutable Json value_;
};

}  // namespace klap::exchange
