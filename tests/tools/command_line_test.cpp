// The command line: what each mistake says, in which language, on which stream and with which status.
#include <nlohmann/json.hpp>

#include "analysis/proef.hpp"
#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;

namespace {

Workplace workplace(const std::string& name) {
  Workplace place(name);
  place.write("regels/proef.klap", klap::test::proef_rules + klap::test::proef_example("een", "recht ja"));
  place.write("zaak.json", klap::test::proef_case);
  return place;
}

struct Mistake {
  std::string arguments;
  std::string dutch;    // the whole of standard error
  std::string english;
};

void check_mistake(const Workplace& place, const Mistake& mistake) {
  INFO("klap " << mistake.arguments);
  const Run dutch = place.klap(mistake.arguments);
  CHECK(dutch.err == mistake.dutch);
  CHECK(dutch.out.empty());
  CHECK(dutch.status == 2);
  const Run english = place.klap(mistake.arguments + " --language en");
  CHECK(english.err == mistake.english);
  CHECK(english.out.empty());
  CHECK(english.status == 2);
  const Run json = place.klap(mistake.arguments + " --json");
  CHECK(json.err.empty());
  CHECK(json.status == 2);
  const auto parsed = nlohmann::json::parse(json.out);
  CHECK(parsed["meldingen"].size() == 1);
  CHECK(mistake.dutch.find(parsed["meldingen"][0]["code"].get<std::string>()) != std::string::npos);
}

}  // namespace

TEST_CASE("wrong use says what was seen and what to write instead") {
  const Workplace place = workplace("wrong_use");
  const std::vector<Mistake> mistakes = {
      {"", "klap: fout K1020: wat moet er gebeuren? kies 'check', 'decide', 'simulate', 'test', 'schema', 'fmt', 'print', 'compile', 'archive', 'version' of 'help'; "
           "'klap help' legt ze uit\n",
       "klap: error K1020: what is to be done? choose 'check', 'decide', 'simulate', 'test', 'schema', 'fmt', 'print', 'compile', 'archive', 'version' or 'help'; "
       "'klap help --language en' explains them\n"},
      {"bewaar regels",
       "klap: fout K1021: onbekende opdracht 'bewaar'; kies 'check', 'decide', 'simulate', 'test', 'schema', 'fmt', 'print', 'compile', 'archive', 'version' of 'help'\n",
       "klap: error K1021: unknown command 'bewaar'; choose 'check', 'decide', 'simulate', 'test', 'schema', 'fmt', 'print', 'compile', 'archive', 'version' or 'help'\n"},
      {"chekc regels", "klap: fout K1022: onbekende opdracht 'chekc'; bedoelde u 'check'?\n",
       "klap: error K1022: unknown command 'chekc'; did you mean 'check'?\n"},
      {"help besluit", "klap: fout K1021: onbekende opdracht 'besluit'; kies 'check', 'decide', 'simulate', 'test', 'schema', 'fmt', 'print', 'compile', 'archive', 'version' of 'help'\n",
       "klap: error K1021: unknown command 'besluit'; choose 'check', 'decide', 'simulate', 'test', 'schema', 'fmt', 'print', 'compile', 'archive', 'version' or 'help'\n"},
      {"check regels --foo",
       "klap: fout K1023: onbekende optie '--foo' bij 'klap check'; er zijn: '--json', '--help', '--language' of '--op'\n",
       "klap: error K1023: unknown option '--foo' for 'klap check'; there are: '--json', '--help', '--language' or '--op'\n"},
      {"check regels --jso", "klap: fout K1024: onbekende optie '--jso' bij 'klap check'; bedoelde u '--json'?\n",
       "klap: error K1024: unknown option '--jso' for 'klap check'; did you mean '--json'?\n"},
      {"decide --rules regels --csae=zaak.json",
       "klap: fout K1024: onbekende optie '--csae' bij 'klap decide'; bedoelde u '--case'?\n",
       "klap: error K1024: unknown option '--csae' for 'klap decide'; did you mean '--case'?\n"},
      {"decide --rules regels --case", "klap: fout K1025: achter '--case' ontbreekt iets: --case zaak.json\n",
       "klap: error K1025: something is missing behind '--case': --case zaak.json\n"},
      {"decide --case zaak.json --rules", "klap: fout K1025: achter '--rules' ontbreekt iets: --rules rules/woerden\n",
       "klap: error K1025: something is missing behind '--rules': --rules rules/woerden\n"},
      {"check regels --op", "klap: fout K1025: achter '--op' ontbreekt iets: --op 2017-03-01\n",
       "klap: error K1025: something is missing behind '--op': --op 2017-03-01\n"},
      {"decide --rules regels --case zaak.json --concept=ja", "klap: fout K1026: achter '--concept' hoort niets te staan; schrijf alleen --concept\n",
       "klap: error K1026: nothing belongs behind '--concept'; write --concept alone\n"},
      {"decide --rules regels --case zaak.json --explain iedereen",
       "klap: fout K1027: 'iedereen' kan niet bij '--explain'; kies 'inwoner', 'dossier' of 'auditor'\n",
       "klap: error K1027: 'iedereen' cannot stand with '--explain'; choose 'inwoner', 'dossier' or 'auditor'\n"},
      {"check regels --op 1-3-2017",
       "klap: fout K1028: '1-3-2017' is geen bestaande dag; schrijf hem als jaar-maand-dag: --op 2017-03-01\n",
       "klap: error K1028: '1-3-2017' is no existing day; write it as year-month-day: --op 2017-03-01\n"},
      {"decide --rules regels --case zaak.json --case zaak.json",
       "klap: fout K1029: '--case' staat er meer dan één keer; noem het één keer\n",
       "klap: error K1029: '--case' is given more than once; give it once\n"},
      {"version nu", "klap: fout K1030: 'nu' heeft bij 'klap version' geen betekenis; haal het weg\n",
       "klap: error K1030: 'nu' has no meaning for 'klap version'; take it out\n"},
      {"check", "klap: fout K1031: 'klap check' heeft 'PATH' nodig; bijvoorbeeld: klap check rules/woerden\n",
       "klap: error K1031: 'klap check' needs 'PATH'; for example: klap check rules/woerden\n"},
      {"fmt", "klap: fout K1031: 'klap fmt' heeft 'PATH' nodig; bijvoorbeeld: klap fmt rules/woerden\n",
       "klap: error K1031: 'klap fmt' needs 'PATH'; for example: klap fmt rules/woerden\n"},
      {"fmt - regels", "klap: fout K1030: 'regels' heeft bij 'klap fmt -' geen betekenis; haal het weg\n",
       "klap: error K1030: 'regels' has no meaning for 'klap fmt -'; take it out\n"},
      {"fmt regels -", "klap: fout K1030: 'regels' heeft bij 'klap fmt -' geen betekenis; haal het weg\n",
       "klap: error K1030: 'regels' has no meaning for 'klap fmt -'; take it out\n"},
      {"fmt regels --check=ja", "klap: fout K1026: achter '--check' hoort niets te staan; schrijf alleen --check\n",
       "klap: error K1026: nothing belongs behind '--check'; write --check alone\n"},
      {"decide --case zaak.json",
       "klap: fout K1031: 'klap decide' heeft '--rules' nodig; bijvoorbeeld: klap decide --rules rules/woerden --case zaak.json\n",
       "klap: error K1031: 'klap decide' needs '--rules'; for example: klap decide --rules rules/woerden --case zaak.json\n"},
  };
  for (const Mistake& mistake : mistakes) check_mistake(place, mistake);
}

