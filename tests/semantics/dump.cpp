#include "dump.hpp"

#include <array>

namespace klap::test {

namespace {

using namespace semantics;

constexpr std::array ops = {"literal",
                            "field",
                            "parameter",
                            "resident",
                            "term",
                            "case_date",
                            "answer",
                            "all_of",
                            "any_of",
                            "negation",
                            "equal",
                            "one_of",
                            "is_none",
                            "less",
                            "less_equal",
                            "greater",
                            "greater_equal",
                            "age_at_least",
                            "lot_in_force",
                            "lot_delivers",
                            "lead_party",
                            "ceiling_reached",
                            "add",
                            "subtract",
                            "multiply",
                            "least",
                            "greatest",
                            "round_down",
                            "round_up",
                            "round_half_up",
                            "date_forward",
                            "date_back",
                            "next_working_day",
                            "days_through",
                            "suspended",
                            "exists",
                            "for_all",
                            "count",
                            "total",
                            "first_by_lowest",
                            "first_by_highest"};
constexpr std::array date_units = {"days", "weeks", "working_days", "months", "years"};
constexpr std::array lists = {"requests", "requests_of_resident", "persons"};
constexpr std::array collects = {"none", "sum", "greatest", "least"};
constexpr std::array questions = {"law",     "need",      "right",     "payer",    "decider",
                                  "orderer", "addressee", "direction", "follow_up"};
constexpr std::array owners = {"person", "request", "plan"};
constexpr std::array dates = {"reference", "application", "event", "decision", "publication"};
constexpr std::array units = {"", "/week", "/month", "/year"};
constexpr std::array bases = {"", " per person", " per plan"};
constexpr std::array kinds = {"award", "refuse", "revise", "withdraw", "recover", "objection", "order"};

template <class E>
std::size_t at(E e) {
  return static_cast<std::size_t>(e);
}

class Dump {
 public:
  explicit Dump(const Model& model) : m(model) {}

  std::string run() {
    line("model " + m.name + " " + m.version + " " + std::to_string(m.municipality) +
         (m.status == Status::adopted ? " adopted" : " concept") + period(m.validity));
    for (const Source& s : m.sources) {
      std::string before;
      for (const SourceId id : s.before) before += " before " + name(m.sources, id);
      line("source " + s.name + " " + std::to_string(at(s.kind)) + (s.published ? " " + to_iso(*s.published) : "") +
           period(s.validity) + before);
    }
    for (const Municipality& x : m.municipalities) line("municipality " + x.name + " " + std::to_string(x.code));
    for (const Actor& x : m.actors)
      line("actor " + x.name + " " + std::to_string(at(x.kind)) +
           (x.body.is_some() ? " of " + name(m.actors, x.body) : "") + (x.agb ? " " + *x.agb : "") +
           (x.fictional ? " fictional" : ""));
    for (const Budget& b : m.budgets)
      line("budget " + b.name + " of " +
           (b.body.is_some() ? name(m.actors, b.body) : name(m.municipalities, b.municipality)) + " " +
           name(m.sources, b.stream) + " " + b.task_field +
           (b.ceiling ? " ceiling " + to_plain(b.ceiling->amount) +
                            (b.ceiling->period == CeilingPeriod::whole_term ? " term" : " year")
                      : ""));
    for (const Lot& lot : m.lots) line(text(lot));
    for (const Field& f : m.fields) line(text(f));
    for (const Parameter& p : m.parameters) {
      std::string s = "parameter " + p.name + ": " + type(p.type);
      for (const Parameter::From& from : p.values)
        s += " <" + (from.value ? value(*from.value) : "unknown") + period(from.validity) + known(from.known_from) +
             grounds(from.grounds) + checked(from.checked) + ">";
      line(s);
    }
    for (const Term& t : m.terms) line("term " + t.name + " = " + expr(t.meaning));
    for (std::size_t q = 0; q < m.questions.size(); ++q)
      if (m.questions[q].asked)
        line(std::string("question ") + questions[q] + " as of " + dates[at(m.questions[q].as_of)] +
             (m.questions[q].mandate_register ? " register" : "") + (m.questions[q].no_interest ? " no_interest" : ""));
    for (const OwnQuestion& q : m.own_questions) {
      std::string s = "own question " + q.name + ": " + type(q.type);
      for (const std::string& c : q.choices) s += " " + c;
      line(s + " as of " + dates[at(q.as_of)] + (q.divides ? " divides" : "") +
           (q.collect == Collect::none ? "" : std::string(" collects ") + collects[at(q.collect)]) + " '" + q.sentence +
           "'");
    }
    for (const Rule& r : m.rules) line(text(r));
    for (const Table& t : m.tables) {
      std::string s = "table " + t.name +
                      (t.policy == HitPolicy::first    ? " first"
                       : t.policy == HitPolicy::unique ? " unique"
                                                       : " every");
      for (const RuleId row : t.rows) s += " " + name(m.rules, row);
      line(s);
    }
    for (const Competence& c : m.competences)
      line("competence " + name(m.actors, c.body) + common(c) + condition(c.condition));
    for (const Delegation& d : m.delegations)
      line("delegation " + name(m.actors, d.from) + " > " + name(m.actors, d.to) + common(d));
    for (const Reservation& r : m.reservations)
      line("reserved to " + name(m.actors, r.to) + common(r) + condition(r.condition));
    for (const Mandate& x : m.mandates)
      line("mandate " + name(m.actors, x.from) + " > " + name(m.actors, x.to) + laws(x.laws) + decisions(x.kinds) +
           (x.ceiling ? " up to " + to_plain(*x.ceiling) + units[at(x.unit)] + bases[at(x.base)] : "") +
           (x.may_submandate ? " may submandate" : "") +
           (x.consent ? " consent " + (x.consent->since ? to_iso(*x.consent->since) : "by law") : "") +
           period(x.validity) + known(x.known_from) + grounds(x.grounds) + checked(x.checked) + condition(x.condition));
    for (const Safeguard& s : m.safeguards) line(text(s));
    if (m.ladder) {
      std::string s = "ladder";
      for (const Rung& rung : m.ladder->rungs)
        s += " " + name(m.actors, rung.actor) + "/" + std::to_string(rung.working_days);
      line(s + " from " + dates[at(m.ladder->from)] + " interim " + name(m.budgets, m.ladder->interim));
    }
    for (const Example& e : m.examples) example(e);
    return out;
  }

