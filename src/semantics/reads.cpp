// Which question may read what (clauses 2.4 to 2.6, 2.9, 5.14 and 12.1), also through terms; that questions do not wait
// for each other in a circle; and on which date a term reads an age.
#include <algorithm>
#include <bitset>
#include <iterator>

#include "analysis.hpp"
#include "graph.hpp"

namespace klap::semantics {

std::vector<Edge> term_edges(const Analysis& a);  // cycles.cpp

namespace {

/// Questions, ascending, without repeats.
using Questions = std::vector<QuestionId>;

void join(Questions& all, const Questions& more) {
  Questions both;
  std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(both));
  all = std::move(both);
}

struct Reads {
  bool request = false, resident = false;  // of the entity the question is about
  bool list = false;                       // a list function
  Questions answers;                       // of that entity …
  Questions list_answers;                  // … and of the elements of a list

  void join(const Reads& other) {
    request = request || other.request;
    resident = resident || other.resident;
    list = list || other.list;
    semantics::join(answers, other.answers);
    semantics::join(list_answers, other.list_answers);
  }
  /// The same, read inside a list: of its elements.
  [[nodiscard]] Reads of_elements() const {
    Reads reads{false, false, true, {}, answers};
    semantics::join(reads.list_answers, list_answers);
    return reads;
  }
};

bool is_list(Op op) {
  return op == Op::exists || op == Op::for_all || op == Op::count || op == Op::total || op == Op::first_by_lowest ||
         op == Op::first_by_highest;
}

using Dates = std::bitset<case_date_count>;

/// Whether an answer is there before a question is looked at (clause 2.4); and whether it is about the same request is
/// another matter.
bool may_read(QuestionKind question, QuestionKind answer) {
  if (answer == QuestionKind::own) return true;
  switch (question) {
    case QuestionKind::law:
    case QuestionKind::direction: return false;
    case QuestionKind::need:
    case QuestionKind::right:
    case QuestionKind::addressee:
    case QuestionKind::decider:
    case QuestionKind::orderer: return answer == QuestionKind::law;
    case QuestionKind::payer:
    case QuestionKind::own:
    case QuestionKind::follow_up: return answer == QuestionKind::law || answer == QuestionKind::right;
  }
  return false;
}

/// Answered for a decision, which may be about several requests.
bool is_per_decision(QuestionKind question) { return question == QuestionKind::addressee || is_by_register(question); }

QuestionId question_in(std::uint32_t ref) {
  QuestionId id;
  id.index = ref;
  return id;
}

Reads reads_of(const Model& model, const Expr& e, const std::vector<Reads>& of_term) {
  Reads reads;
  if (e.op == Op::term) return of_term[e.ref];
  if (e.op == Op::field) {
    const FieldOwner owner = model.fields[e.ref].owner;
    reads.request = owner == FieldOwner::request;
    reads.resident = owner == FieldOwner::person && e.arguments.empty();  // with one: of another person
  }
  if (e.op == Op::resident) reads.resident = true;
  if (is_list(e.op)) {
    reads.list = true;
    reads.resident = static_cast<ListKind>(e.ref) == ListKind::requests_of_resident;
  }
  if (e.op == Op::answer) reads.answers = {question_in(e.ref)};
  return reads;
}

class ReadCheck {
 public:
  explicit ReadCheck(Analysis& analysis)
      : a(analysis),
        by_register_(is_asked(QuestionKind::decider) || !is_asked(QuestionKind::orderer) ? QuestionKind::decider
                                                                                         : QuestionKind::orderer),
        language_(a.trees.empty() ? Language::dutch : a.trees[0].tokens.language),
        of_term_(a.model.terms.size()),
        dates_(a.model.terms.size()),
        inside_(a.model.exprs.size()) {}

  void run() {
    for (const auto& root : a.roots) mark_lists(root);
    const auto order = in_order(static_cast<std::uint32_t>(a.model.terms.size()), term_edges(a));
    std::vector<const Analysis::Root*> roots(a.model.terms.size());
    for (const auto& root : a.roots)
      if (root.is_term()) roots[root.owner] = &root;
    for (auto t = order.rbegin(); t != order.rend(); ++t)  // what a term reads, before what uses it
      for (std::uint32_t i = roots[*t]->begin; i < roots[*t]->end; ++i) of_term_[*t].join(reads(i));
    for (const auto& root : a.roots) lists(root);
    for (const auto& root : a.roots) question(root);
    for (const std::uint32_t t : order)  // and on which dates it is used, before what it uses
      for (std::uint32_t i = roots[t]->begin; i < roots[t]->end; ++i)
        if (a.model.exprs[i].op == Op::term) dates_[a.model.exprs[i].ref] |= dates_[t];
    ages();
    cycle_of_questions();
  }

