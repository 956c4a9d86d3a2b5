# For the sanitizer presets: clang with its run-time libraries where installed (half the time and memory), else g++.
if(NOT CMAKE_CXX_COMPILER)
  find_program(KLAP_CLANG NAMES clang++ clang++-19 clang++-18 clang++-16 clang++-15 clang++-14)
  if(KLAP_CLANG)
    execute_process(COMMAND "${KLAP_CLANG}" -print-runtime-dir OUTPUT_VARIABLE runtime
      OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    file(GLOB sanitizer "${runtime}/libclang_rt.asan*.a")
    if(sanitizer)
      set(CMAKE_CXX_COMPILER "${KLAP_CLANG}")
    endif()
  endif()
endif()
