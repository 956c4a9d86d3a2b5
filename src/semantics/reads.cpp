// Which question may read what (clauses 2.4 to 2.6), also through terms; and on which date a term reads an age.
#include <bitset>

#include "analysis.hpp"
#include "graph.hpp"
#include "sentences.hpp"

namespace klap::semantics {

std::vector<Edge> term_edges(const Analysis& a);  // cycles.cpp

namespace {

struct Reads {
  bool law = false, right = false, request = false;
  void join(const Reads& other) {
    law = law || other.law;
    right = right || other.right;
    request = request || other.request;
  }
};

using Dates = std::bitset<case_date_count>;

bool may_read(QuestionKind question, QuestionKind answer) {
  switch (question) {
    case QuestionKind::law:
    case QuestionKind::decider: return false;
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
  if (e.op == Op::field) reads.request = model.fields[e.ref].owner == FieldOwner::request;
  if (e.op == Op::answer) {
    reads.law = e.ref == static_cast<std::uint32_t>(QuestionKind::law);
    reads.right = e.ref == static_cast<std::uint32_t>(QuestionKind::right);
  }
  return reads;
}

class ReadCheck {
 public:
  explicit ReadCheck(Analysis& analysis) : a(analysis), of_term_(a.model.terms.size()), dates_(a.model.terms.size()) {}

  void run() {
    const auto order = in_order(static_cast<std::uint32_t>(a.model.terms.size()), term_edges(a));
    std::vector<const Analysis::Root*> roots(a.model.terms.size());
    for (const auto& root : a.roots)
      if (root.is_term) roots[root.owner] = &root;
    for (auto t = order.rbegin(); t != order.rend(); ++t)  // what a term reads, before what uses it
      for (std::uint32_t i = roots[*t]->begin; i < roots[*t]->end; ++i)
        of_term_[*t].join(reads_of(a.model, a.model.exprs[i], of_term_));
    for (const auto& root : a.roots)
      if (!root.is_term) rule(root);
    for (const std::uint32_t t : order)  // and on which dates it is used, before what it uses
      for (std::uint32_t i = roots[t]->begin; i < roots[t]->end; ++i)
        if (a.model.exprs[i].op == Op::term) dates_[a.model.exprs[i].ref] |= dates_[t];
    ages();
  }

 private:
  void rule(const Analysis::Root& root) {
    const Rule& rule = a.model.rules[root.owner];
    const Question& question = a.model.questions[static_cast<std::size_t>(rule.question)];
    for (std::uint32_t i = root.begin; i < root.end; ++i) {
      const Expr& e = a.model.exprs[i];
      const Reads reads = reads_of(a.model, e, of_term_);
      if (e.op == Op::term) dates_[e.ref].set(static_cast<std::size_t>(question.as_of));
      const std::string term = e.op == Op::term ? a.model.terms[e.ref].name : std::string();
      if (reads.law) answer(e, rule.question, QuestionKind::law, term);
      if (reads.right) answer(e, rule.question, QuestionKind::right, term);
      if (!reads.request || rule.question != QuestionKind::addressee) continue;
      if (term.empty())
        a.out.add(DiagnosticKind::addressee_reads_request, e.span, {a.model.fields[e.ref].name});
      else
        a.out.add(DiagnosticKind::addressee_reads_request_through_term, e.span, {term});
    }
  }

  void answer(const Expr& e, QuestionKind question, QuestionKind read, const std::string& term) {
    const Language language = a.trees[0].tokens.language;
    const auto sentence = [&](QuestionKind q) { return std::string(sentence_of(q, language)); };
    if (!may_read(question, read)) {
      if (term.empty())
        a.out.add(DiagnosticKind::answer_not_readable, e.span, {sentence(read), sentence(question)});
      else
        a.out.add(DiagnosticKind::answer_not_readable_through_term, e.span, {sentence(read), sentence(question), term});
    } else if (!a.model.questions[static_cast<std::size_t>(read)].asked && !a.unreadable) {
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
};

}  // namespace

void check_reads(Analysis& a) {
  if (!a.term_cycle) ReadCheck(a).run();
}

}  // namespace klap::semantics
