"""One decision through each boundary, as a table for benchmarks/results.md: BUILD PYTHON, the build folder that has the
programs, and the interpreter of the venv that klap is in.

Every way in is a process of its own, and the repetitions go round: each is measured once before any is measured again, so
that a noisy moment does not fall on one of them. CPU time, so that a busy machine shows less."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "rules" / "woerden"
CASE = RULES / "zaken" / "eads-01.json"
REPETITIONS = 9
BASELINE = "C++"

BUILD, PYTHON = Path(sys.argv[1]), sys.argv[2]
CPP = [BUILD / "benchmarks" / "klap_boundary_cpp"]
C = [BUILD / "benchmarks" / "klap_boundary_c"]
PY = [PYTHON, "-I", ROOT / "benchmarks" / "boundary.py"]
TOOL = [BUILD / "bin" / "klap", "decide", "--rules", RULES, "--case", CASE, "--concept", "--json"]

# What it is called in the table; what measures it warm, if it can be; what is a cold start of it, if that is measured.
WAYS = [
    (BASELINE, [*CPP, "warm"], [*CPP, "cold"]),
    ("C, `klap_decide`", [*C, "warm"], [*C, "cold"]),
    ("Python, from a text, outcome not looked at", [*PY, "text"], None),
    ("Python, from a text, `to_json()`", [*PY, "text_to_json"], [*PY, "cold"]),
    ("Python, from a dict, `to_json()`", [*PY, "dict_to_json"], None),
    ("Python, from a dict, every answer as an object", [*PY, "dict_to_objects"], None),
    ("`klap decide --json`", None, TOOL),
    ("a process that does nothing", None, ["true"]),
    ("Python that does nothing", None, [PYTHON, "-I", "-c", ""]),
]


def run(command):
    """What it wrote, and its CPU time from start to end in nanoseconds."""
    process = subprocess.Popen([os.fspath(word) for word in command], stdout=subprocess.PIPE)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} ended with {process.returncode}")
    return said, (usage.ru_utime + usage.ru_stime) * 1e9


def medians():
    """Of every way: warm and cold, in nanoseconds."""
    warm, cold, outcomes = {}, {}, set()
    for _ in range(REPETITIONS):
        for name, in_process, from_start in WAYS:
            if in_process:
                warm.setdefault(name, []).append(float(run([*in_process, RULES, CASE])[0]))
            if from_start:
                measured = from_start if from_start is TOOL or name.endswith("nothing") else [*from_start, RULES, CASE]
                said, took = run(measured)
                cold.setdefault(name, []).append(took)
                outcomes |= {said} if said else set()
    if len(outcomes) != 1:
        sys.exit("the ways in do not give the same bytes: there is nothing to compare")
    return [{name: statistics.median(times) for name, times in one.items()} for one in (warm, cold)]


def cells(time, baseline):
    if time is None:
        return " | "
    shown = f"{time / 1e6:.2f} ms" if time >= 1e6 else f"{time / 1e3:.1f} µs"
    ratio = time / baseline
    return f"{shown} | {ratio:.2f} ×" if ratio < 100 else f"{shown} | {ratio:,.0f} ×"


def main():
    warm, cold = medians()
    baseline = warm[BASELINE]
    print("\n## One decision through each boundary\n")
    print(f"The pilot's case, all questions, medians of {REPETITIONS} repetitions that took turns. Warm: the rules are loaded; JSON text in, JSON")
    print("text out where nothing else is said. Cold: a new process that opens the rules and decides once, from its start to its")
    print("end. The command line tool is always cold. Ratios are to C++ warm, in the same run; all ways gave the same bytes.\n")
    print("| way in | warm | ratio | cold | ratio |\n|---|--:|--:|--:|--:|")
    for name, _, _ in WAYS:
        print(f"| {name} | {cells(warm.get(name), baseline)} | {cells(cold.get(name), baseline)} |")


if __name__ == "__main__":
    main()
