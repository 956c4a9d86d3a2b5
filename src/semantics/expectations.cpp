// What examples expect.
#include <algorithm>

#include "examples.hpp"
#include "sentences.hpp"

namespace klap::semantics {

namespace {

using What = Expectation::What;
using Form = Expectation::Form;

std::optional<What> what_of(NodeRef word) {
  if (word.kind() == NodeKind::name) return What::own;
  const auto keyword = keyword_of(word);
  if (!keyword) return std::nullopt;
  if (*keyword == Keyword::act) return What::law;
  if (*keyword == Keyword::need) return What::need;
  if (*keyword == Keyword::right) return What::right;
  if (*keyword == Keyword::direction) return What::direction;
  if (*keyword == Keyword::payer) return What::payer;
  if (*keyword == Keyword::decider) return What::decider;
  if (*keyword == Keyword::orderer) return What::orderer;
  if (*keyword == Keyword::addressee) return What::addressee;
  return What::obligation;
}

ObligationKind obligation_of(NodeRef word) {
  if (is_word(word, Keyword::message)) return ObligationKind::message;
  if (is_word(word, Keyword::letter)) return ObligationKind::letter;
  if (is_word(word, Keyword::order)) return ObligationKind::order;
  if (is_word(word, Keyword::forwarding)) return ObligationKind::forwarding;
  if (is_word(word, Keyword::ratification)) return ObligationKind::ratification;
  return ObligationKind::nothing;
}

Form form_of(NodeRef second) {
  if (second.kind() != NodeKind::word) return Form::answer;
  if (is_word(second, Keyword::missing)) return Form::missing;
  if (is_word(second, Keyword::open)) return Form::open;
  if (is_word(second, Keyword::conflict)) return Form::conflict;
  if (is_word(second, Keyword::not_applicable)) return Form::not_applicable;
  if (is_word(second, Keyword::error)) return Form::error;
  if (is_word(second, Keyword::not_competent)) return Form::not_competent;
  return Form::answer;
}

QuestionKind question_of_what(What what) {
  switch (what) {
    case What::law: return QuestionKind::law;
    case What::need: return QuestionKind::need;
    case What::right: return QuestionKind::right;
    case What::direction: return QuestionKind::direction;
    case What::payer: return QuestionKind::payer;
    case What::decider: return QuestionKind::decider;
    case What::orderer: return QuestionKind::orderer;
    case What::addressee: return QuestionKind::addressee;
    case What::obligation: return QuestionKind::follow_up;
    case What::own: return QuestionKind::own;
  }
  return QuestionKind::follow_up;
}

class ExpectationReader {
 public:
  ExpectationReader(Analysis& analysis, const Example& example) : a(analysis), example_(example) {}

  std::optional<Expectation> read(NodeRef node) {
    auto parts = children(node);
    if (parts.empty()) return std::nullopt;
    const auto what = what_of(parts[0]);
    if (!what) return std::nullopt;
    e_.what = *what;
    e_.span = node.span();
    e_.grounds = read_grounds(a, node);
    if (parts.back().kind() == NodeKind::grounds) parts.pop_back();
    e_.absent = is_word(parts[0], Keyword::none);
    if (e_.absent) parts.erase(parts.begin());
    if (parts.size() > 1 && parts.back().kind() == NodeKind::name && a.follows(parts.back(), Keyword::for_)) {
      request(parts.back());
      parts.pop_back();
    }
    if (e_.what == What::obligation) e_.obligation = obligation_of(parts[0]);
    if (parts.size() > 1 && !e_.absent) e_.form = form_of(parts[1]);
    check_grounds(node);
    const bool uncovered_only =
        e_.what == What::payer && e_.form == Form::open && parts.size() > 2 && parts[2].kind() == NodeKind::money;
    if (uncovered_only) e_.form = Form::answer;
    if (e_.what == What::own && !own(parts[0])) return std::nullopt;
    check_asked(parts[0]);
    if (e_.form == Form::answer)
      answer(parts);
    else
      other(parts);
    return std::move(e_);
  }

 private:
  void request(NodeRef name) {
    e_.request = std::string(name.text());
    for (const ExampleRequest& r : example_.requests)
      if (r.name == e_.request) return;
    a.add(DiagnosticKind::not_in_example, name, {e_.request, a.word(Keyword::request, name)});
  }

  /// The answer of an own question, by its name.
  bool own(NodeRef name) {
    const auto id = a.find(Kind::answer, name.text());
    if (id) {
      e_.own = *id;
      return true;
    }
    std::vector<std::string_view> candidates = a.names_of({Kind::answer});
    std::vector<std::string> words;
    for (const Keyword keyword : {Keyword::act, Keyword::need, Keyword::right, Keyword::payer, Keyword::decider,
                                  Keyword::orderer, Keyword::addressee, Keyword::direction, Keyword::follow_up})
      words.push_back(a.word(keyword, name));
    candidates.insert(candidates.end(), words.begin(), words.end());
    a.not_found(name, a.word(Keyword::answer, name), candidates);
    return false;
  }

  /// What has no answer and no rule rests on nothing.
  void check_grounds(NodeRef node) {
    const auto grounds = child(node, NodeKind::grounds);
    const bool none = e_.form == Form::missing || e_.form == Form::error || e_.form == Form::not_competent || e_.absent;
    if (grounds && none) a.add(DiagnosticKind::expectation_ground, *grounds, {a.word(Keyword::ground, *grounds)});
  }

  void check_asked(NodeRef word) {
    if (e_.what == What::own) return;
    const QuestionKind question = question_of_what(e_.what);
    const bool asked = a.model.questions[static_cast<std::size_t>(question)].asked;
    if (asked || e_.form == Form::not_applicable || a.unreadable) return;
    a.add(DiagnosticKind::expectation_not_asked, word,
          {std::string(sentence_of(question, a.tree_of(word).tokens.language)), a.word(Keyword::not_applicable, word)});
  }

