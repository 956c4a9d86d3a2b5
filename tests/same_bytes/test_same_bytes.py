"""Every case and example of rules/ comes to the same bytes, whoever asks: one list of hashes, expected.txt, for the command
line tool, C++, C and Python, on one thread and on eight. Under other locales and time zones it is one case in ten. Each
compiler's build is held against the same list. A change of rules or words changes it; KLAP_UPDATE=1 writes it anew, and `git diff` shows what changed."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EXPECTED = HERE / "expected.txt"

sys.path.insert(0, str(ROOT / "tests" / "support"))
from rule_sets import rule_sets  # noqa: E402

TOOL = os.environ["KLAP_TOOL"]
CPP = os.environ["KLAP_SAME_BYTES"]
C_LIBRARY = os.environ.get("KLAP_C_LIBRARY", "")

ZONES = ("UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "America/St_Johns")
ENVIRONMENTS = [{"LC_ALL": "garbage", "LANG": "garbage"}] + [{"TZ": zone} for zone in ZONES]


PYTHON = (sys.executable, "-I", "-X", "utf8")  # names of files are UTF-8, whatever the locale says
LOCALES = (("tr_TR", "UTF-8"), ("de_DE", "ISO-8859-1"))


def run(command, names=(), **environment):
    done = subprocess.run(
        [os.fspath(word) for word in command],
        input="".join(f"{name}\n" for name in names).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def by_tool(rules, names, **environment):
    def line(name):
        command = [TOOL, "decide", "--rules", rules, "--case", name, "--concept"]
        said = run([*command, "--json"], **environment) + run([*command, "--json", "--explain", "auditor"], **environment)
        for reader in ("inwoner", "dossier", "auditor"):
            for language in ("nl", "en"):
                said += run([*command, "--explain", reader, "--language", language], **environment)
        return f"{hashlib.sha256(said).hexdigest()}  {name}\n"

    with ThreadPoolExecutor() as team:  # a process per answer: most of the time goes into starting them
        return "".join(team.map(line, names))


def by_cpp(rules, names, threads=1, hostile=False, **environment):
    return run([CPP, "hash", rules, str(threads), *(["hostile"] if hostile else [])], names, **environment).decode()


def by_python(rules, names, threads=1, **environment):
    return run([*PYTHON, HERE / "by_python.py", rules, str(threads)], names, **environment).decode()


def by_c(rules, names, threads=1, **environment):
    return run([*PYTHON, HERE / "by_c.py", C_LIBRARY, rules, str(threads)], names, **environment).decode()


class SameBytes(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.rule_sets = {}  # path: the files with its cases
        for rules in rule_sets():
            cases = Path(cls.folder.name) / rules.name
            run([CPP, "cases", rules, cases])
            cls.rule_sets[rules] = sorted(rules.glob("zaken/*.json")) + sorted(cases.glob("*.json"))
        cls.expected = EXPECTED.read_text("utf-8") if EXPECTED.exists() else ""
        if os.environ.get("KLAP_UPDATE"):
            cls.expected = cls.listed(by_cpp)
            EXPECTED.write_text(cls.expected, "utf-8")

    @classmethod
    def listed(cls, ask, step=1, **how):
        """Names as they stand in the list: of the rule set and the case, wherever the files are; then all hashes in one.
        With a step, that many lines further each time, and no hash of all."""
        lines = []
        for rules, files in cls.rule_sets.items():
            for line in ask(rules, files[::step], **how).splitlines():
                digits, name = line.split("  ", 1)
                lines.append(f"{digits}  {rules.name}/{Path(name).stem}\n")
        if step == 1:
            lines.append(f"{hashlib.sha256(''.join(lines).encode()).hexdigest()}  alles\n")
        return "".join(lines)

    def same(self, ask, **how):
        self.assertMultiLineEqual(self.listed(ask, **how), self.expected)

    def same_in_ten(self, ask, **how):
        lines = self.listed(ask, step=10, **how)
        self.assertGreater(lines.count("\n"), 10)
        self.assertLessEqual(set(lines.splitlines()), set(self.expected.splitlines()), lines)

    def test_there_is_something_to_compare(self):
        self.assertGreater(sum(map(len, self.rule_sets.values())), 20)

    def test_command_line_tool(self):
        self.same(by_tool)

    def test_cpp(self):
        for threads, hostile in ((1, False), (8, True)):
            with self.subTest(threads=threads, hostile=hostile):
                self.same(by_cpp, threads=threads, hostile=hostile)

    def test_python(self):
        for threads in (1, 8):
            with self.subTest(threads=threads):
                self.same(by_python, threads=threads)

    @unittest.skipUnless(C_LIBRARY, "no C library in this build")
    def test_c(self):
        for threads in (1, 8):
            with self.subTest(threads=threads):
                self.same(by_c, threads=threads)

    def test_every_locale_and_time_zone(self):
        for environment in ENVIRONMENTS:
            for ask in [by_cpp, by_python] + ([by_c] if C_LIBRARY else []):
                with self.subTest(ask=ask.__name__, **environment):
                    self.same_in_ten(ask, **environment)

    def test_locales_that_are_there(self):
        """A name that is no locale changes nothing; these do: another comma, another i, another set of characters."""
        made = []
        for source, characters in LOCALES:
            name = f"{source}.{characters}"
            command = ["localedef", "-i", source, "-f", characters, Path(self.folder.name) / name]
            if shutil.which("localedef") is None or subprocess.run(command, capture_output=True).returncode != 0:
                self.skipTest("localedef or its sources are not there (Debian: apt-get install locales)")
            made.append(name)
        for name in made:
            environment = {"LOCPATH": self.folder.name, "LC_ALL": name, "LANG": name}
            comma = run([sys.executable, "-c", "import locale; print(locale.setlocale(locale.LC_ALL, '') and locale.localeconv()['decimal_point'])"], **environment)
            self.assertEqual(comma, b",\n", name)
            for ask in [by_tool, by_cpp, by_python] + ([by_c] if C_LIBRARY else []):
                with self.subTest(ask=ask.__name__, locale=name):
                    self.same_in_ten(ask, **environment)

    def test_tool_under_every_locale_and_time_zone(self):
        rules, files = next(iter(self.rule_sets.items()))
        lines = {line.split()[0] for line in self.expected.splitlines()}
        for environment in ENVIRONMENTS:
            with self.subTest(**environment):
                self.assertIn(by_tool(rules, files[:1], **environment).split()[0], lines)


if __name__ == "__main__":
    unittest.main()
