// Parsers that look ahead and take nothing: what tells two forms apart that begin alike.
#pragma once

#include "parsers.hpp"

namespace klap::syntax {

/// A parser that looks at the tokens around a place and takes none. Derived has holds(reader, at).
template <typename Derived>
struct NoToken : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <typename Context, typename Rest, typename Attribute>
  bool parse(At& first, At const&, const Context& context, const Rest&, Attribute&) const {
    Reader& reader = reader_in(context);
    ++reader.steps;
    return !reader.failed && this->derived().holds(reader, first);
  }
};

/// Here an answer ends that is a single word; what goes on is an expression.
struct AnswerEnds : NoToken<AnswerEnds> {
  explicit AnswerEnds(std::initializer_list<Keyword> list) : going_on(keywords(list)) {}
  bool holds(Reader&, At at) const {
    if (OperatorParser::is_symbol(at)) return false;
    return at->kind != TokenKind::keyword || !going_on[static_cast<std::size_t>(at->keyword)];
  }
  KeywordSet going_on;
};

inline bool adds(At at) {
  return is_symbol(at, TokenKind::plus_sign) || is_symbol(at, TokenKind::minus_sign) || is_keyword(at, Keyword::plus) ||
         is_keyword(at, Keyword::minus);
}
inline constexpr Keyword date_units[] = {Keyword::days, Keyword::weeks, Keyword::working_days, Keyword::months, Keyword::years};
inline bool is_date_unit(At at) {
  for (const Keyword unit : date_units)
    if (is_keyword(at, unit)) return true;
  return false;
}

/// How many tokens a name is, with whose it is; 0 if there is none. `uren`, `uren van de voorziening`.
inline int reference_ahead(At at) {
  if (!is_name(at)) return 0;
  const bool possessive = is_keyword(at + 1, Keyword::of) && (is_name(at + 2) || is_keyword(at + 2, Keyword::resident));
  return possessive ? 3 : 1;
}

/// Behind `plus` or `min`, before `6 weken`, `termijn dagen` or `termijn van het plan dagen`.
struct DurationAhead : NoToken<DurationAhead> {
  bool holds(Reader&, At at) const {
    if (!adds(at - 1)) return false;
    if (at->kind == TokenKind::integer) return is_date_unit(at + 1);
    const int size = reference_ahead(at);
    return size != 0 && is_date_unit(at + size);
  }
};

/// Before `€ 50 ten laste van`, or a name in its place.
struct AmountAhead : NoToken<AmountAhead> {
  bool holds(Reader&, At at) const {
    const int size = is_symbol(at, TokenKind::money) ? 1 : reference_ahead(at);
    return size != 0 && is_keyword(at + size, Keyword::charged_to);
  }
};

/// Before `2 delen`, or `uren delen ten laste van`.
struct PartsAhead : NoToken<PartsAhead> {
  bool holds(Reader&, At at) const {
    const auto part = [](At word) { return is_keyword(word, Keyword::part) || is_keyword(word, Keyword::parts); };
    if (is_symbol(at, TokenKind::integer)) return part(at + 1);
    const int size = reference_ahead(at);
    return size != 0 && part(at + size) && is_keyword(at + size + 1, Keyword::charged_to);
  }
};

/// Before `, na afweging door`.
struct WeighingAhead : NoToken<WeighingAhead> {
  bool holds(Reader&, At at) const { return is_symbol(at, TokenKind::comma) && is_keyword(at + 1, Keyword::weighed_by); }
};

/// Before `soort van de voorziening met de laagste`, or of one of the persons.
struct FirstByAhead : NoToken<FirstByAhead> {
  bool holds(Reader&, At at) const {
    static const KeywordSet superlatives =
        keywords({Keyword::with_lowest, Keyword::with_earliest, Keyword::with_highest, Keyword::with_latest});
    if (!is_name(at) || !is_keyword(at + 1, Keyword::of)) return false;
    const bool request = is_keyword(at + 2, Keyword::request);
    if (!request && !is_keyword(at + 2, Keyword::person)) return false;
    const bool whose = request && is_keyword(at + 3, Keyword::of) && is_keyword(at + 4, Keyword::resident);
    const At word = at + (whose ? 5 : 3);
    return word->kind == TokenKind::keyword && superlatives[static_cast<std::size_t>(word->keyword)];
  }
};

/// Never holds; says that behind `plus 6` a unit could stand.
struct UnitCouldStand : NoToken<UnitCouldStand> {
  bool holds(Reader& reader, At at) const {
    if (at[-1].kind != TokenKind::integer || !adds(at - 2)) return false;
    for (const Keyword unit : date_units) reader.miss(at, expected(unit), true);
    return false;
  }
};

}  // namespace klap::syntax
