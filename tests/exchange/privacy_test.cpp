// No value of a fact is ever in a diagnostic: every value of a whole case is replaced by each of a set of unmistakable
// ones, and the text broken off after each byte; nothing of them may come back.
#include <nlohmann/json.hpp>

#include <klap/exchange/case_json.hpp>
#include <klap/exchange/diagnostics_json.hpp>

#include "exchange/program.hpp"
#include "support/catch.hpp"

using namespace klap;
using Json = nlohmann::ordered_json;

namespace {

const program::Program& rules() {
  static const program::Program p = test::every_type();
  return p;
}

const std::vector<std::string> canaries = {"Kanarie77x", "770077", "7700.77", "1977-07-07", "77:00"};

/// Everything that is said about a case, in any form.
std::string all_that_is_said(const Document& document, const Diagnostics& diagnostics) {
  std::string all = exchange::to_json(diagnostics, {document});
  for (const Diagnostic& one : diagnostics.all()) {
    for (const Language language : {Language::dutch, Language::english}) {
      all += message(one, language) + exchange::render_case_diagnostic(one, document, language);
    }
    for (const std::string& argument : one.arguments) all += argument;
  }
  return all;
}

/// Checks that nothing of the values is said; gives the number of diagnostics.
std::size_t check_silence(const std::string& text) {
  const Document document("zaak.json", text);
  Diagnostics diagnostics;
  (void)exchange::read_case(rules(), document, diagnostics);
  const std::string said = all_that_is_said(document, diagnostics);
  for (const std::string& canary : canaries) {
    INFO(text);
    INFO(said);
    CHECK(said.find(canary) == std::string::npos);
  }
  return diagnostics.all().size();
}

void collect_leaves(const Json& json, const Json::json_pointer& here, std::vector<Json::json_pointer>& leaves) {
  if (!json.is_structured() || json.empty()) return leaves.push_back(here);
  if (json.is_array()) {
    leaves.push_back(here);  // a list as a whole is replaced too
    for (std::size_t i = 0; i < json.size(); ++i) collect_leaves(json[i], here / i, leaves);
    return;
  }
  for (const auto& [key, value] : json.items()) collect_leaves(value, here / key, leaves);
}

}  // namespace

TEST_CASE("whatever stands in the place of a value, it is in no diagnostic", "[16]") {
  const Json whole = Json::parse(test::whole_case);
  std::vector<Json::json_pointer> leaves;
  collect_leaves(whole, Json::json_pointer(), leaves);
  REQUIRE(leaves.size() > 30);
  const std::vector<Json> values = {"Kanarie77x", "Kanarie77x\u001b[31m", 770077, 7700.77, "770077", "7700.77", "1977-07-07x",
                                    Json::array({"Kanarie77x", 770077}), "77:00", nullptr, true,
                                    Json::array({{{"vanaf", "Kanarie77x"}, {"waarde", 770077}}})};
  std::size_t refused = 0;
  for (const auto& leaf : leaves) {
    for (const Json& value : values) {
      Json changed = whole;
      changed[leaf] = value;
      refused += check_silence(changed.dump(1)) > 0 ? 1U : 0U;
    }
  }
  CHECK(refused > leaves.size() * 6);
}

TEST_CASE("a case of nothing but unmistakable values, broken off anywhere, gives none of them away", "[16]") {
  Json whole = Json::parse(test::whole_case);
  std::vector<Json::json_pointer> leaves;
  collect_leaves(whole, Json::json_pointer(), leaves);
  for (const auto& leaf : leaves) {
    if (!whole[leaf].is_array()) whole[leaf] = "Kanarie77x 770077";
  }
  const std::string text = whole.dump(1);
  CHECK(check_silence(text) > 0);
  for (std::size_t length = 0; length < text.size(); ++length) {
    CHECK(check_silence(text.substr(0, length)) > 0);
    std::string broken = text;
    broken[length] = '\x01';
    check_silence(broken);
  }
}
