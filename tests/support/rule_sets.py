"""The rule sets that come with Klap, one folder each. A library has no ladder, and loads only with a rule set that uses it."""

from pathlib import Path

RULES = Path(__file__).resolve().parents[2] / "rules"


def rule_sets():
    files = sorted(RULES.rglob("*.klap"))
    return sorted({file.parent for file in files if "\nladder " in file.read_text("utf-8")})
