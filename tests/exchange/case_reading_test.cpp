// What is read from a case, and every reason for which one is refused: kind, place, pointer, both languages.
#include <set>

#include <klap/base/limits.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/exchange/diagnostics_json.hpp>

#include "exchange/program.hpp"
#include "support/catch.hpp"

using namespace klap;
using decision::Fact;

namespace {

const program::Program& rules() {
  static const program::Program p = test::every_type();
  return p;
}

struct Read {
  std::optional<decision::Case> facts;
  Diagnostics diagnostics;
};

Read read(std::string text) {
  Read r;
  r.facts = exchange::read_case(rules(), Document("zaak.json", std::move(text)), r.diagnostics);
  return r;
}

/// A case around one part, so that each test shows only what it is about.
std::string person(const std::string& facts) {
  return R"({"voorzieningen":[{"id":"v","persoon":"p"}],"personen":[{"id":"p",)" + facts + "}]}";
}
std::string request(const std::string& facts) {
  return R"({"personen":[{"id":"p"}],"voorzieningen":[{"id":"v","persoon":"p",)" + facts + "}]}";
}
std::string top(const std::string& more) {
  return R"({"personen":[{"id":"p"}],"voorzieningen":[{"id":"v","persoon":"p"}],)" + more + "}";
}

const std::string mark = "§";  // stands before the place where the diagnostic must point

struct Refusal {
  std::string code;
  std::string text;
  std::string pointer;
};

std::string many(std::size_t count, const std::string& one) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += (i > 0 ? "," : "") + one + std::to_string(i) + "\"}";
  return all;
}

