// Memory that runs out at any point of a call: KLAP_OUT_OF_MEMORY, no crash, no handle left behind, and the next call
// works.
#include <stdio.h>

#include "allocator.h"
#include "test.h"

enum call { open_call, explain_call, hash_call, decide_call, facts_call, check_call, schema_call };

static klap_status run(enum call call, klap_rules rules, klap_text* text, klap_error* error) {
  klap_case_options options = KLAP_CASE_OPTIONS_INIT;
  klap_document document;
  klap_rules opened;
  klap_status status;
  options.with_derivation = 1;
  text->opaque = 0;
  switch (call) {
    case open_call:
      document.name = text_view("a.klap");
      document.text = text_view(taxi_rules);
      status = klap_rules_open_text(&document, 1, NULL, &opened, error);
      if (status == KLAP_OK)
        CHECK(klap_rules_free(opened) == KLAP_OK);
      else
        CHECK(opened.opaque == 0);
      return status;
    case explain_call: return klap_explain(rules, taxi_case, strlen(taxi_case), KLAP_RESIDENT, NULL, text, error);
    case hash_call: return klap_rules_hash(rules, text, error);
    case decide_call: return klap_decide(rules, taxi_case, strlen(taxi_case), &options, text, error);
    case facts_call: return klap_facts_needed(rules, taxi_case_empty, strlen(taxi_case_empty), NULL, text, error);
    case check_call: return klap_rules_check(rules, "2017-03-01", 10, text, error);
    case schema_call: return klap_rules_schema(rules, text, error);
  }
  return KLAP_INTERNAL;
}

/// Lets allocation 0 fail, then 1, and so on until the call gets what it needs. Later ones in steps, since there are
/// many.
static void fails_at_every_point(enum call call, long at_least) {
  const klap_rules rules = open_rules(taxi_rules);
  long allowed = 0;
  size_t live_before = 0;
  size_t live = 0;
  CHECK(klap_live_handles(&live_before) == KLAP_OK);
  for (;;) {
    klap_text text;
    klap_error error = {0};
    klap_status status;
    allow_allocations(allowed);
    status = run(call, rules, &text, &error);
    allow_allocations(-1);
    if (status != KLAP_OUT_OF_MEMORY) {
      CHECK(status == KLAP_OK);
      if (text.opaque != 0) CHECK(klap_text_free(text) == KLAP_OK);
      break;
    }
    if (!CHECK(text.opaque == 0) || !CHECK(error.opaque == 0)) break;
    if (!CHECK(klap_live_handles(&live) == KLAP_OK) || !CHECK(live == live_before)) break;
    allowed += allowed < 200 ? 1 : 1 + allowed / 40;
    if (!CHECK(allowed < 10000000)) break;
  }
  if (!CHECK(allowed >= at_least)) printf("call %d needs %ld allocations\n", (int)call, allowed);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

/// A call that fails of itself says why, or that there is no memory for it.
static void failing(void) {
  static const char bad[] = "{\"personen\": 1, \"voorzieningen\": [{\"id\": NaN}]}";
  static const char wrong[] = "{\"personen\": 1, \"voorzieningen\": [{\"id\": 1}], \"x\": []}";
  const klap_rules rules = open_rules(taxi_rules);
  int which;
  for (which = 0; which < 3; ++which) {
    long allowed = 0;
    klap_status status = KLAP_OUT_OF_MEMORY;
    while (status == KLAP_OUT_OF_MEMORY && CHECK(allowed < 10000)) {
      klap_text text;
      klap_error error = {0};
      allow_allocations(allowed);
      if (which == 0)
        status = klap_decide(rules, bad, sizeof bad - 1, NULL, &text, &error);
      else if (which == 1)
        status = klap_decide(rules, wrong, sizeof wrong - 1, NULL, &text, &error);
      else
        status = klap_rules_check(rules, "x", 1, &text, &error);
      allow_allocations(-1);
      if (status != KLAP_OUT_OF_MEMORY)
        CHECK(klap_error_free(error) == KLAP_OK);
      else if (!CHECK(error.opaque == 0))
        break;
      ++allowed;
    }
    CHECK(status == (which == 2 ? KLAP_BAD_ARGUMENT : KLAP_BAD_CASE));
    CHECK(allowed > 5);
  }
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

/// Giving back needs no memory.
static void freeing(void) {
  const klap_rules rules = open_rules(taxi_rules);
  klap_text text;
  klap_view view;
  size_t needed;
  char buffer[64];
  REQUIRE(klap_rules_hash(rules, &text, NULL) == KLAP_OK);
  allow_allocations(0);
  CHECK(klap_text_view(text, &view) == KLAP_OK);
  CHECK(klap_text_copy(text, buffer, 64, &needed) == KLAP_OK);
  CHECK(klap_text_free(text) == KLAP_OK);
  CHECK(klap_text_free(text) == KLAP_BAD_HANDLE);
  CHECK(klap_rules_free(rules) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_BAD_HANDLE);
  allow_allocations(-1);
}

void test_memory(void) {
  fails_at_every_point(open_call, 200);
  fails_at_every_point(explain_call, 100);
  fails_at_every_point(hash_call, 1);
  fails_at_every_point(decide_call, 100);
  fails_at_every_point(facts_call, 50);
  fails_at_every_point(check_call, 5);
  fails_at_every_point(schema_call, 100);
  failing();
  freeing();
}
