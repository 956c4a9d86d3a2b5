// Examples: a case in the rule text, and what it should give.
#include "examples.hpp"

#include <algorithm>
#include <unordered_set>

#include <klap/base/limits.hpp>

namespace klap::semantics {

namespace {

class ExampleReader {
 public:
  ExampleReader(Analysis& analysis, NodeRef node) : a(analysis), node_(node) {}

  Example read() {
    example_.span = node_.span();
    if (const auto title = child(node_, NodeKind::text)) {
      example_.title = read_text(*title);
      example_.span = title->span();
    }
    a.clauses_once(node_, {NodeKind::origin_clause, NodeKind::example_interest, NodeKind::example_plan});
    example_.grounds = read_grounds(a, node_);
    persons();
    for (const NodeRef c : node_) fact(c);
    check_size();
    for (const NodeRef c : node_)
      if (c.kind() == NodeKind::expectations) read_expectations(a, c, example_);
    return std::move(example_);
  }

 private:
  static constexpr std::string_view unnamed_person = "inwoner";
  static constexpr std::string_view unnamed_request = "voorziening";

  /// No more than a case may have (exchange/case_json.hpp): an example is answered like one.
  void check_size() {
    if (example_.persons.size() > limits::case_persons || example_.requests.size() > limits::case_requests)
      a.out.add(DiagnosticKind::example_too_large, example_.span, {std::to_string(limits::case_requests)});
  }

  void fact(NodeRef c) {
    switch (c.kind()) {
      case NodeKind::origin_clause: origin(c); return;
      case NodeKind::example_date: date(c); return;
      case NodeKind::example_spent: spent(c); return;
      case NodeKind::example_request: request(c); return;
      case NodeKind::example_plan: plan(c); return;
      case NodeKind::example_judgement: judgement(c); return;
      case NodeKind::example_interest: interest(c); return;
      case NodeKind::example_taken: taken(c); return;
      case NodeKind::example_ordered: ordered(c); return;
      case NodeKind::example_objection: objection(c); return;
      default: return;  // read elsewhere
    }
  }

  void origin(NodeRef c) {
    for (const NodeRef w : c) {
      if (is_word(w, Keyword::act)) example_.origin = Origin::law;
      if (is_word(w, Keyword::local)) example_.origin = Origin::local;
      if (is_word(w, Keyword::mixed)) example_.origin = Origin::mixed;
      if (is_word(w, Keyword::open)) example_.origin = Origin::open;
    }
  }

  void date(NodeRef c) {
    const auto keyword = keyword_of(c);
    const auto which = keyword ? case_date_of(*keyword) : std::nullopt;
    const auto day = child(c, NodeKind::date);
    if (!which || !day) return;
    auto& slot = example_.dates[static_cast<std::size_t>(*which)];
    if (slot) a.add(DiagnosticKind::clause_repeated, c);
    slot = read_date(*day);
  }

  void spent(NodeRef c) {
    const auto name = child(c, NodeKind::name);
    const auto money = child(c, NodeKind::money);
    const auto day = child(c, NodeKind::date);
    if (!name || !money || !day) return;
    const BudgetId budget = a.budget(*name);
    const auto amount = read_money(*money);
    const auto as_of = read_date(*day);
    if (!budget.is_some() || !amount || !as_of) return;
    const bool twice = std::any_of(example_.spent.begin(), example_.spent.end(),
                                   [&](const ExampleSpent& s) { return s.budget == budget; });
    if (twice)
      a.add(DiagnosticKind::clause_repeated, c);
    else
      example_.spent.push_back({budget, *amount, *as_of});
  }

  /// The own name of a person or request: the name that does not stand behind `voor`.
  std::string own_name(NodeRef c, std::string_view otherwise, std::unordered_set<std::string>& taken_names) {
    std::string name(otherwise);
    NodeRef at = c;
    for (const NodeRef n : c) {
      if (n.kind() != NodeKind::name || a.follows(n, Keyword::for_)) continue;
      name = std::string(n.text());
      at = n;
      break;
    }
    if (!taken_names.insert(name).second) a.add(DiagnosticKind::example_name_twice, at, {name});
    return name;
  }

