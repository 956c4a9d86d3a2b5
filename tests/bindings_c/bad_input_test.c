// Rules and cases as strangers send them: refused by a written rule, with a place, and without repeating a value.
#include <stdio.h>
#include <stdlib.h>

#include "test.h"

/// Everything an error says holds no value of the case.
static void keeps_silent(klap_error error) {
  klap_view view;
  CHECK(klap_error_text(error, KLAP_DUTCH, &view) == KLAP_OK);
  CHECK(!contains(view, "4711"));
  CHECK(klap_error_text(error, KLAP_ENGLISH, &view) == KLAP_OK);
  CHECK(!contains(view, "4711"));
  CHECK(klap_error_json(error, &view) == KLAP_OK);
  CHECK(!contains(view, "4711"));
}

struct bad_case {
  const char* json;
  const char* code;
  const char* pointer;
};

#define HEAD                                                                                                \
  "{\"peildatum\": \"2017-03-01\", \"personen\": [{\"id\": \"p1\"}], \"voorzieningen\": [{\"id\": \"v1\", " \
  "\"persoon\": \"p1\""
#define COSTS HEAD ", \"kosten\": "

static const struct bad_case bad_cases[] = {
    {COSTS "4711.00}]}", "K0914", "/voorzieningen/0/kosten"},
    {COSTS "4711}]}", "K0914", "/voorzieningen/0/kosten"},
    {COSTS "\"4711,00\"}]}", "K0912", "/voorzieningen/0/kosten"},
    {COSTS "\"4711.001\"}]}", "K0912", "/voorzieningen/0/kosten"},
    {COSTS "\"47110000000000.00\"}]}", "K0913", "/voorzieningen/0/kosten"},
    {COSTS "\"92233720368547758.08\"}]}", "K0913", "/voorzieningen/0/kosten"},
    {COSTS "9223372036854775808}]}", "K0914", "/voorzieningen/0/kosten"},
    {COSTS "4711e9999}]}", "K0917", "/voorzieningen/0/kosten"},
    {COSTS "NaN}]}", "K0946", "/voorzieningen/0/kosten"},
    {COSTS "Infinity}]}", "K0946", "/voorzieningen/0/kosten"},
    {COSTS "-Infinity}]}", "K0946", "/voorzieningen/0/kosten"},
    {COSTS "null}]}", "K0924", "/voorzieningen/0/kosten"},
    {COSTS "true}]}", "K0912", "/voorzieningen/0/kosten"},
    {COSTS "\"4711.00\", \"kosten\": \"4711.00\"}]}", "K0906", "/voorzieningen/0/kosten"},
    {COSTS "\"4711.00\"", "K0902", NULL},
    {COSTS "\"4711.00\"}]} 4711", "K0901", NULL},
    {COSTS "\"\xC3\x28 4711\"}]}", "K0903", ""},
    {COSTS "\"\xED\xA0\x80\"}]}", "K0903", ""},
    {"\xFF\xFE{}", "K0903", ""},
    {"", "K0902", NULL},
    {"[]", "K0907", NULL},
    {"4711", "K0907", NULL},
    {"\"4711", "K0902", NULL},
};

static void one_by_one(klap_rules rules) {
  size_t i;
  for (i = 0; i < sizeof bad_cases / sizeof bad_cases[0]; ++i) {
    const struct bad_case* bad = &bad_cases[i];
    klap_message message = KLAP_MESSAGE_INIT;
    klap_text outcome;
    klap_error error;
    CHECK(klap_decide(rules, bad->json, strlen(bad->json), NULL, &outcome, &error) == KLAP_BAD_CASE);
    CHECK(outcome.opaque == 0);
    CHECK(klap_error_message(error, 0, &message) == KLAP_OK);
    if (bad->pointer != NULL && !CHECK(same(message.pointer, bad->pointer)))
      printf("of %s: %s\n", bad->json, message.pointer.data);
    CHECK(message.line == 1);
    CHECK(message.column >= 1);
    keeps_silent(error);
    if (!CHECK(failed_with(error, bad->code))) printf("of %s\n", bad->json);
  }
}

static void the_other_functions_too(klap_rules rules) {
  klap_text text;
  klap_error error;
  CHECK(klap_explain(rules, "[", 1, KLAP_FILE, NULL, &text, &error) == KLAP_BAD_CASE);
  CHECK(failed_with(error, "K0902"));
  CHECK(klap_facts_needed(rules, "[", 1, NULL, &text, &error) == KLAP_BAD_CASE);
  CHECK(failed_with(error, "K0902"));
}

static void nesting(klap_rules rules) {
  static const size_t depths[] = {65, 1000, 5000000};
  size_t i;
  for (i = 0; i < 3; ++i) {
    const size_t depth = depths[i];
    char* json = malloc(depth);
    klap_text outcome;
    klap_error error;
    REQUIRE(json != NULL);
    memset(json, '[', depth);
    CHECK(klap_decide(rules, json, depth, NULL, &outcome, &error) == KLAP_BAD_CASE);
    CHECK(failed_with(error, "K0905"));
    free(json);
  }
}

