// Another municipality begins with a copy of rules/woerden and changes only that folder: every local choice (LP-01 to
// LP-15, rules/woerden/lokaal.md), made otherwise there and nowhere else, gives an example of Woerden another answer.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <klap/analysis/examples.hpp>
#include <klap/decision/decide.hpp>
#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

using namespace klap;
namespace fs = std::filesystem;

namespace {

struct Edit {
  std::string file;
  std::string here;     // as Woerden wrote it, once in that file
  std::string instead;  // as another municipality may write it
};

struct Choice {
  std::string number;
  std::vector<Edit> edits;
  std::string example;  // words of the title of an example that then comes out otherwise
};

const char* const consultant =
    "om toe te kennen\n    tot en met € 25.000 per besluit per jaar\n    als     niet consulent_afwezig\n"
    "    geldt vanaf 2016-01-05\n    grondslag MB 4";

const char* const less_for_the_consultant =
    "om toe te kennen\n    tot en met € 5.000 per besluit per jaar\n    als     niet consulent_afwezig\n"
    "    geldt vanaf 2016-01-05\n    grondslag MB 4";

const char* const provider_mandate =
    "mandaat van Teammanager aan Kwintes voor Wmo\n    om toe te kennen\n    tot en met € 25.000 per besluit per jaar\n"
    "    instemming volgens de wet\n    geldt vanaf 2016-01-05\n    grondslag MB 4, Wmo 2.6.3 lid 2\n\n"
    "---- mandaat voor de Jeugdwet";

const std::vector<Choice>& choices() {
  static const std::vector<Choice> all{
      {"LP-01", {{"geld_en_percelen.klap", "Begeleiding, Dagbesteding  ", "Dagbesteding  "}}, "EADS-01: een inwoner"},
      {"LP-02", {{"geld_en_percelen.klap", "plafond € 150.000", "plafond € 90.000"}}, "EADS-01: een inwoner"},
      {"LP-03",
       {{"geld_en_percelen.klap", "Kwintes (penvoerder), Abrona", "Kwintes, Abrona (penvoerder)"}},
       "EADS-01: een inwoner"},
      {"LP-04", {{"mandaatregister.klap", consultant, less_for_the_consultant}}, "EADS-01: een inwoner"},
      {"LP-05",
       {{"mandaatregister.klap", "ladder  Consulent binnen 5 werkdagen", "ladder  Consulent binnen 3 werkdagen"}},
       "niemand heeft de eigen kracht gewogen"},
      {"LP-06",
       {{"bronnen.klap", "is nee geldt tot en met 2025-06-30", "is ja geldt tot en met 2025-06-30"}},
       "MD-01, grens: de laatste dag"},
      {"LP-07", {{"regie.klap", "dan        Sociaal_makelaar", "dan        Consulent"}}, "regie: veel problemen"},
      {"LP-08",
       {{"ferm_werk.klap", "60% ten laste", "50% ten laste"}, {"ferm_werk.klap", "40% ten laste", "50% ten laste"}},
       "EADS-03: dagbesteding"},
      {"LP-09",
       {{"bronnen.klap", "is ja grondslag WI 8", "is nee grondslag WI 8"}},
       "recht op Wlz-verblijf: weigeren is hier redelijk"},
      {"LP-10",
       {{"mandaatregister.klap", "---- mandaat voor de Jeugdwet", provider_mandate},
        {"waarborgen.klap", "nooit      besluit door een aanbieder,\n               besluit door",
         "nooit besluit door"}},
       "EADS-01: een inwoner"},
      {"LP-11",
       {{"gezinsbudget.klap", "is nee geldt tot en met 2025-12-31", "is ja geldt tot en met 2025-12-31"}},
       "LP-11: tot en met 2025"},
      {"LP-12",
       {{"brieven.klap", "elk_orgaan_akkoord\n        dan        ja", "elk_orgaan_akkoord\n        dan nee"}},
       "HH-14: vinden het college"},
      {"LP-13",
       {{"mandaatregister.klap", "voorbehouden aan College voor", "voorbehouden aan Directeur voor"}},
       "LP-13: op een beroep"},
      {"LP-14",
       {{"betalers.klap", "dan        ten laste van Centrum_beschermd_wonen", "dan ten laste van Wmo_begeleiding"}},
       "een inwoner van Utrecht wendt zich"},
      {"LP-15",
       {{"leerplicht.klap", "onderzoekt de leerplichtambtenaar van het RBL\",", "onderzoekt de ambtenaar\","},
        {"leerplicht.klap", "dan        opdracht aan RBL\n        grondslag  AL 1, Leerplichtwet 21a",
         "dan        opdracht aan Leerplichtambtenaar\n        grondslag  AL 1, Leerplichtwet 21a"}},
       "HH-01: moeder"}};
  return all;
}

const fs::path rules_folder = fs::path(KLAP_SOURCE_DIR) / "rules";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A copy of rules/woerden beside the library of law, gone when the test is.
class Copy {
 public:
  explicit Copy(const std::string& name) : folder_(fs::temp_directory_path() / ("klap-" + name)) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy(rules_folder / "wet", folder_ / "wet");
    fs::copy(rules_folder / "woerden", here(), fs::copy_options::recursive);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() { fs::remove_all(folder_); }

