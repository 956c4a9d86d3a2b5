/* klap.h: Klap for C, and for every language that can call C. C99; needs no C++ to compile.
 *
 *     klap_rules rules;
 *     klap_text outcome;
 *     klap_error error;
 *     if (klap_rules_open_path("rules/woerden", 13, NULL, &rules, &error) == KLAP_OK &&
 *         klap_decide(rules, json, json_size, NULL, &outcome, &error) == KLAP_OK) …
 *
 * docs/first-decision-c.md has a whole program. What holds for every function stands here once:
 *
 *  (1) Status. A function returns KLAP_OK, which is 0, or says why not. It then has changed nothing; what it would
 *      have given out is the zero handle, a null pointer or 0. No C++ exception comes out, and no wrong argument
 *      that can be recognised as such crashes.
 *  (2) Handles. klap_rules, klap_text and klap_error are numbers, not addresses. One that was freed, never given
 *      out, is zero or is of another kind gives KLAP_BAD_HANDLE; a number is never given out twice.
 *  (3) Ownership. Every handle that a function gives out is yours, until you give it to the free function of its
 *      kind. Nothing Klap gives out is freed in another way — but for the structs of Arrow, which bring their own
 *      `release` —, and Klap keeps nothing of what you pass in.
 *  (4) Texts in are a pointer and a length in bytes, UTF-8, and need no \0. A null pointer with length 0 is the
 *      empty text.
 *  (5) Texts out are a klap_text, or a klap_view into a text or error: valid until that handle is freed. Behind the
 *      last byte stands a \0 that the size does not count.
 *  (6) Errors. A function with a last parameter `error` gives out why it failed, in Dutch and English, with the
 *      place. Pass NULL if you do not want to know. There is no error to free after KLAP_OK and KLAP_OUT_OF_MEMORY:
 *      it is the zero handle. No error repeats the value of a fact; names, keys and words of the rules do occur.
 *  (7) Options. Begin with the KLAP_…_INIT of the struct, which sets struct_size; NULL means all defaults. A struct
 *      of an older klap.h is taken, with the defaults for what it lacks; a struct_size that no version had is
 *      KLAP_BAD_ARGUMENT. A `reserved` member is 0, and anything else KLAP_BAD_ARGUMENT: it keeps the place that a later
 *      member will take, so that every struct is exactly as large as its members. klap_view and klap_document have no
 *      struct_size, and stay as they are.
 *  (8) Threads. Every function may be called by any number of threads at once, with the same handles too: rules,
 *      texts and errors never change. Freeing rules while another thread decides with them is allowed: that call
 *      ends well. Only a view is yours to guard: no thread may read it once another frees its text or error.
 *  (9) The same rules and the same case give the same bytes on every machine. Nothing reads a clock, a locale, the
 *      environment or the network, and only klap_rules_open_path reads files.
 * (10) What cannot be recognised, and is yours to keep: a pointer leads to as many bytes as its length says, and
 *      stays valid during the call; nobody writes there meanwhile; no fork() while another thread is inside a call,
 *      and no pthread_cancel() of one that is.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct ArrowSchema; /* <klap/arrow.h> has them, and so has every library for Arrow */
struct ArrowArray;

#if defined(__GNUC__)
#define KLAP_API __attribute__((visibility("default")))
#else
#define KLAP_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- version ---- */

/* Grows by one when a function or struct is added, by 1000 when one changes or goes. */
#define KLAP_ABI_VERSION 2

/* Of the library that runs; KLAP_ABI_VERSION is that of the header you compiled with. */
KLAP_API uint32_t klap_abi_version(void);

/* "0.1.0" */
KLAP_API const char* klap_version(void);

/* ---- status ---- */

typedef int32_t klap_status;
enum {
  KLAP_OK = 0,
  KLAP_BAD_RULES = 1,       /* the rule files cannot be read, or what they say does not fit together */
  KLAP_BAD_CASE = 2,        /* the case, or the table of cases, cannot be read */
  KLAP_CONCEPT_REFUSED = 3, /* the rules have `status concept`, and the options do not allow that */
  KLAP_BAD_HANDLE = 4,      /* see (2) */
  KLAP_BAD_ARGUMENT = 5,    /* null where it cannot be, a choice that does not exist, a wrong struct_size */
  KLAP_SHORT_BUFFER = 6,    /* klap_text_copy: the buffer is too small, nothing was written */
  KLAP_OUT_OF_MEMORY = 7,
  KLAP_INTERNAL = 8 /* a mistake in Klap itself; please report it */
};

/* "KLAP_BAD_CASE"; "?" for a number that is no status. Never null. */
KLAP_API const char* klap_status_name(klap_status status);