TEST_CASE("a value that was forgotten at the end of the line") {
  const Run run = workplace("forgotten").klap("decide --rules regels --case");
  CHECK(run.err == "klap: fout K1025: achter '--case' ontbreekt iets: --case zaak.json\n");
  CHECK(run.status == 2);
}

TEST_CASE("a language that the tool does not speak") {
  const Run run = workplace("language").klap("check regels --language de");
  CHECK(run.err == "klap: fout K1027: 'de' kan niet bij '--language'; kies 'nl' of 'en'\n");
  CHECK(run.status == 2);
}

TEST_CASE("files that cannot be used are named, with what to do") {
  const Workplace place = workplace("files");
  place.write("leeg/lees.mij", "");
  place.write("groot.json", "");
  std::filesystem::resize_file(place.path() / "groot.json", (10U << 20U) + 1);
  std::filesystem::create_symlink("b.klap", place.path() / "a.klap");
  std::filesystem::create_symlink("a.klap", place.path() / "b.klap");
  const std::vector<Mistake> mistakes = {
      {"check weg.klap", "klap: fout K1001: 'weg.klap' is er niet; kijk of de naam klopt, en de map van waaruit u werkt\n",
       "klap: error K1001: 'weg.klap' is not there; check the name, and the folder you work from\n"},
      {"decide --rules regels --case weg.json --concept",
       "klap: fout K1001: 'weg.json' is er niet; kijk of de naam klopt, en de map van waaruit u werkt\n",
       "klap: error K1001: 'weg.json' is not there; check the name, and the folder you work from\n"},
      {"decide --rules regels --case regels --concept",
       "klap: fout K1003: 'regels' is geen gewoon bestand; noem hier een bestand met tekst\n",
       "klap: error K1003: 'regels' is no ordinary file; name a file with text here\n"},
      {"test zaak.json",
       "klap: fout K1004: 'zaak.json' is geen regelbestand; noem een bestand waarvan de naam op .klap of .klap.md "
       "eindigt, of een map met zulke bestanden\n",
       "klap: error K1004: 'zaak.json' is no rule file; name a file whose name ends in .klap or .klap.md, or a folder with "
       "such files\n"},
      {"check leeg",
       "klap: fout K1005: in de map 'leeg' staan geen regelbestanden; noem een map met bestanden waarvan de naam op .klap "
       "of .klap.md eindigt (mappen daarbinnen tellen niet mee)\n",
       "klap: error K1005: there are no rule files in the folder 'leeg'; name a folder with files whose names end in .klap "
       "or .klap.md (folders inside it do not count)\n"},
      {"decide --rules regels --case groot.json --concept",
       "klap: fout K1006: 'groot.json' is groter dan 10 MB; verdeel de inhoud over meer bestanden\n",
       "klap: error K1006: 'groot.json' is larger than 10 MB; divide its contents over more files\n"},
      {"check a.klap", "klap: fout K1007: 'a.klap' verwijst via koppelingen naar zichzelf; noem het bestand waar het om gaat\n",
       "klap: error K1007: 'a.klap' leads back to itself through links; name the file that is meant\n"},
  };
  for (const Mistake& mistake : mistakes) check_mistake(place, mistake);
}

