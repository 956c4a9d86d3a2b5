#include <algorithm>
#include <iterator>
#include <tuple>

#include <klap/base/limits.hpp>
#include <klap/diagnostics/diagnostic.hpp>

namespace klap {
namespace {

constexpr KindInfo kinds[] = {  // no std::array: clang limits how many arguments it deduces from
#define KLAP_DIAGNOSTIC(name, code, level, dutch, english) KindInfo{#name, code, Level::level, dutch, english},
#include <klap/diagnostics/kinds.def>
#undef KLAP_DIAGNOSTIC
};

}  // namespace

const KindInfo& info(DiagnosticKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

const std::vector<DiagnosticKind>& all_kinds() {
  static const std::vector<DiagnosticKind> all = [] {
    std::vector<DiagnosticKind> list(std::size(kinds));
    for (std::size_t i = 0; i < list.size(); ++i) list[i] = static_cast<DiagnosticKind>(i);
    return list;
  }();
  return all;
}

namespace {
bool is_error(const Diagnostic& one) { return info(one.kind).level == Level::error; }
}  // namespace

void Diagnostics::add(DiagnosticKind kind, Span span, std::vector<std::string> arguments) {
  if (info(kind).level == Level::error) ++errors_;
  if (list_.size() >= limits::diagnostics) {
    ++not_shown_;
    return;
  }
  list_.push_back({kind, span, std::move(arguments)});
}

void Diagnostics::add_all(const Diagnostics& found, const std::vector<std::uint32_t>& place_of) {
  for (Diagnostic one : found.list_) {
    if (one.span.document != nowhere.document) one.span.document = place_of.at(one.span.document);
    if (std::find(list_.begin(), list_.end(), one) == list_.end()) add(one.kind, one.span, std::move(one.arguments));
  }
  not_shown_ += found.not_shown_;
  const auto shown = std::count_if(found.list_.begin(), found.list_.end(), is_error);
  errors_ += found.errors_ - static_cast<std::size_t>(shown);
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.span.document, d.span.begin, info(d.kind).code, d.span.end);
  };
  std::stable_sort(list_.begin(), list_.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

}  // namespace klap