  void other(const std::vector<NodeRef>& parts) {
    if (e_.form == Form::not_competent && e_.what != What::decider && e_.what != What::orderer)
      a.add(DiagnosticKind::expectation_form, parts[1],
            {std::string(parts[1].text()), a.word(Keyword::decider, parts[1])});
    for (std::size_t i = 2; i < parts.size(); ++i) {
      if (e_.form == Form::missing)
        missing(parts[i]);
      else if (e_.form == Form::open && parts[i].kind() == NodeKind::name)
        e_.by = a.actor(parts[i]);
    }
  }

  /// A fact by its canonical name (clause 15.4).
  void missing(NodeRef name) {
    if (name.kind() == NodeKind::word) {
      const auto keyword = keyword_of(name);
      const auto date = keyword ? case_date_of(*keyword) : std::nullopt;
      if (date) {
        e_.names.emplace_back(canonical_name(*date));
        return;
      }
      if (keyword == Keyword::personal_interest) {
        e_.names.emplace_back("persoonlijk belang");
        return;
      }
      if (keyword == Keyword::primary_decider) {
        e_.names.emplace_back("primair besluit door");
        return;
      }
    }
    const std::string text(name.text());
    const auto provider = a.find(Kind::actor, text);
    const bool known = a.find(Kind::field, text) || a.find(Kind::parameter, text) || a.find(Kind::budget, text) ||
                       a.find(Kind::lot, text) || (provider && a.model.actors[*provider].kind == ActorKind::provider);
    if (known)
      e_.names.push_back(text);
    else
      a.not_found(name,
                  a.words({Keyword::person, Keyword::request, Keyword::judgement, Keyword::parameter, Keyword::budget,
                           Keyword::lot, Keyword::provider},
                          name),
                  a.names_of({Kind::field, Kind::parameter, Kind::budget, Kind::lot}));
  }

  void answer(const std::vector<NodeRef>& parts) {
    switch (e_.what) {
      case What::law:
        if (parts.size() > 1 && parts[1].kind() == NodeKind::name)
          if (const SourceId law = a.law(parts[1]); law.is_some()) e_.value = Value::law(law);
        return;
      case What::need:
      case What::right:
        if (parts.size() > 1) e_.value = Value::boolean(is_word(parts[1], Keyword::yes));
        return;
      case What::payer: payment(parts); return;
      case What::decider:
      case What::orderer: decider(parts); return;
      case What::addressee:
      case What::direction:
      case What::obligation: obligation(parts); return;
      case What::own:
        if (parts.size() > 1)
          if (const auto value =
                  read_value(a, parts[1], a.model.own_questions[e_.own].type, DiagnosticKind::example_value))
            e_.value = *value;
        return;
    }
  }

  void payment(const std::vector<NodeRef>& parts) {
    for (std::size_t i = 1; i + 1 < parts.size(); i += 2) {
      const auto amount = parts[i + 1].kind() == NodeKind::money ? read_money(parts[i + 1]) : std::nullopt;
      if (!amount) continue;
      if (parts[i].kind() != NodeKind::name)
        e_.uncovered = *amount;
      else
        line(parts[i], *amount);
    }
  }

  /// What a budget pays, or a municipality that a fact or answer names.
  void line(NodeRef name, Money amount) {
    const auto budget = a.find(Kind::budget, name.text());
    const auto municipality = a.find(Kind::municipality, name.text());
    if (budget)
      e_.payment.emplace_back(BudgetId(*budget), amount);
    else if (municipality)
      e_.paid_elsewhere.emplace_back(a.model.municipalities[*municipality].code, amount);
    else
      a.not_found(name, a.words({Keyword::budget, Keyword::municipality}, name),
                  a.names_of({Kind::budget, Kind::municipality}));
  }

  void decider(const std::vector<NodeRef>& parts) {
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (parts[i].kind() != NodeKind::name) continue;
      const bool behalf = a.follows(parts[i], Keyword::on_behalf_of);
      e_.via_given = e_.via_given || a.follows(parts[i], Keyword::via);
      const ActorId who = behalf ? a.actor(parts[i], {ActorKind::body}) : a.actor(parts[i]);
      if (behalf)
        e_.on_behalf_of = who;
      else if (e_.via_given)
        e_.via.push_back(who);
      else
        e_.deciders.push_back(who);
    }
  }

  void obligation(const std::vector<NodeRef>& parts) {
    e_.any_party = e_.absent;
    for (const NodeRef part : parts) {
      if (part.kind() == NodeKind::name && e_.obligation == ObligationKind::message) {
        check_message(a, part);
        e_.message = std::string(part.text());
      }
      if (part.kind() == NodeKind::party)
        if (const auto party = read_party(a, part)) {
          e_.party = *party;
          e_.any_party = false;
        }
      if (part.kind() == NodeKind::mention_clause) e_.mention = read_mention(a, part);
      if (part.kind() == NodeKind::effective_clause)
        if (const auto day = child(part, NodeKind::date)) e_.effective = read_date(*day);
    }
  }

  Analysis& a;
  const Example& example_;
  Expectation e_;
};

}  // namespace

void read_expectations(Analysis& a, NodeRef expectations, Example& example) {
  std::optional<Date> on;
  if (const auto day = child(expectations, NodeKind::date)) on = read_date(*day);
  for (const NodeRef node : expectations) {
    if (node.kind() != NodeKind::expect) continue;
    if (auto e = ExpectationReader(a, example).read(node)) {
      e->on = on;
      example.expectations.push_back(std::move(*e));
    }
  }
}

}  // namespace klap::semantics
