"""The schemas say what the engine takes and gives: an independent validator is held against the reader and the writers, on
every case of rules/, every example and worked case, every --json of the tool, and on wrong cases made from right ones."""

import copy
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import jsonschema_rs
import klap

ROOT = Path(__file__).resolve().parents[2]
TOOL = os.environ["KLAP_TOOL"]
CPP = os.environ["KLAP_SAME_BYTES"]
C_LIBRARY = os.environ.get("KLAP_C_LIBRARY", "")

sys.path[:0] = [str(ROOT / "tests" / folder) for folder in ("bindings_python", "support")]
from rule_sets import rule_sets  # noqa: E402
from support import ALL_TYPES, case as full_case  # noqa: E402


def validator(schema, formats=True):
    jsonschema_rs.meta.validate(schema)
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=formats)


def static(name):
    return validator(json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8")))


CASE, OUTCOME, DIAGNOSTICS, TOOL_OUTPUT, MISSING = map(static, ("case-1", "outcome-1", "diagnostics-1", "tool-1", "missing-1"))
SIMULATION = static("simulation-1")


def run(*words):
    done = subprocess.run([TOOL, *map(str, words)], capture_output=True)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def examples_of(rules_path, folder):
    subprocess.run([CPP, "cases", rules_path, folder], check=True)
    return sorted(Path(folder).glob("*.json"))


class Test(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def fits(self, schema, instance, about=""):
        errors = [f"/{'/'.join(map(str, e.instance_path))}: {e.message[:300]}" for e in schema.iter_errors(instance)]
        self.assertEqual(errors[:3], [], about)


class Outcomes(Test):
    def all_of(self, rules_path, files):
        rules = klap.load(rules_path)
        of_rules = validator(rules.schema())
        kinds = set()
        for file in files:
            facts = json.loads(file.read_text("utf-8"))
            if not facts["voorzieningen"]:  # an example may be about the plan alone, a case asks for something
                self.assertFalse(CASE.is_valid(facts) or of_rules.is_valid(facts), file)
                self.assertRaises(klap.CaseError, rules.decide, facts, concept=True)
                continue
            self.fits(CASE, facts, file)
            self.fits(of_rules, facts, file)
            outcome = rules.decide(facts, concept=True)
            self.fits(OUTCOME, outcome.to_dict(), file)
            self.fits(OUTCOME, outcome.to_dict(derivation=True), file)
            self.note_rules(outcome.to_dict())
            for request in outcome.requests:
                kinds |= {(q.kind, q.reason) for q in (request.law, request.need, request.right, request.payer, request.follow_up)}
            for decision in outcome.decisions:
                kinds |= {(q.kind, q.reason) for q in (decision.decider, decision.addressee)}
            kinds.add((outcome.plan.direction.kind, outcome.plan.direction.reason))
            self.seen |= set(self.words_of(outcome.to_dict(derivation=True)))
        return kinds

    def setUp(self):
        super().setUp()
        self.seen = set()
        self.ruled = set()  # outcomes with the rules behind them

    def note_rules(self, part):
        if isinstance(part, dict) and part.get("regels") and "uitkomst" in part:
            self.ruled.add((part["uitkomst"], part.get("reden")))
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            self.note_rules(inner)

    def words_of(self, part, key=""):
        """Every key, and what stands under `soort`."""
        if isinstance(part, dict):
            for key, inner in part.items():
                yield key
                yield from self.words_of(inner, key)
        elif isinstance(part, list):
            for inner in part:
                yield from self.words_of(inner)
        elif key == "soort":
            yield f"soort {part}"

    def test_rules(self):
        for folder in rule_sets():
            cases = sorted(folder.glob("zaken/*.json"))
            examples = examples_of(folder, self.folder / folder.name)
            self.assertTrue(cases and examples)
            self.all_of(folder, cases + examples)

    def test_the_page_on_the_language(self):
        page = ROOT / "docs" / "taal.klap.md"
        self.all_of(page, examples_of(page, self.folder / "taal"))

    def test_worked_cases_show_every_kind_of_outcome(self):
        worked = ROOT / "tests" / "reference" / "worked"
        basis = (worked / "basis.klap").read_text("utf-8")
        texts = {file.stem: file.read_text("utf-8") for file in worked.glob("W*.klap")}
        power = next(text for name, text in texts.items() if name.startswith("W23_"))
        # none of them has a decision that waits: one under a law that is left open does
        texts["waits"] = power.replace("dan        Wmo", "dan        open, door Consulent")
        kinds = set()
        for name, text in texts.items():
            folder = self.folder / name
            folder.mkdir()
            (folder / "basis.klap").write_text(basis, "utf-8")
            (folder / "rules.klap").write_text(text, "utf-8")
            kinds |= self.all_of(folder, examples_of(folder, folder / "zaken"))
        self.assertEqual({kind for kind, _ in kinds}, set(klap.Kind))
        self.assertGreaterEqual({reason for _, reason in kinds}, set(klap.Reason))
        self.assertIn(("open", "doelbewust"), self.ruled)
        self.assertIn(("open", "gedeeld_plafond"), self.ruled)
        for word in ("inwoner", "gemeente", "wie", "soort doorzending", "soort parameter", "soort inwoner"):
            self.assertIn(word, self.seen)

    def test_decision_and_need_agree(self):
        rules = klap.load(ALL_TYPES)
        facts = full_case()
        facts["voorzieningen"][0]["vrij"] = True
        none = rules.decide(facts, concept=True).to_dict()
        self.assertEqual((none["voorzieningen"][0]["besluit"], none["besluiten"]), (None, []))
        self.fits(OUTCOME, none)
        one = rules.decide(full_case(), concept=True).to_dict()
        self.assertEqual(one["voorzieningen"][0]["besluit"], 0)
        for outcome, place in ((none, 0), (one, None), (one, -1), (one, 0.5)):
            outcome["voorzieningen"][0]["besluit"] = place
            self.assertFalse(OUTCOME.is_valid(outcome), place)

    def test_all_types(self):
        file = self.folder / "zaak.json"
        file.write_text(json.dumps(full_case()), "utf-8")
        self.all_of(ALL_TYPES, [file])


class FactsNeeded(Test):
    """What C gives for klap_facts_needed fits its schema, and is what Python gives."""

    @unittest.skipUnless(C_LIBRARY, "no C library in this build")
    def test_facts_needed(self):
        rules = klap.load(ALL_TYPES)
        files, whole = [], full_case()
        ways = [("personen", 0, key) for key in whole["personen"][0] if key != "id"]
        ways += [("voorzieningen", 0, key) for key in whole["voorzieningen"][0] if key not in ("id", "persoon")]
        ways += [(key,) for key in whole if key not in ("personen", "voorzieningen")]
        for way in [(), *ways]:
            facts = full_case()
            part = facts
            for step in way[:-1]:
                part = part[step]
            if way:
                del part[way[-1]]
            files.append(self.folder / f"{len(files)}.json")
            files[-1].write_text(json.dumps(facts), "utf-8")
        bare = {"personen": [{"id": "p"}], "voorzieningen": [{"id": "v", "persoon": "p"}]}
        files.append(self.folder / "bare.json")
        files[-1].write_text(json.dumps(bare), "utf-8")
        by_c = ROOT / "tests" / "same_bytes" / "by_c.py"
        done = subprocess.run([sys.executable, "-I", by_c, C_LIBRARY, ALL_TYPES, "ask", *files], capture_output=True, check=True)
        kinds = set()
        for file, needed in zip(files, json.loads(done.stdout), strict=True):
            self.fits(MISSING, needed, file)
            self.assertEqual([one["feit"] for one in needed["ontbreekt"]], [one.name for one in rules.facts_needed(file.read_bytes(), concept=True)])
            kinds |= {one["soort"] for one in needed["ontbreekt"]}
        self.assertGreaterEqual(kinds, {"feit", "datum", "besteed"})
        for change in ({"klap": 2}, {"ontbreekt": None}, {"meer": 1}):
            self.assertFalse(MISSING.is_valid({**needed, **change}), change)
        for key in needed["ontbreekt"][0]:
            self.assertFalse(MISSING.is_valid({"klap": 1, "ontbreekt": [{k: v for k, v in needed["ontbreekt"][0].items() if k != key}]}), key)


class ToolOutput(Test):
    """Whatever the tool says with --json fits one of the schemas."""

    def said(self, schema, *words):
        _, out, err = run(*words, "--json")
        self.assertEqual(err, "", words)
        said = json.loads(out)
        self.fits(schema, said, words)
        return said

    def test_decide(self):
        woerden = ROOT / "rules" / "woerden"
        for file in sorted(woerden.glob("zaken/*.json")):
            self.said(OUTCOME, "decide", "--rules", woerden, "--case", file, "--concept")
            self.said(OUTCOME, "decide", "--rules", woerden, "--case", file, "--concept", "--explain", "auditor")
            self.said(TOOL_OUTPUT, "decide", "--rules", woerden, "--case", file, "--concept", "--explain", "inwoner")
        self.said(DIAGNOSTICS, "decide", "--rules", woerden, "--case", file)
        self.said(DIAGNOSTICS, "decide", "--rules", woerden, "--case", ALL_TYPES, "--concept")
        self.said(DIAGNOSTICS, "decide", "--rules", woerden, "--case", self.folder / "niets.json", "--concept")

    def test_check(self):
        self.said(DIAGNOSTICS, "check", ROOT / "rules" / "woerden")
        wrong = self.folder / "fout.klap"
        wrong.write_text("regelset Fout\nbron x soort niets\nperceel\n", "utf-8")
        self.said(DIAGNOSTICS, "check", wrong)
        self.said(DIAGNOSTICS, "test", wrong)

    def test_test(self):
        self.said(TOOL_OUTPUT, "test", ROOT / "rules" / "woerden")
        text = (ROOT / "tests" / "reference" / "worked" / "W01.klap").read_text("utf-8")
        basis = (ROOT / "tests" / "reference" / "worked" / "basis.klap").read_text("utf-8")
        (self.folder / "basis.klap").write_text(basis, "utf-8")
        (self.folder / "W01.klap").write_text(text.replace("recht ontbreekt", "recht ja  recht ontbreekt"), "utf-8")
        self.said(TOOL_OUTPUT, "test", self.folder)

    def test_fmt(self):
        file = self.folder / "regels.klap"
        file.write_text("regelset X\nbron A soort wet\n", "utf-8")
        self.said(DIAGNOSTICS, "fmt", "--check", file)
        self.said(TOOL_OUTPUT, "fmt", file)
        self.said(TOOL_OUTPUT, "fmt", file)
        file.write_text("regelset X\nbron A soort\n", "utf-8")
        self.said(DIAGNOSTICS, "fmt", file)

    def test_test_of_a_plan(self):
        worked = ROOT / "tests" / "reference" / "worked"
        (self.folder / "basis.klap").write_text((worked / "basis.klap").read_text("utf-8"), "utf-8")
        text = (worked / "W47.klap").read_text("utf-8")
        (self.folder / "W47.klap").write_text(text.replace("verwacht  regie Makelaar", "verwacht  regie open"), "utf-8")
        self.said(TOOL_OUTPUT, "test", self.folder)

    def test_simulate(self):
        woerden, zomerstad = ROOT / "rules" / "woerden", ROOT / "rules" / "zomerstad"
        lines = [json.dumps(json.loads(file.read_text("utf-8"))) for file in sorted(woerden.glob("zaken/*.json"))]
        (self.folder / "zaken.jsonl").write_text("\n".join(lines), "utf-8")
        (self.folder / "zaken.csv").write_text("soort,kosten,persoon.woongemeente\nBegeleiding,9.00,0344\n,1.00,\n", "utf-8")
        (self.folder / "fout.csv").write_text("soort,kosten\nBegeleiding\nBegeleiding,1\n", "utf-8")
        common = ("--rules", woerden, "--concept", "--cases")
        alone = self.said(SIMULATION, "simulate", *common, self.folder / "zaken.jsonl")
        self.assertNotIn("veranderd", alone)
        self.assertEqual(alone["zaken"], len(lines))
        both = self.said(SIMULATION, "simulate", *common, self.folder / "zaken.csv", "--against", zomerstad, "--show-facts")
        for change in both["veranderingen"]:
            self.fits(CASE, change["feiten"])
        self.assertTrue(both["veranderingen"])
        self.said(DIAGNOSTICS, "simulate", *common, self.folder / "fout.csv")

    def test_the_rest(self):
        self.said(TOOL_OUTPUT, "version")
        self.said(TOOL_OUTPUT, "help")
        self.said(TOOL_OUTPUT, "help", "decide")
        self.said(DIAGNOSTICS, "onbekend")
        self.said(DIAGNOSTICS)

    def test_schema(self):
        status, out, err = run("schema", "--rules", ALL_TYPES)
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(json.loads(out), klap.load(ALL_TYPES).schema())
        self.assertEqual(run("schema", "--rules", ALL_TYPES, "--json"), (0, out, ""))
        self.assertEqual(run("schema")[0], 2)


class WrongCases(Test):
    """A case that is no longer right is refused by the reader and by the schema alike. What is put in, in turn, at every
    place of a case that leaves nothing out: values of every JSON type, and near misses of every format."""

    VALUES = [
        None, True, False, 0, 3, -1, 10**12, 10**12 + 1, 2**63, 0.5, 6000.1, 1e300, "", "x", "p1", "v1", " ", "\u200b", "a" * 100, "a" * 101,
        "Woerden", "woerden", "Utrecht", "0632", "0000", "632", "06321", "Wmo", "PB", "Kwintes", "Kapper", "College", "Consulent", "Teammanager",
        "Pilot", "p0", "Begeleiding", "Jobcoaching", "toekennen", "2017-03-01", "2017-3-1", "2017-02-29", "2016-02-29", "1900-02-29", "2000-02-29",
        "2017-04-31", "2017-13-01", "2017-00-10", "0999-12-31", "1000-01-01", "9999-12-31", "2017-03-01T00:00:00", "20170301",
        "6000.00", "6000", "6000.0", "6000.000", "6.000,00", "+6000.00", "-6000.00", "-0.00", "0.00", "06000.00", ".50", "-0.01",
        "10000000000000.00", "10000000000000.01", "-10000000000000.00", "99999999999999.00", "1e3", [], {}, [{}], ["Consulent"],
        ["Consulent", "Consulent"], [{"vanaf": "2017-01-01", "waarde": "0632"}], [{"vanaf": "2017-01-01", "waarde": None}],
        [{"vanaf": "2017-01-01"}], [{"vanaf": "2017-01-01", "waarde": "1.00"}], {"waarde": True, "door": "Consulent"},
        {"waarde": True, "door": "Teammanager"}, {"bedrag": "1.00", "stand_van": "2017-01-01"}, {"bedrag": "1.00"},
    ]  # fmt: skip

    # What the schema has no words for (include/klap/exchange/schema.hpp); the reader alone refuses it.
    READER_ALONE = {
        "K0934",  # dates of a history ascend
        "K0937",  # ids differ
        "K0938",  # a person that there is
        "K0943",  # one decision per person and law
    }

    @classmethod
    def setUpClass(cls):
        cls.rules = klap.load(ALL_TYPES)
        cls.schema = validator(cls.rules.schema())

    def refusal(self, facts):
        try:
            self.rules.decide(json.dumps(facts), concept=True)
        except klap.CaseError as error:
            return {one.code for one in error.diagnostics}
        return set()

    def compare(self, facts, about):
        codes = self.refusal(facts)
        accepted = self.schema.is_valid(facts)
        if accepted and codes:
            self.assertLessEqual(codes, self.READER_ALONE, about)
        else:
            self.assertEqual(accepted, not codes, (about, codes))
        if not codes:
            self.assertTrue(CASE.is_valid(facts), about)
        return bool(codes)

    def places(self, part, way=()):
        yield way
        if isinstance(part, (dict, list)):
            for key, inner in part.items() if isinstance(part, dict) else enumerate(part):
                yield from self.places(inner, (*way, key))

    def changed(self, facts, way, change):
        part = facts
        for step in way[:-1]:
            part = part[step]
        change(part, way[-1])
        return facts

    def test_another_value_at_every_place(self):
        wrong = right = 0
        for way in self.places(full_case()):
            for value in self.VALUES if way else ():
                facts = self.changed(full_case(), way, lambda part, key: part.__setitem__(key, copy.deepcopy(value)))
                if self.compare(facts, (way, value)):
                    wrong += 1
                else:
                    right += 1
        self.assertGreater(wrong, 1000)
        self.assertGreater(right, 100)

    def test_a_key_taken_out_or_put_in(self):
        for way in self.places(full_case()):
            if way:
                self.compare(self.changed(full_case(), way, lambda part, key: part.__delitem__(key)), way)
            for key in ("onbekend", "id", "persoon", "eigen_kracht", "geboortedatum", "kosten", "Id"):
                for value in (True, "2017-01-01", "x"):
                    facts = full_case()
                    part = facts
                    for step in way:
                        part = part[step]
                    if isinstance(part, dict) and key not in part:
                        part[key] = value
                        self.compare(facts, (way, key))

    def test_wrong_wholes(self):
        for whole in (None, [], "x", 3, True, {}, {"personen": []}, [full_case()]):
            self.assertTrue(self.compare(whole, whole))

    def test_lists_that_are_too_long(self):
        facts = full_case()
        facts["personen"] = [{"id": f"p{i}"} for i in range(1001)]
        self.assertTrue(self.compare(facts, "1001 persons"))
        facts["personen"].pop()
        self.assertFalse(self.compare(facts, "1000 persons") and "K0938" not in self.refusal(facts))

    def test_generated(self):
        seed = int(os.environ.get("KLAP_SEED", "20160701"))
        dice = random.Random(seed)
        ways = [way for way in self.places(full_case()) if way]
        for number in range(1500):
            facts = full_case()
            for way in dice.sample(ways, dice.randint(1, 3)):
                try:
                    self.changed(facts, way, lambda part, key: part.__setitem__(key, copy.deepcopy(dice.choice(self.VALUES))))
                except (TypeError, IndexError, KeyError, AttributeError):
                    pass  # an earlier change took this place away
            self.compare(facts, (seed, number))


class SchemaItself(Test):
    def test_it_is_the_same_text_every_time(self):
        self.assertEqual(klap.load(ALL_TYPES)._native.schema(), klap.load(ALL_TYPES)._native.schema())

    def test_dates_are_the_calendars(self):
        import calendar

        pattern = {"$defs": klap.load(ALL_TYPES).schema()["$defs"], "$ref": "#/$defs/datum"}
        dates = validator(pattern, formats=False)
        for year in (999, 1000, 1004, 1100, 1200, 1900, 1999, 2000, 2004, 2016, 2017, 2100, 2400, 9996, 9999):
            for month in range(14):
                for day in range(33):
                    real = year >= 1000 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
                    self.assertEqual(dates.is_valid(f"{year:04}-{month:02}-{day:02}"), real, (year, month, day))

    def test_a_rule_set_without_lots_providers_or_judgements(self):
        text = 'regelset Klein\nstatus concept\npersoon\nvoorziening\n'
        schema = klap.loads({"a.klap": text}).schema()
        facts = {"personen": [{"id": "p"}], "voorzieningen": [{"id": "v", "persoon": "p"}]}
        self.fits(validator(schema), facts)
        facts["voorzieningen"][0]["oordelen"] = {"x": {"waarde": True, "door": "y"}}
        self.assertFalse(validator(schema).is_valid(facts))


if __name__ == "__main__":
    unittest.main()
