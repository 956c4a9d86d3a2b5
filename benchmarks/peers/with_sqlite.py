"""SQLite from Python: a CASE chain, prepared, with the facts as parameters; and the same over a table of cases."""

import sqlite3

from harness import Peer
from sql import arms, create_cases

peer = Peer("SQLite", sqlite3.sqlite_version)
work = peer.work
db = sqlite3.connect(":memory:")
one = "SELECT " + arms(work, lambda fact: f"?{fact + 1}")
db.execute(create_cases(work))
whole = f"SELECT {arms(work, lambda fact: work.facts[fact])} FROM cases WHERE id < ? ORDER BY id"


def fill(count):
    db.execute("DELETE FROM cases")
    db.executemany(f"INSERT INTO cases VALUES ({', '.join('?' * 13)})", [(i, *case) for i, case in enumerate(work.cases[:count])])
    return count


def decide(cases):
    return [db.execute(one, case).fetchone()[0] for case in cases]


peer.load(lambda: decide(work.cases[:1]))
peer.measure("single", "CASE chain, prepared", lambda n: work.cases[:n], decide)
peer.measure("batch", "CASE chain over a table", fill, lambda count: [row for (row,) in db.execute(whole, (count,))])
