// klap.h: versions, status, texts and errors.
#include <cstddef>
#include <cstring>

#include "errors.hpp"

namespace klap::c {
namespace {

klap_view view_of(const std::string& text) { return {text.c_str(), text.size()}; }

void fill(klap_message& message, const Message& from) {
  message.code = view_of(from.code);
  message.dutch = view_of(from.dutch);
  message.english = view_of(from.english);
  message.document = view_of(from.document);
  message.pointer = view_of(from.pointer);
  message.line = from.place.line;
  message.column = from.place.column;
  switch (from.level) {
    case Level::error: message.level = KLAP_LEVEL_ERROR; break;
    case Level::finding: message.level = KLAP_LEVEL_FINDING; break;
    case Level::unripe: message.level = KLAP_LEVEL_UNRIPE; break;
  }
}

}  // namespace

Tables& tables() {
  static Tables& all = *new Tables;
  return all;
}

}  // namespace klap::c

using namespace klap::c;

uint32_t klap_abi_version(void) { return KLAP_ABI_VERSION; }

const char* klap_version(void) { return KLAP_VERSION; }

const char* klap_status_name(klap_status status) {
  switch (status) {
    case KLAP_OK: return "KLAP_OK";
    case KLAP_BAD_RULES: return "KLAP_BAD_RULES";
    case KLAP_BAD_CASE: return "KLAP_BAD_CASE";
    case KLAP_CONCEPT_REFUSED: return "KLAP_CONCEPT_REFUSED";
    case KLAP_BAD_HANDLE: return "KLAP_BAD_HANDLE";
    case KLAP_BAD_ARGUMENT: return "KLAP_BAD_ARGUMENT";
    case KLAP_SHORT_BUFFER: return "KLAP_SHORT_BUFFER";
    case KLAP_OUT_OF_MEMORY: return "KLAP_OUT_OF_MEMORY";
    case KLAP_INTERNAL: return "KLAP_INTERNAL";
    default: return "?";
  }
}

klap_status klap_live_handles(size_t* count) {
  return behind_wall(nullptr, [&] {
    if (count == nullptr) return KLAP_BAD_ARGUMENT;
    *count = tables().rules.live() + tables().texts.live() + tables().errors.live();
    return KLAP_OK;
  });
}

klap_status klap_text_view(klap_text text, klap_view* view) {
  return behind_wall(nullptr, [&] {
    if (view == nullptr) return KLAP_BAD_ARGUMENT;
    *view = klap_view{nullptr, 0};
    const auto found = tables().texts.find(text.opaque);
    if (!found) return KLAP_BAD_HANDLE;
    *view = view_of(*found);
    return KLAP_OK;
  });
}

klap_status klap_text_copy(klap_text text, char* buffer, size_t capacity, size_t* needed) {
  return behind_wall(nullptr, [&] {
    if (needed == nullptr) return KLAP_BAD_ARGUMENT;
    *needed = 0;
    if (buffer == nullptr && capacity != 0) return KLAP_BAD_ARGUMENT;
    const auto found = tables().texts.find(text.opaque);
    if (!found) return KLAP_BAD_HANDLE;
    *needed = found->size();
    if (found->size() > capacity) return KLAP_SHORT_BUFFER;
    if (!found->empty()) std::memcpy(buffer, found->data(), found->size());
    return KLAP_OK;
  });
}

klap_status klap_text_free(klap_text text) {
  return behind_wall(nullptr, [&] { return tables().texts.remove(text.opaque) ? KLAP_OK : KLAP_BAD_HANDLE; });
}

klap_status klap_error_count(klap_error error, size_t* count, size_t* not_shown) {
  return behind_wall(nullptr, [&] {
    if (count != nullptr) *count = 0;
    if (not_shown != nullptr) *not_shown = 0;
    const auto found = tables().errors.find(error.opaque);
    if (!found) return KLAP_BAD_HANDLE;
    if (count != nullptr) *count = found->messages.size();
    if (not_shown != nullptr) *not_shown = found->not_shown;
    return KLAP_OK;
  });
}

klap_status klap_error_message(klap_error error, size_t index, klap_message* message) {
  return behind_wall(nullptr, [&] {
    if (message == nullptr) return KLAP_BAD_ARGUMENT;
    const std::size_t size = message->struct_size;
    constexpr std::size_t first_size = sizeof(klap_message);  // of the first version of the struct
    if (size < first_size || size > sizeof(klap_message)) return KLAP_BAD_ARGUMENT;
    klap_message full = KLAP_MESSAGE_INIT;
    full.struct_size = size;
    std::memcpy(message, &full, size);
    const auto found = tables().errors.find(error.opaque);
    if (!found) return KLAP_BAD_HANDLE;
    if (index >= found->messages.size()) return KLAP_BAD_ARGUMENT;
    fill(full, found->messages[index]);
    std::memcpy(message, &full, size);
    return KLAP_OK;
  });
}

klap_status klap_error_text(klap_error error, int32_t language, klap_view* text) {
  return behind_wall(nullptr, [&] {
    if (text == nullptr) return KLAP_BAD_ARGUMENT;
    *text = klap_view{nullptr, 0};
    if (language != KLAP_DUTCH && language != KLAP_ENGLISH) return KLAP_BAD_ARGUMENT;
    const auto found = tables().errors.find(error.opaque);
    if (!found) return KLAP_BAD_HANDLE;
    *text = view_of(language == KLAP_DUTCH ? found->text_dutch : found->text_english);
    return KLAP_OK;
  });
}

klap_status klap_error_json(klap_error error, klap_view* json) {
  return behind_wall(nullptr, [&] {
    if (json == nullptr) return KLAP_BAD_ARGUMENT;
    *json = klap_view{nullptr, 0};
    const auto found = tables().errors.find(error.opaque);
    if (!found) return KLAP_BAD_HANDLE;
    *json = view_of(found->json);
    return KLAP_OK;
  });
}

klap_status klap_error_free(klap_error error) {
  return behind_wall(nullptr, [&] { return tables().errors.remove(error.opaque) ? KLAP_OK : KLAP_BAD_HANDLE; });
}
