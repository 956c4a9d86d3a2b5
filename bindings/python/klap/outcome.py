"""What a case comes to. The words of the JSON are Dutch; here they have English names, and the JSON word as their value."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, Literal, Mapping, Optional, Union

from . import _klap
from .errors import Language

Json = dict[str, Any]
Reader = Literal["resident", "file", "auditor"]


class Kind(str, Enum):
    """Every question has exactly one of these outcomes."""

    SETTLED = "vastgesteld"  # answered
    NOT_APPLICABLE = "niet_van_toepassing"  # need not be answered, or a rule says so (Question.rules)
    MISSING = "ontbreekt"  # a fact is missing
    CONFLICT = "strijdig"  # rules disagree, or the answer goes against a safeguard (Question.safeguards)
    OPEN = "open"  # somebody must settle it
    ERROR = "fout"  # an amount or date outside every limit


class Reason(str, Enum):
    """Why an answer is open."""

    ON_PURPOSE = "doelbewust"  # a rule leaves it to a function
    JUDGEMENT = "oordeel"  # it waits for the judgement of a function
    NO_RULE = "geen_regel"
    WAITS = "wacht"  # for another question
    SHARED_CEILING = "gedeeld_plafond"  # requests of this case together pass a ceiling


@dataclass(frozen=True)
class MissingFact:
    name: str
    kind: str  #: "feit", "datum", "besteed" …: which part of the case it belongs in; "parameter": in the rules
    of: Optional[str]  #: id of the person or request; None for a fact of the plan
    question: Optional[str]  #: how the rule set asks for it
    purpose: Optional[str] = None  #: what it is asked for, where the rule set says so


@dataclass(frozen=True)
class Presumption:
    """A fact that nobody gave, and what the rule set then presumes. That nobody has a personal interest has `()` as value."""

    name: str
    kind: str  #: "feit" or "persoonlijk_belang"
    of: Optional[str]  #: id of the person or request; None for a fact of the plan, and for personal interest
    value: Union[bool, int, str, tuple[str, ...]]  #: as in a case: a date and an amount are a str
    because: Optional[str]


@dataclass(frozen=True)
class Ground:
    source: str
    place: Optional[str]


@dataclass(frozen=True)
class Rule:
    name: str
    label: Optional[str]
    grounds: tuple[Ground, ...]
    because: Optional[str]
    certainty: Optional[str] = None  #: how sure its text is: "gelezen", "fragment", "aangenomen"; None: not said
    checked: Optional[date] = None  #: when it was looked at


@dataclass(frozen=True)
class Step:
    who: str
    until: Optional[date]


@dataclass(frozen=True)
class Accountable:
    """Who settles what is not settled, until when each, and who pays meanwhile."""

    steps: tuple[Step, ...]
    counted_from: str
    interim_payer: Optional[str]


@dataclass(frozen=True)
class PayLine:
    """What a budget pays, or a municipality (by its code) from whatever budget it has."""

    budget: Optional[str]
    amount: Decimal
    municipality: Optional[str] = None


@dataclass(frozen=True)
class Mandate:
    giver: str
    receiver: str
    grounds: tuple[Ground, ...]
    certainty: Optional[str] = None
    checked: Optional[date] = None


@dataclass(frozen=True)
class Decider:
    who: str
    on_behalf_of: str
    via: tuple[str, ...]
    mandates: tuple[Mandate, ...]


@dataclass(frozen=True)
class Powers:
    """Who may decide. Not competent: no deciders; the bodies that are, and who decided all the same."""

    competent: bool
    deciders: tuple[Decider, ...]
    bodies: tuple[str, ...]
    taken_by: Optional[str]


@dataclass(frozen=True)
class Party:
    """A person by their id in the case, somebody by name, or a municipality by its code; a provider with the code that
    messages are sent to."""

    resident: Optional[str]
    name: Optional[str]
    agb: Optional[str]
    municipality: Optional[str] = None

    def __str__(self) -> str:
        return self.name or self.resident or self.municipality or ""


@dataclass(frozen=True)
class Addressee:
    to: Party
    copies: tuple[Party, ...]


@dataclass(frozen=True)
class Obligation:
    kind: str  #: "bericht", "brief", "opdracht", "niets", "bekrachtiging", "doorzending"
    message: Optional[str]  #: "WMO301"
    to: Party
    due: Optional[date]
    effective: Optional[date] = None  #: the day from which it works
    mention: Optional[str] = None  #: what is said with it


Answer = Union[str, bool, int, date, Decimal, tuple[PayLine, ...], Powers, Addressee, Party, tuple[Obligation, ...]]


@dataclass(frozen=True, repr=False)
class Question:
    """The outcome of one question."""

    name: str  #: "law", "need", "right", "payer", "follow_up", "decider", "orderer", "addressee", "direction"; an own one: its answer's
    kind: Kind
    answer: Optional[Answer]  #: if settled; law: str, need, right: bool, payer: PayLines, decider, orderer: Powers, own: by its type
    uncovered: Optional[Decimal]  #: of a payer: what no budget covers
    rules: tuple[Rule, ...]  #: settled, not applicable by a rule: those that hold; conflict: those that disagree, or whose answer goes against a safeguard; open: those that leave it open
    presumed: tuple[Presumption, ...]  #: what was presumed on the way, each fact once
    missing: tuple[MissingFact, ...]  #: the first is the next to ask
    reason: Optional[Reason]  #: if open
    waits_for: Optional[str]  #: a question
    accountable: Optional[Accountable]
    sentence: Optional[str] = None  #: of an own question: how the rule set asks it
    safeguards: tuple[str, ...] = ()  #: conflict: those that what the rules answer goes against, by name
    shared: tuple[str, ...] = ()  #: of a payer: the ceilings that requests of the case together pass, and the rules give an order for

    def __repr__(self) -> str:
        return f"<klap.Question {self.name}: {self.kind.name.lower()}{_detail(self)}>"


@dataclass(frozen=True)
class Request:
    id: str
    person: str
    decision: Optional[int]  #: its place in Outcome.decisions; None: it needs no decision
    law: Question
    need: Question
    right: Question
    payer: Question
    follow_up: Question
    own: Mapping[str, Question] = field(default_factory=dict, hash=False)  #: the rule set's own, by the name of the answer


@dataclass(frozen=True)
class Decision:
    """One decision, for one person under one law; `law` is None where that is not settled. `divided_by`: the own answers
    that all its requests have in common, None where not settled, as the JSON has them."""

    person: str
    law: Optional[str]
    requests: tuple[str, ...]
    decider: Question
    orderer: Question
    addressee: Question
    divided_by: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Plan:
    """The household's plan."""

    direction: Question


