#include <klap/exchange/diagnostics_json.hpp>

#include <klap/exchange/case_json.hpp>

#include "json_out.hpp"

namespace klap::exchange {
namespace {

std::string_view word(Level level) {
  switch (level) {
    case Level::error: return "fout";
    case Level::finding: return "bevinding";
    case Level::unripe: return "niet_rijp";
  }
  return {};
}

constexpr const char* place_keys[] = {"bestand", "regel", "kolom", "regel_tot", "kolom_tot"};

Json one(const Diagnostic& diagnostic, const Documents& documents) {
  const KindInfo& kind = info(diagnostic.kind);
  Json json = {{"code", kind.code}, {"niveau", word(kind.level)}};
  if (diagnostic.span.document < documents.size()) {
    const Document& document = documents[diagnostic.span.document];
    const Place from = document.place_of(diagnostic.span.begin);
    const Place to = document.place_of(diagnostic.span.end);
    json["bestand"] = shown(document.name(), document.name().size());
    json["regel"] = from.line;
    json["kolom"] = from.column;
    json["regel_tot"] = to.line;
    json["kolom_tot"] = to.column;
  } else {
    for (const char* key : place_keys) json[key] = nullptr;
  }
  const auto pointer = case_pointer(diagnostic);
  json["pointer"] = pointer ? Json(*pointer) : Json(nullptr);
  json["tekst"] = message(diagnostic, Language::dutch);
  json["text"] = message(diagnostic, Language::english);
  return json;
}

std::string all(Json messages, std::size_t not_shown) {
  return dumped({{"klap", diagnostics_format}, {"meldingen", std::move(messages)}, {"niet_getoond", not_shown}});
}

}  // namespace

std::string to_json(const Diagnostics& diagnostics, const Documents& documents) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics.all()) list.push_back(one(diagnostic, documents));
  return all(std::move(list), diagnostics.not_shown());
}

std::string failure_to_json(std::string_view code, std::string_view dutch, std::string_view english) {
  Json json = {{"code", code}, {"niveau", word(Level::error)}};
  for (const char* key : place_keys) json[key] = nullptr;
  json["pointer"] = nullptr;
  json["tekst"] = dutch;
  json["text"] = english;
  return all(Json::array({std::move(json)}), 0);
}

}  // namespace klap::exchange
