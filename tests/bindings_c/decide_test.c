// What every function is for, once.
#include <stdio.h>

#include "test.h"

static void versions(void) {
  CHECK(klap_abi_version() == KLAP_ABI_VERSION);
  CHECK(strcmp(klap_version(), KLAP_TEST_VERSION) == 0);
  CHECK(strcmp(klap_status_name(KLAP_OK), "KLAP_OK") == 0);
  CHECK(strcmp(klap_status_name(KLAP_INTERNAL), "KLAP_INTERNAL") == 0);
  CHECK(strcmp(klap_status_name(99), "?") == 0);
  CHECK(strcmp(klap_status_name(-1), "?") == 0);
}

static void answers(klap_rules rules) {
  klap_case_options options = KLAP_CASE_OPTIONS_INIT;
  klap_text outcome;
  klap_error error;
  klap_view view;
  size_t plain = 0;
  REQUIRE(klap_decide(rules, taxi_case, strlen(taxi_case), NULL, &outcome, &error) == KLAP_OK);
  CHECK(error.opaque == 0);
  CHECK(klap_text_view(outcome, &view) == KLAP_OK);
  plain = view.size;
  CHECK(contains(view, "\"zaak\": \"taxi 1\""));
  CHECK(contains(view, "\"antwoord\": true"));
  CHECK(contains(view, "\"naam\": \"vanaf_75\""));
  CHECK(!contains(view, "\"afleiding\""));
  CHECK(klap_text_free(outcome) == KLAP_OK);

  options.with_derivation = 1;
  REQUIRE(klap_decide(rules, taxi_case, strlen(taxi_case), &options, &outcome, &error) == KLAP_OK);
  CHECK(klap_text_view(outcome, &view) == KLAP_OK);
  CHECK(view.size > plain);
  CHECK(contains(view, "\"afleiding\""));
  CHECK(klap_text_free(outcome) == KLAP_OK);
}

static void explanations(klap_rules rules) {
  static const int32_t readers[] = {KLAP_RESIDENT, KLAP_FILE, KLAP_AUDITOR};
  klap_case_options options = KLAP_CASE_OPTIONS_INIT;
  size_t reader;
  for (reader = 0; reader < 3; ++reader) {
    klap_text dutch;
    klap_text english;
    klap_view in_dutch;
    klap_view in_english;
    options.language = KLAP_DUTCH;
    REQUIRE(klap_explain(rules, taxi_case, strlen(taxi_case), readers[reader], NULL, &dutch, NULL) == KLAP_OK);
    options.language = KLAP_ENGLISH;
    REQUIRE(klap_explain(rules, taxi_case, strlen(taxi_case), readers[reader], &options, &english, NULL) == KLAP_OK);
    CHECK(klap_text_view(dutch, &in_dutch) == KLAP_OK);
    CHECK(klap_text_view(english, &in_english) == KLAP_OK);
    CHECK(contains(in_dutch, "Verordening"));
    CHECK(in_dutch.size > 0 && in_english.size > 0 && strcmp(in_dutch.data, in_english.data) != 0);
    CHECK(klap_text_free(dutch) == KLAP_OK);
    CHECK(klap_text_free(english) == KLAP_OK);
  }
}

static void letters_to_residents(klap_rules rules) {
  klap_case_options options = KLAP_CASE_OPTIONS_INIT;
  klap_text letters;
  klap_view view;
  REQUIRE(klap_letters(rules, taxi_case, strlen(taxi_case), NULL, &letters, NULL) == KLAP_OK);
  REQUIRE(klap_text_view(letters, &view) == KLAP_OK);
  CHECK(strncmp(view.data, "{\n  \"klap\": 1,\n  \"lezer\": \"inwoner\",\n  \"brieven\": [\n", 52) == 0);
  CHECK(strstr(view.data, "\"aan\": \"p1\"") != NULL && strstr(view.data, "\"over\": \"p1\"") != NULL);
  CHECK(text_contains(letters, "Over uw aanvraag"));
  options.language = KLAP_ENGLISH;
  REQUIRE(klap_letters(rules, taxi_case, strlen(taxi_case), &options, &letters, NULL) == KLAP_OK);
  CHECK(text_contains(letters, "About your application"));
}

