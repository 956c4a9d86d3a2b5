// Changes a case by its values and keys: values of other types, values at the edge, names that the rules know, keys
// that are missing, doubled or moved.
#include <iterator>
#include <sstream>

#include <nlohmann/json.hpp>

#include "fuzz/rule_sets.hpp"
#include "fuzz/targets.hpp"

namespace klap::fuzz {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view keys =
    "zaak peildatum aanvraagdatum gebeurtenisdatum besluitdatum bekendmakingsdatum personen voorzieningen plan besteed "
    "persoonlijk_belang besluiten id persoon oordelen waarde door op toelichting bedrag stand_van wet soort genomen_door "
    "opdracht_door opdracht_op vanaf toekennen weigeren herzien intrekken terugvorderen op_bezwaar_beslissen `persoon` "
    "`id` p1 v1 ma kind";

/// What may stand in a case as a key or a name.
std::vector<std::string> known_names() {
  std::istringstream words{std::string(keys)};
  std::vector<std::string> names{std::istream_iterator<std::string>(words), {}};
  for (const auto& rules : rule_sets()) {
    const program::Program& p = rules->program;
    for (const auto& x : p.fields) {
      names.push_back(x.name);
      names.insert(names.end(), x.choices.begin(), x.choices.end());
    }
    for (const auto& x : p.actors) names.push_back(x.name);
    for (const auto& x : p.budgets) names.push_back(x.name);
    for (const auto& x : p.lots) names.push_back(x.name);
    for (const auto& x : p.sources) names.push_back(x.name);
    for (const auto& x : p.municipalities) names.push_back(x.name);
  }
  return names;
}

const std::string& name(Random& random) {
  static const std::vector<std::string> names = known_names();
  return names[draw(random, names.size())];
}

constexpr std::string_view values = R"([null, true, false, 0, 1, -1, 3.0, 1.5,
  999999999999, 1000000000000, 1000000000001, 18446744073709551615,
  "", "0001-01-01", "9999-12-31", "9999-12-24", "2000-02-29", "2017-03-01", "2016-12-31", "2018-01-01", "2017-02-30",
  "0.00", "-0.01", "0.01", "6000.00", "25000.00", "25000.01", "150000.00",
  "10000000000000.00", "10000000000000.01", "-10000000000000.00",
  "0344", "0632", "0000", "Kanarie77x", "\u202E", "\\", "\"", "/~0", "€", [], {},
  [{"vanaf": "2016-01-01", "waarde": "0344"}], [{"vanaf": "1000-01-01", "waarde": "p1"}],
  [{"vanaf": "2016-01-01", "waarde": null}, {"vanaf": "2017-03-01", "waarde": "ma"}],
  {"waarde": true, "door": "Consulent"}])";

Json value(Random& random) {
  static const Json edges = Json::parse(values);
  const std::size_t n = draw(random, edges.size() + 12);
  return n < edges.size() ? edges[n] : Json(name(random));
}

void collect(Json& json, std::vector<Json*>& all) {
  all.push_back(&json);
  if (!json.is_structured()) return;
  for (auto& item : json) collect(item, all);
}

/// A list with one of its elements many times; each of these has an id of its own, if it has one.
void multiply(Json& list, Random& random) {
  Json one = list[draw(random, list.size())];
  for (std::size_t i = std::size_t{1} << draw(random, 7); i > 0; --i) {
    if (one.is_object() && one.contains("id")) one["id"] = "n" + std::to_string(i);
    list.push_back(one);
  }
}

void rename_key(Json& object, Random& random) {
  const std::size_t at = draw(random, object.size());
  Json renamed = Json::object();
  std::size_t i = 0;
  for (const auto& [key, old] : object.items()) renamed[i++ == at ? name(random) : key] = old;
  object = std::move(renamed);
}

void change(Json& json, Random& random) {
  if (json.is_structured() && !json.empty() && draw(random, 3) > 0) {
    auto at = json.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(draw(random, json.size())));
    if (draw(random, 3) == 0)
      json.erase(at);
    else if (json.is_array())
      multiply(json, random);
    else if (draw(random, 2) == 0)
      rename_key(json, random);
    else
      json[name(random)] = value(random);
    return;
  }
  json = value(random);
}

}  // namespace

std::string mutate_case(std::string_view text, Random& random) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::string(text);
  std::vector<Json*> all;
  collect(json, all);
  Json& here = *all[draw(random, all.size())];
  if (draw(random, 4) == 0)
    here = Json(*all[draw(random, all.size())]);
  else
    change(here, random);
  return json.dump(draw(random, 2) == 0 ? -1 : 1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace klap::fuzz
