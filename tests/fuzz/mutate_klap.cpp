// Changes a rule text by its lines or its words, so that more than one text in a thousand is still a rule set.
// Repeating a part many times is among the changes: that is what makes a step that is not linear show.
#include <algorithm>
#include <vector>

#include <klap/syntax/token.hpp>

#include "fuzz/targets.hpp"

namespace klap::fuzz {
namespace {

constexpr std::string_view values[] = {"0",
                                       "1",
                                       "12",
                                       "999999999999",
                                       "1000000000000",
                                       "€ 0",
                                       "€ -5",
                                       "€ 6.000,10",
                                       "€ 6,000.10",
                                       "€ 0,01",
                                       "0%",
                                       "33,3%",
                                       "100%",
                                       "101%",
                                       "0001-01-01",
                                       "2000-02-29",
                                       "2017-03-01",
                                       "9999-12-31",
                                       "2.3.5",
                                       "3:41",
                                       "8a",
                                       "\"tekst\"",
                                       "\"{0}\"",
                                       "\"\"",
                                       "`regel`",
                                       "-- BESTAND\n",
                                       "-- x\n",
                                       "\r",
                                       "|",
                                       "\n|",
                                       "| - |",
                                       "```klap\n",
                                       "```\n",
                                       "~~~\n",
                                       "gebruikt \"../wet\"",
                                       "-- BESTAND stad/a.klap\n",
                                       "-- BESTAND wet/a.klap\n",
                                       "-- BESTAND a.klap.md\n",
                                       "---- kop\n",
                                       "é",
                                       "х",
                                       "\xC3",
                                       "\xEF\xBB\xBF",
                                       "\xE2\x80\xAE"};

constexpr std::string_view words[] = {
#define KLAP_KEYWORD(id, dutch, english, use) dutch, english,
#include <klap/syntax/keywords.def>
#undef KLAP_KEYWORD
};

/// The text cut behind every line end, or behind every run of white space.
std::vector<std::string> pieces_of(std::string_view text, bool lines) {
  constexpr std::string_view space = " \t\r\n";
  std::vector<std::string> pieces;
  while (!text.empty()) {
    std::size_t end = lines ? text.find('\n') : text.find_first_of(space);
    end = lines || end == std::string_view::npos ? end : text.find_first_not_of(space, end);
    if (lines && end != std::string_view::npos) ++end;
    pieces.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end, text.size()));
  }
  return pieces;
}

std::string new_word(Random& random) {
  const std::size_t n = draw(random, std::size(words) + std::size(values));
  return std::string(n < std::size(words) ? words[n] : values[n - std::size(words)]) + " ";
}

void change(std::vector<std::string>& pieces, Random& random) {
  const std::size_t at = draw(random, pieces.size());
  const std::size_t other = draw(random, pieces.size());
  const std::size_t count = 1 + draw(random, std::min<std::size_t>(pieces.size() - at, 8));
  const auto here = pieces.begin() + static_cast<std::ptrdiff_t>(at);
  const std::vector<std::string> run(here, here + static_cast<std::ptrdiff_t>(count));
  switch (draw(random, 7)) {
    case 0: pieces.erase(here, here + static_cast<std::ptrdiff_t>(count)); break;
    case 1: pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(other), run.begin(), run.end()); break;
    case 2: std::swap(pieces[at], pieces[other]); break;
    case 3: pieces[at] = pieces[other]; break;
    case 4: pieces[at] = new_word(random); break;
    case 5: pieces.insert(here, new_word(random)); break;
    default: {
      std::string many;
      for (const std::string& piece : run) many += piece;
      const std::string once = many;
      for (std::size_t times = std::size_t{1} << draw(random, 10); times > 1; --times) many += once;
      pieces.insert(here, many);
    }
  }
}

}  // namespace

std::string mutate_klap(std::string_view text, Random& random) {
  std::vector<std::string> pieces = pieces_of(text, draw(random, 3) == 0);
  if (pieces.empty()) return new_word(random);
  change(pieces, random);
  std::string changed;
  for (const std::string& piece : pieces) changed += piece;
  return changed;
}

}  // namespace klap::fuzz
