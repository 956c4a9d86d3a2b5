// The one include for a C++ embedder:
//
//     const klap::Loaded loaded = klap::load_rules({"rules/woerden"});
//     if (!loaded.rules) …                                     // loaded.problems and loaded.diagnostics say why
//     const klap::program::Program& program = loaded.rules->program;
//     klap::Diagnostics wrong;
//     const auto facts = klap::exchange::read_case(program, json, wrong);
//     const auto outcome = klap::decision::decide(program, *facts);
//     const auto why = klap::decision::derive(program, *facts, outcome);
//     klap::explanation::summarise(program, *facts, outcome, why, klap::Language::dutch);
//
// A rule set is loaded once and shared: everything behind `rules` is immutable, and any number of threads may decide with
// it. Nothing here reads a clock, a locale or the network, and only load_rules() of paths reads files.
#pragma once

#include <klap/decision/decide.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/exchange/diagnostics_json.hpp>
#include <klap/exchange/letters_json.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/loading/rule_set.hpp>
