"""DuckDB from Python, one thread: a CASE chain over a table of cases; and prepared, with the facts as parameters."""

import tempfile

import duckdb
from harness import Peer
from sql import arms, create_cases

peer = Peer("DuckDB", duckdb.__version__)
work = peer.work
db = duckdb.connect(":memory:", config={"threads": 1})
db.execute(create_cases(work))


def fill(count):
    db.execute("DELETE FROM cases")
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.writelines(f"{i},{','.join(map(str, case))}\n" for i, case in enumerate(work.cases[:count]))
        file.flush()
        db.execute(f"COPY cases FROM '{file.name}' (HEADER false)")
    return count


def load_whole():
    db.execute(f"PREPARE whole AS SELECT {arms(work, lambda fact: work.facts[fact])} FROM cases WHERE id < $1 ORDER BY id")


def load_one():
    one = ", ".join(f"CAST(${fact + 1} AS INTEGER) AS {name}" for fact, name in enumerate(work.facts))
    db.execute(f"PREPARE one AS SELECT {arms(work, lambda fact: 'f.' + work.facts[fact])} FROM (SELECT {one}) f")


def decide(cases):
    return [db.execute(f"EXECUTE one({', '.join(map(str, case))})").fetchone()[0] for case in cases]


def batch(count):
    return next(iter(db.execute(f"EXECUTE whole({count})").fetchnumpy().values()))


peer.load(load_whole)
peer.measure("batch", "CASE chain over a table", fill, batch)
peer.load(load_one)
peer.measure("single", "CASE chain, prepared", lambda n: work.cases[:n], decide)