/* ---- handles and views ---- */

/* A rule set, ready to decide. */
typedef struct klap_rules {
  uint64_t opaque;
} klap_rules;

/* A text that Klap made. */
typedef struct klap_text {
  uint64_t opaque;
} klap_text;

/* Why a call failed: one or more messages. */
typedef struct klap_error {
  uint64_t opaque;
} klap_error;

typedef struct klap_view {
  const char* data; /* never null when given out */
  size_t size;      /* in bytes */
} klap_view;

/* How many handles of all kinds are not yet freed: for your tests on leaks. */
KLAP_API klap_status klap_live_handles(size_t* count);

/* ---- choices ---- */

enum { KLAP_DUTCH = 0, KLAP_ENGLISH = 1 };
enum {
  KLAP_RESIDENT = 0, /* the letters: no budgets, no mandates, nothing of another person than the one it is about */
  KLAP_FILE = 1,     /* what a case worker needs */
  KLAP_AUDITOR = 2   /* everything */
};

/* ---- rules ---- */

typedef struct klap_open_options {
  size_t struct_size;
  uint32_t abi_version; /* refused, with KLAP_BAD_ARGUMENT, if this library cannot serve it. 0: not checked */
  uint32_t reserved;    /* 0 */
} klap_open_options;
#define KLAP_OPEN_OPTIONS_INIT \
  { sizeof(klap_open_options), KLAP_ABI_VERSION, 0 }

/* One rule file that is in memory. The name stands in messages, and says in which folder the text stands where rules use a
 * library: in "woerden/a.klap" `gebruikt "../wet"` stands for the texts named "wet/…", which have to be given too. */
typedef struct klap_document {
  klap_view name; /* not empty */
  klap_view text;
} klap_document;

/* The rule set in a .klap file, or in all .klap files of a folder (not of folders inside it). Rules may name libraries
 * (`gebruikt`): folders inside the one above theirs, whose .klap files are then read too. */
KLAP_API klap_status klap_rules_open_path(const char* path, size_t path_size, const klap_open_options* options,
                                          klap_rules* rules, klap_error* error);

/* The rule set in these texts, in the order of their names, which differ. No file is read. */
KLAP_API klap_status klap_rules_open_text(const klap_document* documents, size_t document_count,
                                          const klap_open_options* options, klap_rules* rules, klap_error* error);

/* What a person should look at in rules that open, as JSON (klap/exchange/diagnostics_json.hpp). `on` is a date like
 * "2017-03-01", for findings that depend on one; the empty text stands for the days the rule set itself is valid on. */
KLAP_API klap_status klap_rules_check(klap_rules rules, const char* on, size_t on_size, klap_text* findings,
                                      klap_error* error);

/* The identity of the rules: SHA-256 over what they mean, 64 hexadecimal digits. */
KLAP_API klap_status klap_rules_hash(klap_rules rules, klap_text* hash, klap_error* error);

/* The form of a case for these rules, as JSON Schema. */
KLAP_API klap_status klap_rules_schema(klap_rules rules, klap_text* schema, klap_error* error);

KLAP_API klap_status klap_rules_free(klap_rules rules);

/* ---- cases ----
 * A case is JSON as docs/case-format.md says, of at most 10 MB and a million values. Its messages name it "zaak". */

typedef struct klap_case_options {
  size_t struct_size;
  int32_t language;        /* of klap_explain and klap_letters. Default: KLAP_DUTCH */
  int32_t with_derivation; /* klap_decide: 1 for every step behind every answer. Default: 0 */
  int32_t allow_concept;   /* 1 to decide with rules that have `status concept`: for trying out. Default: 0 */
  int32_t reserved;        /* 0 */
} klap_case_options;
#define KLAP_CASE_OPTIONS_INIT \
  { sizeof(klap_case_options), KLAP_DUTCH, 0, 0, 0 }

/* Answers every question about the case, as JSON (klap/exchange/outcome_json.hpp). Answers that are missing, open or in
 * conflict are answers: KLAP_OK. */
KLAP_API klap_status klap_decide(klap_rules rules, const char* case_json, size_t case_size,
                                 const klap_case_options* options, klap_text* outcome, klap_error* error);

/* Why, in words, for one reader: KLAP_RESIDENT, KLAP_FILE or KLAP_AUDITOR. For KLAP_RESIDENT: every letter of klap_letters,
 * each under a line that says to whom it goes and about whom it is. */
KLAP_API klap_status klap_explain(klap_rules rules, const char* case_json, size_t case_size, int32_t reader,
                                  const klap_case_options* options, klap_text* explanation, klap_error* error);

