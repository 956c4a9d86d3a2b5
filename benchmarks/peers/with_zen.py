"""GoRules ZEN from Python: one decision table, first hit; a dict in, a dict out."""

import json
from importlib.metadata import version

import zen
from harness import Peer

peer = Peer("GoRules ZEN", version("zen-engine"))
work = peer.work


def cell(test):
    low, high = work.typed(test[0], test[1]), test[2]
    return json.dumps(low) if test[1] == high else f"[{low}..{high}]"


def table():
    rules = []
    for i, rule in enumerate(work.rules):
        cells = {fact: "" for fact in work.facts}
        cells |= {work.facts[test[0]]: cell(test) for test in rule}
        rules.append({"_id": f"r{i}", **cells, "row": str(i)})
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": fact, "name": fact, "field": fact} for fact in work.facts],
        "outputs": [{"id": "row", "name": "row", "field": "row"}],
        "rules": rules,
    }
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"},
            {"id": "table", "name": "table", "type": "decisionTableNode", "content": content},
            {"id": "out", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "e1", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "e2", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }


text = json.dumps(table())
first = work.dicts(1)[0]


def load():
    """Ready is: it has decided once."""
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"table": json.loads(text)}}})
    engine.evaluate("table", first)
    return engine


engine = peer.load(load)


def decide(cases):
    return [engine.evaluate("table", case)["result"]["row"] for case in cases]


def batch(requests):
    return [answer["data"]["result"]["row"] for answer in engine.evaluate_batch(requests)]


peer.measure("single", "evaluate, dict", work.dicts, decide)
peer.measure("batch", "evaluate_batch", lambda n: [{"key": "table", "context": c} for c in work.dicts(n)], batch)
