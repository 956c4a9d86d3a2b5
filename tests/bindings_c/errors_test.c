// Errors: code, both languages, place, how many more.
#include <stdio.h>

#include "test.h"

static klap_error error_of_rules(const char* text) {
  klap_document document;
  klap_rules rules;
  klap_error error;
  document.name = text_view("taxi.klap");
  document.text = text_view(text);
  CHECK(klap_rules_open_text(&document, 1, NULL, &rules, &error) == KLAP_BAD_RULES);
  CHECK(rules.opaque == 0);
  CHECK(error.opaque != 0);
  return error;
}

static void of_rules(void) {
  klap_error error;
  klap_message message = KLAP_MESSAGE_INIT;
  klap_view view;
  char text[4096];
  size_t count = 0;
  size_t more = 9;
  char* name;
  strcpy(text, taxi_rules);
  name = strstr(text, "als rijdt_auto");
  REQUIRE(name != NULL);
  memcpy(name, "als rijdt_aato", 14);
  error = error_of_rules(text);
  CHECK(klap_error_count(error, &count, &more) == KLAP_OK);
  CHECK(count >= 1);
  CHECK(more == 0);
  CHECK(klap_error_count(error, NULL, NULL) == KLAP_OK);
  REQUIRE(klap_error_message(error, 0, &message) == KLAP_OK);
  CHECK(message.struct_size == sizeof message);
  CHECK(message.code.size == 5 && message.code.data[0] == 'K' && message.code.data[1] == '0');
  CHECK(contains(message.dutch, "rijdt_auto"));
  CHECK(contains(message.english, "rijdt_auto"));
  CHECK(strcmp(message.dutch.data, message.english.data) != 0);
  CHECK(same(message.document, "taxi.klap"));
  CHECK(same(message.pointer, ""));
  CHECK(message.line == 22);
  CHECK(message.column == 9);
  CHECK(message.level == KLAP_LEVEL_ERROR);
  CHECK(klap_error_text(error, KLAP_DUTCH, &view) == KLAP_OK);
  CHECK(contains(view, "taxi.klap:22:9: fout K0"));
  CHECK(contains(view, "als rijdt_aato van de inwoner"));
  CHECK(klap_error_text(error, KLAP_ENGLISH, &view) == KLAP_OK);
  CHECK(contains(view, "taxi.klap:22:9: error K0"));
  CHECK(klap_error_json(error, &view) == KLAP_OK);
  CHECK(contains(view, "\"bestand\": \"taxi.klap\""));
  CHECK(klap_error_message(error, count, &message) == KLAP_BAD_ARGUMENT);
  CHECK(message.code.data == NULL);
  CHECK(klap_error_free(error) == KLAP_OK);
}

static void more_than_are_kept(void) {
  static char text[32768] = "regelset Veel\n";
  klap_error error;
  klap_view view;
  size_t count = 0;
  size_t more = 0;
  size_t i;
  for (i = 0; i < 300; ++i) strcat(text, "bestuursorgaan College \"het college\"\n");
  error = error_of_rules(text);
  CHECK(klap_error_count(error, &count, &more) == KLAP_OK);
  CHECK(count == 100);
  CHECK(more >= 200);
  CHECK(klap_error_text(error, KLAP_ENGLISH, &view) == KLAP_OK);
  CHECK(contains(view, "more messages\n"));
  CHECK(klap_error_free(error) == KLAP_OK);
}

static void of_a_case(void) {
  static const char json[] =
      "{\"peildatum\": \"2017-03-01\", \"personen\": [{\"id\": \"p1\",\n"
      "  \"geboortedatum\": \"4711-geheim\"}],\n"
      " \"voorzieningen\": [{\"id\": \"v1\", \"persoon\": \"p1\"}]}\n";
  const klap_rules rules = open_rules(taxi_rules);
  klap_message message = KLAP_MESSAGE_INIT;
  klap_text outcome;
  klap_error error;
  klap_view view;
  CHECK(klap_decide(rules, json, sizeof json - 1, NULL, &outcome, &error) == KLAP_BAD_CASE);
  CHECK(outcome.opaque == 0);
  REQUIRE(klap_error_message(error, 0, &message) == KLAP_OK);
  CHECK(same(message.code, "K0911"));
  CHECK(same(message.document, "zaak"));
  CHECK(same(message.pointer, "/personen/0/geboortedatum"));
  CHECK(message.line == 2);
  CHECK(message.column == 20);
  CHECK(klap_error_text(error, KLAP_DUTCH, &view) == KLAP_OK);
  CHECK(contains(view, "zaak:2:20: fout K0911: "));
  CHECK(!contains(view, "geheim"));
  CHECK(klap_error_text(error, KLAP_ENGLISH, &view) == KLAP_OK);
  CHECK(!contains(view, "geheim"));
  CHECK(klap_error_json(error, &view) == KLAP_OK);
  CHECK(contains(view, "K0911"));
  CHECK(!contains(view, "geheim"));
  CHECK(klap_error_free(error) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

static void of_files(void) {
  static const char* const paths[] = {KLAP_SOURCE_DIR "/nergens", KLAP_SOURCE_DIR "/cmake", KLAP_SOURCE_DIR "/LICENSE",
                                      "/dev/null"};
  static const char* const codes[] = {"K1001", "K1005", "K1004", "K1003"};
  size_t i;
  for (i = 0; i < 4; ++i) {
    klap_rules rules;
    klap_error error;
    klap_message message = KLAP_MESSAGE_INIT;
    CHECK(klap_rules_open_path(paths[i], strlen(paths[i]), NULL, &rules, &error) == KLAP_BAD_RULES);
    CHECK(klap_error_message(error, 0, &message) == KLAP_OK);
    CHECK(contains(message.dutch, paths[i]));
    CHECK(same(message.document, ""));
    CHECK(message.line == 0 && message.column == 0);
    CHECK(failed_with(error, codes[i]));
  }
}

static void of_a_wrong_call(void) {
  klap_rules rules;
  klap_error error;
  klap_message message = KLAP_MESSAGE_INIT;
  klap_view view;
  CHECK(klap_rules_open_path(NULL, 3, NULL, &rules, &error) == KLAP_BAD_ARGUMENT);
  REQUIRE(klap_error_message(error, 0, &message) == KLAP_OK);
  CHECK(same(message.code, "KLAP_BAD_ARGUMENT"));
  CHECK(contains(message.english, "'path'"));
  CHECK(contains(message.dutch, "'path'"));
  CHECK(klap_error_json(error, &view) == KLAP_OK);
  CHECK(contains(view, "\"code\": \"KLAP_BAD_ARGUMENT\""));
  CHECK(contains(view, "\"niet_getoond\": 0"));
  CHECK(klap_error_free(error) == KLAP_OK);
}

void test_errors(void) {
  of_rules();
  more_than_are_kept();
  of_a_case();
  of_files();
  of_a_wrong_call();
}
