// The identity of a rule set (docs/semantics.md, clause 15): what changes the hash, and what must not.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "dump.hpp"
#include "loading.hpp"
#include "support/catch.hpp"

namespace {

std::string source(const std::string& name) {
  std::ifstream in(std::filesystem::path(KLAP_SOURCE_DIR) / "tests/semantics/files" / name, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), {}};
  return whole.substr(0, whole.find("-- VERWACHT\n"));
}

std::string woerden() { return source("woerden.klap"); }

/// Both files as one.
std::string own_questions() {
  std::string text = source("own_questions.klap");
  const std::string between = "-- BESTAND\nregelset X\n";
  return text.erase(text.find(between), between.size());
}

/// The declarations of a rule file that is indented as ours are: each begins at the left margin, save that every rule
/// is one of its own, under the sentence of its question.
std::vector<std::string> declarations(const std::string& text) {
  std::vector<std::string> list;
  std::string sentence;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin) + 1;
    const std::string line = text.substr(begin, end - begin);
    begin = end;
    const bool margin = line[0] != ' ' && line[0] != '\n';
    if (margin) sentence = line.find("?\n") != std::string::npos ? line : std::string();
    if (margin)
      list.push_back(line);
    else if (!sentence.empty() && line.starts_with("  regel "))
      list.push_back(sentence + line);
    else
      list.back() += line;
  }
  return list;
}

std::string dump_without_examples(klap::test::Loaded& loaded) {
  loaded.model.examples.clear();  // they keep the order written
  return klap::test::dump(loaded.model);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string hash_of(const std::string& text) {
  const auto loaded = klap::test::load({text});
  for (const auto& d : loaded.diagnostics.all()) UNSCOPED_INFO(message(d, klap::Language::english));
  CHECK(!loaded.diagnostics.has_errors());
  return hash(loaded.model);
}

}  // namespace

namespace {

void check_shuffled(const std::string& text, const std::string& header) {
  auto whole = klap::test::load({text});
  REQUIRE(!whole.diagnostics.has_errors());
  const std::string expected_hash = hash(whole.model);
  const std::string expected = dump_without_examples(whole);
  const auto parts = declarations(text);
  REQUIRE(parts.size() > 40);
  KLAP_PROPERTY("order and files of " + header, [&](std::uint32_t seed) {
    std::vector<std::string> files(1, parts[0] + "\n");
    std::vector<std::string> rest(parts.begin() + 1, parts.end());
    for (std::size_t i = rest.size(); i > 1; --i) {
      seed = seed * 1664525U + 1013904223U;
      std::swap(rest[i - 1], rest[(seed >> 8U) % i]);
    }
    for (const std::string& part : rest) {
      seed = seed * 1664525U + 1013904223U;
      if ((seed >> 8U) % 6 == 0) files.emplace_back("regelset " + header + "\n");
      files.back() += part;
    }
    auto loaded = klap::test::load(files);
    RC_ASSERT(!loaded.diagnostics.has_errors());
    RC_ASSERT(hash(loaded.model) == expected_hash);
    RC_ASSERT(dump_without_examples(loaded) == expected);
  });
}

}  // namespace

TEST_CASE("neither the order of declarations nor the cut into files shows", "[7.2][15.3]") {
  check_shuffled(woerden(), "Woerden");
  check_shuffled(own_questions(), "X");
}