TEST_CASE("a file that may not be opened is named") {
  // The superuser may open everything; a file of the system that nobody can read to its end will do there.
  const std::filesystem::path memory = "/proc/self/mem";
  if (!std::filesystem::exists(memory)) {
    SUCCEED("no such file here");
    return;
  }
  const Run run = workplace("unreadable").klap("decide --rules regels --concept --case /proc/self/mem");
  CHECK(run.err == "klap: fout K1002: '/proc/self/mem' kan niet worden gelezen; kijk of u het bestand mag openen\n");
  CHECK(run.status == 2);
}

TEST_CASE("names on the command line are shown without what could do harm to a terminal") {
  const Run run = workplace("escape").klap("check \"$(printf 'a\\033[2Jb.klap')\"");
  CHECK(run.err.find('\033') == std::string::npos);
  CHECK(run.err.find("a\\u{1B}[2Jb.klap") != std::string::npos);
  CHECK(run.status == 2);
}

TEST_CASE("a folder may have the name of a command") {
  const Workplace place = workplace("named");
  place.write("test/proef.klap", klap::test::proef_rules);
  CHECK(place.klap("check test").status == 0);
  CHECK(place.klap("check -- test").status == 0);
  place.write("--json/proef.klap", klap::test::proef_rules);
  CHECK(place.klap("check ./--json").status == 0);
}

TEST_CASE("help explains every command in both languages, wherever it is asked for") {
  const Workplace place = workplace("help");
  const Run help = place.klap("help");
  CHECK(help.status == 0);
  CHECK(help.err.empty());
  for (const char* command : {"check", "decide", "test", "schema", "fmt", "version", "help"}) {
    CHECK(help.out.find(std::string("klap ") + command) != std::string::npos);
    const Run of_command = place.klap(std::string("help ") + command);
    CHECK(of_command.status == 0);
    CHECK(of_command.out.rfind(std::string("klap ") + command, 0) == 0);
    CHECK(place.klap(std::string(command) + " --help").out == of_command.out);
    CHECK(place.klap(std::string(command) + " -h --language en").out == place.klap(std::string("help --language en ") + command).out);
  }
  CHECK(place.klap("--help").out == help.out);
  CHECK(place.klap("-h").out == help.out);
  CHECK(place.klap("--language en help").out == place.klap("help --language=en").out);
  CHECK(place.klap("help --language en").out.find("Exit: 0") != std::string::npos);
  CHECK(nlohmann::json::parse(place.klap("help --json").out)["tekst"] == help.out);
}

TEST_CASE("version") {
  const Workplace place = workplace("version");
  const Run run = place.klap("version");
  CHECK(run.status == 0);
  CHECK(run.out.rfind("klap ", 0) == 0);
  CHECK(place.klap("--version").out == run.out);
  CHECK("klap " + nlohmann::json::parse(place.klap("version --json").out)["versie"].get<std::string>() + "\n" == run.out);
}

TEST_CASE("when the output cannot be written, that is said") {
  if (!std::filesystem::exists("/dev/full")) {
    SUCCEED("no such device here");
    return;
  }
  const Workplace place = workplace("full");
  const std::string line = "cd '" + place.path().string() + "' && '" + KLAP_TOOL + "' help >/dev/full 2>.said";
  CHECK(WEXITSTATUS(std::system(line.c_str())) == 3);
}
