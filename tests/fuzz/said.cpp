#include "fuzz/said.hpp"

#include <nlohmann/json.hpp>

#include <klap/source/utf8.hpp>

#include "fuzz/targets.hpp"

namespace klap::fuzz {
namespace {

constexpr std::size_t longest_message = 4000;  // in bytes
constexpr std::size_t messages_shown = 8;  // of a run; a hundred would take twenty times as long as reading the text

void hold_place(Span span, std::string_view text, bool is_utf8) {
  hold(span.begin <= span.end && span.end <= text.size(), "the place of a message lies in its text");
  for (const std::uint32_t at : {span.begin, span.end}) {
    hold(!is_utf8 || at == text.size() || !utf8::is_continuation(text[at]), "a place is between two characters");
  }
}

void hold_message(const Diagnostic& diagnostic, const Documents& documents) {
  for (const Language language : {Language::dutch, Language::english}) {
    const std::string text = message(diagnostic, language);
    hold(!text.empty() && text.find('\n') == std::string::npos, "a message is one line");
    hold(text.size() <= longest_message, "a message is no longer than a page");
    hold_readable(render(diagnostic, documents, language));
  }
}

}  // namespace

void hold_readable(std::string_view text) {
  hold(first_invalid_utf8(text) == text.size(), "what is said is UTF-8");
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Character character = utf8::decode(text, i);
    hold(text[i] == '\n' || !utf8::is_hidden(character.code), "nothing is hidden in what is said");
    i += character.length;
  }
}

void hold_json(std::string_view text) { hold(nlohmann::json::accept(text), "what is said as JSON is JSON"); }

void hold_diagnostics(const Diagnostics& diagnostics, const Documents& documents) {
  std::vector<bool> is_utf8;
  for (const Document& one : documents) is_utf8.push_back(first_invalid_utf8(one.text()) == one.text().size());
  for (const Diagnostic& one : diagnostics.all()) {
    const std::uint32_t document = one.span.document;
    hold(document < documents.size(), "a message stands in a document");
    hold_place(one.span, documents[document].text(), is_utf8[document]);
  }
  const auto& all = diagnostics.all();
  const std::size_t step = all.size() / messages_shown + 1;
  for (std::size_t i = 0; i < all.size(); i += step) hold_message(all[i], documents);
}

}  // namespace klap::fuzz
