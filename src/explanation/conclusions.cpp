// Answers and conclusions, part by part.
#include <algorithm>
#include <variant>

#include "answers.hpp"
#include "condition_text.hpp"
#include "roles.hpp"

namespace klap::explanation {
namespace {

/// "inwoner p2 (vertegenwoordiger van inwoner p1)": a person who is not the one it is about, with what makes them a
/// party.
std::string person_text(const Telling& t, const Asked& asked, std::size_t person) {
  const Subject subject = subject_of(t, asked);
  const std::string name = person_name(t, person);
  const auto& own = subject.persons;
  if (std::find(own.begin(), own.end(), person) != own.end()) return name;
  const auto role = role_of(t, subject, *asked.outcome, person);
  return role ? say<Word::in_brackets>(t, name, fact_name(t, *role, true)) : name;
}

std::string party_text(const Telling& t, const Asked& asked, const decision::PartyAnswer& party) {
  switch (party.kind) {
    case decision::PartyAnswer::Kind::person: return person_text(t, asked, party.person);
    case decision::PartyAnswer::Kind::actor: return actor_name(t, party.actor);
    case decision::PartyAnswer::Kind::municipality: return municipality_in_full(t, party.municipality);
  }
  return say(t, Word::unknown);
}

std::string party_text(const Telling& t, const program::Party& party) {
  switch (party.kind) {
    case PartyKind::resident: return say(t, Word::the_resident);
    case PartyKind::lead_party: return say<Word::lead_of>(t, field_name(t, party.field));
    case PartyKind::field_provider: return field_name(t, party.field);
    case PartyKind::field_person:
    case PartyKind::field_municipality:
      return fact_name(t, {decision::FactRef::Kind::field, party.field.index, 0}, false);
    case PartyKind::actor: return actor_name(t, party.actor);
    case PartyKind::answer_municipality: return own_name(t, party.answer);
  }
  return say(t, Word::unknown);
}

/// A message goes to a code, so the code stands beside the name.
std::string receiver(const Telling& t, const Asked& asked, const decision::ObligationAnswer& obligation) {
  const std::string name = party_text(t, asked, obligation.to);
  const program::Actor* actor = find(t.program.actors, obligation.to.actor);
  const bool coded = obligation.kind == ObligationKind::message && actor != nullptr && actor->agb;
  return coded ? say<Word::agb_code>(t, name, *actor->agb) : name;
}

std::string obligation_text(const Telling& t, ObligationKind kind, const std::string& message, const std::string& to) {
  switch (kind) {
    case ObligationKind::message: return say<Word::message_to>(t, message, to);
    case ObligationKind::letter: return say<Word::letter_to>(t, to);
    case ObligationKind::order: return say<Word::order_to>(t, to);
    case ObligationKind::nothing: return say<Word::nothing_to>(t, to);
    case ObligationKind::ratification: return say<Word::ratification_to>(t, to);
    case ObligationKind::forwarding: return say<Word::forwarding_to>(t, to);
  }
  return say(t, Word::unknown);
}

/// From which day it works, and what is said with it; each may be empty.
std::string with_details(const Telling& t, const std::string& obligation, const std::string& day,
                         const std::string& mention) {
  const std::string from = day.empty() ? obligation : say<Word::effective_from>(t, obligation, day);
  return mention.empty() ? from : say<Word::mentioning>(t, from, mention);
}

std::string decider_text(const Telling& t, const decision::Decider& decider) {
  if (decider.actor == decider.on_behalf_of) return say<Word::decides_body>(t, actor_in_full(t, decider.actor));
  const std::string who = actor_in_full(t, decider.actor);
  const std::string body = actor_in_full(t, decider.on_behalf_of);
  if (decider.via.empty()) return say<Word::decides_on_behalf>(t, who, body);
  return say<Word::decides_via>(t, who, body, actors_named(t, decider.via));
}

/// One overload per kind of answer.
struct Answering {
  const Telling& t;
  const Asked& asked;
  using Lines = std::vector<std::string>;

