"""The shared C library exports the functions of klap.h, and nothing else: nm's list, symbols.txt and the header agree.

    symbols.py NM LIBRARY        (with --update: writes symbols.txt)
"""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
HEADER = HERE.parents[1] / "include" / "klap" / "klap.h"
LIST = HERE / "symbols.txt"


def exported(nm: str, library: str) -> list[str]:
    out = subprocess.run([nm, "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    # An absolute symbol is the name of the version script's node.
    rows = [line.split() for line in out.splitlines()]
    return sorted(row[-1].split("@")[0] for row in rows if row[-2] != "A")


def declared() -> list[str]:
    return sorted(re.findall(r"^KLAP_API .*?\b(klap_\w+)\(", HEADER.read_text(), re.M))


def main() -> int:
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    symbols = exported(*arguments)
    if "--update" in sys.argv:
        LIST.write_text("".join(s + "\n" for s in symbols))
    listed = LIST.read_text().split()
    print(f"{len(symbols)} symbols exported, {len(listed)} listed, {len(declared())} declared")
    for name, other in (("symbols.txt", listed), ("klap.h", declared())):
        for symbol in sorted(set(symbols) ^ set(other)):
            print(f"{symbol}: {'not in' if symbol in symbols else 'only in'} {name}")
    return 0 if symbols == listed == declared() and symbols else 1


if __name__ == "__main__":
    sys.exit(main())
