"""Tables and plots of what was measured of the peers: build/peers/results → benchmarks/results.md and plots/."""

import json

NUMBERS = (10, 100, 1_000, 10_000)
KLAP = "Klap"

METHOD = """## Other engines

The same rules and the same cases for every engine: the table of twelve facts of *One decision beside an if-chain*, first
rule that fits. A case stands ready in the form that the engine is embedded with (an object of its language, parameters,
columns); what the engine then does with it counts, up to the number of the rule. Choices are numbers, which is kinder to
the others than to Klap in its Arrow row, where they are text. CPU time of the whole process, median of 5 passes (Klap and the
baselines: of the thread, 7 passes), single-threaded where the engine lets one choose. Behind each time how many times
Klap's it is: by slots, from C++, **measured just before and after that engine**, because machines are noisy and a ratio from one
moment says more than a time. Slow engines got fewer cases, always the first ones: *cases* tells how many, per number of
rules. An engine whose answers differ from Klap's on one of them is refused, and said so. Loading is from rules in memory to ready
(for an engine that compiles at its first question: to its first answer). How to repeat it: [README](README.md)."""


def checksum(rows):
    """As every adapter folds its answers: numbers of rows, from 0."""
    total = 0
    for row in rows:
        total = (total * 31 + row + 1) % 4294967291
    return total


class Refused(Exception):
    pass


def checked(row, answers):
    """The row, if what it answered is what Klap answers on as many of the cases; `answers` are Klap's, in order."""
    if not 0 < row["cases"] <= len(answers):
        raise Refused(f"says it took {row['cases']} of {len(answers)} cases")
    if row["checksum"] != checksum(answers[: row["cases"]]):
        raise Refused("its answers differ from Klap's")
    if not row["ns"] > 0:
        raise Refused("took no time")
    return row


def duration(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3), ("ns", 1)):
        if nanoseconds >= size:
            break
    value = nanoseconds / size
    return f"{value:.3g} {unit}" if value < 1_000 else f"{value:,.0f} {unit}"


def ratio(times):
    if times < 10:
        return f"{times:.2g} ×"
    digits = 10 ** max(0, len(str(int(times))) - 2)
    return f"{round(times / digits) * digits:,} ×"


def cell(row):
    if row is None:
        return ""
    if "problem" in row:
        return row["problem"]
    beside = row.get("klap_ns")
    return f"{duration(row['ns'])} ({ratio(row['ns'] / beside)})" if beside else duration(row["ns"])


def count(cases):
    return f"{cases // 1000}k" if cases % 1000 == 0 else str(cases)


def lines_of(rows, mode):
    """(engine, version, way) → {rules: row}, fastest first at a thousand rules; what was not measured there is last."""
    found = {}
    for row in rows:
        if row["mode"] == mode:
            found.setdefault((row["engine"], row["version"], row["way"]), {})[row["rules"]] = row

    def place(item):
        by_number = {n: row["ns"] for n, row in item[1].items() if "ns" in row}
        return (0, by_number[1_000]) if 1_000 in by_number else (1, *sorted(by_number.items(), reverse=True)[0]) if by_number else (2,)

    return dict(sorted(found.items(), key=place))


def table(rows, mode):
    head = ["engine", "asked", *(f"{n:,} rules" for n in NUMBERS), "loading 1,000", "loading 10,000", "cases"]
    out = ["| " + " | ".join(head) + " |", "|---|---|" + "--:|" * (len(head) - 2)]
    for (engine, version, way), by_number in lines_of(rows, mode).items():
        name = f"**{engine}**" if engine == KLAP else f"{engine} {version}".strip()
        load = [by_number.get(n, {}).get("load_ms") for n in (1_000, 10_000)]
        cases = [count(by_number[n]["cases"]) for n in NUMBERS if "cases" in by_number.get(n, {})]
        shown = cases[0] if len(set(cases)) == 1 else " / ".join(cases)
        cells = [name, way, *(cell(by_number.get(n)) for n in NUMBERS), *("" if ms is None else duration(ms * 1e6) for ms in load), shown]
        out.append("| " + " | ".join(cells) + " |")
    return "\n".join(out)


def series(rows, mode):
    """For a plot; a way of asking is told where an engine has more than one."""
    lines = lines_of(rows, mode)
    engines = [engine for engine, _, _ in lines]
    out = {}
    for (engine, _, way), by_number in lines.items():
        times = {n: row["ns"] for n, row in by_number.items() if "ns" in row}
        if times:
            out[f"{engine}, {way}" if engines.count(engine) > 1 else engine] = times
    return out


def section(rows, problems, machine):
    """The section of the page: rows as the adapters print them, with `klap_ns`; problems: engine → why there is no row."""
    out = [METHOD, f"\nMachine: {machine}.", "\n### One case at a time\n", table(rows, "single")]
    out += ["\n![time per case, one at a time](plots/peers-single.svg)", "\n### Many cases in one call\n", table(rows, "batch")]
    out += ["\n![time per case, many in one call](plots/peers-batch.svg)"]
    if problems:
        out += ["\n### Not measured\n", *(f"- {engine}: {why}" for engine, why in sorted(problems.items()))]
    return "\n".join(out) + "\n"


def read(folder):
    """What was measured before: all rows in the files of a folder."""
    return [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.read_text().splitlines()]
