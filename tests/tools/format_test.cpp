// klap fmt: which files it writes, which it leaves alone, and what it says.
#include <set>

#include <nlohmann/json.hpp>

#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string rough = "regelset X\nbron A soort wet -- c\nbron Bb soort wet\n";
const std::string neat = "regelset X\n\nbron A    soort wet    -- c\nbron Bb   soort wet\n";
const std::string english = "ruleset X\n\nsource A    kind act    -- c\nsource Bb   kind act\n";
const std::string broken = "regelset X\nbron A soort\n";

/// Names in the folder, those the workplace itself makes left out.
std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name != ".out" && name != ".err") names.insert(name);
  }
  return names;
}

}  // namespace

TEST_CASE("fmt writes the files that are not in their form, and names them") {
  const Workplace place("fmt");
  place.write("regels/a.klap", rough);
  place.write("regels/b.klap", neat);
  const Run run = place.klap("fmt regels");
  CHECK(run.status == 0);
  CHECK(run.out == "regels/a.klap\n");
  CHECK(run.err.empty());
  CHECK(place.read("regels/a.klap") == neat);
  CHECK(names_in(place.path() / "regels") == std::set<std::string>{"a.klap", "b.klap"});
  const Run again = place.klap("fmt regels");
  CHECK(again.status == 0);
  CHECK(again.out.empty());
}

TEST_CASE("fmt --check changes nothing and names the files that would change") {
  const Workplace place("fmt_check");
  place.write("regels/a.klap", rough);
  place.write("regels/b.klap", neat);
  const Run run = place.klap("fmt --check regels");
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "klap: bevinding K1050: 'regels/a.klap' heeft niet de vaste opmaak; maak het zo op: klap fmt regels/a.klap\n");
  CHECK(place.read("regels/a.klap") == rough);
  CHECK(place.klap("fmt --check regels/b.klap").status == 0);
  const Run other = place.klap("fmt --check regels/b.klap --language en");
  CHECK(other.status == 1);
  CHECK(other.err ==
        "klap: finding K1050: 'regels/b.klap' does not have the fixed layout; format it with: klap fmt regels/b.klap "
        "--language en\n");
  CHECK(place.read("regels/b.klap") == neat);
}

TEST_CASE("fmt leaves a file with errors as it is, and says what they are") {
  const Workplace place("fmt_errors");
  place.write("regels/a.klap", rough);
  place.write("regels/b.klap", broken);
  const Run run = place.klap("fmt regels");
  CHECK(run.status == 1);
  CHECK(run.out == "regels/a.klap\n");
  CHECK(run.err.find("regels/b.klap:2:") == 0);
  CHECK(run.err.find(": fout K01") != std::string::npos);
  CHECK(place.read("regels/a.klap") == neat);
  CHECK(place.read("regels/b.klap") == broken);
  place.write("leeg.klap", "");
  CHECK(place.klap("fmt leeg.klap").err.find("fout K0130") != std::string::npos);
  place.write("bytes.klap", "regelset X -- \xFF\n");
  CHECK(place.klap("fmt bytes.klap").err.find("fout K0102") != std::string::npos);
  CHECK(place.read("bytes.klap") == "regelset X -- \xFF\n");
}

TEST_CASE("fmt counts a flood of mistakes as check does") {
  const Workplace place("fmt_flood");
  std::string text = "regelset X\n";
  for (int i = 0; i < 500; ++i) text += "bron B soort\n";
  place.write("x.klap", text);
  const Run run = place.klap("fmt x.klap");
  CHECK(run.status == 1);
  CHECK(run.err.find("en nog 400 meldingen\n") != std::string::npos);
  CHECK(run.err == place.klap("check x.klap").err);
}

TEST_CASE("fmt --language translates all files or none") {
  const Workplace place("fmt_language");
  place.write("regels/a.klap", rough);
  place.write("regels/b.klap", "ruleset X\n");
  const Run run = place.klap("fmt --language en regels");
  CHECK(run.status == 0);
  CHECK(run.out == "regels/a.klap\n");
  CHECK(place.read("regels/a.klap") == english);
  CHECK(place.klap("fmt --language nl regels").out == "regels/a.klap\nregels/b.klap\n");
  CHECK(place.read("regels/a.klap") == neat);
  CHECK(place.read("regels/b.klap") == "regelset X\n");
  for (const std::string& wrong : {broken, std::string("regelset X Wie weet het?\n"),
                                   std::string("regelset X bron wet soort wet begrip t betekent wet is wet")}) {
    place.write("regels/b.klap", wrong);
    const Run refused = place.klap("fmt --language en regels");
    CHECK(refused.status == 1);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("regels/b.klap:") == 0);
    CHECK(place.read("regels/a.klap") == neat);
    CHECK(place.read("regels/b.klap") == wrong);
  }
  CHECK(place.klap("fmt --language en regels").err.find("error K1051") != std::string::npos);
}