std::vector<Refusal> refusals() {
  return {
      // the text as JSON
      {"K0901", "{\"zaak\":\"a\" §\"peildatum\":1}", "(root)"},
      {"K0901", "{\n \"zaak\": \"a\",\n §}", "(root)"},
      {"K0901", "{\"zaak\" §\"a\"}", "(root)"},
      {"K0901", "[1,§,2]", "(root)"},
      {"K0946", "{\"personen\":[{\"id\":§NaN}]}", "/personen/0/id"},
      {"K0946", "{\"zaak\" : §Infinity}", "/zaak"},
      {"K0946", "[1, §-Infinity]", "/1"},
      {"K0946", "[§None]", "/0"},
      {"K0946", "§True", "(root)"},
      {"K0946", "{\"zaak\":§nan}", "/zaak"},
      {"K0946", "{\"zaak\":§EADS_01, \"x\": 1}", "/zaak"},
      {"K0901", "[1 §NaN]", "(root)"},
      {"K0901", "{\"zaak\":1, §NaN:2}", "(root)"},
      {"K0901", "{\"zaak\":§'a'}", "(root)"},
      {"K0901", "{§zaak:1}", "(root)"},
      {"K0901", "{\"zaak\":\"a\"} §x", "(root)"},
      {"K0901", "§// een zaak\n{}", "(root)"},
      {"K0901", "{\"zaak\":\"a§\tb\"}", "(root)"},
      {"K0947", "{\"zaak\":\"§\\uD800\"}", "/zaak"},
      {"K0947", "{\"zaak\":\"a\\n\\uD83D\\uDE00 §\\uD800 \"}", "/zaak"},
      {"K0947", "{\"zaak\":\"§\\uD800\\u0041\"}", "/zaak"},
      {"K0947", "[0,\"§\\udfff\"]", "/1"},
      {"K0947", "{\"§\\udC00\":1}", "(root)"},
      {"K0901", "{\"zaak\":\"\\uD83D\\uDE00 \\§q\"}", "(root)"},
      {"K0901", "{\"zaak\":0§1}", "(root)"},
      {"K0902", "§", "(root)"},
      {"K0902", "{\"personen\":[{\"id\":\"p\"}§", "/personen"},
      {"K0902", "{\"zaak\":\"a§", "(root)"},
      {"K0906", "{\"zaak\":\"a\",\n§\"zaak\":\"b\"}", "/zaak"},
      {"K0906", "{\"personen\":[{\"id\":\"p\",§\"\\u0069d\":\"q\"}]}", "/personen/0/id"},
      {"K0917", request("\"aantal\":§1e309"), "/voorzieningen/0/aantal"},
      // its shape
      {"K0907", "§[]", "(root)"},
      {"K0907", R"({"personen":[§3],"voorzieningen":[{"id":"v","persoon":"p"}]})", "/personen/0"},
      {"K0907", request("\"oordelen\":§[]"), "/voorzieningen/0/oordelen"},
      {"K0908", R"({"personen":§{},"voorzieningen":[{"id":"v","persoon":"p"}]})", "/personen"},
      {"K0908", top("\"persoonlijk_belang\":§true"), "/persoonlijk_belang"},
      {"K0909", top("\"zaak\":§12"), "/zaak"},
      {"K0936", top("\"zaak\":§\"\""), "/zaak"},
      {"K0936", top("\"zaak\":§\"a\\u001b[2J\""), "/zaak"},
      {"K0936", top("\"zaak\":§\"" + std::string(limits::name_characters + 1, 'x') + "\""), "/zaak"},
      {"K0939", R"(§{"personen":[{"id":"p"}]})", "(root)"},
      {"K0939", R"({"personen":[{"id":"p"}],"voorzieningen":[§{"persoon":"p"}]})", "/voorzieningen/0"},
      {"K0939", R"({"personen":[{"id":"p"}],"voorzieningen":[§{"id":"v"}]})", "/voorzieningen/0"},
      {"K0940", R"({"personen":[{"id":"p"}],"voorzieningen":§[]})", "/voorzieningen"},
      {"K0941",
       R"({"personen":[{"id":"p"}],"voorzieningen":§[)" + many(limits::case_requests + 1, R"({"persoon":"p","id":")") +
           "]}",
       "/voorzieningen"},
      {"K0937", R"({"personen":[{"id":"p"},{"id":§"p"}],"voorzieningen":[{"id":"v","persoon":"p"}]})",
       "/personen/1/id"},
      {"K0938", R"({"personen":[{"id":"p"}],"voorzieningen":[{"id":"v","persoon":§"q"}]})", "/voorzieningen/0/persoon"},
      {"K0938", person("\"ouder\":§\"q\""), "/personen/0/ouder"},
      {"K0938", person("\"ouder\":[{\"vanaf\":\"2017-01-01\",\"waarde\":§\"q\"}]"), "/personen/0/ouder/0/waarde"},
      {"K0938", request("\"tolk\":§\"Woerden\""), "/voorzieningen/0/tolk"},
      {"K0938", top("\"plan\":{\"hoofdpersoon\":§\"v\"}"), "/plan/hoofdpersoon"},
      {"K0909", person("\"ouder\":§0"), "/personen/0/ouder"},
      {"K0924", request("\"tolk\":§null"), "/voorzieningen/0/tolk"},
      {"K0935", top("\"plan\":{\"hoofdpersoon\":§[]}"), "/plan/hoofdpersoon"},
      {"K0907", top("\"plan\":§[]"), "/plan"},
      {"K0924", top("\"plan\":§null"), "/plan"},
      // keys
      {"K0925", top("§\"kleur\":1"), "(root)"},
      {"K0925", request("\"oordelen\":{§\"kleur\":{}}"), "/voorzieningen/0/oordelen"},
      {"K0926", top("§\"peildatun\":\"2017-03-01\""), "(root)"},
      {"K0926", person("§\"bijstant\":true"), "/personen/0"},
      {"K0926", top("\"besteed\":{§\"Inovatie\":{}}"), "/besteed"},
      {"K0927", person("§\"kosten\":\"1.00\""), "/personen/0"},
      {"K0928", request("§\"bijstand\":true"), "/voorzieningen/0"},
      {"K0927", top("\"plan\":{§\"kosten\":\"1.00\"}"), "/plan"},
      {"K0927", top("\"plan\":{§\"eigen_kracht\":true}"), "/plan"},
      {"K0928", top("\"plan\":{§\"`bijstand`\":true}"), "/plan"},
      {"K0929", person("§\"complex\":true"), "/personen/0"},
      {"K0929", request("§\"complex\":true"), "/voorzieningen/0"},
      {"K0925", request("\"oordelen\":{§\"complex\":{}}"), "/voorzieningen/0/oordelen"},
      {"K0926", top("\"plan\":{§\"hoofdpersonen\":true}"), "/plan"},
      {"K0926", top("§\"plann\":{}"), "(root)"},
      {"K0906", top("\"plan\":{\"complex\":true,§\"`complex`\":true}"), "/plan/`complex`"},
      {"K0930", request("§\"eigen_kracht\":true"), "/voorzieningen/0/eigen_kracht"},
      {"K0931", request("\"oordelen\":{§\"aantal\":{}}"), "/voorzieningen/0/oordelen/aantal"},
      {"K0906", request("\"aantal\":1,§\"`aantal`\":2"), "/voorzieningen/0/`aantal`"},
      // values
      {"K0910", person("\"bijstand\":§\"ja\""), "/personen/0/bijstand"},
      {"K0910", person("\"bijstand\":§0"), "/personen/0/bijstand"},
      {"K0911", person("\"geboortedatum\":§\"1983-02-30\""), "/personen/0/geboortedatum"},
      {"K0911", person("\"geboortedatum\":§\"0999-01-01\""), "/personen/0/geboortedatum"},
      {"K0911", top("\"peildatum\":§20170301"), "/peildatum"},
      {"K0912", request("\"kosten\":§\"6000\""), "/voorzieningen/0/kosten"},
      {"K0912", request("\"kosten\":§\"6.000,00\""), "/voorzieningen/0/kosten"},
      {"K0912", request("\"kosten\":§\"-0.00\""), "/voorzieningen/0/kosten"},
      {"K0912", request("\"kosten\":§true"), "/voorzieningen/0/kosten"},
      {"K0913", request("\"kosten\":§\"10000000000000.01\""), "/voorzieningen/0/kosten"},
      {"K0913", request("\"kosten\":§\"99999999999999999999999.00\""), "/voorzieningen/0/kosten"},
      {"K0914", request("\"kosten\":§6000.1"), "/voorzieningen/0/kosten"},
      {"K0914", request("\"kosten\":§6000"), "/voorzieningen/0/kosten"},
      {"K0915", request("\"aantal\":§\"3\""), "/voorzieningen/0/aantal"},
      {"K0916", request("\"aantal\":§3.0"), "/voorzieningen/0/aantal"},
      {"K0916", request("\"aantal\":§3E2"), "/voorzieningen/0/aantal"},
      {"K0917", request("\"aantal\":§1000000000001"), "/voorzieningen/0/aantal"},
      {"K0917", request("\"aantal\":§-1000000000001"), "/voorzieningen/0/aantal"},
      {"K0917", request("\"aantal\":§9223372036854775808"), "/voorzieningen/0/aantal"},
      {"K0917", request("\"aantal\":§184467440737095516160"), "/voorzieningen/0/aantal"},
      {"K0918", person("\"woongemeente\":§\"632\""), "/personen/0/woongemeente"},
      {"K0918", person("\"woongemeente\":§\"0000\""), "/personen/0/woongemeente"},
      {"K0918", person("\"woongemeente\":§632"), "/personen/0/woongemeente"},
      {"K0919", request("\"soort\":§\"begeleiding\""), "/voorzieningen/0/soort"},
      {"K0920", request("\"perceel\":§\"Pilo\""), "/voorzieningen/0/perceel"},
      {"K0921", request("\"aanbieder\":§\"Consulent\""), "/voorzieningen/0/aanbieder"},
      {"K0922", request("\"wetboek\":§\"RO\""), "/voorzieningen/0/wetboek"},
      {"K0924", request("\"kosten\":§null"), "/voorzieningen/0/kosten"},
      {"K0924", request("\"soort\":§null"), "/voorzieningen/0/soort"},
      {"K0924", top("\"peildatum\":§null"), "/peildatum"},
      {"K0924", person("\"inkomen\":[{\"vanaf\":\"2017-01-01\",\"waarde\":§null}]"), "/personen/0/inkomen/0/waarde"},
      // histories
      {"K0933", person("\"inkomen\":§[]"), "/personen/0/inkomen"},
      {"K0934",
       person("\"inkomen\":[{\"vanaf\":\"2017-01-01\",\"waarde\":\"1.00\"},{\"waarde\":\"2.00\",\"vanaf\":§\"2017-01-"
              "01\"}]"),
       "/personen/0/inkomen/1/vanaf"},
      {"K0935", request("\"kosten\":§[{\"vanaf\":\"2017-01-01\",\"waarde\":\"1.00\"}]"), "/voorzieningen/0/kosten"},
      {"K0939", person("\"inkomen\":[§{\"waarde\":\"1.00\"}]"), "/personen/0/inkomen/0"},
      // judgements
      {"K0932", request("\"oordelen\":{\"eigen_kracht\":{\"waarde\":true,\"door\":§\"Teammanager\"}}"),
       "/voorzieningen/0/oordelen/eigen_kracht/door"},
      {"K0939", request("\"oordelen\":{\"eigen_kracht\":§{\"waarde\":true}}"),
       "/voorzieningen/0/oordelen/eigen_kracht"},
      // of the whole case
      {"K0939", top("\"besteed\":{\"Innovatie\":§{\"bedrag\":\"1.00\"}}"), "/besteed/Innovatie"},
      {"K0923", top("\"persoonlijk_belang\":[§\"Kapper\"]"), "/persoonlijk_belang/0"},
      {"K0942", top("\"persoonlijk_belang\":[\"Consulent\",§\"Consulent\"]"), "/persoonlijk_belang/1"},
      {"K0944", top("\"besluiten\":[{\"persoon\":\"p\",\"wet\":\"Wmo\",\"soort\":§\"verlenen\"}]"),
       "/besluiten/0/soort"},
      {"K0944", top("\"besluiten\":[{\"persoon\":\"p\",\"wet\":\"Wmo\",\"soort\":§\"opdracht_geven\"}]"),
       "/besluiten/0/soort"},
      {"K0943", top("\"besluiten\":[{\"persoon\":\"p\",\"wet\":\"Wmo\"},§{\"persoon\":\"p\",\"wet\":\"Wmo\"}]"),
       "/besluiten/1"},
      {"K0938", top("\"besluiten\":[{\"persoon\":§\"q\",\"wet\":\"Wmo\"}]"), "/besluiten/0/persoon"},
  };
}

