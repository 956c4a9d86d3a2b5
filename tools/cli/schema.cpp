#include <klap/exchange/schema.hpp>

#include "commands.hpp"

namespace klap::cli {

/// A schema is JSON in any case: --json changes nothing.
Result schema(const RuleSet& rules) { return {fine, exchange::case_schema(rules.program), {}}; }

}  // namespace klap::cli
