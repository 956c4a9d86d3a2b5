# For `pip install .`, where the first package that is not there would be all one hears of: says them all, and what to type.
set(absent "")
foreach(pair "boost/spirit/home/x3.hpp=libboost-dev" "boost/graph/adjacency_list.hpp=libboost-dev"
        "fmt/format.h=libfmt-dev" "nlohmann/json.hpp=nlohmann-json3-dev" "sha256.h=libmd-dev")
  string(REGEX MATCH "^(.+)=(.+)$" matched "${pair}")
  set(package "${CMAKE_MATCH_2}")
  find_path(klap_needed_header NAMES "${CMAKE_MATCH_1}" NO_CACHE)
  if(NOT klap_needed_header)
    list(APPEND absent "${package}")
  endif()
  unset(klap_needed_header)
endforeach()
list(REMOVE_DUPLICATES absent)
if(absent)
  list(JOIN absent " " absent)
  message(FATAL_ERROR "Klap is built from source and needs libraries that are not on this machine.\n"
    "Debian, Ubuntu: apt-get install ${absent}\n"
    "Elsewhere: Boost 1.74 or newer, fmt, nlohmann-json 3, libmd.")
endif()
