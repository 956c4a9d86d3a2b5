"""./dev bench peers [--seconds S] [--again] [--list] [ENGINE…]: installs other engines in build/peers by the clients of
their own registries, times those that could be installed on the common workload, and writes the section of peers in
benchmarks/results.md and its plots. What was measured stays in build/peers/results and is not measured again without
--again. An engine that cannot be installed, that fails or that answers differently is told, and has no times."""

import argparse
import contextlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import plot  # noqa: E402
import sections  # noqa: E402
from report import KLAP, NUMBERS, Refused, checked, read, section, series  # noqa: E402

WORK = ROOT / "build" / "peers"
DATA, RESULTS, LOGS = WORK / "data", WORK / "results", WORK / "logs"
MEASURE = ROOT / "build" / "bench" / "benchmarks" / "klap_peers"
CASES = 100_000
PYTHON = WORK / "venv" / "bin" / "python"


class Problem(Exception):
    """Why an engine has no times; one line, for the page."""


def run(log, words, timeout, **options):
    """Its standard output. What else it says goes to a log."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with open(LOGS / f"{log}.log", "w") as errors:
        try:
            done = subprocess.run(
                [str(word) for word in words], stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL, timeout=timeout, text=True, check=False, **options
            )
        except subprocess.TimeoutExpired as error:
            raise Problem(f"stopped after {timeout} s") from error
        errors.write(done.stdout[-20_000:])
    if done.returncode != 0:
        raise Problem(f"failed with {done.returncode} (build/peers/logs/{log}.log)")
    return done.stdout


def needs(*programs):
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        raise Problem(f"there is no {' or '.join(missing)} on this machine")


# ---- how to install, each by its own client


def pip(*packages):
    def install(name):
        if not PYTHON.exists():
            run("venv", [sys.executable, "-m", "venv", WORK / "venv"], 300)
        if packages:
            run(f"install-{name}", [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *packages], 1200)

    return install


def npm(*packages):
    def install(name):
        needs("node", "npm")
        folder = WORK / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n')
        run(f"install-{name}", ["npm", "install", "--no-audit", "--no-fund", *packages], 1200, cwd=folder)
        for file in HERE.glob("*.mjs"):  # beside the modules, which are looked for from there
            shutil.copy(file, folder)

    return install


def apt(*packages, then=None):
    def install(name):
        query = ["dpkg-query", "-W", "-f=${db:Status-Status} ", *packages]
        have = subprocess.run(query, capture_output=True, text=True, check=False).stdout.split() if shutil.which("dpkg-query") else []
        if have.count("installed") != len(packages):
            needs("apt-get")
            root = [] if os.geteuid() == 0 else ["sudo", "-n"]
            with contextlib.suppress(Problem):  # an old list may do
                run(f"update-{name}", [*root, "apt-get", "-q", "update"], 600)
            run(f"install-{name}", [*root, "apt-get", "-q", "-y", "--no-install-recommends", "install", *packages], 1200)
        if then:
            then(name)

    return install


def copied(folder):
    """The sources of an adapter, where its engine is: nothing is built among the sources."""
    shutil.copytree(HERE / folder, WORK / folder, dirs_exist_ok=True)
    return WORK / folder


def compile_c(name):
    needs("cc")
    run(f"build-{name}", ["cc", "-O2", HERE / f"{name}.c", "-o", WORK / name, f"-l{name}", "-lm"], 300)


def go(name):
    needs("go")
    at = copied("go")
    run(f"build-{name}", ["go", "build", "-mod=mod", "-o", f"peer-{name}", f"./{name}"], 3000, cwd=at)


def cargo(name):
    needs("cargo")
    run(f"build-{name}", ["cargo", "build", "--release"], 3000, cwd=copied(name))


def maven(name):
    needs("java", "mvn")
    at = copied(f"java/{name}")
    shutil.copy(HERE / "java" / "harness" / "Harness.java", at / "src" / "main" / "java" / "peer")
    run(f"build-{name}", ["mvn", "-q", "-B", "package"], 1800, cwd=at)


# ---- the engines: how to install; what to run, before FOLDER RULES SECONDS; up to how many rules, and why no more


def python(adapter):
    return [PYTHON, HERE / f"{adapter}.py"]


def java(name):
    return ["java", "-cp", f"{WORK}/java/{name}/target/classes:{WORK}/java/{name}/target/dependency/*", "peer.Main"]


SLOW = (1_000, "at 10,000 one question takes seconds")

ENGINES = {
    "numpy": (pip("numpy==2.4.6"), python("with_numpy"), None),
    "zen": (pip("zen-engine==2.1.3"), python("with_zen"), None),
    "sqlite": (pip(), python("with_sqlite"), None),
    "duckdb": (pip("duckdb==2.0.0", "numpy==2.4.6"), python("with_duckdb"), None),
    "json-rules-engine": (npm("json-rules-engine@7.3.1"), ["node", WORK / "json-rules-engine" / "with_json_rules_engine.mjs"], None),
    "luajit": (apt("luajit"), ["luajit", HERE / "with_luajit.lua"], None),
    "clips": (apt("libclips-dev", then=compile_c), [WORK / "clips"], None),
    "cel-cpp": (pip("cel-expr-python==0.1.3"), python("with_cel_cpp"), None),
    "cel": (go, [WORK / "go" / "peer-cel"], None),
    "opa": (go, [WORK / "go" / "peer-opa"], None),
    "cedar": (cargo, [WORK / "cedar" / "target" / "release" / "peer"], None),
    "drools": (maven, java("drools"), None),
    "camunda": (maven, java("camunda"), SLOW),
    "feelin": (npm("feelin@8.2.0"), ["node", WORK / "feelin" / "with_feelin.mjs"], (100, "at 1,000 one question takes half a second or more")),
    "openfisca": (pip("openfisca-core==46.0.1"), python("with_openfisca"), None),
}
TIMEOUT = 1_200  # seconds for one engine and one number of rules


def beside(rules):
    """Klap's time per case, now: by mode."""
    rows = [json.loads(line) for line in run("klap", [MEASURE, "klap", rules, CASES], 600).splitlines()]
    return {row["mode"]: row["ns"] for row in rows}


