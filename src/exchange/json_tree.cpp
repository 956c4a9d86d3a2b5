#include "json_tree.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <klap/base/limits.hpp>
#include <klap/exchange/case_json.hpp>

namespace klap::exchange {
namespace {

using Json = nlohmann::json;

constexpr std::string_view the_whole = "(root)";  // how the empty pointer is shown

/// Follows the parser over the text. The parser reports what it read but not where; since it reports every key, value and
/// bracket in the order of the text, the next one always begins behind white space, commas and colons.
class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(const Document& document, Diagnostics& diagnostics) : diagnostics_(&diagnostics) {
    tree_.source = document.text();
    if (tree_.source.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] JsonTree take() { return std::move(tree_); }

  bool null() override { return word(JsonKind::null); }
  bool boolean(bool yes) override {
    if (!word(JsonKind::boolean)) return false;
    tree_.nodes.back().yes = yes;
    return true;
  }
  bool number_integer(number_integer_t) override { return word(JsonKind::number); }
  bool number_unsigned(number_unsigned_t) override { return word(JsonKind::number); }
  bool number_float(number_float_t, const string_t&) override { return word(JsonKind::number); }  // the text is what counts
  bool string(string_t& value) override {
    count_element();
    return add_text(value);
  }
  bool binary(binary_t&) override { return false; }  // does not occur in JSON text
  bool key(string_t& value) override {
    open_.back().key = 0;  // where there is no room for it, the place is the object
    if (!add_text(value)) return false;
    open_.back().key = last();
    return true;
  }
  bool start_object(std::size_t) override { return open(JsonKind::object); }
  bool start_array(std::size_t) override { return open(JsonKind::array); }
  bool end_object() override {
    const std::uint32_t object = open_.back().node;
    close();
    check_keys(object);
    open_.pop_back();
    return true;
  }
  bool end_array() override {
    close();
    open_.pop_back();
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const Json::exception& error) override {
    constexpr int number_overflow = 406;
    const std::size_t wrong = std::min(position > 0 ? position - 1 : 0, tree_.source.size());
    skip();
    if (error.id == number_overflow) {
      count_element();
      const std::size_t end = word_end();
      fail(DiagnosticKind::case_number_too_large, at_, end, {pointer(true), std::to_string(limits::number)});
    } else if (wrong >= tree_.source.size()) {
      fail(DiagnosticKind::case_ends_early, wrong, wrong, {pointer(false)});
    } else if (const auto half = half_character(wrong)) {
      fail(DiagnosticKind::case_half_character, *half, *half + unicode_escape, {pointer(counted_value())});
    } else if (wrong >= at_ && is_word(at_) && at_value()) {
      fail(DiagnosticKind::case_no_json_word, at_, word_end(), {pointer(counted_value())});
    } else {
      const std::size_t begin = place_of_error(wrong);
      fail(DiagnosticKind::case_not_json, begin, begin + 1, {pointer(false)});
    }
    return false;
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t key = 0;        // of an object: its last key
    std::size_t elements = 0;     // of an array: begun
  };

  JsonTree tree_;
  Diagnostics* diagnostics_;
  std::vector<Open> open_;
  std::size_t at_ = 0;
  bool failed_ = false;

  [[nodiscard]] std::uint32_t last() const { return static_cast<std::uint32_t>(tree_.nodes.size() - 1); }

  void skip() {
    constexpr std::string_view between = " \t\r\n,:";
    at_ = std::min(tree_.source.find_first_not_of(between, at_), tree_.source.size());
  }
  [[nodiscard]] std::size_t word_end() const {
    return std::min(tree_.source.find_first_of(" \t\r\n,:]}", at_), tree_.source.size());
  }
  /// Behind the closing quote of the text that begins at `at_`; the end of the source if it has none.
  [[nodiscard]] std::size_t text_end() const {
    std::size_t end = at_ + 1;
    while (end < tree_.source.size() && tree_.source[end] != '"') end += tree_.source[end] == '\\' ? 2 : 1;
    return std::min(end + 1, tree_.source.size());
  }
  /// The parser stops behind the part that does not fit; people look for its beginning.
  [[nodiscard]] std::size_t place_of_error(std::size_t wrong) const {
    if (wrong <= at_) return wrong;
    if (tree_.source[at_] == '"') return text_end() == wrong + 1 ? at_ : wrong;
    const bool sign = std::string_view(",:[]{}").find(tree_.source[wrong]) != std::string_view::npos;
    return sign ? wrong : at_;
  }

