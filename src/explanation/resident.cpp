// For the resident: plain words about the resident's own application. No budgets, no chain of mandates, no rule names,
// nothing of another person. Who is named: the function that decides, the body it decides for, who directs the plan,
// and who receives something. Where the decision goes to another person, the words are theirs: they are who reads it.
#include <algorithm>
#include <set>

#include "letter_parts.hpp"
#include "readers.hpp"

namespace klap::explanation {
namespace {

void tell_letter(const Letter& letter, Writer& w, bool named) {
  for (const std::size_t r : letter.requests) {
    if (named) {
      w.gap();
      const std::string id = request_id(letter.t, r);
      w.line(say<Word::title>(letter.t, needs_no_decision(letter.t, r)
                                            ? say<Word::resident_help>(letter.t, id)
                                            : say<Word::resident_application>(letter.t, id)));
    }
    tell_application(letter, w, r);
    tell_result(letter, w, r);
    tell_reasons(letter, w, r);
    tell_own_questions(letter, w, r);
  }
  if (letter.requests.size() > 1) {
    w.gap();
    w.line(say<Word::title>(letter.t, say(letter.t, Word::resident_together)));
  }
  tell_facts(letter, w);
  tell_limits(letter, w);
  tell_lists(letter, w);
  tell_needed(letter, w);
  tell_decider(letter, w);
  tell_next(letter, w);
  tell_objection(letter, w);
}

bool needs_no_decision(const Letter& letter) {
  const auto& all = letter.requests;
  return std::all_of(all.begin(), all.end(), [&](std::size_t r) { return needs_no_decision(letter.t, r); });
}

/// Is a decision to be expected from us?
bool proposes(const Letter& letter) {
  return !needs_no_decision(letter) && !all_are_anothers(letter) && !is_taken(letter);
}

void tell_opening(const std::vector<Letter>& letters, Writer& w) {
  const Letter& first = letters.front();
  const Telling& t = first.t;
  const bool help = std::all_of(letters.begin(), letters.end(), [](const Letter& l) { return needs_no_decision(l); });
  w.line(help ? say(t, Word::resident_head_help) : say_to<Word::resident_head, Word::resident_head_other>(first));
  if (first.reader) {
    w.line(say(t, Word::resident_named_other));
    w.line(reader_line(first));
  }
  const bool proposal = std::any_of(letters.begin(), letters.end(), proposes);
  w.line(say(t, proposal ? Word::resident_proposal : Word::resident_information));
  if (t.program.concept_text) w.line(say(t, Word::resident_concept));
}

/// All that one reader gets to read about one person.
std::string tell_reader(const std::vector<Letter>& letters) {
  Writer w;
  const Letter& first = letters.front();
  std::size_t count = 0;
  for (const Letter& letter : letters) count += letter.requests.size();
  tell_opening(letters, w);
  for (const Letter& letter : letters) tell_letter(letter, w, count > 1);
  tell_direction(first, w);
  w.gap();
  w.line(say(first.t, Word::resident_slot_contact));
  return w.take();
}

/// The letters by who reads them, in the order of the first of each.
std::vector<std::vector<Letter>> by_reader(const std::vector<Letter>& letters) {
  std::vector<std::vector<Letter>> groups;
  for (const Letter& letter : letters) {
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const std::vector<Letter>& group) {
      return group.front().reader == letter.reader;
    });
    if (same != groups.end())
      same->push_back(letter);
    else
      groups.push_back({letter});
  }
  return groups;
}

std::vector<AddressedLetter> letters_about(const Telling& t, std::size_t person) {
  std::vector<AddressedLetter> all;
  for (const std::vector<Letter>& group : by_reader(letters_to(t, person))) {
    all.push_back({reader_of(group.front()), person, tell_reader(group)});
  }
  return all;
}

/// A person by id, since these lines are for who sends the letters.
std::string addressed_to(const Telling& t, const decision::PartyAnswer& party) {
  switch (party.kind) {
    case decision::PartyAnswer::Kind::person: return person_id(t, party.person);
    case decision::PartyAnswer::Kind::actor: return public_name(t, party.actor);
    case decision::PartyAnswer::Kind::municipality: return municipality_in_full(t, party.municipality);
  }
  return say(t, Word::unknown);
}

std::string under_lines(const Telling& t, const std::vector<AddressedLetter>& letters) {
  std::string text;
  for (const AddressedLetter& letter : letters) {
    const std::string about = person_id(t, letter.about);
    const bool own = letter.to.kind == decision::PartyAnswer::Kind::person && letter.to.person == letter.about;
    const std::string line = own ? say<Word::resident_letter_own>(t, about)
                                 : say<Word::resident_letter_about>(t, addressed_to(t, letter.to), about);
    Writer w;
    w.line(say<Word::title>(t, line));
    if (!text.empty()) text += "\n";
    text += w.take() + "\n" + letter.text;
  }
  return text;
}

std::string nothing(const Telling& t) {
  Writer w;
  w.line(say(t, Word::resident_head));
  w.line(say(t, Word::resident_nothing));
  return w.take();
}

}  // namespace

std::vector<std::string> laid_down(const Telling& t, const std::vector<program::Ground>& grounds) {
  std::vector<std::string> lines;
  for (const program::Ground& ground : grounds) {
    if (is_for_residents(t, ground)) lines.push_back(laid_down(t, ground));
  }
  return lines;
}

void tell_part(Writer& w, const std::string& heading, const std::vector<std::string>& lines, bool repeat) {
  if (lines.empty()) return;
  w.gap();
  w.line(heading);
  const Writer::Deeper deeper(w);
  std::set<std::string> said;
  for (const std::string& line : lines) {
    if (repeat || said.insert(line).second) w.line(line);
  }
}

std::vector<AddressedLetter> letters_of(const Telling& t) {
  std::vector<AddressedLetter> all;
  for (std::size_t person = 0; person < t.facts.persons.size(); ++person) {
    for (AddressedLetter& letter : letters_about(t, person)) all.push_back(std::move(letter));
  }
  return all;
}

std::string tell_resident(const Telling& t, std::size_t person) {
  const std::vector<AddressedLetter> letters = letters_about(t, person);
  if (letters.empty()) return nothing(t);
  return letters.size() == 1 ? letters.front().text : under_lines(t, letters);
}

std::string tell_residents(const Telling& t) {
  const std::vector<AddressedLetter> letters = letters_of(t);
  return letters.empty() ? nothing(t) : under_lines(t, letters);
}

}  // namespace klap::explanation
