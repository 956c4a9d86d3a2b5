// The base types in the messages of failing tests and properties.
#pragma once

#include <ostream>
#include <string>

#include <klap/base/date.hpp>
#include <klap/base/money.hpp>
#include <klap/base/ratio.hpp>

#include "support/catch.hpp"

namespace klap {

// RapidCheck finds these by their namespace.
inline void showValue(const Date& d, std::ostream& out) { out << to_iso(d); }
inline void showValue(const Money& m, std::ostream& out) { out << to_plain(m); }
inline void showValue(const Ratio& r, std::ostream& out) { out << r.numerator << '/' << r.denominator; }

}  // namespace klap

namespace Catch {

template <>
struct StringMaker<klap::Date> {
  static std::string convert(const klap::Date& d) { return klap::to_iso(d); }
};
template <>
struct StringMaker<klap::Money> {
  static std::string convert(const klap::Money& m) { return klap::to_plain(m); }
};
template <>
struct StringMaker<klap::Ratio> {
  static std::string convert(const klap::Ratio& r) {
    return std::to_string(r.numerator) + "/" + std::to_string(r.denominator);
  }
};

}  // namespace Catch
