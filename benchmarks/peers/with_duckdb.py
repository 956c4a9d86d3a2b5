"""DuckDB from Python, one thread: a CASE chain over a table of cases, prepared. It plans a question for one row anew,
which takes milliseconds: no way to ask one case."""

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


def load():
    db.execute(f"PREPARE whole AS SELECT {arms(work, lambda fact: work.facts[fact])} FROM cases ORDER BY id")


def decide(_):
    return next(iter(db.execute("EXECUTE whole").fetchnumpy().values()))


peer.load(load)
peer.measure("batch", "CASE chain over a table", fill, decide)
