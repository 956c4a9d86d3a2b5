/* CLIPS, from C as it is meant to be embedded: a defrule per rule, with a salience that puts the first one first; a
 * fact per case, asserted, decided and retracted. `clips FOLDER RULES SECONDS`, as harness.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <clips/clips.h>

enum { facts = 12, most = 100000, fewest = 20, repetitions = 5, first_salience = 5000 };

static char names[facts][32];
static long cases[most][facts];
static int rows[most];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static FILE* data(const char* folder, const char* name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE* file = fopen(path, "r");
  if (file == NULL) {
    perror(path);
    exit(1);
  }
  return file;
}

static void read_cases(const char* folder) {
  FILE* file = data(folder, "cases.csv");
  for (int f = 0; f < facts; ++f)
    if (fscanf(file, f + 1 == facts ? "%31[^\n]" : "%31[^,],", names[f]) != 1) exit(1);
  for (int i = 0; i < most; ++i)
    for (int f = 0; f < facts; ++f)
      if (fscanf(file, f + 1 == facts ? "%ld" : "%ld,", &cases[i][f]) != 1) exit(1);
  fclose(file);
}

/* The rules as CLIPS writes them; the caller's to free. Rule i ends with a null byte at the end of its own text. */
static char** read_rules(const char* folder, int count) {
  char file_name[64], line[1024];
  snprintf(file_name, sizeof file_name, "rules_%d.txt", count);
  FILE* file = data(folder, file_name);
  char** rules = malloc(sizeof(char*) * (size_t)count);
  for (int i = 0; i < count; ++i) {
    if (fgets(line, sizeof line, file) == NULL) exit(1);
    char* text = rules[i] = malloc(1024);
    text += sprintf(text, "(defrule r%d (declare (salience %d)) (request", i, first_salience - i);
    int fact, used;
    long low, high;
    for (const char* at = line; sscanf(at, "%d %ld %ld%n", &fact, &low, &high, &used) == 3; at += used) {
      const char* n = names[fact];
      text += low == high ? sprintf(text, " (%s %ld)", n, low)
                          : sprintf(text, " (%s ?%s&:(<= %ld ?%s %ld))", n, n, low, n, high);
    }
    sprintf(text, ") => (bind ?*row* %d) (halt))", i);
  }
  fclose(file);
  return rules;
}

static void build(void* env, const char* text) {
  if (!EnvBuild(env, text)) {
    fprintf(stderr, "CLIPS refuses %s\n", text);
    exit(1);
  }
}

static int decide(void* env, void* form, const long* values) {
  DATA_OBJECT v;
  struct fact* fact = EnvCreateFact(env, form);
  for (int f = 0; f < facts; ++f) {
    v.type = INTEGER;
    v.value = EnvAddLong(env, values[f]);
    EnvPutFactSlot(env, fact, names[f], &v);
  }
  fact = EnvAssert(env, fact);
  EnvRun(env, -1);
  EnvGetDefglobalValue(env, "row", &v);
  const int row = (int)ValueToLong(v.value);
  EnvRetract(env, fact);
  return row;
}

static double pass(void* env, void* form, int count) {
  const double start = now();
  for (int i = 0; i < count; ++i) rows[i] = decide(env, form, cases[i]);
  return now() - start;
}

static int round_down(double fits) {
  int count = fits > most ? most : fits < fewest ? fewest : (int)fits, step = 1;
  while (step * 10 <= count) step *= 10;
  return count >= step * 5 ? step * 5 : count >= step * 2 ? step * 2 : step;
}

static int ascending(const void* a, const void* b) {
  return *(const double*)a < *(const double*)b ? -1 : *(const double*)a > *(const double*)b;
}

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const int count = atoi(argv[2]);
  read_cases(argv[1]);
  char** rules = read_rules(argv[1], count);
  const double start = now();
  void* env = CreateEnvironment();
  char form_text[1024] = "(deftemplate request", *end = form_text + strlen(form_text);
  for (int f = 0; f < facts; ++f) end += sprintf(end, " (slot %s)", names[f]);
  strcpy(end, ")");
  build(env, form_text);
  build(env, "(defglobal ?*row* = -1)");
  for (int i = 0; i < count; ++i) build(env, rules[i]);
  const double loading = now() - start;
  void* form = EnvFindDeftemplate(env, "request");
  pass(env, form, fewest);
  const int n = round_down(atof(argv[3]) * 1e9 / (pass(env, form, fewest) / fewest));
  double times[repetitions];
  for (int i = 0; i < repetitions; ++i) times[i] = pass(env, form, n);
  qsort(times, repetitions, sizeof times[0], ascending);
  unsigned long long sum = 0;
  for (int i = 0; i < n; ++i) sum = (sum * 31 + (unsigned long long)rows[i] + 1) % 4294967291U;
  printf(
      "{\"engine\": \"CLIPS\", \"version\": \"%s\", \"way\": \"C: assert, run, retract\", \"mode\": \"single\", "
      "\"rules\": %d, \"load_ms\": %.3f, \"cases\": %d, \"checksum\": %llu, \"ns\": %.2f}\n",
      VERSION_STRING, count, loading / 1e6, n, sum, times[repetitions / 2] / n);
  for (int i = 0; i < count; ++i) free(rules[i]);
  free(rules);
  return 0;
}