 private:
  void line(const std::string& s) { out += s + "\n"; }

  template <class T, class I>
  static std::string name(const std::vector<T>& list, I id) {
    return id.is_some() ? list[id.index].name : "-";
  }

  static std::string period(const Period& p) {
    if (!p.from && !p.through) return "";
    return " [" + (p.from ? to_iso(*p.from) : "") + ".." + (p.through ? to_iso(*p.through) : "") + "]";
  }

  static std::string checked(const std::optional<Checked>& c) {
    if (!c) return "";
    static constexpr std::array names = {"read", "excerpt", "assumed"};
    return std::string(" ") + names[at(c->certainty)] + (c->on ? " " + to_iso(*c->on) : "");
  }

  static std::string known(const std::optional<Date>& from) { return from ? " known " + to_iso(*from) : ""; }

  std::string condition(ExprId id) const { return id.is_some() ? " if " + expr(id) : ""; }

  template <class Power>
  std::string common(const Power& p) const {
    return laws(p.laws) + decisions(p.kinds) + period(p.validity) + known(p.known_from) + grounds(p.grounds) +
           checked(p.checked);
  }

  static std::string question(QuestionId id, const Model& m) {
    return id.is_own() ? "own:" + m.own_questions[id.own()].name : questions[id.index];
  }

  std::string laws(const std::vector<SourceId>& list) const {
    std::string s = " for";
    for (const SourceId id : list) s += " " + name(m.sources, id);
    return s;
  }

  static std::string decisions(const DecisionKinds& set) {
    std::string s = " to";
    for (std::size_t k = 0; k < set.size(); ++k)
      if (set.test(k)) s += std::string(" ") + kinds[k];
    return s;
  }

  std::string grounds(const std::vector<Ground>& list) const {
    std::string s;
    for (const Ground& g : list)
      s += " {" + name(m.sources, g.source) + (g.article.empty() ? "" : " ") + g.article + "}";
    return s;
  }

  std::string type(const Type& t) const {
    static constexpr std::array names = {"boolean", "date", "money",    "number", "municipality",
                                         "choice",  "lot",  "provider", "law",    "person"};
    return std::string(names[at(t.kind)]) + units[at(t.unit)] + (t.optional ? " optional" : "") +
           (t.history ? " history" : "");
  }

  std::string value(const Value& v, const Type& type) const {
    if (v.kind == TypeKind::choice && !type.choices.is_some())
      return m.own_questions[type.answer].choices[static_cast<std::size_t>(v.raw)];
    return value(v, type.choices);
  }

