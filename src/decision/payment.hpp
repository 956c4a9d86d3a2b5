// Payments: what their streams come to, and the lines they make (clause 10).
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "reading.hpp"

namespace klap::decision {

/// The budgets of a stream in their order, and the municipality behind them, if there is one. Of a program's payment,
/// which outlives it.
struct Stream {
  const std::vector<BudgetId>& order;
  std::optional<int> municipality;  // its code
};

/// What is charged, to whom; all amounts are parts of one within limits::cents.
class Lines {
 public:
  void put(BudgetId budget, Money amount);
  void put(int municipality, Money amount);
  /// Wholly to the first that pays.
  void put_first(const Stream& stream, Money amount);
  /// What no budget of the stream took: to its municipality, or uncovered.
  void put_last(const Stream& stream, Money amount);
  [[nodiscard]] Money charged(BudgetId budget) const;
  /// Canonical (clause 10.5); `first` is the first stream of the payment.
  [[nodiscard]] PaymentAnswer answer(const Stream& first) const;

 private:
  std::map<BudgetId, Money> charged_;
  std::map<int, Money> elsewhere_;  // by code
  Money uncovered_;
};

/// Clauses 6.8 and 10.5: who a party is. Any state but known leaves `out` as it is.
[[nodiscard]] Operand::State resolve(const Reading& reading, const program::Party& party, PartyAnswer& out);

/// What the payment comes to, its streams charged in the order written.
[[nodiscard]] Concluded pay(const Reading& reading, const program::Payment& payment);

struct SizedStream {
  Stream stream;
  Money amount;
};
/// The streams of a payment as written, with the amounts of clause 10.2; none where pay() is not known.
[[nodiscard]] std::vector<SizedStream> sized_streams(const Reading& reading, const program::Payment& payment);

}  // namespace klap::decision
