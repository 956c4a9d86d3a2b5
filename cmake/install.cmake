# What is installed: one C++ library (static, or shared with KLAP_SHARED), the C libraries, the headers, and how
# find_package(klap) and pkg-config find them. tests/install builds outside projects against it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# The layers as one library, of the objects that are there already.
set(klap_objects "")
foreach(layer IN LISTS klap_layer_targets)
  get_target_property(kind ${layer} TYPE)
  if(NOT kind STREQUAL "INTERFACE_LIBRARY")
    list(APPEND klap_objects "$<TARGET_OBJECTS:${layer}>")
  endif()
endforeach()
if(KLAP_SHARED)
  set(exports "${CMAKE_CURRENT_LIST_DIR}/klap.map")
  add_library(klap_library SHARED ${klap_objects})
  # No promise between versions: the C interface is the one that keeps.
  set_target_properties(klap_library PROPERTIES
    VERSION "${PROJECT_VERSION}" SOVERSION "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}" LINK_DEPENDS "${exports}")
  target_link_options(klap_library PRIVATE "LINKER:--version-script=${exports}")
  target_link_libraries(klap_library PRIVATE klap_options klap_libmd)
  set(klap_static_libs "")
else()
  add_library(klap_library STATIC ${klap_objects})
  target_link_libraries(klap_library INTERFACE "$<INSTALL_INTERFACE:md>")
  set(klap_static_libs " -lmd")
endif()
set_target_properties(klap_library PROPERTIES
  OUTPUT_NAME klap EXPORT_NAME klap LINKER_LANGUAGE CXX
  ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib" LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
target_compile_features(klap_library INTERFACE cxx_std_20)

set(klap_installed klap_library klap_c_shared)
if(NOT KLAP_SHARED)
  list(APPEND klap_installed klap_c)
endif()
install(TARGETS ${klap_installed} EXPORT klap-targets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
if(TARGET klap)  # the command line tool, with KLAP_TOOLS
  install(TARGETS klap RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/schemas" DESTINATION "${CMAKE_INSTALL_DATADIR}/klap" FILES_MATCHING PATTERN "*.json")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/klap" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h" PATTERN "*.def")

set(klap_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/klap")
install(EXPORT klap-targets NAMESPACE klap:: DESTINATION "${klap_cmake_dir}")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/klap-config.cmake.in"
  "${PROJECT_BINARY_DIR}/klap-config.cmake" INSTALL_DESTINATION "${klap_cmake_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/klap-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/klap-config.cmake" "${PROJECT_BINARY_DIR}/klap-config-version.cmake"
  DESTINATION "${klap_cmake_dir}")

# From the .pc file to the prefix, so that an installed tree may be moved.
file(RELATIVE_PATH klap_pc_to_prefix "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
foreach(name klap klap-c)
  configure_file("${CMAKE_CURRENT_LIST_DIR}/${name}.pc.in" "${PROJECT_BINARY_DIR}/${name}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/${name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endforeach()
