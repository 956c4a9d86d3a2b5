# Who may include and link whom. The one list: CMake makes the link edges from it, and
# tests/architecture/include_rule_test.cpp holds every #include line against it and it against its own copy.
#
#   base <- source <- diagnostics <- syntax <- semantics <- compile
#   syntax <- format
#   base <- program <- compile <- loading
#   program, diagnostics <- image <- loading
#   base <- program <- decision <- explanation
#   exchange <- program, decision, explanation, diagnostics
#   analysis <- semantics, program, decision
#   deciding <- loading, exchange
#   simulation <- exchange, decision
#   columns <- exchange, decision
#
# One entry per folder of include/klap/ and src/, in build order: "folder: the folders it may see".
set(KLAP_EDGES
  "base:"
  "source: base"
  "diagnostics: source base"
  "syntax: diagnostics source base"
  "format: syntax diagnostics source base"
  "semantics: syntax diagnostics source base"
  "program: base"
  "image: program diagnostics source base"
  "compile: semantics program syntax diagnostics source base"
  "decision: program base"
  "explanation: decision program base"
  "exchange: program decision explanation diagnostics source base"
  "analysis: decision program semantics syntax diagnostics source base"
  "simulation: exchange explanation decision program diagnostics source base"
  "columns: exchange explanation decision program diagnostics source base"
  "loading: image compile program semantics syntax diagnostics source base"
  "deciding: loading exchange explanation decision image compile program semantics syntax diagnostics source base"
)
