"""What every peer in Python shares: the workload from its files, and how it is timed. The other languages do the same:
CPU time of the process, medians of REPETITIONS passes, as many cases as fit in the seconds given (a prefix of the same
cases, told in the output), rows folded into a checksum. A line of JSON per way of asking goes to standard output."""

import csv
import json
import statistics
import sys
import time
from pathlib import Path

REPETITIONS = 5
FEWEST, MOST = 20, 100_000
FEWEST_AT_ONCE, LONGER = 1_000, 5  # a batch is for many: it gets more cases, and five times as long


class Workload:
    """facts: names in the order of the columns; kinds: quantity, choice or flag; rules: lists of (fact, low, high)."""

    def __init__(self, folder, rules):
        data = json.loads((Path(folder) / f"rules_{rules}.json").read_text())
        self.facts = [fact["name"] for fact in data["facts"]]
        self.kinds = [fact["kind"] for fact in data["facts"]]
        self.rules = data["rules"]
        with open(Path(folder) / "cases.csv", newline="") as file:
            lines = csv.reader(file)
            next(lines)
            self.cases = [tuple(map(int, line)) for line in lines]

    def typed(self, fact, value):
        """As Python has it: flags are bool."""
        return bool(value) if self.kinds[fact] == "flag" else value

    def dicts(self, count):
        return [{name: self.typed(f, case[f]) for f, name in enumerate(self.facts)} for case in self.cases[:count]]

    def conditions(self, rule, equal, between):
        """A rule as a list of conditions: equal(fact, value) where the two bounds are the same, else between(fact, low, high)."""
        return [equal(f, self.typed(f, low)) if low == high else between(f, low, high) for f, low, high in rule]


def checksum(rows):
    total = 0
    for row in rows:
        total = (total * 31 + row + 1) % 4294967291
    return total


def round_down(count):
    """To 1, 2 or 5 times a power of ten, between FEWEST and MOST."""
    count = max(FEWEST, min(MOST, int(count)))
    step = 10 ** (len(str(count)) - 1)
    return max(times * step for times in (1, 2, 5) if times * step <= count)


def timed(run):
    """Nanoseconds of CPU, and what it gave."""
    start = time.process_time_ns()
    result = run()
    return time.process_time_ns() - start, result


class Peer:
    """One engine with one number of rules. The arguments are those of the program: FOLDER RULES SECONDS."""

    def __init__(self, engine, version):
        folder, rules, seconds = sys.argv[1:4]
        self.work = Workload(folder, int(rules))
        self.seconds = float(seconds)
        self.base = {"engine": engine, "version": version, "rules": int(rules)}

    def load(self, run):
        """Loads the rules: what it takes belongs to the ways measured after it."""
        took, loaded = timed(run)
        self.base["load_ms"] = round(took / 1e6, 3)
        return loaded

    def measure(self, mode, way, prepare, decide):
        """prepare(n) makes the first n cases ready, untimed; decide(ready) gives their rows."""
        count, seconds = (FEWEST_AT_ONCE, LONGER * self.seconds) if mode == "batch" else (FEWEST, self.seconds)
        ready = prepare(count)
        decide(ready)  # warm
        while True:  # more than once: a batch has a fixed cost, which few cases would make look like many
            pilot, _ = timed(lambda: decide(ready))  # noqa: B023
            more = round_down(seconds * 1e9 / max(pilot / count, 1))
            if more <= count:
                break
            count, ready = more, prepare(more)
        times = []
        for _ in range(REPETITIONS):
            took, rows = timed(lambda: decide(ready))
            times.append(took)
        out = {**self.base, "way": way, "mode": mode, "cases": count, "checksum": checksum(int(row) for row in rows)}
        print(json.dumps({**out, "ns": round(statistics.median(times) / count, 2)}), flush=True)