static void missing_facts(klap_rules rules) {
  klap_text facts;
  klap_view view;
  const char* birth;
  const char* car;
  REQUIRE(klap_facts_needed(rules, taxi_case_empty, strlen(taxi_case_empty), NULL, &facts, NULL) == KLAP_OK);
  CHECK(klap_text_view(facts, &view) == KLAP_OK);
  CHECK(strncmp(view.data, "{\n  \"klap\": 1,\n  \"ontbreekt\": [\n", 32) == 0);
  birth = strstr(view.data, "Wat is uw geboortedatum?");
  car = strstr(view.data, "Rijdt u zelf nog auto?");
  CHECK(birth != NULL && car != NULL && birth < car);
  CHECK(birth != NULL && strstr(birth + 1, "Wat is uw geboortedatum?") == NULL);
  CHECK(klap_text_free(facts) == KLAP_OK);

  REQUIRE(klap_facts_needed(rules, taxi_case, strlen(taxi_case), NULL, &facts, NULL) == KLAP_OK);
  CHECK(text_contains(facts, "\"ontbreekt\": []"));
}

static void about_the_rules(klap_rules rules) {
  klap_text text;
  klap_view view;
  size_t i;
  REQUIRE(klap_rules_hash(rules, &text, NULL) == KLAP_OK);
  CHECK(klap_text_view(text, &view) == KLAP_OK);
  CHECK(view.size == 64);
  for (i = 0; i < view.size; ++i) {
    CHECK(strchr("0123456789abcdef", view.data[i]) != NULL);
  }
  CHECK(klap_text_free(text) == KLAP_OK);
  REQUIRE(klap_rules_check(rules, NULL, 0, &text, NULL) == KLAP_OK);
  CHECK(text_contains(text, "\"meldingen\": ["));
  REQUIRE(klap_rules_check(rules, "2015-06-01", 10, &text, NULL) == KLAP_OK);
  CHECK(text_contains(text, "\"meldingen\": ["));
  REQUIRE(klap_rules_schema(rules, &text, NULL) == KLAP_OK);
  CHECK(text_contains(text, "rijdt_auto"));
}

static void a_copy(klap_rules rules) {
  char buffer[100];
  char untouched[100];
  klap_text hash;
  size_t needed = 0;
  REQUIRE(klap_rules_hash(rules, &hash, NULL) == KLAP_OK);
  memset(buffer, 'x', sizeof buffer);
  memset(untouched, 'x', sizeof untouched);
  CHECK(klap_text_copy(hash, NULL, 0, &needed) == KLAP_SHORT_BUFFER);
  CHECK(needed == 64);
  CHECK(klap_text_copy(hash, buffer, 63, &needed) == KLAP_SHORT_BUFFER);
  CHECK(needed == 64);
  CHECK(memcmp(buffer, untouched, sizeof buffer) == 0);
  CHECK(klap_text_copy(hash, buffer, 64, &needed) == KLAP_OK);
  CHECK(buffer[63] != 'x');
  CHECK(memcmp(buffer + 64, untouched, 36) == 0);
  CHECK(klap_text_free(hash) == KLAP_OK);
}

