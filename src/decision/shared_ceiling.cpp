#include "shared_ceiling.hpp"

#include <algorithm>
#include <tuple>

#include "flow.hpp"
#include "payment.hpp"

namespace klap::decision {

namespace {

using State = Operand::State;

/// A request whose payer is settled, with what it is to pay.
struct Payer {
  std::size_t request;
  std::vector<SizedStream> streams;
  std::vector<BudgetId> names;  // the ceilings that its streams above zero name; ascending
};

/// Works out again what requests of a case share (clause 11.4).
class Sharing {
 public:
  Sharing(const program::Program& program, const Case& facts, Workroom& room, CaseOutcome& outcome, Date as_of)
      : program_(program), facts_(facts), room_(room), outcome_(outcome), as_of_(as_of) {}

  /// Clause 11.3: the ceilings that are passed, ascending, and the requests that charge them, each once.
  bool any_passed() {
    collect();
    passed_.clear();
    charging_.clear();
    auto& charges = room_.charges;
    for (std::size_t i = 0, end = 0; i < charges.size(); i = end) {
      std::int64_t cents = 0;  // exact: limits::case_requests times limits::cents fits
      for (end = i; end < charges.size() && charges[end].budget == charges[i].budget; ++end)
        cents += charges[end].cents;
      if (end - i < 2 || cents <= room_of(charges[i].budget, charges[i].request)) continue;
      passed_.push_back(charges[i].budget);
      for (std::size_t c = i; c < end; ++c) charging_.push_back(charges[c].request);
    }
    std::sort(charging_.begin(), charging_.end());
    charging_.erase(std::unique(charging_.begin(), charging_.end()), charging_.end());
    return !passed_.empty();
  }

  void leave_open() {
    for (const std::size_t r : charging_) leave_open(r);
  }

  void put_in_order(const program::GoesFirst& first) {
    read_payers();
    std::vector<bool> done(payers_.size());
    for (std::size_t p = 0; p < payers_.size(); ++p)
      if (!done[p] && std::binary_search(charging_.begin(), charging_.end(), payers_[p].request))
        settle(group_of(p, done), first);
  }

 private:
  using Group = std::vector<std::size_t>;  // places in payers_, ascending

  [[nodiscard]] Reading reading(std::size_t request) const {
    Reading r(program_, facts_, as_of_, static_cast<std::uint32_t>(facts_.requests[request].person),
              static_cast<std::uint32_t>(request));
    r.set_answers(&outcome_);
    r.set_room(&room_, &room_.memo(QuestionKind::payer, r.request()));
    return r;
  }
  [[nodiscard]] bool has_ceiling(BudgetId budget) const { return program_.budgets[budget.index].ceiling.has_value(); }
  [[nodiscard]] const PaymentAnswer* payment_of(std::size_t request) const {
    const Outcome& payer = outcome_.requests[request].payer;
    return payer.kind == OutcomeKind::settled ? std::get_if<PaymentAnswer>(&payer.answer) : nullptr;
  }
  /// Clause 11.2, of a ceiling whose spent is known.
  [[nodiscard]] std::int64_t room_of(BudgetId budget, std::size_t request) const {
    const Operand spent = reading(request).spent(budget);
    return std::max<std::int64_t>(0, program_.budgets[budget.index].ceiling->amount.cents() - spent.value.raw);
  }

  void collect() {
    auto& charges = room_.charges;
    charges.clear();
    for (std::size_t r = 0; r < outcome_.requests.size(); ++r) {
      const PaymentAnswer* payment = payment_of(r);
      if (payment == nullptr) continue;
      for (const PayLine& line : payment->lines)
        if (line.amount > Money{} && has_ceiling(line.budget)) charges.push_back({line.budget, r, line.amount.cents()});
    }
    std::sort(charges.begin(), charges.end(), [](const auto& a, const auto& b) {
      return std::tie(a.budget, a.request) < std::tie(b.budget, b.request);
    });
  }

  void leave_open(std::size_t request) {
    Outcome& payer = outcome_.requests[request].payer;
    Outcome open;
    open.kind = OutcomeKind::open;
    open.rules = std::move(payer.rules);
    open.open = OpenReason::shared_ceiling;
    open.accountable = room_.accountable();
    payer = std::move(open);
  }

  void read_payers() {
    for (std::size_t r = 0; r < outcome_.requests.size(); ++r) {
      if (payment_of(r) == nullptr) continue;
      const RuleId rule = outcome_.requests[r].payer.rules.front();  // in order of name
      const auto& payment = std::get<program::Payment>(program_.rule(rule).conclusion);
      Payer& payer = payers_.emplace_back(Payer{r, sized_streams(reading(r), payment), {}});
      for (const SizedStream& s : payer.streams) {
        if (s.amount <= Money{}) continue;
        for (const BudgetId budget : s.stream.order) {
          if (!has_ceiling(budget)) break;
          payer.names.push_back(budget);
        }
      }
      std::sort(payer.names.begin(), payer.names.end());
      payer.names.erase(std::unique(payer.names.begin(), payer.names.end()), payer.names.end());
    }
  }