TEST_CASE("layout, comments, articles and examples do not change the hash", "[15.1]") {
  const std::string text = woerden();
  const std::string expected = hash_of(text);
  CHECK(expected.size() == 64);
  CHECK(hash_of(replaced(text, "\nbron Jeugdwet", "\n-- over jeugd\n\n\nbron   Jeugdwet")) == expected);
  CHECK(hash_of(replaced(text, "als het perceel is", "als perceel is")) == expected);
  CHECK(hash_of(replaced(text, "voor Wmo, Jeugdwet", "voor Jeugdwet, Wmo")) == expected);
  CHECK(hash_of(replaced(text, "Wmo 2.3.5 lid 3 onder a, Awb 1:3", "Awb 1:3, Wmo 2.3.5 lid 3 onder a")) == expected);
  CHECK(hash_of(replaced(text, "Kwintes (penvoerder), Abrona", "Abrona, Kwintes (penvoerder)")) == expected);
  CHECK(hash_of(replaced(text, "taal nl  ", "")) == expected);
  CHECK(hash_of(text.substr(0, text.find("voorbeeld "))) == expected);
}

TEST_CASE("anything that means something changes the hash", "[15.1]") {
  const std::string whole = woerden();
  const std::string text = whole.substr(0, whole.find("voorbeeld "));
  std::set<std::string> hashes{hash_of(text)};
  const std::pair<const char*, const char*> changes[] = {
      {"versie 2026.1", "versie 2026.2"},
      {"gemeente 0632", "gemeente 0633"},
      {"status concept", "status vastgesteld"},
      {"tot en met 2018-12-31", "tot en met 2018-12-30"},
      {"ondersteuning 2015\"", "ondersteuning\""},
      {"bekendgemaakt 2016-01-04", "bekendgemaakt 2016-01-05"},
      {"vanaf 2015-01-01", "vanaf 2015-01-02"},
      {"PB  soort begroting", "PB soort overeenkomst"},
      {"code 344", "code 345"},
      {"\"de consulent\"", "\"consulent\""},
      {"41000001  fictief", "41000001"},
      {"41000001", "41000002"},
      {"Abrona\" met AGB-code onbekend", "Abrona\" met AGB-code 41000003"},
      {"taakveld 6.71", "taakveld 6.72"},
      {"per kalenderjaar", "over de looptijd"},
      {"€ 10.000,50", "€ 10.000,51"},
      {"levert Begeleiding, Dagbesteding", "levert Begeleiding"},
      {"uiterlijk 2017-09-01", "uiterlijk 2017-09-02"},
      {"eigenaar Teammanager", "eigenaar Consulent"},
      {"Later geldt onbekend", "Later geldt vanaf 2017-01-01"},
      {"op bezwaar te beslissen\n", "te herzien\n"},
      {"om te herzien instemming", "om te herzien, mag ondermandateren instemming"},
      {"instemming volgens de wet", "met instemming van 2016-01-01"},
      {"€ 25.000", "€ 25.001"},
      {"vanaf 2016-02-01", "vanaf 2016-02-02"},
      {"grondslag MB 5", "grondslag MB 6"},
      {"College binnen 10", "College binnen 11"},
      {"geteld vanaf aanvraagdatum", "geteld vanaf peildatum"},
      {"betaalt Wmo_begeleiding", "betaalt Proef"},
      {"overleden: datum, indien van toepassing", "overleden: datum, indien van toepassing, moeite 2"},
      {"gemeente, met verloop", "gemeente"},
      {"\"Ontvangt u bijstand?\"", "\"Heeft u bijstand?\""},
      {"moeite 2", "moeite 3"},
      {"2.3.2 lid 4", "2.3.2 lid 5"},
      {"aangenomen nee", "aangenomen ja"},
      {"meldt dat\"", "meldt het\""},
      {"Dagbesteding of Jobcoaching", "Dagbesteding, Jobcoaching of Vervoer"},
      {"door Consulent, met toelichting", "door Consulent"},
      {"eigen_kracht door Consulent", "eigen_kracht door Teammanager"},
      {"ten minste 18 jaar oud", "ten minste 19 jaar oud"},
      {"(soort is Begeleiding of Dagbesteding)", "(soort is Begeleiding)"},
      {"3 plus 4 min 2", "3 min 4 plus 2"},
      {"€ 1,50", "€ 1,51"},
      {"naar de stand op de aanvraagdatum", ""},
      {"en de wet is Wmo", "en de wet is Jeugdwet"},
      {"is vóór de peildatum", "is na de peildatum"},
      {"onder a", "onder b"},
      {"wlz_verblijf van de inwoner of", "wlz_verblijf van de inwoner en"},
      {"vanaf 2016-06-01", "tot en met 2016-06-01"},
      {", uitzondering op maatwerk, wlz", ", uitzondering op maatwerk"},
      {"\"dit weegt een mens\"", "\"dit weegt iemand\""},
      {"33,5% ten laste", "33% ten laste"},
      {"restcent naar Wmo_begeleiding", "restcent naar Innovatiebudget"},
      {"10% ten", "11% ten"},
      {"de inwoner, afschrift aan College", "de inwoner"},
      {"WMO301 aan penvoerder", "WMO305 aan penvoerder"},
      {"uiterlijk 5 werkdagen", "uiterlijk 5 dagen"},
      {"uiterlijk 2 weken", "uiterlijk 3 weken"},
      {"niets aan Kapper", "niets aan Abrona"},
      {"dan Jeugdwet", "dan Wmo"},
      {"dan ja\n", "dan nee\n"},
      {"dan open, door Consulent", "dan open, door Teammanager"},
      {"regel jeugd", "regel jongeren"},
      {"regel twijfel \"Twijfel\"", "regel twijfel"}};
  for (const auto& [from, to] : changes) {
    INFO(from << " -> " << to);
    std::string changed = replaced(text, from, to);
    if (std::string_view(from) == "33,5% ten laste") changed = replaced(changed, "66,5% ten", "67% ten");
    CHECK(hashes.insert(hash_of(changed)).second);
  }
}