@dataclass(frozen=True)
class Letter:
    """What one reader reads about one resident. `to` and `about` are ids of persons of the case; if the letter goes to an
    institution, `to` is its name in the rule set (of a municipality its code) and `institution` is true."""

    to: str
    about: str
    text: str
    institution: bool = False


class Outcome:
    """The answers to one case, and why. Immutable; any number of threads may use it at once."""

    def __init__(self, native: _klap.Decided) -> None:
        self._native = native

    @cached_property
    def _json(self) -> Json:
        parsed: Json = json.loads(self._native.json(False))
        return parsed

    @property
    def case_id(self) -> Optional[str]:
        """What the case calls itself."""
        name: Optional[str] = self._json["zaak"]
        return name

    @property
    def rules_hash(self) -> Optional[str]:
        """The rule set that answered."""
        digits: Optional[str] = self._json["regelset"]["hash"]
        return digits

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """As in the case."""
        return tuple(_request(one) for one in self._json["voorzieningen"])

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        return tuple(_decision(one) for one in self._json["besluiten"])

    @cached_property
    def plan(self) -> Plan:
        return Plan(_question("direction", self._json["plan"]["regie"]))

    @cached_property
    def facts_needed(self) -> tuple[MissingFact, ...]:
        """What is still to be asked, each fact once, the next to ask first: by request, then by decision, then of the plan.
        Empty: nothing is missing."""
        questions = [q for one in self.requests for q in _questions(one)]
        questions += [q for one in self.decisions for q in (one.decider, one.orderer, one.addressee)]
        questions.append(self.plan.direction)
        return tuple(dict.fromkeys(fact for question in questions for fact in question.missing))

    def to_json(self, derivation: bool = False) -> str:
        """As the command line tool and C give it, byte for byte; with every step behind every answer if asked for."""
        return self._native.json(derivation)

    def to_dict(self, derivation: bool = False) -> Json:
        """The same as dicts and lists, to do with as you like."""
        parsed: Json = json.loads(self._native.json(derivation))
        return parsed

    def summary(self, language: Language = "nl") -> str:
        """The answers on one page."""
        _texts(language=language)
        return self._native.summary(language)

    def explain(self, reader: Reader, language: Language = "nl", person: Optional[str] = None) -> str:
        """Why, in words. For "resident": every letter of `letters()`, each under a line that says to whom it goes and about
        whom it is; with `person` those about that person, to whomever they go. For "file": what a case worker needs. For
        "auditor": everything."""
        _texts(reader=reader, language=language, **({} if person is None else {"person": person}))
        if person is None:
            return self._native.explain(reader, language)
        if reader != "resident":
            raise ValueError("person: only with reader 'resident'")
        return self._native.explain_to(person, language)

    def letters(self, language: Language = "nl") -> tuple[Letter, ...]:
        """The letters to residents: about every person that has a request, one to everybody of the case who receives the
        decision or a copy of it. No budgets, no mandates, nothing of another person than the one it is about. What a human
        has to write stands in a text as «[…]»; a letter that still has one is not sent."""
        parsed: Json = json.loads(self._native.letters(language))
        return tuple(Letter(one["aan"], one["over"], one["tekst"], one.get("instelling", False)) for one in parsed["brieven"])

    def __repr__(self) -> str:
        lines = [f"<klap.Outcome {self.case_id or ''}".rstrip()]
        for request in self.requests:
            lines.append(f"  request {request.id}:")
            lines += [f"    {q.name}: {q.kind.name.lower()}{_detail(q)}" for q in _questions(request)]
        for decision in self.decisions:
            lines.append(f"  decision for {', '.join(decision.requests)}:")
            lines += [f"    {q.name}: {q.kind.name.lower()}{_detail(q)}" for q in (decision.decider, decision.orderer, decision.addressee)]
        lines.append(f"  plan:\n    direction: {self.plan.direction.kind.name.lower()}{_detail(self.plan.direction)}")
        return "\n".join(lines) + ">"


