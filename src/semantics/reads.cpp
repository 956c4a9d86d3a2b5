// Which question may read what (clauses 2.4 to 2.6 and 5.14), also through terms; and on which date a term reads an
// age.
#include <bitset>

#include "analysis.hpp"
#include "graph.hpp"
#include "sentences.hpp"

namespace klap::semantics {

std::vector<Edge> term_edges(const Analysis& a);  // cycles.cpp

namespace {

struct Reads {
  bool law = false, right = false, request = false, resident = false;  // of the entity the question is about
  bool list = false;                                                   // a list function
  bool list_law = false, list_right = false;                           // of the elements of a list

  void join(const Reads& other) {
    law = law || other.law;
    right = right || other.right;
    request = request || other.request;
    resident = resident || other.resident;
    list = list || other.list;
    list_law = list_law || other.list_law;
    list_right = list_right || other.list_right;
  }
  /// The same, read inside a list: of its elements.
  [[nodiscard]] Reads of_elements() const {
    return {false, false, false, false, true, law || list_law, right || list_right};
  }
};

bool is_list(Op op) { return op == Op::exists || op == Op::for_all || op == Op::count || op == Op::total; }

using Dates = std::bitset<case_date_count>;

bool may_read(QuestionKind question, QuestionKind answer) {
  switch (question) {
    case QuestionKind::law:
    case QuestionKind::decider:
    case QuestionKind::direction: return false;
    case QuestionKind::need:
    case QuestionKind::right:
    case QuestionKind::addressee: return answer == QuestionKind::law;
    case QuestionKind::payer:
    case QuestionKind::follow_up: return answer == QuestionKind::law || answer == QuestionKind::right;
  }
  return false;
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
  if (e.op == Op::answer) {
    reads.law = e.ref == static_cast<std::uint32_t>(QuestionKind::law);
    reads.right = e.ref == static_cast<std::uint32_t>(QuestionKind::right);
  }
  return reads;
}

class ReadCheck {
 public:
  explicit ReadCheck(Analysis& analysis)
      : a(analysis), of_term_(a.model.terms.size()), dates_(a.model.terms.size()), inside_(a.model.exprs.size()) {}

  void run() {
    for (const auto& root : a.roots) mark_lists(root);
    const auto order = in_order(static_cast<std::uint32_t>(a.model.terms.size()), term_edges(a));
    std::vector<const Analysis::Root*> roots(a.model.terms.size());
    for (const auto& root : a.roots)
      if (root.is_term) roots[root.owner] = &root;
    for (auto t = order.rbegin(); t != order.rend(); ++t)  // what a term reads, before what uses it
      for (std::uint32_t i = roots[*t]->begin; i < roots[*t]->end; ++i) of_term_[*t].join(reads(i));
    for (const auto& root : a.roots) lists(root);
    for (const auto& root : a.roots)
      if (!root.is_term) rule(root);
    for (const std::uint32_t t : order)  // and on which dates it is used, before what it uses
      for (std::uint32_t i = roots[t]->begin; i < roots[t]->end; ++i)
        if (a.model.exprs[i].op == Op::term) dates_[a.model.exprs[i].ref] |= dates_[t];
    ages();
  }

 private:
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

  /// What may not stand inside a list, whatever the question.
  void lists(const Analysis::Root& root) {
    for (std::uint32_t i = root.begin; i < root.end; ++i) {
      if (!inside_[i]) continue;
      const Expr& e = a.model.exprs[i];
      const Reads own = reads_of(a.model, e, of_term_);
      if (own.list) a.out.add(DiagnosticKind::list_in_list, e.span);
      if (*inside_[i] != ListKind::persons || !(own.request || own.law || own.right)) continue;
      const Language language = a.trees[0].tokens.language;
      const std::string name = e.op == Op::term ? a.model.terms[e.ref].name
                               : e.op == Op::field
                                   ? a.model.fields[e.ref].name
                                   : std::string(syntax::spelling(own.law ? Keyword::act : Keyword::right, language));
      a.out.add(DiagnosticKind::persons_read_request, e.span,
                {name, std::string(syntax::spelling(Keyword::requests, language))});
    }
  }

  void rule(const Analysis::Root& root) {
    const Rule& rule = a.model.rules[root.owner];
    const Question& question = a.model.questions[static_cast<std::size_t>(rule.question)];
    for (std::uint32_t i = root.begin; i < root.end; ++i) {
      const Expr& e = a.model.exprs[i];
      const Reads reads = this->reads(i);
      if (e.op == Op::term) dates_[e.ref].set(static_cast<std::size_t>(question.as_of));
      const std::string term = e.op == Op::term ? a.model.terms[e.ref].name : std::string();
      if (reads.law) answer(e, rule.question, QuestionKind::law, term, false);
      if (reads.right) answer(e, rule.question, QuestionKind::right, term, false);
      if (reads.list_law) answer(e, rule.question, QuestionKind::law, term, true);
      if (reads.list_right) answer(e, rule.question, QuestionKind::right, term, true);
      if (rule.question == QuestionKind::addressee && reads.request)
        one_of_several(e, term, DiagnosticKind::addressee_reads_request,
                       DiagnosticKind::addressee_reads_request_through_term);
      if (rule.question == QuestionKind::direction && (reads.request || reads.resident))
        one_of_several(e, term, DiagnosticKind::direction_reads_one, DiagnosticKind::direction_reads_one_through_term);
    }
  }

  /// What belongs to one request or resident is read for an answer that is about several.
  void one_of_several(const Expr& e, const std::string& term, DiagnosticKind itself, DiagnosticKind through_term) {
    if (!term.empty()) return a.out.add(through_term, e.span, {term});
    const std::string resident(syntax::spelling(Keyword::resident, a.trees[0].tokens.language));
    a.out.add(itself, e.span, {e.op == Op::field ? a.model.fields[e.ref].name : resident});
  }

  /// Of the elements of a list the direction may read answers too: it comes after them (clause 5.14).
  void answer(const Expr& e, QuestionKind question, QuestionKind read, const std::string& term, bool of_elements) {
    const Language language = a.trees[0].tokens.language;
    const auto sentence = [&](QuestionKind q) { return std::string(sentence_of(q, language)); };
    if (!may_read(question, read) && !(of_elements && question == QuestionKind::direction)) {
      if (term.empty())
        a.out.add(DiagnosticKind::answer_not_readable, e.span, {sentence(read), sentence(question)});
      else
        a.out.add(DiagnosticKind::answer_not_readable_through_term, e.span, {sentence(read), sentence(question), term});
    } else if (!a.model.questions[static_cast<std::size_t>(read)].asked && !a.unreadable && !a.library) {
      a.out.add(DiagnosticKind::answer_not_asked, e.span, {sentence(read)});
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

  Analysis& a;
  std::vector<Reads> of_term_;
  std::vector<Dates> dates_;
  std::vector<std::optional<ListKind>> inside_;  // by expression
};

}  // namespace

void check_reads(Analysis& a) {
  if (!a.term_cycle) ReadCheck(a).run();
}

}  // namespace klap::semantics
