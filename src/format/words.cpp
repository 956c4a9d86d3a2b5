#include "words.hpp"

#include <algorithm>
#include <array>

namespace klap::format {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Nouns of the field that take `het`: those among the words of the language, and those that facts, budgets and lots
/// are named after (the terms of the field, and what they are put together from).
constexpr std::array het_words = {
    "aantal",   "adres",    "akkoord",    "antwoord",  "artikel",  "bedrag",    "begin",     "begrip",    "belang",
    "beleid",   "bericht",  "beroep",     "bestand",   "besluit",  "bestuur",   "bewijs",    "bezit",     "bezwaar",
    "budget",   "college",  "contract",   "criterium", "deel",     "doel",      "dossier",   "einde",     "feit",
    "gebied",   "gebruik",  "gegeven",    "geld",      "geslacht", "gesprek",   "getal",     "gevolg",    "gezag",
    "gezin",    "huis",     "huishouden", "huwelijk",  "inkomen",  "jaar",      "kader",     "kantoor",   "kind",
    "kwartaal", "lid",      "loon",       "loket",     "mandaat",  "maximum",   "meerdere",  "minimum",   "moment",
    "netwerk",  "niveau",   "nummer",     "onderzoek", "oordeel",  "orgaan",    "overleg",   "overzicht", "percentage",
    "perceel",  "pgb",      "plafond",    "plan",      "product",  "programma", "recht",     "register",  "resultaat",
    "risico",   "saldo",    "systeem",    "tarief",    "team",     "tekort",    "totaal",    "traject",   "uur",
    "verblijf", "vermogen", "verslag",    "vervoer",   "verzoek",  "veld",      "voorbeeld", "voorstel",  "werk"};
constexpr std::size_t shortest_last_part = 4;  // letters; what is shorter ends too many other words: lid, uur, pgb

std::string small_letters(std::string_view word) {
  std::string small(word);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

/// Digits with a sign before every three, counted from the last.
std::string in_threes(std::string_view digits, char sign) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += sign;
    out += digits[i];
  }
  return out;
}

struct Amount {
  bool negative = false;
  std::string whole, cents;
};

Amount amount_of(std::string_view text, Language language) {
  const char comma = language == Language::dutch ? ',' : '.';
  Amount amount;
  bool behind = false;
  for (const char c : text) {
    amount.negative = amount.negative || c == '-';
    behind = behind || c == comma;
    if (is_digit(c)) (behind ? amount.cents : amount.whole) += c;
  }
  return amount;
}

}  // namespace

std::string amount_in(std::string_view text, Language from, Language to) {
  const Amount amount = amount_of(text, from);
  std::string out = amount.negative ? "€ -" : "€ ";
  out += in_threes(amount.whole, to == Language::dutch ? '.' : ',');
  if (!amount.cents.empty()) out += (to == Language::dutch ? ',' : '.') + amount.cents;
  return out;
}

std::string percent_in(std::string_view text, Language to) {
  std::string out(text);
  for (char& c : out) {
    if (c == ',' || c == '.') c = to == Language::dutch ? ',' : '.';
  }
  return out;
}

std::string value_of_amount(std::string_view text, Language language) {
  const Amount amount = amount_of(text, language);
  return (amount.negative ? "-" : "") + amount.whole + "." + amount.cents;
}

std::string value_of_percent(std::string_view text) { return percent_in(text, Language::english); }

bool takes_het(std::string_view word) {
  const std::size_t part = word.find_last_of(" _-");
  const std::string last = small_letters(part == std::string_view::npos ? word : word.substr(part + 1));
  return std::any_of(het_words.begin(), het_words.end(), [&](std::string_view het) {
    return last == het || (het.size() >= shortest_last_part && last.ends_with(het));
  });
}

std::string article_in(std::string_view article, Language from, Language to, std::string_view word) {
  if (from == to) return std::string(article);
  if (to == Language::dutch) {
    if (article != "the") return "een";
    return takes_het(word) ? "het" : "de";
  }
  if (article != "een") return "the";
  const bool vowel = !word.empty() && std::string_view("aeioAEIO").find(word.front()) != std::string_view::npos;
  return vowel ? "an" : "a";
}

}  // namespace klap::format