  /// The payer with, over and over, who names a ceiling that one in the group names.
  Group group_of(std::size_t first, std::vector<bool>& done) {
    std::vector<std::vector<std::size_t>> naming(program_.budgets.size());
    for (std::size_t p = 0; p < payers_.size(); ++p)
      for (const BudgetId budget : payers_[p].names) naming[budget.index].push_back(p);
    Group group{first};
    done[first] = true;
    for (std::size_t at = 0; at < group.size(); ++at)
      for (const BudgetId budget : payers_[group[at]].names) {
        for (const std::size_t p : naming[budget.index]) {
          if (done[p]) continue;
          done[p] = true;
          group.push_back(p);
        }
        naming[budget.index].clear();
      }
    std::sort(group.begin(), group.end());
    return group;
  }

  void settle(const Group& group, const program::GoesFirst& first) {
    std::vector<BudgetId> names;
    for (const std::size_t p : group) names.insert(names.end(), payers_[p].names.begin(), payers_[p].names.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());

    std::vector<FactRef> missing;
    std::vector<std::pair<std::int64_t, std::size_t>> order;  // first is smallest
    for (const std::size_t p : group) {
      const Reading r = reading(payers_[p].request);
      const Operand by = r.field(first.by);
      if (!by.is_known()) missing.push_back(r.field_ref(first.by));
      order.emplace_back(first.lowest ? by.value.raw : -by.value.raw, p);
    }
    for (const BudgetId budget : names)
      if (!reading(payers_[group.front()].request).spent(budget).is_known())
        missing.push_back({FactRef::Kind::spent, budget.index, 0});
    if (!missing.empty()) return wait_for(group, missing);

    std::sort(order.begin(), order.end());
    const auto equal = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (std::adjacent_find(order.begin(), order.end(), equal) != order.end()) {
      for (const std::size_t p : group) leave_open(payers_[p].request);
      return;
    }
    Group turn;
    for (const auto& [by, p] : order) turn.push_back(p);
    charge(turn, names);
  }

  void wait_for(const Group& group, const std::vector<FactRef>& missing) {
    for (const std::size_t p : group) {
      Outcome& payer = outcome_.requests[payers_[p].request].payer;
      payer = Outcome();
      payer.kind = OutcomeKind::missing;
      payer.missing = missing;
      payer.accountable = room_.accountable();
    }
  }

  /// All at once, in the order in which they go first.
  void charge(const Group& turn, const std::vector<BudgetId>& names) {
    ToPay to_pay;
    for (const BudgetId budget : names) to_pay.rooms.push_back(room_of(budget, payers_[turn.front()].request));
    for (const std::size_t p : turn)
      for (const SizedStream& s : payers_[p].streams)
        if (s.amount > Money{}) to_pay.streams.push_back(numbered(s, names));
    const auto cents = paid(to_pay);
    std::vector<BudgetId> shared;
    std::set_intersection(passed_.begin(), passed_.end(), names.begin(), names.end(), std::back_inserter(shared));
    std::size_t next = 0;
    for (const std::size_t p : turn) {
      Lines lines;
      for (const SizedStream& s : payers_[p].streams) {
        if (s.amount <= Money{})
          lines.put_first(s.stream, s.amount);
        else
          put(s, cents[next++], lines);
      }
      put_answer(payers_[p], lines, shared);
    }
  }

  [[nodiscard]] ToPay::Stream numbered(const SizedStream& sized, const std::vector<BudgetId>& names) const {
    ToPay::Stream stream;
    stream.cents = sized.amount.cents();
    stream.rest_is_paid = sized.stream.municipality.has_value();
    for (const BudgetId budget : sized.stream.order) {
      if (!has_ceiling(budget)) {
        stream.rest_is_paid = true;
        break;
      }
      const auto at = std::lower_bound(names.begin(), names.end(), budget) - names.begin();
      stream.ceilings.push_back(static_cast<std::uint32_t>(at));
    }
    return stream;
  }

  void put(const SizedStream& sized, const std::vector<std::int64_t>& cents, Lines& lines) const {
    const std::vector<BudgetId>& order = sized.stream.order;
    std::int64_t left = sized.amount.cents();
    for (std::size_t k = 0; k < cents.size(); ++k) {
      lines.put(order[k], *Money::from_cents(cents[k]));
      left -= cents[k];
    }
    if (cents.size() < order.size())
      lines.put(order[cents.size()], *Money::from_cents(left));
    else
      lines.put_last(sized.stream, *Money::from_cents(left));
  }

  void put_answer(const Payer& payer, const Lines& lines, const std::vector<BudgetId>& shared) {
    Outcome& to = outcome_.requests[payer.request].payer;
    PaymentAnswer answer = lines.answer(payer.streams.front().stream);
    to.accountable.reset();
    if (answer.uncovered != Money{}) to.accountable = room_.accountable();
    to.answer = std::move(answer);
    to.shared = shared;
  }

  const program::Program& program_;
  const Case& facts_;
  Workroom& room_;
  CaseOutcome& outcome_;
  Date as_of_;
  std::vector<BudgetId> passed_;
  std::vector<std::size_t> charging_;
  std::vector<Payer> payers_;
};

}  // namespace

void share_ceilings(const program::Program& program, const Case& facts, Workroom& room, CaseOutcome& outcome) {
  const auto date = reference_date(program, facts, QuestionKind::payer);
  if (!date || facts.requests.size() < 2) return;
  Sharing sharing(program, facts, room, outcome, *date);
  if (!sharing.any_passed()) return;
  if (const auto& first = program.question(QuestionKind::payer).first)
    sharing.put_in_order(*first);
  else
    sharing.leave_open();
}

}  // namespace klap::decision