  std::string value(const Value& v, FieldId choices = {}) const {
    switch (v.kind) {
      case TypeKind::boolean: return v.as_boolean() ? "yes" : "no";
      case TypeKind::date: return to_iso(v.as_date());
      case TypeKind::money: return to_plain(v.as_money());
      case TypeKind::choice:
        return choices.is_some() ? m.fields[choices.index].choices[static_cast<std::size_t>(v.raw)] : "?";
      case TypeKind::lot: return m.lots[v.as_lot().index].name;
      case TypeKind::provider: return m.actors[v.as_provider().index].name;
      case TypeKind::law: return m.sources[v.as_law().index].name;
      case TypeKind::number:
      case TypeKind::municipality:
      case TypeKind::person: return std::to_string(v.raw);
    }
    return "";
  }

  std::string expr(ExprId id) const {
    if (!id.is_some()) return "always";
    const Expr& e = m.exprs[id.index];
    std::string s = ops[at(e.op)];
    if (e.op == Op::literal)
      return value(e.literal, e.type) + (e.type.kind == TypeKind::money ? units[at(e.type.unit)] : "");
    if (e.op == Op::field) return m.fields[e.ref].name + (e.arguments.empty() ? "" : " of " + expr(e.arguments[0]));
    if (e.op == Op::parameter) return "parameter:" + m.parameters[e.ref].name;
    if (e.op == Op::resident) return "resident";
    if (e.op == Op::term) return "term:" + m.terms[e.ref].name;
    if (e.op == Op::case_date) return std::string("date:") + dates[e.ref];
    if (e.op == Op::answer) return "answer:" + question(question_in(e.ref), m);
    if (e.op == Op::exists || e.op == Op::for_all || e.op == Op::count || e.op == Op::total ||
        e.op == Op::first_by_lowest || e.op == Op::first_by_highest)
      s += std::string(":") + lists[e.ref];
    if (e.op == Op::ceiling_reached) s += ":" + m.budgets[e.ref].name;
    if (e.op == Op::date_forward || e.op == Op::date_back) s += std::string(":") + date_units[e.ref];
    s = "(" + s;
    for (const ExprId a : e.arguments) s += " " + expr(a);
    return s + ")";
  }

  static QuestionId question_in(std::uint32_t ref) {
    QuestionId id;
    id.index = ref;
    return id;
  }

  std::string text(const Lot& lot) const {
    std::string s = "lot " + lot.name + (lot.period ? period(*lot.period) + "" : " period unknown") + " parties";
    for (const ActorId id : lot.parties) s += " " + name(m.actors, id);
    s += " lead " + name(m.actors, lot.lead) + " delivers";
    for (const Value& v : lot.delivers) s += " " + value(v, lot.delivers_field);
    return s + " charged to " + name(m.budgets, lot.charged_to) + " owner " + name(m.actors, lot.owner) +
           (lot.evaluation ? " evaluation " + to_iso(*lot.evaluation) : "");
  }

  std::string text(const Field& f) const {
    std::string s = std::string("field ") + owners[at(f.owner)] + " " + f.name + ": " + type(f.type);
    for (const std::string& c : f.choices) s += " " + c;
    if (f.presumption) s += " presumed " + value(f.presumption->value, f.type.choices);
    if (f.effort != 1) s += " effort " + std::to_string(f.effort);
    if (f.judge.is_some()) s += " judge " + name(m.actors, f.judge) + (f.with_explanation ? " explained" : "");
    if (!f.purpose.empty()) s += " purpose \"" + f.purpose + "\"";
    if (f.hidden.resident) s += " hidden from resident";
    if (f.hidden.file) s += " hidden in file";
    if (f.weighs.is_some()) s += " weighs " + name(m.rules, f.weighs);
    return s + grounds(f.asked_on);
  }

  std::string party(const Party& p) const {
    switch (p.kind) {
      case PartyKind::resident: return "resident";
      case PartyKind::lead_party: return "lead of " + name(m.fields, p.field);
      case PartyKind::field_provider: return "provider " + name(m.fields, p.field);
      case PartyKind::field_person: return "person " + name(m.fields, p.field);
      case PartyKind::field_municipality: return "municipality " + name(m.fields, p.field);
      case PartyKind::actor: return name(m.actors, p.actor);
      case PartyKind::answer_municipality: return "municipality " + question(p.answer, m);
    }
    return "";
  }