  Lines operator()(std::monostate) const { return {}; }
  Lines operator()(bool yes) const {
    if (asked.question == QuestionKind::need && !yes) return {say(t, Word::need_none)};
    return {say(t, yes ? Word::yes_sentence : Word::no_sentence)};
  }
  Lines operator()(SourceId law) const { return {source_in_full(t, law)}; }
  Lines operator()(const decision::PartyAnswer& director) const { return {party_text(t, asked, director)}; }
  Lines operator()(const Value& own) const {
    if (own.kind == TypeKind::boolean) return (*this)(own.as_boolean());
    return {own_value(t, asked.question, own)};
  }
  Lines operator()(const decision::PaymentAnswer& payment) const {
    Lines lines;
    for (const decision::PayLine& line : payment.lines) {
      lines.push_back(say<Word::pay_line>(t, payer_name(t, line.budget), to_text(line.amount, t.language)));
    }
    for (const decision::MunicipalityLine& line : payment.elsewhere) {
      lines.push_back(
          say<Word::pay_line>(t, municipality_in_full(t, line.municipality), to_text(line.amount, t.language)));
    }
    if (payment.uncovered.cents() != 0)
      lines.push_back(say<Word::uncovered>(t, to_text(payment.uncovered, t.language)));
    return lines;
  }
  Lines operator()(const decision::DeciderAnswer& answer) const {
    Lines lines;
    const bool order = asked.question == QuestionKind::orderer;
    if (answer.deciders.size() > 1) lines.push_back(say(t, order ? Word::orders_more : Word::decides_more));
    for (const decision::Decider& decider : answer.deciders) lines.push_back(decider_text(t, decider));
    if (!answer.deciders.empty()) return lines;
    if (!answer.claimed.is_some()) {
      lines.push_back(say(t, order ? Word::order_not_competent : Word::not_competent));
    } else {
      const std::string by = actor_name(t, answer.claimed);
      lines.push_back(order ? say<Word::order_not_competent_claimed>(t, by) : say<Word::not_competent_claimed>(t, by));
    }
    Lines bodies;
    for (const ActorId body : answer.bodies) bodies.push_back(actor_in_full(t, body));
    lines.push_back(bodies.empty() ? say(t, Word::no_competent_body)
                                   : say<Word::competent_bodies>(t, joined(t, bodies)));
    return lines;
  }
  Lines operator()(const decision::AddresseeAnswer& answer) const {
    Lines lines = {party_text(t, asked, answer.to)};
    for (const auto& copy : answer.copies) lines.push_back(say<Word::copy_to>(t, party_text(t, asked, copy)));
    return lines;
  }
  Lines operator()(const std::vector<decision::ObligationAnswer>& obligations) const {
    Lines lines;
    for (const decision::ObligationAnswer& o : obligations) {
      const std::string text = obligation_text(t, o.kind, o.message, receiver(t, asked, o));
      const std::string by = o.due ? say<Word::due_by>(t, text, date_text(t, *o.due)) : text;
      lines.push_back(with_details(t, by, o.effective ? date_text(t, *o.effective) : std::string(), o.mention));
    }
    if (lines.empty()) lines.push_back(say(t, Word::nothing_needed));
    return lines;
  }
};

/// A share in per cent where that is exact within four decimals, else as a fraction.
std::string share_text(const Telling& t, const Ratio& ratio) {
  constexpr std::int64_t scale = 10'000;  // of a per cent
  if (ratio.denominator <= 0 || ratio.numerator * 100 * scale % ratio.denominator != 0) {
    return fmt::format("{}/{}", ratio.numerator, ratio.denominator);
  }
  const std::int64_t scaled = ratio.numerator * 100 * scale / ratio.denominator;
  std::string decimals = fmt::format("{:04}", scaled % scale);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) decimals = say(t, Word::decimal_point) + decimals;
  return say<Word::share>(t, fmt::format("{}{}", scaled / scale, decimals));
}

std::string parts_text(const Telling& t, ExprId weight, const std::string& payee) {
  const program::Node* node = find(t.program.nodes, weight);
  const bool one = node != nullptr && node->op == Op::literal && node->literal.raw == 1;
  const std::string parts = condition_text(t, weight);
  return one ? say<Word::charged_part>(t, parts, payee) : say<Word::charged_parts>(t, parts, payee);
}

std::string pay_share_text(const Telling& t, const program::PayShare& share) {
  std::vector<std::string> payees;
  for (const BudgetId budget : share.order) payees.push_back(budget_name(t, budget));
  if (share.municipality) payees.push_back(party_text(t, *share.municipality));
  const std::string first = payees.empty() ? say(t, Word::unknown) : payees.front();
  std::string text;
  switch (share.kind) {
    case program::PayShare::Kind::whole: text = say<Word::charged>(t, first); break;
    case program::PayShare::Kind::ratio: text = say<Word::charged_share>(t, share_text(t, share.ratio), first); break;
    case program::PayShare::Kind::rest: text = say<Word::charged_rest>(t, first); break;
    case program::PayShare::Kind::fixed:
      text = say<Word::charged_share>(t, condition_text(t, share.amount), first);
      break;
    case program::PayShare::Kind::parts: text = parts_text(t, share.weight, first); break;
  }
  if (share.at_most.is_some()) text = say<Word::charged_at_most>(t, text, condition_text(t, share.at_most));
  for (std::size_t i = 1; i < payees.size(); ++i) text = say<Word::excess>(t, text, payees[i]);
  return text;
}

std::string due_text(const Telling& t, const std::string& text, const program::Due& due) {
  const std::string from = say(t, case_date_word(due.from));
  switch (due.unit) {
    case TermUnit::working_days: return say<Word::due_working_days>(t, text, due.count, from);
    case TermUnit::days: return say<Word::due_days>(t, text, due.count, from);
    case TermUnit::weeks: return say<Word::due_weeks>(t, text, due.count, from);
  }
  return text;
}

struct Concluding {
  const Telling& t;

