// klap.h: many cases, as columns.
#include <klap/arrow.h>
#include <klap/base/limits.hpp>
#include <klap/columns/decide.hpp>
#include <klap/deciding/decide_case.hpp>

#include "arguments.hpp"

namespace klap::c {
namespace {

columns::Options options_of(const klap_table_options& given) {
  columns::Options options;
  if (given.questions == nullptr && given.question_count != 0)
    throw bad_argument("questions", "is een lege pointer, en het aantal is niet 0",
                       "is a null pointer, and the count is not 0");
  if (given.question_count > limits::declarations) throw bad_argument("question_count", "is te groot", "is too large");
  for (std::size_t i = 0; i < given.question_count; ++i)
    options.questions.emplace_back(text_in(given.questions[i].data, given.questions[i].size, "questions"));
  if (given.threads < 1 || given.threads > static_cast<std::int32_t>(limits::threads))
    throw bad_argument("threads", "is geen aantal van 1 tot en met 64", "is no number from 1 up to 64");
  options.threads = static_cast<std::size_t>(given.threads);
  return options;
}

/// What is given in: there, and not released.
template <class Struct>
const Struct& arrow_in(const Struct* given, std::string_view argument) {
  if (given == nullptr) throw bad_argument(argument, "is een lege pointer", "is a null pointer");
  if (given->release == nullptr) throw bad_argument(argument, "is al vrijgegeven", "was released already");
  return *given;
}

}  // namespace
}  // namespace klap::c

using namespace klap::c;

klap_status klap_decide_columns(klap_rules rules, const ArrowSchema* schema, const ArrowArray* table,
                                const klap_table_options* options, ArrowSchema* answers_schema, ArrowArray* answers,
                                klap_error* error) {
  return behind_wall(error, [&] {
    clear(answers_schema, "answers_schema");
    clear(answers, "answers");
    const klap_table_options given =
        options_in(options, klap_table_options KLAP_TABLE_OPTIONS_INIT, sizeof(klap_table_options));
    const klap::columns::Options chosen = options_of(given);
    const bool concept_too = yes_or_no(given.allow_concept, "allow_concept");
    const auto set = rules_in(rules)->set;
    const ArrowSchema& form = arrow_in(schema, "schema");
    const ArrowArray& rows = arrow_in(table, "table");
    klap::Diagnostics concept_refused;
    if (!klap::may_decide(set->program, {concept_too, "allow_concept = 1"}, concept_refused))
      throw refused(KLAP_CONCEPT_REFUSED, concept_refused, klap::Documents());
    const klap::columns::Result result =
        klap::columns::decide(set->program, form, rows, chosen, answers_schema, answers);
    if (!result.problems.empty()) throw refused(KLAP_BAD_CASE, result.problems, result.not_shown, "tabel");
    return KLAP_OK;
  });
}
