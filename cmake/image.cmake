# The layout of an image is the sources that say what a program consists of: an image of other sources is not read.
file(GLOB layout_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/include/klap/program/*.hpp" "${PROJECT_SOURCE_DIR}/src/image/*.hpp")
list(APPEND layout_sources "${PROJECT_SOURCE_DIR}/include/klap/base/vocabulary.hpp" "${PROJECT_SOURCE_DIR}/include/klap/base/value.hpp")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${layout_sources})
set(layout_text "")
foreach(source IN LISTS layout_sources)
  file(SHA256 "${source}" of_source)
  string(APPEND layout_text "${of_source}\n")
endforeach()
string(SHA256 KLAP_IMAGE_LAYOUT "${layout_text}")
target_compile_definitions(klap_image PRIVATE KLAP_IMAGE_LAYOUT="${KLAP_IMAGE_LAYOUT}")