  void change(const Edit& edit) const {
    std::string text = read(here() / edit.file);
    const std::size_t at = text.find(edit.here);
    INFO(edit.file << ": " << edit.here);
    REQUIRE(at != std::string::npos);
    CHECK(text.find(edit.here, at + 1) == std::string::npos);
    text.replace(at, edit.here.size(), edit.instead);
    std::ofstream(here() / edit.file, std::ios::binary) << text;
  }

  [[nodiscard]] Loaded load() const { return load_rules({here().string()}); }

 private:
  fs::path folder_;
  [[nodiscard]] fs::path here() const { return folder_ / "woerden"; }
};

std::string all_of(const Loaded& loaded) {
  std::string text;
  for (const Diagnostic& d : loaded.diagnostics.all()) text += render(d, loaded.documents, Language::dutch) + "\n";
  return text;
}

/// Who is to settle what the first request leaves unsettled, and until when: no example expects that.
std::string ladder_of(const RuleSet& rules, const std::string& words) {
  for (const auto& example : rules.model.examples) {
    if (example.title.find(words) == std::string::npos) continue;
    const auto outcome = decision::decide(rules.program, analysis::case_of(rules.model, example));
    std::string steps;
    if (const auto& list = outcome.requests.at(0).right.accountable)
      for (const auto& step : list->steps)
        steps += rules.model.actors.at(step.actor.index).name + " " + (step.until ? to_iso(*step.until) : "") + "\n";
    return steps;
  }
  FAIL("no example: " << words);
  return {};
}

}  // namespace

TEST_CASE("a copy of Woerden answers as Woerden, until it makes a local choice otherwise") {
  const Copy copy("copy");
  const Loaded same = copy.load();
  INFO(all_of(same));
  REQUIRE(same.rules);
  for (const auto& result : analysis::run_examples(same.rules->model, same.rules->program)) {
    INFO(result.title);
    CHECK(result.differences.empty());
  }
  const std::string as_in_woerden = ladder_of(*same.rules, "niemand heeft de eigen kracht gewogen");
  CHECK(as_in_woerden != "");
  for (const Choice& choice : choices()) {
    INFO(choice.number);
    const Copy other(choice.number);
    for (const Edit& edit : choice.edits) other.change(edit);
    const Loaded loaded = other.load();
    INFO(all_of(loaded));
    REQUIRE(loaded.rules);
    std::set<std::string> otherwise;
    for (const auto& result : analysis::run_examples(loaded.rules->model, loaded.rules->program))
      if (!result.differences.empty()) otherwise.insert(result.title);
    bool found = choice.number == "LP-05" && ladder_of(*loaded.rules, choice.example) != as_in_woerden;
    for (const std::string& title : otherwise) found = found || title.find(choice.example) != std::string::npos;
    CHECK(found);
  }
}

TEST_CASE("every local choice of the list is tried") {
  std::set<std::string> tried;
  for (const Choice& choice : choices()) tried.insert(choice.number);
  const std::string list = read(rules_folder / "woerden" / "lokaal.md");
  for (int number = 1; number <= 15; ++number) {
    const std::string called = (number < 10 ? "LP-0" : "LP-") + std::to_string(number);
    INFO(called);
    CHECK(list.find("| " + called + " |") != std::string::npos);
    CHECK(tried.count(called) == 1);
  }
}
