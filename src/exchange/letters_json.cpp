#include <klap/exchange/letters_json.hpp>

#include <utility>

#include <fmt/format.h>

#include <klap/exchange/outcome_json.hpp>

#include "outcome_parts.hpp"

namespace klap::exchange {
namespace {

Json id_of(const decision::Case& facts, std::size_t person) {
  return person < facts.persons.size() ? Json(facts.persons[person].id) : Json(nullptr);
}

using decision::PartyAnswer;

Json addressee(const program::Program& program, const decision::Case& facts, const PartyAnswer& to) {
  switch (to.kind) {
    case PartyAnswer::Kind::person: return id_of(facts, to.person);
    case PartyAnswer::Kind::actor:
      return to.actor.index < program.actors.size() ? Json(program.actors[to.actor.index].name) : Json(nullptr);
    case PartyAnswer::Kind::municipality: return Json(fmt::format("{:04}", to.municipality));
  }
  return Json(nullptr);
}

}  // namespace

std::string letters_to_json(const program::Program& program, const decision::Case& facts,
                            const std::vector<explanation::AddressedLetter>& letters) {
  Json list = Json::array();
  for (const explanation::AddressedLetter& letter : letters) {
    Json one = {
        {"aan", addressee(program, facts, letter.to)}, {"over", id_of(facts, letter.about)}, {"tekst", letter.text}};
    if (letter.to.kind != PartyAnswer::Kind::person) one["instelling"] = true;
    list.push_back(std::move(one));
  }
  return dumped({{"klap", outcome_format}, {"lezer", "inwoner"}, {"brieven", std::move(list)}});
}

}  // namespace klap::exchange
