// Calls as they should not be: a status, and nothing changed.
#include "test.h"

static const klap_rules no_rules = {0};
static const klap_text no_text = {0};
static const klap_error no_error = {0};

/// All that takes a handle, with one that is not good.
static void refuse_everywhere(uint64_t handle) {
  klap_rules rules;
  klap_text text;
  klap_error error;
  klap_text out;
  klap_error why;
  klap_view view;
  klap_message message = KLAP_MESSAGE_INIT;
  char buffer[4] = "abc";
  size_t n = 7;
  rules.opaque = text.opaque = error.opaque = handle;
  CHECK(klap_rules_hash(rules, &out, &why) == KLAP_BAD_HANDLE);
  CHECK(out.opaque == 0);
  CHECK(failed_with(why, "KLAP_BAD_HANDLE"));
  CHECK(klap_rules_check(rules, NULL, 0, &out, NULL) == KLAP_BAD_HANDLE);
  CHECK(klap_rules_schema(rules, &out, NULL) == KLAP_BAD_HANDLE);
  CHECK(klap_decide(rules, taxi_case, strlen(taxi_case), NULL, &out, NULL) == KLAP_BAD_HANDLE);
  CHECK(klap_explain(rules, taxi_case, strlen(taxi_case), KLAP_FILE, NULL, &out, NULL) == KLAP_BAD_HANDLE);
  CHECK(klap_facts_needed(rules, taxi_case, strlen(taxi_case), NULL, &out, NULL) == KLAP_BAD_HANDLE);
  CHECK(klap_letters(rules, taxi_case, strlen(taxi_case), NULL, &out, NULL) == KLAP_BAD_HANDLE);
  CHECK(klap_rules_free(rules) == KLAP_BAD_HANDLE);
  CHECK(klap_text_view(text, &view) == KLAP_BAD_HANDLE);
  CHECK(view.data == NULL && view.size == 0);
  CHECK(klap_text_copy(text, buffer, 4, &n) == KLAP_BAD_HANDLE);
  CHECK(n == 0 && buffer[0] == 'a');
  CHECK(klap_text_free(text) == KLAP_BAD_HANDLE);
  n = 7;
  CHECK(klap_error_count(error, &n, NULL) == KLAP_BAD_HANDLE);
  CHECK(n == 0);
  CHECK(klap_error_message(error, 0, &message) == KLAP_BAD_HANDLE);
  CHECK(message.code.data == NULL);
  CHECK(klap_error_text(error, KLAP_DUTCH, &view) == KLAP_BAD_HANDLE);
  CHECK(klap_error_json(error, &view) == KLAP_BAD_HANDLE);
  CHECK(klap_error_free(error) == KLAP_BAD_HANDLE);
}

static void numbers_that_are_no_handles(void) {
  static const uint64_t numbers[] = {
      0, 1, 0xFFFFFFFFFFFFFFFFu, 0x0100000000000000u, 0x0100000001FFFFFFu, 0x0400000001000000u, 0x01FFFFFFFF000000u};
  size_t i;
  for (i = 0; i < sizeof numbers / sizeof numbers[0]; ++i) refuse_everywhere(numbers[i]);
}

