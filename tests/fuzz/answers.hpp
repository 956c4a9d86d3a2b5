// What holds for the answers to one case, whatever the rules and the facts.
#pragma once

#include <klap/decision/case.hpp>
#include <klap/program/program.hpp>

namespace klap::fuzz {

/// Decides, derives and, unless there are very many requests, explains to every reader in both languages: all of it
/// twice, and the same both times.
void hold_answers(const program::Program& program, const decision::Case& facts);

/// The case as JSON is read as that case.
void hold_round_trip(const program::Program& program, const decision::Case& facts);

}  // namespace klap::fuzz
