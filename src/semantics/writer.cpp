#include "writer.hpp"

#include <array>

namespace klap::semantics {

namespace {

/// Added to the kind of a share that has a bound: what rule sets without any are written as stays the same.
constexpr std::int64_t bounded = 16;

}  // namespace

void Writer::number(std::int64_t n) {
  auto u = static_cast<std::uint64_t>(n);
  std::array<char, 8> bytes{};
  for (char& byte : bytes) {
    byte = static_cast<char>(u & 0xFFU);
    u >>= 8U;
  }
  bytes_.append(bytes.data(), bytes.size());
}

void Writer::text(std::string_view s) {
  number(static_cast<std::int64_t>(s.size()));
  bytes_ += s;
}

void Writer::value(const Value& v) {
  of(v.kind);
  number(v.raw);
}

void Writer::period(const Period& p) {
  maybe(p.from, [&](Date d) { date(d); });
  maybe(p.through, [&](Date d) { date(d); });
}

void Writer::type(const Type& t) {
  of(t.kind);
  of(t.unit);
  id(t.choices);
  number(t.optional ? 1 : 0);
  number(t.history ? 1 : 0);
  number(t.answer);
}

void Writer::grounds(const std::vector<Ground>& all) {
  list(all, [&](const Ground& g) {
    id(g.source);
    text(g.article);
  });
}

void Writer::checked(const std::optional<Checked>& checked) {
  maybe(checked, [&](const Checked& how) {
    of(how.certainty);
    maybe(how.on, [&](Date d) { date(d); });
  });
}

void Writer::presumption(const std::optional<Presumption>& p) {
  maybe(p, [&](const Presumption& given) {
    value(given.value);
    text(given.reason);
  });
}

void Writer::declared(const Declared& d) {
  text(d.name);
  text(d.label);
}

void Writer::party(const Party& p) {
  of(p.kind);
  id(p.field);
  id(p.actor);
  question(p.answer);
}

void Writer::payment(const Payment& p) {
  list(p.shares, [&](const PayShare& share) {
    number(static_cast<std::int64_t>(share.kind) + (share.at_most.is_some() ? bounded : 0));
    number(share.ratio.numerator);
    number(share.ratio.denominator);
    list(share.order, [&](BudgetId b) { id(b); });
    maybe(share.municipality, [&](const Party& m) { party(m); });
    for (const ExprId id : {share.amount, share.weight, share.at_most})  // which there are, the kind has said
      if (id.is_some()) condition(id);
  });
  id(p.leftover);
}

void Writer::obligation(const Obligation& o) {
  of(o.kind);
  text(o.message);
  party(o.to);
  maybe(o.due, [&](const Due& due) {
    number(due.count);
    of(due.unit);
    of(due.from);
  });
  condition(o.effective);
  text(o.mention);
}

void Writer::conclusion(const Conclusion& c) {
  number(static_cast<std::int64_t>(c.index()));
  struct Each {
    Writer& w;
    void operator()(const YesNo& a) const { w.number(a.yes ? 1 : 0); }
    void operator()(const LawIs& a) const { w.id(a.law); }
    void operator()(const Payment& a) const { w.payment(a); }
    void operator()(const Addressee& a) const {
      w.party(a.to);
      w.list(a.copies, [&](const Party& p) { w.party(p); });
    }
    void operator()(const Director& a) const { w.party(a.is); }
    void operator()(const Obligations& a) const {
      w.list(a.list, [&](const Obligation& o) { w.obligation(o); });
    }
    void operator()(const OpenOnPurpose& a) const { w.id(a.by); }
    void operator()(const ValueIs& a) const { w.condition(a.value); }
    void operator()(const NotApplicable&) const {}
  };
  std::visit(Each{*this}, c);
}

void Writer::condition(ExprId root) {
  id(ExprId(root.is_some() ? 0 : ExprId::none_index));
  if (!root.is_some()) return;
  std::vector<ExprId> open{root};  // depth first, arguments in order; the counts make the tree unambiguous
  while (!open.empty()) {
    const Expr& e = model_.exprs[open.back().index];
    open.pop_back();
    of(e.op);
    type(e.type);
    value(e.literal);
    number(e.ref);
    number(static_cast<std::int64_t>(e.arguments.size()));
    open.insert(open.end(), e.arguments.rbegin(), e.arguments.rend());
  }
}

}  // namespace klap::semantics
