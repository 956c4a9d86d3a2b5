// klap print: a rule set as one page of HTML.
#include <vector>

#include <nlohmann/json.hpp>

#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;

namespace {

bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

/// Every element is closed, in order: what a browser need not guess.
bool is_balanced(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return false;
    const std::string tag = html.substr(at + 1, end - at - 1);
    if (tag.starts_with('!') || tag.ends_with('/')) continue;
    const std::string name = tag.substr(0, tag.find(' '));
    if (!name.starts_with('/')) {
      open.push_back(name);
    } else {
      if (open.empty() || "/" + open.back() != name) return false;
      open.pop_back();
    }
  }
  return open.empty();
}

const std::string header = R"(regelset Leeftijd versie 2026.1 gemeente 632 status concept
bron Jw "Jeugdwet <2015> & meer" soort wet bekendgemaakt 2014-03-14
bestuursorgaan College
)";
const std::string rules = R"(---- wie valt onder welke wet
Welke wet geldt voor de voorziening?   -- bij <elke> voorziening
    regel jeugd "Jonger dan achttien" dan Jw grondslag Jw 1.1
)";

}  // namespace

TEST_CASE("a rule set prints as one page, with all that a signer must see") {
  const Workplace place("print");
  place.write(
      "regels/leeftijd.klap",
      header +
          "gemeente Woerden met code 632\nbudget Kas van gemeente Woerden\nladder College binnen 5 werkdagen geteld "
          "vanaf peildatum tussentijds betaalt Kas\npersoon\n    bijstand: ja of nee\nvoorziening\n    soort: Hulp, "
          "Zorg\n" +
          rules +
          "voorbeeld \"een kind\"\n    peildatum 2026-01-01\n    inwoner bijstand nee\n    voorziening soort Hulp\n"
          "    verwacht wet Jw\n");
  const Run run = place.klap("print regels");
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(run.out.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
  CHECK(is_balanced(run.out));
  for (const char* words :
       {"<h1>Leeftijd</h1>", "Dit is een concept.", "<dt>Versie</dt><dd>2026.1</dd>", "<dd>0632</dd>",
        "<td>Jeugdwet &lt;2015&gt; &amp; meer</td><td>wet</td><td>2014-03-14</td>", "<h2>regels/leeftijd.klap</h2>",
        "<h3>wie valt onder welke wet</h3>", "<span class=\"k\">regelset</span>",
        "<span class=\"c\">-- bij &lt;elke&gt; voorziening</span>", "<td>een kind</td><td>zoals verwacht</td>",
        "<h2>Ondertekening</h2>"}) {
    INFO(words);
    CHECK(holds(run.out, words));
  }
  CHECK_FALSE(holds(run.out, "<2015>"));
  CHECK(run.out == place.klap("print regels").out);
  CHECK(holds(place.klap("print regels --language en").out, "This is a draft."));
  CHECK(nlohmann::json::parse(place.klap("print regels --json").out)["html"] == run.out);
}

TEST_CASE("prose prints as prose, its blocks of rules as rules, and its HTML not at all") {
  const Workplace place("print_literate");
  place.write(
      "beleid.klap.md",
      "# Wie valt *waar*\n\n<script>alert(1)</script>\n\n```klap\n" + header +
          "gemeente Woerden met code 632\nbudget Kas van gemeente Woerden\nladder College binnen 5 werkdagen geteld "
          "vanaf peildatum tussentijds betaalt Kas\nvoorziening\n    soort: Hulp, Zorg\n```\n\nEn dan:\n\n```klap\n" +
          rules + "```\n\n```json\n{\"a\": 1}\n```\n\n* lijst\n\n    ```klap\n    geen regel\n    ```\n");
  const Run run = place.klap("print beleid.klap.md");
  INFO(run.err << run.out);
  REQUIRE(run.status == 0);
  CHECK(is_balanced(run.out));
  CHECK(holds(run.out, "<h1>Wie valt <em>waar</em></h1>"));
  CHECK_FALSE(holds(run.out, "<script>"));
  CHECK(holds(run.out, "<p>En dan:</p>"));
  CHECK(holds(run.out, "<span class=\"k\">regelset</span>"));
  CHECK(holds(run.out, "<h3>wie valt onder welke wet</h3>"));
  CHECK(holds(run.out, "{&quot;a&quot;: 1}"));
  CHECK(holds(run.out, "geen regel"));
  CHECK_FALSE(holds(run.out, "```"));
}

TEST_CASE("rules with errors do not print") {
  const Workplace place("print_refused");
  place.write("regels/fout.klap", "regelset Fout\nregel\n");
  const Run run = place.klap("print regels");
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "fout.klap"));
}
