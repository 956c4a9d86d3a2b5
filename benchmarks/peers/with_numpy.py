"""numpy: every rule over every row, as a program with tables of people in memory is written; no way to ask one case."""

import numpy

from harness import Peer

BLOCK = 16_384  # rows at a time, so that what is worked on stays in the cache

peer = Peer("numpy", numpy.__version__)
rules = peer.work.rules


def columns(count):
    return [numpy.array([case[f] for case in peer.work.cases[:count]], dtype=numpy.int32) for f in range(12)]


def decide(table):
    rows = numpy.empty(len(table[0]), dtype=numpy.int32)
    for start in range(0, len(rows), BLOCK):
        block = [column[start : start + BLOCK] for column in table]
        found = rows[start : start + BLOCK]
        for i in range(len(rules) - 1, -1, -1):  # the first that fits is written last
            fits = None
            for fact, low, high in rules[i]:
                column = block[fact]
                test = column == low if low == high else (column >= low) & (column <= high)
                fits = test if fits is None else fits & test
            if fits is None:
                found[:] = i
            else:
                found[fits] = i
    return rows


peer.load(lambda: None)
peer.measure("batch", "columns", columns, decide)