  /// Does what stands at `at_` have the place of a value, and not that of a key or of nothing at all?
  [[nodiscard]] bool at_value() const {
    const std::size_t last = at_ == 0 ? std::string_view::npos : tree_.source.find_last_not_of(" \t\r\n", at_ - 1);
    const bool begins = last == std::string_view::npos || tree_.nodes.empty();
    if (begins || open_.empty()) return begins && open_.empty();
    const char before = tree_.source[last];
    const bool in_array = tree_.nodes[open_.back().node].kind == JsonKind::array;
    return before == ':' || (in_array && (before == '[' || before == ','));
  }
  /// The same; the pointer then leads to it.
  [[nodiscard]] bool counted_value() {
    const bool value = at_value();
    if (value) count_element();
    return value;
  }
  [[nodiscard]] bool is_word(std::size_t at) const {
    if (at < tree_.source.size() && tree_.source[at] == '-') ++at;  // -Infinity
    const char c = at < tree_.source.size() ? tree_.source[at] : '\0';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static constexpr std::size_t unicode_escape = 6;  // \uD800

  /// The escape that has no other half, in the text at `at_` that the parser gave up on behind `wrong`.
  [[nodiscard]] std::optional<std::size_t> half_character(std::size_t wrong) const {
    const std::string_view text = tree_.source;
    if (at_ >= text.size() || text[at_] != '"') return std::nullopt;
    const auto is_escape = [&](std::size_t i, std::string_view third) {
      return i + unicode_escape <= text.size() && text[i] == '\\' && text[i + 1] == 'u' &&
             (text[i + 2] == 'd' || text[i + 2] == 'D') && third.find(text[i + 3]) != std::string_view::npos;
    };
    constexpr std::string_view high = "89abAB";
    constexpr std::string_view low = "cdefCDEF";
    for (std::size_t i = at_ + 1; i <= wrong; i += text[i] == '\\' ? 2 : 1) {
      if (is_escape(i, low) || (is_escape(i, high) && !is_escape(i + unicode_escape, low))) return i;
      if (is_escape(i, high)) i += unicode_escape + unicode_escape - 2;  // a pair
    }
    return std::nullopt;
  }

  /// False if there are as many nodes as there may be: each takes more memory than the text it stands for.
  [[nodiscard]] bool add(JsonKind kind, std::size_t end) {
    if (tree_.nodes.size() >= limits::case_values) {
      fail(DiagnosticKind::case_too_many_values, at_, end, {pointer(true), std::to_string(limits::case_values)});
      return false;
    }
    JsonNode node;
    node.kind = kind;
    node.begin = static_cast<std::uint32_t>(at_);
    node.end = static_cast<std::uint32_t>(end);
    node.next = static_cast<std::uint32_t>(tree_.nodes.size() + 1);
    tree_.nodes.push_back(node);
    at_ = end;
    return true;
  }
  void count_element() {
    if (!open_.empty()) ++open_.back().elements;
  }
  bool word(JsonKind kind) {
    count_element();
    skip();
    return add(kind, word_end());
  }
  bool add_text(std::string& value) {
    skip();
    const std::size_t begin = at_;
    if (!add(JsonKind::text, text_end())) return false;
    if (tree_.source.substr(begin, at_ - begin).find('\\') != std::string_view::npos) {
      tree_.decoded.push_back(std::move(value));
      tree_.nodes.back().decoded = static_cast<std::uint32_t>(tree_.decoded.size());
    }
    return true;
  }
  bool open(JsonKind kind) {
    count_element();
    skip();
    if (open_.size() >= limits::json_levels) {
      fail(DiagnosticKind::case_too_deep, at_, at_ + 1, {pointer(true), std::to_string(limits::json_levels)});
      return false;
    }
    if (!add(kind, at_ + 1)) return false;
    open_.push_back({last(), 0, 0});
    return true;
  }
  void close() {
    skip();
    JsonNode& node = tree_.nodes[open_.back().node];
    node.end = static_cast<std::uint32_t>(++at_);
    node.next = static_cast<std::uint32_t>(tree_.nodes.size());
  }

  /// A key that stands in an object twice is refused: which of the two counts, nobody can see.
  void check_keys(std::uint32_t object) {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t i = object + 1; i < tree_.nodes[object].next; i = tree_.nodes[i + 1].next) keys.push_back(i);
    if (keys.size() < 2) return;
    std::sort(keys.begin(), keys.end(), [&](std::uint32_t a, std::uint32_t b) {
      const int order = tree_.text(a).compare(tree_.text(b));
      return order < 0 || (order == 0 && a < b);
    });
    for (std::size_t i = 1; i < keys.size(); ++i) {
      if (tree_.text(keys[i - 1]) != tree_.text(keys[i])) continue;
      open_.back().key = keys[i];
      const JsonNode& node = tree_.nodes[keys[i]];
      fail(DiagnosticKind::case_duplicate_key, node.begin, node.end, {pointer(true)});
    }
  }