TEST_CASE("anything that own questions and powers mean changes the hash", "[15.1]") {
  const std::string whole = own_questions();
  const std::string asked = "Wie is verantwoordelijk?\n    antwoord verantwoordelijk: gemeente\n";
  const std::string text = whole.substr(0, whole.find("voorbeeld ")) + asked;
  std::set<std::string> hashes{hash_of(text)};
  const std::pair<const char*, const char*> changes[] = {
      {"organisatie Ferm \"Ferm Werk\"", "organisatie Ferm"},
      {"Klantmanager, Hoofd bij Ferm", "Klantmanager, Hoofd bij College"},
      {"4:17 zekerheid gelezen, nagekeken 2026-01-31", "4:17 zekerheid gelezen"},
      {"nagekeken 2026-01-31", "nagekeken 2026-01-30"},
      {"2019-12-31 zekerheid fragment", "2019-12-31 zekerheid aangenomen"},
      {"tenzij consulent_afwezig grondslag", "tenzij niet consulent_afwezig grondslag"},
      {"als gemeente_nu is Utrecht grondslag", "grondslag"},
      {"uren_dag is meer dan 3)", "uren_dag is meer dan 4)"},
      {"instemming van 2017-02-01", "instemming van 2017-02-02"},
      {"met instemming van 2017-02-01", "instemming volgens de wet"},
      {"als wachttijd > 2", "als wachttijd > 3"},
      {"delegatie van College aan Dienst", "delegatie van Dienst aan College"},
      {"vanaf 2014-01-01 grondslag Wmo 3", "vanaf 2014-01-02 grondslag Wmo 3"},
      {"grondslag Wmo 3 zekerheid fragment", "grondslag Wmo 3"},
      {"voorbehouden aan Consulent", "voorbehouden aan Jurist"},
      {"jonger dan 18 jaar grondslag MB 4", "jonger dan 19 jaar grondslag MB 4"},
      {"grondslag Wmo zekerheid gelezen", "grondslag Wmo zekerheid fragment"},
      {"dwangsom is er verbeurd?", "dwangsom is verbeurd?"},
      {"naar de stand op de besluitdatum", ""},
      {"antwoord hulp: Hulp, Werk", "antwoord hulp: Hulp, Werk verdeelt de besluiten"},
      {"hulp: Hulp, Werk", "hulp: Hulp, Werk, Zorg"},
      {"melding plus 6 weken", "melding plus 6 werkdagen"},
      {"of de eerstvolgende werkdag", ""},
      {"plus 2 dagen", "min 2 dagen"},
      {"de vroegste van (melding", "de laatste van (melding"},
      {"keer dagtarief", "keer € 23"},
      {"naar beneden afgerond op € 1\n", "rekenkundig afgerond op € 1\n"},
      {"naar beneden afgerond op € 1\n", "naar beneden afgerond op € 1,01\n"},
      {"dan verantwoordelijk grondslag", "dan woongemeente grondslag"},
      {"dan Hulp omdat", "dan Werk omdat"},
      {"melding tot en met einde", "einde tot en met melding"},
      {"dan nee omdat", "dan ja omdat"},
      {"dan ten laste van gemeente_nu", "dan ten laste van woonde"},
      {"het meerdere ten laste van woonde,", "het meerdere ten laste van gemeente_nu,"},
      {"brief aan gemeente_nu", "brief aan verantwoordelijk"}};
  for (const auto& [from, to] : changes) {
    INFO(from << " -> " << to);
    CHECK(hashes.insert(hash_of(replaced(text, from, to))).second);
  }
  CHECK(hash_of(replaced(text, "Wie is   de verantwoordelijke -- voor de verdeling\n        gemeente?",
                         "Wie is de verantwoordelijke gemeente?")) == hash_of(text));
}

