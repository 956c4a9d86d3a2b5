#include <klap/exchange/letters_json.hpp>

#include <klap/exchange/outcome_json.hpp>

#include "outcome_parts.hpp"

namespace klap::exchange {
namespace {

Json id_of(const decision::Case& facts, std::size_t person) {
  return person < facts.persons.size() ? Json(facts.persons[person].id) : Json(nullptr);
}

}  // namespace

std::string letters_to_json(const decision::Case& facts, const std::vector<explanation::AddressedLetter>& letters) {
  Json list = Json::array();
  for (const explanation::AddressedLetter& letter : letters) {
    list.push_back({{"aan", id_of(facts, letter.to)}, {"over", id_of(facts, letter.about)}, {"tekst", letter.text}});
  }
  return dumped({{"klap", outcome_format}, {"lezer", "inwoner"}, {"brieven", std::move(list)}});
}

}  // namespace klap::exchange