/// Kinds that need a text too long, or too broken, to stand in the table.
std::vector<Refusal> hostile() {
  std::string deep = "{\"zaak\":";
  for (int i = 1; i < 64; ++i) deep += '[';
  std::string too_large = top("\"zaak\":\"a\"");
  too_large.resize(limits::case_bytes + 1, ' ');
  std::string very_deep(1'000'000, '[');
  std::string pointer = "/zaak";
  for (int i = 1; i < 64; ++i) pointer += "/0";
  std::string levels;
  for (int i = 0; i < 64; ++i) levels += "/0";
  std::string values = "[";  // itself one of them
  for (std::size_t i = 1; i < limits::case_values; ++i) values += "1,";
  std::string keys = "[{";
  for (std::size_t i = 2; i < limits::case_values; i += 2) keys += '"' + std::to_string(i) + "\":1,";
  return {
      {"K0945", values + "§1]", "/" + std::to_string(limits::case_values - 1)},
      {"K0945", keys + "§\"x\":1}]", "/0"},
      {"K0903", "{\"zaak\":\"§\xFF\"}", ""},
      {"K0903", "{\"zaak\":\"§\xC0\x80\"}", ""},
      {"K0904", "§" + too_large, ""},
      {"K0905", deep + "§[", pointer},
      {"K0905", very_deep.substr(0, 64) + mark + very_deep.substr(64), levels},
  };
}

