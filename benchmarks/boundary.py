"""One case through the Python boundary, in the venv that klap is in. benchmarks/boundaries.py runs it.

    boundary.py cold RULES CASE           prints the outcome of the first and only decision
    boundary.py WAY RULES CASE            what one decision takes that WAY, in nanoseconds of CPU time
"""

import json
import sys
import time

import klap


def text(rules, case, _):
    """From a JSON text; nothing of the outcome is read."""
    rules.decide(case, concept=True)


def text_to_json(rules, case, _):
    """From a JSON text to a JSON text, as C++ and C do."""
    rules.decide(case, concept=True).to_json()


def dict_to_json(rules, _, facts):
    rules.decide(facts, concept=True).to_json()


def dict_to_objects(rules, _, facts):
    """As a Python programmer would: a dict in, and every answer as an object."""
    outcome = rules.decide(facts, concept=True)
    return outcome.requests, outcome.decisions


def measure(way, *of):
    count, long_enough = 1, 300_000_000
    while True:
        begin = time.process_time_ns()
        for _ in range(count):
            way(*of)
        took = time.process_time_ns() - begin
        if took >= long_enough:
            return took / count
        count *= 2


def main():
    mode, rules_path, case_path = sys.argv[1:]
    rules = klap.load(rules_path)
    with open(case_path, "rb") as file:
        case = file.read()
    if mode == "cold":
        sys.stdout.write(rules.decide(case, concept=True).to_json())
        return
    ways = {one.__name__: one for one in (text, text_to_json, dict_to_json, dict_to_objects)}
    print(round(measure(ways[mode], rules, case, json.loads(case))))


main()
