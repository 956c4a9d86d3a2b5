#include "describe.hpp"

#include <fmt/format.h>

#include <klap/decision/fact_name.hpp>
#include <klap/program/choices.hpp>

namespace klap::analysis {
namespace {

using namespace decision;
using semantics::Expectation;

constexpr std::size_t listed = 20;  // facts or obligations on one line

/// Speaks one language.
class Speaker {
 public:
  Speaker(const program::Program& program, Language language) : program_(&program), language_(language) {}

  [[nodiscard]] std::string expectation(const Expectation& e) const;
  [[nodiscard]] std::string outcome(const Case& facts, QuestionId question, const Outcome& outcome) const;

  /// Behind an answer; nothing for none.
  template <class Ground>
  [[nodiscard]] std::string grounds(const std::vector<Ground>& list) const {
    if (list.empty()) return {};
    return fmt::format(" {} {}", say("grondslag", "legal basis"), joined(list, [this](const Ground& one) {
                         const std::string& source = program_->sources[one.source.index].name;
                         return one.article.empty() ? source : fmt::format("{} {}", source, one.article);
                       }));
  }

 private:
  const program::Program* program_;
  Language language_;

  [[nodiscard]] std::string_view say(std::string_view dutch, std::string_view english) const {
    return language_ == Language::dutch ? dutch : english;
  }
  [[nodiscard]] std::string_view yes_no(bool yes) const { return yes ? say("ja", "yes") : say("nee", "no"); }
  [[nodiscard]] const std::string& name(ActorId id) const { return program_->actors[id.index].name; }

  template <class List, class F>
  [[nodiscard]] std::string joined(const List& list, F text_of) const {
    std::string all;
    std::size_t count = 0;
    for (const auto& item : list) {
      if (count == listed) return all + ", …";
      if (count++ > 0) all += ", ";
      all += text_of(item);
    }
    return all;
  }
  [[nodiscard]] std::string names(const std::vector<ActorId>& list) const {
    return joined(list, [this](ActorId id) { return name(id); });
  }

  /// Lines are pairs: of a budget, or of the code of a municipality, and an amount.
  template <class Line, class Elsewhere>
  [[nodiscard]] std::string payment(const std::vector<Line>& lines, const std::vector<Elsewhere>& elsewhere,
                                    Money uncovered) const {
    std::string all = joined(lines, [this](const Line& line) {
      const auto& [budget, amount] = line;
      return fmt::format("{} {}", program_->budgets[budget.index].name, to_text(amount, language_));
    });
    if (!lines.empty() && !elsewhere.empty()) all += ", ";
    all += joined(elsewhere, [this](const Elsewhere& line) {
      const auto& [code, amount] = line;
      return fmt::format("{} {}", municipality(code), to_text(amount, language_));
    });
    if (uncovered != Money()) all += fmt::format(", open {}", to_text(uncovered, language_));
    return all;
  }
  [[nodiscard]] std::string decider(ActorId who, ActorId on_behalf_of, const std::vector<ActorId>& via) const {
    std::string all = name(who);
    if (on_behalf_of.is_some()) all += fmt::format(", {} {}", say("namens", "on behalf of"), name(on_behalf_of));
    if (!via.empty()) all += fmt::format(", via {}", names(via));
    return all;
  }
  [[nodiscard]] std::string_view obligation_word(ObligationKind kind) const {
    switch (kind) {
      case ObligationKind::message: return say("bericht", "message");
      case ObligationKind::letter: return say("brief", "letter");
      case ObligationKind::order: return say("opdracht", "order");
      case ObligationKind::nothing: return say("niets", "nothing");
      case ObligationKind::ratification: return say("bekrachtiging", "ratification");
      case ObligationKind::forwarding: return say("doorzending", "forwarding");
    }
    return {};
  }
  /// Of an expectation, or of what came out.
  template <class Obligation>
  [[nodiscard]] std::string obligation(ObligationKind kind, const Obligation& o, std::string_view to) const {
    std::string all = fmt::format("{}{}{}{}{}", obligation_word(kind), o.message.empty() ? "" : " ", o.message,
                                  to.empty() ? "" : " ", to);
    if (o.effective) all += fmt::format(", {} {}", say("per", "effective"), to_iso(*o.effective));
    if (!o.mention.empty()) all += fmt::format(", {} \"{}\"", say("onder vermelding van", "mentioning"), o.mention);
    return all;
  }
  [[nodiscard]] std::string party(const semantics::Party& party) const {
    switch (party.kind) {
      case PartyKind::resident: return std::string(say("de inwoner", "the resident"));
      case PartyKind::lead_party:
        return fmt::format("{} {}", say("de penvoerder van", "the lead party of"), field(party.field));
      case PartyKind::field_provider:
      case PartyKind::field_person:
      case PartyKind::field_municipality: return field(party.field);
      case PartyKind::actor: return name(party.actor);
      case PartyKind::answer_municipality: return program_->own_questions[party.answer.own()].name;
    }
    return {};
  }
  [[nodiscard]] std::string party(const Case& facts, const PartyAnswer& party) const {
    switch (party.kind) {
      case PartyAnswer::Kind::person:
        if (facts.persons.size() == 1) return std::string(say("de inwoner", "the resident"));
        return fmt::format("{} {}", say("inwoner", "resident"), facts.persons[party.person].id);
      case PartyAnswer::Kind::actor: return name(party.actor);
      case PartyAnswer::Kind::municipality: return municipality(party.municipality);
    }
    return {};
  }
  [[nodiscard]] std::string municipality(int code) const {
    std::string which = fmt::format("{:04}", code);
    for (const program::Municipality& one : program_->municipalities) {
      if (one.code == code) which = one.name;
    }
    return fmt::format("{} {}", say("de gemeente", "the municipality of"), which);
  }
  [[nodiscard]] std::string to(const std::string& whom) const { return fmt::format("{} {}", say("aan", "to"), whom); }
  [[nodiscard]] const std::string& field(FieldId id) const { return program_->fields[id.index].name; }

