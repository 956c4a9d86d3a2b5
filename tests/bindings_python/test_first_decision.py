"""docs/first-decision-python.md: its files are written, its commands are run, and print what the page shows."""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

from support import ROOT

PAGE = ROOT / "docs" / "first-decision-python.md"


def blocks():
    """(what stands behind the fence, the text) of every block."""
    return re.findall(r"^```([^\n]*)\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


class FirstDecision(unittest.TestCase):
    maxDiff = None

    def test_every_command_prints_what_the_page_shows(self):
        # `python` is that of the venv klap is in; its folder goes in front, and nothing else of the venv is needed
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        ran = 0
        with tempfile.TemporaryDirectory() as folder:
            for info, text in blocks():
                kind, _, file = info.partition(" ")
                if file:
                    Path(folder, file).write_text(text, "utf-8")
                if kind != "console":
                    continue
                for command, shown in re.findall(r"^\$ ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", text, re.MULTILINE):
                    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": path})
                    self.assertEqual((done.stdout, done.stderr), (shown, ""), command)
                    ran += 1
        self.assertEqual(ran, 4)

    def test_the_packages_are_those_the_build_asks_for(self):
        needs = (ROOT / "bindings" / "python" / "needs.cmake").read_text("utf-8")
        install = next(text for info, text in blocks() if info == "sh")
        for package in re.findall(r"=([a-z0-9-]+)\"", needs):
            self.assertIn(f" {package} ", install)
        project = (ROOT / "pyproject.toml").read_text("utf-8")
        self.assertIn(install.split("install ", 1)[1].split("\n")[0], project)
        self.assertIn(" ".join(f'"{one}"' for one in tomllib.loads(project)["build-system"]["requires"]), PAGE.read_text("utf-8"))


if __name__ == "__main__":
    unittest.main()
