// A program as bytes: the same answers, and nothing of what is not as it was written.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <klap/analysis/examples.hpp>
#include <klap/klap.hpp>

#include "../src/image/checksum.hpp"
#include "support/catch.hpp"

namespace {

using namespace klap;
namespace fs = std::filesystem;

std::vector<std::string> rule_sets() {
  const std::string root = KLAP_SOURCE_DIR;
  return {root + "/rules/woerden", root + "/rules/zomerstad", root + "/docs/taal.klap.md",
          root + "/tests/schema/all_types.klap"};
}

std::shared_ptr<const RuleSet> rules_in(const std::string& path) {
  const Loaded loaded = load_rules({path});
  INFO(loaded.text(Language::english));
  REQUIRE(loaded.rules);
  return loaded.rules;
}

std::string small() {
  Documents documents;
  documents.emplace_back(
      "a.klap",
      "regelset Klein status concept\nbron Wmo soort wet\nbestuursorgaan College\nfunctie Consulent bij College\n"
      "gemeente Woerden met code 632\nbudget Geld van gemeente Woerden\npersoon geboortedatum: datum\n"
      "ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Geld\n"
      "voorziening soort: A, B\nWelke wet geldt voor de voorziening?\n"
      "regel r als soort is A dan Wmo grondslag Wmo 1\n");
  const Loaded loaded = load_rules(std::move(documents));
  REQUIRE(loaded.rules);
  return image::write(loaded.rules->program);
}

std::string code_of(std::string_view bytes) {
  Diagnostics diagnostics;
  const auto program = image::read(bytes, diagnostics);
  CHECK(program.has_value() == diagnostics.empty());
  return diagnostics.empty() ? "" : std::string(info(diagnostics.all().front().kind).code);
}

/// The image with these bytes for its program, summed up as if it had been written so.
std::string forged(const std::string& image, std::string program) {
  const std::size_t head = image.find('\n', image.find('\n') + 1) + 1;
  std::string bytes = image.substr(0, head);
  for (std::size_t i = 0; i < 8; ++i) bytes += static_cast<char>((program.size() >> (8 * i)) & 0xFF);
  bytes += program;
  const std::uint64_t sum = image::checksum(bytes);
  for (std::size_t i = 0; i < 8; ++i) bytes += static_cast<char>((sum >> (8 * i)) & 0xFF);
  return bytes;
}

std::string program_in(const std::string& image) {
  const std::size_t head = image.find('\n', image.find('\n') + 1) + 1 + 8;
  return image.substr(head, image.size() - head - 8);
}

/// All that can be said about a case.
std::string all_said(const program::Program& program, const decision::Case& facts) {
  const auto outcome = decision::decide(program, facts);
  const auto why = decision::derive(program, facts, outcome);
  std::string all = exchange::to_json(program, facts, outcome, &why);
  for (const auto reader : {explanation::Reader::resident, explanation::Reader::auditor})
    all += explanation::explain(program, facts, outcome, why, reader, Language::dutch);
  return all;
}

struct Folder {
  fs::path path = fs::path(KLAP_BINARY_DIR) / "test_image";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] std::string file(const std::string& name, std::string_view bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
};

}  // namespace

TEST_CASE("what an image gives back is what was written, for every rule set and example") {
  for (const std::string& path : rule_sets()) {
    INFO(path);
    const auto rules = rules_in(path);
    const std::string bytes = image::write(rules->program);
    CHECK(bytes == image::write(rules->program));
    Diagnostics diagnostics;
    const auto read = image::read(bytes, diagnostics);
    REQUIRE(read);
    CHECK(image::write(*read) == bytes);
    CHECK(exchange::case_schema(*read) == exchange::case_schema(rules->program));
    std::size_t every = 0;
    for (const semantics::Example& example : rules->model.examples) {
      if (every++ % 7 != 0) continue;
      const decision::Case facts = analysis::case_of(rules->model, example);
      if (all_said(*read, facts) != all_said(rules->program, facts)) FAIL_CHECK(example.title);
    }
  }
}

TEST_CASE("an image that was cut off anywhere is refused") {
  const std::string bytes = small();
  CHECK(code_of(bytes).empty());
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    const std::string code = code_of(std::string_view(bytes).substr(0, n));
    if (code != "K1060" && code != "K1061" && code != "K1062") FAIL_CHECK(n << " " << code);
  }
  CHECK(code_of(bytes + "x") == "K1062");
}

TEST_CASE("an image of which any one bit was turned is refused") {
  std::string bytes = small();
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    const auto mask = static_cast<char>(1U << (bit % 8));
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ mask);
    if (code_of(bytes).empty()) FAIL_CHECK(bit);
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ mask);
  }
  CHECK(code_of(bytes).empty());
}

