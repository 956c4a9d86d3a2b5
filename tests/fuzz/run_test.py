"""How run.py ends, on targets that only act as if they were built: a finding must never pass for a good run."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RUN = Path(__file__).resolve().parent / "run.py"


class Runner(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)

    def target(self, name, script):
        program = self.folder / "bin" / f"fuzz_{name}"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def run_it(self, *arguments, seconds=1):
        command = [sys.executable, str(RUN), "--folder", str(self.folder), "--seconds", str(seconds), "--seed", "1", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    def test_a_run_without_findings_ends_with_0_and_says_how_much_was_tried(self):
        self.target("parse", "echo 'stat::number_of_executed_units: 1234' >&2")
        done = self.run_it("parse")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("parse: 1,234 runs", done.stdout)
        self.assertIn("0 found", done.stdout)

    def test_a_finding_ends_with_1_and_names_the_file_and_the_reason(self):
        self.target("parse", "echo \"  what():  a tree that is not whole\" >&2\n"
                             f"echo 'Test unit written to {self.folder}/findings/parse/crash-1' >&2\nexit 77")
        done = self.run_it("--or-skip", "parse")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("findings/parse/crash-1: a tree that is not whole", done.stdout)

    def test_a_crash_without_a_file_is_a_finding_too(self):
        self.target("parse", "exit 3")
        done = self.run_it("parse")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("ended with 3", done.stdout)

    def test_a_finding_in_one_of_two_targets_is_not_hidden_by_the_other(self):
        self.target("parse", "exit 3")
        self.target("check", "exit 0")
        self.assertEqual(self.run_it("parse", "check").returncode, 1)
        self.assertEqual(self.run_it("check", "parse").returncode, 1)

    def test_what_is_not_built_is_skipped_only_where_that_is_allowed(self):
        self.assertEqual(self.run_it("parse").returncode, 1)
        done = self.run_it("--or-skip", "parse")
        self.assertEqual(done.returncode, 77)
        self.assertIn("overgeslagen (skipped): the targets are not built", done.stdout)

    def test_no_seconds_run_nothing(self):
        self.target("parse", f"touch {self.folder}/was-run")
        self.assertEqual(self.run_it("parse", seconds=0).returncode, 0)
        self.assertFalse((self.folder / "was-run").exists())


if __name__ == "__main__":
    unittest.main()
