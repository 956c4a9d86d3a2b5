#include "flow.hpp"

#include <algorithm>
#include <limits>

namespace klap::decision {

namespace {

/// A network of streams and ceilings. Money goes from the source to a stream, from there to one of its ceilings or to
/// who pays the rest, and on to the sink. All is kept as what is paid now and what could still change.
class Network {
 public:
  explicit Network(const ToPay& to_pay) : to_pay_(to_pay), spare_(to_pay.rooms), charging_(to_pay.rooms.size()) {
    for (std::uint32_t s = 0; s < to_pay.streams.size(); ++s) {
      const ToPay::Stream& stream = to_pay.streams[s];
      std::vector<std::int64_t>& amounts = paid_.emplace_back();
      std::int64_t left = stream.cents;
      for (std::uint32_t k = 0; k < stream.ceilings.size(); ++k) {  // near what it will be, so that little remains
        const std::uint32_t ceiling = stream.ceilings[k];
        charging_[ceiling].push_back({s, k});
        amounts.push_back(std::min(left, spare_[ceiling]));
        spare_[ceiling] -= amounts.back();
        left -= amounts.back();
      }
      rest_.push_back(stream.rest_is_paid ? left : 0);
      open_.push_back(stream.rest_is_paid ? 0 : left);
    }
  }

  /// Ford and Fulkerson's way, the shortest first: until nothing more can be covered.
  void cover_the_most() {
    for (std::uint32_t s = 0; s < paid_.size(); ++s)
      while (open_[s] > 0) {
        const std::int64_t more = send(stream_node(s), sink(), open_[s]);
        if (more == 0) break;
        open_[s] -= more;
      }
  }

  /// In order: more of each amount by taking it from what comes later, as long as all stays covered that was.
  void go_in_order() {
    for (first_ = 0; first_ < paid_.size(); ++first_)
      for (from_ = 1; from_ <= paid_[first_].size(); ++from_) enlarge(first_, from_ - 1);
  }

  std::vector<std::vector<std::int64_t>> take() { return std::move(paid_); }

 private:
  using Node = std::uint32_t;
  struct Named {
    std::uint32_t stream, place;
  };
  /// How a search came to a node: the place in its stream where one changes, and how much can.
  struct Step {
    Node from = 0;
    std::uint32_t place = 0;
    std::int64_t cents = 0;  // 0: not come to
  };

  [[nodiscard]] Node stream_node(std::uint32_t stream) const { return stream; }
  [[nodiscard]] Node ceiling_node(std::uint32_t ceiling) const { return static_cast<Node>(paid_.size()) + ceiling; }
  [[nodiscard]] Node sink() const { return static_cast<Node>(paid_.size() + spare_.size()); }
  [[nodiscard]] Node source() const { return sink() + 1; }
  [[nodiscard]] bool is_stream(Node n) const { return n < paid_.size(); }
  [[nodiscard]] std::uint32_t ceiling_of(Node n) const { return n - static_cast<Node>(paid_.size()); }
  /// What comes earlier in the order stays as it is.
  [[nodiscard]] bool may_change(std::uint32_t stream, std::uint32_t place) const {
    return stream > first_ || (stream == first_ && place >= from_);
  }

  void enlarge(std::uint32_t stream, std::uint32_t place) {
    const std::uint32_t ceiling = to_pay_.streams[stream].ceilings[place];
    std::int64_t& amount = paid_[stream][place];
    const std::int64_t could = std::min(to_pay_.rooms[ceiling] - amount, paid_later(stream, place));
    for (std::int64_t want = could; want > 0;) {
      const std::int64_t more = send(ceiling_node(ceiling), stream_node(stream), want);
      if (more == 0) return;
      amount += more;
      want -= more;
    }
  }
  [[nodiscard]] std::int64_t paid_later(std::uint32_t stream, std::uint32_t place) const {
    std::int64_t later = rest_[stream] + open_[stream];
    for (std::size_t k = place + 1; k < paid_[stream].size(); ++k) later += paid_[stream][k];
    return later;
  }