  /// Persons first, and of these the names: a fact or a request may name one that stands behind it.
  void persons() {
    std::vector<NodeRef> nodes;
    for (const NodeRef c : node_) {
      if (c.kind() != NodeKind::example_person) continue;
      nodes.push_back(c);
      example_.persons.push_back({own_name(c, unnamed_person, person_names_), {}, c.span()});
    }
    for (std::size_t i = 0; i < nodes.size(); ++i)
      example_.persons[i].facts = read_given(a, nodes[i], FieldOwner::person, example_);
    if (example_.persons.empty()) example_.persons.push_back({std::string(unnamed_person), {}, example_.span});
  }

  void plan(NodeRef c) {
    for (FactGiven& fact : read_given(a, c, FieldOwner::plan, example_)) example_.plan.push_back(std::move(fact));
  }

  std::size_t person_of(NodeRef c) {
    for (const NodeRef n : c) {
      if (n.kind() != NodeKind::name || !a.follows(n, Keyword::for_)) continue;
      for (std::size_t i = 0; i < example_.persons.size(); ++i)
        if (example_.persons[i].name == n.text()) return i;
      a.add(DiagnosticKind::not_in_example, n, {std::string(n.text()), a.word(Keyword::resident, n)});
      return 0;
    }
    if (example_.persons.size() > 1) a.add(DiagnosticKind::request_of_whom, c, {a.word(Keyword::for_, c)});
    return 0;
  }

  void request(NodeRef c) {
    ExampleRequest request;
    request.name = own_name(c, unnamed_request, request_names_);
    request.person = person_of(c);
    request.facts = read_given(a, c, FieldOwner::request, example_);
    request.span = c.span();
    example_.requests.push_back(std::move(request));
  }

  void judgement(NodeRef c) {
    const auto names = children(c, NodeKind::name);
    if (names.empty()) return;
    if (example_.requests.empty()) {
      a.add(DiagnosticKind::before_request, c, {a.word(Keyword::request, c)});
      return;
    }
    const std::uint32_t id = a.look_up(Kind::field, names[0]);
    if (id == FieldId::none_index) return;
    const Field& field = a.model.fields[id];
    if (const NodeKind of = a.of(Kind::field)[id].context;
        of != NodeKind::judgement && of != NodeKind::weighing_clause) {
      a.add(DiagnosticKind::not_a_judgement, names[0], {field.name, a.word(Keyword::judgement, c)});
      return;
    }
    JudgementGiven given;
    given.field = FieldId(id);
    given.by = field.judge;
    given.span = c.span();
    for (const NodeRef part : c) {
      if (is_word(part, Keyword::yes)) given.value = true;
      if (part.kind() == NodeKind::date) given.on = read_date(part);
      if (part.kind() == NodeKind::text) given.note = read_text(part);
    }
    if (names.size() > 1) {
      const ActorId by = a.actor(names[1]);
      if (by.is_some() && field.judge.is_some() && by != field.judge)
        a.add(DiagnosticKind::judgement_by_other, names[1], {field.name, a.model.actors[field.judge.index].name});
    }
    auto& judgements = example_.requests.back().judgements;
    const bool twice = std::any_of(judgements.begin(), judgements.end(),
                                   [&](const JudgementGiven& j) { return j.field == given.field; });
    if (twice)
      a.add(DiagnosticKind::fact_twice, names[0], {field.name});
    else
      judgements.push_back(std::move(given));
  }

  void interest(NodeRef c) {
    std::vector<ActorId> who;
    for (const NodeRef name : children(c, NodeKind::name))
      if (const ActorId id = a.actor(name, {ActorKind::function, ActorKind::body, ActorKind::provider}); id.is_some())
        who.push_back(id);
    std::sort(who.begin(), who.end());
    who.erase(std::unique(who.begin(), who.end()), who.end());
    example_.personal_interest = std::move(who);
  }

