// Names that look like words of either language, anywhere: they get backticks where they must, and only there.
#include <sstream>

#include <klap/syntax/token.hpp>

#include "format/formatting.hpp"

using namespace klap;
using klap::syntax::NodeKind;

namespace {

/// Every word of both languages, by itself and as the beginnings of phrases; articles, and letters.
const std::vector<std::string>& awkward_names() {
  static const std::vector<std::string> list = [] {
    std::vector<std::string> names{"de", "het", "een", "the", "a", "an", "b", "nl", "en", "gewoon", "Kosten-5"};
    const auto add = [&](std::string_view phrase) {
      while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find(' '), phrase.size());
        names.emplace_back(phrase.substr(0, end));
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
      }
    };
#define KLAP_KEYWORD(id, dutch, english, use) add(dutch), add(english);
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
    return names;
  }();
  return list;
}

/// The text with some of its names replaced, always between backticks.
std::string with_other_names(const std::string& text, const std::vector<std::uint16_t>& choices) {
  Diagnostics diagnostics;
  const Document document("x.klap", text);
  const syntax::Tree tree = syntax::parse(document, 0, diagnostics);
  std::string result;
  std::size_t at = 0;
  std::size_t count = 0;
  for (std::uint32_t n = 0; n < tree.nodes.size(); ++n) {
    const syntax::NodeRef node(tree, n);
    const bool language = n > 0 && tree.nodes[n - 1].kind == NodeKind::language_clause;
    if (node.kind() != NodeKind::name || language) continue;
    const std::uint16_t choice = choices[count++ % choices.size()];
    if (choice % 3 == 0) continue;
    result += text.substr(at, node.span().begin - at);
    result += "`" + awkward_names()[choice % awkward_names().size()] + "`";
    at = node.span().end;
  }
  return result + text.substr(at);
}

/// What is left where lines and columns are not looked at, nor whether an article is `de` or `het`: that depends on the
/// name behind it, and these are none that anybody would give an article.
std::string words_of(const std::string& text) {
  std::string words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words += (word == "het" ? "de" : word) + " ";
  return words;
}

std::string plain_file(const std::string& name) {
  const std::string text = test::read_text(std::string(KLAP_SOURCE_DIR) + "/tests/" + name);
  return text.substr(0, text.find("-- VERWACHT"));
}

}  // namespace

TEST_CASE("whatever things are called, formatting and translating leave them what they are") {
  std::vector<std::string> files;
  for (const char* name :
       {"syntax/files/whole_dutch.klap", "syntax/files/whole_english.klap", "syntax/files/names.klap",
        "syntax/files/own_names.klap", "syntax/files/lists.klap", "semantics/files/woerden.klap"}) {
    files.push_back(plain_file(name));
  }
  KLAP_PROPERTY("names", [&] {
    const auto choices = *rc::gen::container<std::vector<std::uint16_t>>(701, rc::gen::arbitrary<std::uint16_t>());
    const std::string text = with_other_names(files[*rc::gen::inRange<std::size_t>(0, files.size())], choices);
    RC_PRE(test::reads_without_errors(text));
    const auto once = test::try_format(text);
    if (!once.text) RC_FAIL(text);
    if (test::formatted(*once.text) != *once.text) RC_FAIL(*once.text);
    const Language own = text.rfind("ruleset", 0) == 0 ? Language::english : Language::dutch;
    const Language other = own == Language::dutch ? Language::english : Language::dutch;
    const auto there = test::try_format(*once.text, other);
    if (!there.text) {
      if (there.diagnostics.all().front().kind == DiagnosticKind::format_unsafe) RC_FAIL(*once.text);
      return;
    }
    const auto back = test::try_format(*there.text, own);
    if (!back.text || words_of(*back.text) != words_of(*once.text))
      RC_FAIL(*once.text + "\n----\n" + *there.text + "\n----\n" + back.text.value_or(""));
  });
}
