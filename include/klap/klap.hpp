// The one include for a C++ embedder:
//
//     const klap::Loaded loaded = klap::load_rules({"rules/woerden"});
//     if (!loaded.rules) std::cerr << loaded.text(klap::Language::english);
//     const klap::Decided decided = klap::decide(loaded.rules, json);
//     if (!decided.answers) std::cerr << decided.text(klap::Language::english);
//     decided.answers->outcome.requests.front().payer …      // the answers themselves: decision/outcome.hpp
//     decided.answers->json();                               // the same for systems
//     decided.answers->explain(klap::explanation::Reader::resident, klap::Language::english);
//
// Rules with `status concept` are refused (K1040) unless DecideOptions::allow_concept says otherwise. What decide() is
// made of — exchange::read_case(), decision::decide(), decision::derive() — is there too, and refuses nothing.
//
// A rule set is loaded once and shared: everything behind `rules` is immutable, and any number of threads may decide
// with it. Nothing here reads a clock, a locale or the network, and only load_rules() of paths and decide_file() read
// files.
#pragma once

#include <klap/columns/decide.hpp>
#include <klap/deciding/decide_case.hpp>
#include <klap/decision/decide.hpp>
#include <klap/decision/timeline.hpp>
#include <klap/exchange/case_json.hpp>
#include <klap/exchange/diagnostics_json.hpp>
#include <klap/exchange/letters_json.hpp>
#include <klap/exchange/outcome_json.hpp>
#include <klap/exchange/schema.hpp>
#include <klap/exchange/timeline_json.hpp>
#include <klap/explanation/explain.hpp>
#include <klap/image/image.hpp>
#include <klap/loading/rule_set.hpp>
#include <klap/semantics/check.hpp>
#include <klap/simulation/simulate.hpp>