  /// The decision of the person of the request before it under the law that stands behind `voor`; made if there is none
  /// yet. Null if that cannot be said.
  ExampleDecision* decision_of(NodeRef c) {
    if (example_.requests.empty()) {
      a.add(DiagnosticKind::before_request, c, {a.word(Keyword::request, c)});
      return nullptr;
    }
    const std::size_t person = example_.requests.back().person;
    SourceId law;
    for (const NodeRef name : children(c, NodeKind::name))
      if (a.follows(name, Keyword::for_)) law = a.law(name);
    for (ExampleDecision& d : example_.decisions)
      if (d.person == person && d.law == law) return &d;
    example_.decisions.push_back({person, law, {}, {}, {}, {}, {}});
    return &example_.decisions.back();
  }

  /// Said twice of one decision.
  bool is_first(NodeRef c, std::vector<std::pair<std::size_t, SourceId>>& said, const ExampleDecision& decision) {
    const std::pair key(decision.person, decision.law);
    const bool first = std::find(said.begin(), said.end(), key) == said.end();
    if (first)
      said.push_back(key);
    else
      a.add(DiagnosticKind::clause_repeated, c);
    return first;
  }

  void set_kind(NodeRef at, ExampleDecision& decision, DecisionKind kind) {
    const bool objection = decision.kind == DecisionKind::decide_objection || kind == DecisionKind::decide_objection;
    if (decision.kind && decision.kind != kind && objection)
      a.add(DiagnosticKind::objection_kind, at, {a.word(Keyword::decide_objection, at)});
    decision.kind = kind;
  }

  void taken(NodeRef c) {
    ExampleDecision* decision = decision_of(c);
    if (decision == nullptr || !is_first(c, taken_, *decision)) return;
    for (const NodeRef name : children(c, NodeKind::name))
      if (a.follows(name, Keyword::by)) decision->taken_by = a.actor(name);
    const auto list = child(c, NodeKind::kind_list);
    if (!list) return;
    const DecisionKinds kinds = read_kinds(*list);
    if (kinds.count() != 1) a.add(DiagnosticKind::one_kind, *list);
    if (kinds.test(static_cast<std::size_t>(DecisionKind::give_order)))
      a.add(DiagnosticKind::order_is_no_decision, *list,
            {a.word(Keyword::give_order, *list), a.word(Keyword::ordered_already, *list)});
    for (std::size_t k = 0; k < kinds.size(); ++k)
      if (kinds.test(k)) set_kind(*list, *decision, static_cast<DecisionKind>(k));
  }

  /// `opdracht gegeven door Consulent op 2017-03-02 voor Wmo`
  void ordered(NodeRef c) {
    ExampleDecision* decision = decision_of(c);
    if (decision == nullptr || !is_first(c, ordered_, *decision)) return;
    for (const NodeRef name : children(c, NodeKind::name))
      if (a.follows(name, Keyword::by)) decision->ordered_by = a.actor(name);
    if (const auto day = child(c, NodeKind::date)) decision->ordered_on = read_date(*day);
  }

  /// `bezwaar tegen het besluit van Consulent voor Wmo`: the decision to take is the one on the objection.
  void objection(NodeRef c) {
    ExampleDecision* decision = decision_of(c);
    if (decision == nullptr || !is_first(c, objected_, *decision)) return;
    set_kind(c, *decision, DecisionKind::decide_objection);
    for (const NodeRef name : children(c, NodeKind::name))
      if (!a.follows(name, Keyword::for_))
        decision->primary_by = a.actor(name, {ActorKind::body, ActorKind::function, ActorKind::provider});
  }

  Analysis& a;
  NodeRef node_;
  Example example_;
  std::unordered_set<std::string> person_names_, request_names_;
  std::vector<std::pair<std::size_t, SourceId>> taken_, ordered_, objected_;  // decisions of which that was said
};

}  // namespace

void read_examples(Analysis& a) {
  for (const NodeRef node : a.examples) a.model.examples.push_back(ExampleReader(a, node).read());
}

}  // namespace klap::semantics
