// klap compile: a rule set as an image, and what an image can be used for.
#include "tools/tool.hpp"

using klap::test::Run;
using klap::test::Workplace;

namespace {

const std::string woerden = KLAP_SOURCE_DIR "/rules/woerden";

bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("an image decides, explains and gives its schema as the rules do") {
  const Workplace place("compile");
  const Run image = place.klap("compile " + woerden);
  REQUIRE(image.status == 0);
  CHECK(image.err.empty());
  place.write("woerden.klapi", image.out);
  const std::string the_case = " --concept --case " + woerden + "/zaken/eads-01.json";
  for (const std::string what : {"", " --json", " --explain dossier", " --explain auditor --json", " --explain inwoner --language en",
                                 " --from 2017-01-01 --through 2017-12-31"}) {
    INFO(what);
    const Run by_text = place.klap("decide --rules " + woerden + the_case + what);
    const Run by_image = place.klap("decide --rules woerden.klapi" + the_case + what);
    CHECK(by_image.status == 0);
    CHECK(by_image.out == by_text.out);
  }
  CHECK(place.klap("schema woerden.klapi").out == place.klap("schema " + woerden).out);
}

TEST_CASE("what needs the text of the rules says so of an image") {
  const Workplace place("compile_text");
  place.write("woerden.klapi", place.klap("compile " + woerden).out);
  for (const std::string verb : {"check", "test", "print"}) {
    const Run run = place.klap(verb + " woerden.klapi");
    INFO(verb);
    CHECK(run.status == 1);
    CHECK(run.out.empty());
    CHECK(holds(run.err, "K1063"));
  }
  const Run again = place.klap("compile woerden.klapi");  // an image of an image is itself
  CHECK(again.out == place.read("woerden.klapi"));
}

TEST_CASE("an image that is none, or that was changed, is refused in either language") {
  const Workplace place("compile_wrong");
  std::string image = place.klap("compile " + woerden).out;
  image[image.size() / 2] = static_cast<char>(image[image.size() / 2] ^ 1);
  place.write("anders.klapi", image);
  place.write("geen.klapi", "regelset Woerden");
  const std::string the_case = " --concept --case " + woerden + "/zaken/eads-01.json";
  const Run changed = place.klap("decide --rules anders.klapi" + the_case);
  CHECK(changed.status == 1);
  CHECK(holds(changed.err, "K1062"));
  CHECK(holds(changed.err, "klap compile"));
  CHECK(holds(place.klap("decide --language en --rules geen.klapi" + the_case).err, "K1060: this is no image"));
  const Run refused = place.klap("compile geen.klap");
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
}
