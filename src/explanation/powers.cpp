#include "powers.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "audited.hpp"

namespace klap::explanation {
namespace {

using decision::Truth;

Word certainty_word(Certainty certainty) {
  switch (certainty) {
    case Certainty::read: return Word::certainty_read;
    case Certainty::excerpt: return Word::certainty_excerpt;
    case Certainty::assumed: return Word::certainty_assumed;
  }
  return Word::unknown;
}

std::string on_grounds(const Telling& t, const std::string& text, const std::vector<program::Ground>& grounds) {
  const std::string named = grounds_text(t, grounds);
  return named.empty() ? text : say<Word::on_ground>(t, text, named);
}

/// The trace of a power, if the derivation has one of each.
template <class Trace>
const Trace* trace_at(const std::vector<Trace>& traces, std::size_t i, std::size_t count) {
  return traces.size() == count ? &traces[i] : nullptr;
}

/// What one answer to "who decides" rests on, each power once.
class Powers {
 public:
  Powers(const Telling& t, const Asked& asked)
      : t_(t),
        asked_(asked),
        decision_(t.outcome.decisions[*asked.decision]),
        kinds_(kinds_asked(t, asked)),
        date_(power_date(t, asked)),
        known_on_(power_known_on(t, asked)) {}

  /// Of a body: its competences, and the delegations to it with what stands behind those.
  void add_body(ActorId first, bool sure) {
    std::vector<ActorId> bodies{first};
    for (std::size_t next = 0; next < bodies.size(); ++next) {  // grows while it is walked
      const ActorId body = bodies[next];
      if (!bodies_.insert(body).second) continue;
      add_competences(body, sure);
      for (const program::Delegation* d : delegations_to(body)) {
        const std::string text = delegation_line(t_, *d);
        add(sure ? with_certainty(t_, text, d->checked) : text);
        bodies.push_back(d->from);
      }
    }
  }

  void add_mandate(MandateId id, bool sure) {
    const program::Mandate* mandate = find(t_.program.mandates, id);
    if (mandate == nullptr || !mandates_.insert(id).second) return;
    const std::string text = mandate_line(t_, *mandate);
    add(sure ? with_certainty(t_, text, mandate->checked) : text);
  }

  [[nodiscard]] std::vector<const program::Delegation*> delegations_to(ActorId body) const {
    std::vector<const program::Delegation*> list;
    for (const program::Delegation& d : t_.program.delegations) {
      if (d.to == body && covers(d)) list.push_back(&d);
    }
    return list;
  }

  [[nodiscard]] std::vector<std::string> take() && { return std::move(lines_); }

 private:
  template <class Power>
  [[nodiscard]] bool covers(const Power& p) const {
    const bool law = std::find(p.laws.begin(), p.laws.end(), decision_.law) != p.laws.end();
    const bool kind = !kinds_ || (p.kinds & *kinds_) != 0;
    return law && kind && (!date_ || p.validity.contains(*date_)) && is_known(p.known_from, known_on_);
  }
  [[nodiscard]] bool is_out(std::size_t competence) const {
    if (asked_.derivation == nullptr) return false;
    const auto* trace = trace_at(asked_.derivation->competences, competence, t_.program.competences.size());
    return trace != nullptr && trace->condition && trace->condition->truth == Truth::no;
  }
  void add_competences(ActorId body, bool sure) {
    const auto& all = t_.program.competences;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].body != body || !covers(all[i]) || is_out(i)) continue;
      const std::string text = on_grounds(t_, say<Word::competent>(t_, actor_name(t_, body)), all[i].grounds);
      add(sure ? with_certainty(t_, text, all[i].checked) : text);
    }
  }
  void add(const std::string& line) {
    if (std::find(lines_.begin(), lines_.end(), line) == lines_.end()) lines_.push_back(line);
  }

  const Telling& t_;
  const Asked& asked_;
  const decision::DecisionOutcome& decision_;
  std::optional<std::uint8_t> kinds_;
  std::optional<Date> date_;
  std::optional<Date> known_on_;
  std::set<ActorId> bodies_;
  std::set<MandateId> mandates_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string certainty_text(const Telling& t, const std::optional<program::Checked>& checked) {
  if (!checked) return {};
  const std::string text = say<Word::certainty>(t, say(t, certainty_word(checked->certainty)));
  return checked->on ? say<Word::checked_on>(t, text, date_text(t, *checked->on)) : text;
}

