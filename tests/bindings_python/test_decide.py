import datetime
import gc
import json
import pathlib
import pickle
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import klap
from support import ALL_TYPES, WOERDEN, case, diagnostics_of, rules


OWN = """regelset Eigen versie 1 gemeente 0632 taal nl status concept
bron Wmo "Wet maatschappelijke ondersteuning 2015" soort wet
gemeente Utrecht met code 0344
bestuursorgaan College
functie Consulent bij College
budget Zorg van gemeente Utrecht
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Zorg
persoon
  woongemeente: gemeente
voorziening
  kosten: bedrag
  dagental: getal
Welke wet geldt voor de voorziening?
  regel wet dan Wmo grondslag Wmo 1
Hoeveel is de dwangsom?
  antwoord dwangsom: bedrag
  regel som dan het laagste van (14, dagental) keer € 23 grondslag Wmo 2 zekerheid gelezen, nagekeken 2025-01-02
Wanneer is het klaar?
  antwoord einde: datum
  regel klaar dan de peildatum plus 6 weken grondslag Wmo 2
Is er haast bij?
  antwoord haast: ja of nee
  regel wel dan ja grondslag Wmo 2
Welke hulp past?
  antwoord soort_hulp: licht, zwaar
  regel past dan licht grondslag Wmo 2
Hoe lang duurt het?
  antwoord duur: getal
  regel lang dan 3 grondslag Wmo 2
Welke gemeente is het?
  antwoord gemeente_nu: gemeente
  verdeelt de besluiten
  regel woont dan woongemeente grondslag Wmo 2
Wie betaalt de voorziening?
  regel elders dan ten laste van gemeente_nu grondslag Wmo 2
"""


