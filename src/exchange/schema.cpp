#include <klap/exchange/schema.hpp>

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include <klap/base/limits.hpp>

#include "json_out.hpp"
#include "names.hpp"

namespace klap::exchange {
namespace {

using program::Field;
using program::Program;

/// A whole calendar day, leap years included: many validators take "format" for a remark.
constexpr const char* date_pattern =
    "^(?:[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|"
    "02-(?:0[1-9]|1[0-9]|2[0-8]))|"
    "(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)$";

/// What money_from_plain() reads; the last alternative of the whole part is limits::cents.
constexpr const char* money_pattern = "^(?!-0\\.00$)-?(?:(?:0|[1-9][0-9]{0,12})\\.[0-9]{2}|10000000000000\\.00)$";
static_assert(limits::cents == 1'000'000'000'000'000);

/// No character of utf8::is_hidden(). A surrogate pair is one character under the "u" flag, two without it: the planes
/// above the first are left to read_case().
constexpr const char* name_pattern =
    "^[^\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F"
    "\\uFEFF\\uFFF9-\\uFFFB]+$";

Json reference(const char* name) { return {{"$ref", std::string("#/$defs/") + name}}; }

/// Nothing is one of no names at all; an empty "enum" is not a good schema.
Json one_of(std::vector<std::string_view> names) {
  if (names.empty()) return {{"not", Json::object()}};
  return {{"enum", std::move(names)}};
}

Json closed(Json properties, std::vector<std::string_view> required) {
  Json object = {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) object["required"] = std::move(required);
  return object;
}

std::string_view word(MoneyUnit unit) {
  switch (unit) {
    case MoneyUnit::once: return "eenmalig";
    case MoneyUnit::per_week: return "per week";
    case MoneyUnit::per_month: return "per maand";
    case MoneyUnit::per_year: return "per jaar";
  }
  return {};
}

class SchemaWriter {
 public:
  explicit SchemaWriter(const Program& program) : program_(&program) {}

  Json whole() {
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
    if (!program_->hash.empty()) schema["$id"] = "urn:klap:zaak:" + program_->hash;
    schema["title"] = "Zaak voor de regelset " + program_->name;
    schema["description"] =
        "Een gegeven dat niet bekend is, wordt weggelaten; null is geen, en mag alleen waar dat hier staat.";
    schema["$comment"] =
        fmt::format("klap zaak {}, regelset {}", case_format, program_->hash.empty() ? "-" : program_->hash);
    schema.update(closed(parts(), {"personen", "voorzieningen"}));
    schema["$defs"] = definitions();
    return schema;
  }

 private:
  const Program* program_;

  Json parts() const {
    Json all = {{"zaak", reference("naam")}};
    for (const std::string_view date : date_keys) all[std::string(date)] = reference("datum");
    all["personen"] = list_of("persoon", limits::case_persons);
    all["voorzieningen"] = list_of("voorziening", limits::case_requests);
    all["plan"] = reference("plan");
    all["besteed"] = spent();
    all["persoonlijk_belang"] = {{"type", "array"}, {"items", reference("wie")}, {"uniqueItems", true}};
    all["besluiten"] = {{"type", "array"}, {"items", reference("besluit")}};
    return all;
  }

  static Json list_of(const char* what, std::size_t most) {
    return {{"type", "array"}, {"items", reference(what)}, {"minItems", 1}, {"maxItems", most}};
  }

  Json definitions() const {
    Json all = {
        {"naam",
         {{"type", "string"}, {"minLength", 1}, {"maxLength", limits::name_characters}, {"pattern", name_pattern}}},
        {"datum", {{"type", "string"}, {"format", "date"}, {"pattern", date_pattern}}},
        {"bedrag", {{"type", "string"}, {"pattern", money_pattern}}},
        {"getal", {{"type", "integer"}, {"minimum", -limits::number}, {"maximum", limits::number}}},
        {"gemeente", municipality()},
        {"perceel", one_of(names_of(program_->lots, [](const auto&) { return true; }))},
        {"aanbieder", one_of(names_of(program_->actors, [](const auto& a) { return a.kind == ActorKind::provider; }))},
        {"wet", one_of(names_of(program_->sources, [](const auto& s) { return s.kind == SourceKind::act; }))},
        {"wie", one_of(names_of(program_->actors, [](const auto& a) { return a.kind != ActorKind::volunteer; }))},
        {"persoon", person()},
        {"voorziening", request()},
        {"plan", plan()},
        {"besluit", decision()}};
    return all;
  }

  template <class Declared, class Filter>
  static std::vector<std::string_view> names_of(const std::vector<Declared>& declared, Filter filter) {
    std::vector<std::string_view> names;
    for (const Declared& one : declared) {
      if (filter(one)) names.emplace_back(one.name);
    }
    return names;
  }

  Json municipality() const {
    Json any = Json::array({{{"type", "string"}, {"pattern", "^(?!0000)[0-9]{4}$"}}});
    if (!program_->municipalities.empty()) {
      any.push_back(one_of(names_of(program_->municipalities, [](const auto&) { return true; })));
    }
    return {{"anyOf", std::move(any)}};
  }

  // ---- facts

  Json person() const {
    Json properties = {{"id", reference("naam")}};
    add_facts(properties, FieldOwner::person, person_keys);
    return closed(std::move(properties), {"id"});
  }

  Json request() const {
    Json properties = {{"id", reference("naam")}, {"persoon", reference("naam")}};
    add_facts(properties, FieldOwner::request, request_keys);
    Json judgements = Json::object();
    for (const Field& field : program_->fields) {
      if (field.judge.is_some()) judgements[key_of(field, {})] = judgement(field);
    }
    properties["oordelen"] = closed(std::move(judgements), {});
    return closed(std::move(properties), {"id", "persoon"});
  }

  Json plan() const {
    Json properties = Json::object();
    add_facts(properties, FieldOwner::plan, {});
    return closed(std::move(properties), {});
  }

  void add_facts(Json& properties, FieldOwner owner, std::span<const std::string_view> fixed) const {
    for (const Field& field : program_->fields) {
      if (field.owner == owner && !field.judge.is_some()) properties[key_of(field, fixed)] = fact(field);
    }
  }

  /// As write_case() writes it: between backticks where the bare name would be a fixed key.
  static std::string key_of(const Field& field, std::span<const std::string_view> fixed) {
    const bool taken = std::find(fixed.begin(), fixed.end(), field.name) != fixed.end();
    return taken ? "`" + field.name + "`" : field.name;
  }

  Json fact(const Field& field) const {
    Json forms = Json::array({value(field)});
    if (field.history) forms.push_back(history(field));
    if (field.optional) forms.push_back({{"type", "null"}});
    Json json = forms.size() == 1 ? std::move(forms[0]) : Json({{"anyOf", std::move(forms)}});
    describe(field, json);
    return json;
  }

  static void describe(const Field& field, Json& json) {
    if (!field.label.empty()) json["title"] = field.label;
    std::string about = field.question;
    const auto add = [&](std::string_view more) {
      if (!about.empty()) about += ' ';
      about += more;
    };
    if (!field.purpose.empty()) add(fmt::format("Doel: {}.", field.purpose));
    if (field.type == TypeKind::person) add("De id van een persoon van de zaak.");
    if (field.type == TypeKind::money) add(fmt::format("Bedrag {}.", word(field.unit)));
    // Not as "default": who fills in defaults would turn a presumption into a fact that somebody gave.
    if (field.presumed) add("Weggelaten: er geldt een aanname van de regelset.");
    if (!about.empty()) json["description"] = about;
  }

  Json history(const Field& field) const {
    const Json entry = closed({{"vanaf", reference("datum")}, {"waarde", value(field)}}, {"vanaf", "waarde"});
    return {{"type", "array"}, {"items", entry}, {"minItems", 1}};
  }

  /// Of a field's type, without null and history.
  Json value(const Field& field) const {
    switch (field.type) {
      case TypeKind::boolean: return {{"type", "boolean"}};
      case TypeKind::date: return reference("datum");
      case TypeKind::money: return reference("bedrag");
      case TypeKind::number: return reference("getal");
      case TypeKind::municipality: return reference("gemeente");
      case TypeKind::choice: {
        const auto& choices = program_->fields[field.choices_of.index].choices;
        return one_of({choices.begin(), choices.end()});
      }
      case TypeKind::lot: return reference("perceel");
      case TypeKind::provider: return reference("aanbieder");
      case TypeKind::law: return reference("wet");
      case TypeKind::person: return reference("naam");  // an id: that it is one of this case, a schema cannot say
    }
    return one_of({});
  }

  Json judgement(const Field& field) const {
    Json json = closed({{"waarde", {{"type", "boolean"}}},
                        {"door", {{"const", program_->actors[field.judge.index].name}}},
                        {"op", reference("datum")},
                        {"toelichting", {{"type", "string"}}}},
                       {"waarde", "door"});
    describe(field, json);
    return json;
  }

  // ---- of the case as a whole

  Json spent() const {
    Json budgets = Json::object();
    for (const program::Budget& budget : program_->budgets) {
      budgets[budget.name] =
          closed({{"bedrag", reference("bedrag")}, {"stand_van", reference("datum")}}, {"bedrag", "stand_van"});
    }
    return closed(std::move(budgets), {});
  }

  static Json decision() {
    return closed({{"persoon", reference("naam")},
                   {"wet", reference("wet")},
                   {"soort", one_of({decision_kind_words.begin(), decision_kind_words.end()})},
                   {"genomen_door", reference("wie")},
                   {"op", reference("datum")},
                   {"primair_besluit_door", reference("wie")},
                   {"opdracht_door", reference("wie")},
                   {"opdracht_op", reference("datum")}},
                  {"persoon", "wet"});
  }
};

}  // namespace

std::string case_schema(const Program& program) { return dumped(SchemaWriter(program).whole()); }

}  // namespace klap::exchange
