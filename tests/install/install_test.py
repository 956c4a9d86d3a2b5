"""Outside projects against what is installed: the pages docs/first-decision-*.md, file by file and command by command.

    install_test.py static|shared SOURCE BUILD WORK CMAKE C CXX [--update]

static installs BUILD; shared runs the install lines of a page, with -DKLAP_SHARED=ON. A block of a page with a file name
behind its language becomes that file; in a console block every line behind `$ ` is run, and what stands below it is
what it prints (nothing: it only has to succeed). --update writes what came out into the page.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

UPDATE = "--update" in sys.argv
KIND, *WHERE = [a for a in sys.argv[1:] if a != "--update"]
SOURCE, BUILD, WORK = (pathlib.Path(p) for p in WHERE[:3])
CMAKE, CC, CXX = WHERE[3:6]
PREFIX = WORK / "home" / "klap"
FOREIGN = re.compile(r"/(boost|nlohmann|fmt|CLI|catch2|rapidcheck)/|/(sha256|nlohmann/json)\.h", re.I)
PAGES = ("first-decision-c", "first-decision-cpp")
failures: list[str] = []


def check(holds: bool, what: str) -> None:
    print(("ok   " if holds else "FAIL ") + what)
    if not holds:
        failures.append(what)


def run(*command: str, **more) -> subprocess.CompletedProcess:
    made = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    if made.returncode != 0 and more.get("check", True):
        sys.exit(f"{' '.join(command)}\n{made.stdout[-4000:]}")
    return made


def install_lines(name: str) -> list[str]:
    """What the page says to type, after the packages."""
    text = (SOURCE / "docs" / (name + ".md")).read_text()
    packages, *lines = re.search(r"^```sh\n(.*?)^```\n", text, re.M | re.S)[1].splitlines()
    needed = re.findall(r'=([a-z0-9-]+)"', (SOURCE / "bindings" / "python" / "needs.cmake").read_text())
    check(set(needed) < set(packages.split()), f"{name} names the packages: {packages}")
    return lines


def install() -> None:
    shutil.rmtree(PREFIX, ignore_errors=True)
    c, cpp = map(install_lines, PAGES)
    check(c == cpp and len(c) == 4, "both pages install alike")
    if KIND == "static":
        run(CMAKE, "--install", str(BUILD), "--prefix", str(PREFIX))
        return
    (WORK / "klap").unlink(missing_ok=True)
    (WORK / "klap").symlink_to(SOURCE)
    configure = c[0] + " -DKLAP_SHARED=ON"
    environment = {**tools(), "HOME": str(PREFIX.parent), "CXX": CXX, "CMAKE_GENERATOR": "Ninja", "CMAKE_BUILD_PARALLEL_LEVEL": "2",
                   "CMAKE_BUILD_TYPE": "Debug", "CXXFLAGS": "-O0"}  # nobody measures it, and it builds in half the time
    for line in (configure, *c[1:]):
        run("sh", "-c", line, cwd=WORK, env=environment)


def what_came_along() -> None:
    """The tool, if it was built; the schemas; the licence."""
    tool = PREFIX / "bin" / "klap"
    built = KIND == "static" and (BUILD / "bin" / "klap").exists()
    check(tool.exists() == built, f"bin/klap is {'' if built else 'not '}installed")
    if built:
        said = run(str(tool), "decide", "--rules", str(WORK / "first-decision-c" / "taxipas.klap"), "--case",
                   str(WORK / "first-decision-c" / "zaak.json"), "--json").stdout
        check('"antwoord": true' in said, "the installed tool decides")
    schemas = sorted(file.name for file in (PREFIX / "share" / "klap" / "schemas").glob("*"))
    check(schemas == sorted(file.name for file in (SOURCE / "schemas").glob("*.json")) != [], f"schemas: {' '.join(schemas)}")
    check(next(PREFIX.glob("share/doc/*/LICENSE"), PREFIX / "-").exists(), "the licence is installed")


def library_folder() -> pathlib.Path:
    return next(PREFIX.glob("**/pkgconfig")).parent


def tools() -> dict[str, str]:
    """Compilers under the names the page uses."""
    folder = WORK / "tools"
    folder.mkdir(exist_ok=True)
    for name, target in (("cc", CC), ("c++", CXX), ("cmake", CMAKE)):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}


def surroundings() -> dict[str, str]:
    """What the page asks to be set."""
    library = library_folder()
    return {**tools(), "HOME": str(PREFIX.parent),
            "PKG_CONFIG_PATH": str(library / "pkgconfig"), "LD_LIBRARY_PATH": str(library), "CC": CC, "CXX": CXX}


def page(name: str, environment: dict[str, str]) -> None:
    """Makes the files of a page and runs its commands."""
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = SOURCE / "docs" / (name + ".md")

    def one(block: re.Match) -> str:
        language, file, text = block[1], block[2], block[3]
        if file:
            (folder / file).write_text(text)
        if language != "console":
            return block[0]
        came = ""
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.M):
            made = run("sh", "-c", command, cwd=folder, env=environment, check=False)
            came += f"$ {command}\n{made.stdout}"
            if UPDATE:
                continue
            check(bool(expected) or made.returncode == 0, f"{name}: {command}")
            if expected != made.stdout:
                check(False, f"{name}: it printed\n{made.stdout}")
        return f"```console\n{came}```\n" if UPDATE else block[0]

    page_text = path.read_text()
    new = re.sub(r"^```(\w+)(?: (\S+))?\n(.*?)^```\n", one, page_text, flags=re.M | re.S)
    if UPDATE and new != page_text:
        path.write_text(new)


def without_engine_in_sight(environment: dict[str, str]) -> None:
    """A file that includes klap.hpp sees no third party, no macro but KLAP_…, and compiles in seconds."""
    folder = WORK / "alone"
    folder.mkdir(exist_ok=True)
    (folder / "alone.cpp").write_text("#include <klap/klap.hpp>\n#include <klap/klap.h>\nint main() { return 0; }\n")
    include = PREFIX / "include"
    flags = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Werror", f"-I{include}", "alone.cpp"]
    seen = run(CXX, "-M", *flags, cwd=folder).stdout.replace("\\\n", " ").split()
    foreign = sorted(h for h in seen if FOREIGN.search(h))
    check(not foreign, f"klap.hpp includes no third party: {len(seen)} headers {foreign[:3]}")

    macros: dict[str, str] = {}
    file = ""
    for line in run(CXX, "-E", "-dD", *flags, cwd=folder).stdout.splitlines():
        if marker := re.match(r'# \d+ "(.*?)"', line):
            file = marker[1]
        elif made := re.match(r"#define (\w+)", line):
            macros[made[1]] = file
        elif gone := re.match(r"#undef (\w+)", line):
            macros.pop(gone[1], None)
    own = sorted(m for m, where in macros.items() if where.startswith(str(include)))
    check(len(own) >= 5 and all(m.startswith("KLAP_") for m in own), f"macros left behind: {' '.join(own)}")

    begin = time.monotonic()
    run(CXX, "-O0", "-c", *flags, cwd=folder)
    took = time.monotonic() - begin
    check(took < 60, f"a file that includes klap.hpp compiles in {took:.1f} s")


def exports_of_the_shared_library(nm: str = "nm") -> None:
    """The shared C++ library exports names of namespace klap alone, and the program of the page runs with it."""
    library = library_folder() / "libklap.so"
    rows = run(nm, "-D", "--defined-only", str(library)).stdout.splitlines()
    symbols = [row.split()[-1] for row in rows]
    strange = [s for s in symbols if not re.match(r"_Z(N|NK|TIN|TSN|TVN)4klap", s)]
    check(bool(symbols) and not strange, f"libklap.so exports {len(symbols)} names of klap, and others: {strange[:3]}")
    needed = run("readelf", "-d", str(WORK / "first-decision-cpp" / "decide")).stdout
    check("libklap.so.0.1" in needed, "the program of the page runs with libklap.so.0.1")


def static_c(environment: dict[str, str]) -> None:
    """The C page once more, with everything in the program."""
    folder = WORK / "first-decision-c"
    library = library_folder()
    run(CC, "-std=c99", "-c", "decide.c", f"-I{PREFIX / 'include'}", cwd=folder)
    run(CXX, "-o", "decide_static", "decide.o", str(library / "libklap_c.a"), str(library / "libklap.a"), "-lmd", cwd=folder)
    made = run("./decide_static", "answer", "taxipas.klap", "zaak.json", cwd=folder)
    check('"antwoord": true' in made.stdout, "the program in C, linked statically")


WORK.mkdir(parents=True, exist_ok=True)
install()
environment = surroundings()
for name in PAGES:
    page(name, environment)
if not UPDATE:
    what_came_along()
    without_engine_in_sight(environment)
    if KIND == "shared":
        exports_of_the_shared_library()
    else:
        static_c(environment)
sys.exit(f"{len(failures)} failed" if failures else 0)
