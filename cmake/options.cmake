# Compile options of every target of the project, and of nobody who embeds it.
option(KLAP_WERROR "Warnings are errors" OFF)
option(KLAP_ASSERTIONS "Check preconditions of the standard library" OFF)
option(KLAP_USE_CCACHE "Compile through ccache where it is installed" ON)
option(KLAP_USE_MOLD "Link with mold where it is installed" ON)
set(KLAP_SANITIZE "" CACHE STRING "Sanitizers, separated by commas: address,undefined or thread")

add_library(klap_options INTERFACE)
target_compile_options(klap_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${KLAP_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # What g++ says after inlining depends on the optimiser: seen, but no reason to stop a build. -Wrestrict of g++ 12 is
  # wrong about `"a" + std::string` (GCC bug 105651).
  target_compile_options(klap_options INTERFACE
    -Wno-error=maybe-uninitialized -Wno-error=array-bounds -Wno-error=stringop-overflow -Wno-error=stringop-overread
    $<$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>:-Wno-restrict>)
endif()
# With assertions every decision also holds the index of a question against all its rules (src/decision/rules.cpp).
target_compile_definitions(klap_options INTERFACE
  $<$<BOOL:${KLAP_ASSERTIONS}>:_GLIBCXX_ASSERTIONS>
  $<$<BOOL:${KLAP_ASSERTIONS}>:KLAP_CHECK_INDEX>)

if(KLAP_SANITIZE)
  target_compile_options(klap_options INTERFACE
    -fsanitize=${KLAP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -O1)
  target_link_options(klap_options INTERFACE -fsanitize=${KLAP_SANITIZE})
endif()

if(KLAP_USE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(KLAP_CCACHE ccache)
  mark_as_advanced(KLAP_CCACHE)
  if(KLAP_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${KLAP_CCACHE}")
  endif()
endif()

if(KLAP_USE_MOLD)
  find_program(KLAP_MOLD mold)
  mark_as_advanced(KLAP_MOLD)
  if(KLAP_MOLD)
    include(CheckLinkerFlag)
    check_linker_flag(CXX -fuse-ld=mold KLAP_LINKER_TAKES_MOLD)
    if(KLAP_LINKER_TAKES_MOLD)
      target_link_options(klap_options INTERFACE -fuse-ld=mold)
    endif()
  endif()
endif()
