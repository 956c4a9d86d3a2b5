// Threads: one rule set decided with by several, freed under their hands, and handles that come and go.
#include <pthread.h>
#include <stdlib.h>

#include "test.h"

enum { threads = 4, rounds = 50 };

struct work {
  klap_rules rules;
  klap_text expected;
  int wrong;  // answers that differ
  int done;   // calls that ended well
  int bad_handle;
};

static void* decide_often(void* argument) {
  struct work* work = argument;
  klap_view expected;
  int i;
  if (klap_text_view(work->expected, &expected) != KLAP_OK) return NULL;
  for (i = 0; i < rounds; ++i) {
    klap_text outcome;
    klap_view view;
    if (klap_decide(work->rules, taxi_case, strlen(taxi_case), NULL, &outcome, NULL) != KLAP_OK) continue;
    if (klap_text_view(outcome, &view) != KLAP_OK || !same(view, expected.data)) ++work->wrong;
    if (klap_text_free(outcome) == KLAP_OK) ++work->done;
  }
  return NULL;
}

static void decide_together(void) {
  const klap_rules rules = open_rules(taxi_rules);
  struct work work[threads];
  pthread_t thread[threads];
  klap_text expected;
  int i;
  REQUIRE(klap_decide(rules, taxi_case, strlen(taxi_case), NULL, &expected, NULL) == KLAP_OK);
  for (i = 0; i < threads; ++i) {
    work[i].rules = rules;
    work[i].expected = expected;
    work[i].wrong = work[i].done = work[i].bad_handle = 0;
    REQUIRE(pthread_create(&thread[i], NULL, decide_often, &work[i]) == 0);
  }
  for (i = 0; i < threads; ++i) {
    CHECK(pthread_join(thread[i], NULL) == 0);
    CHECK(work[i].wrong == 0);
    CHECK(work[i].done == rounds);
  }
  CHECK(klap_text_free(expected) == KLAP_OK);
  CHECK(klap_rules_free(rules) == KLAP_OK);
}

/// Decides until the rules are gone. A call ends well or says that the handle is bad; nothing else happens.
static void* decide_until_freed(void* argument) {
  struct work* work = argument;
  for (;;) {
    klap_text outcome;
    const klap_status status = klap_decide(work->rules, taxi_case, strlen(taxi_case), NULL, &outcome, NULL);
    if (status == KLAP_BAD_HANDLE) {
      work->bad_handle = 1;
      return NULL;
    }
    if (status != KLAP_OK || klap_text_free(outcome) != KLAP_OK) {
      work->wrong = 1;
      return NULL;
    }
    ++work->done;
  }
}

static void free_while_deciding(void) {
  struct work work[threads];
  pthread_t thread[threads];
  klap_rules rules = open_rules(taxi_rules);
  klap_text outcome;
  int i;
  for (i = 0; i < threads; ++i) {
    work[i].rules = rules;
    work[i].wrong = work[i].done = work[i].bad_handle = 0;
    REQUIRE(pthread_create(&thread[i], NULL, decide_until_freed, &work[i]) == 0);
  }
  for (i = 0; i < 20; ++i) {  // as long as some decisions take
    CHECK(klap_decide(rules, taxi_case, strlen(taxi_case), NULL, &outcome, NULL) == KLAP_OK);
    CHECK(klap_text_free(outcome) == KLAP_OK);
  }
  CHECK(klap_rules_free(rules) == KLAP_OK);
  for (i = 0; i < threads; ++i) {
    CHECK(pthread_join(thread[i], NULL) == 0);
    CHECK(work[i].wrong == 0);
    CHECK(work[i].bad_handle == 1);
  }
}

/// One of all that free the same handle succeeds.
static void* free_rules(void* argument) {
  struct work* work = argument;
  work->done = klap_rules_free(work->rules) == KLAP_OK;
  return NULL;
}

static void free_together(void) {
  int round;
  for (round = 0; round < 20; ++round) {
    struct work work[threads];
    pthread_t thread[threads];
    const klap_rules rules = open_rules(taxi_rules);
    int freed = 0;
    int i;
    for (i = 0; i < threads; ++i) {
      work[i].rules = rules;
      REQUIRE(pthread_create(&thread[i], NULL, free_rules, &work[i]) == 0);
    }
    for (i = 0; i < threads; ++i) {
      CHECK(pthread_join(thread[i], NULL) == 0);
      freed += work[i].done;
    }
    CHECK(freed == 1);
  }
}

void test_threads(void) {
  decide_together();
  free_while_deciding();
  free_together();
}
