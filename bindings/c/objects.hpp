// What the handles of klap.h lead to.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <klap/klap.h>
#include <klap/loading/rule_set.hpp>

#include "handle_table.hpp"

namespace klap::c {

/// `documents` are what the findings about the rules lie in.
struct Rules {
  std::shared_ptr<const RuleSet> set;
  Documents documents;
};

struct Message {
  std::string code;
  std::string dutch;
  std::string english;
  std::string document;
  std::string pointer;
  Place place{0, 0};
  Level level = Level::error;
};

/// Why a call failed.
struct Error {
  klap_status status = KLAP_INTERNAL;
  std::vector<Message> messages;
  std::size_t not_shown = 0;
  std::string text_dutch;
  std::string text_english;
  std::string json;
};

struct Tables {
  HandleTable<Rules, 1> rules;
  HandleTable<std::string, 2> texts;
  HandleTable<Error, 3> errors;
};

/// One for the whole process. Never destroyed: what runs when the process ends may still hold handles.
[[nodiscard]] Tables& tables();

}  // namespace klap::c
