"""Puts klap in a venv, as a user would: SOURCE FOLDER COMPILER. Does nothing where nothing changed since the last time.

The packages that the build and the tests need are fetched once; after that no network is needed. They are those of
pyproject.toml, so that `pip install .`, which fetches them by itself, is what is tested."""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

SOURCE, FOLDER, COMPILER = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
TEST_PACKAGES = ["jsonschema-rs>=0.30,<1"]
OPTIONAL_PACKAGES = ["pyarrow>=15"]  # where they cannot be had, the tests that use them are skipped
BUILT_FROM = ["pyproject.toml", "CMakeLists.txt", "README.md", "cmake", "include", "src", "bindings/python"]
VENV = FOLDER / "venv"
PYTHON = VENV / "bin" / "python"


def fail(*lines):
    sys.exit("\n".join(lines))


def run(log, command, **environment):
    with open(FOLDER / log, "wb") as out:
        environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", **environment}
        return subprocess.run(list(map(str, command)), stdout=out, stderr=subprocess.STDOUT, env=environment).returncode == 0


def is_done(stamp, key):
    return stamp.exists() and stamp.read_text() == key


def make_venv(packages):
    stamp = FOLDER / "venv.stamp"
    key = "\n".join([sys.version, *packages, *OPTIONAL_PACKAGES])
    if is_done(stamp, key):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    stamp.unlink(missing_ok=True)
    (FOLDER / "klap.stamp").unlink(missing_ok=True)
    if not run("venv.log", [sys.executable, "-m", "venv", VENV]):
        fail(f"Er kan geen venv worden gemaakt ({FOLDER}/venv.log). Debian: apt-get install python3-venv python3-dev",
             "No venv can be made. Debian: apt-get install python3-venv python3-dev")
    if not run("packages.log", [PYTHON, "-m", "pip", "install", "--retries", "2", "--timeout", "20", *packages]):
        unreachable(packages)
    for package in OPTIONAL_PACKAGES:
        run("optional.log", [PYTHON, "-m", "pip", "install", "--only-binary", ":all:", "--retries", "0", "--timeout", "20", package])
    stamp.write_text(key)


def unreachable(packages):
    errors = [line for line in (FOLDER / "packages.log").read_text("utf-8", "replace").splitlines() if line.startswith("ERROR")]
    quoted = " ".join(f"'{package}'" for package in packages)
    fetch = f"python3 -m pip download -d wheels {quoted}"
    use = 'PIP_NO_INDEX=1 PIP_FIND_LINKS="$PWD/wheels" ./dev …'
    fail(f"Deze Python-pakketten konden niet worden opgehaald: {', '.join(packages)}",
         f"  pip zegt (says): {errors[-1] if errors else '-'} (alles: {FOLDER}/packages.log)",
         "Ze zijn één keer nodig; daarna staan ze in de buildmap. Wat u kunt doen:",
         "  achter een proxy, of met een eigen spiegel:  HTTPS_PROXY=… ./dev … of PIP_INDEX_URL=… ./dev …",
         f"  op een machine met verbinding:  {fetch}",
         f"  en dan hier, met die map erbij: {use}",
         "  zonder wat van Python is:       ctest --preset release -LE python",
         "These Python packages could not be fetched. They are needed once; after that they are in the build folder. You can:",
         "  behind a proxy, or with a mirror of your own:  HTTPS_PROXY=… ./dev … or PIP_INDEX_URL=… ./dev …",
         f"  on a machine with a connection:  {fetch}",
         f"  and then here, with that folder: {use}",
         "  without what is Python's:        ctest --preset release -LE python")


def fingerprint():
    digest = hashlib.sha256(f"{sys.version}\n{COMPILER}\n".encode())
    for name in BUILT_FROM:
        top = SOURCE / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(SOURCE)}\0{path.stat().st_size}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def install():
    stamp = FOLDER / "klap.stamp"
    key = fingerprint()
    if is_done(stamp, key):
        print("niets veranderd (nothing changed)")
        return
    settings = {
        "build-dir": FOLDER / "build",
        "cmake.define.CMAKE_CXX_COMPILER": COMPILER,
        "cmake.define.KLAP_WERROR": "ON",  # the flags of the presets, so that ccache knows the objects already
    }
    command = [PYTHON, "-m", "pip", "install", "--no-build-isolation", "--no-deps", "--no-index", "--force-reinstall", "-v"]
    command += [f"--config-settings={name}={value}" for name, value in settings.items()]
    jobs = os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL", str(os.cpu_count() or 1))
    if not run("install.log", [*command, SOURCE], CMAKE_BUILD_PARALLEL_LEVEL=jobs):
        sys.stdout.write((FOLDER / "install.log").read_text("utf-8", "replace")[-6000:])
        fail(f"\npip install is mislukt (failed): {FOLDER}/install.log")
    stamp.write_text(key)


FOLDER.mkdir(parents=True, exist_ok=True)
make_venv(tomllib.loads((SOURCE / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"] + TEST_PACKAGES)
install()
