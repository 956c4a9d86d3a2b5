#include <klap/exchange/diagnostics_json.hpp>

#include <algorithm>

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

constexpr std::size_t file_characters = 200;  // of a file's name

constexpr const char* place_keys[] = {"bestand", "regel", "kolom", "regel_tot", "kolom_tot"};

Json begun(const Diagnostic& diagnostic) {
  const KindInfo& kind = info(diagnostic.kind);
  return {{"code", kind.code}, {"niveau", word(kind.level)}};
}

void put_words(const Diagnostic& diagnostic, Json& json) {
  const auto pointer = case_pointer(diagnostic);
  json["pointer"] = pointer ? Json(*pointer) : Json(nullptr);
  json["tekst"] = message(diagnostic, Language::dutch);
  json["text"] = message(diagnostic, Language::english);
}

Json one(const Diagnostic& diagnostic, const Documents& documents) {
  Json json = begun(diagnostic);
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
  put_words(diagnostic, json);
  return json;
}

/// A place in a row: what is wrong there has a line, and perhaps a column.
Json one(const RowDiagnostic& wrong, std::string_view file) {
  Json json = begun(wrong.diagnostic);
  for (const char* key : place_keys) json[key] = nullptr;
  if (wrong.row != 0) {
    json["bestand"] = shown(file, file.size());
    json["regel"] = wrong.row;
    json["regel_tot"] = wrong.row;
    json["kolom"] = std::max(wrong.column, 1U);
    json["kolom_tot"] = std::max(wrong.column, 1U);
  }
  put_words(wrong.diagnostic, json);
  return json;
}

std::string all(Json messages, std::uint64_t not_shown) {
  return dumped({{"klap", diagnostics_format}, {"meldingen", std::move(messages)}, {"niet_getoond", not_shown}});
}

}  // namespace

std::string to_json(const Diagnostics& diagnostics, const Documents& documents) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics.all()) list.push_back(one(diagnostic, documents));
  return all(std::move(list), diagnostics.not_shown());
}

std::string to_json(const std::vector<RowDiagnostic>& diagnostics, std::uint64_t not_shown, std::string_view file) {
  Json list = Json::array();
  for (const RowDiagnostic& diagnostic : diagnostics) list.push_back(one(diagnostic, file));
  return all(std::move(list), not_shown);
}

std::string render(const std::vector<RowDiagnostic>& diagnostics, std::uint64_t not_shown, std::string_view file,
                   Language language) {
  std::string text;
  for (const RowDiagnostic& wrong : diagnostics) {
    if (wrong.row != 0) {
      text += shown(file, file_characters) + ":" + std::to_string(wrong.row) + ":";
      if (wrong.column != 0) text += std::to_string(wrong.column) + ":";
      text += ' ';
    }
    text += render(wrong.diagnostic, Documents(), language) + "\n";
  }
  return text + and_more(not_shown, language);
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
