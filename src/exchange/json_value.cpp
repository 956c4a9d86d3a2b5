#include "json_value.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace klap::exchange {
namespace {

/// In quotation marks. What needs care, nlohmann writes: a single text it gives back without asking for memory.
void write_text(std::string& out, const std::string& text) {
  const auto plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  if (std::all_of(text.begin(), text.end(), plain)) {
    out += '"';
    out += text;
    out += '"';
    return;
  }
  out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

constexpr std::size_t step = 2;

void new_line(std::string& out, std::size_t indent) {
  out += '\n';
  out.append(indent, ' ');
}

/// What writes one part is told its indent.
template <class Parts, class Write>
void write_all(std::string& out, std::size_t indent, char open, const Parts& parts, char close, const Write& write) {
  out += open;
  bool first = true;
  for (const auto& part : parts) {
    if (!first) out += ',';
    first = false;
    new_line(out, indent + step);
    write(part, indent + step);
  }
  if (!parts.empty()) new_line(out, indent);
  out += close;
}

}  // namespace

bool Json::is_pair() const {
  const auto* array = std::get_if<Array>(&value_);
  return array != nullptr && array->size() == 2 && std::holds_alternative<std::string>(array->front().value_);
}

Json Json::array(std::initializer_list<JsonPart> parts) {
  Array array;
  array.reserve(parts.size());
  for (const JsonPart& part : parts) array.push_back(part.take());
  return Json(Value(std::move(array)));
}

Json::Json(std::initializer_list<JsonPart> parts) : Json(array(parts)) {
  auto& list = std::get<Array>(value_);
  if (!std::all_of(list.begin(), list.end(), [](const Json& one) { return one.is_pair(); })) return;
  Object object;
  object.reserve(list.size());
  for (Json& one : list) {
    auto& pair = std::get<Array>(one.value_);
    object.emplace_back(std::move(std::get<std::string>(pair[0].value_)), std::move(pair[1]));
  }
  value_ = std::move(object);
}

Json& Json::operator[](std::string_view key) {
  if (std::holds_alternative<std::nullptr_t>(value_)) value_ = Object();
  auto& object = std::get<Object>(value_);
  const auto found =
      std::find_if(object.begin(), object.end(), [&](const auto& member) { return member.first == key; });
  if (found != object.end()) return found->second;
  return object.emplace_back(std::string(key), Json()).second;
}

void Json::reserve(std::size_t count) {
  if (auto* array = std::get_if<Array>(&value_)) return array->reserve(count);
  std::get<Object>(value_).reserve(count);
}

void Json::update(Json more) {
  for (auto& [key, value] : std::get<Object>(more.value_)) (*this)[key] = std::move(value);
}

std::size_t Json::size() const {
  if (const auto* array = std::get_if<Array>(&value_)) return array->size();
  return std::get<Object>(value_).size();
}

void Json::write(std::string& out, std::size_t indent) const {
  if (const auto* text = std::get_if<std::string>(&value_)) return write_text(out, *text);
  if (const auto* yes = std::get_if<bool>(&value_)) {
    out += *yes ? "true" : "false";
  } else if (const auto* number = std::get_if<std::int64_t>(&value_)) {
    out += std::to_string(*number);
  } else if (const auto* array = std::get_if<Array>(&value_)) {
    write_all(out, indent, '[', *array, ']', [&](const Json& part, std::size_t deeper) { part.write(out, deeper); });
  } else if (const auto* object = std::get_if<Object>(&value_)) {
    write_all(out, indent, '{', *object, '}', [&](const auto& member, std::size_t deeper) {
      write_text(out, member.first);
      out += ": ";
      member.second.write(out, deeper);
    });
  } else {
    out += "null";
  }
}

}  // namespace klap::exchange
