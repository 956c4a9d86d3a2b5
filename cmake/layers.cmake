# One library per folder of include/klap/, linked along KLAP_EDGES and along nothing else.
include("${CMAKE_CURRENT_LIST_DIR}/edges.cmake")

# Third parties, by layer; never in a public header, so always PRIVATE.
set(KLAP_NEEDS_syntax Boost::headers)
set(KLAP_NEEDS_semantics Boost::headers klap_libmd)
set(KLAP_NEEDS_compile Boost::headers klap_libmd)
set(KLAP_NEEDS_exchange nlohmann_json::nlohmann_json)
set(KLAP_NEEDS_simulation nlohmann_json::nlohmann_json)

set(KLAP_LAYERS "")
foreach(edge IN LISTS KLAP_EDGES)
  string(REGEX MATCH "^([a-z_]+):(.*)$" matched "${edge}")
  set(layer "${CMAKE_MATCH_1}")
  separate_arguments(sees UNIX_COMMAND "${CMAKE_MATCH_2}")
  list(TRANSFORM sees PREPEND "klap_")
  list(APPEND KLAP_LAYERS ${layer})

  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${layer}/*.cpp")
  if(sources)
    add_library(klap_${layer} STATIC ${sources})
    set(visibility PUBLIC)
    target_link_libraries(klap_${layer} PRIVATE klap_options fmt::fmt-header-only ${KLAP_NEEDS_${layer}})
  else()
    add_library(klap_${layer} INTERFACE)
    set(visibility INTERFACE)
  endif()
  add_library(klap::${layer} ALIAS klap_${layer})
  target_include_directories(klap_${layer} ${visibility} "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>")
  target_compile_features(klap_${layer} ${visibility} cxx_std_20)
  target_link_libraries(klap_${layer} ${visibility} ${sees})
endforeach()

# Spirit grammars: clang warns on every `a >> b > c`, and without inlining parsing is forty times slower.
file(GLOB grammars CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/syntax/*grammar*.cpp")
if(grammars)
  set_source_files_properties(${grammars} PROPERTIES COMPILE_OPTIONS "-Wno-parentheses;$<$<CONFIG:Debug>:-O1>")
endif()

# The whole engine, for tools, tests and embedders.
add_library(klap_all INTERFACE)
add_library(klap::klap ALIAS klap_all)
list(TRANSFORM KLAP_LAYERS PREPEND "klap_" OUTPUT_VARIABLE klap_layer_targets)
target_link_libraries(klap_all INTERFACE ${klap_layer_targets})
