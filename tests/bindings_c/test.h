// What the tests of klap.h share. C99, as an embedder's program is.
#pragma once

#include <stddef.h>
#include <string.h>

#include <klap/arrow.h>
#include <klap/klap.h>

/// Counts; a failure is printed with its place. CHECK gives the truth of the condition.
int check_that(int holds, const char* what, const char* file, int line);
#define CHECK(condition) check_that((condition) != 0, #condition, __FILE__, __LINE__)
/// CHECK, and nothing more of this test if it fails.
#define REQUIRE(condition)         \
  do {                             \
    if (!CHECK(condition)) return; \
  } while (0)

// One per file; each leaves no handle behind, which main.c checks.
void test_columns(void);
void test_decide(void);
void test_errors(void);
void test_bad_input(void);
void test_misuse(void);
void test_threads(void);
void test_memory(void);

/// Small rules that are adopted (who is 75 gets a taxi pass), the same as a concept, and two cases for them.
extern const char taxi_rules[];
extern const char taxi_concept[];
extern const char taxi_case[];        // born in 1940, drives no car: yes
extern const char taxi_case_empty[];  // nothing known

klap_view text_view(const char* text);
/// The rules in one text; the zero handle if they do not open, after a failed check.
klap_rules open_rules(const char* text);
/// Is `part` in the view?
int contains(klap_view view, const char* part);
int same(klap_view view, const char* text);
/// Is `part` in the text? Frees the text.
int text_contains(klap_text text, const char* part);
/// Frees `error` and says whether its first message has this code.
int failed_with(klap_error error, const char* code);