void check_refusal(const Refusal& refusal) {
  std::string text = refusal.text;
  const std::size_t at = text.find(mark);
  REQUIRE(at != std::string::npos);
  text.erase(at, mark.size());
  const Document document("zaak.json", text);
  Diagnostics diagnostics;
  const auto facts = exchange::read_case(rules(), document, diagnostics);
  INFO(text.substr(0, 300));
  CHECK_FALSE(facts.has_value());
  REQUIRE(diagnostics.all().size() == 1);
  const Diagnostic& one = diagnostics.all().front();
  INFO(message(one, Language::english));
  CHECK(info(one.kind).code == refusal.code);
  CHECK(one.span.begin == at);
  if (!refusal.pointer.empty()) CHECK(one.arguments.front() == refusal.pointer);
  const bool is_whole = refusal.pointer == "(root)";
  CHECK(exchange::case_pointer(one).value_or("none") ==
        (refusal.pointer.empty() ? "none" : is_whole ? "" : refusal.pointer));
  const std::string json = exchange::to_json(diagnostics, {document});
  const std::string quoted = refusal.pointer.empty() ? "null" : is_whole ? "\"\"" : '"' + refusal.pointer + '"';
  CHECK(json.find("\"pointer\": " + quoted + ",") != std::string::npos);
  const Place place = document.place_of(static_cast<std::uint32_t>(at));
  for (const Language language : {Language::dutch, Language::english}) {
    const std::string shown_pointer = shown(refusal.pointer, 120);
    const std::string line = exchange::render_case_diagnostic(one, document, language);
    CHECK(line.find(shown_pointer) != std::string::npos);
    CHECK(line.find("{0}") == std::string::npos);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(line.rfind("zaak.json:" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ", 0) == 0);
    CHECK(line.find(language == Language::dutch ? ": fout K09" : ": error K09") != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a case with everything in it is read as it stands", "[2.1]") {
  const Read r = read(test::whole_case);
  REQUIRE(r.diagnostics.empty());
  REQUIRE(r.facts.has_value());
  const decision::Case& facts = *r.facts;
  const auto field = [](const char* name) { return test::field_named(rules(), name).index; };
  CHECK(facts.id == "proef-1");
  CHECK(facts.dates[0] == Date::from_ymd(2017, 3, 1));
  CHECK(facts.dates[4] == Date::from_ymd(2017, 3, 3));
  const auto& person_facts = facts.persons.at(0).facts;
  REQUIRE(person_facts.size() == rules().fields.size());
  CHECK(person_facts[field("bijstand")] == Fact{Fact::State::known, Value::boolean(false), {}});
  CHECK(person_facts[field("inkomen")] == Fact{Fact::State::known, Value::money(*Money::from_cents(120050)), {}});
  CHECK(person_facts[field("kosten")] == Fact{});
  const Fact& lived = person_facts[field("woongemeente")];
  CHECK(lived.state == Fact::State::history);
  CHECK(lived.history == std::vector<std::pair<Date, Value>>{{*Date::from_ymd(2016, 1, 1), Value::municipality(344)},
                                                             {*Date::from_ymd(2017, 3, 1), Value::municipality(632)}});
  CHECK(person_facts[field("ouder")].history ==
        std::vector<std::pair<Date, Value>>{{*Date::from_ymd(2016, 1, 1), Value::person(0)},
                                            {*Date::from_ymd(2017, 1, 1), Value::person(1)}});
  CHECK(facts.persons.at(1).facts[field("ouder")].state == Fact::State::none);
  REQUIRE(facts.plan.size() == rules().fields.size());
  CHECK(facts.plan[field("complex")].value == Value::boolean(true));
  CHECK(facts.plan[field("hoofdpersoon")] == Fact{Fact::State::known, Value::person(0), {}});
  CHECK(facts.plan[field("regiegemeente")].state == Fact::State::history);
  CHECK(facts.plan[field("bijstand")] == Fact{});
  const decision::Request& request_read = facts.requests.at(0);
  CHECK(request_read.facts[field("tolk")].value == Value::person(1));
  CHECK(request_read.facts[field("aanbieder")].value == Value::provider(ActorId(4)));
  CHECK(request_read.facts[field("aantal")].value == Value::number(3));
  CHECK(request_read.facts[field("kosten")].value == Value::money(*Money::from_cents(-600000)));
  CHECK(request_read.facts[field("perceel")].state == Fact::State::none);
  CHECK(request_read.facts[field("persoon")].value == Value::boolean(true));
  CHECK(request_read.facts[field("soort")].value == Value::choice(0));
  CHECK(request_read.facts[field("wetboek")].value == Value::law(SourceId(2)));
  CHECK(request_read.facts[field("eigen_kracht")].value == Value::boolean(false));
  REQUIRE(request_read.notes.size() == 1);
  CHECK(request_read.notes[0].note == "verslag, \"paragraaf\" 3");
  CHECK(facts.spent.at(0) == decision::Spent{*Money::from_cents(500000), *Date::from_ymd(2017, 2, 28)});
  CHECK_FALSE(facts.spent.at(1).has_value());
  CHECK(facts.personal_interest == std::vector<ActorId>{ActorId(2)});
  REQUIRE(facts.decisions.size() == 1);
  CHECK(facts.decisions[0].kind == DecisionKind::award);
  CHECK(facts.decisions[0].taken_by == ActorId(2));
}

TEST_CASE("what a case leaves out is unknown, and nothing is made up for it", "[4.1][9.3]") {
  const Read r = read(R"({"personen":[{"id":"p"}],"voorzieningen":[{"id":"v","persoon":"p"}]})");
  REQUIRE(r.facts.has_value());
  CHECK(r.facts->id.empty());
  for (const auto& date : r.facts->dates) CHECK_FALSE(date.has_value());
  for (const Fact& fact : r.facts->persons[0].facts) CHECK(fact.state == Fact::State::unknown);
  for (const Fact& fact : r.facts->requests[0].facts) CHECK(fact.state == Fact::State::unknown);
  CHECK(r.facts->plan == std::vector<Fact>(rules().fields.size()));
  CHECK(r.facts == read(top("\"plan\":{}")).facts);
  CHECK_FALSE(r.facts->personal_interest.has_value());
}

TEST_CASE("forms that mean the same are read the same") {
  const auto plain = read(person("\"woongemeente\":\"0632\"")).facts;
  REQUIRE(plain.has_value());
  CHECK(plain == read(person("\"woongemeente\":\"Woerden\"")).facts);
  CHECK(plain == read(person("\"\\u0077oongemeente\":\"\\u0030632\"")).facts);
  CHECK(plain == read("\xEF\xBB\xBF" + person(" \n\t\"woongemeente\" : \"0632\"")).facts);
  CHECK(plain == read(person("\"`woongemeente`\":\"0632\"")).facts);
  CHECK(read(top("\"persoonlijk_belang\":[\"Teammanager\",\"Consulent\"]")).facts ==
        read(top("\"persoonlijk_belang\":[\"Consulent\",\"Teammanager\"]")).facts);
  CHECK(read(request("\"aantal\":-0")).facts == read(request("\"aantal\":0")).facts);
}

TEST_CASE("a person may be named before the place where they stand, and by themselves") {
  const Read r = read(R"({"plan":{"hoofdpersoon":"b"},"voorzieningen":[{"id":"v","tolk":"b","persoon":"a"}],
 "personen":[{"ouder":"b","id":"a"},{"ouder":"b","id":"b"}]})");
  REQUIRE(r.facts.has_value());
  const std::size_t parent = test::field_named(rules(), "ouder").index;
  for (const auto& one : r.facts->persons) CHECK(one.facts[parent].value == Value::person(1));
  CHECK(r.facts->plan[test::field_named(rules(), "hoofdpersoon").index].value == Value::person(1));
}

TEST_CASE("who cannot be found is not blamed where somebody's id cannot be read") {
  const Read r = read(R"({"personen":[{"id":"a","ouder":"b"},{"id":7}],"voorzieningen":[{"id":"v","persoon":"b"}]})");
  REQUIRE(r.diagnostics.all().size() == 1);
  CHECK(r.diagnostics.all().front().arguments.front() == "/personen/1/id");
  const Read both =
      read(R"({"personen":[{"id":"a","ouder":"b"},{"id":"a"}],"voorzieningen":[{"id":"v","persoon":"b"}]})");
  CHECK(both.diagnostics.all().size() == 1);
}

TEST_CASE("every kind of wrong case is refused at its place, in both languages", "[4.4][4.8]") {
  std::set<std::string, std::less<>> seen;
  for (const auto& table : {refusals(), hostile()}) {
    for (const Refusal& refusal : table) {
      check_refusal(refusal);
      seen.insert(refusal.code);
    }
  }
  for (const DiagnosticKind kind : all_kinds()) {
    if (!info(kind).code.starts_with("K09")) continue;
    INFO("no test refuses a case for " << info(kind).code << " " << info(kind).name);
    CHECK(seen.count(info(kind).code) == 1);
  }
}

TEST_CASE("several mistakes are reported together, in the order of the text") {
  const Read r = read(R"({"voorzieningen":[{"id":"v","persoon":"q","kosten":1}],
 "personen":[{"id":"p","bijstand":"nee"}], "peildatum":"gisteren"})");
  std::vector<std::string> pointers;
  for (const auto& one : r.diagnostics.all()) pointers.push_back(one.arguments.front());
  CHECK(pointers == std::vector<std::string>{"/voorzieningen/0/persoon", "/voorzieningen/0/kosten", "/personen/0/bijstand",
                                             "/peildatum"});
}

TEST_CASE("of a flood of mistakes a hundred are kept and the rest is counted, in little time") {
  std::string flood = "{\"a\":1";
  for (int i = 0; i < 400'000; ++i) flood += ",\"bijstant" + std::to_string(i) + "\":1";
  const Read r = read(flood + "}");
  CHECK_FALSE(r.facts.has_value());
  CHECK(r.diagnostics.all().size() == limits::diagnostics);
  CHECK(r.diagnostics.not_shown() == 400'000 + 3 - limits::diagnostics);  // "a", the flood, and two lists
}

TEST_CASE("as many names and values as there may be are read") {
  std::string values = "[1";  // the list is one
  for (std::size_t i = 2; i < limits::case_values; ++i) values += ",1";
  const Read r = read(values + "]");
  REQUIRE(r.diagnostics.all().size() == 1);
  CHECK(info(r.diagnostics.all().front().kind).code == "K0907");  // read, and no case
}

TEST_CASE("a key is shown cut short and with nothing hidden in it") {
  const Read r = read(top("\"a\\u202Eb" + std::string(5000, 'x') + "\":1"));
  REQUIRE(r.diagnostics.all().size() == 1);
  const std::string text = message(r.diagnostics.all().front(), Language::dutch);
  CHECK(text.find("a\\u{202E}b") != std::string::npos);
  CHECK(text.size() < 300);
}

TEST_CASE("names that the rule set knows are offered, never the one that was given") {
  const Read r = read(request("\"soort\":\"Begeleidinh\""));
  REQUIRE(r.diagnostics.all().size() == 1);
  CHECK(message(r.diagnostics.all().front(), Language::dutch) ==
        "wat bij /voorzieningen/0/soort staat, kan daar niet worden gekozen; kies 'Begeleiding' of 'Dagbesteding'");
  CHECK(message(r.diagnostics.all().front(), Language::english) ==
        "what stands at /voorzieningen/0/soort cannot be chosen there; choose 'Begeleiding' or 'Dagbesteding'");
}
