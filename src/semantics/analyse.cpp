#include <klap/semantics/analyse.hpp>

#include "analysis.hpp"

namespace klap::semantics {

Model analyse(const std::vector<syntax::Tree>& trees, Diagnostics& diagnostics, const Folders& folders, Part part) {
  Analysis a(trees, diagnostics, folders, part);
  read_headers(a);
  collect_names(a);
  read_declarations(a);
  read_facts(a);
  read_parameters(a);
  read_own_questions(a);
  read_lots(a);
  read_ladder(a);
  read_questions(a);
  read_power(a);
  read_rules(a);
  read_safeguards(a);
  check_cycles(a);
  check_reads(a);
  read_examples(a);
  diagnostics.sort();
  return std::move(a.model);
}

}  // namespace klap::semantics
