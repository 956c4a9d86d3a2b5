// A file with every construct, as it is written in both languages. KLAP_UPDATE=1 writes the outcome into files/; read
// the difference before you keep it.
#include <cstdlib>

#include "format/formatting.hpp"

using namespace klap;

namespace {

void check_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(KLAP_SOURCE_DIR) / "tests/format/files" / name;
  const char* wanted = std::getenv("KLAP_UPDATE");
  const bool updating = wanted != nullptr && std::string_view(wanted) == "1";
  if (updating && test::read_text(path) != text) std::ofstream(path, std::ios::binary) << text;
  CHECK(test::read_text(path) == text);
}

std::string source(const std::string& name) {
  const std::string text = test::read_text(std::string(KLAP_SOURCE_DIR) + "/tests/syntax/files/" + name);
  return text.substr(0, text.find("-- VERWACHT"));
}

}  // namespace

TEST_CASE("a file with every construct, in Dutch and in English") {
  const std::string dutch = source("whole_dutch.klap");
  check_golden("whole_dutch.klap", test::formatted(dutch));
  check_golden("whole_english.klap", test::in_english(dutch));
}

TEST_CASE("the English file with every construct is the Dutch one, but for its articles") {
  const auto without_articles = [](std::string text) {
    for (const std::string article : {" the ", " a "}) {
      for (std::size_t at = 0; (at = text.find(article)) != std::string::npos;) text.replace(at, article.size(), " ");
    }
    return text;
  };
  const std::string english = test::formatted(source("whole_english.klap"));
  CHECK(without_articles(english) == without_articles(test::in_english(source("whole_dutch.klap"))));
}
