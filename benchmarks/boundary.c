// One case through the C boundary, as a program linked with libklap_c does it. benchmarks/boundaries.py runs it.
//
//     klap_boundary_c warm|cold RULES CASE
//
// warm prints what one klap_decide takes, with its text viewed and freed, in nanoseconds of CPU time; cold prints the
// outcome of the first and only one.
#include <klap/klap.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char json[1 << 16];
static size_t json_size;
static klap_case_options options = KLAP_CASE_OPTIONS_INIT;

static void stop(const char* why) {
  fprintf(stderr, "klap_boundary_c: %s\n", why);
  exit(1);
}

static void need(klap_status status) {
  if (status != KLAP_OK) stop(klap_status_name(status));
}

static void decide(klap_rules rules, FILE* out) {
  klap_text outcome;
  klap_view view;
  need(klap_decide(rules, json, json_size, &options, &outcome, NULL));
  need(klap_text_view(outcome, &view));
  if (view.size == 0) stop("no outcome");
  if (out != NULL) fwrite(view.data, 1, view.size, out);
  need(klap_text_free(outcome));
}

static double cpu_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/// Twice as many decisions, until they take long enough to be timed.
static void measure(klap_rules rules) {
  const double long_enough = 3e8;
  double took = 0;
  long count = 1;
  for (;; count *= 2) {
    const double begin = cpu_nanoseconds();
    long i;
    for (i = 0; i < count; ++i) decide(rules, NULL);
    took = cpu_nanoseconds() - begin;
    if (took >= long_enough) break;
  }
  printf("%.0f\n", took / (double)count);
}

int main(int argc, char** argv) {
  klap_rules rules;
  FILE* file;
  if (argc != 4) stop("warm|cold RULES CASE");
  options.allow_concept = 1;
  need(klap_rules_open_path(argv[2], strlen(argv[2]), NULL, &rules, NULL));
  file = fopen(argv[3], "rb");
  if (file == NULL) stop("the case cannot be read");
  json_size = fread(json, 1, sizeof json, file);
  fclose(file);
  if (strcmp(argv[1], "warm") == 0)
    measure(rules);
  else
    decide(rules, stdout);
  need(klap_rules_free(rules));
  return 0;
}
