// An unambiguous form of the parts of a model: every text with its length, every number in eight bytes, every list with
// its count. Equal bytes mean equal parts; spans are not in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <klap/semantics/model.hpp>

namespace klap::semantics {

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model) {}

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

  void number(std::int64_t n);
  void text(std::string_view s);
  template <class E>
  void of(E e) {
    number(static_cast<std::int64_t>(e));
  }
  template <class Tag>
  void id(Id<Tag> i) {
    number(i.is_some() ? std::int64_t{i.index} : -1);
  }
  template <class T, class F>
  void list(const std::vector<T>& items, F&& each) {
    number(static_cast<std::int64_t>(items.size()));
    for (const T& item : items) each(item);
  }
  template <class T, class F>
  void maybe(const std::optional<T>& item, F&& each) {
    number(item.has_value() ? 1 : 0);
    if (item) each(*item);
  }

  void value(const Value& v);
  void money(Money m) { number(m.cents()); }
  void date(Date d) { number(d.days()); }
  void period(const Period& p);
  void type(const Type& t);
  void grounds(const std::vector<Ground>& grounds);
  void checked(const std::optional<Checked>& checked);
  void question(QuestionId question) { number(question.index); }
  void presumption(const std::optional<Presumption>& p);
  void declared(const Declared& d);
  void party(const Party& p);
  void payment(const Payment& p);
  void obligation(const Obligation& o);
  void conclusion(const Conclusion& c);
  /// The condition or expression with all below it; the terms in it by name only.
  void condition(ExprId id);

 private:
  const Model& model_;
  std::string bytes_;
};

}  // namespace klap::semantics
