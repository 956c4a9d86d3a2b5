// klap.h: rules.
#include <algorithm>

#include <klap/base/date.hpp>
#include <klap/base/limits.hpp>
#include <klap/exchange/diagnostics_json.hpp>
#include <klap/exchange/schema.hpp>
#include <klap/semantics/check.hpp>

#include "arguments.hpp"

namespace klap::c {
namespace {

void check_options(const klap_open_options* options) {
  const klap_open_options given =
      options_in(options, klap_open_options KLAP_OPEN_OPTIONS_INIT, sizeof(klap_open_options));
  // Within one thousand only additions were made: an older header is served, a newer one is not.
  if (given.abi_version == 0) return;  // not to be checked
  if (given.abi_version / 1000 != KLAP_ABI_VERSION / 1000 || given.abi_version > KLAP_ABI_VERSION) {
    throw bad_argument("abi_version", "past niet bij deze bibliotheek", "does not fit this library");
  }
}

void require_utf8(std::string_view text, std::string_view argument) {
  if (first_invalid_utf8(text) != text.size() || text.find('\0') != std::string_view::npos) {
    throw bad_argument(argument, "is geen UTF-8 zonder nulteken", "is not UTF-8 without a null character");
  }
}

[[nodiscard]] klap_status give_rules(Loaded loaded, klap_rules* rules) {
  if (!loaded.rules) throw refused(KLAP_BAD_RULES, loaded.diagnostics, loaded.documents);
  rules->opaque =
      tables().rules.add(std::make_shared<const Rules>(Rules{std::move(loaded.rules), std::move(loaded.documents)}));
  return KLAP_OK;
}

/// A text over the limit is refused by its length: it is not read, and not copied.
void refuse_too_large(std::string_view name, std::string_view text) {
  if (text.size() <= limits::source_bytes) return;
  Diagnostics diagnostics;
  diagnostics.add(DiagnosticKind::file_too_large, {0, 0, 0}, {std::to_string(limits::source_bytes >> 20U)});
  throw refused(KLAP_BAD_RULES, diagnostics, {Document(std::string(name), std::string())});
}

Documents documents_in(const klap_document* documents, std::size_t count) {
  if (documents == nullptr || count == 0) throw bad_argument("documents", "is leeg", "is empty");
  if (count > limits::declarations) throw bad_argument("document_count", "is te groot", "is too large");
  Documents list;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view name = text_in(documents[i].name.data, documents[i].name.size, "name");
    const std::string_view text = text_in(documents[i].text.data, documents[i].text.size, "text");
    constexpr std::size_t longest_name = 4096;
    if (name.empty() || name.size() > longest_name) {
      throw bad_argument("name", "is leeg of langer dan 4096 bytes", "is empty or longer than 4096 bytes");
    }
    require_utf8(name, "name");
    refuse_too_large(name, text);
    list.emplace_back(std::string(name), std::string(text));
  }
  std::sort(list.begin(), list.end(), [](const Document& a, const Document& b) { return a.name() < b.name(); });
  const auto same = [](const Document& a, const Document& b) { return a.name() == b.name(); };
  if (std::adjacent_find(list.begin(), list.end(), same) != list.end()) {
    throw bad_argument("documents", "heeft een naam die twee keer voorkomt", "has a name that occurs twice");
  }
  return list;
}

}  // namespace
}  // namespace klap::c

using namespace klap::c;

klap_status klap_rules_open_path(const char* path, size_t path_size, const klap_open_options* options,
                                 klap_rules* rules, klap_error* error) {
  return behind_wall(error, [&] {
    clear(rules, "rules");
    check_options(options);
    const std::string_view where = text_in(path, path_size, "path");
    constexpr std::size_t longest_path = 65536;
    if (where.empty() || where.size() > longest_path) {
      throw bad_argument("path", "is leeg of langer dan 65536 bytes", "is empty or longer than 65536 bytes");
    }
    require_utf8(where, "path");
    return give_rules(klap::load_rules(std::vector<std::string>{std::string(where)}), rules);
  });
}

klap_status klap_rules_open_text(const klap_document* documents, size_t document_count,
                                 const klap_open_options* options, klap_rules* rules, klap_error* error) {
  return behind_wall(error, [&] {
    clear(rules, "rules");
    check_options(options);
    return give_rules(klap::load_rules(documents_in(documents, document_count)), rules);
  });
}

klap_status klap_rules_check(klap_rules rules, const char* on, size_t on_size, klap_text* findings, klap_error* error) {
  return behind_wall(error, [&] {
    clear(findings, "findings");
    const auto found = rules_in(rules);
    const std::string_view day = text_in(on, on_size, "on");
    const std::optional<klap::Date> date = klap::date_from_iso(day);
    if (!day.empty() && !date) {
      throw bad_argument("on", "is geen bestaande dag als 2017-03-01", "is no existing day like 2017-03-01");
    }
    klap::Diagnostics diagnostics;
    klap::semantics::check(found->set->model, date, diagnostics);
    return give_text(klap::exchange::to_json(diagnostics, found->documents), findings);
  });
}

klap_status klap_rules_hash(klap_rules rules, klap_text* hash, klap_error* error) {
  return behind_wall(error, [&] {
    clear(hash, "hash");
    return give_text(rules_in(rules)->set->program.hash, hash);
  });
}

klap_status klap_rules_schema(klap_rules rules, klap_text* schema, klap_error* error) {
  return behind_wall(error, [&] {
    clear(schema, "schema");
    return give_text(klap::exchange::case_schema(rules_in(rules)->set->program), schema);
  });
}

klap_status klap_rules_free(klap_rules rules) {
  return behind_wall(nullptr, [&] { return tables().rules.remove(rules.opaque) ? KLAP_OK : KLAP_BAD_HANDLE; });
}
