// Runs the tests of klap.h, and checks that each gave back every handle.
#include <stdio.h>
#include <stdlib.h>

#include "allocator.h"
#include "test.h"

static int checks = 0;
static int failures = 0;

int check_that(int holds, const char* what, const char* file, int line) {
  ++checks;
  if (!holds) {
    ++failures;
    printf("%s:%d: failed: %s\n", file, line, what);
  }
  return holds;
}

klap_view text_view(const char* text) {
  klap_view view;
  view.data = text;
  view.size = strlen(text);
  return view;
}

klap_rules open_rules(const char* text) {
  klap_document document;
  klap_rules rules;
  klap_error error;
  document.name = text_view("taxi.klap");
  document.text = text_view(text);
  if (!CHECK(klap_rules_open_text(&document, 1, NULL, &rules, &error) == KLAP_OK)) {
    klap_view why;
    if (klap_error_text(error, KLAP_ENGLISH, &why) == KLAP_OK) printf("%s", why.data);
    exit(EXIT_FAILURE);  // no test makes sense without
  }
  return rules;
}

int contains(klap_view view, const char* part) { return view.data != NULL && strstr(view.data, part) != NULL; }

int same(klap_view view, const char* text) {
  return view.data != NULL && view.size == strlen(text) && memcmp(view.data, text, view.size) == 0;
}

int text_contains(klap_text text, const char* part) {
  klap_view view;
  int found;
  CHECK(klap_text_view(text, &view) == KLAP_OK);
  CHECK(view.data != NULL && view.data[view.size] == '\0');
  found = contains(view, part);
  CHECK(klap_text_free(text) == KLAP_OK);
  return found;
}

int failed_with(klap_error error, const char* code) {
  klap_message message = KLAP_MESSAGE_INIT;
  int right = klap_error_message(error, 0, &message) == KLAP_OK && same(message.code, code);
  if (!right && message.code.data != NULL) printf("code %s: %s\n", message.code.data, message.english.data);
  CHECK(klap_error_free(error) == KLAP_OK);
  return right;
}

struct test {
  const char* name;
  void (*run)(void);
};

/// Forgets what it was given by C and by operator new: a leak checker that is on ends the program with a failure.
static void leak(void) {
  void* volatile lost = malloc(4000);
  lost = forget_memory(711);
  lost = NULL;
  (void)lost;
}

int main(int argc, char** argv) {
  static const struct test tests[] = {
      {"decide", test_decide}, {"errors", test_errors},   {"bad input", test_bad_input},
      {"misuse", test_misuse}, {"threads", test_threads}, {"memory", test_memory},
      {"columns", test_columns},
  };
  size_t i;
  if (argc == 2 && strcmp(argv[1], "leak") == 0) {
    leak();
    return EXIT_SUCCESS;
  }
  for (i = 0; i < sizeof tests / sizeof tests[0]; ++i) {
    const int before = checks;
    size_t live = 1;
    tests[i].run();
    CHECK(klap_live_handles(&live) == KLAP_OK);
    CHECK(live == 0);
    printf("%s: %d checks\n", tests[i].name, checks - before);
    if (checks - before < 5) return EXIT_FAILURE;  // a test that tests nothing
  }
  printf("%d checks, %d failed\n", checks, failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
