"""The Python side of tests/same_bytes: RULES THREADS <names of case files; the lines are those of by_cpp.cpp."""

import contextlib
import hashlib
import locale
import sys
from concurrent.futures import ThreadPoolExecutor

import klap

with contextlib.suppress(locale.Error):
    locale.setlocale(locale.LC_ALL, "")  # as an unlucky program around us may have done
rules_path, threads = sys.argv[1], int(sys.argv[2])
rules = klap.load(rules_path)


def said(case_file):
    with open(case_file, "rb") as file:
        outcome = rules.decide(file.read(), concept=True)
    parts = [outcome.to_json(), outcome.to_json(derivation=True)]
    parts += [outcome.explain(reader, language) for reader in ("resident", "file", "auditor") for language in ("nl", "en")]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


files = sys.stdin.buffer.read().decode().splitlines()
with ThreadPoolExecutor(threads) as team:
    for name, digits in zip(files, team.map(said, files)):
        sys.stdout.buffer.write(f"{digits}  {name}\n".encode())