  std::string conclusion(const Conclusion& c) const {
    std::string s;
    if (const auto* yes_no = std::get_if<YesNo>(&c)) return yes_no->yes ? "yes" : "no";
    if (const auto* law = std::get_if<LawIs>(&c)) return "law " + name(m.sources, law->law);
    if (const auto* open = std::get_if<OpenOnPurpose>(&c)) return "open by " + name(m.actors, open->by);
    if (std::holds_alternative<NotApplicable>(c)) return "not applicable";
    if (const auto* worked_out = std::get_if<ValueIs>(&c)) return "value " + expr(worked_out->value);
    if (const auto* director = std::get_if<Director>(&c)) return party(director->is);
    if (const auto* to = std::get_if<Addressee>(&c)) {
      s = party(to->to);
      for (const Party& copy : to->copies) s += ", copy " + party(copy);
    }
    if (const auto* pay = std::get_if<Payment>(&c)) {
      for (const PayShare& share : pay->shares) {
        s += s.empty() ? "pay " : "; ";
        if (share.kind == PayShare::Kind::ratio)
          s += std::to_string(share.ratio.numerator) + "/" + std::to_string(share.ratio.denominator) + " ";
        if (share.kind == PayShare::Kind::rest) s += "rest ";
        if (share.kind == PayShare::Kind::fixed) s += "fixed " + expr(share.amount) + " ";
        if (share.kind == PayShare::Kind::parts) s += "parts " + expr(share.weight) + " ";
        if (share.at_most.is_some()) s += "at most " + expr(share.at_most) + " ";
        for (const BudgetId b : share.order) s += (b == share.order.front() ? "" : " then ") + name(m.budgets, b);
        if (share.municipality) s += (share.order.empty() ? "" : " then ") + party(*share.municipality);
      }
      if (pay->leftover.is_some()) s += "; leftover " + name(m.budgets, pay->leftover);
    }
    if (const auto* list = std::get_if<Obligations>(&c))
      for (const Obligation& o : list->list) {
        static constexpr std::array names = {"message", "letter", "order", "nothing", "ratification", "forwarding"};
        s += (s.empty() ? "" : "; ") + std::string(names[at(o.kind)]) + (o.message.empty() ? "" : " ") + o.message +
             " to " + party(o.to);
        if (o.due)
          s += " within " + std::to_string(o.due->count) +
               (o.due->unit == TermUnit::working_days ? " working days"
                : o.due->unit == TermUnit::days       ? " days"
                                                      : " weeks") +
               " of " + dates[at(o.due->from)];
        if (o.effective.is_some()) s += " from " + expr(o.effective);
        if (!o.mention.empty()) s += " mentioning \"" + o.mention + "\"";
      }
    return s;
  }

  std::string text(const Rule& r) const {
    std::string s = "rule " + question(r.question, m) + " " + r.name;
    for (const RuleId id : r.exception_to) s += (r.deviates ? " deviates from " : " except ") + name(m.rules, id);
    if (r.weighing.is_some()) s += " weighed by " + name(m.fields, r.weighing);
    return s + period(r.validity) + known(r.known_from) + ": " + expr(r.condition) + " => " + conclusion(r.conclusion) +
           grounds(r.grounds) + checked(r.checked) + (r.of_library ? " library" : "") +
           (r.reason.empty() ? "" : " because");
  }

  std::string text(const Safeguard& s) const {
    static constexpr std::array parts = {"pays", "decides", "orders", "directs", "addressed", "copied", "obliged"};
    static constexpr std::array obligations = {"message", "letter", "order", "nothing", "ratification", "forwarding"};
    static constexpr std::array somebodies = {"",
                                              "resident",
                                              "any body",
                                              "any function",
                                              "any provider",
                                              "any volunteer",
                                              "any organisation",
                                              "any person",
                                              "any municipality"};
    std::string all = "safeguard " + question(s.question, m) + " " + s.name + period(s.validity) + known(s.known_from) +
                      ": " + expr(s.condition) + (s.always ? " => always" : " => never");
    for (const Pattern& p : s.patterns) {
      all += std::string(&p == s.patterns.data() ? " " : ", ") + parts[at(p.kind)];
      if (p.kind == PatternKind::obliged) all += std::string(" ") + obligations[at(p.obligation)];
      if (!p.message.empty()) all += " " + p.message;
      if (p.kind == PatternKind::pays)
        all += " " + name(m.budgets, p.budget);
      else
        all += " " + (p.somebody == SomebodyKind::actor ? name(m.actors, p.actor) : somebodies[at(p.somebody)]);
    }
    return all + grounds(s.grounds) + (s.reason.empty() ? "" : " because");
  }

