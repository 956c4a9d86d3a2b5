// klap archive: rules kept by their fingerprint, and decided with later.
#include <filesystem>

#include "analysis/proef.hpp"
#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;

namespace {

Workplace workplace(const std::string& name) {
  Workplace place(name);
  place.write("alles/proef/proef.klap", klap::test::proef_rules);
  place.write("zaak.json", klap::test::proef_case);
  return place;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what was decided can be decided again with the rules of then") {
  const Workplace place = workplace("archive_again");
  const Run kept = place.klap("archive alles/proef --in archief");
  CHECK(kept.err == "");
  CHECK(kept.status == 0);
  const std::string hash = first_line(kept.out);
  REQUIRE(hash.size() == 64);
  const std::string then = place.klap("decide --rules alles/proef --case zaak.json --concept --json").out;

  std::string changed = klap::test::proef_rules;  // the rules of today say something else
  changed.replace(changed.find("versie 1.2"), 10, "versie 1.3");
  place.write("alles/proef/proef.klap", changed);
  const Run now = place.klap("decide --rules alles/proef --case zaak.json --concept --json");
  CHECK(now.out != then);
  const Run again = place.klap("decide --rules " + hash.substr(0, 12) + " --archive archief --case zaak.json --concept --json");
  CHECK(again.err == "");
  CHECK(again.out == then);
  CHECK(holds(then, hash));
}

TEST_CASE("a rule set is kept once, with its libraries, and is never written over") {
  const Workplace place = workplace("archive_once");
  std::string rules = klap::test::proef_rules;
  rules.replace(0, rules.find('\n'), "regelset Proef versie 1 gebruikt \"../wet\"");
  place.write("alles/proef/proef.klap", rules);
  place.write("alles/wet/w.klap", "regelset Wet versie 1\nbron Jw soort wet\n");
  const std::string hash = first_line(place.klap("archive alles/proef --in archief").out);
  CHECK(std::filesystem::exists(place.path() / "archief" / hash / "wet" / "w.klap"));
  CHECK(std::filesystem::exists(place.path() / "archief" / hash / "proef" / "proef.klap"));
  const Run second = place.klap("archive alles/proef --in archief --json");
  CHECK(holds(second.out, "\"nieuw\": false"));
  CHECK(place.klap("decide --rules " + hash + " --archive archief --case zaak.json --concept").status == 0);
  CHECK(place.klap("print " + hash + " --archive archief").status == 0);
}

TEST_CASE("an archive says what is wrong with it") {
  const Workplace place = workplace("archive_wrong");
  const std::string hash = first_line(place.klap("archive alles/proef --in archief").out);
  const auto ask = [&](const std::string& fingerprint, const std::string& language) {
    return place.klap("decide --rules " + fingerprint + " --archive archief --case zaak.json --concept --language " + language);
  };
  CHECK(ask("abc", "nl").err ==
        "klap: fout K1014: 'abc' is geen vingerafdruk; schrijf ten minste de eerste 12 tekens van de vingerafdruk, zoals "
        "die in een uitleg staat\n");
  CHECK(ask("abc", "en").err ==
        "klap: error K1014: 'abc' is no fingerprint; write at least the first 12 characters of the fingerprint, as an "
        "explanation shows it\n");
  CHECK(ask("../../../../../etc", "nl").err.find("K1014") != std::string::npos);
  CHECK(ask("000000000000", "nl").err ==
        "klap: fout K1015: in het archief 'archief' staat geen regelset met vingerafdruk '000000000000'; kijk of het archief "
        "klopt, of bewaar de regelset met klap archive\n");
  CHECK(holds(ask("000000000000", "en").err,
              "K1015: there is no rule set with fingerprint '000000000000' in the archive 'archief'; check the archive, or "
              "keep the rule set with klap archive"));

  std::string changed = klap::test::proef_rules;
  changed.replace(changed.find("versie 1.2"), 10, "versie 1.3");
  place.write("archief/" + hash + "/proef.klap", changed);
  CHECK(ask(hash, "nl").err ==
        "klap: fout K1017: de regelset '" + hash + "' in het archief 'archief' is niet meer wat hij was, of is bewaard door "
        "een andere versie van klap; zet de bewaarde bestanden terug, of gebruik die versie\n");
  CHECK(holds(ask(hash, "en").err, "is no longer what it was, or was kept by another version of klap; restore the files, or "
                                   "use that version"));

  std::filesystem::create_directory(place.path() / "archief" / (hash.substr(0, 12) + std::string(52, '0')));
  CHECK(holds(ask(hash.substr(0, 12), "nl").err, "K1016: met '" + hash.substr(0, 12) + "' beginnen meer vingerafdrukken: "));
  CHECK(holds(ask(hash.substr(0, 12), "en").err, "K1016: several fingerprints begin with '" + hash.substr(0, 12) + "': "));

  place.write("proef.klapi", place.klap("compile alles/proef").out);
  CHECK(place.klap("archive proef.klapi --in archief").err ==
        "klap: fout K1018: 'proef.klapi' is een beeld en heeft geen regeltekst om te bewaren; noem de regelbestanden zelf\n");
  CHECK(holds(place.klap("archive proef.klapi --in archief --language en").err,
              "K1018: 'proef.klapi' is an image and has no rule text to keep; name the rule files themselves"));
  CHECK(place.klap("archive alles/proef").status == 2);
  place.write("bestand", "");
  CHECK(holds(place.klap("archive alles/proef --in bestand").err, "K1009"));
}