static void nested_rules(void) {
  static char text[200000] = "regelset Diep begrip x betekent ";
  const size_t begin = strlen(text);
  klap_document document;
  klap_rules rules;
  klap_error error;
  memset(text + begin, '(', sizeof text - 1 - begin);
  document.name = text_view("diep.klap");
  document.text = text_view(text);
  CHECK(klap_rules_open_text(&document, 1, NULL, &rules, &error) == KLAP_BAD_RULES);
  CHECK(failed_with(error, "K0136"));
}

/// A case of as many bytes as there may be, and of one more.
static void size(klap_rules rules) {
  const size_t most = (size_t)10 << 20;
  char* json = malloc(most + 1);
  klap_text outcome;
  klap_error error;
  REQUIRE(json != NULL);
  memset(json, ' ', most + 1);
  memcpy(json, taxi_case, strlen(taxi_case));
  CHECK(klap_decide(rules, json, most, NULL, &outcome, &error) == KLAP_OK);
  CHECK(text_contains(outcome, "\"antwoord\": true"));
  CHECK(klap_decide(rules, json, most + 1, NULL, &outcome, &error) == KLAP_BAD_CASE);
  CHECK(failed_with(error, "K0904"));
  free(json);
}

/// A length that no buffer has is refused before a byte is read.
static void impossible_lengths(klap_rules rules) {
  static const size_t lengths[] = {(size_t)-1, (size_t)-1 / 2, (size_t)1 << 40};
  size_t i;
  for (i = 0; i < 3; ++i) {
    klap_document document;
    klap_rules opened;
    klap_text outcome;
    klap_error error;
    CHECK(klap_decide(rules, "{}", lengths[i], NULL, &outcome, &error) == KLAP_BAD_CASE);
    CHECK(failed_with(error, "K0904"));
    document.name = text_view("a.klap");
    document.text.data = "regelset A";
    document.text.size = lengths[i];
    CHECK(klap_rules_open_text(&document, 1, NULL, &opened, &error) == KLAP_BAD_RULES);
    CHECK(failed_with(error, "K0111"));
    document.name.size = lengths[i];
    CHECK(klap_rules_open_text(&document, 1, NULL, &opened, &error) == KLAP_BAD_ARGUMENT);
    CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
    CHECK(klap_rules_open_text(&document, lengths[i], NULL, &opened, &error) == KLAP_BAD_ARGUMENT);
    CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
    CHECK(klap_rules_open_path("rules", lengths[i], NULL, &opened, &error) == KLAP_BAD_ARGUMENT);
    CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
    CHECK(klap_rules_check(rules, "2017-03-01", lengths[i], &outcome, &error) == KLAP_BAD_ARGUMENT);
    CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
  }
}

struct bad_text {
  const char* text;
  size_t size;
  const char* code;
};

static void bytes_in_rules(void) {
  static const struct bad_text bad_texts[] = {
      {"regelset A \"\xC3\x28\"", 15, "K0102"},
      {"regelset A\0 x", 13, "K0101"},
      {"\xFF\xFEr\0e\0g\0", 8, NULL},
      {"", 0, NULL},
  };
  size_t i;
  for (i = 0; i < sizeof bad_texts / sizeof bad_texts[0]; ++i) {
    klap_document document;
    klap_rules rules;
    klap_error error;
    klap_message message = KLAP_MESSAGE_INIT;
    document.name = text_view("a.klap");
    document.text.data = bad_texts[i].text;
    document.text.size = bad_texts[i].size;
    CHECK(klap_rules_open_text(&document, 1, NULL, &rules, &error) == KLAP_BAD_RULES);
    CHECK(klap_error_message(error, 0, &message) == KLAP_OK);
    CHECK(same(message.document, "a.klap"));
    CHECK(failed_with(error, bad_texts[i].code != NULL ? bad_texts[i].code : message.code.data));
  }
}

static void bytes_in_names(void) {
  static const char* const names[] = {"\xC3\x28.klap", "\xED\xA0\x80", ""};
  size_t i;
  klap_rules rules;
  klap_error error;
  klap_document documents[2];
  for (i = 0; i < 3; ++i) {
    documents[0].name = text_view(names[i]);
    documents[0].text = text_view(taxi_rules);
    CHECK(klap_rules_open_text(documents, 1, NULL, &rules, &error) == KLAP_BAD_ARGUMENT);
    CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
    CHECK(klap_rules_open_path(names[i], strlen(names[i]), NULL, &rules, &error) == KLAP_BAD_ARGUMENT);
    CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
  }
  CHECK(klap_rules_open_path("rules\0/woerden", 14, NULL, &rules, &error) == KLAP_BAD_ARGUMENT);
  CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
  documents[0].name = documents[1].name = text_view("a.klap");  // the same name twice
  documents[0].text = documents[1].text = text_view(taxi_rules);
  CHECK(klap_rules_open_text(documents, 2, NULL, &rules, &error) == KLAP_BAD_ARGUMENT);
  CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
}

void test_bad_input(void) {
  const klap_rules rules = open_rules(taxi_rules);
  one_by_one(rules);
  the_other_functions_too(rules);
  nesting(rules);
  nested_rules();
  size(rules);
  impossible_lengths(rules);
  bytes_in_rules();
  bytes_in_names();
  CHECK(klap_rules_free(rules) == KLAP_OK);
}
