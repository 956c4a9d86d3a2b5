"""The growth curves of `./dev bench`: reads the table of klap_gates in a page, and draws a decision and loading against
the number of rules. `gates_plot.py PAGE FOLDER`."""

import re
import sys
from pathlib import Path

import plot

UNITS = {"ns": 1.0, "µs": 1e3, "ms": 1e6}
DECISION = {"if-chain": "if-chain, C++ -O3", "Klap": "Klap", "10 % unknown": "Klap, 10 % unknown", "all rules": "Klap without its index"}


def read(page):
    """Of the first table with a column of rules: every column of times, as {name: {rules: nanoseconds}}."""
    lines = {}
    head = None
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == "rules":
            head = cells
        elif head and cells[0].isdigit():
            for name, cell in zip(head[1:], cells[1:]):
                time = re.fullmatch(r"([\d.]+) (ns|µs|ms)", cell)
                if time:
                    lines.setdefault(name, {})[int(cells[0])] = float(time[1]) * UNITS[time[2]]
        elif head and not line.startswith("|"):
            break
    return lines


def main():
    lines = read(Path(sys.argv[1]).read_text())
    folder = Path(sys.argv[2])
    folder.mkdir(exist_ok=True)
    decision = {label: lines[name] for name, label in DECISION.items() if name in lines}
    (folder / "decision.svg").write_text(plot.growth("One decision", decision, ["Klap"]))
    (folder / "loading.svg").write_text(plot.growth("From rule text to the first decision", {"Klap": lines["loading"]}, ["Klap"]))


if __name__ == "__main__":
    main()
