#include <klap/exchange/outcome_json.hpp>
#include <klap/exchange/timeline_json.hpp>

#include "outcome_parts.hpp"

namespace klap::exchange {

std::string to_json(const program::Program& program, const decision::Case& facts,
                    const std::vector<decision::Stretch>& stretches) {
  Json list = Json::array();
  for (const decision::Stretch& stretch : stretches) {
    const decision::Case day = decision::on_day(facts, stretch.from);
    list.push_back({{"van", to_iso(stretch.from)},
                    {"tot_en_met", to_iso(stretch.through)},
                    {"uitkomst", document_json(program, day, stretch.outcome, nullptr)}});
  }
  const Context c{program, facts, std::nullopt};
  return dumped({{"klap", outcome_format},
                 {"regelset", rule_set_json(c)},
                 {"zaak", facts.id.empty() ? Json(nullptr) : Json(facts.id)},
                 {"perioden", std::move(list)}});
}

}  // namespace klap::exchange
