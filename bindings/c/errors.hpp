// Failures inside the C interface, and the wall that keeps them in: C++ exceptions become a status and an error.
#pragma once

#include <memory>
#include <new>
#include <string_view>
#include <utility>

#include <vector>

#include <klap/exchange/diagnostics_json.hpp>

#include "objects.hpp"

namespace klap::c {

/// Thrown behind the wall: the call fails with this error.
struct Failure {
  std::shared_ptr<const Error> error;
};

[[nodiscard]] Failure bad_rules_handle();
[[nodiscard]] Failure bad_argument(std::string_view argument, std::string_view dutch, std::string_view english);
/// `status` is KLAP_BAD_RULES, KLAP_BAD_CASE or KLAP_CONCEPT_REFUSED; only of rules a line is echoed.
[[nodiscard]] Failure refused(klap_status status, const Diagnostics& diagnostics, const Documents& documents);

/// Of the rows of a table, which messages call by this name.
[[nodiscard]] Failure refused(klap_status status, const std::vector<exchange::RowDiagnostic>& problems,
                              std::uint64_t not_shown, std::string_view table);

/// Gives the failure out and returns its status.
[[nodiscard]] klap_status give_out(const Failure& failure, klap_error* error) noexcept;
[[nodiscard]] klap_status internal(klap_error* error) noexcept;

/// Runs `body`, which returns a status. Nothing is thrown out of it: not even where there is no memory left for the
/// error itself. Words of an exception are never given out, because they may repeat what stands in a case.
template <class Body>
[[nodiscard]] klap_status behind_wall(klap_error* error, const Body& body) noexcept {
  try {
    if (error != nullptr) *error = klap_error{0};
    return body();
  } catch (const Failure& failure) { return give_out(failure, error); } catch (const std::bad_alloc&) {
    return KLAP_OUT_OF_MEMORY;
  } catch (...) { return internal(error); }
}

}  // namespace klap::c
