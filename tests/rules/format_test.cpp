// The rules of the project are in the form that `klap fmt` gives them, and `klap check` has nothing to say of them.
#include "tools/tool.hpp"

TEST_CASE("klap fmt --check rules") {
  const klap::test::Workplace place("rules_in_form");
  const auto run = place.klap(std::string("fmt --check '") + KLAP_SOURCE_DIR + "/rules'");
  INFO(run.err);
  CHECK(run.err.empty());
  CHECK(run.status == 0);
}

TEST_CASE("klap check rules prints nothing") {
  const klap::test::Workplace place("rules_in_silence");
  const auto run = place.klap(std::string("check '") + KLAP_SOURCE_DIR + "/rules'");
  CHECK(run.err == "");
  CHECK(run.out == "");
  CHECK(run.status == 0);
}