def answers_of(rules):
    return [int(line) for line in (DATA / f"answers_{rules}.txt").read_text().split()]


def export():
    DATA.mkdir(parents=True, exist_ok=True)
    for rules in NUMBERS:
        last = DATA / f"answers_{rules}.txt"  # written last
        if last.exists() and last.stat().st_mtime > MEASURE.stat().st_mtime:
            continue
        run("export", [MEASURE, "export", DATA, rules, CASES], 600)


def measure_one(name, command, rules, seconds):
    before = beside(rules)
    text = run(f"{name}-{rules}", [*command, DATA, rules, seconds], TIMEOUT)
    after = beside(rules)
    answers = answers_of(rules)
    rows = []
    for line in text.splitlines():
        row = json.loads(line)
        try:
            row = checked(row, answers)
            row["klap_ns"] = statistics.mean((before[row["mode"]], after[row["mode"]]))
        except Refused as why:
            row = {key: row[key] for key in ("engine", "version", "way", "mode", "rules")}
            row["problem"] = f"refused: {why}"
        rows.append(row)
    if not rows:
        raise Problem("printed no times")
    return rows


def measure_klap(rules):
    rows = [json.loads(line) for line in run(f"klap-{rules}", [MEASURE, "measure", rules, CASES], TIMEOUT).splitlines()]
    own = {row["mode"]: row["ns"] for row in reversed(rows) if row["engine"] == KLAP}  # the first of a mode: by slots
    return [{**row, "klap_ns": own[row["mode"]]} for row in rows]


def keep(name, rules, rows):
    RESULTS.mkdir(parents=True, exist_ok=True)
    fresh = RESULTS / f"{name}-{rules}.new"
    fresh.write_text("".join(json.dumps(row) + "\n" for row in rows))
    fresh.replace(RESULTS / f"{name}-{rules}.jsonl")


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def measured(name, rules):
    """Not what was refused: that is tried again."""
    file = RESULTS / f"{name}-{rules}.jsonl"
    return file.exists() and '"problem"' not in file.read_text()


def engine(name, seconds, again, problems):
    install, command, limit = ENGINES[name]
    problems.pop(name, None)
    todo = [n for n in NUMBERS if again or not measured(name, n)]
    if not todo:
        return
    try:
        say(f"{name}: installing")
        install(name)
    except Problem as why:
        problems[name] = f"not installed: {why}"
        say(f"{name}: not installed: {why}")
        return
    for rules in todo:
        if limit and rules > limit[0]:
            problems[name] = f"measured up to {limit[0]:,} rules: {limit[1]}"
            return
        try:
            rows = measure_one(name, command, rules, seconds)
        except Problem as why:
            problems[name] = f"at {rules:,} rules: {why}"
            say(f"{name}: {problems[name]}")
            return  # with more rules it would not go better
        keep(name, rules, rows)
        for row in rows:
            say(f"{name}: {rules:,} rules, {row['mode']}: {row.get('problem') or format(row['ns'], ',.0f') + ' ns a case'}")


def machine():
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def write(problems):
    rows = read(RESULTS)
    page = HERE.parent / "results.md"
    text = page.read_text() if page.exists() else ""
    page.write_text(sections.with_section(text, section(rows, problems, machine())))
    plots = HERE.parent / "plots"
    plots.mkdir(exist_ok=True)
    for mode, title in (("single", "Time per case, one at a time"), ("batch", "Time per case, many in one call")):
        lines = series(rows, mode)
        if lines:
            (plots / f"peers-{mode}.svg").write_text(plot.growth(title, lines, [name for name in lines if name.startswith(KLAP)]))


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("engines", nargs="*", metavar="ENGINE", help=", ".join(ENGINES))
    words.add_argument("--seconds", type=float, default=2, help="how long a pass may take, about: so many cases it gets (2)")
    words.add_argument("--again", action="store_true", help="measure again what was measured before")
    words.add_argument("--list", action="store_true", help="the names of the engines")
    given = words.parse_args()
    if given.list:
        print("\n".join(ENGINES))
        return 0
    unknown = set(given.engines) - set(ENGINES)
    if unknown:
        words.error(f"no such engine: {', '.join(sorted(unknown))}")
    export()
    problems_file = WORK / "problems.json"
    problems = json.loads(problems_file.read_text()) if problems_file.exists() else {}
    for rules in NUMBERS:
        if given.again or not (RESULTS / f"klap-{rules}.jsonl").exists():
            say(f"Klap and the baselines: {rules:,} rules")
            keep("klap", rules, measure_klap(rules))
    for name in given.engines or ENGINES:
        engine(name, given.seconds, given.again, problems)
        problems_file.write_text(json.dumps(problems))
        write(problems)
    say("benchmarks/results.md, benchmarks/plots")
    return 0


if __name__ == "__main__":
    sys.exit(main())
