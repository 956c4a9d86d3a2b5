// Rule sets that use others (docs/semantics.md, clause 8).
#include <filesystem>
#include <fstream>

#include <klap/loading/rule_set.hpp>

#include "support/catch.hpp"

namespace {

using namespace klap;
namespace fs = std::filesystem;

const std::string law =
    "regelset Wetten versie 7 status vastgesteld\n"
    "bron Wmo soort wet\n"
    "persoon woongemeente: gemeente\n"
    "voorziening soort: Hulp, Zorg\n"
    "parameter grens \"Grens\": getal\n"
    "gemeente Utrecht met code 344\n"
    "Welke wet geldt voor de voorziening?\n"
    "  regel hulp als soort is Hulp dan Wmo grondslag Wmo 1\n"
    "  regel zacht als soort is Zorg dan Wmo grondslag Wmo 2 gemeente mag afwijken\n"
    "voorbeeld \"van de wet\" peildatum 2017-01-01 voorziening soort Hulp verwacht wet Wmo\n";

const std::string town =
    "regelset Woerden versie 1 gemeente 632 gebruikt \"../wet\" status vastgesteld\n"
    "bron Jeugdwet soort wet\n"
    "gemeente Woerden met code 632\n"
    "bestuursorgaan College\n"
    "functie Consulent bij College\n"
    "budget Zorg_budget van gemeente Woerden\n"
    "ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg_budget\n"
    "parameter grens is 5\n"
    "Welke wet geldt voor de voorziening?\n"
    "  regel eigen, uitzondering op zacht als woongemeente is Woerden dan Jeugdwet grondslag Jeugdwet 1\n"
    "voorbeeld \"van Woerden\" peildatum 2017-01-01 voorziening soort Hulp verwacht wet Wmo\n";

Loaded load(std::vector<std::pair<std::string, std::string>> files) {
  Documents documents;
  for (auto& [name, text] : files) documents.emplace_back(name, text);
  return load_rules(std::move(documents));
}

std::vector<std::string> codes(const Loaded& loaded) {
  std::vector<std::string> list;
  for (const Diagnostic& d : loaded.diagnostics.all())
    list.push_back(loaded.documents[d.span.document].name() + " " + std::string(info(d.kind).code));
  return list;
}

std::string changed(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("a rule set and the library it uses are one model", "[8.2]") {
  const Loaded loaded = load({{"r/woerden/a.klap", town}, {"r/wet/w.klap", law}});
  CHECK(codes(loaded).empty());
  REQUIRE(loaded.rules);
  const semantics::Model& model = loaded.rules->model;
  CHECK(model.name == "Woerden");
  CHECK(model.version == "1");
  CHECK(model.municipality == 632);
  CHECK(model.status == semantics::Status::adopted);
  REQUIRE(model.libraries.size() == 1);
  CHECK(model.libraries[0] == semantics::Library{"Wetten", "7"});
  CHECK(model.rules.size() == 3);
  CHECK(model.municipalities.size() == 2);
  REQUIRE(model.examples.size() == 1);
  CHECK(model.examples[0].title == "van Woerden");
  REQUIRE(model.parameters.size() == 1);
  REQUIRE(model.parameters[0].values.size() == 1);
  CHECK(model.parameters[0].values[0].value == Value::number(5));
}

TEST_CASE("the same from files, whichever way they are named") {
  const fs::path folder = fs::path(KLAP_BINARY_DIR) / "tests" / "libraries";
  fs::remove_all(folder);
  fs::create_directories(folder / "woerden");
  fs::create_directories(folder / "wet");
  std::ofstream(folder / "woerden" / "a.klap") << town;
  std::ofstream(folder / "wet" / "w.klap") << law;
  const Loaded in_memory = load({{"r/woerden/a.klap", town}, {"r/wet/w.klap", law}});
  REQUIRE(in_memory.rules);
  for (const std::string& path : {(folder / "woerden").string(), (folder / "woerden" / "a.klap").string(),
                                  (folder / "woerden" / "..").string() + "/woerden"}) {
    CAPTURE(path);
    const Loaded loaded = load_rules(std::vector<std::string>{path});
    CHECK(codes(loaded).empty());
    REQUIRE(loaded.rules);
    CHECK(loaded.rules->program.hash == in_memory.rules->program.hash);
    CHECK(loaded.documents.size() == 2);
  }
}

TEST_CASE("the version of a library is part of the identity") {
  const Loaded one = load({{"woerden/a.klap", town}, {"wet/w.klap", law}});
  const Loaded two = load({{"woerden/a.klap", town}, {"wet/w.klap", changed(law, "versie 7", "versie 8")}});
  REQUIRE(one.rules);
  REQUIRE(two.rules);
  CHECK(one.rules->program.hash != two.rules->program.hash);
}

TEST_CASE("one concept among them makes the whole a concept", "[8.2]") {
  const Loaded loaded = load({{"woerden/a.klap", town}, {"wet/w.klap", changed(law, "status vastgesteld", "")}});
  REQUIRE(loaded.rules);
  CHECK(loaded.rules->program.concept_text);
}

TEST_CASE("a rule of a library is hard unless it says otherwise", "[8.3]") {
  const Loaded loaded =
      load({{"woerden/a.klap", changed(town, "uitzondering op zacht", "uitzondering op hulp")}, {"wet/w.klap", law}});
  CHECK(codes(loaded) == std::vector<std::string>{"woerden/a.klap K0432"});
}

TEST_CASE("a library names nothing of who uses it", "[8.2]") {
  const Loaded loaded =
      load({{"woerden/a.klap", town}, {"wet/w.klap", changed(law, "soort is Hulp dan", "woongemeente is Woerden dan")}});
  CHECK(codes(loaded) == std::vector<std::string>{"wet/w.klap K0201"});
}

TEST_CASE("the same name in a rule set and its library is an error at both", "[8.2]") {
  const Loaded loaded =
      load({{"woerden/a.klap", changed(town, "regel eigen", "regel hulp")}, {"wet/w.klap", law}});
  CHECK(codes(loaded) == std::vector<std::string>{"woerden/a.klap K0204", "wet/w.klap K0203"});
}

TEST_CASE("the values of a parameter are given once", "[8.4]") {
  const Loaded twice = load({{"woerden/a.klap", town + "parameter grens is 6\n"}, {"wet/w.klap", law}});
  CHECK(codes(twice) == std::vector<std::string>{"woerden/a.klap K0338"});
  const Loaded none = load({{"woerden/a.klap", changed(town, "parameter grens is 5", "parameter grens")}, {"wet/w.klap", law}});
  CHECK(codes(none) == std::vector<std::string>{"woerden/a.klap K0337"});
  const Loaded left = load({{"woerden/a.klap", changed(town, "parameter grens is 5", "")}, {"wet/w.klap", law}});
  CHECK(codes(left) == std::vector<std::string>{"wet/w.klap K0736"});  // adopted, and not ripe for use
}

TEST_CASE("a library that is not there is named where it is asked for") {
  const Loaded loaded = load({{"woerden/a.klap", town}});
  REQUIRE_FALSE(codes(loaded).empty());
  CHECK(codes(loaded)[0] == "woerden/a.klap K1013");
  const std::string words = message(loaded.diagnostics.all()[0], Language::dutch);
  CHECK(words.find("in de map '../wet', gezien vanuit deze tekst: 'wet'") != std::string::npos);
  CHECK(words.find("bijvoorbeeld 'wet/regels.klap'") != std::string::npos);

  const fs::path folder = fs::path(KLAP_BINARY_DIR) / "tests" / "no_library";
  fs::remove_all(folder);
  fs::create_directories(folder / "woerden");
  std::ofstream(folder / "woerden" / "a.klap") << town;
  const Loaded of_files = load_rules(std::vector<std::string>{(folder / "woerden").string()});
  REQUIRE_FALSE(of_files.diagnostics.empty());
  CHECK(info(of_files.diagnostics.all()[0].kind).code == "K1010");
}

TEST_CASE("a library stands inside the folder above the rule set's own, and nothing else is read", "[8.1]") {
  const fs::path folder = fs::path(KLAP_BINARY_DIR) / "tests" / "libraries_outside";
  fs::remove_all(folder);
  fs::create_directories(folder / "all" / "woerden" / "deel");
  fs::create_directories(folder / "all" / "wet" / "deel");
  fs::create_directories(folder / "secret");
  std::ofstream(folder / "secret" / "s.klap") << "geheim 4711\n";
  std::ofstream(folder / "all" / "wet" / "w.klap") << law;
  const auto with = [&](const std::string& library) {
    std::ofstream(folder / "all" / "woerden" / "a.klap") << changed(town, "../wet", library);
    return load_rules(std::vector<std::string>{(folder / "all" / "woerden").string()});
  };
  CHECK(with("../wet").rules);
  CHECK(with("deel/../../wet/.").rules);
  for (const std::string& outside :
       {(folder / "secret").string(), (folder / "all" / "wet").string(), std::string("../../secret"),
        std::string("deel/../../../secret"), std::string("/")}) {
    CAPTURE(outside);
    const Loaded loaded = with(outside);
    CHECK_FALSE(loaded.rules);
    REQUIRE_FALSE(codes(loaded).empty());
    CHECK(info(loaded.diagnostics.all()[0].kind).code == "K1012");
    CHECK(loaded.documents.size() == 1);
    CHECK(loaded.text(Language::dutch).find("4711") == std::string::npos);
  }
  // A library of a library counts from the rule set that was asked for.
  std::ofstream(folder / "all" / "wet" / "w.klap") << changed(law, "versie 7", "versie 7 gebruikt \"../../secret\"");
  CHECK(codes(with("../wet"))[0].ends_with("w.klap K1012"));
  std::ofstream(folder / "all" / "wet" / "w.klap") << changed(law, "versie 7", "versie 7 gebruikt \"deel\"");
  std::ofstream(folder / "all" / "wet" / "deel" / "x.klap")
      << "regelset Awb_set gebruikt \"../../../secret\"\nbron Awb soort wet\n";
  CHECK(codes(with("../wet"))[0].ends_with("x.klap K1012"));
  // Names of texts are held to the same.
  CHECK(codes(load({{"a/b/woerden/a.klap", changed(town, "../wet", "../../wet")}, {"a/wet/w.klap", law}}))[0] ==
        "a/b/woerden/a.klap K1012");
}

TEST_CASE("libraries may use libraries, each is read once", "[8.1]") {
  const std::string more = "regelset Awb_set\nbron Awb soort wet\n";
  const Loaded loaded = load({{"woerden/a.klap", changed(town, "gebruikt \"../wet\"", "gebruikt \"../wet\" gebruikt \"../awb\"")},
                              {"wet/w.klap", changed(law, "versie 7", "versie 7 gebruikt \"../awb/\"")},
                              {"awb/x.klap", more}});
  CHECK(codes(loaded).empty());
  REQUIRE(loaded.rules);
  CHECK(loaded.rules->model.libraries.size() == 2);
}

TEST_CASE("a circle of libraries is shown, the shortest", "[8.1]") {
  const Loaded loaded = load({{"woerden/a.klap", town},
                              {"wet/w.klap", changed(law, "versie 7", "versie 7 gebruikt \"../awb\"")},
                              {"awb/x.klap", "regelset Awb_set gebruikt \"../wet\"\nbron Awb soort wet\n"}});
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(message(loaded.diagnostics.all()[0], Language::dutch).find("Awb_set → Wetten → Awb_set") != std::string::npos);
  CHECK(codes(loaded) == std::vector<std::string>{"awb/x.klap K1011"});
}

TEST_CASE("an error of a library is said once, at the library") {
  const Loaded loaded = load({{"woerden/a.klap", town}, {"wet/w.klap", changed(law, "soort: Hulp", "soort: Hulpp")}});
  CHECK_FALSE(loaded.rules);
  for (const std::string& code : codes(loaded)) CHECK(code.starts_with("wet/w.klap"));
  CHECK(codes(loaded).size() == 2);  // the rule and the example name Hulp
}
