import unittest
from pathlib import Path

import klap
from support import ALL_TYPES, WOERDEN, rules


class Load(unittest.TestCase):
    def test_a_folder_a_file_a_list_and_texts_are_the_same_rule_set(self):
        files = sorted(WOERDEN.glob("*.klap"))
        library = sorted((WOERDEN.parent / "wet").glob("*.klap"))
        texts = {f"{path.parent.name}/{path.name}": path.read_text("utf-8") for path in files + library}
        ways = [klap.load(WOERDEN), klap.load(str(WOERDEN)), klap.load(files), klap.load(map(str, files)), klap.loads(texts)]
        self.assertEqual({one.hash for one in ways}, {ways[0].hash})
        self.assertRegex(ways[0].hash, "^[0-9a-f]{64}$")
        self.assertEqual(ways[0].name, "Woerden")

    def test_repr_says_which_rules(self):
        one = rules()
        self.assertEqual(repr(one), f"<klap.Rules Alle_typen 1, concept, {one.hash[:12]}>")
        self.assertEqual((one.version, one.is_concept), ("1", True))

    def test_wrong_rules_raise_with_all_that_is_wrong(self):
        text = 'regelset Fout\nbron Wmo soort wet\npersoon\n    x: getl\n    y: datum, moeite 0\n'
        with self.assertRaises(klap.RulesError) as caught:
            klap.loads({"fout.klap": text})
        found = caught.exception.diagnostics
        self.assertTrue(found)
        for one in found:
            self.assertIsInstance(one, klap.Diagnostic)
            self.assertRegex(one.code, "^K[0-9]{4}$")
            self.assertIs(one.level, klap.Level.ERROR)
            self.assertEqual(one.document, "fout.klap")
            self.assertGreaterEqual(one.line, 1)
            self.assertGreaterEqual(one.column, 1)
            self.assertIsNone(one.pointer)
            self.assertTrue(one.text_nl and one.text_en and one.text_nl != one.text_en)
        self.assertEqual(str(caught.exception).splitlines()[0], str(found[0]))
        self.assertIn(f"fout.klap:{found[0].line}:{found[0].column}: error {found[0].code}: ", caught.exception.text("en"))

    def test_many_messages_are_counted(self):
        text = "regelset Fout\n" + "bron Wmo soort niets\n" * 300
        with self.assertRaises(klap.RulesError) as caught:
            klap.loads({"fout.klap": text})
        self.assertEqual(len(caught.exception.diagnostics), 100)
        self.assertGreater(caught.exception.not_shown, 0)
        self.assertIn("meldingen", str(caught.exception).splitlines()[-1])

    def test_files_that_are_not_there(self):
        with self.assertRaises(klap.RulesError) as caught:
            klap.load(WOERDEN / "er_is_niets")
        one = caught.exception.diagnostics[0]
        self.assertEqual((one.code, one.document, one.line), ("K1001", None, None))
        self.assertIn("er_is_niets", one.text_nl)

    def test_texts_that_are_no_utf8(self):
        with self.assertRaises(klap.RulesError):
            klap.loads({"a.klap": 'regelset A "\udc80"\n'})

    def test_no_rules_at_all(self):
        with self.assertRaises(klap.RulesError) as caught:
            klap.loads({"leeg.klap": ""})
        self.assertTrue(caught.exception.diagnostics)
        for load, nothing in ((klap.loads, {}), (klap.load, [])):
            with self.assertRaises(ValueError):
                load(nothing)

    def test_wrong_types_are_type_errors(self):
        one = rules()
        calls = {
            "path": [lambda wrong=wrong: klap.load(wrong) for wrong in (None, 3, [None], [3])],
            "texts": [lambda wrong=wrong: klap.loads(wrong) for wrong in ("x", b"x", None, [("a", "b")], {b"a": "x"}, {"a": b"x"}, {"a": None})],
            "concept": [lambda wrong=wrong: one.decide({}, concept=wrong) for wrong in ("ja", 1, None)],
            "on": [lambda: one.check(on=3)],
        }
        for name, wrongs in calls.items():
            for call in wrongs:
                with self.assertRaises(TypeError) as caught:
                    call()
                self.assertRegex(str(caught.exception), f"^{name}: ")  # ours, in Python's own words

    def test_wrong_names_are_value_errors(self):
        for name in ("", "a\0b", "a" * 4097, "\udc80", "é" * 2049):
            with self.assertRaisesRegex(ValueError, "^texts: a name"):
                klap.loads({name: "regelset A\n"})
        for path in ("", b"", "a\0b", ["a", ""]):
            with self.assertRaisesRegex(ValueError, "^path: "):
                klap.load(path)
        self.assertEqual(klap.load(bytes(WOERDEN)).hash, klap.load(WOERDEN).hash)

    def test_a_library_among_texts_stands_in_a_folder(self):
        town = "regelset Stad gebruikt \"../wet\" status concept\n"
        law = "regelset Wetten status concept\nbron Wmo soort wet\n"
        self.assertEqual(klap.loads({"stad/a.klap": town, "wet/b.klap": law}).name, "Stad")
        with self.assertRaises(klap.RulesError) as caught:
            klap.loads({"stad/a.klap": town})
        self.assertEqual(caught.exception.diagnostics[0].code, "K1013")
        self.assertIn("'wet/regels.klap'", caught.exception.text("nl"))

    def test_check(self):
        found = klap.loads({"a.klap": _with_findings()}).check()
        self.assertTrue(found)
        for one in found:
            self.assertIsNot(one.level, klap.Level.ERROR)
            self.assertEqual(one.document, "a.klap")
        self.assertIsInstance(klap.load(WOERDEN).check(on="2017-03-01"), list)
        with self.assertRaises(ValueError):
            rules().check(on="1 maart")


def _with_findings():
    """All types, and a term that no rule uses."""
    return Path(ALL_TYPES).read_text("utf-8") + "\nbegrip ongebruikt betekent de inwoner is ten minste 18 jaar oud\n"


if __name__ == "__main__":
    unittest.main()
