// Lines of text with two-space indentation. What comes from a rule set or a case cannot break a line or the encoding.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace klap::explanation {

/// Puts the text behind `out`, as one line of valid UTF-8: control characters become spaces, bytes that are no UTF-8
/// become U+FFFD.
void append_on_one_line(std::string& out, std::string_view text);

class Writer {
 public:
  void line(std::string_view text);
  /// An empty line, unless the text is empty or already ends with one.
  void gap();
  [[nodiscard]] std::string take() { return std::move(out_); }
  /// For what need be explained only once: is it the first time?
  [[nodiscard]] bool first_time(const std::string& what) { return explained_.insert(what).second; }

  /// One level deeper as long as it lives.
  class Deeper {
   public:
    explicit Deeper(Writer& writer) : writer_(writer) { ++writer_.depth_; }
    ~Deeper() { --writer_.depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    Writer& writer_;
  };

 private:
  std::string out_;
  std::set<std::string> explained_;
  int depth_ = 0;
};

}  // namespace klap::explanation