/* The letters to residents, as JSON (klap/exchange/letters_json.hpp): { "klap": 1, "lezer": "inwoner", "brieven":
 * [ {"aan", "over", "tekst"} ] }, where "aan" is the id of the person who receives it and "over" of whom it is about. One
 * for everybody of the case who receives a decision or a copy of it, per person it is about. May be empty. */
KLAP_API klap_status klap_letters(klap_rules rules, const char* case_json, size_t case_size,
                                  const klap_case_options* options, klap_text* letters, klap_error* error);

/* What is still to be asked, as JSON (schemas/missing-1): { "klap": 1, "ontbreekt": [ {"feit", "soort", "van", "vraag"} ] }, each fact
 * once, the next to ask first: by request, within it law, need, right, payer and what follows; then by decision; then of
 * the plan. A fact of "soort" "parameter" is for who writes the rules. Empty: nothing is missing. */
KLAP_API klap_status klap_facts_needed(klap_rules rules, const char* case_json, size_t case_size,
                                       const klap_case_options* options, klap_text* facts, klap_error* error);

/* ---- many cases, as columns ---- */

typedef struct klap_table_options {
  size_t struct_size;
  const klap_view* questions; /* names, as klap/columns/decide.hpp has them. Default: all that the rules ask */
  size_t question_count;
  int32_t threads;       /* from 1 up to 64; the answers do not depend on it. Default: 1 */
  int32_t allow_concept; /* 1 to decide with rules that have `status concept`: for trying out. Default: 0 */
  int64_t reserved;      /* 0 */
} klap_table_options;
#define KLAP_TABLE_OPTIONS_INIT \
  { sizeof(klap_table_options), NULL, 0, 1, 0, 0 }

/* Decides every row of a table in Arrow's form: a struct array with a column per fact, of which each row is a case of one
 * person and one request (klap/columns/decide.hpp says what the columns are called, in and out). All rows or none. `schema`
 * and `table` stay yours: they are read, kept nowhere, and never released. `answers_schema` and `answers`, which are
 * overwritten, are yours to release, each by its own `release`; after a failure that is null. Messages name the table
 * "tabel", and the row, from 1, as their line; a message about a whole column stands in no document. */
KLAP_API klap_status klap_decide_columns(klap_rules rules, const struct ArrowSchema* schema,
                                         const struct ArrowArray* table, const klap_table_options* options,
                                         struct ArrowSchema* answers_schema, struct ArrowArray* answers,
                                         klap_error* error);

/* ---- texts ---- */

KLAP_API klap_status klap_text_view(klap_text text, klap_view* view);

/* Copies the text, without a \0 behind it. `needed` becomes its size in bytes; if that is more than `capacity`, nothing
 * is written and the status is KLAP_SHORT_BUFFER. `buffer` may be null if `capacity` is 0. */
KLAP_API klap_status klap_text_copy(klap_text text, char* buffer, size_t capacity, size_t* needed);

KLAP_API klap_status klap_text_free(klap_text text);

/* ---- errors ---- */

enum { KLAP_LEVEL_ERROR = 0, KLAP_LEVEL_FINDING = 1, KLAP_LEVEL_UNRIPE = 2 };

typedef struct klap_message {
  size_t struct_size;
  klap_view code;  /* "K0201": stable. For a failure that is not about rules or case: the name of the status */
  klap_view dutch; /* one line, without place and code */
  klap_view english;
  klap_view document; /* which rule file, or "zaak"; empty if it stands in none. Line and column are then 0 */
  klap_view pointer;  /* the place in the case as a JSON pointer: "/personen/0/geboortedatum"; else empty */
  uint32_t line;      /* from 1 */
  uint32_t column;    /* from 1, in characters */
  int32_t level;      /* KLAP_LEVEL_… */
  int32_t reserved;   /* 0 */
} klap_message;
#define KLAP_MESSAGE_INIT \
  { sizeof(klap_message), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, 0, 0, 0, 0 }

/* How many messages there are (at least one), and how many more were counted but not kept. Either may be null. */
KLAP_API klap_status klap_error_count(klap_error error, size_t* count, size_t* not_shown);

/* Message `index`, from 0. Begin with KLAP_MESSAGE_INIT: struct_size says how much of `message` may be filled. */
KLAP_API klap_status klap_error_message(klap_error error, size_t index, klap_message* message);

/* All messages as a person at a terminal reads them. Of rules it shows the wrong line; of a case only the place. */
KLAP_API klap_status klap_error_text(klap_error error, int32_t language, klap_view* text);

/* All messages as JSON (klap/exchange/diagnostics_json.hpp). */
KLAP_API klap_status klap_error_json(klap_error error, klap_view* json);

KLAP_API klap_status klap_error_free(klap_error error);

#ifdef __cplusplus
}
#endif