def _texts(**arguments: object) -> None:
    for name, given in arguments.items():
        if not isinstance(given, str):
            raise TypeError(f"{name}: a str, not {type(given).__name__}")


# ---- from JSON


def _day(text: Optional[str]) -> Optional[date]:
    return None if text is None else date.fromisoformat(text)


def _grounds(grounds: list[Json]) -> tuple[Ground, ...]:
    return tuple(Ground(one["bron"], one["plaats"]) for one in grounds)


def _party(party: Json) -> Party:
    return Party(party.get("inwoner"), party.get("wie"), party.get("agb"), party.get("gemeente"))


def _missing(fact: Json) -> MissingFact:
    return MissingFact(fact["feit"], fact["soort"], fact["van"], fact["vraag"], fact.get("doel"))


def _sure(text: Json) -> tuple[Optional[str], Optional[date]]:
    return text.get("zekerheid"), _day(text.get("nagekeken"))


def _presumption(one: Json) -> Presumption:
    value = tuple(one["waarde"]) if isinstance(one["waarde"], list) else one["waarde"]
    return Presumption(one["feit"], one["soort"], one["van"], value, one["omdat"])


def _decider(decider: Json) -> Decider:
    mandates = tuple(Mandate(m["van"], m["aan"], _grounds(m["grondslagen"]), *_sure(m)) for m in decider["mandaten"])
    return Decider(decider["wie"], decider["namens"], tuple(decider["via"]), mandates)


def _powers(answer: Json) -> Powers:
    if answer["bevoegd"]:
        return Powers(True, tuple(_decider(one) for one in answer["beslissers"]), (), None)
    return Powers(False, (), tuple(answer["bevoegde_organen"]), answer["genomen_door"])


def _answer(question: str, answer: Any) -> Answer:
    if question == "payer":
        return tuple(PayLine(line.get("budget"), Decimal(line["bedrag"]), line.get("gemeente")) for line in answer)
    if question in ("decider", "orderer"):
        return _powers(answer)
    if question == "addressee":
        return Addressee(_party(answer["aan"]), tuple(_party(one) for one in answer["afschrift"]))
    if question == "direction":
        return _party(answer)
    if question == "follow_up":
        return tuple(_obligation(one) for one in answer)
    plain: Union[str, bool] = answer  # law, need, right
    return plain


def _obligation(o: Json) -> Obligation:
    return Obligation(o["soort"], o["bericht"], _party(o["aan"]), _day(o["uiterlijk"]), _day(o.get("per")), o.get("vermelding"))


def _own_answer(kind: str, answer: Any) -> Answer:
    if kind == "bedrag":
        return Decimal(answer)
    if kind == "datum":
        return date.fromisoformat(answer)
    plain: Union[str, bool, int] = answer  # ja_of_nee, getal, gemeente, keuze
    return plain