static void from_files(void) {
  static const char path[] = KLAP_SOURCE_DIR "/rules/woerden";
  static const char file[] = KLAP_SOURCE_DIR "/rules/woerden/zaken/eads-01.json";
  static char json[65536];
  klap_open_options open = KLAP_OPEN_OPTIONS_INIT;
  klap_case_options options = KLAP_CASE_OPTIONS_INIT;
  klap_rules rules;
  klap_text text;
  klap_error error;
  klap_view why;
  size_t size;
  FILE* in = fopen(file, "rb");
  REQUIRE(in != NULL);
  size = fread(json, 1, sizeof json, in);
  fclose(in);
  REQUIRE(klap_rules_open_path(path, strlen(path), &open, &rules, &error) == KLAP_OK);
  CHECK(klap_decide(rules, json, size, NULL, &text, &error) == KLAP_CONCEPT_REFUSED);
  CHECK(text.opaque == 0);
  CHECK(klap_error_text(error, KLAP_ENGLISH, &why) == KLAP_OK);
  CHECK(contains(why, "; allow_concept = 1 shows what it would answer\n"));  // as one says it in C
  CHECK(klap_error_text(error, KLAP_DUTCH, &why) == KLAP_OK);
  CHECK(contains(why, "; met allow_concept = 1 ziet u wat zij zou antwoorden\n"));
  CHECK(failed_with(error, "K1040"));
  options.allow_concept = 1;
  CHECK(klap_decide(rules, json, size, &options, &text, &error) == KLAP_OK);
  CHECK(text_contains(text, "\"zaak\": \"EADS-01\""));
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

static void from_several_texts(void) {
  klap_document documents[2];
  klap_rules rules;
  klap_text hash;
  const char* second = strstr(taxi_rules, "Heeft de inwoner");
  char first_part[4096];
  char second_part[4096] = "regelset Zomerstad\n";
  memcpy(first_part, taxi_rules, (size_t)(second - taxi_rules));
  strcat(second_part, second);
  documents[0].name = text_view("z_recht.klap");
  documents[0].text = text_view(second_part);
  documents[1].name = text_view("a_wie.klap");
  documents[1].text.data = first_part;
  documents[1].text.size = (size_t)(second - taxi_rules);
  REQUIRE(klap_rules_open_text(documents, 2, NULL, &rules, NULL) == KLAP_OK);
  CHECK(klap_rules_hash(rules, &hash, NULL) == KLAP_OK);
  {  // cut in two, it is the same rule set
    const klap_rules whole = open_rules(taxi_rules);
    klap_text whole_hash;
    klap_view view;
    CHECK(klap_rules_hash(whole, &whole_hash, NULL) == KLAP_OK);
    CHECK(klap_text_view(whole_hash, &view) == KLAP_OK);
    CHECK(text_contains(hash, view.data));
    CHECK(klap_text_free(whole_hash) == KLAP_OK);
    CHECK(klap_rules_free(whole) == KLAP_OK);
  }
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

/// Every question has its missing facts: those before the right, and that of the plan.
static void missing_facts_of_a_household(void) {
  static const char text[] =
      "regelset Zomerstad taal nl status vastgesteld\n"
      "bron Verordening \"Verordening\" soort verordening bekendgemaakt 2015-12-01\n"
      "bestuursorgaan College\n"
      "budget Hulp van College\n"
      "ladder College binnen 10 werkdagen  geteld vanaf peildatum  tussentijds betaalt Hulp\n"
      "persoon\n"
      "voorziening\n"
      "  vrij: ja of nee, vraag \"Is dit voor iedereen?\"\n"
      "plan\n"
      "  zwaar: ja of nee, vraag \"Is er veel aan de hand?\"\n"
      "parameter grens: ja of nee is ja geldt vanaf 2018-01-01\n"  // and the case is of 2017
      "Heeft de voorziening een besluit nodig?\n"
      "  regel r1 als vrij dan nee grondslag Verordening 1\n"
      "  regel r2 als niet vrij en grens dan ja grondslag Verordening 1\n"
      "Wie heeft de regie over het plan?\n"
      "  regel r3 als zwaar dan College grondslag Verordening 2\n";
  const klap_rules rules = open_rules(text);
  const char *free_of_charge, *limit, *heavy;
  klap_text facts;
  klap_view view;
  REQUIRE(klap_facts_needed(rules, taxi_case_empty, strlen(taxi_case_empty), NULL, &facts, NULL) == KLAP_OK);
  CHECK(klap_text_view(facts, &view) == KLAP_OK);
  free_of_charge = strstr(view.data, "Is dit voor iedereen?");
  limit = strstr(view.data, "\"soort\": \"parameter\"");
  heavy = strstr(view.data, "Is er veel aan de hand?");
  CHECK(free_of_charge != NULL && limit != NULL && heavy != NULL && free_of_charge < limit && limit < heavy);
  CHECK(klap_text_free(facts) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

void test_decide(void) {
  const klap_rules rules = open_rules(taxi_rules);
  versions();
  answers(rules);
  explanations(rules);
  letters_to_residents(rules);
  missing_facts(rules);
  missing_facts_of_a_household();
  about_the_rules(rules);
  a_copy(rules);
  CHECK(klap_rules_free(rules) == KLAP_OK);
  from_files();
  from_several_texts();
}
