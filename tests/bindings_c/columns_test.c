// Tables in Arrow's form through klap.h.
#include "test.h"

static int released = 0;
static void release_schema(struct ArrowSchema* schema) {
  ++released;
  schema->release = NULL;
}
static void release_array(struct ArrowArray* array) {
  ++released;
  array->release = NULL;
}

// A column of whole cents, "kosten", and one of days, "peildatum", of two rows.
static int64_t cents[2] = {12500, -1};
static const int32_t days[2] = {17226, 17226};
static const void* buffers[2][2];
static const void* no_buffer[1];
static struct ArrowSchema column_schemas[2];
static struct ArrowArray columns[2];
static struct ArrowSchema* schemas[2];
static struct ArrowArray* arrays[2];

static void make_column(int i, const char* name, const char* format, const void* data) {
  memset(&column_schemas[i], 0, sizeof column_schemas[i]);
  memset(&columns[i], 0, sizeof columns[i]);
  column_schemas[i].format = format;
  column_schemas[i].name = name;
  column_schemas[i].release = release_schema;
  buffers[i][0] = NULL;
  buffers[i][1] = data;
  columns[i].length = 2;
  columns[i].n_buffers = 2;
  columns[i].buffers = buffers[i];
  columns[i].release = release_array;
  schemas[i] = &column_schemas[i];
  arrays[i] = &columns[i];
}

static void make_table(struct ArrowSchema* schema, struct ArrowArray* table, const char* format) {
  memset(schema, 0, sizeof *schema);
  memset(table, 0, sizeof *table);
  make_column(0, "kosten", format, cents);
  make_column(1, "peildatum", "tdD", days);
  schema->format = "+s";
  schema->n_children = 2;
  schema->children = schemas;
  schema->release = release_schema;
  no_buffer[0] = NULL;
  table->length = 2;
  table->n_buffers = 1;
  table->buffers = no_buffer;
  table->n_children = 2;
  table->children = arrays;
  table->release = release_array;
}

static const char rules_text[] =
    "regelset Tabel taal nl status concept\n"
    "bron Wmo soort wet\n"
    "gemeente Woerden met code 0632\n"
    "bestuursorgaan College\n"
    "functie Consulent bij College\n"
    "budget Kas van gemeente Woerden\n"
    "ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Kas\n"
    "voorziening\n"
    "  kosten: bedrag\n"
    "Wie betaalt de voorziening?\n"
    "  regel kas dan ten laste van Kas omdat \"proef\"\n";

void test_columns(void) {
  klap_rules rules = open_rules(rules_text);
  klap_table_options options = KLAP_TABLE_OPTIONS_INIT;
  klap_error error;
  struct ArrowSchema schema, answers_schema;
  struct ArrowArray table, answers;
  klap_view question;
  make_table(&schema, &table, "l");

  // A concept is refused, unless asked for.
  CHECK(klap_decide_columns(rules, &schema, &table, NULL, &answers_schema, &answers, &error) == KLAP_CONCEPT_REFUSED);
  CHECK(answers.release == NULL && answers_schema.release == NULL);
  CHECK(failed_with(error, "K1040"));

  options.allow_concept = 1;
  options.threads = 2;
  question = text_view("betaler");
  options.questions = &question;
  options.question_count = 1;
  REQUIRE(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, &error) == KLAP_OK);
  CHECK(released == 0);
  CHECK(answers.length == 2 && answers.n_children == 7);
  CHECK(strcmp(answers_schema.children[4]->name, "betaler.bedrag.Kas") == 0);
  CHECK(((const int64_t*)answers.children[4]->buffers[1])[0] == 12500);
  CHECK(((const int64_t*)answers.children[4]->buffers[1])[1] == -1);
  answers.release(&answers);
  answers_schema.release(&answers_schema);
  CHECK(answers.release == NULL && answers_schema.release == NULL);

  // What is wrong with the table.
  make_table(&schema, &table, "g");
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, &error) == KLAP_BAD_CASE);
  CHECK(failed_with(error, "K1120"));
  make_table(&schema, &table, "l");
  cents[1] = INT64_MAX;
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, &error) == KLAP_BAD_CASE);
  {
    klap_message message = KLAP_MESSAGE_INIT;
    klap_view text;
    CHECK(klap_error_message(error, 0, &message) == KLAP_OK);
    CHECK(message.line == 2 && same(message.document, "tabel") && same(message.code, "K1104"));
    CHECK(klap_error_text(error, KLAP_DUTCH, &text) == KLAP_OK && contains(text, "tabel:2:"));
    CHECK(klap_error_json(error, &text) == KLAP_OK && contains(text, "\"regel\": 2"));
  }
  CHECK(klap_error_free(error) == KLAP_OK);
  cents[1] = -1;
  question = text_view("iets");
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, &error) == KLAP_BAD_CASE);
  CHECK(failed_with(error, "K1125"));
  question = text_view("betaler");

  // Wrong arguments.
  CHECK(klap_decide_columns(rules, NULL, &table, &options, &answers_schema, &answers, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_decide_columns(rules, &schema, NULL, &options, &answers_schema, &answers, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_decide_columns(rules, &schema, &table, &options, NULL, &answers, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, NULL, NULL) == KLAP_BAD_ARGUMENT);
  options.threads = 0;
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, NULL) == KLAP_BAD_ARGUMENT);
  options.threads = 65;
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, NULL) == KLAP_BAD_ARGUMENT);
  options.threads = 1;
  options.questions = NULL;
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, NULL) == KLAP_BAD_ARGUMENT);
  options.question_count = 0;
  options.reserved = 1;
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, NULL) == KLAP_BAD_ARGUMENT);
  options.reserved = 0;
  table.release(&table);  // by whom it is: once
  schema.release(&schema);
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, NULL) == KLAP_BAD_ARGUMENT);
  CHECK(released == 2);
  CHECK(klap_rules_free(rules) == KLAP_OK);
  CHECK(klap_decide_columns(rules, &schema, &table, &options, &answers_schema, &answers, NULL) == KLAP_BAD_HANDLE);
}