 private:
  [[nodiscard]] bool is_asked(QuestionKind question) const {
    return a.model.questions[static_cast<std::size_t>(question)].asked;
  }

  /// Which expressions stand inside a list, and in what kind. Arguments stand before what they are arguments of.
  void mark_lists(const Analysis::Root& root) {
    for (std::uint32_t i = root.end; i-- > root.begin;) {
      const Expr& e = a.model.exprs[i];
      const auto inside = is_list(e.op) ? std::optional(static_cast<ListKind>(e.ref)) : inside_[i];
      for (const ExprId argument : e.arguments) inside_[argument.index] = inside;
    }
  }

  [[nodiscard]] Reads reads(std::uint32_t expr) const {
    const Reads own = reads_of(a.model, a.model.exprs[expr], of_term_);
    return inside_[expr] ? own.of_elements() : own;
  }

  [[nodiscard]] std::string word(Keyword keyword) const { return std::string(syntax::spelling(keyword, language_)); }

  /// How the rule text names an answer.
  [[nodiscard]] std::string name_of(QuestionId answer) const {
    if (answer.is_own()) return a.model.own_questions[answer.own()].name;
    if (answer == QuestionKind::need) return word(Keyword::need);
    return word(answer == QuestionKind::law ? Keyword::act : Keyword::right);
  }

  [[nodiscard]] std::string name_of(const Expr& e, const Reads& reads) const {
    if (e.op == Op::term) return a.model.terms[e.ref].name;
    if (e.op == Op::field) return a.model.fields[e.ref].name;
    return reads.answers.empty() ? word(Keyword::resident) : name_of(reads.answers.front());
  }

  /// What may not stand inside a list, whatever the question.
  void lists(const Analysis::Root& root) {
    for (std::uint32_t i = root.begin; i < root.end; ++i) {
      if (!inside_[i]) continue;
      const Expr& e = a.model.exprs[i];
      const Reads own = reads_of(a.model, e, of_term_);
      if (own.list) a.out.add(DiagnosticKind::list_in_list, e.span);
      if (*inside_[i] != ListKind::persons || !(own.request || !own.answers.empty())) continue;
      a.out.add(DiagnosticKind::persons_read_request, e.span, {name_of(e, own), word(Keyword::requests)});
    }
  }

  [[nodiscard]] std::optional<QuestionId> question_of(const Analysis::Root& root) const {
    switch (root.of) {
      case Analysis::Root::Of::term: return std::nullopt;
      case Analysis::Root::Of::rule: return a.model.rules[root.owner].question;
      case Analysis::Root::Of::power: return by_register_;
      case Analysis::Root::Of::safeguard: return a.model.safeguards[root.owner].question;
    }
    return std::nullopt;
  }

  /// What the condition (and the answer) of a rule or power reads.
  void question(const Analysis::Root& root) {
    const auto asks = question_of(root);
    if (!asks) return;
    for (std::uint32_t i = root.begin; i < root.end; ++i) {
      const Expr& e = a.model.exprs[i];
      const Reads reads = this->reads(i);
      if (e.op == Op::term) dates_[e.ref].set(static_cast<std::size_t>(a.as_of(*asks)));
      const std::string term = e.op == Op::term ? a.model.terms[e.ref].name : std::string();
      for (const QuestionId read : reads.answers) answer(e, *asks, read, term, false);
      for (const QuestionId read : reads.list_answers) answer(e, *asks, read, term, true);
      if (is_per_decision(asks->kind()) && reads.request)
        one_of_several(e, term, DiagnosticKind::addressee_reads_request,
                       DiagnosticKind::addressee_reads_request_through_term);
      const bool of_one = reads.request || reads.resident || reads_own(reads.answers);
      if (asks->kind() == QuestionKind::direction && of_one)
        one_of_several(e, term, DiagnosticKind::direction_reads_one, DiagnosticKind::direction_reads_one_through_term);
    }
  }

  [[nodiscard]] static bool reads_own(const Questions& answers) { return !answers.empty() && answers.back().is_own(); }