TEST_CASE("an image of another layout says so") {
  std::string bytes = small();
  const std::size_t at = bytes.find('\n') + 1;
  bytes[at] = bytes[at] == '0' ? '1' : '0';
  CHECK(code_of(bytes) == "K1061");
  CHECK(code_of("regelset Woerden") == "K1060");
  CHECK(code_of("") == "K1060");
}

TEST_CASE("what was summed up anew points nowhere outside the program, or is refused") {
  const std::string image = small();
  const std::string program = program_in(image);
  CHECK(code_of(forged(image, program)).empty());
  CHECK(code_of(forged(image, program + "x")) == "K1062");
  CHECK(code_of(forged(image, program.substr(0, program.size() - 1))) == "K1062");
  std::size_t refused = 0;
  for (std::size_t at = 0; at < program.size(); ++at)
    for (const char with : {'\0', '\1', '\x7F', '\xFF'}) {
      std::string changed = program;
      changed[at] = with;
      const std::string bytes = forged(image, changed);
      if (changed != program && !code_of(bytes).empty()) ++refused;
    }
  CHECK(refused > program.size() / 2);
}

TEST_CASE("a node that refers outside the program is refused, though it was summed up so") {
  Diagnostics diagnostics;
  auto program = image::read(small(), diagnostics);
  REQUIRE(program);
  const auto field =
      std::find_if(program->nodes.begin(), program->nodes.end(), [](const auto& n) { return n.op == Op::field; });
  REQUIRE(field != program->nodes.end());
  CHECK(code_of(image::write(*program)).empty());
  field->ref = static_cast<std::uint32_t>(program->fields.size());
  CHECK(code_of(image::write(*program)) == "K1062");
}

TEST_CASE("lengths that the bytes do not account for ask for no memory") {
  const std::string image = small();
  KLAP_PROPERTY("any bytes are refused, or are a program", [&](const std::string& bytes, std::uint32_t n) {
    std::string program = program_in(image);
    const std::size_t at = n % program.size();
    program.replace(at, std::min<std::size_t>(4, program.size() - at), "\xFF\xFF\xFF\x7F");
    (void)code_of(forged(image, program));
    (void)code_of(forged(image, bytes));
    (void)code_of(bytes);
  });
}

TEST_CASE("an image is loaded by its name, decides, and has no text") {
  const Folder folder;
  const std::string root = KLAP_SOURCE_DIR;
  const auto rules = rules_in(root + "/rules/woerden");
  const std::string file = folder.file("woerden.klapi", image::write(rules->program));
  const Loaded loaded = load_rules({file});
  REQUIRE(loaded.rules);
  CHECK(loaded.rules->from_image);
  CHECK(loaded.rules->program.hash == rules->program.hash);
  const decision::Case facts = analysis::case_of(rules->model, rules->model.examples.front());
  CHECK(all_said(loaded.rules->program, facts) == all_said(rules->program, facts));
  Diagnostics found;
  semantics::check(loaded.rules->model, std::nullopt, found);
  REQUIRE(found.all().size() == 1);
  CHECK(info(found.all().front().kind).code == std::string_view("K1063"));

  const Loaded none = load_rules({folder.file("geen.klapi", "regelset Woerden")});
  CHECK_FALSE(none.rules);
  CHECK(none.problems.empty());
  CHECK(none.text(Language::dutch).find("K1060") != std::string::npos);
  const Loaded absent = load_rules({(folder.path / "weg.klapi").string()});
  CHECK(absent.problems.size() == 1);
  const Loaded two = load_rules({file, root + "/rules/woerden"});
  CHECK_FALSE(two.rules);
}

TEST_CASE("borders far apart, and not as many as a power of two, are read back") {
  Documents documents;
  documents.emplace_back(
      "a.klap",
      "regelset Ver status concept\nbron Wmo soort wet\nvoorziening kosten: bedrag\n"
      "gemeente Woerden met code 0632\nbestuursorgaan College\nfunctie Consulent bij College\n"
      "budget Geld van gemeente Woerden\n"
      "ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Geld\n"
      "Heeft de inwoner recht op de voorziening?\n"
      "regel precies als kosten is € 500 dan ja grondslag Wmo 1\n"
      "regel veel als kosten is ten minste € 25.000 dan nee grondslag Wmo 1\n");
  const Loaded loaded = load_rules(std::move(documents));
  INFO(loaded.text(Language::english));
  REQUIRE(loaded.rules);
  const program::Index& index = loaded.rules->program.index(QuestionKind::right);
  REQUIRE(index.columns.size() == 1);
  REQUIRE(index.columns.front().cuts == 4);  // three, filled up
  CHECK(code_of(image::write(loaded.rules->program)).empty());
}
