// klap._klap: the engine as Python sees it, as thin as it can be. Texts go in as bytes and come out as str; what they
// mean to a Python programmer is made of them in klap/*.py. The interpreter's lock is not held while the engine works.
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <klap/arrow.h>
#include <klap/base/limits.hpp>
#include <klap/klap.hpp>

namespace nb = nanobind;
using namespace nb::literals;

namespace {

using klap::Diagnostic;
using klap::Diagnostics;
using klap::Document;
using klap::Documents;
using klap::Language;

std::string text_of(const nb::bytes& bytes) { return {static_cast<const char*>(bytes.data()), bytes.size()}; }

/// What is no UTF-8 (a name of a file can be anything) is replaced, never an exception.
nb::object str(std::string_view text) {
  return nb::steal(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
}

const char* word(klap::Level level) {
  switch (level) {
    case klap::Level::error: return "fout";
    case klap::Level::finding: return "bevinding";
    case klap::Level::unripe: return "niet_rijp";
  }
  return "";
}

nb::object pointer_of(const Diagnostic& diagnostic) {
  const auto pointer = klap::exchange::case_pointer(diagnostic);
  return pointer ? str(*pointer) : nb::none();
}

/// (code, level, Dutch, English, document, line, column, end line, end column, pointer)
nb::object message_of(const Diagnostic& diagnostic, const Documents& documents) {
  const klap::KindInfo& kind = klap::info(diagnostic.kind);
  nb::object place[5] = {nb::none(), nb::none(), nb::none(), nb::none(), nb::none()};
  if (diagnostic.span.document < documents.size()) {
    const Document& document = documents[diagnostic.span.document];
    const klap::Place from = document.place_of(diagnostic.span.begin);
    const klap::Place to = document.place_of(diagnostic.span.end);
    place[0] = str(klap::shown(document.name(), document.name().size()));
    place[1] = nb::int_(from.line);
    place[2] = nb::int_(from.column);
    place[3] = nb::int_(to.line);
    place[4] = nb::int_(to.column);
  }
  return nb::make_tuple(str(kind.code), word(kind.level), str(klap::message(diagnostic, Language::dutch)),
                        str(klap::message(diagnostic, Language::english)), place[0], place[1], place[2], place[3],
                        place[4], pointer_of(diagnostic));
}

/// The messages, and how many more there were.
nb::tuple messages_of(const Diagnostics& diagnostics, const Documents& documents) {
  nb::list list;
  for (const Diagnostic& one : diagnostics.all()) list.append(message_of(one, documents));
  return nb::make_tuple(list, diagnostics.not_shown());
}

// ---- the rule set

struct Rules {
  std::shared_ptr<const klap::RuleSet> set;
  Documents documents;
};

nb::tuple loaded(klap::Loaded result) {
  const nb::tuple messages = messages_of(result.diagnostics, result.documents);
  if (!result.rules) return nb::make_tuple(nb::none(), messages);
  return nb::make_tuple(nb::cast(Rules{std::move(result.rules), std::move(result.documents)}), messages);
}

nb::tuple load(const std::vector<nb::bytes>& paths) {
  std::vector<std::string> names;
  for (const nb::bytes& path : paths) names.push_back(text_of(path));
  klap::Loaded result;
  {
    const nb::gil_scoped_release unlocked;
    result = klap::load_rules(names);
  }
  return loaded(std::move(result));
}

nb::tuple loads(const std::vector<std::pair<nb::bytes, nb::bytes>>& texts) {
  Documents documents;
  for (const auto& [name, text] : texts) documents.emplace_back(text_of(name), text_of(text));
  klap::Loaded result;
  {
    const nb::gil_scoped_release unlocked;
    result = klap::load_rules(std::move(documents));
  }
  return loaded(std::move(result));
}

nb::tuple check(const Rules& rules, const std::optional<std::string>& on) {
  std::optional<klap::Date> day;
  if (on) {
    day = klap::date_from_iso(*on);
    if (!day) throw nb::value_error("'on' is a date from 1000-01-01 up to and including 9999-12-31");
  }
  Diagnostics found;
  {
    const nb::gil_scoped_release unlocked;
    klap::semantics::check(rules.set->model, day, found);
  }
  return messages_of(found, rules.documents);
}

// ---- many cases, as columns

/// The same of rows: the line is the row, in a document that is called "tabel".
nb::tuple messages_of(const std::vector<klap::exchange::RowDiagnostic>& problems, std::uint64_t not_shown) {
  nb::list list;
  for (const klap::exchange::RowDiagnostic& problem : problems) {
    const nb::tuple plain = nb::cast<nb::tuple>(message_of(problem.diagnostic, Documents()));
    if (problem.row == 0) {
      list.append(plain);
      continue;
    }
    const nb::int_ row(problem.row);
    list.append(nb::make_tuple(plain[0], plain[1], plain[2], plain[3], str("tabel"), row, nb::int_(1), row, nb::int_(1),
                               plain[9]));
  }
  return nb::make_tuple(list, not_shown);
}

/// A struct of Arrow that is released with what holds it, unless somebody took it out.
template <class Struct>
struct Owned {
  Struct held{};
  Owned() = default;
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (held.release != nullptr) held.release(&held);
  }
};

/// In a capsule with the name that Arrow's protocol for Python gives it.
template <class Struct>
nb::capsule in_capsule(std::unique_ptr<Owned<Struct>> owned, const char* name) {
  // Who takes the struct out leaves a null `release` behind, so that nothing is released twice. It stands at the
  // beginning.
  return nb::capsule(&owned.release()->held, name,
                     [](void* held) noexcept { delete reinterpret_cast<Owned<Struct>*>(held); });
}

template <class Struct>
Struct* of_capsule(const nb::handle& capsule, const char* name) {
  void* held = PyCapsule_GetPointer(capsule.ptr(), name);
  if (held == nullptr) throw nb::python_error();
  return static_cast<Struct*>(held);
}

constexpr const char* schema_capsule = "arrow_schema";
constexpr const char* array_capsule = "arrow_array";

klap::columns::Options table_options(std::vector<std::string> questions, std::size_t threads) {
  if (threads < 1 || threads > klap::limits::threads) throw nb::value_error("threads: from 1 up to 64");
  return {std::move(questions), threads};
}

bool may_decide(const Rules& rules, bool concept_too, nb::tuple& messages) {
  Diagnostics refused;
  const bool may = klap::may_decide(rules.set->program, {concept_too, "concept=True"}, refused);
  if (!may) messages = messages_of(refused, Documents());
  return may;
}

/// One table: two capsules, or None and why not. What is given in stays in its capsules, which release it.
nb::tuple decide_columns(const Rules& rules, const nb::object& schema, const nb::object& array,
                         std::vector<std::string> questions, std::size_t threads, bool concept_too) {
  const klap::columns::Options options = table_options(std::move(questions), threads);
  const ArrowSchema* form = of_capsule<ArrowSchema>(schema, schema_capsule);
  const ArrowArray* table = of_capsule<ArrowArray>(array, array_capsule);
  if (form->release == nullptr || table->release == nullptr) throw nb::value_error("table: was released already");
  nb::tuple messages = nb::make_tuple(nb::list(), 0);
  if (!may_decide(rules, concept_too, messages)) return nb::make_tuple(nb::none(), messages);
  auto answers_form = std::make_unique<Owned<ArrowSchema>>();
  auto answers = std::make_unique<Owned<ArrowArray>>();
  klap::columns::Result result;
  {
    const nb::gil_scoped_release unlocked;
    result = klap::columns::decide(rules.set->program, *form, *table, options, &answers_form->held, &answers->held);
  }
  if (!result.problems.empty()) return nb::make_tuple(nb::none(), messages_of(result.problems, result.not_shown));
  return nb::make_tuple(nb::make_tuple(in_capsule(std::move(answers_form), schema_capsule),
                                       in_capsule(std::move(answers), array_capsule)),
                        messages);
}

/// A stream as one table at a time: the schema, and the arrays, each in a capsule.
nb::tuple tables_of(const nb::object& capsule) {
  auto* stream = of_capsule<ArrowArrayStream>(capsule, "arrow_array_stream");
  if (stream->release == nullptr) throw nb::value_error("table: was released already");
  const auto checked = [&](int status) {
    if (status != 0) throw nb::value_error("table: the stream it comes from cannot be read");
  };
  auto schema = std::make_unique<Owned<ArrowSchema>>();
  checked(stream->get_schema(stream, &schema->held));
  nb::list arrays;
  while (true) {
    auto array = std::make_unique<Owned<ArrowArray>>();
    checked(stream->get_next(stream, &array->held));
    if (array->held.release == nullptr) break;
    arrays.append(in_capsule(std::move(array), array_capsule));
  }
  return nb::make_tuple(in_capsule(std::move(schema), schema_capsule), arrays);
}

// ---- a case that is decided

/// Everything but the derivation is immutable; that is made once, by whoever asks first.
struct Decided : klap::Answers {
  explicit Decided(klap::Answers answers) : Answers(std::move(answers)) {}
  mutable std::once_flag once;
  mutable klap::decision::CaseDerivation made;