  /// What belongs to one request or resident is read for an answer that is about several.
  void one_of_several(const Expr& e, const std::string& term, DiagnosticKind itself, DiagnosticKind through_term) {
    if (!term.empty()) return a.out.add(through_term, e.span, {term});
    a.out.add(itself, e.span, {name_of(e, reads_of(a.model, e, of_term_))});
  }

  /// Of the elements of a list the direction may read answers too: it comes after them (clause 5.14).
  void answer(const Expr& e, QuestionId question, QuestionId read, const std::string& term, bool of_elements) {
    const bool allowed = may_read(question.kind(), read.kind());
    if (allowed && may_come_before(question) && may_come_before(read))
      edges_.emplace_back(vertex(question), vertex(read));
    if (!allowed && !(of_elements && question == QuestionKind::direction)) {
      if (term.empty())
        a.out.add(DiagnosticKind::answer_not_readable, e.span,
                  {a.sentence(read, language_), a.sentence(question, language_)});
      else
        a.out.add(DiagnosticKind::answer_not_readable_through_term, e.span,
                  {a.sentence(read, language_), a.sentence(question, language_), term});
    } else if (read.is_own()) {
      const bool divides = a.model.own_questions[read.own()].divides;
      if (of_elements || divides || !is_per_decision(question.kind())) return;
      if (term.empty())
        a.out.add(DiagnosticKind::answer_of_one_request, e.span, {name_of(read), word(Keyword::divides)});
      else
        a.out.add(DiagnosticKind::answer_of_one_request_through_term, e.span,
                  {term, name_of(read), word(Keyword::divides)});
    } else if (!a.model.questions[read.index].asked && !a.unreadable && !a.library) {
      a.out.add(DiagnosticKind::answer_not_asked, e.span, {a.sentence(read, language_)});
    }
  }

  // ---- the graph of questions: law, need, right and the rule set's own, each to what it reads or comes behind

  static constexpr std::uint32_t first_own = 3;
  static bool may_come_before(QuestionId question) { return question.is_own() || question.index < first_own; }
  static std::uint32_t vertex(QuestionId question) {
    return question.is_own() ? first_own + static_cast<std::uint32_t>(question.own()) : question.index;
  }

  void cycle_of_questions() {
    static_assert(static_cast<int>(QuestionKind::law) == 0 && static_cast<int>(QuestionKind::need) == 1 &&
                  static_cast<int>(QuestionKind::right) == 2);
    edges_.insert(edges_.end(), {{1, 0}, {2, 1}});
    std::sort(edges_.begin(), edges_.end());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
    const auto question = [](std::uint32_t v) {
      return v < first_own ? QuestionId(static_cast<QuestionKind>(v)) : QuestionId::of_own(v - first_own);
    };
    const auto count = first_own + static_cast<std::uint32_t>(a.model.own_questions.size());
    for (const auto& cycle : cycles(count, edges_)) {
      std::string path;
      Span span;
      for (std::size_t i = 0; i < cycle.size(); ++i) {
        const QuestionId id = question(cycle[i]);
        if (id.is_own() && span.end == 0) span = a.model.own_questions[id.own()].span;
        if (i < shown_questions) path += name_of(id) + " → ";
        if (i == shown_questions) path += "… → ";
      }
      a.out.add(DiagnosticKind::question_cycle, span, {path + name_of(question(cycle.front()))});
    }
  }

  void ages() {
    for (const auto& age : a.term_ages) {
      const Dates& dates = dates_[age.term];
      if (dates.count() > 1) {
        a.out.add(DiagnosticKind::term_of_two_dates, a.model.exprs[age.date.index].span,
                  {a.model.terms[age.term].name});
        continue;
      }
      for (std::uint32_t d = 0; d < case_date_count; ++d)
        if (dates.test(d)) a.model.exprs[age.date.index].ref = d;
    }
  }

  static constexpr std::size_t shown_questions = 12;  // of a cycle, in its message

  Analysis& a;
  QuestionKind by_register_;  // of which powers are told to be
  Language language_;
  std::vector<Edge> edges_;
  std::vector<Reads> of_term_;
  std::vector<Dates> dates_;
  std::vector<std::optional<ListKind>> inside_;  // by expression
};

}  // namespace

void check_reads(Analysis& a) {
  if (!a.term_cycle) ReadCheck(a).run();
}

}  // namespace klap::semantics