TEST_CASE("anything that is said of single cases changes the hash") {
  const std::string text = source("case_by_case.klap");
  std::set<std::string> hashes{hash_of(text)};
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"€ 5 per inwoner", "€ 5 per besluit"},
      {"€ 5 per plan", "€ 5 per inwoner"},
      {"hardheidsclausule, afwijking van", "hardheidsclausule, uitzondering op"},
      {"nee, na afweging door Consulent grondslag Wmo 2", "nee grondslag Wmo 2"},
      {"nee, na afweging door Consulent grondslag Wmo 2", "nee, na afweging door Manager grondslag Wmo 2"},
      {"Consulent grondslag Wmo 2", "Consulent, met toelichting grondslag Wmo 2"},
      {"regel weging \"weigeren omdat het kan\"", "regel weging"},
      {"Manager, met toelichting,\n    aangenomen nee, tenzij gemeld, omdat \"het uitgangspunt is de regel\"",
       "Manager, met toelichting"},
      {"met toelichting, aangenomen nee, tenzij gemeld, omdat \"dat is zeldzaam\"", "met toelichting"},
      {"tot uiterlijk 2015-12-31", "tot uiterlijk 2016-12-31"},
      {"tot uiterlijk 2015-12-31", ""},
      {"blijft van toepassing op aanvragen", "blijft van toepassing op besluiten"},
      {"op gebeurtenissen van vóór 2000-01-01", "op gebeurtenissen van vóór 2000-01-02"},
      {"opgeschort van gevraagd tot en met aangevuld", "opgeschort van aangevuld tot en met gevraagd"}};
  for (const auto& [from, to] : changes) {
    INFO(from << " -> " << to);
    CHECK(hashes.insert(hash_of(replaced(text, from, to))).second);
  }
  // A judgement by the same name, asked for in so many words, is another rule set: it tells another story.
  const std::string plain = replaced(text, "regel weging \"weigeren omdat het kan\"", "regel weging");
  const std::string asked = replaced(plain, "als x tenzij hardheid dan nee, na afweging door Consulent",
                                     "als (x en niet hardheid) en weging dan nee");
  const std::string by_hand = replaced(asked, "oordeel hardheid", "oordeel weging door Consulent\noordeel hardheid");
  CHECK(hashes.insert(hash_of(by_hand)).second);
}