  std::string operator()(const program::YesNo& answer) const { return say(t, answer.yes ? Word::yes : Word::no); }
  std::string operator()(const program::LawIs& answer) const { return source_in_full(t, answer.law); }
  std::string operator()(const program::Payment& payment) const {
    std::string text;
    for (const program::PayShare& share : payment.shares) text += (text.empty() ? "" : ", ") + pay_share_text(t, share);
    return payment.leftover.is_some() ? say<Word::leftover>(t, text, budget_name(t, payment.leftover)) : text;
  }
  std::string operator()(const program::Addressee& addressee) const {
    std::string text = say<Word::to_whom>(t, party_text(t, addressee.to));
    for (const program::Party& copy : addressee.copies) text += ", " + say<Word::copy_to>(t, party_text(t, copy));
    return text;
  }
  std::string operator()(const program::ValueIs& answer) const { return condition_text(t, answer.value); }
  std::string operator()(const program::NotApplicable&) const { return say(t, Word::does_not_apply); }
  std::string operator()(const program::Director& director) const { return party_text(t, director.is); }
  std::string operator()(const program::Obligations& obligations) const {
    std::string text;
    for (const program::Obligation& o : obligations.list) {
      const std::string one = obligation_text(t, o.kind, o.message, party_text(t, o.to));
      const std::string day = o.effective.is_some() ? condition_text(t, o.effective) : std::string();
      text += (text.empty() ? "" : "; ") + with_details(t, o.due ? due_text(t, one, *o.due) : one, day, o.mention);
    }
    return text.empty() ? say(t, Word::nothing_needed) : text;
  }
  std::string operator()(const program::OpenOnPurpose& open) const {
    return say<Word::open_by>(t, actor_name(t, open.by));
  }
};

}  // namespace

std::vector<std::string> answer_lines(const Telling& t, const Asked& asked, const decision::Answer& answer) {
  return std::visit(Answering{t, asked}, answer);
}

std::string conclusion_text(const Telling& t, const program::Conclusion& conclusion) {
  return std::visit(Concluding{t}, conclusion);
}

}  // namespace klap::explanation
