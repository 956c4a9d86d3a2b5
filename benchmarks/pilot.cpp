#include "pilot.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <klap/diagnostics/diagnostic.hpp>
#include <klap/exchange/case_json.hpp>

namespace klap::benchmarks {
namespace {

const std::string folder = KLAP_SOURCE_DIR "/rules/woerden";

decision::Case read_case(const program::Program& program, const std::filesystem::path& path) {
  std::ifstream in(path);
  Diagnostics diagnostics;
  const Document json(path.filename().string(), std::string(std::istreambuf_iterator<char>(in), {}));
  auto facts = exchange::read_case(program, json, diagnostics);
  if (!facts) stop(message(diagnostics.all().front(), Language::english));
  return std::move(*facts);
}

std::vector<decision::Case> all_cases(const program::Program& program) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/zaken"))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<decision::Case> cases;
  for (const auto& path : paths) cases.push_back(read_case(program, path));
  return cases;
}

Pilot load() {
  std::shared_ptr<const RuleSet> rules = load_rules(Documents(woerden())).rules;
  const program::Program& program = rules->program;
  std::vector<decision::Case> cases = all_cases(program);
  decision::Case first = cases.front();
  return {std::move(rules), program, std::move(cases), std::move(first)};
}

void vary(decision::Fact& fact, std::int64_t by) {
  if (fact.state == decision::Fact::State::known) fact.value.raw += by;
}

}  // namespace

void stop(const std::string& why) {
  std::cerr << why << '\n';
  std::exit(1);
}

const Documents& woerden() {
  static const Documents documents = [] {
    Loaded loaded = load_rules(std::vector<std::string>{folder});
    if (!loaded.rules) stop("rules/woerden does not load");
    return std::move(loaded.documents);
  }();
  return documents;
}

decision::Case Pilot::read() const { return read_case(program, folder + "/zaken/eads-01.json"); }

const Pilot& pilot() {
  static const Pilot p = load();
  return p;
}

decision::Case grown(std::size_t persons, std::size_t requests_of_each) {
  const program::Program& p = pilot().program;
  const decision::Case& one = pilot().facts;
  decision::Case many = one;
  many.persons.clear();
  many.requests.clear();
  for (std::size_t person = 0; person < persons; ++person) {
    many.persons.push_back(one.persons.front());
    many.persons.back().id = "p" + std::to_string(person);
    vary(many.persons.back().facts[p.birth_date.index], static_cast<std::int64_t>(97 * person));
    for (std::size_t r = 0; r < requests_of_each; ++r) {
      many.requests.push_back(one.requests.front());
      many.requests.back().id = "v" + std::to_string(many.requests.size());
      many.requests.back().person = person;
      vary(many.requests.back().facts[p.costs.index], static_cast<std::int64_t>(100 * many.requests.size()));
    }
  }
  return many;
}

std::vector<decision::Case> rows(std::size_t count) {
  const program::Program& p = pilot().program;
  std::vector<decision::Case> of_one_person;
  for (const decision::Case& facts : pilot().cases)
    if (facts.persons.size() == 1) of_one_person.push_back(facts);
  std::vector<decision::Case> all;
  for (std::size_t i = 0; i < count; ++i) {
    decision::Case& facts = all.emplace_back(of_one_person[i % of_one_person.size()]);
    facts.requests.resize(1);
    facts.decisions.clear();  // a table has none
    const auto by = static_cast<std::int64_t>(i);
    vary(facts.persons.front().facts[p.birth_date.index], by % 6000);
    vary(facts.requests.front().facts[p.costs.index], 100 * by);
    for (auto& date : facts.dates)
      if (date) date = add_days(*date, by % 300);
  }
  return all;
}

}  // namespace klap::benchmarks