  [[nodiscard]] const klap::decision::CaseDerivation& why() const {
    std::call_once(once, [&] { made = derivation(); });
    return made;
  }
};

/// What became of a case: decided, or not, and why not.
nb::tuple decide(const Rules& rules, const nb::bytes& json, bool concept_too) {
  const std::string_view text(static_cast<const char*>(json.data()), json.size());
  klap::Decided decided;
  {
    const nb::gil_scoped_release unlocked;
    decided = klap::decide(rules.set, text, {concept_too, "concept=True"});
  }
  const nb::tuple messages = messages_of(decided.diagnostics, decided.documents);
  if (!decided.answers) return nb::make_tuple(nb::none(), messages);
  auto answers = std::make_unique<Decided>(std::move(*decided.answers));
  return nb::make_tuple(nb::cast(answers.release(), nb::rv_policy::take_ownership), messages);
}

Language language_of(const std::string& language) {
  if (language == "nl") return Language::dutch;
  if (language == "en") return Language::english;
  throw nb::value_error("language: 'nl' or 'en'");
}

klap::explanation::Reader reader_of(const std::string& reader) {
  using klap::explanation::Reader;
  if (reader == "resident") return Reader::resident;
  if (reader == "file") return Reader::file;
  if (reader == "auditor") return Reader::auditor;
  throw nb::value_error("reader: 'resident', 'file' or 'auditor'");
}

/// Works without the interpreter's lock, and gives the text to Python.
template <class Work>
nb::object text_from(Work work) {
  std::string text;
  {
    const nb::gil_scoped_release unlocked;
    text = work();
  }
  return str(text);
}

nb::object json_of(const Decided& d, bool derivation) {
  return text_from(
      [&] { return klap::exchange::to_json(d.program(), d.facts, d.outcome, derivation ? &d.why() : nullptr); });
}

nb::object explain(const Decided& d, const std::string& reader, const std::string& language) {
  const auto who = reader_of(reader);
  const Language in = language_of(language);
  return text_from([&] { return klap::explanation::explain(d.program(), d.facts, d.outcome, d.why(), who, in); });
}

nb::object explain_to(const Decided& d, const std::string& person, const std::string& language) {
  const Language in = language_of(language);
  for (std::size_t i = 0; i < d.facts.persons.size(); ++i) {
    if (d.facts.persons[i].id != person) continue;
    return text_from([&] { return klap::explanation::explain_to(i, d.program(), d.facts, d.outcome, d.why(), in); });
  }
  throw nb::key_error("the case has no person with this id");
}

nb::object letters(const Decided& d, const std::string& language) {
  const Language in = language_of(language);
  return text_from([&] {
    return klap::exchange::letters_to_json(d.program(), d.facts,
                                           klap::explanation::letters(d.program(), d.facts, d.outcome, d.why(), in));
  });
}

nb::object summary(const Decided& d, const std::string& language) {
  const Language in = language_of(language);
  return text_from([&] { return klap::explanation::summarise(d.program(), d.facts, d.outcome, d.why(), in); });
}

/// What an exception of the engine says may hold what it was about, and a case is about people.
void translate(const std::exception_ptr& thrown, void*) {
  try {
    std::rethrow_exception(thrown);
  } catch (const nb::builtin_exception&) { throw; } catch (const nb::python_error&) {
    throw;
  } catch (const std::bad_alloc&) { throw; } catch (const std::exception&) {
    PyErr_SetString(PyExc_RuntimeError, "klap: this should not have happened; please report it");
  }
}

}  // namespace