std::string with_certainty(const Telling& t, const std::string& line, const std::optional<program::Checked>& checked) {
  const std::string sure = certainty_text(t, checked);
  return sure.empty() ? line : say<Word::in_brackets>(t, line, sure);
}

bool is_for_orders(const program::Mandate& mandate) {
  return (mandate.kinds & (1U << static_cast<unsigned>(DecisionKind::give_order))) != 0;
}

namespace {

std::string with_ceiling(const Telling& t, const std::string& mandate, const std::string& amount, AmountBase base) {
  switch (base) {
    case AmountBase::decision: return say<Word::mandate_ceiling>(t, mandate, amount);
    case AmountBase::person: return say<Word::mandate_ceiling_person>(t, mandate, amount);
    case AmountBase::plan: return say<Word::mandate_ceiling_plan>(t, mandate, amount);
  }
  return mandate;
}

}  // namespace

std::vector<std::string> amount_lines(const Telling& t, const Asked& asked) {
  std::vector<std::string> lines;
  if (asked.derivation == nullptr) return lines;
  const decision::Derivation& d = *asked.derivation;
  if (d.amount) {
    const std::string amount = to_text(*d.amount, t.language);
    lines.push_back(asked.question == QuestionKind::orderer ? say<Word::order_amount>(t, amount)
                                                            : say<Word::decision_amount>(t, amount));
  }
  if (d.person_amount) lines.push_back(say<Word::person_amount>(t, to_text(*d.person_amount, t.language)));
  if (d.plan_amount) lines.push_back(say<Word::plan_amount>(t, to_text(*d.plan_amount, t.language)));
  return lines;
}

std::string mandate_line(const Telling& t, const program::Mandate& mandate) {
  const std::string from = actor_name(t, mandate.from), to = actor_name(t, mandate.to);
  std::string text =
      is_for_orders(mandate) ? say<Word::attorney_from_to>(t, from, to) : say<Word::mandate_from_to>(t, from, to);
  if (mandate.ceiling) text = with_ceiling(t, text, to_text(*mandate.ceiling, t.language), mandate.base);
  if (mandate.consent_since) text = say<Word::mandate_consent>(t, text, date_text(t, *mandate.consent_since));
  return on_grounds(t, text, mandate.grounds);
}

std::string delegation_line(const Telling& t, const program::Delegation& delegation) {
  const std::string text =
      say<Word::delegation_from_to>(t, actor_name(t, delegation.from), actor_name(t, delegation.to));
  return on_grounds(t, text, delegation.grounds);
}

std::string reservation_line(const Telling& t, const program::Reservation& reservation) {
  const std::string text = say<Word::reserved_to>(t, actor_name(t, reservation.to), kinds_text(t, reservation.kinds));
  return on_grounds(t, text, reservation.grounds);
}

std::vector<std::string> power_lines(const Telling& t, const Asked& asked, bool sure) {
  const auto* answer = std::get_if<decision::DeciderAnswer>(&asked.outcome->answer);
  if (answer == nullptr || !asked.decision || *asked.decision >= t.outcome.decisions.size()) return {};
  Powers powers(t, asked);
  for (const ActorId body : answer->bodies) powers.add_body(body, sure);
  for (const decision::Decider& decider : answer->deciders) {
    powers.add_body(decider.on_behalf_of, sure);
    for (const MandateId id : decider.chain) powers.add_mandate(id, sure);
  }
  return std::move(powers).take();
}

std::vector<const program::Delegation*> delegations_to(const Telling& t, const Asked& asked, ActorId body) {
  return Powers(t, asked).delegations_to(body);
}

std::optional<Date> power_date(const Telling& t, const Asked& asked) {
  const std::optional<Done> done = done_before(t, asked);
  return done && done->on ? done->on : reference_date(t, asked.question);
}

std::optional<Date> power_known_on(const Telling& t, const Asked& asked) {
  const std::optional<Done> done = done_before(t, asked);
  return done && done->on ? done->on : case_date(t, CaseDate::decision);
}

}  // namespace klap::explanation
