"""CEL's C++ engine from Python: an expression per rule, compiled once, asked in order until one holds."""

from importlib.metadata import version

from cel_expr_python import cel
from harness import Peer

peer = Peer("CEL, cel-cpp from Python", version("cel-expr-python"))
work = peer.work


def expression(rule):
    tests = []
    for fact, low, high in rule:
        name = work.facts[fact]
        if work.kinds[fact] == "flag":
            tests.append(name if low else f"!{name}")
        else:
            tests.append(f"{name} == {low}" if low == high else f"{name} >= {low} && {name} <= {high}")
    return " && ".join(tests) or "true"


def load():
    types = {name: cel.Type.BOOL if kind == "flag" else cel.Type.INT for name, kind in zip(work.facts, work.kinds)}
    environment = cel.NewEnv(variables=types)
    return environment, [environment.compile(expression(rule)) for rule in work.rules]


environment, programs = peer.load(load)


def decide(cases):
    rows = []
    for case in cases:
        activation = environment.Activation(case)
        rows.append(next(i for i, program in enumerate(programs) if program.eval(activation).value()))
    return rows


peer.measure("single", "expression by expression", work.dicts, decide)
