// Arguments of the C interface, looked at before they are used.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "errors.hpp"

namespace klap::c {

/// The place for what a call gives out, set to zero first.
template <class T>
void clear(T* out, std::string_view argument) {
  if (out == nullptr) throw bad_argument(argument, "is een lege pointer", "is a null pointer");
  *out = T{};
}

/// The text between pointer and length, which is not copied and not read here.
[[nodiscard]] inline std::string_view text_in(const char* data, std::size_t size, std::string_view argument) {
  if (data == nullptr && size != 0) {
    throw bad_argument(argument, "is een lege pointer, en de lengte is niet 0",
                       "is a null pointer, and the length is not 0");
  }
  return data == nullptr ? std::string_view() : std::string_view(data, size);
}

/// No bytes behind the last member: `struct_size` could not tell those from a member that comes later.
template <class Struct, class Last>
[[nodiscard]] constexpr bool ends_with(Last Struct::*, std::size_t offset_of_last) {
  return offset_of_last + sizeof(Last) == sizeof(Struct);
}
static_assert(ends_with(&klap_open_options::reserved, offsetof(klap_open_options, reserved)));
static_assert(ends_with(&klap_case_options::reserved, offsetof(klap_case_options, reserved)));
static_assert(ends_with(&klap_table_options::reserved, offsetof(klap_table_options, reserved)));
static_assert(ends_with(&klap_message::reserved, offsetof(klap_message, reserved)));

/// A copy of the caller's options as this version knows them. A shorter struct, of an older version, keeps the defaults
/// for what it lacks; `first_size` is that of the first version.
template <class Options>
[[nodiscard]] Options options_in(const Options* options, Options defaults, std::size_t first_size) {
  if (options == nullptr) return defaults;
  const std::size_t size = options->struct_size;
  if (size < first_size || size > sizeof(Options)) {
    throw bad_argument("options", "heeft een struct_size die bij geen versie hoort; begin met de KLAP_…_INIT",
                       "has a struct_size of no version; begin with the KLAP_…_INIT");
  }
  std::memcpy(&defaults, options, size);
  if (defaults.reserved != 0) throw bad_argument("reserved", "is geen 0", "is not 0");
  return defaults;
}

[[nodiscard]] inline bool yes_or_no(std::int32_t value, std::string_view argument) {
  if (value != 0 && value != 1) throw bad_argument(argument, "is geen 0 of 1", "is not 0 or 1");
  return value == 1;
}

[[nodiscard]] inline Language language_in(std::int32_t value) {
  if (value == KLAP_DUTCH) return Language::dutch;
  if (value == KLAP_ENGLISH) return Language::english;
  throw bad_argument("language", "is geen taal die er is", "is no language there is");
}

[[nodiscard]] inline std::shared_ptr<const Rules> rules_in(klap_rules rules) {
  auto found = tables().rules.find(rules.opaque);
  if (!found) throw bad_rules_handle();
  return found;
}

[[nodiscard]] inline klap_status give_text(std::string text, klap_text* out) {
  out->opaque = tables().texts.add(std::make_shared<const std::string>(std::move(text)));
  return KLAP_OK;
}

}  // namespace klap::c
