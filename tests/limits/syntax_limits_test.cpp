// Every limit of reading: the last that is allowed, and the first that is not.
#include <klap/base/limits.hpp>
#include <klap/syntax/tree.hpp>

#include "support/catch.hpp"

using namespace klap;

namespace {

/// The codes of what was found, in the order found.
std::string codes(const std::string& text) {
  const Document document("x", text);
  Diagnostics diagnostics;
  (void)syntax::parse(document, 0, diagnostics);
  std::string all;
  for (const Diagnostic& diagnostic : diagnostics.all()) all += std::string(info(diagnostic.kind).code) + " ";
  return all;
}

std::string repeated(std::string_view part, std::size_t count) {
  std::string all;
  all.reserve(part.size() * count);
  for (; count > 0; --count) all += part;
  return all;
}

std::string condition(const std::string& text) { return "regelset X\nbegrip t betekent " + text + "\n"; }

}  // namespace

TEST_CASE("nesting: 64 levels of brackets, negations or both", "[1.2]") {
  constexpr auto most = static_cast<std::size_t>(limits::nesting_levels);
  CHECK(codes(condition(repeated("(", most) + "x" + repeated(")", most))).empty());
  CHECK(codes(condition(repeated("(", most + 1) + "x" + repeated(")", most + 1))) == "K0136 ");
  CHECK(codes(condition(repeated("niet ", most) + "x")).empty());
  CHECK(codes(condition(repeated("niet ", most + 1) + "x")) == "K0136 ");
  CHECK(codes(condition(repeated("niet (", most / 2) + "x" + repeated(")", most / 2))).empty());
  CHECK(codes(condition(repeated("niet (", most / 2) + "niet x" + repeated(")", most / 2))) == "K0136 ");
  CHECK(codes(condition(repeated("niet x of ", 1000) + "x")).empty());    // side by side is no nesting
  CHECK(codes(condition(repeated("(x) of ", 1000) + "x")).empty());
}

TEST_CASE("nesting: what is made of several parts", "[1.2][5.18]") {
  constexpr auto most = static_cast<std::size_t>(limits::nesting_levels);
  const auto lowest = [](std::size_t levels) { return repeated("het laagste van (1, ", levels) + "x" + repeated(")", levels); };
  CHECK(codes(condition(lowest(most))).empty());
  CHECK(codes(condition(lowest(most + 1))) == "K0136 ");
  const auto days = [](std::size_t levels) { return repeated("aantal dagen van ", levels) + "x" + repeated(" tot en met x", levels); };
  CHECK(codes(condition(days(most))).empty());
  CHECK(codes(condition(days(most + 1))) == "K0136 ");
  CHECK(codes(condition("x" + repeated(" plus 1 dagen", 1000))).empty());  // side by side is no nesting
}

TEST_CASE("nesting: histories in an example") {
  const auto example = [](std::size_t levels) {
    return "regelset X\nvoorbeeld \"x\" inwoner f " + repeated("(2017-01-01 ", levels) + "3" + repeated(")", levels) + "\n";
  };
  CHECK(codes(example(64)).empty());
  CHECK(codes(example(65)) == "K0136 ");
}

TEST_CASE("names: a hundred characters, however many bytes") {
  CHECK(codes("regelset " + repeated("é", limits::name_characters)).empty());
  CHECK(codes("regelset " + repeated("é", limits::name_characters + 1)) == "K0110 ");
  CHECK(codes("regelset `" + repeated("e", limits::name_characters) + "`").empty());
  CHECK(codes("regelset `" + repeated("e", limits::name_characters + 1) + "`") == "K0110 ");
}

TEST_CASE("whole numbers and amounts") {
  CHECK(codes(condition("x is 1000000000000")).empty());
  CHECK(codes(condition("x is 1000000000001")) == "K0109 ");
  CHECK(codes(condition("x is " + repeated("0", 10000) + "5")).empty());
  CHECK(codes(condition("x is " + repeated("9", 10000))) == "K0109 ");
  CHECK(codes(condition("x is € 10.000.000.000.000,00")).empty());
  CHECK(codes(condition("x is € 10.000.000.000.000,01")) == "K0109 ");
  CHECK(codes(condition("x is € -10.000.000.000.000,00")).empty());
  CHECK(codes(condition("x is € " + repeated("9", 10000))) == "K0109 ");
  CHECK(codes(condition("x is 999999999%")).empty());
  CHECK(codes(condition("x is 9999999999%")) == "K0109 ");
}

TEST_CASE("the size of a file") {
  std::string text = "regelset X\n";
  text.resize(limits::source_bytes, ' ');
  CHECK(codes(text).empty());
  text += ' ';
  CHECK(codes(text) == "K0111 ");
}

TEST_CASE("the number of words of a file", "[1.2]") {
  const auto commas = [](std::size_t count) { return "regelset X" + repeated(",", count); };
  CHECK(codes(commas(limits::tokens - 2)) == "K0132 ");
  CHECK(codes(commas(limits::tokens - 1)) == "K0115 K0132 ");
}

TEST_CASE("diagnostics: a hundred, and the rest counted") {
  const Document document("x", "regelset X\n" + repeated("begrip t betkent x\n", 250));
  Diagnostics diagnostics;
  (void)syntax::parse(document, 0, diagnostics);
  CHECK(diagnostics.all().size() == limits::diagnostics);
  CHECK(diagnostics.not_shown() == 150);
}