  std::string facts(const std::vector<FactGiven>& list) const {
    std::string s;
    for (const FactGiven& f : list) {
      const Type& t = m.fields[f.field.index].type;
      s += " " + name(m.fields, f.field) + "=";
      if (f.none)
        s += "none";
      else if (f.history.empty())
        s += value(f.value, t.choices);
      for (const auto& [day, v] : f.history) s += "<" + to_iso(day) + " " + value(v, t.choices) + ">";
    }
    return s;
  }

  void example(const Example& e) {
    std::string s = "example \"" + e.title + "\" " + std::to_string(at(e.origin)) + grounds(e.grounds);
    for (std::size_t d = 0; d < e.dates.size(); ++d)
      if (e.dates[d]) s += std::string(" ") + dates[d] + " " + to_iso(*e.dates[d]);
    for (const ExampleSpent& x : e.spent)
      s += " spent " + name(m.budgets, x.budget) + " " + to_plain(x.amount) + " " + to_iso(x.as_of);
    if (e.personal_interest) {
      s += " interest(";
      for (const ActorId id : *e.personal_interest) s += " " + name(m.actors, id);
      s += " )";
    }
    line(s);
    for (const ExamplePerson& p : e.persons) line("  person " + p.name + facts(p.facts));
    for (const ExampleRequest& r : e.requests) {
      s = "  request " + r.name + " for " + e.persons[r.person].name + facts(r.facts);
      for (const JudgementGiven& j : r.judgements)
        s += " judged " + name(m.fields, j.field) + (j.value ? " yes" : " no") + " by " + name(m.actors, j.by) +
             (j.on ? " " + to_iso(*j.on) : "");
      line(s);
    }
    if (!e.plan.empty()) line("  plan" + facts(e.plan));
    for (const ExampleDecision& d : e.decisions)
      line("  taken for " + e.persons[d.person].name + " " + name(m.sources, d.law) + " by " +
           name(m.actors, d.taken_by) + (d.kind ? std::string(" to ") + kinds[at(*d.kind)] : "") +
           (d.primary_by.is_some() ? " primary by " + name(m.actors, d.primary_by) : "") +
           (d.ordered_by.is_some() ? " ordered by " + name(m.actors, d.ordered_by) : "") +
           (d.ordered_on ? " on " + to_iso(*d.ordered_on) : ""));
    for (const Expectation& x : e.expectations) expectation(x);
  }

  void expectation(const Expectation& x) {
    static constexpr std::array whats = {"law",     "need",      "right",     "payer",      "decider",
                                         "orderer", "addressee", "direction", "obligation", "own"};
    static constexpr std::array forms = {"",       " missing",      " open", " conflict", " not_applicable",
                                         " error", " not_competent"};
    std::string s = std::string("  expect ") + whats[at(x.what)] + forms[at(x.form)];
    if (x.form == Expectation::Form::answer) {
      if (x.what == Expectation::What::law || x.what == Expectation::What::need || x.what == Expectation::What::right)
        s += " " + value(x.value);
      if (x.what == Expectation::What::addressee || x.what == Expectation::What::direction ||
          x.what == Expectation::What::obligation)
        s += " to " + party(x.party);
    }
    if (x.what == Expectation::What::own) {
      const OwnQuestion& q = m.own_questions[x.own];
      s += " " + q.name + (x.form == Expectation::Form::answer ? " " + value(x.value, q.type) : "");
    }
    for (const auto& [code, amount] : x.paid_elsewhere) s += " " + std::to_string(code) + " " + to_plain(amount);
    for (const auto& [budget, amount] : x.payment) s += " " + name(m.budgets, budget) + " " + to_plain(amount);
    if (x.uncovered) s += " uncovered " + to_plain(*x.uncovered);
    for (const ActorId id : x.deciders) s += " " + name(m.actors, id);
    if (x.on_behalf_of.is_some()) s += " on behalf of " + name(m.actors, x.on_behalf_of);
    if (x.via_given) s += " via";
    for (const ActorId id : x.via) s += " " + name(m.actors, id);
    if (x.what == Expectation::What::obligation) s += " kind " + std::to_string(at(x.obligation)) + " " + x.message;
    if (x.effective) s += " from " + to_iso(*x.effective);
    if (!x.mention.empty()) s += " mentioning \"" + x.mention + "\"";
    for (const std::string& n : x.names) s += " '" + n + "'";
    if (x.by.is_some()) s += " by " + name(m.actors, x.by);
    if (!x.request.empty()) s += " for " + x.request;
    line(s);
  }

  const Model& m;
  std::string out;
};

}  // namespace

std::string dump(const semantics::Model& model) { return Dump(model).run(); }

}  // namespace klap::test
