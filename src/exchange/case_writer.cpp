#include <algorithm>
#include <span>

#include <fmt/format.h>

#include <klap/exchange/case_json.hpp>
#include <klap/program/choices.hpp>

#include "json_out.hpp"
#include "names.hpp"

namespace klap::exchange {
namespace {

using decision::Case;
using decision::Fact;
using decision::JudgementNote;
using decision::Request;

class Writer {
 public:
  Writer(const program::Program& program, const Case& facts) : program_(&program), case_(&facts) {}

  Json all() const {
    Json json = Json::object();
    if (!case_->id.empty()) json["zaak"] = case_->id;
    for (std::size_t i = 0; i < date_keys.size(); ++i) {
      if (case_->dates[i]) json[std::string(date_keys[i])] = to_iso(*case_->dates[i]);
    }
    json["personen"] = persons();
    json["voorzieningen"] = requests();
    Json plan = Json::object();
    put_facts(plan, case_->plan, {});
    if (!plan.empty()) json["plan"] = std::move(plan);
    if (Json all_spent = spent(); !all_spent.empty()) json["besteed"] = std::move(all_spent);
    if (case_->personal_interest) {
      Json list = Json::array();
      for (const ActorId actor : *case_->personal_interest) list.push_back(name(actor));
      json["persoonlijk_belang"] = std::move(list);
    }
    if (!case_->decisions.empty()) json["besluiten"] = decisions();
    return json;
  }

 private:
  const program::Program* program_;
  const Case* case_;

  [[nodiscard]] const std::string& name(ActorId actor) const { return program_->actors[actor.index].name; }

  [[nodiscard]] Json fact_json(const program::Field& field, const Fact& fact) const {
    if (fact.state == Fact::State::known) return value_json(*program_, *case_, fact.value, field.choices_of);
    if (fact.state != Fact::State::history) return nullptr;
    Json list = Json::array();
    for (const auto& [from, value] : fact.history) {
      list.push_back({{"vanaf", to_iso(from)}, {"waarde", value_json(*program_, *case_, value, field.choices_of)}});
    }
    return list;
  }

  /// All facts but judgements.
  void put_facts(Json& json, const std::vector<Fact>& facts, std::span<const std::string_view> fixed) const {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const program::Field& field = program_->fields[i];
      if (facts[i].state == Fact::State::unknown || field.judge.is_some()) continue;
      const bool reads_as_fixed = std::find(fixed.begin(), fixed.end(), field.name) != fixed.end();
      json[reads_as_fixed ? fmt::format("`{}`", field.name) : field.name] = fact_json(field, facts[i]);
    }
  }

  [[nodiscard]] Json persons() const {
    Json list = Json::array();
    for (const decision::Person& person : case_->persons) {
      Json json = {{"id", person.id}};
      put_facts(json, person.facts, person_keys);
      list.push_back(std::move(json));
    }
    return list;
  }

  [[nodiscard]] Json requests() const {
    Json list = Json::array();
    for (const Request& request : case_->requests) {
      Json json = {{"id", request.id}, {"persoon", case_->persons[request.person].id}};
      put_facts(json, request.facts, request_keys);
      if (Json all = judgements(request); !all.empty()) json["oordelen"] = std::move(all);
      list.push_back(std::move(json));
    }
    return list;
  }

  [[nodiscard]] Json judgements(const Request& request) const {
    Json all = Json::object();
    for (std::size_t i = 0; i < request.facts.size(); ++i) {
      const program::Field& field = program_->fields[i];
      if (request.facts[i].state != Fact::State::known || !field.judge.is_some()) continue;
      Json json = {{"waarde", request.facts[i].value.as_boolean()}, {"door", name(field.judge)}};
      const auto note = std::find_if(request.notes.begin(), request.notes.end(),
                                     [&](const JudgementNote& n) { return n.field.index == i; });
      if (note != request.notes.end()) {
        if (note->on) json["op"] = to_iso(*note->on);
        if (!note->note.empty()) json["toelichting"] = note->note;
      }
      all[field.name] = std::move(json);
    }
    return all;
  }

  [[nodiscard]] Json spent() const {
    Json all = Json::object();
    for (std::size_t i = 0; i < case_->spent.size(); ++i) {
      const auto& given = case_->spent[i];
      if (!given) continue;
      all[program_->budgets[i].name] = {{"bedrag", to_plain(given->amount)}, {"stand_van", to_iso(given->as_of)}};
    }
    return all;
  }

  [[nodiscard]] Json decisions() const {
    Json list = Json::array();
    for (const decision::TakenDecision& taken : case_->decisions) {
      Json json = {{"persoon", case_->persons[taken.person].id}, {"wet", program_->sources[taken.law.index].name}};
      if (taken.kind) json["soort"] = std::string(decision_kind_words.at(at(*taken.kind)));
      if (taken.taken_by.is_some()) json["genomen_door"] = name(taken.taken_by);
      if (taken.primary_by.is_some()) json["primair_besluit_door"] = name(taken.primary_by);
      if (taken.on) json["op"] = to_iso(*taken.on);
      if (taken.ordered_by.is_some()) json["opdracht_door"] = name(taken.ordered_by);
      if (taken.ordered_on) json["opdracht_op"] = to_iso(*taken.ordered_on);
      list.push_back(std::move(json));
    }
    return list;
  }
};

}  // namespace

Json value_json(const program::Program& program, const Case& facts, const Value& value, FieldId choices_of) {
  switch (value.kind) {
    case TypeKind::boolean: return value.as_boolean();
    case TypeKind::date: return to_iso(value.as_date());
    case TypeKind::money: return to_plain(value.as_money());
    case TypeKind::number: return value.raw;
    case TypeKind::municipality: return fmt::format("{:04}", value.raw);
    case TypeKind::choice: {
      const auto index = static_cast<std::size_t>(value.raw);
      const auto* choices = program::choices(program, choices_of);
      return choices != nullptr ? Json((*choices)[index]) : Json(nullptr);
    }
    case TypeKind::lot: return program.lots[value.as_lot().index].name;
    case TypeKind::provider: return program.actors[value.as_provider().index].name;
    case TypeKind::law: return program.sources[value.as_law().index].name;
    case TypeKind::person: return facts.persons[value.as_person()].id;
  }
  return nullptr;
}

std::string write_case(const program::Program& program, const Case& facts) {
  return dumped(Writer(program, facts).all());
}

}  // namespace klap::exchange