static void handles_of_another_kind(void) {
  const klap_rules rules = open_rules(taxi_rules);
  klap_text text;
  klap_error error;
  klap_text forged_text;
  klap_error forged_error;
  klap_rules forged_rules;
  klap_view view;
  REQUIRE(klap_rules_hash(rules, &text, NULL) == KLAP_OK);
  REQUIRE(klap_rules_check(rules, "?", 1, &forged_text, &error) == KLAP_BAD_ARGUMENT);
  forged_text.opaque = rules.opaque;
  forged_error.opaque = text.opaque;
  forged_rules.opaque = error.opaque;
  CHECK(klap_text_free(forged_text) == KLAP_BAD_HANDLE);
  CHECK(klap_text_view(forged_text, &view) == KLAP_BAD_HANDLE);
  CHECK(klap_error_free(forged_error) == KLAP_BAD_HANDLE);
  CHECK(klap_rules_free(forged_rules) == KLAP_BAD_HANDLE);
  CHECK(klap_text_free(text) == KLAP_OK);  // all three are as they were
  CHECK(klap_error_free(error) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

static void freed_handles(void) {
  klap_rules rules = open_rules(taxi_rules);
  klap_rules again;
  klap_text first;
  klap_text second;
  klap_error error;
  klap_view view;
  REQUIRE(klap_rules_hash(rules, &first, NULL) == KLAP_OK);
  CHECK(klap_text_free(first) == KLAP_OK);
  CHECK(klap_text_free(first) == KLAP_BAD_HANDLE);
  REQUIRE(klap_rules_hash(rules, &second, NULL) == KLAP_OK);  // takes the place that became free
  CHECK(first.opaque != second.opaque);
  CHECK(klap_text_view(first, &view) == KLAP_BAD_HANDLE);
  CHECK(klap_text_free(first) == KLAP_BAD_HANDLE);
  CHECK(klap_text_view(second, &view) == KLAP_OK);
  CHECK(klap_text_free(second) == KLAP_OK);

  CHECK(klap_rules_check(rules, "?", 1, &first, &error) == KLAP_BAD_ARGUMENT);
  CHECK(klap_error_free(error) == KLAP_OK);
  CHECK(klap_error_free(error) == KLAP_BAD_HANDLE);
  CHECK(klap_error_json(error, &view) == KLAP_BAD_HANDLE);

  CHECK(klap_rules_free(rules) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_BAD_HANDLE);
  again = open_rules(taxi_rules);
  CHECK(again.opaque != rules.opaque);
  refuse_everywhere(rules.opaque);
  CHECK(klap_rules_free(again) == KLAP_OK);
}

/// A place that is used over and over never gives a number out again.
static void many_in_one_place(void) {
  const klap_rules rules = open_rules(taxi_rules);
  uint64_t before = 0;
  int i;
  for (i = 0; i < 1000; ++i) {
    klap_text text;
    if (klap_rules_hash(rules, &text, NULL) != KLAP_OK) break;
    if (text.opaque == before || klap_text_free(text) != KLAP_OK) break;
    before = text.opaque;
  }
  CHECK(i == 1000);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

static void null_pointers(void) {
  const klap_rules rules = open_rules(taxi_rules);
  klap_document document;
  klap_rules opened;
  klap_text text;
  klap_error error;
  char buffer[4];
  size_t n = 0;
  CHECK(klap_live_handles(NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_open_path(NULL, 0, NULL, &opened, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_open_path(NULL, 5, NULL, &opened, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_open_path("rules", 0, NULL, &opened, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_open_path("rules", 5, NULL, NULL, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_open_path("rules", 5, NULL, NULL, &error) == KLAP_BAD_ARGUMENT);
  CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
  CHECK(klap_rules_open_text(NULL, 0, NULL, &opened, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_open_text(NULL, 2, NULL, &opened, NULL) == KLAP_BAD_ARGUMENT);
  document.name = text_view("a.klap");
  document.text = text_view(taxi_rules);
  CHECK(klap_rules_open_text(&document, 0, NULL, &opened, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_open_text(&document, 1, NULL, NULL, NULL) == KLAP_BAD_ARGUMENT);
  document.text.data = NULL;
  CHECK(klap_rules_open_text(&document, 1, NULL, &opened, NULL) == KLAP_BAD_ARGUMENT);
  document.name.data = NULL;
  CHECK(klap_rules_open_text(&document, 1, NULL, &opened, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_hash(rules, NULL, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_schema(rules, NULL, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_check(rules, NULL, 0, NULL, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_check(rules, NULL, 10, &text, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_decide(rules, NULL, 10, NULL, &text, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_decide(rules, NULL, 0, NULL, &text, NULL) == KLAP_BAD_CASE);  // the empty text
  CHECK(klap_decide(rules, taxi_case, 0, NULL, &text, NULL) == KLAP_BAD_CASE);
  CHECK(klap_decide(rules, taxi_case, strlen(taxi_case), NULL, NULL, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_explain(rules, NULL, 10, KLAP_FILE, NULL, &text, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_explain(rules, taxi_case, strlen(taxi_case), KLAP_FILE, NULL, NULL, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_facts_needed(rules, NULL, 10, NULL, &text, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_letters(rules, NULL, 10, NULL, &text, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_letters(rules, taxi_case, strlen(taxi_case), NULL, NULL, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_facts_needed(rules, taxi_case, strlen(taxi_case), NULL, NULL, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_hash(rules, &text, NULL) == KLAP_OK);
  CHECK(klap_text_view(text, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_text_copy(text, buffer, 4, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_text_copy(text, NULL, 64, &n) == KLAP_BAD_ARGUMENT);
  CHECK(klap_text_free(text) == KLAP_OK);
  CHECK(klap_error_message(no_error, 0, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_error_text(no_error, KLAP_DUTCH, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_error_json(no_error, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_rules_free(no_rules) == KLAP_BAD_HANDLE);
  CHECK(klap_text_free(no_text) == KLAP_BAD_HANDLE);
  CHECK(klap_error_free(no_error) == KLAP_BAD_HANDLE);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

static void choices_that_do_not_exist(void) {
  static const int32_t wrong[] = {-1, 3, 2147483647, -2147483647};
  const klap_rules rules = open_rules(taxi_rules);
  size_t i;
  for (i = 0; i < 4; ++i) {
    klap_case_options options = KLAP_CASE_OPTIONS_INIT;
    klap_text text;
    klap_error error;
    klap_view view;
    options.language = wrong[i];
    CHECK(klap_explain(rules, taxi_case, strlen(taxi_case), KLAP_FILE, &options, &text, NULL) == KLAP_BAD_ARGUMENT);
    options.language = KLAP_DUTCH;
    options.with_derivation = wrong[i];
    CHECK(klap_decide(rules, taxi_case, strlen(taxi_case), &options, &text, NULL) == KLAP_BAD_ARGUMENT);
    options.with_derivation = 0;
    options.allow_concept = wrong[i];
    CHECK(klap_decide(rules, taxi_case, strlen(taxi_case), &options, &text, &error) == KLAP_BAD_ARGUMENT);
    CHECK(klap_error_text(error, wrong[i], &view) == KLAP_BAD_ARGUMENT);
    CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
    CHECK(klap_explain(rules, taxi_case, strlen(taxi_case), wrong[i], NULL, &text, NULL) == KLAP_BAD_ARGUMENT);
  }
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

static void sizes_of_structs(void) {
  static const size_t wrong[] = {0, 1, sizeof(size_t), 1000, (size_t)-1};
  const klap_rules rules = open_rules(taxi_rules);
  size_t i;
  klap_rules opened;
  klap_text text;
  klap_error error;
  klap_message message = KLAP_MESSAGE_INIT;
  CHECK(klap_rules_check(rules, "?", 1, &text, &error) == KLAP_BAD_ARGUMENT);
  for (i = 0; i < 5; ++i) {
    klap_open_options open = KLAP_OPEN_OPTIONS_INIT;
    klap_case_options options = KLAP_CASE_OPTIONS_INIT;
    open.struct_size = wrong[i];
    CHECK(klap_rules_open_path("rules", 5, &open, &opened, NULL) == KLAP_BAD_ARGUMENT);
    options.struct_size = wrong[i];
    CHECK(klap_decide(rules, taxi_case, strlen(taxi_case), &options, &text, NULL) == KLAP_BAD_ARGUMENT);
    message.struct_size = wrong[i];
    CHECK(klap_error_message(error, 0, &message) == KLAP_BAD_ARGUMENT);
    CHECK(message.struct_size == wrong[i] && message.code.data == NULL);
  }
  CHECK(klap_error_free(error) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

/// What a later version puts there, this one must not pass over in silence.
static void reserved_members(void) {
  const klap_rules rules = open_rules(taxi_rules);
  klap_open_options open = KLAP_OPEN_OPTIONS_INIT;
  klap_case_options options = KLAP_CASE_OPTIONS_INIT;
  klap_message message = KLAP_MESSAGE_INIT;
  klap_document document;
  klap_rules opened;
  klap_text text;
  klap_error error;
  klap_view words;
  CHECK(sizeof open == offsetof(klap_open_options, reserved) + sizeof open.reserved);
  CHECK(sizeof options == offsetof(klap_case_options, reserved) + sizeof options.reserved);
  CHECK(sizeof message == offsetof(klap_message, reserved) + sizeof message.reserved);
  CHECK(open.reserved == 0 && options.reserved == 0 && message.reserved == 0);
  document.name = text_view("a.klap");
  document.text = text_view(taxi_rules);
  open.reserved = 1;
  CHECK(klap_rules_open_text(&document, 1, &open, &opened, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(opened.opaque == 0);
  options.reserved = -1;
  CHECK(klap_decide(rules, taxi_case, strlen(taxi_case), &options, &text, &error) == KLAP_BAD_ARGUMENT);
  CHECK(text.opaque == 0);
  CHECK(klap_error_text(error, KLAP_ENGLISH, &words) == KLAP_OK);
  CHECK(contains(words, "'reserved' is not 0"));
  message.reserved = 7;
  CHECK(klap_error_message(error, 0, &message) == KLAP_OK);
  CHECK(message.reserved == 0);
  CHECK(klap_error_free(error) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

static void versions_of_the_header(void) {
  static const uint32_t wrong[] = {KLAP_ABI_VERSION + 1, KLAP_ABI_VERSION + 1000, 0xFFFFFFFFu};
  klap_open_options options = KLAP_OPEN_OPTIONS_INIT;
  klap_document document;
  klap_rules rules;
  klap_error error;
  size_t i;
  document.name = text_view("a.klap");
  document.text = text_view(taxi_rules);
  for (i = 0; i < 3; ++i) {
    options.abi_version = wrong[i];
    CHECK(klap_rules_open_text(&document, 1, &options, &rules, &error) == KLAP_BAD_ARGUMENT);
    CHECK(failed_with(error, "KLAP_BAD_ARGUMENT"));
  }
  options.abi_version = 0;
  CHECK(klap_rules_open_text(&document, 1, &options, &rules, &error) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

void test_misuse(void) {
  numbers_that_are_no_handles();
  handles_of_another_kind();
  freed_handles();
  many_in_one_place();
  null_pointers();
  choices_that_do_not_exist();
  sizes_of_structs();
  reserved_members();
  versions_of_the_header();
}
