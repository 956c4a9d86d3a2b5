#include <array>

#include <klap/base/limits.hpp>
#include <klap/diagnostics/diagnostic.hpp>
#include <klap/source/utf8.hpp>

namespace klap {
namespace {

constexpr char separator = '\x1F';  // before each word of a list argument; cannot stand in a shown word
constexpr std::size_t argument_characters = 120;

struct Phrase {
  std::string_view key, dutch, english;
};
constexpr std::array phrases{
    Phrase{"@name", "een naam", "a name"},
    Phrase{"@text", "een tekst tussen \"…\"", "a text between \"…\""},
    Phrase{"@integer", "een geheel getal", "a whole number"},
    Phrase{"@money", "een bedrag", "an amount"},
    Phrase{"@percent", "een percentage", "a percentage"},
    Phrase{"@date", "een datum zoals 2017-03-01", "a date such as 2017-03-01"},
    Phrase{"@numbering", "een vindplaats zoals 2.3.5", "a place such as 2.3.5"},
    Phrase{"@yes_no", "ja of nee", "yes or no"},
    Phrase{"@day", "een bestaande dag zoals 2017-03-01", "an existing day such as 2017-03-01"},
    Phrase{"@amount", "een bedrag met twee decimalen achter een punt: 6000.00",
           "an amount with two decimals behind a point: 6000.00"},
    Phrase{"@whole", "een geheel getal: 3", "a whole number: 3"},
    Phrase{"@municipality", "een gemeente: haar code van vier cijfers of haar naam in de regels",
           "a municipality: its code of four digits or its name in the rules"},
    Phrase{"@resident", "het woord 'inwoner': in een rij staat één persoon",
           "the word 'inwoner': a row has one person"},
    Phrase{"@case_name", "een naam van 1 tot en met 100 zichtbare tekens", "a name of 1 up to 100 visible characters"},
    Phrase{"@bool", "een kolom van ja of nee (bool)", "a column of yes or no (bool)"},
    Phrase{"@date32", "een kolom van dagen (date32), of van teksten", "a column of days (date32), or of texts"},
    Phrase{"@cents", "een kolom van gehele centen (int64), van teksten of van decimalen met twee cijfers achter de punt",
           "a column of whole cents (int64), of texts, or of decimals with two digits behind the point"},
    Phrase{"@integers", "een kolom van gehele getallen", "a column of whole numbers"},
    Phrase{"@texts", "een kolom van teksten (utf8)", "a column of texts (utf8)"},
    Phrase{"@too_short", "zij is korter dan de tabel", "it is shorter than the table"},
    Phrase{"@no_buffers", "er ontbreken gegevens", "data are missing"},
    Phrase{"@bad_numbers", "lengte, begin of aantal klopt niet", "length, begin or count is wrong"},
    Phrase{"@bad_texts", "de teksten lopen niet op", "the texts do not follow each other"},
    Phrase{"@bad_keys", "zij wijst naar woorden die er niet zijn", "it points at words that are not there"},
    Phrase{"@end", "het einde van het bestand", "the end of the file"},
};

std::string in_words(std::string_view word, Language language) {
  for (const Phrase& phrase : phrases) {
    if (phrase.key == word) return std::string(language == Language::dutch ? phrase.dutch : phrase.english);
  }
  return "'" + shown(word, argument_characters) + "'";
}

/// "'a', 'b' of 'c'"; with @more at the end "'a', 'b', …".
std::string enumerated(std::string_view list, Language language) {
  std::vector<std::string> words;
  bool more = false;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator, 1), list.size());
    const std::string_view word = list.substr(1, end - 1);
    if (word == "@more") more = true;
    else words.push_back(in_words(word, language));
    list.remove_prefix(end);
  }
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) all += i + 1 < words.size() || more ? ", " : language == Language::dutch ? " of " : " or ";
    all += words[i];
  }
  return more ? all + ", …" : all;
}

void append_argument(std::string& out, const std::string& argument, Language language) {
  if (!argument.empty() && argument.front() == separator) out += enumerated(argument, language);
  else out += shown(argument, argument_characters);
}

void append_hex(std::string& out, char32_t number) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  int shift = 4;
  while (shift < 28 && (number >> static_cast<unsigned>(shift)) > 0xF) shift += 4;
  for (; shift >= 0; shift -= 4) out += digits[(number >> static_cast<unsigned>(shift)) & 0xFU];
}

}  // namespace

std::string list_argument(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) {
    list += separator;
    for (const char c : word) list += c == separator ? '?' : c;
  }
  return list;
}

std::string shown(std::string_view words, std::size_t characters) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size();) {
    if (count++ == characters) return out + "…";
    const utf8::Character character = utf8::decode(words, i);
    if (character.code == utf8::not_a_character) {
      out += "\\x{";
      append_hex(out, static_cast<unsigned char>(words[i]));
      out += '}';
    } else if (utf8::is_hidden(character.code)) {
      out += "\\u{";
      append_hex(out, character.code);
      out += '}';
    } else {
      out += words.substr(i, character.length);
    }
    i += character.length;
  }
  return out;
}

std::string message(const Diagnostic& diagnostic, Language language) {
  const KindInfo& kind = info(diagnostic.kind);
  const std::string_view text = language == Language::dutch ? kind.dutch : kind.english;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool argument = text[i] == '{' && i + 2 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}';
    if (!argument) {
      out += text[i];
      continue;
    }
    const auto number = static_cast<std::size_t>(text[i + 1] - '0');
    if (number < diagnostic.arguments.size()) append_argument(out, diagnostic.arguments[number], language);
    i += 2;
  }
  return out;
}

}  // namespace klap
