"""What strangers may send, through every boundary: refused by the same rule of docs/case-format.md, with the same JSON pointer,
line and column, by C++, C, Python and the command line tool; and nowhere is a value repeated."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import jsonschema_rs
import klap

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RULES = ROOT / "tests" / "schema" / "all_types.klap"
SCHEMA = jsonschema_rs.Draft202012Validator(json.loads((ROOT / "schemas" / "diagnostics-1.schema.json").read_text("utf-8")))
CASE_FORMAT = ROOT / "docs" / "case-format.md"
TOOL = os.environ["KLAP_TOOL"]
CPP = os.environ["KLAP_SAME_BYTES"]
C_LIBRARY = os.environ.get("KLAP_C_LIBRARY", "")

MOST_BYTES = 10 * 2**20
MOST_VALUES = 1_000_000
SECRET = "471147"  # stands in every value; in no message


def around(fact, value):
    """A case with one fact of its request, whose value begins on line 3, column 14 + the length of the name."""
    head = '{"personen": [{"id": "p1"}],\n "voorzieningen": [{"id": "v1", "persoon": "p1",\n         "'
    return f'{head}{fact}": {value}}}]}}\n'.encode()


def of(code, fact, value):
    return code, f"/voorzieningen/0/{fact}", 3, 14 + len(fact), around(fact, value)


# What it is: code, JSON pointer, line, column, the bytes.
HOSTILE = {
    "one byte too many": ("K0904", None, 1, 1, b'{"zaak": "' + b"471147" * (MOST_BYTES // 6) + b'"}'),
    "65 levels": ("K0905", "/0" * 64, 1, 65, b"[" * 65 + b"]" * 65),
    "ten megabytes of brackets": ("K0905", "/0" * 64, 1, 65, b"[" * MOST_BYTES),
    "objects too deep": ("K0905", "/a" * 64, 1, 64 * 5 + 1, b'{"a":' * 100_000),
    "a million values": ("K0945", f"/besluiten/{MOST_VALUES - 3}", 2, 2 * (MOST_VALUES - 3) + 1,
                         b'{"besluiten": [\n' + b"0," * MOST_VALUES + b"0]}"),
    "no UTF-8": ("K0903", None, 3, 27, around("kosten", '"471147?"').replace(b"7?", b"7\xff")),
    "UTF-8 of half a pair": ("K0903", None, 3, 21, around("kosten", '"?471147"').replace(b"?", b"\xed\xa0\x80")),
    "overlong UTF-8": ("K0903", None, 3, 21, around("kosten", '"?471147"').replace(b"?", b"\xc0\x80")),
    "UTF-16": ("K0903", None, 1, 1, '{"zaak": "471147"}'.encode("utf-16")),
    "half a pair, escaped": ("K0947", "/voorzieningen/0/kosten", 3, 21, around("kosten", '"\\ud800"')),
    "True": of("K0946", "spoed", "True"),
    "a null character": ("K0901", "/voorzieningen/0", 3, 24, around("uren", "471147\0")),
    "NaN": of("K0946", "uren", "NaN"),
    "Infinity": of("K0946", "uren", "Infinity"),
    "-Infinity": of("K0946", "uren", "-Infinity"),
    "a float for an amount": of("K0914", "kosten", "471147.5"),
    "a whole number for an amount": of("K0914", "kosten", "471147"),
    "2^63 for an amount": of("K0914", "kosten", "9223372036854775808"),
    "2^63 euros": of("K0913", "kosten", '"9223372036854775808.00"'),
    "2^63 cents": of("K0913", "kosten", '"92233720368547758.08"'),
    "a comma in an amount": of("K0912", "kosten", '"471147,50"'),
    "thousandths": of("K0912", "kosten", '"471147.505"'),
    "a float for a number": of("K0916", "uren", "471147.0"),
    "a power for a number": of("K0916", "uren", "471147e1"),
    "2^63 for a number": of("K0917", "uren", "9223372036854775808"),
    "-2^63-1 for a number": of("K0917", "uren", "-9223372036854775809"),
    "more than a float can hold": of("K0917", "uren", "471147e999"),
    "a text for a number": of("K0915", "uren", '"471147"'),
    "a key twice": ("K0906", "/voorzieningen/0/uren", 3, 21, around("uren", '1, "uren": 471147')),
    "null": of("K0924", "kosten", "null"),
    "a day that is not there": of("K0911", "vanaf_dag", '"4711-02-30"'),
    "cut short": ("K0902", "/voorzieningen/0", 3, 27, around("kosten", '"471147')[:-4]),
    "nothing": ("K0902", "", 1, 1, b""),
}
OF_A_FILE = {"K0904": "K1006"}  # the command line tool refuses the file before it is read


def run(*command):
    done = subprocess.run([os.fspath(word) for word in command], capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class RefusedAlike(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.rules = klap.load(RULES)
        cls.files = {}
        for number, (name, (*_, case)) in enumerate(HOSTILE.items()):
            cls.files[name] = Path(cls.folder.name) / f"{number}.json"
            cls.files[name].write_bytes(case)

    def silent(self, said):
        for secret in (SECRET, "922337203", "4711-02"):
            self.assertNotIn(secret, said)

    def refused(self, said, name):
        """The JSON of the messages says what HOSTILE says."""
        code, pointer, line, column, _ = HOSTILE[name]
        self.silent(said)
        messages = json.loads(said)
        SCHEMA.validate(messages)
        first = messages["meldingen"][0]
        self.assertEqual([first[key] for key in ("code", "pointer", "regel", "kolom")], [code, pointer, line, column])

    def by_cpp(self, file):
        status, said, err = run(CPP, "refuse", RULES, file)
        self.assertEqual((status, err), (0, ""))
        return said

    def test_cpp(self):
        for name, file in self.files.items():
            with self.subTest(name):
                self.refused(self.by_cpp(file), name)

    @unittest.skipUnless(C_LIBRARY, "no C library in this build")
    def test_c(self):
        for name, file in self.files.items():
            with self.subTest(name):
                status, said, err = run(sys.executable, "-I", HERE / "by_c.py", C_LIBRARY, RULES, "refuse", file)
                self.assertEqual((status, err), (0, ""))
                self.refused(said, name)
                self.assertEqual(said, self.by_cpp(file))

    @unittest.skipUnless(C_LIBRARY, "no C library in this build")
    def test_a_wrong_call_in_c_has_the_same_form(self):
        status, said, err = run(sys.executable, "-I", HERE / "by_c.py", C_LIBRARY, RULES, "misuse")
        self.assertEqual((status, err), (0, ""))
        SCHEMA.validate(json.loads(said))
        self.assertEqual(json.loads(said)["meldingen"][0]["code"], "KLAP_BAD_HANDLE")

    def test_python(self):
        for name, (code, pointer, line, column, case) in HOSTILE.items():
            for form in (case, case.decode("utf-8", "surrogateescape")):
                with self.subTest(name, form=type(form)), self.assertRaises(klap.CaseError) as caught:
                    self.rules.decide(form, concept=True)
                first = caught.exception.diagnostics[0]
                with self.subTest(name, form=type(form)):
                    self.assertEqual((first.code, first.pointer, first.line, first.column), (code, pointer, line, column))
                    self.silent(caught.exception.text("nl") + caught.exception.text("en") + repr(caught.exception))

    def test_command_line_tool(self):
        for name, file in self.files.items():
            with self.subTest(name):
                self.by_tool(file, name)

    def by_tool(self, file, name):
        code, pointer, line, column, _ = HOSTILE[name]
        command = [TOOL, "decide", "--rules", RULES, "--case", file, "--concept", "--language", "en"]
        status, said, err = run(*command, "--json")
        if code in OF_A_FILE:
            self.assertEqual((status, err), (2, ""))
            self.assertEqual(json.loads(said)["meldingen"][0]["code"], OF_A_FILE[code])
            return
        self.assertEqual((status, err), (1, ""))
        self.refused(said, name)
        status, said, err = run(*command)
        self.assertEqual((status, said), (1, ""))
        self.silent(err)
        self.assertTrue(err.startswith(f"{file}:{line}:{column}: error {code}: "), err[:200])
        self.assertIn((pointer or "")[:100], err)  # a longer one is cut in the words, and whole in the JSON

    def test_the_rule_is_written_down(self):
        page = CASE_FORMAT.read_text("utf-8")
        for name, (code, *_) in HOSTILE.items():
            self.assertIn(f"| {code} |", page, name)


if __name__ == "__main__":
    unittest.main()