  /// Of what is being read: with the last step, of the key or element itself; without, of what it stands in.
  [[nodiscard]] std::string pointer(bool last_step) const {
    std::string all;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      if (i + 1 == open_.size() && !last_step) break;
      const Open& step = open_[i];
      if (tree_.nodes[step.node].kind == JsonKind::array) append_step(all, std::to_string(step.elements - 1));
      else if (step.key != 0) append_step(all, tree_.text(step.key));
    }
    return shown_pointer(std::move(all));
  }

  void fail(DiagnosticKind kind, std::size_t begin, std::size_t end, std::vector<std::string> arguments) {
    failed_ = true;
    diagnostics_->add(kind, {0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(arguments));
  }
};

}  // namespace

std::string_view JsonTree::text(std::uint32_t index) const {
  const JsonNode& node = nodes[index];
  if (node.decoded != 0) return decoded[node.decoded - 1];
  const std::string_view written = source.substr(node.begin, node.end - node.begin);
  return node.kind == JsonKind::text ? written.substr(1, written.size() - 2) : written;
}

std::optional<JsonTree> parse_json(const Document& document, Diagnostics& diagnostics) {
  const std::string_view text = document.text();
  if (text.size() > limits::case_bytes) {
    diagnostics.add(DiagnosticKind::case_too_large, {0, 0, 0}, {std::to_string(limits::case_bytes >> 20U)});
    return std::nullopt;
  }
  if (const std::size_t wrong = first_invalid_utf8(text); wrong != text.size()) {
    const auto begin = static_cast<std::uint32_t>(wrong);
    diagnostics.add(DiagnosticKind::case_not_utf8, {0, begin, begin + 1});
    return std::nullopt;
  }
  Builder builder(document, diagnostics);
  const bool whole = Json::sax_parse(text.begin(), text.end(), &builder);
  if (!whole || builder.failed()) return std::nullopt;
  return builder.take();
}

void append_step(std::string& pointer, std::string_view key) {
  pointer += '/';
  for (const char c : shown(key, limits::echoed_characters)) {
    if (c == '~') pointer += "~0";
    else if (c == '/') pointer += "~1";
    else pointer += c;
  }
}

std::string shown_pointer(std::string pointer) { return pointer.empty() ? std::string(the_whole) : pointer; }

std::optional<std::string> case_pointer(const Diagnostic& diagnostic) {
  if (!info(diagnostic.kind).code.starts_with("K09") || diagnostic.arguments.empty()) return std::nullopt;
  const std::string& first = diagnostic.arguments.front();
  if (first == the_whole) return "";
  return first.starts_with('/') ? std::optional(first) : std::nullopt;
}

}  // namespace klap::exchange
