// The one way to include the test framework: Catch2 2.13 (Debian 12) and 3 (Ubuntu 24.04) alike, and properties.
#pragma once

#define CATCH_CONFIG_ENABLE_OPTIONAL_STRINGMAKER
#define CATCH_CONFIG_ENABLE_VARIANT_STRINGMAKER

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <rapidcheck.h>

/// A property as an assertion of the test case it stands in: KLAP_PROPERTY("a + b = b + a", [](int a, int b) { … }).
/// (RapidCheck's own Catch header knows Catch2 2 only.) Falsified: the counterexample and how to reproduce it are
/// printed.
#define KLAP_PROPERTY(name, ...) CHECK(rc::check(name, __VA_ARGS__))