class Decide(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = rules()

    def decide(self, facts):
        return self.rules.decide(facts, concept=True)

    def test_attributes(self):
        outcome = self.decide(case())
        request, decision = outcome.requests[0], outcome.decisions[0]
        self.assertEqual((outcome.case_id, outcome.rules_hash), ("Z-1", self.rules.hash))
        self.assertEqual((request.id, request.person), ("v1", "p1"))
        self.assertEqual((request.law.kind, request.law.answer), (klap.Kind.SETTLED, "Wmo"))
        self.assertIs(request.right.answer, True)
        self.assertEqual(request.right.rules[0].name, "nodig")
        self.assertEqual(request.right.rules[0].grounds, (klap.Ground("Wmo", "2.3.5"),))
        self.assertEqual(request.payer.answer, (klap.PayLine("A", Decimal("600.00")),))
        self.assertEqual(request.payer.uncovered, Decimal("5400.00"))
        self.assertEqual(request.payer.accountable.steps[0].who, "Consulent")
        self.assertIsInstance(request.payer.accountable.steps[0].until, datetime.date)
        self.assertEqual(request.payer.accountable.interim_payer, "B")
        self.assertEqual(request.follow_up.kind, "ontbreekt")
        self.assertEqual(request.follow_up.missing[0].name, "Kwintes")
        self.assertEqual((decision.person, decision.law, decision.requests), ("p1", "Wmo", ("v1",)))
        decider = decision.decider.answer.deciders[0]
        self.assertEqual((decider.who, decider.on_behalf_of, decider.via), ("Consulent", "College", ()))
        self.assertEqual(decider.mandates[0].receiver, "Consulent")
        self.assertEqual(str(decision.addressee.answer.to), "p1")
        self.assertEqual(decision.addressee.answer.copies[0].name, "Kapper")

    def test_own_questions_and_other_municipalities(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "eigen.klap").write_text(OWN, "utf-8")
            eigen = klap.load(folder)
        facts = {
            "peildatum": "2025-03-03",
            "personen": [{"id": "p1", "woongemeente": "0344"}],
            "voorzieningen": [
                {"id": "v1", "persoon": "p1", "kosten": "100.00", "dagental": 20},
                {"id": "v2", "persoon": "p1", "kosten": "100.00"},
            ],
        }
        outcome = eigen.decide(facts, concept=True)
        first, second = outcome.requests
        self.assertEqual(first.own["dwangsom"].answer, Decimal("322.00"))
        self.assertEqual(first.own["dwangsom"].sentence, "Hoeveel is de dwangsom?")
        self.assertEqual(first.own["dwangsom"].rules[0].certainty, "gelezen")
        self.assertEqual(first.own["dwangsom"].rules[0].checked, datetime.date(2025, 1, 2))
        self.assertEqual(first.own["einde"].answer, datetime.date(2025, 4, 14))
        self.assertEqual((first.own["haast"].answer, first.own["gemeente_nu"].answer), (True, "0344"))
        self.assertEqual((first.own["soort_hulp"].answer, first.own["duur"].answer), ("licht", 3))
        self.assertEqual(first.payer.answer, (klap.PayLine(None, Decimal("100.00"), "0344"),))
        self.assertEqual(second.own["dwangsom"].kind, "ontbreekt")
        self.assertEqual([d.divided_by for d in outcome.decisions], [{"gemeente_nu": "0344"}])
        self.assertIn("dwangsom: settled 322.00", repr(outcome))
        self.assertEqual(len({first, second}), 2)
        self.assertEqual(outcome.facts_needed[0].name, "dagental")

    def test_need_and_plan(self):
        outcome = self.decide(case())
        request = outcome.requests[0]
        self.assertIs(request.need.answer, True)
        self.assertEqual(outcome.decisions[request.decision].requests, ("v1",))
        self.assertEqual(outcome.plan.direction.answer, klap.Party("p0", None, None))
        facts = case()
        facts["voorzieningen"][0] |= {"vrij": True, "elders": "0344"}
        facts["plan"]["complex"] = True
        outcome = self.decide(facts)
        self.assertEqual((outcome.requests[0].decision, outcome.decisions), (None, ()))
        self.assertEqual(outcome.plan.direction.answer.name, "Teammanager")
        self.assertIn("direction: settled Teammanager", repr(outcome))
        del facts["plan"]
        direction = self.decide(facts).plan.direction
        self.assertEqual((direction.kind, direction.missing[0].name, direction.missing[0].of), (klap.Kind.MISSING, "complex", None))
        self.assertIn(direction.missing[0], self.rules.facts_needed(facts, concept=True))

    def test_forwarding(self):
        facts = case()
        facts["voorzieningen"][0] |= {"elders": "0344", "oordelen": {"eigen_kracht": {"waarde": True, "door": "Consulent"}}}
        (obligation,) = self.decide(facts).requests[0].follow_up.answer
        self.assertEqual((obligation.kind, obligation.to.municipality, str(obligation.to)), ("doorzending", "0344", "0344"))

    def test_what_was_presumed(self):
        rules = klap.load(WOERDEN)
        outcome = rules.decide((WOERDEN / "zaken" / "eads-01.json").read_bytes(), concept=True)
        (klant,) = [one for one in outcome.requests[0].law.presumed if one.name == "klant_van_UWV"]
        self.assertEqual((klant.name, klant.kind, klant.of, klant.value), ("klant_van_UWV", "feit", "p1", False))
        self.assertIn("meldt dat bij de aanvraag", klant.because)
        interest = outcome.decisions[0].decider.presumed[-1]
        self.assertEqual((interest.name, interest.kind, interest.of, interest.value), ("persoonlijk belang", "persoonlijk_belang", None, ()))
        self.assertEqual(len({interest, *outcome.requests[0].law.presumed}), 1 + len(outcome.requests[0].law.presumed))
        given = json.loads((WOERDEN / "zaken" / "eads-01.json").read_bytes())
        given["personen"][0]["klant_van_UWV"] = False
        self.assertNotIn(klant, rules.decide(given, concept=True).requests[0].law.presumed)

    def test_every_kind_of_outcome_reads_back(self):
        facts = case()
        del facts["voorzieningen"][0]["oordelen"], facts["voorzieningen"][0]["perceel"]
        outcome = self.decide(facts)
        right = outcome.requests[0].right
        self.assertEqual((right.kind, right.reason), (klap.Kind.OPEN, klap.Reason.JUDGEMENT))
        self.assertEqual(outcome.requests[0].payer.kind, klap.Kind.MISSING)
        facts["voorzieningen"][0]["perceel"] = None
        self.assertEqual(self.decide(facts).requests[0].payer.reason, klap.Reason.NO_RULE)
        facts["voorzieningen"][0]["oordelen"] = {"eigen_kracht": {"waarde": True, "door": "Consulent"}}
        payer = self.decide(facts).requests[0].payer
        self.assertEqual((payer.kind, payer.waits_for), (klap.Kind.NOT_APPLICABLE, "right"))

    def test_repr(self):
        text = repr(self.decide(case()))
        self.assertTrue(text.startswith("<klap.Outcome Z-1\n") and text.endswith(">"), text)
        self.assertIn("payer: settled A 600.00, uncovered 5400.00", text)
        self.assertEqual(repr(self.decide(case()).requests[0].right), "<klap.Question right: settled True>")

    def test_json_and_dict(self):
        outcome = self.decide(case())
        self.assertEqual(json.loads(outcome.to_json()), outcome.to_dict())
        self.assertNotIn("afleiding", outcome.to_json())
        self.assertIn("afleiding", outcome.to_dict(derivation=True)["voorzieningen"][0]["wet"])
        outcome.to_dict()["voorzieningen"].clear()  # a copy
        self.assertEqual(len(outcome.to_dict()["voorzieningen"]), 1)

    def test_explanations(self):
        outcome = self.decide(case())
        texts = {outcome.explain(r, language) for r in ("resident", "file", "auditor") for language in ("nl", "en")}
        self.assertEqual(len(texts), 6)
        self.assertEqual(outcome.explain("file"), outcome.explain("file", language="nl"))
        self.assertTrue(outcome.explain("resident", person="p1"))
        self.assertNotEqual(outcome.summary(), outcome.summary("en"))
        for wrong in (("mayor",), ("file", "fr"), ("file", "nl", "p1")):
            with self.assertRaises(ValueError):
                outcome.explain(*wrong)
        for wrong, name in (((3,), "reader"), (("file", None), "language"), (("resident", "nl", 1), "person")):
            with self.assertRaisesRegex(TypeError, f"^{name}: a str, not "):
                outcome.explain(*wrong)
        with self.assertRaisesRegex(TypeError, "^language: a str, not int"):
            outcome.summary(1)
        with self.assertRaises(KeyError):
            outcome.explain("resident", person="p2")

    def test_letters_say_to_whom_they_go_and_about_whom_they_are(self):
        outcome = self.decide(case())
        (letter,) = outcome.letters()
        self.assertEqual((letter.to, letter.about), ("p1", "p1"))
        self.assertEqual(letter.text, outcome.explain("resident", person="p1"))
        self.assertIn(letter.text, outcome.explain("resident"))
        self.assertIn("About your application", outcome.letters("en")[0].text)
        with self.assertRaises(ValueError):
            outcome.letters("fr")

    def test_facts_needed_are_named_once_and_in_asking_order(self):
        facts = case()
        for key in ("kosten", "perceel"):
            del facts["voorzieningen"][0][key]
        del facts["personen"][0]["geboortedatum"]
        needed = self.rules.facts_needed(facts, concept=True)
        names = [(one.name, one.of) for one in needed]
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(names[0], ("geboortedatum", "p1"))
        self.assertEqual(needed[0].question, "Wat is uw geboortedatum?")
        self.assertIn(("kosten", "v1"), names)
        facts["peildatum"] = "2014-12-31"
        self.assertIn(("grens", "parameter"), [(one.name, one.kind) for one in self.rules.facts_needed(facts, concept=True)])

    def test_dict_text_and_bytes_give_the_same(self):
        facts = case()
        text = json.dumps(facts, ensure_ascii=False)
        expected = self.decide(facts).to_json(True)
        self.assertEqual(self.decide(text).to_json(True), expected)
        self.assertEqual(self.decide(text.encode()).to_json(True), expected)

    def test_decimal_and_date(self):
        plain = self.decide(case()).to_json(True)
        facts = case()
        facts["peildatum"] = datetime.date(2017, 3, 1)
        facts["personen"][0]["geboortedatum"] = datetime.date(1983, 2, 1)
        for written in ("6000", "6000.0", "6E+3", "6000.000"):
            facts["voorzieningen"][0]["kosten"] = Decimal(written)
            self.assertEqual(self.decide(facts).to_json(True), plain)

    def test_a_concept_is_refused_unless_asked_for(self):
        with self.assertRaises(klap.RulesError) as caught:
            self.rules.decide(case())
        self.assertEqual(caught.exception.diagnostics[0].code, "K1040")
        self.assertTrue(caught.exception.text("nl").endswith("; met concept=True ziet u wat zij zou antwoorden"))
        self.assertTrue(caught.exception.text("en").endswith("; concept=True shows what it would answer"))

    def test_threads_get_the_same_bytes(self):
        expected = self.decide(case()).to_json(True)
        shared = self.decide(case())
        woerden = klap.load(WOERDEN)

        def work(number):
            if number % 10 == 0:
                self.assertEqual(klap.load(WOERDEN).hash, woerden.hash)
            self.assertEqual(shared.explain("auditor"), shared.explain("auditor"))
            return self.decide(case()).to_json(True)

        with ThreadPoolExecutor(8) as team:
            self.assertEqual(set(team.map(work, range(400))), {expected})


class InterpretersLock(unittest.TestCase):
    def test_other_threads_go_on_while_the_engine_works(self):
        text = "regelset Groot\nstatus concept\npersoon\nvoorziening\n"
        text += "".join(f"bron b{number} soort wet\n" for number in range(300_000))
        done = threading.Event()
        took = []

        def load():
            begin = time.monotonic()
            klap.loads({"groot.klap": text})
            took.append(time.monotonic() - begin)
            done.set()

        thread = threading.Thread(target=load)
        longest, before = 0.0, time.monotonic()
        thread.start()
        while not done.is_set():
            now = time.monotonic()
            longest, before = max(longest, now - before), now
        thread.join()
        self.assertLess(longest, took[0] / 2, "this thread stood still")


class NothingIsKept(unittest.TestCase):
    def test_memory_does_not_grow(self):
        script = (
            "import sys, resource, klap\n"
            "text, case = open(sys.argv[1]).read(), open(sys.argv[2]).read()\n"
            "def work(n):\n"
            "    for _ in range(n):\n"
            "        outcome = klap.loads({'a.klap': text}).decide(case, concept=True)\n"
            "        outcome.requests, outcome.explain('auditor')\n"
            "        for wrong in (lambda: klap.loads({'a.klap': text[:500]}), lambda: outcome and klap.loads({'a.klap': text}).decide('{')):\n"
            "            try: wrong()\n"
            "            except klap.Error: pass\n"
            "    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
            "work(60)\n"
            "before = work(20)\n"
            "print(work(300) - before)\n"
        )
        with_case = json.dumps(case())
        done = _run(script, ALL_TYPES, with_case)
        self.assertEqual(done.stderr, "")
        self.assertLess(int(done.stdout), 4096, "KiB more after 300 rounds")

    def test_no_object_outlives_the_interpreter(self):
        # nanobind says on the error stream what is left at the end
        done = _run("import sys, klap\nrules = klap.load(sys.argv[1])\nkeep = rules.decide(open(sys.argv[2]).read(), True)\n",
                    ALL_TYPES, json.dumps(case()))
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_an_outcome_outlives_its_rules(self):
        outcome = rules().decide(case(), concept=True)
        gc.collect()
        self.assertIn("Consulent", outcome.explain("auditor"))


def _run(script, rules_path, case_text):
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(case_text)
        file.flush()
        return subprocess.run([sys.executable, "-I", "-c", script, rules_path, file.name], capture_output=True, text=True)


class Refused(unittest.TestCase):
    """Wrong cases: the diagnostics of the reader, and never a value of a fact."""

    SECRET = 831457

    @classmethod
    def setUpClass(cls):
        cls.rules = rules()

    def refused(self, facts):
        found = diagnostics_of(self.rules.decide, facts, concept=True)
        with self.assertRaises(klap.CaseError):
            self.rules.decide(facts, concept=True)
        return found

    def at(self, pointer, value):
        """A case with this value at this pointer."""
        facts = part = case()
        *way, last = pointer.strip("/").split("/")
        for step in way:
            part = part[int(step) if isinstance(part, list) else step]
        part[last] = value
        return facts

    def test_floats_have_no_place(self):
        for value in (6000.0, 6000.1, float("nan"), float("inf"), -0.0, 1e308):
            one = self.refused(self.at("/voorzieningen/0/kosten", value))[0]
            self.assertEqual((one.code, one.pointer), ("K0914", "/voorzieningen/0/kosten"))
            one = self.refused(self.at("/voorzieningen/0/uren", value))[0]
            self.assertEqual(one.pointer, "/voorzieningen/0/uren")

    def test_amounts_that_are_not_cents(self):
        for value in ("6000.005", "1E+20", "1E+999999", "1E-999999", "NaN", "-Infinity", "1" * 200):
            one = self.refused(self.at("/voorzieningen/0/kosten", Decimal(value)))[0]
            self.assertEqual(one.pointer, "/voorzieningen/0/kosten", value)

    def test_numbers_over_every_limit(self):
        for value in (2**63, -(2**63) - 1, 10**5000, 10**12 + 1):
            one = self.refused(self.at("/voorzieningen/0/uren", value))[0]
            self.assertEqual(one.pointer, "/voorzieningen/0/uren")

    def test_a_moment_is_no_date(self):
        one = self.refused(self.at("/peildatum", datetime.datetime(2017, 3, 1, 12)))[0]
        self.assertEqual(one.pointer, "/peildatum")

    def test_null_only_where_a_fact_is_optional(self):
        self.rules.decide(self.at("/voorzieningen/0/uren", None), concept=True)
        self.assertEqual(self.refused(self.at("/voorzieningen/0/kosten", None))[0].code, "K0924")

    def test_too_deep_and_without_end(self):
        deep = case()
        for _ in range(5000):
            deep = {"zaak": deep}
        endless = case()
        endless["besteed"] = endless
        crossed = {}
        crossed["a"] = crossed["b"] = crossed
        for facts in (deep, endless, crossed):
            self.assertTrue(any(one.code == "K0905" for one in self.refused(facts)))

    def test_text_that_is_no_text(self):
        for pointer in ("/zaak", "/personen/0/id", "/voorzieningen/0/soort"):
            for text in ("\ud800", "é\udfff é", "😀\ud83d"):
                one = self.refused(self.at(pointer, text))[0]
                self.assertEqual((one.code, one.pointer, one.line), ("K0947", pointer, None))
        one = self.refused(self.at("/personen/0/\ud800", 1))[0]
        self.assertEqual((one.code, one.pointer), ("K0947", "/personen/0"))
        self.rules.decide(self.at("/zaak", "é 😀"), concept=True)
        self.refused("\ud800")
        self.refused(b"\xff{}")
        self.refused(b"")
        for number in ("NaN", "Infinity", "1e999", "9" * 400):
            found = self.refused(json.dumps(case()).replace('"6000.00"', number))
            self.assertGreaterEqual(found[0].column, 1)

    def test_ten_megabytes(self):
        self.refused("[" * 11_000_000)
        self.refused('{"zaak": "' + "a" * 10_500_000 + '"}')
        self.refused("[" * 1_000_000)

    def test_places_of_text_and_of_dict(self):
        of_dict = self.refused(self.at("/voorzieningen/0/kosten", 6000))[0]
        self.assertEqual((of_dict.document, of_dict.line, of_dict.column), (None, None, None))
        of_text = self.refused(json.dumps(self.at("/voorzieningen/0/kosten", 6000), indent=1))[0]
        self.assertEqual((of_text.document, of_text.pointer, of_text.code), ("zaak", of_dict.pointer, of_dict.code))
        self.assertGreater(of_text.line, 1)

    def test_what_python_has_and_json_has_not(self):
        for value in (b"bytes", {1, 2}, object(), 1j):
            with self.assertRaisesRegex(TypeError, "/voorzieningen/0/kosten") as caught:
                self.rules.decide(self.at("/voorzieningen/0/kosten", value), concept=True)
            self.assertNotIn("bytes'", str(caught.exception))
        with self.assertRaises(TypeError):
            self.rules.decide({1: 2}, concept=True)
        for wrong in (None, 3, [], case):
            with self.assertRaises(TypeError):
                self.rules.decide(wrong, concept=True)

    def test_no_value_is_ever_repeated(self):
        secret = self.SECRET
        wrong = [str(secret), secret, secret + 0.5, [secret], {"vanaf": secret}, Decimal(secret) / 1000, f"20{secret}-01-01", True]
        places = ["/zaak", "/peildatum", "/personen", "/personen/0/id", "/personen/0/geboortedatum", "/personen/0/woongemeente",
                  "/personen/0/inkomen", "/voorzieningen/0/soort", "/voorzieningen/0/kosten", "/voorzieningen/0/uren",
                  "/voorzieningen/0/perceel", "/voorzieningen/0/aanbieder", "/voorzieningen/0/regeling",
                  "/voorzieningen/0/persoon", "/voorzieningen/0/oordelen", "/besteed/A", "/persoonlijk_belang", "/besluiten"]
        count = 0
        for place in places:
            for value in wrong:
                try:
                    self.rules.decide(self.at(place, value), concept=True)
                except klap.CaseError as error:
                    count += 1
                    said = repr(error) + str(error) + error.text("en") + "".join(map(repr, error.diagnostics))
                    self.assertNotIn(str(secret), said)
                    self.assertIsNone(error.__cause__ or error.__context__)
        self.assertGreater(count, 100)

    def test_errors_can_be_sent_to_another_process(self):
        try:
            self.rules.decide("{", concept=True)
        except klap.CaseError as error:
            again = pickle.loads(pickle.dumps(error))
            self.assertEqual((again.diagnostics, str(again), type(again)), (error.diagnostics, str(error), klap.CaseError))


if __name__ == "__main__":
    unittest.main()
