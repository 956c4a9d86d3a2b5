#include <nlohmann/json.hpp>

#include <klap/simulation/report.hpp>

#include "words.hpp"

namespace klap::simulation {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json rules_json(const RulesReport& rules) {
  return {{"naam", rules.name},
          {"versie", text_or_null(rules.version)},
          {"hash", text_or_null(rules.hash)},
          {"status", rules.concept_text ? "concept" : "vastgesteld"}};
}

/// Those that are not zero.
Json counts_json(const Counts& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < came_count; ++i)
    if (counts[i] != 0) json[std::string(came_keys[i])] = counts[i];
  return json;
}

Json questions_json(const Report& report) {
  Json list = Json::array();
  for (const QuestionReport& question : report.questions) {
    Json json = {{"vraag", question.name}, {"eigen", question.own}, {"nieuw", counts_json(question.now)}};
    if (report.before) {
      json["oud"] = counts_json(question.before);
      json["zaken_veranderd"] = question.changed;
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json payees_json(const Report& report) {
  Json list = Json::array();
  for (const PayeeReport& payee : report.payees) {
    Json json;
    switch (payee.kind) {
      case PayeeReport::Kind::budget: json["budget"] = payee.name; break;
      case PayeeReport::Kind::municipality: json["gemeente"] = payee.name; break;
      case PayeeReport::Kind::uncovered: json["ongedekt"] = true; break;
    }
    json["nieuw"] = payee.now.to_plain();
    if (report.before) json["oud"] = payee.before.to_plain();
    list.push_back(std::move(json));
  }
  return list;
}

Json ceilings_json(const std::vector<CeilingReport>& ceilings) {
  Json list = Json::array();
  for (const CeilingReport& ceiling : ceilings) {
    list.push_back({{"budget", ceiling.budget},
                    {"jaar", ceiling.year ? Json(*ceiling.year) : Json(nullptr)},
                    {"plafond", to_plain(ceiling.ceiling)},
                    {"toegezegd", ceiling.promised.to_plain()},
                    {"vol_na_rij", ceiling.full ? Json(*ceiling.full) : Json(nullptr)}});
  }
  return list;
}

Json changes_json(const Report& report) {
  Json list = Json::array();
  for (const ChangeReport& change : report.changes) {
    Json json = {{"vraag", change.question},      {"eigen", change.own},   {"oud", came_key(change.before)},
                 {"nieuw", came_key(change.now)}, {"zaken", change.cases}, {"kleinste_rij", change.row}};
    if (change.facts) json["feiten"] = Json::parse(*change.facts);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string to_json(const Report& report) {
  Json json = {{"klap", format},
               {"regelset", rules_json(report.now)},
               {"tegen", report.before ? rules_json(*report.before) : Json(nullptr)},
               {"zaken", report.cases},
               {"voorzieningen", report.requests},
               {"vragen", questions_json(report)},
               {"betaald", payees_json(report)}};
  json["plafonds"] = {{"nieuw", ceilings_json(report.now.ceilings)}};
  if (report.before) {
    json["plafonds"]["oud"] = ceilings_json(report.before->ceilings);
    json["veranderd"] = {{"zaken", report.changed},
                         {"betaler", report.changed_payer},
                         {"bedrag", report.changed_amount},
                         {"beslisser", report.changed_decider},
                         {"beschikking", report.changed_addressee}};
    json["veranderingen"] = changes_json(report);
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace klap::simulation
