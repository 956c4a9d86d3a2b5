"""OpenFisca: a variable per fact and one that is the answer, worked out for all persons at once by numpy.select, as its
formulas are; one case is a simulation of one person."""

from importlib.metadata import version

import numpy
from harness import Peer
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

BLOCK = 16_384  # persons in one simulation: numpy.select keeps a column of bool per rule

peer = Peer("OpenFisca", version("openfisca-core"))
work = peer.work
Person = build_entity(key="person", plural="persons", label="", is_person=True)
PERIOD = periods.period("2017-01")


def variable(name, kind):
    return type(name, (Variable,), {"value_type": bool if kind == "flag" else int, "entity": Person, "definition_period": periods.DateUnit.MONTH, "label": name})


def fits(columns, rule):
    return [columns[f] == low if low == high else (columns[f] >= low) & (columns[f] <= high) for f, low, high in rule]


class row(Variable):
    value_type = int
    default_value = -1
    entity = Person
    definition_period = periods.DateUnit.MONTH
    label = "the first rule that fits"

    def formula(person, period, parameters):
        columns = [person(fact, period) for fact in work.facts]
        always = numpy.ones(person.count, dtype=bool)
        return numpy.select([numpy.logical_and.reduce(fits(columns, rule)) if rule else always for rule in work.rules], range(len(work.rules)), -1)


def load():
    system = TaxBenefitSystem([Person])
    for name, kind in zip(work.facts, work.kinds):
        system.add_variable(variable(name, kind))
    system.add_variable(row)
    return system


system = peer.load(load)


def columns(cases):
    return [numpy.array([case[f] for case in cases], dtype=bool if kind == "flag" else numpy.int32) for f, kind in enumerate(work.kinds)]


def simulate(table):
    simulation = SimulationBuilder().build_default_simulation(system, len(table[0]))
    for fact, column in zip(work.facts, table):
        simulation.set_input(fact, PERIOD, column)
    return simulation.calculate("row", PERIOD)


def blocks(count):
    return [columns(work.cases[start : min(start + BLOCK, count)]) for start in range(0, count, BLOCK)]


peer.measure("batch", "a simulation of many persons", blocks, lambda ready: numpy.concatenate([simulate(block) for block in ready]))
peer.measure("single", "a simulation of one person", lambda n: [columns([case]) for case in work.cases[:n]], lambda ready: [simulate(one)[0] for one in ready])