TEST_CASE("fmt - reads standard input and writes standard output") {
  const Workplace place("fmt_input");
  place.write("a.klap", rough);
  const Run run = place.klap("fmt -", "a.klap");
  CHECK(run.status == 0);
  CHECK(run.out == neat);
  CHECK(run.err.empty());
  CHECK(place.read("a.klap") == rough);
  CHECK(place.klap("fmt - --language en", "a.klap").out == english);
  const Run check = place.klap("fmt - --check", "a.klap");
  CHECK(check.status == 1);
  CHECK(check.out.empty());
  CHECK(check.err.find("bevinding K1050: '-'") != std::string::npos);
  place.write("b.klap", broken);
  const Run wrong = place.klap("fmt -", "b.klap");
  CHECK(wrong.status == 1);
  CHECK(wrong.out.empty());
  CHECK(wrong.err.find("-:2:") == 0);
  CHECK(place.klap("fmt -").err.find("fout K0130") != std::string::npos);
}

TEST_CASE("fmt for systems: the files that were written, or what is wrong") {
  const Workplace place("fmt_json");
  place.write("regels/a.klap", rough);
  place.write("regels/b.klap", broken);
  CHECK(Json::parse(place.klap("fmt regels/a.klap --check --json").out)["meldingen"][0]["code"] == "K1050");
  const Run run = place.klap("fmt regels/a.klap --json");
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(Json::parse(run.out)["opgemaakt"] == Json::array({"regels/a.klap"}));
  CHECK(Json::parse(place.klap("fmt regels/a.klap --json").out)["opgemaakt"].empty());
  const Run wrong = place.klap("fmt regels --json");
  CHECK(wrong.status == 1);
  CHECK(wrong.err.empty());
  CHECK(Json::parse(wrong.out)["meldingen"][0]["bestand"] == "regels/b.klap");
  CHECK(Json::parse(place.klap("fmt - --json", "regels/a.klap").out)["tekst"] == neat);
}

TEST_CASE("fmt takes the folders inside a folder along") {
  const Workplace place("fmt_folders");
  place.write("regels/een/a.klap", rough);
  place.write("regels/een/twee/b.klap", rough);
  place.write("regels/.git/c.klap", rough);
  CHECK(place.klap("fmt regels").out == "regels/een/a.klap\nregels/een/twee/b.klap\n");
  CHECK(place.read("regels/.git/c.klap") == rough);
  place.write("leeg/lees.mij", "");
  CHECK(place.klap("fmt leeg").err.find("fout K1005") != std::string::npos);
  CHECK(place.klap("fmt regels weg.klap").status == 2);
}

TEST_CASE("fmt does not write a file that is read-only") {
  const Workplace place("fmt_read_only");
  place.write("a.klap", rough);
  fs::permissions(place.path() / "a.klap", fs::perms::owner_read);
  const Run run = place.klap("fmt a.klap");
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "klap: fout K1009: 'a.klap' kan niet worden geschreven en is niet veranderd; kijk of het bestand alleen-lezen "
        "is, en of u in die map "
        "mag schrijven\n");
  CHECK(place.klap("fmt a.klap --check").status == 1);
  CHECK(place.read("a.klap") == rough);
  CHECK(names_in(place.path()) == std::set<std::string>{"a.klap"});
}

TEST_CASE("fmt puts the rules of a document in form and in the other language, and leaves its prose alone") {
  const Workplace place("fmt_document");
  place.write("a.klap.md", "# Beleid\n\n```klap\nregelset  X\n   bron Wmo soort wet\n```\n\nEn   verder.\n");
  const Run formatted = place.klap("fmt a.klap.md");
  CHECK(formatted.status == 0);
  CHECK(formatted.out == "a.klap.md\n");
  CHECK(place.read("a.klap.md") == "# Beleid\n\n```klap\nregelset X\n\nbron Wmo   soort wet\n```\n\nEn   verder.\n");
  CHECK(place.klap("fmt --check a.klap.md").status == 0);
  CHECK(place.klap("fmt --language en a.klap.md").status == 0);
  CHECK(place.read("a.klap.md") ==
        "# Beleid\n\n```klap\nruleset X\n\nsource Wmo   kind act\n```\n\nEn   verder.\n");
}