def _accountable(accountable: Json) -> Accountable:
    steps = tuple(Step(step["wie"], _day(step["uiterlijk"])) for step in accountable["stappen"])
    return Accountable(steps, accountable["geteld_vanaf"], accountable["tussentijds_betaalt"])


def _rule(rule: Json) -> Rule:
    return Rule(rule["naam"], rule["label"], _grounds(rule["grondslagen"]), rule["omdat"], *_sure(rule))


def _question(name: str, outcome: Json) -> Question:
    return Question(
        name=name,
        kind=Kind(outcome["uitkomst"]),
        answer=_answer(name, outcome["antwoord"]) if "antwoord" in outcome else None,
        uncovered=Decimal(outcome["open_bedrag"]) if "open_bedrag" in outcome else None,
        rules=tuple(_rule(one) for one in outcome.get("regels", [])),
        safeguards=tuple(outcome.get("waarborgen", [])),
        shared=tuple(outcome.get("gedeelde_plafonds", [])),
        presumed=tuple(_presumption(one) for one in outcome["aannames"]),
        missing=tuple(_missing(one) for one in outcome.get("ontbreekt", [])),
        reason=Reason(outcome["reden"]) if "reden" in outcome else None,
        waits_for=_NAMES.get(outcome["wacht_op"], outcome["wacht_op"]) if "wacht_op" in outcome else None,
        accountable=_accountable(outcome["verantwoordelijk"]) if "verantwoordelijk" in outcome else None,
    )


def _own_question(name: str, own: Json) -> Question:
    settled = own["uitkomst"].get("antwoord")
    answer = None if settled is None else _own_answer(own["soort"], settled)
    return replace(_question(name, own["uitkomst"]), answer=answer, sentence=own["vraag"])


_NAMES = {
    "wet": "law",
    "besluit_nodig": "need",
    "recht": "right",
    "betaler": "payer",
    "beslisser": "decider",
    "opdrachtgever": "orderer",
    "beschikking": "addressee",
    "regie": "direction",
    "vervolg": "follow_up",
}


def _request(one: Json) -> Request:
    of = {_NAMES[key]: _question(_NAMES[key], one[key]) for key in ("wet", "besluit_nodig", "recht", "betaler", "vervolg")}
    own = {name: _own_question(name, asked) for name, asked in one.get("eigen_vragen", {}).items()}
    return Request(one["id"], one["persoon"], one["besluit"], **of, own=own)


def _decision(one: Json) -> Decision:
    decider = _question("decider", one["beslisser"])
    orderer = _question("orderer", one["opdrachtgever"])
    addressee = _question("addressee", one["beschikking"])
    divided_by = one.get("verdeeld_op", {})
    return Decision(one["persoon"], one["wet"], tuple(one["voorzieningen"]), decider, orderer, addressee, divided_by)


# ---- for repr


def _questions(request: Request) -> tuple[Question, ...]:
    return (request.law, request.need, request.right, request.payer, request.follow_up, *request.own.values())


def _detail(question: Question) -> str:
    if question.kind is Kind.MISSING:
        return " " + ", ".join(one.name for one in question.missing)
    if question.kind is Kind.CONFLICT:
        return " " + ", ".join(one.name for one in question.rules)
    if question.kind is Kind.OPEN and question.reason is not None:
        return f" ({question.reason.name.lower()})"
    if question.kind is not Kind.SETTLED:
        return ""
    uncovered = f", uncovered {question.uncovered}" if question.uncovered is not None else ""
    return " " + _short(question.answer) + uncovered


def _short(answer: Optional[Answer]) -> str:
    if isinstance(answer, Powers):
        if answer.competent:
            return ", ".join(f"{d.who} on behalf of {d.on_behalf_of}" for d in answer.deciders)
        return "not competent; competent: " + (", ".join(answer.bodies) or "nobody")
    if isinstance(answer, Addressee):
        copies = f", copy to {', '.join(map(str, answer.copies))}" if answer.copies else ""
        return f"to {answer.to}{copies}"
    if isinstance(answer, tuple):
        return ", ".join(map(_short_part, answer)) or "nothing"
    return str(answer)


def _short_part(part: Union[PayLine, Obligation]) -> str:
    if isinstance(part, PayLine):
        return f"{part.budget or part.municipality} {part.amount}"
    due = f" until {part.due}" if part.due is not None else ""
    effective = f" per {part.effective}" if part.effective is not None else ""
    mention = f", mentioning {part.mention!r}" if part.mention is not None else ""
    return f"{part.message or part.kind} to {part.to}{due}{effective}{mention}"
