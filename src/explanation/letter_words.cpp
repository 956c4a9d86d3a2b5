// What things are called in a letter to a resident.
#include <algorithm>
#include <map>
#include <set>

#include "letter.hpp"

namespace klap::explanation {

std::string in_sentence(std::string name) {
  constexpr std::size_t longest_abbreviation = 3;  // "Wmo-consulent"
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.empty() || !capital(name.front())) return name;
  if (std::count_if(name.begin(), name.end(), capital) > 1) return name;
  if (name.find_first_of(" -") <= longest_abbreviation) return name;
  name.front() = static_cast<char>(name.front() - 'A' + 'a');
  return name;
}

std::string as_sentence(std::string text) {
  const bool ends = text.empty() || text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  return ends ? text : text + ".";
}

bool says_you(const std::string& question) {
  static const std::set<std::string> spoken_to = {"u",    "uw",  "uzelf", "jij",      "je",   "jou",
                                                  "jouw", "you", "your",  "yourself", "yours"};
  std::string word;
  for (const char c : question + " ") {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower >= 'a' && lower <= 'z') {
      word += lower;
      continue;
    }
    if (spoken_to.count(word) == 1) return true;
    word.clear();
  }
  return false;
}

std::string place_text(const Telling& t, const std::string& place) {
  if (t.language == Language::dutch) return place;
  static const std::map<std::string, std::string> english = {{"lid", "paragraph"},
                                                             {"leden", "paragraphs"},
                                                             {"onder", "under"},
                                                             {"en", "and"},
                                                             {"of", "or"},
                                                             {"aanhef", "opening words"},
                                                             {"hoofdstuk", "chapter"},
                                                             {"paragraaf", "section"},
                                                             {"bijlage", "annex"},
                                                             {"onderdeel", "part"},
                                                             {"tot", "to"}};
  std::string text;
  for (std::size_t at = 0; at <= place.size();) {
    const std::size_t end = std::min(place.find(' ', at), place.size());
    const std::string word = place.substr(at, end - at);
    const auto known = english.find(word);
    if (at > 0) text += ' ';
    text += known == english.end() ? word : known->second;
    at = end + 1;
  }
  return text;
}

bool is_for_residents(const Telling& t, const program::Ground& ground) {
  const program::Source* source = find(t.program.sources, ground.source);
  return source == nullptr || (source->kind != SourceKind::budget && source->kind != SourceKind::mandate_decision);
}

std::string public_name(const Telling& t, ActorId id) {
  const program::Actor* actor = find(t.program.actors, id);
  if (actor == nullptr) return say(t, Word::resident_employee);
  return actor->label.empty() ? actor_name(t, id) : actor->label;
}

std::string receiver_name(const Telling& t, ActorId id) {
  const program::Actor* actor = find(t.program.actors, id);
  const bool internal = actor == nullptr || actor->kind == ActorKind::function;
  return internal ? say(t, Word::resident_employee) : public_name(t, id);
}

}  // namespace klap::explanation
