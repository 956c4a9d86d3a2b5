// Who asks a question the language does not know is told all that it does know.
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/syntax/sentences.hpp>

#include "support/catch.hpp"

using namespace klap;

TEST_CASE("the message about an unknown question names every fixed question") {
  Diagnostics diagnostics;
  diagnostics.add(DiagnosticKind::unknown_question, {0, 0, 0});
  for (const Language language : {Language::dutch, Language::english}) {
    const std::string said = message(diagnostics.all().front(), language);
    for (std::size_t q = 0; q < question_kind_count; ++q) {
      const std::string sentence(syntax::sentence_of(static_cast<QuestionKind>(q), language));
      INFO(sentence);
      CHECK(said.find(sentence) != std::string::npos);
    }
  }
}