  /// Lets up to `most` cents go from one node to another along the shortest way, and says how many went.
  std::int64_t send(Node from, Node to, std::int64_t most) {
    steps_.assign(source() + 1, Step{});
    steps_[from] = {from, 0, most};
    queue_.assign(1, from);
    for (std::size_t at = 0; at < queue_.size() && steps_[to].cents == 0; ++at) go_on(queue_[at]);
    const std::int64_t cents = steps_[to].cents;
    if (cents == 0) return 0;
    for (Node n = to; n != from; n = steps_[n].from) change(steps_[n], n, cents);
    return cents;
  }

  void come_to(Node n, Node from, std::uint32_t place, std::int64_t cents) {
    if (cents <= 0 || steps_[n].cents != 0) return;
    steps_[n] = {from, place, std::min(cents, steps_[from].cents)};
    queue_.push_back(n);
  }

  static constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();

  void go_on(Node n) {
    if (is_stream(n)) return from_stream(n);
    if (n == sink()) return from_sink();
    if (n == source()) return from_source();
    const std::uint32_t ceiling = ceiling_of(n);
    come_to(sink(), n, 0, spare_[ceiling]);
    for (const Named& named : charging_[ceiling])
      if (may_change(named.stream, named.place))
        come_to(stream_node(named.stream), n, named.place, paid_[named.stream][named.place]);
  }
  void from_stream(std::uint32_t s) {
    const auto& ceilings = to_pay_.streams[s].ceilings;
    if (to_pay_.streams[s].rest_is_paid) come_to(sink(), s, 0, any);
    for (std::uint32_t k = 0; k < ceilings.size(); ++k)
      if (may_change(s, k)) come_to(ceiling_node(ceilings[k]), s, k, any);
    come_to(source(), s, 0, to_pay_.streams[s].cents - open_[s]);
  }
  /// Others may be charged less, where as much is charged in their place.
  void from_sink() {
    for (std::uint32_t c = 0; c < spare_.size(); ++c) come_to(ceiling_node(c), sink(), 0, to_pay_.rooms[c] - spare_[c]);
    for (std::uint32_t s = first_; s < paid_.size(); ++s) come_to(stream_node(s), sink(), 0, rest_[s]);
  }
  void from_source() {
    for (std::uint32_t s = first_; s < paid_.size(); ++s) come_to(stream_node(s), source(), 0, open_[s]);
  }

  void change(const Step& step, Node n, std::int64_t cents) {
    if (is_stream(step.from)) {
      if (n == sink())
        rest_[step.from] += cents;
      else if (n == source())
        open_[step.from] += cents;
      else
        paid_[step.from][step.place] += cents;
    } else if (is_stream(n)) {
      if (step.from == sink())
        rest_[n] -= cents;
      else if (step.from == source())
        open_[n] -= cents;
      else
        paid_[n][step.place] -= cents;
    } else if (n == sink()) {
      spare_[ceiling_of(step.from)] -= cents;
    } else {
      spare_[ceiling_of(n)] += cents;
    }
  }

  const ToPay& to_pay_;
  std::vector<std::vector<std::int64_t>> paid_;  // by stream and place
  std::vector<std::int64_t> rest_;               // by stream: paid behind its ceilings
  std::vector<std::int64_t> open_;               // by stream: not covered
  std::vector<std::int64_t> spare_;              // by ceiling
  std::vector<std::vector<Named>> charging_;     // by ceiling
  std::uint32_t first_ = 0, from_ = 0;           // from where on amounts may change
  std::vector<Step> steps_;                      // by node
  std::vector<Node> queue_;
};

}  // namespace

std::vector<std::vector<std::int64_t>> paid(const ToPay& to_pay) {
  Network network(to_pay);
  network.cover_the_most();
  network.go_in_order();
  return network.take();
}

}  // namespace klap::decision