NB_MODULE(_klap, m) {
  nb::register_exception_translator(translate);
  m.attr("version") = KLAP_VERSION;
  m.def("load", &load, "paths"_a);
  m.def("loads", &loads, "texts"_a);
  m.def("tables_of", &tables_of, "stream"_a);
  nb::class_<Rules>(m, "Rules")
      .def_prop_ro("hash", [](const Rules& r) { return str(r.set->program.hash); })
      .def_prop_ro("name", [](const Rules& r) { return str(r.set->program.name); })
      .def_prop_ro("version", [](const Rules& r) { return str(r.set->program.version); })
      .def_prop_ro("is_concept", [](const Rules& r) { return r.set->program.concept_text; })
      .def("check", &check, "on"_a.none())
      .def("decide", &decide, "case"_a, "concept"_a)
      .def("decide_columns", &decide_columns, "schema"_a, "array"_a, "questions"_a, "threads"_a, "concept"_a)
      .def("schema",
           [](const Rules& r) { return text_from([&] { return klap::exchange::case_schema(r.set->program); }); });
  nb::class_<Decided>(m, "Decided")
      .def("json", &json_of, "derivation"_a)
      .def("explain", &explain, "reader"_a, "language"_a)
      .def("explain_to", &explain_to, "person"_a, "language"_a)
      .def("letters", &letters, "language"_a)
      .def("summary", &summary, "language"_a);
}
