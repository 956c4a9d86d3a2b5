// Formatting and translating rule sets at random: the rules stay what they are, to the hash of the model.
#include <klap/format/format.hpp>
#include <klap/semantics/hash.hpp>

#include "differential/compare.hpp"
#include "differential/draw.hpp"
#include "support/catch.hpp"

namespace klap::differential {
namespace {

using Texts = std::vector<std::string>;

Texts format_all(const Texts& texts, std::optional<Language> language = std::nullopt) {
  Diagnostics diagnostics;
  Texts result;
  for (auto& text : format::format(documents_of(texts), language, diagnostics)) {
    if (!text) RC_FAIL(message(diagnostics.all().front(), Language::english));
    result.push_back(std::move(*text));
  }
  return result;
}

std::string joined(const Texts& texts) {
  std::string all;
  for (const std::string& text : texts) all += text + "\n----------------------------------------\n";
  return all;
}

void check_same(const Texts& one, const Texts& other) {
  if (one != other) RC_FAIL(joined(one) + joined(other));
}
void check_says_the_same(const Texts& one, const Texts& other) {
  Diagnostics diagnostics;
  const Documents documents = documents_of(one);
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    if (!format::says_the_same(documents[d], d, other[d], diagnostics)) RC_FAIL(joined(one) + joined(other));
  }
}

/// Everything on one line: the layout of the writer is nothing to go by.
std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

TEST_CASE("formatting and translating leave every rule set what it is") {
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = "format";
  rc::detail::TestParams params;
  params.seed = extent().seed;
  params.maxSuccess = 300;
  const auto test = [] {
    const RuleSetText rules = write_rules(*any_recipe());
    for (const Texts& texts : {Texts{rules.in_order()}, rules.turned_round(), Texts{on_one_line(rules.in_order())}}) {
      const Texts dutch = format_all(texts);
      check_same(format_all(dutch), dutch);
      check_says_the_same(texts, dutch);
      const Texts english = format_all(texts, Language::english);
      check_says_the_same(texts, english);
      check_same(format_all(english), english);
      check_same(format_all(english, Language::dutch), dutch);
      const std::string hash = semantics::hash(prepare(texts).model);
      RC_ASSERT(semantics::hash(prepare(dutch).model) == hash);
      RC_ASSERT(semantics::hash(prepare(english).model) == hash);
      Texts mixed = dutch;  // the files of a rule set need not be in one language
      mixed.front() = english.front();
      RC_ASSERT(semantics::hash(prepare(mixed).model) == hash);
      check_same(format_all(mixed, Language::dutch), dutch);
    }
  };
  const auto result = rc::detail::checkTestable(test, metadata, params);
  if (!result.template is<rc::detail::SuccessResult>()) rc::detail::printResultMessage(result, std::cerr);
  CHECK(result.template is<rc::detail::SuccessResult>());
}

}  // namespace
}  // namespace klap::differential