  [[nodiscard]] std::string answer(const Expectation& e) const;
  [[nodiscard]] std::string answer(const Case& facts, QuestionId question, const Answer& answer) const;
  [[nodiscard]] std::string own_answer(std::size_t own, const Value& value) const;
  [[nodiscard]] std::string not_competent(const DeciderAnswer& answer) const;
  [[nodiscard]] std::string open(const Outcome& outcome) const;
};

std::string Speaker::answer(const Expectation& e) const {
  switch (e.what) {
    case Expectation::What::law: return program_->sources[e.value.as_law().index].name;
    case Expectation::What::need:
    case Expectation::What::right: return std::string(yes_no(e.value.as_boolean()));
    case Expectation::What::payer: return payment(e.payment, e.paid_elsewhere, e.uncovered.value_or(Money()));
    case Expectation::What::decider:
    case Expectation::What::orderer:
      return joined(e.deciders, [&](ActorId who) { return decider(who, e.on_behalf_of, e.via); });
    case Expectation::What::addressee: return to(party(e.party));
    case Expectation::What::direction: return party(e.party);
    case Expectation::What::obligation: {
      const std::string text = obligation(e.obligation, e, e.any_party ? std::string() : to(party(e.party)));
      return e.absent ? fmt::format("{} {}", say("geen", "no"), text) : text;
    }
    case Expectation::What::own: return own_answer(e.own, e.value);
  }
  return {};
}

/// The answer of an own question: no lot, provider, law or person (clause 2.8).
std::string Speaker::own_answer(std::size_t own, const Value& value) const {
  switch (value.kind) {
    case TypeKind::boolean: return std::string(yes_no(value.as_boolean()));
    case TypeKind::date: return to_iso(value.as_date());
    case TypeKind::money: return to_text(value.as_money(), language_);
    case TypeKind::municipality: return municipality(static_cast<int>(value.raw));
    case TypeKind::choice: {
      const auto* choices = program::choices(*program_, program::choices_of_own(*program_, own));
      return (*choices)[static_cast<std::size_t>(value.raw)];
    }
    case TypeKind::number:
    case TypeKind::lot:
    case TypeKind::provider:
    case TypeKind::law:
    case TypeKind::person: break;
  }
  return fmt::format("{}", value.raw);
}

std::string Speaker::expectation(const Expectation& e) const {
  switch (e.form) {
    case Expectation::Form::answer: return answer(e);
    case Expectation::Form::missing:
      return fmt::format("{} {}", say("ontbreekt", "missing"), joined(e.names, [](const std::string& n) { return n; }));
    case Expectation::Form::open:
      return e.by.is_some() ? fmt::format("open, {} {}", say("door", "by"), name(e.by)) : "open";
    case Expectation::Form::conflict: return std::string(say("strijdig", "conflict"));
    case Expectation::Form::not_applicable: return std::string(say("niet van toepassing", "not applicable"));
    case Expectation::Form::error: return std::string(say("rekenfout", "calculation error"));
    case Expectation::Form::not_competent: return std::string(say("onbevoegd", "not competent"));
  }
  return {};
}

std::string Speaker::not_competent(const DeciderAnswer& answer) const {
  std::string all(say("onbevoegd", "not competent"));
  if (answer.claimed.is_some()) all += fmt::format(": {}", name(answer.claimed));
  if (!answer.bodies.empty()) all += fmt::format(" ({} {})", say("wel bevoegd:", "competent:"), names(answer.bodies));
  return all;
}

std::string Speaker::answer(const Case& facts, QuestionId question, const Answer& answer) const {
  if (const auto* own = std::get_if<Value>(&answer)) return own_answer(question.own(), *own);
  if (const auto* yes = std::get_if<bool>(&answer)) return std::string(yes_no(*yes));
  if (const auto* law = std::get_if<SourceId>(&answer)) return program_->sources[law->index].name;
  if (const auto* pay = std::get_if<PaymentAnswer>(&answer)) return payment(pay->lines, pay->elsewhere, pay->uncovered);
  if (const auto* power = std::get_if<DeciderAnswer>(&answer)) {
    if (power->deciders.empty()) return not_competent(*power);
    return joined(power->deciders, [this](const Decider& d) { return decider(d.actor, d.on_behalf_of, d.via); });
  }
  if (const auto* addressee = std::get_if<AddresseeAnswer>(&answer)) {
    std::string all = to(party(facts, addressee->to));
    if (!addressee->copies.empty()) {
      all += fmt::format(", {} {}", say("afschrift", "copy"),
                         joined(addressee->copies, [&](const PartyAnswer& p) { return to(party(facts, p)); }));
    }
    return all;
  }
  if (const auto* director = std::get_if<PartyAnswer>(&answer)) return party(facts, *director);
  if (const auto* list = std::get_if<std::vector<ObligationAnswer>>(&answer)) {
    return joined(*list, [&](const ObligationAnswer& o) { return obligation(o.kind, o, to(party(facts, o.to))); });
  }
  return {};
}

std::string Speaker::open(const Outcome& outcome) const {
  const bool named = outcome.accountable && !outcome.accountable->steps.empty();
  const std::string by = named ? name(outcome.accountable->steps.front().actor) : std::string();
  switch (outcome.open) {
    case OpenReason::on_purpose:
    case OpenReason::judgement: return fmt::format("open, {} {}", say("door", "by"), by);
    case OpenReason::no_rule: return std::string(say("open (geen regel geeft antwoord)", "open (no rule answers)"));
    case OpenReason::waits:
      return std::string(say("open (wacht op het antwoord op een andere vraag)", "open (waits for another answer)"));
    case OpenReason::shared_ceiling:
      return std::string(say("open (voorzieningen gaan samen over een plafond)", "open (requests together pass a ceiling)"));
  }
  return {};
}

std::string Speaker::outcome(const Case& facts, QuestionId question, const Outcome& outcome) const {
  switch (outcome.kind) {
    case OutcomeKind::settled: return answer(facts, question, outcome.answer);
    case OutcomeKind::not_applicable: return std::string(say("niet van toepassing", "not applicable"));
    case OutcomeKind::missing:
      return fmt::format("{} {}", say("ontbreekt", "missing"), joined(outcome.missing, [this](const FactRef& ref) {
                           return std::string(canonical_name(*program_, ref));
                         }));
    case OutcomeKind::conflict: {
      const std::string rules = joined(outcome.rules, [this](RuleId id) { return program_->rule(id).name; });
      if (outcome.safeguards.empty()) return fmt::format("{} ({})", say("strijdig", "conflict"), rules);
      const auto named = [this](SafeguardId id) { return program_->safeguard(id).name; };
      return fmt::format("{} ({}{}{} {})", say("strijdig", "conflict"), rules, rules.empty() ? "" : "; ",
                         say("waarborg", "safeguard"), joined(outcome.safeguards, named));
    }
    case OutcomeKind::open: return open(outcome);
    case OutcomeKind::error: return std::string(say("rekenfout", "calculation error"));
  }
  return {};
}

}  // namespace

QuestionId question_of(const Expectation& expectation) {
  switch (expectation.what) {
    case Expectation::What::law: return QuestionKind::law;
    case Expectation::What::need: return QuestionKind::need;
    case Expectation::What::right: return QuestionKind::right;
    case Expectation::What::payer: return QuestionKind::payer;
    case Expectation::What::decider: return QuestionKind::decider;
    case Expectation::What::orderer: return QuestionKind::orderer;
    case Expectation::What::addressee: return QuestionKind::addressee;
    case Expectation::What::direction: return QuestionKind::direction;
    case Expectation::What::obligation: return QuestionKind::follow_up;
    case Expectation::What::own: return QuestionId::of_own(expectation.own);
  }
  return {};
}

Text expected_text(const program::Program& program, const Expectation& expectation) {
  const auto in = [&](Language language) {
    const Speaker speaker(program, language);
    return speaker.expectation(expectation) + speaker.grounds(expectation.grounds);
  };
  return {in(Language::dutch), in(Language::english)};
}

Text outcome_text(const program::Program& program, const Case& facts, QuestionId question, const Outcome& outcome,
                  const std::vector<program::Ground>& grounds) {
  const auto in = [&](Language language) {
    const Speaker speaker(program, language);
    return speaker.outcome(facts, question, outcome) + speaker.grounds(grounds);
  };
  return {in(Language::dutch), in(Language::english)};
}

}  // namespace klap::analysis
